//! The cases in which something was put back, and what making them may cost.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::atoms::Atom;
use super::known::{Together, Tried};
use super::made::Made;
use super::put_back::PutBack;

/// What making cases again may cost together: each time [`EACH`] and one for every row of its tables, and [`SECTION`] for each
/// section of it. What would cost more is not proved, and has no cause.
const WORK: usize = 800_000;

/// What making a case costs beside its rows.
const EACH: usize = 1_000;

/// What making a section of such a case costs.
const SECTION: usize = 250;

/// What reviewing such a case by the rules of one code costs.
const REVIEW: usize = 20_000;

/// So many of the cases made are kept at most, and so many rows of theirs.
const KEPT: usize = 256;
const KEPT_ROWS: usize = 200_000;

/// The cases that were made.
pub(super) struct Cases {
    /// Those made last, each with what was put back; the last one is the newest.
    made: VecDeque<(Vec<u32>, Tried<Made>)>,
    /// Whether single things can be put back, by their numbers, where that is known.
    can_be_put: BTreeMap<u32, bool>,
    /// The trials paid for last.
    paid: VecDeque<Vec<u32>>,
    /// So many of either are kept.
    kept: usize,
    /// What making a case costs.
    cost: usize,
    left: usize,
}

impl Cases {
    /// Those of a case whose tables have so many rows.
    pub(super) fn new(rows: usize) -> Self {
        let kept = (KEPT_ROWS / rows.max(1)).clamp(1, KEPT);
        let (made, paid, can_be_put) = (VecDeque::new(), VecDeque::new(), BTreeMap::new());
        Self { made, can_be_put, paid, kept, cost: EACH + rows, left: WORK }
    }

    /// Whether several things may still be tried together: half of the work is kept for what words themselves read.
    pub(super) fn may_search(&self) -> bool {
        self.left > WORK / 2
    }

    /// Pays for a case with these things put back, where it was not paid for lately: once, whatever parts of them are put back.
    pub(super) fn pay(&mut self, together: &Together<'_>) -> Option<()> {
        if self.paid.contains(&together.numbers) {
            return Some(());
        }
        self.left = self.left.checked_sub(self.cost)?;
        if self.paid.len() == self.kept {
            self.paid.pop_front();
        }
        self.paid.push_back(together.numbers.clone());
        Some(())
    }

    /// Pays for a section of such a case.
    pub(super) fn pay_section(&mut self) -> Option<()> {
        self.left = self.left.checked_sub(SECTION)?;
        Some(())
    }

    /// Pays for such a case and its review.
    pub(super) fn pay_review(&mut self) -> Option<()> {
        self.left = self.left.checked_sub(REVIEW + self.cost)?;
        Some(())
    }

    /// The case with these things put back, which is paid for.
    pub(super) fn made(&mut self, back: &PutBack<'_>, together: &Together<'_>) -> Tried<Made> {
        if let Some((_, made)) = self.made.iter().rfind(|(known, _)| *known == together.numbers) {
            return made.clone();
        }
        let before = self.made.iter().filter_map(|(_, made)| made.as_deref());
        let made = back.made(&together.atoms, before).map(Rc::new);
        if made.is_some() {
            self.can_be_put.extend(together.numbers.iter().map(|number| (*number, true)));
        }
        if self.made.len() == self.kept {
            self.made.pop_front();
        }
        self.made.push_back((together.numbers.clone(), made.clone()));
        made
    }

    /// Whether all of some things can be put back that may not be seen in any case which was made.
    pub(super) fn can_be_put(&mut self, back: &PutBack<'_>, together: &Together<'_>) -> bool {
        let mut can = |(atom, number): (&&Atom, &u32)| {
            let may_fail = matches!(atom, Atom::Cell { .. } | Atom::Order(_) | Atom::Table(_) | Atom::Module(_));
            !may_fail || *self.can_be_put.entry(*number).or_insert_with(|| back.can_be_put(atom))
        };
        together.atoms.iter().zip(&together.numbers).all(&mut can)
    }
}
