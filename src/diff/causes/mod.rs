//! What a change follows from. A cause is proved, or there is none.
//!
//! Where either side is a case, the case is made again with the supposed cause put back as it is on the other side; the cause is
//! proved where the change is gone then (`put_back`, `proof`). What to try first is what the changed words read, by their origins
//! (`origins`); then every other thing that has changed, since a condition may read what no word shows; then several together.
//!
//! Where both sides are records, nothing can be made again. A value is a function of what it reads, the templates and the program;
//! what of these is another is the cause, together where it is several things.

mod atoms;
mod cause;
mod changed;
mod described;
mod findings;
mod origins;
mod proof;
mod put_back;
mod remade;
mod standing;
mod supposed;

use std::collections::{BTreeMap, BTreeSet};

use self::atoms::{Atom, ChangedCells, FEW_CELLS, Root, roots, together};
pub use self::cause::{Cause, CauseSort, Proof};
pub(super) use self::described::told;
use self::proof::{Claim, Prover};
pub(super) use self::proof::{Part, Spot};
use self::put_back::{SectionKey, own_text};
use self::supposed::Supposed;
use super::content::{DocumentContent, Kind};
use super::counts::Counts;
use super::heirs::Heirs;
use super::notes::NoteChange;
use super::script::Pair;
use super::sheet_rows::SheetRows;
use super::side::{Live, Side, shown};
use super::tables::TableFate;
use super::text::{Origin, Token, Words};
use crate::case_files::CASE_FILE;
use crate::model::SectionProse;
use crate::place::Place;

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
    replaced: &'s BTreeSet<String>,
    prover: Option<Prover<'s>>,
    /// Single things that were found to be causes in each section.
    near: BTreeMap<SectionKey, BTreeSet<Root>>,
    /// Everything that has changed and can be put back.
    everything: Vec<Root>,
    ids: BTreeMap<Root, usize>,
    causes: Vec<Cause>,
}

