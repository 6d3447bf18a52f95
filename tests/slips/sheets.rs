//! More single slips in workbooks: rows, columns and sheets that were copied, moved or lost, and values as people type them. What
//! makes no difference is read without a word.

use rayon::prelude::*;
use utlatande::inputs::workbook::{CellValue, RawCell, RawWorkbook};
use utlatande::place::Place;
use utlatande::templates::{self, ColumnSpec, TemplateSource};

use super::step;
use super::workbook::{
    blank, cells, day, holds, mended_workbook, moved_down, named, number, of_sheet, put, read, typed, understood,
};
use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, copy, repository, scratch};

/// What is tried: its name, the sheet, how many messages there are, and the edits.
struct Tried {
    name: String,
    sheet: String,
    messages: usize,
    edits: Vec<CellEdit>,
}

/// What takes a value's place: its name, how many messages that gives, and the text.
type Typed = (&'static str, usize, fn(&CellValue) -> Option<String>);

const TYPED: &[Typed] = &[
    ("tal som text", 0, number),
    ("tal med mellanslag efter", 0, |value| Some(format!("{} ", number(value)?))),
    ("tal med fotnot", 1, |value| Some(format!("{}*", number(value)?))),
    ("tal inom parentes", 1, |value| Some(format!("({})", number(value)?))),
    ("två tal", 1, |value| Some(format!("{0}, {0}", number(value)?))),
    ("från och till", 1, |value| Some(format!("{0}–{0}", number(value)?))),
    ("bokstaven O", 1, |value| {
        number(value).filter(|digits| digits.contains('0')).map(|digits| digits.replacen('0', "O", 1))
    }),
    ("tal i ord", 1, |value| number(value).map(|_| "två".to_owned())),
    ("dag som text", 0, |value| Some(day(value)?.join("-"))),
    ("dag med punkter", 1, |value| day(value).map(|[year, month, day]| format!("{day}.{month}.{year}"))),
    ("dag utan streck", 1, |value| Some(day(value)?.concat())),
    ("dag utan århundrade", 1, |value| Some(day(value)?.join("-")[2..].to_owned())),
    ("dag och månad", 1, |value| day(value).map(|[_, month, day]| format!("{day}/{month}"))),
    ("dag som inte finns", 1, |value| day(value).map(|[year, ..]| format!("{year}-02-30"))),
    ("dag med frågetecken", 1, |value| Some(format!("{}?", day(value)?.join("-")))),
];

/// A column taken away: those to its right move left.
fn without_column(workbook: &RawWorkbook, sheet: &str, column: u32) -> Vec<CellEdit> {
    let cells = cells(workbook, sheet);
    let gone = cells.iter().filter(|cell| cell.column >= column).map(|cell| blank(sheet, cell.row, cell.column));
    let moved = cells.iter().filter(|cell| cell.column > column);
    gone.chain(moved.map(|cell| put(sheet, cell.row, cell.column - 1, &cell.value))).collect()
}

/// Two columns side by side that have changed places, headings and all.
fn with_columns_swapped(workbook: &RawWorkbook, sheet: &str, column: u32) -> Vec<CellEdit> {
    let both: Vec<_> =
        cells(workbook, sheet).iter().filter(|cell| [column, column + 1].contains(&cell.column)).collect();
    let gone = both.iter().map(|cell| blank(sheet, cell.row, cell.column));
    gone.chain(both.iter().map(|cell| put(sheet, cell.row, 2 * column + 1 - cell.column, &cell.value))).collect()
}

/// A sheet's cells once more in another.
fn copied(workbook: &RawWorkbook, sheet: &str, name: &str) -> Vec<CellEdit> {
    cells(workbook, sheet).iter().map(|cell| put(name, cell.row, cell.column, &cell.value)).collect()
}

/// Whether this holds of a column of a sheet as the kind of case has it.
fn is_column(sheet: &str, column: u32, cells: &[RawCell], holds: fn(&ColumnSpec) -> bool) -> bool {
    let place = Place::File("arende.toml".into());
    let templates = templates::load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place)).unwrap();
    let heading = cells.iter().find(|cell| (cell.row, cell.column) == (0, column)).map(|cell| cell.value.to_string());
    let table = templates.arendetyp.tabeller.iter().find(|table| &*table.blad == sheet).unwrap();
    table.kolumner.iter().any(|column| Some(&column.rubrik) == heading.as_ref() && holds(column))
}

