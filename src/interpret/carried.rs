//! What a case has taken over from the one it follows up: `overtaget.toml`, which `follow-up` writes. A value that is
//! about the old period is held back until the handläggare has changed it or confirmed it: it is reported, and a marked
//! gap stands for it in the documents, so that nothing stale is sent by oversight.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fields::Fields;
use super::keys::{self, names};
use super::{check_format, predecessor};
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::hash::sha256;
use crate::inputs::RawCase;
use crate::inputs::toml::{Node, NodeValue, Table, TomlFile};
use crate::message::{Message, message};
use crate::model::{Answer, Previous, Value};
use crate::place::Place;
use crate::prose::HELD;

/// Shorter paragraphs count as taken over only where they are one of those that were, not where they are a piece of one.
const SHORTEST_PIECE: usize = 40;

/// What a case has taken over.
#[derive(Debug, Default)]
pub struct Carried {
    /// The case that it comes from.
    pub previous: Option<Previous>,
    /// The hashes of rows that must be confirmed, by [`row_hash`].
    pub rows: BTreeSet<String>,
}

/// What `[foregaende]` and its file say, with every unconfirmed value held back in `raw`. A question without an answer, and a
/// list that is not as it was written, are reported.
pub fn interpret(raw: &mut RawCase, problems: &mut Diagnostics) -> Carried {
    let root = raw.case.root.clone();
    let mut fields = Fields::new(&root, problems);
    let Some(mut group) = fields.group("foregaende", &names(keys::FOREGAENDE)) else { return Carried::default() };
    let (number, checksum) = (group.text("arende"), group.text("sha256"));
    group.stopping_text("fil");
    let mut previous = number.map(|number| Previous { number, answers: Vec::new(), given: BTreeMap::new() });
    let Some(file) = raw.carried.take() else { return Carried { previous, rows: BTreeSet::new() } };
    let list = List::read(&file, problems);
    // What is told of a line that cannot be read says nothing of what else stands there.
    if file.is_whole && checksum.as_ref().is_some_and(|written| written.value != checksum_of(&list.lines)) {
        let place = Place::File(file.source.name().clone());
        problems.push(Diagnostic::error(message!(codes::CARRIED_LIST_CHANGED, fil = file.source.name())).at(place));
    }
    list.hold_back(raw, problems);
    if let Some(previous) = &mut previous {
        previous.answers = list.answers;
        previous.given = list.given;
    }
    Carried { previous, rows: list.rows }
}

/// The checksum of what was taken over, over a line for each entry: questions, values and rows, but neither answers nor
/// confirmations. Who takes an entry away, or changes it here instead of where it stands, is told.
pub fn checksum_of(lines: &[String]) -> String {
    sha256(lines.join("\n").as_bytes())
}

/// The line of a question.
pub fn question_line(question: &str) -> String {
    format!("fraga\t{}", words(question))
}

/// The line of a value, or of a paragraph of one; whether it must be confirmed.
pub fn value_line(file: &str, key: &str, text: &str, must: bool) -> String {
    format!("uppgift\t{file}\t{key}\t{}\t{must}", words(text))
}

/// The line of a row, by its hash.
pub fn row_line(hash: &str) -> String {
    format!("rad\t{hash}")
}

/// The file's entries.
#[derive(Default)]
struct List {
    answers: Vec<Answer>,
    items: Vec<Item>,
    given: BTreeMap<(String, String), Option<String>>,
    rows: BTreeSet<String>,
    lines: Vec<String>,
}

impl List {
    fn read(file: &TomlFile, problems: &mut Diagnostics) -> Self {
        check_format(file, problems);
        let mut list = Self::default();
        let mut fields = Fields::new(&file.root, problems);
        fields.known(&names(keys::OVERTAGET));
        for table in fields.groups("fraga") {
            list.question(&mut Fields::new(table, fields.problems));
        }
        for table in fields.groups("uppgift") {
            list.item(&mut Fields::new(table, fields.problems));
        }
        for table in fields.groups("rad") {
            let mut row = Fields::new(table, fields.problems);
            row.known(&names(keys::RAD));
            let hash = row.text("kontroll").map(|hash| hash.value).unwrap_or_default();
            list.lines.push(row_line(&hash));
            list.rows.insert(hash);
        }
        list
    }

    /// A question that is answered; one that is not is reported.
    fn question(&mut self, fields: &mut Fields<'_>) {
        fields.known(&names(keys::FRAGA));
        let Some(question) = fields.prose("fraga") else { return };
        self.lines.push(question_line(&question.text));
        let place = question.whole();
        match fields.optional_prose("svar") {
            Some(answer) => {
                self.answers.push(Answer { question: words(&question.text), answer: words(&answer.text), place });
            }
            None => fields.problems.push(Diagnostic::finding(message!(codes::QUESTION_UNANSWERED)).at(place)),
        }
    }

    fn item(&mut self, fields: &mut Fields<'_>) {
        fields.known(&names(keys::UPPGIFT));
        let (Some(file), Some(key)) = (fields.text("fil"), fields.text("nyckel")) else { return };
        let (value, paragraph) = (fields.optional_prose("varde"), fields.optional_prose("stycke"));
        let text = paragraph.as_ref().or(value.as_ref()).map(|text| words(&text.text)).unwrap_or_default();
        let confirmed = fields.boolean("bekraftad");
        self.lines.push(value_line(&file.value, &key.value, &text, fields.has("bekraftad")));
        let whole = value.is_some().then(|| text.clone());
        self.given.insert((file.value.clone(), key.value.clone()), whole);
        if confirmed == Some(false) {
            let (file, key, place) = (file.value, key.value, fields.place());
            self.items.push(Item { file, key, text, paragraph: paragraph.is_some(), place });
        }
    }

