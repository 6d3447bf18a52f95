//! What the program writes to the handläggare into the files of a case: the comments of a new one, the first sheet of its workbook,
//! the list of what was taken over, and the reference. The words are a language's, in `skrivet.toml`. They stand in no document,
//! so that a case does not change with them, and a language without the file has those of Swedish.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bytes::Bytes;
use serde::Deserialize;

use super::builtin;
use super::places::{filled, names};
use super::reading::{TemplateFile, Versioned};
use super::typer::ValueType;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::reasons::{self, Reason};

/// The file in a language's folder.
pub(super) const FILE: &str = "skrivet.toml";

/// The file of Swedish.
const OF_SWEDISH: &str = "sprak/sv/skrivet.toml";

/// The file as it is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenText {
    /// Version of the file's format; 1.
    format: u32,
    /// Every text by its name; what stands in braces is filled in.
    text: BTreeMap<String, String>,
}

impl Versioned for WrittenText {
    const FORMAT: u32 = 1;

    fn format(&self) -> u32 {
        self.format
    }
}

/// The texts of Swedish, which say what texts there are. Most runs ask for none of them.
static SWEDISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let read = builtin::file(OF_SWEDISH).and_then(|bytes| std::str::from_utf8(bytes).ok());
    read.and_then(|text| toml::from_str::<WrittenText>(text).ok()).map(|read| read.text).unwrap_or_default()
});

/// The texts of a language; by default those of Swedish.
#[derive(Debug, Default)]
pub struct Written(Option<BTreeMap<String, String>>);

impl Written {
    /// Reads the file of a language's folder: it has every text, and no other places to be filled in.
    pub(super) fn read(files: &BTreeMap<String, Bytes>, folder: &str) -> Result<Self, Vec<Diagnostic>> {
        let path = format!("{folder}/{FILE}");
        let Some(bytes) = files.get(&path) else { return Ok(Self::default()) };
        if path == OF_SWEDISH && builtin::sha256(&path, bytes).is_some() {
            return Ok(Self::default());
        }
        let file = TemplateFile::new(files, &path).map_err(|problem| vec![problem])?;
        let text = file.parse::<WrittenText>()?.text;
        let problems = problems(file, &text);
        if problems.is_empty() { Ok(Self(Some(text))) } else { Err(problems) }
    }

    /// A text by its name.
    pub fn get(&self, name: &str) -> &str {
        let own = self.0.as_ref().unwrap_or(&SWEDISH);
        own.get(name).map(String::as_str).unwrap_or_default()
    }

    /// A text with its places filled in.
    pub fn with(&self, name: &str, values: &[(&str, &str)]) -> String {
        filled(self.get(name), values)
    }

    /// A type of values in words.
    pub fn value_type(&self, typ: ValueType) -> &str {
        self.get(match typ {
            ValueType::Text => "typ-text",
            ValueType::Heltal => "typ-heltal",
            ValueType::Decimal => "typ-decimal",
            ValueType::Belopp => "typ-belopp",
            ValueType::Andel => "typ-andel-procent",
            ValueType::Datum => "typ-datum",
            ValueType::Ar => "typ-ar",
            ValueType::Manad => "typ-manad",
            ValueType::Janej => "typ-janej",
            ValueType::Val => "typ-val",
        })
    }
}

/// A text without the references that it shows.
fn plain(text: &str) -> String {
    text.replace("{{", "")
}

/// What a language's texts lack, or have too much of.
fn problems(file: TemplateFile<'_>, text: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for name in SWEDISH.keys().filter(|name| !text.contains_key(*name)) {
        let reason = Reason::from(message!(reasons::KEY_MISSING, varde = name));
        problems.push(file.problem(&["text"], message!(codes::TEMPLATE_MALFORMED, orsak = reason)));
    }
    for (name, own) in text {
        let Some(known) = SWEDISH.get(name) else {
            let reason = Reason::from(message!(reasons::KEY_UNKNOWN, varde = name));
            problems.push(file.problem(&["text", name], message!(codes::TEMPLATE_MALFORMED, orsak = reason)));
            continue;
        };
        let known = plain(known);
        let places: Vec<&str> = names(&known).collect();
        for place in names(&plain(own)).filter(|place| !places.contains(place)) {
            let problem = message!(codes::PLACEHOLDER_UNKNOWN, namn = place, kanda = places.join(", "));
            problems.push(file.problem(&["text", name], problem));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::{SWEDISH, WrittenText, problems};
    use crate::templates::reading::TemplateFile;

    fn told(change: impl FnOnce(&mut std::collections::BTreeMap<String, String>)) -> Vec<String> {
        let mut text = SWEDISH.clone();
        change(&mut text);
        let files = [("sprak/nn/skrivet.toml".to_owned(), bytes::Bytes::from_static(b"format = 1\n[text]\n"))].into();
        let file = TemplateFile::new(&files, "sprak/nn/skrivet.toml").unwrap();
        problems(file, &text).iter().map(|problem| problem.code.name().to_owned()).collect()
    }

    #[test]
    fn a_language_has_every_text_and_its_places() {
        assert!(SWEDISH.len() > 250, "the built-in texts are read: {}", SWEDISH.len());
        assert!(told(|_| ()).is_empty());
        assert_eq!(told(|text| drop(text.remove("ja"))), ["M02"]);
        assert_eq!(told(|text| drop(text.insert("jaha".to_owned(), String::new()))), ["M02"]);
        assert_eq!(told(|text| drop(text.insert("minst".to_owned(), "{tall}".to_owned()))), ["M12"]);
        let unknown = toml::from_str::<WrittenText>("format = 1\ntexter = 1\n[text]\n");
        assert!(unknown.is_err());
    }
}