/// Whether the kind of case requires a column of a sheet. One that it does not require may be left out without a word: nobody can
/// know whether it has been there.
fn is_required(sheet: &str, column: u32, cells: &[RawCell]) -> bool {
    is_column(sheet, column, cells, |column| column.kravs)
}

/// Whether a column takes certain values only.
pub(super) fn has_choices(sheet: &str, column: u32, cells: &[RawCell]) -> bool {
    is_column(sheet, column, cells, |column| !column.varden.is_empty())
}

/// The cells of a row from a column on moved to a row of their own below it, and what stands below moved down.
fn cut(workbook: &RawWorkbook, sheet: &str, row: u32, column: u32) -> Vec<CellEdit> {
    let mut edits = moved_down(workbook, sheet, row + 1);
    let second = cells(workbook, sheet).iter().filter(|cell| cell.row == row && cell.column >= column);
    edits.extend(
        second.flat_map(|cell| [put(sheet, row + 1, cell.column, &cell.value), blank(sheet, row, cell.column)]),
    );
    edits
}

/// Whether both parts of a row that is cut before a column lack something that it must have. Numbers alone under the last row may
/// be its sum.
fn can_be_cut(sheet: &str, row: u32, column: u32, cells: &[RawCell]) -> bool {
    let columns = || cells.iter().filter(|cell| cell.row == row).map(|cell| cell.column);
    let is_last = cells.iter().all(|cell| cell.row <= row);
    let mut second = cells.iter().filter(|cell| cell.row == row && cell.column >= column);
    let is_sum = is_last && second.all(|cell| matches!(cell.value, CellValue::Number(_)));
    !is_sum
        && columns().any(|own| own < column && is_required(sheet, own, cells))
        && columns().any(|own| own >= column && is_required(sheet, own, cells))
}

/// The first value of a column of certain values in all its rows, with a number after each; nothing for other columns, and for
/// fewer than two rows.
fn dragged(sheet: &str, column: u32, cells: &[RawCell]) -> Vec<CellEdit> {
    let own: Vec<&RawCell> = cells.iter().filter(|cell| cell.row > 0 && cell.column == column).collect();
    let CellValue::Text(first) = (match own.first() {
        Some(first) if own.len() > 1 && has_choices(sheet, column, cells) => &first.value,
        _ => return Vec::new(),
    }) else {
        return Vec::new();
    };
    let numbered = (1..).zip(&own).map(|(number, cell)| typed(sheet, cell.row, column, format!("{first} {number}")));
    numbered.collect()
}

/// The cells of a column from a row on a row further down.
fn lowered(sheet: &str, row: u32, column: u32, cells: &[RawCell]) -> Vec<CellEdit> {
    let own = || cells.iter().filter(|cell| cell.column == column && cell.row >= row);
    let gone = own().next().map(|cell| blank(sheet, cell.row, column));
    gone.into_iter().chain(own().map(|cell| put(sheet, cell.row + 1, column, &cell.value))).collect()
}

/// Whether it can be told that a column has gone down from a row on: all its rows have a value, and the last is not a number alone,
/// which may be the sum.
fn can_be_lowered(sheet: &str, row: u32, column: u32, cells: &[RawCell]) -> bool {
    let last = cells.iter().map(|cell| cell.row).max().unwrap_or_default();
    let value = |row: u32| cells.iter().find(|cell| (cell.row, cell.column) == (row, column)).map(|cell| &cell.value);
    let is_sum = row == last && matches!(value(last), Some(CellValue::Number(number)) if number.to_string().len() != 4);
    is_required(sheet, column, cells) && !is_sum && (1..=last).all(|row| value(row).is_some())
}

