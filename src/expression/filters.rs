//! The filters and tests that an expression may use; it has these and no others. `templates/medlemskap/arendetyp.toml`
//! explains them to those who write rules.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use minijinja::value::Value as Jinja;
use minijinja::{Environment, Error, ErrorKind, filters, tests};
use rust_decimal::Decimal;

use crate::message::{Message, message};
use crate::model;
use crate::reasons::{self, Reason};

/// The years that a case can have, so that no list of years is longer.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=2999;

/// Adds them all.
pub(super) fn add(environment: &mut Environment<'static>) {
    environment.add_filter("length", filters::length);
    environment.add_filter("list", filters::list);
    environment.add_filter("selectattr", filters::selectattr);
    environment.add_filter("rejectattr", filters::rejectattr);
    environment.add_filter("map", filters::map);
    environment.add_filter("unique", filters::unique);
    environment.add_filter("min", filters::min);
    environment.add_filter("max", filters::max);
    environment.add_filter("summa", sum_of_column);
    environment.add_filter("summa_per", sums_by);
    environment.add_filter("andel", share);
    environment.add_filter("ar", year);
    environment.add_filter("plus_ar", plus_years);
    environment.add_filter("alla_ar", all_years);
    environment.add_filter("ar_som_galler", years_in_force);
    environment.add_filter("galler", in_force);
    environment.add_filter("senaste", latest);
    environment.add_filter("utan", without);
    environment.add_filter("namner", mentions);
    environment.add_filter("kronor", kronor);
    environment.add_test("eq", tests::is_eq);
    environment.add_test("ne", tests::is_ne);
    environment.add_test("lt", tests::is_lt);
    environment.add_test("gt", tests::is_gt);
    environment.add_test("none", tests::is_none);
    environment.add_test("en_av", one_of);
}

/// `rows | summa('column')`: cells that are empty count as nothing.
fn sum_of_column(rows: Jinja, column: String) -> Result<Jinja, Error> {
    let mut total: i128 = 0;
    for row in items(&rows, "summa")? {
        total += amount(&row, &column)?;
    }
    Ok(whole(total))
}

/// `rows | summa_per('ar', 'belopp')`: for each value of the first column, in order, the sum of the second, as a list of
/// `{varde, summa}`.
fn sums_by(rows: Jinja, key: String, column: String) -> Result<Jinja, Error> {
    let mut sums: BTreeMap<Jinja, i128> = BTreeMap::new();
    for row in items(&rows, "summa_per")? {
        *sums.entry(attribute(&row, &key)?).or_default() += amount(&row, &column)?;
    }
    let entry = |(key, sum)| Jinja::from_pairs([("varde", key), ("summa", whole(sum))]);
    Ok(sums.into_iter().map(entry).collect())
}