    /// Holds back every value that still is what was taken over, and every paragraph wherever it stands now.
    fn hold_back(&self, raw: &mut RawCase, problems: &mut Diagnostics) {
        for item in self.items.iter().filter(|item| !item.paragraph) {
            item.hold_back(raw, problems);
        }
        let own = raw.documents.values_mut().filter(|file| !predecessor::is_frozen(file));
        for file in std::iter::once(&mut raw.case).chain(own) {
            for (_, node) in file.root.entries.iter_mut().filter(|(key, _)| key.name != "foregaende") {
                self.hold_paragraphs(node, problems);
            }
        }
    }

    fn hold_paragraphs(&self, node: &mut Node, problems: &mut Diagnostics) {
        match &mut node.value {
            NodeValue::Text(text) => {
                let ranges: Vec<(Range<usize>, &Item)> = paragraphs(&text.text)
                    .filter_map(|range| Some((range.clone(), self.of_paragraph(&words(&text.text[range]))?)))
                    .collect();
                for (range, item) in &ranges {
                    problems.push(item.unconfirmed(
                        message!(codes::PARAGRAPH_UNCONFIRMED, nyckel = item.key),
                        text.place(range.clone()),
                    ));
                }
                *text = text.replaced(&ranges.into_iter().map(|(range, _)| range).collect::<Vec<_>>(), HELD);
            }
            NodeValue::Array(items) => items.iter_mut().for_each(|item| self.hold_paragraphs(item, problems)),
            NodeValue::Table(table) => {
                table.entries.iter_mut().for_each(|(_, node)| self.hold_paragraphs(node, problems));
            }
            _ => {}
        }
    }

    /// The paragraph taken over that a paragraph is, is a piece of, or has in it.
    fn of_paragraph(&self, text: &str) -> Option<&Item> {
        let long = |text: &str| text.chars().count() >= SHORTEST_PIECE;
        let same = |item: &&Item| {
            item.text == text
                || (long(text) && item.text.contains(text))
                || (long(&item.text) && text.contains(&item.text))
        };
        self.items.iter().filter(|item| item.paragraph).find(same)
    }
}

/// A value that was taken over and that nobody has confirmed.
struct Item {
    /// The file that it was put in, by the file's name.
    file: String,
    /// Its dotted key; a number counts the entries of a list from 1.
    key: String,
    /// The paragraph, or the whole value where it is none; as words.
    text: String,
    /// Whether it is a paragraph.
    paragraph: bool,
    /// Where that is told.
    place: Place,
}

impl Item {
    /// Holds the value back, if it still is what was taken over.
    fn hold_back(&self, raw: &mut RawCase, problems: &mut Diagnostics) {
        let file = match self.file == CASE_FILE {
            true => Some(&mut raw.case),
            false => raw.documents.get_mut(&self.file),
        };
        let parts: Vec<&str> = self.key.split('.').collect();
        let Some(node) = file.and_then(|file| find(&mut file.root, &parts)) else { return };
        let is_same = match &node.value {
            NodeValue::Text(text) => words(&text.text) == self.text,
            other => shown(other) == self.text,
        };
        if !is_same {
            return;
        }
        problems.push(self.unconfirmed(message!(codes::VALUE_UNCONFIRMED, nyckel = self.key), node.place.clone()));
        match &mut node.value {
            NodeValue::Text(text) => *text = text.replaced(std::slice::from_ref(&(0..text.text.len())), HELD),
            other => *other = NodeValue::Held,
        }
    }

    fn unconfirmed(&self, message: Message, place: Place) -> Diagnostic {
        Diagnostic::finding(message).at(place).at(self.place.clone())
    }
}

/// A short hash of a row's values, which tells a row that was taken over whatever has become of its place.
pub fn row_hash(table: &str, values: &[Option<Value>]) -> String {
    let shown = values.iter().map(|value| value.as_ref().map(ToString::to_string).unwrap_or_default());
    let all = std::iter::once(table.to_owned()).chain(shown).collect::<Vec<_>>().join("\t");
    sha256(all.as_bytes()).chars().take(16).collect()
}

/// The paragraphs of prose, and other stretches between blank lines, as bytes.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_end().len();
        match (line.trim().is_empty(), ranges.last_mut().filter(|_| open)) {
            (true, _) => open = false,
            (false, Some(range)) => range.end = at + written,
            (false, None) => {
                ranges.push(at + line.len() - line.trim_start().len()..at + written);
                open = true;
            }
        }
        at += line.len();
    }
    ranges.into_iter()
}

/// Text as its words, so that it may be wrapped otherwise and is still the same.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value that is no text, as `overtaget.toml` writes it.
pub fn shown(value: &NodeValue) -> String {
    match value {
        NodeValue::Number(number) => number.clone(),
        NodeValue::Boolean(truth) => truth.to_string(),
        NodeValue::Date(date) => date.to_string(),
        _ => String::new(),
    }
}

fn find<'t>(table: &'t mut Table, path: &[&str]) -> Option<&'t mut Node> {
    let (first, rest) = path.split_first()?;
    let node = table.entries.iter_mut().find(|(key, _)| key.name == *first).map(|(_, node)| node)?;
    inside(node, rest)
}

fn inside<'t>(node: &'t mut Node, path: &[&str]) -> Option<&'t mut Node> {
    let Some((first, rest)) = path.split_first() else { return Some(node) };
    match &mut node.value {
        NodeValue::Table(table) => find(table, path),
        NodeValue::Array(items) => inside(items.get_mut(first.parse::<usize>().ok()?.checked_sub(1)?)?, rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lie_between_blank_lines() {
        let text = "\n  Ett\n  två\n\n \nTre\n";
        let found: Vec<&str> = paragraphs(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["Ett\n  två", "Tre"]);
    }
}