/// A row copied and pasted in below itself.
fn repeated(workbook: &RawWorkbook, sheet: &str, row: u32) -> Vec<CellEdit> {
    let mut edits = moved_down(workbook, sheet, row + 1);
    let copied = cells(workbook, sheet).iter().filter(|cell| cell.row == row);
    edits.extend(copied.map(|cell| put(sheet, row + 1, cell.column, &cell.value)));
    edits
}

/// Two members of a board have rows that say the same.
const ALIKE: &str = "Representanter";

/// All slips of a sheet.
fn slips(workbook: &RawWorkbook, sheet: &str) -> Vec<Tried> {
    let own = cells(workbook, sheet);
    let mut all = Vec::new();
    let mut push = |name: &str, messages, edits: Vec<CellEdit>| {
        if !edits.is_empty() {
            all.push(Tried { name: name.to_owned(), sheet: sheet.to_owned(), messages, edits });
        }
    };
    for cell in own.iter().filter(|cell| cell.row > 0) {
        for (name, messages, instead) in TYPED {
            let text = instead(&cell.value).map(|text| typed(sheet, cell.row, cell.column, text));
            push(name, *messages, text.into_iter().collect());
        }
    }
    for cell in own.iter().filter(|cell| cell.row == 0) {
        let heading = |text: String| vec![typed(sheet, 0, cell.column, text)];
        push("rubrik med mellanslag före", 0, heading(format!(" {}", cell.value)));
        push("rubrik med stora bokstäver", 0, heading(cell.value.to_string().to_uppercase()));
        push("rubrik med kolon", 1, heading(format!("{}:", cell.value)));
        if own.iter().any(|other| other.row == 0 && other.column == cell.column + 1) {
            push("kolumner som har bytt plats", 0, with_columns_swapped(workbook, sheet, cell.column));
        }
    }
    let last = own.last().map_or(0, |cell| cell.row);
    for row in 1..=last {
        push("tom rad", 0, moved_down(workbook, sheet, row));
        push("dold rad", 1, vec![CellEdit { dold_rad: true, ..blank(sheet, row, 0) }]);
    }
    push("blad kopierat", 1, copied(workbook, sheet, &format!("{sheet} (2)")));
    push("blad med annat namn", 1, vec![named(sheet, "Blad1")]);
    let end = own.iter().filter(|cell| cell.row == 0).map(|cell| cell.column + 1).max().unwrap_or(0);
    push("kolumn till", 1, vec![typed(sheet, 0, end, "Kommentar"), typed(sheet, 1, end, "obs")]);
    push("tomt blad", 0, vec![of_sheet("Blad1")]);
    push(
        "tabell bredvid",
        1,
        own.iter().map(|cell| put(sheet, cell.row, cell.column + end + 1, &cell.value)).collect(),
    );
    for row in 1..=last {
        for column in (1..end).filter(|column| can_be_cut(sheet, row, *column, own)) {
            push("rad delad på två", 1, cut(workbook, sheet, row, column));
        }
    }
    for column in 0..end {
        push("värdet draget nedåt", 1, dragged(sheet, column, own));
        for row in (1..=last).filter(|row| can_be_lowered(sheet, *row, column, own)) {
            push("kolumn en rad för långt ner", 1, lowered(sheet, row, column, own));
        }
        if own.iter().any(|cell| cell.column == column && cell.row > 0) {
            push("kolumn och rubrik en rad för långt ner", 1, lowered(sheet, 0, column, own));
        }
    }
    for row in 1..=last {
        push("raden två gånger", usize::from(sheet != ALIKE), repeated(workbook, sheet, row));
    }
    for column in (0..end).filter(|column| is_required(sheet, *column, own)) {
        push("kolumn borta", 1, without_column(workbook, sheet, column));
    }
    all
}

