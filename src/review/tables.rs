//! What the case's sheets count and cost, as prose may speak of it: by the names of sheets and the values of their columns.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::Review;
use super::language_data::LANGUAGE;
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

/// The stem of a sheet's name: "rapport" of "Rapporter".
pub(super) fn sheet_stem(sheet: &str) -> String {
    let lower = sheet.to_lowercase();
    let stem = lower.strip_suffix("ing").unwrap_or(&lower);
    let stem = ["er", "ar", "or"].into_iter().find_map(|ending| stem.strip_suffix(ending)).unwrap_or(stem);
    stem.to_owned()
}

impl<'a> Countable<'a> {
    /// The sheets whose rows are things that happened in a year: they have a year and a text, and no amounts or numbers of seats.
    pub(super) fn all(review: &Review<'a>) -> Vec<Self> {
        let specs = review.templates.arendetyp.tabeller.iter();
        let made = specs.filter_map(|spec| {
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            let year = table.column("ar")?;
            let texts = spec.kolumner.iter().any(|column| column.typ == ValueType::Text && column.kravs);
            let figures = spec
                .kolumner
                .iter()
                .any(|column| column.typ == ValueType::Belopp || (column.typ == ValueType::Heltal && column.kravs));
            (texts && !figures).then(|| Self { spec, table, year, own: sheet_stem(&spec.blad) })
        });
        made.collect()
    }

    /// What a noun stands for in this sheet.
    pub(super) fn meant(&self, noun: &str) -> Option<Noun<'a>> {
        let own = self.own.as_str();
        if noun.starts_with(own) || noun.strip_prefix("års").is_some_and(|rest| rest.starts_with(own)) {
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
        let bodies = self.bodies(words);
        let rows = self.table.rows.iter().filter(|row| {
            let right_year = year.is_none_or(|year| year_of(row, self.year) == Some(year));
            let right_body = bodies.is_empty() || bodies.iter().any(|(column, body)| is_text(row, *column, body));
            right_year && right_body && wanted.iter().all(|(column, value)| is_value(row, *column, value))
        });
        let count = i64::try_from(rows.count()).ok()?;
        let mut what: Vec<String> = vec![self.spec.blad.clone()];
        what.extend(wanted.iter().map(|(_, value)| (*value).to_owned()));
        what.extend(bodies.iter().map(|(_, body)| body.clone()));
        what.extend(year.map(|year| year.to_string()));
        let known_year =
            year.is_none_or(|year| self.table.rows.iter().any(|row| year_of(row, self.year) == Some(year)));
        known_year.then(|| (count, what.join(", "), self.table.column_place(self.year)))
    }

    /// The bodies of a column that the sentence names: only rows of theirs are meant.
    fn bodies(&self, words: &[&str]) -> BTreeSet<(usize, String)> {
        let sentence = words.join(" ");
        let mut bodies = BTreeSet::new();
        let texts = self.spec.kolumner.iter().find(|column| column.typ == ValueType::Text && column.kravs);
        let body = texts.filter(|column| column.namn != "namn").and_then(|column| self.table.column(&column.namn));
        let Some(column) = body else { return bodies };
        for row in &self.table.rows {
            if let Some(Some(Value::Text(text))) = row.values.get(column)
                && sentence.contains(&text.to_lowercase())
            {
                bodies.insert((column, text.to_lowercase()));
            }
        }
        bodies
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

fn is_text(row: &Row, column: usize, lower: &str) -> bool {
    matches!(row.values.get(column), Some(Some(Value::Text(text))) if text.to_lowercase() == lower)
}

/// The sheet of costs: a year, an item and an amount.
pub(super) struct Priced<'a> {
    spec: &'a TableSpec,
    year: usize,
    amount: usize,
    /// The rows that were paid, not budgeted.
    rows: Vec<&'a Row>,
    place: Option<Place>,
    /// Every amount that the sheet gives: cells, sums of years and of items, and what facts say.
    known: BTreeSet<Decimal>,
}

impl<'a> Priced<'a> {
    /// The first sheet with years and amounts.
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let mut priced = review.templates.arendetyp.tabeller.iter().find_map(|spec| {
            let amount = spec.kolumner.iter().position(|column| column.typ == ValueType::Belopp)?;
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            let year = table.column("ar")?;
            let budget = |row: &&Row| !row.values.iter().flatten().any(|value| value.to_string() == "budget");
            let rows = table.rows.iter().filter(budget).collect();
            let known = BTreeSet::new();
            Some(Self { spec, year, amount, rows, place: table.column_place(amount), known })
        })?;
        priced.known = priced.given();
        let facts = review.case.facts.values().chain(review.computed.values()).flatten();
        priced.known.extend(facts.filter_map(|fact| match &fact.value {
            Value::Amount(amount) => Some(amount.normalize()),
            _ => None,
        }));
        Some(priced)
    }

