//! Amounts of sentences of known words.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Known;
use crate::review::figures::derived::books::Book;
use crate::review::figures::derived::pool::known as known_amounts;
use crate::review::figures::derived::scope::Reach;
use crate::review::figures::{Sentence, Slip, is_year};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Reading;

/// An average may be rounded by one of so many parts.
const ROUNDED: i64 = 200;

/// An amount so many times smaller than what is known, or larger, is one of something else.
const OTHER_SIZE: i64 = 8;

impl Sentence<'_> {
    /// The first amount that nothing gives.
    pub(super) fn closed_amount(&self, known: &Known<'_, '_>) -> Option<Slip> {
        let book = known.derived.books.iter().find(|book| book.has_amounts())?;
        let amounts = self.money();
        if amounts.is_empty() || !self.is_told_of_costs(book) {
            return None;
        }
        let numbers: Vec<Range<usize>> = amounts.iter().map(|(reading, _)| reading.range.clone()).collect();
        let stretches = self.stretches(&numbers);
        let all: Vec<Decimal> = amounts.iter().map(|(_, amount)| *amount).collect();
        let (mut told, facts) = (amounts.iter().zip(stretches), known_amounts(known.derived, book));
        told.find_map(|((reading, typed), stretch)| {
            let beside = amounts.iter().filter(|(other, _)| other.range != reading.range);
            let others: Vec<Decimal> = beside.map(|(_, amount)| *amount).collect();
            // "46 000 kr om året i tre år, sammanlagt 138 000 kr".
            let by_others = !others.is_empty() && self.is_of_others(&facts, &others, (reading, *typed))
                || self.is_part_of_another(&all, *typed);
            let anchored = !self.points_back() || self.is_timed(&stretch);
            if by_others || !anchored { None } else { self.unknown_amount(known, book, (reading, *typed), &stretch) }
        })
    }

    /// Whether the sentence says itself what its amounts are of, and of when.
    fn is_told_of_costs(&self, book: &Book<'_>) -> bool {
        let item = self.lower.iter().any(|(_, word)| book.marks.iter().any(|mark| mark.listed && mark.is_kind(word)));
        let costs = item || self.lower.iter().any(|(_, word)| LANGUAGE.is_of_costs(word));
        costs || self.earlier.is_empty()
    }

    fn unknown_amount(
        &self,
        known: &Known<'_, '_>,
        book: &Book<'_>,
        (reading, typed): (&Reading, Decimal),
        stretch: &Range<usize>,
    ) -> Option<Slip> {
        if self.is_quoted(&reading.range) || self.is_bound(&reading.range) {
            return None;
        }
        if let Some(slip) = self.amount_of_each(book, (reading, typed), stretch) {
            return Some(slip);
        }
        if self.is_over_another(reading.range.end) {
            return None;
        }
        let with = self.counts_items_in(book) || self.has_any(&LANGUAGE.inraknat) || self.ends_with_with();
        let strict = !self.is_led_by_of(&reading.range) && !with;
        let reaches = self.closed_reaches(book, (stretch, &reading.range), strict)?;
        // "Avgiften var 32 000 kr 2020": what the sheet has of a year, and no fact.
        let dated = strict
            && self.readings.iter().any(|r| is_year(r) && stretch.contains(&r.range.start))
            && !self.values(book, &self.clause_in(stretch, &reading.range)).is_empty()
            && !self.has_any(&LANGUAGE.harledning.utom);
        let possible = match dated {
            true if !self.compares() => reaches.iter().map(|reach| book.paid(&reach.rows)).collect(),
            _ => self.amounts_given(known, book, &reaches),
        };
        let fits =
            |exact: &Decimal| self.allows(reading, typed, *exact) && !self.is_hedged_wrongly(reading, typed, *exact);
        let means = self.averages(book, &reaches);
        let near = |mean: &Decimal| {
            let hedged = self.is_hedged_wrongly(reading, typed, *mean);
            !hedged && (self.allows(reading, typed, *mean) || (*mean - typed).abs() * Decimal::from(ROUNDED) <= *mean)
        };
        if possible.iter().any(fits) || means.iter().any(near) {
            return None;
        }
        let exact = reaches.first()?;
        let paid = book.paid(&exact.rows);
        let average = self.tells_average() || self.tells_rate();
        let shown = means.first().copied().filter(|_| average).unwrap_or(paid).round();
        let size = Decimal::from(OTHER_SIZE);
        let other = shown.is_zero() || typed * size < shown || typed > shown * size;
        (!other).then(|| self.amount_slip(reading, shown, exact.what.join(", "), book.place()))
    }

    /// "när resorna är med": what is counted in.
    fn ends_with_with(&self) -> bool {
        let ends = |end: usize| !self.text[end..self.range.end].trim_start().starts_with(char::is_alphanumeric);
        self.lower.iter().any(|(range, word)| *word == LANGUAGE.smaord.med && ends(range.end))
    }

    /// What an amount may be: what the rows have cost, what facts say, and what these differ by where the sentence compares.
    fn amounts_given(&self, known: &Known<'_, '_>, book: &Book<'_>, reaches: &[Reach]) -> Vec<Decimal> {
        let mut possible = self.possible_amounts(known.derived, book, reaches);
        if self.compares() || self.has(&[LANGUAGE.smaord.mot]) || self.money().len() > 1 {
            let mut told = possible.clone();
            told.extend(reaches.iter().flat_map(|reach| book.paid_by_year(&reach.rows).into_values()));
            possible.extend(told.iter().flat_map(|one| told.iter().map(move |other| (*one - *other).abs())));
        }
        possible
    }
}
