//! By how much what was paid differs between two years, or what the fee was raised by: "översteg det för 2022 med 8 300 kr",
//! "en avgiftshöjning på 6 500 kronor".

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, Rows};
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// A change so many times as large as any is one of something else.
const OTHER_SIZE: i64 = 3;

impl Sentence<'_> {
    /// The change of the sentence, where no two years differ by it.
    pub(super) fn derived_change(&self, derived: &Derived<'_>) -> Option<Slip> {
        let book = derived.books.iter().find(|book| book.has_amounts())?;
        let amounts = self.money();
        let mut changes = amounts.iter().filter(|(reading, _)| self.is_change(reading));
        let ((reading, typed), None) = (changes.next()?, changes.next()) else { return None };
        let others = amounts.iter().filter(|(other, _)| other.range != reading.range).count();
        if others > 0
            || self.is_of_time_after()
            || self.is_quoted(&reading.range)
            || self.is_bound(&reading.range)
            || self.has_any(&LANGUAGE.andringsord)
        {
            return None;
        }
        let years: BTreeSet<i32> = self.years_told().into_iter().collect();
        let known = match years.iter().copied().collect::<Vec<i32>>().as_slice() {
            [first, second] if years.is_subset(book.years()) && self.is_of_own_costs(book) => {
                // "höjdes 2022 med 2 000 kr och är densamma 2023": against the year before.
                let ahead = [*first - 1, *second - 1].into_iter().zip([*first, *second]);
                let ahead = ahead.flat_map(|(one, other)| self.between(book, one, other));
                self.between(book, *first, *second).into_iter().chain(ahead.collect::<Vec<_>>()).collect()
            }
            [] if self.is_change_of_fee() => {
                let years: Vec<i32> = book.years().iter().copied().collect();
                let mut known: Vec<Decimal> =
                    years.windows(2).flat_map(|pair| self.between(book, pair[0], pair[1])).collect();
                let facts = &derived.amounts;
                known.extend(facts.iter().flat_map(|one| facts.iter().map(move |other| (*one - *other).abs())));
                known
            }
            _ => return None,
        };
        let known: Vec<Decimal> = known.into_iter().filter(|change| !change.is_zero()).collect();
        let nearest = known.iter().copied().min_by_key(|known| (*known - *typed).abs())?;
        let size = Decimal::from(OTHER_SIZE);
        let right = known.iter().any(|known| self.allows(reading, *typed, *known));
        let other_size = *typed > nearest * size || *typed * size < nearest;
        (!right && !other_size).then(|| self.amount_slip(reading, nearest, book.spec.blad.clone(), book.place()))
    }

    /// By how much all, or an item, differs between two years.
    fn between(&self, book: &Book<'_>, first: i32, second: i32) -> Vec<Decimal> {
        let of = |year: i32| book.of_years(&BTreeSet::from([year]));
        let (first, second) = (of(first), of(second));
        let differ = |rows: &Rows| (book.paid(&(rows & &first)) - book.paid(&(rows & &second))).abs();
        let items = book.marks.iter().filter(|mark| mark.listed);
        let mut known: Vec<Decimal> = items.map(|mark| differ(&mark.rows)).collect();
        known.insert(0, differ(book.rows()));
        known
    }

    /// Whether an amount is a change: led by "med" or "på" after a verb or a noun for one, or between commas after such a noun.
    fn is_change(&self, reading: &Reading) -> bool {
        let led = self.led_by(reading, LANGUAGE.smaord.med) || self.led_by(reading, LANGUAGE.smaord.pa);
        let before = self.words_in(&(self.range.start..reading.range.start));
        let changes = |word: &&str| {
            LANGUAGE.stiger.contains(word)
                || LANGUAGE.faller.contains(word)
                || LANGUAGE.overtraffar.contains_key(*word)
                || word.ends_with(LANGUAGE.harledning.andring.as_str())
        };
        let noun = |word: &&str| LANGUAGE.stiger.contains(word) || LANGUAGE.faller.contains(word);
        let opens = before.first().is_some_and(noun);
        let apart = self.text[..reading.range.start].trim_end().ends_with(',');
        led && before.iter().any(changes) || opens && apart
    }

    /// "avgiftshöjning", "höjningen av avgiften".
    fn is_change_of_fee(&self) -> bool {
        let of_fee = |word: &str| {
            word.ends_with(LANGUAGE.harledning.andring.as_str()) && word.starts_with(LANGUAGE.avgiftsord.as_str())
        };
        self.lower.iter().any(|(_, word)| of_fee(word))
    }
}
