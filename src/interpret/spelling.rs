//! Misspelt keys: each is told once, and what stands at it is read as what it most likely is, so that nothing else is told for want
//! of it. A key is taken for another only where that one is not there.

use super::contents::{self, go_together, join};
use super::documents;
use super::keys::{self, names};
use super::misplaced::joined;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::RawCase;
use crate::inputs::toml::{Key, Node, NodeValue, Table};
use crate::message::message;
use crate::near::suggestion;
use crate::place::Place;
use crate::templates::{Arendetyp, CaseDocument, Templates};

/// Corrects the keys of the root, which say what else is read. Those that name files have been looked for already: where one of
/// them is misspelt, nothing more can be told.
pub(super) fn correct_root(raw: &mut RawCase, problems: &mut Diagnostics) -> bool {
    let mut corrected = correct(&mut raw.case.root, &names(keys::ROOT), problems);
    corrected.extend(contents::rename(&mut raw.case.root, keys::ROOT, &contents::of_case(), problems));
    let attachment = [keys::BILAGA_DOKUMENT, keys::BILAGA_PDF, keys::BILAGA_FRYST].map(names).concat();
    for table in tables(&mut raw.case.root, "bilagor") {
        corrected.extend(correct(table, &attachment, problems));
    }
    !corrected.iter().any(|name| ["arbetsbocker", "bilder", "bilagor", "foregaende", "fil", "original"].contains(name))
}

/// Corrects the keys of all other tables.
pub(super) fn correct_tables(raw: &mut RawCase, templates: &Templates, problems: &mut Diagnostics) {
    let schema = &templates.arendetyp;
    let report = templates.report();
    for file in std::iter::once(&mut raw.case).chain(raw.documents.values_mut()) {
        file.root.entries.iter_mut().for_each(|(_, node)| unrepeat(node, problems));
    }
    let root = &mut raw.case.root;
    for (name, known) in [
        ("arende", keys::ARENDE),
        ("handlaggare", keys::HANDLAGGARE),
        ("undertecknare", keys::UNDERTECKNARE),
        ("beslut", keys::BESLUT),
        ("antagande", keys::ANTAGANDE),
        ("termer", keys::TERMER),
        ("undantag", keys::UNDANTAG),
    ] {
        tables(root, name).for_each(|table| drop(correct(table, &names(known), problems)));
    }
    let facts: Vec<&str> = schema.fakta.iter().filter_map(|spec| Some(spec.namn.split_once('.')?.0)).collect();
    lift(root, "fakta", &facts, problems);
    let sections = documents::section_names(&templates.report_frame().spec.avsnitt, report);
    lift(root, "avsnitt", &sections, problems);
    let top: Vec<&str> = schema.fakta.iter().filter_map(|spec| spec.namn.split('.').next()).collect();
    contents::rename(root, keys::ROOT, &[("fakta", top), ("avsnitt", sections.clone())], problems);
    tables(root, "fakta").for_each(|table| correct_facts(table, schema, problems));
    tables(root, "avsnitt").for_each(|table| correct_sections(table, &sections, report, problems));
    for (name, file) in &mut raw.documents {
        if super::predecessor::is_frozen(file) {
            continue;
        }
        correct(&mut file.root, &names(keys::DOKUMENT), problems);
        let key = raw.case.root.get("bilagor").and_then(|bilagor| documents::key_of_file(bilagor, name));
        let spec = key.and_then(|key| templates.document(&key));
        let frame = &templates.frame_or_usual(spec).spec;
        let cover = documents::cover_names(frame);
        let sections = documents::section_names(&frame.avsnitt, spec);
        lift(&mut file.root, "avsnitt", &sections, problems);
        let known = [("forsattsblad", cover), ("avsnitt", sections.clone())];
        contents::rename(&mut file.root, keys::DOKUMENT, &known, problems);
        tables(&mut file.root, "forsattsblad").for_each(|table| drop(correct(table, &known[0].1, problems)));
        tables(&mut file.root, "avsnitt").for_each(|table| correct_sections(table, &sections, spec, problems));
    }
}

