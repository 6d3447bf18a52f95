//! Pairs in a place that is too large for weighing every passage against every other in their order: a long text of which every
//! paragraph is changed. What is changed where it stands is no moved text for standing among many.

use std::cmp::Reverse;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::rows::in_both;
use super::{Gap, LIKE_MOVED, Profile};

/// How well two passages suit each other: by their words, then by how nearly they stand where the other does.
#[derive(Clone, Copy)]
struct Fit {
    likeness: f64,
    far: Reverse<usize>,
    other: usize,
}

impl Fit {
    fn better(best: Option<Self>, found: Self) -> Option<Self> {
        let is_better = |best: Self| found.likeness.total_cmp(&best.likeness).then(found.far.cmp(&best.far)).is_gt();
        if best.is_none_or(is_better) { Some(found) } else { best }
    }
}

/// Passages that are each other's most alike, as many as do not cross.
pub(super) fn pairs(old: &[&Profile<'_>], new: &[&Profile<'_>], gap: &Gap) -> Vec<(usize, usize)> {
    let (rows, columns) = (gap.0.len(), gap.1.len());
    let (mut of_row, mut of_column) = (vec![None; rows], vec![None; columns]);
    for row in 0..rows {
        for column in 0..columns {
            let likeness = shared(old[gap.0.start + row], new[gap.1.start + column]);
            if likeness < LIKE_MOVED {
                continue;
            }
            let fit = |other| Fit { likeness, far: Reverse((row * columns).abs_diff(column * rows)), other };
            of_row[row] = Fit::better(of_row[row], fit(column));
            of_column[column] = Fit::better(of_column[column], fit(row));
        }
    }
    let is_mutual = |row: usize, column: usize| of_column[column].is_some_and(|fit: Fit| fit.other == row);
    let found = of_row.iter().enumerate().filter_map(|(row, fit)| Some((row, fit.as_ref()?.other)));
    let mutual: Vec<(usize, usize)> = found.filter(|(row, column)| is_mutual(*row, *column)).collect();
    in_order(&mutual).into_iter().map(|(row, column)| (gap.0.start + row, gap.1.start + column)).collect()
}

/// The share of words that two passages of a kind have in common, whatever their order.
fn shared(one: &Profile<'_>, other: &Profile<'_>) -> f64 {
    let total = one.length() + other.length();
    if total == 0 || !one.may_become(other) {
        return 0.0;
    }
    2.0 * in_both(one.sorted(), other.sorted()) as f64 / total as f64
}

/// The most of these pairs that stand in the same order on both sides; they are in that of the first.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let columns: Vec<usize> = pairs.iter().map(|(_, column)| *column).collect();
    let mut sorted = columns.clone();
    sorted.sort_unstable();
    let kept = capture_diff_slices(Algorithm::Myers, &columns, &sorted).into_iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => Some(&pairs[old_index..old_index + len]),
        _ => None,
    });
    kept.flatten().copied().collect()
}
