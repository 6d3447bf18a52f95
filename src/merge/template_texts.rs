//! The texts of a template file, each character with its place there. A phrase is merged from what was read of it; where it
//! stands is looked for only when there is something to tell.

use crate::diagnostic::Diagnostics;
use crate::document::Phrase;
use crate::inputs::toml::{self, Node, NodeValue, Table};
use crate::source_text::SourceText;
use crate::templates::Templates;

/// The keys that an entry of a list is known by.
const NAMES: [&str; 3] = ["namn", "kod", "nyckel"];

/// A template file as it stands.
pub(super) struct TemplateTexts {
    root: Table,
}

impl TemplateTexts {
    /// Reads a file of the template folders. What is wrong with it as TOML was told when it was loaded.
    pub(super) fn read(templates: &Templates, file: &str) -> Option<Self> {
        let read = toml::read(file, templates.files.get(file)?, &mut Diagnostics::new())?;
        Some(Self { root: read.root })
    }

    /// Every text with the way to it; an entry of a list is a step by its number, from 1.
    pub(super) fn all(&self) -> Vec<(Vec<String>, &SourceText)> {
        let mut found = Vec::new();
        self.root.entries.iter().for_each(|(key, node)| collect(node, vec![key.name.clone()], &mut found));
        found
    }

    /// The text that a phrase was read from: the way there is its key.
    fn of(&self, phrase: &Phrase) -> Option<&SourceText> {
        let mut steps = phrase.key.split('.');
        let mut here = self.root.get(steps.next()?)?;
        for step in steps {
            here = match &here.value {
                NodeValue::Table(table) => table.get(step)?,
                NodeValue::Array(items) => entry(items, step)?,
                _ => return None,
            };
        }
        text(here)
    }
}

/// A phrase as it stands in its file. What was put into it since has the place of the whole.
pub(super) fn located(templates: &Templates, phrase: &Phrase) -> Option<SourceText> {
    let texts = TemplateTexts::read(templates, &phrase.file)?;
    let text = texts.of(phrase)?;
    Some(if text.text == phrase.text { text.clone() } else { text.decoded(0..text.text.len(), &phrase.text) })
}

fn collect<'t>(node: &'t Node, way: Vec<String>, found: &mut Vec<(Vec<String>, &'t SourceText)>) {
    let below = |step: String| [way.clone(), vec![step]].concat();
    match &node.value {
        NodeValue::Text(text) => found.push((way, text)),
        NodeValue::Array(items) => {
            (1..).zip(items).for_each(|(number, item)| collect(item, below(format!("{number}")), found));
        }
        NodeValue::Table(table) => {
            table.entries.iter().for_each(|(key, inner)| collect(inner, below(key.name.clone()), found));
        }
        _ => {}
    }
}

/// An entry of a list, by its number or its name.
fn entry<'t>(items: &'t [Node], step: &str) -> Option<&'t Node> {
    let numbered = step.parse::<usize>().ok().and_then(|number| items.get(number.checked_sub(1)?));
    let is_named = |item: &&Node| match &item.value {
        NodeValue::Table(table) => {
            NAMES.iter().any(|key| table.get(key).and_then(text).is_some_and(|name| name.text == step))
        }
        _ => false,
    };
    numbered.or_else(|| items.iter().find(is_named))
}

fn text(node: &Node) -> Option<&SourceText> {
    match &node.value {
        NodeValue::Text(text) => Some(text),
        _ => None,
    }
}