#[test]
fn a_cell_with_only_a_space_is_empty() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    let told = |name: String, edit: CellEdit| {
        let case = scratch.path().join(name);
        copy(&repository(BASE), &case);
        workbook::edit(&case, &[edit]);
        understood(&case).iter().map(|one| (one.code.clone(), one.places.clone())).collect::<Vec<_>>()
    };
    let all = workbook.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(|cell| (&*sheet.name, cell)));
    let all: Vec<_> = all.filter(|(_, cell)| cell.row > 0).step_by(step(7)).collect();
    all.par_iter().for_each(|(sheet, cell)| {
        let here = blank(sheet, cell.row, cell.column);
        let space = typed(sheet, cell.row, cell.column, " ");
        let name = format!("{sheet} {}", here.cell);
        assert_eq!(told(format!("{name} 1"), space), told(format!("{name} 2"), here), "{name}");
    });
}

/// The last row lacks its number, and below it stands the sum of the others: neither is told as a row cut in two.
#[test]
fn a_sum_below_a_row_without_its_number_is_no_part_of_it() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    let mut tried = 0;
    for sheet in &workbook.sheets {
        let last = sheet.cells.iter().map(|cell| cell.row).max().unwrap_or_default();
        let Some(cell) = sheet.cells.iter().rfind(|cell| cell.row == last) else { continue };
        let CellValue::Number(number) = &cell.value else { continue };
        if !is_required(&sheet.name, cell.column, &sheet.cells) {
            continue;
        }
        let case = scratch.path().join(&*sheet.name);
        copy(&repository(BASE), &case);
        let sum = put(&sheet.name, last + 1, cell.column, &CellValue::Number(*number));
        workbook::edit(&case, &[blank(&sheet.name, last, cell.column), sum]);
        let found = understood(&case);
        let told: Vec<_> = found.iter().map(|one| one.code.shown()).collect();
        assert!(told.contains(&"W13") && !told.contains(&"W38"), "{}: {told:?}", sheet.name);
        tried += 1;
    }
    assert!(tried > 0);
}

#[test]
fn a_slip_in_rows_columns_and_sheets_is_one_message() {
    let scratch = scratch();
    let workbook = read(&repository(BASE));
    let all: Vec<Tried> = workbook.sheets.iter().flat_map(|sheet| slips(&workbook, &sheet.name)).collect();
    assert!(all.len() > 200, "{} slips", all.len());
    let step = step(5);
    let wrong = all.par_iter().enumerate().step_by(step).filter_map(|(index, tried)| {
        let case = scratch.path().join(index.to_string());
        copy(&repository(BASE), &case);
        workbook::edit(&case, &tried.edits);
        let told = understood(&case);
        let is_there = |place: &Place| matches!(place, Place::Cells(place) if *place.sheet == *tried.sheet || tried.edits.iter().any(|edit| edit.blad == *place.sheet || edit.namn.as_deref() == Some(&place.sheet)));
        let shown: Vec<String> =
            told.iter().map(|d| format!("{} {:?} {:?}", d.code.name(), d.arguments, d.places)).collect();
        if told.len() != tried.messages || !told.iter().all(|one| one.places.iter().any(is_there)) {
            return Some(format!("{} in {} {}:\n    {}", tried.name, tried.sheet, tried.edits[0].cell, shown.join("\n    ")));
        }
        workbook::edit(&case, &mended_workbook(&case, told.first()?)?);
        let left = understood(&case);
        (!left.is_empty() || !holds(&read(&case), &workbook))
            .then(|| format!("{} in {} is not mended: {}\n    {left:?}", tried.name, tried.sheet, shown.join("")))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}
