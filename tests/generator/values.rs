//! Facts with values of every size, and the names that references reach.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::Value as Toml;
use unicode_normalization::UnicodeNormalization;
use utlatande::model::{Month, Value};
use utlatande::templates::{FactSpec, ValueType};

use super::letters::Letters;
use super::random::Random;
use super::reading::{self, gap};

/// Excel's largest number with two decimals.
const LARGEST_AMOUNT: i64 = 999_999_999_999_999;

/// What a name stands for.
#[derive(Clone)]
pub enum Known {
    Value(Value),
    /// A reference with its filter, whatever its value.
    Fixed(String),
    /// A fact that is not filled in, or something that lacks one: what is missing.
    Gap(String),
}

/// Names of references with what they stand for.
#[derive(Default)]
pub struct Names {
    known: BTreeMap<String, Known>,
}

impl Names {
    pub fn add(&mut self, name: &str, known: Known) {
        self.known.insert(name.to_owned(), known);
    }

    pub fn add_text(&mut self, name: &str, text: &str) {
        self.add(name, Known::Value(Value::Text(text.nfc().collect())));
    }

    /// Adds what a line with references reads.
    pub fn add_line(&mut self, name: &str, line: &str) {
        let known = match self.filled(line) {
            (_, Some(what)) => Known::Gap(what),
            (text, None) => Known::Value(Value::Text(text.nfc().collect())),
        };
        self.add(name, known);
    }

    pub fn get(&self, name: &str) -> &Known {
        self.known.get(name).unwrap_or_else(|| panic!("the generator knows no {name}"))
    }

    /// A reference that fits, and what it reads.
    pub fn reference(&self, random: &mut Random) -> (String, String) {
        let names: Vec<&String> = self.known.keys().collect();
        let name = *random.pick(&names);
        match &self.known[name] {
            Known::Gap(what) => (format!("{{{{ {name} }}}}"), gap(what)),
            Known::Fixed(reads) => (format!("{{{{ {name} }}}}"), reads.clone()),
            Known::Value(value) => {
                let forms = reading::filtered(value);
                let (filter, reads) = random.pick(&forms);
                let pipe = if filter.is_empty() { String::new() } else { format!(" | {filter}") };
                (format!("{{{{ {name}{pipe} }}}}"), reads.clone())
            }
        }
    }

    /// A line of a template or a field with its references filled in; a gap stands where one is missing.
    pub fn line(&self, text: &str) -> String {
        self.filled(text).0
    }

    /// The text with its references filled in, and what is missing first.
    fn filled(&self, text: &str) -> (String, Option<String>) {
        let (mut result, mut missing, mut rest) = (String::new(), None, text);
        while let Some((before, after)) = rest.split_once("{{") {
            let (inside, after) = after.split_once("}}").unwrap();
            result.push_str(before);
            let whole = inside.trim();
            let (name, filter) = if self.known.contains_key(whole) { (whole, "") } else { parts(whole) };
            match self.get(name) {
                Known::Fixed(reads) => result.push_str(reads),
                Known::Gap(what) => {
                    result.push_str(&gap(what));
                    missing.get_or_insert_with(|| what.clone());
                }
                Known::Value(value) => {
                    let forms = reading::filtered(value);
                    result.push_str(&forms.iter().find(|(name, _)| *name == filter).unwrap().1);
                }
            }
            rest = after;
        }
        (result + rest, missing)
    }
}

/// A reference's name and its filter.
fn parts(reference: &str) -> (&str, &str) {
    reference.split_once('|').map_or((reference, ""), |(name, filter)| (name.trim(), filter.trim()))
}

/// A fact as `arende.toml` has it.
pub fn fact(random: &mut Random, letters: &Letters, spec: &FactSpec, names: &Names) -> Value {
    match spec.typ {
        ValueType::Text => Value::Text(text(random, letters, spec, names)),
        ValueType::Heltal => Value::Integer(count(random)),
        ValueType::Belopp => Value::Amount(amount(random)),
        ValueType::Datum => Value::Date(date(random)),
        ValueType::Ar => Value::Year(year(random)),
        ValueType::Decimal => Value::Decimal(amount(random)),
        ValueType::Andel => Value::Share(Decimal::new(random.between(-1_000, 2_000), 1).normalize()),
        ValueType::Janej => Value::Truth(random.chance(50)),
        ValueType::Val => Value::Text(random.pick(&spec.varden).clone()),
        ValueType::Manad => Value::Month(Month { year: year(random), month: random.between(1, 12) as u32 }),
    }
}

/// A line, sometimes with a reference to a fact that stands before it.
fn text(random: &mut Random, letters: &Letters, spec: &FactSpec, names: &Names) -> String {
    if spec.namn.ends_with("dokumentsort") {
        return (*random.pick(&["inriktning", "riktlinje", "policy", "plan för något annat"])).to_owned();
    }
    let words = if random.chance(5) { 60 } else { 1 + random.below(6) };
    // The name of an organ gets a capital, which not every letter has in the fonts.
    let mut text =
        if spec.namn.ends_with("organ") { super::letters::swedish(random) } else { letters.line(random, words) };
    if random.chance(15) && !names.known.is_empty() {
        text = format!("{text} {} {}", names.reference(random).0, letters.word(random));
    }
    // What has a form of its own is written in it: a law's number.
    if spec.monster.is_some() { spec.exempel.clone() } else { text }
}

/// A count: mostly some, sometimes as many as a cell holds. (One of ten or twelve digits might be a personnummer.)
pub fn count(random: &mut Random) -> i64 {
    match random.below(40) {
        0 => 0,
        1 => 999_999_999_999_999,
        2 => random.between(1_000, 999_999_999),
        3..8 => random.between(13, 2_000),
        _ => random.between(1, 12),
    }
}

/// An amount, with or without öre.
pub fn amount(random: &mut Random) -> Decimal {
    let ore = match random.below(20) {
        0 => 0,
        1 => LARGEST_AMOUNT,
        2 => random.between(1, 99),
        3..8 => random.between(1, 99_999_999),
        _ => 100 * random.between(1, 400_000),
    };
    Decimal::new(ore, 2)
}

pub fn date(random: &mut Random) -> NaiveDate {
    let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    let days = if random.chance(5) { random.between(-200_000, 200_000) } else { random.between(0, 12_000) };
    day + chrono::Days::new(0) + chrono::TimeDelta::days(days)
}

pub fn year(random: &mut Random) -> i32 {
    if random.chance(5) { random.between(1000, 2999) as i32 } else { random.between(1990, 2035) as i32 }
}

/// The value in TOML.
pub fn toml(value: &Value) -> Toml {
    match value {
        Value::Integer(number) => Toml::Integer(*number),
        Value::Year(year) => Toml::Integer(i64::from(*year)),
        Value::Amount(amount) if amount.normalize().scale() == 0 => Toml::Integer(i64::try_from(*amount).unwrap()),
        Value::Amount(number) | Value::Decimal(number) | Value::Share(number) => {
            Toml::Float(f64::try_from(*number).unwrap())
        }
        Value::Truth(truth) => Toml::Boolean(*truth),
        Value::Date(date) => Toml::Datetime(date.to_string().parse().unwrap()),
        other => Toml::String(reading::plain(other)),
    }
}
