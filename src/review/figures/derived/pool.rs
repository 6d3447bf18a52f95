//! Several amounts of a sentence about what the case's own costs: the one that neither the facts nor the sheet nor the others give.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, Rows, number};
use crate::review::figures::{Sentence, Slip};
use crate::review::language_data::LANGUAGE;
use crate::review::openers::is_definite;
use crate::review::readings::Reading;

/// Of more amounts than these some are of anything.
const MOST: usize = 4;

/// An amount so many times smaller than any that is known is one of something else.
const SMALL: i64 = 2;

/// A comma and a space stand before a piece.
const AHEAD: usize = 3;

/// Parts of a year in which a fee may be paid.
const PARTS: [i64; 4] = [2, 3, 4, 12];

/// An average may be rounded by one of so many parts.
const ROUNDED: i64 = 200;

impl Sentence<'_> {
    /// "Avgiften är 38 500 kr, att jämföra med 33 000 kr när inriktningen antogs": of several amounts one is known to nobody.
    pub(super) fn derived_amount_of_several(&self, derived: &Derived<'_>) -> Option<Slip> {
        let book = derived.books.iter().find(|book| book.has_amounts())?;
        let amounts = self.money();
        let budget = |(_, word): &(Range<usize>, String)| word.starts_with(LANGUAGE.smaord.budget);
        if !(2..=MOST).contains(&amounts.len())
            || !self.is_of_own_costs(book)
            || self.is_of_one_thing()
            || self.lower.iter().any(budget)
            || self.has(&[LANGUAGE.smaord.hade])
        {
            return None;
        }
        let known = known(derived, book);
        let least = known.iter().next().copied()?;
        let most = known.iter().next_back().copied()?;
        let mut unknown = Vec::new();
        for (at, (reading, typed)) in amounts.iter().enumerate() {
            let reaches = self.reaches(book, &reading.range, false)?;
            let told = reaches.iter().any(|reach| self.allows(reading, *typed, book.paid(&reach.rows)));
            let others: Vec<Decimal> =
                amounts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, (_, amount))| *amount).collect();
            // "148 000 kr och faktureras kvartalsvis med 37 000 kr".
            let in_parts = PARTS.iter().any(|parts| known.contains(&(*typed * Decimal::from(*parts)).normalize()));
            let is_known = told
                || in_parts
                || known.iter().any(|known| self.allows(reading, *typed, *known))
                || self.is_mean(book, (reading, *typed))
                || self.is_of_others(&known, &others, (reading, *typed));
            if !is_known {
                unknown.push((*reading, *typed));
            }
        }
        let [(reading, typed)] = unknown.as_slice() else { return None };
        let other_size = *typed * Decimal::from(SMALL) < least || *typed > most;
        if other_size || !self.is_own_piece(book, &reading.range) || self.is_of_other_time_or_kind(&reading.range) {
            return None;
        }
        if self.is_quoted(&reading.range) || self.is_bound(&reading.range) || self.is_first_of_all(&reading.range) {
            return None;
        }
        // "sänks från 25 000 till 20 000 kr", "växte med 12 300 kr": a change is held against its own ends.
        let small = &LANGUAGE.smaord;
        let changed = self.has_any(&LANGUAGE.stiger) || self.has_any(&LANGUAGE.faller);
        let is_end =
            |reading: &Reading| [small.fran, small.till, small.med].iter().any(|lead| self.led_by(reading, lead));
        if changed && amounts.iter().any(|(reading, _)| is_end(reading)) {
            return None;
        }
        // "8 500 kr över genomsnittet", "1 200–1 500 kr": a distance, and the end of a span.
        if self.is_over_another(reading.range.end) || self.is_of_span(reading) {
            return None;
        }
        let nearest = known.iter().copied().min_by_key(|known| (*known - *typed).abs())?;
        Some(self.amount_slip(reading, nearest, book.spec.blad.clone(), book.place()))
    }

    /// Whether an amount is the sum or the difference of others that the sentence has, or of one of these and one that is known; or some
    /// times another: "46 000 kr om året i tre år, sammanlagt 138 000 kr", "tolv mätare à 1 500 kr".
    pub(super) fn is_of_others(
        &self,
        known: &BTreeSet<Decimal>,
        others: &[Decimal],
        (reading, typed): (&Reading, Decimal),
    ) -> bool {
        let fits = |amount: Decimal| self.allows(reading, typed, amount);
        let pair = |one: Decimal, other: Decimal| fits(one + other) || fits((one - other).abs());
        let sum: Decimal = others.iter().copied().sum();
        let is_times = |one: &Decimal| {
            let (less, more) = if *one < typed { (*one, typed) } else { (typed, *one) };
            more.checked_rem(less).is_some_and(|rest| rest.is_zero())
        };
        fits(sum)
            || others.iter().any(is_times)
            || others.iter().any(|one| others.iter().chain(known).any(|other| one != other && pair(*one, *other)))
    }

    /// Whether an amount is what all, or an item, has cost a year on average.
    fn is_mean(&self, book: &Book<'_>, (reading, typed): (&Reading, Decimal)) -> bool {
        let near = |rows: &Rows| {
            let mean = book.paid(rows).checked_div(number(book.years().len()));
            mean.is_some_and(|mean| {
                let rounded = (mean - typed).abs() * Decimal::from(ROUNDED) <= mean;
                rounded || self.allows(reading, typed, mean)
            })
        };
        near(book.rows()) || book.marks.iter().filter(|mark| mark.listed).any(|mark| near(&(&mark.rows & book.rows())))
    }

    /// "var först 25 000 kr": what was before all that is known.
    fn is_first_of_all(&self, amount: &Range<usize>) -> bool {
        let piece = self.piece(amount.start);
        self.words_in(&piece)
            .iter()
            .any(|word| LANGUAGE.harledning.inte_sa.contains(word) || LANGUAGE.harledning.ordning.contains(word))
    }

    /// Whether nothing but what the case has words for is named in the piece of an amount: "och hyran 30 000 kr" has a thing of its own.
    fn is_own_piece(&self, book: &Book<'_>, amount: &Range<usize>) -> bool {
        let piece = self.piece(amount.start);
        let is_known = |word: &&str| {
            !is_definite(word)
                || LANGUAGE.is_of_costs(word)
                || LANGUAGE.is_of_time(word)
                || LANGUAGE.egna.contains(word)
                || LANGUAGE.kommunen.contains(word)
                || LANGUAGE.organisationen.contains(word)
                || LANGUAGE.harledning.betalat.contains(word)
                || LANGUAGE.summor.contains(word)
                || self.kinds.iter().any(|kind| word.starts_with(kind.as_str()))
                || book.marks.iter().any(|mark| mark.is_kind(word))
        };
        // "Vad mätarna kostade, 140 000 kr": what an amount between commas is of stands before it.
        let before = self.piece(piece.start.saturating_sub(AHEAD));
        let bare = self.words_in(&(piece.start..amount.start)).is_empty();
        let whole = if bare && before.start < piece.start { before.start..piece.end } else { piece };
        self.words_in(&whole).iter().all(is_known)
    }
}

/// What facts say, and what the sheet has for every year, every item, each item of each year, and all.
pub(super) fn known(derived: &Derived<'_>, book: &Book<'_>) -> BTreeSet<Decimal> {
    let all = book.rows();
    let years: Vec<Rows> = book.years().iter().copied().map(|year| book.of_years(&BTreeSet::from([year]))).collect();
    let items: Vec<Rows> = book.marks.iter().filter(|mark| mark.listed).map(|mark| &mark.rows & all).collect();
    let both = years.iter().flat_map(|year| items.iter().map(move |item| year & item));
    let sets = both.chain(years.iter().cloned()).chain(items.iter().cloned()).chain([all.clone()]);
    let paid = sets.map(|rows| book.paid(&rows)).filter(|amount| !amount.is_zero());
    paid.chain(derived.amounts.iter().copied()).map(|amount| amount.normalize()).collect()
}
