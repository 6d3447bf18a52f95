//! What a change follows from. A cause is proved, or there is none.
//!
//! Where either side is a case, the case is made again with the supposed cause put back as it is on the other side; the cause is
//! proved where the change is gone then (`put_back`, `proof`). What to try first is what the changed words read, by their origins
//! (`origins`); then every other thing that has changed, since a condition may read what no word shows; then several together.
//!
//! Where both sides are records, nothing can be made again. A value is a function of what it reads, the templates and the program;
//! what of these is another is the cause, together where it is several things.

mod acts;
mod atoms;
mod block_rows;
mod cases;
mod cause;
mod changed;
mod described;
mod findings;
mod in_piece;
mod known;
mod known_sections;
mod made;
mod origins;
mod own;
mod piece;
mod pieces;
mod proof;
mod put_back;
mod remade;
mod settling;
mod standing;
mod such;
mod supposed;
mod typed;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use self::atoms::{Atom, ChangedCells, Root};
pub(super) use self::block_rows::LooseRow;
pub use self::cause::{Cause, CauseSort, Proof};
pub(super) use self::described::told;
use self::proof::{Claim, Prover};
pub(super) use self::proof::{Part, Spot};
use self::put_back::SectionKey;
use self::supposed::Supposed;
use super::acts::ActKey;
use super::content::{DocumentContent, Kind};
use super::counts::Counts;
use super::heirs::Heirs;
use super::notes::NoteChange;
use super::script::Pair;
use super::sheet_rows::SheetRows;
use super::side::{Side, shown};
use super::tables::TableFate;
use super::text::{Origin, Token, Words};
use crate::place::Place;

/// What causes were found by: the cases that were made, and what became of their documents. Nobody asks for it afterwards.
#[must_use]
pub struct Workings<'s>(
    #[expect(dead_code, reason = "it is held, so that it can be left as it is")] Option<Prover<'s>>,
);

/// Finds what changes follow from.
pub(super) struct Tracer<'s> {
    sides: [&'s Side; 2],
    facts: BTreeSet<String>,
    cells: BTreeMap<String, ChangedCells>,
    /// Tables that differ in the order of their rows alone.
    sorted: BTreeSet<String>,
    /// Tables whose rows stand in another order, whatever else of them differs.
    reordered: BTreeSet<String>,
    modules: BTreeSet<String>,
    /// Values of the house style that read otherwise.
    house: BTreeSet<String>,
    other_program: bool,
    /// The keys under which either side has another document.
    replaced: BTreeSet<String>,
    prover: Option<Prover<'s>>,
    /// Single things that were found to be causes in each section.
    near: BTreeMap<SectionKey, BTreeSet<Root>>,
    /// Single things that were found to be causes there together with what something read from sheets.
    beside: BTreeMap<SectionKey, BTreeSet<Root>>,
    /// Everything that has changed and can be put back.
    everything: Vec<Root>,
    ids: BTreeMap<Root, usize>,
    /// What each cause is.
    roots: Vec<Root>,
    causes: Vec<Cause>,
}

impl<'s> Tracer<'s> {
    pub(super) fn new(
        old: &'s Side,
        new: &'s Side,
        tables: &BTreeMap<String, TableFate>,
        rows: &Rc<SheetRows>,
        heirs: &Heirs,
    ) -> Self {
        let (was, is) = (old.whole(), new.whole());
        let names = was.fakta.keys().chain(is.fakta.keys());
        let changed = names.filter(|name| was.fakta.get(*name) != is.fakta.get(*name)).cloned();
        let changed_cells =
            |name: &String, fate| ChangedCells::new(name, changed::changed_cells(name, fate, old, new), [old, new]);
        let cells = tables.iter().map(|(name, fate)| (name.clone(), changed_cells(name, fate)));
        let is_sorted = |fate: &TableFate| matches!(fate, TableFate::Andrad(change) if change.is_order_only());
        let sorted = tables.iter().filter(|(_, fate)| is_sorted(fate)).map(|(name, _)| name);
        let mut tracer = Self {
            sides: [old, new],
            facts: changed.collect(),
            cells: cells.collect(),
            sorted: sorted.cloned().collect(),
            reordered: rows.reordered().cloned().collect(),
            modules: changed::changed_modules(old, new),
            house: changed::changed_house(old, new),
            other_program: was.arende.get("program") != is.arende.get("program"),
            prover: Prover::new(old, new, rows.clone(), heirs.replaced.clone()),
            replaced: heirs.replaced.clone(),
            near: BTreeMap::new(),
            beside: BTreeMap::new(),
            everything: Vec::new(),
            ids: BTreeMap::new(),
            roots: Vec::new(),
            causes: Vec::new(),
        };
        if let Some(prover) = &tracer.prover {
            let all = prover.that_can_be_put_back(tracer.all_changed());
            tracer.everything = all.into_iter().map(Root::One).collect();
        }
        tracer
    }

