//! How many took part, by year and by where they came from: a sheet with a column of numbers for each.

use std::collections::BTreeMap;

use super::{Row, year_of};
use crate::model::{Table, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::words::root;
use crate::templates::{TableSpec, ValueType};

/// A column of numbers with whom it counts, in lower case and as the sheet says.
struct Unit<'a> {
    column: usize,
    name: String,
    /// The name without what inflection changes.
    root: String,
    shown: &'a str,
}

/// The sheet that says how many took part in what.
pub(in crate::review) struct Attended<'a> {
    spec: &'a TableSpec,
    table: &'a Table,
    year: usize,
    units: Vec<Unit<'a>>,
    /// What nouns for taking part begin with: `deltag`.
    stem: String,
}

/// A word that may stand for a unit.
struct Whose<'w> {
    word: &'w str,
    /// Without the s of a genitive, where it is a long word for one's own: "förvaltningens".
    short: Option<&'w str>,
    /// The root of what it stands for too.
    other: Option<&'static str>,
}

impl<'w> Whose<'w> {
    fn of(word: &'w str) -> Self {
        let bare = word.strip_suffix('s').unwrap_or(word);
        let short = LANGUAGE.egna.contains(bare) && bare.chars().count() > 5;
        Self { word, short: short.then_some(bare), other: LANGUAGE.likalydande.get(bare).map(|same| root(same)) }
    }
}

impl Unit<'_> {
    /// Whether a word stands for it.
    fn is(&self, word: &Whose<'_>) -> bool {
        word.word.starts_with(self.root.as_str())
            || word.short.is_some_and(|short| self.name.ends_with(short))
            || word.other.is_some_and(|other| self.name.starts_with(other))
    }
}

