//! What an expression has read.

use std::sync::{Arc, Mutex, PoisonError};

use super::objects::TableSource;
use crate::diagnostic::{CellAddress, CellPlace, Place};

/// A column read in more pieces than this shows as one range, so that a finding never has thousands of places.
const MOST_PIECES: usize = 8;

/// Everything read since the log was cleared.
#[derive(Default)]
pub struct Log(Mutex<Reads>);

#[derive(Default)]
struct Reads {
    /// Table, column of the sheet, row of the sheet.
    cells: Vec<(u32, u32, u32)>,
    known: Vec<Place>,
    missing: bool,
    unknown: Option<String>,
}

impl Log {
    /// Forgets everything; the memory is kept, since conditions are tried row by row.
    pub fn clear(&self) {
        self.with(|reads| {
            reads.cells.clear();
            reads.known.clear();
            reads.missing = false;
            reads.unknown = None;
        });
    }

    /// A cell was read.
    pub fn cell(&self, source: &TableSource, row: usize, column: usize) {
        let position = source.table.positions.get(column).copied().flatten();
        if let (Some(position), Some(row)) = (position, source.table.rows.get(row)) {
            self.with(|reads| reads.cells.push((source.id, position, row.number)));
        }
    }

    /// A value was read.
    pub fn known(&self, places: &[Place]) {
        self.with(|reads| reads.known.extend_from_slice(places));
    }

    /// Something was read that is required and not filled in.
    pub fn missing(&self) {
        self.with(|reads| reads.missing = true);
    }

    /// A name was read that there is not.
    pub fn unknown_name(&self, name: &str) {
        self.with(|reads| {
            reads.unknown.get_or_insert_with(|| name.to_owned());
        });
    }

    /// Whether something required was not filled in.
    pub fn is_missing(&self) -> bool {
        self.with(|reads| reads.missing)
    }

    /// The first name read that there is not.
    pub fn unknown(&self) -> Option<String> {
        self.with(|reads| reads.unknown.clone())
    }

    /// The places of all that was read: values first, then cells, those next to each other as one range.
    pub fn places(&self, tables: &[Arc<TableSource>]) -> Vec<Place> {
        let (mut cells, mut known) =
            self.with(|reads| (std::mem::take(&mut reads.cells), std::mem::take(&mut reads.known)));
        let mut seen = std::collections::BTreeSet::new();
        known.retain(|place| seen.insert(place.clone()));
        cells.sort_unstable();
        cells.dedup();
        let columns = cells.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).flat_map(|column| pieces(column, tables));
        known.extend(side_by_side(columns).into_iter().map(Place::Cells));
        known
    }

    fn with<T>(&self, change: impl FnOnce(&mut Reads) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The cells of one column as ranges of rows that follow each other in the table.
fn pieces(column: &[(u32, u32, u32)], tables: &[Arc<TableSource>]) -> Vec<CellPlace> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for (_, _, row) in column {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    if let (true, Some((first, _)), Some((_, last))) = (ranges.len() > MOST_PIECES, ranges.first(), ranges.last()) {
        ranges = vec![(*first, *last)];
    }
    let Some((table, position, _)) = column.first() else { return Vec::new() };
    let Some(source) = tables.get(*table as usize) else { return Vec::new() };
    let address = |row| CellAddress { row, column: *position };
    let place = |(first, last)| CellPlace {
        file: source.table.file.clone(),
        sheet: source.table.sheet.clone(),
        first: address(first),
        last: address(last),
    };
    ranges.into_iter().map(place).collect()
}

/// Joins ranges of the same rows in columns next to each other.
fn side_by_side(ranges: impl Iterator<Item = CellPlace>) -> Vec<CellPlace> {
    let mut joined: Vec<CellPlace> = Vec::new();
    for range in ranges {
        let left = joined.iter_mut().find(|left| {
            let same_sheet = left.sheet == range.sheet && left.file == range.file;
            let same_rows = left.first.row == range.first.row && left.last.row == range.last.row;
            same_sheet && same_rows && left.last.column + 1 == range.first.column
        });
        match left {
            Some(left) => left.last.column = range.last.column,
            None => joined.push(range),
        }
    }
    joined
}