    /// The causes, with how many places follow from each and the act that each stands under; and what they were found by.
    pub(super) fn into_causes(
        mut self,
        counts: &Counts,
        found: &Pair<Vec<NoteChange>>,
    ) -> (Vec<Cause>, Vec<ActKey>, Workings<'s>) {
        for id in found.fore.iter().chain(&found.efter).filter_map(|note| note.orsak) {
            self.causes[id].anmarkningar += 1;
        }
        for (id, cause) in self.causes.iter_mut().enumerate() {
            let places = counts.of(id);
            (cause.foljder, cause.dokument) = (places.count, places.documents);
        }
        self.mark_what_stands_in_texts();
        let acts = self.acts();
        (self.causes, acts, Workings(self.prover))
    }

    /// What a fact's change is as a cause; so that every changed fact is among the causes, whether or not it is seen anywhere.
    pub(super) fn fact(&mut self, name: &str) -> usize {
        self.id(Root::One(Atom::Fact(name.to_owned())))
    }

    /// What a change of the case's head is as a cause, where anything may follow from it.
    pub(super) fn head(&mut self, name: &str) -> Option<usize> {
        HEADS.contains(&name).then(|| self.id(Root::One(Atom::Head(name.to_owned()))))
    }

    /// What it follows from that only one side has a document: that the case names it.
    pub(super) fn document(&mut self) -> Option<usize> {
        let root = Root::One(Atom::Attachments);
        self.everything.contains(&root).then(|| self.known(root, Proof::Aterstalld))
    }

    /// What the change of a computed value follows from.
    pub(super) fn computed(&mut self, name: &str) -> Option<usize> {
        let full = format!("berakning.{name}");
        let atoms = self.atoms_of(&full, [&[], &[]], &mut BTreeSet::new());
        let (root, proof) = self.settled(Supposed::made(atoms), &Claim::Value(name))?;
        Some(self.known(root, proof))
    }

    /// What changed words of a passage follow from, by where they begin in its words; told once for each stretch.
    pub(super) fn words(
        &mut self,
        at: &Stand<'_>,
        stretch: (&[Token], &[Token]),
        begin: (usize, usize),
    ) -> Option<usize> {
        let (supposed, stretch_of) = (self.supposed(at, stretch.0, stretch.1), stretch);
        let stretch = Pair::new(begin.0..begin.0 + stretch.0.len(), begin.1..begin.1 + stretch.1.len());
        let claim = Claim::Words { spot: &at.spot, words: [at.old, at.new], stretch };
        let found = self.settled(supposed, &claim);
        let typed = || {
            at.typed_field(stretch_of).or_else(|| {
                self.typed(&at.spot, stretch_of.0.iter().chain(stretch_of.1), at.places[1].or(at.places[0]))
            })
        };
        let (root, proof) = found.or_else(|| Some((typed()?, Proof::Direkt)))?;
        Some(self.known(root, proof))
    }

    /// What a passage that is only on one side follows from.
    pub(super) fn passage(&mut self, spot: &Spot<'_>, words: &Words, is_old: bool) -> Option<usize> {
        let mut atoms = BTreeSet::new();
        let is_row = words.passage.form.slag.is_of_block();
        if let Some(module) = words.module.as_ref().filter(|module| self.modules.contains(*module)) {
            atoms.insert(Atom::Module(module.clone()));
        }
        let mut read = BTreeSet::new();
        // What a list takes from a sheet stands there as it was typed.
        let place = words.place.as_slice();
        self.add_cells(if is_old { [place, &[]] } else { [&[], place] }, &mut atoms);
        for token in &words.tokens {
            if let Origin::Value { name, sources, .. } = &token.origin {
                let both: [&[Place]; 2] = if is_old { [sources, &[]] } else { [&[], sources] };
                self.add_read(name, both, &mut atoms, &mut read);
            }
        }
        let is_made = |token: &Token| !matches!(token.origin, Origin::Typed) && !token.text.trim().is_empty();
        let is_made = is_row || words.tokens.iter().any(is_made);
        let claim = Claim::Passage { spot, words, is_old, is_exact: false };
        let found = self.settled(Supposed { atoms, is_made, read }, &claim);
        let typed = || self.typed(spot, words.tokens.iter(), words.place.as_ref());
        let (root, proof) = found.or_else(|| Some((typed()?, Proof::Direkt)))?;
        Some(self.known(root, proof))
    }

