//! What is wrong in cells below each other and told once: a value of which each copy has the next number, as a program fills it in when
//! a cell is dragged, and a value that stands in the first of several rows only.

use std::collections::BTreeMap;

use super::SheetReader;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, RawCell};
use crate::message::message;
use crate::place::Place;

impl SheetReader<'_> {
    /// Puts one problem in place of those of cells in one column with the same words and rising numbers, none of which it takes.
    pub(super) fn join_dragged(&mut self, told_before: usize) {
        let of_sheet: Vec<Diagnostic> = self.problems.iter().skip(told_before).cloned().collect();
        let mut taken = vec![false; of_sheet.len()];
        let mut told = Vec::new();
        for first in 0..of_sheet.len() {
            let mut series = vec![first];
            for next in first + 1..of_sheet.len() {
                let last = series[series.len() - 1];
                if !taken[next] && goes_on(&of_sheet[last], &of_sheet[next]) {
                    series.push(next);
                }
            }
            if taken[first] || series.len() < 2 {
                continue;
            }
            let argument = |name: &str| of_sheet[first].arguments[name].as_str();
            let (stem, _) = parted(argument("varde"));
            let allowed = argument("tillatna");
            let right = if allowed.split(", ").any(|value| value == stem) { stem } else { "" };
            let problem = message!(
                codes::CELLS_DRAGGED,
                kolumn = argument("kolumn"),
                varde = argument("varde"),
                ratt = right,
                tillatna = allowed
            );
            let places = series.iter().flat_map(|index| of_sheet[*index].places.clone()).collect();
            told.push(Diagnostic::error(problem).at_all(places));
            series.into_iter().for_each(|index| taken[index] = true);
        }
        let mut index = 0..;
        self.problems.retain(|_| {
            let at = index.next().unwrap_or(0);
            at < told_before || !taken[at - told_before]
        });
        self.problems.extend(told);
    }
}

impl SheetReader<'_> {
    /// Puts one problem in place of those of empty cells below each other, below one that has a value: it stands for all of them.
    pub(super) fn join_empty(&mut self, told_before: usize, header_row: u32) {
        let of_sheet: Vec<Diagnostic> = self.problems.iter().skip(told_before).cloned().collect();
        let mut cells: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for (index, problem) in of_sheet.iter().enumerate().filter(|(_, problem)| problem.code == codes::CELL_EMPTY) {
            if let Some(Place::Cells(cell)) = problem.places.first() {
                cells.insert((cell.first.column, cell.first.row), index);
            }
        }
        let cells: Vec<((u32, u32), usize)> = cells.into_iter().collect();
        let (mut taken, mut told) = (vec![false; of_sheet.len()], Vec::new());
        for run in cells.chunk_by(|((column, row), _), ((next, below), _)| column == next && row + 1 == *below) {
            let ((column, first), problem) = run[0];
            let at = |cell: &RawCell| (cell.row, cell.column);
            let is_filled = |row: u32| self.sheet.cells.binary_search_by_key(&(row, column), at).is_ok();
            let above = first.checked_sub(1).filter(|above| *above > header_row);
            if run.len() < 2 || !above.is_some_and(is_filled) {
                continue;
            }
            let argument = |name: &str| &of_sheet[problem].arguments[name];
            let message = message!(
                codes::CELLS_EMPTY_BELOW,
                kolumn = argument("kolumn"),
                antal = run.len(),
                forklaring = argument("forklaring")
            );
            let range = CellRange::new(first, column, first + run.len() as u32 - 1, column);
            told.push(Diagnostic::finding(message).at(range.place(&self.workbook.file, &self.sheet.name)));
            run.iter().for_each(|(_, index)| taken[*index] = true);
        }
        let mut index = 0..;
        self.problems.retain(|_| {
            let at = index.next().unwrap_or(0);
            at < told_before || !taken[at - told_before]
        });
        self.problems.extend(told);
    }
}

/// Whether two problems are of values that a column does not take, the one the next number after the other in the next row.
fn goes_on(one: &Diagnostic, other: &Diagnostic) -> bool {
    if one.code != codes::CELL_NOT_ALLOWED || other.code != codes::CELL_NOT_ALLOWED {
        return false;
    }
    let row = |problem: &Diagnostic| match problem.places.first() {
        Some(Place::Cells(cells)) => Some(cells.first.row),
        _ => None,
    };
    let is_below = row(one).zip(row(other)).is_some_and(|(one, other)| one.checked_add(1) == Some(other));
    let (stem, number) = parted(&one.arguments["varde"]);
    let (other_stem, next) = parted(&other.arguments["varde"]);
    let is_next = number.zip(next).is_some_and(|(number, next)| number.checked_add(1) == Some(next));
    is_below
        && is_next
        && !stem.is_empty()
        && (stem, &one.arguments["kolumn"]) == (other_stem, &other.arguments["kolumn"])
}

/// The words of a value, and the number at its end.
fn parted(value: &str) -> (&str, Option<u64>) {
    let stem = value.trim_end_matches(|c: char| c.is_ascii_digit());
    (stem.trim_end(), value[stem.len()..].parse().ok())
}