impl<'a> Attended<'a> {
    /// The first sheet with years and two columns of numbers whose headings begin alike: "Deltagare skola".
    pub(in crate::review) fn of(review: &Review<'a>) -> Option<Self> {
        let terms = &review.templates.husstil.termer;
        let full = |unit: &str| {
            let term = terms.iter().find(|term| term.forkortning.as_deref() == Some(unit));
            term.map_or(unit, |term| term.skrivs.as_str()).to_lowercase()
        };
        review.templates.arendetyp.tabeller.iter().find_map(|spec| {
            let table = review.case.tables.get(&spec.namn)?.as_ref();
            let headed = spec.kolumner.iter().filter(|column| column.typ == ValueType::Heltal);
            let units: Vec<(Unit<'a>, &str)> = headed
                .filter_map(|column| {
                    let (noun, unit) = column.rubrik.split_once(' ')?;
                    let name = full(unit);
                    let root = root(&name).to_owned();
                    Some((Unit { column: table.column(&column.namn)?, name, root, shown: unit }, noun))
                })
                .collect();
            let noun = units.first()?.1.to_lowercase();
            let stem = root(&noun).to_owned();
            let alike = units.len() > 1 && units.iter().all(|(_, other)| other.to_lowercase() == noun);
            let units = units.into_iter().map(|(unit, _)| unit).collect();
            alike.then_some(Self { spec, table, year: table.column("ar")?, units, stem })
        })
    }

    /// Whether a word counts those who took part: "deltaganden", "deltagandena".
    pub(in crate::review) fn is_noun(&self, word: &str) -> bool {
        word.strip_prefix(&self.stem).is_some_and(|rest| rest.starts_with("anden"))
    }

    /// Whether a word stands for those who took part: "deltagare".
    pub(in crate::review) fn is_people(&self, word: &str) -> bool {
        word.starts_with(&self.stem) && !word.ends_with("ande") && !word.ends_with("andet")
    }

    /// Whether a word stands for people: those who took part, or any.
    pub(in crate::review) fn is_person(&self, word: &str) -> bool {
        let any = LANGUAGE.personord.begin(word);
        any || self.is_people(word) || self.is_noun(word)
    }

    /// How many rows a year has, or all years.
    pub(in crate::review) fn rows_in(&self, year: Option<i32>) -> i64 {
        let rows = self.table.rows.iter().filter(|row| year.is_none_or(|year| year_of(row, self.year) == Some(year)));
        i64::try_from(rows.count()).unwrap_or(i64::MAX)
    }

    /// Every unit.
    pub(in crate::review) fn all(&self) -> std::ops::Range<usize> {
        0..self.units.len()
    }

    /// The units that words name.
    pub(in crate::review) fn named(&self, words: &[&str]) -> Vec<usize> {
        // Each word is read once for all units.
        let words: Vec<Whose<'_>> = words.iter().map(|word| Whose::of(word)).collect();
        (0..self.units.len()).filter(|unit| words.iter().any(|word| self.units[*unit].is(word))).collect()
    }

    /// The unit that the words after a number lead in: "från förvaltningarna", "förtroendevalda", "av dem från bolag", "var politiker".
    pub(in crate::review) fn led(&self, next: &[&str]) -> Option<usize> {
        let within =
            |words: &[&str]| (0..self.units.len()).find(|unit| words.iter().any(|word| self.is_unit(*unit, word)));
        match next {
            [of, them, rest @ ..] if *of == LANGUAGE.smaord.av && LANGUAGE.sifferord.dem_vilka.contains(them) => {
                within(&rest[..rest.len().min(2)])
            }
            [lead, rest @ ..] if LANGUAGE.sifferord.leder_till_enhet.contains(lead) => {
                within(&rest[..rest.len().min(2)])
            }
            // "elva anställda i förvaltningen".
            [people, at, unit, ..] if self.is_person(people) && LANGUAGE.ortsprepositioner.contains(at) => {
                within(&[*unit])
            }
            [first, ..] => within(&[*first]),
            [] => None,
        }
    }

    /// How many of a unit, or of all, a row has, and where that stands.
    pub(in crate::review) fn of_row(&self, row: usize, unit: Option<usize>) -> Option<(i64, Place)> {
        let column = self.units.get(unit.unwrap_or(0))?.column;
        Some((self.numbers(self.table.rows.get(row)?, unit), self.table.place(row, column)))
    }

    fn is_unit(&self, unit: usize, word: &str) -> bool {
        self.units[unit].is(&Whose::of(word))
    }

    /// Whether words name a value of the sheet's columns of values: only some rows are meant then.
    pub(in crate::review) fn names_a_value(&self, words: &[&str]) -> bool {
        let values = self.spec.kolumner.iter().filter(|column| column.typ == ValueType::Val);
        let mut values = values.flat_map(|column| &column.varden).filter(|value| value.len() > 4);
        values.any(|value| words.iter().any(|word| word.starts_with(super::stem(value))))
    }

    /// How many took part in a year or in all, of a unit or of all; with what that is.
    pub(in crate::review) fn sum(
        &self,
        year: Option<i32>,
        unit: Option<usize>,
    ) -> Option<(i64, String, Option<Place>)> {
        let rows =
            || self.table.rows.iter().filter(|row| year.is_none_or(|year| year_of(row, self.year) == Some(year)));
        let units: Vec<&Unit<'_>> = match unit {
            Some(unit) => vec![self.units.get(unit)?],
            None => self.units.iter().collect(),
        };
        let numbers: Vec<i64> =
            rows().flat_map(|row| units.iter().filter_map(|unit| number(row, unit.column))).collect();
        let mut what = vec![self.spec.blad.clone()];
        what.extend(unit.map(|_| units[0].shown.to_owned()));
        what.extend(year.map(|year| year.to_string()));
        let sum = numbers.iter().sum::<i64>();
        (sum > 0).then(|| (sum, what.join(", "), self.table.column_place(units[0].column)))
    }

