//! What a change follows from. A cause is proved, or there is none: a value in a text is a function of what it reads, so where
//! just one thing of all that it reads has changed, putting that one back gives the old text again. Where several have changed
//! they are the cause together: a row, a column, a sheet, or several things.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::content::{DocumentContent, TableContent};
use super::script::{Pair, Step};
use super::side::{Side, TableOrigin};
use super::tables::{TableChange, TableFate};
use super::text::{Origin, Token, Words};
use super::words::stretches;
use crate::model::Value;
use crate::place::{CellAddress, Place};

/// What a cause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CauseSort {
    /// A fact.
    Uppgift,
    /// The case's number, status or day.
    Arende,
    /// A cell.
    Cell,
    /// A row of a sheet.
    Rad,
    /// A column of a sheet.
    Kolumn,
    /// Several cells of a sheet.
    Blad,
    /// The order of a sheet's rows.
    Ordning,
    /// A text module.
    Textmodul,
    /// A document's title or kind.
    Titel,
    /// A bilaga's number.
    Nummer,
    /// A section's heading.
    Rubrik,
    /// A phrase of a template.
    Fras,
    /// An expression of the kind of case.
    Uttryck,
    /// The program's version.
    Program,
    /// Several of these together.
    Flera,
}

/// What changes follow from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// What it is.
    pub slag: CauseSort,
    /// Its name: of a fact, of a sheet with its cells, of a phrase.
    pub namn: String,
    /// What it is called by the kind of case; its name where it has no other.
    pub etikett: String,
    /// What it says on either side, where that is one thing.
    pub varde: Pair<Option<String>>,
    /// Where it stands.
    pub platser: Pair<Vec<String>>,
    /// How many places in the documents follow from it.
    pub foljder: usize,
    /// The keys of these documents.
    pub dokument: BTreeSet<String>,
}

impl Cause {
    pub(super) fn inverted(&self) -> Self {
        Self { varde: self.varde.inverted(), platser: self.platser.inverted(), ..self.clone() }
    }
}

/// A single thing that has changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Atom {
    Fact(String),
    Head(String),
    Cell { table: String, row: (Option<u32>, Option<u32>), column: String },
    Order(String),
    Table(String),
    Module(String),
    Title(String),
    Kind(String),
    Number(String),
    Heading(String, String),
    Phrase(String, String),
    Expression(String),
}

/// What atoms come to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Root {
    One(Atom),
    Row(String, (Option<u32>, Option<u32>)),
    Column(String, String),
    Sheet(String),
    Program,
    Several(Vec<Root>),
}

/// A cell that is changed, by where it stands on either side; all of a row that is gone or new.
struct ChangedCell {
    atom: Atom,
    at: [Option<(u32, Option<u32>)>; 2],
}

/// Finds what changes follow from.
pub(super) struct Tracer<'s> {
    sides: [&'s Side; 2],
    facts: BTreeSet<String>,
    cells: BTreeMap<String, Vec<ChangedCell>>,
    /// Tables that differ in the order of their rows alone.
    sorted: BTreeSet<String>,
    modules: BTreeSet<String>,
    /// Values of the house style that read otherwise.
    house: BTreeSet<String>,
    other_program: bool,
    ids: BTreeMap<Root, usize>,
    causes: Vec<Cause>,
}

impl<'s> Tracer<'s> {
    pub(super) fn new(old: &'s Side, new: &'s Side, tables: &BTreeMap<String, TableFate>) -> Self {
        let names = old.content.fakta.keys().chain(new.content.fakta.keys());
        let changed = names.filter(|name| old.content.fakta.get(*name) != new.content.fakta.get(*name)).cloned();
        let cells = tables.iter().map(|(name, fate)| (name.clone(), changed_cells(name, fate, old, new)));
        let is_sorted = |fate: &TableFate| matches!(fate, TableFate::Andrad(change) if change.is_order_only());
        let sorted = tables.iter().filter(|(_, fate)| is_sorted(fate)).map(|(name, _)| name);
        Self {
            sides: [old, new],
            facts: changed.collect(),
            cells: cells.collect(),
            sorted: sorted.cloned().collect(),
            modules: changed_modules(old, new),
            house: changed_house(old, new),
            other_program: old.content.arende.get("program") != new.content.arende.get("program"),
            ids: BTreeMap::new(),
            causes: Vec::new(),
        }
    }

