//! Columns whose values have gone a row too far down, as when a cell is put in among them: the row where it was put in lacks its value,
//! and below the table stands a row that has no others.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::SheetReader;
use super::headings::{Heading, heading, is_known};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, CellValue, Marks, RawCell, RawSheet};
use crate::message::message;
use crate::names;
use crate::templates::TableSpec;

/// Columns that have gone down: the first row of theirs that has, and the last.
struct Lowered {
    columns: Vec<(u32, usize)>,
    first: u32,
    last: u32,
}

/// The sheet with those columns put back that have gone a row down with their headings, and what is told of them: the others' headings
/// stand a row above.
pub(super) fn raised(sheet: &RawSheet, spec: &TableSpec, file: &Arc<str>) -> Option<(RawSheet, Diagnostic)> {
    let first = sheet.cells.first()?.row;
    let row = |row: u32| sheet.cells.iter().filter(move |cell| cell.row == row);
    let name = |cell: &RawCell| names::folded(heading(cell).unwrap_or_default());
    let is_above = |cell: &RawCell| row(first).any(|other| other.column == cell.column || name(other) == name(cell));
    let lowered: Vec<&RawCell> = row(first + 1).filter(|cell| is_known(cell, spec) && !is_above(cell)).collect();
    let known = row(first).filter(|cell| is_known(cell, spec)).count();
    // Most headings stand where they should.
    if lowered.is_empty() || known <= lowered.len() {
        return None;
    }
    let is_lowered = |column: u32| lowered.iter().any(|cell| cell.column == column);
    let mut cells = sheet.cells.clone();
    cells.iter_mut().filter(|cell| is_lowered(cell.column)).for_each(|cell| cell.row -= 1);
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let names: Vec<String> = lowered.iter().map(|cell| format!("`{}`", cell.value)).collect();
    let problem = message!(
        codes::COLUMNS_LOWERED,
        slag = "rubrik",
        kolumner = names.join(", "),
        antal = names.len(),
        rad = first + 1
    );
    let places = lowered.iter().map(|cell| {
        let last = sheet.cells.iter().rfind(|other| other.column == cell.column).map_or(cell.row, |last| last.row);
        CellRange::new(cell.row, cell.column, last, cell.column).place(file, &sheet.name)
    });
    let problem = Diagnostic::error(problem).at_all(places.collect());
    Some((RawSheet { cells, merged: Vec::new(), marks: Marks::default(), lost: None, ..sheet.clone() }, problem))
}

