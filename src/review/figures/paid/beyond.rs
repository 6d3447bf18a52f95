//! What an amount is held against: the dearest year, the cheapest, another year, a budget.

use rust_decimal::Decimal;

use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;
use crate::review::tables::Priced;

impl Sentence<'_> {
    /// Whether the word at an index is one for the most or the least.
    pub(super) fn is_extreme(&self, at: usize) -> bool {
        let word = &self.lower[at].1;
        LANGUAGE.hogst.contains(word) || LANGUAGE.lagst.contains(word) || LANGUAGE.dyrast.contains(word)
    }

    /// "över den lägsta", "än det dyraste", "översteg den lägsta": the most or the least that something else is held against.
    pub(super) fn is_other_extreme(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.lower[at].1.as_str());
        let small = &LANGUAGE.smaord;
        let held = [small.over, small.under, small.an, small.mot].contains(&word(2));
        LANGUAGE.sifferord.den_det.contains(word(1)) && (held || LANGUAGE.overtraffar.contains_key(word(2)))
    }

    /// The first of those.
    fn other_extreme(&self) -> Option<usize> {
        (0..self.lower.len()).find(|at| self.is_extreme(*at) && self.is_other_extreme(*at))
    }

    /// "översteg den lägsta, 180 000 kr", "över den lägsta, som var 25 000 kr": an amount of what something is held against.
    pub(in crate::review::figures) fn is_of_other_extreme(&self, reading: &Reading) -> bool {
        self.other_extreme().is_some_and(|at| self.lower[at].0.end < reading.range.start)
    }

    /// "5 700 kr över den lägsta", "35 500 kr över 2020", "1 200 kr under budget": by how much something lies over or under something
    /// else. "Under 2020", "under det första året" tell when.
    pub(in crate::review::figures) fn is_over_another(&self, at: usize) -> bool {
        let small = &LANGUAGE.smaord;
        let after: Vec<&str> = self.after(at).take(3).collect();
        let [side, first, rest @ ..] = after.as_slice() else { return false };
        let extreme = |word: &&str| {
            LANGUAGE.hogst.contains(word) || LANGUAGE.lagst.contains(word) || LANGUAGE.dyrast.contains(word)
        };
        let mean = LANGUAGE.medelvarde.contains(first) || *first == small.budget;
        let other = LANGUAGE.sifferord.den_det.contains(first) && rest.first().is_some_and(extreme) || mean;
        let year = first.len() == 4 && first.parse::<i32>().is_ok();
        let pointed = LANGUAGE.sifferord.den_det.contains(first)
            && !rest.first().is_some_and(|word| LANGUAGE.is_of_time(word) || LANGUAGE.del_av_tid.contains(word));
        // "3 900 kr under den 2023"; "under den perioden" tells when.
        let of_year = LANGUAGE.sifferord.den_det.contains(first)
            && rest.first().is_some_and(|word| word.len() == 4 && word.parse::<i32>().is_ok());
        match *side {
            word if word == small.over => other || year || pointed,
            word => word == small.under && (other || of_year),
        }
    }

    /// "Högst var kostnaden 2023, 5 700 kr över den lägsta": the year of the sentence against the dearest or the cheapest.
    pub(super) fn beyond_extreme(&self, priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let at = self.other_extreme().filter(|_| !self.leaves_out())?;
        let amounts = self.money();
        let mut told = amounts.iter().filter(|(reading, _)| self.is_difference(reading));
        let ((reading, typed), None) = (told.next()?, told.next()) else { return None };
        // "då inga resor gjordes" is no item of the amount.
        let words = self.words_meant();
        let value = |year: i32| priced.amount(year, &words)?.0.first().copied();
        let values: Vec<Decimal> = priced.years().into_iter().filter_map(value).collect();
        let least = LANGUAGE.lagst.contains(&self.lower[at].1);
        let extreme = if least { values.iter().min()? } else { values.iter().max()? };
        let known = (value(year)? - extreme).abs().normalize();
        let what = format!("{}, {year}", priced.sheet());
        (!self.allows(reading, *typed, known)).then(|| self.amount_slip(reading, known, what, priced.place()))
    }

    /// "Utfallet 2023 översteg det för 2022 med 8 300 kr", "översteg det föregående årets": a year's amount against that of the other.
    pub(super) fn beyond_year(&self, priced: &Priced<'_>, year: i32, other: i32) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.overtraffar.contains_key(word))?;
        let more = LANGUAGE.overtraffar.get(&self.lower[at].1)?;
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let verb = &self.lower[at].0;
        let (before, after) =
            (self.words_in(&(self.range.start..verb.start)), self.words_in(&(verb.end..reading.range.start)));
        let has = |words: &[&str], year: i32| words.iter().any(|word| *word == year.to_string());
        let last = || other + 1 == year && after.iter().any(|word| LANGUAGE.harledning.foregaende.contains(word));
        let named = has(&before, year) && (has(&after, other) || last());
        // "översteg avgiften": an item of the same year.
        if !named || priced.item(&after).is_some() || !self.led_by(reading, LANGUAGE.smaord.med) || self.leaves_out() {
            return None;
        }
        let paid = |year: i32| priced.amount(year, &before)?.0.first().copied();
        let difference = paid(year)? - paid(other)?;
        let known = if *more { difference } else { -difference };
        let what = format!("{}, {other}–{year}", priced.sheet());
        (!self.allows(reading, *typed, known)).then(|| self.amount_slip(reading, known.abs(), what, priced.place()))
    }
}
