//! What a clause says straight of what it names itself: how many came to a row, what an item cost in a year, how something was held, what
//! a body was told. Elsewhere a figure is right where anything gives it; here what is named leaves one thing, and a figure that is right
//! of something else is wrong.

mod attributes;
mod costs;
mod extremes;
mod levels;
mod meant;
mod people;
mod ratios;
mod reports;
mod seats;

use super::Derived;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

impl Sentence<'_> {
    /// What the sentence says straight of a sheet that the sheet does not say.
    pub(in crate::review::figures) fn direct(
        &self,
        derived: &Derived<'_>,
        attended: Option<&Attended<'_>>,
    ) -> Vec<Slip> {
        let other = self.strangers
            || self.opens_with_if()
            || self.names_another_place()
            || self.is_of_each_town()
            || self.has_any(&LANGUAGE.harledning.ovisst) && !self.has_any(&LANGUAGE.harledning.foljs);
        if other {
            return Vec::new();
        }
        let mut slips = Vec::new();
        if let Some((attended, book)) =
            attended.and_then(|it| Some((it, derived.books.iter().find(|book| book.is_of(it))?)))
        {
            slips.extend(self.direct_extreme(derived, book, attended));
            slips.extend(self.direct_attributes(book));
            if slips.is_empty() {
                slips.extend(self.direct_people(book, attended));
                slips.extend(self.direct_ratio(book, attended));
            }
        }
        slips.extend(self.direct_levels(derived));
        slips.extend(self.direct_reports(derived));
        slips.extend(self.direct_seats(derived));
        slips.extend(self.direct_costs(derived));
        slips
    }
}
