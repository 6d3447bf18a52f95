//! How many rows a sheet has of what a sentence names: activities of a kind, reports to a body, networks of a level, documents of a sort.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, number};
use crate::review::figures::pieces::Counted;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// What a number counts stands at most so many words after it.
const NEAR: usize = 3;

/// A number so many times all the rows is one of others.
const OTHER_SIZE: i64 = 3;

impl Sentence<'_> {
    /// The number of rows of the sentence, where nothing gives it that the sentence names.
    pub(super) fn derived_count(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>) -> Option<Slip> {
        // "Med det medräknat är det fem": one more than the sheet has.
        if self.has_any(&LANGUAGE.annat_antal) || self.has_any(&LANGUAGE.medraknat) || self.has_any(&LANGUAGE.inraknat)
        {
            return None;
        }
        let counted = self.only_count()?;
        let book = self.book_of(derived, attended, &counted.0)?;
        self.derived_rows(derived, book, &counted)
    }

    /// The sheet whose rows a number counts, by the noun after it.
    fn book_of<'d, 'a>(
        &self,
        derived: &'d Derived<'a>,
        attended: Option<&Attended<'_>>,
        counted: &Range<usize>,
    ) -> Option<&'d Book<'a>> {
        let piece = self.piece(counted.start);
        let after = self.words_in(&(counted.end..piece.end));
        let small = |word: &&str| {
            LANGUAGE.prepositioner.contains(word)
                || LANGUAGE.sifferord.satser.contains(word)
                || *word == LANGUAGE.smaord.av
        };
        let near: Vec<&str> = after.into_iter().take(NEAR).take_while(|word| !small(word)).collect();
        if attended.is_some_and(|attended| near.iter().any(|word| attended.is_person(word))) {
            return None;
        }
        let is_noun = |book: &Book<'_>, word: &str| {
            book.is_row(word) || book.marks.iter().any(|mark| mark.listed && mark.is_kind(word))
        };
        derived
            .books
            .iter()
            .filter(|book| !book.has_amounts() && !book.has_seats())
            .find(|book| near.iter().any(|word| is_noun(book, word)))
    }

    fn derived_rows(&self, derived: &Derived<'_>, book: &Book<'_>, counted: &Counted) -> Option<Slip> {
        let (range, typed) = (&counted.0, Decimal::from(counted.1));
        if self.is_quoted(range) || self.is_bound(range) {
            return None;
        }
        let reaches = self.reaches(book, range, true)?;
        let told = reaches.len() > 1 || self.has_period() || self.names_own();
        let mut possible: Vec<Decimal> = Vec::new();
        for reach in &reaches {
            possible.push(number(reach.rows.len()));
            // "tre olika slag av möten": how many values a column has.
            let columns: BTreeSet<usize> = book.marks.iter().map(|mark| mark.column).collect();
            let different = |column: usize| {
                let of = book.marks.iter().filter(|mark| mark.column == column && !mark.rows.is_disjoint(&reach.rows));
                number(of.count())
            };
            possible.extend(columns.into_iter().map(different));
        }
        if self.compares() {
            let told = possible.clone();
            possible.extend(told.iter().flat_map(|one| told.iter().map(move |other| (*one - *other).abs())));
        }
        let most = i64::try_from(book.rows().len()).ok()?;
        let right = possible.iter().any(|known| *known == typed || self.is_nearly(range, counted.1, *known));
        let exact = reaches.first()?;
        let known = i64::try_from(exact.rows.len()).ok()?;
        (told && counted.1 <= most * OTHER_SIZE && !right && !derived.numbers.contains(&counted.1))
            .then(|| self.count_slip(counted, known, exact.what.join(", "), book.place()))
    }
}
