//! Values that stand beside their place, each one slip that would be told at every cell: rows that have slid sideways, two cells in
//! each other's place, years shown as days, what stands outside the table.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::SheetReader;
use super::headings::Heading;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, CellValue, RawCell};
use crate::message::message;
use crate::templates::ValueType;

/// What puts a row right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fix {
    /// The cells from one column to another go a step to the left, or to the right.
    Step { first: u32, last: u32, to_left: bool },
    /// The cells of two columns change places.
    Exchange { one: u32, other: u32 },
}

/// Years that a number shown as a day is taken for, and the days that a number is.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;
const DAYS: std::ops::RangeInclusive<i64> = 32_874..=73_050;

/// The day that never was, as a number; and the milliseconds of a day.
const LEAP: i64 = 60;
const DAY: i64 = 86_400_000;

/// What stands beside its place in a table.
#[derive(Debug, Default)]
pub(super) struct Astray {
    /// Columns of numbers whose cells have the format of days.
    days: BTreeSet<usize>,
    /// Rows to be put right: the first and the last of those below each other that are so in the same way.
    fixes: Vec<(u32, u32, Fix)>,
    outside: BTreeMap<u32, CellRange>,
    /// By column: its cells, what the first shows, and what that means.
    shown: BTreeMap<usize, (CellRange, CellValue, CellValue)>,
}

impl Astray {
    pub(super) fn new(days: BTreeSet<usize>) -> Self {
        Self { days, ..Self::default() }
    }

    pub(super) fn add(&mut self, row: u32, fix: Fix) {
        match self.fixes.last_mut() {
            Some((_, last, before)) if *last + 1 == row && before.is_like(&fix) => {
                *last = row;
                if let (Fix::Step { last: end, .. }, Fix::Step { last, .. }) = (before, fix) {
                    *end = last.max(*end);
                }
            }
            _ => self.fixes.push((row, row, fix)),
        }
    }

    pub(super) fn is_outside(&mut self, row: u32, column: u32) {
        let one = CellRange::new(row, column, row, column);
        self.outside.entry(column).or_insert(one).last.row = row;
    }

    pub(super) fn is_shown_otherwise(&mut self, index: usize, cell: &RawCell, meant: &RawCell) {
        let one = CellRange::new(cell.row, cell.column, cell.row, cell.column);
        let (range, ..) = self.shown.entry(index).or_insert((one, cell.value.clone(), meant.value.clone()));
        range.last.row = cell.row;
    }

    /// The regions outside the table; those of columns beside each other are one.
    fn outside(&self) -> Vec<CellRange> {
        let mut regions: Vec<CellRange> = Vec::new();
        for range in self.outside.values() {
            match regions.last_mut() {
                Some(region) if region.last.column + 1 == range.first.column => {
                    region.first.row = region.first.row.min(range.first.row);
                    region.last.row = region.last.row.max(range.last.row);
                    region.last.column = range.last.column;
                }
                _ => regions.push(*range),
            }
        }
        regions
    }
}

impl Fix {
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Step { first, to_left, .. }, Self::Step { first: their_first, to_left: theirs, .. }) => {
                (first, to_left) == (their_first, theirs)
            }
            _ => self == other,
        }
    }
}