/// Reads keys that repeat the heading that they stand under, `beslut.organ` under `[beslut]`, as what they are there.
fn unrepeat(node: &mut Node, problems: &mut Diagnostics) {
    let NodeValue::Table(table) = &mut node.value else { return };
    let heading: Vec<&str> = table.heading.split('.').collect();
    // A key that stands there already would be lost: it is told as one that is not known.
    let is_new = |own: &Table| own.entries.iter().all(|(key, _)| table.get(&key.name).is_none());
    let is_repeated = |node: &Node| repeated(node, &heading).is_some_and(is_new);
    let at = table.entries.iter().position(|(key, node)| key.name == heading[0] && is_repeated(node));
    if let Some((first, again)) = at.map(|at| table.entries.remove(at))
        && let Some(own) = repeated(&again, &heading)
    {
        for (key, value) in own.entries.clone() {
            let whole = format!("{}.{}", table.heading, key.name);
            let problem = Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = whole, forslag = key.name));
            problems.push(problem.at_all(joined(&[first.place.clone(), key.place.clone()])));
            table.entries.push((key, value));
        }
    }
    table.entries.iter_mut().for_each(|(_, node)| unrepeat(node, problems));
}

/// The table that the names of a heading lead to, after its first.
fn repeated<'n>(node: &'n Node, heading: &[&str]) -> Option<&'n Table> {
    let own = heading[1..].iter().try_fold(node, |node, name| match &node.value {
        NodeValue::Table(table) => table.get(name),
        _ => None,
    })?;
    match &own.value {
        NodeValue::Table(table) => Some(table),
        _ => None,
    }
}

/// Puts tables whose headings have their first name in another way, `[grupp]`, `[fakta_grupp]` or `[grupp.fakta]` for `[fakta.grupp]`,
/// where they belong, and tells of each.
fn lift(root: &mut Table, under: &str, known: &[&str], problems: &mut Diagnostics) {
    let Some(NodeValue::Table(there)) = root.get(under).map(|node| &node.value) else { return };
    let is_free = |name: &str| known.contains(&name) && there.get(name).is_none();
    let strays: Vec<Option<Stray>> = root.entries.iter().map(|(key, node)| stray(key, node, under, is_free)).collect();
    let mut at = strays.iter();
    root.entries.retain(|_| at.next().is_none_or(Option::is_none));
    for Stray { written, place, entry } in strays.into_iter().flatten() {
        let whole = format!("{under}.{}", entry.0.name);
        let problem = Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = written, forslag = whole));
        problems.push(problem.at_all(place));
        tables(root, under).for_each(|table| table.entries.push(entry.clone()));
    }
}

/// A table that belongs under another: how its heading is written, where, and what it is there.
struct Stray {
    written: String,
    place: Vec<Place>,
    entry: (Key, Node),
}

/// What an entry of the root is under a heading, where that has a place for it.
fn stray(key: &Key, node: &Node, under: &str, is_free: impl Fn(&str) -> bool) -> Option<Stray> {
    let NodeValue::Table(table) = &node.value else { return None };
    let is_own = keys::ROOT.iter().chain(keys::DOKUMENT).any(|own| own.name == key.name);
    if is_own {
        return None;
    }
    // `[grupp.fakta]`
    if let [(inner, own)] = &table.entries[..]
        && inner.name == under
        && matches!(own.value, NodeValue::Table(_))
        && is_free(&key.name)
    {
        let place = joined(&[key.place.clone(), inner.place.clone()]);
        let written = format!("{}.{under}", key.name);
        return Some(Stray { written, place, entry: (key.clone(), own.clone()) });
    }
    let name = key.name.strip_prefix(under).map_or(key.name.as_str(), |rest| rest.trim_start_matches(['_', '-']));
    let entry = (Key { name: name.to_owned(), ..key.clone() }, node.clone());
    let place = vec![key.place.clone()];
    is_free(name).then(|| Stray { written: key.name.clone(), place, entry })
}

/// The tables under a key: one, or those of a list.
fn tables<'t>(table: &'t mut Table, name: &str) -> Box<dyn Iterator<Item = &'t mut Table> + 't> {
    let Some((_, node)) = table.entries.iter_mut().find(|(key, _)| key.name == name) else {
        return Box::new(std::iter::empty());
    };
    match &mut node.value {
        NodeValue::Table(table) => Box::new(std::iter::once(table)),
        NodeValue::Array(items) => Box::new(items.iter_mut().filter_map(|item| match &mut item.value {
            NodeValue::Table(table) => Some(table),
            _ => None,
        })),
        _ => Box::new(std::iter::empty()),
    }
}

