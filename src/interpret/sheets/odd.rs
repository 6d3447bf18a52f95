//! What is no row of a table though it stands among them, and columns in each other's place: one slip, which would be told at every
//! cell.

use std::collections::BTreeMap;

use super::headings::{Heading, is_wide_heading};
use super::{SheetReader, cells};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellValue, RawCell};
use crate::message::message;
use crate::names;
use crate::place::Place;
use crate::templates::ValueType;

impl SheetReader<'_> {
    /// Whether cells are no row of the table: the headings once more, or, right below them, units and explanations. It is told.
    pub(super) fn is_no_row(&mut self, row: &[RawCell], columns: &BTreeMap<u32, Heading>, is_first: bool) -> bool {
        let known: Vec<(&RawCell, usize)> = row
            .iter()
            .filter_map(|cell| match columns.get(&cell.column) {
                Some(Heading::Known(index)) => Some((cell, *index)),
                _ => None,
            })
            .collect();
        let Some((first, _)) = known.first() else { return false };
        if self.are_headings(&known) {
            self.report(Diagnostic::error(message!(codes::ROW_IS_HEADINGS)), first);
            return true;
        }
        if let ([(cell, index)], [_, _, ..]) = (known.as_slice(), self.spec.kolumner.as_slice())
            && self.is_note(cell, *index)
        {
            self.report(Diagnostic::error(message!(codes::ROW_IS_NOTE)), first);
            return true;
        }
        if is_first && self.are_explanations(&known) {
            // Headings on two rows are told at the first.
            let header = |range| is_wide_heading(range, first.row.saturating_sub(1));
            if !self.sheet.merged.iter().any(header) {
                self.report(Diagnostic::error(message!(codes::ROW_IS_UNITS)), first);
            }
            return true;
        }
        false
    }

    fn are_headings(&self, row: &[(&RawCell, usize)]) -> bool {
        let is_heading = |(cell, index): &(&RawCell, usize)| match &cell.value {
            CellValue::Text(text) => names::are_same(text, &self.spec.kolumner[*index].rubrik),
            _ => false,
        };
        row.len() > 1 && row.iter().all(is_heading)
    }

    /// Whether a text that stands alone in its row is no value of its column: a source, or a remark.
    fn is_note(&self, cell: &RawCell, index: usize) -> bool {
        let has_words = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 2);
        match &cell.value {
            CellValue::Text(text) => {
                has_words(text) && !names::folded(text).is_empty() && !is_unit(cell) && !self.fits(cell, index)
            }
            _ => false,
        }
    }

    /// Whether a row has only words, and none that one of its columns of numbers, days and certain values takes.
    fn are_explanations(&self, row: &[(&RawCell, usize)]) -> bool {
        let is_word = |cell: &RawCell| match &cell.value {
            CellValue::Text(text) => !text.contains(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        let typed = || row.iter().filter(|(_, index)| self.forms[*index].typ != ValueType::Text);
        row.iter().all(|(cell, _)| is_word(cell))
            && typed().all(|(cell, index)| !self.fits(cell, *index))
            && (typed().count() > 1 || typed().any(|(cell, _)| is_unit(cell)))
    }

    /// Whether a cell's value is one of a column's.
    pub(super) fn fits(&self, cell: &RawCell, index: usize) -> bool {
        cells::value(cell, &self.sheet.marks, &self.spec.kolumner[index], &self.forms[index]).is_ok()
    }

    /// Columns in each other's place, by their headings or their values: none of the one's values fits it, and all of each fit the
    /// other. They are told, and read as they are meant.
    pub(super) fn exchange_swapped(
        &mut self,
        body: &[RawCell],
        header_row: u32,
        columns: &mut BTreeMap<u32, Heading>,
        positions: &mut [Option<u32>],
    ) {
        // Most columns have nothing wrong in their first cell, and are not looked through.
        let suspects: Vec<usize> = (0..positions.len())
            .filter(|index| {
                let first = positions[*index].and_then(|at| body.iter().find(|cell| cell.column == at));
                first.is_some_and(|cell| !self.fits(cell, *index))
            })
            .collect();
        for one in suspects {
            let Some(at) = positions[one] else { continue };
            let own = || body.iter().filter(move |cell| cell.column == at);
            if own().any(|cell| self.fits(cell, one)) {
                continue;
            }
            let is_other = |other: &usize| {
                let Some(there) = positions[*other].filter(|_| *other != one) else { return false };
                let mut theirs = body.iter().filter(|cell| cell.column == there).peekable();
                theirs.peek().is_some()
                    && theirs.all(|cell| self.fits(cell, one))
                    && own().all(|cell| self.fits(cell, *other))
            };
            let mut others = (0..positions.len()).filter(is_other);
            let (Some(other), None) = (others.next(), others.next()) else { continue };
            let Some(there) = positions[other] else { continue };
            let heading = |column| Place::cell(&self.workbook.file, &self.sheet.name, header_row, column);
            let (first, second) = (at.min(there), at.max(there));
            let name = |index: usize| &self.spec.kolumner[index].rubrik;
            let problem = Diagnostic::error(message!(codes::COLUMNS_SWAPPED, ena = name(one), andra = name(other)));
            self.problems.push(problem.at(heading(first)).at(heading(second)));
            positions.swap(one, other);
            columns.extend([(at, Heading::Known(other)), (there, Heading::Known(one))]);
        }
    }
}

/// Units as they stand below headings.
const UNITS: [&str; 12] =
    ["kr", "kronor", "sek", "tkr", "år", "antal", "st", "styck", "åååå", "datum", "personer", "%"];

fn is_unit(cell: &RawCell) -> bool {
    let CellValue::Text(text) = &cell.value else { return false };
    UNITS.contains(&text.trim().trim_matches(['(', ')', '[', ']', '.']).to_lowercase().as_str())
}
