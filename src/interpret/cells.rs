//! What a cell means in a column of a certain type. Programs and people write the same value in many ways: a number as
//! text with no-break spaces and a decimal comma, a date as text. What is unambiguous is read, the rest is reported.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::CellValue;
use crate::model::Value;
use crate::templates::{ColumnSpec, ColumnType};

/// The value of a cell, or what is wrong with it.
pub fn value(cell: &CellValue, column: &ColumnSpec) -> Result<Value, Diagnostic> {
    match cell {
        CellValue::Error(error) => {
            return Err(Diagnostic::error(codes::CELL_ERROR).with("varde", error).with("kolumn", &column.rubrik));
        }
        CellValue::FormulaWithoutValue => {
            return Err(Diagnostic::error(codes::FORMULA_WITHOUT_VALUE).with("kolumn", &column.rubrik));
        }
        CellValue::Boolean(truth) => {
            let word = if *truth { "sant" } else { "falskt" };
            return Err(Diagnostic::error(codes::CELL_BOOLEAN).with("varde", word).with("kolumn", &column.rubrik));
        }
        _ => {}
    }
    let value = match column.typ {
        ColumnType::Text => text(cell).map(Value::Text),
        ColumnType::Heltal => whole(cell).map(Value::Integer),
        ColumnType::Belopp => number(cell).filter(|amount| amount.scale() <= 2).map(Value::Amount),
        ColumnType::Datum => date(cell).map(Value::Date),
        ColumnType::Ar => year(cell).map(Value::Year),
        ColumnType::Val => return choice(cell, column),
    };
    value.ok_or_else(|| {
        Diagnostic::error(codes::CELL_TYPE)
            .with("kolumn", &column.rubrik)
            .with("typ", type_name(column.typ))
            .with("varde", shown(cell))
    })
}

/// The types' names in messages, which the catalogues translate.
fn type_name(column: ColumnType) -> &'static str {
    match column {
        ColumnType::Text | ColumnType::Val => "text",
        ColumnType::Heltal => "heltal",
        ColumnType::Belopp => "belopp",
        ColumnType::Datum => "datum",
        ColumnType::Ar => "ar",
    }
}

/// Text, in NFC and without spaces around it; a number where text belongs is its digits, a date its ISO form.
fn text(cell: &CellValue) -> Option<String> {
    match cell {
        CellValue::Text(text) => Some(text.replace("\r\n", "\n").trim().nfc().collect()),
        CellValue::Number(number) => Some(number.normalize().to_string()),
        CellValue::Date(date) => Some(date.to_string()),
        _ => None,
    }
}

/// A number; text counts as one when nothing but digits, spaces between them and a decimal sign stand in it.
fn number(cell: &CellValue) -> Option<Decimal> {
    match cell {
        CellValue::Number(number) => Some(number.normalize()),
        CellValue::Text(text) => parse_number(text.trim()),
        _ => None,
    }
}

fn parse_number(text: &str) -> Option<Decimal> {
    let spaces = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];
    let digits: String = text.replace(spaces, "").replace(',', ".").replace('\u{2212}', "-");
    let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    if !plain || digits.matches('.').count() > 1 {
        return None;
    }
    digits.parse::<Decimal>().ok().map(|number| number.normalize())
}

/// A count: a whole number that is not negative.
fn whole(cell: &CellValue) -> Option<i64> {
    let number = number(cell)?;
    if number.scale() > 0 {
        return None;
    }
    i64::try_from(number.mantissa()).ok().filter(|number| *number >= 0)
}

/// A year of four digits. A date is no year, however it is formatted.
fn year(cell: &CellValue) -> Option<i32> {
    i32::try_from(whole(cell)?).ok().filter(|year| (1000..=2999).contains(year))
}

/// A day; midnight may stand beside it, and text in ISO form counts.
fn date(cell: &CellValue) -> Option<NaiveDate> {
    match cell {
        CellValue::Date(date) => Some(*date),
        CellValue::DateTime(moment) if moment.time() == chrono::NaiveTime::MIN => Some(moment.date()),
        CellValue::Text(text) if text.trim().len() == 10 => NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok(),
        _ => None,
    }
}

/// One of the allowed values, as the schema writes it.
fn choice(cell: &CellValue, column: &ColumnSpec) -> Result<Value, Diagnostic> {
    let given = text(cell).unwrap_or_default();
    let lower = given.to_lowercase();
    match column.varden.iter().find(|allowed| allowed.to_lowercase() == lower) {
        Some(allowed) => Ok(Value::Text(allowed.clone())),
        None => Err(Diagnostic::error(codes::CELL_NOT_ALLOWED)
            .with("kolumn", &column.rubrik)
            .with("varde", shown(cell))
            .with("tillatna", column.varden.join(", "))),
    }
}

/// What stands in the cell, cut short.
fn shown(cell: &CellValue) -> String {
    match cell {
        CellValue::Text(text) => text.chars().take(60).collect(),
        CellValue::Number(number) => number.normalize().to_string(),
        CellValue::Date(date) => date.to_string(),
        CellValue::DateTime(moment) => moment.to_string(),
        CellValue::Error(other) | CellValue::Other(other) => other.to_string(),
        CellValue::Boolean(_) | CellValue::FormulaWithoutValue => String::new(),
    }
}
