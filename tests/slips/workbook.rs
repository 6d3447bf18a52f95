//! Single slips in workbooks, each at every cell, heading and sheet where it fits.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use utlatande::diagnostic::Diagnostic;
use utlatande::inputs::workbook::{self as raw, CellValue, RawCell, RawWorkbook};
use utlatande::place::Place;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand;

use super::step;
use super::toml::swapped;
use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, copy, repository, scratch};

/// A slip in a workbook: what it is called, and the edits that make it of a cell (the heading's with its column, or one below).
type CellSlip = (&'static str, fn(&Cell<'_>) -> Option<CellEdit>);

/// A cell where a slip may be made.
struct Cell<'a> {
    sheet: &'a str,
    address: String,
    value: &'a CellValue,
    is_heading: bool,
}

impl Cell<'_> {
    fn edit(&self) -> CellEdit {
        CellEdit {
            fil: "underlag.xlsx".to_owned(),
            blad: self.sheet.to_owned(),
            cell: self.address.clone(),
            ..CellEdit::default()
        }
    }

    /// Another text in the cell.
    fn text(&self, text: impl Into<String>) -> Option<CellEdit> {
        Some(CellEdit { text: Some(text.into()), ..self.edit() })
    }

    fn number(&self) -> Option<String> {
        match self.value {
            CellValue::Number(number) if !self.is_heading => Some(number.to_string()),
            _ => None,
        }
    }

    fn day(&self) -> Option<String> {
        match self.value {
            CellValue::Date(date) => Some(date.to_string()),
            _ => None,
        }
    }
}

/// A day as it is written in words.
fn in_words(day: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "oktober", "november", "dec"];
    let mut parts = day.split('-').filter_map(|part| part.parse::<usize>().ok());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{day} {} {year}", MONTHS[month - 1]))
}

const CELL_SLIPS: &[CellSlip] = &[
    ("tal med enhet", |cell| cell.text(format!("{} st", cell.number()?))),
    ("ungefär", |cell| cell.text(format!("ca {}", cell.number()?))),
    ("streck för inget", |cell| cell.number().and_then(|_| cell.text("–"))),
    ("ord för tal", |cell| cell.number().and_then(|_| cell.text("saknas"))),
    ("ord för dag", |cell| cell.day().and_then(|_| cell.text("okänt"))),
    ("frågetecken", |cell| cell.text(format!("{}?", cell.number()?))),
    ("felvärde", |cell| cell.number().map(|_| CellEdit { fel: Some("#N/A".to_owned()), ..cell.edit() })),
    ("sanningsvärde", |cell| cell.number().map(|_| CellEdit { sant: Some(true), ..cell.edit() })),
    ("decimaler för många", |cell| cell.number().map(|_| CellEdit { tal: Some(1.2345), ..cell.edit() })),
    ("dag med månadens namn", |cell| cell.text(in_words(&cell.day()?)?)),
    ("dag baklänges", |cell| cell.day().and_then(|day| cell.text(day.split('-').rev().collect::<Vec<_>>().join("/")))),
    ("rubrik felstavad", |cell| match cell.value {
        CellValue::Text(text) if cell.is_heading && text.chars().count() > 4 => cell.text(swapped(text)?),
        _ => None,
    }),
];

/// Slips in a whole sheet.
fn sheet_slips(sheet: &str) -> Vec<(&'static str, Vec<CellEdit>)> {
    let of_sheet = CellEdit { fil: "underlag.xlsx".to_owned(), blad: sheet.to_owned(), ..CellEdit::default() };
    let at = |address: &str| CellEdit { cell: address.to_owned(), ..of_sheet.clone() };
    vec![
        ("bladet felstavat", vec![CellEdit { namn: swapped(sheet), ..of_sheet.clone() }]),
        ("bladet dolt", vec![CellEdit { dolt: true, ..of_sheet.clone() }]),
        ("värde utanför", vec![CellEdit { text: Some("obs".to_owned()), ..at("Z2") }]),
        ("blad till", vec![CellEdit { blad: "Anteckningar".to_owned(), text: Some("obs".to_owned()), ..at("A1") }]),
    ]
}

