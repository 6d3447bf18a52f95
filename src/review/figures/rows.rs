//! Rows of the workbook that a sentence names: when something was, and how many came.

mod added;
mod attendance;
mod attributes;
mod days;
mod names;
mod reports;
mod scene;
mod themes;

use chrono::{Datelike, NaiveDate};
use memchr::memmem::Finder;

use super::{Sentence, Slip};
use crate::codes;
use crate::message::message;
use crate::model::{Table, Value};
use crate::review::Review;
use crate::review::language_data::LANGUAGE;
use crate::review::readings::{Numeral, Reading};
use crate::review::subjects::is_place;
use crate::review::tables::{Attended, sheet_stem};
use crate::review::words::root;
use crate::templates::{TableSpec, ValueType};

/// Words of a name that are held against a sentence have so many letters.
const SHORTEST: usize = 4;

/// One such word is enough to name a row when it is so long.
const TELLING: usize = 9;

/// What something is about stands at most so many words after "om".
const ABOUT: usize = 3;

/// A row with a name.
pub(super) struct NamedRow<'a> {
    table: &'a Table,
    spec: &'a TableSpec,
    row: usize,
    name: &'a str,
    /// The name without the year that ends it.
    base: &'a str,
    /// The telling words of the name, in small letters.
    words: Vec<String>,
    /// They without what inflection changes.
    roots: Vec<String>,
    /// Searches, since each sentence is held against each row: for the name; for the base, where that is another and tells enough; for
    /// the name in small letters, where it has several telling words.
    whole: Finder<'a>,
    without_year: Option<Finder<'a>>,
    small: Option<Finder<'static>>,
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
}

impl<'a> NamedRows<'a> {
    pub(super) fn all(review: &Review<'a>) -> Self {
        let (mut named, mut dated) = (Vec::new(), Vec::new());
        for spec in &review.templates.arendetyp.tabeller {
            let Some(table) = review.case.tables.get(&spec.namn).map(AsRef::as_ref) else { continue };
            match table.column("namn") {
                Some(column) => named.extend(names::of(spec, table, column)),
                None => dated.extend(days(spec, table)),
            }
        }
        Self { named, dated }
    }

    /// The rows that a sentence names, by the longest name.
    pub(super) fn named_by(&self, sentence: &Sentence<'_>) -> Vec<&NamedRow<'a>> {
        let mut named: Vec<&NamedRow<'a>> = self.named.iter().filter(|row| row.is_named(sentence)).collect();
        // The whole name tells more than one without its year.
        if named.iter().any(|row| row.has_own_name(sentence)) {
            named.retain(|row| row.has_own_name(sentence));
        }
        let longest = named.iter().map(|row| row.name.len()).max().unwrap_or(0);
        let names: Vec<&str> = named.iter().filter(|row| row.name.len() == longest).map(|row| row.name).collect();
        named.retain(|row| row.name.len() == longest);
        // "”Dans på distans” i maj; därefter följde ”Vem spelar fagott?”": each is spoken of.
        if !names.is_empty() {
            named.extend(self.named.iter().filter(|row| row.is_written_beside(sentence, &names)));
        }
        named
    }

    /// The one row of those that a sentence names, with its year where others have its name.
    pub(super) fn one_of(named: &[&NamedRow<'_>], sentence: &Sentence<'_>) -> Option<usize> {
        let year = sentence.year();
        let mut meant = named.iter().filter(|row| year.is_none() || row.year == year);
        let first = meant.next()?;
        meant.next().is_none().then_some(first.row)
    }

    /// Whether all rows with names are of one sheet.
    pub(super) fn is_of(&self, table: &Table) -> bool {
        self.named.iter().filter(|row| row.year.is_some()).all(|row| std::ptr::eq(row.table, table))
    }
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
    /// The table that it is a row of.
    pub(super) fn table(&self) -> &'a Table {
        self.table
    }

    /// Its name.
    pub(super) fn called(&self) -> &'a str {
        self.name
    }