    pub(super) fn into_causes(self) -> Vec<Cause> {
        self.causes
    }

    /// What a fact's change is as a cause; so that every changed fact is among the causes, whether or not it is seen anywhere.
    pub(super) fn fact(&mut self, name: &str) -> usize {
        self.id(Root::One(Atom::Fact(name.to_owned())))
    }

    /// What the change of a computed value follows from.
    pub(super) fn computed(&mut self, name: &str) -> Option<usize> {
        let name = format!("berakning.{name}");
        let atoms = self.atoms_of(&name, [&[], &[]], &mut BTreeSet::new());
        self.root(&atoms).map(|root| self.id(root))
    }

    /// What changed words of a passage follow from; told once for each stretch.
    pub(super) fn words(&mut self, at: &Stand<'_>, old: &[Token], new: &[Token]) -> Option<usize> {
        let root = self.root_of_words(at, old, new)?;
        Some(self.follow(root, at.document))
    }

    /// What a passage that is only on one side follows from.
    pub(super) fn passage(&mut self, document: &str, words: &Words) -> Option<usize> {
        let module = words.module.as_ref().filter(|module| self.modules.contains(*module))?;
        Some(self.follow(Root::One(Atom::Module(module.clone())), document))
    }

    /// What a row of a computed table follows from that is only on one side.
    pub(super) fn row(&mut self, document: &str, words: &Words, is_old: bool) -> Option<usize> {
        let mut atoms = BTreeSet::new();
        for token in &words.tokens {
            if let Origin::Value { sources, .. } = &token.origin {
                let both: [&[Place]; 2] = if is_old { [sources, &[]] } else { [&[], sources] };
                self.add_cells(both, &mut atoms);
            }
        }
        let root = self.root(&atoms)?;
        Some(self.follow(root, document))
    }

    fn follow(&mut self, root: Root, document: &str) -> usize {
        let id = self.id(root);
        self.causes[id].foljder += 1;
        self.causes[id].dokument.insert(document.to_owned());
        id
    }

    fn root_of_words(&self, at: &Stand<'_>, old: &[Token], new: &[Token]) -> Option<Root> {
        match (old, new) {
            (
                [Token { origin: Origin::Value { name, sources, .. }, .. }],
                [Token { origin: Origin::Value { sources: others, name: other, .. }, .. }],
            ) if name == other => {
                let atoms = self.atoms_of(name, [sources, others], &mut BTreeSet::new());
                return self.root(&atoms);
            }
            // What was missing is filled in.
            ([Token { origin: Origin::Gap(_), .. }], [Token { origin: Origin::Value { name, sources, .. }, .. }]) => {
                return self
                    .root(&self.atoms_of(name, [&[], sources], &mut BTreeSet::new()))
                    .filter(|root| *root != Root::Program);
            }
            ([Token { origin: Origin::Value { name, sources, .. }, .. }], [Token { origin: Origin::Gap(_), .. }]) => {
                return self
                    .root(&self.atoms_of(name, [sources, &[]], &mut BTreeSet::new()))
                    .filter(|root| *root != Root::Program);
            }
            _ => {}
        }
        if let Some(phrase) = one_phrase(old.iter().chain(new)) {
            let has = |tokens: &[Token]| tokens.iter().any(|token| phrase_of(token) == Some(phrase));
            if has(at.old) && has(at.new) {
                return Some(Root::One(Atom::Phrase(phrase.0.to_owned(), phrase.1.to_owned())));
            }
        }
        let is_typed = |token: &Token| !matches!(token.origin, Origin::Value { .. });
        if old.iter().chain(new).all(is_typed) {
            if let Some(module) = at.module.filter(|module| self.modules.contains(*module)) {
                return Some(Root::One(Atom::Module(module.to_owned())));
            }
            if at.is_title {
                return Some(Root::One(Atom::Title(at.document.to_owned())));
            }
        }
        None
    }