pub(crate) fn read(case: &Path) -> RawWorkbook {
    raw::read(&Arc::from("underlag.xlsx"), &fs::read(case.join("underlag.xlsx")).unwrap()).unwrap()
}

/// A cell of a sheet, to be changed.
pub(crate) fn blank(sheet: &str, row: u32, column: u32) -> CellEdit {
    let Place::Cells(place) = Place::cell(&Arc::from("underlag.xlsx"), &Arc::from(sheet), row, column) else {
        unreachable!()
    };
    CellEdit { fil: "underlag.xlsx".to_owned(), blad: sheet.to_owned(), cell: place.range(), ..CellEdit::default() }
}

/// A cell of a sheet with a text.
pub(super) fn typed(sheet: &str, row: u32, column: u32, text: impl Into<String>) -> CellEdit {
    CellEdit { text: Some(text.into()), ..blank(sheet, row, column) }
}

/// A sheet with another name.
pub(super) fn named(sheet: &str, name: &str) -> CellEdit {
    CellEdit { namn: Some(name.to_owned()), ..of_sheet(sheet) }
}

/// A sheet as a whole.
pub(super) fn of_sheet(sheet: &str) -> CellEdit {
    CellEdit { cell: String::new(), ..blank(sheet, 0, 0) }
}

/// A number as it is typed.
pub(super) fn number(value: &CellValue) -> Option<String> {
    match value {
        CellValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A day's year, month and day as they are typed.
pub(super) fn day(value: &CellValue) -> Option<[String; 3]> {
    let CellValue::Date(date) = value else { return None };
    let date = date.to_string();
    let mut parts = date.split('-').map(str::to_owned);
    Some([parts.next()?, parts.next()?, parts.next()?])
}

/// Another cell with the same value.
pub(crate) fn put(sheet: &str, row: u32, column: u32, value: &CellValue) -> CellEdit {
    let mut edit = blank(sheet, row, column);
    match value {
        CellValue::Text(text) => edit.text = Some(text.clone()),
        CellValue::Number(number) => edit.tal = number.to_string().parse().ok(),
        CellValue::Date(date) => edit.datum = Some(date.to_string()),
        other => panic!("{other:?}"),
    }
    edit
}

pub(crate) fn cells<'w>(workbook: &'w RawWorkbook, sheet: &str) -> &'w [RawCell] {
    workbook.sheets.iter().find(|other| *other.name == *sheet).map_or(&[], |sheet| &sheet.cells)
}

/// The cells from a row on one row further down.
pub(super) fn moved_down(workbook: &RawWorkbook, sheet: &str, from: u32) -> Vec<CellEdit> {
    let cells = cells(workbook, sheet).iter().rev().filter(|cell| cell.row >= from);
    cells
        .flat_map(|cell| [put(sheet, cell.row + 1, cell.column, &cell.value), blank(sheet, cell.row, cell.column)])
        .collect()
}

/// The cells of a sheet, or of one of its rows, one column further to the right.
pub(super) fn moved_right<'c>(sheet: &str, cells: impl DoubleEndedIterator<Item = &'c RawCell>) -> Vec<CellEdit> {
    cells
        .rev()
        .flat_map(|cell| [put(sheet, cell.row, cell.column + 1, &cell.value), blank(sheet, cell.row, cell.column)])
        .collect()
}

/// The cells below a row one row further up: the row is gone.
pub(crate) fn without_row(workbook: &RawWorkbook, sheet: &str, row: u32) -> Vec<CellEdit> {
    let cells = cells(workbook, sheet);
    let gone = cells.iter().filter(|cell| cell.row == row).map(|cell| blank(sheet, cell.row, cell.column));
    let below = cells
        .iter()
        .filter(|cell| cell.row > row)
        .flat_map(|cell| [put(sheet, cell.row - 1, cell.column, &cell.value), blank(sheet, cell.row, cell.column)]);
    gone.chain(below).collect()
}

/// A title above the headings: every cell one row further down.
fn with_title(workbook: &RawWorkbook, sheet: &str) -> Vec<CellEdit> {
    let mut edits = moved_down(workbook, sheet, 0);
    edits.push(CellEdit { text: Some("Stadens underlag".to_owned()), ..blank(sheet, 0, 0) });
    edits
}

