//! How often something was the theme of what the sheet has, how many rows one year has against another, and halves of all rows.

use rust_decimal::Decimal;

use super::pieces::Counted;
use super::{Sentence, Slip, count};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::{Countable, Noun};

/// The number of times stands at most so many words from the word for a theme.
const NEAR: usize = 2;

impl Sentence<'_> {
    /// "Scenkonst har varit ämnet fyra gånger av sex", "Tre av sex möten handlade om landström".
    pub(super) fn themes(&self, tables: &[Countable<'_>]) -> Option<Slip> {
        let said = self.has_any(&LANGUAGE.amnesord) || self.has_any(&LANGUAGE.sifferord.handlade);
        let year = self.time_told().filter(|_| said && !self.has_any(&LANGUAGE.annat_antal))?;
        let words = self.words();
        tables.iter().find_map(|table| {
            let (known, what, place) = table.of_theme(year, &words)?;
            let counts = self.readings.iter().filter_map(|reading| Some((reading.range.clone(), count(reading)?)));
            let counts: Vec<Counted> = counts.collect();
            let number = counts.iter().find(|number| {
                let times =
                    self.follows_soon(number.0.end, 1, |word| word.starts_with(LANGUAGE.sifferord.gang.as_str()));
                let of_rows = self.follows_soon(number.0.end, 1, |word| word == LANGUAGE.smaord.av)
                    && self.follows_soon(number.0.end, NEAR + 2, |word| matches!(table.meant(word), Some(Noun::Row)));
                // "behandlades vid två möten".
                let held = LANGUAGE.sifferord.tidsprepositioner.contains(self.before(number.0.start))
                    && self.follows_soon(number.0.end, 1, |word| matches!(table.meant(word), Some(Noun::Row)));
                times || of_rows || held
            })?;
            (number.1 != known && !self.may_be(&number.0, number.1, known))
                .then(|| self.count_slip(number, known, what, place))
        })
    }

    /// "Hälften av mötena, alltså två, hölls på plats": the fraction of all that there are is another number.
    pub(super) fn fraction_of_rows(&self, tables: &[Countable<'_>]) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.delar.contains_key(word))?;
        let of: Vec<&str> = self.lower[at + 1..].iter().take(2).map(|(_, word)| word.as_str()).collect();
        let [before, noun] = of.as_slice() else { return None };
        if *before != LANGUAGE.smaord.av {
            return None;
        }
        let end = self.lower[at + 2].0.end;
        let number = self.counts_and_ones().iter().find(|number| number.0.start > end)?;
        let between = &self.text[end..number.0.start];
        let explains = between.trim_start().starts_with([',', '(', '–'])
            && self.words_in(&(end..number.0.start)).iter().all(|word| LANGUAGE.forklarar.contains(word));
        if !explains
            || self.has_about()
            || !LANGUAGE.is_definite_plural(noun)
            || self.compared_with(self.lower[at].0.start).is_some()
        {
            return None;
        }
        let year = self.time_told()?;
        let table = tables.iter().find(|table| matches!(table.meant(noun), Some(Noun::Row)))?;
        let (all, ..) = table.count(year, &Noun::Row, &[])?;
        let part = Decimal::from(all) * self.times(self.lower[at].0.start);
        let wanted = part.checked_div(Decimal::from(*LANGUAGE.delar.get(&self.lower[at].1)?))?;
        (wanted.fract().is_zero() && wanted != Decimal::from(number.1))
            .then(|| self.sum_slip_at(number.0.clone(), wanted))
    }

    /// "Det var dubbelt så många möten 2023 som 2022": the two years have other numbers.
    pub(super) fn times_as_many(&self, tables: &[Countable<'_>]) -> Option<Slip> {
        let at = self
            .lower
            .windows(3)
            .position(|three| three[1].1 == LANGUAGE.smaord.sa && three[2].1 == LANGUAGE.smaord.manga)?;
        let times = Decimal::new(*LANGUAGE.sifferord.ganger_sa.get(&self.lower[at].1)?, 1);
        let noun = &self.lower.get(at + 3)?.1;
        let years = self.years();
        let ([one, other], true) = (
            years.as_slice(),
            self.has(&[LANGUAGE.smaord.som]) && !self.has(&[LANGUAGE.smaord.inte, LANGUAGE.smaord.an]),
        ) else {
            return None;
        };
        tables.iter().find_map(|table| {
            let noun = table.meant(noun)?;
            let count = |year: i32| table.count(Some(year), &noun, &[]);
            let ((first, what, place), (second, ..)) = (count(*one)?, count(*other)?);
            let exact = Decimal::from(first).checked_div(second.into())?;
            let near = (exact - times).abs() * Decimal::from(4) <= times;
            let wrong = if self.has_about() { !near } else { exact != times };
            wrong.then(|| {
                let told = format!("{what}: {first}; {other}: {second}");
                self.present(*one, told, place)
            })
        })
    }
}
