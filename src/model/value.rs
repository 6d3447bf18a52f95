//! The values that facts and cells may have.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::place::Place;

/// A value with where it was read, or the cells it was computed from.
///
/// A record writes the value alone, and keeps its places apart (`fact_record`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    #[serde(skip)]
    pub places: Vec<Place>,
}

impl<T> Placed<T> {
    /// A value read at one place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, places: vec![place] }
    }
}

mod written;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month, 1–12.
    pub month: u32,
}

/// A value of a fact, a cell or a computation.
///
/// A record writes it with its type: `{"belopp": "567000"}`. An amount is text, so that no öre is lost on the way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Text of one line.
    #[serde(rename = "text")]
    Text(String),
    /// A whole number.
    #[serde(rename = "heltal")]
    Integer(i64),
    /// An amount in kronor, with at most two decimals.
    #[serde(rename = "belopp", with = "written::amount")]
    Amount(Decimal),
    /// A day.
    #[serde(rename = "datum")]
    Date(NaiveDate),
    /// A year.
    #[serde(rename = "ar")]
    Year(i32),
    /// A month.
    #[serde(rename = "manad", with = "written::month")]
    Month(Month),
    /// A share of a hundred, in whole percent.
    #[serde(rename = "andel")]
    Share(i64),
}

impl Value {
    /// The plain form among others: where some amounts have öre, all are written with them.
    pub fn beside(&self, with_ore: bool) -> String {
        match self {
            Self::Amount(amount) if with_ore => amount_with_ore(amount),
            value => value.to_string(),
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The plain form: what tables and reports show, and what a reference without a filter gives. Numbers are grouped by
/// no-break spaces, decimals have a comma, dates are ISO.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => f.write_str(&grouped(&number.to_string())),
            Self::Amount(amount) => f.write_str(&decimal(amount)),
            Self::Date(date) => write!(f, "{date}"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Month(month) => write!(f, "{month}"),
            Self::Share(percent) => write!(f, "{percent}"),
        }
    }
}

/// An amount: grouped, with two decimals only when there are öre.
fn decimal(amount: &Decimal) -> String {
    let text = amount.normalize().to_string();
    match text.split_once('.') {
        None => grouped(&text),
        Some((whole, decimals)) => format!("{},{decimals:0<2}", grouped(whole)),
    }
}

/// An amount: grouped, always with two decimals.
fn amount_with_ore(amount: &Decimal) -> String {
    let text = decimal(amount);
    if text.contains(',') { text } else { text + ",00" }
}

/// Groups the digits of a whole number by threes with no-break spaces; four digits are grouped too, so that the columns
/// of a table agree.
fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("\u{2212}", rest));
    let mut text = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}