/// `part | andel(whole)`: whole percent, halves rounded up; undefined when the whole is nothing.
fn share(part: i64, whole: i64) -> Jinja {
    if whole <= 0 {
        return Jinja::UNDEFINED;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    i64::try_from((200 * part + whole).div_euclid(2 * whole)).map_or(Jinja::UNDEFINED, Jinja::from)
}

/// `date | ar`: the year of a date or a month.
fn year(date: String) -> Result<i64, Error> {
    date.split('-')
        .next()
        .and_then(|year| year.parse().ok())
        .ok_or_else(|| invalid(message!(reasons::NO_DATE, varde = date)))
}

/// `date | plus_ar(3)`: the same day so many years later; 29 February becomes 28 February where it must.
fn plus_years(date: String, years: i64) -> Result<String, Error> {
    let day =
        NaiveDate::parse_from_str(&date, "%Y-%m-%d").map_err(|_| invalid(message!(reasons::NO_DATE, varde = date)))?;
    let year = day.year() + years.clamp(-2000, 2000) as i32;
    let later = day.with_year(year).or_else(|| day.with_day(28).and_then(|day| day.with_year(year)));
    Ok(later.unwrap_or(day).to_string())
}

/// `fakta.period | alla_ar`: every year from the group's `fran` to its `till`.
fn all_years(period: Jinja) -> Result<Vec<i64>, Error> {
    let (from, to) = bounds(&period)?;
    Ok((from..=to).collect())
}

/// `rows | ar_som_galler(fakta.period)`: the years of the period in which some row, whose columns `fran` and `till` are
/// dates, is in force; an empty `till` is open.
fn years_in_force(rows: Jinja, period: Jinja) -> Result<Vec<i64>, Error> {
    let (first, last) = bounds(&period)?;
    let mut years = BTreeSet::new();
    for row in items(&rows, "ar_som_galler")? {
        let (from, to) = term(&row)?;
        let from = year(from)?;
        let to = to.map_or(Ok(last), year)?;
        years.extend(from.max(first)..=to.min(last));
        if years.len() as i64 > last - first {
            break;
        }
    }
    Ok(years.into_iter().collect())
}

/// `rows | galler(date)`: the rows, with dates in the columns `fran` and `till`, that are in force on a day.
fn in_force(rows: Jinja, day: String) -> Result<Vec<Jinja>, Error> {
    let mut found = Vec::new();
    for row in items(&rows, "galler")? {
        let (from, to) = term(&row)?;
        if from <= day && to.is_none_or(|to| day <= to) {
            found.push(row);
        }
    }
    Ok(found)
}

/// `rows | senaste('ar')`: the rows with the greatest value of a column.
fn latest(rows: Jinja, column: String) -> Result<Vec<Jinja>, Error> {
    let mut found: Vec<Jinja> = Vec::new();
    let mut greatest: Option<Jinja> = None;
    for row in items(&rows, "senaste")? {
        let value = attribute(&row, &column)?;
        if greatest.as_ref().is_none_or(|greatest| value > *greatest) {
            found.clear();
            greatest = Some(value.clone());
        }
        if greatest.as_ref() == Some(&value) {
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

/// `ore | kronor`: an amount as text, `115 000 kr`.
fn kronor(ore: i64) -> String {
    format!("{}\u{a0}kr", model::Value::Amount(Decimal::new(ore, 2)))
}

/// `x is en_av(['a', 'b'])`: whether it is one of the texts, in upper or lower case.
fn one_of(value: Jinja, texts: Vec<String>) -> bool {
    let value = value.as_str().map(|text| text.trim().to_lowercase());
    value.is_some_and(|value| texts.iter().any(|text| text.to_lowercase() == value))
}

/// The first and last year of a group with `fran` and `till`.
fn bounds(period: &Jinja) -> Result<(i64, i64), Error> {
    let year = |name| attribute(period, name).and_then(i64::try_from);
    let (from, to) = (year("fran")?, year("till")?);
    if YEARS.contains(&from) && YEARS.contains(&to) {
        Ok((from, to))
    } else {
        Err(invalid(message!(reasons::NO_PERIOD)))
    }
}

/// The first and last day of a row.
fn term(row: &Jinja) -> Result<(String, Option<String>), Error> {
    let day = |value: &Jinja| {
        value.as_str().map(str::to_owned).ok_or_else(|| invalid(message!(reasons::NO_DATE, varde = value)))
    };
    let (from, to) = (attribute(row, "fran")?, attribute(row, "till")?);
    Ok((day(&from)?, if to.is_none() { None } else { Some(day(&to)?) }))
}

/// A column of a row. One that is missing has been logged, and what the filter gives does not matter then.
fn attribute(row: &Jinja, name: &str) -> Result<Jinja, Error> {
    let value = row.get_attr(name)?;
    if value.is_undefined() { Err(invalid(message!(reasons::NAME_UNKNOWN, varde = name))) } else { Ok(value) }
}

fn amount(row: &Jinja, column: &str) -> Result<i128, Error> {
    let cell = attribute(row, column)?;
    if cell.is_none() { Ok(0) } else { i128::try_from(cell) }
}

fn items(list: &Jinja, filter: &str) -> Result<minijinja::value::ValueIter, Error> {
    if list.is_undefined() {
        return Err(invalid(message!(reasons::NOTHING_BEFORE, varde = filter)));
    }
    list.try_iter()
}

fn whole(number: i128) -> Jinja {
    i64::try_from(number).map_or_else(|_| Jinja::from(number), Jinja::from)
}

fn invalid(reason: Message) -> Error {
    Error::new(ErrorKind::InvalidOperation, Reason::from(reason).to_string())
}
