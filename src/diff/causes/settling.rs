//! With which cause a claim holds: what is supposed first, then the case's own text, then what else has changed.

use std::collections::BTreeSet;

use super::atoms::{Atom, FEW_CELLS, Root, roots, together};
use super::proof::{Claim, Prover};
use super::supposed::Supposed;
use super::{Proof, Tracer};

impl Tracer<'_> {
    /// The cause with which a claim holds, with how it is known.
    pub(super) fn settled(&mut self, supposed: Supposed, claim: &Claim<'_>) -> Option<(Root, Proof)> {
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
        // Whether the values of a passage are what they were tells whether its text alone is the cause.
        let exact = claim.exactly().filter(|_| own.is_some() && !read.is_empty());
        let candidates: Vec<Root> = own.iter().cloned().chain(together(with_read).filter(|_| own.is_some())).collect();
        for claim in exact.iter().chain([claim]) {
            if let Some(found) = self.first_that_holds(&candidates, claim) {
                return Some((self.fewest(found, claim), Proof::Aterstalld));
            }
        }
        // What was the cause of another change of the section may be that of this one, and nothing is made anew to see that. So may
        // be what is read in every document: the case's head, its decision and its bilagor.
        let near = claim.section().and_then(|section| self.near.get(&section)).into_iter().flatten().cloned();
        let is_of_frame = |root: &&Root| matches!(root, Root::One(Atom::Head(_) | Atom::Decisions | Atom::Attachments));
        let frame = self.everything.iter().filter(is_of_frame).cloned();
        let beside = claim.section().and_then(|section| self.beside.get(&section)).into_iter().flatten();
        let with_parts = |root: &Root| together(parts.iter().cloned().chain([root.clone()]).collect());
        let with_parts = beside.filter(|_| !parts.is_empty()).filter_map(with_parts);
        let near: Vec<Root> = near.chain(frame).chain(with_parts).collect();
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
        let Some(section) = claim.section() else { return };
        match root {
            Root::Several(parts) => {
                let is_of_sheet =
                    |root: &Root| matches!(root, Root::One(Atom::Cell { .. }) | Root::Row(..) | Root::Rows(..));
                let others = parts.iter().filter(|part| !is_of_sheet(part)).cloned();
                self.beside.entry(section).or_default().extend(others);
            }
            root => drop(self.near.entry(section).or_default().insert(root.clone())),
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
        if narrow != root && prover.proves(&[&narrow], &self.cells, claim) {
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
        let parts: Vec<&Root> = parts.iter().collect();
        let few = needed(&[], false, &parts, &mut |roots| prover.proves(roots, cells, claim));
        together(few.into_iter().cloned().collect()).unwrap_or(root)
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

    pub(super) fn first_that_holds(&mut self, candidates: &[Root], claim: &Claim<'_>) -> Option<Root> {
        let prover = self.prover.as_mut()?;
        candidates.iter().find(|root| prover.proves(&[*root], &self.cells, claim)).cloned()
    }

    /// The fewest things that a change follows from: without any of them it would stand. What stands with everything put back
    /// follows from none of it; else half of what is left is put back at a time, so that few are tried of many.
    fn least(&mut self, everything: &[Root], claim: &Claim<'_>) -> Option<Vec<Root>> {
        let (prover, cells) = (self.prover.as_mut()?, &self.cells);
        let everything: Vec<&Root> = everything.iter().collect();
        let proves = |prover: &mut Prover<'_>, roots: &[&Root]| prover.proves(roots, cells, claim);
        if !prover.may_search() || !proves(prover, &everything) {
            return None;
        }
        let found = needed(&[], false, &everything, &mut |roots| prover.may_search() && proves(prover, roots));
        // Where the search was broken off, more may have been found than is needed.
        let holds = found.len() <= TOGETHER && prover.may_search() && proves(prover, &found);
        holds.then(|| found.into_iter().cloned().collect())
    }
}

/// Of a sheet where more cells and rows than these have changed, none are tried one by one.
const FEW_TRIED: usize = 8;

/// More things than these together are no cause that tells a reader anything.
const TOGETHER: usize = 16;

/// What is needed of some things beside others for something to hold, the first before the last: which holds with all of them.
/// (Junker's QuickXplain.)
fn needed<'r>(
    beside: &[&'r Root],
    has_grown: bool,
    of: &[&'r Root],
    holds: &mut dyn FnMut(&[&Root]) -> bool,
) -> Vec<&'r Root> {
    if has_grown && holds(beside) {
        return Vec::new();
    }
    if of.len() <= 1 {
        return of.to_vec();
    }
    let (first, last) = of.split_at(of.len() / 2);
    let and = |more: &[&'r Root]| beside.iter().chain(more).copied().collect::<Vec<_>>();
    let of_last = needed(&and(first), true, last, holds);
    let mut found = needed(&and(&of_last), !of_last.is_empty(), first, holds);
    found.extend(of_last);
    found
}
