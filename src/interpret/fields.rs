//! Reads the keys of a TOML table as typed values. Unknown keys, wrong types and missing values are reported here, so
//! that every table of every file is checked the same way.

use chrono::NaiveDate;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::{Node, NodeValue, Table};
use crate::inputs::toml_slips;
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;
use crate::prose::HELD;
use crate::source_text::SourceText;
use crate::templates::{Form, ValueType};

use super::keys;
use crate::near::suggestion;

mod typed;

/// The keys of one table.
pub(super) struct Fields<'a> {
    table: &'a Table,
    /// Where problems go.
    pub problems: &'a mut Diagnostics,
}

impl<'a> Fields<'a> {
    /// Reads `table`, reporting to `problems`.
    pub(super) fn new(table: &'a Table, problems: &'a mut Diagnostics) -> Self {
        Self { table, problems }
    }

    /// Reports every key that is not among the known ones, with the nearest known name.
    pub(super) fn known(&mut self, names: &[&str]) {
        report_unknown(self.table, names, self.problems);
    }

    /// A text that must be there before anything else can be read.
    pub(super) fn stopping_text(&mut self, name: &str) -> Option<Placed<String>> {
        if self.table.get(name).is_none() {
            self.problems.push(missing(name, self.table, true));
            return None;
        }
        self.text(name)
    }

    /// A required text of one line.
    pub(super) fn text(&mut self, name: &str) -> Option<Placed<String>> {
        let text = self.prose(name)?;
        let place = text.whole();
        if text.text.contains(HELD) {
            return None;
        }
        if text.text.contains('\n') {
            self.problems
                .push(Diagnostic::error(message!(codes::VALUE_MALFORMED, nyckel = name, form = "en-rad")).at(place));
            return None;
        }
        Some(Placed::new(text.text.trim().to_owned(), place))
    }

    /// A text of one line that may be missing or blank.
    pub(super) fn optional_text(&mut self, name: &str) -> Option<Placed<String>> {
        if self.has(name) && !self.is_blank(name) { self.text(name) } else { None }
    }

    /// A list of texts that may be missing or empty.
    pub(super) fn optional_list(&mut self, name: &str) -> Vec<SourceText> {
        let is_empty = |node: &Node| node.value == NodeValue::Array(Vec::new());
        if self.table.get(name).is_none_or(is_empty) { Vec::new() } else { self.prose_list(name) }
    }

    /// A required text with references; nothing where it is empty.
    pub(super) fn prose(&mut self, name: &str) -> Option<SourceText> {
        let node = self.required(name)?;
        if self.reports_blank(name, node) { None } else { self.as_prose(name, node) }
    }

    /// Whether an empty text stands in the place of a value: it is not filled in, whatever its type.
    pub(super) fn is_blank(&self, name: &str) -> bool {
        matches!(self.table.get(name), Some(node) if blank(node))
    }

    /// A text that may be missing or empty.
    pub(super) fn optional_prose(&mut self, name: &str) -> Option<SourceText> {
        let node = self.table.get(name)?;
        self.as_prose(name, node).filter(|text| !text.text.trim().is_empty())
    }

    /// A required list of texts.
    pub(super) fn prose_list(&mut self, name: &str) -> Vec<SourceText> {
        let Some(node) = self.required(name) else { return Vec::new() };
        let NodeValue::Array(items) = &node.value else {
            self.report_type(name, "lista", node);
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| if self.reports_blank(name, item) { None } else { self.as_prose(name, item) })
            .collect()
    }

    /// A required day.
    pub(super) fn date(&mut self, name: &str) -> Option<Placed<NaiveDate>> {
        let node = self.filled(name)?;
        match &node.value {
            NodeValue::Date(date) => Some(Placed::new(*date, node.place.clone())),
            NodeValue::Bare(_) => match self.value(name, &Form::plain(ValueType::Datum))? {
                Placed { value: Value::Date(date), places } => Some(Placed { value: date, places }),
                _ => None,
            },
            _ => self.wrong_type(name, "datum", node),
        }
    }

    /// A required whole number, not negative.
    pub(super) fn integer(&mut self, name: &str) -> Option<Placed<i64>> {
        let Placed { value, places } = self.value(name, &Form::plain(ValueType::Heltal))?;
        match value {
            Value::Integer(value) => Some(Placed { value, places }),
            _ => None,
        }
    }

    /// `true` or `false`, if it is there.
    pub(super) fn boolean(&mut self, name: &str) -> Option<bool> {
        let node = self.table.get(name)?;
        match &node.value {
            NodeValue::Boolean(truth) => Some(*truth),
            _ => self.wrong_type(name, "sanningsvarde", node),
        }
    }

