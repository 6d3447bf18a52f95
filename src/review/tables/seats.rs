//! How many seats a unit and a category have.

use std::collections::BTreeSet;

use memchr::memmem::Finder;

use super::{is_value, stem, year_of};
use crate::model::{Row, Table, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::phrases::small;
use crate::templates::{TableSpec, ValueType};

/// A word that stands for a unit has so many letters.
const SHORT: usize = 7;

/// A name of more letters is told in any.
const LONG: usize = 4;

/// The sheet that gives units their seats.
pub(in crate::review) struct Seats<'a> {
    spec: &'a TableSpec,
    table: &'a Table,
    unit: usize,
    category: Option<usize>,
    number: usize,
    /// The rows of the latest year.
    rows: Vec<&'a Row>,
    /// The units of those rows, in order.
    units: Vec<Unit<'a>>,
    /// The categories of those rows, in order.
    categories: Vec<&'a str>,
}

/// A unit, read once: every sentence is held against it.
struct Unit<'a> {
    name: &'a str,
    lower: String,
    /// Its name, and what it is short for, where they are long: sought in small letters.
    long: Vec<Finder<'static>>,
    /// Its name, and what is short for it: words of their own.
    short: Vec<(Finder<'static>, &'a str)>,
}

impl<'a> Seats<'a> {
    /// The first sheet with units and numbers.
    pub(in crate::review) fn of(review: &Review<'a>) -> Option<Self> {
        let terms = review.templates.husstil.termer.iter();
        // Abbreviations of the house with what they stand for.
        let terms: Vec<(&str, &str)> =
            terms.filter_map(|term| Some((term.forkortning.as_deref()?, term.skrivs.as_str()))).collect();
        review.templates.arendetyp.tabeller.iter().find_map(|spec| {
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            let number = spec.kolumner.iter().find(|column| column.typ == ValueType::Heltal && column.kravs)?;
            let category = spec.kolumner.iter().find(|column| column.typ == ValueType::Val);
            let (unit, category) = (table.column("enhet")?, category.and_then(|column| table.column(&column.namn)));
            let rows = latest(table);
            let units: BTreeSet<&str> = rows.iter().filter_map(|row| text(row, unit)).collect();
            let categories: BTreeSet<&str> = rows.iter().filter_map(|row| text(row, category?)).collect();
            Some(Self {
                spec,
                table,
                unit,
                category,
                number: table.column(&number.namn)?,
                rows,
                units: units.into_iter().map(|unit| Unit::of(unit, &terms)).collect(),
                categories: categories.into_iter().collect(),
            })
        })
    }

    /// Whether a sentence speaks of seats.
    pub(in crate::review) fn speaks(words: &[&str]) -> bool {
        words.iter().any(|word| LANGUAGE.platsord.begin(word))
    }

    /// The seats of the one unit that a sentence names, or of the category that a noun is.
    pub(in crate::review) fn count(&self, sentence: &str, noun: Option<&str>) -> Option<(i64, String, Option<Place>)> {
        let categories = self.categories(|value| noun.is_some_and(|noun| noun.starts_with(stem(value))));
        let seats = noun.is_some_and(|noun| noun == LANGUAGE.smaord.av || Self::speaks(&[noun]));
        if !seats && categories.is_empty() {
            return None;
        }
        self.sum(&self.named(sentence), categories.into_iter().next())
    }