fn correct_sections(table: &mut Table, known: &[&str], spec: Option<&CaseDocument>, problems: &mut Diagnostics) {
    correct(table, known, problems);
    let has_rows = |key: &str| spec.is_some_and(|spec| spec.avsnitt.iter().any(|s| s.nyckel == key && s.per.is_some()));
    for (key, node) in &mut table.entries {
        let NodeValue::Table(own) = &mut node.value else { continue };
        if has_rows(&key.name) {
            // The keys in it are the rows' names.
            for (_, row) in &mut own.entries {
                if let NodeValue::Table(row) = &mut row.value {
                    correct(row, &names(keys::AVSNITT), problems);
                }
            }
        } else {
            correct(own, &names(keys::AVSNITT), problems);
        }
    }
}

/// Facts stand at the top, or in groups of one level.
fn correct_facts(table: &mut Table, schema: &Arendetyp, problems: &mut Diagnostics) {
    let mut top: Vec<&str> = schema.fakta.iter().filter_map(|spec| spec.namn.split('.').next()).collect();
    top.dedup();
    correct(table, &top, problems);
    for (key, node) in &mut table.entries {
        let prefix = format!("{}.", key.name);
        let known: Vec<&str> = schema.fakta.iter().filter_map(|spec| spec.namn.strip_prefix(&prefix)).collect();
        if let (NodeValue::Table(group), false) = (&mut node.value, known.is_empty()) {
            correct(group, &known, problems);
        }
    }
}

/// Gives each key that is not known the name that it most likely stands for, and tells of it. The names given are returned.
fn correct<'k>(table: &mut Table, known: &[&'k str], problems: &mut Diagnostics) -> Vec<&'k str> {
    let mut given = Vec::new();
    // Worked out once: a hostile table has very many keys.
    let mut absent: Vec<&'k str> = known.iter().copied().filter(|known| table.get(known).is_none()).collect();
    let mut index = 0;
    while index < table.entries.len() {
        let (name, place) = (table.entries[index].0.name.clone(), table.entries[index].0.place.clone());
        if known.contains(&name.as_str()) {
            index += 1;
            continue;
        }
        let near = match suggestion(&name, absent.iter().copied()) {
            "" => match of_files(&table.entries[index].1, &absent) {
                "" => joinable(table, index, known),
                near => near,
            },
            near => near,
        };
        if near.is_empty() {
            index += 1;
            continue;
        }
        let problem = Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = name, forslag = near));
        problems.push(problem.at(place));
        given.push(near);
        absent.retain(|name| *name != near);
        if table.get(near).is_none() {
            table.entries[index].0.name = near.to_owned();
            index += 1;
        } else {
            let (_, node) = table.entries.remove(index);
            join(table, near, node);
        }
    }
    given
}

/// How the files are named that a key lists.
const LISTED: [(&str, &[&str]); 2] =
    [("bilder", &["png", "jpg", "jpeg", "svg"]), ("arbetsbocker", &["xlsx", "xlsm", "xlsb", "xls", "ods"])];

/// The key of those that are not there which lists such files as a value does, whatever its own key is called.
fn of_files<'k>(node: &Node, absent: &[&'k str]) -> &'k str {
    let NodeValue::Array(items) = &node.value else { return "" };
    let ends = |item: &Node, endings: &[&str]| match &item.value {
        NodeValue::Text(text) => {
            text.text.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending.to_lowercase().as_str()))
        }
        _ => false,
    };
    let is_of = |endings: &[&str]| !items.is_empty() && items.iter().all(|item| ends(item, endings));
    let named = LISTED.iter().find(|(_, endings)| is_of(endings)).map(|(name, _)| *name);
    absent.iter().copied().find(|absent| named == Some(*absent)).unwrap_or_default()
}

/// The known heading that a misspelt one most likely is where both are there, and what stands under them can be one.
fn joinable<'k>(table: &Table, index: usize, known: &[&'k str]) -> &'k str {
    let (key, node) = &table.entries[index];
    if !matches!(node.value, NodeValue::Table(_) | NodeValue::Array(_)) {
        return "";
    }
    let near = suggestion(&key.name, known.iter().copied());
    if table.get(near).is_some_and(|there| go_together(there, node)) { near } else { "" }
}