impl SheetReader<'_> {
    /// A row with some of its cells a step aside, or with two exchanged, when each then fits its column and none did before; and what
    /// was done. The fewest cells are moved. Where a cell was deleted, so that the rest moved up to it, it is left to be filled in.
    pub(super) fn straightened(
        &self,
        cells: &[RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> Option<(Vec<RawCell>, Fix)> {
        let is_astray = |cell: &RawCell| match columns.get(&cell.column) {
            Some(Heading::Known(index)) => !self.fits(cell, *index),
            heading => heading.is_none(),
        };
        // A single cell may be a remark, or a line.
        if cells.len() < 2 || !cells.iter().any(is_astray) {
            return None;
        }
        let is_right = |moved: &[RawCell], deleted: Option<u32>| {
            let mut filled: Vec<bool> =
                positions.iter().map(|position| position.is_some() && *position == deleted).collect();
            let fits = moved.iter().all(|cell| match columns.get(&cell.column) {
                Some(Heading::Known(index)) => {
                    filled[*index] = true;
                    self.fits(cell, *index)
                }
                Some(_) => true,
                None => false,
            });
            fits && moved.windows(2).all(|pair| pair[0].column < pair[1].column) && self.is_complete(&filled, positions)
        };
        let step = |to_left: bool, is_deleted: bool| {
            (0..cells.len()).rev().find_map(|from| {
                let mut moved = cells.to_vec();
                for cell in &mut moved[from..] {
                    cell.column = if to_left { cell.column.checked_sub(1)? } else { cell.column.checked_add(1)? };
                }
                let fix = Fix::Step { first: cells[from].column, last: cells.last()?.column, to_left };
                is_right(&moved, is_deleted.then_some(cells[from].column)).then_some((moved, fix))
            })
        };
        match (step(true, false), step(false, false)) {
            (Some(right), None) | (None, Some(right)) => return Some(right),
            (Some(_), Some(_)) => return None,
            (None, None) => {}
        }
        let misfits = (0..cells.len()).filter(|at| match columns.get(&cells[*at].column) {
            Some(Heading::Known(index)) => !self.fits(&cells[*at], *index),
            _ => false,
        });
        let misfits: Vec<usize> = misfits.collect();
        let [one, other] = misfits[..] else { return step(false, true) };
        let mut moved = cells.to_vec();
        (moved[one].value, moved[other].value) = (cells[other].value.clone(), cells[one].value.clone());
        let fix = Fix::Exchange { one: cells[one].column, other: cells[other].column };
        is_right(&moved, None).then_some((moved, fix)).or_else(|| step(false, true))
    }

    /// The columns of numbers whose cells have the format of days: one has a day that nobody means, or all have days and are amounts.
    pub(super) fn numbers_as_days(&self, body: &[RawCell], columns: &BTreeMap<u32, Heading>) -> BTreeSet<usize> {
        let mut seen: BTreeMap<usize, (usize, usize, bool)> = BTreeMap::new();
        for cell in body {
            let Some(Heading::Known(index)) = columns.get(&cell.column) else { continue };
            if matches!(self.forms[*index].typ, ValueType::Belopp | ValueType::Heltal | ValueType::Decimal) {
                let (all, days, is_strange) = seen.entry(*index).or_default();
                let number = serial(&cell.value, self.sheet.from_1904);
                *all += 1;
                *days += usize::from(number.is_some());
                let is_day = |number: Decimal| number.trunc().to_i64().is_some_and(|whole| DAYS.contains(&whole));
                *is_strange |= number.is_some_and(|number| !is_day(number));
            }
        }
        let is_amount = |index: usize| self.forms[index].typ == ValueType::Belopp;
        let is_shown = |(index, (all, days, is_strange)): (usize, (usize, usize, bool))| {
            (is_strange || (is_amount(index) && days > 1 && days == all)).then_some(index)
        };
        seen.into_iter().filter_map(is_shown).collect()
    }

    /// The cell as it is meant, where a year or another number is shown as a day, or a day as a number.
    pub(super) fn as_meant(&self, cell: &RawCell, index: usize, astray: &Astray) -> Option<RawCell> {
        let from_1904 = self.sheet.from_1904;
        let start = first_day(from_1904)?;
        let value = match (&cell.value, self.forms[index].typ) {
            (value, _) if astray.days.contains(&index) => serial(value, from_1904).map(CellValue::Number),
            (CellValue::Date(day), ValueType::Ar) => {
                let number = day.signed_duration_since(start).num_days();
                let is_first = (day.month(), day.day()) == (1, 1);
                let year = if YEARS.contains(&number) { number } else { i64::from(day.year()) };
                (YEARS.contains(&number) || is_first).then(|| CellValue::Number(Decimal::from(year)))
            }
            (CellValue::Number(number), ValueType::Datum) => {
                let number =
                    number.to_i64().filter(|whole| Decimal::from(*whole) == *number && DAYS.contains(whole))?;
                start.checked_add_days(Days::new(number.unsigned_abs())).map(CellValue::Date)
            }
            _ => None,
        };
        value.map(|value| RawCell { value, ..*cell })
    }

    /// Whether a row below a gap begins another table: it has several cells, and no number, day or certain value that is one of ours.
    pub(super) fn is_other_table(
        &self,
        cells: &[RawCell],
        columns: &BTreeMap<u32, Heading>,
        positions: &[Option<u32>],
    ) -> bool {
        let known = |cell: &RawCell| match columns.get(&cell.column) {
            Some(Heading::Known(index)) => Some(*index),
            _ => None,
        };
        let is_typed = |index: &usize| self.forms[*index].typ != ValueType::Text;
        let typed = || cells.iter().filter_map(|cell| Some((cell, known(cell).filter(is_typed)?)));
        let is_heading = |cell: &RawCell| match (&cell.value, known(cell)) {
            (CellValue::Text(text), Some(index)) => crate::names::are_same(text, &self.spec.kolumner[index].rubrik),
            _ => false,
        };
        cells.len() > 1
            && matches!(cells[0].value, CellValue::Text(_))
            && typed().next().is_some()
            && typed().all(|(cell, index)| !self.fits(cell, index))
            && !cells.iter().all(is_heading)
            && self.straightened(cells, columns, positions).is_none()
    }

    /// Tells what stands beside its place.
    pub(super) fn report_astray(&mut self, astray: Astray, header_row: u32) {
        let name = |column: u32| {
            let heading = self.sheet.cells.iter().find(|cell| (cell.row, cell.column) == (header_row, column));
            heading.map(|cell| cell.value.to_string()).unwrap_or_default()
        };
        let mut told: Vec<(Diagnostic, Vec<CellRange>)> = Vec::new();
        for (first, last, fix) in &astray.fixes {
            let range = |from: u32, to: u32| CellRange::new(*first, from, *last, to);
            told.push(match *fix {
                Fix::Step { first, last, to_left } => {
                    let way = if to_left { "vanster" } else { "hoger" };
                    (Diagnostic::error(message!(codes::CELLS_ASIDE, slag = way)), vec![range(first, last)])
                }
                Fix::Exchange { one, other } => {
                    let problem = message!(codes::CELLS_EXCHANGED, ena = name(one), andra = name(other));
                    (Diagnostic::error(problem), vec![range(one, one), range(other, other)])
                }
            });
        }
        for (index, (range, shown, meant)) in &astray.shown {
            let kind = match (meant, shown) {
                (CellValue::Date(_), _) => "tal",
                _ if astray.days.contains(index) => "belopp",
                (_, CellValue::Date(day)) if day.year() < 1910 => "format",
                _ => "dag",
            };
            let heading = &self.spec.kolumner[*index].rubrik;
            let problem = message!(codes::SHOWN_OTHERWISE, slag = kind, kolumn = heading, visar = shown, ratt = meant);
            told.push((Diagnostic::error(problem), vec![*range]));
        }
        told.extend(
            astray
                .outside()
                .into_iter()
                .map(|range| (Diagnostic::error(message!(codes::CELL_OUTSIDE_TABLE)), vec![range])),
        );
        for (problem, ranges) in told {
            let places = ranges.into_iter().map(|range| range.place(&self.workbook.file, &self.sheet.name));
            self.problems.push(places.fold(problem, Diagnostic::at));
        }
    }
}

/// The day with the number 0.
fn first_day(from_1904: bool) -> Option<NaiveDate> {
    if from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) }
}

/// The number of a cell that is shown as a day. Excel counts a 29 February 1900, before which its days are one less.
fn serial(value: &CellValue, from_1904: bool) -> Option<Decimal> {
    let moment = match value {
        CellValue::Date(day) => day.and_time(NaiveTime::MIN),
        CellValue::DateTime(moment) => *moment,
        _ => return None,
    };
    let since = moment - first_day(from_1904)?.and_time(NaiveTime::MIN);
    let days = since.num_days() - i64::from(!from_1904 && since.num_days() <= LEAP);
    let part = Decimal::from((since - TimeDelta::days(since.num_days())).num_milliseconds()) / Decimal::from(DAY);
    Some((Decimal::from(days) + part.round_dp(4)).normalize())
}
