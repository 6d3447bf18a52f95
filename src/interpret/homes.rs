//! Where the keys of a case belong: under which heading of its file each key stands that is known there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::documents::{cover_names, key_of_file, section_names};
use super::fields::only_table;
use super::keys::{self, Key, KeyTable, KeyType};
use super::predecessor;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::RawCase;
use crate::inputs::toml::{Node, NodeValue, Table, TomlFile};
use crate::message::message;
use crate::place::Place;
use crate::templates::{CaseDocument, Templates};

const SECTIONS: &str = "avsnitt";
const MODULES: &str = "textmoduler";
/// How a text refers to one of the modules.
const MODULE: &str = "textmodul.";

/// The keys of a case's files with their headings, by file.
#[derive(Debug, Default)]
pub(crate) struct Homes(BTreeMap<Arc<str>, File>);

/// The keys of a file.
#[derive(Debug, Default)]
struct File {
    /// The headings under which a key may stand; empty for what stands before all headings.
    keys: BTreeMap<String, Vec<String>>,
    /// The headings that stand in the file themselves, not only others below them, each with its place and its keys.
    headings: BTreeMap<String, (Place, Vec<String>)>,
}

/// The heading that a key belongs under.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Home<'h> {
    /// Its name.
    pub(super) heading: &'h str,
    /// Where it stands, if it does.
    pub(super) place: Option<&'h Place>,
}

impl Homes {
    /// The keys of `arende.toml` and of the files of the case's documents.
    pub(crate) fn of(raw: &RawCase, templates: &Templates) -> Self {
        let mut homes = Self::default();
        let modules = referred(raw);
        homes.add(&raw.case, case_keys(templates, &modules));
        let attachments = raw.case.root.get("bilagor");
        for (name, file) in raw.documents.iter().filter(|(_, file)| !predecessor::is_frozen(file)) {
            let key = attachments.and_then(|attachments| key_of_file(attachments, name));
            let document = key.and_then(|key| templates.document(&key));
            homes.add(file, document.map(|document| document_keys(document, templates)).unwrap_or_default());
        }
        homes
    }

    fn add(&mut self, file: &TomlFile, known: Vec<(String, String)>) {
        let mut of_file = File::default();
        for (key, heading) in known {
            let headings = of_file.keys.entry(key).or_default();
            if !headings.contains(&heading) {
                headings.push(heading);
            }
        }
        of_file.note(&file.root);
        self.0.insert(file.root.place.file().clone(), of_file);
    }

    /// The heading under which an unknown key stands.
    pub(super) fn heading_above(&self, unknown: &Diagnostic) -> Option<&str> {
        let (place, name) = (unknown.places.first()?, unknown.arguments.get("namn")?);
        let of_file = self.0.get(place.file())?.headings.iter();
        let above = of_file.filter(|(_, (heading, keys))| keys.contains(name) && heading <= place);
        above.max_by_key(|(_, (heading, _))| heading).map(|(heading, _)| heading.as_str())
    }

    /// The only heading that all of some keys belong under, in the file of a place; none where one of them stands under it
    /// already, or where it may stand several times.
    pub(super) fn of_keys(&self, keys: &[&str], place: &Place) -> Option<Home<'_>> {
        self.of_all(keys, place).filter(|home| !home.heading.starts_with('['))
    }

    /// The heading that several keys belong under, which may stand several times and then has its double brackets.
    pub(super) fn of_all(&self, keys: &[&str], place: &Place) -> Option<Home<'_>> {
        let file = self.0.get(place.file())?;
        let of: Vec<&Vec<String>> = keys.iter().map(|key| file.keys.get(*key)).collect::<Option<_>>()?;
        let mut common = of.first()?.iter().filter(|heading| of.iter().all(|other| other.contains(heading)));
        let (Some(heading), None) = (common.next(), common.next()) else { return None };
        let stands = file.headings.get(heading);
        let is_there = stands.is_some_and(|(_, there)| there.iter().any(|there| keys.contains(&there.as_str())));
        (!is_there).then(|| Home { heading, place: stands.map(|(place, _)| place) })
    }
}

impl File {
    /// Notes the headings of a table and of those below it.
    fn note(&mut self, table: &Table) {
        let keys: Vec<String> = table.entries.iter().map(|(key, _)| key.name.clone()).collect();
        // A table that is there through those below it alone has its place in the heading of the first of these.
        let is_below = |node: &Node| only_table(&node.value).is_some_and(|below| is_same_line(below, table));
        if !table.entries.iter().any(|(_, node)| is_below(node)) {
            self.headings.insert(table.heading.clone(), (table.place.clone(), keys));
        }
        table.entries.iter().filter_map(|(_, node)| only_table(&node.value)).for_each(|below| self.note(below));
    }
}

