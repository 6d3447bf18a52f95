//! What differs between two sides, by where it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::super::script::{Pair, Step};
use super::super::side::{Side, TableOrigin};
use super::super::tables::{TableChange, TableFate};
use super::super::text::{Origin, Token};
use super::atoms::{Atom, ChangedCell};
use crate::place::CellAddress;

/// The values of the house style that read otherwise through the same filters.
pub(super) fn changed_house(old: &Side, new: &Side) -> BTreeSet<String> {
    let values = |side: &Side| {
        let mut values: BTreeMap<(String, String), String> = BTreeMap::new();
        let sections = side.documents.iter().flat_map(|document| &document.avsnitt);
        let passages = sections.flat_map(|section| std::iter::once(&section.rubrik).chain(&section.innehall));
        let titles = side.documents.iter().map(|document| &document.titel);
        for token in passages.chain(titles).flat_map(|words| &words.tokens) {
            if let Origin::Value { name, filters, .. } = &token.origin
                && name.starts_with("hus.")
            {
                values.insert((name.clone(), filters.join("|")), token.text.clone());
            }
        }
        values
    };
    let (old, new) = (values(old), values(new));
    let other = old.into_iter().filter(|(key, text)| new.get(key).is_some_and(|found| found != text));
    other.map(|((name, _), _)| name).collect()
}

/// The text modules that say something else on either side, and are on both.
pub(super) fn changed_modules(old: &Side, new: &Side) -> BTreeSet<String> {
    let texts = |side: &Side| {
        let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for section in side.documents.iter().flat_map(|document| &document.avsnitt) {
            for words in &section.innehall {
                let Some(module) = &words.module else { continue };
                texts.entry(module.clone()).or_default().insert(without_values(&words.tokens));
            }
        }
        texts
    };
    let (old, new) = (texts(old), texts(new));
    let is_other = |(name, text): (&String, &BTreeSet<String>)| {
        old.get(name).is_some_and(|other| other != text).then(|| name.clone())
    };
    new.iter().filter_map(is_other).collect()
}

/// A text with the names of values for what these say.
fn without_values(tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        match &token.origin {
            Origin::Value { name, filters, .. } => text.push_str(&format!("{{{name}|{}}}", filters.join("|"))),
            _ => text.push_str(&token.text),
        }
    }
    text
}

/// The cells that differ, where they stand.
pub(super) fn changed_cells(name: &str, fate: &TableFate, old: &Side, new: &Side) -> Vec<ChangedCell> {
    let TableFate::Andrad(change) = fate else { return Vec::new() };
    let (Some(was), Some(is)) = (old.tables.get(name), new.tables.get(name)) else { return Vec::new() };
    let mut cells = Vec::new();
    let whole = |row: (Option<u32>, Option<u32>)| ChangedCell {
        atom: Atom::Cell { table: name.to_owned(), row, column: String::new() },
        at: [row.0.map(|row| (row, None)), row.1.map(|row| (row, None))],
    };
    for step in &change.rader.steg {
        if let Step::Andrat { andring, .. } = step {
            cells.extend(
                andring
                    .columns()
                    .filter_map(|column| changed_cell(name, change, andring.rad.clone(), column, [was, is])),
            );
        }
    }
    cells.extend(change.radnummer.fore.iter().map(|row| whole((Some(*row), None))));
    cells.extend(change.radnummer.efter.iter().map(|row| whole((None, Some(*row)))));
    cells
}

fn changed_cell(
    name: &str,
    change: &TableChange,
    row: Pair<u32>,
    column: usize,
    tables: [&TableOrigin; 2],
) -> Option<ChangedCell> {
    let (was, is) = *change.gemensamma.get(column)?;
    let at = |table: &TableOrigin, column: usize, row: u32| Some((row, Some(position(table, column)?)));
    let atom = Atom::Cell {
        table: name.to_owned(),
        row: (Some(row.fore), Some(row.efter)),
        column: change.kolumner.efter.get(is)?.clone(),
    };
    Some(ChangedCell { atom, at: [at(tables[0], was, row.fore), at(tables[1], is, row.efter)] })
}

fn position(table: &TableOrigin, column: usize) -> Option<u32> {
    let letters = table.letters.get(column)?.as_deref()?;
    CellAddress::parse(&format!("{letters}1")).map(|address| address.column)
}
