//! What a year has cost on average with everything counted in, and what a fee went up by beside what it was and became.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::review::figures::derived::books::{Book, Rows, number};
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;

/// An average may be rounded by one of so many parts.
const ROUNDED: i64 = 200;

/// So many words before an amount say that it is what was added.
const NEAR: usize = 6;

impl Sentence<'_> {
    /// "I snitt uppgick de samlade kostnaderna till 64 500 kr per år", "med resorna inräknade, kostat i genomsnitt 43 000 kr".
    pub(super) fn mean_told(&self, book: &Book<'_>) -> Option<Slip> {
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let column = book.marks.iter().filter(|mark| mark.listed).map(|mark| mark.column).min()?;
        let items: Vec<_> = book
            .marks
            .iter()
            .filter(|mark| mark.column == column && self.lower.iter().any(|(_, word)| mark.is_kind(word)))
            .collect();
        let whole = self.has_any(&LANGUAGE.harledning.samtliga) && items.is_empty();
        let counted_in = self.has_any(&LANGUAGE.inraknat) && !items.is_empty();
        let own = self.names_own() || whole;
        let other = !self.years_in(&self.range).is_empty()
            || !self.counts_of_years().is_empty()
            || self.is_shared_on_others()
            || self.compares()
            || self.is_quoted(&reading.range)
            || self.is_bound(&reading.range)
            || self.leaves_out();
        if !self.tells_average() || !(whole || counted_in) || !own || other {
            return None;
        }
        let years = number(book.years().len());
        let fee =
            book.marks.iter().filter(|mark| mark.column == column && mark.value.contains(LANGUAGE.avgiftsord.as_str()));
        let rows: Rows = fee.chain(items.iter().copied()).flat_map(|mark| mark.rows.iter().copied()).collect();
        let sums = [book.paid(&(&rows & book.rows())), book.paid(book.rows())];
        let known: Vec<Decimal> =
            sums.into_iter().skip(usize::from(whole)).filter_map(|sum| sum.checked_div(years)).collect();
        let near = |known: &Decimal| {
            (*known - *typed).abs() * Decimal::from(ROUNDED) <= *known || self.allows(reading, *typed, *known)
        };
        let first = known.first()?.round();
        (!known.iter().any(near)).then(|| self.amount_slip(reading, first, book.spec.blad.clone(), book.place()))
    }

    /// "lade man på 14 000 kr, så att avgiften gick från 84 000 till 96 000 kr": what was added is what the two differ by.
    pub(super) fn added_told(&self) -> Option<Slip> {
        let amounts = self.money();
        let [first, second, third] = amounts.as_slice() else { return None };
        let led = |(reading, _): &(&crate::review::readings::Reading, Decimal), word: &str| self.led_by(reading, word);
        let pairs = [(first, second, third), (third, first, second)];
        let (added, from, to) =
            pairs.into_iter().find(|(_, from, to)| led(from, LANGUAGE.smaord.fran) && led(to, LANGUAGE.smaord.till))?;
        let before = self.words_in(&(self.range.start..added.0.range.start));
        let near: BTreeSet<&str> = before.iter().rev().take(NEAR).copied().collect();
        let led = near.iter().any(|word| LANGUAGE.direkt.lagt_pa.contains(word));
        let known = (to.1 - from.1).abs();
        (led && !self.allows(added.0, added.1, known) && !known.is_zero())
            .then(|| self.amount_slip(added.0, known, format!("{} – {}", from.1, to.1), None))
    }
}
