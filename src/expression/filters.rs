//! The filters and tests that an expression may use; it has these and no others. `templates/README.md`
//! explains them to those who write rules.

mod periods;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::value::{Rest, Value as Jinja, ValueOrKwargs};
use minijinja::{Environment, Error, ErrorKind, State, filters};
use rust_decimal::Decimal;

use super::exact::nothing;
use super::log::Log;
use super::{exact, objects};
use crate::message::{Message, message};
use crate::model;
use crate::reasons::{self, Reason};

/// The names of the filters that are added here.
pub(super) const FILTERS: [&str; 28] = [
    "alla_ar",
    "andel",
    "ar",
    "ar_som_galler",
    "avrundad",
    "avrundad_ned",
    "avrundad_upp",
    "galler",
    "kronor",
    "length",
    "list",
    "map",
    "max",
    "medel",
    "median",
    "min",
    "minst",
    "namner",
    "okad",
    "plus_ar",
    "rejectattr",
    "selectattr",
    "senaste",
    "storst",
    "summa",
    "summa_per",
    "unique",
    "utan",
];

/// How many arguments the filters take, at least and at most; what is not here takes none.
pub(super) const ARGUMENTS: [(&str, usize, usize); 23] = [
    ("andel", 1, 1),
    ("ar_som_galler", 1, 1),
    ("avrundad", 0, 1),
    ("avrundad_ned", 0, 1),
    ("avrundad_upp", 0, 1),
    ("dar", 1, 1),
    ("galler", 1, 1),
    ("map", 1, usize::MAX),
    ("medel", 0, 1),
    ("median", 0, 1),
    ("minst", 0, 1),
    ("namner", 1, 1),
    ("okad", 1, 1),
    ("plus_ar", 1, 1),
    ("rejectattr", 1, 3),
    ("selectattr", 1, 3),
    ("senaste", 1, 1),
    ("storst", 0, 1),
    ("summa", 0, 1),
    ("summa_per", 2, 2),
    ("unique", 0, usize::MAX),
    ("utan", 1, 1),
    ("varje", 1, 1),
];

/// The names of the tests.
pub(super) const TESTS: [&str; 8] = ["en_av", "eq", "ge", "gt", "le", "lt", "ne", "none"];

/// Adds them all.
pub(super) fn add(environment: &mut Environment<'static>, log: &Arc<Log>) {
    environment.add_filter("length", filters::length);
    environment.add_filter("list", filters::list);
    environment.add_filter("selectattr", filters::selectattr);
    environment.add_filter("rejectattr", filters::rejectattr);
    environment.add_filter("map", mapped);
    environment.add_filter("unique", filters::unique);
    environment.add_filter("min", |list: Jinja| extreme(&list, None, "min", Ordering::Less));
    environment.add_filter("max", |list: Jinja| extreme(&list, None, "max", Ordering::Greater));
    environment.add_filter("summa", sum_of_column);
    environment.add_filter("summa_per", sums_by);
    environment.add_filter("storst", |rows: Jinja, column: Option<String>| {
        extreme(&rows, column.as_deref(), "storst", Ordering::Greater)
    });
    environment.add_filter("minst", |rows: Jinja, column: Option<String>| {
        extreme(&rows, column.as_deref(), "minst", Ordering::Less)
    });
    environment.add_filter("median", median);
    environment.add_filter("medel", mean);
    environment.add_filter("andel", share);
    environment.add_filter("okad", increased);
    environment.add_filter("avrundad", |number: Jinja, step: Option<Jinja>| {
        to_step(&number, step, |steps| exact::rounded(steps, 0))
    });
    environment.add_filter("avrundad_upp", |number: Jinja, step: Option<Jinja>| to_step(&number, step, |s| s.ceil()));
    environment.add_filter("avrundad_ned", |number: Jinja, step: Option<Jinja>| to_step(&number, step, |s| s.floor()));
    environment.add_filter("ar", |date: Jinja| of_text(&date, periods::year));
    environment
        .add_filter("plus_ar", |date: Jinja, years: i64| of_text(&date, |date| periods::plus_years(date, years)));
    environment.add_filter("alla_ar", periods::all_years);
    environment.add_filter("ar_som_galler", periods::years_in_force);
    environment.add_filter("galler", periods::in_force);
    let log = log.clone();
    environment.add_filter("senaste", move |rows: Jinja, column: String| latest(&rows, &column, &log));
    environment.add_filter("utan", without);
    environment.add_filter("namner", mentions);
    environment.add_filter("kronor", kronor);
    environment.add_test("none", |value: Jinja| value.is_none() || value.is_undefined());
    environment.add_test("en_av", one_of);
}

/// `rows | summa('column')`, or of a list of numbers `list | summa`: what is empty counts as nothing. There is no sum where a number of
/// the column cannot be worked out.
fn sum_of_column(rows: Jinja, column: Option<String>) -> Result<Jinja, Error> {
    column_values(&rows, column.as_deref(), "summa")?.map_or(Ok(Jinja::UNDEFINED), total)
}

