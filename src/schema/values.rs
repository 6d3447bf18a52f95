//! Schemas of values: what a text, a number or a day of a type looks like in TOML.

use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value as Json, json};

use super::Keys;
use crate::limits;
use crate::model::TRUTH;
use crate::templates::{Arendetyp, FactSpec, Form, ValueType};

/// The version of a file's format, and no other.
pub(super) fn format(version: u32) -> Json {
    json!({ "const": version })
}

/// Text of one line, with something in it.
pub(super) fn text() -> Json {
    json!({ "type": "string", "pattern": r"\S", "not": { "pattern": r"\n" } })
}

/// Text with something in it.
pub(super) fn prose() -> Json {
    json!({ "type": "string", "pattern": r"\S" })
}

/// The same, or nothing but white space: not filled in.
pub(super) fn blank_or(schema: Json) -> Json {
    json!({ "anyOf": [schema, { "type": "string", "pattern": r"^\s*$" }] })
}

/// A schema with what is said of it.
pub(super) fn described(mut schema: Json, description: &str) -> Json {
    if !description.is_empty() {
        schema["description"] = description.into();
    }
    schema
}

/// Whole number; `2.0` is one, as it is in a cell.
pub(super) fn whole(least: i64) -> Json {
    json!({ "type": "number", "multipleOf": 1, "minimum": least })
}

/// One of these names.
pub(super) fn one_of(names: &[&str]) -> Json {
    json!({ "enum": names })
}

/// `[fakta]`: facts at the top, and in groups.
pub(super) fn facts(kind: &Arendetyp) -> Json {
    let mut top = Keys::default();
    let mut groups: Vec<(&str, Keys)> = Vec::new();
    for fact in &kind.fakta {
        let schema = described(self::fact(fact, kind), &fact.forklaring);
        match fact.namn.split_once('.') {
            None => top.put(&fact.namn, schema, fact.kravs),
            Some((group, name)) => {
                let at = groups.iter().position(|(known, _)| *known == group).unwrap_or_else(|| {
                    groups.push((group, Keys::default()));
                    groups.len() - 1
                });
                groups[at].1.put(name, schema, fact.kravs);
            }
        }
    }
    for (name, group) in groups {
        let required = !group.required.is_empty();
        top.put(name, group.schema(), required);
    }
    top.schema()
}

/// A fact. What need not be filled in may be blank. Each key of a fact is named here, so that none that the reader comes to know
/// is left out.
fn fact(fact: &FactSpec, kind: &Arendetyp) -> Json {
    let FactSpec {
        varden_fran,
        kravs,
        monster,
        exempel,
        namn: _,
        forklaring: _,
        // These are in its form.
        typ: _,
        decimaler: _,
        minst: _,
        varden: _,
        // These say what becomes of it.
        kanns_igen: _,
        vid_uppfoljning: _,
        overtas_fran: _,
    } = fact;
    let source = varden_fran.as_ref().and_then(|source| kind.column(source));
    let mut schema = source.map_or_else(|| value(&fact.form()), |(_, column)| value(&column.form()));
    if let Some(pattern) = monster.as_deref().filter(|pattern| is_known_to_json(pattern)) {
        // What a reference stands for is known later.
        schema["anyOf"] = json!([{ "pattern": trimmed(pattern) }, { "pattern": r"\{\{" }]);
        schema["examples"] = json!([exempel]);
    }
    if *kravs { schema } else { blank_or(schema) }
}

/// Whether JSON Schema reads a pattern as the program does: its groups have no flags and no names.
fn is_known_to_json(pattern: &str) -> bool {
    pattern.match_indices("(?").all(|(at, _)| pattern[at..].starts_with("(?:")) && !pattern.contains(r"\p")
}

/// A pattern for a text with white space around it, which is not read.
fn trimmed(pattern: &str) -> String {
    let inside = pattern.strip_prefix('^').map(|rest| format!(r"^\s*{rest}")).unwrap_or_else(|| pattern.to_owned());
    inside.strip_suffix('$').map(|rest| format!(r"{rest}\s*$")).unwrap_or_else(|| inside.clone())
}

/// A value of a form.
fn value(form: &Form<'_>) -> Json {
    match form.typ {
        ValueType::Text => text(),
        ValueType::Heltal => number(form, true),
        ValueType::Decimal | ValueType::Belopp | ValueType::Andel => number(form, false),
        ValueType::Ar => json!({ "type": "number", "multipleOf": 1, "minimum": 1000, "maximum": 2999 }),
        ValueType::Datum => json!({ "type": "string", "format": "date" }),
        ValueType::Manad => {
            json!({ "type": "string", "pattern": r"^\s*[0-9]{4}-(0[1-9]|1[0-2])\s*$", "not": { "pattern": r"\n" } })
        }
        ValueType::Janej => words(&TRUTH.map(str::to_owned), true),
        ValueType::Val => {
            let lower: Vec<String> = form.allowed.iter().map(|word| word.to_lowercase()).collect();
            let is_truth = lower.len() == TRUTH.len() && TRUTH.iter().all(|word| lower.iter().any(|own| own == word));
            words(form.allowed, is_truth)
        }
    }
}

fn number(form: &Form<'_>, is_whole: bool) -> Json {
    let above = 10_u64.pow(limits::NUMBER_DIGITS);
    let mut schema = json!({ "type": "number", "exclusiveMaximum": above });
    if is_whole {
        schema["multipleOf"] = 1.into();
    }
    if let Some(least) = form.least() {
        schema["minimum"] = match least.to_i64().filter(|whole| least == (*whole).into()) {
            Some(whole) => whole.into(),
            None => least.to_f64().into(),
        };
    }
    schema
}

/// One of these words, in any case and with any white space; the first form is what an editor proposes.
fn words(allowed: &[String], is_truth: bool) -> Json {
    let patterns: Vec<String> = allowed.iter().map(|word| in_any_case(word)).collect();
    let pattern = format!(r"^\s*({})\s*$", patterns.join("|"));
    let mut ways =
        vec![json!({ "enum": allowed }), json!({ "type": "string", "pattern": pattern, "not": { "pattern": r"\n" } })];
    if is_truth {
        ways.push(json!({ "type": "boolean" }));
    }
    json!({ "anyOf": ways })
}

fn in_any_case(word: &str) -> String {
    let mut pattern = String::new();
    for c in word.trim().chars() {
        let (lower, upper) = (c.to_lowercase().to_string(), c.to_uppercase().to_string());
        if c.is_whitespace() {
            pattern.push_str(r"\s+");
        } else if lower != upper && lower.chars().count() == 1 && upper.chars().count() == 1 {
            pattern.push_str(&format!("[{lower}{upper}]"));
        } else {
            pattern.extend(r"\.+*?()|[]{}^$/".contains(c).then_some('\\'));
            pattern.push(c);
        }
    }
    pattern
}
