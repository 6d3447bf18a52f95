//! Amounts that stand beside a time or an item of the sheet of costs and are nothing that it has: sums of the others, what may have been,
//! differences, prices of another size.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::review::figures::{Sentence, Slip, count, is_year};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Priced;

/// An amount so many times all that was paid is one of something else.
const OTHER_SIZE: i64 = 20;

/// A number without a unit that is as great may be an amount.
const LEAST: i64 = 100;

/// A word that tells what an amount is stands at most so many words before it.
const NEAR: usize = 3;

impl Sentence<'_> {
    /// Amounts of years, of the whole period, and those that are nearly one that the sheet gives.
    pub(in crate::review::figures) fn amounts(&self, priced: Option<&Priced<'_>>) -> Vec<Slip> {
        let mut slips = self.amounts_told(priced);
        slips.retain(|(range, ..)| !priced.is_some_and(|priced| self.is_beside_the_sheet(range, priced)));
        slips
    }

    /// Whether an amount is none that the sheet has, by the words and amounts about it.
    fn is_beside_the_sheet(&self, range: &Range<usize>, priced: &Priced<'_>) -> bool {
        let money = self.money();
        let Some((_, typed)) = money.iter().find(|(reading, _)| reading.range == *range) else { return false };
        let all: Decimal = money.iter().map(|(_, amount)| amount).sum();
        // "39 100 kr: 33 000 i hyra och 6 100 i resor": the sum of the others, of which one has the unit of another.
        let bare = self.readings.iter().filter(|reading| !money.iter().any(|(other, _)| other.range == reading.range));
        let bare: Decimal = bare.filter_map(count).filter(|count| *count >= LEAST).map(Decimal::from).sum();
        let sum = *typed + *typed == all + bare && *typed < all + bare;
        // "Åren 2018 och 2019 kostade tillsammans 123 400 kr, mot 151 600 kr de båda följande".
        let of_several = money.len() > 1 && self.years().len() > 1 && self.has_any(&LANGUAGE.summor);
        // "ökade med 31 000 kr, varav 15 000 kr avser hyran": parts of a change.
        let of_change = money.len() > 2 && self.has(&[LANGUAGE.smaord.varav]) && self.compares();
        let size = priced.total(&[]).is_some_and(|(total, ..)| *typed > total * Decimal::from(OTHER_SIZE));
        sum || of_several || of_change || size || self.is_cumulative() || self.is_of_other_time_or_kind(range)
    }

    /// "skulle ha kostat 192 000 kr", "900 kr det första året", "dubbelt så mycket som 2022", "överskridandet var 7 000 kr".
    pub(in crate::review::figures) fn is_of_other_time_or_kind(&self, range: &Range<usize>) -> bool {
        let piece = self.piece(range.start);
        let words = self.words_in(&piece);
        let has = |list: &crate::review::word_set::WordSet| words.iter().any(|word| list.contains(word));
        let mut years = self.readings.iter().filter(|reading| is_year(reading)).map(|reading| &reading.range);
        let beside = || self.readings.iter().any(|other| is_year(other) && piece.contains(&other.range.start));
        let first_year =
            |pair: &[&str]| LANGUAGE.harledning.ordning.contains(pair[0]) && pair[1].starts_with(LANGUAGE.smaord.aret);
        let after = self.words_in(&(range.end..piece.end));
        let so_many = self.years_from_an_end().is_some();
        let ordered =
            has(&LANGUAGE.harledning.ordning) && !beside() && !so_many || after.windows(2).take(NEAR).any(first_year);
        let compared = |year: &Range<usize>| {
            year.start > range.end && [LANGUAGE.smaord.som, LANGUAGE.smaord.an].contains(&self.before(year.start))
        };
        let before = self.words_in(&(piece.start..range.start));
        let differs = before.iter().rev().take(NEAR).any(|word| LANGUAGE.harledning.avvikelser.begin(word));
        let may_be = self
            .words_in(&(self.range.start..range.start))
            .iter()
            .any(|word| LANGUAGE.harledning.skulle.contains(word));
        // "24 000 kr mer": a difference.
        let more = after.first().is_some_and(|word| LANGUAGE.skillnad.contains(word));
        may_be || more || ordered || differs || years.any(compared)
    }
}
