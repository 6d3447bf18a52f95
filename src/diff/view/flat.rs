//! The causes that are told: each single thing once. Several together are told by these where something follows from them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Diff;

/// What each cause of a difference is, by the causes that are told.
pub(super) struct Flat {
    /// The causes that are told, in their order, by their numbers in the difference.
    pub order: Vec<usize>,
    /// Of each cause of the difference where those that it is stand in `order`.
    parts: Vec<Vec<usize>>,
    /// What follows from each of `order`.
    pub tallies: Vec<Tally>,
}

/// How many changes follow from a cause.
#[derive(Default, Clone)]
pub(super) struct Tally {
    /// In each group that has some, by their numbers.
    pub by_group: BTreeMap<usize, usize>,
    /// How many of them follow from it together with others.
    pub together: usize,
}

impl Flat {
    /// Those of a difference: under their acts in the order of these, those that most follows from first. `items` are the changes
    /// that are counted, each by the number of its group and its causes.
    pub(super) fn new(diff: &Diff, items: &[(usize, &[usize])]) -> Self {
        let all: Vec<Vec<usize>> = (0..diff.orsaker.len()).map(|id| singles(diff, id)).collect();
        let mut counts = vec![0; all.len()];
        for id in items.iter().flat_map(|(_, causes)| *causes).flat_map(|id| &all[*id]) {
            counts[*id] += 1;
        }
        let single = |id: &&usize| diff.orsaker[**id].delar.is_empty();
        let mut order = Vec::new();
        for act in &diff.handelser {
            let mut own: Vec<usize> = act.orsaker.iter().filter(single).copied().collect();
            own.sort_by_key(|id| (usize::MAX - counts[*id], diff.orsaker[*id].slag, *id));
            order.extend(own);
        }
        let mut at = vec![0; all.len()];
        order.iter().enumerate().for_each(|(index, id)| at[*id] = index);
        let parts = all.iter().map(|ids| {
            let mut parts: Vec<usize> = ids.iter().map(|id| at[*id]).collect();
            parts.sort_unstable();
            parts.dedup();
            parts
        });
        let tallies = vec![Tally::default(); order.len()];
        let mut flat = Self { parts: parts.collect(), order, tallies };
        items.iter().for_each(|(group, causes)| flat.count(*group, causes));
        flat
    }

    fn count(&mut self, group: usize, causes: &[usize]) {
        let causes = self.of(causes);
        for at in causes.iter().flatten().collect::<BTreeSet<_>>() {
            let tally = &mut self.tallies[*at];
            *tally.by_group.entry(group).or_default() += 1;
            tally.together += usize::from(!causes.contains(&vec![*at]));
        }
    }

    /// The causes of a change, in the order in which they are told; each by those that it is.
    pub(super) fn of(&self, causes: &[usize]) -> Vec<Vec<usize>> {
        let mut causes: Vec<Vec<usize>> = causes.iter().map(|id| self.parts[*id].clone()).collect();
        causes.sort();
        causes.dedup();
        causes
    }
}

/// The single things that a cause is.
fn singles(diff: &Diff, id: usize) -> Vec<usize> {
    match diff.orsaker[id].delar.as_slice() {
        [] => vec![id],
        parts => parts.iter().flat_map(|part| singles(diff, *part)).collect(),
    }
}
