//! Rows of the workbook that a sentence names: when something was, and how many came.

use chrono::{Datelike, NaiveDate};

use super::{Sentence, Slip, count};
use crate::codes;
use crate::message::message;
use crate::model::{Table, Value};
use crate::place::Place;
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::Numeral;
use crate::review::tables::sheet_stem;
use crate::templates::{TableSpec, ValueType};

/// Words of a name that are held against a sentence have so many letters.
const SHORTEST: usize = 4;

/// One such word is enough to name a row when it is so long.
const TELLING: usize = 9;

/// A row with a name.
struct NamedRow<'a> {
    table: &'a Table,
    spec: &'a TableSpec,
    row: usize,
    name: &'a str,
    words: Vec<String>,
    year: Option<i32>,
    date: Option<NaiveDate>,
}

/// A day on which something was reported, without a name.
struct DatedRow<'a> {
    table: &'a Table,
    row: usize,
    column: usize,
    date: NaiveDate,
    what: Vec<String>,
}

/// The rows of the workbook that sentences may name.
pub(super) struct NamedRows<'a> {
    named: Vec<NamedRow<'a>>,
    dated: Vec<DatedRow<'a>>,
    /// Abbreviations of the house with what they stand for, in lower case.
    units: Vec<(String, String)>,
}

impl<'a> NamedRows<'a> {
    pub(super) fn all(review: &Review<'a>) -> Self {
        let (mut named, mut dated) = (Vec::new(), Vec::new());
        for spec in &review.templates.arendetyp.tabeller {
            let Some(table) = review.case.tables.get(&spec.namn).map(AsRef::as_ref) else { continue };
            match table.column("namn") {
                Some(column) => named.extend(names(spec, table, column)),
                None => dated.extend(days(spec, table)),
            }
        }
        let terms = review.templates.husstil.termer.iter();
        let units = terms.filter_map(|term| Some((term.forkortning.clone()?, term.skrivs.to_lowercase())));
        Self { named, dated, units: units.collect() }
    }
}

fn names<'a>(spec: &'a TableSpec, table: &'a Table, column: usize) -> Vec<NamedRow<'a>> {
    let cell = |row: usize, name: &str| table.rows[row].values.get(table.column(name)?)?.as_ref();
    let rows = (0..table.rows.len()).filter_map(|row| {
        let Some(Value::Text(name)) = table.rows[row].values.get(column)?.as_ref() else { return None };
        let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        let words = words.filter(|word| word.chars().count() >= SHORTEST && !LANGUAGE.egna.contains(word));
        let date = match cell(row, "datum") {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        };
        let year = match cell(row, "ar") {
            Some(Value::Year(year)) => Some(*year),
            _ => None,
        };
        Some(NamedRow { table, spec, row, name, words: words.collect(), year, date })
    });
    rows.collect()
}

fn days<'a>(spec: &'a TableSpec, table: &'a Table) -> Vec<DatedRow<'a>> {
    let Some(column) = table.column("datum") else { return Vec::new() };
    let rows = table.rows.iter().enumerate().filter_map(|(row, values)| {
        let Some(Value::Date(date)) = values.values.get(column)?.as_ref() else { return None };
        let texts = values.values.iter().flatten().filter_map(|value| match value {
            Value::Text(text) if text.chars().count() > SHORTEST => Some(text.to_lowercase()),
            _ => None,
        });
        let what = texts.chain(std::iter::once(sheet_stem(&spec.blad))).collect();
        Some(DatedRow { table, row, column, date: *date, what })
    });
    rows.collect()
}

impl<'a> NamedRow<'a> {
    /// Whether a sentence has the row's name, or every telling word of it.
    fn is_named(&self, sentence: &Sentence<'_>) -> bool {
        let letters = self.name.chars().count();
        if letters > SHORTEST && sentence.text[sentence.range.clone()].contains(self.name) {
            return true;
        }
        let telling = self.words.len() > 1 || self.words.iter().any(|word| word.chars().count() >= TELLING);
        let said = |word: &String| {
            let root = root(word);
            sentence.lower.iter().any(|(_, other)| other.starts_with(root))
        };
        telling && self.words.iter().all(said)
    }

