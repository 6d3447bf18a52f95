//! Numerals in a text: amounts, shares, dates, months, years, periods, decisions, law numbers and counts, each with the
//! filter that writes it so.

mod in_words;
mod written;

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use regex::Captures;
use rust_decimal::Decimal;

pub(super) use self::in_words::cardinal;
use self::in_words::in_words;
use super::language_data::LANGUAGE;
use super::patterns::{Pattern, compiled};
use super::tokens::Word;
use super::word_set::Bytes;
use crate::model::{Month, Value};
use crate::templates::Language;

/// The articles, which in numbers of several parts are a number.
const ONE: [&str; 2] = ["en", "ett"];

/// What a numeral says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Numeral {
    /// Kronor.
    Amount(Decimal),
    /// Of a hundred.
    Share(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A month of a year.
    Month(Month),
    /// A year.
    Year(i32),
    /// First and last year.
    Period(i32, i32),
    /// A paragraph of minutes.
    Paragraph(i64),
    /// Day and paragraph.
    Decision(NaiveDate, i64),
    /// A law's number.
    Law(String),
    /// How many.
    Count(i64),
}

/// A numeral as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it may say, each with the filter that writes it so; an ordinal has none that does.
    pub numerals: Vec<(Numeral, Option<&'static str>)>,
}

impl Numeral {
    /// Whether two numerals say the same kind of thing.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// The first and the last year of a time.
    pub(super) fn years(&self) -> Option<(i32, i32)> {
        match self {
            Self::Year(year) => Some((*year, *year)),
            Self::Month(month) => Some((month.year, month.year)),
            Self::Date(date) => Some((date.year(), date.year())),
            Self::Period(first, last) => Some((*first, *last)),
            _ => None,
        }
    }
}

impl Reading {
    /// The year that it may be, among other things.
    pub(super) fn year(&self) -> Option<i32> {
        self.numerals.iter().find_map(|(numeral, _)| match numeral {
            Numeral::Year(year) => Some(*year),
            _ => None,
        })
    }

    /// The count that it is, where it is nothing else and no ordinal.
    pub(super) fn count(&self) -> Option<i64> {
        match self.numerals.as_slice() {
            [(Numeral::Count(count), Some(_))] => Some(*count),
            _ => None,
        }
    }
}

impl Numeral {
    /// As the language writes it.
    pub(super) fn written(&self, language: &Language) -> String {
        match self {
            Self::Amount(amount) => language.amount(&Value::Amount(*amount)),
            Self::Share(share) => language.share(&Value::Amount(*share)),
            Self::Date(date) => language.text.day(*date),
            Self::Month(month) => language.month(*month),
            Self::Year(year) => year.to_string(),
            Self::Period(first, last) => language.period(&first.to_string(), &last.to_string()),
            Self::Paragraph(number) => language.paragraph(*number),
            Self::Decision(date, number) => language.decision(*date, *number),
            Self::Law(number) => number.clone(),
            Self::Count(number) => language.plain(&Value::Integer(*number)),
        }
    }
}

/// Finds numerals as a language writes them.
pub(super) struct Reader<'a> {
    language: &'a Language,
    /// Everything that starts with a digit, a § or a month's name. The first alternative that fits wins.
    pattern: Option<Pattern>,
    /// The first letters of every number in words. Most words begin otherwise, and are asked nothing more.
    beginnings: BTreeSet<Beginning>,
    /// Those of ASCII, small and large.
    letters: Bytes,
}

/// The first two letters of a word, small.
type Beginning = [Option<char>; 2];

fn beginning(word: &str) -> Beginning {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    [letters.next(), letters.next()]
}

/// How the numbers of a language begin, and their parts: "ett" of "etthundra".
fn beginnings(language: &Language) -> BTreeSet<Beginning> {
    let listed = language.text.talord.iter().chain(&language.granskning.talord.ordningstal);
    let larger = LANGUAGE.storre_talord.keys().chain(LANGUAGE.talled.iter().map(|(part, _)| part));
    listed.chain(larger).map(String::as_str).chain(ONE).map(beginning).collect()
}

