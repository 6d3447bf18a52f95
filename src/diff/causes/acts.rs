//! Under which act each cause stands, and which cause each row of a sheet is.

use std::collections::{BTreeMap, BTreeSet};

use super::super::acts::{ActKey, ActSort, of_fact, of_head};
use super::super::script::{Pair, Step};
use super::super::tables::{TableChange, TableFate};
use super::Tracer;
use super::atoms::{Atom, Numbers, Root};

impl Tracer<'_> {
    /// The act of each cause, by their numbers.
    pub(super) fn acts(&self) -> Vec<ActKey> {
        let mut acts: BTreeMap<usize, ActKey> = BTreeMap::new();
        for (root, id) in &self.ids {
            acts.insert(*id, self.act(root, *id));
        }
        acts.into_values().collect()
    }

    fn act(&self, root: &Root, id: usize) -> ActKey {
        match root {
            Root::One(atom) => self.act_of_atom(atom, id),
            Root::Row(table, _) | Root::Rows(table, _) | Root::Column(table, _) | Root::Sheet(table) => {
                (ActSort::Blad, table.clone())
            }
            Root::Program => of_head("program"),
            Root::Own(_) => self.text_of(id),
            Root::Field { document, .. } => (ActSort::Text, document.clone()),
            // Who writes a text anew leaves out what it read.
            Root::Several(parts) => {
                let own = parts.iter().find(|part| matches!(part, Root::Own(_)));
                let first = |all: Vec<ActKey>| all.into_iter().min();
                let act = own.map(|part| self.act(part, self.ids.get(part).copied().unwrap_or(id)));
                act.or_else(|| first(parts.iter().map(|part| self.act(part, id)).collect()))
                    .unwrap_or_else(|| self.text_of(id))
            }
        }
    }

    fn act_of_atom(&self, atom: &Atom, id: usize) -> ActKey {
        match atom {
            Atom::Fact(name) => of_fact(name),
            Atom::Head(name) => of_head(name),
            Atom::Decisions => (ActSort::Arende, String::new()),
            Atom::Cell { table, .. } | Atom::Order(table) | Atom::Table(table) => (ActSort::Blad, table.clone()),
            Atom::Number(_) | Atom::Attachments => (ActSort::Dokument, String::new()),
            Atom::Title(key) | Atom::Kind(key) | Atom::Heading(key, _) => (ActSort::Text, key.clone()),
            Atom::Module(_) | Atom::Prose(..) => self.text_of(id),
            Atom::House => of_head("husstil"),
            Atom::CaseKind | Atom::Expression(_) => of_head("arendetyp"),
            Atom::Phrase(file, _) => {
                let kind = self.sides[1].whole().arende.get("arendetyp").map(String::as_str).unwrap_or_default();
                let is_of_kind = file.split('/').next() == kind.split(' ').next();
                of_head(if is_of_kind { "arendetyp" } else { "husstil" })
            }
        }
    }

    /// The text that what follows from a cause stands in: that of the report where it stands there too.
    fn text_of(&self, id: usize) -> ActKey {
        let report = self.sides[1].documents.first().map(|document| document.nyckel.as_str()).unwrap_or_default();
        let with = self.causes.iter().filter(|cause| cause.delar.contains(&id)).flat_map(|cause| &cause.dokument);
        let mut documents: Vec<&String> = self.causes[id].dokument.iter().chain(with).collect();
        documents.sort();
        let is_there = documents.is_empty() || documents.iter().any(|key| *key == report);
        let key = if is_there { report } else { documents[0].as_str() };
        (ActSort::Text, key.to_owned())
    }

    /// Says of each changed row of a sheet which causes it is: where single rows are known to be some, the sheet as a whole says
    /// nothing of the others.
    pub(in super::super) fn mark_rows(&self, tables: &mut BTreeMap<String, TableFate>) {
        for (name, fate) in tables {
            let TableFate::Andrad(change) = fate else { continue };
            let is_whole = |root: &Root| matches!(root, Root::Sheet(_));
            let mut roots: Vec<(&Root, &usize)> = self.ids.iter().filter(|(root, _)| is_of(root, name)).collect();
            if roots.iter().any(|(root, _)| !is_whole(root)) {
                roots.retain(|(root, _)| !is_whole(root));
            }
            let changed = self.cells.get(name).into_iter().flat_map(|changed| &changed.cells);
            let cells: BTreeSet<(Numbers, &str)> = changed
                .filter_map(|cell| match &cell.atom {
                    Atom::Cell { row, column, .. } => Some((*row, column.as_str())),
                    _ => None,
                })
                .collect();
            mark(change, |numbers| {
                let of = roots.iter().filter(|(root, _)| has_row(root, numbers, &cells));
                of.map(|(_, id)| **id).collect()
            });
        }
    }
}

fn mark(change: &mut TableChange, causes: impl Fn(Numbers) -> Vec<usize>) {
    let gone = change.radnummer.fore.iter().map(|number| causes((Some(*number), None))).collect();
    let come = change.radnummer.efter.iter().map(|number| causes((None, Some(*number)))).collect();
    let marked: Pair<Vec<Vec<usize>>> = Pair::new(gone, come);
    let is_any = marked.fore.iter().chain(&marked.efter).any(|of| !of.is_empty());
    change.radorsaker = if is_any { marked } else { Pair::default() };
    for step in &mut change.rader.steg {
        if let Step::Andrat { andring, .. } = step {
            andring.orsaker = causes((Some(andring.rad.fore), Some(andring.rad.efter)));
        }
    }
}

/// Whether a cause is of a table.
fn is_of(root: &Root, table: &str) -> bool {
    match root {
        Root::Row(of, _) | Root::Rows(of, _) | Root::Sheet(of) | Root::Column(of, _) => of == table,
        Root::One(Atom::Cell { table: of, .. }) => of == table,
        _ => false,
    }
}

/// Whether a row is among those of a cause of its table; of a column where its cell there is changed.
fn has_row(root: &Root, numbers: Numbers, cells: &BTreeSet<(Numbers, &str)>) -> bool {
    match root {
        Root::Row(_, row) | Root::One(Atom::Cell { row, .. }) => *row == numbers,
        Root::Rows(_, rows) => rows.contains(&numbers),
        Root::Column(_, column) => cells.contains(&(numbers, column)),
        _ => true,
    }
}
