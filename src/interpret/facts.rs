//! `[fakta]`: the facts of the kind of case, in groups of one level.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::{NodeValue, Table};
use crate::message::message;
use crate::model::{Facts, Placed, Value};
use crate::source_text::SourceText;
use crate::templates::{Arendetyp, FactSpec, Form, Templates, ValueType};

use super::fields::{self, Fields, missing, only_table};

/// Reads every fact of the schema; a fact that is not filled in is there without a value.
pub(super) fn interpret(table: Option<&Table>, templates: &Templates, problems: &mut Diagnostics) -> Facts {
    let schema = &templates.arendetyp;
    let empty = Facts::new();
    let Some(table) = table else { return schema.fakta.iter().map(|spec| (spec.namn.clone(), None)).fold(empty, with) };
    report_unknown(table, schema, problems);
    schema.fakta.iter().map(|spec| (spec.namn.clone(), fact(table, spec, templates, problems))).fold(empty, with)
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
    let Some(node) = table.get(first) else { return true };
    match (only_table(&node.value), &node.value, rest) {
        (Some(group), _, Some(field)) => is_blank(group, field),
        (None, NodeValue::Text(text), None) => text.text.trim().is_empty(),
        _ => false,
    }
}

/// The facts that are text, as typed; their values have been checked by [`interpret`].
pub(super) fn texts(table: Option<&Table>, schema: &Arendetyp) -> BTreeMap<String, SourceText> {
    let typed = schema.fakta.iter().filter(|spec| spec.typ == ValueType::Text);
    typed.filter_map(|spec| Some((spec.namn.clone(), typed_text(table?, &spec.namn)?))).collect()
}

fn typed_text(table: &Table, name: &str) -> Option<SourceText> {
    let value = &table.get(name.split('.').next()?)?.value;
    match (name.split_once('.'), value) {
        (Some((_, field)), _) => typed_text(only_table(value)?, field),
        (None, NodeValue::Text(text) | NodeValue::Bare(text)) => Some(text.dedented()),
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
        if let (true, Some(group)) = (top.contains(&key.name.as_str()), only_table(&node.value)) {
            let prefix = format!("{}.", key.name);
            let known: Vec<&str> = schema.fakta.iter().filter_map(|spec| spec.namn.strip_prefix(&prefix)).collect();
            Fields::new(group, problems).known(&known);
        }
    }
}

fn fact(table: &Table, spec: &FactSpec, templates: &Templates, problems: &mut Diagnostics) -> Option<Placed<Value>> {
    let Some((group, name)) = spec.namn.split_once('.') else {
        return value(table, &spec.namn, spec, templates, problems);
    };
    let mut fields = Fields::new(table, problems);
    if !fields.has(group) {
        if spec.kravs {
            problems.push(missing(&spec.namn, table, false));
        }
        return None;
    }
    let group = fields.table(group)?;
    let problems = fields.problems;
    value(group, name, spec, templates, problems)
}

/// Reads one value. A value that is not required may be missing or blank without a word.
fn value(
    table: &Table,
    name: &str,
    spec: &FactSpec,
    templates: &Templates,
    problems: &mut Diagnostics,
) -> Option<Placed<Value>> {
    let mut fields = Fields::new(table, problems);
    if !spec.kravs && (!fields.has(name) || fields.is_blank(name)) {
        return None;
    }
    // Values of a table's column are of that column's type; whether one stands there is told when the tables are read.
    let source = spec.varden_fran.as_ref().and_then(|source| templates.arendetyp.column(source));
    let form = source.map_or_else(|| spec.form(), |(_, column)| column.form());
    let value = fields.value(name, &Form { numbers: &templates.sprak.text.talord, ..form })?;
    Some(match &spec.monster {
        Some(pattern) => as_written(name, value, pattern, &spec.exempel, problems),
        None => value,
    })
}

/// A text that its pattern does not match is told, and read as what it has of it: "SFS 2023:196", "(2023:196)", "2023 :196".
fn as_written(
    name: &str,
    value: Placed<Value>,
    pattern: &str,
    example: &str,
    problems: &mut Diagnostics,
) -> Placed<Value> {
    let (Value::Text(text), Ok(whole)) = (&value.value, Regex::new(pattern)) else { return value };
    // With a reference in it, what it says is known later.
    if whole.is_match(text) || text.contains("{{") {
        return value;
    }
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let part = Regex::new(pattern.trim_start_matches('^').trim_end_matches('$')).ok();
    let meant = part.and_then(|part| part.find(&joined).map(|found| found.as_str().to_owned())).unwrap_or_default();
    let problem = message!(codes::VALUE_UNLIKE, nyckel = name, varde = text, exempel = example, forslag = meant);
    problems.push(Diagnostic::error(problem).at_all(value.places.clone()));
    if meant.is_empty() { value } else { Placed { value: Value::Text(meant), places: value.places } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_its_pattern_asks() {
        for (text, read, told) in [
            ("2023:196", "2023:196", 0),
            ("SFS 2023:196", "2023:196", 1),
            ("(2023:196)", "2023:196", 1),
            ("2023 :196", "2023:196", 1),
            ("lagen 2023:196", "2023:196", 1),
            ("196", "196", 1),
            ("{{ fakta.annan }}", "{{ fakta.annan }}", 0),
        ] {
            let mut problems = Diagnostics::new();
            let value = Placed { value: Value::Text(text.to_owned()), places: Vec::new() };
            let value = as_written("nummer", value, r"^\d{4}:\d{1,4}$", "2023:196", &mut problems);
            assert_eq!((value.value, problems.len()), (Value::Text(read.to_owned()), told), "{text}");
        }
    }
}
