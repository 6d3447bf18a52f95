//! What follows from what could not be read is not told: one slip is one message, and the rules speak of what was read alone.

use std::fs;
use std::path::Path;

use utlatande::diagnostic::{Diagnostic, Severity};
use utlatande::inputs::workbook::CellValue;
use utlatande::place::Place;

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

/// A row that the kind of case has for each year is missed where a year lacks it and the others have it.
#[test]
fn a_year_without_its_row_is_told() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(SAMPLE), &case);
    let before = understood(&case);
    assert!(!codes(&before).contains(&"G30-lucka"), "{before:?}");
    let workbook = read(&case);
    let own = cells(&workbook, "Kostnader");
    let is_of = |row: u32, text: &str| own.iter().any(|cell| cell.row == row && cell.value.to_string() == text);
    let last = own.iter().map(|cell| cell.row).max().unwrap();
    let row = (1..=last).find(|row| ["2022", "deltagaravgift", "utfall"].iter().all(|text| is_of(*row, text)));
    workbook::edit(&case, &without_row(&workbook, "Kostnader", row.unwrap()));
    let told = understood(&case);
    let gaps: Vec<&str> =
        told.iter().filter(|one| one.code.name() == "G30-lucka").map(|one| one.arguments["ar"].as_str()).collect();
    assert_eq!(gaps, ["2022"], "{told:?}");
}

/// A sheet that has lost its rows is told once, and as an error where rules that must hold cannot be tried without them.
#[test]
fn an_emptied_sheet_weighs_as_much_as_the_rules_that_read_it() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    for (sheet, severity) in [("Aktiviteter", Severity::Error), ("Representanter", Severity::Warning)] {
        let case = scratch.path().join(sheet);
        copy(&repository(BASE), &case);
        let rows = cells(&workbook, sheet).iter().filter(|cell| cell.row > 0);
        let gone: Vec<CellEdit> = rows.map(|cell| blank(sheet, cell.row, cell.column)).collect();
        workbook::edit(&case, &gone);
        let told = understood(&case);
        assert_eq!(told.iter().map(|one| (one.code.name(), one.severity)).collect::<Vec<_>>(), [("W20", severity)]);
    }
}

/// Six digits are no day with a year of four: whoever writes `240425` means 2024.
#[test]
fn six_digits_are_not_read_as_a_day_of_another_time() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(BASE), &case);
    let path = case.join("arende.toml");
    let text = fs::read_to_string(&path).unwrap();
    let at = text.find("utfardat = ").unwrap() + "utfardat = ".len();
    fs::write(&path, format!("{}250519{}", &text[..at], &text[at + "2025-05-19".len()..])).unwrap();
    let told = understood(&case);
    assert!(told.iter().all(|one| one.arguments.values().all(|value| !value.contains("2505-"))), "{told:?}");
    assert!(!told.is_empty());
}

/// An amount of thousands is told with all its digits: without its unit it would be another.
#[test]
fn an_amount_of_thousands_in_a_cell_is_told_in_kronor() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(BASE), &case);
    workbook::edit(&case, &[CellEdit { text: Some("4,5 tkr".to_owned()), ..blank("Kostnader", 1, 2) }]);
    let told = understood(&case);
    assert_eq!(told.iter().map(|one| one.arguments["ratt"].as_str()).collect::<Vec<_>>(), ["4500"], "{told:?}");
}

/// A bilaga whose file has another ending than its own, and is not there, or that names none.
#[test]
fn a_document_without_its_file_is_told_alone() {
    for (named, wanted) in
        [("anvisning.pdf", "F01"), ("anvisning.docx", "F01"), ("anvisning2.toml", "F01"), ("", "T06-under")]
    {
        let scratch = scratch();
        let case = scratch.path().join("fall");
        copy(&repository(BASE), &case);
        replace(&case, "fil = \"anvisning.toml\"", &format!("fil = \"{named}\""));
        assert_eq!(codes(&understood(&case)), [wanted], "{named}");
    }
}

