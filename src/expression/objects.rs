//! The case as minijinja sees it: tables, rows and groups of values that log what is read of them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Value as Jinja};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::KnownValues;
use super::exact;
use super::log::Log;
use super::table_source::TableSource;
use crate::model::{Month, Value};
use crate::templates::{Form, ValueType};

/// A table as a sequence of rows.
pub(super) struct TableObject {
    /// The table.
    pub source: Arc<TableSource>,
    /// Where reads go.
    pub log: Arc<Log>,
}

/// A row as a map of columns.
struct RowObject {
    source: Arc<TableSource>,
    row: usize,
    log: Arc<Log>,
}

/// Values by name, and groups of them, as a map. Groups are made once: conditions read them on every row.
pub(super) struct KnownObject {
    values: KnownValues,
    optional: Vec<String>,
    groups: BTreeMap<String, Jinja>,
    log: Arc<Log>,
}

/// All that an expression can name.
pub(super) struct RootObject {
    /// Tables and groups of values.
    pub names: Arc<BTreeMap<String, Jinja>>,
    /// The row that a condition is tried on: `rad`.
    pub row: Option<Jinja>,
    /// Where reads go.
    pub log: Arc<Log>,
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

debug_by_name!(TableObject, RowObject, KnownObject, RootObject);

impl Object for RootObject {
    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        let name = key.as_str()?;
        let value = if name == "rad" { self.row.clone() } else { self.names.get(name).cloned() };
        if value.is_none() {
            self.log.unknown_name(name);
        }
        value
    }
}

impl Object for TableObject {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        if let Some(name) = key.as_str() {
            self.log.unknown_name(name);
        }
        let row = key.as_usize().filter(|row| *row < self.source.table.rows.len())?;
        Some(Jinja::from_object(RowObject { source: self.source.clone(), row, log: self.log.clone() }))
    }

    /// The rows of a required sheet that is not there, or not filled in yet, are not known.
    fn enumerate(self: &Arc<Self>) -> Enumerator {
        if self.source.absent {
            self.log.missing();
        }
        if let Some(empty) = &self.source.empty {
            self.log.known(std::slice::from_ref(empty));
        }
        Enumerator::Seq(self.source.table.rows.len())
    }
}

impl Object for RowObject {
    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        let name = key.as_str()?;
        let Some(column) = self.source.table.column(name) else {
            self.log.unknown_name(name);
            return None;
        };
        self.log.cell(&self.source, self.row, column);
        let cell = self.source.table.rows.get(self.row)?.values.get(column)?;
        Some(match cell {
            Some(value) => to_jinja(value),
            None if self.source.required.get(column) == Some(&true) => {
                self.log.missing();
                Jinja::UNDEFINED
            }
            None => Jinja::from(()),
        })
    }
}

/// Whether a row of a table lacks a number in a column that it must have, or that cannot be worked out. What a filter has made in
/// the place of rows has all that can be.
pub(super) fn is_lost(row: &Jinja, column: &str) -> bool {
    let Some(row) = row.downcast_object_ref::<RowObject>() else {
        return row.get_attr(column).is_ok_and(|value| value.is_none());
    };
    let source = &row.source;
    let found = source.table.column(column).zip(source.table.rows.get(row.row));
    found.is_some_and(|(column, row)| source.is_lost(row, column))
}

/// The same of what an expression has no value of on a row.
pub(super) fn is_lost_in(row: &Jinja, expression: &str) -> bool {
    row.downcast_object_ref::<RowObject>().is_none_or(|row| {
        let found = row.source.table.rows.get(row.row);
        found.is_none_or(|found| row.source.is_lost_of(found, &row.source.deciding(expression)))
    })
}

impl KnownObject {
    /// All values; a dotted name lies in a group.
    pub(super) fn new(all: KnownValues, optional: Vec<String>, log: Arc<Log>) -> Self {
        let (mut values, mut grouped) = (KnownValues::new(), BTreeMap::<String, KnownValues>::new());
        for (name, value) in all {
            match name.split_once('.') {
                Some((group, field)) => grouped.entry(group.to_owned()).or_default().insert(field.to_owned(), value),
                None => values.insert(name, value),
            };
        }
        let group = |(name, values): (String, KnownValues)| {
            let fields = optional.iter().filter_map(|field| field.strip_prefix(&name)?.strip_prefix('.'));
            let fields = fields.map(str::to_owned).collect();
            let object = Self::new(values, fields, log.clone());
            (name, Jinja::from_object(object))
        };
        let groups = grouped.into_iter().map(group).collect();
        Self { values, optional, groups, log }
    }
}

impl Object for KnownObject {
    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        let name = key.as_str()?;
        match self.values.get(name) {
            Some(Some(value)) => {
                self.log.known(&value.places);
                Some(to_jinja(&value.value))
            }
            Some(None) if self.optional.iter().any(|optional| optional == name) => Some(Jinja::from(())),
            Some(None) => {
                self.log.missing();
                Some(Jinja::UNDEFINED)
            }
            None => {
                let group = self.groups.get(name).cloned();
                if group.is_none() {
                    self.log.unknown_name(name);
                }
                group
            }
        }
    }
}

/// A value as expressions have it: numbers with decimals exact, days and months as text that sorts as time does.
fn to_jinja(value: &Value) -> Jinja {
    match value {
        Value::Text(text) => Jinja::from(text.as_str()),
        Value::Integer(number) => Jinja::from(*number),
        Value::Amount(number) | Value::Share(number) | Value::Decimal(number) => exact::jinja(*number),
        Value::Date(date) => Jinja::from(date.to_string()),
        Value::Year(year) => Jinja::from(*year),
        Value::Month(month) => Jinja::from(month.to_string()),
        Value::Truth(truth) => Jinja::from(*truth),
    }
}

/// Numbers by name as a row: `rad` where a computed column stands in a table of sums.
pub(crate) fn row_of(numbers: &[(&str, Option<Decimal>)]) -> Jinja {
    Jinja::from_pairs(numbers.iter().map(|(name, number)| (*name, number.map_or_else(|| ().into(), exact::jinja))))
}

/// What an expression gave as a value of this form; none where it does not fit.
pub(crate) fn from_jinja(value: &Jinja, form: &Form<'_>) -> Option<Value> {
    let text = || value.as_str();
    let number = || exact::number(value);
    Some(match form.typ {
        ValueType::Text | ValueType::Val => Value::Text(text().map_or_else(|| value.to_string(), str::to_owned)),
        ValueType::Heltal => Value::Integer(number().filter(|number| number.fract().is_zero())?.to_i64()?),
        ValueType::Decimal => Value::Decimal(with_decimals(number()?, form.most_decimals())),
        ValueType::Belopp => Value::Amount(exact::rounded(number()?, form.most_decimals()).normalize()),
        ValueType::Andel => Value::Share(with_decimals(number()?, form.decimals.unwrap_or(0))),
        ValueType::Datum => Value::Date(text()?.parse().ok()?),
        ValueType::Ar => Value::Year(number()?.to_i32()?),
        ValueType::Manad => {
            let (year, month) = text()?.split_once('-')?;
            Value::Month(Month { year: year.parse().ok()?, month: month.get(..2)?.parse().ok()? })
        }
        ValueType::Janej => Value::Truth(bool::try_from(value.clone()).ok()?),
    })
}

/// Rounded, and written with so many decimals.
fn with_decimals(number: Decimal, decimals: u32) -> Decimal {
    let mut rounded = exact::rounded(number, decimals);
    rounded.rescale(decimals);
    rounded
}
