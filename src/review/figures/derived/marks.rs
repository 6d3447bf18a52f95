//! What tells some rows of a sheet from the others: the values of a list, and the names, with the words that stand for each.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Table, Value};
use crate::review::language_data::LANGUAGE;
use crate::review::passages::Spoken;
use crate::review::tables::Priced;
use crate::review::word_set::Bytes;
use crate::review::words::root;
use crate::templates::{TableSpec, ValueType};

/// Words of a value that are held against a sentence have so many letters.
const TELLING: usize = 5;

/// A value so short is told by its whole forms.
const SHORTEST: usize = 4;

/// The column of a document's kind.
pub(super) const DOCUMENT_KIND: &str = "dokumentsort";

/// Rows of a sheet, by their index.
pub(super) type Rows = BTreeSet<usize>;

/// A value that tells some rows from others.
pub(super) struct Mark {
    /// Its column.
    pub column: usize,
    /// As the sheet has it.
    pub value: String,
    lower: String,
    roots: Vec<String>,
    /// The first bytes of the words that may stand for it.
    heads: Bytes,
    /// Whether the column has values of a list, or kinds of documents.
    pub listed: bool,
    /// The rows that have it.
    pub rows: Rows,
}

impl Mark {
    /// Whether some words name it; a text in small letters is theirs.
    pub(super) fn is_named(&self, text: &str, words: &[&str]) -> bool {
        if self.listed {
            return words.iter().any(|word| self.is_kind(word));
        }
        if self.lower.chars().count() >= TELLING && text.contains(&self.lower) {
            return true;
        }
        !self.roots.is_empty() && self.roots.iter().all(|root| words.iter().any(|word| word.starts_with(root.as_str())))
    }

    /// Whether a sentence in small letters opens with it, where it is a name.
    pub(super) fn opens(&self, sentence: &str) -> bool {
        let by_root = || self.roots.first().is_some_and(|root| sentence.starts_with(root.as_str()));
        !self.listed && (sentence.starts_with(&self.lower) || by_root())
    }

    /// Whether it is one word that stands in a sentence in another form: "landströmmen".
    pub(super) fn is_form(&self, word: &str) -> bool {
        let one = !self.listed && !self.lower.contains([' ', '-']);
        one && self.roots.first().is_some_and(|root| word.starts_with(root.as_str()))
    }

    /// Whether a word is what it is called for short: the first of its words, or the end of the last where that may be too.
    pub(super) fn is_called(&self, word: &str, or_end: bool) -> bool {
        let first = || self.lower.starts_with(word) && self.lower.split(' ').next() == Some(word);
        !self.listed && (first() || or_end && self.lower.ends_with(word))
    }

    /// Whether some words name a part of it, and not all.
    pub(super) fn is_partly_named(&self, words: &[&str]) -> bool {
        let named = |root: &&String| words.iter().any(|word| word.starts_with(root.as_str()));
        let said = self.roots.iter().filter(named).count();
        !self.listed && said > 0 && said < self.roots.len()
    }

    /// Whether a text in small letters has all of it.
    pub(super) fn is_written_in(&self, text: &str) -> bool {
        text.contains(&self.lower)
    }

    /// The name without the year that ends it, in small letters.
    pub(super) fn base(&self) -> &str {
        let year = self.lower.rsplit_once(' ').filter(|(_, year)| year.len() == 4 && year.parse::<i32>().is_ok());
        year.map_or(self.lower.as_str(), |(base, _)| base)
    }

    /// Whether some words, or a text in small letters that is theirs, have two words of it in a row, or a long one.
    pub(super) fn glimpses(&self, text: &str, words: &[&str]) -> bool {
        let long =
            |root: &String| root.chars().count() > TELLING && words.iter().any(|word| word.starts_with(root.as_str()));
        let mut before: Option<&str> = None;
        let pair = self.lower.split(' ').any(|word| {
            let both = before.replace(word).map(|first| format!("{first} {word}"));
            both.is_some_and(|both| both.chars().count() > TELLING && text.contains(&both))
        });
        pair || self.roots.iter().any(long)
    }

    /// How many of some words stand for it, from the first of them on.
    pub(super) fn spans(&self, words: &[Spoken]) -> Option<usize> {
        let (_, first) = words.first()?;
        if self.listed {
            return self.is_kind(first).then_some(1);
        }
        if self.lower.as_bytes().first() != first.as_bytes().first() {
            return None;
        }
        let mut length = 0;
        for (value, (_, word)) in self.lower.split_whitespace().zip(words) {
            if value.trim_end_matches('-') != word.trim_end_matches(['-', 's']) && value != word {
                return None;
            }
            length += 1;
        }
        (length == self.lower.split_whitespace().count()).then_some(length)
    }

    /// Whether a word stands for a value of a list.
    pub(super) fn is_kind(&self, word: &str) -> bool {
        // Asked of every word of many sentences; most begin otherwise.
        self.heads.has(word.as_bytes().first()) && self.is_form_of_kind(word)
    }

    fn is_form_of_kind(&self, word: &str) -> bool {
        let value = self.lower.as_str();
        let stem = value.strip_suffix("um").or_else(|| value.strip_suffix('e')).unwrap_or(value);
        let long = value.chars().count() >= TELLING && word.starts_with(stem);
        let short = value.chars().count() >= SHORTEST
            && word.strip_prefix(value).is_some_and(|rest| LANGUAGE.harledning.bojt.contains(rest));
        let called = LANGUAGE.harledning.kallas.get(value).is_some_and(|other| other.iter().any(|same| same == word));
        let same = LANGUAGE.likalydande.get(word).is_some_and(|same| same == value);
        long || short || called || same || Priced::is_item(value, word)
    }
}

/// Every value that tells some rows of a sheet from the others.
pub(super) fn marks(spec: &TableSpec, table: &Table) -> Vec<Mark> {
    let mut found: BTreeMap<(usize, String), Rows> = BTreeMap::new();
    // What a row may lack tells it from no other.
    let telling = |column: usize| {
        spec.kolumner.get(column).is_some_and(|column| match column.typ {
            ValueType::Val => true,
            ValueType::Text => column.kravs,
            _ => false,
        })
    };
    for (row, values) in table.rows.iter().enumerate() {
        for (column, value) in values.values.iter().enumerate().filter(|(column, _)| telling(*column)) {
            if let Some(Value::Text(text)) = value {
                found.entry((column, text.clone())).or_default().insert(row);
            }
        }
    }
    let all = found.into_iter().map(|((column, value), rows)| {
        let lower = value.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        let roots = words.filter(|word| word.chars().count() >= TELLING && !LANGUAGE.egna.contains(word));
        let roots = roots.map(|word| root(word).to_owned()).collect();
        let kinds = |name: &str| name == DOCUMENT_KIND;
        let listed =
            spec.kolumner.get(column).is_some_and(|column| column.typ == ValueType::Val || kinds(&column.namn));
        Mark { column, value, heads: heads(&lower), lower, roots, listed, rows }
    });
    all.collect()
}

/// The first bytes of the words that may stand for a value in small letters: its own, and those that are listed for it.
fn heads(value: &str) -> Bytes {
    let listed = LANGUAGE.likalydande.iter().chain(LANGUAGE.poster.iter());
    let same = listed.filter(|(_, other)| *other == value).map(|(word, _)| word.as_str());
    let called = LANGUAGE.harledning.kallas.get(value).into_iter().flatten().map(String::as_str);
    let words = same.chain(called).chain([value, LANGUAGE.avgiftsord.as_str()]);
    words.filter_map(|word| word.bytes().next()).collect()
}
