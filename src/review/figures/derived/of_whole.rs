//! A part beside its whole: "24 deltaganden av totalt 47", "Av de sju aktiviteterna hölls tre i fysiska lokaler". Where the whole is all that
//! the sheet has, the part is one of the sheet's, and what the sentence names tells which.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, number};
use crate::review::figures::pieces::Counted;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

/// The word that makes a number a whole stands at most so many words before it.
const NEAR: usize = 2;

impl Sentence<'_> {
    /// The part of a known whole that nothing gives.
    pub(super) fn derived_part(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let [first, second] = self.counts_and_ones() else { return None };
        let (whole, part) = match (self.is_led_by_word_of(&first.0), self.is_led_by_word_of(&second.0)) {
            (true, false) => (first, second),
            (false, true) => (second, first),
            _ => return None,
        };
        if part.1 > whole.1 || self.is_quoted(&part.0) || self.is_bound(&part.0) {
            return None;
        }
        let noun = self.after(whole.0.end).next().unwrap_or_default();
        let rows = derived.books.iter().find(|book| book.has_years() && !book.has_amounts() && book.is_row(noun));
        if let Some(book) = rows {
            let all = i64::try_from(book.rows().len()).ok()?;
            let named = self.names_value_beside(book, part);
            return (all == whole.1 && named).then(|| self.derived_rows(derived, book, (part, true))).flatten();
        }
        self.part_of_people(derived, attended?, (whole, part))
    }

    /// Whether "av" leads a number in, with a word between at most.
    fn is_led_by_word_of(&self, range: &Range<usize>) -> bool {
        let before = self.lower.iter().rev().filter(|(word, _)| word.end <= range.start);
        before.take(NEAR).any(|(_, word)| word == LANGUAGE.smaord.av)
    }

    /// Whether the piece of a part names a value of a list.
    fn names_value_beside(&self, book: &Book<'_>, part: &Counted) -> bool {
        let words = self.words_in(&self.piece(part.0.start));
        book.marks.iter().any(|mark| mark.listed && words.iter().any(|word| mark.is_kind(word)))
    }

    fn part_of_people(
        &self,
        derived: &Derived<'_>,
        attended: &Attended<'_>,
        (whole, part): (&Counted, &Counted),
    ) -> Option<Slip> {
        let book = derived.books.iter().find(|book| book.is_of(attended))?;
        let of = |rows: &BTreeSet<usize>, units: &[usize]| {
            let one = |row: usize, unit| attended.of_row(row, unit).map_or(0, |(number, _)| number);
            let of_row = |row: &usize| match units {
                [] => one(*row, None),
                _ => units.iter().map(|unit| one(*row, Some(*unit))).sum(),
            };
            rows.iter().map(of_row).sum::<i64>()
        };
        let people = [&whole.0, &part.0].into_iter().any(|range| {
            let next = self.after(range.end).next();
            next.is_some_and(|word| attended.is_people(word) || attended.is_noun(word))
        });
        let units = attended.named(&self.words());
        let named = !units.is_empty() || self.names_value_beside(book, part);
        if !people || !named || of(book.rows(), &[]) != whole.1 {
            return None;
        }
        let reaches = self.reaches(book, &part.0, true)?;
        let possible = |rows: &BTreeSet<usize>| {
            let of_units = of(rows, &units);
            [of_units, of(rows, &[]), of(rows, &[]) - of_units, whole.1 - of_units]
        };
        let right = reaches
            .iter()
            .flat_map(|reach| possible(&reach.rows))
            .any(|known| known == part.1 || self.is_nearly(&part.0, part.1, Decimal::from(known)));
        let exact = reaches.first()?;
        let rows = reaches.iter().any(|reach| number(reach.rows.len()) == Decimal::from(part.1));
        (!right && !rows).then(|| self.count_slip(part, of(&exact.rows, &units), exact.what.join(", "), book.place()))
    }
}
