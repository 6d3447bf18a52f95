//! Days on which the sheets have nothing, in a sentence that names what they have on another day of that year.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Derived;
use super::books::{Book, Rows};
use crate::codes;
use crate::message::message;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// A word for a decision stands at most so many words before its day.
const NEAR: usize = 6;

/// More rows than these may be meant by what a sentence names: none is told.
const MOST: usize = 2;

impl Sentence<'_> {
    /// "Stämman 2023 inföll den 15 november 2023": the sheet has it on another day.
    pub(super) fn derived_days(&self, derived: &Derived<'_>) -> Option<Slip> {
        let mut days = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(date) => Some((reading.range.clone(), date)),
            _ => None,
        });
        let ((range, typed), None) = (days.next()?, days.next()) else { return None };
        if derived.days.contains(&typed) || self.is_quoted(&range) {
            return None;
        }
        let of_row = derived.books.iter().find_map(|book| self.day_in(book, &range, typed));
        of_row
            .or_else(|| self.day_near_row(derived, &range, typed))
            .or_else(|| self.day_of_decision(derived, &range, typed))
    }

    /// "Den ersätter det beslut som fattades den 29 september 2019": the one decision of that month that the facts have is of another day.
    fn day_of_decision(&self, derived: &Derived<'_>, range: &Range<usize>, typed: NaiveDate) -> Option<Slip> {
        let before = self.words_in(&(self.range.start..range.start));
        let decides = before.iter().rev().take(NEAR).any(|word| word.starts_with(LANGUAGE.harledning.beslut.as_str()));
        let same = |date: &NaiveDate| date.year() == typed.year() && date.month() == typed.month();
        let mut known = derived.decided.iter().filter(|(_, date, _)| same(date));
        let ((name, day, place), None) = (known.next().filter(|_| decides)?, known.next()) else { return None };
        let (name, datum) = (format!("fakta.{name}"), day.to_string());
        let problem = message!(codes::DURATION_DIFFERS, text = &self.text[range.clone()], fran = datum, namn = name);
        Some((range.clone(), problem, place.clone()))
    }

    fn day_in(&self, book: &Book<'_>, range: &Range<usize>, typed: NaiveDate) -> Option<Slip> {
        if !book.years().contains(&typed.year()) || !self.happened(book) {
            return None;
        }
        let text = self.text[self.range.clone()].to_lowercase();
        let named = book.named(&text, &self.words());
        let of_year = book.of_years(&BTreeSet::from([typed.year()]));
        let rows: Rows = named.values().fold(of_year, |rows, marks| {
            let of_marks: Rows = marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
            &rows & &of_marks
        });
        let known = book.days(&rows);
        if named.is_empty() || known.is_empty() || known.len() > MOST || known.len() != rows.len() {
            return None;
        }
        let (row, day) = *known.first()?;
        let (name, datum) = (book.spec.blad.as_str(), day.to_string());
        let problem = message!(codes::FIGURE_DATE, namn = name, datum = datum, text = &self.text[range.clone()]);
        Some((range.clone(), problem, book.place_of_day(row)))
    }

    /// Whether the sentence says that something of the sheet took place: a report by its word, anything else by its kind and a verb.
    fn happened(&self, book: &Book<'_>) -> bool {
        let words = self.words();
        if book.is_of_reports() {
            return words.iter().any(|word| LANGUAGE.rapporterat.begin(word));
        }
        let kind = words
            .iter()
            .any(|word| book.is_row(word) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word)));
        kind && words.iter().any(|word| LANGUAGE.agde_rum.contains(word))
    }
}
