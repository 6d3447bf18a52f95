//! What is said to have been so only in some years, or in all but some: "endast 2017 och 2018 innehåller räkenskaperna några resor",
//! "varje år utom 2021 har en årsrapport lagts fram".

use std::collections::BTreeSet;
use std::ops::Range;

use super::Derived;
use super::books::{Book, Rows};
use super::marks::Mark;
use crate::codes;
use crate::message::message;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;

impl Sentence<'_> {
    /// Years that are wrongly told to be the only ones, or left out of all.
    pub(super) fn derived_claim(&self, derived: &Derived<'_>) -> Option<Slip> {
        let only = self.lower.iter().position(|(_, word)| LANGUAGE.endast.contains(word));
        let except = self.lower.iter().position(|(_, word)| LANGUAGE.harledning.alla_utom.contains(word));
        let each = self.lower.windows(2).any(|pair| {
            LANGUAGE.harledning.alla_ar.contains(&pair[0].1)
                && (LANGUAGE.is_of_time(&pair[1].1) || derived.books.iter().any(|book| book.is_row(&pair[1].1)))
        });
        match (only, except) {
            (Some(at), None) => self.years_claimed(derived, at, false),
            (None, Some(at)) if each => self.years_claimed(derived, at, true),
            _ => None,
        }
    }

    /// The years right after a word, and where they end.
    fn years_after(&self, at: usize) -> (BTreeSet<i32>, Range<usize>) {
        let mut found: Option<Range<usize>> = None;
        let mut years = BTreeSet::new();
        for (range, word) in &self.lower[at + 1..] {
            if let Some(year) = word.parse::<i32>().ok().filter(|_| word.len() == 4) {
                years.insert(year);
                found = Some(found.map_or(range.start, |before| before.start)..range.end);
            } else if !(LANGUAGE.sifferord.tidsled.contains(word) || word == LANGUAGE.smaord.och) {
                break;
            }
        }
        (years, found.unwrap_or_default())
    }

    /// "Varje år utom 2020 har en årsrapport lagts fram", "Endast 2017 och 2018 finns resor": other years have what the sentence names.
    fn years_claimed(&self, derived: &Derived<'_>, at: usize, but: bool) -> Option<Slip> {
        let (typed, range) = self.years_after(at);
        if typed.is_empty()
            || !self.money().is_empty()
            || !self.counts_and_ones().is_empty()
            || self.years().len() != typed.len()
            || self.tells_of_change()
            || self.has_any(&LANGUAGE.nekande)
            || self.has(&[LANGUAGE.smaord.inte])
            || self.has_any(&LANGUAGE.harledning.saknas)
        {
            return None;
        }
        let book = derived.books.iter().find(|book| {
            // "Endast 2022 var resorna dyra": in the definite form something else is told of them.
            let item = |book: &Book<'_>| {
                let there = |word: &str| !is_definite(word) && !LANGUAGE.is_definite_plural(word);
                let said = |mark: &Mark| self.lower.iter().any(|(_, word)| mark.is_kind(word) && there(word));
                book.marks.iter().any(|mark| mark.listed && said(mark))
            };
            let reports = book.is_of_reports() && self.lower.iter().any(|(_, word)| LANGUAGE.rapporterat.begin(word));
            reports || book.has_amounts() && item(book)
        })?;
        // "alla år utom 2021, då en rapport lämnades till styrelsen": what comes after the comma is of the year.
        let end = self.text[range.end..self.range.end].find([',', ';']).map_or(self.range.end, |at| range.end + at);
        let rows = self.rows_named(book, &typed, &(self.range.start..end))?;
        let so: BTreeSet<i32> = rows.iter().filter_map(|row| book.year_of(*row)).collect();
        let told: BTreeSet<i32> = if but { book.years().difference(&typed).copied().collect() } else { typed.clone() };
        let known: Vec<String> = so.iter().map(ToString::to_string).collect();
        let what = format!("{}, {}", book.spec.blad, known.join(", "));
        (so != told && typed.is_subset(book.years()) && !so.is_empty()).then(|| {
            (range.clone(), message!(codes::FIGURE_PRESENT, text = &self.text[range], vad = what), book.place())
        })
    }

    /// Whether something is told to have become more or less.
    fn tells_of_change(&self) -> bool {
        self.compares()
            || self.has_any(&LANGUAGE.stiger)
            || self.has_any(&LANGUAGE.faller)
            || self.has_any(&LANGUAGE.andringsord)
            || self.has_any(&LANGUAGE.dyrast)
            || self.lower.iter().any(|(_, word)| LANGUAGE.overtraffar.contains_key(word))
    }

    /// The rows of what the sentence names beside its years, where it names something.
    fn rows_named(&self, book: &Book<'_>, years: &BTreeSet<i32>, clause: &Range<usize>) -> Option<Rows> {
        let of_year = |word: &str| word.parse::<i32>().is_ok_and(|year| years.contains(&year));
        let words: Vec<&str> = self.words_in(clause).into_iter().filter(|word| !of_year(word)).collect();
        if book.marks.iter().any(|mark| mark.is_partly_named(&words)) {
            return None;
        }
        let named = book.named(&self.text[clause.clone()].to_lowercase(), &words);
        let rows = named.values().fold(book.rows().clone(), |rows, marks| {
            let of_marks: Rows = marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
            &rows & &of_marks
        });
        (!named.is_empty() && !rows.is_empty()).then_some(rows)
    }
}
