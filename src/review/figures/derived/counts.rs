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
        if let Some(slip) = self.all_of_period(derived).or_else(|| self.rows_by_value(derived, attended)) {
            return Some(slip);
        }
        let counted = self.only_count()?;
        let book = self.book_of(derived, attended, &counted.0)?;
        self.derived_rows(derived, book, (&counted, false))
    }

    /// "Av periodens åtta möten": how many rows there are.
    fn all_of_period(&self, derived: &Derived<'_>) -> Option<Slip> {
        self.counts_and_ones().iter().cloned().find_map(|counted| {
            let noun = self.after(counted.0.end).next()?;
            let all = self.before(counted.0.start) == LANGUAGE.smaord.periodens;
            let book = derived.books.iter().find(|book| all && book.has_years() && book.is_row(noun))?;
            let known = i64::try_from(book.rows().len()).ok()?;
            (known != counted.1).then(|| self.count_slip(&counted, known, book.spec.blad.clone(), book.place()))
        })
    }

    /// "Tre av sex var digitala, två fysiska och två hybrida", "tre årsmöten, två seminarier": each number with a value of the sheet
    /// right after it, where there are several such.
    fn rows_by_value(&self, derived: &Derived<'_>, attended: Option<&Attended<'_>>) -> Option<Slip> {
        let counts = self.counts_and_ones();
        let books = derived.books.iter().filter(|book| !book.has_amounts() && !book.has_seats());
        books.into_iter().find_map(|book| {
            let valued = |counted: &&Counted| {
                let next: Vec<&str> = self.after(counted.0.end).take(2).collect();
                let led = next.first().is_some_and(|word| LANGUAGE.prepositioner.contains(word));
                let word = if led { next.get(1) } else { next.first() };
                let people = word.is_some_and(|word| attended.is_some_and(|attended| attended.is_person(word)));
                word.is_some_and(|word| book.marks.iter().any(|mark| mark.listed && mark.is_kind(word))) && !people
            };
            let valued: Vec<&Counted> = counts.iter().filter(valued).collect();
            // A value of another sheet may be called the same: "två förtroendevalda" are people.
            let own = self.lower.iter().any(|(_, word)| book.is_row(word));
            if valued.len() < 2 || !own || self.has_any(&LANGUAGE.harledning.deltagit) {
                return None;
            }
            valued.into_iter().find_map(|counted| self.derived_rows(derived, book, (counted, true)))
        })
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

    /// A number of rows that nothing gives; where its own value stands beside it, nothing else may be meant.
    pub(super) fn derived_rows(
        &self,
        derived: &Derived<'_>,
        book: &Book<'_>,
        (counted, valued): (&Counted, bool),
    ) -> Option<Slip> {
        let (range, typed) = (&counted.0, Decimal::from(counted.1));
        if self.is_quoted(range) || self.is_bound(range) {
            return None;
        }
        let mut reaches = self.reaches(book, range, true)?;
        if valued {
            self.leave_out_years(book, &mut reaches);
        }
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
            possible.extend(columns.into_iter().filter(|_| !valued).map(different));
        }
        if self.compares() {
            let told = possible.clone();
            possible.extend(told.iter().flat_map(|one| told.iter().map(move |other| (*one - *other).abs())));
        }
        let most = i64::try_from(book.rows().len()).ok()?;
        let right = possible.iter().any(|known| *known == typed || self.is_nearly(range, counted.1, *known));
        let exact = reaches.first()?;
        let known = i64::try_from(exact.rows.len()).ok()?;
        let fact = !valued && derived.numbers.contains(&counted.1);
        (told && counted.1 <= most * OTHER_SIZE && !right && !fact)
            .then(|| self.count_slip(counted, known, exact.what.join(", "), book.place()))
    }
}
