//! What follows from what could not be read is not told: one slip is one message, and the rules speak of what was read alone.

use std::fs;
use std::path::Path;

use utlatande::diagnostic::Diagnostic;

use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, SAMPLE, copy, repository, run, scratch};
use crate::slips::workbook::{blank, cells, read, understood, without_row};

fn codes(told: &[Diagnostic]) -> Vec<&str> {
    told.iter().map(|problem| problem.code.name()).collect()
}

/// Puts another text in place of one wherever it stands in the case's TOML.
fn replace(case: &Path, from: &str, to: &str) {
    for file in ["arende.toml", "anvisning.toml", "inriktning.toml"] {
        let path = case.join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replace(from, to)).unwrap();
    }
}

/// Without the tables nothing is known of what the texts would refer to.
#[test]
fn rules_on_references_wait_for_a_workbook_that_can_be_read() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(BASE), &case);
    replace(&case, "{{ bilaga.anvisning }}", "den");
    assert_eq!(codes(&understood(&case)), ["G01-onamnd"]);
    let path = case.join("underlag.xlsx");
    let file = fs::read(&path).unwrap();
    fs::write(&path, &file[..file.len() / 2]).unwrap();
    assert_eq!(codes(&understood(&case)), ["W01"]);
    fs::write(&path, "År;Belopp").unwrap();
    assert_eq!(codes(&understood(&case)), ["W01"]);
}

/// Notes beside a table, or below it, may be merged: no value of the table is hidden.
#[test]
fn merged_cells_are_told_in_the_table_alone() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    let own = cells(&workbook, "Kostnader");
    let right = own.iter().map(|cell| cell.column).max().unwrap();
    let bottom = own.iter().map(|cell| cell.row).max().unwrap();
    for (name, from, to, wanted) in [
        ("beside", (1, right + 2), (2, right + 4), [].as_slice()),
        ("below", (bottom + 2, 0), (bottom + 3, 1), &[]),
        ("right beside", (0, right + 1), (bottom, right + 1), &[]),
        ("inside", (1, 0), (2, 0), &["W16"]),
    ] {
        let case = scratch.path().join(name);
        copy(&repository(BASE), &case);
        let till = Some(blank("Kostnader", to.0, to.1).cell);
        workbook::edit(&case, &[CellEdit { till, ..blank("Kostnader", from.0, from.1) }]);
        let told = understood(&case);
        let told = codes(&told);
        let merged: Vec<&str> = told.iter().copied().filter(|code| code.starts_with("W16")).collect();
        assert_eq!(merged, wanted, "{name}");
        assert!(name == "inside" || told.is_empty(), "{name}: {told:?}");
    }
}

/// What is not filled in is told once for people, and one by one for programs.
#[test]
fn empty_values_are_told_together() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(BASE), &case);
    let path = case.join("arende.toml");
    let text = fs::read_to_string(&path).unwrap();
    let mut emptied = 0;
    let lines = text.lines().map(|line| match line.split_once(" = \"") {
        Some((key, _)) if ["namn", "telefon", "epost", "titel"].contains(&key) => {
            emptied += 1;
            format!("{key} = \"\"")
        }
        _ => line.to_owned(),
    });
    let changed = lines.collect::<Vec<_>>().join("\n") + "\n";
    fs::write(&path, changed).unwrap();
    assert!(emptied > 3, "{emptied}");
    let path = case.to_str().unwrap();
    let human = run(["check", path]);
    assert_eq!(human.out.matches("[T06]").count(), 1, "{}", human.out);
    let json = run(["check", path, "--message-format", "json"]);
    let records = json.out.lines().filter(|line| line.contains(r#""code": "T06""#) || line.contains(r#""code":"T06""#));
    assert!(records.count() > 3, "{}", json.out);
}

/// A sheet without its headings is one message; no rule takes what it says for missing or contradicted.
#[test]
fn a_sheet_without_headings_is_one_message_in_a_large_case_too() {
    let scratch = scratch();
    let mut headless = 0;
    for (number, base) in [BASE, SAMPLE].iter().enumerate() {
        let workbook = read(&repository(base));
        for sheet in workbook.sheets.iter().filter(|sheet| !sheet.name.starts_with('_')) {
            let name = sheet.name.to_string();
            let case = scratch.path().join(format!("{number}-{name}"));
            copy(&repository(base), &case);
            let without = understood(&case).len();
            workbook::edit(&case, &without_row(&workbook, &name, 0));
            let told = understood(&case);
            let new = told.len() - without.min(told.len());
            let headings = told.iter().filter(|problem| problem.code.name() == "W37").count();
            assert!(new <= 1 || headings == 0, "{base} {name}: {:?}", codes(&told));
            headless += headings;
        }
    }
    assert!(headless > 3, "{headless}");
}

/// What is in a bilaga's file is not held against what another bilaga is to be.
#[test]
fn a_file_that_two_bilagor_name_is_told_alone() {
    for (from, to) in [("inriktning.toml", "anvisning.toml"), ("anvisning.toml", "inriktning.toml")] {
        let scratch = scratch();
        let case = scratch.path().join("fall");
        copy(&repository(BASE), &case);
        replace(&case, &format!("fil = \"{from}\""), &format!("fil = \"{to}\""));
        assert_eq!(codes(&understood(&case)), ["F10"], "{from}");
    }
}

/// A file that is named as a bilaga's prose and is no text is told as that, whatever its name says.
#[test]
fn a_bilaga_that_is_no_text_is_told_as_that() {
    for (start, kind) in [(&b"PK\x03\x04"[..], "toml"), (b"%PDF-1.7", "pdf")] {
        let scratch = scratch();
        let case = scratch.path().join("fall");
        copy(&repository(BASE), &case);
        fs::write(case.join("anvisning.toml"), start).unwrap();
        let told = understood(&case);
        let [one] = &told[..] else { panic!("{told:?}") };
        assert_eq!((one.code.name(), one.arguments["slag"].as_str()), ("F08-bilaga", kind));
    }
}

/// Without its headings a sheet is told by them alone, wherever its first row has values that are no words.
#[test]
fn a_sheet_without_headings_is_told_with_their_names() {
    let workbook = read(&repository(BASE));
    for sheet in ["Aktiviteter", "Kostnader", "Representanter", "Forumplatser", "Rapportering"] {
        let scratch = scratch();
        let case = scratch.path().join("fall");
        copy(&repository(BASE), &case);
        workbook::edit(&case, &without_row(&workbook, sheet, 0));
        let told = understood(&case);
        let [one] = &told[..] else { panic!("{sheet}: {told:?}") };
        assert_eq!((one.code.name(), one.arguments["blad"].as_str()), ("W37", sheet));
    }
}
