//! What an item cost in the year beside an amount, and by how much all changed from one year to another.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::review::figures::derived::Derived;
use crate::review::figures::derived::books::{Book, Rows};
use crate::review::figures::derived::marks::Mark;
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// A year stands at most so many words from its amount.
const NEAR: usize = 4;

impl Sentence<'_> {
    /// Amounts of an item and a year that the sheet has otherwise.
    pub(super) fn direct_costs(&self, derived: &Derived<'_>) -> Vec<Slip> {
        let Some(book) = derived.books.iter().find(|book| book.has_amounts()) else { return Vec::new() };
        let amounts = self.money();
        let other = amounts.is_empty()
            || self.leaves_out()
            || self.has_any(&LANGUAGE.sifferord.nekar_alls)
            || self.has_any(&LANGUAGE.raknade_med)
            || self.is_shared_on_others()
            || self.has_any(&LANGUAGE.skillnaden)
            || self.opens_with_of();
        if let Some(slip) = self.mean_told(book) {
            return vec![slip];
        }
        if other || self.tells_average() {
            return Vec::new();
        }
        if let Some(slip) = self.change_told(book).or_else(|| self.added_told()) {
            return vec![slip];
        }
        // Together with others, counted in, or apart from others.
        let summed = self.has_any(&LANGUAGE.summor)
            || self.has_any(&LANGUAGE.direkt.vardera)
            || self.changes_before(&amounts)
            || self.has_any(&LANGUAGE.harledning.raknar_ihop)
            || self.has_any(&LANGUAGE.harledning.utom) && !self.ends_with_no_other_year()
            || self.counts_in()
            || self.counts_items_in(book);
        if summed {
            return Vec::new();
        }
        amounts.iter().filter_map(|amount| self.item_of_year(book, amount)).collect()
    }

    /// "och inget annat år": what the other years had is nothing.
    fn ends_with_no_other_year(&self) -> bool {
        let words = self.words();
        let [.., none, other, year] = words.as_slice() else { return false };
        let others = words.iter().filter(|word| LANGUAGE.harledning.utom.contains(word) && *word != other);
        LANGUAGE.ingen.contains(none)
            && LANGUAGE.harledning.annan.contains(other)
            && LANGUAGE.is_of_time(year)
            && others.filter(|word| !self.is_item_word(word)).count() == 0
    }

    /// "Posten övrigt": what is left over is an item of its own.
    fn is_item_word(&self, word: &str) -> bool {
        LANGUAGE.harledning.kallas.values().any(|forms| forms.iter().any(|form| form == word))
    }

    /// "Resorna till 2019 års möte gick på 9 500 kr", "8 500 kr i resor 2019 och 7 400 kr 2022", "första gången 2019 med 3 600 kr".
    fn item_of_year(&self, book: &Book<'_>, (reading, typed): &(&Reading, Decimal)) -> Option<Slip> {
        let clause = self.piece(reading.range.start);
        let words = self.words_in(&clause);
        let before = self.before(reading.range.start);
        let led = before == LANGUAGE.smaord.fran || before == LANGUAGE.smaord.till;
        if led || self.is_quoted(&reading.range) || self.is_bound(&reading.range) {
            return None;
        }
        // What was paid as a fee, and whether it was, other rules hold against the sheet.
        let column = book.marks.iter().filter(|mark| mark.listed).map(|mark| mark.column).min()?;
        let items = |words: &[&str]| -> Vec<&Mark> {
            let own = book.marks.iter().filter(|mark| mark.column == column);
            own.filter(|mark| words.iter().any(|word| mark.is_kind(word))).collect()
        };
        let (inner, outer) = (items(&words), items(&self.words()));
        let item = match (inner.as_slice(), outer.as_slice()) {
            ([item], _) | ([], [item]) if !item.value.contains(LANGUAGE.avgiftsord.as_str()) => *item,
            _ => return None,
        };
        let year = self.year_beside(book, &reading.range).or_else(|| {
            let years = self.years_in(&clause);
            years.first().copied().filter(|_| years.len() == 1 && self.years_in(&self.range).len() == 1)
        })?;
        if self.is_bounded_by(year) {
            return None;
        }
        if !book.years().contains(&year) {
            return None;
        }
        let of_item = &item.rows & book.rows();
        let rows = &of_item & &book.of_years(&BTreeSet::from([year]));
        let known = book.paid(&rows);
        // Where the year has none of it, the amount is of another year.
        let of_another =
            rows.is_empty() && !book.paid_by_year(&of_item).values().any(|paid| paid.normalize() == *typed);
        let all = book.paid(&book.of_years(&BTreeSet::from([year])));
        if of_another || self.allows(reading, *typed, known) || self.allows(reading, *typed, all) {
            return None;
        }
        let what = format!("{}, {}, {year}", book.spec.blad, item.value);
        Some(self.amount_slip(reading, known, what, book.place()))
    }

    /// Whether a word before the last amount, or in its clause, tells of a change, a budget or a part.
    fn changes_before(&self, amounts: &[(&Reading, Decimal)]) -> bool {
        let Some((last, _)) = amounts.last() else { return false };
        let end = self.piece(last.range.start).end;
        self.words_in(&(self.range.start..end)).iter().any(|word| LANGUAGE.direkt.andrat.contains(word))
    }

    /// "Sedan 2021", "före 2021": a year that stands for others.
    fn is_bounded_by(&self, year: i32) -> bool {
        let year = year.to_string();
        self.lower.windows(2).any(|pair| {
            pair[1].1 == year && LANGUAGE.harledning.granser.contains(&pair[0].1) && pair[0].1 != LANGUAGE.smaord.till
        })
    }

    /// The year that stands beside an amount: "7 400 kr 2022", "2019 med 3 600 kr", "2 100 kr det första året".
    fn year_beside(&self, book: &Book<'_>, amount: &Range<usize>) -> Option<i32> {
        let piece = self.piece(amount.start);
        let near = |range: Range<usize>| self.words_in(&range).len() < NEAR;
        let years = || self.readings.iter().filter_map(|reading| Some((&reading.range, reading.year()?)));
        let amounts = self.money();
        let parted = |range: &Range<usize>| amounts.iter().any(|(other, _)| range.contains(&other.range.start));
        let after: Vec<(&str, usize)> = self
            .lower
            .iter()
            .filter(|(range, _)| range.start >= amount.end && range.end <= piece.end)
            .map(|(range, word)| (word.as_str(), range.start))
            .take(NEAR)
            .collect();
        let ordered = after.windows(2).find_map(|pair| {
            let of_year = pair[1].0 == LANGUAGE.smaord.aret;
            let (first, last) =
                (LANGUAGE.harledning.forsta.contains(pair[0].0), LANGUAGE.harledning.sista.contains(pair[0].0));
            let known = book.years();
            if of_year && first { known.first().copied() } else { known.last().copied().filter(|_| of_year && last) }
        });
        let next = || {
            years().find(|(range, _)| {
                range.start >= amount.end
                    && piece.contains(&range.start)
                    && near(amount.end..range.start)
                    && !parted(&(amount.end..range.start))
            })
        };
        let all = self.years_in(&self.range).len();
        let before = || {
            years().rfind(|(range, _)| {
                range.end <= amount.start && piece.contains(&range.start) && near(range.end..amount.start)
            })
        };
        ordered
            .or_else(|| next().map(|(_, year)| year))
            .or_else(|| before().filter(|_| all == 1 || all == amounts.len()).map(|(_, year)| year))
    }

    /// "Från 2022 till 2023 växte kostnaden med 14 000 kr": by how much the years differ.
    fn change_told(&self, book: &Book<'_>) -> Option<Slip> {
        let amounts = self.money();
        let [(reading, typed)] = amounts.as_slice() else { return None };
        let words = self.words();
        let clause = self.piece(reading.range.start);
        let years = self.years_in(&clause);
        let mut told = years.iter().copied();
        let (Some(first), Some(second), None) = (told.next(), told.next(), told.next()) else { return None };
        if !years.is_subset(book.years()) {
            return None;
        }
        let from = words.windows(2).any(|pair| pair[0] == LANGUAGE.smaord.fran && pair[1] == first.to_string());
        let to = words.windows(2).any(|pair| pair[0] == LANGUAGE.smaord.till && pair[1] == second.to_string());
        let led = self.led_by(reading, LANGUAGE.smaord.med) && self.has_any(&LANGUAGE.direkt.andrat);
        if !(from && to && led) {
            return None;
        }
        let rows = self.rows_of_items(book, &clause);
        let paid = |year: i32| book.paid(&(&rows & &book.of_years(&BTreeSet::from([year]))));
        let known = (paid(first) - paid(second)).abs();
        (!self.allows(reading, *typed, known)).then(|| {
            let what = format!("{}, {first}–{second}", book.spec.blad);
            self.amount_slip(reading, known, what, book.place())
        })
    }

    /// The rows of any of what a clause names, or all where it names nothing.
    pub(super) fn rows_of_items(&self, book: &Book<'_>, clause: &Range<usize>) -> Rows {
        let named = book.named(&self.text[clause.clone()].to_lowercase(), &self.words_in(clause));
        let items: Rows = named.into_values().flatten().flat_map(|mark| mark.rows.iter().copied()).collect();
        if items.is_empty() { book.rows().clone() } else { &items & book.rows() }
    }
}
