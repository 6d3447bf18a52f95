//! Sheets that have an amount for each year and each of what they have by certain values: a column of theirs that was sorted, dragged
//! or pasted by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rust_decimal::Decimal;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Row, Table, Value};
use crate::place::Place;
use crate::templates::{TableSpec, ValueType};

/// So many rows at least that say what another says are no slip in one cell.
const FEWEST: usize = 2;

/// So many years, and so many different amounts, at least say that their order is no chance.
const FEWEST_YEARS: usize = 3;
const FEWEST_AMOUNTS: usize = 6;

/// The columns of a sheet that say what each of its amounts is of.
struct Grid<'t> {
    spec: &'t TableSpec,
    table: &'t Table,
    year: usize,
    /// Columns with certain values.
    by: Vec<usize>,
}

impl<'t> Grid<'t> {
    fn of(spec: &'t TableSpec, table: &'t Table) -> Option<Self> {
        let columns = |typ: ValueType| {
            let of_type = spec.kolumner.iter().enumerate().filter(move |(_, column)| column.typ == typ);
            of_type.map(|(index, _)| index).collect::<Vec<usize>>()
        };
        let (years, by) = (columns(ValueType::Ar), columns(ValueType::Val));
        let has_amounts = !columns(ValueType::Belopp).is_empty();
        match &years[..] {
            [year] if has_amounts && !by.is_empty() => Some(Self { spec, table, year: *year, by }),
            _ => None,
        }
    }

    /// What each row is of by some columns; none where one of them is not filled in.
    fn keys(&self, columns: &[usize]) -> Option<Vec<Vec<String>>> {
        let key =
            |row: &Row| columns.iter().map(|column| Some(row.values.get(*column)?.as_ref()?.to_string())).collect();
        self.table.rows.iter().map(key).collect()
    }

    fn heading(&self, column: usize) -> &str {
        self.spec.kolumner.get(column).map_or("", |column| &column.rubrik)
    }
}

/// Tells of a column that was changed by itself, or of amounts that were sorted so, and says whether there is one.
pub(super) fn moved(spec: &TableSpec, table: &Table, findings: &mut Diagnostics) -> bool {
    let Some(grid) = Grid::of(spec, table) else { return false };
    let told = column(&grid).or_else(|| amounts(&grid));
    let is_told = told.is_some();
    findings.extend(told);
    is_told
}

/// The one column without which there are as many rows of everything as the column has values, where some rows say the same with it.
fn column(grid: &Grid<'_>) -> Option<Diagnostic> {
    let all: Vec<usize> = std::iter::once(grid.year).chain(grid.by.iter().copied()).collect();
    let keys = grid.keys(&all)?;
    let mut seen = BTreeSet::new();
    let again: Vec<usize> = (0..keys.len()).filter(|row| !seen.insert(&keys[*row])).collect();
    if again.len() < FEWEST {
        return None;
    }
    let is_whole_without = |column: &usize| {
        let others: Vec<usize> = all.iter().copied().filter(|other| other != column).collect();
        let most = grid.spec.kolumner.get(*column).map_or(0, |spec| spec.varden.len());
        let keys = grid.keys(&others)?;
        let counts = counts(&keys);
        (most > 1 && counts.len() > 1 && counts.values().all(|count| *count == most)).then_some(())
    };
    let mut moved = grid.by.iter().filter(|column| is_whole_without(column).is_some());
    let (Some(moved), None) = (moved.next(), moved.next()) else { return None };
    let problem =
        message!(codes::COLUMN_MOVED, kolumn = grid.heading(*moved), blad = grid.table.sheet, antal = again.len());
    let places = again.iter().map(|row| grid.table.place(*row, *moved)).collect::<Vec<Place>>();
    Some(Diagnostic::warning(problem).at_all(places))
}

fn counts(keys: &[Vec<String>]) -> BTreeMap<&Vec<String>, usize> {
    let mut counts = BTreeMap::new();
    keys.iter().for_each(|key| *counts.entry(key).or_default() += 1);
    counts
}

/// Amounts that only rise, or only fall, from row to row, where the rows have the same items year after year.
fn amounts(grid: &Grid<'_>) -> Option<Diagnostic> {
    let of_type = grid.spec.kolumner.iter().enumerate().filter(|(_, column)| column.typ == ValueType::Belopp);
    let sorted: Vec<usize> = of_type.map(|(index, _)| index).filter(|index| is_sorted(grid.table, *index)).collect();
    let [column] = sorted[..] else { return None };
    is_by_year(grid)?;
    let problem = message!(codes::AMOUNTS_SORTED, kolumn = grid.heading(column), blad = grid.table.sheet);
    let [first, last] = [0, grid.table.rows.len().saturating_sub(1)].map(|row| grid.table.place(row, column));
    Some(Diagnostic::warning(problem).at(super::spanning(first, last)))
}

fn is_sorted(table: &Table, column: usize) -> bool {
    let amount = |row: &Row| match row.values.get(column) {
        Some(Some(Value::Amount(amount))) => Some(*amount),
        _ => None,
    };
    let Some(amounts) = table.rows.iter().map(amount).collect::<Option<Vec<Decimal>>>() else { return false };
    let different: BTreeSet<&Decimal> = amounts.iter().collect();
    different.len() >= FEWEST_AMOUNTS && (amounts.is_sorted() || amounts.iter().rev().is_sorted())
}

/// Whether the rows of each year have the same items, for so many years that their amounts cannot only rise. Where a sheet has one part
/// after another, each with all years, what tells the parts apart is no item.
fn is_by_year(grid: &Grid<'_>) -> Option<()> {
    let years = grid.keys(&[grid.year])?;
    let starts: Vec<usize> = (0..years.len()).filter(|row| *row == 0 || years[*row] != years[*row - 1]).collect();
    let ends = starts.iter().skip(1).copied().chain([years.len()]);
    let of_years: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    let repeats = |column: &usize| {
        let items = grid.keys(&[*column])?;
        let of = |rows: &Range<usize>| items[rows.clone()].iter().collect::<BTreeSet<_>>();
        let first = of(of_years.first()?);
        let is_same = |rows: &Range<usize>| of(rows) == first && rows.len() == first.len();
        (first.len() > 1 && of_years.iter().all(is_same)).then_some(())
    };
    (of_years.len() >= FEWEST_YEARS && grid.by.iter().any(|column| repeats(column).is_some())).then_some(())
}
