//! Whether what `explain` says of a word of a page is so: what stands in the files of the case and its templates at the places that it
//! names, read anew here, and not by the program.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use unicode_normalization::UnicodeNormalization;
use utlatande::explain::{Answer, Entry, Kind};
use utlatande::place::{CellPlace, Place, TextPlace};

use super::worlds::World;
use crate::common::{standing, tree};

/// The files that answers name.
pub struct Files {
    texts: BTreeMap<String, String>,
    sheets: BTreeMap<(String, String), calamine::Range<Data>>,
}

impl Files {
    pub fn new(world: &World) -> Self {
        let mut texts = BTreeMap::new();
        let mut sheets = BTreeMap::new();
        for (name, bytes) in tree(&world.case).into_iter().chain(world.template_files()) {
            if name.ends_with(".xlsx") {
                let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
                for (sheet, range) in book.worksheets() {
                    sheets.insert((name.clone(), sheet), range);
                }
            } else if let Ok(text) = String::from_utf8(bytes) {
                texts.entry(name).or_insert(text);
            }
        }
        Self { texts, sheets }
    }

    /// A file's text.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(String::as_str)
    }

    /// The sheets of the case, each with its cells that are not empty: row, column and what is in it.
    pub fn sheets(&self) -> Vec<(String, String, Vec<Written>)> {
        let cells = |range: &calamine::Range<Data>| {
            let start = range.start().unwrap_or_default();
            let used = range.used_cells().filter(|(.., cell)| !cell.to_string().trim().is_empty());
            used.map(|(row, column, cell)| (start.0 + row as u32, start.1 + column as u32, shown(cell))).collect()
        };
        self.sheets.iter().map(|((file, sheet), range)| (file.clone(), sheet.clone(), cells(range))).collect()
    }

    /// What stands at a place of a file.
    fn written(&self, place: &TextPlace) -> Option<String> {
        Some(standing::at(self.texts.get(&*place.file)?, place))
    }

    /// The values of cells that are not empty.
    fn cells(&self, place: &CellPlace) -> Vec<&Data> {
        let Some(sheet) = self.sheets.get(&(place.file.to_string(), place.sheet.to_string())) else {
            return Vec::new();
        };
        let rows = place.first.row..=place.last.row;
        let cells = rows.flat_map(|row| {
            (place.first.column..=place.last.column).filter_map(move |column| sheet.get_value((row, column)))
        });
        cells.filter(|cell| !matches!(cell, Data::Empty)).collect()
    }
}

/// A cell that is not empty: row, column and what is in it.
pub type Written = (u32, u32, String);

/// What is in a cell; a day as it is written.
fn shown(cell: &Data) -> String {
    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    match cell {
        Data::DateTime(day) => (first + chrono::TimeDelta::days(day.as_f64() as i64)).to_string(),
        cell => cell.to_string(),
    }
}

/// What is wrong with the answer for a word of a page of a document.
pub fn problem(files: &Files, answer: &Answer, document: &str, page: usize, word: &str) -> Option<String> {
    let is_layout = |entry: &Entry| entry.kind == Kind::Layout;
    if answer.entries.iter().all(is_layout) {
        // Its words have their lines: what it says without is numbers and marks.
        return word.contains(char::is_alphabetic).then(|| "the layout's".to_owned());
    }
    let is_here =
        |entry: &Entry| entry.stands.iter().any(|stand| stand.document == document && stand.pages.contains(&page));
    if answer.more == 0 && !answer.entries.iter().any(is_here) {
        return Some("not on this page".to_owned());
    }
    answer.entries.iter().filter(|entry| !is_layout(entry)).find_map(|entry| {
        let shown = entry.stands.iter().map(|stand| &stand.text).chain(&entry.value);
        let has_word = shown.map(|text| letters(text)).any(|text| have_common(&text, &letters(word)));
        let wrong = wrong(files, entry).or((!has_word && entry.kind != Kind::Template).then_some("of other words"));
        wrong.map(|wrong| format!("{wrong}: {entry:?}"))
    })
}

/// Whether a text has a word, or lies in it, or ends or begins with a part of it.
fn have_common(text: &str, word: &str) -> bool {
    let ends = |one: &str, other: &str| {
        (1..=one.len().min(other.len()))
            .any(|length| one.get(one.len() - length..).is_some_and(|end| other.starts_with(end)))
    };
    word.is_empty()
        || text.is_empty()
        || text.contains(word)
        || ends(text, word)
        || ends(word, text)
        || word.contains(text)
}

