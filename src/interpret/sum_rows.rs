//! Rows that sum the ones above them, or are worked out from them otherwise. The program sums by itself, so that such a row is no
//! row of the table, and what it lacks is not to be filled in: then the total would double.

use rust_decimal::Decimal;

use crate::inputs::workbook::{CellValue, RawCell};
use crate::model::{Row, Value};
use crate::templates::{ColumnSpec, LanguageText, ValueType};

/// The cell that says that its row is a sum. `column` tells which column of the schema a cell is in, if any.
///
/// A sum's word in a column of years, amounts or certain values is one. In free text it may be a name, unless it is all
/// that stands in a cell that must be filled in, or the row lacks what every row has.
pub(super) fn label<'c, 's>(
    cells: &'c [RawCell],
    column: impl Fn(u32) -> Option<&'s ColumnSpec>,
    is_complete: impl Fn() -> bool,
    headings: &[&str],
    language: &LanguageText,
) -> Option<&'c RawCell> {
    cells.iter().find(|cell| {
        let CellValue::Text(text) = &cell.value else { return false };
        let Some(word) = any_sum_word(text, &language.summaord) else {
            // What is worked out otherwise says so in the place of a year or a number, or alone in one of text, and lacks what
            // every row has.
            if column(cell.column).is_some_and(|column| column.kravs)
                && says_of_column(text, &language.raknade_ord, headings)
            {
                return true;
            }
            let is_said = match column(cell.column) {
                Some(column) if column.typ == ValueType::Text => is_all_of(text, &language.raknade_ord),
                Some(column) => column.varden.is_empty() && sum_word(text, &language.raknade_ord).is_some(),
                None => false,
            };
            return is_said && !is_complete();
        };
        match column(cell.column) {
            Some(column) if column.typ == ValueType::Text => {
                column.kravs
                    && (is_all_of(text, &language.summaord_sakra) || says_of_column(text, &language.summaord, headings))
                    || !is_complete()
            }
            Some(column) => {
                !column.varden.iter().any(|allowed| any_sum_word(allowed, std::slice::from_ref(&word)).is_some())
            }
            None => !is_complete(),
        }
    })
}

/// Whether one of the words is all that a text says.
fn is_all_of(text: &str, words: &[String]) -> bool {
    words.contains(&text.trim().trim_end_matches([':', '=', '.']).to_lowercase())
}

/// Whether a text says of which columns something is worked out, and nothing else: "Summa deltagare", "Totalt kr 2020",
/// "Genomsnitt antal deltagare".
fn says_of_column(text: &str, words: &[String], headings: &[&str]) -> bool {
    if sum_word(text, words).is_none() {
        return false;
    }
    let is_between = |c: char| !c.is_alphanumeric();
    let lower = text.to_lowercase();
    let mut rest = lower.split(is_between).filter(|word| !word.is_empty()).skip(1).peekable();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_of_heading =
        |word: &str| headings.iter().any(|heading| heading.to_lowercase().split(is_between).any(|known| known == word));
    rest.peek().is_some()
        && rest.all(|word| is_number(word) || is_of_heading(word) || words.iter().any(|known| known == word))
}

/// The cell that says that its row is worked out from the ones above, where its amounts and counts are their sums or means.
pub(super) fn worked_out<'c>(
    cells: &'c [RawCell],
    rows: &[Row],
    values: &[Option<Value>],
    language: &LanguageText,
) -> Option<&'c RawCell> {
    cells.iter().find(|cell| {
        let CellValue::Text(text) = &cell.value else { return false };
        let is_mean = || sum_word(text, &language.raknade_ord).is_some();
        any_sum_word(text, &language.summaord).is_some() && are_last_of(rows, values)
            || is_mean() && (are_last_of(rows, values) || are_means_of(rows, values))
    })
}

/// The sum's word that a text begins or ends with: "Summa 2020", "Netto totalt".
fn any_sum_word(text: &str, words: &[String]) -> Option<String> {
    sum_word(text, words).or_else(|| {
        let last = text.trim_end().rsplit(char::is_whitespace).next()?;
        sum_word(last, words)
    })
}