/// Seats that are counted wrongly are told once, by what is wrong with them.
#[test]
fn seats_that_do_not_add_up_are_told_once() {
    let scratch = scratch();
    for base in [BASE, SAMPLE] {
        let workbook = read(&repository(base));
        let own = cells(&workbook, "Forumplatser");
        let last = own.iter().map(|cell| cell.row).max().unwrap();
        let mut slips: Vec<(String, Vec<CellEdit>)> = Vec::new();
        for row in 1..=last {
            slips.push((format!("utan rad {row}"), without_row(&workbook, "Forumplatser", row)));
            let CellValue::Number(number) = &own.iter().find(|cell| (cell.row, cell.column) == (row, 3)).unwrap().value
            else {
                panic!()
            };
            let tenfold = CellEdit {
                tal: Some(10.0 * number.to_string().parse::<f64>().unwrap()),
                ..blank("Forumplatser", row, 3)
            };
            slips.push((format!("tio gånger {row}"), vec![tenfold]));
        }
        let dragged = |row: u32| CellEdit { tal: Some(2021.0 + f64::from(row)), ..blank("Forumplatser", row, 0) };
        slips.push(("draget".to_owned(), (1..=last).map(dragged).collect()));
        for (name, edits) in slips {
            let case = scratch.path().join(name.clone() + if base == BASE { "" } else { "S" });
            copy(&repository(base), &case);
            workbook::edit(&case, &edits);
            let told = understood(&case);
            assert_eq!(told.len(), 1, "{base} {name}: {told:?}");
            let is_here = |place: &Place| matches!(place, Place::Cells(place) if &*place.sheet == "Forumplatser");
            assert!(told[0].places.iter().any(is_here), "{told:?}");
        }
    }
}

/// Years that were dragged down are told as that, whatever the text says of the rows.
#[test]
fn dragged_years_are_one_message() {
    let scratch = scratch();
    for (base, sheet, first, count) in
        [(BASE, "Kostnader", 2020, 4), (SAMPLE, "Kostnader", 2020, 30), (SAMPLE, "Aktiviteter", 2020, 3)]
    {
        let case = scratch.path().join(format!("{count} {sheet}"));
        copy(&repository(base), &case);
        let year = |row: u32| CellEdit { tal: Some(f64::from(first + row)), ..blank(sheet, row + 1, 0) };
        workbook::edit(&case, &(0..count).map(year).collect::<Vec<_>>());
        assert_eq!(codes(&understood(&case)), ["W39-ar"], "{base} {sheet}");
    }
}

/// A text that speaks of the table below, where it has been taken out; and a heading of facts that is gone with its keys.
#[test]
fn what_is_gone_is_told_once_where_it_is_missed() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(SAMPLE), &case);
    let path = case.join("arende.toml");
    let whole = fs::read_to_string(&path).unwrap();
    let fetched = whole.lines().filter(|line| line.starts_with("{{ sammanstallning.") || line.starts_with("{{ figur."));
    let tables: Vec<&str> = fetched.collect();
    assert!(tables.len() > 8);
    for table in tables.iter().filter(|table| !table.contains("sammanstallning.aktiviteter }}")) {
        fs::write(&path, whole.replacen(&format!("{table}\n\n"), "", 1)).unwrap();
        assert_eq!(codes(&understood(&case)), ["G28-nedan"], "{table}");
    }
    let start = whole.find("[fakta.period]").unwrap();
    let end = start + whole[start..].find("\n\n").unwrap();
    fs::write(&path, format!("{}{}", &whole[..start], &whole[end..])).unwrap();
    let told = understood(&case);
    assert_eq!(codes(&told), ["T03"], "{told:?}");
    assert_eq!(
        (told[0].arguments["nyckel"].as_str(), told[0].arguments["nycklar"].as_str()),
        ("fakta.period", "`fran`, `till`")
    );
}

/// A sheet with a row for each year and item that lacks one, and an amount with a nought too much.
#[test]
fn a_row_that_is_gone_and_an_amount_ten_times_too_large_are_told() {
    let scratch = scratch();
    let workbook = read(&repository(SAMPLE));
    let own = cells(&workbook, "Kostnader");
    let last = own.iter().map(|cell| cell.row).max().unwrap();
    for row in (1..=last).step_by(3) {
        let case = scratch.path().join(format!("utan {row}"));
        copy(&repository(SAMPLE), &case);
        workbook::edit(&case, &without_row(&workbook, "Kostnader", row));
        assert_eq!(codes(&understood(&case)), ["G30-lucka"], "{row}");
        let value = &own.iter().find(|cell| (cell.row, cell.column) == (row, 2)).unwrap().value;
        let CellValue::Number(amount) = value else { panic!() };
        if amount.is_zero() {
            continue;
        }
        let case = scratch.path().join(format!("tio {row}"));
        copy(&repository(SAMPLE), &case);
        let tenfold = 10.0 * amount.to_string().parse::<f64>().unwrap();
        workbook::edit(&case, &[CellEdit { tal: Some(tenfold), ..blank("Kostnader", row, 2) }]);
        let told = understood(&case);
        assert!(told.len() <= 1 && told.iter().all(|one| one.code.name() == "G30-storlek"), "{row}: {told:?}");
    }
}
