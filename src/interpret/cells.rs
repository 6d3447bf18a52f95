//! What a cell means in a column of a certain type. Programs and people write the same value in many ways: a number as
//! text with no-break spaces and a decimal comma, a date as text. What is unambiguous is read, the rest is reported.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::toml_slips;
use crate::inputs::workbook::{CellValue, Marks, RawCell};
use crate::limits;
use crate::message::message;
use crate::model::{TRUTH, Value};
use crate::templates::{ColumnSpec, Form, ValueType};

use super::numbers::{self, Misread, Readings};
use super::shown::says_multiple;
use super::values;

#[cfg(test)]
mod tests;

/// The value of a cell in a column of this form, or what is wrong with it.
pub(super) fn value(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Result<Value, Diagnostic> {
    read(cell, marks, form).map_err(|misfit| misfit.told(cell, marks, column, form))
}

/// Whether a cell's value is one of a column of this form. Whole sheets are asked, so no words are made of what is wrong.
pub(super) fn fits(cell: &RawCell, marks: &Marks, form: &Form<'_>) -> bool {
    read(cell, marks, form).is_ok()
}

/// Why a cell has no value in its column.
enum Misfit {
    /// There is no value, or it is of another type.
    Type,
    /// Less than the column takes.
    Below,
    /// More than any number may be.
    Above,
    /// None of the values that the column takes.
    NotAllowed,
    /// A number that is written in another way than this.
    Otherwise(String),
    /// A number that may be one of two.
    Ambiguous(Readings),
}

fn read(cell: &RawCell, marks: &Marks, form: &Form<'_>) -> Result<Value, Misfit> {
    let text = || text(cell, marks);
    let value = match &cell.value {
        CellValue::Unreadable(_) | CellValue::Error(_) | CellValue::FormulaWithoutValue => None,
        CellValue::Boolean(truth) => values::of_truth(*truth, form),
        raw => match form.typ {
            ValueType::Text | ValueType::Manad => text().and_then(|text| values::of_text(&text, form)),
            ValueType::Datum => date(raw).map(Value::Date),
            ValueType::Val | ValueType::Janej => {
                return values::of_text(&text().unwrap_or_default(), form).ok_or(Misfit::NotAllowed);
            }
            _ => match number(cell, marks, form)? {
                Some(number) if values::is_below(number, form) => return Err(Misfit::Below),
                Some(number) if form.typ != ValueType::Ar && values::is_above(number) => return Err(Misfit::Above),
                number => number.and_then(|number| values::of_number(number, form)),
            },
        },
    };
    value.ok_or(Misfit::Type)
}

impl Misfit {
    fn told(self, cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
        match self {
            Self::Type => of_other_type(cell, marks, column, form),
            Self::Below => below(cell, marks, column, form),
            Self::Above => {
                let (heading, given, most) = (&column.rubrik, shown(cell, marks), limits::NUMBER_DIGITS);
                Diagnostic::error(message!(codes::CELL_ABOVE, kolumn = heading, varde = given, siffror = most))
            }
            Self::NotAllowed => not_allowed(cell, marks, column, form),
            Self::Otherwise(right) => written_otherwise(column, typed_number(cell, form).unwrap_or_default(), &right),
            Self::Ambiguous(readings) => {
                let given = typed_number(cell, form).unwrap_or_default().trim();
                let (whole, decimals) = (readings.thousands(), readings.decimals());
                let heading = &column.rubrik;
                Diagnostic::error(message!(
                    codes::NUMBER_AMBIGUOUS,
                    varde = given,
                    tusental = whole,
                    decimaltal = decimals,
                    kolumn = heading,
                    decimaler = form.most_decimals()
                ))
            }
        }
    }
}

/// What is told of a number that is less than its column takes.
fn below(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
    let (heading, given, least) = (&column.rubrik, shown(cell, marks), form.least.unwrap_or_default());
    let number = number(cell, marks, form).ok().flatten().unwrap_or_default();
    let kind = values::kind_below(number, form);
    Diagnostic::error(message!(codes::CELL_BELOW, kolumn = heading, varde = given, minst = least, slag = kind))
}

/// What is told of a cell that has no value of its column's type.
fn of_other_type(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
    if let Some(loss) = cell.value.loss() {
        return loss;
    }
    let heading = &column.rubrik;
    match &cell.value {
        CellValue::Error(error) => Diagnostic::error(message!(codes::CELL_ERROR, varde = error, kolumn = heading)),
        CellValue::FormulaWithoutValue => Diagnostic::error(message!(codes::FORMULA_WITHOUT_VALUE, kolumn = heading)),
        CellValue::Boolean(truth) => {
            let word = if *truth { "sant" } else { "falskt" };
            Diagnostic::error(message!(codes::CELL_BOOLEAN, varde = word, kolumn = heading))
        }
        _ => mistyped(cell, marks, column, form),
    }
}

fn is_share_of_one(share: Decimal, given: &str) -> bool {
    share.abs() <= Decimal::ONE && !given.contains('%')
}

/// What is told of a value that is typed in another way than its column's.
fn mistyped(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
    let (heading, given, kind) = (&column.rubrik, shown(cell, marks), form.typ.name());
    if let (ValueType::Datum, Some(right)) = (form.typ, toml_slips::day(&given)) {
        return Diagnostic::error(message!(codes::CELL_DAY, kolumn = heading, varde = given, ratt = right));
    }
    // Without its unit a number of thousands would be another.
    if let (ValueType::Belopp, true, Some((right, _))) =
        (form.typ, says_multiple(&given), toml_slips::counted(&given, &[]))
    {
        return written_otherwise(column, &given, &right);
    }
    Diagnostic::error(match form.typ {
        ValueType::Decimal | ValueType::Andel => {
            let most = form.most_decimals();
            let wide = Form { decimals: Some(numbers::ALL_DECIMALS), ..*form };
            match number(cell, marks, &wide) {
                // Typed without its sign, a share of one is a hundredth of what is meant.
                Ok(Some(share)) if form.typ == ValueType::Andel && is_share_of_one(share, &given) => {
                    let percent = (share * Decimal::ONE_HUNDRED).normalize().to_string().replace('.', ",");
                    message!(codes::CELL_SHARE, kolumn = heading, varde = given, procent = percent)
                }
                Ok(Some(_)) => message!(codes::CELL_MORE_DECIMALS, kolumn = heading, varde = given, antal = most),
                _ => message!(codes::CELL_DECIMALS, kolumn = heading, typ = kind, varde = given, antal = most),
            }
        }
        ValueType::Heltal | ValueType::Belopp | ValueType::Datum | ValueType::Ar if is_word(&cell.value) => {
            let required = if column.kravs { TRUTH[1] } else { TRUTH[0] };
            message!(codes::CELL_WORD, kolumn = heading, typ = kind, varde = given, kravs = required)
        }
        _ => message!(codes::CELL_TYPE, kolumn = heading, typ = kind, varde = given),
    })
}

/// Whether a cell has words alone, or a dash, as one writes where there is no number.
fn is_word(cell: &CellValue) -> bool {
    matches!(cell, CellValue::Text(text) if !text.contains(char::is_numeric))
}

/// Text, in NFC and without spaces around it, or a number as its cell shows it. What a date would be shown as is not known,
/// nor what some number formats show.
fn text(cell: &RawCell, marks: &Marks) -> Option<String> {
    match &cell.value {
        CellValue::Text(text) => Some(text.replace("\r\n", "\n").trim().nfc().collect()),
        CellValue::Number(_) => marks.shown(cell).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// A number, or text that is one; text that may be one of two is told. A share is the percent that its cell shows.
fn number(cell: &RawCell, marks: &Marks, form: &Form<'_>) -> Result<Option<Decimal>, Misfit> {
    if let CellValue::Number(number) = &cell.value {
        let is_percent = form.typ == ValueType::Andel && marks.shows_percent(cell.row, cell.column);
        return Ok(if is_percent { number.checked_mul(Decimal::ONE_HUNDRED) } else { Some(number.normalize()) });
    }
    let Some(text) = typed_number(cell, form) else { return Ok(None) };
    let is_year = form.typ == ValueType::Ar;
    match numbers::read(text, form.most_decimals()) {
        Ok(number) => Ok(Some(number)),
        Err(Misread::NoNumber) => Ok(None),
        // A year has neither thousands nor decimals, and four digits.
        Err(Misread::Otherwise(right)) if is_year => match right.replace(' ', "") {
            year if year.len() == 4 => Err(Misfit::Otherwise(year)),
            _ => Ok(None),
        },
        Err(Misread::Otherwise(right)) => Err(Misfit::Otherwise(right)),
        Err(Misread::Ambiguous(readings)) if is_year && readings.digits().len() == 4 => {
            Err(Misfit::Otherwise(readings.digits()))
        }
        Err(Misread::Ambiguous(readings)) => Err(Misfit::Ambiguous(readings)),
    }
}

/// The text that may be a number; of a share without its sign.
fn typed_number<'c>(cell: &'c RawCell, form: &Form<'_>) -> Option<&'c str> {
    match &cell.value {
        CellValue::Text(text) if form.typ == ValueType::Andel => Some(text.trim().trim_end_matches('%').trim_end()),
        CellValue::Text(text) => Some(text),
        _ => None,
    }
}

/// What is told of a number that is written in another way.
fn written_otherwise(column: &ColumnSpec, given: &str, right: &str) -> Diagnostic {
    let (heading, given) = (&column.rubrik, given.trim());
    Diagnostic::error(message!(codes::CELL_NUMBER, kolumn = heading, varde = given, ratt = right))
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

/// What is told of a value that is none of those that a column takes.
fn not_allowed(cell: &RawCell, marks: &Marks, column: &ColumnSpec, form: &Form<'_>) -> Diagnostic {
    let (heading, given) = (&column.rubrik, shown(cell, marks));
    let allowed = if form.typ == ValueType::Janej { [TRUTH[1], TRUTH[0]].join(", ") } else { form.allowed.join(", ") };
    Diagnostic::error(message!(codes::CELL_NOT_ALLOWED, kolumn = heading, varde = given, tillatna = allowed))
}

/// What stands in the cell, cut short; a number as the cell shows it, where that is known.
fn shown(cell: &RawCell, marks: &Marks) -> String {
    match &cell.value {
        // A line end, which is no space of a number, is seen.
        CellValue::Text(text) => text.trim().replace("\r\n", "⏎").replace('\n', "⏎").chars().take(60).collect(),
        CellValue::Number(number) => {
            let shown = marks.shown(cell).map(|shown| shown.trim().to_owned());
            let shown = shown.filter(|shown| !shown.is_empty() && !is_rounded(shown, *number));
            shown.unwrap_or_else(|| cell.value.to_string().replace('.', ","))
        }
        other => other.to_string(),
    }
}

/// Whether a cell shows another number than it has: one with fewer decimals, which is not what is wrong with it.
fn is_rounded(shown: &str, number: Decimal) -> bool {
    let digits = shown.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '\u{2212}'));
    let is_plain = !shown.contains(['%', '/', 'E']);
    is_plain
        && !number.fract().is_zero()
        && numbers::read(digits, numbers::ALL_DECIMALS).is_ok_and(|shown| shown != number.normalize())
}