    /// A table, if it is there.
    pub(super) fn table(&mut self, name: &str) -> Option<&'a Table> {
        let node = self.table.get(name)?;
        match &node.value {
            NodeValue::Table(table) => Some(table),
            // In double brackets: what it holds is read all the same, so that nothing else is told of it.
            NodeValue::Array(_) => {
                self.report_type(name, "tabell", node);
                only_table(&node.value)
            }
            _ => self.wrong_type(name, "tabell", node),
        }
    }

    /// A table that must be there.
    pub(super) fn required_table(&mut self, name: &str) -> Option<&'a Table> {
        self.required(name)?;
        self.table(name)
    }

    /// A table with known keys, if it is there.
    pub(super) fn group(&mut self, name: &str, known: &[&str]) -> Option<Fields<'_>> {
        let table = self.table(name)?;
        let mut group = Fields::new(table, self.problems);
        group.known(known);
        Some(group)
    }

    /// A table with known keys that must be there.
    pub(super) fn required_group(&mut self, name: &str, known: &[&str]) -> Option<Fields<'_>> {
        self.required(name)?;
        self.group(name, known)
    }

    /// A list of tables that must have at least one.
    pub(super) fn required_groups(&mut self, name: &str) -> Vec<&'a Table> {
        if self.required(name).is_some() { self.groups(name) } else { Vec::new() }
    }

    /// A list of tables, if it is there.
    pub(super) fn groups(&mut self, name: &str) -> Vec<&'a Table> {
        let Some(node) = self.table.get(name) else { return Vec::new() };
        let NodeValue::Array(items) = &node.value else {
            self.report_type(name, "tabeller", node);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match &item.value {
                NodeValue::Table(table) => tables.push(table),
                _ => self.report_type(name, "tabell", item),
            }
        }
        tables
    }

    /// Whether the key holds a list.
    pub(super) fn is_list(&self, name: &str) -> bool {
        self.table.get(name).is_some_and(|node| matches!(node.value, NodeValue::Array(_)))
    }

    /// The place of a value, or of the table where it is not there.
    pub(super) fn place_of(&self, name: &str) -> Place {
        self.table.get(name).map_or_else(|| self.place(), |node| node.place.clone())
    }

    /// Whether the key is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.table.get(name).is_some()
    }

    /// The place of the table.
    pub(super) fn place(&self) -> Place {
        self.table.place.clone()
    }

    fn required(&mut self, name: &str) -> Option<&'a Node> {
        let node = self.table.get(name);
        match node {
            None => self.problems.push(missing(name, self.table, false)),
            Some(node) if node.value == NodeValue::Array(Vec::new()) => {
                self.report_empty(name, node);
            }
            Some(_) => {}
        }
        node
    }

    /// A value that must be there and filled in. Only text can be read of a blank one without a wrong type.
    fn filled(&mut self, name: &str) -> Option<&'a Node> {
        let node = self.required(name)?;
        if self.reports_blank(name, node) { None } else { Some(node) }
    }

    fn reports_blank(&mut self, name: &str, node: &Node) -> bool {
        let blank = blank(node);
        if blank {
            self.report_empty(name, node);
        }
        blank
    }

    fn report_empty(&mut self, name: &str, node: &Node) {
        let heading = &self.table.heading;
        let problem = match heading.is_empty() {
            true => message!(codes::VALUE_EMPTY, nyckel = name),
            false => message!(codes::VALUE_EMPTY_UNDER, nyckel = name, rubrik = heading),
        };
        self.problems.push(Diagnostic::finding(problem).at(node.place.clone()));
    }

    fn as_prose(&mut self, name: &str, node: &Node) -> Option<SourceText> {
        match &node.value {
            NodeValue::Text(text) => Some(text.clone()),
            NodeValue::Bare(text) => {
                self.as_meant(name, &Form::plain(ValueType::Text), node, node.place.clone());
                Some(text.clone())
            }
            _ => self.wrong_type(name, "text", node),
        }
    }

    fn wrong_type<T>(&mut self, name: &str, wanted: &'static str, node: &Node) -> Option<T> {
        self.report_type(name, wanted, node);
        None
    }

    fn report_type(&mut self, name: &str, wanted: &'static str, node: &Node) {
        if node.value == NodeValue::Held {
            return;
        }
        let value = shown(&node.value);
        // A heading is written with those above it.
        let whole = format!("{}.{name}", self.table.heading);
        let is_heading = wanted.starts_with("tabell") && !self.table.heading.is_empty();
        let name = if is_heading { whole.as_str() } else { name };
        let only = only_text(&node.value).filter(|_| wanted == "text");
        let problem = match (only, day(&node.value).filter(|_| wanted == "datum")) {
            (Some(text), _) => {
                let (given, right) = (format!("[\"{text}\"]"), format!("\"{text}\""));
                message!(codes::VALUE_MEANT, nyckel = name, typ = wanted, varde = given, ratt = right)
            }
            (None, Some((typed, right))) => message!(codes::TOML_DATE, varde = typed, ratt = right),
            (None, None) => message!(codes::VALUE_TYPE, nyckel = name, typ = kind(wanted, &node.value), varde = value),
        };
        self.problems.push(Diagnostic::error(problem).at(node.place.clone()));
    }
}

