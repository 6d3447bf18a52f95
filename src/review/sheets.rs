//! G30: rows of sheets that cannot be meant so: the same row twice, an amount of another size than the others or below zero (a fact's
//! too), money in thousands, times that end before they begin, a title whose years are not its columns', and a year without the row
//! that others have. Rules on a kind's own sheets are data of the kind.

mod grid;
mod series;
mod thousands;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Review;
use super::language_data::LANGUAGE;
use super::readings::Numeral;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Row, Table, Value};
use crate::place::{CellPlace, Place};
use crate::templates::{TableSpec, ValueType};

/// So many amounts at least say which size is usual.
const FEWEST: usize = 3;

/// An amount so many times the usual one, or so small a part of it, is of another size.
const OTHER_SIZE: i64 = 9;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    negative_facts(review, findings);
    for spec in &review.templates.arendetyp.tabeller {
        let Some(table) = review.case.tables.get(&spec.namn) else { continue };
        let period = super::figures::period(review);
        let has_moved = grid::moved(spec, table, findings)
            || period.is_some_and(|period| series::moved_in_grid(period, spec, table, findings));
        // Two members of a board have rows that say the same; what happened in a year has one, and so has what has a name of its own.
        let has_years = || spec.kolumner.iter().any(|column| column.typ == ValueType::Ar);
        if !has_moved && (has_years() || has_names(review, spec)) {
            doubled(table, findings);
        }
        let amounts = spec.kolumner.iter().enumerate().filter(|(_, column)| column.typ == ValueType::Belopp);
        for (index, column) in amounts {
            let by = spec.kolumner.iter().enumerate().filter(|(_, other)| other.typ == ValueType::Val);
            let by: Vec<usize> = by.map(|(index, _)| index).collect();
            if may_not_be_negative(column.minst) {
                negative(table, index, &by, findings);
                all_negative(table, index, &column.rubrik, findings);
            }
            if let Some(first) = by.first().filter(|_| !has_moved) {
                sizes(table, index, &[*first], findings);
                sizes(table, index, &by, findings);
            }
        }
        for (index, column) in spec.kolumner.iter().enumerate().filter(|(_, column)| column.typ == ValueType::Heltal) {
            year_for_number(table, index, &column.rubrik, findings);
        }
        reversed(review, spec, table, findings);
        if let Some(period) = period.filter(|_| !has_moved) {
            series::gaps(period, spec, table, findings);
            series::gap_in_grid(period, spec, table, findings);
        }
        thousands::review(review, spec, table, findings);
    }
}

/// Whether the kind of case says that a column has proper names.
fn has_names(review: &Review<'_>, spec: &TableSpec) -> bool {
    let kind = &review.templates.arendetyp;
    let is_named = |name: &&String| name.strip_prefix(&spec.namn).is_some_and(|rest| rest.starts_with('.'));
    kind.egennamn.iter().chain(&kind.benamningar).any(|name| is_named(&name))
}

/// Where the kind of case says that there are numbers below zero, one is nothing to wonder at.
fn may_not_be_negative(least: Option<Decimal>) -> bool {
    least.is_none_or(|least| least >= Decimal::ZERO)
}

/// Amounts below zero among the facts.
fn negative_facts(review: &Review<'_>, findings: &mut Diagnostics) {
    for spec in review.templates.arendetyp.fakta.iter().filter(|spec| may_not_be_negative(spec.minst)) {
        let Some(fact) = review.case.facts.get(&spec.namn).and_then(Option::as_ref) else { continue };
        let below = matches!(fact.value, Value::Amount(amount) if amount < Decimal::ZERO);
        if below {
            let problem = Diagnostic::warning(message!(codes::AMOUNT_NEGATIVE, varde = fact.value));
            findings.push(problem.at_all(fact.places.iter().take(1).cloned().collect()));
        }
    }
}

/// Rows below each other that stand in a sheet before as well, in the same order: by their indices.
struct Repeated {
    first: usize,
    again: usize,
    length: usize,
}

/// Rows that say the same in every cell. Several that have been pasted again are told together.
fn doubled(table: &Table, findings: &mut Diagnostics) {
    for Repeated { first, again, length } in repeated(table) {
        let cells = table.rows[again].values.iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
        let problem = match length {
            1 => message!(codes::ROW_REPEATED, rad = cells.join(", ")),
            _ => message!(codes::ROWS_REPEATED, antal = length),
        };
        let rows = |from: usize| spanning(table.place(from, 0), table.place(from + length - 1, 0));
        findings.push(Diagnostic::warning(problem).at(rows(again)).at(rows(first)));
    }
}

fn repeated(table: &Table) -> Vec<Repeated> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut found: Vec<Repeated> = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        if row.values.iter().flatten().count() < 2 {
            continue;
        }
        let key = format!("{:?}", row.values);
        let Some(first) = seen.get(&key).copied() else {
            seen.insert(key, index);
            continue;
        };
        match found.last_mut() {
            Some(run) if run.again + run.length == index && run.first + run.length == first => run.length += 1,
            _ => found.push(Repeated { first, again: index, length: 1 }),
        }
    }
    found
}