impl<'a> Reader<'a> {
    /// Knows the language's months.
    pub(super) fn new(language: &'a Language) -> Self {
        let names = language.text.manader.iter().flat_map(|month| [month.clone(), month.to_lowercase()]);
        let mut names: Vec<String> = names.map(|name| regex::escape(&name)).collect();
        // Where months are written small both are the same, and each would be compiled twice wherever months stand.
        names.dedup();
        let months = names.join("|");
        let forms = &language.text.former;
        let stop = if forms.datum.contains("{dag}.") { r"\.?" } else { "" };
        let other = |form: Option<String>| form.map_or_else(String::new, |form| format!("|{form}"));
        let (alone, paragraph) = (other(written::day(forms, &months)), other(written::paragraph(forms)));
        let (number, word) = (written::number(&language.text.tal), &LANGUAGE.paragraford);
        let pattern = compiled(&format!(
            r"(?x)
            (?<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})
            | (?:(?<day>[0-9]{{1,2}}){stop}[\ \u{{a0}}])?(?<month>{months})[\ \u{{a0}}](?<year>[0-9]{{4}})
            {alone}
            | (?<law>[0-9]{{4}}:[0-9]+)
            | (?<from>[0-9]{{4}})[\ \u{{a0}}]?[-–—][\ \u{{a0}}]?(?<to>[0-9]{{4}})
            | (?:(?:§|(?i:{word}))[\ \u{{a0}}]?(?<paragraph>[0-9]+){paragraph})
            | (?<number>{number})
            "
        ));
        let beginnings = beginnings(language);
        let letters = beginnings.iter().filter_map(|[first, _]| u8::try_from((*first)?).ok());
        let letters = letters.flat_map(|first| [first, first.to_ascii_uppercase()]).collect();
        Self { language, pattern: pattern.ok(), beginnings, letters }
    }

    /// The numerals of a text, in order and apart.
    pub(super) fn readings(&self, text: &str, words: &[Word]) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::new();
        if text.contains(|c: char| c.is_ascii_digit()) {
            let found = self.pattern.iter().flat_map(|pattern| pattern.captures_iter(text));
            readings.extend(found.filter_map(|found| digits(text, &found, self.language)));
        }
        readings = with_decisions(text, readings);
        let may_begin =
            |word: &str| !word.starts_with(|c: char| c.is_ascii()) || self.letters.has(word.as_bytes().first());
        let may_count = |word: &&Word| {
            let word = &text[word.range.clone()];
            may_begin(word) && self.beginnings.contains(&beginning(word))
        };
        readings.extend(words.iter().filter(may_count).filter_map(|word| in_words(text, word, self.language)));
        readings
    }
}

/// A numeral written with digits. One that continues a word or another numeral is none.
fn digits(text: &str, found: &Captures<'_>, language: &Language) -> Option<Reading> {
    let whole = found.get(0)?.range();
    let apart = |c: char| !c.is_alphanumeric();
    let free = text[..whole.start].chars().next_back().is_none_or(|c| apart(c) && c != '-' && c != '/');
    if !free || !text[whole.end..].chars().next().is_none_or(apart) {
        return None;
    }
    let number = |name: &str| found.name(name).and_then(|part| part.as_str().parse::<i32>().ok());
    let single = |numeral, filter| Some(Reading { range: whole.clone(), numerals: vec![(numeral, Some(filter))] });
    if let Some(date) = found.name("iso") {
        return single(Numeral::Date(date.as_str().parse().ok()?), "iso");
    }
    if let (Some(month), Some(year)) = (found.name("month"), number("year")) {
        let month = month_number(month.as_str(), language)?;
        let Some(day) = number("day") else { return single(Numeral::Month(Month { year, month }), "manad") };
        return single(Numeral::Date(NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)?), "datum");
    }
    if let Some(law) = found.name("law") {
        return single(Numeral::Law(law.as_str().to_owned()), "lag");
    }
    if let (Some(from), Some(to)) = (number("from"), number("to")) {
        return single(Numeral::Period(from, to), "period");
    }
    if let (Some(day), Some(year)) = (number("ad"), number("ay")) {
        let name = || found.name("amonth").and_then(|month| month_number(month.as_str(), language));
        let month = number("am").and_then(|month| u32::try_from(month).ok()).or_else(name)?;
        return single(Numeral::Date(NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)?), "");
    }
    if let Some(paragraph) = number("paragraph").or_else(|| number("numbered")) {
        return single(Numeral::Paragraph(paragraph.into()), "paragraf");
    }
    numeral(text, whole, language)
}

