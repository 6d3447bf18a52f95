//! Expressions as data: the kind of case computes values and states rules with minijinja expressions over its tables
//! and facts.
//!
//! Tables, rows and fact groups are minijinja objects that log every cell and fact that is read; the log becomes the
//! places of the result. Numbers are exact: an amount is its kronor, a share its percent, and what operators do with them is done
//! by filters (`arithmetic`, `exact`), so that no float is involved. Dates and months are ISO text, which sorts as time does.
//!
//! An optional cell or fact that is empty is `none`. A required one that is empty has been reported, and makes the whole
//! result missing. A name that the schema does not have is an error wherever it is read, in a filter's argument too.

mod alike;
mod arithmetic;
mod check;
mod exact;
mod filters;
mod known;
mod log;
mod objects;
mod rows;
mod sorts;
mod table_source;
mod tree;
mod units;

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Value as Jinja;
use minijinja::{Environment, Expression, UndefinedBehavior};

pub(crate) use self::check::{mistakes, no_condition, no_number, no_result, no_rows, no_words};
pub(crate) use self::known::{Known, Mistake, table_of};
use self::log::Log;
use self::objects::{KnownObject, RootObject, TableObject};
pub(crate) use self::objects::{from_jinja, row_of};
use self::rows::Scope;
use self::table_source::TableSource;
pub(crate) use self::tree::{arguments, children, dotted, names_read, words_read};
use crate::limits;
use crate::message::message;
use crate::model::{Case, Placed, Row, Table, Value};
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::templates::{Arendetyp, TableSpec};

/// Evaluates expressions over one case.
pub(crate) struct Expressions {
    environment: Environment<'static>,
    tables: Vec<Arc<TableSource>>,
    log: Arc<Log>,
    scope: Scope,
}

/// An expression that has been read.
pub(crate) struct Compiled<'e>(Expression<'e, 'static>);

/// What an expression gave.
#[derive(Debug)]
pub(crate) enum Evaluation {
    /// A value, and what was read for it.
    Value(Jinja, Vec<Place>),
    /// Something that it reads is required and not filled in.
    Missing,
    /// It divides by nought, which has no value; and what was read for it.
    ByZero(Vec<Place>),
    /// Nothing, though all that is required is filled in: something that it reads is optional and left out.
    LeftOut,
    /// The expression is wrong: the reason.
    Failed(String),
}

/// Values by name, filled in or not.
pub(crate) type KnownValues = BTreeMap<String, Option<Placed<Value>>>;

impl Expressions {
    /// Prepares the case's tables and facts: each by its name, and `fakta`.
    pub(crate) fn new(case: &Case, schema: &Arendetyp) -> Self {
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let log = Arc::new(Log::default());
        filters::add(&mut environment, &log);
        exact::add(&mut environment, &log);
        let scope = Scope::default();
        rows::add(&mut environment, &scope, &log);
        let optional = schema.fakta.iter().filter(|fact| !fact.kravs).map(|fact| fact.namn.clone()).collect();
        let facts = KnownObject::new(KnownValues::clone(&case.facts), optional, log.clone());
        rows::know(&scope, "fakta", Jinja::from_object(facts));
        let mut expressions = Self { environment, tables: Vec::new(), log, scope };
        for spec in &schema.tabeller {
            let Some(table) = case.tables.get(&spec.namn) else { continue };
            expressions.know_table(table.clone(), spec, spec.is_lacking(case));
        }
        expressions
    }

    /// Adds a table, or puts it in the place of what it was; it is `absent` where it should be filled in and is not.
    pub(crate) fn know_table(&mut self, table: Arc<Table>, spec: &TableSpec, absent: bool) {
        let known = self.tables.iter().position(|source| source.table.name == table.name);
        let id = known.unwrap_or(self.tables.len());
        let source = Arc::new(TableSource::new(table, spec, id as u32, absent));
        let object = TableObject { source: source.clone(), log: self.log.clone() };
        rows::know(&self.scope, &spec.namn, Jinja::from_object(object));
        match known {
            Some(id) => self.tables[id] = source,
            None => self.tables.push(source),
        }
    }

    /// Adds a group of values: `berakning`, `arende`. All of them are required.
    #[must_use]
    pub(crate) fn with(self, name: &str, values: KnownValues) -> Self {
        self.know(name, values);
        self
    }

    /// The same for expressions that are in use: what is computed is known from then on.
    pub(crate) fn know(&self, name: &str, values: KnownValues) {
        self.know_without(name, values, Vec::new());
    }

    /// The same where some of the values are left out: nothing more will be known of these.
    pub(crate) fn know_without(&self, name: &str, values: KnownValues, left_out: Vec<String>) {
        let object = KnownObject::new(values, left_out, self.log.clone());
        rows::know(&self.scope, name, Jinja::from_object(object));
    }

    /// Adds the house's own names, which stand in no input: `hus.kommun`.
    #[must_use]
    pub(crate) fn with_house(self, names: &BTreeMap<String, String>) -> Self {
        let placed = |text: &String| Some(Placed { value: Value::Text(text.clone()), places: Vec::new() });
        self.with("hus", names.iter().map(|(name, text)| (name.clone(), placed(text))).collect())
    }

    /// Whether a number that a row of a table does not have is lost (`TableSource::is_lost`).
    pub(crate) fn is_lost(&self, table: &str, row: &Row, column: usize) -> bool {
        self.source(table).is_some_and(|source| source.is_lost(row, column))
    }

