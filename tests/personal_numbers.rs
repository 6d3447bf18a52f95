//! A personnummer stops the build, and what the program says of it, and of anything else that is wrong with the same cell,
//! text, key or name, repeats it nowhere.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use serde_json::Value as Json;

use crate::common::fall::{self, Changes, TextEdit};
use crate::common::workbook::CellEdit;
use crate::common::{run, scratch, tree};

/// A number of nobody: the second in the tax agency's forms.
const DIGITS: &str = "7010632391";

/// Where a personnummer stands, and the code that is told of the same place beside G25.
struct Planted {
    code: &'static str,
    changes: Changes,
}

fn cell(code: &'static str, sheet: &str, cell: &str, text: &str) -> Planted {
    let edit = CellEdit { text: Some(text.to_owned()), ..edit(sheet, cell) };
    Planted { code, changes: Changes { cell: vec![edit], ..Changes::default() } }
}

fn edit(sheet: &str, cell: &str) -> CellEdit {
    let (fil, blad, cell) = ("underlag.xlsx".to_owned(), sheet.to_owned(), cell.to_owned());
    CellEdit { fil, blad, cell, ..CellEdit::default() }
}

/// A number in a cell that shows it by its format.
fn number(code: &'static str, sheet: &str, cell: &str, number: f64, format: &str) -> Planted {
    let edit = CellEdit { tal: Some(number), format: Some(format.to_owned()), ..edit(sheet, cell) };
    Planted { code, changes: Changes { cell: vec![edit], ..Changes::default() } }
}

fn text(code: &'static str, file: &str, from: &str, to: &str) -> Planted {
    let edit = TextEdit { fil: file.to_owned(), sok: from.to_owned(), till: to.to_owned() };
    Planted { code, changes: Changes { text: vec![edit], ..Changes::default() } }
}

fn planted() -> Vec<Planted> {
    let case = |code, from, to| text(code, "arende.toml", from, to);
    vec![
        cell("G12", "Aktiviteter", "F3", "701063-2391"),
        cell("W12", "Aktiviteter", "A3", "701063-2391"),
        cell("W12", "Aktiviteter", "B3", "19701063-2391"),
        cell("W12", "Aktiviteter", "A3", "701063\u{ad}-\u{200b}2391"),
        cell("W12", "Kostnader", "C2", &format!("{} 701063-2391 kr", "x".repeat(991))),
        cell("W07", "Aktiviteter", "L1", "Deltagare 701063-2391"),
        cell("W04", "Aktiviteter 701063-2391", "A1", "a"),
        cell("G25", "Aktiviteter", "C3", "[saknas: 701063-2391]"),
        cell("F06", "Aktiviteter", "C3", "\u{feff}701063-2391"),
        number("W12", "Aktiviteter", "A3", 7_010_632_391.0, "000000-0000"),
        number("W12", "Aktiviteter", "A3", 2_021_285.0, "000000-0000"),
        case("T02", "bildad = 2010", "bildad = 2010\n\"701063-2391\" = 1"),
        case("T04", "bildad = 2010", "bildad = \"701063-2391\""),
        case("T05", "status = \"slutlig\"", "status = \"701063-2391\""),
        case("P02", "Regleringen behöver bli kortare.", "Enligt {{ fakta.701063-2391 }} är det så."),
        case("G24", "Regleringen behöver bli kortare.", "[701063-2391]: beslut"),
        case("G25", "Regleringen behöver bli kortare.", "Fråga [xxx 701063-2391] om det."),
        case("G24", "Regleringen behöver bli kortare.", "Frågan 701063-2391 frågan 701063-2391 Kort"),
        case("G25", "arendenummer = \"SLK-2022-00001\"", "arendenummer = \"701063-2391\""),
        case("F01", "[\"underlag.xlsx\"]", "[\"701063-2391.xlsx\"]"),
        case("T07", "format = 1", "format = 701063-2391"),
        case("T01", "[beslut]", "[beslut 701063-2391"),
        case("N01", "[beslut]", "[[undantag]]\nkod = \"G12\"\nom = \"701063-2391\"\nskal = \"x\"\n\n[beslut]"),
        text("T02", "anvisning.toml", "", "\n[\"701063-2391\"]\n"),
    ]
}