impl SheetReader<'_> {
    /// The cells with those of columns that have gone down put back; they are told.
    pub(super) fn raised<'c>(
        &mut self,
        header_row: u32,
        body: &'c [RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> Cow<'c, [RawCell]> {
        let Some(lowered) = self.lowered(header_row, body, columns, positions) else { return Cow::Borrowed(body) };
        let mut raised = lowered.raise(body);
        raised.sort_by_key(|cell| (cell.row, cell.column));
        let names: Vec<String> =
            lowered.columns.iter().map(|(_, index)| format!("`{}`", self.spec.kolumner[*index].rubrik)).collect();
        let problem = Diagnostic::error(message!(
            codes::COLUMNS_LOWERED,
            slag = "varden",
            kolumner = names.join(", "),
            antal = names.len(),
            rad = lowered.first
        ));
        let places = lowered.columns.iter().map(|(column, _)| {
            let range = CellRange::new(lowered.first, *column, lowered.last, *column);
            range.place(&self.workbook.file, &self.sheet.name)
        });
        self.problems.push(places.fold(problem, Diagnostic::at));
        Cow::Owned(raised)
    }

    fn lowered(
        &self,
        header_row: u32,
        body: &[RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> Option<Lowered> {
        let rows: Vec<&[RawCell]> = body.chunk_by(|one, other| one.row == other.row).collect();
        let [.., above, last] = rows[..] else { return None };
        if above[0].row + 1 != last[0].row || self.is_cut(above, last, columns, positions) {
            return None;
        }
        let known = last.iter().map(|cell| match columns.get(&cell.column) {
            Some(Heading::Known(index)) => Some((cell.column, *index)),
            _ => None,
        });
        let own: Vec<(u32, usize)> = known.collect::<Option<_>>()?;
        let at = |row: u32, column: u32| body.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column)).ok();
        // A row with nothing at all is an empty row.
        let has_cells = |row: u32| body.get(body.partition_point(|cell| cell.row < row)).is_some_and(|c| c.row == row);
        let is_gap = |row: &u32| has_cells(*row) && own.iter().all(|(column, _)| at(*row, *column).is_none());
        let gap = (header_row + 1..last[0].row).rev().find(is_gap)?;
        let has_one_gap = (header_row + 1..last[0].row).filter(is_gap).count() == 1;
        let lowered = Lowered { columns: own, first: gap + 1, last: last[0].row };
        // Below the last row may stand the sum of a column, or a remark.
        let is_one = lowered.first == lowered.last;
        let is_sum = self.has_only_numbers(last, columns, positions) && (is_one || lowered.is_sum(body));
        // A gap in a column that need not be filled in says nothing by itself, unless a number like the others stands below.
        let is_number = self.has_only_numbers(last, columns, positions) && lowered.is_within(body);
        let is_required = lowered.columns.iter().any(|(_, index)| self.spec.kolumner[*index].kravs);
        let has_all = |row: u32| {
            let mut filled = vec![false; self.spec.kolumner.len()];
            let own = lowered.raise(body).into_iter().filter(|cell| cell.row == row);
            own.for_each(|cell| {
                if let Some(Heading::Known(index)) = columns.get(&cell.column) {
                    filled[*index] = true;
                }
            });
            self.is_complete(&filled, positions)
        };
        let moved = body.iter().filter(|cell| lowered.holds(cell));
        let fits = moved.clone().count() == lowered.columns.len() * (lowered.last - gap) as usize
            && lowered.columns.iter().all(|(column, index)| {
                moved.clone().filter(|cell| cell.column == *column).all(|cell| self.fits(cell, *index))
            });
        ((is_required || (has_one_gap && is_number)) && !is_sum && fits && has_all(gap)).then_some(lowered)
    }
}

impl Lowered {
    fn holds(&self, cell: &RawCell) -> bool {
        (self.first..=self.last).contains(&cell.row) && self.columns.iter().any(|(column, _)| *column == cell.column)
    }

    fn raise(&self, body: &[RawCell]) -> Vec<RawCell> {
        let raise = |cell: &RawCell| RawCell { row: cell.row - u32::from(self.holds(cell)), ..cell.clone() };
        body.iter().map(raise).collect()
    }

    /// Whether the last number of each column is no larger than one above it.
    fn is_within(&self, body: &[RawCell]) -> bool {
        self.columns.iter().all(|(column, _)| {
            let (above, last) = self.numbers(body, *column);
            last.iter().max().is_some_and(|last| above.iter().max().is_some_and(|most| last <= most))
        })
    }

    /// Whether the last value is the sum of those above it, of which there are several.
    fn is_sum(&self, body: &[RawCell]) -> bool {
        self.columns.iter().all(|(column, _)| {
            let (above, last) = self.numbers(body, *column);
            above.len() > 1 && above.iter().sum::<Decimal>() == last.iter().sum::<Decimal>()
        })
    }

    /// The numbers of a column above the last row, and in it.
    fn numbers(&self, body: &[RawCell], column: u32) -> (Vec<Decimal>, Vec<Decimal>) {
        let own = body.iter().filter(|cell| cell.column == column);
        let (above, last): (Vec<&RawCell>, Vec<&RawCell>) = own.partition(|cell| cell.row != self.last);
        let numbers = |cells: Vec<&RawCell>| {
            let number = |cell: &RawCell| match &cell.value {
                CellValue::Number(number) => Some(*number),
                _ => None,
            };
            cells.into_iter().filter_map(number).collect()
        };
        (numbers(above), numbers(last))
    }
}
