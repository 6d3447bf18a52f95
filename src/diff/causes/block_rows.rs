//! What rows of a document's table follow from: those of a table that is gone with the text around it, and those of one whose rows
//! have several explanations.

use std::collections::BTreeSet;

use super::super::acts::of_fact;
use super::super::text::Words;
use super::atoms::{Atom, Root, together};
use super::proof::{Claim, Spot};
use super::{Proof, Tracer};

/// A row that only one side has, with the cause that was found for it.
pub(in super::super) struct LooseRow<'w> {
    pub spot: Spot<'w>,
    pub words: &'w Words,
    pub is_old: bool,
    pub cause: usize,
}

impl LooseRow<'_> {
    fn claim(&self) -> Claim<'_> {
        Claim::Passage { spot: &self.spot, words: self.words, is_old: self.is_old, is_exact: true }
    }
}

impl Tracer<'_> {
    /// What a row follows from whose table is gone, or new, by the text around it: by its rows in the sheet as well, where these are
    /// others.
    pub(in super::super) fn row_of_block(&mut self, row: &LooseRow<'_>) -> usize {
        let claim = row.claim();
        let Some(own) = self.own_text(&claim).filter(|_| matches!(self.roots[row.cause], Root::Own(_))) else {
            return row.cause;
        };
        let with_read: Vec<Root> = [own.clone()].into_iter().chain(self.read_by(row.words, row.is_old)).collect();
        let candidates: Vec<Root> = [own].into_iter().chain(together(with_read)).collect();
        match self.first_that_holds(&candidates, &claim) {
            Some(found) => self.known(found, Proof::Aterstalld),
            None => row.cause,
        }
    }

    /// One explanation for the rows of a table, where each has its own: all that any of them follows from beside the sheet, with the
    /// rows of the sheet that it reads itself. None where that does not hold for every one of them.
    pub(in super::super) fn alike(&mut self, rows: &[LooseRow<'_>]) -> Option<Vec<usize>> {
        let split: Vec<(BTreeSet<Root>, Vec<Root>)> = rows.iter().map(|row| self.by_sheet(row.cause)).collect();
        let beside: BTreeSet<&BTreeSet<Root>> = split.iter().map(|(beside, _)| beside).collect();
        let is_unproved = |root: &Root| matches!(root, Root::Own(_) | Root::Program | Root::Field { .. });
        let is_any_unproved = beside.iter().flat_map(|roots| roots.iter()).any(is_unproved);
        if rows.len() > ROWS || beside.len() < 2 || is_any_unproved {
            return None;
        }
        let mut all: BTreeSet<Root> = beside.into_iter().flatten().cloned().collect();
        let groups: BTreeSet<_> = all.iter().filter_map(group).collect();
        let facts = self.facts.iter().map(|name| Root::One(Atom::Fact(name.clone())));
        all.extend(facts.filter(|fact| group(fact).is_some_and(|key| groups.contains(&key))));
        let mut found = Vec::new();
        for (row, (_, of_sheet)) in rows.iter().zip(split) {
            let root = together(all.iter().cloned().chain(of_sheet).collect())?;
            found.push(self.first_that_holds(&[root], &row.claim())?);
        }
        Some(found.into_iter().map(|root| self.known(root, Proof::Aterstalld)).collect())
    }

    /// What a cause is beside sheets, and of these.
    fn by_sheet(&self, cause: usize) -> (BTreeSet<Root>, Vec<Root>) {
        let parts = match &self.roots[cause] {
            Root::Several(parts) => parts.clone(),
            root => vec![root.clone()],
        };
        let is_of_sheet = |root: &Root| {
            matches!(
                root,
                Root::Row(..) | Root::Rows(..) | Root::Column(..) | Root::Sheet(_) | Root::One(Atom::Cell { .. })
            )
        };
        let (of_sheet, beside) = parts.into_iter().partition(is_of_sheet);
        let beside: Vec<Root> = beside;
        (beside.into_iter().collect(), of_sheet)
    }
}

/// The group of a fact, whose facts are changed together.
fn group(root: &Root) -> Option<String> {
    match root {
        Root::One(Atom::Fact(name)) => Some(of_fact(name).1).filter(|group| !group.is_empty()),
        _ => None,
    }
}

/// Of a table in which more rows than these are gone or new, each keeps its own explanation.
const ROWS: usize = 64;
