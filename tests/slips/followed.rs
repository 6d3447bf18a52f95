//! What follows from a slip in a row, a column or a sheet, and is not told beside it; in the kinds of cases of the tests too.

use std::path::Path;

use utlatande::inputs::workbook::CellValue;

use super::workbook::{blank, cells, put, read};
use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, SAMPLE, copy, repository, run, scratch};
use crate::kinds::{TEMPLATES, lay_out};

/// The codes that `check` tells of a case with cells changed.
fn told(case: &Path, edits: &[CellEdit], templates: &[&str]) -> Vec<String> {
    workbook::edit(case, edits);
    let said = run(["check", "--lang", "sv", case.to_str().unwrap()].iter().chain(templates));
    let code = |line: &str| Some(line.split_once('[')?.1.split_once("]:")?.0.to_owned());
    said.out.lines().filter(|line| line.starts_with("fel[") || line.starts_with("varning[")).filter_map(code).collect()
}

fn told_of(base: &str, edits: &[CellEdit]) -> Vec<String> {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(base), &case);
    told(&case, edits, &[])
}

fn text(sheet: &str, row: u32, column: u32, text: &str) -> CellEdit {
    CellEdit { text: Some(text.to_owned()), ..blank(sheet, row, column) }
}

fn number(sheet: &str, row: u32, column: u32, number: f64) -> CellEdit {
    CellEdit { tal: Some(number), ..blank(sheet, row, column) }
}

/// The cells of a column of the sample below its heading, in another order or with other values.
fn column(sheet: &str, column: u32, change: fn(&mut [CellValue])) -> Vec<CellEdit> {
    let workbook = read(&repository(SAMPLE));
    let own = cells(&workbook, sheet).iter().filter(|cell| cell.column == column && cell.row > 0);
    let rows: Vec<u32> = own.clone().map(|cell| cell.row).collect();
    let mut values: Vec<CellValue> = own.map(|cell| cell.value.clone()).collect();
    change(&mut values);
    rows.iter().zip(&values).map(|(row, value)| put(sheet, *row, column, value)).collect()
}

fn sort(values: &mut [CellValue]) {
    let key = |value: &CellValue| match value {
        CellValue::Number(number) => format!("{:012.2}", number.to_string().parse::<f64>().unwrap()),
        other => format!("{other:?}"),
    };
    values.sort_by_key(key);
}

/// Fills the cells below the first with what that says.
fn drag(values: &mut [CellValue]) {
    let first = values[0].clone();
    values.fill(first);
}

#[test]
fn a_column_that_is_changed_by_itself_is_one_message() {
    let sheet = "Kostnader";
    for (changed, wanted) in [
        (column(sheet, 3, drag), "G30"),
        (column(sheet, 1, |values| drag(&mut values[..3])), "G30"),
        (column(sheet, 1, sort), "G30"),
        (column(sheet, 2, sort), "G30"),
        (
            column(sheet, 2, |values| {
                sort(values);
                values.reverse();
            }),
            "G30",
        ),
    ] {
        assert_eq!(told_of(SAMPLE, &changed), [wanted], "{changed:?}");
    }
    // What one cell says is told of that.
    assert_eq!(told_of(SAMPLE, &[text(sheet, 4, 3, "budget")]), ["G30"]);
}

#[test]
fn what_a_wrong_row_is_counted_into_waits_for_it() {
    let day = |sheet, row, column, day: &str| CellEdit { datum: Some(day.to_owned()), ..blank(sheet, row, column) };
    for (base, edit, wanted) in [
        (SAMPLE, blank("Kostnader", 4, 3), "W13"),
        (SAMPLE, day("Representanter", 1, 4, "2019-01-01"), "G30"),
        (SAMPLE, number("Styrande dokument", 3, 3, 2025.0), "G30"),
        (
            SAMPLE,
            text(
                "Styrande dokument",
                3,
                0,
                "Göteborgs Stads trygghetsskapande och brottsförebyggande programm 2022–2026",
            ),
            "G21",
        ),
        (BASE, number("Aktiviteter", 1, 0, 2021.0), "G10"),
    ] {
        assert_eq!(told_of(base, std::slice::from_ref(&edit)), [wanted], "{edit:?}");
    }
}

#[test]
fn a_case_without_its_workbook_or_rows_is_one_message() {
    let without = |line: &str| {
        let scratch = scratch();
        let case = scratch.path().join("fall");
        copy(&repository(SAMPLE), &case);
        let path = case.join("arende.toml");
        let typed = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, typed.replace("arbetsbocker = [\"underlag.xlsx\"]", line)).unwrap();
        told(&case, &[], &[])
    };
    assert_eq!(without(""), ["T03"]);
    assert_eq!(without("arbetsbocker = []"), ["T06"]);
    let emptied = |sheet: &str| {
        let workbook = read(&repository(SAMPLE));
        let below = cells(&workbook, sheet).iter().filter(|cell| cell.row > 0);
        told_of(SAMPLE, &below.map(|cell| blank(sheet, cell.row, cell.column)).collect::<Vec<_>>())
    };
    assert_eq!(emptied("Aktiviteter"), ["W20"]);
}

