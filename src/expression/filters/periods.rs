//! Days, years and terms in expressions: the filters that ask when.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use minijinja::Error;
use minijinja::value::Value as Jinja;

use super::{attribute, invalid, items};
use crate::message::message;
use crate::reasons;

/// The years that a case can have, so that no list of years is longer.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=2999;

/// `date | ar`: the year of a date or a month.
pub(super) fn year(date: String) -> Result<i64, Error> {
    date.split('-')
        .next()
        .and_then(|year| year.parse().ok())
        .ok_or_else(|| invalid(message!(reasons::NO_DATE, varde = date)))
}

/// `date | plus_ar(3)`: the same day so many years later; 29 February becomes 28 February where it must.
pub(super) fn plus_years(date: String, years: i64) -> Result<String, Error> {
    let day =
        NaiveDate::parse_from_str(&date, "%Y-%m-%d").map_err(|_| invalid(message!(reasons::NO_DATE, varde = date)))?;
    let year = day.year() + years.clamp(-2000, 2000) as i32;
    let later = day.with_year(year).or_else(|| day.with_day(28).and_then(|day| day.with_year(year)));
    Ok(later.unwrap_or(day).to_string())
}

/// `fakta.period | alla_ar`: every year from the group's `fran` to its `till`.
pub(super) fn all_years(period: Jinja) -> Result<Vec<i64>, Error> {
    let (from, to) = bounds(&period)?;
    Ok((from..=to).collect())
}

/// `rows | ar_som_galler(fakta.period)`: the years of the period in which some row, whose columns `fran` and `till` are
/// dates, is in force; an empty `till` is open.
pub(super) fn years_in_force(rows: Jinja, period: Jinja) -> Result<Vec<i64>, Error> {
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
pub(super) fn in_force(rows: Jinja, day: String) -> Result<Vec<Jinja>, Error> {
    let mut found = Vec::new();
    for row in items(&rows, "galler")? {
        let (from, to) = term(&row)?;
        if from <= day && to.is_none_or(|to| day <= to) {
            found.push(row);
        }
    }
    Ok(found)
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
