//! What rows of tables have to do with each other: the key of each is its own, and a value that another table's column gives
//! stands there.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::{Declared, message};
use crate::model::{Facts, Table, Value};
use crate::names;
use crate::near::suggestion;
use crate::place::Place;
use crate::templates::{Arendetyp, TableSpec};

/// The most values that a message lists.
const LISTED: usize = 20;

/// What is told of cells of a column whose rows others name, and stops no draft.
const DOUBTS: [Declared; 3] = [codes::ROW_TWICE, codes::ROWS_TWICE, codes::CELL_EMPTY];

/// Tells rows with the same key, and values that their table does not have.
pub(super) fn check(tables: &mut BTreeMap<String, Arc<Table>>, schema: &Arendetyp, problems: &mut Diagnostics) {
    for spec in &schema.tabeller {
        tables.get(&spec.namn).into_iter().for_each(|table| keys(table, spec, problems));
    }
    for spec in &schema.tabeller {
        for (index, column) in spec.kolumner.iter().enumerate() {
            let Some(source) = column.varden_fran.as_ref() else { continue };
            let Some((values, table)) = values(tables, source).zip(tables.get(&spec.namn)) else { continue };
            if is_unread(&values, problems) || is_doubtful(tables, source, problems) {
                continue;
            }
            let mut table = Table::clone(table);
            let misnamed = Misnamed::all(&table, index, &values);
            for row in 0..table.rows.len() {
                let Some(value) = table.rows[row].values[index].clone() else { continue };
                let known = values.iter().find(|known| is_same(known, &value)).cloned();
                let meant = || misnamed.iter().find(|one| is_same(&one.value, &value));
                let is_told = known.is_some() || meant().is_some();
                if !is_told {
                    let (heading, given, allowed) = (&column.rubrik, value.to_string(), listed(&values));
                    let problem =
                        message!(codes::CELL_NOT_ALLOWED, kolumn = heading, varde = given, tillatna = allowed);
                    problems.push(Diagnostic::error(problem).at(table.place(row, index)));
                }
                table.rows[row].values[index] = known.or_else(|| meant()?.meant.clone());
            }
            misnamed.iter().for_each(|one| problems.push(one.told(tables, schema, source, &table, index)));
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
        let Some(source) = &spec.varden_fran else { continue };
        let Some(values) = values(tables, source) else { continue };
        if is_unread(&values, problems) || is_doubtful(tables, source, problems) {
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

/// A value that rows give, and that the table it is taken from does not have: written otherwise there, where no row gives what stands
/// there, or lost.
struct Misnamed {
    value: Value,
    rows: Vec<usize>,
    /// What stands there instead.
    meant: Option<Value>,
}

impl Misnamed {
    /// Those of a column that its source has in other letters, and those that several rows give.
    fn all(table: &Table, column: usize, known: &[Value]) -> Vec<Self> {
        let given =
            || table.rows.iter().enumerate().filter_map(|(row, read)| Some((row, read.values[column].as_ref()?)));
        let is_known = |value: &Value| known.iter().any(|known| is_same(known, value));
        let mut all: Vec<Self> = Vec::new();
        for (row, value) in given().filter(|(_, value)| !is_known(value)) {
            match all.iter_mut().find(|one| is_same(&one.value, value)) {
                Some(one) => one.rows.push(row),
                None => all.push(Self { value: value.clone(), rows: vec![row], meant: None }),
            }
        }
        let unused: Vec<(String, &Value)> = known
            .iter()
            .filter(|known| !given().any(|(_, value)| is_same(known, value)))
            .map(|known| (known.to_string(), known))
            .collect();
        for one in &mut all {
            let value = one.value.to_string();
            let near = suggestion(&value, unused.iter().map(|(shown, _)| shown.as_str()));
            one.meant = unused.iter().find(|(shown, _)| shown == near).map(|(_, known)| (*known).clone());
        }
        all.retain(|one| one.rows.len() > 1);
        all
    }

    /// Told where it is to be mended: at its source, and in the rows.
    fn told(
        &self,
        tables: &BTreeMap<String, Arc<Table>>,
        schema: &Arendetyp,
        source: &str,
        table: &Table,
        column: usize,
    ) -> Diagnostic {
        let found = source.split_once('.').and_then(|(name, column)| Some((tables.get(name)?, column)));
        let heading = schema.column(source).map_or("", |(_, column)| column.rubrik.as_str());
        let problem = Diagnostic::error(message!(
            codes::VALUE_LACKING,
            varde = self.value,
            antal = self.rows.len(),
            blad = found.map_or("", |(table, _)| &*table.sheet),
            kolumn = heading,
            forslag = self.meant.as_ref().map(ToString::to_string).unwrap_or_default()
        ));
        let there = found.and_then(|(table, column)| {
            let column = table.column(column)?;
            let row = table.rows.iter().position(|row| row.values[column] == self.meant && self.meant.is_some())?;
            Some(table.place(row, column))
        });
        let rows = self.rows.iter().map(|row| table.place(*row, column));
        problem.at_all(there.into_iter().chain(rows).collect())
    }
}

/// Whether there are no values since their sheet could not be read, which has been told.
fn is_unread(values: &[Value], problems: &Diagnostics) -> bool {
    values.is_empty() && problems.has_unread_tables()
}

/// Whether a column, `table.column`, has a cell that could not be read or says what another says, or its sheet no rows, which has been
/// told: what it lacks may be what stands there.
fn is_doubtful(tables: &BTreeMap<String, Arc<Table>>, source: &str, problems: &Diagnostics) -> bool {
    let Some((name, column)) = source.split_once('.') else { return false };
    let Some(table) = tables.get(name) else { return false };
    let position = table.column(column).and_then(|column| table.positions.get(column).copied().flatten());
    let is_there = |place: &Place| match place {
        Place::Cells(place) => {
            (&place.file, &place.sheet) == (&table.file, &table.sheet)
                && position.is_some_and(|at| (place.first.column..=place.last.column).contains(&at))
        }
        _ => false,
    };
    let tells = |problem: &Diagnostic| problem.stops || DOUBTS.iter().any(|code| problem.code == *code);
    let is_of_sheet = |problem: &Diagnostic| {
        let is_empty = problem.code == codes::SHEET_EMPTY && problem.arguments["blad"] == *table.sheet;
        is_empty && table.rows.is_empty()
    };
    problems.iter().any(|problem| is_of_sheet(problem) || (tells(problem) && problem.places.iter().any(is_there)))
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
    let mut rows: BTreeMap<Vec<String>, (String, Vec<usize>)> = BTreeMap::new();
    if columns.is_empty() {
        return;
    }
    for (row, values) in table.rows.iter().enumerate() {
        let shown: Option<Vec<String>> =
            columns.iter().map(|column| Some(values.values[*column].as_ref()?.to_string())).collect();
        let Some(shown) = shown else { continue };
        let key = shown.iter().map(|part| names::folded(part)).collect();
        rows.entry(key).or_insert_with(|| (shown.join(", "), Vec::new())).1.push(row);
    }
    for (key, same) in rows.into_values().filter(|(_, same)| same.len() > 1) {
        let problem = match same.len() {
            2 => message!(codes::ROW_TWICE, blad = table.sheet, nyckel = key),
            count => message!(codes::ROWS_TWICE, blad = table.sheet, nyckel = key, antal = count),
        };
        // The first is told last: it is the others that repeat it.
        let again = same.iter().skip(1).chain(same.first());
        let places = again.map(|row| table.place(*row, columns[0])).collect();
        problems.push(Diagnostic::finding(problem).at_all(places));
    }
}