    /// The one value of the columns of values that words name in the plural: "webbinarierna".
    pub(in crate::review) fn several_of(&self, words: &[&str]) -> Option<(usize, &'a str)> {
        let columns = self.spec.kolumner.iter().filter(|column| column.typ == ValueType::Val);
        let values = columns.flat_map(|column| {
            let index = self.table.column(&column.namn);
            column.varden.iter().filter_map(move |value| Some((index?, value.as_str())))
        });
        let is_named = |(_, value): &(usize, &str)| {
            value.len() > 4 && words.iter().any(|word| word.starts_with(super::stem(value)))
        };
        let named: Vec<(usize, &'a str)> = values.filter(is_named).collect();
        let [(column, value)] = named.as_slice() else { return None };
        let plural = |word: &&&str| word.starts_with(super::stem(value)) && LANGUAGE.is_definite_plural(word);
        words.iter().find(plural).map(|_| (*column, *value))
    }

    /// How many took part in the rows with a value, of a year or of all, of a unit or of all.
    pub(in crate::review) fn sum_of(
        &self,
        year: Option<i32>,
        unit: Option<usize>,
        (column, value): (usize, &str),
    ) -> (i64, String, Option<Place>) {
        let of_year = |row: &&Row| year.is_none_or(|year| year_of(row, self.year) == Some(year));
        let rows = self.table.rows.iter().filter(of_year).filter(|row| super::is_value(row, column, value));
        let sum: i64 = rows.map(|row| self.numbers(row, unit)).sum();
        let parts = [Some(self.spec.blad.clone()), Some(value.to_owned()), year.map(|year| year.to_string())];
        let what: Vec<String> = parts.into_iter().flatten().collect();
        (sum, what.join(", "), self.table.column_place(self.year))
    }

    /// How many rows with a value a year has, or all years.
    pub(in crate::review) fn rows_of_kind(&self, year: Option<i32>, (column, value): (usize, &str)) -> i64 {
        let of_year = |row: &&Row| year.is_none_or(|year| year_of(row, self.year) == Some(year));
        let rows = self.table.rows.iter().filter(of_year).filter(|row| super::is_value(row, column, value));
        i64::try_from(rows.count()).unwrap_or(0)
    }

    /// What a row that more took part in is, or fewer, where there is one.
    pub(in crate::review) fn beyond_row(
        &self,
        row: usize,
        unit: Option<usize>,
        fewest: bool,
    ) -> Option<(String, Place)> {
        let known = self.numbers(self.table.rows.get(row)?, unit);
        let all = self.table.rows.iter().enumerate().map(|(at, row)| (self.numbers(row, unit), at));
        let (number, beyond) = if fewest { all.min()? } else { all.max()? };
        let name = self.table.rows[beyond].values.get(self.table.column("namn")?)?.as_ref()?;
        (known != number).then(|| (format!("{name}: {number}"), self.table.place(beyond, self.units[0].column)))
    }

    /// What a year in which more took part is, or fewer, where there is one.
    pub(in crate::review) fn beyond_year(
        &self,
        year: i32,
        unit: Option<usize>,
        fewest: bool,
    ) -> Option<(String, Option<Place>)> {
        let mut years: BTreeMap<i32, i64> = BTreeMap::new();
        for row in &self.table.rows {
            *years.entry(year_of(row, self.year)?).or_default() += self.numbers(row, unit);
        }
        let known = *years.get(&year)?;
        let all = years.into_iter().map(|(year, number)| (number, year));
        let (number, beyond) = if fewest { all.min()? } else { all.max()? };
        let what = format!("{}, {beyond}: {number}", self.spec.blad);
        (known != number).then(|| (what, self.table.column_place(self.year)))
    }

    /// The unit that more of a row came from than from one, where there is such a unit.
    pub(in crate::review) fn more_of_row(&self, row: usize, unit: usize) -> Option<(String, Place)> {
        let of = |unit: &Unit<'_>| number(self.table.rows.get(row)?, unit.column);
        let known = of(self.units.get(unit)?)?;
        let most = self.units.iter().max_by_key(|unit| of(unit))?;
        let number = of(most).filter(|number| *number > known)?;
        Some((format!("{}: {number}", most.shown), self.table.place(row, most.column)))
    }

    /// How many rows somebody of a unit took part in.
    pub(in crate::review) fn rows_of(&self, unit: usize) -> i64 {
        let rows = self.table.rows.iter().filter(|row| self.numbers(row, Some(unit)) > 0);
        i64::try_from(rows.count()).unwrap_or(i64::MAX)
    }

    /// Whether a word stands for what they took part in: the sheet's own.
    pub(in crate::review) fn is_row(&self, word: &str) -> bool {
        word.starts_with(super::sheet_stem(&self.spec.blad).as_str())
    }

    /// Whether a word is the one for how many took part: "deltagandet".
    pub(in crate::review) fn is_turnout(&self, word: &str) -> bool {
        word.strip_prefix(&self.stem).is_some_and(|rest| rest == "andet")
    }

    fn numbers(&self, row: &Row, unit: Option<usize>) -> i64 {
        let units = self.units.iter().enumerate().filter(|(index, _)| unit.is_none_or(|unit| unit == *index));
        units.filter_map(|(_, unit)| number(row, unit.column)).sum()
    }

    /// The sheet's rows.
    pub(in crate::review) fn table(&self) -> &'a Table {
        self.table
    }
}

fn number(row: &Row, column: usize) -> Option<i64> {
    match row.values.get(column) {
        Some(Some(Value::Integer(number))) => Some(*number),
        _ => None,
    }
}
