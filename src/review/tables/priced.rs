//! What the sheet of costs has paid in a year, for an item and in all.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memmem;
use rust_decimal::Decimal;

use super::{is_value, stem, year_of};
use crate::model::{Row, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::templates::{TableSpec, ValueType};

/// An average is told in whole kronor, tens, hundreds or thousands.
const ROUNDED_TO: [Decimal; 4] = [Decimal::ONE, Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND];

/// The sheet of costs: a year, an item and an amount.
pub(in crate::review) struct Priced<'a> {
    spec: &'a TableSpec,
    year: usize,
    amount: usize,
    /// The rows that were paid, not budgeted.
    rows: Vec<&'a Row>,
    place: Option<Place>,
    /// Every amount that the sheet gives: cells, sums of years and of items, and what facts say.
    known: BTreeSet<Decimal>,
    /// What can be computed of them: averages, and how much years differ.
    derived: BTreeSet<Decimal>,
}

impl<'a> Priced<'a> {
    /// The first sheet with years and amounts.
    pub(in crate::review) fn of(review: &Review<'a>) -> Option<Self> {
        let mut priced = review.templates.arendetyp.tabeller.iter().find_map(|spec| {
            let amount = spec.kolumner.iter().position(|column| column.typ == ValueType::Belopp)?;
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            let year = table.column("ar")?;
            let budget =
                |row: &&Row| !row.values.iter().flatten().any(|value| value.to_string() == LANGUAGE.smaord.budget);
            let rows = table.rows.iter().filter(budget).collect();
            let (known, derived) = (BTreeSet::new(), BTreeSet::new());
            Some(Self { spec, year, amount, rows, place: table.column_place(amount), known, derived })
        })?;
        priced.known = priced.given();
        priced.derived = priced.derived();
        let facts = review.case.facts.values().chain(review.computed.values()).flatten();
        priced.known.extend(facts.filter_map(|fact| match &fact.value {
            Value::Amount(amount) => Some(amount.normalize()),
            _ => None,
        }));
        Some(priced)
    }

    /// The sheet's name.
    pub(in crate::review) fn sheet(&self) -> &str {
        &self.spec.blad
    }

    /// Whether a sentence speaks of costs.
    pub(in crate::review) fn speaks(&self, words: &[&str]) -> bool {
        // "va-avgiften", "bygglovsavgiften": what others pay for.
        let other = |word: &&str| {
            // (A standard search prepares for longer texts than words.)
            let fee = LANGUAGE.avgiftsord.as_bytes();
            let fee = word.len() > fee.len() && memmem::find(word.as_bytes(), fee).is_some_and(|at| at > 0);
            fee && !LANGUAGE.egna_avgifter.begin(word)
        };
        if words.iter().any(other) {
            return false;
        }
        // "Fyra års deltagande har gått på".
        let went = words.windows(2).any(|pair| LANGUAGE.gick.contains(pair[0]) && pair[1] == LANGUAGE.smaord.pa);
        let own = |word: &&str| LANGUAGE.egna.contains(word) || word.starts_with(LANGUAGE.medlemsord.as_str());
        // "har staden lagt 88 900 kr på deltagandet".
        let laid = words.iter().any(|word| LANGUAGE.lagger_pa.contains(word)) && words.contains(&LANGUAGE.smaord.pa);
        if (went || laid) && words.iter().any(own) {
            return true;
        }
        words.iter().any(|word| {
            LANGUAGE.kostnadsord.begin(word)
                || self.items().any(|item| word.starts_with(stem(item)))
                || (LANGUAGE.poster.contains_key(word) && words.iter().any(|verb| LANGUAGE.gick.contains(verb)))
        })
    }

    fn item_column(&self) -> Option<usize> {
        self.spec.kolumner.iter().position(|column| column.typ == ValueType::Val)
    }

