//! Expressions as data: the kind of case computes values with minijinja expressions over its tables and facts.
//!
//! Tables, rows and fact groups are minijinja objects that log every cell and fact that is read; the log becomes the
//! places of the result. Money enters as whole öre and shares leave as whole percent, so that no float is involved.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Enumerator, Object, ObjectRepr, Value as Jinja};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::{CellAddress, CellPlace, Place};
use crate::model::{Case, Facts, Table, Value};

/// No expression is longer than this, in bytes: minijinja's parser recurses.
const LONGEST: usize = 1_000;

/// Evaluates expressions over one case.
pub struct Expressions<'a> {
    environment: Environment<'static>,
    case: &'a Case,
    tables: Vec<Arc<Table>>,
}

/// What an expression gave.
#[derive(Debug)]
pub enum Outcome {
    /// A value, and what was read for it.
    Value(Jinja, Vec<Place>),
    /// Something that it reads is not filled in.
    Missing(Vec<Place>),
    /// The expression is wrong: the reason.
    Failed(String),
}

impl<'a> Expressions<'a> {
    /// Prepares the case's tables and facts.
    pub fn new(case: &'a Case) -> Self {
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        add_filters(&mut environment);
        let tables = case.tables.values().cloned().map(Arc::new).collect();
        Self { environment, case, tables }
    }

    /// Evaluates an expression.
    pub fn evaluate(&self, expression: &str) -> Outcome {
        if expression.len() > LONGEST {
            return Outcome::Failed(format!("longer than {LONGEST} bytes"));
        }
        let log = Arc::new(Log::default());
        let context: Vec<(String, Jinja)> = self.context(&log);
        let result = self
            .environment
            .compile_expression(expression)
            .and_then(|compiled| compiled.eval(Jinja::from_pairs(context)));
        let read = log.take();
        match result {
            _ if read.missing => Outcome::Missing(read.places),
            Ok(value) if value.is_undefined() => Outcome::Missing(read.places),
            Ok(value) => Outcome::Value(value, read.places),
            Err(error) => Outcome::Failed(error.to_string()),
        }
    }

    fn context(&self, log: &Arc<Log>) -> Vec<(String, Jinja)> {
        let tables = self.tables.iter().map(|table| {
            let object = TableObject { table: table.clone(), log: log.clone() };
            (table.name.clone(), Jinja::from_object(object))
        });
        let facts = FactsObject { facts: Arc::new(self.case.facts.clone()), prefix: String::new(), log: log.clone() };
        tables.chain([("fakta".to_owned(), Jinja::from_object(facts))]).collect()
    }
}

/// An expression may use these and no others.
fn add_filters(environment: &mut Environment<'static>) {
    use minijinja::{filters, tests};
    environment.add_filter("length", filters::length);
    environment.add_filter("list", filters::list);
    environment.add_filter("selectattr", filters::selectattr);
    environment.add_filter("rejectattr", filters::rejectattr);
    environment.add_filter("map", filters::map);
    environment.add_filter("unique", filters::unique);
    environment.add_filter("min", filters::min);
    environment.add_filter("max", filters::max);
    environment.add_filter("summa", sum_of_column);
    environment.add_filter("andel", share);
    environment.add_test("eq", tests::is_eq);
    environment.add_test("ne", tests::is_ne);
    environment.add_test("lt", tests::is_lt);
    environment.add_test("gt", tests::is_gt);
    environment.add_test("none", tests::is_none);
}

/// `rows | summa('column')`: cells that are empty count as nothing.
fn sum_of_column(rows: Jinja, column: String) -> Result<Jinja, Error> {
    if rows.is_undefined() {
        return Err(unknown_column("before summa"));
    }
    let mut total: i128 = 0;
    for row in rows.try_iter()? {
        let cell = row.get_attr(&column)?;
        if cell.is_undefined() {
            return Err(unknown_column(&column));
        }
        if !cell.is_none() {
            total += i128::try_from(cell)?;
        }
    }
    Ok(i64::try_from(total).map_or_else(|_| Jinja::from(total), Jinja::from))
}

