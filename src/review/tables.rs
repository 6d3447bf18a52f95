//! What the case's sheets count and cost, as prose may speak of it: by the names of sheets and the values of their columns.

use rust_decimal::Decimal;

use super::Review;
use crate::model::{Row, Table, Value};
use crate::place::Place;
use crate::templates::{TableSpec, ValueType};

/// A sheet whose rows happen in a year.
pub(super) struct Countable<'a> {
    spec: &'a TableSpec,
    table: &'a Table,
    year: usize,
    /// Stem of the sheet's own name: `aktivitet`.
    own: String,
}

/// What a noun stands for: all rows, or those with a value in a column.
pub(super) enum Noun<'a> {
    /// Any row.
    Row,
    /// Rows with this value in a column.
    Valued(usize, &'a str),
}

impl<'a> Countable<'a> {
    /// The sheets with years and with columns of values.
    pub(super) fn all(review: &Review<'a>) -> Vec<Self> {
        let specs = review.templates.arendetyp.tabeller.iter();
        let made = specs.filter_map(|spec| {
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            let year = table.column("ar")?;
            let named = spec.kolumner.iter().any(|column| column.namn == "namn");
            let own =
                spec.namn.strip_suffix("er").or_else(|| spec.namn.strip_suffix("ar")).unwrap_or(&spec.namn).to_owned();
            named.then_some(Self { spec, table, year, own })
        });
        made.collect()
    }

    /// What a noun stands for in this sheet.
    pub(super) fn meant(&self, noun: &str) -> Option<Noun<'a>> {
        if noun.starts_with(&self.own) {
            return Some(Noun::Row);
        }
        self.values()
            .find(|(_, value)| noun.starts_with(stem(value)) && noun.len() >= value.len().saturating_sub(2))
            .map(|(column, value)| Noun::Valued(column, value))
    }

    /// Every allowed value of the columns of values.
    fn values(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let columns = self.spec.kolumner.iter().enumerate().filter(|(_, column)| column.typ == ValueType::Val);
        columns.flat_map(|(index, column)| column.varden.iter().map(move |value| (index, value.as_str())))
    }

    /// How many rows are meant in a year or in all, by the values that the sentence has too; with what they are.
    pub(super) fn count(
        &self,
        year: Option<i32>,
        noun: &Noun<'_>,
        words: &[&str],
    ) -> Option<(i64, String, Option<Place>)> {
        let mut wanted: Vec<(usize, &str)> = match noun {
            Noun::Row => Vec::new(),
            Noun::Valued(column, value) => vec![(*column, value)],
        };
        for (column, value) in self.values() {
            let named = words.iter().any(|word| word.starts_with(stem(value)) && value.len() > 4);
            match wanted.iter().find(|(other, _)| *other == column) {
                None if named => wanted.push((column, value)),
                Some((_, other)) if named && *other != value => return None,
                _ => {}
            }
        }
        let rows = self.table.rows.iter().filter(|row| {
            let right_year = year.is_none_or(|year| year_of(row, self.year) == Some(year));
            right_year && wanted.iter().all(|(column, value)| is_value(row, *column, value))
        });
        let count = i64::try_from(rows.count()).ok()?;
        let mut what: Vec<String> = vec![self.spec.blad.clone()];
        what.extend(wanted.iter().map(|(_, value)| (*value).to_owned()));
        what.extend(year.map(|year| year.to_string()));
        let known_year =
            year.is_none_or(|year| self.table.rows.iter().any(|row| year_of(row, self.year) == Some(year)));
        known_year.then(|| (count, what.join(", "), self.table.column_place(self.year)))
    }
}

/// A value without the letters that inflection changes.
fn stem(value: &str) -> &str {
    value.strip_suffix("um").or_else(|| value.strip_suffix('e')).unwrap_or(value)
}

fn year_of(row: &Row, column: usize) -> Option<i32> {
    match row.values.get(column)? {
        Some(Value::Year(year)) => Some(*year),
        _ => None,
    }
}

fn is_value(row: &Row, column: usize, value: &str) -> bool {
    matches!(row.values.get(column), Some(Some(Value::Text(text))) if text == value)
}

/// The sheet of costs: a year, an item and an amount.
pub(super) struct Priced<'a> {
    spec: &'a TableSpec,
    table: &'a Table,
    year: usize,
    amount: usize,
}

impl<'a> Priced<'a> {
    /// The first sheet with years and amounts.
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        review.templates.arendetyp.tabeller.iter().find_map(|spec| {
            let amount = spec.kolumner.iter().position(|column| column.typ == ValueType::Belopp)?;
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            Some(Self { spec, table, year: table.column("ar")?, amount })
        })
    }

    /// Whether a sentence speaks of costs.
    pub(super) fn speaks(&self, words: &[&str]) -> bool {
        let costs = [
            "kostade",
            "kostnad",
            "betalade",
            "utfall",
            "uppgick",
            "utgift",
            "avgift",
            "kostnaderna",
            "kostnaden",
            "betalat",
        ];
        words.iter().any(|word| {
            costs.iter().any(|cost| word.starts_with(cost)) || self.items().any(|item| word.starts_with(stem(item)))
        })
    }

    /// The allowed items.
    fn items(&self) -> impl Iterator<Item = &'a str> {
        let column = self.spec.kolumner.iter().find(|column| column.typ == ValueType::Val);
        column.into_iter().flat_map(|column| column.varden.iter().map(String::as_str)).filter(|item| item.len() > 4)
    }

    /// What a year has cost: the item that the sentence names, else all of it; the first is the one to tell.
    pub(super) fn amount(&self, year: i32, words: &[&str]) -> Option<(Vec<Decimal>, String, Option<Place>)> {
        let item_column = self.spec.kolumner.iter().position(|column| column.typ == ValueType::Val)?;
        let named: Vec<&str> =
            self.items().filter(|item| words.iter().any(|word| word.starts_with(stem(item)))).collect();
        let rows: Vec<&Row> = self.table.rows.iter().filter(|row| year_of(row, self.year) == Some(year)).collect();
        if rows.is_empty() || named.len() > 1 {
            return None;
        }
        let value = |row: &&Row| match row.values.get(self.amount) {
            Some(Some(Value::Amount(amount))) => Some(*amount),
            _ => None,
        };
        let all: Decimal = rows.iter().filter_map(value).sum();
        let mut what = vec![self.spec.blad.clone()];
        what.extend(named.first().map(|item| (*item).to_owned()));
        what.push(year.to_string());
        let known = match named.first() {
            Some(item) => vec![rows.iter().filter(|row| is_value(row, item_column, item)).filter_map(value).sum()],
            None => std::iter::once(all).chain(rows.iter().filter_map(value)).collect(),
        };
        let known: Vec<Decimal> = known.into_iter().map(|amount: Decimal| amount.normalize()).collect();
        Some((known, what.join(", "), self.table.column_place(self.amount)))
    }
}
