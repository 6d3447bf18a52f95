//! The values that facts and cells may have.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
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
/// A record writes it with its type: `{"belopp": "567000"}`. An amount is text, so that no öre is lost on the way, and so is
/// every other number with decimals.
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
    /// A share of a hundred, in percent, with the decimals that it is written with.
    #[serde(rename = "andel", with = "written::share")]
    Share(Decimal),
    /// A number, with the decimals that it is written with.
    #[serde(rename = "decimal", with = "written::decimal")]
    Decimal(Decimal),
    /// Yes or no.
    #[serde(rename = "janej")]
    Truth(bool),
}

impl Value {
    /// As a key of `[avsnitt]` names the row that it stands for: numbers without spaces.
    pub fn key(&self) -> String {
        match self {
            Self::Integer(number) => number.to_string(),
            other => other.to_string(),
        }
    }

    /// The number that it is; none for text, days and truths.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Integer(number) => Some((*number).into()),
            Self::Amount(number) | Self::Share(number) | Self::Decimal(number) => Some(*number),
            _ => None,
        }
    }

    /// How many decimals it is written with.
    pub fn decimals(&self) -> u32 {
        match self {
            Self::Amount(amount) if amount.fract().is_zero() => 0,
            Self::Amount(_) => ORE,
            Self::Share(number) | Self::Decimal(number) => number.scale(),
            _ => 0,
        }
    }

    /// The plain form among others: where one of them has decimals, all are written with as many.
    pub fn beside(&self, decimals: u32) -> String {
        match self.number() {
            Some(number) if decimals > self.decimals() => with_decimals(&number, decimals),
            _ => self.to_string(),
        }
    }

    /// A number as a value of the same type as this one.
    #[must_use]
    pub fn saying(&self, number: Decimal) -> Self {
        match self {
            Self::Amount(_) => Self::Amount(number),
            Self::Share(_) => Self::Share(number),
            Self::Integer(_) if number.fract().is_zero() => {
                number.to_i64().map_or(Self::Decimal(number), Self::Integer)
            }
            _ => Self::Decimal(number),
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
            Self::Share(number) | Self::Decimal(number) => f.write_str(&with_decimals(number, number.scale())),
            Self::Truth(truth) => f.write_str(truth_word(*truth)),
        }
    }
}

/// Decimals of an amount that has öre.
const ORE: u32 = 2;

/// What stands for yes and no in inputs, and in the plain form.
pub const TRUTH: [&str; 2] = ["nej", "ja"];

fn truth_word(truth: bool) -> &'static str {
    TRUTH[usize::from(truth)]
}

/// An amount: grouped, with two decimals only when there are öre.
fn decimal(amount: &Decimal) -> String {
    let decimals = if amount.fract().is_zero() { 0 } else { amount.normalize().scale().max(ORE) };
    with_decimals(amount, decimals)
}

/// A number rounded to so many decimals, halves away from zero.
pub fn rounded(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A number with so many decimals, rounded where it has more.
pub fn with_decimals(number: &Decimal, decimals: u32) -> String {
    let mut rounded = rounded(*number, decimals);
    rounded.rescale(decimals);
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    let text = rounded.to_string();
    match text.split_once('.') {
        None => grouped(&text),
        Some((whole, decimals)) => format!("{},{decimals}", grouped(whole)),
    }
}

/// Groups the digits of a whole number by threes with no-break spaces; four digits are grouped too, so that the columns
/// of a table agree.
fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("\u{2212}", rest));
    let mut text = String::with_capacity(sign.len() + 2 * digits.len());
    text.push_str(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}
