//! Tables of workbooks and their columns as answers: where they lie, who reads them, and where what they hold stands.

use super::answer::{Entry, Kind, Stand};
use super::asked::HalfRange;
use super::index::{Index, covers};
use crate::origin_record::{KnownTable, OriginRecord, TextKind};
use crate::place::{CellAddress, CellPlace, Place};
use crate::place_text::name;

/// A table, or one of its columns by its number.
struct Sheet<'r> {
    table: &'r KnownTable,
    column: Option<usize>,
}

/// What is called so: a table or a column as expressions name it, or a sheet as the workbook does.
pub(super) fn of_name(index: &Index<'_>, asked: &str) -> Vec<Entry> {
    let tables = &index.record.tabeller;
    let by_name = |wanted: &str| tables.iter().filter(|table| table.namn == wanted).collect::<Vec<_>>();
    let sheet = match name(asked) {
        Some((sheet, "")) => sheet,
        _ => asked.into(),
    };
    let by_sheet = || tables.iter().filter(|table| crate::names::are_same(&table.blad, &sheet));
    let whole = |table| Sheet { table, column: None };
    let mut found: Vec<Sheet<'_>> = by_name(asked).into_iter().map(whole).collect();
    if let Some((table, column)) = asked.split_once('.') {
        let position = |table: &KnownTable| table.kolumner.iter().position(|(own, ..)| own == column);
        found.extend(
            by_name(table).into_iter().filter_map(|table| Some(Sheet { table, column: Some(position(table)?) })),
        );
    }
    if found.is_empty() {
        found.extend(by_sheet().map(whole));
    }
    found.iter().map(|sheet| entry(index, sheet)).collect()
}

/// The column of a half-written range as expressions name it, if it has a name.
pub(super) fn columns_at(record: &OriginRecord, range: &HalfRange) -> Option<String> {
    let table = record.tabeller.iter().find(|table| table.blad == range.sheet)?;
    let is_meant =
        |(_, _, position): &&(String, String, Option<u32>)| range.column.is_some() && *position == range.column;
    table.kolumner.iter().find(is_meant).map(|(column, ..)| column_name(table, column))
}

/// The columns whose headings lie in cells: those right above the first row.
pub(super) fn of_headings(index: &Index<'_>, cells: &CellPlace) -> Vec<Entry> {
    let is_above = |table: &&KnownTable| {
        let first = table.rader.iter().map(|(row, _)| *row).min();
        first.is_some_and(|first| cells.first.row == cells.last.row && cells.last.row + 2 == first)
    };
    let meant =
        |position: &Option<u32>| position.is_some_and(|at| (cells.first.column..=cells.last.column).contains(&at));
    let of_table = |table: &'_ KnownTable| {
        let columns = table.kolumner.iter().enumerate().filter(|(_, (.., position))| meant(position));
        columns.map(|(column, _)| entry(index, &Sheet { table, column: Some(column) })).collect::<Vec<_>>()
    };
    index.tables(cells).into_iter().filter(is_above).flat_map(of_table).collect()
}

/// A table that a kind of case defines at a place.
pub(super) fn of_table(index: &Index<'_>, table: &KnownTable) -> Entry {
    entry(index, &Sheet { table, column: None })
}

/// The names of all tables and columns.
pub(super) fn names(record: &OriginRecord) -> Vec<String> {
    let columns = |table: &KnownTable| table.kolumner.iter().map(|(column, ..)| column_name(table, column)).collect();
    let of_table = |table: &KnownTable| [vec![table.namn.clone()], columns(table)].concat();
    record.tabeller.iter().flat_map(of_table).collect()
}

/// A column as expressions name it.
pub(super) fn column_name(table: &KnownTable, column: &str) -> String {
    format!("{}.{column}", table.namn)
}

fn entry(index: &Index<'_>, sheet: &Sheet<'_>) -> Entry {
    let Sheet { table, column } = sheet;
    let all = table.kolumner.iter().map(|(column, ..)| column_name(table, column));
    let (kind, name, about, names) = match column.map(|column| &table.kolumner[column]) {
        Some((column, heading, _)) => {
            let name = column_name(table, column);
            (Kind::Column, name.clone(), heading.clone(), vec![name])
        }
        None => (Kind::Sheet, table.namn.clone(), table.forklaring.clone(), all.chain([table.namn.clone()]).collect()),
    };
    let places: Vec<Place> = sheet.cells().map(Place::Cells).into_iter().collect();
    let parts = index.texts_at(&places);
    // A whole table is read by whoever reads a column of it.
    let reads = |read: &String| covers(read, &name) || covers(&name, read);
    let values = index.record.uppgifter.iter().filter(|value| value.laser.iter().any(reads));
    let mut used_by: Vec<String> = values.map(|value| value.namn.clone()).collect();
    let shown = parts.iter().map(|part| index.text(part)).filter(|text| text.slag == TextKind::Cell);
    for reader in index.values_at(&places).into_iter().chain(shown.map(|text| text.namn.clone())) {
        if !used_by.contains(&reader) {
            used_by.push(reader);
        }
    }
    let rules = index.rules(&names);
    let mut entry = Entry { kind, name: Some(name), about, used_by, rules, places, ..Entry::default() };
    index.stand_by(&mut entry, &parts, |part| {
        let within = Some(index.text(part).namn.clone()).filter(|within| !within.is_empty());
        Stand { text: String::new(), typed: Vec::new(), filters: Vec::new(), within, ..index.stand_of(part) }
    });
    entry
}

impl Sheet<'_> {
    /// The cells between the first row and the last, if there are rows and the columns are there.
    fn cells(&self) -> Option<CellPlace> {
        let Self { table, column } = self;
        let rows = || table.rader.iter().map(|(row, _)| row - 1);
        let meant = table.kolumner.iter().enumerate().filter(|(at, _)| column.is_none_or(|column| column == *at));
        let positions: Vec<u32> = meant.filter_map(|(_, (.., position))| *position).collect();
        let corner = |row: Option<u32>, column: Option<&u32>| Some(CellAddress { row: row?, column: *column? });
        Some(CellPlace {
            file: table.fil.as_str().into(),
            sheet: table.blad.as_str().into(),
            first: corner(rows().min(), positions.iter().min())?,
            last: corner(rows().max(), positions.iter().max())?,
        })
    }
}
