//! The filters of references: how a value reads in a sentence. The forms are the language's (`sprak/`).

use chrono::Datelike;

use crate::model::{Facts, Value};
use crate::templates::Language;

/// Names of all filters, for messages and the reference.
pub use crate::prose::FILTERS as NAMES;

/// What a reference has come to before, between and after its filters.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// A value.
    Value(Value),
    /// A group of facts, by its name.
    Group(String),
    /// Text, already formatted.
    Text(String),
}

/// Why a filter gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It does not fit the value.
    Unfit,
    /// A fact of the group is not filled in: its name.
    Missing(String),
}

/// Applies a filter; groups find their fields in `facts`.
pub fn apply(filter: &str, operand: &Operand, facts: &Facts, language: &Language) -> Result<Operand, Refusal> {
    let text = match (filter, operand) {
        ("period" | "beslut" | "lag", Operand::Group(group)) => group_text(filter, group, facts, language)?,
        ("genitiv", operand) => language.genitive(&text_of(operand, language)?),
        ("versal", operand) => capitalized(&text_of(operand, language)?),
        ("gemen", operand) => lowered(&text_of(operand, language)?),
        (_, Operand::Value(value)) => value_text(filter, value, language).ok_or(Refusal::Unfit)?,
        _ => return Err(Refusal::Unfit),
    };
    Ok(Operand::Text(text))
}

/// The text of an operand that is one.
pub fn text_of(operand: &Operand, language: &Language) -> Result<String, Refusal> {
    match operand {
        Operand::Value(value) => Ok(language.plain(value)),
        Operand::Text(text) => Ok(text.clone()),
        Operand::Group(_) => Err(Refusal::Unfit),
    }
}

fn value_text(filter: &str, value: &Value, language: &Language) -> Option<String> {
    Some(match (filter, value) {
        ("kronor", Value::Amount(_) | Value::Integer(_)) => language.amount(value),
        ("tal", Value::Amount(_) | Value::Integer(_) | Value::Share(_) | Value::Decimal(_)) => language.plain(value),
        ("ord", Value::Integer(number)) => language.in_words(*number),
        ("procent", Value::Share(_)) => language.share(value),
        ("datum", Value::Date(date)) => language.date(*date),
        ("iso", Value::Date(date)) => date.to_string(),
        ("ar", Value::Year(year)) => year.to_string(),
        ("ar", Value::Date(date)) => date.year().to_string(),
        ("ar", Value::Month(month)) => month.year.to_string(),
        ("manad", Value::Month(month)) => language.month(*month),
        ("paragraf", Value::Integer(number)) => language.paragraph(*number),
        _ => return None,
    })
}

/// Filters that put several facts of a group together.
fn group_text(filter: &str, group: &str, facts: &Facts, language: &Language) -> Result<String, Refusal> {
    let field = |name: &str| {
        let full = format!("{group}.{name}");
        match facts.get(&full) {
            Some(Some(fact)) => Ok(fact.value.clone()),
            Some(None) => Err(Refusal::Missing(full)),
            None => Err(Refusal::Unfit),
        }
    };
    match filter {
        "period" => Ok(language.period(&field("fran")?.to_string(), &field("till")?.to_string())),
        "lag" => Ok(language.law(&field("nummer")?.to_string(), &field("titel")?.to_string())),
        _ => match (field("datum")?, field("paragraf")?) {
            (Value::Date(date), Value::Integer(number)) => Ok(language.decision(date, number)),
            _ => Err(Refusal::Unfit),
        },
    }
}

/// With a capital first letter.
pub fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// With a small first letter.
pub fn lowered(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