    /// The allowed items.
    fn items(&self) -> impl Iterator<Item = &'a str> {
        let column = self.spec.kolumner.iter().find(|column| column.typ == ValueType::Val);
        column.into_iter().flat_map(|column| column.varden.iter().map(String::as_str)).filter(|item| item.len() > 4)
    }

    /// The items that a sentence names: "resekostnaderna" and "resor", "avgiften" and "deltagaravgift".
    fn named(&self, words: &[&str]) -> Vec<&'a str> {
        self.items().filter(|item| words.iter().any(|word| Self::is_item(item, word))).collect()
    }

    /// Whether a word stands for an item.
    pub(in crate::review) fn is_item(item: &str, word: &str) -> bool {
        // A form of an item begins as the item does, and most words do not.
        let alike = item.as_bytes().first() == word.as_bytes().first();
        alike && word.starts_with(stem(item))
            || LANGUAGE.poster.get(word).is_some_and(|other| other == item)
            || alike
                && LANGUAGE.sifferord.postformer.iter().any(|(end, forms)| {
                    let rest = item.strip_suffix(end.as_str()).and_then(|stem| word.strip_prefix(stem));
                    rest.is_some_and(|rest| forms.iter().any(|form| is_form(form, rest)))
                })
            || (word.strip_prefix(LANGUAGE.avgiftsord.as_str()).is_some_and(|rest| rest.starts_with('e'))
                && item.ends_with(LANGUAGE.avgiftsord.as_str()))
    }

    /// Whether one of some words stands for an item, in its short form too.
    pub(in crate::review) fn item_in(&self, item: &str, words: &[&str]) -> bool {
        words.iter().any(|word| Self::is_item(item, word) || (word.len() > 4 && item.ends_with(word)))
    }

    /// Whether a word stands for any item.
    pub(in crate::review) fn is_any_item(&self, word: &str) -> bool {
        self.items().any(|item| Self::is_item(item, word))
    }

    fn value(&self, row: &Row) -> Option<Decimal> {
        match row.values.get(self.amount)? {
            Some(Value::Amount(amount)) => Some(*amount),
            _ => None,
        }
    }

    fn sum(&self, wanted: impl Fn(&Row) -> bool) -> Decimal {
        let rows = self.rows.iter().filter(|row| wanted(row));
        rows.filter_map(|row| self.value(row)).sum::<Decimal>().normalize()
    }

    /// What a year has cost: the item that the sentence names, else all of it; the first is the one to tell.
    pub(in crate::review) fn amount(&self, year: i32, words: &[&str]) -> Option<(Vec<Decimal>, String, Option<Place>)> {
        let column = self.item_column()?;
        let named = self.named(words);
        let of_year = |row: &Row| year_of(row, self.year) == Some(year);
        if !self.rows.iter().any(|row| of_year(row)) || named.len() > 1 {
            return None;
        }
        let mut what = vec![self.spec.blad.clone()];
        what.extend(named.first().map(|item| (*item).to_owned()));
        what.push(year.to_string());
        let rows =
            || self.rows.iter().filter(|row| of_year(row)).filter_map(|row| self.value(row)).map(|a| a.normalize());
        let known = match named.first() {
            Some(item) => vec![self.sum(|row| of_year(row) && is_value(row, column, item))],
            None => std::iter::once(self.sum(of_year)).chain(rows()).collect(),
        };
        Some((known, what.join(", "), self.place.clone()))
    }

    /// What all years have cost: the item that is named, else all of it.
    pub(in crate::review) fn total(&self, words: &[&str]) -> Option<(Decimal, String, Option<Place>)> {
        let column = self.item_column()?;
        let named = self.named(words);
        if named.len() > 1 || self.rows.is_empty() {
            return None;
        }
        let mut what = vec![self.spec.blad.clone()];
        what.extend(named.first().map(|item| (*item).to_owned()));
        let sum = self.sum(|row| named.first().is_none_or(|item| is_value(row, column, item)));
        Some((sum, what.join(", "), self.place.clone()))
    }

    /// The one item that a sentence names.
    pub(in crate::review) fn item(&self, words: &[&str]) -> Option<&'a str> {
        let named = self.named(words);
        if named.len() == 1 { named.first().copied() } else { None }
    }

    /// What was paid for an item in a year of the sheet.
    pub(in crate::review) fn paid(&self, item: &str, year: i32) -> Option<Decimal> {
        let column = self.item_column()?;
        let known = self.rows.iter().any(|row| year_of(row, self.year) == Some(year));
        known.then(|| self.sum(|row| year_of(row, self.year) == Some(year) && is_value(row, column, item)))
    }

    /// What was paid for all other items.
    pub(in crate::review) fn others(&self, item: &str) -> Decimal {
        self.item_column().map(|column| self.sum(|row| !is_value(row, column, item))).unwrap_or_default()
    }

    /// The items that were paid.
    pub(in crate::review) fn items_paid(&self) -> Vec<&'a str> {
        let Some(column) = self.item_column() else { return Vec::new() };
        let all = self.spec.kolumner[column].varden.iter().map(String::as_str);
        all.filter(|item| !self.sum(|row| is_value(row, column, item)).is_zero()).collect()
    }

    /// The years of the sheet.
    pub(in crate::review) fn years(&self) -> BTreeSet<i32> {
        self.rows.iter().filter_map(|row| year_of(row, self.year)).collect()
    }

    /// Where the amounts stand.
    pub(in crate::review) fn place(&self) -> Option<Place> {
        self.place.clone()
    }

    /// Every amount that the sheet gives.
    fn given(&self) -> BTreeSet<Decimal> {
        let mut given: BTreeSet<Decimal> =
            self.rows.iter().filter_map(|row| self.value(row)).map(|amount| amount.normalize()).collect();
        let mut years: BTreeMap<i32, Decimal> = BTreeMap::new();
        for row in &self.rows {
            if let Some(year) = year_of(row, self.year) {
                *years.entry(year).or_default() += self.value(row).unwrap_or_default();
            }
        }
        given.extend(years.values().map(|sum| sum.normalize()));
        given.extend(self.total(&[]).map(|(sum, ..)| sum));
        if let Some(column) = self.item_column() {
            given.extend(self.items().map(|item| self.sum(|row| is_value(row, column, item))));
        }
        given
    }

    /// The averages of all years, exact and rounded, and the differences between years: of everything, and of each item.
    fn derived(&self) -> BTreeSet<Decimal> {
        let length = Decimal::from(self.years().len());
        let mut paid: BTreeMap<String, BTreeMap<i32, Decimal>> = BTreeMap::new();
        for row in &self.rows {
            let (Some(year), Some(amount)) = (year_of(row, self.year), self.value(row)) else { continue };
            let item = self.item_column().and_then(|column| row.values.get(column)?.as_ref()).map(ToString::to_string);
            for whole in [Some(String::new()), item].into_iter().flatten() {
                *paid.entry(whole).or_default().entry(year).or_default() += amount;
            }
        }
        let mut derived = BTreeSet::new();
        for years in paid.values() {
            let average = years.values().sum::<Decimal>().checked_div(length).unwrap_or_default();
            derived.extend(ROUNDED_TO.map(|step| ((average / step).round() * step).normalize()));
            let pairs = years.values().flat_map(|one| years.values().map(move |other| (*one - *other).abs()));
            derived.extend(pairs.map(|difference| difference.normalize()));
        }
        derived
    }

    /// The amount that a typed one is nearly: two digits have changed places, or one is another, or there is a nought too many or
    /// too few. Round amounts are too near each other.
    pub(in crate::review) fn nearly(&self, typed: Decimal) -> Option<(Decimal, Option<Place>)> {
        let typed = typed.normalize();
        if self.known.contains(&typed) || self.derived.contains(&typed) {
            return None;
        }
        let known = self.known.iter().find(|known| is_slip(&typed.to_string(), &known.to_string()))?;
        Some((*known, self.place.clone()))
    }

    /// The amount of which a typed one has two digits exchanged, where it is no amount of the case itself.
    pub(in crate::review) fn exchanged(&self, typed: Decimal) -> Option<Decimal> {
        let typed = typed.normalize();
        if self.known.contains(&typed) || self.derived.contains(&typed) {
            return None;
        }
        self.known.iter().copied().find(|known| is_exchanged(&typed.to_string(), &known.to_string()))
    }
}

