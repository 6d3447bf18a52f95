//! `kallkarta.json`: where every text on every page comes from, for `explain` and for whoever asks ten years on.
//!
//! ```text
//! format      the version of this form
//! uppgifter   facts, computed values, tables and figures: value, places, expression, what each reads
//! regler      the ärendetyp's rules, and what each reads
//! tabeller    the sheets' columns and rows
//! filer       text files: how many lines each has, and its keys with the lines they stand on (since format 2); of a template its lines
//! dokument    for each document of the case:
//!   avsnitt     sections, each with its first text and the one after its last
//!   texter      its texts in the order of its tree, each with its origin, and where it stands in `typst/<fil>.typ`
//!   sidor       its pages: a line a page, a list for each block, in reading order
//! ```
//!
//! A page's block holds `[text, from, to]` for a part of a text by its number, `[text, "words"]` for words of a template, and a string
//! for what the layout says by itself (page numbers, labels). Offsets count bytes of UTF-8. A place is written as `place_text` says.
//! `rader` of a typed text are `[offset, line, column, end]`: from that offset on, the characters stand one by one from there, and the
//! last of them ends before the column `end`; one that was composed of several is longer than it looks.

mod files;
mod json;
mod make;
mod said;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::place::{Place, TextPlace};

pub(crate) use make::record;

/// The file's name in the output.
pub const FILE: &str = "kallkarta.json";

/// Version of the file's form.
const FORMAT: u32 = 2;

/// The oldest version that is still read; it has no `filer`.
const OLDEST: u32 = 1;

/// Everything that explains a case's pages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OriginRecord {
    /// Version of the form.
    pub format: u32,
    /// Facts, computed values, tables and figures.
    pub uppgifter: Vec<KnownValue>,
    /// Rules.
    pub regler: Vec<KnownRule>,
    /// Tables of workbooks.
    pub tabeller: Vec<KnownTable>,
    /// Text files of the case and its templates.
    #[serde(default)]
    pub filer: Vec<KnownFile>,
    /// Documents, in the order of their pages.
    pub dokument: Vec<DocumentMap>,
}

/// What references can name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownValue {
    /// Its name: `fakta.pris`.
    pub namn: String,
    /// What it is, in the words of the kind of case.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub forklaring: String,
    /// Its plain form; none for what is not filled in, and for tables and figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub varde: Option<String>,
    /// Where it was read, or what it was computed from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platser: Vec<Written>,
    /// The expression of a computed value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uttryck: Option<String>,
    /// Names of facts, tables and columns that it reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub laser: Vec<String>,
    /// Where the kind of case says what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Written>,
}

/// A rule of the kind of case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownRule {
    /// Its code: `G13`.
    pub kod: String,
    /// Names of facts, tables and columns that it reads.
    pub laser: Vec<String>,
}

/// A table of a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownTable {
    /// Its name in expressions.
    pub namn: String,
    /// The workbook.
    pub fil: String,
    /// The sheet.
    pub blad: String,
    /// Columns in order: name and heading, and the sheet's column (from 0), if it is there.
    pub kolumner: Vec<(String, String, Option<u32>)>,
    /// The sheet's rows (from 1) that are not blank, with the plain form of each column's value.
    pub rader: Vec<(u32, Vec<Option<String>>)>,
    /// What it holds, in the words of the kind of case.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub forklaring: String,
    /// Where the kind of case says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Written>,
}

/// A text file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownFile {
    /// Its name.
    pub fil: String,
    /// How many lines it has.
    pub rader: u32,
    /// Its keys in the order of their lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nycklar: Vec<KnownKey>,
}

/// A key with all that it lies in (`fakta.period.fran`, `bilagor[2].nyckel`), its first and its last line, and its value where that
/// is short. The head of a table is a key on one line. A line of a template has no name, and is the value.
pub type KnownKey = (String, u32, u32, Option<String>);

/// Where the texts of a document come from, and where they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentMap {
    /// Its key: `plan`.
    pub nyckel: String,
    /// The stem of its files.
    pub fil: String,
    /// Its title.
    pub titel: String,
    /// Sections: key, heading, the first of their texts, and the one after the last.
    pub avsnitt: Vec<(String, String, usize, usize)>,
    /// Texts, by their numbers.
    pub texter: Vec<TextEntry>,
    /// Pages, blocks, texts.
    pub sidor: Vec<Vec<Vec<PageItem>>>,
}

/// A text with one origin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextEntry {
    /// The text as a reader sees it; empty for the line of a template.
    pub text: String,
    /// What it is.
    pub slag: TextKind,
    /// The name of a value or of what is missing, of a cell's table or figure, or a phrase's key.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub namn: String,
    /// The file of typed text whose characters have their places, or of a phrase.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fil: String,
    /// Places: what a cell comes from, a text that stands somewhere as a whole, the lines of a phrase, a template's line; of a value
    /// those that are not told of it among `uppgifter`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platser: Vec<Written>,
    /// Offset, line and column from which typed text goes on character by character.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rader: Vec<(usize, u32, u32, u32)>,
    /// Whether a line was broken before it: no white space may stand there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub radbrytning: bool,
    /// Where a value is referred to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referens: Option<Written>,
    /// The filters that a value has gone through.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filter: Vec<String>,
    /// Where it stands in the Typst source: bytes there, and bytes of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub typ: Vec<(usize, usize, usize, usize)>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// What a text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// Typed for the case.
    #[default]
    Skriven,
    /// A fact or a computed value.
    Varde,
    /// A text of a computed table or figure.
    Cell,
    /// A phrase of the house style or the kind of case.
    Fras,
    /// A value that is not filled in.
    Saknas,
    /// The program's own words of a file.
    Program,
    /// A template's own words.
    Mall,
}

