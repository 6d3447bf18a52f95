//! What an expression has read.

use std::sync::{Arc, Mutex, PoisonError};

use super::table_source::TableSource;
use crate::place::{CellAddress, CellPlace, Place};

/// A column read in more pieces than this shows as one range, so that a finding never has thousands of places.
const MOST_PIECES: usize = 8;

/// Everything read since the log was cleared.
#[derive(Default)]
pub(super) struct Log(Mutex<Reads>);

#[derive(Default)]
struct Reads {
    /// Table, column of the sheet, row of the sheet.
    cells: Vec<(u32, u32, u32)>,
    known: Vec<Place>,
    missing: bool,
    by_zero: bool,
    left_out: bool,
    unknown: Option<String>,
}

impl Log {
    /// Forgets everything; the memory is kept, since conditions are tried row by row.
    pub(super) fn clear(&self) {
        self.with(|reads| {
            reads.cells.clear();
            reads.known.clear();
            reads.missing = false;
            reads.by_zero = false;
            reads.left_out = false;
            reads.unknown = None;
        });
    }

    /// A cell was read; of one that is computed, what it comes from.
    pub(super) fn cell(&self, source: &TableSource, row: usize, column: usize) {
        if let Some(origin) = source.table.origin(column) {
            origin.columns.iter().for_each(|read| self.cell(source, row, *read));
            return self.known(&origin.others);
        }
        let position = source.table.positions.get(column).copied().flatten();
        if let (Some(position), Some(row)) = (position, source.table.rows.get(row)) {
            self.with(|reads| reads.cells.push((source.id, position, row.number)));
        }
    }

    /// A value was read.
    pub(super) fn known(&self, places: &[Place]) {
        self.with(|reads| reads.known.extend_from_slice(places));
    }

    /// Something was read that is required and not filled in.
    pub(super) fn missing(&self) {
        self.with(|reads| reads.missing = true);
    }

    /// Something was divided by nought.
    pub(super) fn divided_by_zero(&self) {
        self.with(|reads| reads.by_zero = true);
    }

    /// Whether something was divided by nought.
    pub(super) fn is_by_zero(&self) -> bool {
        self.with(|reads| reads.by_zero)
    }

    /// Something optional that is left out was compared: it is neither more nor less than anything.
    pub(super) fn left_out(&self) {
        self.with(|reads| reads.left_out = true);
    }

    /// A name was read that there is not.
    pub(super) fn unknown_name(&self, name: &str) {
        self.with(|reads| {
            reads.unknown.get_or_insert_with(|| name.to_owned());
        });
    }

    /// Whether something required was not filled in.
    pub(super) fn is_missing(&self) -> bool {
        self.with(|reads| reads.missing)
    }

    /// Whether something that is left out was compared.
    pub(super) fn is_left_out(&self) -> bool {
        self.with(|reads| reads.left_out)
    }

    /// The first name read that there is not.
    pub(super) fn unknown(&self) -> Option<String> {
        self.with(|reads| reads.unknown.clone())
    }

    /// The places of all that was read: cells, those next to each other as one range, and the places of values. For a row
    /// its cells come first, since they are what is wrong.
    pub(super) fn places(&self, tables: &[Arc<TableSource>], row: bool) -> Vec<Place> {
        let (mut cells, known) =
            self.with(|reads| (std::mem::take(&mut reads.cells), std::mem::take(&mut reads.known)));
        cells.sort_unstable();
        cells.dedup();
        let mut ranges: Vec<CellPlace> =
            cells.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).flat_map(|column| pieces(column, tables)).collect();
        let mut places: Vec<Place> = Vec::new();
        for place in known {
            match place {
                Place::Cells(range) => ranges.push(range),
                place if places.contains(&place) => {}
                place => places.push(place),
            }
        }
        let mut ranges: Vec<Place> = joined(ranges).into_iter().map(Place::Cells).collect();
        if row {
            ranges.append(&mut places);
            return ranges;
        }
        places.append(&mut ranges);
        places
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

/// Joins ranges that lie under or beside each other and make a rectangle.
fn joined(mut ranges: Vec<CellPlace>) -> Vec<CellPlace> {
    let column_first = |range: &CellPlace| (range.sheet.clone(), range.first.column, range.first.row);
    ranges.sort_by_key(column_first);
    ranges.dedup();
    let mut joined: Vec<CellPlace> = Vec::new();
    for range in ranges {
        match joined
            .iter_mut()
            .find(|other| other.file == range.file && other.sheet == range.sheet && meet(other, &range))
        {
            Some(other) => {
                other.last.row = other.last.row.max(range.last.row);
                other.last.column = other.last.column.max(range.last.column);
            }
            None => joined.push(range),
        }
    }
    joined
}

/// Whether a range goes on under or to the right of another, or lies in it.
fn meet(one: &CellPlace, other: &CellPlace) -> bool {
    let same_columns = one.first.column == other.first.column && one.last.column == other.last.column;
    let same_rows = one.first.row == other.first.row && one.last.row == other.last.row;
    let under = one.first.row <= other.first.row && other.first.row <= one.last.row + 1;
    let beside = one.first.column <= other.first.column && other.first.column <= one.last.column + 1;
    let within = under && beside && other.last.row <= one.last.row && other.last.column <= one.last.column;
    (same_columns && under) || (same_rows && beside) || within
}
