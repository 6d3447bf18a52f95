//! Of what kind a row that a clause names was, how it was held and what it was about, against the sheet.

use std::ops::Range;

use super::meant::Meant;
use crate::codes;
use crate::message::message;
use crate::review::figures::derived::books::Book;
use crate::review::figures::derived::marks::Mark;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;

/// Kinds that are told by a word have more letters.
const SHORT: usize = 6;

impl Sentence<'_> {
    /// What the clauses of the sentence say of the rows that they name.
    pub(super) fn direct_attributes(&self, book: &Book<'_>) -> Option<Slip> {
        if let Some(slip) = self.themes_told(book) {
            return Some(slip);
        }
        if let Some(slip) = self.all_since(book) {
            return Some(slip);
        }
        // Most sentences say nothing of this.
        let form = self.has_any(&LANGUAGE.direkt.formord);
        if !form && !self.has_any(&LANGUAGE.sifferord.ett) {
            return None;
        }
        // Only what is told of "the same year" asks which row was told last.
        let refers = self.lower.windows(2).any(|pair| same_year(&pair[0].1, &pair[1].1));
        let mut last: Option<usize> = None;
        for clause in self.clauses() {
            let words = self.words_in(&clause);
            if words.iter().any(|word| LANGUAGE.direkt.inte_sa.contains(word)) {
                continue;
            }
            let refers_here = refers && words.windows(2).any(|pair| same_year(pair[0], pair[1]));
            let year = last.filter(|_| refers_here).and_then(|row| book.year_of(row));
            let told = if form { self.form_told(book, &clause, year) } else { None };
            let slip = told.or_else(|| self.kind_told(book, &clause));
            if slip.is_some() {
                return slip;
            }
            if refers {
                last = self.meant(book, &clause, None).and_then(|meant| meant.only()).or(last);
            }
        }
        None
    }

    /// The one row of a clause by what it names apart from a column.
    fn row_but(&self, book: &Book<'_>, clause: &Range<usize>, column: usize, year: Option<i32>) -> Option<usize> {
        let meant: Meant = self.meant(book, clause, Some(column))?;
        let rows = match year {
            Some(year) => &meant.rows & &book.of_years(&std::collections::BTreeSet::from([year])),
            None => meant.rows.clone(),
        };
        let mut rows = rows.into_iter();
        let row = rows.next().filter(|_| meant.is_told())?;
        rows.next().is_none().then_some(row)
    }

    /// "Mässan samma år genomfördes helt på nätet", "ett nätverksmöte i fysisk form hösten 2024".
    fn form_told(&self, book: &Book<'_>, clause: &Range<usize>, year: Option<i32>) -> Option<Slip> {
        let small = self.text[clause.clone()].to_lowercase();
        if small.len() != clause.len() {
            return None;
        }
        let found = LANGUAGE
            .direkt
            .former
            .iter()
            .filter_map(|(phrase, form)| Some((small.find(phrase.as_str())?, phrase, form)));
        let (at, phrase, form) = found.max_by_key(|(_, phrase, _)| phrase.len())?;
        let range = clause.start + at..clause.start + at + phrase.len();
        if self.name_ranges(book).iter().any(|name| name.start < range.end && range.start < name.end) {
            return None;
        }
        let column = book.column_with(form)?;
        let row = self.row_but(book, clause, column, year)?;
        let known = book.value_of(row, column)?;
        let mixed = !LANGUAGE.former.values().any(|form| *form == known);
        let wholly = LANGUAGE.direkt.helt.iter().any(|only| only == phrase);
        (known != *form && (!mixed || wholly)).then(|| self.attribute_slip(book, range, (row, column), &known))
    }

    /// "Gallring var ämnet för ett webbinarium i mars 2019", where it was a seminar.
    fn kind_told(&self, book: &Book<'_>, clause: &Range<usize>) -> Option<Slip> {
        let inside = |range: &Range<usize>| clause.start <= range.start && range.end <= clause.end;
        let words = || self.lower.iter().filter(|(range, _)| inside(range));
        // "ett webbinarium", "ett digitalt seminarium": in the definite form it may be another.
        let indefinite = |range: &Range<usize>| {
            let before = self.lower.iter().rev().filter(|(other, _)| other.end <= range.start).take(2);
            before.into_iter().any(|(_, word)| LANGUAGE.sifferord.ett.contains(word))
        };
        if !words().any(|(range, _)| indefinite(range)) {
            return None;
        }
        let kinds: Vec<(&Range<usize>, &Mark)> = words()
            .filter(|(_, word)| !LANGUAGE.is_definite_plural(word) && !LANGUAGE.sifferord.flertalsslut.end(word))
            .filter_map(|(range, word)| {
                let mark = book
                    .marks
                    .iter()
                    .find(|mark| mark.listed && mark.value.chars().count() > SHORT && mark.is_kind(word))?;
                Some((range, mark))
            })
            .collect();
        let [(range, mark)] = kinds.as_slice() else { return None };
        if !indefinite(range) {
            return None;
        }
        let of_name = |name: Range<usize>| name.start <= range.start && range.end <= name.end;
        if LANGUAGE.direkt.former.values().any(|form| *form == mark.value)
            || self.name_ranges(book).into_iter().any(of_name)
        {
            return None;
        }
        let row = self.row_but(book, clause, mark.column, None)?;
        let known = book.value_of(row, mark.column)?;
        (known != mark.value).then(|| self.attribute_slip(book, (*range).clone(), (row, mark.column), &known))
    }

    /// "Från och med hösten 2019 har alla möten varit digitala": one since then was not.
    fn all_since(&self, book: &Book<'_>) -> Option<Slip> {
        let all = self
            .lower
            .windows(2)
            .any(|pair| LANGUAGE.harledning.alla_ar.contains(&pair[0].1) && book.is_row(&pair[1].1));
        let since =
            self.lower.first().is_some_and(|(_, word)| word == LANGUAGE.smaord.fran || word == LANGUAGE.smaord.sedan);
        let year = self.year().filter(|_| all && since)?;
        let marks: Vec<&Mark> = book
            .marks
            .iter()
            .filter(|mark| mark.listed && self.lower.iter().any(|(_, word)| mark.is_kind(word)))
            .collect();
        let [mark] = marks.as_slice() else { return None };
        let years: std::collections::BTreeSet<i32> =
            book.years().iter().copied().filter(|known| *known >= year).collect();
        let months = self.months_named();
        let first = months.first().copied().unwrap_or(1);
        let before = |row: &usize| {
            let day = book.days(&std::collections::BTreeSet::from([*row])).first().map(|(_, day)| *day);
            day.is_some_and(|day| chrono::Datelike::year(&day) == year && chrono::Datelike::month(&day) < first)
        };
        let row = book.of_years(&years).into_iter().find(|row| !mark.rows.contains(row) && !before(row))?;
        let known = book.value_of(row, mark.column)?;
        let text = year.to_string();
        let range =
            self.readings.iter().find(|reading| self.text[reading.range.clone()].ends_with(&text))?.range.clone();
        Some(self.attribute_slip(book, range, (row, mark.column), &known))
    }

    /// "Stadgarna stod på dagordningen vid mässan både 2019 och 2022": in one of the years it was about something else.
    fn themes_told(&self, book: &Book<'_>) -> Option<Slip> {
        if !self.has_any(&LANGUAGE.direkt.amne)
            || self.has_any(&LANGUAGE.direkt.inte_sa)
            || self.has_any(&LANGUAGE.sifferord.bland_annat)
        {
            return None;
        }
        let both = self.has(&[LANGUAGE.smaord.bade]) || self.has_any(&LANGUAGE.sifferord.bada);
        let years = self.years_in(&self.range);
        if !both || years.len() < 2 {
            return None;
        }
        let column = book.theme_column()?;
        let names = self.name_ranges(book);
        let words: Vec<&str> = self
            .lower
            .iter()
            .filter(|(range, _)| !names.iter().any(|name| name.len() > SHORT + 3 && name.contains(&range.start)))
            .map(|(_, word)| word.as_str())
            .collect();
        let small = self.small();
        let marks = book.named(small, &words).remove(&column)?;
        let [mark] = marks.as_slice() else { return None };
        let meant = self.meant(book, &self.range, Some(column)).filter(|meant| meant.named)?;
        if meant.rows.len() != years.len() {
            return None;
        }
        let row = *meant.rows.iter().find(|row| !mark.rows.contains(row))?;
        let known = book.value_of(row, column)?;
        let year = book.year_of(row)?.to_string();
        let range =
            self.readings.iter().find(|reading| self.text[reading.range.clone()].ends_with(&year))?.range.clone();
        Some(self.attribute_slip(book, range, (row, column), &known))
    }

    fn attribute_slip(&self, book: &Book<'_>, range: Range<usize>, (row, column): (usize, usize), known: &str) -> Slip {
        let name = book.name_of(row).unwrap_or_else(|| book.spec.blad.clone());
        let problem =
            message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = format!("{name}, {known}"));
        (range, problem, Some(book.place_of(row, column)))
    }
}

/// Whether two words are "samma år".
fn same_year(one: &str, other: &str) -> bool {
    one == LANGUAGE.smaord.samma && other == LANGUAGE.smaord.ar
}
