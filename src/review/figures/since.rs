//! What has been paid since a year: "Totalt 540 000 kr har det kostat sedan 2020".

use rust_decimal::Decimal;

use super::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;
use crate::review::tables::Priced;

impl Sentence<'_> {
    /// "Sedan 2021 är avgiften": whether the word at an index leads in the one year of the sentence.
    pub(super) fn is_since_year(&self, at: usize) -> bool {
        let year = self.lower.get(at + 1).and_then(|(_, word)| word.parse::<i32>().ok());
        self.lower[at].1 == LANGUAGE.smaord.sedan && year.is_some() && self.years() == year.as_slice()
    }

    /// "6 000 kr mer än året innan": a year beside that no amount comes after.
    pub(super) fn ends_with_comparison(&self, at: usize) -> bool {
        let than = at.checked_sub(1).is_some_and(|before| self.lower[before].1 == LANGUAGE.smaord.an);
        than && self.money().last().is_some_and(|(last, _)| last.range.start < self.lower[at].0.start)
    }

    /// The year since which a sentence sums what was paid; nothing where it tells a rate or what has changed.
    pub(super) fn summed_since(&self) -> Option<i32> {
        let words = self.words();
        let since = (0..words.len()).any(|at| self.is_since_year(at));
        let paid = words.iter().any(|word| LANGUAGE.summeras.contains(word) && !LANGUAGE.summor.contains(word));
        let changes = words.iter().any(|word| LANGUAGE.stiger.contains(word) || LANGUAGE.faller.contains(word));
        let sums = self.has_any(&LANGUAGE.summor) && paid && !changes && !self.tells_rate();
        self.year().filter(|_| since && sums)
    }

    /// Another sum than the sheet has of the years since one.
    pub(super) fn amount_since(&self, paid: &[(&Reading, Decimal)], priced: &Priced<'_>, year: i32) -> Option<Slip> {
        let [(reading, typed)] = paid else { return None };
        // "sedan 2020, då det kostade 90 000 kr": of the year itself.
        let parted = self.text[self.range.start..reading.range.start].contains([',', ';', ':', '(']);
        let words = self.words_meant();
        let (years, item) = (priced.years(), priced.item(&words));
        let named = item.is_some() || !words.iter().any(|word| priced.is_any_item(word));
        let spans = years.contains(&year) && named && !parted;
        let amount = |year: i32| priced.amount(year, item.as_slice())?.0.first().copied();
        let known: Option<Vec<Decimal>> = years.into_iter().filter(|other| *other >= year).map(amount).collect();
        let known = known.filter(|_| spans)?.into_iter().sum::<Decimal>().normalize();
        let what = format!("{}, {year}–", priced.sheet());
        (!self.allows(reading, *typed, known)).then(|| self.amount_slip(reading, known, what, priced.place()))
    }
}