/// The sum of numbers: whole where all are.
fn total(values: Vec<Jinja>) -> Result<Jinja, Error> {
    let mut total = Decimal::ZERO;
    let is_whole = values.iter().all(Jinja::is_integer);
    for value in values {
        total = total.checked_add(exact::required(&value)?).ok_or_else(|| invalid(message!(reasons::OPERATION)))?;
    }
    Ok(exact::back(total, is_whole))
}

/// The values of a column, or of a list, that are given; none where one of them is lost, so that nothing can be said of all.
fn column_values(rows: &Jinja, column: Option<&str>, filter: &str) -> Result<Option<Vec<Jinja>>, Error> {
    let mut values = Vec::new();
    for row in items(rows, filter)? {
        let (value, is_lost) = match column {
            Some(column) => (attribute(&row, column)?, objects::is_lost(&row, column)),
            None => (row.clone(), row.is_undefined()),
        };
        if is_lost {
            return Ok(None);
        }
        values.extend((!value.is_none()).then_some(value));
    }
    Ok(Some(values))
}

/// `rows | summa_per('ar', 'belopp')`: for each value of the first column, in order, the sum of the second, as a list of
/// `{varde, summa}`.
fn sums_by(rows: Jinja, key: String, column: String) -> Result<Jinja, Error> {
    let mut sums: BTreeMap<Jinja, (Vec<Jinja>, bool)> = BTreeMap::new();
    for row in items(&rows, "summa_per")? {
        let value = attribute(&row, &column)?;
        let (values, is_lost) = sums.entry(attribute(&row, &key)?).or_default();
        *is_lost |= objects::is_lost(&row, &column);
        values.extend((!value.is_none()).then_some(value));
    }
    let entry = |(key, (values, is_lost))| {
        let sum = if is_lost { Jinja::from(()) } else { total(values)? };
        Ok(Jinja::from_pairs([("varde", key), ("summa", sum)]))
    };
    sums.into_iter().map(entry).collect::<Result<Vec<_>, Error>>().map(Jinja::from)
}

/// `rows | storst('column')`, `list | minst`: the greatest or the least value; undefined where there is none, or one is lost.
fn extreme(rows: &Jinja, column: Option<&str>, filter: &str, wanted: Ordering) -> Result<Jinja, Error> {
    let mut found: Option<Jinja> = None;
    for value in column_values(rows, column, filter)?.unwrap_or_default() {
        if found.as_ref().is_none_or(|found| exact::order(&value, found) == wanted) {
            found = Some(value);
        }
    }
    Ok(found.unwrap_or(Jinja::UNDEFINED))
}

/// `rows | median('column')`: the number in the middle, or between the two that are; undefined as the greatest is.
fn median(rows: Jinja, column: Option<String>) -> Result<Jinja, Error> {
    let values = column_values(&rows, column.as_deref(), "median")?.unwrap_or_default();
    let mut numbers = values.iter().map(exact::required).collect::<Result<Vec<_>, _>>()?;
    numbers.sort_unstable();
    let is_whole = values.iter().all(Jinja::is_integer);
    let middle = numbers.len() / 2;
    Ok(match numbers.get(middle) {
        None => Jinja::UNDEFINED,
        Some(number) if numbers.len() % 2 == 1 => exact::back(*number, is_whole),
        Some(number) => exact::back((*number + numbers[middle - 1]) / Decimal::TWO, is_whole),
    })
}

/// `rows | medel('column')`: the mean; undefined as the greatest is.
fn mean(rows: Jinja, column: Option<String>) -> Result<Jinja, Error> {
    let values = column_values(&rows, column.as_deref(), "medel")?.unwrap_or_default();
    let count = Decimal::from(values.len());
    let sum = exact::required(&total(values)?)?;
    Ok(sum.checked_div(count).map_or(Jinja::UNDEFINED, exact::jinja))
}

/// `part | andel(whole)`: its percent; undefined when the whole is nothing or less.
fn share(part: Jinja, whole: Jinja) -> Result<Jinja, Error> {
    if let Some(nothing) = nothing(&[&part, &whole]) {
        return Ok(nothing);
    }
    let whole = exact::required(&whole)?;
    let hundredfold = exact::required(&part)?.checked_mul(Decimal::ONE_HUNDRED);
    if whole <= Decimal::ZERO {
        return Ok(Jinja::UNDEFINED);
    }
    Ok(hundredfold.and_then(|part| part.checked_div(whole)).map_or(Jinja::UNDEFINED, exact::jinja))
}

/// `number | okad(2.7)`: so many percent more.
fn increased(number: Jinja, percent: Jinja) -> Result<Jinja, Error> {
    if let Some(nothing) = nothing(&[&number, &percent]) {
        return Ok(nothing);
    }
    let factor = exact::required(&percent)? / Decimal::ONE_HUNDRED + Decimal::ONE;
    let increased = exact::required(&number)?.checked_mul(factor);
    increased.map(exact::jinja).ok_or_else(|| invalid(message!(reasons::OPERATION)))
}