    /// The same of what an expression has no value of on a row.
    pub(crate) fn is_lost_in(&self, table: &str, row: &Row, expression: &str) -> bool {
        self.source(table).is_some_and(|source| source.is_lost_of(row, &source.numbers_named(expression)))
    }

    fn source(&self, table: &str) -> Option<&TableSource> {
        self.tables.iter().find(|source| source.table.name == table).map(|source| &**source)
    }

    /// A row of a table as `rad`, by its place in the table.
    pub(crate) fn row(&self, table: &str, index: usize) -> Option<Jinja> {
        rows::names(&self.scope).get(table)?.get_item_by_index(index).ok()
    }

    /// Adds a list of texts, which have no places: `beslutspunkter`.
    #[must_use]
    pub(crate) fn with_texts(self, name: &str, texts: Vec<String>) -> Self {
        rows::know(&self.scope, name, Jinja::from(texts));
        self
    }

    /// Reads an expression, so that it can be evaluated many times.
    pub(crate) fn compile(&self, expression: &str) -> Result<Compiled<'_>, String> {
        if expression.len() > limits::EXPRESSION_BYTES {
            return Err(Reason::from(message!(reasons::TOO_LONG, varde = limits::EXPRESSION_BYTES)).to_string());
        }
        let compiled = arithmetic::exact(expression).and_then(|exact| self.environment.compile_expression_owned(exact));
        compiled.map(Compiled).map_err(|error| reasons::of_expression(&error))
    }

    /// Reads and evaluates an expression.
    pub(crate) fn evaluate(&self, expression: &str) -> Evaluation {
        match self.compile(expression) {
            Ok(compiled) => self.run(&compiled, None),
            Err(reason) => Evaluation::Failed(reason),
        }
    }

    /// Evaluates an expression, for a row as `rad` when there is one.
    pub(crate) fn run(&self, expression: &Compiled<'_>, row: Option<&Jinja>) -> Evaluation {
        self.log.clear();
        let root = RootObject { names: rows::names(&self.scope), row: row.cloned(), log: self.log.clone() };
        let result = expression.0.eval(Jinja::from_object(root));
        if let Some(name) = self.log.unknown() {
            return Evaluation::Failed(unknown(&name));
        }
        match result {
            _ if self.log.is_missing() => Evaluation::Missing,
            Ok(_) if self.log.is_by_zero() => Evaluation::ByZero(self.places(row.is_some())),
            Ok(value) if self.log.is_left_out() || value.is_undefined() || value.is_none() => Evaluation::LeftOut,
            Ok(value) => Evaluation::Value(value, self.places(row.is_some())),
            Err(error) => Evaluation::Failed(reasons::of_expression(&error)),
        }
    }

    /// Evaluates the condition of a rule, which says nothing of what is left out. What was read is told only when it does not
    /// hold, so that a condition on many rows is cheap.
    pub(crate) fn holds(&self, condition: &Compiled<'_>, row: Option<&Jinja>) -> Verdict {
        match self.stands(condition, row) {
            verdict @ Verdict::ByZero(_) => verdict,
            _ if self.log.is_left_out() && self.log.unknown().is_none() => Verdict::Open,
            verdict => verdict,
        }
    }

    /// Evaluates the condition of something that is shown: nothing is waited for where something optional is left out, and what
    /// compares it does not hold.
    pub(crate) fn stands(&self, condition: &Compiled<'_>, row: Option<&Jinja>) -> Verdict {
        self.log.clear();
        let root = RootObject { names: rows::names(&self.scope), row: row.cloned(), log: self.log.clone() };
        let result = condition.0.eval(Jinja::from_object(root));
        if let Some(name) = self.log.unknown() {
            return Verdict::Failed(unknown(&name));
        }
        if self.log.is_missing() {
            return Verdict::Open;
        }
        match result.map(|value| (bool::try_from(value.clone()), value)) {
            Ok(_) if self.log.is_by_zero() => Verdict::ByZero(self.places(row.is_some())),
            Ok((Ok(true), _)) => Verdict::Holds,
            Ok((Ok(false), _)) => Verdict::Broken(self.places(row.is_some())),
            Ok((Err(_), value)) if value.is_none() || value.is_undefined() => {
                self.log.left_out();
                Verdict::Broken(self.places(row.is_some()))
            }
            Ok((Err(_), value)) => {
                Verdict::Failed(Reason::from(message!(reasons::NO_TRUTH, varde = value)).to_string())
            }
            Err(error) => Verdict::Failed(reasons::of_expression(&error)),
        }
    }

    fn places(&self, row: bool) -> Vec<Place> {
        self.log.places(&self.tables, row)
    }
}

/// The reason where an expression names what the schema does not have.
fn unknown(name: &str) -> String {
    Reason::from(message!(reasons::NAME_UNKNOWN, varde = name)).to_string()
}

/// What became of a condition.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It holds.
    Holds,
    /// Something that it reads is required and not filled in; of a rule, or optional and left out.
    Open,
    /// It does not hold, for these values.
    Broken(Vec<Place>),
    /// It divides by nought, and has no value; what was read for it.
    ByZero(Vec<Place>),
    /// It is wrong: the reason.
    Failed(String),
}

#[cfg(test)]
mod tests;