/// An amount of fewer digits than these before its noughts has too many others that differ from it so.
const EXCHANGED: usize = 3;

/// Whether one number is the other with two neighbouring digits exchanged.
fn is_exchanged(typed: &str, known: &str) -> bool {
    let telling = typed.trim_end_matches('0').len().max(known.trim_end_matches('0').len());
    let mut other = typed.bytes().zip(known.bytes()).enumerate().filter(|(_, (a, b))| a != b);
    match (other.next(), other.next(), other.next()) {
        (Some((first, (a, b))), Some((second, (c, d))), None) => {
            typed.len() == known.len() && telling >= EXCHANGED && second == first + 1 && a == d && b == c
        }
        _ => false,
    }
}

/// Whether one number is the other with a slip of the pen.
fn is_slip(typed: &str, known: &str) -> bool {
    let telling = |number: &str| number.trim_end_matches('0').len();
    if !typed.chars().chain(known.chars()).all(|c| c.is_ascii_digit()) || telling(known).min(telling(typed)) < 2 {
        return false;
    }
    let (long, short) = if typed.len() > known.len() { (typed, known) } else { (known, typed) };
    if long.len() != short.len() {
        return telling(known) > 2 && long.strip_suffix('0') == Some(short);
    }
    let other: Vec<(char, char)> = typed.chars().zip(known.chars()).filter(|(a, b)| a != b).collect();
    match other.as_slice() {
        [_] => telling(known) > 3 || (telling(known) > 2 && telling(typed) > 2),
        [(a, b), (c, d)] => a == d && b == c,
        _ => false,
    }
}

/// Whether an ending is one of a form, where `*` stands for anything.
fn is_form(form: &str, rest: &str) -> bool {
    form.split_once('*').map_or(rest == form, |(first, last)| rest.starts_with(first) && rest.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_of_the_pen_are_told_from_other_numbers() {
        for (typed, known, slip) in [
            ("8300", "3800", true),
            ("711100", "711700", true),
            ("63000", "60300", true),
            ("1247500", "124750", true),
            ("15000", "16000", false),
            ("20000", "200000", false),
            ("48000", "84000", true),
        ] {
            assert_eq!(is_slip(typed, known), slip, "{typed}");
        }
    }
}
