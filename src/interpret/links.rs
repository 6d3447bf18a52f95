//! What rows of tables have to do with each other: the key of each is its own, and a value that another table's column gives
//! stands there.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Facts, Table, Value};
use crate::names;
use crate::templates::{Arendetyp, TableSpec};

/// The most values that a message lists.
const LISTED: usize = 20;

/// Tells rows with the same key, and values that their table does not have.
pub(super) fn check(tables: &mut BTreeMap<String, Arc<Table>>, schema: &Arendetyp, problems: &mut Diagnostics) {
    for spec in &schema.tabeller {
        tables.get(&spec.namn).into_iter().for_each(|table| keys(table, spec, problems));
        for (index, column) in spec.kolumner.iter().enumerate() {
            let Some(source) = column.varden_fran.as_ref() else { continue };
            let Some((values, table)) = values(tables, source).zip(tables.get(&spec.namn)) else { continue };
            if is_unread(&values, problems) {
                continue;
            }
            let mut table = Table::clone(table);
            for row in 0..table.rows.len() {
                let Some(value) = table.rows[row].values[index].clone() else { continue };
                let known = values.iter().find(|known| is_same(known, &value)).cloned();
                if known.is_none() {
                    let (heading, given, allowed) = (&column.rubrik, value.to_string(), listed(&values));
                    let problem =
                        message!(codes::CELL_NOT_ALLOWED, kolumn = heading, varde = given, tillatna = allowed);
                    problems.push(Diagnostic::error(problem).at(table.place(row, index)));
                }
                table.rows[row].values[index] = known;
            }
            tables.insert(spec.namn.clone(), Arc::new(table));
        }
    }
}

/// Tells facts whose value is none of those of their column.
pub(super) fn facts(
    facts: &mut Facts,
    tables: &BTreeMap<String, Arc<Table>>,
    schema: &Arendetyp,
    problems: &mut Diagnostics,
) {
    for spec in &schema.fakta {
        let Some(values) = spec.varden_fran.as_ref().and_then(|source| values(tables, source)) else { continue };
        if is_unread(&values, problems) {
            continue;
        }
        let Some(fact) = facts.get_mut(&spec.namn) else { continue };
        let Some(placed) = fact else { continue };
        match values.iter().find(|known| is_same(known, &placed.value)) {
            Some(known) => placed.value = known.clone(),
            None => {
                let (given, allowed) = (placed.value.to_string(), listed(&values));
                let problem =
                    message!(codes::VALUE_NOT_ALLOWED, nyckel = &spec.namn, varde = given, tillatna = allowed);
                problems.push(Diagnostic::error(problem).at_all(placed.places.clone()));
                *fact = None;
            }
        }
    }
}

/// Whether there are no values since their sheet could not be read, which has been told.
fn is_unread(values: &[Value], problems: &Diagnostics) -> bool {
    values.is_empty() && problems.has_unread_tables()
}

/// The values of a column, `table.column`.
fn values(tables: &BTreeMap<String, Arc<Table>>, source: &str) -> Option<Vec<Value>> {
    let (table, column) = source.split_once('.')?;
    let table = tables.get(table)?;
    let column = table.column(column)?;
    Some(table.rows.iter().filter_map(|row| row.values[column].clone()).collect())
}

fn is_same(known: &Value, value: &Value) -> bool {
    match (known, value) {
        (Value::Text(known), Value::Text(value)) => names::are_same(known, value),
        _ => known == value,
    }
}

fn listed(values: &[Value]) -> String {
    let more = if values.len() > LISTED { ", …" } else { "" };
    format!("{}{more}", values.iter().take(LISTED).map(Value::to_string).collect::<Vec<_>>().join(", "))
}

/// Each row has a key of its own; a row without a whole key has been told.
fn keys(table: &Table, spec: &TableSpec, problems: &mut Diagnostics) {
    let columns: Vec<usize> = spec.nyckel.iter().filter_map(|name| table.column(name)).collect();
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    if columns.is_empty() {
        return;
    }
    for (row, values) in table.rows.iter().enumerate() {
        let shown: Option<Vec<String>> =
            columns.iter().map(|column| Some(values.values[*column].as_ref()?.to_string())).collect();
        let Some(shown) = shown else { continue };
        let key = shown.iter().map(|part| names::folded(part)).collect();
        match seen.get(&key) {
            None => {
                seen.insert(key, row);
            }
            Some(first) => {
                let problem = message!(codes::ROW_TWICE, blad = table.sheet, nyckel = shown.join(", "));
                let places = [row, *first].into_iter().map(|row| table.place(row, columns[0])).collect();
                problems.push(Diagnostic::finding(problem).at_all(places));
            }
        }
    }
}