    /// The sheet's name.
    pub(super) fn sheet(&self) -> &str {
        &self.spec.blad
    }

    /// Whether a sentence speaks of costs.
    pub(super) fn speaks(&self, words: &[&str]) -> bool {
        // "va-avgiften", "bygglovsavgiften": what others pay for.
        let other = |word: &&str| {
            let fee = word.find(LANGUAGE.avgiftsord.as_str()).is_some_and(|at| at > 0);
            fee && !LANGUAGE.egna_avgifter.iter().any(|start| word.starts_with(start.as_str()))
        };
        if words.iter().any(other) {
            return false;
        }
        words.iter().any(|word| {
            LANGUAGE.kostnadsord.iter().any(|cost| word.starts_with(cost.as_str()))
                || self.items().any(|item| word.starts_with(stem(item)))
        })
    }

    fn item_column(&self) -> Option<usize> {
        self.spec.kolumner.iter().position(|column| column.typ == ValueType::Val)
    }

    /// The allowed items.
    fn items(&self) -> impl Iterator<Item = &'a str> {
        let column = self.spec.kolumner.iter().find(|column| column.typ == ValueType::Val);
        column.into_iter().flat_map(|column| column.varden.iter().map(String::as_str)).filter(|item| item.len() > 4)
    }

    /// The items that a sentence names: "resekostnaderna" and "resor", "avgiften" and "deltagaravgift".
    fn named(&self, words: &[&str]) -> Vec<&'a str> {
        let is = |item: &str, word: &&str| {
            word.starts_with(stem(item))
                || (item.ends_with("or") && word.starts_with(&format!("{}e", &item[..item.len() - 2])))
                || (word.strip_prefix(LANGUAGE.avgiftsord.as_str()).is_some_and(|rest| rest.starts_with('e'))
                    && item.ends_with(LANGUAGE.avgiftsord.as_str()))
        };
        self.items().filter(|item| words.iter().any(|word| is(item, word))).collect()
    }

    fn value(&self, row: &Row) -> Option<Decimal> {
        match row.values.get(self.amount)? {
            Some(Value::Amount(amount)) => Some(*amount),
            _ => None,
        }
    }

    fn sum(&self, wanted: impl Fn(&Row) -> bool) -> Decimal {
        let rows = self.rows.iter().filter(|row| wanted(row));
        rows.filter_map(|row| self.value(row)).sum::<Decimal>().normalize()
    }

    /// What a year has cost: the item that the sentence names, else all of it; the first is the one to tell.
    pub(super) fn amount(&self, year: i32, words: &[&str]) -> Option<(Vec<Decimal>, String, Option<Place>)> {
        let column = self.item_column()?;
        let named = self.named(words);
        let of_year = |row: &Row| year_of(row, self.year) == Some(year);
        if !self.rows.iter().any(|row| of_year(row)) || named.len() > 1 {
            return None;
        }
        let mut what = vec![self.spec.blad.clone()];
        what.extend(named.first().map(|item| (*item).to_owned()));
        what.push(year.to_string());
        let rows =
            || self.rows.iter().filter(|row| of_year(row)).filter_map(|row| self.value(row)).map(|a| a.normalize());
        let known = match named.first() {
            Some(item) => vec![self.sum(|row| of_year(row) && is_value(row, column, item))],
            None => std::iter::once(self.sum(of_year)).chain(rows()).collect(),
        };
        Some((known, what.join(", "), self.place.clone()))
    }

    /// What all years have cost: the item that is named, else all of it.
    pub(super) fn total(&self, words: &[&str]) -> Option<(Decimal, String, Option<Place>)> {
        let column = self.item_column()?;
        let named = self.named(words);
        if named.len() > 1 || self.rows.is_empty() {
            return None;
        }
        let mut what = vec![self.spec.blad.clone()];
        what.extend(named.first().map(|item| (*item).to_owned()));
        let sum = self.sum(|row| named.first().is_none_or(|item| is_value(row, column, item)));
        Some((sum, what.join(", "), self.place.clone()))
    }

    /// Every amount that the sheet gives.
    fn given(&self) -> BTreeSet<Decimal> {
        let mut given: BTreeSet<Decimal> =
            self.rows.iter().filter_map(|row| self.value(row)).map(|amount| amount.normalize()).collect();
        let mut years: BTreeMap<i32, Decimal> = BTreeMap::new();
        for row in &self.rows {
            if let Some(year) = year_of(row, self.year) {
                *years.entry(year).or_default() += self.value(row).unwrap_or_default();
            }
        }
        given.extend(years.values().map(|sum| sum.normalize()));
        given.extend(self.total(&[]).map(|(sum, ..)| sum));
        if let Some(column) = self.item_column() {
            given.extend(self.items().map(|item| self.sum(|row| is_value(row, column, item))));
        }
        given
    }

    /// The amount that a typed one is nearly: two digits have changed places, or one is another, or there is a nought too many or
    /// too few. Round amounts are too near each other.
    pub(super) fn nearly(&self, typed: Decimal) -> Option<(Decimal, Option<Place>)> {
        let typed = typed.normalize();
        if self.known.contains(&typed) {
            return None;
        }
        let known = self.known.iter().find(|known| is_slip(&typed.to_string(), &known.to_string()))?;
        Some((*known, self.place.clone()))
    }
}