fn month_number(name: &str, language: &Language) -> Option<u32> {
    let same = |month: &String| month == name || month.to_lowercase() == name;
    language.text.manader.iter().position(same).and_then(|index| u32::try_from(index + 1).ok())
}

/// A number is an amount or a share by the unit after it; otherwise it counts something, or is a year.
fn numeral(text: &str, range: Range<usize>, language: &Language) -> Option<Reading> {
    let (marks, units) = (&language.text.tal, &language.granskning.talord);
    let written = &text[range.clone()];
    let value = written::decimal(written, marks)?;
    let after = text[range.end..].strip_prefix([' ', '\u{a0}']).unwrap_or(&text[range.end..]);
    let with_unit = |unit: &str| range.start..text.len() - after.len() + unit.len();
    if let Some(unit) = units.belopp.iter().find(|unit| follows(after, &unit.ord)) {
        let amount = value.checked_mul(unit.kronor.into())?;
        return Some(Reading {
            range: with_unit(&unit.ord),
            numerals: vec![(Numeral::Amount(amount.normalize()), Some("kronor"))],
        });
    }
    if let Some(unit) = units.andel.iter().find(|unit| follows(after, unit)) {
        return Some(Reading {
            range: with_unit(unit),
            numerals: vec![(Numeral::Share(value.normalize()), Some("procent"))],
        });
    }
    let count: i64 = written::value(written, marks)?;
    let mut numerals = vec![(Numeral::Count(count), Some("tal"))];
    if written.len() == 4 && (1000..3000).contains(&count) {
        numerals.push((Numeral::Year(i32::try_from(count).ok()?), Some("")));
    }
    Some(Reading { range, numerals })
}

/// Whether a text starts with a unit as a whole word; the space in "miljoner kronor" may be one that must not break.
pub(super) fn follows(text: &str, unit: &str) -> bool {
    let mut rest = text.chars().map(|c| if c == '\u{a0}' { ' ' } else { c });
    unit.chars().all(|wanted| rest.next() == Some(wanted)) && !rest.next().is_some_and(char::is_alphanumeric)
}

/// A date with a § after it is one numeral: a decision.
fn with_decisions(text: &str, readings: Vec<Reading>) -> Vec<Reading> {
    let mut joined: Vec<Reading> = Vec::new();
    for reading in readings {
        let decision = joined.last().and_then(|last| decision(text, last, &reading));
        match decision {
            Some(decision) => {
                joined.pop();
                joined.push(decision);
            }
            None => joined.push(reading),
        }
    }
    joined
}

fn decision(text: &str, first: &Reading, second: &Reading) -> Option<Reading> {
    let near = text[first.range.end..second.range.start].chars().all(|c| matches!(c, ' ' | '\u{a0}' | ',' | '('));
    match (&first.numerals[0].0, &second.numerals[0].0) {
        // "§ 51 i kommunstyrelsens protokoll 2016-01-20".
        (Numeral::Paragraph(number), Numeral::Date(date)) if is_of_minutes(text, first, second) => Some(Reading {
            range: first.range.start..second.range.end,
            numerals: vec![(Numeral::Decision(*date, *number), Some("beslut"))],
        }),
        (Numeral::Date(date), Numeral::Paragraph(number)) if near => Some(Reading {
            range: first.range.start..second.range.end,
            numerals: vec![(Numeral::Decision(*date, *number), Some("beslut"))],
        }),
        _ => None,
    }
}

/// Whether a paragraph stands before the day of its minutes: a few words between, of which one is for minutes or a decision.
fn is_of_minutes(text: &str, first: &Reading, second: &Reading) -> bool {
    let between = text[first.range.end..second.range.start].to_lowercase();
    let words: Vec<&str> = between.split_whitespace().collect();
    let minutes = words.iter().any(|word| LANGUAGE.protokollsord.begin(word));
    minutes && words.len() <= 5 && !between.contains(['.', ';', ':', '('])
}