/// A table, or the only one of a list: its heading stands in double brackets where it should not.
pub(super) fn only_table(value: &NodeValue) -> Option<&Table> {
    match value {
        NodeValue::Table(table) => Some(table),
        NodeValue::Array(items) => match items.as_slice() {
            [Node { value: NodeValue::Table(table), .. }] => Some(table),
            _ => None,
        },
        _ => None,
    }
}

/// Texts that messages show as a whole, so that their hints can.
const SHOWN: usize = 40;

/// The only text of a list that is short and on one line.
fn only_text(value: &NodeValue) -> Option<&str> {
    let NodeValue::Array(items) = value else { return None };
    let [Node { value: NodeValue::Text(text), .. }] = items.as_slice() else { return None };
    Some(text.text.as_str()).filter(|text| is_shown(text) && !text.contains('"'))
}

fn is_shown(text: &str) -> bool {
    !text.contains('\n') && text.chars().count() <= SHOWN
}

/// The type that is wanted, as messages have it beside what stands there.
fn kind(wanted: &'static str, value: &NodeValue) -> &'static str {
    let is_list = |items: &[Node]| items.iter().all(|item| matches!(item.value, NodeValue::Text(_)));
    match (wanted, value) {
        ("text", NodeValue::Array(items)) if is_list(items) => "text-lista",
        ("lista", NodeValue::Text(text)) if !is_shown(&text.text) => "lista-text",
        ("datum", NodeValue::Other(typed) | NodeValue::Number(typed)) if is_of_day(typed) => "datum-saknas",
        ("datum", NodeValue::Bare(text)) if is_of_day(text.text.trim()) => "datum-saknas",
        _ => wanted,
    }
}

/// Whether something is written as days are.
fn is_of_day(typed: &str) -> bool {
    let form = typed.chars().map(|c| if c.is_ascii_digit() { '0' } else { c });
    form.eq("0000-00-00".chars())
}

/// What stands in the place of a day, and the day that it means.
fn day(value: &NodeValue) -> Option<(&str, String)> {
    let typed = match value {
        NodeValue::Text(text) | NodeValue::Bare(text) => text.text.trim(),
        NodeValue::Number(typed) | NodeValue::Other(typed) => typed,
        _ => return None,
    };
    Some((typed, toml_slips::day(typed)?))
}

/// Reports the keys of a table that are not known. Several without a known one between them stand there for want of a heading, and
/// are told together.
pub(super) fn report_unknown(table: &Table, known: &[&str], problems: &mut Diagnostics) {
    // Worked out once: a hostile table has very many keys.
    let absent: Vec<&str> = known.iter().copied().filter(|known| table.get(known).is_none()).collect();
    let near = |name: &str| suggestion(name, absent.iter().copied());
    let is_stray = |name: &str| !known.contains(&name) && near(name).is_empty();
    for keys in table.entries.chunk_by(|(one, _), (other, _)| is_stray(&one.name) && is_stray(&other.name)) {
        match keys {
            [(key, _)] if known.contains(&key.name.as_str()) => {}
            [(key, _)] => {
                let problem = message!(codes::KEY_UNKNOWN, namn = key.name, forslag = near(&key.name));
                problems.push(Diagnostic::error(problem).at(key.place.clone()));
            }
            [(first, _), ..] => {
                let names: Vec<String> = keys.iter().map(|(key, _)| format!("`{}`", key.name)).collect();
                let problem = message!(codes::KEYS_MISPLACED, alla = names.join(", "), rubrik = "");
                problems.push(Diagnostic::error(problem).at(first.place.clone()));
            }
            [] => {}
        }
    }
}

fn blank(node: &Node) -> bool {
    matches!(&node.value, NodeValue::Text(text) if text.text.trim().is_empty())
}

/// The diagnostic of a key that is not there; one that only a draft may lack does not stop.
pub(super) fn missing(name: &str, table: &Table, stops: bool) -> Diagnostic {
    let keys::Added { kind, heading, keys } = keys::written(&table.heading, name);
    let problem = message!(codes::KEY_MISSING, nyckel = name, slag = kind, rubrik = heading, nycklar = keys);
    let mut problem = Diagnostic::finding(problem).at(table.place.clone());
    problem.stops = stops;
    problem
}

/// What stands in the place of a value of another type.
fn shown(value: &NodeValue) -> String {
    match value {
        NodeValue::Text(text) => format!("\"{}\"", text.text.chars().take(SHOWN).collect::<String>()),
        NodeValue::Number(number) => number.clone(),
        NodeValue::Boolean(value) => value.to_string(),
        NodeValue::Date(date) => date.to_string(),
        NodeValue::Array(items) if items.iter().any(|item| matches!(item.value, NodeValue::Table(_))) => {
            "[[…]]".to_owned()
        }
        NodeValue::Array(_) => "[…]".to_owned(),
        NodeValue::Table(_) => "{…}".to_owned(),
        NodeValue::Other(written) => written.clone(),
        NodeValue::Held => "…".to_owned(),
        NodeValue::Bare(text) => text.text.chars().take(SHOWN).collect(),
    }
}

#[cfg(test)]
mod tests;
