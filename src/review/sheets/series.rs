//! Rows that the kind of case has for each year of the period, where a year lacks its own or has several: a row was forgotten, or has
//! another year's.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Row, Table, Value};
use crate::names;
use crate::place::Place;
use crate::templates::{TableSpec, ValueType};

/// So many years with such a row at least make a series.
const FEWEST: usize = 2;

/// So many years at least make a sheet where each has its rows.
const FEWEST_YEARS: usize = 3;

/// Tells of the years that lack a row which most have, and of those that have it twice.
pub(super) fn gaps((from, to): (i32, i32), spec: &TableSpec, table: &Table, findings: &mut Diagnostics) {
    let Some(year) = spec.kolumner.iter().position(|column| column.typ == ValueType::Ar) else { return };
    // A row outside the period may be the one that a year in it lacks.
    let is_outside = |row: &Row| matches!(row.values[year], Some(Value::Year(year)) if year < from || to < year);
    if table.rows.iter().any(is_outside) {
        return;
    }
    for given in &spec.vid_uppfoljning.per_ar {
        let mut rows: BTreeMap<i32, usize> = BTreeMap::new();
        for (index, row) in table.rows.iter().enumerate().filter(|(_, row)| has(row, table, given)) {
            let Some(Value::Year(of)) = row.values[year] else { continue };
            if let Some(first) = rows.get(&of).copied().filter(|first| table.rows[*first].values != row.values) {
                let problem = message!(codes::SERIES_TWICE, rad = shown(given), ar = of);
                let places = [index, first].map(|row| table.place(row, year));
                findings.push(Diagnostic::warning(problem).at_all(places.into()));
            }
            rows.entry(of).or_insert(index);
        }
        let lacking: BTreeSet<i32> = (from..=to).filter(|year| !rows.contains_key(year)).collect();
        if rows.len() < FEWEST || lacking.is_empty() || lacking.len() >= rows.len() {
            continue;
        }
        let places = rows.values().map(|index| table.place(*index, year)).collect::<Vec<Place>>();
        let years = lacking.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let problem =
            message!(codes::SERIES_GAP, blad = table.sheet, rad = shown(given), antal = lacking.len(), ar = years);
        findings.push(Diagnostic::warning(problem).at_all(places));
    }
}

/// Rows of amounts that are one for each year and each of what a sheet has by certain values, but one.
pub(super) fn gap_in_grid((from, to): (i32, i32), spec: &TableSpec, table: &Table, findings: &mut Diagnostics) {
    let columns = |typ: ValueType| {
        let of_type = spec.kolumner.iter().enumerate().filter(move |(_, column)| column.typ == typ);
        of_type.map(|(index, _)| index).collect::<Vec<usize>>()
    };
    let (years, by) = (columns(ValueType::Ar), columns(ValueType::Val));
    let ([year], false, false) = (&years[..], by.is_empty(), columns(ValueType::Belopp).is_empty()) else { return };
    let mut kinds: BTreeMap<Vec<String>, BTreeMap<i32, usize>> = BTreeMap::new();
    for (index, row) in table.rows.iter().enumerate() {
        let kind: Option<Vec<String>> =
            by.iter().map(|column| Some(row.values[*column].as_ref()?.to_string())).collect();
        let (Some(kind), Some(Value::Year(of))) = (kind, &row.values[*year]) else { return };
        // A year that has two, or is outside, is told otherwise.
        if !(from..=to).contains(of) || kinds.entry(kind).or_default().insert(*of, index).is_some() {
            return;
        }
    }
    let all = usize::try_from(to - from + 1).unwrap_or_default();
    if all < FEWEST_YEARS || kinds.len() < FEWEST || table.rows.len() + 1 != all * kinds.len() {
        return;
    }
    let Some((kind, rows)) = kinds.iter().find(|(_, rows)| rows.len() < all) else { return };
    let Some(lacking) = (from..=to).find(|year| !rows.contains_key(year)) else { return };
    let kind = kind.join(", ");
    let is_told = |finding: &Diagnostic| {
        let is = |name: &str, value: &str| finding.arguments.get(name).is_some_and(|own| own == value);
        finding.code == codes::SERIES_GAP && is("blad", &table.sheet) && is("ar", &lacking.to_string())
    };
    if findings.iter().any(is_told) {
        return;
    }
    let places = rows.values().map(|index| table.place(*index, *year)).collect::<Vec<Place>>();
    let problem = message!(codes::SERIES_GAP, blad = table.sheet, rad = kind, antal = 1, ar = lacking);
    findings.push(Diagnostic::warning(problem).at_all(places));
}