/// The headings once more above a row.
fn with_headings(workbook: &RawWorkbook, sheet: &str, row: u32) -> Vec<CellEdit> {
    let mut edits = moved_down(workbook, sheet, row);
    let headings = cells(workbook, sheet).iter().filter(|cell| cell.row == 0);
    edits.extend(headings.map(|cell| put(sheet, row, cell.column, &cell.value)));
    edits
}

/// A row below the headings with what the columns of numbers and days hold, in words; nothing for a sheet with fewer than two.
fn with_units(workbook: &RawWorkbook, sheet: &str) -> Vec<CellEdit> {
    let mut edits = moved_down(workbook, sheet, 1);
    let mut units: BTreeMap<u32, &str> = BTreeMap::new();
    for cell in cells(workbook, sheet) {
        match &cell.value {
            CellValue::Number(number) if number.to_string().len() == 4 => drop(units.insert(cell.column, "ÅÅÅÅ")),
            CellValue::Number(_) => drop(units.insert(cell.column, "antal")),
            CellValue::Date(_) => drop(units.insert(cell.column, "datum")),
            _ => {}
        }
    }
    if units.is_empty() {
        return Vec::new();
    }
    edits.extend(
        units.iter().map(|(column, unit)| CellEdit { text: Some((*unit).to_owned()), ..blank(sheet, 1, *column) }),
    );
    edits
}

/// Two columns side by side whose headings have changed places, where their values tell.
fn with_swapped_headings(workbook: &RawWorkbook, sheet: &str) -> Vec<(String, Vec<CellEdit>)> {
    let cells = cells(workbook, sheet);
    let kind = |column: u32| {
        let values: Vec<_> = cells.iter().filter(|cell| cell.column == column && cell.row > 0).collect();
        values.first().map(|cell| std::mem::discriminant(&cell.value))
    };
    let headings: Vec<_> = cells.iter().filter(|cell| cell.row == 0).collect();
    headings
        .windows(2)
        .filter(|pair| {
            let kinds = (kind(pair[0].column), kind(pair[1].column));
            kinds.0.is_some() && kinds.1.is_some() && kinds.0 != kinds.1
        })
        .map(|pair| {
            let edits =
                vec![put(sheet, 0, pair[0].column, &pair[1].value), put(sheet, 0, pair[1].column, &pair[0].value)];
            (edits[0].cell.clone(), edits)
        })
        .collect()
}

