//! What the headings of a sheet stand for.

use std::collections::{BTreeMap, BTreeSet};

use super::{SheetReader, shown};
use crate::case_files::{CONFIRMED_HEADING, ORIGIN_HEADING};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, CellValue, RawCell, RawSheet};
use crate::limits;
use crate::message::message;
use crate::names;
use crate::near::suggestion;
use crate::place::{CellAddress, CellPlace, Place};
use crate::templates::{ColumnSpec, TableSpec};

/// Letters in a row that make a heading like another.
const ALIKE: usize = 4;

/// Rows among which the headings are looked for.
pub(super) const HEADER_ROWS: usize = 10;

/// What a heading stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// A column of the schema, by its index.
    Known(usize),
    /// The handläggare's own notes.
    Note,
    /// Whether rows that were taken over are confirmed.
    Confirmed,
    /// Something that has been reported; its cells are not.
    Reported,
}

impl SheetReader<'_> {
    /// The row of the headings: the first, unless that has none of the table's and one of the next has most of them.
    pub(super) fn header_row(&mut self) -> u32 {
        let rows: Vec<&[RawCell]> = self.sheet.cells.chunk_by(|a, b| a.row == b.row).take(HEADER_ROWS).collect();
        let Some(first) = rows.first().and_then(|row| row.first()) else { return 0 };
        let known = |row: &[RawCell]| row.iter().filter(|cell| self.is_heading(cell)).count();
        let wanted = self.spec.kolumner.len().div_ceil(2);
        let below = rows.iter().skip(1).find(|row| known(row) >= wanted).and_then(|row| row.first());
        let Some(below) = below.filter(|_| known(rows[0]) == 0) else { return first.row };
        let last = rows.iter().rfind(|row| row[0].row < below.row).and_then(|row| row.last());
        let above = rows.iter().take_while(|row| row[0].row < below.row).flat_map(|row| row.iter());
        let says_multiple = above.filter_map(heading).any(shown::says_multiple);
        let kind = if says_multiple { "multipel" } else { "annat" };
        let problem = Diagnostic::error(message!(codes::HEADINGS_BELOW, slag = kind, rad = below.row + 1));
        let place = CellPlace {
            file: self.workbook.file.clone(),
            sheet: self.sheet.name.clone(),
            first: CellAddress { row: first.row, column: first.column },
            last: last.map_or(CellAddress { row: first.row, column: first.column }, |cell| CellAddress {
                row: cell.row,
                column: cell.column,
            }),
        };
        self.problems.push(problem.at(Place::Cells(place)));
        below.row
    }

    fn is_heading(&self, cell: &RawCell) -> bool {
        is_known(cell, self.spec)
    }

    /// What each heading of the sheet stands for, and each column without one that can only be one of the table's.
    pub(super) fn columns(
        &mut self,
        headings: &[RawCell],
        body: &[RawCell],
        header_row: u32,
    ) -> BTreeMap<u32, Heading> {
        let told_before = self.problems.len();
        let mut columns = self.merged_headings(headings, header_row);
        // Each may be one of the columns that are not found.
        let mut unread = columns.len();
        let mut strange = Vec::new();
        for cell in headings.iter().filter(|cell| !columns.contains_key(&cell.column)).collect::<Vec<_>>() {
            let Some(name) = heading(cell) else {
                unread += 1;
                let loss = cell.value.loss();
                self.report(loss.unwrap_or_else(|| Diagnostic::error(message!(codes::HEADING_NOT_TEXT))), cell);
                columns.insert(cell.column, Heading::Reported);
                continue;
            };
            let stands_for = self.column(name, cell, headings, &columns);
            if stands_for.is_none() {
                strange.push(cell);
            }
            // A heading that stands twice is one of them told already.
            unread += usize::from(stands_for == Some(Heading::Reported));
            columns.insert(cell.column, stands_for.unwrap_or(Heading::Reported));
        }
        self.join_repeated(told_before);
        let is_missing = |(index, column): &(usize, &ColumnSpec)| {
            column.kravs && !columns.values().any(|heading| *heading == Heading::Known(*index))
        };
        let all = self.spec.kolumner.iter().enumerate();
        let mut missing: Vec<usize> = all.filter(is_missing).map(|(index, _)| index).skip(unread).collect();
        self.pair_last(&strange, &mut missing, body, header_row, &mut columns);
        self.pair_untitled(body, header_row, &mut columns);
        for index in missing {
            let column = &self.spec.kolumner[index];
            let problem = Diagnostic::error(message!(
                codes::COLUMN_MISSING,
                kolumn = &column.rubrik,
                blad = &self.sheet.name,
                forklaring = &column.forklaring
            ));
            self.problems.push(problem.at(Place::cell(&self.workbook.file, &self.sheet.name, header_row, 0)));
        }
        columns
    }

    /// Puts one problem in place of those of several headings that stand twice: a table beside the other.
    fn join_repeated(&mut self, told_before: usize) {
        let is_twice = |problem: &&Diagnostic| problem.code == codes::COLUMN_TWICE;
        let twice: Vec<Diagnostic> = self.problems.iter().skip(told_before).filter(is_twice).cloned().collect();
        let places: Vec<&Place> = twice.iter().filter_map(|problem| problem.places.first()).collect();
        let [Place::Cells(first), .., Place::Cells(last)] = places[..] else { return };
        let names: Vec<String> = twice.iter().map(|problem| format!("`{}`", problem.arguments["kolumn"])).collect();
        let width = last.last.column.saturating_sub(first.first.column) as usize;
        let differ = (1..names.len()).all(|at| !names[..at].contains(&names[at]));
        if width + 1 != names.len() || !differ {
            return;
        }
        let problem = Diagnostic::error(message!(codes::COLUMNS_TWICE, kolumner = names.join(", ")));
        let problem = problem.at(Place::Cells(CellPlace { last: last.last, ..first.clone() }));
        let mut index = 0..;
        self.problems.retain(|told| index.next().is_some_and(|at| at < told_before) || !is_twice(&told));
        self.problems.push(problem);
    }

    /// Tells of the headings that are like none. Where one column is missing, and one column has another heading or none, it is that
    /// one, if its values can be.
    fn pair_last(
        &mut self,
        strange: &[&RawCell],
        missing: &mut Vec<usize>,
        body: &[RawCell],
        header_row: u32,
        columns: &mut BTreeMap<u32, Heading>,
    ) {
        let mut untitled: Vec<u32> = if missing.len() == 1 {
            body.iter().map(|cell| cell.column).filter(|column| !columns.contains_key(column)).collect()
        } else {
            Vec::new()
        };
        untitled.sort_unstable();
        untitled.dedup();
        let alone = match (strange, untitled.as_slice(), missing.as_slice()) {
            ([cell], [], [index]) => Some((cell.column, *index)),
            ([], [column], [index]) => Some((*column, *index)),
            _ => None,
        };
        let is_meant = |(column, index): &(u32, usize)| {
            let mut cells = body.iter().filter(|cell| cell.column == *column).peekable();
            cells.peek().is_some() && cells.all(|cell| self.fits(cell, *index))
        };
        let pair = alone.filter(is_meant);
        let mut like_none = Vec::new();
        for cell in strange {
            let Some(index) = pair.map(|(_, index)| index).or_else(|| self.alike(cell, body, columns)) else {
                like_none.push(*cell);
                continue;
            };
            let name = heading(cell).unwrap_or_default().trim();
            self.report(unknown_heading(name, &self.spec.kolumner[index].rubrik), cell);
            columns.insert(cell.column, Heading::Known(index));
            missing.retain(|missing| *missing != index);
        }
        self.report_strange(&like_none, missing, body, columns);
        let Some((column, index)) = pair else { return };
        if strange.is_empty() {
            let problem = Diagnostic::error(message!(codes::HEADING_EMPTY, kolumn = &self.spec.kolumner[index].rubrik));
            self.problems.push(problem.at(Place::cell(&self.workbook.file, &self.sheet.name, header_row, column)));
        }
        columns.insert(column, Heading::Known(index));
        missing.clear();
    }

    /// The column that a heading may stand for which is like none: the one of those that are not there, required or not, that has most
    /// of its letters in a row, if the values can be its own.
    fn alike(&self, cell: &RawCell, body: &[RawCell], columns: &BTreeMap<u32, Heading>) -> Option<usize> {
        let name = names::folded(heading(cell)?);
        let mut own = body.iter().filter(|other| other.column == cell.column).peekable();
        own.peek()?;
        let own: Vec<&RawCell> = own.collect();
        let mut likest: Vec<(usize, usize)> = (0..self.spec.kolumner.len())
            .filter(|index| !columns.values().any(|heading| *heading == Heading::Known(*index)))
            .map(|index| (in_common(&name, &names::folded(&self.spec.kolumner[index].rubrik)), index))
            .filter(|(common, index)| *common >= ALIKE && own.iter().all(|cell| self.fits(cell, *index)))
            .collect();
        likest.sort_unstable();
        match likest[..] {
            [.., (next, _), (most, index)] => (next < most).then_some(index),
            [(_, index)] => Some(index),
            [] => None,
        }
    }

    /// Tells of the headings that are like none: together, with the columns that the sheet lacks and that they can be. These are not
    /// told as missing besides.
    fn report_strange(
        &mut self,
        strange: &[&RawCell],
        missing: &mut Vec<usize>,
        body: &[RawCell],
        columns: &BTreeMap<u32, Heading>,
    ) {
        let lacking: Vec<Vec<usize>> = strange.iter().map(|cell| self.lacking(cell.column, body, columns)).collect();
        let (mut names, mut places) = (Vec::new(), Vec::new());
        for (cell, lacking) in strange.iter().zip(&lacking) {
            let name = heading(cell).unwrap_or_default().trim();
            if lacking.is_empty() {
                self.report(unknown_heading(name, ""), cell);
                continue;
            }
            names.push(format!("`{name}`"));
            places.push(Place::cell(&self.workbook.file, &self.sheet.name, cell.row, cell.column));
        }
        let lacking: BTreeSet<usize> = lacking.into_iter().flatten().collect();
        missing.retain(|missing| !lacking.contains(missing));
        if names.is_empty() {
            return;
        }
        let lacking: Vec<String> =
            lacking.iter().map(|index| format!("`{}`", self.spec.kolumner[*index].rubrik)).collect();
        let problem = message!(
            codes::COLUMN_STRANGE,
            okanda = names.join(", "),
            antal = names.len(),
            saknade = lacking.join(", ")
        );
        self.problems.push(Diagnostic::error(problem).at_all(places));
    }

    /// The columns that the sheet lacks and that a strange one can be, by its values.
    fn lacking(&self, column: u32, body: &[RawCell], columns: &BTreeMap<u32, Heading>) -> Vec<usize> {
        let values: Vec<&RawCell> = body.iter().filter(|cell| cell.column == column).collect();
        let is_there = |index: usize| columns.values().any(|heading| *heading == Heading::Known(index));
        let can_be = |index: &usize| !is_there(*index) && values.iter().all(|cell| self.fits(cell, *index));
        (0..self.spec.kolumner.len()).filter(can_be).collect()
    }

    /// A column without a heading whose values can be those of the column that comes next to the one on its left, and is not there.
    fn pair_untitled(&mut self, body: &[RawCell], header_row: u32, columns: &mut BTreeMap<u32, Heading>) {
        let mut untitled: Vec<u32> =
            body.iter().map(|cell| cell.column).filter(|column| !columns.contains_key(column)).collect();
        untitled.sort_unstable();
        untitled.dedup();
        for column in untitled {
            let Some(Heading::Known(left)) = column.checked_sub(1).and_then(|left| columns.get(&left)) else {
                continue;
            };
            let index = left + 1;
            let is_free = !columns.values().any(|heading| *heading == Heading::Known(index));
            let fits = |cell: &RawCell| cell.column != column || self.fits(cell, index);
            if index < self.spec.kolumner.len() && is_free && body.iter().all(fits) {
                let problem =
                    Diagnostic::error(message!(codes::HEADING_EMPTY, kolumn = &self.spec.kolumner[index].rubrik));
                self.problems.push(problem.at(Place::cell(&self.workbook.file, &self.sheet.name, header_row, column)));
                columns.insert(column, Heading::Known(index));
            }
        }
    }

    /// What a heading stands for; nothing where it is like none, which is not told yet.
    fn column(
        &mut self,
        name: &str,
        cell: &RawCell,
        headings: &[RawCell],
        seen: &BTreeMap<u32, Heading>,
    ) -> Option<Heading> {
        if names::is_note(name) {
            return Some(Heading::Note);
        }
        for (own, heading) in [(ORIGIN_HEADING, Heading::Note), (CONFIRMED_HEADING, Heading::Confirmed)] {
            if names::are_same(own, name) {
                return Some(heading);
            }
        }
        let Some(index) = self.spec.kolumner.iter().position(|column| names::are_same(&column.rubrik, name)) else {
            let is_there = |name: &str| headings.iter().filter_map(heading).any(|other| names::are_same(name, other));
            let absent =
                || self.spec.kolumner.iter().map(|column| column.rubrik.as_str()).filter(|name| !is_there(name));
            let near = match suggestion(name.trim(), absent()) {
                "" => begun(name, absent()),
                near => near,
            };
            if near.is_empty() {
                return None;
            }
            self.report(unknown_heading(name.trim(), near), cell);
            // A misspelt column is read as what it most likely is, so that nothing else is told for want of it.
            let meant = self.spec.kolumner.iter().position(|column| column.rubrik == near);
            let meant = meant.filter(|index| !seen.values().any(|heading| *heading == Heading::Known(*index)));
            return Some(meant.map_or(Heading::Reported, Heading::Known));
        };
        if seen.values().any(|heading| *heading == Heading::Known(index)) {
            self.report(Diagnostic::error(message!(codes::COLUMN_TWICE, kolumn = name.trim())), cell);
            return Some(Heading::Reported);
        }
        Some(Heading::Known(index))
    }

    /// Headings that are one cell over several columns are told, and the columns left out that have none of their own; so is the one
    /// with the text, when that is no column's.
    fn merged_headings(&mut self, headings: &[RawCell], header_row: u32) -> BTreeMap<u32, Heading> {
        let mut left_out = BTreeMap::new();
        for range in self.sheet.merged.iter().filter(|range| is_wide_heading(range, header_row)) {
            let place = range.place(&self.workbook.file, &self.sheet.name);
            self.problems.push(Diagnostic::error(message!(codes::HEADINGS_MERGED)).at(place));
            let last = range.last.column.min(range.first.column.saturating_add(limits::workbook::COLUMNS));
            for column in range.first.column..=last {
                let own = headings.iter().find(|cell| cell.column == column);
                if !own.is_some_and(|cell| self.is_heading(cell)) {
                    left_out.insert(column, Heading::Reported);
                }
            }
        }
        left_out
    }
}

