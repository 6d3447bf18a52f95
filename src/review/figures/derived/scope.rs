//! Which rows of a sheet a number of a sentence may be of: those of the times and the values that its piece names, or the sentence.

use std::collections::BTreeSet;
use std::ops::Range;

use super::books::{Book, Rows};
use super::marks::Mark;
use crate::review::figures::Sentence;
use crate::review::figures::parts::is_years;
use crate::review::language_data::LANGUAGE;

/// More ways to put what a sentence names together than these say nothing.
const MOST: usize = 400;

/// Of so many values any may be counted in.
const FEW: usize = 4;

/// Rows that a number may be of, and what they are.
#[derive(Clone)]
pub(super) struct Reach {
    pub rows: Rows,
    pub what: Vec<String>,
}

/// What a sentence names in one way: a time, or values of a column.
pub(super) struct Dimension {
    pub(super) choices: Vec<Reach>,
    /// Whether it may have nothing to do with a number.
    pub(super) loose: bool,
}

/// The times of a sentence.
struct Times {
    /// Each set of years that is named.
    named: Vec<BTreeSet<i32>>,
    /// Whether the sentence bounds or orders times, so that others are meant too.
    open: bool,
}

impl Sentence<'_> {
    /// The rows that a number may be of, the most exact first; none where the sentence speaks of a time that the sheet has not.
    pub(super) fn reaches(&self, book: &Book<'_>, number: &Range<usize>, alone: bool) -> Option<Vec<Reach>> {
        let piece = self.piece(number.start);
        let mut dimensions = Vec::new();
        dimensions.extend(self.time_dimension(book, &piece, alone)?);
        dimensions.extend(self.mark_dimensions(book, &piece, alone));
        self.put_together(book, dimensions)
    }

    /// Those that it is of by what its own clause names: all of the time, and nothing that the clause says is no part of it.
    pub(super) fn reaches_alone(&self, book: &Book<'_>, number: &Range<usize>) -> Option<Vec<Reach>> {
        let clause = self.own_clause(number.start);
        let named = |stretch: &Range<usize>| {
            let text = self.text[stretch.clone()].to_lowercase();
            book.named(&text, &self.words_in(stretch))
        };
        let (inner, outer) = (named(&clause), named(&self.range));
        // "kan, resor och övriga utgifter inräknade, fastställas till": what is counted in is no more than a part.
        let counted_in = book.has_amounts() && self.counts_items_in(book);
        let left = self.has_any(&LANGUAGE.kvar);
        let outer = outer.iter().filter(|(column, _)| !counted_in || inner.contains_key(column));
        let marks = outer.map(|(column, all)| {
            // "Dras resor och övrigt bort återstår 242 000 kr": what is left out of it stands anywhere.
            let inside = if left { Some(all) } else { inner.get(column) };
            let marks = inside.unwrap_or(all);
            let mut choices = self.choices(book, marks, &[]);
            // All of them together, and not each.
            choices.retain(|choice| choice.what.len() == marks.len());
            Dimension { choices, loose: inside.is_none() }
        });
        let mut dimensions: Vec<Dimension> = marks.collect();
        if book.has_years() && !book.has_seats() {
            let known = book.years();
            let mut sets = self.times_named(&self.range, known)?.named;
            if sets.is_empty() {
                sets.push(known.clone());
            }
            let choices = sets.iter().map(|set| Reach::of_years(book, set)).collect();
            dimensions.push(Dimension { choices, loose: false });
        }
        self.put_together(book, dimensions)
    }

    /// The piece around a byte, to a word that opens a clause of its own: "sjönk med 8 200 kr trots att avgiften höjdes".
    fn own_clause(&self, at: usize) -> Range<usize> {
        let piece = self.piece(at);
        let opens = |(range, word): &&(Range<usize>, String)| {
            let subordinate = LANGUAGE.forklaring.contains(word) || LANGUAGE.inskott.contains(word);
            range.start > at && range.start < piece.end && subordinate
        };
        let end = self.lower.iter().find(opens).map_or(piece.end, |(range, _)| range.start);
        piece.start..end
    }

    pub(super) fn put_together(&self, book: &Book<'_>, dimensions: Vec<Dimension>) -> Option<Vec<Reach>> {
        let start = vec![Reach { rows: book.rows().clone(), what: vec![book.spec.blad.clone()] }];
        dimensions.into_iter().try_fold(start, |reaches, dimension| {
            let mut next = Vec::new();
            for reach in &reaches {
                next.extend(dimension.choices.iter().map(|choice| reach.within(choice)));
            }
            next.extend(reaches.into_iter().filter(|_| dimension.loose));
            (next.len() <= MOST).then_some(next)
        })
    }

    /// The times of a piece, or else of the sentence.
    fn time_dimension(&self, book: &Book<'_>, piece: &Range<usize>, alone: bool) -> Option<Option<Dimension>> {
        if !book.has_years() || book.has_seats() {
            return Some(None);
        }
        let known = book.years();
        // "Resorna har kostat 33 700 kr, varav hälften under 2023": a time of the part.
        let part = self.lower.iter().find(|(range, word)| range.start > piece.start && word == LANGUAGE.smaord.varav);
        let whole = self.range.start..part.map_or(self.range.end, |(range, _)| range.start.max(piece.end));
        let whole = self.times_named(&whole, known)?;
        let own = self.times_named(piece, known)?;
        let inside = !own.named.is_empty();
        let times = if inside { own } else { whole };
        let mut sets: Vec<BTreeSet<i32>> = times.named;
        if sets.is_empty() {
            sets.push(known.clone());
            sets.extend(known.iter().map(|year| BTreeSet::from([*year])));
        }
        if times.open {
            let years: Vec<i32> = known.iter().copied().collect();
            let windows = (0..years.len()).flat_map(|first| (first..years.len()).map(move |last| (first, last)));
            sets.extend(windows.map(|(first, last)| years[first..=last].iter().copied().collect()));
        }
        let mut choices: Vec<Reach> = sets.iter().map(|set| Reach::of_years(book, set)).collect();
        let months = self.months_named();
        if !months.is_empty() {
            let of_months = book.of_months(&months);
            let within: Vec<Reach> = choices
                .iter()
                .map(|choice| Reach { rows: &choice.rows & &of_months, what: choice.what.clone() })
                .filter(|reach| !reach.rows.is_empty())
                .collect();
            choices.splice(0..0, within);
        }
        Some(Some(Dimension { choices, loose: !(inside && alone) || self.is_summed_up() }))
    }

    /// The years that a stretch names, and what of the sheet's years it may mean; none where one is not of the sheet.
    fn times_named(&self, stretch: &Range<usize>, known: &BTreeSet<i32>) -> Option<Times> {
        let (first, last) = (*known.first()?, *known.last()?);
        if let Some(years) = self.years_at_an_end(known) {
            return Some(Times { named: vec![years], open: false });
        }
        let inside = |year: i32| (first..=last).contains(&year);
        let mut named: Vec<BTreeSet<i32>> = Vec::new();
        for reading in self.readings.iter().filter(|reading| stretch.contains(&reading.range.start)) {
            for (numeral, _) in &reading.numerals {
                let Some((from, to)) = numeral.years() else { continue };
                // A period that ends when the case's does is of it, whatever came before.
                if !inside(from) || !inside(to) {
                    return None;
                }
                named.push((from..=to).collect());
            }
        }
        if !named.is_empty() {
            named.extend(self.years_told().into_iter().filter(|year| inside(*year)).map(|year| BTreeSet::from([year])));
        }
        let union: BTreeSet<i32> = named.iter().flatten().copied().collect();
        let span: BTreeSet<i32> =
            union.first().zip(union.last()).map_or_else(BTreeSet::new, |(a, b)| (*a..=*b).collect());
        let words = self.words_in(stretch);
        let has = |list: &crate::review::word_set::WordSet| words.iter().any(|word| list.contains(word));
        let open = has(&LANGUAGE.harledning.granser) || has(&LANGUAGE.harledning.ordning);
        named.extend([union, span].into_iter().filter(|years| years.len() > 1));
        named.dedup();
        Some(Times { named, open })
    }

    /// "de tre senaste åren", "de första två åren": so many of the years that are known, from their end or their beginning.
    pub(super) fn years_at_an_end(&self, known: &BTreeSet<i32>) -> Option<BTreeSet<i32>> {
        let (count, from_end) = self.years_from_an_end().filter(|(count, _)| *count < known.len())?;
        let years = known.iter().copied();
        Some(if from_end { years.rev().take(count).collect() } else { years.take(count).collect() })
    }

    /// How many years from an end of all are told, and whether from the last.
    pub(in crate::review::figures) fn years_from_an_end(&self) -> Option<(usize, bool)> {
        let word = |at: usize| self.lower.get(at).map_or("", |(_, word)| word.as_str());
        let words = &LANGUAGE.harledning;
        (0..self.lower.len()).find_map(|at| {
            let (last, first) = (words.sista.contains(word(at)), words.forsta.contains(word(at)));
            let before = at.checked_sub(1).and_then(|at| self.number_at(at)).map(|number| (number, at + 1));
            let (number, years) =
                before.or_else(|| Some((self.number_at(at + 1)?, at + 2))).filter(|_| last || first)?;
            let of_years = is_years(word(years)) || LANGUAGE.sifferord.aren.contains(word(years));
            usize::try_from(number).ok().filter(|count| of_years && *count > 1).map(|count| (count, last))
        })
    }

    /// The values that a piece names, or else the sentence: of each column by itself.
    fn mark_dimensions(&self, book: &Book<'_>, piece: &Range<usize>, alone: bool) -> Vec<Dimension> {
        let named = |stretch: &Range<usize>| {
            let text = self.text[stretch.clone()].to_lowercase();
            book.named(&text, &self.words_in(stretch))
        };
        // "är tre, fördelade på ett webbinarium och ett årsmöte": what the number is made up of narrows nothing.
        let end = self.where_parts_begin(piece.start).max(piece.end);
        let (inner, outer) = (named(piece), named(&(self.range.start..end)));
        let counted_in = book.has_amounts() && self.counts_items_in(book);
        let dimensions = outer.into_iter().map(|(column, all)| {
            let inside = inner.get(&column);
            let marks = inside.unwrap_or(&all);
            let listed = marks.iter().all(|mark| mark.listed);
            // "Att kostnaden 2018 blev 68 400 kr beror på resorna": all of the year.
            // "på plats eller på länk": any of them.
            let either = marks.len() > 1 && self.has(&[LANGUAGE.smaord.eller]);
            let loose = inside.is_none() || !alone || !listed || book.has_amounts() || either;
            let mut choices = self.choices(book, marks, &all);
            if counted_in {
                choices.extend(some_of(book, column));
            }
            Dimension { choices, loose }
        });
        dimensions.collect()
    }

    /// Where a word after a byte says what a number is made up of, or the end of the sentence.
    pub(super) fn where_parts_begin(&self, at: usize) -> usize {
        let parts = self.lower.iter().find(|(range, word)| range.start > at && LANGUAGE.fordelat.contains(word));
        parts.map_or(self.range.end, |(range, _)| range.start)
    }

    /// All of some values together, each of them, and what they leave.
    pub(super) fn choices(&self, book: &Book<'_>, marks: &[&Mark], all: &[&Mark]) -> Vec<Reach> {
        let whole = book.rows();
        let reach = |marks: &[&Mark]| {
            let rows: Rows = marks.iter().flat_map(|mark| mark.rows.iter().copied()).collect();
            Reach { rows: &rows & whole, what: marks.iter().map(|mark| mark.value.clone()).collect() }
        };
        let mut choices = vec![reach(marks)];
        if marks.len() > 1 {
            choices.extend(marks.iter().map(|mark| reach(&[mark])));
        }
        if all.len() > marks.len() {
            choices.push(reach(all));
        }
        if self.has_any(&LANGUAGE.harledning.utom) || self.has_any(&LANGUAGE.kvar) {
            let rests: Vec<Reach> =
                choices.iter().map(|choice| Reach { rows: whole - &choice.rows, what: choice.what.clone() }).collect();
            choices.extend(rests);
        }
        choices
    }

    /// Where no time is named, none of one year is meant.
    pub(super) fn leave_out_years(&self, book: &Book<'_>, reaches: &mut Vec<Reach>) {
        if book.has_years() && self.years().is_empty() && !self.orders_times() {
            let of_year = |what: &String| what.len() == 4 && what.parse::<i32>().is_ok();
            reaches.retain(|reach| !reach.what.iter().any(of_year));
        }
    }

    /// Whether the sentence bounds or orders times, or tells of each.
    fn orders_times(&self) -> bool {
        self.has_any(&LANGUAGE.harledning.granser) || self.has_any(&LANGUAGE.harledning.ordning) || self.tells_rate()
    }

    /// Whether the sentence speaks of everything together.
    pub(super) fn is_summed_up(&self) -> bool {
        let phrase = |phrase: &String| self.small().contains(phrase.as_str());
        self.has_any(&LANGUAGE.summor)
            || self.has_any(&LANGUAGE.hela_tiden)
            || LANGUAGE.harledning.allt_som_allt.iter().any(phrase)
    }
}

/// The rows of any of the values of a column, where they are few: "med resor" may leave another out.
fn some_of(book: &Book<'_>, column: usize) -> Vec<Reach> {
    let marks: Vec<&Mark> = book.marks.iter().filter(|mark| mark.column == column).collect();
    if marks.len() > FEW {
        return Vec::new();
    }
    let whole = book.rows();
    let some = |set: usize| {
        let inside = marks.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, mark)| mark);
        let rows: Rows = inside.clone().flat_map(|mark| mark.rows.iter().copied()).collect();
        Reach { rows: &rows & whole, what: inside.map(|mark| mark.value.clone()).collect() }
    };
    (1..1 << marks.len()).map(some).collect()
}

impl Reach {
    pub(super) fn of_years(book: &Book<'_>, years: &BTreeSet<i32>) -> Self {
        let (first, last) = (years.first().copied().unwrap_or_default(), years.last().copied().unwrap_or_default());
        let what = if first == last { first.to_string() } else { format!("{first}–{last}") };
        Self { rows: book.of_years(years), what: vec![what] }
    }

    fn within(&self, other: &Self) -> Self {
        let what = self.what.iter().chain(&other.what).cloned().collect();
        Self { rows: &self.rows & &other.rows, what }
    }
}
