//! Which row of a table became which: by the columns that know it, else by what it holds. Where a row stands counts for nothing.

use std::fmt::Write;

use super::content::Row;
use crate::model::Value;

/// Rows are the same one changed when at least this share of their filled cells agree.
const LIKE_ROWS: f64 = 0.5;
/// More cells than these are not compared to find rows that are alike in less than all but one cell; such rows of a larger
/// change are told as gone and new.
const COMPARISONS: usize = 4_000_000;

/// FNV-1a: quick, and the same everywhere.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl Write for Hash {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.add(text.as_bytes());
        Ok(())
    }
}

/// The hashes of rows, cell by cell; 0 for an empty cell.
pub(super) fn hashed(rows: &[Row]) -> Vec<Vec<u64>> {
    let cell = |cell: &Option<Value>| {
        let Some(value) = cell else { return 0 };
        let mut hash = Hash::new();
        // What is the same value is written alike, whatever zeros an amount ends with.
        let _ = match value {
            Value::Text(text) => write!(hash, "t{text}"),
            value => write!(hash, "{:?}{value}", std::mem::discriminant(value)),
        };
        hash.0 | 1
    };
    rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

fn joint<'c>(cells: impl Iterator<Item = &'c u64>) -> u64 {
    let mut hash = Hash::new();
    cells.for_each(|cell| hash.add(&cell.to_le_bytes()));
    hash.0
}

/// For each new row the old one that is the same, the first to the first.
pub(super) fn equal(old: &[Vec<u64>], new: &[Vec<u64>]) -> Vec<Option<usize>> {
    let mut from = vec![None; new.len()];
    pair(old, new, &mut from, &mut vec![false; old.len()], &|row| Some(joint(row.iter())));
    from
}

/// Pairs the rows that are left and have the same hash, in their order.
fn pair(
    old: &[Vec<u64>],
    new: &[Vec<u64>],
    from: &mut [Option<usize>],
    is_taken: &mut [bool],
    by: &dyn Fn(&[u64]) -> Option<u64>,
) {
    let mut known: Vec<(u64, usize)> =
        (0..old.len()).filter(|row| !is_taken[*row]).filter_map(|row| Some((by(&old[row])?, row))).collect();
    known.sort_unstable();
    // How far the rows of each hash are used, kept at the first of them.
    let mut used = vec![0; known.len()];
    for row in 0..new.len() {
        if from[row].is_some() {
            continue;
        }
        let Some(hash) = by(&new[row]) else { continue };
        let first = known.partition_point(|(other, _)| *other < hash);
        let Some(next) = used.get_mut(first) else { continue };
        if let Some((_, was)) = known.get(first + *next).filter(|(other, _)| *other == hash) {
            (from[row], is_taken[*was]) = (Some(*was), true);
            *next += 1;
        }
    }
}

/// For each new row the old one that it was. Rows that are known by their key come first, those of a doubled key as they agree
/// and else in their order; then those that are the same, that differ in one cell, that are alike.
pub(super) fn matched(old: &[Row], new: &[Row], key: &[usize]) -> Vec<Option<usize>> {
    let (before, after) = (hashed(old), hashed(new));
    let mut from = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    let whole = |row: &[u64]| Some(joint(row.iter()));
    pair(&before, &after, &mut from, &mut is_taken, &whole);
    if !key.is_empty() {
        let known = |row: &[u64]| {
            let cells: Vec<u64> = key.iter().map(|column| row[*column]).collect();
            (!cells.contains(&0)).then(|| joint(cells.iter()))
        };
        pair(&before, &after, &mut from, &mut is_taken, &known);
    }
    let columns = before.first().map_or(0, Vec::len);
    for left_out in 0..columns {
        let but_one = |row: &[u64]| {
            let rest = || row.iter().enumerate().filter(|(column, _)| *column != left_out).map(|(_, cell)| cell);
            (rest().filter(|cell| **cell != 0).count() * 2 > columns.min(3)).then(|| joint(rest()))
        };
        pair(&before, &after, &mut from, &mut is_taken, &but_one);
    }
    alike(&before, &after, &mut from, &mut is_taken);
    from
}

/// Pairs the rows that are left and alike, those most alike first.
fn alike(old: &[Vec<u64>], new: &[Vec<u64>], from: &mut [Option<usize>], is_taken: &mut [bool]) {
    let gone: Vec<usize> = (0..old.len()).filter(|row| !is_taken[*row]).collect();
    let come: Vec<usize> = (0..new.len()).filter(|row| from[*row].is_none()).collect();
    let columns = old.first().map_or(0, Vec::len);
    if gone.len().saturating_mul(come.len()).saturating_mul(columns) > COMPARISONS {
        return;
    }
    let mut candidates = Vec::new();
    for was in &gone {
        for is in &come {
            let cells = || old[*was].iter().zip(&new[*is]).filter(|(one, other)| **one != 0 || **other != 0);
            let same = cells().filter(|(one, other)| one == other).count();
            if same > 0 && same as f64 >= LIKE_ROWS * cells().count() as f64 {
                candidates.push((usize::MAX - same, was.abs_diff(*is), *was, *is));
            }
        }
    }
    candidates.sort_unstable();
    for (_, _, was, is) in candidates {
        if !is_taken[was] && from[is].is_none() {
            (from[is], is_taken[was]) = (Some(was), true);
        }
    }
}
