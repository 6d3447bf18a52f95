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
        let only = || self.day_of_only_year();
        let ((range, typed), None) = (days.next().or_else(only)?, days.next()) else { return None };
        if derived.days.contains(&typed) || self.is_quoted(&range) {
            return None;
        }
        let of_row = derived.books.iter().find_map(|book| self.day_in(book, &range, typed));
        let decided = || self.day_of_decision(derived, &range, typed);
        of_row.or_else(decided).or_else(|| self.slipped_day(derived, &range, typed))
    }

    /// "Stämman år 2021 hölls den 28 maj": a day of the one year of the sentence.
    fn day_of_only_year(&self) -> Option<(Range<usize>, NaiveDate)> {
        let year = self.year()?;
        let day = |at: usize| {
            let (first, last) = (self.lower.get(at)?, self.lower.get(at + 1)?);
            let month = LANGUAGE.manader.iter().position(|month| *month == last.1)?;
            let dated = self.lower.get(at + 2).is_some_and(|(_, next)| next.len() == 4 && next.parse::<i32>().is_ok());
            let day = first.1.parse().ok().filter(|_| !dated)?;
            let date = NaiveDate::from_ymd_opt(year, u32::try_from(month + 1).ok()?, day)?;
            // "År 2022 hölls mötet i Lund, och den 3 maj beslutades": a clause of its own is of something else.
            let piece = self.words_in(&self.piece(first.0.start));
            piece
                .iter()
                .any(|word| LANGUAGE.agde_rum.contains(word) || LANGUAGE.harledning.var_den.contains(word))
                .then_some(())?;
            Some((first.0.start..last.0.end, date))
        };
        let mut days = (0..self.lower.len()).filter_map(day);
        days.next().filter(|_| days.next().is_none())
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
        if !book.years().contains(&typed.year()) {
            return None;
        }
        let named = book.named(self.small(), &self.words());
        let opens = || named.values().flatten().any(|mark| mark.opens(self.small()));
        // "Senaste stämman: den 18 september 2024".
        let listed = || {
            let lead = self.text[self.range.start..range.start].trim_end();
            let lead = lead.strip_suffix(LANGUAGE.smaord.den).unwrap_or(lead).trim_end();
            lead.ends_with(':') && named.values().flatten().any(|mark| mark.listed)
        };
        if !(self.happened(book) || self.was_on(range) && opens() || listed()) {
            return None;
        }
        let of_year = book.of_years(&BTreeSet::from([typed.year()]));
        let rows: Rows = named.values().fold(of_year, |rows, marks| {
            let of_marks: Rows = marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
            &rows & &of_marks
        });
        let known = book.days(&rows);
        // "Den enda aktiviteten 2019": the one of the year.
        let only = named.is_empty()
            && rows.len() == 1
            && self.has(&[LANGUAGE.smaord.enda])
            && self.lower.iter().any(|(_, word)| book.is_row(word));
        if (named.is_empty() && !only) || known.is_empty() || known.len() > MOST || known.len() != rows.len() {
            return None;
        }
        let (row, day) = *known.first()?;
        let (name, datum) = (book.spec.blad.as_str(), day.to_string());
        let problem = message!(codes::FIGURE_DATE, namn = name, datum = datum, text = &self.text[range.clone()]);
        Some((range.clone(), problem, book.place_of_day(row)))
    }

    /// "Träffen var den 24 mars", "låg på torsdagen den 23 oktober": whether a verb before a day says that something was on it.
    fn was_on(&self, day: &Range<usize>) -> bool {
        let mut before =
            self.lower.iter().rev().filter(|(range, _)| range.end <= day.start).map(|(_, word)| word.as_str());
        let leads = |word: &&str| {
            [LANGUAGE.smaord.den, LANGUAGE.smaord.pa].contains(word)
                || LANGUAGE.veckodagar.iter().any(|day| word.starts_with(day.as_str()))
        };
        before.find(|word| !leads(word)).is_some_and(|word| LANGUAGE.harledning.var_den.contains(word))
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
