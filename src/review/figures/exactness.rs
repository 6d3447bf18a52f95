//! Words that make a number less than exact: "drygt 40", "i runda tal 300 000 kr".

use std::ops::Range;

use rust_decimal::Decimal;

use super::Sentence;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// How many percent what is told "i runda tal" may lie under and over what is known.
const ROUND: (i64, i64) = (5, 5);

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
