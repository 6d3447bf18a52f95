//! In how many rows somebody of a unit took part.

use std::ops::Range;

use super::people::people_in;
use crate::review::figures::derived::books::Book;
use crate::review::figures::pieces::Counted;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// The word for the rows stands at most so many words after their number: "tre av de åtta mötena".
const NEAR: usize = 4;

/// A number stands at most so many words after its preposition: "vid alla åtta".
const LED: usize = 2;

impl Sentence<'_> {
    /// "Polisen har varit med vid tre av aktiviteterna", "De förtroendevalda deltog i alla åtta möten": in so many rows the unit has somebody.
    pub(super) fn rows_with_unit(&self, book: &Book<'_>, attended: &Attended<'_>) -> Option<Slip> {
        let number = self.counts_and_ones().iter().find(|number| self.counts_occasions(book, number))?;
        let units = attended.named(&self.words());
        let [unit] = units.as_slice() else { return None };
        let other = self.has_any(&LANGUAGE.sifferord.nekar_alls)
            || self.has_any(&LANGUAGE.ingen)
            || self.has_any(&LANGUAGE.direkt.jamfor)
            || !self.money().is_empty()
            || self.is_bound(&number.0);
        if other || !self.is_present() {
            return None;
        }
        let stretch = self.range.clone();
        let meant = self.meant(book, &stretch, None);
        if meant.as_ref().is_some_and(|meant| meant.named || meant.listed)
            || !self.years_in(&stretch).is_subset(book.years())
        {
            return None;
        }
        let rows = meant.map_or_else(|| book.rows().clone(), |meant| meant.rows);
        let with = rows.iter().filter(|row| people_in(attended, &[**row].into(), Some(*unit)) > 0);
        let known = i64::try_from(with.count()).ok()?;
        let right = known == number.1 || self.may_be(&number.0, number.1, known);
        (!right && known > 0).then(|| self.count_slip(number, known, book.spec.blad.clone(), book.place()))
    }

    /// Whether the sentence says of somebody that they came: "deltog", "har varit med".
    fn is_present(&self) -> bool {
        let small = &LANGUAGE.smaord;
        self.has_any(&LANGUAGE.harledning.deltagit)
            || self.lower.windows(2).any(|pair| pair[0].1 == small.varit && pair[1].1 == small.med)
    }

    /// "vid tre av aktiviteterna", "i alla åtta möten": a number of rows that a preposition leads in.
    fn counts_occasions(&self, book: &Book<'_>, (range, _): &Counted) -> bool {
        let before = self.words_in(&(self.range.start..range.start));
        let small = |word: &&&str| LANGUAGE.harledning.alla_ar.contains(word);
        let led = before.iter().rev().take(LED).find(|word| !small(word));
        let on = led.is_some_and(|word| LANGUAGE.direkt.vid.contains(word));
        on && self.leads_to_rows(book, range)
    }

    /// Whether a word for the rows comes after a number, with no more than what tells of which they are between.
    fn leads_to_rows(&self, book: &Book<'_>, number: &Range<usize>) -> bool {
        let between = |word: &&str| {
            [LANGUAGE.smaord.av, LANGUAGE.smaord.de].contains(word)
                || LANGUAGE.harledning.alla_ar.contains(word)
                || self
                    .lower
                    .iter()
                    .any(|(range, other)| other == word && self.readings.iter().any(|r| r.range == *range))
        };
        self.after(number.end).take(NEAR).find(|word| !between(word)).is_some_and(|word| book.is_row(word))
    }
}