fn wrong(files: &Files, entry: &Entry) -> Option<&'static str> {
    let value = entry.value.as_deref().unwrap_or_default();
    let texts =
        || entry.places.iter().filter_map(|place| if let Place::Text(place) = place { Some(place) } else { None });
    let cells =
        || entry.places.iter().filter_map(|place| if let Place::Cells(place) = place { Some(place) } else { None });
    let is_nowhere = entry.places.is_empty();
    let stands_on_pages = !entry.stands.is_empty() && entry.stands.iter().all(|stand| !stand.pages.is_empty());
    if !stands_on_pages {
        return Some("it stands on no page");
    }
    // A sum is of empty cells too, but not of them alone; what is marked as none comes from one.
    let is_blank = cells().next().is_some() && cells().all(|place| files.cells(place).is_empty());
    if texts().any(|place| files.written(place).is_none()) || (is_blank && !letters(value).is_empty()) {
        return Some("of an empty place");
    }
    let is_written = |value: &str| {
        let written: String = texts().filter_map(|place| files.written(place)).collect();
        // A phrase has places that are filled in, and a label a number after it.
        let is_filled_in = written.contains('{') || value.parse::<usize>().is_ok();
        letters(&standing::unescaped(&written)).contains(&letters(value))
            || (entry.kind == Kind::Phrase && is_filled_in)
    };
    match entry.kind {
        Kind::Typed if is_nowhere => Some("typed nowhere"),
        Kind::Typed | Kind::Phrase if texts().next().is_some() && !is_written(value) && !is_day(files, entry) => {
            Some("other words stand there")
        }
        Kind::Typed | Kind::TableText if single(files, entry).is_some_and(|cell| !is_of_cell(cell, value)) => {
            Some("another cell")
        }
        Kind::Phrase if is_nowhere => Some("a phrase without a line"),
        Kind::Template if !texts().any(|place| files.written(place).is_some_and(|line| !line.trim().is_empty())) => {
            Some("an empty line")
        }
        Kind::Value | Kind::Computed => of_value(files, entry, value, is_written(value)),
        _ => None,
    }
}

/// What is wrong with a value: references must stand where they are said to, and what was typed must be the value.
fn of_value(files: &Files, entry: &Entry, value: &str, is_written: bool) -> Option<&'static str> {
    let typed = entry.stands.iter().flat_map(|stand| &stand.typed);
    let is_referred = typed.clone().all(|place| match place {
        Place::Text(place) => files.written(place).is_some_and(|text| text.contains('{') || !text.trim().is_empty()),
        _ => false,
    });
    let [Place::Text(place)] = entry.places.as_slice() else {
        return (!is_referred).then_some("no reference stands there");
    };
    let written = files.written(place).unwrap_or_default();
    let (own, shown) = (letters(&written), letters(value));
    let is_same = is_written
        || written.contains("{{")
        || is_number(&own, &shown)
        || (own == "true" && shown == "ja")
        || (own == "false" && shown == "nej");
    let is_fact = entry.name.as_deref().is_some_and(|name| name.starts_with("fakta."));
    match (is_referred, is_same || !is_fact) {
        (false, _) => Some("no reference stands there"),
        (_, false) => Some("another value stands there"),
        _ => None,
    }
}

/// Digits alone, but for noughts at the end: decimals are written out.
fn is_number(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.trim_end_matches('0').to_owned();
    !one.is_empty() && one.chars().all(|c| c.is_ascii_digit()) && plain(one) == plain(other)
}

/// Whether a day is written at the entry's place: it is printed in words.
fn is_day(files: &Files, entry: &Entry) -> bool {
    let [Place::Text(place)] = entry.places.as_slice() else { return false };
    files.written(place).is_some_and(|text| text.parse::<chrono::NaiveDate>().is_ok())
}

/// The one cell of an entry.
fn single<'f>(files: &'f Files, entry: &Entry) -> Option<&'f Data> {
    match entry.places.as_slice() {
        [Place::Cells(place)] if place.first == place.last => files.cells(place).into_iter().next(),
        _ => None,
    }
}

/// Whether a text is that of a cell, as the pages write it; a single row is also counted.
fn is_of_cell(cell: &Data, text: &str) -> bool {
    let shown = number(text);
    let is_near =
        |wanted: f64| shown.is_some_and(|(shown, decimals)| (shown - wanted).abs() <= 0.51 / 10_f64.powi(decimals));
    let is_counted = shown == Some((1.0, 0)) || shown.is_some_and(|(number, _)| number == 100.0 || number == 0.0);
    match cell {
        Data::String(own) => {
            letters(own).contains(&letters(text)) || letters(text).contains(&letters(own)) || is_counted
        }
        Data::Int(own) => is_near(*own as f64) || is_near(*own as f64 * 100.0) || is_counted,
        Data::Float(own) => is_near(*own) || is_near(*own * 100.0) || is_counted,
        _ => true,
    }
}

/// A number as the pages write it, and its decimals.
fn number(text: &str) -> Option<(f64, i32)> {
    let plain: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, ',' | '−' | '-'))
        .map(|c| {
            if c == ',' {
                '.'
            } else if c == '−' {
                '-'
            } else {
                c
            }
        })
        .collect();
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
    Some((plain.parse().ok()?, decimals))
}

/// Letters and digits alone, small: marks are escaped and rewritten, and a sentence begins with a capital.
pub fn letters(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).nfc().collect()
}
