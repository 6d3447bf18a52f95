//! What a case has taken over from the one it follows up: `overtaget.toml`, which `follow-up` writes. A value that is
//! about the old period is held back until the handläggare has changed it or confirmed it: it is reported, and a marked
//! gap stands for it in the documents, so that nothing stale is sent by oversight.

use std::ops::Range;

use super::check_format;
use super::fields::Fields;
use super::keys::{self, names};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::inputs::RawCase;
use crate::inputs::source::SourceText;
use crate::inputs::toml::{Node, NodeValue, Table, TomlFile};
use crate::inputs::CASE_FILE;
use crate::model::{Answer, Previous};
use crate::prose::HELD;

/// What `[foregaende]` and its file say, with every unconfirmed value held back in `raw`. A question without an answer is
/// reported.
pub fn interpret(raw: &mut RawCase, problems: &mut Diagnostics) -> Option<Previous> {
    let root = raw.case.root.clone();
    let mut fields = Fields::new(&root, problems);
    let mut group = fields.group("foregaende", &names(keys::FOREGAENDE))?;
    let number = group.text("arende");
    group.stopping_text("fil")?;
    let carried = raw.carried.take()?;
    let answers = read(&carried, raw, problems);
    Some(Previous { number: number?, answers })
}

fn read(carried: &TomlFile, raw: &mut RawCase, problems: &mut Diagnostics) -> Vec<Answer> {
    check_format(carried, problems);
    let mut fields = Fields::new(&carried.root, problems);
    fields.known(&names(keys::OVERTAGET));
    let questions = fields.groups("fraga");
    let answers = questions.into_iter().filter_map(|table| answer(&mut Fields::new(table, fields.problems))).collect();
    for table in fields.groups("uppgift") {
        let item = Item::read(&mut Fields::new(table, fields.problems));
        if let Some(item) = item.filter(|item| item.unconfirmed) {
            item.hold_back(raw, fields.problems);
        }
    }
    answers
}

/// A question that is answered; one that is not is reported.
fn answer(fields: &mut Fields<'_>) -> Option<Answer> {
    fields.known(&names(keys::FRAGA));
    let question = fields.prose("fraga")?;
    let place = question.whole();
    let Some(answer) = fields.optional_prose("svar") else {
        fields.problems.push(Diagnostic::finding(codes::QUESTION_UNANSWERED).at(place));
        return None;
    };
    Some(Answer { question: words(&question.text), answer: words(&answer.text), place })
}

/// A value that was taken over.
struct Item {
    /// The file that it stands in, by the file's name.
    file: String,
    /// Its dotted key; a number counts the entries of a list from 1.
    key: String,
    /// The paragraph, or the whole value where it is none; as words.
    text: String,
    /// Whether it is a paragraph.
    paragraph: bool,
    /// Whether the handläggare has yet to confirm it.
    unconfirmed: bool,
    /// Where that is told.
    place: Place,
}

impl Item {
    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        fields.known(&names(keys::UPPGIFT));
        let (file, key) = (fields.text("fil")?, fields.text("nyckel")?);
        let (value, paragraph) = (fields.optional_prose("varde"), fields.optional_prose("stycke"));
        let text = paragraph.as_ref().or(value.as_ref()).map(|text| words(&text.text)).unwrap_or_default();
        Some(Self {
            file: file.value,
            key: key.value,
            text,
            paragraph: paragraph.is_some(),
            unconfirmed: fields.boolean("bekraftad") == Some(false),
            place: fields.place(),
        })
    }

    /// Holds the value back, if it still is what was taken over.
    fn hold_back(&self, raw: &mut RawCase, problems: &mut Diagnostics) {
        let file = match self.file == CASE_FILE {
            true => Some(&mut raw.case),
            false => raw.documents.get_mut(&self.file),
        };
        let parts: Vec<&str> = self.key.split('.').collect();
        let Some(node) = file.and_then(|file| find(&mut file.root, &parts)) else { return };
        let held = match &mut node.value {
            NodeValue::Text(text) if self.paragraph => self.hold_paragraph(text),
            NodeValue::Text(text) if words(&text.text) == self.text => Some(hold(text, 0..text.text.len())),
            NodeValue::Text(_) => None,
            other => (shown(other) == self.text).then(|| {
                *other = NodeValue::Held;
                node.place.clone()
            }),
        };
        if let Some(place) = held {
            let code = if self.paragraph { codes::PARAGRAPH_UNCONFIRMED } else { codes::VALUE_UNCONFIRMED };
            problems.push(Diagnostic::finding(code).with("nyckel", &self.key).at(place).at(self.place.clone()));
        }
    }

    fn hold_paragraph(&self, text: &mut SourceText) -> Option<Place> {
        let range = paragraphs(&text.text).find(|range| words(&text.text[range.clone()]) == self.text)?;
        Some(hold(text, range))
    }
}

/// Puts the mark of what is held back in the place of a range, and says where that stood.
fn hold(text: &mut SourceText, range: Range<usize>) -> Place {
    let place = text.place(range.clone());
    *text = text.replaced(std::slice::from_ref(&range), HELD);
    place
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
