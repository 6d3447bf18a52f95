//! Which rows of tables and figures became which, and which entries of a list of bilagor. Where a row stands counts for nothing: a
//! table that was sorted has the same rows.
//!
//! A table whose every row tells one row of a sheet is paired as that sheet is. In others the rows that say the same are the same;
//! then those that alone are about the same, which their first cell says; then those that are alike; then the others that are about
//! the same, where none of these is new or gone.

use std::collections::{BTreeMap, BTreeSet};

use super::{COMPARISONS, Kind, LIKE_ROWS, Profile};

/// The pairs of rows of all tables and figures of two sections.
pub(super) fn rows(old: &[Profile<'_>], new: &[Profile<'_>]) -> Vec<(usize, usize)> {
    let kinds: BTreeSet<&Kind> = old.iter().map(|profile| profile.kind).filter(|kind| kind.has_no_order()).collect();
    let of_kind =
        |side: &[Profile<'_>], kind: &Kind| (0..side.len()).filter(|at| side[*at].kind == kind).collect::<Vec<usize>>();
    let of_table = |kind| {
        let table = Table { old, new, gone: of_kind(old, kind), come: of_kind(new, kind), pairs: Vec::new() };
        table.paired()
    };
    kinds.into_iter().flat_map(of_table).collect()
}

/// The rows of a table, with what is not yet paired.
struct Table<'p> {
    old: &'p [Profile<'p>],
    new: &'p [Profile<'p>],
    gone: Vec<usize>,
    come: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

impl Table<'_> {
    fn paired(mut self) -> Vec<(usize, usize)> {
        if is_known(self.old, &self.gone) && is_known(self.new, &self.come) {
            self.take(|profile| profile.row);
            self.take(|profile| Some(profile.exact));
            return self.pairs;
        }
        self.take(|profile| Some(profile.exact));
        self.take_about_the_same(1);
        self.take_alike();
        // Of the sums of several groups as many are left on either side, in the order of the groups.
        self.take_about_the_same(usize::MAX);
        self.pairs
    }

    /// Pairs the rows that are left and about the same, where as many of each are left on both sides, and at most so many.
    fn take_about_the_same(&mut self, most: usize) {
        let about = |side: &[Profile<'_>], rows: &[usize]| {
            let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
            rows.iter().for_each(|row| *counts.entry(side[*row].skeleton).or_default() += 1);
            counts
        };
        let (before, after) = (about(self.old, &self.gone), about(self.new, &self.come));
        let are_as_many = |of: u32| before.get(&of) == after.get(&of) && before.get(&of).is_some_and(|it| *it <= most);
        self.take(|profile| Some(profile.skeleton).filter(|of| are_as_many(*of)));
    }

    /// Pairs the rows that are left and agree in something, the first with the first.
    fn take<K: Ord>(&mut self, by: impl Fn(&Profile<'_>) -> Option<K>) {
        let mut known: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for row in self.gone.iter().rev() {
            if let Some(key) = by(&self.old[*row]) {
                known.entry(key).or_default().push(*row);
            }
        }
        let mut of = |row: &usize| Some((known.get_mut(&by(&self.new[*row])?)?.pop()?, *row));
        let found: Vec<(usize, usize)> = self.come.iter().filter_map(&mut of).collect();
        self.add(&found);
    }

    /// Pairs the rows that are left and alike, those most alike first.
    fn take_alike(&mut self) {
        if self.gone.len().saturating_mul(self.come.len()) > COMPARISONS {
            return;
        }
        let mut candidates: Vec<(f64, usize, usize, usize)> = Vec::new();
        for was in &self.gone {
            for is in &self.come {
                let likeness = self.old[*was].likeness(&self.new[*is], LIKE_ROWS);
                if likeness >= LIKE_ROWS {
                    candidates.push((likeness, was.abs_diff(*is), *was, *is));
                }
            }
        }
        candidates.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then((one.1, one.2, one.3).cmp(&(other.1, other.2, other.3)))
        });
        for (_, _, was, is) in candidates {
            if self.gone.contains(&was) && self.come.contains(&is) {
                self.add(&[(was, is)]);
            }
        }
    }

    fn add(&mut self, pairs: &[(usize, usize)]) {
        let (gone, come): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
        self.gone.retain(|row| !gone.contains(row));
        self.come.retain(|row| !come.contains(row));
        self.pairs.extend(pairs);
    }
}

/// Whether each row tells a row of a sheet that no other of them tells.
fn is_known(side: &[Profile<'_>], rows: &[usize]) -> bool {
    let known: Option<BTreeSet<_>> = rows.iter().map(|row| side[*row].row).collect();
    known.is_some_and(|known| known.len() == rows.len())
}