    /// What has changed of all that a name reads.
    fn atoms_of(&self, name: &str, sources: [&[Place]; 2], seen: &mut BTreeSet<String>) -> BTreeSet<Atom> {
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
                let value = |side: &Side| side.content.arende.get(rest).cloned();
                if value(self.sides[0]) != value(self.sides[1]) {
                    atoms.insert(Atom::Head(rest.to_owned()));
                }
            }
            "hus" if self.house.contains(name) => {
                let file = |side: &Side| {
                    side.content.arende.get("husstil").map(|name| name.split(' ').next().unwrap_or_default().to_owned())
                };
                let file = file(self.sides[1]).unwrap_or_default();
                atoms.insert(Atom::Phrase(format!("{file}/husstil.toml"), name.to_owned()));
            }
            "dokument" => {
                let (key, part) = rest.split_once('.').unwrap_or((rest, ""));
                self.add_document(key, part, seen, &mut atoms);
            }
            "bilaga" => {
                let number = |side: &Side| document(side, rest).map(|found| found.egenskaper.get("nummer").cloned());
                if number(self.sides[0]) != number(self.sides[1]) {
                    atoms.insert(Atom::Number(rest.to_owned()));
                }
            }
            "avsnitt" => {
                let (key, section) = rest.split_once('.').unwrap_or((rest, ""));
                let heading = |side: &'s Side| {
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

    fn add_facts(&self, name: &str, seen: &mut BTreeSet<String>, atoms: &mut BTreeSet<Atom>) {
        let of_group =
            |fact: &&String| fact.as_str() == name || fact.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        atoms.extend(self.facts.iter().filter(of_group).map(|fact| Atom::Fact(fact.clone())));
        // A fact that is text may hold references.
        for side in self.sides {
            for (_, value) in side.content.fakta.iter().filter(|(fact, _)| of_group(fact)) {
                let Value::Text(text) = value else { continue };
                for inner in references(text) {
                    atoms.extend(self.atoms_of(inner, [&[], &[]], seen));
                }
            }
        }
    }

    fn add_computed(&self, name: &str, seen: &mut BTreeSet<String>, atoms: &mut BTreeSet<Atom>) {
        let [old, new] = self.sides.map(|side| side.known.get(name));
        let expression = |known: Option<&super::side::Known>| known.map(|known| known.expression.clone());
        if expression(old) != expression(new) {
            atoms.insert(Atom::Expression(name.to_owned()));
        }
        let places = |known: Option<&'s super::side::Known>| known.map_or(&[][..], |known| known.places.as_slice());
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
    fn whole(&self, table: &str) -> Atom {
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
            fields.into_iter().find(|field| field.passage.form.slag == super::content::Kind::Falt("sort".to_owned()))
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
                _ => {
                    atoms.insert(own.clone());
                }
            }
        }
    }

    /// Changed cells among those that something was read from.
    fn add_cells(&self, sources: [&[Place]; 2], atoms: &mut BTreeSet<Atom>) {
        for (which, (side, places)) in self.sides.into_iter().zip(sources).enumerate() {
            for place in places {
                let Place::Cells(range) = place else { continue };
                let of_sheet =
                    side.tables.iter().filter(|(_, table)| *table.file == *range.file && *table.sheet == *range.sheet);
                for (name, _) in of_sheet {
                    for changed in self.cells.get(name).into_iter().flatten() {
                        let Some((row, column)) = changed.at[which] else { continue };
                        let in_rows = (range.first.row..=range.last.row).contains(&(row.saturating_sub(1)));
                        let in_columns =
                            column.is_none_or(|column| (range.first.column..=range.last.column).contains(&column));
                        if in_rows && in_columns {
                            atoms.insert(changed.atom.clone());
                        }
                    }
                }
            }
        }
    }

