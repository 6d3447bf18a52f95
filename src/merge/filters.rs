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
    /// Text that a name stands for, or that is made of such.
    Text(String),
    /// A number, a day or the like, written out.
    Written(String),
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
    Ok(match (filter, operand) {
        ("period" | "beslut" | "lag", Operand::Group(group)) => {
            Operand::Written(group_text(filter, group, facts, language)?)
        }
        // "115 000 krs", "8 maj 2025s": what is written out has no genitive of its own.
        ("genitiv", Operand::Value(Value::Text(text)) | Operand::Text(text)) => Operand::Text(language.genitive(text)),
        ("versal", operand) => operand.with(capitalized(&text_of(operand, language)?)),
        ("gemen", operand) => operand.with(lowered(&text_of(operand, language)?)),
        ("genitiv", _) => return Err(Refusal::Unfit),
        (_, Operand::Value(value)) => Operand::Written(value_text(filter, value, language).ok_or(Refusal::Unfit)?),
        _ => return Err(Refusal::Unfit),
    })
}

impl Operand {
    /// Another text for it.
    fn with(&self, text: String) -> Self {
        match self {
            Self::Text(_) | Self::Value(Value::Text(_)) => Self::Text(text),
            _ => Self::Written(text),
        }
    }
}

/// The text of an operand that is one.
pub fn text_of(operand: &Operand, language: &Language) -> Result<String, Refusal> {
    match operand {
        Operand::Value(value) => Ok(language.plain(value)),
        Operand::Text(text) | Operand::Written(text) => Ok(text.clone()),
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

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use rust_decimal::Decimal;

    use super::*;
    use crate::templates::testing::swedish;

    fn chain(filters: &[&str], value: Value) -> Result<String, Refusal> {
        let language = swedish();
        let operand = filters
            .iter()
            .try_fold(Operand::Value(value), |operand, filter| apply(filter, &operand, &Facts::new(), &language))?;
        text_of(&operand, &language)
    }

    #[test]
    fn only_names_have_a_genitive() {
        let day = Value::Date(NaiveDate::from_ymd_opt(2025, 5, 8).unwrap_or_default());
        for (filters, value) in [
            (&["kronor", "genitiv"][..], Value::Amount(Decimal::from(115_000))),
            (&["genitiv"], Value::Amount(Decimal::from(115_000))),
            (&["tal", "genitiv"], Value::Integer(5)),
            (&["ord", "versal", "genitiv"], Value::Integer(5)),
            (&["procent", "genitiv"], Value::Share(82.into())),
            (&["datum", "genitiv"], day.clone()),
            (&["genitiv"], day),
            (&["genitiv"], Value::Year(2020)),
        ] {
            assert_eq!(chain(filters, value), Err(Refusal::Unfit), "{filters:?}");
        }
        for (filters, genitive) in [(&["genitiv"][..], "stadens"), (&["versal", "genitiv"], "Stadens")] {
            assert_eq!(chain(filters, Value::Text("staden".to_owned())).as_deref(), Ok(genitive));
        }
    }
}
