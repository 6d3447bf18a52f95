//! What the case's sheets count and cost, as prose may speak of it: by the names of sheets and the values of their columns.

mod attended;
mod priced;
mod seats;

use std::collections::BTreeSet;

pub(super) use self::attended::Attended;
pub(super) use self::priced::Priced;
pub(super) use self::seats::Seats;
use memchr::memmem::Finder;

use super::Review;
use super::language_data::LANGUAGE;
use super::words::root;
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
    /// The bodies that its rows name, in small letters, each with a search for it: many sentences are held against them.
    all_bodies: Vec<(Finder<'static>, String)>,
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
    let stem = lower.strip_suffix(LANGUAGE.sifferord.verbalslut.as_str()).unwrap_or(&lower);
    let stem = LANGUAGE.sifferord.flertalsslut.iter().find_map(|ending| stem.strip_suffix(ending)).unwrap_or(stem);
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
            let mut made = Self { spec, table, year, own: sheet_stem(&spec.blad), all_bodies: Vec::new() };
            if let Some(column) = made.body() {
                let bodies: BTreeSet<String> = table.rows.iter().filter_map(|row| text_of(row, column)).collect();
                let search = |body: &String| Finder::new(body.as_bytes()).into_owned();
                made.all_bodies = bodies.into_iter().map(|body| (search(&body), body)).collect();
            }
            (texts && !figures).then_some(made)
        });
        made.collect()
    }

    /// What a noun stands for in this sheet.
    pub(super) fn meant(&self, noun: &str) -> Option<Noun<'a>> {
        let own = self.own.as_str();
        if LANGUAGE.tillfallen.contains(noun) && self.table.column("namn").is_some() {
            return Some(Noun::Row);
        }
        if noun.starts_with(own) || noun.strip_prefix(LANGUAGE.smaord.ars).is_some_and(|rest| rest.starts_with(own)) {
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

    /// How many rows have the one theme that words name: a text of theirs that is no name, in a sheet where several rows share it.
    pub(super) fn of_theme(&self, year: Option<i32>, words: &[&str]) -> Option<(i64, String, Option<Place>)> {
        let column = self.theme()?;
        let themes: BTreeSet<String> = self.table.rows.iter().filter_map(|row| text_of(row, column)).collect();
        let named =
            |theme: &&String| theme.chars().count() > 4 && words.iter().any(|word| word.starts_with(root(theme)));
        let mut named = themes.iter().filter(named);
        let (theme, None) = (named.next()?, named.next()) else { return None };
        let rows =
            self.table.rows.iter().filter(|row| {
                is_text(row, column, theme) && year.is_none_or(|year| year_of(row, self.year) == Some(year))
            });
        let count = i64::try_from(rows.count()).ok()?;
        let what = [Some(self.spec.blad.clone()), Some(theme.clone()), year.map(|year| year.to_string())];
        let what: Vec<String> = what.into_iter().flatten().collect();
        (count > 0).then(|| (count, what.join(", "), self.table.column_place(column)))
    }

    /// The column of themes: the first text beside the name that is in every row.
    fn theme(&self) -> Option<usize> {
        self.table.column("namn")?;
        let mut texts = self.spec.kolumner.iter().filter(|column| column.typ == ValueType::Text && column.kravs);
        texts.find(|column| column.namn != "namn").and_then(|column| self.table.column(&column.namn))
    }

    /// How many rows of a year, or of all, were held in more than one form.
    pub(super) fn mixed(&self, year: Option<i32>) -> i64 {
        let forms: BTreeSet<&str> = LANGUAGE.former.values().map(String::as_str).collect();
        let column = self
            .spec
            .kolumner
            .iter()
            .position(|column| forms.iter().all(|form| column.varden.iter().any(|v| v == form)));
        let Some(column) = column else { return 0 };
        let is_mixed = |row: &&Row| !forms.iter().any(|form| is_value(row, column, form));
        let of_year = |row: &&Row| year.is_none_or(|year| year_of(row, self.year) == Some(year));
        i64::try_from(self.table.rows.iter().filter(of_year).filter(is_mixed).count()).unwrap_or(0)
    }

    /// The bodies of a column that the sentence names: only rows of theirs are meant.
    fn bodies(&self, words: &[&str]) -> BTreeSet<(usize, String)> {
        let sentence = words.join(" ");
        let Some(column) = self.body() else { return BTreeSet::new() };
        self.bodies_in(&sentence).into_iter().map(|(_, body)| (column, body)).collect()
    }

    /// The column of bodies: a text that is no name.
    fn body(&self) -> Option<usize> {
        let mut texts = self.spec.kolumner.iter().filter(|column| column.typ == ValueType::Text && column.kravs);
        texts.next().filter(|column| column.namn != "namn").and_then(|column| self.table.column(&column.namn))
    }

    /// Whether the sheet tells of reports.
    pub(super) fn is_of_reports(&self) -> bool {
        LANGUAGE.rapporterat.begin(&self.own)
    }

    /// Whether the sheet tells of bodies.
    pub(super) fn has_bodies(&self) -> bool {
        self.body().is_some()
    }

    /// The bodies of the sheet that a text in small letters names, with where it does, in order.
    pub(super) fn bodies_in(&self, text: &str) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = Vec::new();
        for (search, body) in &self.all_bodies {
            found.extend(search.find_iter(text.as_bytes()).map(|at| (at, body.clone())));
        }
        found.sort();
        // "nämnden" within "kulturnämnden" is no body of its own.
        found.dedup_by(|later, earlier| later.0 < earlier.0 + earlier.1.len());
        found
    }

    /// Whether a word is one for the sheet's rows: "årsrapporter", "rapporterats".
    pub(super) fn is_named_by(&self, word: &str) -> bool {
        word.starts_with(&self.own)
            || word.strip_prefix(LANGUAGE.smaord.ars).is_some_and(|rest| rest.starts_with(&self.own))
    }

    /// Whether a body has rows, and other years of the sheet, but none in this year that the sheet knows.
    pub(super) fn lacks(&self, body: &str, year: i32) -> bool {
        let Some(column) = self.body() else { return false };
        let of_body = |row: &&Row| is_text(row, column, body);
        let rows = || self.table.rows.iter();
        let span = rows().filter_map(|row| year_of(row, self.year));
        let (first, last) = (span.clone().min(), span.max());
        let inside = first.is_some_and(|first| first <= year) && last.is_some_and(|last| year <= last);
        inside
            && rows().any(|row| of_body(&row))
            && !rows().filter(of_body).any(|row| year_of(row, self.year) == Some(year))
    }

    /// The years in which a body has rows.
    pub(super) fn years_of(&self, body: &str) -> Vec<String> {
        let Some(column) = self.body() else { return Vec::new() };
        let rows = self.table.rows.iter().filter(|row| is_text(row, column, body));
        let years: BTreeSet<i32> = rows.filter_map(|row| year_of(row, self.year)).collect();
        years.into_iter().map(|year| year.to_string()).collect()
    }

    /// How many rows a body has, or all have.
    pub(super) fn rows_of(&self, body: Option<&str>) -> i64 {
        let of_body = |row: &&Row| body.is_none_or(|body| self.body().is_some_and(|column| is_text(row, column, body)));
        i64::try_from(self.table.rows.iter().filter(of_body).count()).unwrap_or(i64::MAX)
    }

    /// A row of a year that a noun stands for: "möte" is any value that ends so.
    pub(super) fn has_one(&self, noun: &str, year: i32) -> Option<(String, Option<Place>)> {
        let is = |value: &str| value == noun || (noun.chars().count() > 3 && value.ends_with(noun));
        let own = self.is_named_by(noun);
        // "ingen årsrapport": another report is none.
        let yearly = noun.starts_with(LANGUAGE.smaord.ars) && own;
        let is_such = |row: &Row| {
            let texts = row.values.iter().flatten().map(|value| value.to_string().to_lowercase());
            texts.into_iter().any(|text| text.contains(root(noun)))
        };
        let told = yearly && self.table.rows.iter().any(is_such);
        let row = self.table.rows.iter().position(|row| {
            if told && !is_such(row) {
                return false;
            }
            let valued = self.values().any(|(column, value)| is(value) && is_value(row, column, value));
            year_of(row, self.year) == Some(year) && (own || valued)
        })?;
        let told: Vec<String> = self.table.rows[row].values.iter().flatten().take(4).map(ToString::to_string).collect();
        Some((format!("{}: {}", self.spec.blad, told.join(", ")), Some(self.table.place(row, self.year))))
    }

    /// The years of the sheet.
    pub(super) fn years(&self) -> BTreeSet<i32> {
        self.table.rows.iter().filter_map(|row| year_of(row, self.year)).collect()
    }

    /// The sheet's name.
    pub(super) fn sheet(&self) -> &'a str {
        &self.spec.blad
    }

    /// Where its years stand.
    pub(super) fn place(&self) -> Option<Place> {
        self.table.column_place(self.year)
    }
}

fn text_of(row: &Row, column: usize) -> Option<String> {
    match row.values.get(column) {
        Some(Some(Value::Text(text))) => Some(text.to_lowercase()),
        _ => None,
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

#[cfg(test)]
mod tests {
    use super::sheet_stem;

    #[test]
    fn sheets_have_stems() {
        assert_eq!((sheet_stem("Rapporter"), sheet_stem("Aktiviteter")), ("rapport".into(), "aktivitet".into()));
    }
}
