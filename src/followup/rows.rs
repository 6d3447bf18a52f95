//! The workbook's rows: those taken over with their origin, and those that every year of the new period needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Finished;
use super::checklist::TakenRow;
use super::stale::Stale;
use crate::interpret::row_hash;
use crate::mandatperiod::Period;
use crate::model::{Row, Table, Value};
use crate::scaffold::workbook::FilledRow;
use crate::templates::{Carry, RowSections, TableSpec, ValueType};

/// The rows of every table of the new case.
pub(super) fn of(previous: &Finished, stale: &Stale, period: Period) -> BTreeMap<String, Vec<FilledRow>> {
    let mut rows = BTreeMap::new();
    for spec in &previous.templates.arendetyp.tabeller {
        rows.insert(spec.namn.clone(), carried(previous, spec, stale).chain(yearly(spec, period)).collect());
    }
    rows
}

/// The rows of a table that are taken over.
fn carried<'a>(
    previous: &'a Finished,
    spec: &'a TableSpec,
    stale: &'a Stale,
) -> impl Iterator<Item = FilledRow> + use<'a> {
    let carry = spec.vid_uppfoljning.rader.unwrap_or(Carry::Nytt);
    let old = previous.case.tables.get(&spec.namn).filter(|_| matches!(carry, Carry::Overtas | Carry::Bekraftas));
    let of_table = |table: &'a Arc<Table>| table.rows.iter().filter_map(|row| taken(previous, spec, table, row, stale));
    old.into_iter().flat_map(of_table)
}

/// Whether the row goes over that a text of `[avsnitt.<section>]` is about.
pub(super) fn has(previous: &Finished, stale: &Stale, per: &RowSections, name: &str) -> bool {
    let tables = &previous.templates.arendetyp.tabeller;
    let Some(spec) = tables.iter().find(|table| table.namn == *per.tabell.get_ref()) else { return false };
    let column = spec.kolumner.iter().position(|column| column.namn == *per.nyckel.get_ref());
    let is_of = |row: &FilledRow| {
        column.and_then(|column| row.values[column].as_ref()).is_some_and(|value| value.key() == name)
    };
    carried(previous, spec, stale).any(|row| is_of(&row))
}

/// A row taken over; none where it stays behind.
fn taken(previous: &Finished, spec: &TableSpec, table: &Table, row: &Row, stale: &Stale) -> Option<FilledRow> {
    let mut values = row.values[..table.sheet_columns()].to_vec();
    for (column, from) in &spec.vid_uppfoljning.kolumner {
        values[table.column(column)?] = table.column(from.get_ref()).and_then(|from| row.values[from].clone());
    }
    for (column, becomes) in &spec.vid_uppfoljning.overfors {
        let index = table.column(column)?;
        let old = values[index].as_ref()?.to_string();
        values[index] = Some(Value::Text(becomes.get(&old)?.clone()));
    }
    let always = spec.vid_uppfoljning.rader == Some(Carry::Bekraftas);
    let unconfirmed = always || values.iter().flatten().any(|value| stale.reason(&value.to_string()).is_some());
    let number = (row.number + 1).to_string();
    let values_of = [("arende", previous.number()), ("blad", &table.sheet), ("rad", &number)];
    let origin = previous.words().with("ursprung-bladrad", &values_of);
    Some(FilledRow { values, origin: Some(origin), unconfirmed })
}

/// The rows that must be confirmed.
pub(super) fn unconfirmed(previous: &Finished, rows: &BTreeMap<String, Vec<FilledRow>>) -> Vec<TakenRow> {
    let mut taken = Vec::new();
    for spec in &previous.templates.arendetyp.tabeller {
        for row in rows.get(&spec.namn).into_iter().flatten().filter(|row| row.unconfirmed) {
            let origin = row.origin.clone().unwrap_or_default();
            taken.push(TakenRow { sheet: spec.blad.clone(), origin, hash: row_hash(&spec.namn, &row.values) });
        }
    }
    taken
}

/// The rows that every year of the period is given.
fn yearly(spec: &TableSpec, period: Period) -> Vec<FilledRow> {
    let row = |year: i32, given: &BTreeMap<String, String>| {
        let value = |column: &crate::templates::ColumnSpec| match given.get(&column.namn) {
            Some(text) => Some(Value::Text(text.clone())),
            None => (column.typ == ValueType::Ar).then_some(Value::Year(year)),
        };
        FilledRow { values: spec.kolumner.iter().map(value).collect(), ..FilledRow::default() }
    };
    let years = period.from..=period.to;
    years.flat_map(|year| spec.vid_uppfoljning.per_ar.iter().map(move |given| row(year, given))).collect()
}