    /// What atoms come to; none where nothing that is known has changed.
    fn root(&self, atoms: &BTreeSet<Atom>) -> Option<Root> {
        let mut by_table: BTreeMap<&str, Vec<&Atom>> = BTreeMap::new();
        let mut roots: Vec<Root> = Vec::new();
        for atom in atoms {
            match atom {
                Atom::Cell { table, .. } | Atom::Table(table) | Atom::Order(table) => {
                    by_table.entry(table).or_default().push(atom)
                }
                other => roots.push(Root::One(other.clone())),
            }
        }
        roots.extend(by_table.into_iter().filter_map(|(table, atoms)| of_table(table, &atoms)));
        roots.sort();
        match roots.len() {
            0 => self.other_program.then_some(Root::Program),
            1 => roots.pop(),
            _ => Some(Root::Several(roots)),
        }
    }

    fn id(&mut self, root: Root) -> usize {
        if let Some(id) = self.ids.get(&root) {
            return *id;
        }
        let cause = self.cause(&root);
        let id = self.causes.len();
        self.causes.push(cause);
        self.ids.insert(root, id);
        id
    }

    fn cause(&self, root: &Root) -> Cause {
        let new = |slag: CauseSort, namn: &str, etikett: &str| Cause {
            slag,
            namn: namn.to_owned(),
            etikett: etikett.to_owned(),
            varde: Pair::default(),
            platser: Pair::default(),
            foljder: 0,
            dokument: BTreeSet::new(),
        };
        match root {
            Root::One(atom) => self.atom_cause(atom, &new),
            Root::Row(table, row) => self.row_cause(table, *row, &new),
            Root::Column(table, column) => {
                let name = format!("{}, {}", self.sheet(table), self.sides[1].labels.column(table, column));
                new(CauseSort::Kolumn, &name, &name)
            }
            Root::Sheet(table) => new(CauseSort::Blad, self.sheet(table), self.sheet(table)),
            Root::Program => {
                let mut cause = new(CauseSort::Program, "utlatande", "utlatande");
                cause.varde = self.both(|side| side.content.arende.get("program").cloned());
                cause
            }
            Root::Several(roots) => {
                let parts: Vec<Cause> = roots.iter().map(|root| self.cause(root)).collect();
                let names = |of: fn(&Cause) -> &String| {
                    parts.iter().map(|part| of(part).as_str()).collect::<Vec<_>>().join(" + ")
                };
                new(CauseSort::Flera, &names(|cause| &cause.namn), &names(|cause| &cause.etikett))
            }
        }
    }