/// Whether one number is the other with a slip of the pen.
fn is_slip(typed: &str, known: &str) -> bool {
    let telling = |number: &str| number.trim_end_matches('0').len();
    if !typed.chars().chain(known.chars()).all(|c| c.is_ascii_digit()) || telling(known).min(telling(typed)) < 2 {
        return false;
    }
    let (long, short) = if typed.len() > known.len() { (typed, known) } else { (known, typed) };
    if long.len() != short.len() {
        return telling(known) > 2 && long.strip_suffix('0') == Some(short);
    }
    let other: Vec<(char, char)> = typed.chars().zip(known.chars()).filter(|(a, b)| a != b).collect();
    match other.as_slice() {
        [_] => telling(known) > 3 || (telling(known) > 2 && telling(typed) > 2),
        [(a, b), (c, d)] => a == d && b == c,
        _ => false,
    }
}

/// The sheet that gives units their seats.
pub(super) struct Seats<'a> {
    spec: &'a TableSpec,
    table: &'a Table,
    unit: usize,
    category: Option<usize>,
    number: usize,
    /// Abbreviations of the house with what they stand for.
    units: Vec<(String, String)>,
}

impl<'a> Seats<'a> {
    /// The first sheet with units and numbers.
    pub(super) fn of(review: &Review<'a>) -> Option<Self> {
        let terms = review.templates.husstil.termer.iter();
        let units: Vec<_> = terms.filter_map(|term| Some((term.forkortning.clone()?, term.skrivs.clone()))).collect();
        review.templates.arendetyp.tabeller.iter().find_map(|spec| {
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            let number = spec.kolumner.iter().find(|column| column.typ == ValueType::Heltal && column.kravs)?;
            let category = spec.kolumner.iter().find(|column| column.typ == ValueType::Val);
            Some(Self {
                spec,
                table,
                unit: table.column("enhet")?,
                category: category.and_then(|column| table.column(&column.namn)),
                number: table.column(&number.namn)?,
                units: units.clone(),
            })
        })
    }

