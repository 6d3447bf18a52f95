//! What a sentence of known words without counts says to have been in a year, and the sheets do not have.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::Datelike;

use super::Known;
use crate::codes;
use crate::message::message;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::{Sentence, Slip, is_year};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;

/// Marks that part one clause from the next.
const MARKS: [char; 4] = [',', ';', ':', '('];

impl Sentence<'_> {
    /// The first year in which nothing was of what its clause names.
    pub(super) fn closed_presence(&self, known: &Known<'_, '_>) -> Option<Slip> {
        if !self.money().is_empty() || !self.counts_and_ones().is_empty() || self.compares() {
            return None;
        }
        self.readings.iter().filter(|reading| is_year(reading)).find_map(|reading| {
            let year = reading.year()?;
            let clause = self.clause_around(&reading.range);
            known.derived.books.iter().find_map(|book| self.absent_in(book, (&reading.range, year), &clause))
        })
    }

    /// "Senast rapporterades det i december 2021": another month than that of the last report.
    pub(super) fn closed_last_report(&self, known: &Known<'_, '_>) -> Option<Slip> {
        let last = self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.senast);
        let reported = self.lower.iter().any(|(_, word)| LANGUAGE.rapporterat.begin(word));
        let book = known.derived.books.iter().find(|book| book.is_of_reports()).filter(|_| last && reported)?;
        let [reading] = self.readings.as_slice() else { return None };
        let [(Numeral::Month(month), _)] = reading.numerals.as_slice() else { return None };
        let rows = self.values(book, &self.range).into_values().flatten().map(|mark| mark.rows.clone());
        let rows = rows.reduce(|one, other| &one & &other).unwrap_or_else(|| book.rows().clone());
        let (_, latest) = book.days(&rows).into_iter().max_by_key(|(_, day)| *day)?;
        let right = (latest.year(), latest.month()) == (month.year, month.month);
        let what = format!("{}, {latest}", book.spec.blad);
        let message = message!(codes::FIGURE_PRESENT, text = &self.text[reading.range.clone()], vad = what);
        (!right).then(|| (reading.range.clone(), message, book.place()))
    }

    /// The clause of a year, with the years that it is listed with.
    pub(super) fn clause_around(&self, year: &Range<usize>) -> Range<usize> {
        let is_year = |at: usize| self.readings.iter().any(|r| r.range.start == at && is_year(r));
        let parts = |at: usize| {
            let next = self.lower.iter().find(|(range, _)| range.start > at).map(|(range, _)| range.start);
            self.text.as_bytes().get(at).is_some_and(|byte| MARKS.contains(&char::from(*byte)))
                && !next.is_some_and(is_year)
        };
        let start = (self.range.start..year.start).rev().find(|at| parts(*at)).map_or(self.range.start, |at| at + 1);
        let end = (year.end..self.range.end).find(|at| parts(*at)).unwrap_or(self.range.end);
        start..end
    }

    fn absent_in(&self, book: &Book<'_>, (range, year): (&Range<usize>, i32), clause: &Range<usize>) -> Option<Slip> {
        if book.has_seats() || !book.years().contains(&year) {
            return None;
        }
        let mut values = self.values(book, clause);
        let lower = self.text[clause.clone()].to_lowercase();
        for marks in values.values_mut() {
            marks.retain(|mark| mark.listed || lower.contains(&mark.value.to_lowercase()));
        }
        values.retain(|_, marks| !marks.is_empty());
        let partly = book.marks.iter().any(|mark| mark.is_partly_named(&self.words_in(clause)));
        if values.is_empty() || partly {
            return None;
        }
        let of_year = book.of_years(&BTreeSet::from([year]));
        let named = |rows: &Rows| {
            values.values().fold(rows.clone(), |rows, marks| {
                let of: Rows = marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
                &rows & &of
            })
        };
        let ever = named(book.rows());
        if ever.is_empty() || !named(&of_year).is_empty() {
            return None;
        }
        let years: BTreeSet<String> = ever.iter().filter_map(|row| book.year_of(*row)).map(|y| y.to_string()).collect();
        let what = format!("{}, {}", book.spec.blad, Vec::from_iter(years).join(", "));
        Some((
            range.clone(),
            message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = what),
            book.place(),
        ))
    }
}
