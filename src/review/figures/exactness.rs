//! Words that make a number less than exact: "drygt 40", "i runda tal 300 000 kr".

use std::ops::Range;

use rust_decimal::Decimal;

use super::arithmetic::Number;
use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// How many percent what is told "i runda tal" may lie under and over what is known.
const ROUND: (i64, i64) = (5, 5);

/// Between a rounded number and the exact one stand at most so many words.
const BESIDE: usize = 3;

impl Sentence<'_> {
    /// Whether a number is less than exact.
    pub(super) fn is_about(&self, reading: &Reading) -> bool {
        LANGUAGE.ungefar.contains_key(self.before(reading.range.start)) || self.is_round(reading)
    }

    /// "I runda tal har det kostat 277 000 kr".
    fn is_round(&self, reading: &Reading) -> bool {
        let round = |pair: &[(Range<usize>, String)]| {
            pair.iter().map(|(_, word)| word).eq(&LANGUAGE.sifferord.runda_tal) && pair[1].0.end <= reading.range.start
        };
        self.lower.windows(2).any(round)
    }

    /// Whether any word makes a number less than exact.
    pub(super) fn has_about(&self) -> bool {
        self.lower.iter().any(|(_, word)| LANGUAGE.ungefar.contains_key(word))
    }

    /// "drygt åtta procent" of what is less than eight, "knappt åtta" of what is more.
    pub(super) fn is_hedged_wrongly(&self, reading: &Reading, typed: Decimal, exact: Decimal) -> bool {
        let before = self.before(reading.range.start);
        (LANGUAGE.sifferord.drygt.contains(before) && exact < typed)
            || (LANGUAGE.sifferord.knappt.contains(before) && exact > typed)
    }

    /// "drygt 97 000 kr, närmare bestämt 96 700 kr": a rounded number with the exact one beside it.
    pub(super) fn rounded_beside(&self, numbers: &[Number<'_>]) -> Option<Slip> {
        numbers.windows(2).find_map(|pair| {
            let ((rounded, typed), (exact, known)) = (pair[0], pair[1]);
            let between = self.words_in(&(rounded.range.end..exact.range.start));
            let exactly = LANGUAGE.sifferord.narmare_bestamt.each_ref().map(String::as_str);
            let beside = between.ends_with(&exactly) && between.len() <= BESIDE;
            (beside && self.is_hedged_wrongly(rounded, typed, known)).then(|| self.sum_slip(rounded, known))
        })
    }

    /// Whether a typed number can stand for a known one, by the word before it.
    pub(super) fn allows(&self, reading: &Reading, typed: Decimal, known: Decimal) -> bool {
        let round = || self.is_round(reading).then_some(&ROUND);
        let Some((below, above)) = LANGUAGE.ungefar.get(self.before(reading.range.start)).or_else(round) else {
            // "låg under 60 000 kr".
            return typed == known || (self.before(reading.range.start) == LANGUAGE.smaord.under && known < typed);
        };
        let hundred = Decimal::ONE_HUNDRED;
        let low = typed * (hundred - Decimal::from(*below)) / hundred;
        let high = typed * (hundred + Decimal::from(*above)) / hundred;
        low <= known && known <= high
    }
}
