//! Which rows of a sheet a stretch of a sentence names: by what they are called, what they are about, what kind they are and when.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::review::figures::Sentence;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::derived::marks::Mark;
use crate::review::language_data::LANGUAGE;

/// What a stretch names of a sheet.
pub(super) struct Meant {
    /// The rows that have all of it.
    pub rows: Rows,
    /// Whether a name, or what a row is about, is among it.
    pub named: bool,
    /// Whether a value of a list is among it.
    pub listed: bool,
    /// Whether a time is among it.
    pub timed: bool,
    /// The rows of each thing by itself.
    by_each: Vec<Rows>,
}

impl Meant {
    /// The rows of any of the things together, but for none of them.
    pub(super) fn ways(&self, book: &Book<'_>) -> Vec<Rows> {
        let sets = 1_usize << self.by_each.len().min(6);
        let rows = |set: usize| {
            let chosen = self.by_each.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
            chosen.fold(book.rows().clone(), |rows, (_, each)| &rows & each)
        };
        let mut ways: Vec<Rows> = (1..sets).map(rows).collect();
        ways.push(self.rows.clone());
        ways
    }

    /// The one row, where there is one.
    pub(super) fn only(&self) -> Option<usize> {
        let mut rows = self.rows.iter();
        rows.next().copied().filter(|_| rows.next().is_none())
    }

    /// Whether enough is named to know that the rows are meant.
    pub(super) fn is_told(&self) -> bool {
        self.named || (self.listed && self.timed)
    }
}

impl Sentence<'_> {
    /// What a stretch names of a sheet, apart from a column; nothing where it names none of it, or what does not go together.
    pub(super) fn meant(&self, book: &Book<'_>, stretch: &Range<usize>, but: Option<usize>) -> Option<Meant> {
        let text = self.text[stretch.clone()].to_lowercase();
        let words = self.words_in(stretch);
        let mut meant =
            Meant { rows: book.rows().clone(), named: false, listed: false, timed: false, by_each: Vec::new() };
        for (column, mut marks) in book.named(&text, &words) {
            // "Årsmöte 2020" is a name with its year alone.
            marks.retain(|mark| mark.listed || !book.is_kind_word(mark.base()) || mark.is_written_in(&text));
            if Some(column) == but || marks.is_empty() {
                continue;
            }
            let listed = marks.iter().any(|mark| mark.listed);
            meant.listed |= listed;
            meant.named |= !listed;
            meant.add(marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect());
        }
        let years = self.years_in(stretch);
        if !years.iter().all(|year| book.years().contains(year)) {
            return None;
        }
        if !years.is_empty() && book.has_years() {
            meant.timed = true;
            meant.add(book.of_years(&years));
        }
        let months = self.months_named();
        if !months.is_empty() && !years.is_empty() {
            let rows = book.of_months(&months);
            meant.add(rows);
        }
        if !meant.named {
            let glimpsed = |mark: &&Mark| {
                !mark.listed
                    && Some(mark.column) != but
                    && !book.is_kind_word(mark.base())
                    && mark.glimpses(&text, &words)
            };
            let rows: Rows = book.marks.iter().filter(glimpsed).flat_map(|mark| mark.rows.iter().copied()).collect();
            // A part of a name tells a row only where nothing else has it.
            let inside = &rows & &meant.rows;
            if inside.len() == 1 {
                meant.named = true;
                meant.add(rows);
            }
        }
        (!meant.by_each.is_empty() && !meant.rows.is_empty()).then_some(meant)
    }

    /// The years of a stretch, with those of its periods.
    pub(super) fn years_in(&self, stretch: &Range<usize>) -> BTreeSet<i32> {
        let inside = self.readings.iter().filter(|reading| stretch.contains(&reading.range.start));
        let years = inside.flat_map(|reading| &reading.numerals).filter_map(|(numeral, _)| numeral.years());
        years.flat_map(|(first, last)| first..=last).collect()
    }

    /// The stretches that commas and words for a clause of its own part.
    pub(super) fn clauses(&self) -> Vec<Range<usize>> {
        let mut clauses = Vec::new();
        let mut start = self.range.start;
        let mut last = self.range.start;
        for (range, word) in self.lower {
            let marked = self.text[last..range.start].contains([',', ';', ':', '(', ')', '–']);
            let opens = LANGUAGE.sifferord.bryter.contains(word) && !LANGUAGE.sifferord.och.contains(word);
            if (marked || opens) && range.start > start {
                clauses.push(start..last);
                start = range.start;
            }
            last = range.end;
        }
        clauses.push(start..self.range.end);
        clauses
    }

    /// Where a name of a sheet stands in the sentence.
    pub(super) fn name_ranges(&self, book: &Book<'_>) -> Vec<Range<usize>> {
        let small = self.small();
        // Small letters may be of other lengths.
        if small.len() != self.range.len() {
            return Vec::new();
        }
        let names = book.marks.iter().filter(|mark| !mark.listed).map(Mark::base);
        let found = names.filter(|name| name.chars().count() > 4 && !book.is_kind_word(name)).flat_map(|name| {
            small.match_indices(name).map(|(at, name)| self.range.start + at..self.range.start + at + name.len())
        });
        found.collect()
    }
}

impl Meant {
    fn add(&mut self, rows: Rows) {
        self.rows = &self.rows & &rows;
        self.by_each.push(rows);
    }
}
