//! What is no row of a table though it stands among them, and columns in each other's place: one slip, which would be told at every
//! cell.

use std::collections::BTreeMap;

use super::astray::Fix;
use super::headings::{Heading, is_wide_heading};
use super::{SheetReader, cells, shown};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, CellValue, RawCell};
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
        if let ([(cell, index)], [_, _, ..]) = (known.as_slice(), &*self.spec.kolumner)
            && self.is_note(cell, *index)
        {
            let says_multiple = matches!(&cell.value, CellValue::Text(text) if shown::says_multiple(text));
            let kind = if says_multiple { "multipel" } else { "annat" };
            self.report(Diagnostic::error(message!(codes::ROW_IS_NOTE, slag = kind)), first);
            return true;
        }
        if is_first && self.are_explanations(&known) {
            // Headings on two rows are told at the first.
            let header = |range| is_wide_heading(range, first.row.saturating_sub(1));
            if !self.sheet.merged.iter().any(header) {
                let says_multiple = known.iter().any(|(cell, index)| self.is_multiple(cell, *index));
                let kind = if says_multiple { "multipel" } else { "annat" };
                self.report(Diagnostic::error(message!(codes::ROW_IS_UNITS, slag = kind)), first);
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
                let is_said =
                    has_words(text) || self.forms[index].typ == ValueType::Ar && text.contains(char::is_alphabetic);
                is_said && !names::folded(text).is_empty() && !is_unit(cell) && !self.fits(cell, index)
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

    /// Whether a cell above the numbers of a column says that they are thousands or millions.
    fn is_multiple(&self, cell: &RawCell, index: usize) -> bool {
        match &cell.value {
            CellValue::Text(text) => self.forms[index].typ.is_quantity() && shown::says_multiple(text),
            _ => false,
        }
    }

    /// The columns whose numbers are in the unit that is read: no heading, nor what stands below it, says otherwise, which is told.
    pub(super) fn in_own_unit(&self, header_row: u32, positions: &[Option<u32>]) -> Vec<Option<u32>> {
        let above = &self.sheet.cells[..self.sheet.cells.partition_point(|cell| cell.row <= header_row + 1)];
        let is_other = |index, column| above.iter().any(|cell| cell.column == column && self.is_multiple(cell, index));
        positions.iter().enumerate().map(|(index, at)| at.filter(|column| !is_other(index, *column))).collect()
    }

    /// Whether a cell's value is one of a column's.
    pub(super) fn fits(&self, cell: &RawCell, index: usize) -> bool {
        cells::fits(cell, &self.sheet.marks, &self.forms[index])
    }

    /// Columns in each other's place, by their headings or their values: most of the one's values do not fit it, and all of each fit the
    /// other. They are told, and read as they are meant.
    pub(super) fn exchange_swapped(
        &mut self,
        body: &[RawCell],
        header_row: u32,
        columns: &mut BTreeMap<u32, Heading>,
        positions: &mut [Option<u32>],
    ) {
        let (mut swapped, mut swaps) = (positions.to_vec(), Vec::new());
        // Most columns have nothing wrong in their first cell, and are not looked through.
        let suspects: Vec<usize> = (0..swapped.len())
            .filter(|index| {
                let first = swapped[*index].and_then(|at| body.iter().find(|cell| cell.column == at));
                first.is_some_and(|cell| !self.fits(cell, *index))
            })
            .collect();
        if self.are_aside(body, &suspects, columns, positions) {
            return;
        }
        for one in suspects {
            let Some(at) = swapped[one] else { continue };
            let own = || body.iter().filter(move |cell| cell.column == at);
            // An amount may be a year.
            if own().filter(|cell| self.fits(cell, one)).count() * 2 >= own().count() {
                continue;
            }
            let is_other = |other: &usize| {
                let Some(there) = swapped[*other].filter(|_| *other != one) else { return false };
                let mut theirs = body.iter().filter(|cell| cell.column == there).peekable();
                theirs.peek().is_some()
                    && theirs.all(|cell| self.fits(cell, one))
                    && own().all(|cell| self.fits(cell, *other))
            };
            let mut others = (0..swapped.len()).filter(is_other);
            let (Some(other), None) = (others.next(), others.next()) else { continue };
            let Some(there) = swapped[other] else { continue };
            let heading = |column| Place::cell(&self.workbook.file, &self.sheet.name, header_row, column);
            let (first, second) = (at.min(there), at.max(there));
            let name = |index: usize| &self.spec.kolumner[index].rubrik;
            let problem = Diagnostic::error(message!(codes::COLUMNS_SWAPPED, ena = name(one), andra = name(other)));
            swaps.push((problem.at(heading(first)).at(heading(second)), one, other));
            swapped.swap(one, other);
        }
        // Several exchanges, or one that leaves something wrong, may be one turn of more columns.
        let is_mended = swaps.len() == 1 && (0..swapped.len()).all(|index| !self.is_wrong(body, swapped[index], index));
        if !is_mended && self.turn_rotated(body, header_row, columns, positions) {
            return;
        }
        for (problem, one, other) in swaps {
            self.problems.push(problem);
            positions.swap(one, other);
        }
        for (index, at) in positions.iter().enumerate() {
            columns.extend(at.map(|at| (at, Heading::Known(index))));
        }
    }

    /// Whether only one row has values that do not fit these columns, and is whole when some of its cells go a step aside: what is wrong
    /// is its own, not the columns'.
    fn are_aside(
        &self,
        body: &[RawCell],
        suspects: &[usize],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> bool {
        let is_wrong = |cell: &RawCell| {
            let mut own = suspects.iter().filter(|index| positions[**index] == Some(cell.column));
            own.any(|index| !self.fits(cell, *index))
        };
        let mut wrong: Vec<u32> = body.iter().filter(|cell| is_wrong(cell)).map(|cell| cell.row).collect();
        wrong.dedup();
        let [row] = wrong[..] else { return false };
        let cells: Vec<RawCell> = body.iter().filter(|cell| cell.row == row).cloned().collect();
        matches!(self.straightened(&cells, columns, positions), Some((_, Fix::Step { .. })))
    }

    /// Whether a column has values, and none of them fits it.
    fn is_wrong(&self, body: &[RawCell], at: Option<u32>, index: usize) -> bool {
        let own = || body.iter().filter(|cell| Some(cell.column) == at);
        own().next().is_some_and(|cell| !self.fits(cell, index)) && !own().any(|cell| self.fits(cell, index))
    }

    /// Headings of columns beside each other that have gone a step round, so that no value of several fits. The fewest that make all
    /// fit are told, and read as they are meant; says whether there are any.
    fn turn_rotated(
        &mut self,
        body: &[RawCell],
        header_row: u32,
        columns: &mut BTreeMap<u32, Heading>,
        positions: &mut [Option<u32>],
    ) -> bool {
        let mut beside: Vec<(u32, usize)> =
            positions.iter().enumerate().filter_map(|(index, at)| Some(((*at)?, index))).collect();
        beside.sort_unstable();
        let own = |at: u32| body.iter().filter(move |cell| cell.column == at);
        let wrong: Vec<usize> =
            (0..beside.len()).filter(|order| self.is_wrong(body, Some(beside[*order].0), beside[*order].1)).collect();
        let (Some(first), Some(last)) = (wrong.first(), wrong.last()) else { return false };
        if wrong.len() < 2 {
            return false;
        }
        let windows =
            (3..=beside.len()).flat_map(|length| (0..=beside.len() - length).map(move |start| start..start + length));
        let is_right = |window: &[(u32, usize)], turn: usize| {
            window
                .iter()
                .zip(window.iter().cycle().skip(turn))
                .all(|((at, _), (_, index))| own(*at).all(|cell| self.fits(cell, *index)))
        };
        let around = windows.filter(|window| window.contains(first) && window.contains(last));
        let found = around.into_iter().find_map(|window| {
            let length = window.len();
            let turn = [1, length - 1].into_iter().find(|turn| is_right(&beside[window.clone()], *turn))?;
            Some((window, turn))
        });
        let Some((window, turn)) = found else { return false };
        let window = &beside[window];
        let meant: Vec<usize> = window.iter().cycle().skip(turn).take(window.len()).map(|(_, index)| *index).collect();
        let order: Vec<&str> = meant.iter().map(|index| self.spec.kolumner[*index].rubrik.as_str()).collect();
        let problem = Diagnostic::error(message!(codes::COLUMNS_ROTATED, ordning = order.join(", ")));
        let (first, last) = (window[0].0, window[window.len() - 1].0);
        let place = CellRange::new(header_row, first, header_row, last).place(&self.workbook.file, &self.sheet.name);
        self.problems.push(problem.at(place));
        for ((at, _), index) in window.iter().zip(meant) {
            positions[index] = Some(*at);
            columns.insert(*at, Heading::Known(index));
        }
        true
    }
}

/// Units as they stand below headings.
const UNITS: [&str; 12] =
    ["kr", "kronor", "sek", "tkr", "år", "antal", "st", "styck", "åååå", "datum", "personer", "%"];

fn is_unit(cell: &RawCell) -> bool {
    let CellValue::Text(text) = &cell.value else { return false };
    UNITS.contains(&text.trim().trim_matches(['(', ')', '[', ']', '.']).to_lowercase().as_str())
}
