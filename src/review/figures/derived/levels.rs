//! How many rows a sheet without times has of the values that a sentence counts: "tre riktlinjer, en plan och ett program", "fyra, av
//! vilka två är nationella".

use std::collections::BTreeSet;
use std::ops::Range;

use super::Derived;
use super::books::Book;
use super::marks::Mark;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Spoken;

/// What all the rows are called stands at most so many words after their number.
const NEAR: usize = 3;

/// What a part is of stands among so many words at the sentence's beginning: "Av de fem nätverken".
const OPENING: usize = 4;

/// A number with the value that it counts.
type Valued<'b> = (Range<usize>, i64, &'b Mark);

impl Sentence<'_> {
    /// The first number of rows of one value that the sheet does not have.
    pub(super) fn derived_levels(&self, derived: &Derived<'_>) -> Option<Slip> {
        let timeless = |book: &&Book<'_>| !book.has_years() && !book.has_amounts() && !book.has_seats();
        derived.books.iter().filter(timeless).find_map(|book| self.levels_in(book).or_else(|| self.joined_in(book)))
    }

    fn levels_in(&self, book: &Book<'_>) -> Option<Slip> {
        let valued = self.valued_by(book);
        let (_, _, first) = valued.first()?;
        let one_column = valued.iter().all(|(_, _, mark)| mark.column == first.column);
        let different: BTreeSet<&str> = valued.iter().map(|(_, _, mark)| mark.value.as_str()).collect();
        let of_them = self.opens_with_rows(book);
        if !one_column
            || !(of_them || self.is_of_rows(book))
            || (different.len() < 2 && !of_them && !self.counts_all(book))
        {
            return None;
        }
        let wrong = |(range, typed, mark): &&Valued<'_>| {
            let known = i64::try_from(mark.rows.len()).unwrap_or_default();
            *typed != known && !self.is_quoted(range) && !self.is_bound(range)
        };
        let (range, typed, mark) = valued.iter().find(wrong)?;
        let what = format!("{}, {}", book.spec.blad, mark.value);
        let known = i64::try_from(mark.rows.len()).ok()?;
        Some(self.count_slip(&(range.clone(), *typed), known, what, book.place()))
    }

    /// "Staden deltar i fyra andra förbund": as many as the sheet has, or as it has of the value that stands with them; what the case is about
    /// may be counted in.
    fn joined_in(&self, book: &Book<'_>) -> Option<Slip> {
        if book.has_documents() || !book.has_names() || !self.belongs_now() {
            return None;
        }
        (0..self.lower.len()).find_map(|at| self.joined_at(book, at))
    }

    fn joined_at(&self, book: &Book<'_>, at: usize) -> Option<Slip> {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let others = |word: &str| LANGUAGE.flera_andra.contains(word) || LANGUAGE.dessutom.contains(word);
        let (range, typed) = (&self.lower[at].0, self.number_at(at)?);
        let beside = others(word(at + 1));
        let next = at + 1 + usize::from(beside);
        let valued = book.marks.iter().find(|mark| mark.listed && mark.is_kind(word(next)));
        let noun = next + usize::from(valued.is_some());
        // "två förbund för skolan": of some kind that the sheet does not tell.
        let some = LANGUAGE.prepositioner.contains(word(noun + 1)) || LANGUAGE.bland_dem.contains(word(noun + 1));
        if !book.is_row(word(noun)) || some || self.is_bound(range) || self.is_quoted(range) {
            return None;
        }
        let known = i64::try_from(valued.map_or(book.rows().len(), |mark| mark.rows.len())).ok()?;
        let other = beside || at.checked_sub(1).is_some_and(|before| others(word(before)));
        let right = typed == known || !other && typed == known + 1 || self.may_be(range, typed, known);
        (!right).then(|| self.count_slip(&(range.clone(), typed), known, book.spec.blad.clone(), book.place()))
    }

    /// Whether the municipality is told to be part of something as it is.
    fn belongs_now(&self) -> bool {
        let small = &LANGUAGE.smaord;
        let ours = |word: &str| self.is_ours(word) || word == small.vi;
        let with = |pair: &[Spoken]| pair[0].1 == small.med && pair[1].1 == small.i;
        self.lower.iter().any(|(_, word)| ours(word))
            && (self.has_any(&LANGUAGE.harledning.ar_med)
                || self.has(&[LANGUAGE.medlemsord.as_str()])
                || self.lower.windows(2).any(with))
    }

    /// The numbers that a value of the sheet's lists stands right after, or after "är".
    fn valued_by<'b>(&self, book: &'b Book<'_>) -> Vec<Valued<'b>> {
        let listed = |word: &str| book.marks.iter().find(|mark| mark.listed && mark.is_kind(word));
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let valued = |at: usize| {
            let number = self.number_at(at)?;
            let is = LANGUAGE.ar_till_antalet.contains(word(at + 1));
            let value = at + 1 + usize::from(is);
            let mark = listed(word(value)).filter(|_| self.is_counted_itself(book, value))?;
            Some((self.lower[at].0.clone(), number, mark))
        };
        (0..self.lower.len()).filter_map(valued).collect()
    }

    /// Whether a value is what is counted, and no word for something else: "två nationella möten".
    fn is_counted_itself(&self, book: &Book<'_>, value: usize) -> bool {
        let Some((next, word)) = self.lower.get(value + 1) else { return true };
        let marked = self.text[self.lower[value].0.end..next.start].contains([',', ';', ':', '(', ')', '–']);
        marked
            || book.is_row(word)
            || LANGUAGE.bindeord.contains(word)
            || LANGUAGE.prepositioner.contains(word)
            || word == LANGUAGE.smaord.som
    }

    /// "Av nätverken är tre nationella": all of them are what the part is of.
    fn opens_with_rows(&self, book: &Book<'_>) -> bool {
        let all = |(_, word): &Spoken| book.is_row(word) && !word.ends_with('s');
        self.opens_with_of() && self.lower.iter().take(OPENING).any(all)
    }

    /// Whether the sentence speaks of what the sheet lists: of all of them by their name, or of what the case's own document belongs to.
    fn is_of_rows(&self, book: &Book<'_>) -> bool {
        let rows = self.names_own() && self.lower.iter().any(|(_, word)| book.is_row(word));
        let belongs = || self.names_document() && self.has_any(&LANGUAGE.harledning.knyter_an);
        rows || book.is_called(self.small()) || (book.has_documents() && belongs())
    }

    /// Whether a number of the sentence is that of all the rows, and stands before what these are called.
    fn counts_all(&self, book: &Book<'_>) -> bool {
        let all = i64::try_from(book.rows().len()).ok();
        let is_all = |at: usize| {
            self.number_at(at) == all && self.lower[at + 1..].iter().take(NEAR).any(|(_, word)| book.is_row(word))
        };
        (0..self.lower.len()).any(is_all)
    }
}
