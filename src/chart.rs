//! The numbers of a chart: written alike, each with the cells it comes from, and their sums.

use rust_decimal::Decimal;

use crate::document::{Bar, Cell, Series};
use crate::model::with_decimals;
use crate::place::Place;

/// A number of a chart before it is written.
#[derive(Debug, Clone)]
pub(crate) struct Counted {
    /// The number, none where there is none.
    pub number: Option<Decimal>,
    /// Its cells.
    pub sources: Vec<Place>,
    /// Whether there is one that is not known, so that no sum is known of which it is a part. Where nothing was counted, or only
    /// what may be left out and is, a number is merely not given.
    pub is_lost: bool,
}

/// What a chart has in the place of a number that is not there; Typst's word for it.
pub(crate) const NO_NUMBER: &str = "none";

/// What a table and a chart in words have there.
pub(crate) const NOTHING: &str = "–";

/// How a number is written with so many decimals.
pub(crate) type Writing<'w> = &'w dyn Fn(Decimal, u32) -> String;

/// Series as a reader sees them, and the sum of each category. All numbers are written with as many decimals.
pub(crate) fn series(
    counted: Vec<(Cell, Vec<Counted>)>,
    decimals: u32,
    written: Writing<'_>,
) -> (Vec<Series>, Vec<Cell>) {
    let shown = |number: Option<Decimal>, sources: Vec<Place>| {
        Cell::Value(number.map_or_else(|| NOTHING.to_owned(), |number| written(number, decimals)), sources)
    };
    let categories = counted.iter().map(|(_, numbers)| numbers.len()).max().unwrap_or(0);
    let totals = (0..categories).map(|category| {
        let of_category = || counted.iter().filter_map(|(_, numbers)| numbers.get(category));
        let sources = of_category().flat_map(|counted| counted.sources.iter().cloned()).collect();
        shown(sum(of_category()), sources)
    });
    let totals = totals.collect();
    let bar = |Counted { number, sources, .. }: Counted| Bar {
        value: number.map_or_else(|| NO_NUMBER.to_owned(), |number| number.normalize().to_string()),
        shown: shown(number, sources),
    };
    let series =
        |(name, numbers): (Cell, Vec<Counted>)| Series { name, numbers: numbers.into_iter().map(bar).collect() };
    (counted.into_iter().map(series).collect(), totals)
}

/// The sum of what has been counted; none where there is nothing, or where one is lost: what is known of the others is no sum.
pub(crate) fn sum<'c>(counted: impl Iterator<Item = &'c Counted>) -> Option<Decimal> {
    let known = counted.filter(|counted| counted.is_lost || counted.number.is_some()).map(|counted| counted.number);
    known.reduce(|sum, number| Some(sum? + number?)).flatten()
}

/// The decimals of some numbers: those of öre where there are any.
pub(crate) fn decimals<'n>(numbers: impl Iterator<Item = &'n Decimal>) -> u32 {
    let mut numbers = numbers;
    if numbers.any(|number| !number.fract().is_zero()) { 2 } else { 0 }
}

/// A number as tables and charts write it in a language with the program's own marks.
pub(crate) fn written(number: Decimal, decimals: u32) -> String {
    with_decimals(&number, decimals)
}
