//! Texts of the two template files that say nothing: each would print nothing, or a blank, and is told at its line. Those that may
//! be empty are listed here.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{FolderKind, Templates};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::reasons::{self, Reason};

/// Texts that may be empty, by the way to them; `*` stands for a step.
const MAY_BE: [&str; 9] = [
    // A column that the next case has empty.
    "tabell.*.vid_uppfoljning.kolumner.*",
    "tabell.*.vid_uppfoljning.per_ar.*.*",
    "tabell.*.vid_uppfoljning.overfors.*.*",
    // The rows whose cell is empty.
    "sammanstallning.*.dar.*.*",
    // A list of bullets has no caption.
    "sammanstallning.*.rubrik",
    // A section that stands under none.
    "dokument.*.avsnitt.*.under",
    // What says nothing on a cover.
    "omprovning.tomma.*",
    // What a house's own layout does not print: most of these keys must be there.
    "fraser.*",
    "etiketter.*",
];

/// Texts of which something else is told.
const TOLD: [&str; 2] = ["fakta.*.varden.*", "tabell.*.kolumner.*.varden.*"];

/// What is told of texts that say nothing, but for those at whose places something is told already.
pub(super) fn check(templates: &Templates, told: &[Diagnostic]) -> Vec<Diagnostic> {
    let files = [(&templates.husstil.namn, FolderKind::Husstil), (&templates.arendetyp.namn, FolderKind::Arendetyp)];
    let mut found = Vec::new();
    for (folder, kind) in files {
        let file = format!("{folder}/{}", kind.file());
        let text = templates.files.get(&file).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let Some(root) = text.and_then(|text| DeTable::parse(text).ok()) else { continue };
        let mut blank = Vec::new();
        of_table(root.get_ref(), &mut Vec::new(), &mut blank);
        for (way, value) in blank {
            let place = templates.place(&file, value.span());
            if told.iter().all(|problem| !problem.places.contains(&place)) {
                let reason = Reason::from(message!(reasons::TEXT_EMPTY, varde = named(&way)));
                found.push(Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = reason)).at(place));
            }
        }
    }
    found
}

/// The key that a text stands in: an entry of a list has that of the list.
fn named(way: &[String]) -> &str {
    let key = way.iter().rev().find(|step| !step.chars().all(|c| c.is_ascii_digit()));
    key.map_or("", String::as_str)
}

/// A text that says nothing, with the way to it.
type Blank<'r, 't> = (Vec<String>, &'r Spanned<DeValue<'t>>);

fn of_table<'r, 't>(table: &'r DeTable<'t>, way: &mut Vec<String>, found: &mut Vec<Blank<'r, 't>>) {
    for (key, value) in table.iter() {
        way.push(key.get_ref().as_ref().to_owned());
        of_value(value, way, found);
        way.pop();
    }
}

fn of_value<'r, 't>(value: &'r Spanned<DeValue<'t>>, way: &mut Vec<String>, found: &mut Vec<Blank<'r, 't>>) {
    match value.get_ref() {
        DeValue::String(text) if text.trim().is_empty() && !may_be(way) => found.push((way.clone(), value)),
        DeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                way.push(index.to_string());
                of_value(item, way, found);
                way.pop();
            }
        }
        DeValue::Table(table) => of_table(table, way, found),
        _ => {}
    }
}

fn may_be(way: &[String]) -> bool {
    MAY_BE.iter().chain(&TOLD).any(|pattern| {
        let steps: Vec<&str> = pattern.split('.').collect();
        steps.len() == way.len() && steps.iter().zip(way).all(|(step, own)| *step == "*" || step == own)
    })
}
