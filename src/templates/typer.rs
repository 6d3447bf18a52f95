//! The types that values may have: of facts, of columns, of what is computed. One list for all of them.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};

use super::Written;

/// The type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueType {
    /// Text of one line.
    Text,
    /// Whole number; not below zero unless `minst` says so.
    Heltal,
    /// Number with as many decimals as `decimaler` says.
    Decimal,
    /// Amount in kronor, at most two decimals.
    Belopp,
    /// Share of a hundred, in percent.
    Andel,
    /// Day.
    Datum,
    /// Year, 1000–2999.
    Ar,
    /// Month, written `ÅÅÅÅ-MM`.
    Manad,
    /// Yes or no.
    Janej,
    /// One of the allowed values.
    Val,
}

/// Decimals of a number whose type does not say how many.
const DECIMALS: u32 = 2;

/// No number has more decimals: a product of three still has room.
pub const MOST_DECIMALS: u32 = 6;

impl ValueType {
    /// Its name, as templates and messages have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Heltal => "heltal",
            Self::Decimal => "decimal",
            Self::Belopp => "belopp",
            Self::Andel => "andel",
            Self::Datum => "datum",
            Self::Ar => "ar",
            Self::Manad => "manad",
            Self::Janej => "janej",
            Self::Val => "val",
        }
    }

    /// Whether values of the type are added and compared as quantities.
    pub fn is_quantity(self) -> bool {
        matches!(self, Self::Heltal | Self::Decimal | Self::Belopp | Self::Andel)
    }
}

/// A type with what narrows it.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// The type.
    pub typ: ValueType,
    /// How many decimals a number has, where that is said.
    pub decimals: Option<u32>,
    /// The least number, where that is said.
    pub least: Option<Decimal>,
    /// Allowed values, for `val`.
    pub allowed: &'a [String],
    /// The whole numbers in words, from none, where they are known: what is meant by one can be told.
    pub numbers: &'a [String],
}

impl Form<'_> {
    /// A type that nothing narrows.
    pub fn plain(typ: ValueType) -> Self {
        Self { typ, decimals: None, least: None, allowed: &[], numbers: &[] }
    }

    /// The most decimals that a number may be typed with.
    pub fn most_decimals(&self) -> u32 {
        match self.typ {
            ValueType::Decimal | ValueType::Andel => self.decimals.unwrap_or(DECIMALS),
            ValueType::Belopp => DECIMALS,
            _ => 0,
        }
    }

    /// The least number that may be typed: counts begin at nought.
    pub fn least(&self) -> Option<Decimal> {
        self.least.or((self.typ == ValueType::Heltal).then_some(Decimal::ZERO))
    }

    /// What it takes, in words for the handläggare.
    pub fn words(&self, words: &Written) -> String {
        if self.typ == ValueType::Val {
            return words.with("ett-av", &[("varden", &self.allowed.join(", "))]);
        }
        let mut text = words.value_type(self.typ).to_owned();
        if let (ValueType::Decimal, Some(decimals)) = (self.typ, self.decimals) {
            let id = if decimals == 1 { "hogst-en-decimal" } else { "hogst-decimaler" };
            text.push_str(&words.with(id, &[("antal", &decimals.to_string())]));
        }
        if let Some(least) = self.least {
            let least = least.to_string().replace('.', ",").replace('-', "\u{2212}");
            text.push_str(&words.with("minst", &[("tal", &least)]));
        }
        text
    }
}

/// Reads a number of a template file, whole or not.
pub(super) fn number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
    from.deserialize_any(Number).map(Some)
}

struct Number;

impl Visitor<'_> for Number {
    type Value = Decimal;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("f64")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(number.into())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
        Ok(number.into())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Decimal, E> {
        number.to_string().parse().map_err(E::custom)
    }
}