/// What is told of a heading that is none of the table's: the one that is meant. Where its numbers are thousands, the right heading
/// alone would make them another thing.
fn unknown_heading(name: &str, meant: &str) -> Diagnostic {
    Diagnostic::error(if shown::says_multiple(name) && !shown::says_multiple(meant) && !meant.is_empty() {
        message!(codes::COLUMN_OF_OTHER_UNIT, namn = name, forslag = meant)
    } else {
        message!(codes::COLUMN_UNKNOWN, namn = name, forslag = meant)
    })
}

/// How many letters in a row two names have in common, at most.
fn in_common(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut most = 0;
    let mut ends = vec![0; other.len() + 1];
    for letter in one.chars() {
        let mut before = 0;
        for (at, their) in other.iter().enumerate() {
            let here = if letter == *their && letter.is_alphabetic() { before + 1 } else { 0 };
            before = std::mem::replace(&mut ends[at + 1], here);
            most = most.max(here);
        }
    }
    most
}

/// Whether a cell has the words of one of a table's headings.
pub(super) fn is_known(cell: &RawCell, spec: &TableSpec) -> bool {
    heading(cell).is_some_and(|name| spec.kolumner.iter().any(|column| names::are_same(&column.rubrik, name)))
}

/// Whether a cell has nearly those words, or goes on after them.
pub(super) fn is_like_known(cell: &RawCell, spec: &TableSpec) -> bool {
    let names = || spec.kolumner.iter().map(|column| column.rubrik.as_str());
    let is_like = |name: &str| !suggestion(name.trim(), names()).is_empty() || !begun(name, names()).is_empty();
    heading(cell).is_some_and(is_like)
}