/// The sum's word that a text begins with.
fn sum_word(text: &str, words: &[String]) -> Option<String> {
    let text = text.trim_start();
    // Most texts begin with another letter, and need no search.
    let first = text.chars().next()?.to_lowercase().next();
    if !words.iter().any(|word| word.chars().next() == first) {
        return None;
    }
    let word = text.split_whitespace().next()?.trim_end_matches([':', '=', ',', '.']).to_lowercase();
    words.contains(&word).then_some(word)
}

/// The sums of a table's columns of numbers as far as it has been read.
#[derive(Debug)]
pub(super) struct Sums {
    columns: Vec<Decimal>,
    rows: usize,
}

impl Sums {
    /// Of a table with so many columns, before its first row.
    pub(super) fn new(columns: usize) -> Self {
        Self { columns: vec![Decimal::ZERO; columns], rows: 0 }
    }

    /// Adds a row's numbers.
    pub(super) fn add(&mut self, values: &[Option<Value>]) {
        self.rows += 1;
        for (sum, value) in self.columns.iter_mut().zip(values) {
            let added = value.as_ref().and_then(number).and_then(|number| sum.checked_add(number));
            *sum = added.unwrap_or(*sum);
        }
    }

    /// Whether a row has nothing but the sums of at least two rows above it, in columns of numbers, and at most a text before
    /// them that names them.
    pub(super) fn are_all_of(&self, values: &[Option<Value>]) -> bool {
        let given = self.columns.iter().zip(values).filter_map(|(sum, value)| Some((sum, value.as_ref()?)));
        let mut given =
            given.enumerate().filter(|(at, (_, value))| *at > 0 || !matches!(value, Value::Text(_))).peekable();
        self.rows > 1
            && given.peek().is_some()
            && given.all(|(_, (sum, value))| number(value).is_some_and(|number| number == *sum && !number.is_zero()))
    }
}

/// Rows above that a subtotal is of, at most.
const ABOVE: usize = 1_000;

/// A number from which on it is no chance that it is the sum of others.
const LEAST: Decimal = Decimal::TEN;

/// Whether a row's amounts and counts are the sums of the rows right above it, at least two of them.
pub(super) fn are_last_of(rows: &[Row], values: &[Option<Value>]) -> bool {
    let given = counted(values);
    if !given.iter().any(|(_, number)| number.abs() >= LEAST) {
        return false;
    }
    let mut sums = vec![Decimal::ZERO; given.len()];
    rows.iter().rev().take(ABOVE).enumerate().any(|(before, row)| {
        for (sum, (at, _)) in sums.iter_mut().zip(&given) {
            let added = row.values[*at].as_ref().and_then(number).and_then(|number| sum.checked_add(number));
            *sum = added.unwrap_or(*sum);
        }
        before > 0 && sums.iter().zip(&given).all(|(sum, (_, number))| sum == number)
    })
}

/// The amounts and counts of a row, with their columns.
fn counted(values: &[Option<Value>]) -> Vec<(usize, Decimal)> {
    let is_counted = |value: &Value| matches!(value, Value::Integer(_) | Value::Decimal(_) | Value::Amount(_));
    let of = |value: &Option<Value>| number(value.as_ref().filter(|value| is_counted(value))?);
    values.iter().enumerate().filter_map(|(at, value)| Some((at, of(value)?))).collect()
}

/// Whether a row's amounts and counts are the means of all rows above it, at least two of them, as far as they are written out.
fn are_means_of(rows: &[Row], values: &[Option<Value>]) -> bool {
    let given = counted(values);
    rows.len() > 1
        && given.iter().any(|(_, number)| number.abs() >= LEAST)
        && given.iter().all(|(at, mean)| {
            let above: Vec<Decimal> = rows.iter().filter_map(|row| row.values[*at].as_ref().and_then(number)).collect();
            let sum = above.iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number));
            let exact = sum.zip(u64::try_from(above.len()).ok()).and_then(|(sum, rows)| sum.checked_div(rows.into()));
            exact.is_some_and(|exact| (exact - *mean).abs() <= Decimal::new(5, mean.scale() + 1))
        })
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Share(_) => None,
        value => value.number(),
    }
}
