//! The causes that are told: each single thing once. Several together are told by these where something follows from them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Act, ActSort, Diff, Pair};
use super::order::in_file_order;

/// What each cause of a difference is, by the causes that are told.
pub(super) struct Flat {
    /// The acts in the order in which they are told, by their numbers in the difference.
    pub acts: Vec<usize>,
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
    /// Those of a difference: under their acts in the order of these, as they stand in the files. `items` are the changes that are
    /// counted, each by the number of its group and its causes; `rank` says where the sheet or the text of an act stands among others.
    pub(super) fn new(diff: &Diff, items: &[(usize, &[usize])], rank: impl Fn(&Act) -> usize) -> Self {
        let all: Vec<Vec<usize>> = (0..diff.orsaker.len()).map(|id| singles(diff, id)).collect();
        let (acts, own): (Vec<usize>, Vec<Vec<usize>>) = acts(diff, rank).into_iter().unzip();
        let order = own.concat();
        let mut at = vec![0; all.len()];
        order.iter().enumerate().for_each(|(index, id)| at[*id] = index);
        let parts = all.iter().map(|ids| {
            let mut parts: Vec<usize> = ids.iter().map(|id| at[*id]).collect();
            parts.sort_unstable();
            parts.dedup();
            parts
        });
        let flat = Self { acts, parts: parts.collect(), order, tallies: Vec::new() };
        Self { tallies: flat.counted(items), ..flat }
    }

    fn counted(&self, items: &[(usize, &[usize])]) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.order.len()];
        for (group, causes) in items {
            let causes = self.of(causes);
            for at in causes.iter().copied().flatten().copied().collect::<BTreeSet<usize>>() {
                let tally = &mut tallies[at];
                *tally.by_group.entry(*group).or_default() += 1;
                tally.together += usize::from(!causes.contains(&[at].as_slice()));
            }
        }
        tallies
    }

    /// Whether a cause of the difference is one of `order`, alone or together with others.
    pub(super) fn has(&self, cause: usize, at: usize) -> bool {
        self.parts[cause].contains(&at)
    }

    /// The causes of a change, in the order in which they are told; each by those that it is.
    pub(super) fn of(&self, causes: &[usize]) -> Vec<&[usize]> {
        let mut causes: Vec<&[usize]> = causes.iter().map(|id| self.parts[*id].as_slice()).collect();
        causes.sort_unstable();
        causes.dedup();
        causes
    }

    /// Whether the causes of a change are surely no more than some of those that are told.
    pub(super) fn are_few(&self, causes: &[usize], few: usize) -> bool {
        causes.iter().map(|id| self.parts[*id].len()).sum::<usize>() <= few
    }
}

/// The acts of a difference in the order in which they are told, each with its single causes: by their sorts, then as what they
/// are about stands in the files.
fn acts(diff: &Diff, rank: impl Fn(&Act) -> usize) -> Vec<(usize, Vec<usize>)> {
    let nowhere = Pair::default();
    let mut told = Vec::new();
    let mut all = diff.handelser.iter().enumerate().peekable();
    while let Some(first) = all.next() {
        let mut of_sort = vec![first];
        while let Some(next) = all.next_if(|(_, act)| act.slag == first.1.slag) {
            of_sort.push(next);
        }
        of_sort.sort_by_key(|(_, act)| rank(act));
        let with_causes = of_sort.into_iter().map(|(number, act)| (number, causes(diff, act)));
        let first_place =
            |(_, own): &(usize, Vec<usize>)| own.first().map_or(&nowhere, |id| &diff.orsaker[*id].platser);
        match first.1.slag {
            ActSort::Uppgifter => told.extend(in_file_order(with_causes, first_place)),
            _ => told.extend(with_causes),
        }
    }
    told
}

/// The single causes of an act: as they stand in the files, and then those that stand nowhere.
fn causes(diff: &Diff, act: &Act) -> Vec<usize> {
    let place = |id: &usize| &diff.orsaker[*id].platser;
    let single = act.orsaker.iter().copied().filter(|id| diff.orsaker[*id].delar.is_empty());
    let (mut nowhere, placed): (Vec<usize>, Vec<usize>) =
        single.partition(|id| place(id).fore.is_empty() && place(id).efter.is_empty());
    nowhere.sort_by_key(|id| (diff.orsaker[*id].slag, *id));
    let mut causes = in_file_order(placed.into_iter(), place);
    causes.append(&mut nowhere);
    causes
}

/// The single things that a cause is.
pub(super) fn singles(diff: &Diff, id: usize) -> Vec<usize> {
    match diff.orsaker[id].delar.as_slice() {
        [] => vec![id],
        parts => parts.iter().flat_map(|part| singles(diff, *part)).collect(),
    }
}
