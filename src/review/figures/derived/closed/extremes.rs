//! The year in which most or least was, in sentences of known words: "Dyrast var 2024", "Flest deltagare hade 2021". And amounts that
//! several years are said to have had each.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Known;
use crate::codes;
use crate::message::message;
use crate::review::figures::derived::books::{Book, Rows, number};
use crate::review::figures::derived::marks::Mark;
use crate::review::figures::{Sentence, Slip, is_year};
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::tables::Attended;

/// Years with what each of them has.
type ByYear = Vec<(i32, Decimal)>;

impl Sentence<'_> {
    /// The first year that is told to have most or least, and has not.
    pub(super) fn closed_extreme(&self, known: &Known<'_, '_>) -> Option<Slip> {
        if self.compares_with_another() {
            return None;
        }
        let years = self.readings.iter().filter_map(|reading| match reading.numerals.as_slice() {
            [(Numeral::Year(year), _), ..] => Some((reading.range.clone(), *year)),
            _ => None,
        });
        years.into_iter().find_map(|(range, year)| {
            let clause = self.clause_around(&range);
            let words = self.words_in(&clause);
            let most = words.iter().any(|word| LANGUAGE.hogst.contains(word));
            let least = words.iter().any(|word| LANGUAGE.lagst.contains(word));
            let one = self.readings.iter().filter(|r| clause.contains(&r.range.start) && is_year(r));
            if most == least || one.count() != 1 {
                return None;
            }
            self.extreme_of(known, &words, &clause).and_then(|(book, ways)| {
                let is = |way: &ByYear| is_extreme(way, year, most);
                let told = !ways.is_empty() && book.years().contains(&year) && !ways.iter().any(is);
                let right = extreme_year(ways.first()?, most)?;
                let what = format!("{}, {right}", book.spec.blad);
                let message = message!(codes::FIGURE_PRESENT, text = &self.text[range.clone()], vad = what);
                told.then(|| (range.clone(), message, book.place()))
            })
        })
    }

    /// "mer än 2019", "näst flest": held against something else than all.
    fn compares_with_another(&self) -> bool {
        self.has(&[LANGUAGE.smaord.an]) || self.years_from_an_end().is_some()
    }

    /// The numbers of every year that a clause may mean, in each way in which it may be meant.
    fn extreme_of<'d, 'a>(
        &self,
        known: &'d Known<'_, 'a>,
        words: &[&str],
        clause: &Range<usize>,
    ) -> Option<(&'d Book<'a>, Vec<ByYear>)> {
        let dear = words.iter().any(|word| LANGUAGE.dyrast.contains(word) || LANGUAGE.is_of_costs(word));
        let books = || known.derived.books.iter();
        if dear || books().filter(|book| book.has_amounts()).any(|book| !self.values(book, clause).is_empty()) {
            let book = books().find(|book| book.has_amounts())?;
            return Some((book, self.ways_of_costs(book, clause)));
        }
        let attended = known.attended?;
        let book = books().find(|book| book.is_of(attended))?;
        let people = words.iter().any(|word| attended.is_person(word));
        let rows = words.iter().any(|word| book.is_row(word) || book.marks.iter().any(|m| m.listed && m.is_kind(word)));
        match (people, rows) {
            (true, false) => Some((book, vec![self.people_by_year(book, attended, words)])),
            (false, true) => {
                let rows = self.rows_of(book, clause);
                let of = |year: &i32| (*year, number((&book.of_years(&BTreeSet::from([*year])) & &rows).len()));
                Some((book, vec![book.years().iter().map(of).collect()]))
            }
            _ => None,
        }
    }

    /// What each year cost: of what the clause names, else of all, and of each item.
    fn ways_of_costs(&self, book: &Book<'_>, clause: &Range<usize>) -> Vec<ByYear> {
        let named = self.values(book, clause);
        let by_year = |rows: &Rows| -> ByYear { book.paid_by_year(rows).into_iter().collect() };
        if named.is_empty() {
            return vec![by_year(book.rows())];
        }
        vec![by_year(&self.rows_of(book, clause))]
    }

    /// The rows of all values that a clause names.
    fn rows_of(&self, book: &Book<'_>, clause: &Range<usize>) -> Rows {
        self.values(book, clause).values().fold(book.rows().clone(), |rows, marks| {
            let of: Rows = marks.iter().flat_map(|mark: &&Mark| mark.rows.iter().copied()).collect();
            &rows & &of
        })
    }

    fn people_by_year(&self, book: &Book<'_>, attended: &Attended<'_>, words: &[&str]) -> ByYear {
        let units = attended.named(words);
        let of_row = |row: &usize| -> i64 {
            let one = |unit: Option<usize>| attended.of_row(*row, unit).map_or(0, |(number, _)| number);
            if units.is_empty() { one(None) } else { units.iter().map(|unit| one(Some(*unit))).sum() }
        };
        let of_year = |year: &i32| -> i64 { book.of_years(&BTreeSet::from([*year])).iter().map(of_row).sum() };
        book.years().iter().map(|year| (*year, Decimal::from(of_year(year)))).collect()
    }

    /// "Lägst var kostnaden 2020 och 2021: 84 000 kr vartdera året": another amount in one of the years.
    pub(super) fn amount_of_each(
        &self,
        book: &Book<'_>,
        (reading, typed): (&Reading, Decimal),
        stretch: &Range<usize>,
    ) -> Option<Slip> {
        // "lägst 2020 och 2021, med 165 000 kr vartdera året, och högst 2023": those before the amount.
        let inside = |r: &&Reading| stretch.contains(&r.range.start) && r.range.start < reading.range.start;
        let years: BTreeSet<i32> = self.readings.iter().filter(inside).filter_map(Reading::year).collect();
        if years.len() < 2 || !self.has_any(&LANGUAGE.slutna.vardera) || !years.is_subset(book.years()) {
            return None;
        }
        let rows = self.rows_of(book, &self.range);
        let items: Vec<&Rows> = book.marks.iter().filter(|mark| mark.listed).map(|mark| &mark.rows).collect();
        years.iter().find_map(|year| {
            let of_year = &book.of_years(&BTreeSet::from([*year])) & &rows;
            let paid = book.paid(&of_year);
            let fits = |exact: Decimal| self.allows(reading, typed, exact);
            let item = |item: &&Rows| fits(book.paid(&(*item & &of_year)));
            let right = fits(paid) || self.values(book, &self.range).is_empty() && items.iter().any(item);
            (!right).then(|| self.amount_slip(reading, paid, format!("{}, {year}", book.spec.blad), book.place()))
        })
    }
}

fn is_extreme(years: &[(i32, Decimal)], year: i32, most: bool) -> bool {
    let Some((_, own)) = years.iter().find(|(other, _)| *other == year) else { return false };
    years.iter().all(|(_, other)| if most { other <= own } else { other >= own })
}

fn extreme_year(years: &[(i32, Decimal)], most: bool) -> Option<i32> {
    let found = if most { years.iter().max_by_key(|(_, n)| *n) } else { years.iter().min_by_key(|(_, n)| *n) };
    found.map(|(year, _)| *year)
}
