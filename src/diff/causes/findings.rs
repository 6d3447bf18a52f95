//! What it follows from that a finding is gone or new.

use std::collections::BTreeSet;

use super::super::side::shown;
use super::atoms::{Atom, roots, together};
use super::proof::Claim;
use super::{HEADS, Proof, Tracer};
use crate::place::Place;

impl Tracer<'_> {
    /// What it follows from that only one side has a finding: what has changed of that which stands where it is told.
    pub(in super::super) fn finding(&mut self, which: usize, at: usize) -> Option<usize> {
        let side = self.sides[which];
        let (places, note) = (side.findings.get(at)?, side.content.anmarkningar.get(at)?);
        let both: [&[Place]; 2] = if which == 0 { [places, &[]] } else { [&[], places] };
        let mut atoms = self.at_lines(which, places);
        self.add_cells(both, &mut atoms);
        let parts = roots(&atoms);
        let mut candidates = parts.clone();
        candidates.extend(together(parts));
        let found = self.first_that_holds(&candidates, &Claim::Finding { note, is_old: which == 0 })?;
        Some(self.known(found, Proof::Aterstalld))
    }

    /// The changed facts and parts of the head that stand on lines of a side.
    fn at_lines(&self, which: usize, places: &[Place]) -> BTreeSet<Atom> {
        let lines: BTreeSet<String> = places.iter().map(shown).collect();
        let is_there = |name: &str| self.sides[which].places(name).iter().any(|place| lines.contains(place));
        let facts = self.facts.iter().filter(|name| is_there(&format!("fakta.{name}"))).cloned().map(Atom::Fact);
        let heads = HEADS.iter().filter(|name| is_there(&format!("arende.{name}")));
        facts.chain(heads.map(|name| Atom::Head((*name).to_owned()))).collect()
    }
}
