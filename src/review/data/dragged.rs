//! Years that have been dragged down a column: each cell has the next, and a rule would find every row.

use super::super::Review;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::{Case, Table, Value};
use crate::place::{CellPlace, Place};

/// So many rows at least are no chance, below one that is right.
const FEWEST: usize = 2;

/// A year that a rule finds: its table, column, row and number.
#[derive(Clone, Copy)]
pub(super) struct Year<'c> {
    table: &'c Table,
    column: usize,
    row: u32,
    pub(super) year: i32,
}

/// What a rule finds in the rows of a table, with one problem in place of those of years that rise by one from row to row.
pub(super) fn joined(review: &Review<'_>, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut joined = Vec::new();
    let mut run: Vec<(Diagnostic, Option<Year<'_>>)> = Vec::new();
    for problem in found {
        let year = problem.places.first().and_then(|place| year(review.case, place));
        let last = run.last().and_then(|(_, year)| *year);
        if !last.zip(year).is_some_and(|(last, year)| is_next(last, year)) {
            finish(review, &mut run, &mut joined);
        }
        run.push((problem, year));
    }
    finish(review, &mut run, &mut joined);
    joined
}

fn is_next(one: Year<'_>, other: Year<'_>) -> bool {
    (&one.table.name, one.column) == (&other.table.name, other.column)
        && one.row.checked_add(1) == Some(other.row)
        && one.year.checked_add(1) == Some(other.year)
}

/// The year in a cell of a table.
pub(super) fn year<'c>(case: &'c Case, place: &Place) -> Option<Year<'c>> {
    let Place::Cells(CellPlace { sheet, first, last, .. }) = place else { return None };
    let table = case.tables.values().find(|table| table.sheet == *sheet)?;
    let column = table.positions.iter().position(|position| *position == Some(first.column))?;
    let year = year_at(table, column, first.row).filter(|_| first.row == last.row)?;
    Some(Year { table, column, row: first.row, year })
}

fn year_at(table: &Table, column: usize, number: u32) -> Option<i32> {
    let at = table.rows.binary_search_by_key(&number, |row| row.number).ok()?;
    match table.rows[at].values.get(column)? {
        Some(Value::Year(year)) => Some(*year),
        _ => None,
    }
}

/// Adds what was found in rows that follow each other, as one problem where the years were dragged.
fn finish(review: &Review<'_>, run: &mut Vec<(Diagnostic, Option<Year<'_>>)>, joined: &mut Vec<Diagnostic>) {
    let run = std::mem::take(run);
    let of_series = series(review, &run).filter(|_| run.len() >= FEWEST);
    match of_series {
        Some(problem) => joined.push(problem),
        None => joined.extend(run.into_iter().map(|(problem, _)| problem)),
    }
}

fn series(review: &Review<'_>, run: &[(Diagnostic, Option<Year<'_>>)]) -> Option<Diagnostic> {
    let ((problem, Some(from)), (_, Some(to))) = (run.first()?, run.last()?) else { return None };
    // It begins in a year that is right: others may be what somebody meant, one year a row.
    let begins = from.row.checked_sub(1).and_then(|row| year_at(from.table, from.column, row));
    if begins != Some(from.year - 1) {
        return None;
    }
    let spec = review.templates.arendetyp.tabeller.iter().find(|spec| spec.namn == from.table.name)?;
    let heading = &spec.kolumner.get(from.column)?.rubrik;
    let Some(Place::Cells(first)) = problem.places.first() else { return None };
    let mut cells = first.clone();
    cells.last.row = to.row;
    let told = message!(codes::YEARS_DRAGGED, kolumn = heading, fran = from.year, till = to.year);
    let others = problem.places.iter().filter(|place| !matches!(place, Place::Cells(_))).cloned();
    let places = [Place::Cells(cells)].into_iter().chain(others).collect();
    let mut series = Diagnostic::finding(told);
    series.severity = problem.severity;
    Some(series.at_all(places))
}