impl<'s> Tracer<'s> {
    pub(super) fn new(
        old: &'s Side,
        new: &'s Side,
        tables: &BTreeMap<String, TableFate>,
        rows: &'s SheetRows,
        heirs: &'s Heirs,
    ) -> Self {
        let (was, is) = (old.whole(), new.whole());
        let names = was.fakta.keys().chain(is.fakta.keys());
        let changed = names.filter(|name| was.fakta.get(*name) != is.fakta.get(*name)).cloned();
        let changed_cells = |name: &String, fate| ChangedCells::new(changed::changed_cells(name, fate, old, new));
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
            prover: Prover::new(old, new, rows, &heirs.replaced),
            replaced: &heirs.replaced,
            near: BTreeMap::new(),
            everything: Vec::new(),
            ids: BTreeMap::new(),
            causes: Vec::new(),
        };
        if let Some(prover) = &tracer.prover {
            let all = prover.that_can_be_put_back(tracer.all_changed());
            tracer.everything = all.into_iter().map(Root::One).collect();
        }
        tracer
    }

    /// The causes, with how many places follow from each.
    pub(super) fn into_causes(mut self, counts: &Counts, found: &Pair<Vec<NoteChange>>) -> Vec<Cause> {
        for id in found.fore.iter().chain(&found.efter).filter_map(|note| note.orsak) {
            self.causes[id].anmarkningar += 1;
        }
        for (id, cause) in self.causes.iter_mut().enumerate() {
            let places = counts.of(id);
            (cause.foljder, cause.dokument) = (places.count, places.documents);
        }
        self.mark_what_stands_in_texts();
        self.causes
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
        let typed = || at.typed_field(stretch_of).or_else(|| self.typed(&at.spot, stretch_of.0.iter().chain(stretch_of.1), at.places[1].or(at.places[0])));
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
                self.add_cells(both, &mut atoms);
                read.extend(self.atoms_of(name, both, &mut BTreeSet::new()));
            }
        }
        let is_made = |token: &Token| !matches!(token.origin, Origin::Typed) && !token.text.trim().is_empty();
        let is_made = is_row || words.tokens.iter().any(is_made);
        let claim = Claim::Passage { spot, words, is_old };
        let found = self.settled(Supposed { atoms, is_made, read }, &claim);
        let typed = || self.typed(spot, words.tokens.iter(), words.place.as_ref());
        let (root, proof) = found.or_else(|| Some((typed()?, Proof::Direkt)))?;
        Some(self.known(root, proof))
    }

    /// The case's own text in the file where something begins, where all of that was typed there; of what was adopted before nothing
    /// is the case's own.
    fn typed<'t>(
        &self,
        spot: &Spot<'_>,
        mut tokens: impl Iterator<Item = &'t Token>,
        place: Option<&Place>,
    ) -> Option<Root> {
        let Some(Place::Text(place)) = place else { return None };
        let keys = [spot.document.fore, spot.document.efter];
        let documents = self.sides.iter().zip(keys).filter_map(|(side, key)| document(side, key));
        let is_frozen = documents.into_iter().any(|document| document.egenskaper.contains_key("fryst"));
        let is_typed = tokens.all(|token| matches!(token.origin, Origin::Typed));
        (is_typed && !is_frozen).then(|| Root::Own(place.file.to_string()))
    }

    /// What it follows from that a document differs from one of another key which it has its text from: that it stands there at all.
    fn of_another(&self, claim: &Claim<'_>) -> Option<Root> {
        let keys = &claim.spot()?.document;
        let is_other = keys.fore != keys.efter && [keys.fore, keys.efter].iter().any(|key| self.replaced.contains(*key));
        let root = Root::One(Atom::Attachments);
        (is_other && self.everything.contains(&root)).then_some(root)
    }

    /// The case's own text of the section that a claim is about, where both sides are cases and it is another.
    fn own_text(&self, claim: &Claim<'_>) -> Option<Root> {
        let spot = claim.spot()?;
        let (document, section) = (spot.document.efter, spot.section.efter);
        let is_one = spot.document.fore == document && spot.section.fore == section;
        if !is_one || self.replaced.contains(document) {
            return None;
        }
        let [Some(old), Some(new)] = self.sides.map(|side| side.live.as_deref()) else { return None };
        let key = super::reading::key_in_document(section);
        let [was, is] = [old, new].map(|live| own_text(&live.case, document, key));
        let text = |found: Option<&SectionProse>| found.and_then(|it| it.text.as_ref()).map(|it| it.text.clone());
        let points = |live: &Live| {
            let points = live.case.decisions.iter().flat_map(|decision| &decision.points);
            points.map(|point| point.text.clone()).collect::<Vec<_>>()
        };
        let is_other = match (was?, is?) {
            (None, None) => points(old) != points(new),
            (was, is) => text(was) != text(is),
        };
        is_other.then(|| Root::One(Atom::Prose(document.to_owned(), section.to_owned())))
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

    /// The cause with which a claim holds, with how it is known.
    fn settled(&mut self, supposed: Supposed, claim: &Claim<'_>) -> Option<(Root, Proof)> {
        if let Some(root) = self.of_another(claim) {
            return Some((root, Proof::Aterstalld));
        }
        let Supposed { atoms, is_made, read } = supposed;
        let parts = roots(&atoms);
        if self.prover.is_none() {
            return self.concluded(parts, is_made).map(|root| (root, Proof::Slutledd));
        }
        let mut candidates = parts.clone();
        candidates.extend(together(parts.clone()));
        if let Some(found) = self.first_that_holds(&candidates, claim) {
            let found = self.narrowed(found, claim);
            let found = self.fewest(found, claim);
            self.note_near(&found, claim);
            return Some((found, Proof::Aterstalld));
        }
        let own = self.own_text(claim);
        // A text that is written anew may read what is another as well.
        let with_read = own.iter().cloned().chain(roots(&read)).collect::<Vec<_>>();
        let candidates: Vec<Root> = own.iter().cloned().chain(together(with_read).filter(|_| own.is_some())).collect();
        if let Some(found) = self.first_that_holds(&candidates, claim) {
            return Some((self.fewest(found, claim), Proof::Aterstalld));
        }
        // What was the cause of another change of the section may be that of this one, and nothing is made anew to see that. So may
        // be what is read in every document: the case's head, its decision and its bilagor.
        let near = claim.section().and_then(|section| self.near.get(&section)).into_iter().flatten().cloned();
        let is_of_frame = |root: &&Root| matches!(root, Root::One(Atom::Head(_) | Atom::Decisions | Atom::Attachments));
        let frame = self.everything.iter().filter(is_of_frame).cloned();
        let near: Vec<Root> = near.chain(frame).collect();
        if let Some(found) = self.first_that_holds(&near, claim) {
            return Some((found, Proof::Aterstalld));
        }
        let everything = std::mem::take(&mut self.everything);
        let with_own: Vec<Root> = everything.iter().cloned().chain(own).collect();
        let found = self.least_of_rows(&with_own, &parts, claim).or_else(|| self.least(&with_own, claim));
        let found = found.filter(|found| is_made || found.len() == 1);
        let found = found.and_then(together);
        self.everything = everything;
        let concluded = is_made && found.is_none() && self.other_program;
        let found = found.map(|root| self.narrowed(root, claim));
        found.iter().for_each(|root| self.note_near(root, claim));
        found.map(|root| (root, Proof::Aterstalld)).or_else(|| concluded.then_some((Root::Program, Proof::Slutledd)))
    }

    fn note_near(&mut self, root: &Root, claim: &Claim<'_>) {
        let is_single = !matches!(root, Root::Several(_));
        if let Some(section) = claim.section().filter(|_| is_single) {
            self.near.entry(section).or_default().insert(root.clone());
        }
    }

    /// What of all that a value is made from is another, where nothing can be made again.
    fn concluded(&self, mut parts: Vec<Root>, is_made: bool) -> Option<Root> {
        if parts.is_empty() && !is_made {
            return None;
        }
        let is_typed = |root: &Root| matches!(root, Root::One(Atom::Module(_) | Atom::Title(_) | Atom::Phrase(..)));
        if !parts.iter().all(is_typed) || parts.is_empty() {
            let other_words = |of_house: bool| self.other_words(of_house);
            parts.extend(other_words(true).then_some(Root::One(Atom::House)));
            parts.extend(other_words(false).then_some(Root::One(Atom::CaseKind)));
            parts.extend(self.other_program.then_some(Root::Program));
        }
        together(parts)
    }

    /// The one cell or row of a sheet where nothing else of it has changed, and that is enough for a claim; else the root itself.
    fn narrowed(&mut self, root: Root, claim: &Claim<'_>) -> Root {
        let narrow = self.narrow(&root);
        let Some(prover) = self.prover.as_mut() else { return root };
        if narrow != root && prover.proves(&narrow, &self.cells, claim) {
            return narrow;
        }
        self.few_of_sheet(&root, claim).unwrap_or(root)
    }

    /// The fewest things, with the cells and rows that something reads in the place of all that has changed of their sheets.
    fn least_of_rows(&mut self, everything: &[Root], read: &[Root], claim: &Claim<'_>) -> Option<Vec<Root>> {
        let of_sheet = |root: &Root| match root {
            Root::One(Atom::Cell { table, .. }) | Root::Row(table, _) | Root::Rows(table, _) => Some(table.clone()),
            _ => None,
        };
        let sheets: BTreeSet<String> = read.iter().filter_map(of_sheet).collect();
        if sheets.is_empty() {
            return None;
        }
        let is_other = |root: &&Root| !matches!(root, Root::One(Atom::Table(table)) if sheets.contains(table));
        let rows = read.iter().filter(|root| of_sheet(root).is_some());
        self.least(&everything.iter().filter(is_other).chain(rows).cloned().collect::<Vec<_>>(), claim)
    }

    /// Those of several things together that are needed for a claim.
    fn fewest(&mut self, root: Root, claim: &Claim<'_>) -> Root {
        let (Root::Several(parts), Some(prover)) = (&root, self.prover.as_mut()) else { return root };
        if parts.len() > FEW_TRIED {
            return root;
        }
        let cells = &self.cells;
        let mut holds = |roots: &[Root]| {
            together(roots.to_vec()).is_some_and(|root| prover.proves(&root, cells, claim))
        };
        together(needed(&[], false, parts, &mut holds)).unwrap_or(root)
    }

    /// The few cells and rows of a sheet that are enough for a claim, where not many have changed.
    fn few_of_sheet(&mut self, root: &Root, claim: &Claim<'_>) -> Option<Root> {
        let (Root::Sheet(table) | Root::One(Atom::Table(table))) = root else { return None };
        let order = self.reordered.get(table).map(|table| Root::One(Atom::Order(table.clone())));
        let cells = self.cells.get(table)?.cells.iter().map(|cell| Root::One(cell.atom.clone()));
        let parts: Vec<Root> = order.into_iter().chain(cells).take(FEW_TRIED + 1).collect();
        if parts.len() > FEW_TRIED {
            return None;
        }
        let few = self.least(&parts, claim)?;
        let atoms = few.iter().filter_map(|root| match root {
            Root::One(atom) => Some(atom.clone()),
            _ => None,
        });
        let told = roots(&atoms.collect());
        let is_few = few.len() <= FEW_CELLS || matches!(told.as_slice(), [Root::Rows(..)]);
        if is_few { together(told) } else { None }
    }

    fn narrow(&self, root: &Root) -> Root {
        match root {
            Root::Sheet(table) | Root::One(Atom::Table(table)) => {
                let changed = self.cells.get(table).into_iter().flat_map(|changed| &changed.cells);
                match roots(&changed.map(|cell| cell.atom.clone()).collect()).as_slice() {
                    [only] => only.clone(),
                    _ => root.clone(),
                }
            }
            Root::Several(parts) => Root::Several(parts.iter().map(|part| self.narrow(part)).collect()),
            _ => root.clone(),
        }
    }

    fn first_that_holds(&mut self, candidates: &[Root], claim: &Claim<'_>) -> Option<Root> {
        let prover = self.prover.as_mut()?;
        candidates.iter().find(|root| prover.proves(root, &self.cells, claim)).cloned()
    }

    /// The fewest things that a change follows from: without any of them it would stand. What stands with everything put back
    /// follows from none of it; else half of what is left is put back at a time, so that few are tried of many.
    fn least(&mut self, everything: &[Root], claim: &Claim<'_>) -> Option<Vec<Root>> {
        let (prover, cells) = (self.prover.as_mut()?, &self.cells);
        let proves = |prover: &mut Prover<'_>, roots: &[Root]| {
            together(roots.to_vec()).is_some_and(|root| prover.proves(&root, cells, claim))
        };
        if !prover.may_search() || !proves(prover, everything) {
            return None;
        }
        let found = needed(&[], false, everything, &mut |roots| prover.may_search() && proves(prover, roots));
        // Where the search was broken off, more may have been found than is needed.
        (found.len() <= TOGETHER && prover.may_search() && proves(prover, &found)).then_some(found)
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
        let mut cause = self.cause(&root);
        if let Root::Several(parts) = &root {
            cause.delar = parts.iter().map(|part| self.id(part.clone())).collect();
        }
        let id = self.causes.len();
        self.causes.push(cause);
        self.ids.insert(root, id);
        id
    }
}