/// Does in the workbook what the hint of a message says; nothing where that is for a person to judge.
pub(super) fn mended_workbook(case: &Path, told: &Diagnostic) -> Option<Vec<CellEdit>> {
    let Some(Place::Cells(place)) = told.places.first() else { return None };
    let workbook = read(case);
    let (sheet, first) = (&*place.sheet, place.first);
    let at = |row, column| cells(&workbook, sheet).iter().find(|cell| (cell.row, cell.column) == (row, column));
    let argument = |name: &str| told.arguments.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let suggestion = argument("forslag").map(str::to_owned);
    let here = blank(sheet, first.row, first.column);
    match told.code.name() {
        "W04" => {
            let name = suggestion.unwrap_or_else(|| format!("_{sheet}"));
            Some(vec![CellEdit { cell: String::new(), namn: Some(name), ..here }])
        }
        "W22-not" => Some(vec![here]),
        "W06-rubrik" => Some(vec![CellEdit { text: Some(argument("kolumn")?.to_owned()), ..here }]),
        "W07" => Some(vec![CellEdit { text: Some(suggestion?), ..here }]),
        // Beside the table a heading has been lost.
        "W09" if at(0, first.column.saturating_sub(1)).is_none() => {
            Some(vec![CellEdit { text: Some("_obs".to_owned()), ..blank(sheet, 0, first.column) }])
        }
        "W12-dag" | "W12-tal" => Some(vec![CellEdit { text: Some(argument("ratt")?.to_owned()), ..here }]),
        "W12" => {
            let CellValue::Text(text) = &at(first.row, first.column)?.value else { return None };
            if argument("typ") == Some("datum") {
                let mut parts: Vec<&str> = text.split('/').collect();
                parts.reverse();
                return (parts.len() == 3).then(|| vec![CellEdit { text: Some(parts.join("-")), ..here }]);
            }
            // Of two numbers, or of one with a letter in it, a person knows which is meant.
            let is_digit = |c: char| c.is_ascii_digit() || c == '.';
            let digits = text.trim_matches(|c| !is_digit(c));
            digits.chars().all(is_digit).then_some(())?;
            Some(vec![CellEdit { tal: digits.parse().ok(), ..here }])
        }
        "W18-rad" | "W22-rubrik" | "W22-enhet" => Some(without_row(&workbook, sheet, first.row)),
        "W38" => {
            let second = cells(&workbook, sheet).iter().filter(|cell| cell.row == first.row);
            let up = second.map(|cell| put(sheet, cell.row - 1, cell.column, &cell.value));
            Some(without_row(&workbook, sheet, first.row).into_iter().chain(up).collect())
        }
        "W38-kolumn" => {
            let mut edits = Vec::new();
            for place in &told.places {
                let Place::Cells(place) = place else { return None };
                let column = place.first.column;
                let rows = place.first.row..=place.last.row;
                edits.extend(rows.map(|row| match at(row, column) {
                    Some(cell) => put(sheet, row - 1, column, &cell.value),
                    None => blank(sheet, row - 1, column),
                }));
                edits.push(blank(sheet, place.last.row, column));
            }
            Some(edits)
        }
        "G30-dubbel" => Some(without_row(&workbook, sheet, first.row)),
        "W37" => {
            let names = argument("rubriker")?.split(", ");
            let headings =
                (0..).zip(names).map(|(column, name)| put(sheet, 0, column, &CellValue::Text(name.to_owned())));
            Some(moved_down(&workbook, sheet, 0).into_iter().chain(headings).collect())
        }
        "W32" => {
            let Some(Place::Cells(other)) = told.places.get(1) else { return None };
            let (one, other) = (first, other.first);
            Some(vec![
                put(sheet, 0, one.column, &at(0, other.column)?.value),
                put(sheet, 0, other.column, &at(0, one.column)?.value),
            ])
        }
        _ => None,
    }
}

/// Whether a workbook holds all that another does, in the same cells.
pub(crate) fn holds(workbook: &RawWorkbook, other: &RawWorkbook) -> bool {
    other.sheets.iter().all(|sheet| {
        let own = cells(workbook, &sheet.name);
        let text = |cell: &RawCell| (cell.row, cell.column, cell.value.to_string());
        let own: Vec<_> = own.iter().map(text).collect();
        sheet.cells.iter().all(|cell| own.contains(&text(cell)))
    })
}

pub(crate) fn understood(case: &Path) -> Vec<Diagnostic> {
    understand::understand(&Source::folder(case).unwrap(), &TemplateSource::default()).diagnostics.to_vec()
}

