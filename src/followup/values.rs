//! The values of the new case's TOML files: what is taken over from the last case, as the schema says, and what the
//! command has given. What is not here is left blank.

use toml::{Table, Value};

use super::checklist::{Confirm, Taken};
use super::stale::{Stale, without_references};
use super::{Finished, origin, rows};
use crate::inputs::toml::{Node, NodeValue};
use crate::interpret::carried::{paragraphs, shown, words};
use crate::scaffold::toml::Filling;
use crate::templates::{Carry, RowSections};

/// Collects the values of one file, with what must be told of each.
pub(super) struct Collector<'a> {
    previous: &'a Finished,
    stale: &'a Stale,
    file: String,
    /// What the file is filled with.
    pub filling: Filling,
    /// What was taken over.
    pub taken: Vec<Taken>,
}

/// How a value is looked through for what is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// As a whole.
    Value,
    /// Paragraph by paragraph.
    Paragraphs,
}

impl<'a> Collector<'a> {
    /// A file of the new case, with nothing in it.
    pub(super) fn new(previous: &'a Finished, stale: &'a Stale, file: &str) -> Self {
        Self { previous, stale, file: file.to_owned(), filling: Filling::default(), taken: Vec::new() }
    }

    /// Whether the row goes over that a section's text is about.
    pub(super) fn has_row(&self, per: &RowSections, name: &str) -> bool {
        rows::has(self.previous, self.stale, per, name)
    }

    /// Sets a value that the new case has of its own.
    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>) {
        let (tables, name) = split(key);
        let mut table = &mut self.filling.values;
        for part in tables {
            let inner = table.entry(part).or_insert_with(|| Value::Table(Table::new()));
            let Value::Table(inner) = inner else { return };
            table = inner;
        }
        table.insert(name.to_owned(), value.into());
    }

    /// Takes a value over, when the last case has one and the schema lets it.
    pub(super) fn take(&mut self, key: &str, node: Option<&Node>, carry: Carry, unit: Unit) {
        let (Some(node), Carry::Overtas | Carry::Bekraftas) = (node, carry) else { return };
        let Some(value) = value(node) else { return };
        // What is not filled in is nothing to take over.
        if matches!(&node.value, NodeValue::Text(text) if text.text.trim().is_empty()) {
            return;
        }
        self.set(key, value);
        self.filling.order.push(key.to_owned());
        self.note(key, node);
        self.tell(key, node, carry, unit);
    }

    /// Says above a value where it comes from.
    pub(super) fn note(&mut self, key: &str, node: &Node) {
        let text = {
            let place = origin(&node.place, self.previous.words());
            self.previous.words().with("ursprung", &[("arende", self.previous.number()), ("plats", &place)])
        };
        self.filling.notes.insert(key.to_owned(), text);
    }

    /// Records what was taken over, and what in it must be confirmed.
    pub(super) fn tell(&mut self, key: &str, node: &Node, carry: Carry, unit: Unit) {
        match (&node.value, unit) {
            (NodeValue::Text(text), Unit::Paragraphs) => {
                let mut all = Vec::new();
                for range in paragraphs(&text.text) {
                    let paragraph = &text.text[range.clone()];
                    if let Some(reason) = self.reason(paragraph, carry) {
                        let place = origin(&text.place(range), self.previous.words());
                        all.push((place, Confirm { reason, text: written(paragraph), paragraph: true }));
                    }
                }
                self.record(key, node, None, all);
            }
            (NodeValue::Text(text), Unit::Value) => {
                let confirm = self.reason(&text.text, carry);
                let confirm = confirm.map(|reason| Confirm { reason, text: words(&text.text), paragraph: false });
                let all = confirm.into_iter().map(|c| (origin(&node.place, self.previous.words()), c));
                let all = all.collect();
                self.record(key, node, Some(words(&text.text)), all);
            }
            (other, _) => {
                let text = shown(other);
                let confirm = self.reason(&text, carry).map(|reason| Confirm { reason, text, paragraph: false });
                let all = confirm.into_iter().map(|c| (origin(&node.place, self.previous.words()), c));
                let all = all.collect();
                self.record(key, node, None, all);
            }
        }
    }

    /// Why a text must be confirmed. What only refers to something is made anew, and says nothing of its own.
    fn reason(&self, text: &str, carry: Carry) -> Option<String> {
        if !without_references(text).chars().any(char::is_alphanumeric) {
            return None;
        }
        let stale = self.stale.reason(text).or_else(|| self.refers_to_new(text));
        stale.or_else(|| (carry == Carry::Bekraftas).then(|| self.previous.words().get("skal-varje").to_owned()))
    }

    /// A text that refers to a fact which the new case does not take over says something of its own time.
    fn refers_to_new(&self, text: &str) -> Option<String> {
        let facts = self.previous.templates.arendetyp.fakta.iter();
        let asked = facts.filter(|fact| fact.vid_uppfoljning == Carry::Fraga);
        let named = asked.map(|fact| format!("fakta.{}", fact.namn)).find(|name| text.contains(name.as_str()));
        named.map(|name| self.previous.words().with("skal-nytt", &[("namn", &name)]))
    }

    fn record(&mut self, key: &str, node: &Node, value: Option<String>, confirm: Vec<(String, Confirm)>) {
        let (file, key) = (self.file.clone(), key.to_owned());
        if confirm.is_empty() {
            let origin = origin(&node.place, self.previous.words());
            self.taken.push(Taken { file, key, origin, value, confirm: None });
            return;
        }
        for (origin, confirm) in confirm {
            let (file, key, value) = (file.clone(), key.clone(), value.clone());
            self.taken.push(Taken { file, key, origin, value, confirm: Some(confirm) });
        }
    }
}

/// A paragraph as it stands in `overtaget.toml`: a list keeps its lines.
fn written(paragraph: &str) -> String {
    let is_item = |line: &str| {
        let line = line.trim_start();
        let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        ["- ", "* ", "+ ", "• ", "– "].iter().any(|mark| line.starts_with(mark))
            || (number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") ")))
    };
    if !paragraph.lines().any(is_item) {
        return words(paragraph);
    }
    let margin = paragraph.lines().skip(1).map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let lines = paragraph.lines().enumerate();
    let text = |(index, line): (usize, &str)| {
        let from = if index == 0 { line.len() - line.trim_start().len() } else { margin.min(line.len()) };
        line.get(from..).unwrap_or(line).trim_end().to_owned() + "\n"
    };
    lines.map(text).collect()
}

fn split(key: &str) -> (Vec<String>, &str) {
    match key.rsplit_once('.') {
        Some((tables, name)) => (tables.split('.').map(str::to_owned).collect(), name),
        None => (Vec::new(), key),
    }
}

/// A value as TOML.
pub(super) fn value(node: &Node) -> Option<Value> {
    Some(match &node.value {
        NodeValue::Text(text) => Value::String(text.text.clone()),
        NodeValue::Number(number) => match number.parse::<i64>() {
            Ok(whole) => Value::Integer(whole),
            Err(_) => Value::Float(number.parse().ok()?),
        },
        NodeValue::Boolean(truth) => Value::Boolean(*truth),
        NodeValue::Date(date) => Value::Datetime(date.to_string().parse().ok()?),
        NodeValue::Array(items) => Value::Array(items.iter().map(value).collect::<Option<_>>()?),
        NodeValue::Table(table) => {
            let entries = table.entries.iter().map(|(key, node)| Some((key.name.clone(), value(node)?)));
            Value::Table(entries.collect::<Option<_>>()?)
        }
        NodeValue::Other(_) | NodeValue::Held | NodeValue::Bare(_) => return None,
    })
}