    /// The seats of those that the words after a number name: "två förtroendevalda", "tre avsedda för bolagen".
    pub(in crate::review) fn of_part(&self, words: &str) -> Option<(i64, String, Option<Place>)> {
        let lower = small(words);
        let is = |value: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(stem(value)));
        let categories = self.categories(is);
        let category = if categories.len() > 1 { return None } else { categories.into_iter().next() };
        self.sum(&self.named(words), category)
    }

    /// The seats of the one unit that words name, by its whole name or by what is short for it: "förvaltningen".
    pub(in crate::review) fn of_unit(&self, words: &str) -> Option<(i64, String, Option<Place>)> {
        let named = self.named(words);
        if !named.is_empty() {
            return self.sum(&named, None);
        }
        let lower = small(words);
        let mut short = BTreeSet::new();
        for word in lower.split(|c: char| !c.is_alphanumeric()) {
            short.extend(self.called(word));
        }
        self.sum(&Vec::from_iter(short), None)
    }

    /// Whether a word is one of a unit's name, or short for it.
    pub(in crate::review) fn is_unit(&self, word: &str) -> bool {
        self.called(word).is_some() || self.units.iter().any(|unit| unit.lower.split(' ').next() == Some(word))
    }

    /// The one unit whose name begins or ends with a word.
    fn called(&self, word: &str) -> Option<&'a str> {
        let is = |unit: &&Unit<'_>| {
            let unit = unit.lower.as_str();
            unit.split(' ').next() == Some(word) || (!unit.contains(' ') && unit.ends_with(word))
        };
        if word.chars().count() < SHORT {
            return None;
        }
        let mut units = self.units.iter().filter(is);
        units.next().filter(|_| units.next().is_none()).map(|unit| unit.name)
    }

    /// Whether words name a unit that has seats of its own.
    pub(in crate::review) fn names_one(&self, words: &str) -> bool {
        !self.named(words).is_empty()
    }

    /// Whether words name several of them.
    pub(in crate::review) fn names_several(&self, words: &str) -> bool {
        self.named(words).len() > 1
    }

    /// All seats.
    pub(in crate::review) fn all(&self) -> (i64, String, Option<Place>) {
        let numbers = self.rows.iter().filter_map(|row| match row.values.get(self.number) {
            Some(Some(Value::Integer(number))) => Some(*number),
            _ => None,
        });
        (numbers.sum(), self.spec.blad.clone(), self.table.column_place(self.number))
    }

    fn categories(&self, is: impl Fn(&str) -> bool) -> Vec<&'a str> {
        self.categories.iter().copied().filter(|value| is(value)).collect()
    }

    /// The units that words name.
    fn named(&self, words: &str) -> Vec<&'a str> {
        let lower = small(words);
        self.units.iter().filter(|unit| unit.is_named(words, &lower)).map(|unit| unit.name).collect()
    }

    /// The seats of one unit, of one category or of both.
    fn sum(&self, units: &[&str], category: Option<&str>) -> Option<(i64, String, Option<Place>)> {
        let unit = units.first().copied();
        if units.len() > 1 || (unit.is_none() && category.is_none()) {
            return None;
        }
        let wanted = self.rows.iter().filter(|row| {
            let right_unit = unit.is_none_or(|unit| text(row, self.unit) == Some(unit));
            right_unit && category.is_none_or(|value| self.category.is_some_and(|c| is_value(row, c, value)))
        });
        let numbers: Vec<i64> = wanted
            .filter_map(|row| match row.values.get(self.number) {
                Some(Some(Value::Integer(number))) => Some(*number),
                _ => None,
            })
            .collect();
        let what: Vec<&str> = [Some(self.spec.blad.as_str()), unit, category].into_iter().flatten().collect();
        (!numbers.is_empty()).then(|| (numbers.iter().sum(), what.join(", "), self.table.column_place(self.number)))
    }
}

impl<'a> Unit<'a> {
    /// A unit with the house's abbreviations and what they stand for.
    fn of(name: &'a str, terms: &[(&'a str, &'a str)]) -> Self {
        let stands_for = terms.iter().filter(|(abbreviation, _)| *abbreviation == name).map(|(_, long)| *long);
        let long = std::iter::once(name).chain(stands_for).filter(|name| name.chars().count() > LONG);
        let short_for = terms.iter().filter(|(_, long)| long.eq_ignore_ascii_case(name)).map(|(short, _)| *short);
        Self {
            name,
            lower: name.to_lowercase(),
            long: long.map(|name| Finder::new(&name.to_lowercase()).into_owned()).collect(),
            short: std::iter::once(name).chain(short_for).map(|name| (Finder::new(name).into_owned(), name)).collect(),
        }
    }

    /// Whether a sentence names it, by its name or by what its abbreviation stands for; `lower` is the sentence in small letters.
    fn is_named(&self, sentence: &str, lower: &str) -> bool {
        self.long.iter().any(|name| name.find(lower.as_bytes()).is_some())
            || self.short.iter().any(|(there, name)| {
                there.find(sentence.as_bytes()).is_some()
                    && sentence.split(|c: char| !c.is_alphanumeric()).any(|word| word == *name)
            })
    }
}

/// The rows of the latest year.
fn latest(table: &Table) -> Vec<&Row> {
    let year = table.column("ar");
    let latest = table.rows.iter().filter_map(|row| year_of(row, year?)).max();
    table.rows.iter().filter(|row| year.is_none_or(|year| year_of(row, year) == latest)).collect()
}

fn text(row: &Row, column: usize) -> Option<&str> {
    match row.values.get(column) {
        Some(Some(Value::Text(text))) => Some(text),
        _ => None,
    }
}
