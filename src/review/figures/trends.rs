//! What is said of how the costs of all years lie to each other: from the dearest to the cheapest, every
//! year, and all of them without some.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::tables::Priced;

impl Sentence<'_> {
    /// "en höjning från 54 000 kr"; but "från och med 2021" is a time.
    pub(super) fn is_changed(&self) -> bool {
        let from_on = |at: usize| {
            let rest = self.lower[at + 1..].iter().take(2).map(|(_, word)| word.as_str());
            rest.eq([LANGUAGE.smaord.och, LANGUAGE.smaord.med])
        };
        let changed = |at: usize| LANGUAGE.sifferord.andrad.contains(&self.lower[at].1) && !from_on(at);
        (0..self.lower.len()).any(changed)
    }

    /// Everything of all years.
    pub(super) fn trends(&self, priced: Option<&Priced<'_>>) -> Vec<Slip> {
        let Some(priced) = priced.filter(|_| !self.has_any(&LANGUAGE.sifferord.nekar)) else { return Vec::new() };
        let slip = self
            .end_to_end(priced)
            .or_else(|| self.first_to_last(priced))
            .or_else(|| self.every_year(priced))
            .or_else(|| self.rest_of_all(priced))
            .or_else(|| self.year_without(priced));
        slip.into_iter().collect()
    }

    /// What was paid each year for the item that the sentence names, or in all.
    fn paid_each_year(&self, priced: &Priced<'_>) -> Vec<(i32, Decimal)> {
        let words = self.words();
        let paid = |year: i32| Some((year, *priced.amount(year, &words)?.0.first()?));
        priced.years().into_iter().filter_map(paid).collect()
    }

    /// "Skillnaden mellan det dyraste och det billigaste året är 34 400 kr".
    fn end_to_end(&self, priced: &Priced<'_>) -> Option<Slip> {
        let ends = self.has_any(&LANGUAGE.skillnaden)
            && self.lower.iter().filter(|(_, word)| LANGUAGE.dyrast.contains(word)).count() == 2;
        let amounts = self.money();
        let ([(reading, typed)], true) = (amounts.as_slice(), ends && self.years().is_empty()) else { return None };
        let paid: Vec<Decimal> = self.paid_each_year(priced).into_iter().map(|(_, paid)| paid).collect();
        let known = *paid.iter().max()? - *paid.iter().min()?;
        (!self.allows(reading, *typed, known))
            .then(|| self.amount_slip(reading, known, priced.sheet().to_owned(), priced.place()))
    }

    /// "Mellan periodens första och sista år ökade kostnaden med 1 200 kr": the last year against the first.
    fn first_to_last(&self, priced: &Priced<'_>) -> Option<Slip> {
        let ends = self.has_any(&LANGUAGE.harledning.forsta) && self.has_any(&LANGUAGE.harledning.sista);
        let changes =
            |(_, word): &(Range<usize>, String)| LANGUAGE.stiger.contains(word) || LANGUAGE.faller.contains(word);
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let changed = self.lower.iter().any(changes) && self.led_by(reading, LANGUAGE.smaord.med);
        if !ends || !changed || !self.years().is_empty() || !self.is_about_costs(priced) {
            return None;
        }
        let paid = self.paid_each_year(priced);
        let ((first, before), (last, after)) = paid.first().zip(paid.last())?;
        let known = (*after - *before).abs();
        let what = format!("{}, {first}–{last}", priced.sheet());
        (!self.allows(reading, *typed, known)).then(|| self.amount_slip(reading, known, what, priced.place()))
    }

    /// "Avgiften har ökat varje år sedan 2021": in one of them it has not.
    fn every_year(&self, priced: &Priced<'_>) -> Option<Slip> {
        let each =
            self.lower.windows(2).any(|pair| pair[0].1 == LANGUAGE.smaord.varje && pair[1].1 == LANGUAGE.smaord.ar);
        let rises = self.lower.iter().any(|(_, word)| LANGUAGE.stiger.contains(word));
        let falls = self.lower.iter().any(|(_, word)| LANGUAGE.faller.contains(word));
        let paid = self.is_about_costs(priced) && self.money().is_empty();
        if !each || rises == falls || !paid || self.has(&[LANGUAGE.smaord.nastan]) {
            return None;
        }
        let since = match self.years().as_slice() {
            [] if self.has_period() => None,
            [year] if self.has_any(&LANGUAGE.sifferord.sedan_efter) => Some(*year),
            _ => return None,
        };
        let all = self.paid_each_year(priced);
        let known: Vec<&(i32, Decimal)> =
            all.iter().filter(|(year, _)| since.is_none_or(|since| since <= *year)).collect();
        let wrong =
            known.windows(2).find(|pair| if rises { pair[1].1 <= pair[0].1 } else { pair[1].1 >= pair[0].1 })?;
        let told = |(year, paid): &(i32, Decimal)| format!("{year} {}", Numeral::Amount(*paid).written(self.language));
        let what = format!("{}, {}, {}", priced.sheet(), told(wrong[0]), told(wrong[1]));
        Some(self.present(since.unwrap_or(wrong[1].0), what, priced.place()))
    }
}