/// `number | avrundad`, `number | avrundad(10)`, `number | avrundad(0.5)`: the nearest whole step, halves away from zero.
fn to_step(number: &Jinja, step: Option<Jinja>, round: fn(Decimal) -> Decimal) -> Result<Jinja, Error> {
    if let Some(nothing) = nothing(&[number]) {
        return Ok(nothing);
    }
    let step = step.map_or(Ok(Decimal::ONE), |step| exact::required(&step))?;
    let steps = exact::required(number)?.checked_div(step).filter(|_| step > Decimal::ZERO);
    let steps = steps.ok_or_else(|| invalid(message!(reasons::OPERATION)))?;
    Ok(exact::back(round(steps) * step, true))
}

/// What a filter of texts gives, of what is not there nothing.
fn of_text<T: Into<Jinja>>(value: &Jinja, give: impl FnOnce(String) -> Result<T, Error>) -> Result<Jinja, Error> {
    let text = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    nothing(&[value]).map_or_else(|| give(text()).map(Into::into), Ok)
}

/// `rows | map(attribute='column')`: minijinja's own, in which a number that is lost is undefined.
fn mapped(state: &mut State<'_, '_>, rows: Jinja, arguments: Rest<ValueOrKwargs>) -> Result<Vec<Jinja>, Error> {
    let named = arguments.iter().find_map(|argument| argument.get_attr("attribute").ok());
    let column = named.as_ref().and_then(Jinja::as_str).map(str::to_owned);
    let all: Vec<Jinja> = items(&rows, "map")?.collect();
    let mut found = filters::map(state, rows, arguments)?;
    for (value, row) in found.iter_mut().zip(&all) {
        if column.as_ref().is_some_and(|column| objects::is_lost(row, column)) {
            *value = Jinja::UNDEFINED;
        }
    }
    Ok(found)
}

/// `rows | senaste('ar')`: the rows with the greatest value of a column. Where one is lost nothing is known to be the latest.
fn latest(rows: &Jinja, column: &str, log: &Log) -> Result<Vec<Jinja>, Error> {
    let mut found: Vec<Jinja> = Vec::new();
    let mut greatest: Option<Jinja> = None;
    for row in items(rows, "senaste")? {
        if objects::is_lost(&row, column) {
            log.left_out();
        }
        let value = attribute(&row, column)?;
        let order = greatest.as_ref().map_or(Ordering::Greater, |greatest| exact::order(&value, greatest));
        if order.is_gt() {
            found.clear();
            greatest = Some(value);
        }
        if order.is_ge() {
            found.push(row);
        }
    }
    Ok(found)
}

/// `list | utan(other)`: what is not in the other list.
fn without(list: Jinja, other: Jinja) -> Result<Vec<Jinja>, Error> {
    let other: BTreeSet<Jinja> = items(&other, "utan")?.collect();
    Ok(items(&list, "utan")?.filter(|item| !other.contains(item)).collect())
}

/// `texts | namner(['utse', 'utses'])`: whether one of the words stands in one of the texts, in upper or lower case.
fn mentions(texts: Jinja, words: Vec<String>) -> Result<bool, Error> {
    let words: BTreeSet<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let has = |text: &str| {
        let lower = text.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(word))
    };
    Ok(items(&texts, "namner")?.any(|text| text.as_str().is_some_and(has)))
}

/// `amount | kronor`: an amount as text, `115 000 kr`.
fn kronor(amount: Jinja) -> Result<Jinja, Error> {
    if let Some(nothing) = nothing(&[&amount]) {
        return Ok(nothing);
    }
    let amount = model::Value::Amount(exact::rounded(exact::required(&amount)?, 2));
    Ok(Jinja::from(format!("{amount}\u{a0}kr")))
}

/// `x is en_av(['a', 'b'])`: whether it is one of the texts, in upper or lower case.
fn one_of(value: Jinja, texts: Vec<String>) -> bool {
    let value = value.as_str().map(|text| text.trim().to_lowercase());
    value.is_some_and(|value| texts.iter().any(|text| text.to_lowercase() == value))
}

/// A column of a row. One that is missing has been logged, and what the filter gives does not matter then.
fn attribute(row: &Jinja, name: &str) -> Result<Jinja, Error> {
    let value = row.get_attr(name)?;
    if value.is_undefined() { Err(invalid(message!(reasons::NAME_UNKNOWN, varde = name))) } else { Ok(value) }
}

fn items(list: &Jinja, filter: &str) -> Result<minijinja::value::ValueIter, Error> {
    if list.is_undefined() {
        return Err(invalid(message!(reasons::NOTHING_BEFORE, varde = filter)));
    }
    list.try_iter()
}

fn invalid(reason: Message) -> Error {
    Error::new(ErrorKind::InvalidOperation, Reason::from(reason).to_string())
}