    /// What changed cells a passage reads.
    fn read_by(&self, words: &Words, is_old: bool) -> Vec<Root> {
        let mut atoms = BTreeSet::new();
        for token in &words.tokens {
            if let Origin::Value { sources, .. } = &token.origin {
                self.add_cells(if is_old { [sources, &[]] } else { [&[], sources] }, &mut atoms);
            }
        }
        atoms::roots(&atoms)
    }

    /// What it follows from that a passage stands elsewhere: who typed it there.
    pub(super) fn moved(&mut self, spot: &Spot<'_>, words: &Words) -> Option<usize> {
        let own = self.typed(spot, [].iter(), words.place.as_ref())?;
        Some(self.known(own, Proof::Direkt))
    }

    /// What a section that is only on one side follows from: it may be shown on a condition.
    pub(super) fn section(&mut self, document: &str, section: &str, is_old: bool) -> Option<usize> {
        let supposed = Supposed::made(BTreeSet::new());
        let part = Part::Passages(Pair::default());
        let spot = Spot { document: Pair::new(document, document), section: Pair::new(section, section), part };
        let (root, proof) = self.settled(supposed, &Claim::Section { spot: &spot, is_old })?;
        (proof == Proof::Aterstalld).then(|| self.known(root, proof))
    }

    /// What it follows from that rows of a table stand in another order: that of a sheet, or what the table is sorted by.
    pub(super) fn order(
        &mut self,
        spot: &Spot<'_>,
        tables: &BTreeSet<&str>,
        pairs: &[(usize, usize)],
    ) -> Option<usize> {
        let atoms = tables.iter().filter_map(|table| self.order_atom(table)).collect();
        let (root, proof) = self.settled(Supposed::made(atoms), &Claim::Order { spot, pairs })?;
        Some(self.known(root, proof))
    }

    fn order_atom(&self, table: &str) -> Option<Atom> {
        match self.reordered.contains(table) {
            true => Some(Atom::Order(table.to_owned())),
            false => self.cells.contains_key(table).then(|| Atom::Table(table.to_owned())),
        }
    }

    fn known(&mut self, root: Root, proof: Proof) -> usize {
        let id = self.id(root);
        let known = &mut self.causes[id].bevis;
        *known = Some(known.map_or(proof, |known| known.max(proof)));
        id
    }

    fn id(&mut self, root: Root) -> usize {
        let root = self.by_file(root.canonical());
        if let Some(id) = self.ids.get(&root) {
            return *id;
        }
        let parts = match &root {
            Root::Several(parts) => parts.iter().map(|part| self.id(part.clone())).collect(),
            _ => Vec::new(),
        };
        let cause = self.cause(&root, parts);
        let id = self.causes.len();
        self.causes.push(cause);
        self.roots.push(root.clone());
        self.ids.insert(root, id);
        id
    }
}

/// What of the head of a case is read in its documents.
const HEADS: [&str; 4] = ["arendenummer", "utfardat", "status", "foregaende"];

/// Where words stand that are compared.
pub(super) struct Stand<'w> {
    pub spot: Spot<'w>,
    pub module: Option<&'w str>,
    /// The field on either side, where they are one.
    pub field: Option<[&'w Words; 2]>,
    pub old: &'w [Token],
    pub new: &'w [Token],
    /// Where the words begin on either side.
    pub places: [Option<&'w Place>; 2],
}

impl Stand<'_> {
    /// The field itself, where what has changed in it was typed there, or where a typed text gave way to a value or that to it.
    fn typed_field(&self, (old, new): (&[Token], &[Token])) -> Option<Root> {
        let [was, is] = self.field?;
        let is_typed = |token: &Token| matches!(token.origin, Origin::Typed);
        let is_own = |token: &Token| matches!(token.origin, Origin::Typed | Origin::Value { .. });
        let Kind::Falt(label) = &is.passage.form.slag else { return None };
        let is_rewritten = old.iter().chain(new).all(is_own) && (old.iter().all(is_typed) || new.iter().all(is_typed));
        is_rewritten.then(|| Root::Field {
            document: self.spot.document.efter.to_owned(),
            label: label.clone(),
            values: [was, is].map(|words| words.passage.text.clone()),
            places: [was, is].map(|words| words.place.as_ref().map(shown)),
        })
    }
}

fn document<'s>(side: &'s Side, key: &str) -> Option<&'s DocumentContent<Words>> {
    side.documents.iter().find(|document| document.nyckel == key)
}