#[test]
fn what_rules_of_a_kind_say_of_an_unread_cell_waits_for_it() {
    for (kind, edits, wanted) in [
        ("taxa", vec![text("Avgifter", 1, 5, "1 223 kr")], "W12"),
        ("taxa", vec![text("Avgifter", 2, 7, "1:30")], "W30"),
        ("taxa", vec![blank("Avgifter", 1, 4)], "TX03"),
        ("taxa", vec![number("Avgifter", 2, 0, 1.0)], "W31"),
        ("internkontroll", vec![text("Risker", 3, 0, "3.")], "W12"),
        ("internkontroll", vec![number("Risker", 2, 3, 7.0)], "IK01"),
        ("foreningsstod", (2..6).map(|row| number("Ansökningar", row, 0, 1.0)).collect(), "W31"),
    ] {
        let scratch = scratch();
        let case = lay_out(kind, scratch.path(), |_| ());
        let templates = repository(TEMPLATES);
        let found = told(&case, &edits, &["--templates", templates.to_str().unwrap()]);
        assert_eq!(found, [wanted], "{kind} {edits:?}");
    }
}

#[test]
fn a_text_of_a_list_that_has_lost_the_marks_before_it_gets_them_back() {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(SAMPLE), &case);
    let path = case.join("arende.toml");
    let typed = std::fs::read_to_string(&path).unwrap();
    let gone = "    \"\"\"\n    {{ dokument.anvisning.titel }}";
    assert!(typed.contains(gone));
    std::fs::write(&path, typed.replace(gone, "    {{ dokument.anvisning.titel }}")).unwrap();
    let said = run(["check", "--lang", "sv", case.to_str().unwrap()]);
    assert!(said.out.contains("skriv `\"\"\"` på en egen rad ovanför texten"), "{}", said.out);
    assert_eq!(told(&case, &[], &[]), ["T01"]);
}

/// The report of a case with a text of its file replaced.
fn report(base: &str, from: &str, to: &str) -> String {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(base), &case);
    let path = case.join("arende.toml");
    let typed = std::fs::read_to_string(&path).unwrap();
    assert!(typed.contains(from), "{from}");
    std::fs::write(&path, typed.replace(from, to)).unwrap();
    run(["check", "--lang", "sv", case.to_str().unwrap()]).out
}

#[test]
fn a_waiver_that_nearly_fits_is_told_with_the_words_that_do() {
    let right = "om = \"Handlingsplan för att inga områden ska vara särskilt utsatta 2025\"";
    for wrong in ["Handlingsplanen för", "Handlingspan för", "handlingsplan  för"] {
        let told = report(SAMPLE, right, &right.replace("Handlingsplan för", wrong));
        assert!(told.contains("varning[N02]") && told.contains(&format!("skriv `{right}`")), "{told}");
        assert!(told.ends_with("1 varning\n"), "{told}");
    }
}

#[test]
fn the_text_of_a_row_that_its_sheet_lacks_is_one_message() {
    let templates = repository(TEMPLATES);
    let said = |edits: &[CellEdit], from: &str, to: &str| {
        let scratch = scratch();
        let case = lay_out("program", scratch.path(), |_| ());
        workbook::edit(&case, edits);
        let path = case.join("arende.toml");
        let typed = std::fs::read_to_string(&path).unwrap();
        assert!(typed.contains(from), "{from}");
        std::fs::write(&path, typed.replacen(from, to, 1)).unwrap();
        let templates = templates.to_str().unwrap();
        run(["check", "--lang", "sv", "--templates", templates, case.to_str().unwrap()]).out
    };
    for (edits, from, to, wanted) in [
        (vec![number("Mål", 1, 0, 3.0)], "", "", "skriv `3` i stället för `1`"),
        (vec![], "\n1 = \"Målet", "\n\"3\" = \"Målet", "skriv `1` i stället för `3`"),
        (vec![], "\n1 = \"Målet", "\nett = \"Målet", "skriv `1` i stället för `ett`"),
    ] {
        let told = said(&edits, from, to);
        assert!(told.contains(wanted) && told.ends_with("1 fel\n") && !told.contains("T03"), "{told}");
    }
}

#[test]
fn a_sign_that_may_be_wrong_in_either_of_two_amounts_names_both() {
    let scratch = scratch();
    let case = lay_out("taxa", scratch.path(), |_| ());
    workbook::edit(&case, &[number("Ekonomi", 3, 2, 1_300_000.0)]);
    let templates = repository(TEMPLATES);
    let said = run(["check", "--lang", "sv", "--templates", templates.to_str().unwrap(), case.to_str().unwrap()]);
    assert!(said.out.contains("har olika tecken"), "{}", said.out);
    assert!(said.out.contains("C4") && said.out.contains("C6") && said.out.ends_with("1 varning\n"), "{}", said.out);
}

#[test]
fn a_lone_module_that_has_lost_its_heading_gets_it_back() {
    let told = report(BASE, "[textmoduler]\n", "");
    assert!(told.contains("`[textmoduler]` på en rad ovanför") && told.ends_with("1 fel\n"), "{told}");
    let told = report(BASE, "[textmoduler]\n", "[moduler]\n");
    assert!(!told.contains("undantag") && told.ends_with("1 fel\n"), "{told}");
}