fn is_same_line(one: &Table, other: &Table) -> bool {
    matches!((&one.place, &other.place), (Place::Text(one), Place::Text(other)) if one.line == other.line)
}

/// Tells of sections of the report that stand among the modules, where any name is known: their heading has been lost.
pub(crate) fn tell_sections_among_modules(raw: &RawCase, templates: &Templates, problems: &mut Diagnostics) {
    let table = |name: &str| raw.case.root.get(name).and_then(|node| only_table(&node.value));
    let (Some(modules), Some(report)) = (table(MODULES), templates.report()) else { return };
    let known = section_names(&templates.report_frame().spec.avsnitt, Some(report));
    let referred = referred(raw);
    let is_section = |name: &str| {
        let is_there = table(SECTIONS).is_some_and(|sections| sections.get(name).is_some());
        known.contains(&name) && !is_there && !referred.iter().any(|module| module == name)
    };
    let strays: Vec<_> = modules.entries.iter().map(|(key, _)| key).filter(|key| is_section(&key.name)).collect();
    let problem = match strays.as_slice() {
        [] => return,
        [key] => message!(codes::KEY_UNKNOWN, namn = key.name, forslag = ""),
        keys => {
            let names: Vec<String> = keys.iter().map(|key| format!("`{}`", key.name)).collect();
            message!(codes::KEYS_MISPLACED, alla = names.join(", "), rubrik = "")
        }
    };
    problems.push(Diagnostic::error(problem).at(strays[0].place.clone()));
}

/// The keys of `arende.toml`, each with its heading.
fn case_keys(templates: &Templates, modules: &[String]) -> Vec<(String, String)> {
    let mut known = Vec::new();
    for table in keys::CASE_TABLES {
        known.extend(under(heading(table), table.keys));
    }
    for fact in &templates.arendetyp.fakta {
        known.push(match fact.namn.split_once('.') {
            Some((group, name)) => (name.to_owned(), format!("fakta.{group}")),
            None => (fact.namn.clone(), "fakta".to_owned()),
        });
    }
    known.extend(modules.iter().map(|name| (name.clone(), MODULES.to_owned())));
    let sections = section_names(&templates.report_frame().spec.avsnitt, templates.report());
    known.extend(sections.into_iter().map(|name| (name.to_owned(), SECTIONS.to_owned())));
    known
}

/// A heading as keys have it; one that may stand several times keeps its brackets.
fn heading(table: &KeyTable) -> &'static str {
    match table.heading.starts_with("[[") {
        true => table.heading,
        false => table.heading.trim_matches(['[', ']']),
    }
}

/// The keys of a steering document's file.
fn document_keys(document: &CaseDocument, templates: &Templates) -> Vec<(String, String)> {
    let frame = &templates.frame(document).spec;
    let sections = section_names(&frame.avsnitt, Some(document)).into_iter().map(|name| (name, SECTIONS));
    let cover = cover_names(frame).into_iter().map(|name| (name, "forsattsblad"));
    let named = sections.chain(cover).map(|(name, heading)| (name.to_owned(), heading.to_owned()));
    named.chain(under("", keys::DOKUMENT)).collect()
}

/// Keys that hold values, with their heading.
fn under<'k>(heading: &'k str, keys: &'k [Key]) -> impl Iterator<Item = (String, String)> + 'k {
    let holds = |key: &&Key| !matches!(key.typ, KeyType::Table | KeyType::Tables);
    keys.iter().filter(holds).map(move |key| (key.name.to_owned(), heading.to_owned()))
}

/// The names of the modules that the texts of the case refer to.
fn referred(raw: &RawCase) -> Vec<String> {
    let mut names = Vec::new();
    for file in std::iter::once(&raw.case).chain(raw.documents.values()) {
        refers(&NodeValue::Table(file.root.clone()), &mut names);
    }
    names
}

fn refers(value: &NodeValue, names: &mut Vec<String>) {
    match value {
        NodeValue::Text(text) => {
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let after = text.text.split(MODULE).skip(1);
            names.extend(after.map(|rest| rest.chars().take_while(|c| is_name(*c)).collect::<String>()));
        }
        NodeValue::Table(table) => table.entries.iter().for_each(|(_, node)| refers(&node.value, names)),
        NodeValue::Array(items) => items.iter().for_each(|item| refers(&item.value, names)),
        _ => {}
    }
}