/// Without what may stand between the digits of a number.
fn joined(text: &str) -> String {
    text.replace(|c: char| "-+– \u{a0}".contains(c), "")
}

#[track_caller]
fn assert_silent(what: &str, text: &str) {
    let text = joined(text);
    assert!(!text.contains(DIGITS) && !text.contains("2021285") && !text.contains("0632391"), "{what}: {text}");
}

/// Everything that the commands say of a case, and whatever the build left.
fn said(case: &Path, root: &Path) -> (BTreeSet<String>, Vec<(String, String)>) {
    let mut all = Vec::new();
    let mut codes = BTreeSet::new();
    for format in ["human", "json", "sarif"] {
        let told = run([OsStr::new("check"), case.as_os_str(), OsStr::new("--message-format"), OsStr::new(format)]);
        if format == "json" {
            let records = told.out.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
            codes = records.filter_map(|record| Some(record["code"].as_str()?.to_owned())).collect();
        }
        all.push((format.to_owned(), told.out + &told.err));
    }
    let output = root.join("ut");
    let told = run([OsStr::new("build"), case.as_os_str(), OsStr::new("--output"), output.as_os_str()]);
    assert_eq!(told.code, 1, "{}", told.err);
    all.push(("build".to_owned(), told.out + &told.err));
    let written = tree(&output).into_iter().filter(|(name, _)| name.ends_with("granskning-inte-byggt.txt"));
    all.extend(written.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())));
    (codes, all)
}

#[test]
fn no_message_repeats_a_personnummer() {
    let scratch = scratch();
    let sound = fall::changed(&scratch.path().join("in"), "fall", &Changes::default());
    let output = scratch.path().join("ut");
    assert_eq!(run([OsStr::new("build"), sound.as_os_str(), OsStr::new("--output"), output.as_os_str()]).code, 0);
    let mut others = Vec::new();
    for (index, Planted { code, changes }) in planted().iter().enumerate() {
        let case = fall::changed(&scratch.path().join(index.to_string()), "fall", changes);
        let (codes, all) = said(&case, scratch.path());
        assert_eq!(all.len(), 5, "{index}: the findings lie beside the old output");
        for (what, text) in &all {
            assert_silent(&format!("{index} {what}"), text);
        }
        // With broken syntax nothing is read that could be searched.
        let wanted = if *code == "T01" { vec![*code] } else { vec![*code, "G25"] };
        if !wanted.iter().all(|code| codes.contains(*code)) {
            others.push(format!("{index}: {wanted:?} are not among {codes:?}"));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

/// Names go into messages, the manifest and the places of facts.
#[test]
fn a_personnummer_in_a_name_is_found() {
    let scratch = scratch();
    let sheet = cell("", "Blad 701063-2391", "A1", "a").changes;
    let file = Changes {
        text: vec![TextEdit {
            fil: "arende.toml".to_owned(),
            sok: "[\"underlag.xlsx\"]".to_owned(),
            till: "[\"underlag.xlsx\", \"701063-2391.xlsx\"]".to_owned(),
        }],
        cell: vec![CellEdit { fil: "701063-2391.xlsx".to_owned(), text: Some("a".to_owned()), ..edit("Mer", "A1") }],
        ..Changes::default()
    };
    for (name, changes) in [("fall", sheet), ("fall", file), ("fall 701063-2391", Changes::default())] {
        let case = fall::changed(&scratch.path().join(name), name, &changes);
        let json = run([OsStr::new("check"), case.as_os_str(), OsStr::new("--message-format"), OsStr::new("json")]);
        assert!(json.code == 1 && json.out.contains("G25"), "{name}: {}", json.out);
        assert_silent(name, &json.out);
        let told = run([OsStr::new("check"), case.as_os_str()]);
        assert_silent(name, &told.err);
        std::fs::remove_dir_all(&case).unwrap();
    }
}
