//! What stands twice in a list, as when a line or a heading with its keys has been pasted once too many.

use std::collections::BTreeMap;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::toml::{NodeValue, Table};
use crate::message::message;
use crate::place::Place;

/// Tells of each text of a list that stands before it too.
pub(super) fn tell_texts(table: &Table, name: &str, problems: &mut Diagnostics) {
    let Some(NodeValue::Array(items)) = table.get(name).map(|node| &node.value) else { return };
    let texts = items.iter().filter_map(|item| match &item.value {
        NodeValue::Text(text) => Some((text.text.trim().to_owned(), &item.place)),
        _ => None,
    });
    tell(name, texts, problems);
}

/// Tells of each table of a list whose keys have the same texts as those of one before it.
pub(super) fn tell_tables(name: &str, tables: &[&Table], problems: &mut Diagnostics) {
    tell(name, tables.iter().map(|table| (texts(table), &table.place)), problems);
}

/// All texts of a table, each with its key; nothing where one is not filled in yet.
fn texts(table: &Table) -> String {
    let texts = table.entries.iter().filter_map(|(key, node)| match &node.value {
        NodeValue::Text(text) => Some((key, text.text.trim())),
        _ => None,
    });
    let filled = texts.map(|(key, text)| (!text.is_empty()).then(|| format!("{} = {text}\n", key.name)));
    filled.collect::<Option<String>>().unwrap_or_default()
}

fn tell<'p>(name: &str, entries: impl Iterator<Item = (String, &'p Place)>, problems: &mut Diagnostics) {
    let mut first: BTreeMap<String, &Place> = BTreeMap::new();
    for (entry, place) in entries.filter(|(entry, _)| !entry.is_empty()) {
        match first.get(&entry) {
            Some(other) => {
                let problem = Diagnostic::finding(message!(codes::ENTRY_TWICE, nyckel = name));
                problems.push(problem.at(place.clone()).at((*other).clone()));
            }
            None => drop(first.insert(entry, place)),
        }
    }
}