    /// Whether a sentence speaks of seats.
    pub(super) fn speaks(words: &[&str]) -> bool {
        words.iter().any(|word| LANGUAGE.platsord.iter().any(|seat| word.starts_with(seat.as_str())))
    }

    /// The seats of the one unit that a sentence names, or of the category that a noun is.
    pub(super) fn count(&self, sentence: &str, noun: Option<&str>) -> Option<(i64, String, Option<Place>)> {
        let year = self.table.column("ar");
        let latest = self.table.rows.iter().filter_map(|row| year_of(row, year?)).max();
        let rows: Vec<&Row> =
            self.table.rows.iter().filter(|row| year.is_none_or(|year| year_of(row, year) == latest)).collect();
        let text = |row: &Row, column: usize| match row.values.get(column) {
            Some(Some(Value::Text(text))) => Some(text.clone()),
            _ => None,
        };
        let named: BTreeSet<String> =
            rows.iter().filter_map(|row| text(row, self.unit)).filter(|unit| self.is_named(unit, sentence)).collect();
        let category = self.category.and_then(|column| {
            let all: BTreeSet<String> = rows.iter().filter_map(|row| text(row, column)).collect();
            all.into_iter().find(|value| noun.is_some_and(|noun| noun.starts_with(stem(value))))
        });
        let seats = noun.is_some_and(|noun| noun == "av" || Self::speaks(&[noun]));
        if named.len() > 1 || (named.is_empty() && category.is_none()) || !(seats || category.is_some()) {
            return None;
        }
        let unit = named.first();
        let wanted = rows.iter().filter(|row| {
            let right_unit = unit.is_none_or(|unit| text(row, self.unit).as_ref() == Some(unit));
            right_unit && category.as_ref().is_none_or(|value| self.category.is_some_and(|c| is_value(row, c, value)))
        });
        let numbers: Vec<i64> = wanted
            .filter_map(|row| match row.values.get(self.number) {
                Some(Some(Value::Integer(number))) => Some(*number),
                _ => None,
            })
            .collect();
        let what: Vec<&str> = [Some(self.spec.blad.as_str()), unit.map(String::as_str), category.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        (!numbers.is_empty()).then(|| (numbers.iter().sum(), what.join(", "), self.table.column_place(self.number)))
    }

    /// Whether a sentence names a unit, by its name or by what its abbreviation stands for.
    fn is_named(&self, unit: &str, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let alike = |name: &str| name.chars().count() > 4 && lower.contains(&name.to_lowercase());
        let short = |name: &str| sentence.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
        alike(unit)
            || short(unit)
            || self.units.iter().any(|(abbreviation, long)| {
                (abbreviation == unit && alike(long)) || (long.eq_ignore_ascii_case(unit) && short(abbreviation))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::{is_slip, sheet_stem};

    #[test]
    fn slips_of_the_pen_are_told_from_other_numbers() {
        for (typed, known, slip) in [
            ("8300", "3800", true),
            ("711100", "711700", true),
            ("63000", "60300", true),
            ("1247500", "124750", true),
            ("15000", "16000", false),
            ("20000", "200000", false),
            ("48000", "84000", true),
        ] {
            assert_eq!(is_slip(typed, known), slip, "{typed}");
        }
    }

    #[test]
    fn sheets_have_stems() {
        assert_eq!((sheet_stem("Rapporter"), sheet_stem("Aktiviteter")), ("rapport".into(), "aktivitet".into()));
    }
}
