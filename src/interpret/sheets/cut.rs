//! Rows cut in two: the cells from some column on stand a row further down, where nothing stands before them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::SheetReader;
use super::headings::Heading;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, RawCell};
use crate::message::message;

impl SheetReader<'_> {
    /// The rows with those put together that are cut; each is told.
    pub(super) fn joined<'c>(
        &mut self,
        body: &'c [RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> Cow<'c, [RawCell]> {
        let rows: Vec<&[RawCell]> = body.chunk_by(|a, b| a.row == b.row).collect();
        let mut above = BTreeMap::new();
        for (at, pair) in rows.windows(2).enumerate() {
            let (upper, lower) = (pair[0], pair[1]);
            // Numbers alone under the last row may be its sum.
            let is_last = at + 2 == rows.len();
            if !self.is_cut(upper, lower, columns, positions)
                || (is_last && self.has_only_numbers(lower, columns, positions))
            {
                continue;
            }
            let ([first, .., last] | [first @ last]) = lower else { continue };
            let range = CellRange::new(first.row, first.column, last.row, last.column);
            let place = range.place(&self.workbook.file, &self.sheet.name);
            self.problems.push(Diagnostic::error(message!(codes::ROW_CUT)).at(place));
            above.insert(first.row, upper[0].row);
        }
        if above.is_empty() {
            return Cow::Borrowed(body);
        }
        let moved = |cell: &RawCell| RawCell { row: above.get(&cell.row).copied().unwrap_or(cell.row), ..cell.clone() };
        body.iter().map(moved).collect()
    }

    /// Whether two rows are one: neither has all that a row must have, the second goes on where the first ends, and together they have
    /// it, each value in its column.
    pub(super) fn is_cut(
        &self,
        first: &[RawCell],
        second: &[RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> bool {
        if first[0].row + 1 != second[0].row || first[first.len() - 1].column >= second[0].column {
            return false;
        }
        let is_whole = |row: &[&RawCell]| {
            let mut filled = vec![false; self.spec.kolumner.len()];
            let mut fits = true;
            for cell in row {
                match columns.get(&cell.column) {
                    Some(Heading::Known(index)) => {
                        filled[*index] = true;
                        fits &= self.fits(cell, *index);
                    }
                    Some(_) => {}
                    None => fits = false,
                }
            }
            (fits, self.is_complete(&filled, positions))
        };
        let (first, second): (Vec<&RawCell>, Vec<&RawCell>) = (first.iter().collect(), second.iter().collect());
        let parts = [is_whole(&first), is_whole(&second)];
        parts.iter().all(|(fits, is_complete)| *fits && !is_complete)
            && is_whole(&[first, second].concat()) == (true, true)
    }
}