/// Whether one of the first rows of a sheet has most of a table's headings.
pub(super) fn are_those_of(sheet: &RawSheet, spec: &TableSpec) -> bool {
    let is_known = |name: &str| spec.kolumner.iter().any(|column| names::are_same(&column.rubrik, name));
    let mut rows = sheet.cells.chunk_by(|a, b| a.row == b.row).take(HEADER_ROWS);
    rows.any(|row| row.iter().filter_map(heading).filter(|name| is_known(name)).count() * 2 > spec.kolumner.len())
}

/// The name that another begins with, and goes on after as no word does: `Belopp (kr)`, `Namn 2021`.
pub(super) fn begun<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> &'n str {
    let name = names::folded(name);
    let goes_on = |rest: &str| rest.starts_with(|c: char| !c.is_alphanumeric());
    let begins = |known: &&str| name.strip_prefix(&names::folded(known)).is_some_and(goes_on);
    known.filter(begins).max_by_key(|known| known.len()).unwrap_or_default()
}

/// Whether a merged region is a heading over several columns.
pub(super) fn is_wide_heading(range: &CellRange, header_row: u32) -> bool {
    (range.first.row..=range.last.row).contains(&header_row) && range.first.column < range.last.column
}

pub(super) fn heading(cell: &RawCell) -> Option<&str> {
    match &cell.value {
        CellValue::Text(text) => Some(text),
        _ => None,
    }
}
