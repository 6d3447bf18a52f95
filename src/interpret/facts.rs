//! `[fakta]`: the facts of the kind of case, in groups of one level.

use std::collections::{BTreeMap, BTreeSet};

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::{NodeValue, Table};
use crate::message::message;
use crate::model::{Facts, Month, Placed, Value};
use crate::source_text::SourceText;
use crate::templates::{Arendetyp, FactSpec, FactType};

use super::fields::{self, Fields, missing};

/// Reads every fact of the schema; a fact that is not filled in is there without a value.
pub(super) fn interpret(table: Option<&Table>, schema: &Arendetyp, problems: &mut Diagnostics) -> Facts {
    let empty = Facts::new();
    let Some(table) = table else { return schema.fakta.iter().map(|spec| (spec.namn.clone(), None)).fold(empty, with) };
    report_unknown(table, schema, problems);
    schema.fakta.iter().map(|spec| (spec.namn.clone(), fact(table, spec, problems))).fold(empty, with)
}

/// The facts that need not be filled in, and are not: a reference to one has nothing to show.
pub(super) fn left_out(table: Option<&Table>, schema: &Arendetyp) -> BTreeSet<String> {
    let optional = schema.fakta.iter().filter(|spec| !spec.kravs);
    optional
        .filter(|spec| table.is_none_or(|table| is_blank(table, &spec.namn)))
        .map(|spec| spec.namn.clone())
        .collect()
}

fn is_blank(table: &Table, name: &str) -> bool {
    let (first, rest) = name.split_once('.').map_or((name, None), |(group, field)| (group, Some(field)));
    match (table.get(first).map(|node| &node.value), rest) {
        (None, _) => true,
        (Some(NodeValue::Table(group)), Some(field)) => is_blank(group, field),
        (Some(NodeValue::Text(text)), None) => text.text.trim().is_empty(),
        _ => false,
    }
}

/// The facts that are text, as typed; their values have been checked by [`interpret`].
pub(super) fn texts(table: Option<&Table>, schema: &Arendetyp) -> BTreeMap<String, SourceText> {
    let typed = schema.fakta.iter().filter(|spec| spec.typ == FactType::Text);
    typed.filter_map(|spec| Some((spec.namn.clone(), typed_text(table?, &spec.namn)?))).collect()
}

fn typed_text(table: &Table, name: &str) -> Option<SourceText> {
    match (name.split_once('.'), &table.get(name.split('.').next()?)?.value) {
        (Some((_, field)), NodeValue::Table(group)) => typed_text(group, field),
        (None, NodeValue::Text(text)) => Some(text.dedented()),
        _ => None,
    }
}

fn with(mut facts: Facts, (name, value): (String, Option<Placed<Value>>)) -> Facts {
    facts.insert(name, value);
    facts
}

/// Unknown names are reported at their level: groups and single facts at the top, fields inside their group.
fn report_unknown(table: &Table, schema: &Arendetyp, problems: &mut Diagnostics) {
    let top: Vec<&str> = schema.fakta.iter().map(|spec| spec.namn.split('.').next().unwrap_or(&spec.namn)).collect();
    fields::report_unknown(table, &top, problems);
    for (key, node) in &table.entries {
        if let (true, NodeValue::Table(group)) = (top.contains(&key.name.as_str()), &node.value) {
            let prefix = format!("{}.", key.name);
            let known: Vec<&str> = schema.fakta.iter().filter_map(|spec| spec.namn.strip_prefix(&prefix)).collect();
            Fields::new(group, problems).known(&known);
        }
    }
}

fn fact(table: &Table, spec: &FactSpec, problems: &mut Diagnostics) -> Option<Placed<Value>> {
    let Some((group, name)) = spec.namn.split_once('.') else { return value(table, &spec.namn, spec, problems) };
    let mut fields = Fields::new(table, problems);
    if !fields.has(group) {
        if spec.kravs {
            problems.push(missing(&spec.namn, &table.place, false));
        }
        return None;
    }
    let group = fields.table(group)?;
    let problems = fields.problems;
    value(group, name, spec, problems)
}

/// Reads one value. A value that is not required may be missing or blank without a word.
fn value(table: &Table, name: &str, spec: &FactSpec, problems: &mut Diagnostics) -> Option<Placed<Value>> {
    let mut fields = Fields::new(table, problems);
    if !spec.kravs && (!fields.has(name) || fields.is_blank(name)) {
        return None;
    }
    match spec.typ {
        FactType::Text => wrap(fields.text(name), Value::Text),
        FactType::Heltal => wrap(fields.integer(name), Value::Integer),
        FactType::Belopp => wrap(fields.amount(name), Value::Amount),
        FactType::Datum => wrap(fields.date(name), Value::Date),
        FactType::Ar => narrow(fields.integer(name), year, name, "ar", problems).map(|v| into(v, Value::Year)),
        FactType::Manad => narrow(fields.text(name), month, name, "manad", problems).map(|v| into(v, Value::Month)),
    }
}

fn wrap<T>(placed: Option<Placed<T>>, make: fn(T) -> Value) -> Option<Placed<Value>> {
    placed.map(|placed| into(placed, make))
}

fn into<T>(placed: Placed<T>, make: fn(T) -> Value) -> Placed<Value> {
    Placed { value: make(placed.value), places: placed.places }
}

/// A value that must have a narrower form than its TOML type.
fn narrow<T, U>(
    placed: Option<Placed<T>>,
    convert: fn(&T) -> Option<U>,
    name: &str,
    form: &'static str,
    problems: &mut Diagnostics,
) -> Option<Placed<U>> {
    let placed = placed?;
    let Some(value) = convert(&placed.value) else {
        let problem = Diagnostic::error(message!(codes::VALUE_MALFORMED, nyckel = name, form = form));
        problems.push(problem.at_all(placed.places));
        return None;
    };
    Some(Placed { value, places: placed.places })
}

/// A year of four digits.
fn year(number: &i64) -> Option<i32> {
    i32::try_from(*number).ok().filter(|year| (1000..=2999).contains(year))
}

#[expect(clippy::ptr_arg, reason = "narrow hands out what it holds")]
fn month(text: &String) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let valid = year.len() == 4 && month.len() == 2;
    let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
    (valid && (1..=12).contains(&month.month)).then_some(month)
}