    /// The row's values of a type.
    fn cells(&self, typ: ValueType) -> impl Iterator<Item = &'a Value> {
        let values = self.table.rows[self.row].values.iter().zip(self.spec.kolumner.all());
        values.filter(move |(_, column)| column.typ == typ).filter_map(|(value, _)| value.as_ref())
    }

    /// Whether a word is one of the row's texts, inflection aside.
    fn is_about(&self, about: &str) -> bool {
        self.cells(ValueType::Text).any(|text| {
            let text = text.to_string().to_lowercase();
            let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > SHORTEST);
            words.any(|word| about.starts_with(root(word)) || word.starts_with(root(about)))
        })
    }
}

/// A word without what inflection changes.
fn root(word: &str) -> &str {
    let letters = word.chars().count();
    let cut = if letters > 8 { 3 } else { usize::from(letters > 5) };
    word.char_indices().rev().nth(cut).map_or(word, |(at, last)| &word[..at + last.len_utf8()])
}

impl Sentence<'_> {
    /// What a sentence says of rows that it names.
    pub(super) fn rows(&self, rows: &NamedRows<'_>) -> Vec<Slip> {
        let mut slips: Vec<Slip> = self.reported(rows).into_iter().collect();
        let named: Vec<&NamedRow<'_>> = rows.named.iter().filter(|row| row.is_named(self)).collect();
        let longest = named.iter().map(|row| row.name.len()).max().unwrap_or(0);
        let mut meant: Vec<&NamedRow<'_>> = named.into_iter().filter(|row| row.name.len() == longest).collect();
        if meant.is_empty() {
            meant.extend(self.told_row(rows));
        }
        if meant.is_empty() {
            return slips;
        }
        // Rows of different names are too many to speak of.
        if meant.iter().any(|row| row.name != meant[0].name) {
            return slips;
        }
        let when = self.day_of(&meant).or_else(|| self.day_of_year(&meant)).or_else(|| self.year_of(&meant));
        slips.extend(when.or_else(|| self.month_of(&meant)));
        let year = self.year();
        let of_year: Vec<&&NamedRow<'_>> =
            meant.iter().filter(|row| year.is_none_or(|year| row.year == Some(year))).collect();
        if let [row] = of_year.as_slice() {
            slips.extend(self.participants(row, rows));
            slips.extend(self.form(row));
            slips.extend(self.nobody(row, rows));
        }
        slips
    }

    /// The one row of a kind that a sentence tells by the kind and a word of its name or theme: "seminariet om möbler".
    fn told_row<'n>(&self, rows: &'n NamedRows<'n>) -> Option<&'n NamedRow<'n>> {
        let about = self.after_word("om")?;
        let mut told = rows.named.iter().filter(|row| self.tells_kind(row) && row.is_about(about));
        told.next().filter(|_| told.next().is_none())
    }

    /// Whether a word of the sentence is the kind of a row.
    fn tells_kind(&self, row: &NamedRow<'_>) -> bool {
        row.cells(ValueType::Val).any(|value| {
            let kind = value.to_string();
            kind.len() > 6 && self.lower.iter().any(|(_, word)| word.starts_with(root(&kind)))
        })
    }

    /// The word after another one.
    fn after_word(&self, word: &str) -> Option<&str> {
        let at = self.lower.iter().position(|(_, other)| other == word)?;
        self.lower.get(at + 1).map(|(_, word)| word.as_str())
    }

    /// "Dialogtorget 2023 hölls i maj": another month than those of the rows of that year.
    fn month_of(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        let year = self.year();
        let of_year: Vec<&&NamedRow<'_>> =
            rows.iter().filter(|row| year.is_none_or(|year| row.year == Some(year))).collect();
        let days: Vec<NaiveDate> = of_year.iter().filter_map(|row| row.date).collect();
        let took_place = self.lower.iter().any(|(_, word)| LANGUAGE.agde_rum.contains(word));
        let quoted = self.text[self.range.clone()].contains(&format!("”{}”", rows[0].name));
        if days.is_empty() || days.len() != of_year.len() || !(took_place || quoted) {
            return None;
        }
        let names = &self.language.text.manader;
        let months = self.lower.windows(2).filter(|pair| pair[0].1 == "i").filter_map(|pair| {
            let month = names.iter().position(|month| month.to_lowercase() == pair[1].1)?;
            Some((pair[1].0.clone(), u32::try_from(month).ok()? + 1))
        });
        let months: Vec<_> = months.collect();
        let [(range, typed)] = months.as_slice() else { return None };
        let column = rows[0].table.column("datum")?;
        let place = of_year[0].table.place(of_year[0].row, column);
        (!days.iter().any(|day| day.month() == *typed)).then(|| self.date_slip(range, of_year[0].name, days[0], place))
    }

    /// "hölls på nätet" of what the sheet has as held on the spot.
    fn form(&self, row: &NamedRow<'_>) -> Option<Slip> {
        let took_place = self.lower.iter().any(|(_, word)| LANGUAGE.agde_rum.contains(word));
        let sentence = self.text[self.range.clone()].to_lowercase();
        let mut forms =
            LANGUAGE.former.iter().filter_map(|(words, form)| Some((sentence.find(words.as_str())?, words, form)));
        let ((at, words, form), None) = (forms.next()?, forms.next()) else { return None };
        let (index, known) = row.spec.kolumner.iter().zip(&row.table.rows[row.row].values).enumerate().find_map(
            |(index, (column, value))| {
                let known = value.as_ref()?.to_string();
                (column.typ == ValueType::Val && column.varden.contains(form)).then_some((index, known))
            },
        )?;
        let mixed = !LANGUAGE.former.values().any(|form| *form == known);
        let range = self.range.start + at..self.range.start + at + words.len();
        (took_place && !mixed && known != *form).then(|| {
            let problem = message!(
                codes::FIGURE_PRESENT,
                text = &self.text[range.clone()],
                vad = format!("{}, {known}", row.name)
            );
            (range, problem, Some(row.table.place(row.row, index)))
        })
    }

    /// "deltog ingen från bolagen" where the sheet has some.
    fn nobody(&self, row: &NamedRow<'_>, rows: &NamedRows<'_>) -> Option<Slip> {
        let at = self.lower.iter().position(|(_, word)| LANGUAGE.ingen.contains(word))?;
        let next: Vec<&str> = self.lower[at + 1..].iter().take(4).map(|(_, word)| word.as_str()).collect();
        let columns = row.spec.kolumner.iter().filter(|column| column.typ == ValueType::Heltal);
        let (column, number) = columns
            .filter_map(|column| {
                let unit = column.rubrik.split_whitespace().nth(1)?;
                let index = row.table.column(&column.namn).filter(|_| is_unit(&next, unit, &rows.units))?;
                match row.table.rows[row.row].values.get(index) {
                    Some(Some(Value::Integer(number))) if *number > 0 => Some((index, *number)),
                    _ => None,
                }
            })
            .next()?;
        let range = self.lower[at].0.clone();
        let problem = message!(codes::FIGURE_COUNT, text = &self.text[range.clone()], antal = number, vad = row.name);
        Some((range, problem, Some(row.table.place(row.row, column))))
    }

    /// Another day than those of the rows.
    fn day_of(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        let mut dates = self.readings.iter().filter_map(|reading| match reading.numerals[0].0 {
            Numeral::Date(date) => Some((reading, date)),
            _ => None,
        });
        let ((reading, typed), None) = (dates.next()?, dates.next()) else { return None };
        let days: Vec<NaiveDate> = rows.iter().filter_map(|row| row.date).collect();
        let exact = self.text[self.range.clone()].contains(rows[0].name);
        let took_place = self.lower.iter().any(|(_, word)| LANGUAGE.agde_rum.contains(word));
        let known =
            days.len() == rows.len() && !days.contains(&typed) && (took_place || exact && rows[0].words.len() > 2);
        let column = rows[0].table.column("datum")?;
        known.then(|| self.date_slip(&reading.range, rows[0].name, days[0], rows[0].table.place(rows[0].row, column)))
    }

    /// "Årsmötet 2020 hölls den 8 november": a day without its year, which stands elsewhere in the sentence.
    fn day_of_year(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        let year = self.year()?;
        let months = &self.language.text.manader;
        let (range, typed) = self.lower.windows(2).find_map(|pair| {
            let month = months.iter().position(|month| month.to_lowercase() == pair[1].1)?;
            let day: u32 = pair[0].1.parse().ok()?;
            let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day)?;
            Some((pair[0].0.start..pair[1].0.end, date))
        })?;
        let of_year: Vec<&&NamedRow<'_>> = rows.iter().filter(|row| row.year == Some(year)).collect();
        let days: Vec<NaiveDate> = of_year.iter().filter_map(|row| row.date).collect();
        let took_place = self.lower.iter().any(|(_, word)| LANGUAGE.agde_rum.contains(word));
        let column = rows[0].table.column("datum")?;
        let known = took_place && !days.is_empty() && days.len() == of_year.len() && !days.contains(&typed);
        known.then(|| self.date_slip(&range, of_year[0].name, days[0], of_year[0].table.place(of_year[0].row, column)))
    }

    /// Another year, or another month, than those of the rows, where the sentence says that it took place.
    fn year_of(&self, rows: &[&NamedRow<'_>]) -> Option<Slip> {
        // A name in quotes is the row's own, whatever the verb.
        let quoted = || self.text[self.range.clone()].contains(&format!("”{}”", rows[0].name));
        let took_place = self.lower.iter().any(|(_, word)| LANGUAGE.agde_rum.contains(word)) || quoted();
        let year = self.year().filter(|_| took_place)?;
        let reading = self.readings.iter().find(|reading| {
            reading.numerals.iter().any(|(numeral, _)| matches!(numeral, Numeral::Year(_) | Numeral::Month(_)))
        })?;
        let known: Vec<i32> = rows.iter().filter_map(|row| row.year).collect();
        let column = rows[0].table.column("ar")?;
        let place = rows[0].table.place(rows[0].row, column);
        (known.len() == rows.len() && !known.contains(&year))
            .then(|| self.date_slip(&reading.range, rows[0].name, known[0], place))
    }

    fn date_slip(
        &self,
        range: &std::ops::Range<usize>,
        name: &str,
        known: impl std::fmt::Display,
        place: Place,
    ) -> Slip {
        let text = &self.text[range.clone()];
        (range.clone(), message!(codes::FIGURE_DATE, namn = name, datum = known.to_string(), text = text), Some(place))
    }

    /// How many came, in all and from each unit.
    fn participants(&self, row: &NamedRow<'_>, rows: &NamedRows<'_>) -> Vec<Slip> {
        let columns: Vec<(usize, &str)> = row
            .spec
            .kolumner
            .iter()
            .filter(|column| column.typ == ValueType::Heltal)
            .filter_map(|column| Some((row.table.column(&column.namn)?, column.rubrik.as_str())))
            .collect();
        let value = |column: usize| match row.table.rows[row.row].values.get(column) {
            Some(Some(Value::Integer(number))) => *number,
            _ => 0,
        };
        let Some(noun) = columns.first().and_then(|(_, head)| head.split_whitespace().next()) else {
            return Vec::new();
        };
        let noun = noun.to_lowercase();
        let total: i64 = columns.iter().map(|(column, _)| value(*column)).sum();
        let mut slips = Vec::new();
        let name_at = self.text[self.range.clone()].find(row.name).map(|at| self.range.start + at);
        for (index, reading) in self.readings.iter().enumerate() {
            let Some(typed) = count(reading) else { continue };
            // Another number stands nearer to the name: "Tolv deltog i det ena, elva i det andra".
            let other = self.readings[index + 1..]
                .iter()
                .any(|other| count(other).is_some() && name_at.is_some_and(|name| other.range.end <= name));
            if other {
                continue;
            }
            let next: Vec<&str> = self.after(reading.range.end).take(4).collect();
            let unit = columns
                .iter()
                .find(|(_, head)| head.split_whitespace().nth(1).is_some_and(|unit| is_unit(&next, unit, &rows.units)));
            let person = |word: &str| LANGUAGE.personord.iter().any(|stem| word.starts_with(stem.as_str()));
            let people = next.first().is_some_and(|word| word.starts_with(root(&noun)) || person(word));
            // "fem personer från miljöförvaltningen": of one unit, which may be a column's.
            let inside = |unit: &str| next.iter().skip(2).any(|word| word.contains(root(&full(unit, &rows.units))));
            let of_unit = people && matches!(next.get(1), Some(&("från" | "av")));
            let inner = columns.iter().find(|(_, head)| head.split_whitespace().nth(1).is_some_and(inside));
            let unit = unit.or(inner.filter(|_| of_unit));
            let known = match unit {
                Some((column, _)) => value(*column),
                None if people && total > 0 => total,
                None => continue,
            };
            if known != typed && !self.allows(reading, typed.into(), known.into()) {
                let text = &self.text[reading.range.clone()];
                let problem = message!(codes::FIGURE_COUNT, text = text, antal = known, vad = row.name);
                slips.push((reading.range.clone(), problem, Some(row.table.place(row.row, columns[0].0))));
            }
        }
        slips
    }

    /// A day that is nearly one on which the sheet has a report.
    fn reported(&self, rows: &NamedRows<'_>) -> Option<Slip> {
        let reporting =
            self.lower.iter().any(|(_, word)| LANGUAGE.rapporterat.iter().any(|stem| word.starts_with(stem.as_str())));
        let said = |row: &&DatedRow<'_>| {
            reporting
                || row.what.iter().any(|what| self.text[self.range.clone()].to_lowercase().contains(what.as_str()))
        };
        let known: Vec<&DatedRow<'_>> = rows.dated.iter().filter(said).collect();
        self.readings.iter().find_map(|reading| {
            let Numeral::Date(typed) = reading.numerals[0].0 else { return None };
            if known.iter().any(|row| row.date == typed) {
                return None;
            }
            let nearly = |row: &&&DatedRow<'_>| {
                let (year, month) = (row.date.year() == typed.year(), row.date.month() == typed.month());
                month && (year || row.date.day() == typed.day())
            };
            let row = known.iter().find(nearly)?;
            let name = row.what.last().map_or("", String::as_str);
            Some(self.date_slip(&reading.range, name, row.date, row.table.place(row.row, row.column)))
        })
    }
}

/// Whether the words after a number say which unit: "från förvaltningarna", "förtroendevalda".
fn is_unit(next: &[&str], unit: &str, units: &[(String, String)]) -> bool {
    let long = full(unit, units);
    let is = |word: &&str| word.starts_with(root(&long));
    match next {
        [first, ..] if is(first) => true,
        ["från" | "av", rest @ ..] => rest.iter().take(2).any(is),
        _ => false,
    }
}

/// What an abbreviation of a unit stands for, in lower case.
fn full(unit: &str, units: &[(String, String)]) -> String {
    units.iter().find(|(short, _)| short == unit).map_or(unit, |(_, long)| long).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn endings_are_cut() {
        assert_eq!((root("bygglovstaxor"), root("staden"), root("mötet")), ("bygglovsta", "stade", "mötet"));
    }
}
