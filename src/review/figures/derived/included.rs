//! Amounts that are said to have items in them: "med resorna inräknade", "inklusive resor", "de samlade kostnaderna". What the sheet has
//! without them is not what is told.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, Rows, number};
use crate::review::figures::{Sentence, Slip, is_year};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};

/// An amount so many times smaller, or larger, than any that may be meant is one of something else.
const OTHER_SIZE: i64 = 2;

/// An average may be rounded by one of so many parts.
const ROUNDED: i64 = 200;

impl Sentence<'_> {
    /// "I genomsnitt har 35 000 kronor per år betalats ut, resor inräknade": what the fee alone makes.
    pub(super) fn derived_with_items(&self, derived: &Derived<'_>) -> Option<Slip> {
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let book = derived.books.iter().find(|book| book.has_amounts())?;
        let is_item = |word: &String| book.marks.iter().any(|mark| mark.listed && mark.is_kind(word));
        let whole = self.has_any(&LANGUAGE.harledning.samtliga) && !self.lower.iter().any(|(_, word)| is_item(word));
        if !(whole || self.counts_items_in(book)) || !self.is_of_own_costs(book) || self.compares_years() {
            return None;
        }
        let average = self.tells_average();
        // "två av åren", "åren med resor": which are meant nobody can tell.
        let all_years = [i64::try_from(book.years().len()).unwrap_or(0)];
        if !self.counts_of_years().is_empty() && self.counts_of_years() != all_years {
            return None;
        }
        let sets = self.sets_of_years(book)?;
        let timed = !self.all_years_told().is_empty() || average || self.has_period() || self.is_summed_up();
        if !timed || self.is_quoted(&reading.range) || self.is_bound(&reading.range) || self.opens_with_of() {
            return None;
        }
        let items = self.sets_of_items(book, whole);
        let mut known = Vec::new();
        for years in &sets {
            for rows in &items {
                let rows = rows & years;
                let paid = book.paid(&rows);
                known.push(paid);
                let means = [book.length(years), book.length(&rows)].map(|years| paid.checked_div(number(years)));
                known.extend(means.into_iter().flatten().filter(|_| average));
            }
        }
        let fits = |known: &Decimal| {
            self.allows(reading, *typed, *known)
                || average && (*known - *typed).abs() * Decimal::from(ROUNDED) <= *known
        };
        let nearest = known.iter().copied().min_by_key(|known| (*known - *typed).abs())?;
        let size = Decimal::from(OTHER_SIZE);
        let other_size = *typed * size < nearest || *typed > nearest * size;
        (!known.iter().any(fits) && !other_size)
            .then(|| self.amount_slip(reading, nearest, book.spec.blad.clone(), book.place()))
    }

    /// Whether one time is held against another, or against what was meant to be paid.
    fn compares_years(&self) -> bool {
        self.has(&[LANGUAGE.smaord.an])
            || self.has_any(&LANGUAGE.stiger)
            || self.has_any(&LANGUAGE.faller)
            || self
                .lower
                .iter()
                .any(|(_, word)| LANGUAGE.overtraffar.contains_key(word) || word.starts_with(LANGUAGE.smaord.budget))
    }

    /// The rows of the years that the sentence names: one span or each of some; all where it names none, and nothing where a year is not of
    /// the sheet.
    fn sets_of_years(&self, book: &Book<'_>) -> Option<Vec<Rows>> {
        let years = self.all_years_told();
        let Some((first, last)) = years.first().zip(years.last()) else { return Some(vec![book.rows().clone()]) };
        if !years.is_subset(book.years()) {
            return None;
        }
        let span: BTreeSet<i32> = (*first..=*last).collect();
        let mut sets = vec![book.of_years(&span)];
        if years.len() > 1 && years != span {
            sets.push(book.of_years(&years));
        }
        // "till och med 2020", "sedan 2021".
        let bound = |reading: &Reading| {
            let before = self.before(reading.range.start);
            is_year(reading) && (LANGUAGE.harledning.granser.contains(before) || before == LANGUAGE.smaord.med)
        };
        if self.readings.iter().any(bound) {
            return None;
        }
        Some(sets)
    }

    /// The years of the sentence, and those of its periods.
    fn all_years_told(&self) -> BTreeSet<i32> {
        let numerals = self.readings.iter().flat_map(|reading| &reading.numerals);
        let periods = numerals.filter_map(|(numeral, _)| match numeral {
            Numeral::Period(first, last) => Some(*first..=*last),
            _ => None,
        });
        periods.flatten().chain(self.years_told()).collect()
    }

    /// What may be counted in: all, and what the sentence names with any one of the others.
    fn sets_of_items(&self, book: &Book<'_>, whole: bool) -> Vec<Rows> {
        let mut sets = vec![book.rows().clone()];
        if !whole {
            let listed = || book.marks.iter().filter(|mark| mark.listed);
            let (named, others): (Vec<_>, Vec<_>) =
                listed().partition(|mark| self.lower.iter().any(|(_, word)| mark.is_kind(word)));
            let own: Rows = named.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
            sets.extend(others.iter().map(|other| &own | &other.rows));
            if named.len() > 1 {
                sets.push(own);
            }
        }
        sets.iter().map(|rows| rows & book.rows()).collect()
    }
}