/// A text on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PageItem {
    /// Bytes of a text.
    Part(usize, usize, usize),
    /// Words of a template's line.
    Literal(usize, String),
    /// The layout's own.
    Layout(String),
}

/// A place as the record writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written(pub Place);

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

impl OriginRecord {
    /// The file's text.
    pub fn to_json(&self) -> Result<String, Diagnostic> {
        json::text(self).map_err(|error| Diagnostic::error(message!(codes::RECORD_FAILED, fil = FILE, orsak = error)))
    }

    /// Reads a file's text.
    pub fn read(text: &str) -> Result<Self, Diagnostic> {
        let unread = |reason: String| Diagnostic::error(message!(codes::ORIGINS_UNREAD, fil = FILE, orsak = reason));
        let record: Self = serde_json::from_str(text).map_err(|error| unread(error.to_string()))?;
        if !(OLDEST..=FORMAT).contains(&record.format) {
            return Err(unread(format!("format {}", record.format)));
        }
        match record.dokument.iter().find(|document| !document.is_whole()) {
            Some(document) => Err(unread(document.fil.clone())),
            None => Ok(record),
        }
    }
}

impl DocumentMap {
    /// Whether every number and offset leads somewhere, so that whoever asks need not try.
    fn is_whole(&self) -> bool {
        let in_text = |text: &TextEntry, from: usize, to: usize| text.text.get(from..to).is_some();
        let item_leads = |item: &PageItem| match item {
            PageItem::Part(number, from, to) => self.texter.get(*number).is_some_and(|text| in_text(text, *from, *to)),
            PageItem::Literal(number, _) => *number < self.texter.len(),
            PageItem::Layout(_) => true,
        };
        let text_leads = |text: &TextEntry| {
            text.rader.iter().all(|(offset, ..)| text.text.is_char_boundary(*offset))
                && text.typ.iter().all(|(start, end, from, to)| start <= end && in_text(text, *from, *to))
        };
        self.avsnitt.iter().all(|(_, _, first, after)| first <= after && *after <= self.texter.len())
            && self.texter.iter().all(text_leads)
            && self.sidor.iter().flatten().flatten().all(item_leads)
    }

    /// The section that a text stands in.
    pub fn section(&self, text: usize) -> Option<&(String, String, usize, usize)> {
        self.avsnitt.iter().find(|(_, _, first, after)| (*first..*after).contains(&text))
    }
}

impl TextEntry {
    /// The places of bytes of the text: exact where it was typed character by character.
    pub fn places(&self, from: usize, to: usize) -> Vec<Place> {
        let mut places: Vec<Place> = self.typed_places(from, to);
        places.extend(self.platser.iter().map(|Written(place)| place.clone()));
        places
    }

    /// A place for each stretch of lines: parts of a text that stand one after the other are one.
    fn typed_places(&self, from: usize, to: usize) -> Vec<Place> {
        let mut places: Vec<TextPlace> = Vec::new();
        let file: std::sync::Arc<str> = self.fil.as_str().into();
        for (index, (offset, line, column, last_column)) in self.rader.iter().enumerate() {
            let end = self.rader.get(index + 1).map_or(self.text.len(), |next| next.0);
            let (start, stop) = (from.max(*offset), to.min(end));
            if start >= stop {
                continue;
            }
            let count =
                |range: std::ops::Range<usize>| self.text.get(range).map_or(0, |text| text.chars().count() as u32);
            let column = column + count(*offset..start);
            let after = if stop == end { *last_column } else { column + count(start..stop) };
            match places.last_mut() {
                // The folds of a text are no places of their own.
                Some(last) => (last.end_line, last.end_column) = (*line, after),
                None => places.push(TextPlace {
                    file: file.clone(),
                    line: *line,
                    column,
                    end_line: *line,
                    end_column: after,
                }),
            }
        }
        places.into_iter().map(Place::Text).collect()
    }

    /// Whether a part of the text was typed where one of these places is.
    pub fn typed_at(&self, places: &[Place]) -> bool {
        let own = self.places(0, self.text.len());
        own.iter().any(|own| places.iter().any(|place| own == place || own.overlaps(place)))
    }

    /// The bytes of the text that stand on a line of a file.
    pub fn on_line(&self, file: &str, line: u32) -> Option<std::ops::Range<usize>> {
        if self.fil != file || self.slag != TextKind::Skriven {
            return None;
        }
        let mut found: Option<std::ops::Range<usize>> = None;
        for (index, (offset, at, ..)) in self.rader.iter().enumerate().filter(|(_, (_, at, ..))| *at == line) {
            debug_assert_eq!(*at, line);
            let end = self.rader.get(index + 1).map_or(self.text.len(), |next| next.0);
            found = Some(found.map_or(*offset, |found| found.start)..end);
        }
        found
    }
}
