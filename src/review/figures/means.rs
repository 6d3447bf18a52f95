//! A mean that is told beside what it is the mean of: "352 200 kr på fyra år, i snitt 88 050 kr", "62 000, 57 000 och 59 000 kr".

use rust_decimal::Decimal;

use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;

/// A word for a mean stands at most so many words from it.
const NEAR: usize = 4;

/// A mean may be rounded by one of so many parts, and by one of fewer after a word that makes it less exact.
const ROUNDED: i64 = 200;
const ROUGHLY: i64 = 20;

/// What differs by more than so many parts of a hundred is the mean of something else.
const OTHER: i64 = 30;

impl Sentence<'_> {
    /// The last amount of the sentence, where it is told as a mean and is not that of the others.
    pub(super) fn mean_of_amounts(&self) -> Option<Slip> {
        if !self.tells_average() {
            return None;
        }
        let amounts = self.money();
        let ((reading, typed), parts) = amounts.split_last().filter(|(_, parts)| !parts.is_empty())?;
        let small = &LANGUAGE.smaord;
        if self.has(&[small.an, small.fran, small.utan]) || self.is_shared_on_others() || self.leaves_out() {
            return None;
        }
        let last = parts.last()?.0.range.end;
        let mean = |word: &&str| LANGUAGE.medelvarde.contains(word);
        // "154 700 kr på fyra år, och avgiften i genomsnitt": the mean of something else.
        let between = self.words_in(&(last..reading.range.start));
        if between.iter().any(|word| LANGUAGE.is_of_costs(word) && !LANGUAGE.medelvarde.contains(word)) {
            return None;
        }
        let led = between.iter().rev().take(NEAR).any(mean)
            || self.after(reading.range.end).take(NEAR).any(|word| mean(&word));
        let sum: Decimal = parts.iter().map(|(_, amount)| *amount).sum();
        let years = self.counts_of_years();
        let exact = match (parts.len(), years.as_slice()) {
            (1, [years]) if *years > 1 => sum.checked_div(Decimal::from(*years))?,
            (3.., []) => sum.checked_div(Decimal::from(parts.len()))?,
            // "De tre årens utgifter – 62 000, 57 000 och 59 000 kr".
            (3.., [years]) if usize::try_from(*years) == Ok(parts.len()) => {
                sum.checked_div(Decimal::from(parts.len()))?
            }
            _ => return None,
        };
        let off = (*typed - exact).abs();
        let parts_of = if self.is_about(reading) { ROUGHLY } else { ROUNDED };
        // "strax över 60 300 kr": it must be more.
        let under = LANGUAGE.sifferord.drygt.contains(self.before(reading.range.start)) && exact < *typed;
        let wrong = (under || off * Decimal::from(parts_of) > exact)
            && off * Decimal::ONE_HUNDRED <= exact * Decimal::from(OTHER);
        (led && wrong && !self.allows(reading, *typed, exact)).then(|| self.sum_slip(reading, exact.round()))
    }
}