    fn atom_cause(&self, atom: &Atom, new: &dyn Fn(CauseSort, &str, &str) -> Cause) -> Cause {
        match atom {
            Atom::Fact(name) => {
                let full = format!("fakta.{name}");
                let mut cause = new(CauseSort::Uppgift, &full, self.sides[1].labels.name(&full));
                cause.varde = self.both(|side| side.content.fakta.get(name).map(told));
                cause.platser = self.both(|side| side.places(&full));
                cause
            }
            Atom::Head(name) => {
                let full = format!("arende.{name}");
                let mut cause = new(CauseSort::Arende, &full, name);
                cause.varde = self.both(|side| side.content.arende.get(name).cloned());
                cause.platser = self.both(|side| side.places(&full));
                cause
            }
            Atom::Cell { table, row, column } if !column.is_empty() => {
                let mut cause = self.row_cause(table, *row, new);
                let label = format!("{}, {}", self.sheet(table), self.sides[1].labels.column(table, column));
                (cause.slag, cause.etikett) = (CauseSort::Cell, label);
                let address = |side: &Side, row: Option<u32>| cell_place(side, table, row, column);
                cause.platser = Pair::new(address(self.sides[0], row.0), address(self.sides[1], row.1));
                let value = |side: &Side, row: Option<u32>| cell_value(side, table, row, column);
                cause.varde = Pair::new(value(self.sides[0], row.0), value(self.sides[1], row.1));
                cause.namn = cause.platser.efter.first().or(cause.platser.fore.first()).cloned().unwrap_or_default();
                cause
            }
            Atom::Cell { table, row, .. } => self.row_cause(table, *row, new),
            Atom::Order(table) => new(CauseSort::Ordning, self.sheet(table), self.sheet(table)),
            Atom::Table(table) => new(CauseSort::Blad, self.sheet(table), self.sheet(table)),
            Atom::Module(name) => new(CauseSort::Textmodul, name, name),
            Atom::Title(key) => {
                let mut cause = new(CauseSort::Titel, &format!("dokument.{key}.titel"), key);
                cause.varde = self.both(|side| document(side, key).map(|found| found.titel.passage.text.clone()));
                cause
            }
            Atom::Kind(key) => new(CauseSort::Titel, &format!("dokument.{key}.dokumentsort"), key),
            Atom::Number(key) => {
                let mut cause = new(CauseSort::Nummer, &format!("bilaga.{key}"), key);
                cause.varde =
                    self.both(|side| document(side, key).and_then(|found| found.egenskaper.get("nummer").cloned()));
                cause
            }
            Atom::Heading(key, section) => new(CauseSort::Rubrik, &format!("avsnitt.{key}.{section}"), section),
            Atom::Phrase(file, key) => new(CauseSort::Fras, &format!("{file} {key}"), key),
            Atom::Expression(name) => {
                let mut cause = new(CauseSort::Uttryck, name, self.sides[1].labels.name(name));
                cause.varde = self.both(|side| side.known.get(name).map(|known| known.expression.clone()));
                cause
            }
        }
    }

    fn row_cause(
        &self,
        table: &str,
        row: (Option<u32>, Option<u32>),
        new: &dyn Fn(CauseSort, &str, &str) -> Cause,
    ) -> Cause {
        let mut cause = new(CauseSort::Rad, "", self.sheet(table));
        let place = |side: &Side, row: Option<u32>| -> Vec<String> {
            let sheet = side.tables.get(table).map(|table| table.sheet.clone()).unwrap_or_default();
            row.map(|row| format!("{sheet}!{row}")).into_iter().collect()
        };
        cause.platser = Pair::new(place(self.sides[0], row.0), place(self.sides[1], row.1));
        cause.namn = cause.platser.efter.first().or(cause.platser.fore.first()).cloned().unwrap_or_default();
        cause.varde = Pair::new(row_text(self.sides[0], table, row.0), row_text(self.sides[1], table, row.1));
        cause
    }

    fn sheet<'a>(&'a self, table: &'a str) -> &'a str {
        let found = self.sides[1].tables.get(table).or_else(|| self.sides[0].tables.get(table));
        found.map_or(table, |table| table.sheet.as_str())
    }

    fn both<T>(&self, of: impl Fn(&Side) -> T) -> Pair<T> {
        Pair::new(of(self.sides[0]), of(self.sides[1]))
    }
}

/// Where words stand that are compared.
pub(super) struct Stand<'w> {
    pub document: &'w str,
    pub module: Option<&'w str>,
    pub is_title: bool,
    pub old: &'w [Token],
    pub new: &'w [Token],
}

/// A value as people are told it.
pub(super) fn told(value: &Value) -> String {
    let text = super::text::plain(&value.to_string());
    match value {
        Value::Amount(_) => format!("{text} kr"),
        Value::Share(_) => format!("{text} %"),
        _ => text,
    }
}

