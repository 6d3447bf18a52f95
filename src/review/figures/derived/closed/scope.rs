//! What a number of a sentence of known words may be of: the stretch that it stands in, and the times and values that this names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::SHORT;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::derived::marks::Mark;
use crate::review::figures::derived::scope::{Dimension, Reach};
use crate::review::figures::parts::is_years;
use crate::review::figures::{Sentence, is_year};
use crate::review::language_data::LANGUAGE;
use crate::review::words::root;

/// Marks that part what is said of one number from what is said of the next.
const MARKS: [char; 5] = [',', ';', ':', '–', '\n'];

impl Sentence<'_> {
    /// The stretch of each of some numbers: to the last mark before the next one, or else to the last conjunction.
    pub(super) fn stretches(&self, numbers: &[Range<usize>]) -> Vec<Range<usize>> {
        // "två konferenser, ett webbinarium": one is a number here too.
        let is_number = |(range, word): &&(Range<usize>, String)| {
            let read = self.readings.iter().any(|r| r.range == *range && !is_year(r));
            read || LANGUAGE.sifferord.ett.contains(word)
        };
        let ones = self.lower.iter().filter(is_number).map(|(range, _)| range.clone());
        let mut all: Vec<Range<usize>> = numbers.iter().cloned().chain(ones).collect();
        all.sort_by_key(|range| (range.start, range.end));
        all.dedup_by(|later, earlier| later.start < earlier.end);
        let stretches = self.stretches_of(&all);
        let own = |number: &Range<usize>| {
            let at = all.iter().position(|range| range.start <= number.start && number.start < range.end);
            at.map_or(self.range.clone(), |at| stretches[at].clone())
        };
        numbers.iter().map(own).collect()
    }

    fn stretches_of(&self, numbers: &[Range<usize>]) -> Vec<Range<usize>> {
        let borders: Vec<Option<usize>> =
            numbers.windows(2).map(|pair| self.border(&(pair[0].end..pair[1].start))).collect();
        let stretch = |at: usize| {
            let start = borders[..at].iter().rev().flatten().next().copied().unwrap_or(self.range.start);
            let end = borders[at..].iter().flatten().next().copied().unwrap_or(self.range.end);
            start..end.max(start)
        };
        // "två: seminariet och mötet": what is listed comes after the number.
        let before_list = |stretch: Range<usize>, number: &Range<usize>| {
            let listed = self.text[number.end.min(stretch.end)..stretch.end].find(':');
            stretch.start..listed.map_or(stretch.end, |at| number.end + at)
        };
        (0..numbers.len()).map(|at| before_list(stretch(at), &numbers[at])).collect()
    }

    /// The part of a stretch between the marks around a number: what else is named may be of another clause.
    pub(super) fn clause_in(&self, stretch: &Range<usize>, number: &Range<usize>) -> Range<usize> {
        let (before, after) =
            (&self.text[stretch.start..number.start], &self.text[number.end.min(stretch.end)..stretch.end]);
        let mark = |at: usize| before[at..].chars().next().map_or(at, |mark| at + mark.len_utf8());
        let start = before.rfind(MARKS).map_or(stretch.start, |at| stretch.start + mark(at));
        let end = after.find(MARKS).map_or(stretch.end, |at| number.end + at);
        start..end
    }

    /// Where what is said of one number ends, between it and the next.
    fn border(&self, between: &Range<usize>) -> Option<usize> {
        let words = || self.lower.iter().filter(|(range, _)| between.start <= range.start && range.end <= between.end);
        let text = &self.text[between.start.min(between.end)..between.end];
        let mark = text.rfind(MARKS).map(|at| between.start + at);
        let joins = |word: &str| LANGUAGE.bindeord.contains(word) || word == LANGUAGE.smaord.varav;
        mark.or_else(|| words().rfind(|(_, word)| joins(word)).map(|(range, _)| range.start))
    }

    /// The rows that a number may be of. `strict` leaves none of what its clause names out.
    pub(super) fn closed_reaches(
        &self,
        book: &Book<'_>,
        (stretch, number): (&Range<usize>, &Range<usize>),
        strict: bool,
    ) -> Option<Vec<Reach>> {
        let mut dimensions = Vec::new();
        if book.has_years() && !book.has_seats() {
            dimensions.push(self.closed_times(book, stretch, strict)?);
        }
        let (inner, outer) = (self.values(book, &self.clause_in(stretch, number)), self.values(book, &self.range));
        // A word may be of several columns: which one is meant nobody can tell.
        let names = outer.values().filter(|marks| marks.iter().any(|mark| !mark.listed)).count();
        for (column, all) in outer {
            let inside = inner.get(&column);
            let marks = inside.unwrap_or(&all);
            let listed = marks.iter().all(|mark| mark.listed);
            let mut choices = self.choices(book, marks, &all);
            choices.extend(with_mixed(book, marks));
            if self.has_any(&LANGUAGE.slutna.andra) {
                let rest = |mark: &&Mark| Reach { rows: book.rows() - &mark.rows, what: vec![mark.value.clone()] };
                choices.extend(all.iter().map(rest));
            }
            let several = names > usize::from(!listed);
            dimensions.push(Dimension { choices, loose: inside.is_none() || !strict || several });
        }
        self.put_together(book, dimensions)
    }

    /// The sentence to where it tells of a part.
    pub(super) fn whole(&self, stretch: &Range<usize>) -> Range<usize> {
        // "fem deltog, varav två politiker": what is told of a part is not told of the whole.
        let part = self
            .lower
            .iter()
            .find(|(range, word)| range.start >= stretch.end.saturating_sub(1) && *word == LANGUAGE.smaord.varav);
        self.range.start..part.map_or(self.range.end, |(range, _)| range.start)
    }

    /// The values of a sheet that a stretch names, by their column.
    pub(super) fn values<'b>(&self, book: &'b Book<'_>, stretch: &Range<usize>) -> BTreeMap<usize, Vec<&'b Mark>> {
        let words = self.words_in(stretch);
        let mut named = book.named(&self.text[stretch.clone()].to_lowercase(), &words);
        // "scenkonst" names no "konst".
        let opens = |mark: &Mark| {
            let first = mark.value.to_lowercase();
            let first = root(first.split([' ', '-']).next().unwrap_or_default());
            words.iter().any(|word| word.starts_with(first))
        };
        named.values_mut().for_each(|marks| marks.retain(|mark| mark.listed || opens(mark)));
        named.retain(|_, marks| !marks.is_empty());
        for word in words.iter().filter(|word| word.chars().count() > SHORT) {
            let bare = word.strip_suffix('s').unwrap_or(word);
            let seats = book.has_seats();
            let is = |mark: &&Mark| mark.is_called(word, seats) || mark.is_called(bare, seats);
            let called: Vec<&Mark> = book.marks.iter().filter(is).collect();
            let one = !book.has_seats() || called.len() == 1;
            if let Some(first) = called.first().filter(|mark| one && !named.contains_key(&mark.column)) {
                named.insert(first.column, called);
            }
        }
        named
    }

    /// The times of a stretch, or else of the sentence, or else all.
    fn closed_times(&self, book: &Book<'_>, stretch: &Range<usize>, strict: bool) -> Option<Dimension> {
        let known = book.years();
        let (inner, outer) = (self.years_said(stretch, known)?, self.years_said(&self.range, known)?);
        let strict = strict && !inner.is_empty();
        let mut sets = inner;
        if !strict {
            let none = sets.is_empty() && outer.is_empty();
            sets.extend(outer);
            sets.push(known.clone());
            if none && (!self.earlier.is_empty() || self.has_any(&LANGUAGE.slutna.vardera)) {
                sets.extend(known.iter().map(|year| BTreeSet::from([*year])));
            }
        }
        let choices = sets.iter().map(|set| Reach::of_years(book, set)).collect();
        Some(Dimension { choices, loose: false })
    }

    /// The sets of years that a stretch may mean; none where one is not of the sheet.
    pub(super) fn years_said(&self, stretch: &Range<usize>, known: &BTreeSet<i32>) -> Option<Vec<BTreeSet<i32>>> {
        let (first, last) = (*known.first()?, *known.last()?);
        let mut sets: Vec<BTreeSet<i32>> = Vec::new();
        let numerals = self.readings.iter().filter(|reading| stretch.contains(&reading.range.start));
        for (numeral, _) in numerals.flat_map(|reading| &reading.numerals) {
            let Some((from, to)) = numeral.years() else { continue };
            if from < first || to > last {
                return None;
            }
            sets.push((from..=to).collect());
        }
        let beside = self.years_told().into_iter().filter(|year| (first..=last).contains(year));
        if !sets.is_empty() {
            sets.extend(beside.map(|year| BTreeSet::from([year])));
        }
        sets.extend(self.ordinal_years(stretch, first, last));
        if sets.len() > 1 {
            let all: BTreeSet<i32> = sets.iter().flatten().copied().collect();
            let span = all.first().zip(all.last()).map(|(from, to)| (*from..=*to).collect());
            sets.extend([Some(all.clone()), span].into_iter().flatten());
        }
        sets.extend(self.counted_years(stretch, known));
        let words = self.words_in(stretch);
        if words.iter().any(|word| LANGUAGE.hela_tiden.contains(word) || *word == LANGUAGE.smaord.periodens) {
            sets.push(known.clone());
        }
        Some(sets)
    }

    /// "det första året", "det sista årets": the first or the last of all.
    fn ordinal_years(&self, stretch: &Range<usize>, first: i32, last: i32) -> Vec<BTreeSet<i32>> {
        let inside = |range: &Range<usize>| stretch.contains(&range.start);
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let year = |at: usize| {
            LANGUAGE.is_of_time(word(at)) && !is_years(word(at)) && !LANGUAGE.sifferord.aren.contains(word(at))
        };
        let told = (0..self.lower.len()).filter(|at| inside(&self.lower[*at].0)).filter_map(|at| {
            // "det första året och 27 det sista": the year is told once.
            let ends = at + 1 == self.lower.len() && self.lower.iter().any(|(_, word)| word == LANGUAGE.smaord.aret);
            let of_year = year(at + 1) || ends;
            match word(at) {
                word if LANGUAGE.harledning.forsta.contains(word) && of_year => Some(first),
                word if LANGUAGE.harledning.sista.contains(word) && of_year => Some(last),
                _ => None,
            }
        });
        told.map(|year| BTreeSet::from([year])).collect()
    }

    /// "på fyra år", "de två sista åren", "tre år i rad": so many years as all, from an end, or any in a row.
    fn counted_years(&self, stretch: &Range<usize>, known: &BTreeSet<i32>) -> Vec<BTreeSet<i32>> {
        let years: Vec<i32> = known.iter().copied().collect();
        let mut sets = Vec::new();
        let at = |at: &usize| stretch.contains(&self.lower[*at].0.start);
        for at in (0..self.lower.len()).filter(at) {
            let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
            let of_years = (at + 1..at + 3).any(|at| is_years(word(at)) || LANGUAGE.sifferord.aren.contains(word(at)));
            let Some(count) = self.number_at(at).filter(|_| of_years).and_then(|n| usize::try_from(n).ok()) else {
                continue;
            };
            if let Some(end) = self.years_at_an_end(known) {
                sets.push(end);
            } else if count == years.len() {
                sets.push(known.clone());
            } else if (1..years.len()).contains(&count) {
                sets.extend(years.windows(count).map(|years| years.iter().copied().collect()));
                sets.extend(years.iter().map(|year| BTreeSet::from([*year])));
            }
        }
        sets
    }
}

/// "på plats", of what was held so, or both so and otherwise.
fn with_mixed(book: &Book<'_>, marks: &[&Mark]) -> Vec<Reach> {
    let form = |mark: &Mark| LANGUAGE.former.values().any(|form| *form == mark.value);
    let formed = marks.iter().filter(|mark| form(mark));
    let with = |mark: &&Mark| {
        let mixed = book.marks.iter().filter(|other| other.column == mark.column && !form(other));
        let rows: Rows = mixed.flat_map(|other| other.rows.iter().copied()).chain(mark.rows.iter().copied()).collect();
        Reach { rows: &rows & book.rows(), what: vec![mark.value.clone()] }
    };
    formed.map(with).collect()
}
