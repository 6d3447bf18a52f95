//! What a clause says straight of what it names itself: how many came to a row, what an item cost in a year, how something was held, what
//! a body was told. Elsewhere a figure is right where anything gives it; here what is named leaves one thing, and a figure that is right
//! of something else is wrong.

mod attributes;
mod costs;
mod days;
mod extremes;
mod levels;
mod means;
mod meant;
mod people;
mod presence;
mod ratios;
mod reports;
mod rows;
mod seats;

use std::ops::Range;

use super::Derived;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;
use crate::review::passages::Spoken;
use crate::review::subjects::is_place;
use crate::review::tables::Attended;

impl Sentence<'_> {
    /// What the sentence says straight of a sheet that the sheet does not say.
    pub(in crate::review::figures) fn direct(
        &self,
        derived: &Derived<'_>,
        attended: Option<&Attended<'_>>,
    ) -> Vec<Slip> {
        let word = |(_, word): &Spoken| {
            let held = LANGUAGE.direkt.kunde.contains(word) || self.has_any(&LANGUAGE.harledning.foljs);
            LANGUAGE.harledning.ovisst.contains(word) && !held
        };
        // "var stad", and not "var staden".
        let each_town = |pair: &[Spoken]| {
            let each = LANGUAGE.var_och_en.contains(&pair[0].1) || LANGUAGE.sifferord.vart.contains(&pair[0].1);
            each && LANGUAGE.kommunen.contains(&pair[1].1) && !is_definite(&pair[1].1)
        };
        let other = self.strangers
            || self.opens_with_if()
            || self.lower.windows(2).any(each_town)
            || self.lower.iter().any(word)
            || self.names_another_place() && !self.places_are_of_names(derived);
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
                slips.extend(self.rows_with_unit(book, attended));
                slips.extend(self.direct_ratio(book, attended));
                slips.extend(self.direct_rows(book, attended));
            }
        }
        slips.extend(self.direct_levels(derived));
        slips.extend(self.direct_reports(derived));
        slips.extend(self.direct_seats(derived));
        slips.extend(self.direct_costs(derived));
        slips.extend(self.direct_day(derived));
        slips
    }

    /// Whether every town of the sentence stands in a name that a sheet has: "Norden till sjöss".
    fn places_are_of_names(&self, derived: &Derived<'_>) -> bool {
        let names: Vec<Range<usize>> = derived.books.iter().flat_map(|book| self.name_ranges(book)).collect();
        let towns = self.lower.iter().filter(|(range, _)| is_place(&self.text[range.clone()]));
        towns.into_iter().all(|(range, _)| names.iter().any(|name| name.start <= range.start && range.end <= name.end))
    }
}