fn of_table(table: &str, atoms: &[&Atom]) -> Option<Root> {
    let cells: Vec<_> = atoms
        .iter()
        .filter_map(|atom| match atom {
            Atom::Cell { row, column, .. } => Some((*row, column)),
            _ => None,
        })
        .collect();
    let Some(first) = cells.first() else { return atoms.first().map(|atom| Root::One((*atom).clone())) };
    Some(match atoms {
        [atom] => Root::One((*atom).clone()),
        _ if cells.len() < atoms.len() => Root::Sheet(table.to_owned()),
        _ if cells.iter().all(|(row, _)| *row == first.0) => Root::Row(table.to_owned(), first.0),
        _ if cells.iter().all(|(_, column)| *column == first.1) && !first.1.is_empty() => {
            Root::Column(table.to_owned(), first.1.clone())
        }
        _ => Root::Sheet(table.to_owned()),
    })
}

fn document<'s>(side: &'s Side, key: &str) -> Option<&'s DocumentContent<Words>> {
    side.documents.iter().find(|document| document.nyckel == key)
}

/// The names of references in a text.
fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|rest| {
        let inner = rest.split_once("}}")?.0;
        Some(inner.split('|').next().unwrap_or_default().trim())
    })
}

fn phrase_of(token: &Token) -> Option<(&str, &str)> {
    match &token.origin {
        Origin::Phrase(file, key) if !key.is_empty() => Some((file, key)),
        _ => None,
    }
}

/// The one phrase that all the tokens are of.
fn one_phrase<'t>(mut tokens: impl Iterator<Item = &'t Token>) -> Option<(&'t str, &'t str)> {
    let first = phrase_of(tokens.next()?)?;
    tokens.all(|token| phrase_of(token) == Some(first)).then_some(first)
}

/// The values of the house style that read otherwise through the same filters.
fn changed_house(old: &Side, new: &Side) -> BTreeSet<String> {
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
fn changed_modules(old: &Side, new: &Side) -> BTreeSet<String> {
    let texts = |side: &Side| {
        let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for section in side.documents.iter().flat_map(|document| &document.avsnitt) {
            for words in &section.innehall {
                let Some(module) = &words.module else { continue };
                let part = |token: &Token| match &token.origin {
                    Origin::Value { name, filters, .. } => format!("{{{name}|{}}}", filters.join("|")),
                    _ => token.text.clone(),
                };
                texts.entry(module.clone()).or_default().insert(words.tokens.iter().map(part).collect());
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

/// The cells that differ, where they stand.
fn changed_cells(name: &str, fate: &TableFate, old: &Side, new: &Side) -> Vec<ChangedCell> {
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

fn found<'s>(side: &'s Side, table: &str, row: Option<u32>) -> Option<(&'s TableOrigin, &'s TableContent, usize)> {
    let (origin, content) = (side.tables.get(table)?, side.content.tabeller.get(table)?);
    Some((origin, content, origin.numbers.iter().position(|number| Some(*number) == row)?))
}

fn cell_place(side: &Side, table: &str, row: Option<u32>, column: &str) -> Vec<String> {
    let place = || {
        let (origin, content, _) = found(side, table, row)?;
        let column = content.kolumner.iter().position(|name| name == column)?;
        Some(format!("{}!{}{}", origin.sheet, origin.letters.get(column)?.as_deref()?, row?))
    };
    place().into_iter().collect()
}

fn cell_value(side: &Side, table: &str, row: Option<u32>, column: &str) -> Option<String> {
    let (_, content, at) = found(side, table, row)?;
    let column = content.kolumner.iter().position(|name| name == column)?;
    content.rader.get(at)?.get(column)?.as_ref().map(told)
}

fn row_text(side: &Side, table: &str, row: Option<u32>) -> Option<String> {
    let (_, content, at) = found(side, table, row)?;
    let cells = content.rader.get(at)?.iter().flatten().map(told);
    Some(cells.take(4).collect::<Vec<_>>().join(", "))
}
