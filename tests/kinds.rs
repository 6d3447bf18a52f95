//! Kinds of case of the tests' own, in `tests/kinds`: what a kind of case can say beside what the built-in one needs.
//! `mallar` holds their template folders, and a folder beside it a case, whose workbook is written from `underlag.toml`.
//! `UTLATANDE_UPDATE=1 cargo test --release --test all kinds::` rewrites what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use utlatande::case_files::WORKBOOK_FILE;
use utlatande::scaffold::workbook::{FilledRow, workbook};
use utlatande::templates::Arendetyp;

use crate::common::{difference, entries, fall, follow_up, program, put, repository, said, scratch, tree, update};

/// The template folders.
const TEMPLATES: &str = "tests/kinds/mallar";

/// The rows of a case's workbook.
const ROWS: &str = "underlag.toml";

type Rows = BTreeMap<String, Vec<Vec<String>>>;

/// The kind of case that a folder of `mallar` describes.
fn kind(name: &str) -> Arendetyp {
    toml::from_str(&fs::read_to_string(repository(TEMPLATES).join(name).join("arendetyp.toml")).unwrap()).unwrap()
}

/// Lays out the case of a kind under `root`, with its workbook.
pub fn lay_out(name: &str, root: &Path, change: impl FnOnce(&mut Rows)) -> PathBuf {
    let case = root.join(name);
    let mut rows = Rows::new();
    for (path, bytes) in tree(&repository("tests/kinds").join(name)) {
        if path == ROWS {
            rows = toml::from_slice(&bytes).unwrap();
        } else if !fall::is_expected(&path) {
            put(&case.join(&path), &bytes);
        }
    }
    change(&mut rows);
    let schema = kind(name);
    let filled = |(table, rows): (String, Vec<Vec<String>>)| {
        let row = |cells: &Vec<String>| {
            follow_up::row(&schema, &table, &cells.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let rows: Vec<FilledRow> = rows.iter().map(row).collect();
        (table, rows)
    };
    let filled = rows.into_iter().map(filled).collect();
    put(&case.join(WORKBOOK_FILE), &workbook(&schema, &filled).unwrap());
    case
}

/// What `check` says of a case, in a language.
pub fn check(case: &Path, language: &str) -> String {
    let said = said(program().args(["check", "--lang", language, "--templates"]).arg(repository(TEMPLATES)).arg(case));
    format!("exit {}\n\n{}{}", said.code, said.out, said.err)
}

/// Builds a case into `output`, and gives the folder.
pub fn build(case: &Path, output: &Path) -> PathBuf {
    let templates = repository(TEMPLATES);
    let said = said(program().args(["build", "--templates"]).arg(templates).arg(case).arg("--output").arg(output));
    assert_eq!(said.code, 0, "{said:?}");
    output.join(case.file_name().unwrap())
}

/// Every case says what is expected, and its pages do.
#[test]
fn every_kind_says_what_is_expected() {
    let scratch = scratch();
    for folder in entries(&repository("tests/kinds")).iter().filter(|folder| !folder.ends_with("mallar")) {
        let case = lay_out(folder.file_name().unwrap().to_str().unwrap(), scratch.path(), |_| {});
        let languages =
            ["sv", "en"].map(|language| (format!("expected.{language}.txt"), check(&case, language).into_bytes()));
        let mut told: BTreeMap<String, Vec<u8>> = languages.into();
        let output = build(&case, &scratch.path().join("output"));
        let texts = tree(&output).into_iter().filter(|(path, _)| path.ends_with(".txt") && path != "granskning.txt");
        told.extend(
            texts.filter(|(path, _)| path != "handlingar.txt").map(|(path, bytes)| (format!("expected.{path}"), bytes)),
        );
        for (name, bytes) in told {
            let expected = folder.join(&name);
            if update() {
                fs::write(&expected, &bytes).unwrap();
            }
            let wanted = fs::read(&expected).unwrap_or_default();
            let found = difference(&expected.display().to_string(), &bytes, &wanted);
            assert!(found.is_none(), "{}", found.unwrap());
        }
    }
}

/// The findings of the case of a kind with other rows.
fn findings(kind: &str, change: impl FnOnce(&mut Rows)) -> String {
    let scratch = scratch();
    check(&lay_out(kind, scratch.path(), change), "sv").replace('\u{a0}', " ")
}

/// Sets a cell of a row.
fn set(rows: &mut Rows, table: &str, row: usize, column: usize, text: &str) {
    text.clone_into(&mut rows.get_mut(table).unwrap()[row][column]);
}

#[test]
fn two_rows_with_the_same_key_are_both_named() {
    let found = findings("taxa", |rows| set(rows, "avgifter", 3, 0, "10"));
    assert!(found.contains("två rader i bladet `Avgifter` har samma nyckel: 10"), "{found}");
    assert!(found.contains("cell A5") && found.contains("cell A4"), "{found}");
}

#[test]
fn a_value_of_another_column_must_stand_there() {
    let found = findings("taxa", |rows| set(rows, "jamforelse", 0, 1, "99"));
    assert!(found.contains("`99` är inte tillåtet (kolumnen `Tjänst nr`)"), "{found}");
    assert!(found.contains("skriv något av: 1, 2, 10, 11"), "{found}");
}

#[test]
fn exact_arithmetic_finds_an_ore_too_much() {
    let found = findings("taxa", |rows| set(rows, "avgifter", 1, 5, "1834.51"));
    assert!(found.contains("avgift 2 är inte 1,5 timmar gånger timavgiften: 1 834,50 kr"), "{found}");
    let found = findings("taxa", |rows| set(rows, "avgifter", 0, 5, "1224"));
    assert!(found.contains("avgift 1 är 1 224 kr, men blir 1 223 kr med index"), "{found}");
}