/// `part | andel(whole)`: whole percent, halves rounded up; undefined when the whole is nothing.
fn share(part: i64, whole: i64) -> Jinja {
    if whole <= 0 {
        return Jinja::UNDEFINED;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    i64::try_from((200 * part + whole).div_euclid(2 * whole)).map_or(Jinja::UNDEFINED, Jinja::from)
}

fn unknown_column(name: &str) -> Error {
    Error::new(ErrorKind::UndefinedError, format!("unknown name {name}"))
}

/// What an expression has read.
#[derive(Default)]
struct Log(Mutex<Reads>);

#[derive(Default)]
struct Reads {
    cells: BTreeSet<(Arc<str>, Arc<str>, u32, u32)>,
    facts: Vec<Place>,
    missing: bool,
}

/// The log of an evaluation, as places.
struct Read {
    places: Vec<Place>,
    missing: bool,
}

impl Log {
    fn cell(&self, table: &Table, row: usize, column: usize) {
        let position = table.positions.get(column).copied().flatten();
        if let (Some(position), Some(row)) = (position, table.rows.get(row)) {
            self.with(|reads| {
                reads.cells.insert((table.file.clone(), table.sheet.clone(), position, row.number));
            });
        }
    }

    fn fact(&self, places: &[Place]) {
        self.with(|reads| reads.facts.extend_from_slice(places));
    }

    fn missing(&self) {
        self.with(|reads| reads.missing = true);
    }

    fn with(&self, change: impl FnOnce(&mut Reads)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Empties the log. Cells of a column that follow each other become one range.
    fn take(&self) -> Read {
        let reads = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let mut places = reads.facts;
        places.dedup();
        let mut ranges: Vec<CellPlace> = Vec::new();
        for (file, sheet, column, row) in reads.cells {
            let cell = CellAddress { row, column };
            match ranges.last_mut() {
                Some(range)
                    if range.sheet == sheet && range.last == (CellAddress { row: row.wrapping_sub(1), column }) =>
                {
                    range.last = cell;
                }
                _ => ranges.push(CellPlace { file, sheet, first: cell, last: cell }),
            }
        }
        places.extend(ranges.into_iter().map(Place::Cells));
        Read { places, missing: reads.missing }
    }
}

/// A table as a sequence of rows.
struct TableObject {
    table: Arc<Table>,
    log: Arc<Log>,
}

/// A row as a map of columns.
struct RowObject {
    table: Arc<Table>,
    row: usize,
    log: Arc<Log>,
}

/// Facts, or a group of them, as a map.
struct FactsObject {
    facts: Arc<Facts>,
    prefix: String,
    log: Arc<Log>,
}

macro_rules! debug_by_name {
    ($($object:ident),*) => {
        $(impl fmt::Debug for $object {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($object))
            }
        })*
    };
}

debug_by_name!(TableObject, RowObject, FactsObject);

impl Object for TableObject {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        let row = key.as_usize().filter(|row| *row < self.table.rows.len())?;
        Some(Jinja::from_object(RowObject { table: self.table.clone(), row, log: self.log.clone() }))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.table.rows.len())
    }
}

impl Object for RowObject {
    /// An empty cell is none; a column that the table does not have is undefined, and so an error.
    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        let column = self.table.column(key.as_str()?)?;
        self.log.cell(&self.table, self.row, column);
        let cell = self.table.rows.get(self.row)?.values.get(column)?;
        Some(cell.as_ref().map_or(Jinja::from(()), to_jinja))
    }
}

impl Object for FactsObject {
    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        let name = format!("{}{}", self.prefix, key.as_str()?);
        match self.facts.get(&name) {
            Some(Some(fact)) => {
                self.log.fact(&fact.places);
                Some(to_jinja(&fact.value))
            }
            Some(None) => {
                self.log.missing();
                Some(Jinja::UNDEFINED)
            }
            None => {
                let prefix = format!("{name}.");
                let known = self.facts.keys().any(|fact| fact.starts_with(&prefix));
                known.then(|| Jinja::from_object(Self { facts: self.facts.clone(), prefix, log: self.log.clone() }))
            }
        }
    }
}

/// Amounts become whole öre, dates and months ISO text.
fn to_jinja(value: &Value) -> Jinja {
    match value {
        Value::Text(text) => Jinja::from(text.as_str()),
        Value::Integer(number) | Value::Share(number) => Jinja::from(*number),
        Value::Amount(amount) => ore(amount).map_or(Jinja::UNDEFINED, Jinja::from),
        Value::Date(date) => Jinja::from(date.to_string()),
        Value::Year(year) => Jinja::from(*year),
        Value::Month(month) => Jinja::from(month.to_string()),
    }
}

/// An amount in öre.
fn ore(amount: &Decimal) -> Option<i64> {
    (amount * Decimal::ONE_HUNDRED).to_i64()
}
