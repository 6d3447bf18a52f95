//! The sheets of a case as sets of rows: by year, by what tells rows apart, and by their names.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

pub(super) use super::marks::Rows;
use super::marks::{DOCUMENT_KIND, Mark, marks};
use crate::model::{Table, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::figures::Sentence;
use crate::review::language_data::LANGUAGE;
use crate::review::tables::{Attended, sheet_stem};
use crate::templates::{ColumnSpec, TableSpec, ValueType};

/// Sheets of more rows than these are lists that no sentence sums up.
const MOST_ROWS: usize = 300;

/// A word that stands for rows begins with more letters than these.
const TELLING: usize = 5;

/// A sheet.
pub(super) struct Book<'a> {
    pub spec: &'a TableSpec,
    table: &'a Table,
    /// What words for its rows begin with.
    stem: String,
    /// The year of each row.
    years: Vec<Option<i32>>,
    dates: Vec<Option<NaiveDate>>,
    pub marks: Vec<Mark>,
    /// The column of amounts.
    amount: Option<usize>,
    /// The column of seats.
    seats: Option<usize>,
    /// The rows that count.
    counting: Rows,
    /// Their years.
    known: BTreeSet<i32>,
}

impl<'a> Book<'a> {
    /// Every sheet that a sentence may sum up.
    pub(super) fn all(review: &Review<'a>) -> Vec<Self> {
        let specs = review.templates.arendetyp.tabeller.iter();
        let made = specs.filter_map(|spec| {
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            (!table.rows.is_empty() && table.rows.len() <= MOST_ROWS).then(|| Self::of(spec, table))
        });
        made.collect()
    }