#[test]
fn a_slip_in_a_workbook_is_one_message_at_its_cell() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    let mut slips: Vec<(String, String, String, Vec<CellEdit>)> = Vec::new();
    for sheet in &workbook.sheets {
        let name = sheet.name.to_string();
        for cell in &sheet.cells {
            let Place::Cells(place) = Place::cell(&workbook.file, &sheet.name, cell.row, cell.column) else {
                unreachable!()
            };
            let cell = Cell { sheet: &name, address: place.range(), value: &cell.value, is_heading: cell.row == 0 };
            for (slip, edit) in CELL_SLIPS {
                let edit = edit(&cell).map(|edit| ((*slip).to_owned(), name.clone(), cell.address.clone(), vec![edit]));
                slips.extend(edit);
            }
        }
        // A workbook shows its first sheet.
        let first = workbook.sheets.first().is_some_and(|sheet| *sheet.name == *name);
        for (slip, edits) in sheet_slips(&name).into_iter().filter(|(slip, _)| *slip != "bladet dolt" || !first) {
            let address = edits[0].cell.clone();
            slips.push((slip.to_owned(), edits[0].blad.clone(), address, edits));
        }
        let last = cells(&workbook, &name).last().map_or(0, |cell| cell.row);
        let mut push = |slip: &str, address: &str, edits: Vec<CellEdit>| {
            if !edits.is_empty() {
                slips.push((slip.to_owned(), name.clone(), address.to_owned(), edits));
            }
        };
        push("titel ovanför rubrikerna", "A1", with_title(&workbook, &name));
        push("enheter under rubrikerna", "", with_units(&workbook, &name));
        // Words alone may be headings that nobody knows.
        if cells(&workbook, &name).iter().any(|cell| cell.row == 1 && !matches!(cell.value, CellValue::Text(_))) {
            push("rubrikraden borta", "A1", without_row(&workbook, &name, 0));
        }
        for row in 1..=last + 1 {
            push("rubrikerna igen", &format!("A{}", row + 1), with_headings(&workbook, &name, row));
        }
        for (address, edits) in with_swapped_headings(&workbook, &name) {
            push("rubriker som har bytt plats", &address, edits);
        }
        let first =
            cells(&workbook, &name).iter().find(|cell| cell.row == 1 && cell.column == 0).map(|cell| &cell.value);
        if first.is_some_and(|value| !matches!(value, CellValue::Text(_))) {
            let note =
                CellEdit { text: Some("Källa: kontorets ekonomisystem".to_owned()), ..blank(&name, last + 2, 0) };
            push("källa under tabellen", &note.cell.clone(), vec![note]);
            let merged = CellEdit { till: Some(blank(&name, 2, 0).cell), ..blank(&name, 1, 0) };
            push("sammanfogade rader", &merged.cell.clone(), vec![merged, blank(&name, 2, 0)]);
        }
        for cell in cells(&workbook, &name).iter().filter(|cell| cell.row == 0).skip(1) {
            let before = cells(&workbook, &name).iter().find(|other| other.row == 0 && other.column == cell.column - 1);
            let twice = before.map(|before| put(&name, 0, cell.column, &before.value));
            push("rubriken två gånger", &blank(&name, 0, cell.column).cell, twice.into_iter().collect());
            if cells(&workbook, &name).iter().any(|other| other.row > 0 && other.column == cell.column) {
                push("rubriken borta", "", vec![blank(&name, 0, cell.column)]);
            }
            let with_unit = CellEdit { text: Some(format!("{} (enhet)", cell.value)), ..blank(&name, 0, cell.column) };
            push("rubrik med enhet", &with_unit.cell.clone(), vec![with_unit]);
            let merged = CellEdit { till: Some(blank(&name, 0, cell.column).cell), ..blank(&name, 0, cell.column - 1) };
            let gone = blank(&name, 0, cell.column);
            push("sammanfogade rubriker", &merged.cell.clone(), vec![merged, gone]);
        }
    }
    assert!(slips.len() > 60, "{} slips", slips.len());
    let step = step(5);
    let wrong: Vec<String> = slips
        .par_iter()
        .enumerate()
        .step_by(step)
        .filter_map(|(index, (slip, sheet, address, edits))| {
            let case = scratch.path().join(index.to_string());
            copy(&repository(BASE), &case);
            workbook::edit(&case, edits);
            let told = understood(&case);
            let is_there = |place: &Place| match place {
                Place::Cells(place) => {
                    edits[0].namn.as_ref().unwrap_or(sheet) == &*place.sheet
                        && (address.is_empty() || place.first.to_string() == *address)
                }
                _ => false,
            };
            let is_right = told.len() == 1 && told[0].places.iter().any(is_there);
            let shown: Vec<String> =
                told.iter().map(|d| format!("{} {:?} {:?}", d.code.name(), d.arguments, d.places)).collect();
            if !is_right {
                return Some(format!("{slip} in {sheet} {address}:\n    {}", shown.join("\n    ")));
            }
            workbook::edit(&case, &mended_workbook(&case, &told[0])?);
            let left = understood(&case);
            (!left.is_empty() || !holds(&read(&case), &workbook))
                .then(|| format!("{slip} in {sheet} {address} is not mended: {}\n    {left:?}", shown.join("")))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), slips.len(), wrong.join("\n"));
}
