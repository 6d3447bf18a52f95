//! Rows that sum the ones above them, or are worked out from them otherwise, and fill every column: one message, and the advice
//! to remove them. Rows that only look so are rows.

use std::ffi::OsStr;
use std::path::Path;

use serde_json::Value as Json;

use crate::common::fall::{Changes, changed};
use crate::common::workbook::CellEdit;
use crate::common::{run, scratch};

/// A cell and what is typed into it.
type Typed<'t> = (String, &'t str);

/// The codes that are told of a case where this is typed into a sheet.
fn told(root: &Path, sheet: &str, cells: Vec<Typed<'_>>) -> Vec<String> {
    let edit = |(cell, typed): Typed<'_>| {
        let number: Option<f64> = typed.parse().ok();
        let (fil, blad) = ("underlag.xlsx".to_owned(), sheet.to_owned());
        CellEdit {
            fil,
            blad,
            cell,
            text: number.is_none().then(|| typed.to_owned()),
            tal: number,
            ..CellEdit::default()
        }
    };
    let changes = Changes { cell: cells.into_iter().map(edit).collect(), ..Changes::default() };
    let case = changed(root, "fall", &changes);
    let json = run([OsStr::new("check"), case.as_os_str(), OsStr::new("--message-format"), OsStr::new("json")]);
    std::fs::remove_dir_all(&case).unwrap();
    let records = json.out.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    records.filter_map(|record| Some(record["code"].as_str()?.to_owned())).collect()
}

/// The cells of a row.
fn row<'t>(number: u32, cells: &[(char, &'t str)]) -> Vec<Typed<'t>> {
    cells.iter().map(|(column, typed)| (format!("{column}{number}"), *typed)).collect()
}

/// A row of activities with this name, whose other columns are filled.
fn activity<'t>(name: &'t str, of_office: &'t str, of_others: &'t str) -> Vec<Typed<'t>> {
    let words = [('A', "2021"), ('C', name), ('D', "seminarium"), ('E', "trygghet"), ('F', "digital"), ('G', "NT")];
    let numbers = [('H', of_office), ('I', of_others), ('J', of_others)];
    row(5, &words.into_iter().chain(numbers).collect::<Vec<_>>())
}

#[test]
fn a_row_of_sums_that_fills_every_column_is_told_once() {
    let scratch = scratch();
    for name in [
        "Summa deltagare",
        "Summa Deltagare SLK",
        "Totalt deltagare 2021",
        "Totalt, deltagare",
        "Delsumma deltagare förvaltning",
        "Antal deltagare",
        "Genomsnitt deltagare",
        "Medel deltagare SLK",
    ] {
        assert_eq!(told(scratch.path(), "Aktiviteter", activity(name, "6", "1")), ["W22"], "{name}");
    }
    let costs = |first, post, amount, kind| [('A', first), ('B', post), ('C', amount), ('D', kind)];
    for (first, post, amount) in [
        ("Summa", "resor", "52500.5"),
        ("Totalt kr", "resor", "52500.5"),
        ("2021", "Summa kostnader", "52500.5"),
        ("2021", "Totalt", "52500.5"),
        ("Genomsnitt", "resor", "13125.13"),
        ("Medel belopp", "resor", "9000"),
        ("2021", "Genomsnitt", "13125.13"),
    ] {
        let told = told(scratch.path(), "Kostnader", row(6, &costs(first, post, amount, "utfall")));
        assert_eq!(told, ["W22"], "{first} {post}");
    }
    let seats = |body, seats| [('A', "2022"), ('B', "tjänsteperson"), ('C', body), ('D', seats)];
    for body in ["Summa", "Totalt antal", "Summa antal"] {
        assert_eq!(told(scratch.path(), "Forumplatser", row(4, &seats(body, "2"))), ["W22"], "{body}");
    }
}

/// Numbers say what a name alone does not: 26, three and one above make thirty.
#[test]
fn a_row_whose_numbers_are_those_above_is_a_sum() {
    let scratch = scratch();
    let of = |name, office, others| {
        let cells = activity(name, office, others).into_iter().chain([("H2".to_owned(), "26")]).collect();
        told(scratch.path(), "Aktiviteter", cells)
    };
    for (name, office) in [("Summa alla möten", "30"), ("Totalt för året", "30"), ("Genomsnitt per möte", "10")] {
        let told = of(name, office, "1");
        assert!(told.contains(&"W22".to_owned()), "{name}: {told:?}");
        let told = of(name, "31", "1");
        assert!(!told.contains(&"W22".to_owned()), "{name}: {told:?}");
    }
}

#[test]
fn a_row_that_only_looks_so_is_one() {
    let scratch = scratch();
    for name in
        ["Totalförsvarsdag", "Total trygghet", "Max", "Summa summarum om skolan", "Antal barn i skolan", "Medelhavet"]
    {
        let told = told(scratch.path(), "Aktiviteter", activity(name, "4", "2"));
        assert!(!told.contains(&"W22".to_owned()), "{name}: {told:?}");
    }
}
