//! The numbers of a chart: written alike, each with the cells it comes from, and their sums.

use rust_decimal::Decimal;

use crate::document::{Bar, Cell, Series};
use crate::model::with_decimals;
use crate::place::Place;

/// A number of a chart before it is written, none where there is none, and its cells.
pub(crate) type Counted = (Option<Decimal>, Vec<Place>);

/// What a chart has in the place of a number that is not there; Typst's word for it.
pub(crate) const NO_NUMBER: &str = "none";

/// What a table and a chart in words have there.
pub(crate) const NOTHING: &str = "–";

/// Series as a reader sees them, and the sum of each category. All numbers are written with as many decimals.
pub(crate) fn series(counted: Vec<(Cell, Vec<Counted>)>, decimals: u32) -> (Vec<Series>, Vec<Cell>) {
    let shown = |number: Option<Decimal>, sources: Vec<Place>| {
        Cell::Value(number.map_or_else(|| NOTHING.to_owned(), |number| written(number, decimals)), sources)
    };
    let categories = counted.iter().map(|(_, numbers)| numbers.len()).max().unwrap_or(0);
    let totals = (0..categories).map(|category| {
        let of_category = || counted.iter().filter_map(|(_, numbers)| numbers.get(category));
        let sources = of_category().flat_map(|(_, sources)| sources.iter().cloned()).collect();
        shown(sum(of_category().map(|(number, _)| *number)), sources)
    });
    let totals = totals.collect();
    let bar = |(number, sources): Counted| Bar {
        value: number.map_or_else(|| NO_NUMBER.to_owned(), |number| number.normalize().to_string()),
        shown: shown(number, sources),
    };
    let series =
        |(name, numbers): (Cell, Vec<Counted>)| Series { name, numbers: numbers.into_iter().map(bar).collect() };
    (counted.into_iter().map(series).collect(), totals)
}

/// The sum of what has been counted; none where there is nothing, or where a number that was to be counted is not known. Where no cell was
/// to be counted there is nothing to know.
pub(crate) fn sum_of_counted<'c>(counted: impl Iterator<Item = &'c Counted>) -> Option<Decimal> {
    sum(counted.filter(|(number, sources)| number.is_some() || !sources.is_empty()).map(|(number, _)| *number))
}

/// The sum of some numbers; none where there are none, or where one of them is not there: what is known of the others is no sum.
pub(crate) fn sum(numbers: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    numbers.reduce(|sum, number| Some(sum? + number?)).flatten()
}

/// The decimals of some numbers: those of öre where there are any.
pub(crate) fn decimals<'n>(numbers: impl Iterator<Item = &'n Decimal>) -> u32 {
    let mut numbers = numbers;
    if numbers.any(|number| !number.fract().is_zero()) { 2 } else { 0 }
}

/// A number as tables and charts write it.
pub(crate) fn written(number: Decimal, decimals: u32) -> String {
    with_decimals(&number, decimals)
}
