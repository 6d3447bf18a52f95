//! Slips that spoil more than their own line: a block that is gone, a column that is sorted or dragged, a period a year wrong. And hints
//! that give the right words.

use std::fs;

use chrono::NaiveDate;
use utlatande::diagnostic::Diagnostic;
use utlatande::inputs::workbook::CellValue;

use super::workbook::{blank, cells, read, understood};
use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, SAMPLE, copy, repository, run, scratch};

fn codes(told: &[Diagnostic]) -> Vec<&str> {
    told.iter().map(|problem| problem.code.name()).collect()
}

/// What is told of a case with a text of a file replaced, and the report as people read it.
fn with(base: &str, file: &str, from: &str, to: &str) -> (Vec<Diagnostic>, String) {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(base), &case);
    let path = case.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    (understood(&case), run(["check", "--lang", "sv", case.to_str().unwrap()]).out)
}

/// What stands from a heading up to the next one.
fn block(base: &str, heading: &str) -> String {
    let text = fs::read_to_string(repository(base).join("arende.toml")).unwrap();
    let start = text.find(heading).unwrap();
    let end = text[start + 1..].find("\n[").map_or(text.len(), |at| start + at + 2);
    text[start..end].to_owned()
}

#[test]
fn a_heading_that_is_gone_with_its_keys_is_one_message() {
    for (heading, wanted) in [
        ("[arende]", "T03"),
        ("[handlaggare]", "T03"),
        ("[[undertecknare]]", "T03"),
        ("[beslut]", "T03"),
        ("[fakta]", "T03-flera"),
        ("[fakta.period]", "T03"),
        ("[textmoduler]", "P03-modul"),
        ("[avsnitt]", "T03"),
    ] {
        let (told, report) = with(BASE, "arende.toml", &block(BASE, heading), "");
        assert_eq!(codes(&told), [wanted], "{heading}: {told:?}");
        assert!(!report.contains("``") && !report.contains("nycklar \n"), "{report}");
        let named = heading.trim_matches(['[', ']']);
        assert!(told[0].arguments.values().any(|value| value.contains(named)) || wanted == "P03-modul", "{told:?}");
    }
}

#[test]
fn a_slip_in_toml_is_one_message_whose_hint_mends_it() {
    for (from, to, wanted, hint) in [
        ("[fakta.period]", "fakta.period]", "T01", "`[namn]`"),
        ("[[bilagor]]\n", "", "T02-rubrik", "`[[bilagor]]`"),
        ("punkter = [", "punkter = (", "T01", "skriv `[`"),
        ("forkortning = \"NT\"", "forkortning = [\"NT\"]", "T04-menas", "`\"NT\"`"),
        ("forkortning = \"NT\"", "forkortning = [\"N\", \"T\"]", "T04", "utan hakparenteser"),
        ("arbetsbocker = [\"underlag.xlsx\"]", "arbetsbocker = \"underlag.xlsx\"", "T04", "`[\"underlag.xlsx\"]`"),
        ("utfardat = 2022-03-01", "utfardat = 2022-02-30", "T04", "en dag som månaden har"),
        ("medlem_sedan = ", "medlem sedan = ", "T01", "`_`"),
        ("sate = \"Uddevalla\"", "sate = Uddevalla\"", "T01", "`\"` före texten"),
        ("bildad = 2010", "bildad = 2010\u{200b}", "T01", "ta bort det"),
        ("{{ fakta.intrade | manad }}", "{{ fakta,intrade | manad }}", "P02", "`{{ fakta.intrade | manad }}`"),
        ("{{ fakta.intrade | manad }}", "{{ fakta.intrade : manad }}", "P02", "`{{ fakta.intrade | manad }}`"),
        ("{{ fakta.intrade | manad }}", "{{ fakta.intrade / manad }}", "P02", "`{{ fakta.intrade | manad }}`"),
        ("{{ fakta.intrade | manad }}", "{{ fakta.intrade l manad }}", "P02", "`{{ fakta.intrade | manad }}`"),
        (
            "{{ fakta.kostnad.arlig | kronor }}",
            "{{ fakta.kostnad arlig | kronor }}",
            "P02",
            "`{{ fakta.kostnad.arlig | kronor }}`",
        ),
        ("sammanstallning.aktiviteter }}", "tabell.aktiviteter }}", "P03", "`sammanstallning.aktiviteter`"),
    ] {
        let (told, report) = with(BASE, "arende.toml", from, to);
        assert_eq!(codes(&told), [wanted], "{to}: {told:?}");
        assert!(report.contains(hint), "{to}: {report}");
    }
}

/// Points as one text: the hint does not show a part of it as the whole.
#[test]
fn a_long_text_for_a_list_is_not_shown_in_part() {
    let (told, report) = with(
        BASE,
        "arende.toml",
        &block(BASE, "[beslut]"),
        "[beslut]\norgan = \"kommunstyrelsen\"\npunkter = \"\"\"\nUppföljningen för {{ fakta.period | period }} antecknas, och {{ bilaga.anvisning }} antas.\n\"\"\"\n\n",
    );
    assert_eq!(codes(&told), ["T04"], "{told:?}");
    assert!(report.contains("skriv varje text för sig"), "{report}");
}

