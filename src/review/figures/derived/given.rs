//! What another rule told and the sheets give after all for what the sentence names: a sum that was taken for a mean, what two units have
//! together, a part of an amount that stands beside it. Only what is given to the letter counts, and nothing is looked for farther off.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Derived;
use super::books::{Book, number};
use super::scope::Reach;
use crate::review::figures::Sentence;
use crate::review::language_data::LANGUAGE;
use crate::review::tables::Attended;

impl Sentence<'_> {
    /// Whether a number that does not fit one reading of the sentence is given by another.
    pub(in crate::review::figures) fn is_given(
        &self,
        derived: &Derived<'_>,
        attended: Option<&Attended<'_>>,
        range: &Range<usize>,
    ) -> bool {
        let amounts = self.money();
        if let Some((_, typed)) = amounts.iter().find(|(reading, _)| reading.range == *range) {
            let all: Vec<Decimal> = amounts.iter().map(|(_, amount)| *amount).collect();
            // "32 000 kr 2020 och 32 000 kr 2021": what one of the years has is told of each.
            let twice = all.iter().filter(|amount| *amount == typed).count() > 1;
            if twice && self.years().len() == all.len() {
                return false;
            }
            let book = derived.books.iter().find(|book| book.has_amounts());
            return self.is_part_of_another(&all, *typed)
                || book.is_some_and(|book| self.is_amount_given(book, range, *typed));
        }
        let counted = self.counts_and_ones().iter().find(|(other, _)| other == range);
        let (Some((_, typed)), Some(attended)) = (counted, attended) else { return false };
        let book = derived.books.iter().find(|book| book.is_of(attended));
        book.is_some_and(|book| self.is_number_given(book, attended, (range, *typed)))
    }

    /// "Av de 7 400 kr som resorna kostade avsåg 5 100 kr tåg och 2 300 kr hotell": several amounts that make another one up.
    pub(super) fn is_part_of_another(&self, all: &[Decimal], typed: Decimal) -> bool {
        let (most, sum) = (all.iter().max().copied().unwrap_or_default(), all.iter().copied().sum::<Decimal>());
        all.len() > 2 && typed < most && most + most == sum
    }

    fn is_amount_given(&self, book: &Book<'_>, range: &Range<usize>, typed: Decimal) -> bool {
        let Some(reaches) = self.reaches_alone(book, range) else { return false };
        let paid = |reach: &Reach| book.paid(&reach.rows);
        if self.tells_average() || self.tells_rate() {
            let mean = |reach: &Reach| paid(reach).checked_div(number(book.length(&reach.rows)));
            return reaches.iter().filter_map(mean).any(|mean| mean.round() == typed);
        }
        if self.compares() {
            let years = |reach: &Reach| -> Vec<Decimal> { book.paid_by_year(&reach.rows).into_values().collect() };
            let differs = |years: Vec<Decimal>| match years.as_slice() {
                [first, .., last] => (*first - *last).abs() == typed,
                _ => false,
            };
            return reaches.iter().any(|reach| differs(years(reach)));
        }
        reaches.iter().any(|reach| paid(reach) == typed)
    }

    /// "Tillsammans svarar förvaltning och bolag för 48": those of all the units that the sentence names.
    fn is_number_given(&self, book: &Book<'_>, attended: &Attended<'_>, (range, typed): (&Range<usize>, i64)) -> bool {
        let units: BTreeSet<usize> = attended.named(&self.words()).into_iter().collect();
        let Some(reaches) = self.reaches_alone(book, range) else { return false };
        let of_units = |reach: &Reach, units: &BTreeSet<usize>| -> i64 {
            let one = |row: usize, unit: usize| attended.of_row(row, Some(unit)).map_or(0, |(number, _)| number);
            reach.rows.iter().flat_map(|row| units.iter().map(|unit| one(*row, *unit))).sum()
        };
        let given = |units: &BTreeSet<usize>| reaches.iter().any(|reach| of_units(reach, units) == typed);
        if units.is_empty() {
            // "Polisen kom två gånger. Tre deltaganden.": of the units of the sentence before, together and each.
            let earlier: BTreeSet<usize> = self.units_before(attended).into_iter().collect();
            return given(&earlier) || earlier.iter().any(|unit| given(&BTreeSet::from([*unit])));
        }
        units.len() > 1 && self.has_any(&LANGUAGE.summor) && given(&units)
    }

    /// The units that the sentence before names.
    fn units_before(&self, attended: &Attended<'_>) -> Vec<usize> {
        let earlier = self.text[self.earlier.clone()].to_lowercase();
        let words: Vec<&str> = earlier.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
        attended.named(&words)
    }

    /// "Ackumulerat utfall: 25 000 kr (2021), 53 050 kr (2022)": what came before each year is counted in.
    pub(in crate::review::figures) fn is_cumulative(&self) -> bool {
        !self.years().is_empty() && self.lower.iter().any(|(_, word)| LANGUAGE.tillfalle.lopande.begin(word))
    }
}