/// Rows of amounts, one for each year and each of what a sheet has by certain values, of which some have another's year. Says whether
/// there are any.
pub(super) fn moved_in_grid(
    (from, to): (i32, i32),
    spec: &TableSpec,
    table: &Table,
    findings: &mut Diagnostics,
) -> bool {
    let columns = |typ: ValueType| {
        let of_type = spec.kolumner.iter().enumerate().filter(move |(_, column)| column.typ == typ);
        of_type.map(|(index, _)| index).collect::<Vec<usize>>()
    };
    let (years, by) = (columns(ValueType::Ar), columns(ValueType::Val));
    let ([year], false, false) = (&years[..], by.is_empty(), columns(ValueType::Belopp).is_empty()) else {
        return false;
    };
    let Some(kinds) = kinds(table, &by, *year, from..=to) else { return false };
    let all = usize::try_from(to - from + 1).unwrap_or_default();
    let is_whole = |rows: &BTreeMap<i32, Vec<usize>>| rows.values().map(Vec::len).sum::<usize>() == all;
    if all < FEWEST_YEARS || kinds.len() < FEWEST || !kinds.values().all(is_whole) {
        return false;
    }
    let twice = |rows: &&Vec<usize>| rows.len() > 1;
    let places = kinds.values().flat_map(BTreeMap::values).filter(twice).flatten();
    let places: Vec<Place> = places.map(|index| table.place(*index, *year)).collect();
    let count = kinds.values().map(|rows| all - rows.len()).sum::<usize>();
    let Some((kind, rows)) = kinds.iter().find(|(_, rows)| rows.len() < all) else { return false };
    let twice = rows.iter().find(|(_, rows)| rows.len() > 1).map(|(year, _)| *year);
    let lacking = (from..=to).find(|year| !rows.contains_key(year));
    let (Some(twice), Some(lacking)) = (twice, lacking) else { return false };
    let problem = message!(
        codes::SERIES_MOVED,
        blad = table.sheet,
        rad = kind.join(", "),
        antal = count,
        ar = twice,
        ratt = lacking
    );
    findings.push(Diagnostic::warning(problem).at_all(places));
    true
}

/// The rows of a sheet by what they have in some columns, and by year; none where one of these is not filled in, or a year is outside.
fn kinds(table: &Table, by: &[usize], year: usize, period: RangeInclusive<i32>) -> Option<Kinds> {
    let mut kinds = Kinds::new();
    for (index, row) in table.rows.iter().enumerate() {
        let kind: Option<Vec<String>> =
            by.iter().map(|column| Some(row.values[*column].as_ref()?.to_string())).collect();
        let Some(Value::Year(of)) = &row.values[year] else { return None };
        let of = Some(*of).filter(|of| period.contains(of))?;
        kinds.entry(kind?).or_default().entry(of).or_default().push(index);
    }
    Some(kinds)
}

/// Rows by certain values and by year.
type Kinds = BTreeMap<Vec<String>, BTreeMap<i32, Vec<usize>>>;

fn shown(given: &BTreeMap<String, String>) -> String {
    given.values().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Whether a row has these values.
fn has(row: &Row, table: &Table, given: &BTreeMap<String, String>) -> bool {
    given.iter().all(|(column, wanted)| {
        let value = table.column(column).and_then(|column| row.values[column].as_ref());
        value.is_some_and(|value| names::are_same(&value.to_string(), wanted))
    })
}
