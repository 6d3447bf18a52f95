//! The numbers of a chart: written alike, each with the cells it comes from, and their sums.

use rust_decimal::Decimal;

use crate::document::{Bar, Cell, Phrase, Series};
use crate::model::Value;
use crate::place::Place;

/// A number of a chart before it is written, and its cells.
pub(crate) type Counted = (Decimal, Vec<Place>);

/// Series as a reader sees them, and the sum of each category. Where one number has öre, all are written with them.
pub(crate) fn series(counted: Vec<(Phrase, Vec<Counted>)>) -> (Vec<Series>, Vec<Cell>) {
    let numbers = || counted.iter().flat_map(|(_, numbers)| numbers);
    let with_ore = numbers().any(|(number, _)| !number.fract().is_zero());
    let shown = |number: Decimal, sources: Vec<Place>| Cell::Value(written(number, with_ore), sources);
    let categories = counted.iter().map(|(_, numbers)| numbers.len()).max().unwrap_or(0);
    let totals = (0..categories).map(|category| {
        let of_category = || counted.iter().filter_map(|(_, numbers)| numbers.get(category));
        let sources = of_category().flat_map(|(_, sources)| sources.iter().cloned()).collect();
        shown(of_category().map(|(number, _)| *number).sum(), sources)
    });
    let totals = totals.collect();
    let bar = |(number, sources): Counted| Bar { value: number.normalize().to_string(), shown: shown(number, sources) };
    let series =
        |(name, numbers): (Phrase, Vec<Counted>)| Series { name, numbers: numbers.into_iter().map(bar).collect() };
    (counted.into_iter().map(series).collect(), totals)
}

/// A number as tables and charts write it.
pub(crate) fn written(number: Decimal, with_ore: bool) -> String {
    Value::Amount(number).beside(if with_ore { 2 } else { 0 })
}