    /// Whether it is of a year.
    pub(super) fn is_of_year(&self, year: i32) -> bool {
        self.year == Some(year)
    }

    /// Which row it is.
    pub(super) fn index(&self) -> usize {
        self.row
    }

    /// The row's values of a type.
    fn cells(&self, typ: ValueType) -> impl Iterator<Item = &'a Value> {
        let values = self.table.rows[self.row].values.iter().zip(self.spec.kolumner.all());
        values.filter(move |(_, column)| column.typ == typ).filter_map(|(value, _)| value.as_ref())
    }

    /// Whether a word is one of the row's texts, inflection aside.
    fn is_about(&self, about: &str) -> bool {
        let short = about.chars().count() <= SHORTEST;
        self.cells(ValueType::Text).any(|text| {
            let text = text.to_string().to_lowercase();
            if short {
                return text.split(|c: char| !c.is_alphanumeric()).any(|word| word == about);
            }
            let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > SHORTEST);
            words.any(|word| about.starts_with(root(word)) || word.starts_with(root(about)))
        })
    }
}

impl Sentence<'_> {
    /// What a sentence says of rows that it names.
    pub(super) fn rows(
        &self,
        rows: &NamedRows<'_>,
        named: &[&NamedRow<'_>],
        attended: Option<&Attended<'_>>,
    ) -> Vec<Slip> {
        let mut slips: Vec<Slip> = self.reported(rows).into_iter().collect();
        let meant = self.rows_meant(rows, named);
        if meant.is_empty() {
            slips.extend(self.attributes_by_clauses(named));
            slips.extend(self.scene(rows, named, attended));
            return slips;
        }
        slips.extend(self.years_joined(&meant));
        // "femton, tre gånger så många som på Årsmötet 2020": a time of the row that it is held against.
        if !named.iter().any(|row| self.is_held_against(row)) {
            let when = self.day_of(&meant).or_else(|| self.day_of_year(&meant)).or_else(|| self.year_of(&meant));
            slips.extend(when.or_else(|| self.month_of(&meant)));
        }
        let year = self.year();
        let of_year: Vec<&&NamedRow<'_>> =
            meant.iter().filter(|row| year.is_none_or(|year| row.year == Some(year))).collect();
        if let [row] = of_year.as_slice() {
            slips.extend(self.participants(row, attended));
            slips.extend(self.represented_by_one(row, attended));
            slips.extend(self.form(row));
            slips.extend(self.nobody(row, attended));
            slips.extend(self.mostly_from(attended, row));
            slips.extend(self.theme_of(row).or_else(|| self.kind_of_row(row)).or_else(|| self.attribute_of(row)));
        }
        slips
    }

    /// The rows of one name that a sentence speaks of, by their name or by what tells one of them; rows of different names are too many to
    /// speak of.
    pub(super) fn rows_meant<'n>(&self, rows: &'n NamedRows<'_>, named: &[&'n NamedRow<'n>]) -> Vec<&'n NamedRow<'n>> {
        let mut meant: Vec<&NamedRow<'_>> = named.iter().filter(|row| !self.is_held_against(row)).copied().collect();
        if meant.is_empty() && !self.is_hosted_by_another() {
            let told = self.ordered_row(rows).or_else(|| self.told_row(rows));
            meant.extend(told.or_else(|| self.timed_row(rows)));
        }
        if meant.iter().any(|row| row.base() != meant[0].base()) || meant.iter().any(|row| self.adds(rows, row)) {
            return Vec::new();
        }
        meant
    }

    /// "dubbelt så många som den föregående mässan", "fler än på mässan": another row is what the sentence speaks of.
    fn is_held_against(&self, row: &NamedRow<'_>) -> bool {
        let text = &self.text[self.range.clone()];
        let Some(at) = text.find(row.base()).map(|at| self.range.start + at) else { return false };
        let small = |word: &&str| {
            LANGUAGE.prepositioner.contains(word) || LANGUAGE.artiklar.contains(word) || LANGUAGE.forra.contains(word)
        };
        let before = self.words_in(&(self.range.start..at));
        let mut before = before.into_iter().rev().skip_while(small);
        match before.next() {
            Some(word) if word == LANGUAGE.smaord.som => before.next() == Some(LANGUAGE.smaord.manga),
            Some(word) => word == LANGUAGE.smaord.an,
            None => false,
        }
    }

    /// "Malmös seminarium", "ordnades av Lund": what another town had is no row that the sentence does not name.
    fn is_hosted_by_another(&self) -> bool {
        self.lower.iter().enumerate().any(|(at, (range, word))| {
            let by = at > 0 && self.lower[at - 1].1 == LANGUAGE.smaord.av;
            let home = self.home.iter().any(|home| home == word.trim_end_matches('s'));
            let written = &self.text[range.clone()];
            is_place(written) && !home && (by || (word.ends_with('s') && !LANGUAGE.orter.contains(written)))
        })
    }

    /// The one row of a kind that a sentence tells by the kind and a word of its name or theme: "seminariet om möbler".
    fn told_row<'n>(&self, rows: &'n NamedRows<'n>) -> Option<&'n NamedRow<'n>> {
        let about = self.words_after(LANGUAGE.smaord.om);
        // "Trångboddhet var ämnet för ett seminarium", "Frånvaron behandlades vid ett seminarium".
        let first = self.lower.first().map(|(_, word)| word.as_str()).filter(|word| {
            word.chars().count() >= TELLING && self.lower.iter().any(|(_, word)| LANGUAGE.amnesord.contains(word))
        });
        let words: Vec<&str> = about.into_iter().chain(first).chain(self.short_theme()).collect();
        if words.is_empty() {
            return None;
        }
        // "Cykelparkering var temat den 5 oktober 2022": the day stands beside the theme, and the year is the row's.
        let of_day = |row: &NamedRow<'_>| {
            let theme = |reading: &Reading| LANGUAGE.amnesord.contains(self.before_day(reading));
            self.year().is_some_and(|year| row.year == Some(year))
                && first.is_some_and(|first| row.is_about(first))
                && self
                    .readings
                    .iter()
                    .any(|reading| matches!(reading.numerals[0].0, Numeral::Date(_)) && theme(reading))
        };
        let is_told =
            |row: &&NamedRow<'_>| of_day(row) || self.tells_kind(row) && words.iter().any(|about| row.is_about(about));
        let mut told = rows.named.iter().filter(is_told);
        told.next().filter(|_| told.next().is_none())
    }

    /// "konferensen om vrak hölls": a short word alone between "om" and the verb or the mark after it.
    fn short_theme(&self) -> Option<&str> {
        let at = self.lower.iter().position(|(_, word)| word == LANGUAGE.smaord.om)?;
        let (range, word) = self.lower.get(at + 1)?;
        let marked = self.text[range.end..].starts_with([',', '.']);
        let verb = self.lower.get(at + 2).is_some_and(|(_, next)| LANGUAGE.agde_rum.contains(next));
        let is_short = (SHORTEST - 1..=SHORTEST).contains(&word.chars().count());
        (is_short && (marked || verb)).then_some(word.as_str())
    }

    /// The one row of a kind in a year, a season or a month: "seminariet 2021", "ett enda webbinarium våren 2020".
    fn timed_row<'n>(&self, rows: &'n NamedRows<'n>) -> Option<&'n NamedRow<'n>> {
        let year = self.year()?;
        let words = self.words();
        let season = words.iter().find_map(|word| LANGUAGE.arstidsmanader.get(*word));
        let month = words.iter().find_map(|word| LANGUAGE.manader.iter().position(|month| month == word));
        let inside = |row: &NamedRow<'_>| {
            let Some(date) = row.date else { return season.is_none() && month.is_none() };
            season.is_none_or(|(first, last)| (*first..=*last).contains(&date.month()))
                && month.is_none_or(|month| u32::try_from(month + 1) == Ok(date.month()))
        };
        let only =
            words.windows(2).any(|pair| LANGUAGE.sifferord.ett.contains(pair[0]) && pair[1] == LANGUAGE.smaord.enda);
        // "Den konferens som".
        let told = |word: &str| {
            let which = |three: &[&str]| {
                LANGUAGE.sifferord.den_det.contains(three[0]) && three[1] == word && three[2] == LANGUAGE.smaord.som
            };
            words.windows(3).any(which)
        };
        let definite = |kind: &str| {
            let stem = root(kind);
            words
                .iter()
                .any(|word| word.starts_with(stem) && (only || LANGUAGE.sifferord.entalsslut.end(word) || told(word)))
        };
        let is_told = |row: &&NamedRow<'_>| {
            let of_kind = || {
                row.cells(ValueType::Val).any(|value| {
                    let kind = value.to_string();
                    // "stämman" of what the sheet calls by another word.
                    let form = || LANGUAGE.former.values().any(|form| *form == kind);
                    let called =
                        || LANGUAGE.harledning.kallas.get(kind.as_str()).is_some_and(|other| self.has_one_of(other));
                    kind.len() > 6 && (definite(&kind) || !form() && called())
                })
            };
            row.year == Some(year) && inside(row) && of_kind()
        };
        let mut told = rows.named.iter().filter(is_told);
        told.next().filter(|_| told.next().is_none())
    }

    /// Whether a word of the sentence, in the singular, is one of some.
    fn has_one_of(&self, words: &[String]) -> bool {
        let single = |word: &String| crate::review::openers::is_definite(word) && !LANGUAGE.is_definite_plural(word);
        self.lower.iter().any(|(_, word)| words.contains(word) && single(word))
    }

    /// Whether a word of the sentence is the kind of a row.
    fn tells_kind(&self, row: &NamedRow<'_>) -> bool {
        row.cells(ValueType::Val).any(|value| {
            let kind = value.to_string();
            // "mötet" of "nätverksmöte".
            let short = |word: &str| {
                word.strip_suffix('t').is_some_and(|bare| bare.chars().count() > SHORTEST - 1 && kind.ends_with(bare))
            };
            let root = root(&kind);
            kind.len() > 6 && self.lower.iter().any(|(_, word)| word.starts_with(root) || short(word))
        })
    }

    /// The words after another one that may name what something is about: "om höga trähus".
    fn words_after(&self, word: &str) -> Vec<&str> {
        let Some(at) = self.lower.iter().position(|(_, other)| other == word) else { return Vec::new() };
        let after = self.lower[at + 1..].iter().map(|(_, word)| word.as_str());
        let inside = after.take(ABOUT).take_while(|word| !LANGUAGE.agde_rum.contains(word));
        inside.filter(|word| word.chars().count() > SHORTEST).collect()
    }

    /// "hölls på nätet" of what the sheet has as held on the spot.
    fn form(&self, row: &NamedRow<'_>) -> Option<Slip> {
        let took_place =
            self.has_any(&LANGUAGE.agde_rum) || self.has_any(&LANGUAGE.ar) || self.has_any(&LANGUAGE.harledning.foljs);
        let sentence = self.small();
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
        // "hölls helt på nätet" of what was held in both ways.
        let wholly = self
            .lower
            .iter()
            .rfind(|(word, _)| word.end <= range.start)
            .is_some_and(|(_, word)| LANGUAGE.endast.contains(word) || LANGUAGE.helt.contains(word));
        (took_place && (!mixed || wholly) && known != *form).then(|| {
            let problem = message!(
                codes::FIGURE_PRESENT,
                text = &self.text[range.clone()],
                vad = format!("{}, {known}", row.name)
            );
            (range, problem, Some(row.table.place(row.row, index)))
        })
    }
}
