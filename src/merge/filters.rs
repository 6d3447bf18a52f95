//! The filters of references: how a value reads in a sentence. The forms are the writing rules of Swedish public
//! administration: no-break spaces inside amounts, paragraphs and dates, an en dash in ranges.

use chrono::{Datelike, NaiveDate};

use crate::model::{Facts, Month, Value};

/// Names of all filters, for messages and the reference.
pub const NAMES: [&str; 15] = [
    "kronor", "tal", "ord", "procent", "datum", "iso", "ar", "manad", "period", "beslut", "paragraf", "lag", "genitiv",
    "versal", "gemen",
];

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// The numbers that are written in words, from none.
pub const WORDS: [&str; 13] =
    ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

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
pub fn apply(filter: &str, operand: &Operand, facts: &Facts) -> Result<Operand, Refusal> {
    let text = match (filter, operand) {
        ("period" | "beslut" | "lag", Operand::Group(group)) => group_text(filter, group, facts)?,
        ("genitiv", operand) => genitive(&text_of(operand)?),
        ("versal", operand) => capitalized(&text_of(operand)?),
        ("gemen", operand) => lowered(&text_of(operand)?),
        (_, Operand::Value(value)) => value_text(filter, value).ok_or(Refusal::Unfit)?,
        _ => return Err(Refusal::Unfit),
    };
    Ok(Operand::Text(text))
}

/// The text of an operand that is one.
pub fn text_of(operand: &Operand) -> Result<String, Refusal> {
    match operand {
        Operand::Value(value) => Ok(value.to_string()),
        Operand::Text(text) => Ok(text.clone()),
        Operand::Group(_) => Err(Refusal::Unfit),
    }
}

fn value_text(filter: &str, value: &Value) -> Option<String> {
    Some(match (filter, value) {
        ("kronor", Value::Amount(_) | Value::Integer(_)) => format!("{value}\u{a0}kr"),
        ("tal", Value::Amount(_) | Value::Integer(_) | Value::Share(_) | Value::Decimal(_)) => value.to_string(),
        ("ord", Value::Integer(number)) => in_words(*number),
        ("procent", Value::Share(_)) => format!("{value}\u{a0}procent"),
        ("datum", Value::Date(date)) => written_date(*date),
        ("iso", Value::Date(date)) => date.to_string(),
        ("ar", Value::Year(year)) => year.to_string(),
        ("ar", Value::Date(date)) => date.year().to_string(),
        ("ar", Value::Month(month)) => month.year.to_string(),
        ("manad", Value::Month(month)) => written_month(*month),
        ("paragraf", Value::Integer(number)) => paragraph(*number),
        _ => return None,
    })
}

/// Whole numbers to twelve in words.
fn in_words(number: i64) -> String {
    usize::try_from(number)
        .ok()
        .and_then(|index| WORDS.get(index))
        .map_or_else(|| Value::Integer(number).to_string(), |word| (*word).to_owned())
}

/// "19 maj 2025".
fn written_date(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", date.day(), written_month(Month { year: date.year(), month: date.month() }))
}

/// "maj 2025".
pub fn written_month(month: Month) -> String {
    let name = MONTHS.get(month.month.saturating_sub(1) as usize).copied().unwrap_or_default();
    format!("{name}\u{a0}{}", month.year)
}

/// "§ 984".
pub fn paragraph(number: i64) -> String {
    format!("§\u{a0}{number}")
}

/// "2020-11-25 § 984".
pub fn decision(date: NaiveDate, number: i64) -> String {
    format!("{date}\u{a0}{}", paragraph(number))
}

/// Filters that put several facts of a group together.
fn group_text(filter: &str, group: &str, facts: &Facts) -> Result<String, Refusal> {
    let field = |name: &str| {
        let full = format!("{group}.{name}");
        match facts.get(&full) {
            Some(Some(fact)) => Ok(fact.value.clone()),
            Some(None) => Err(Refusal::Missing(full)),
            None => Err(Refusal::Unfit),
        }
    };
    match filter {
        "period" => Ok(format!("{}\u{2013}{}", field("fran")?, field("till")?)),
        "lag" => Ok(format!("lagen ({}) {}", field("nummer")?, field("titel")?)),
        _ => match (field("datum")?, field("paragraf")?) {
            (Value::Date(date), Value::Integer(number)) => Ok(decision(date, number)),
            _ => Err(Refusal::Unfit),
        },
    }
}

/// A name that ends in s, x or z takes no extra s.
fn genitive(text: &str) -> String {
    if text.ends_with(['s', 'x', 'z', 'S', 'X', 'Z']) { text.to_owned() } else { format!("{text}s") }
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
