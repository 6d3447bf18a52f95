//! Fractions in words, held against the share that numbers make: "var femte", "drygt en tredjedel", "mer än hälften".

use rust_decimal::Decimal;

use super::arithmetic::Number;
use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

impl Sentence<'_> {
    /// "var femte", "vart tredje".
    pub(super) fn every(&self, exact: Decimal) -> Option<Slip> {
        let (range, typed) = self.readings.iter().find_map(|reading| match reading.numerals.as_slice() {
            [(Numeral::Count(number), None)] if LANGUAGE.sifferord.vart.contains(self.before(reading.range.start)) => {
                Some((reading.range.clone(), *number))
            }
            _ => None,
        })?;
        let nearest = Decimal::ONE_HUNDRED.checked_div(exact)?.round();
        let var =
            self.lower.iter().rfind(|(word, _)| word.end <= range.start).map_or(range.start, |(word, _)| word.start);
        // "knappt var tionde": somewhat less, or more, than a tenth.
        let about = LANGUAGE.ungefar.contains_key(self.before(var)) && {
            let wanted = Decimal::ONE_HUNDRED.checked_div(typed.into())?;
            (exact - wanted).abs() * Decimal::from(6) <= wanted
        };
        (nearest != Decimal::from(typed) && !about).then(|| self.share_slip(range, exact))
    }

    /// "hälften", "drygt en tredjedel".
    pub(super) fn fraction_word(&self, exact: Decimal) -> Option<Slip> {
        // "Hälften var digitala, och från förvaltningarna kom tre fjärdedelar": which one is meant nobody can tell.
        let mut fractions = self.lower.iter().filter(|(_, word)| LANGUAGE.delar.contains_key(word));
        let ((range, word), None) = (fractions.next()?, fractions.next()) else { return None };
        let of = Decimal::ONE_HUNDRED.checked_div(Decimal::from(*LANGUAGE.delar.get(word)?))?;
        let times = self.times(range.start);
        let wanted = of * times;
        if let Some(more) = self.compared_with(range.start) {
            let right = if more { exact > wanted } else { exact < wanted };
            return (!right).then(|| self.share_slip(range.clone(), exact));
        }
        let near = (exact - wanted).abs();
        // A quarter may be farther off than a tenth, half of all no more than by ten of a hundred.
        let slack = (wanted / Decimal::from(5)).clamp(Decimal::from(3), Decimal::TEN);
        let small = |word: &str| LANGUAGE.sifferord.antal_delar.contains_key(word);
        let before = self.lower.iter().rfind(|(r, w)| r.end <= range.start && !small(w)).map(|(_, w)| w.as_str());
        let right = match before {
            // "är nådda, det femte till hälften": how far something has come.
            Some(word) if word == LANGUAGE.smaord.till => return None,
            Some(word) if LANGUAGE.sifferord.drygt.contains(word) => exact > wanted && exact <= wanted + slack,
            Some(word) if LANGUAGE.sifferord.knappt.contains(word) => exact < wanted && exact >= wanted - slack,
            Some(word) if word == LANGUAGE.smaord.minst => exact >= wanted,
            _ => near <= Decimal::TWO * times,
        };
        (!right && !self.has_any(&LANGUAGE.sifferord.mer_an)).then(|| self.share_slip(range.clone(), exact))
    }

    /// "en tredjedel högre än": a fraction before a word that compares.
    pub(super) fn fraction_compared(&self, exact: Decimal) -> Option<Slip> {
        let (range, word) = self.lower.iter().find(|(_, word)| LANGUAGE.delar.contains_key(word))?;
        let wanted =
            Decimal::ONE_HUNDRED.checked_div(Decimal::from(*LANGUAGE.delar.get(word)?))? * self.times(range.start);
        let about = Decimal::from(if self.has_about() { 10 } else { 3 });
        ((exact - wanted).abs() > about).then(|| self.share_slip(range.clone(), exact))
    }

    /// "mer än hälften", "mindre än en tredjedel": whether the part is said to be greater.
    pub(super) fn compared_with(&self, fraction: usize) -> Option<bool> {
        let before: Vec<&str> = self.words_in(&(self.range.start..fraction)).into_iter().rev().take(3).collect();
        let than = before.iter().position(|word| *word == LANGUAGE.smaord.an)?;
        LANGUAGE.storre_an.get(*before.get(than + 1)?).copied()
    }

    /// How many of a fraction: "två tredjedelar".
    pub(super) fn times(&self, at: usize) -> Decimal {
        LANGUAGE.sifferord.antal_delar.get(self.before(at)).map_or(Decimal::ONE, |times| Decimal::from(*times))
    }

    /// "hälften av de åtta platserna, fyra stycken", "drygt hälften av rådets 60 elever, 41 stycken".
    pub(super) fn fraction(&self, counts: &[Number<'_>]) -> Option<Slip> {
        let (range, word) = self.lower.iter().find(|(_, word)| LANGUAGE.delar.contains_key(word))?;
        let after = |number: &&Number<'_>| number.0.range.start > range.end;
        let mut following = counts.iter().filter(after);
        let (whole, part) = (following.next()?, following.next()?);
        let of = self.words_in(&(range.end..whole.0.range.start));
        let gap = &self.text[whole.0.range.end..part.0.range.start];
        let is_of = of.first() == Some(&LANGUAGE.smaord.av) && of.len() <= 2 && part.1 <= whole.1;
        if !is_of || gap.split_whitespace().count() > 4 || !gap.contains([',', '(', ':', '–']) {
            return None;
        }
        let small = |word: &str| LANGUAGE.sifferord.antal_delar.contains_key(word);
        let lead = self.lower.iter().rfind(|(r, word)| r.end <= range.start && !small(word));
        if lead.is_some_and(|(_, word)| LANGUAGE.ungefar.contains_key(word)) {
            return self.fraction_word((part.1 * Decimal::ONE_HUNDRED).checked_div(whole.1)?);
        }
        if self.has_about() || self.compared_with(range.start).is_some() {
            return None;
        }
        let wanted = (whole.1 * self.times(range.start)).checked_div(Decimal::from(*LANGUAGE.delar.get(word)?))?;
        (wanted.fract() == Decimal::ZERO && wanted != part.1).then(|| self.sum_slip(part.0, wanted))
    }
}
