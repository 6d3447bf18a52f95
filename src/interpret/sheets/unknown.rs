//! Numbers that are not known, where the kind of case counts with each of them.

use super::SheetReader;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, RawCell};
use crate::message::message;
use crate::model::Row;
use crate::place::Place;

/// What a sheet has of them: the names of columns, and where they are told.
#[derive(Default)]
struct Found<'a> {
    headings: Vec<&'a str>,
    places: Vec<Place>,
    cells: usize,
}

impl SheetReader<'_> {
    /// What is told of numbers that are not known: once of columns that are gone, and once of cells that are empty. No sum is
    /// known that they belong to. Whether a column is gone is not known where a heading cannot be read.
    pub(super) fn unknown(
        &self,
        header_row: u32,
        positions: &[Option<u32>],
        rows: &[Row],
        are_headings_right: bool,
    ) -> Vec<Diagnostic> {
        let unknown = self.spec.unknown(positions, rows);
        let (mut gone, mut empty) = (Found::default(), Found::default());
        for (index, position) in positions.iter().enumerate() {
            let is_empty =
                |row: &&Row| unknown.is_so(row, index) && self.is_whole(row) && !self.is_filled(row, *position);
            let mut rows = rows.iter().filter(is_empty);
            let Some(first) = rows.next() else { continue };
            let (found, place) = match position {
                Some(column) => (&mut empty, Place::cell(&self.workbook.file, &self.sheet.name, first.number, *column)),
                None if are_headings_right => (&mut gone, self.heading_row(header_row)),
                None => continue,
            };
            found.headings.push(&self.spec.kolumner[index].rubrik);
            found.places.push(place);
            found.cells += 1 + rows.count();
        }
        gone.places.truncate(1);
        [("kolumn", gone), ("celler", empty)].into_iter().filter_map(|(kind, found)| found.told(kind)).collect()
    }

    /// Whether a row has what it must have: what it lacks is told otherwise.
    fn is_whole(&self, row: &Row) -> bool {
        self.spec.kolumner.iter().zip(&row.values).all(|(column, value)| !column.kravs || value.is_some())
    }

    /// Whether something stands in a row's cell: what cannot be read is told there.
    fn is_filled(&self, row: &Row, position: Option<u32>) -> bool {
        let at = |cell: &RawCell| (cell.row, cell.column);
        position.is_some_and(|column| self.sheet.cells.binary_search_by_key(&(row.number, column), at).is_ok())
    }

    /// The headings, as one range.
    fn heading_row(&self, header_row: u32) -> Place {
        let columns = || self.sheet.cells.iter().filter(|cell| cell.row == header_row).map(|cell| cell.column);
        let (first, last) = (columns().min().unwrap_or_default(), columns().max().unwrap_or_default());
        CellRange::new(header_row, first, header_row, last).place(&self.workbook.file, &self.sheet.name)
    }
}

impl Found<'_> {
    fn told(self, kind: &str) -> Option<Diagnostic> {
        let headings: Vec<String> = self.headings.iter().map(|heading| format!("`{heading}`")).collect();
        let columns = headings.len();
        let message = message!(
            codes::NUMBERS_UNKNOWN,
            slag = kind,
            kolumner = headings.join(", "),
            antal = if kind == "kolumn" { columns } else { self.cells }
        );
        (columns > 0).then(|| Diagnostic::warning(message).at_all(self.places))
    }
}
