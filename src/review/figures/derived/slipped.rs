//! Days that nothing of the case has, but for a digit: "den 17 september 2023" of what was on the 27th. In five thousand correct sentences
//! one such day is of something else.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Derived;
use super::books::Book;
use crate::codes;
use crate::message::message;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;

impl Sentence<'_> {
    /// A day of the month of the only row that has a day with nearly the same digits.
    pub(super) fn slipped_day(&self, derived: &Derived<'_>, range: &Range<usize>, typed: NaiveDate) -> Option<Slip> {
        // Rules begin on the first day of a month, and end on the last.
        let last = typed.succ_opt().is_none_or(|next| next.day() == 1);
        let named = |book: &Book<'_>| book.marks.iter().any(|mark| !mark.listed && mark.opens(self.small()));
        let happened =
            self.lower.iter().any(|(_, word)| LANGUAGE.has_happened(word)) || derived.books.iter().any(named);
        // "Den 14 februari gick anmälningstiden ut": what was done before and after.
        let around = self.lower.iter().any(|(_, word)| LANGUAGE.kringgarande.begin(word));
        if typed.day() == 1
            || last
            || !happened
            || around
            || self.lower.iter().any(|(_, word)| LANGUAGE.tillfalle.organ.end(word))
        {
            return None;
        }
        let rows = derived.books.iter().flat_map(|book| {
            let days = book.days(book.rows()).into_iter();
            days.map(move |(row, day)| (book, row, day))
        });
        let nearly = |day: NaiveDate| {
            day.year() == typed.year() && day.month() == typed.month() && is_slip(day.day(), typed.day())
        };
        let mut found = rows.filter(|(.., day)| nearly(*day));
        let ((book, row, day), None) = (found.next()?, found.next()) else { return None };
        let (name, datum) = (book.spec.blad.as_str(), day.to_string());
        let problem = message!(codes::FIGURE_DATE, namn = name, datum = datum, text = &self.text[range.clone()]);
        Some((range.clone(), problem, book.place_of_day(row)))
    }
}

/// Whether two days are one but for a digit, or for the order of both.
fn is_slip(known: u32, typed: u32) -> bool {
    let (known, typed) = (known.to_string(), typed.to_string());
    if known.len() != typed.len() {
        let (long, short) = if known.len() > typed.len() { (&known, &typed) } else { (&typed, &known) };
        return long.contains(short.as_str());
    }
    let same = known.bytes().zip(typed.bytes()).filter(|(one, other)| one == other).count();
    let turned = known.bytes().rev().eq(typed.bytes());
    known.len() > 1 && (same == 1 || turned)
}