impl Tracer<'_> {
    /// A root in which the own text of a section is that of the file where it stands.
    fn by_file(&self, root: Root) -> Root {
        match root {
            Root::One(Atom::Prose(document, section)) => {
                let key = super::reading::key_in_document(&section);
                let found = |side: &&Side| own_text(&side.live.as_ref()?.case, &document, key)?.map(|it| it.place.clone());
                let place = self.sides.iter().rev().find_map(found);
                let file = place.as_ref().map_or(CASE_FILE, |place| place.file());
                Root::Own(file.to_owned())
            }
            Root::Several(parts) => {
                let mut parts: Vec<Root> = parts.into_iter().map(|part| self.by_file(part)).collect();
                parts.dedup();
                Root::Several(parts)
            }
            root => root,
        }
    }
}

/// What of the head of a case is read in its documents.
const HEADS: [&str; 4] = ["arendenummer", "utfardat", "status", "foregaende"];

/// Of a sheet where more cells and rows than these have changed, none are tried one by one.
const FEW_TRIED: usize = 8;

/// More things than these together are no cause that tells a reader anything.
const TOGETHER: usize = 16;

/// What is needed of some things beside others for something to hold, the first before the last: which holds with all of them.
/// (Junker's QuickXplain.)
fn needed(beside: &[Root], has_grown: bool, of: &[Root], holds: &mut dyn FnMut(&[Root]) -> bool) -> Vec<Root> {
    if has_grown && holds(beside) {
        return Vec::new();
    }
    if of.len() <= 1 {
        return of.to_vec();
    }
    let (first, last) = of.split_at(of.len() / 2);
    let and = |more: &[Root]| beside.iter().chain(more).cloned().collect::<Vec<_>>();
    let of_last = needed(&and(first), true, last, holds);
    let mut found = needed(&and(&of_last), !of_last.is_empty(), first, holds);
    found.extend(of_last);
    found
}

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
