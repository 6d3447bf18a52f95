//! Rows whose day is of another year than the one beside it, where the one column was sorted by itself or a day was dragged down.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::super::Review;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::{Table, Value};
use crate::place::{CellPlace, Place};

/// So many rows at least are no chance.
const FEWEST: usize = 2;

/// What a program adds to each day when one is dragged down.
const STEPS: [fn(NaiveDate) -> Option<NaiveDate>; 3] = [
    |day| day.checked_add_days(Days::new(1)),
    |day| day.checked_add_months(Months::new(1)),
    |day| day.checked_add_months(Months::new(12)),
];

/// A row that a rule finds, whose day is of another year than its own.
#[derive(Clone, Copy)]
struct Differing<'c> {
    table: &'c Table,
    year: usize,
    day: usize,
    row: usize,
}

/// What a rule finds in the rows of a table, with one problem in place of those that follow from one change of a column.
pub(super) fn joined(review: &Review<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let rows: Option<Vec<Differing<'_>>> = found.iter().map(|problem| differing(review, problem)).collect();
    let Some(rows) = rows.filter(|rows| rows.len() >= FEWEST) else { return found };
    let first = rows[0];
    if rows.iter().any(|row| (&row.table.name, row.year, row.day) != (&first.table.name, first.year, first.day)) {
        return found;
    }
    if is_sorted_alone(first) {
        return sorted(review, &rows, &found).map_or(found, |problem| vec![problem]);
    }
    let mut joined = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let length = STEPS.iter().map(|step| run(&rows[at..], *step)).max().unwrap_or(0);
        let told = (length >= FEWEST).then(|| dragged(review, &rows[at..at + length], &found[at])).flatten();
        let taken = if told.is_some() { length } else { 1 };
        joined.push(told.unwrap_or_else(|| found[at].clone()));
        at += taken;
    }
    joined
}

/// The row of a problem whose cells are a day and a year that is not the day's.
fn differing<'c>(review: &Review<'c>, problem: &Diagnostic) -> Option<Differing<'c>> {
    let cells = |place: &Place| match place {
        Place::Cells(cells) => Some(cells.clone()),
        _ => None,
    };
    let first = problem.places.first().and_then(cells)?;
    let table = review.case.tables.values().find(|table| table.sheet == first.sheet)?;
    let row = table.rows.binary_search_by_key(&first.first.row, |row| row.number).ok()?;
    let covers = |cells: &CellPlace, position: u32| {
        cells.sheet == first.sheet
            && (cells.first.row, cells.last.row) == (first.first.row, first.first.row)
            && (cells.first.column..=cells.last.column).contains(&position)
    };
    let is_told = |column: usize| {
        let position = table.positions.get(column).copied().flatten();
        position.is_some_and(|at| problem.places.iter().filter_map(cells).any(|cells| covers(&cells, at)))
    };
    let mut told = (0..table.columns.len()).filter(|column| is_told(*column));
    let (one, other, None) = (told.next()?, told.next()?, told.next()) else { return None };
    let (year, day) = if day_at(table, row, one).is_some() { (other, one) } else { (one, other) };
    let differs = day_at(table, row, day)?.year() != year_at(table, row, year)?;
    differs.then_some(Differing { table, year, day, row })
}

fn day_at(table: &Table, row: usize, column: usize) -> Option<NaiveDate> {
    match table.rows.get(row)?.values.get(column)? {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

fn year_at(table: &Table, row: usize, column: usize) -> Option<i32> {
    match table.rows.get(row)?.values.get(column)? {
        Some(Value::Year(year)) => Some(*year),
        _ => None,
    }
}

/// Whether the days are of the years that the sheet has, and one of the two columns is in an order that the other is not in.
fn is_sorted_alone(of: Differing<'_>) -> bool {
    let rows = 0..of.table.rows.len();
    let years: Vec<i32> = rows.clone().filter_map(|row| year_at(of.table, row, of.year)).collect();
    let days: Vec<NaiveDate> = rows.filter_map(|row| day_at(of.table, row, of.day)).collect();
    let mut left: BTreeMap<i32, usize> = BTreeMap::new();
    years.iter().for_each(|year| *left.entry(*year).or_default() += 1);
    let mut take = |day: &NaiveDate| match left.get_mut(&day.year()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    let rises = (years.is_sorted(), days.is_sorted());
    let falls = (years.iter().rev().is_sorted(), days.iter().rev().is_sorted());
    days.iter().all(&mut take)
        && (rises.0 || rises.1 || falls.0 || falls.1)
        && rises != (true, true)
        && falls != (true, true)
}

/// How many rows below each other have a day that follows from the one above.
fn run(rows: &[Differing<'_>], step: fn(NaiveDate) -> Option<NaiveDate>) -> usize {
    let follows = |of: &Differing<'_>| {
        let above = of.row.checked_sub(1).and_then(|above| day_at(of.table, above, of.day));
        above.and_then(step).is_some_and(|next| day_at(of.table, of.row, of.day) == Some(next))
    };
    let is_next = |(index, of): &(usize, &Differing<'_>)| of.row == rows[0].row + index && follows(of);
    rows.iter().enumerate().take_while(is_next).count()
}

/// The heading of a column.
fn heading<'r>(review: &'r Review<'_>, table: &Table, column: usize) -> Option<&'r str> {
    let spec = review.templates.arendetyp.tabeller.iter().find(|spec| spec.namn == table.name)?;
    spec.kolumner.get(column).map(|column| column.rubrik.as_str())
}

fn dragged(review: &Review<'_>, rows: &[Differing<'_>], first: &Diagnostic) -> Option<Diagnostic> {
    let (from, to) = (rows.first()?, rows.last()?);
    let day = |of: &Differing<'_>| day_at(of.table, of.row, of.day);
    let problem = message!(
        codes::DAYS_DRAGGED,
        kolumn = heading(review, from.table, from.day)?,
        fran = day(from)?,
        till = day(to)?
    );
    Some(told(problem, rows, first))
}

fn sorted(review: &Review<'_>, rows: &[Differing<'_>], found: &[Diagnostic]) -> Option<Diagnostic> {
    let of = rows.first()?;
    let problem = message!(
        codes::COLUMN_SORTED,
        kolumn = heading(review, of.table, of.day)?,
        annan = heading(review, of.table, of.year)?,
        antal = rows.len()
    );
    Some(told(problem, rows, found.first()?))
}

/// A problem of the days of rows, as grave as the first of those that it stands for.
fn told(message: crate::message::Message, rows: &[Differing<'_>], first: &Diagnostic) -> Diagnostic {
    let places = rows.iter().map(|of| of.table.place(of.row, of.day)).collect::<Vec<Place>>();
    let place = match (places.first(), places.last()) {
        (Some(Place::Cells(from)), Some(Place::Cells(to))) => {
            vec![Place::Cells(CellPlace { last: to.last, ..from.clone() })]
        }
        _ => places,
    };
    let mut told = Diagnostic::finding(message);
    told.severity = first.severity;
    told.at_all(place)
}