/// From one cell to another.
fn spanning(first: Place, last: Place) -> Place {
    match (first, last) {
        (Place::Cells(first), Place::Cells(last)) => Place::Cells(CellPlace { last: last.last, ..first }),
        (first, _) => first,
    }
}

/// A number that is a year, where the others of the column are small.
fn year_for_number(table: &Table, column: usize, heading: &str, findings: &mut Diagnostics) {
    let number = |index: usize| match table.rows.get(index)?.values.get(column)? {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    let all: Vec<(usize, i64)> = (0..table.rows.len()).filter_map(|index| Some((index, number(index)?))).collect();
    // Where a year is the only one that is not small, all others are.
    if all.len() < FEWEST || all.iter().filter(|(_, number)| *number >= 500).count() != 1 {
        return;
    }
    for (index, year) in all.iter().filter(|(_, number)| (1990..2100).contains(number)) {
        let problem = message!(codes::YEAR_FOR_NUMBER, varde = *year, rubrik = heading);
        findings.push(Diagnostic::warning(problem).at(table.place(*index, column)));
    }
}

fn amount(table: &Table, row: usize, column: usize) -> Option<Decimal> {
    match table.rows.get(row)?.values.get(column)? {
        Some(Value::Amount(amount)) => Some(*amount),
        _ => None,
    }
}

/// Below zero, where no other cell of the row says that something came back.
fn negative(table: &Table, column: usize, by: &[usize], findings: &mut Diagnostics) {
    // A column where others are below zero too is of what comes in as well.
    let below = |index: &usize| amount(table, *index, column).is_some_and(|value| value < Decimal::ZERO);
    if table.rows.len() < FEWEST || (0..table.rows.len()).filter(below).count() != 1 {
        return;
    }
    for (index, row) in table.rows.iter().enumerate() {
        let Some(value) = amount(table, index, column).filter(|value| *value < Decimal::ZERO) else { continue };
        if says_that_it_comes_in(row) {
            continue;
        }
        let others: Vec<(usize, Decimal)> = of_same(table, index, column, by);
        let finding = match others[..] {
            [(other, amount)] => {
                let problem = message!(codes::AMOUNT_SIGNS, ena = Value::Amount(amount), andra = Value::Amount(value));
                Diagnostic::warning(problem).at(table.place(other, column))
            }
            _ => Diagnostic::warning(message!(codes::AMOUNT_NEGATIVE, varde = Value::Amount(value))),
        };
        findings.push(finding.at(table.place(index, column)));
    }
}

/// The other amounts of what a row has by its certain values, as the first of these says.
fn of_same(table: &Table, row: usize, column: usize, by: &[usize]) -> Vec<(usize, Decimal)> {
    let item = |row: usize| by.first().and_then(|by| table.rows.get(row)?.values.get(*by)?.as_ref());
    let own = item(row);
    let is_same = |other: &usize| *other != row && own.is_some() && item(*other) == own;
    (0..table.rows.len())
        .filter(is_same)
        .filter_map(|other| Some((other, amount(table, other, column)?)))
        .filter(|(_, value)| *value > Decimal::ZERO)
        .collect()
}

/// A column whose amounts are all below zero, where not every row says that something came back: the program that the sheet
/// comes from writes a cost as what is gone.
fn all_negative(table: &Table, column: usize, heading: &str, findings: &mut Diagnostics) {
    let amounts = (0..table.rows.len()).filter_map(|index| Some((index, amount(table, index, column)?)));
    let known: Vec<(usize, Decimal)> = amounts.filter(|(_, amount)| !amount.is_zero()).collect();
    let is_said = |(index, _): &(usize, Decimal)| table.rows.get(*index).is_some_and(says_that_it_comes_in);
    let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else { return };
    if known.len() < 2 || known.iter().any(|(_, amount)| *amount > Decimal::ZERO) || known.iter().all(is_said) {
        return;
    }
    let problem = message!(codes::AMOUNTS_NEGATIVE, rubrik = heading);
    findings.push(Diagnostic::warning(problem).at(spanning(table.place(*first, column), table.place(*last, column))));
}

/// Whether a cell of a row says that something came back.
fn says_that_it_comes_in(row: &Row) -> bool {
    row.values.iter().flatten().any(|value| match value {
        Value::Text(text) => LANGUAGE.kommer_in.iter().any(|word| text.to_lowercase().contains(word.as_str())),
        _ => false,
    })
}

/// An amount ten or a thousand times the usual one of its item, or as much less.
fn sizes(table: &Table, column: usize, by: &[usize], findings: &mut Diagnostics) {
    let mut groups: BTreeMap<Vec<String>, Vec<(usize, Decimal)>> = BTreeMap::new();
    for (index, row) in table.rows.iter().enumerate() {
        let value = |by: &usize| row.values.get(*by).and_then(Option::as_ref);
        let item = by.iter().map(|by| value(by).map(ToString::to_string).unwrap_or_default()).collect();
        let value = amount(table, index, column).filter(|value| *value > Decimal::ZERO);
        groups.entry(item).or_default().extend(value.map(|value| (index, value)));
    }
    for group in groups.values() {
        let mut sorted: Vec<Decimal> = group.iter().map(|(_, value)| *value).collect();
        sorted.sort();
        for (index, value) in group {
            // The others of the group in their order, without sorting them for each.
            let own = sorted.partition_point(|other| other < value);
            let other = |at: usize| sorted.get(at + usize::from(at >= own)).copied();
            let count = sorted.len() - 1;
            let Some(usual) = other(count / 2) else { continue };
            // Two others must agree on what is usual.
            let agree = count + 1 >= FEWEST
                && other(0).zip(other(count - 1)).is_some_and(|(low, high)| high <= low * Decimal::from(4));
            let factor = Decimal::from(OTHER_SIZE);
            let place = table.place(*index, column);
            let is_told = || {
                let mut own = findings.iter().filter(|finding| finding.code == codes::AMOUNT_SIZE);
                own.any(|finding| finding.places.first() == Some(&place))
            };
            if agree && (*value >= usual * factor || *value * factor <= usual) && !is_told() {
                let problem =
                    message!(codes::AMOUNT_SIZE, varde = Value::Amount(*value), vanligt = Value::Amount(usual));
                findings.push(Diagnostic::warning(problem).at(place));
            }
        }
    }
}

/// From and to of a row, and the years of its title.
fn reversed(review: &Review<'_>, spec: &TableSpec, table: &Table, findings: &mut Diagnostics) {
    let (Some(from), Some(to)) = (table.column("fran"), table.column("till")) else { return };
    let title = spec.kolumner.iter().position(|column| column.namn == "titel");
    for (index, row) in table.rows.iter().enumerate() {
        let cell = |column: usize| row.values.get(column).and_then(Option::as_ref);
        let (Some(first), Some(last)) = (cell(from), cell(to)) else { continue };
        let later = match (first, last) {
            (Value::Year(first), Value::Year(last)) => first > last,
            (Value::Date(first), Value::Date(last)) => first > last,
            _ => false,
        };
        if later {
            let problem = message!(codes::ENDS_BEFORE, till = last, fran = first);
            findings.push(Diagnostic::finding(problem).at(table.place(index, to)).at(table.place(index, from)));
            continue;
        }
        let Some(Value::Text(text)) = title.and_then(cell) else { continue };
        let period = review.reader.readings(text, &[]).into_iter().find_map(|reading| match reading.numerals[0].0 {
            Numeral::Period(first, last) => Some((reading.range, first, last)),
            _ => None,
        });
        if let (Some((range, one, other)), Value::Year(first), Value::Year(last)) = (period, first, last)
            && (one, other) != (*first, *last)
        {
            let problem = message!(codes::TITLE_YEARS, text = &text[range], fran = first, till = last);
            let places = [title.map(|title| table.place(index, title)), Some(table.place(index, from))];
            findings.push(Diagnostic::warning(problem).at_all(places.into_iter().flatten().collect()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::model::Value;
    use crate::review::testing::{Changed, rows, set};

    fn codes(change: fn(&mut crate::model::Case)) -> Vec<String> {
        Changed { case: change, ..Changed::default() }.messages("G30")
    }

    #[test]
    fn rows_that_cannot_be_are_told() {
        assert_eq!(codes(|_| {}), [""; 0]);
        let twice = codes(|case| {
            let row = rows(case, "kostnader")[0].clone();
            rows(case, "kostnader").push(row);
        });
        assert_eq!(twice.len(), 1, "{twice:?}");
        let below = codes(|case| set(case, "kostnader", 0, "belopp", Some(Value::Amount((-5).into()))));
        assert_eq!(below.len(), 1, "{below:?}");
    }

    #[test]
    fn a_column_below_zero_is_told_once() {
        fn lowered(case: &mut crate::model::Case) {
            for row in 0..rows(case, "kostnader").len() {
                set(case, "kostnader", row, "belopp", Some(Value::Amount((-5 - row as i64).into())));
            }
        }
        let told = codes(lowered);
        assert_eq!(told.len(), 1, "{told:?}");
        let said = codes(|case| {
            lowered(case);
            for row in 0..rows(case, "kostnader").len() {
                set(case, "kostnader", row, "post", Some(Value::Text("återbetalning".to_owned())));
            }
        });
        assert!(said.is_empty(), "{said:?}");
        let some = codes(|case| {
            lowered(case);
            set(case, "kostnader", 0, "belopp", Some(Value::Amount(5.into())));
        });
        assert!(some.is_empty(), "a column of what comes in as well: {some:?}");
    }

    #[test]
    fn a_fact_below_zero_is_told() {
        let below = codes(|case| {
            let fact =
                Arc::make_mut(&mut case.facts).get_mut("kostnad.arlig").and_then(Option::as_mut).expect("the cost");
            fact.value = Value::Amount((-5).into());
        });
        assert_eq!(below.len(), 1, "{below:?}");
    }
}
