//! Puts a file together, table by table. Whatever the filling has is written, known to the schema or not: the reader
//! reports what is unknown, and nothing is lost on the way.

use ::toml::{Table, Value};

use super::entry::{Entry, Form};
use super::{Filling, literal};
use crate::characters::refused;
use crate::interpret::keys::plain;
use crate::scaffold::capitalised;
use crate::templates::Written;

/// Comments are wrapped to this width.
const WIDTH: usize = 110;

/// A file while it is written.
pub(super) struct Writer<'a> {
    filling: &'a Filling,
    /// The words of its comments.
    pub words: &'a Written,
    text: String,
}

impl<'a> Writer<'a> {
    /// An empty file.
    pub(super) fn new(filling: &'a Filling, words: &'a Written) -> Self {
        Self { filling, words, text: String::new() }
    }

    /// The whole file.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// What the file is, set apart from its first key.
    pub(super) fn lead(&mut self, text: &str) {
        self.comment(text);
        self.line("");
    }

    /// A comment, on as many lines as it takes.
    fn comment(&mut self, text: &str) {
        for paragraph in text.lines() {
            let mut line = String::from("#");
            for word in paragraph.split_whitespace() {
                if line.len() > 1 && line.chars().count() + word.chars().count() >= WIDTH {
                    self.line(&std::mem::replace(&mut line, String::from("#")));
                }
                line.push(' ');
                line.extend(word.chars().filter(|character| !refused(*character)));
            }
            self.line(&line);
        }
    }

    /// Whether the filling has the dotted key.
    pub(super) fn has(&self, path: &str) -> bool {
        self.value(path).is_some()
    }

    /// Whether the filling has a list there.
    pub(super) fn is_list(&self, path: &str) -> bool {
        self.value(path).is_some_and(Value::is_array)
    }

    /// Whether the filling has a table there.
    pub(super) fn is_table(&self, path: &str) -> bool {
        self.value(path).is_some_and(Value::is_table)
    }

    /// Whether a list has something in it.
    pub(super) fn has_entries(&self, path: &str) -> bool {
        self.value(path).and_then(Value::as_array).is_some_and(|items| !items.is_empty())
    }

    /// The keys before all headings; `tables` follow later.
    pub(super) fn root(&mut self, entries: &[Entry], tables: &[&str]) {
        self.body("", Some(&self.filling.values), entries, tables, true);
    }

    /// A table.
    pub(super) fn table(&mut self, path: &str, explanation: &str, entries: &[Entry]) {
        self.table_with_groups(path, explanation, entries, &[]);
    }

    /// A table some of whose keys are tables that follow later.
    pub(super) fn table_with_groups(&mut self, path: &str, explanation: &str, entries: &[Entry], groups: &[&str]) {
        let values = self.value(path).and_then(Value::as_table);
        self.heading(&format!("[{}]", dotted(path)), explanation, path);
        self.body(path, values, entries, groups, true);
    }

    /// Tables with the same heading, at least one; the first explains the keys. `entries` tells the keys of each.
    pub(super) fn tables(&mut self, path: &str, explanation: &str, entries: impl Fn(Option<&Table>) -> Vec<Entry>) {
        let tables: Vec<Option<&Table>> = match self.value(path) {
            Some(Value::Array(items)) if !items.is_empty() => items.iter().map(Value::as_table).collect(),
            _ => vec![None],
        };
        for (index, table) in tables.into_iter().enumerate() {
            let place = format!("{path}.{index}");
            let explanation = if index == 0 { explanation } else { "" };
            self.heading(&format!("[[{path}]]"), explanation, &place);
            self.body(&place, table, &entries(table), &[], index == 0);
        }
    }

    /// A table that is not in use: comments that become it when their `#` are taken away.
    pub(super) fn unused(&mut self, heading: &str, explanation: &str, entries: &[Entry]) {
        self.line("");
        let what = capitalised(&plain(explanation, self.words));
        self.comment(&self.words.with("oanvand", &[("vad", &what)]));
        self.line(&format!("# {heading}"));
        entries.iter().for_each(|entry| self.left_out(entry));
    }

    fn heading(&mut self, heading: &str, explanation: &str, path: &str) {
        self.line("");
        if !explanation.is_empty() {
            self.comment(&capitalised(&plain(explanation, self.words)));
        }
        self.note(path);
        self.line(heading);
    }

    /// The keys of a table, and then what else the filling has in it.
    fn body(&mut self, path: &str, values: Option<&Table>, entries: &[Entry], later: &[&str], explained: bool) {
        for entry in entries {
            match values.and_then(|values| values.get(&entry.name)) {
                None if entry.left_out => self.left_out(entry),
                found => self.entry(path, entry, found, explained),
            }
        }
        let known = |name: &str| entries.iter().any(|entry| entry.name == name) || later.contains(&name);
        let mut others: Vec<(&String, &Value)> =
            values.into_iter().flatten().filter(|(name, _)| !known(name)).collect();
        others.sort_by_key(|(name, _)| self.filling.order.iter().position(|key| *key == joined(path, name)));
        for (name, value) in others {
            self.entry(path, &Entry::new(name, long_form(value), "", self.words), Some(value), explained);
        }
    }

    fn entry(&mut self, path: &str, entry: &Entry, value: Option<&Value>, explained: bool) {
        let long = entry.form == Form::Long;
        if long {
            self.line("");
        }
        if explained && !entry.explanation.is_empty() {
            self.comment(&entry.comment());
        }
        self.note(&joined(path, &entry.name));
        let written = value.map_or_else(|| entry.blank().to_owned(), |value| literal::value(value, long));
        self.line(&format!("{} = {written}", literal::key(&entry.name)));
    }

    /// A key that is not in use, on one line with its explanation.
    fn left_out(&mut self, entry: &Entry) {
        self.line(&format!("# {} = {} # {}", literal::key(&entry.name), entry.blank(), entry.comment()));
    }

    fn note(&mut self, path: &str) {
        if let Some(note) = self.filling.notes.get(path) {
            self.comment(note);
        }
    }

    fn value(&self, path: &str) -> Option<&'a Value> {
        let mut parts = path.split('.');
        let first = self.filling.values.get(parts.next()?)?;
        parts.try_fold(first, |value, part| value.get(part))
    }

    /// A line as it is.
    pub(super) fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }
}

/// Text of several lines, as a text module has.
fn long_form(value: &Value) -> Form {
    if value.as_str().is_some_and(|text| text.contains('\n')) { Form::Long } else { Form::Line }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn dotted(path: &str) -> String {
    path.split('.').map(literal::key).collect::<Vec<_>>().join(".")
}
