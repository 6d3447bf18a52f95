//! What is said to have been but once: "Det enda årsmöte som hölls i hybridform var det 2022".

use std::collections::BTreeSet;
use std::ops::Range;

use super::Derived;
use super::books::{Book, Rows};
use crate::codes;
use crate::message::message;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// What was but once stands at most so many words after "enda".
const NEAR: usize = 2;

impl Sentence<'_> {
    /// The only row of some values, with another year than the sheet has, or one of several.
    pub(super) fn derived_only(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| word == LANGUAGE.smaord.enda)?;
        let year = self.year()?;
        let range =
            self.readings.iter().find(|reading| self.text[reading.range.clone()].ends_with(&year.to_string()))?;
        let range = range.range.clone();
        let is_kind = |book: &Book<'_>, word: &str| {
            book.is_row(word) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word))
        };
        let near = |book: &&Book<'_>| {
            let after = &self.lower[at + 1..];
            after.iter().take(NEAR).any(|(_, word)| is_kind(book, word))
        };
        let mut books =
            derived.books.iter().filter(|book| book.has_years() && !book.has_amounts() && !book.has_seats());
        let book = books.find(near)?;
        let units: Vec<usize> =
            attended.filter(|it| book.is_of(it)).map(|it| it.named(&self.words())).unwrap_or_default();
        // "Den enda aktiviteten 2019 var ett webbinarium": the only one of that year.
        let is_last = self.words_in(&(range.end..self.piece(range.start).end)).is_empty();
        if range.start < self.lower[at].0.start || !is_last || self.counts_and_ones().len() > 1 || !units.is_empty() {
            return None;
        }
        let rows = self.rows_of_values(book);
        let years: BTreeSet<i32> = rows.iter().flat_map(|row| book.year_of(*row)).collect();
        if rows.is_empty() || rows.len() == book.rows().len() || !book.years().contains(&year) {
            return None;
        }
        let known: Vec<String> = years.iter().map(ToString::to_string).collect();
        (rows.len() > 1 || !years.contains(&year)).then(|| self.only_slip(range, &known.join(", "), book))
    }

    /// The rows that have a value of each column of which the sentence names some.
    fn rows_of_values(&self, book: &Book<'_>) -> Rows {
        let named = book.named(self.small(), &self.words());
        named.values().fold(book.rows().clone(), |rows, marks| {
            let of_marks: Rows = marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
            &rows & &of_marks
        })
    }

    fn only_slip(&self, range: Range<usize>, known: &str, book: &Book<'_>) -> Slip {
        let what = format!("{}, {known}", book.spec.blad);
        (range.clone(), message!(codes::FIGURE_PRESENT, text = &self.text[range], vad = what), book.place())
    }
}