#[test]
fn a_period_a_year_wrong_is_one_message() {
    for (base, from, to, wanted) in [
        (BASE, "fran = 2020", "fran = 2021", "W41"),
        (BASE, "fran = 2020", "fran = 2019", "G09-ar"),
        (BASE, "till = 2021", "till = 2022", "G09-ar"),
        (SAMPLE, "fran = 2020", "fran = 2021", "W41"),
        (SAMPLE, "fran = 2020", "fran = 2019", "G09-ar"),
        (SAMPLE, "till = 2024", "till = 2023", "W41"),
        (SAMPLE, "till = 2024", "till = 2025", "G09-ar"),
    ] {
        let (told, _) = with(base, "arende.toml", from, to);
        assert!(codes(&told).contains(&wanted), "{base} {to}: {:?}", codes(&told));
        let others = ["G10", "G11", "G15", "G30-lucka"];
        assert!(codes(&told).iter().all(|code| !others.contains(code)), "{base} {to}: {:?}", codes(&told));
    }
}

/// A column of days, each with the row that it stands in.
fn days(base: &str) -> Vec<(u32, NaiveDate)> {
    let workbook = read(&repository(base));
    let own = cells(&workbook, "Aktiviteter");
    let day = |cell: &utlatande::inputs::workbook::RawCell| match &cell.value {
        CellValue::Date(day) => Some((cell.row, *day)),
        _ => None,
    };
    own.iter().filter(|cell| cell.column == 1).filter_map(day).collect()
}

fn told_with_days(base: &str, days: &[(u32, NaiveDate)]) -> Vec<Diagnostic> {
    let scratch = scratch();
    let case = scratch.path().join("fall");
    copy(&repository(base), &case);
    let edit =
        |(row, day): &(u32, NaiveDate)| CellEdit { datum: Some(day.to_string()), ..blank("Aktiviteter", *row, 1) };
    workbook::edit(&case, &days.iter().map(edit).collect::<Vec<_>>());
    understood(&case)
}

#[test]
fn a_column_of_days_sorted_by_itself_or_dragged_is_one_message() {
    for base in [BASE, SAMPLE] {
        let own = days(base);
        let turned: Vec<(u32, NaiveDate)> =
            own.iter().zip(own.iter().rev()).map(|((row, _), (_, day))| (*row, *day)).collect();
        assert_eq!(codes(&told_with_days(base, &turned)), ["W39-sorterad"], "{base}");
        let (first, day) = own[0];
        let last = if base == BASE { 3 } else { 24 };
        let dragged: Vec<(u32, NaiveDate)> = (first..=last).zip(day.iter_days()).collect();
        assert_eq!(codes(&told_with_days(base, &dragged)), ["W39-dag"], "{base}");
    }
    let (first, day) = days(SAMPLE)[0];
    let year = |row: u32| (row, day.checked_add_months(chrono::Months::new(12 * (row - first))).unwrap());
    let dragged: Vec<(u32, NaiveDate)> = (first..first + 5).map(year).collect();
    assert_eq!(codes(&told_with_days(SAMPLE, &dragged)), ["W39-dag"]);
}

/// Years of rows that have one for each year and item: dragged inside the period, or one of them wrong.
#[test]
fn years_of_a_grid_that_are_others_are_one_message() {
    for years in [&[(17, 2021), (18, 2022)][..], &[(2, 2021), (3, 2022)], &[(8, 2023), (9, 2024)], &[(5, 2022)]] {
        let scratch = scratch();
        let case = scratch.path().join("fall");
        copy(&repository(SAMPLE), &case);
        let edit = |(row, year): &(u32, i32)| CellEdit { tal: Some(f64::from(*year)), ..blank("Kostnader", *row, 0) };
        workbook::edit(&case, &years.iter().map(edit).collect::<Vec<_>>());
        let told = understood(&case);
        assert_eq!(codes(&told), ["G30-ar"], "{years:?}: {told:?}");
    }
}

/// A count that need not be filled in, a row too far down: the last stands alone below the table. And a word of a list in another form.
#[test]
fn what_a_cell_spoils_of_its_sheet_is_told_with_it() {
    let workbook = read(&repository(SAMPLE));
    let own = cells(&workbook, "Aktiviteter");
    let number = |row: u32| own.iter().find(|cell| (cell.row, cell.column) == (row, 7)).map(|cell| &cell.value);
    let mut edits = vec![blank("Aktiviteter", 1, 7)];
    for row in 1..=24 {
        let Some(CellValue::Number(value)) = number(row) else { panic!() };
        edits.push(CellEdit { tal: value.to_string().parse().ok(), ..blank("Aktiviteter", row + 1, 7) });
    }
    let other = CellEdit { text: Some("deltagaravgifter".to_owned()), ..blank("Kostnader", 1, 1) };
    for (edits, wanted) in [(edits, "W38-kolumn"), (vec![other], "G12")] {
        let scratch = scratch();
        let case = scratch.path().join("fall");
        copy(&repository(SAMPLE), &case);
        workbook::edit(&case, &edits);
        let told = understood(&case);
        assert_eq!(codes(&told), [wanted], "{told:?}");
    }
}
