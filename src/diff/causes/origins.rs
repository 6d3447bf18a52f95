//! What a value reads, of all that has changed.

use std::collections::BTreeSet;

use super::super::content::DocumentContent;
use super::super::side::Known;
use super::super::text::{Origin, Token, Words};
use super::super::words::stretches;
use super::atoms::Atom;
use super::supposed::one_phrase;
use super::{Tracer, document};
use crate::model::Value;
use crate::place::Place;

impl<'s> Tracer<'s> {
    /// What has changed of all that a name reads.
    pub(super) fn atoms_of(&self, name: &str, sources: [&[Place]; 2], seen: &mut BTreeSet<String>) -> BTreeSet<Atom> {
        let mut atoms = BTreeSet::new();
        if !seen.insert(name.to_owned()) {
            return atoms;
        }
        let (group, rest) = name.split_once('.').unwrap_or((name, ""));
        match group {
            "fakta" => self.add_facts(rest, seen, &mut atoms),
            "berakning" => self.add_computed(name, seen, &mut atoms),
            "arende" if rest == "titel" => self.add_title(0, seen, &mut atoms),
            "arende" => {
                let value = |side: &super::super::side::Side| side.whole().arende.get(rest).cloned();
                if value(self.sides[0]) != value(self.sides[1]) {
                    atoms.insert(Atom::Head(rest.to_owned()));
                }
            }
            "hus" if self.house.contains(name) => {
                let file = |side: &super::super::side::Side| {
                    side.whole().arende.get("husstil").map(|name| name.split(' ').next().unwrap_or_default().to_owned())
                };
                let file = file(self.sides[1]).unwrap_or_default();
                atoms.insert(Atom::Phrase(format!("{file}/husstil.toml"), name.to_owned()));
            }
            "dokument" | "avsnitt" if self.replaced.contains(rest.split('.').next().unwrap_or_default()) => {
                atoms.insert(Atom::Attachments);
            }
            "dokument" => {
                let (key, part) = rest.split_once('.').unwrap_or((rest, ""));
                self.add_document(key, part, seen, &mut atoms);
            }
            "bilaga" => {
                let number = |side: &super::super::side::Side| {
                    document(side, rest).map(|found| found.egenskaper.get("nummer").cloned())
                };
                if number(self.sides[0]) != number(self.sides[1]) {
                    atoms.insert(Atom::Number(rest.to_owned()));
                }
            }
            "avsnitt" => {
                let (key, section) = rest.split_once('.').unwrap_or((rest, ""));
                let heading = |side: &'s super::super::side::Side| {
                    let sections = &document(side, key)?.avsnitt;
                    sections.iter().find(|found| found.nyckel == section).map(|found| &found.rubrik)
                };
                let own = Atom::Heading(key.to_owned(), section.to_owned());
                self.add_line([heading(self.sides[0]), heading(self.sides[1])], own, seen, &mut atoms);
            }
            "hus" => {}
            _ => self.add_cells(sources, &mut atoms),
        }
        atoms
    }

    /// Adds the changed cells that a value was read from, and what has changed of all that it reads.
    pub(super) fn add_read(
        &self,
        name: &str,
        sources: [&[Place]; 2],
        atoms: &mut BTreeSet<Atom>,
        read: &mut BTreeSet<Atom>,
    ) {
        let mut cells = BTreeSet::new();
        self.add_cells(sources, &mut cells);
        match name.contains('/') && !name.contains('.') {
            // What stands in a row of a document's table is read from its cells alone.
            true => read.extend(cells.iter().cloned()),
            false => read.extend(self.atoms_of(name, sources, &mut BTreeSet::new())),
        }
        atoms.append(&mut cells);
    }

    fn add_facts(&self, name: &str, seen: &mut BTreeSet<String>, atoms: &mut BTreeSet<Atom>) {
        let of_group =
            |fact: &&String| fact.as_str() == name || fact.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        atoms.extend(self.facts.iter().filter(of_group).map(|fact| Atom::Fact(fact.clone())));
        // A fact that is text may hold references.
        for side in self.sides {
            for (_, value) in side.whole().fakta.iter().filter(|(fact, _)| of_group(fact)) {
                let Value::Text(text) = value else { continue };
                for inner in references(text) {
                    atoms.extend(self.atoms_of(inner, [&[], &[]], seen));
                }
            }
        }
    }

    fn add_computed(&self, name: &str, seen: &mut BTreeSet<String>, atoms: &mut BTreeSet<Atom>) {
        let [old, new] = self.sides.map(|side| side.known.get(name));
        let expression = |known: Option<&Known>| known.map(|known| known.expression.clone());
        if expression(old) != expression(new) {
            atoms.insert(Atom::Expression(name.to_owned()));
        }
        let places = |known: Option<&'s Known>| known.map_or(&[][..], |known| known.places.as_slice());
        self.add_cells([places(old), places(new)], atoms);
        let reads: BTreeSet<&String> = [old, new].into_iter().flatten().flat_map(|known| &known.reads).collect();
        for read in reads {
            match read.as_str() {
                fact if self.facts.contains(fact) => {
                    atoms.insert(Atom::Fact(fact.to_owned()));
                }
                table if self.cells.contains_key(table) => {}
                name => atoms.extend(self.atoms_of(name, [&[], &[]], seen)),
            }
        }
        // Nothing of what was read is another, but there may be other rows to read.
        if atoms.is_empty() {
            let read = [old, new].into_iter().flatten().flat_map(|known| &known.reads);
            atoms.extend(read.filter(|table| self.cells.contains_key(*table)).map(|table| self.whole(table)));
        }
    }

    /// A table as a whole, whose rows may only stand in another order.
    pub(super) fn whole(&self, table: &str) -> Atom {
        if self.sorted.contains(table) { Atom::Order(table.to_owned()) } else { Atom::Table(table.to_owned()) }
    }

    fn add_document(&self, key: &str, part: &str, seen: &mut BTreeSet<String>, atoms: &mut BTreeSet<Atom>) {
        let found = self.sides.map(|side| document(side, key));
        if part == "titel" {
            self.add_line(found.map(|found| found.map(|found| &found.titel)), Atom::Title(key.to_owned()), seen, atoms);
            return;
        }
        let kind = |found: Option<&'s DocumentContent<Words>>| {
            let fields = found?.avsnitt.iter().flat_map(|section| &section.innehall);
            fields
                .into_iter()
                .find(|field| field.passage.form.slag == super::super::content::Kind::Falt("sort".to_owned()))
        };
        self.add_line(found.map(kind), Atom::Kind(key.to_owned()), seen, atoms);
    }

    fn add_title(&self, index: usize, seen: &mut BTreeSet<String>, atoms: &mut BTreeSet<Atom>) {
        let title = self.sides.map(|side| side.documents.get(index).map(|found| &found.titel));
        let key = self.sides[1].documents.get(index).map(|found| found.nyckel.clone()).unwrap_or_default();
        self.add_line(title, Atom::Title(key), seen, atoms);
    }

    /// What has changed of a line: its values, or the line itself.
    fn add_line(&self, line: [Option<&Words>; 2], own: Atom, seen: &mut BTreeSet<String>, atoms: &mut BTreeSet<Atom>) {
        let [Some(old), Some(new)] = line else {
            atoms.insert(own);
            return;
        };
        for stretch in stretches(&old.tokens, &new.tokens).into_iter().filter(|stretch| !stretch.is_same) {
            match (stretch.old, stretch.new) {
                (
                    [Token { origin: Origin::Value { name, sources, .. }, .. }],
                    [Token { origin: Origin::Value { sources: others, .. }, .. }],
                ) => {
                    atoms.extend(self.atoms_of(name, [sources, others], seen));
                }
                (old, new) => {
                    let phrase = one_phrase(old.iter().chain(new));
                    let phrase = phrase.map(|(file, key)| Atom::Phrase(file.to_owned(), key.to_owned()));
                    atoms.insert(phrase.unwrap_or_else(|| own.clone()));
                }
            }
        }
    }

    /// Changed cells among those that something was read from.
    pub(super) fn add_cells(&self, sources: [&[Place]; 2], atoms: &mut BTreeSet<Atom>) {
        for (which, places) in sources.into_iter().enumerate() {
            for place in places {
                let Place::Cells(range) = place else { continue };
                let of_sheet = self.cells.values().filter(|changed| changed.has_sheet(which, range));
                let columns = range.first.column..=range.last.column;
                for cell in of_sheet.flat_map(|of| of.in_rows(which, range.first.row, range.last.row)) {
                    let column = cell.at[which].and_then(|(_, column)| column);
                    // All cells of a row that is gone or new are one.
                    if column.is_none_or(|column| columns.contains(&column)) && !atoms.contains(&cell.atom) {
                        atoms.insert(cell.atom.clone());
                    }
                }
            }
        }
    }
}

/// The names of references in a text.
fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|rest| {
        let inner = rest.split_once("}}")?.0;
        Some(inner.split('|').next().unwrap_or_default().trim())
    })
}