    fn of(spec: &'a TableSpec, table: &'a Table) -> Self {
        let (ar, datum) = (table.column("ar"), table.column("datum"));
        let cell = |row: usize, column: Option<usize>| table.rows[row].values.get(column?)?.as_ref();
        let rows = 0..table.rows.len();
        let years = rows.clone().map(|row| match cell(row, ar) {
            Some(Value::Year(year)) => Some(*year),
            _ => None,
        });
        let dates = rows.map(|row| match cell(row, datum) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        });
        let whole = |wanted: ValueType| spec.kolumner.iter().position(|column| column.typ == wanted);
        let seats = spec.kolumner.iter().position(|column| column.typ == ValueType::Heltal && column.kravs);
        let made = Self {
            spec,
            table,
            stem: sheet_stem(&spec.blad),
            years: years.collect(),
            dates: dates.collect(),
            marks: marks(spec, table),
            amount: whole(ValueType::Belopp).filter(|_| ar.is_some()),
            seats: seats.filter(|_| table.column("enhet").is_some()),
            counting: Rows::new(),
            known: BTreeSet::new(),
        };
        let counting = made.those_that_count();
        let known = counting.iter().filter_map(|row| made.years[*row]).collect();
        Self { counting, known, ..made }
    }

    /// All rows that count.
    pub(super) fn rows(&self) -> &Rows {
        &self.counting
    }

    /// Those that were paid of a sheet of costs, those of the latest year of one of seats.
    fn those_that_count(&self) -> Rows {
        let latest = self.years.iter().flatten().max();
        let counts = |row: &usize| match (self.amount, self.seats) {
            (Some(_), _) => {
                let values = &self.table.rows[*row].values;
                !values.iter().flatten().any(|value| value.to_string() == LANGUAGE.smaord.budget)
            }
            (None, Some(_)) => self.years[*row].as_ref() == latest,
            _ => true,
        };
        (0..self.table.rows.len()).filter(counts).collect()
    }

    /// Whether it is the sheet of those who took part.
    pub(super) fn is_of(&self, attended: &Attended<'_>) -> bool {
        std::ptr::eq(self.table, attended.table())
    }

    pub(super) fn has_amounts(&self) -> bool {
        self.amount.is_some()
    }

    pub(super) fn has_seats(&self) -> bool {
        self.seats.is_some()
    }

    pub(super) fn has_years(&self) -> bool {
        self.years.iter().any(Option::is_some)
    }

    /// The years of its rows.
    pub(super) fn years(&self) -> &BTreeSet<i32> {
        &self.known
    }

    /// The year of a row.
    pub(super) fn year_of(&self, row: usize) -> Option<i32> {
        self.years.get(row).copied().flatten()
    }

    /// Its rows of some years.
    pub(super) fn of_years(&self, years: &BTreeSet<i32>) -> Rows {
        let of = |row: &usize| self.years[*row].is_some_and(|year| years.contains(&year));
        self.counting.iter().copied().filter(of).collect()
    }

    /// Its rows of some months.
    pub(super) fn of_months(&self, months: &BTreeSet<u32>) -> Rows {
        let of = |row: &usize| self.dates[*row].is_some_and(|date| months.contains(&date.month()));
        self.counting.iter().copied().filter(of).collect()
    }

    /// How many years some rows are of.
    pub(super) fn length(&self, rows: &Rows) -> usize {
        rows.iter().filter_map(|row| self.years[*row]).collect::<BTreeSet<_>>().len()
    }

    /// What some rows have cost.
    pub(super) fn paid(&self, rows: &Rows) -> Decimal {
        let amount = |row: &usize| match self.table.rows[*row].values.get(self.amount?)? {
            Some(Value::Amount(amount)) => Some(*amount),
            _ => None,
        };
        rows.iter().filter_map(amount).sum::<Decimal>().normalize()
    }

    /// How many seats some rows have.
    pub(super) fn seated(&self, rows: &Rows) -> Decimal {
        let number = |row: &usize| match self.table.rows[*row].values.get(self.seats?)? {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        };
        Decimal::from(rows.iter().filter_map(number).sum::<i64>())
    }

    /// What some rows have cost, by their years.
    pub(super) fn paid_by_year(&self, rows: &Rows) -> BTreeMap<i32, Decimal> {
        let mut years: BTreeMap<i32, Decimal> = BTreeMap::new();
        for row in rows {
            if let Some(year) = self.years[*row] {
                *years.entry(year).or_default() += self.paid(&Rows::from([*row]));
            }
        }
        years
    }

    /// Whether its rows tell of reports.
    pub(super) fn is_of_reports(&self) -> bool {
        LANGUAGE.rapporterat.begin(&self.stem)
    }

    /// The days of some rows, with their row.
    pub(super) fn days(&self, rows: &Rows) -> Vec<(usize, NaiveDate)> {
        rows.iter().filter_map(|row| Some((*row, self.dates[*row]?))).collect()
    }

    /// Where the day of a row stands.
    pub(super) fn place_of_day(&self, row: usize) -> Option<Place> {
        Some(self.table.place(row, self.table.column("datum")?))
    }

    /// Whether a name is no more than a word for a kind: "årsmöte".
    pub(super) fn is_kind_word(&self, name: &str) -> bool {
        self.marks.iter().any(|mark| mark.listed && mark.is_kind(name))
    }

    /// The rows of which a text in small letters, but for those of a column, is wanted.
    pub(super) fn rows_with(&self, but: usize, wanted: impl Fn(&str) -> bool) -> Rows {
        let texts = |row: &usize| {
            let values = self.table.rows[*row].values.iter().enumerate().filter(|(column, _)| *column != but);
            values
                .into_iter()
                .any(|(_, value)| matches!(value, Some(Value::Text(text)) if wanted(&text.to_lowercase())))
        };
        self.counting.iter().copied().filter(texts).collect()
    }

    /// The column of its rows' names.
    pub(super) fn name_column(&self) -> Option<usize> {
        self.table.column("namn")
    }

    /// Whether its rows have names.
    pub(super) fn has_names(&self) -> bool {
        self.table.column("namn").is_some()
    }

    /// What a row is called.
    pub(super) fn name_of(&self, row: usize) -> Option<String> {
        self.value_of(row, self.table.column("namn")?)
    }

    /// What a row has in a column.
    pub(super) fn value_of(&self, row: usize, column: usize) -> Option<String> {
        self.table.rows.get(row)?.values.get(column)?.as_ref().map(ToString::to_string)
    }

    /// Where that stands.
    pub(super) fn place_of(&self, row: usize, column: usize) -> Place {
        self.table.place(row, column)
    }

    /// The column of a list that has a value.
    pub(super) fn column_with(&self, value: &str) -> Option<usize> {
        let has = |column: &ColumnSpec| column.typ == ValueType::Val && column.varden.iter().any(|own| own == value);
        let column = self.spec.kolumner.iter().find(|column| has(column))?;
        self.table.column(&column.namn)
    }

    /// The column of what its rows are about: the first text beside the name that every row has.
    pub(super) fn theme_column(&self) -> Option<usize> {
        let mut texts = self.spec.kolumner.iter().filter(|column| column.typ == ValueType::Text && column.kravs);
        texts.find(|column| column.namn != "namn").and_then(|column| self.table.column(&column.namn))
    }

    /// Where its numbers stand.
    pub(super) fn place(&self) -> Option<Place> {
        let column = self.amount.or(self.seats).unwrap_or(0);
        self.table.column_place(column)
    }

    /// Whether a word stands for its rows.
    pub(super) fn is_row(&self, word: &str) -> bool {
        let own = |word: &str| self.stem.len() > TELLING && word.starts_with(self.stem.as_str());
        own(word) || word.strip_prefix(LANGUAGE.smaord.ars).is_some_and(own)
    }

    /// Whether its rows are documents of a kind.
    pub(super) fn has_documents(&self) -> bool {
        self.table.column(DOCUMENT_KIND).is_some()
    }

    /// Whether a text in small letters calls its rows what the sheet does, where that is more than a word: "styrande dokument".
    pub(super) fn is_called(&self, text: &str) -> bool {
        self.stem.contains(' ') && text.contains(&self.stem)
    }

    /// The marks that some words name, each column's by itself.
    pub(super) fn named(&self, text: &str, words: &[&str]) -> BTreeMap<usize, Vec<&Mark>> {
        let mut named: BTreeMap<usize, Vec<&Mark>> = BTreeMap::new();
        for mark in self.marks.iter().filter(|mark| mark.is_named(text, words)) {
            named.entry(mark.column).or_default().push(mark);
        }
        named
    }
}

/// A number of rows as a value.
pub(super) fn number(count: usize) -> Decimal {
    Decimal::from(count)
}

impl Sentence<'_> {
    /// The months that the sentence names, by themselves or by their season.
    pub(super) fn months_named(&self) -> BTreeSet<u32> {
        let mut months = BTreeSet::new();
        for (_, word) in self.lower {
            let month = LANGUAGE.manader.iter().position(|month| month == word);
            months.extend(month.and_then(|at| u32::try_from(at + 1).ok()));
            months.extend(LANGUAGE.arstidsmanader.get(word).into_iter().flat_map(|(first, last)| *first..=*last));
        }
        months
    }
}
