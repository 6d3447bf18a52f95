//! `overtaget.toml`: what the new case has taken over, where from, and what in it the handläggare must look at.

use std::fmt::Write;

use toml::Value;

use super::promises::Promise;
use crate::case_files::CARRIED_FILE;
use crate::interpret::carried::{checksum_of, question_line, row_line, value_line};
use crate::scaffold::toml::literal;
use crate::schema;
use crate::templates::Written;

/// A value taken over.
#[derive(Clone)]
pub(super) struct Taken {
    /// The file of the new case that it stands in.
    pub file: String,
    /// Its dotted key.
    pub key: String,
    /// Where it stood.
    pub origin: String,
    /// What it was, where it is one text: whether it has been rewritten can then be told.
    pub value: Option<String>,
    /// What must be confirmed in it.
    pub confirm: Option<Confirm>,
}

/// What must be confirmed.
#[derive(Clone)]
pub(super) struct Confirm {
    /// Why.
    pub reason: String,
    /// The value or the paragraph as it was taken over.
    pub text: String,
    /// Whether it is a paragraph of the value.
    pub paragraph: bool,
}

/// A row of the workbook that was taken over and must be confirmed there.
pub(super) struct TakenRow {
    /// The sheet.
    pub sheet: String,
    /// Where it stood.
    pub origin: String,
    /// Its hash, by [`row_hash`](crate::interpret::row_hash).
    pub hash: String,
}

/// All that was taken over.
pub(super) struct Checklist {
    /// Questions, and the promises that they are about.
    pub questions: Vec<(String, Promise)>,
    /// Values that must be confirmed, then the others.
    pub taken: Vec<Taken>,
    /// Rows that must be confirmed.
    pub rows: Vec<TakenRow>,
}

impl Checklist {
    /// How many values and rows must be confirmed.
    pub(super) fn unconfirmed(&self) -> usize {
        self.rows.len() + self.taken.iter().filter(|taken| taken.confirm.is_some()).count()
    }

    /// The checksum that the case has of the file.
    pub(super) fn checksum(&self) -> String {
        let questions = self.questions.iter().map(|(question, _)| question_line(question));
        let value = |taken: &Taken| {
            let text = taken.confirm.as_ref().map(|confirm| &confirm.text).or(taken.value.as_ref());
            value_line(&taken.file, &taken.key, text.map(String::as_str).unwrap_or_default(), taken.confirm.is_some())
        };
        let rows = self.rows.iter().map(|row| row_line(&row.hash));
        checksum_of(&questions.chain(self.taken.iter().map(value)).chain(rows).collect::<Vec<_>>())
    }

    /// The file's text.
    pub(super) fn text(&self, number: &str, words: &Written) -> String {
        let mut text = format!("{}\n", schema::directive(CARRIED_FILE));
        for line in words.with("overtaget-overst", &[("arende", number)]).lines() {
            let _ = writeln!(text, "# {line}");
        }
        text.push_str("format = 1\n");
        heading(&mut text, words.get("overtaget-fragor"), self.questions.len());
        for (question, promise) in &self.questions {
            entry(&mut text, "fraga", &[("fraga", question), ("fran", &promise.origin), ("svar", "")]);
        }
        let (open, rest): (Vec<&Taken>, Vec<&Taken>) = self.taken.iter().partition(|taken| taken.confirm.is_some());
        heading(&mut text, words.get("overtaget-bekrafta"), open.len());
        open.into_iter().for_each(|taken| item(&mut text, taken));
        heading(&mut text, words.get("overtaget-ovrigt"), rest.len());
        rest.into_iter().for_each(|taken| item(&mut text, taken));
        heading(&mut text, words.get("overtaget-rader"), self.rows.len());
        for row in &self.rows {
            entry(&mut text, "rad", &[("blad", &row.sheet), ("fran", &row.origin), ("kontroll", &row.hash)]);
        }
        text
    }
}

/// A heading over entries, where there are any.
fn heading(text: &mut String, title: &str, entries: usize) {
    if entries > 0 {
        let _ = write!(text, "\n# ---------------------------------------------------------------- {title}\n");
    }
}

fn item(text: &mut String, taken: &Taken) {
    let mut keys = vec![("fil", taken.file.as_str()), ("nyckel", &taken.key), ("fran", &taken.origin)];
    if let Some(value) = taken.value.as_ref().filter(|_| taken.confirm.is_none()) {
        keys.push(("varde", value));
    }
    if let Some(confirm) = &taken.confirm {
        keys.push(("skal", &confirm.reason));
        keys.push((if confirm.paragraph { "stycke" } else { "varde" }, &confirm.text));
    }
    entry(text, "uppgift", &keys);
    if taken.confirm.is_some() {
        text.push_str("bekraftad = false\n");
    }
}

fn entry(text: &mut String, heading: &str, keys: &[(&str, &str)]) {
    let _ = write!(text, "\n[[{heading}]]\n");
    for (key, value) in keys {
        let _ = writeln!(text, "{key} = {}", literal::value(&Value::from(*value), false));
    }
}
