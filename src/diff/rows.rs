//! Which row of a table became which: by the columns that know it, else by what it holds. Where a row stands counts for nothing.

use std::fmt::Write;

use super::content::Row;
use crate::model::Value;

/// Rows are the same one changed when at least this share of what they hold agrees; less is what rows of other years have in common.
pub(super) const LIKE_ROWS: f64 = 0.6;
/// Rows of one name are the same one changed when at least this share of what they hold agrees, the name too.
const LIKE_NAMED: f64 = 0.3;
/// What names a row has at least so many letters.
const NAME_LETTERS: usize = 4;
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

/// For each new row the old one that it was. Rows that are the same come first; then those that are known by their key, those of a
/// doubled key in their order, or in a table without a key those of one name; then those that differ in one cell, that are alike. Rows with other keys are other rows, whatever
/// else they hold; one without its key is found by that.
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
    if key.is_empty()
        && let Some(column) = name_column([old, new], [&before, &after])
    {
        let mut named = from.clone();
        pair(&before, &after, &mut named, &mut is_taken.clone(), &|row| Some(row[column]));
        let held = |rows: &[Row], hashes: &[Vec<u64>], row: usize| {
            rows[row].iter().zip(&hashes[row]).map(|(cell, hash)| Held::new(cell, *hash)).collect::<Vec<_>>()
        };
        for (is, was) in named.into_iter().enumerate().filter(|(is, _)| from[*is].is_none()).collect::<Vec<_>>() {
            let Some(was) = was else { continue };
            if likeness(&held(old, &before, was), &held(new, &after, is)) >= LIKE_NAMED {
                (from[is], is_taken[was]) = (Some(was), true);
            }
        }
    }
    let columns = before.first().map_or(0, Vec::len);
    for left_out in (0..columns).filter(|column| !key.contains(column)) {
        let but_one = |row: &[u64]| {
            let rest = || row.iter().enumerate().filter(|(column, _)| *column != left_out).map(|(_, cell)| cell);
            (rest().filter(|cell| **cell != 0).count() * 2 > columns.min(3)).then(|| joint(rest()))
        };
        pair(&before, &after, &mut from, &mut is_taken, &but_one);
    }
    let has_key = |row: &[u64]| !key.is_empty() && key.iter().all(|column| row[*column] != 0);
    let may_be = |was: usize, is: usize| !(has_key(&before[was]) && has_key(&after[is]));
    alike([old, new], [&before, &after], &may_be, &mut from, &mut is_taken);
    from
}

/// The first column that tells a row from all others by a text: a name. Where either side has one row, that says nothing.
fn name_column(rows: [&[Row]; 2], hashes: [&[Vec<u64>]; 2]) -> Option<usize> {
    let is_name = |cell: &Option<Value>| match cell {
        Some(Value::Text(text)) => text.chars().filter(|c| c.is_alphabetic()).count() >= NAME_LETTERS,
        _ => false,
    };
    let is_told_by = |side: usize, column: usize| {
        let mut names: Vec<u64> = hashes[side].iter().map(|row| row[column]).collect();
        names.sort_unstable();
        names.dedup();
        names.len() == rows[side].len() && rows[side].iter().all(|row| is_name(&row[column]))
    };
    let columns = hashes[0].first().map_or(0, Vec::len);
    let has_several = rows.iter().any(|side| side.len() > 1) && rows.iter().all(|side| !side.is_empty());
    (0..columns).find(|column| has_several && is_told_by(0, *column) && is_told_by(1, *column))
}

/// What a cell holds, for comparing it with others of its column: nothing, a text by its words in order of their hashes, or a value.
enum Held {
    Nothing,
    Words(Vec<u64>),
    Value(u64),
}

impl Held {
    fn new(cell: &Option<Value>, hash: u64) -> Self {
        let word = |word: &str| {
            let mut hash = Hash::new();
            hash.add(word.as_bytes());
            hash.0
        };
        match cell {
            None => Self::Nothing,
            Some(Value::Text(text)) => {
                let mut words: Vec<u64> = text.split_whitespace().map(word).collect();
                words.sort_unstable();
                Self::Words(words)
            }
            Some(_) => Self::Value(hash),
        }
    }

    /// The share of what both hold, from 0 to 1; none where neither holds anything.
    fn likeness(&self, other: &Self) -> Option<f64> {
        Some(match (self, other) {
            (Self::Nothing, Self::Nothing) => return None,
            (Self::Words(one), Self::Words(other)) => {
                2.0 * in_both(one, other) as f64 / (one.len() + other.len()).max(1) as f64
            }
            (Self::Value(one), Self::Value(other)) => f64::from(u8::from(one == other)),
            _ => 0.0,
        })
    }
}

/// How many of two sorted lists are in both.
pub(super) fn in_both<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut at, mut to, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(at), other.get(to)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => (at, to, count) = (at + 1, to + 1, count + 1),
        }
    }
    count
}

/// How alike two rows are: the mean of their cells, empty ones left out.
fn likeness(one: &[Held], other: &[Held]) -> f64 {
    let cells: Vec<f64> = one.iter().zip(other).filter_map(|(one, other)| one.likeness(other)).collect();
    if cells.is_empty() { 0.0 } else { cells.iter().sum::<f64>() / cells.len() as f64 }
}

/// Pairs the rows that are left and alike, those most alike first.
fn alike(
    rows: [&[Row]; 2],
    hashes: [&[Vec<u64>]; 2],
    may_be: &dyn Fn(usize, usize) -> bool,
    from: &mut [Option<usize>],
    is_taken: &mut [bool],
) {
    let [old, new] = hashes;
    let gone: Vec<usize> = (0..old.len()).filter(|row| !is_taken[*row]).collect();
    let come: Vec<usize> = (0..new.len()).filter(|row| from[*row].is_none()).collect();
    let columns = old.first().map_or(0, Vec::len);
    if gone.len().saturating_mul(come.len()).saturating_mul(columns) > COMPARISONS {
        return;
    }
    let held = |side: usize, row: usize| -> Vec<Held> {
        rows[side][row].iter().zip(&hashes[side][row]).map(|(cell, hash)| Held::new(cell, *hash)).collect()
    };
    let before: Vec<Vec<Held>> = gone.iter().map(|row| held(0, *row)).collect();
    let after: Vec<Vec<Held>> = come.iter().map(|row| held(1, *row)).collect();
    let mut candidates: Vec<(f64, usize, usize, usize)> = Vec::new();
    for (was, one) in gone.iter().zip(&before) {
        for (is, other) in come.iter().zip(&after) {
            let likeness = if may_be(*was, *is) { likeness(one, other) } else { 0.0 };
            if likeness >= LIKE_ROWS {
                candidates.push((likeness, was.abs_diff(*is), *was, *is));
            }
        }
    }
    candidates
        .sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2, one.3).cmp(&(other.1, other.2, other.3))));
    for (_, _, was, is) in candidates {
        if !is_taken[was] && from[is].is_none() {
            (from[is], is_taken[was]) = (Some(was), true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        cells.iter().map(|text| (!text.is_empty()).then(|| Value::Text((*text).to_owned()))).collect()
    }

    /// Three of ten cells with the name, and two of ten.
    #[test]
    fn just_over_and_under_the_likeness_of_named_rows() {
        let cells = |same: usize| {
            let cell = |at: usize| if at < same { format!("lika{at}") } else { format!("annat{at}") };
            (0..9).map(cell).collect::<Vec<_>>()
        };
        let named = |name: &str, same: usize| {
            let cells = cells(same);
            row(&std::iter::once(name).chain(cells.iter().map(String::as_str)).collect::<Vec<_>>())
        };
        let other = row(&["En annan policy"; 10]);
        let is_changed = |old: Row, new: Row| matched(&[other.clone(), old], &[new], &[]) == [Some(1)];
        assert!(is_changed(named("Riktlinje för arbetet", 9), named("Riktlinje för arbetet", 2)));
        assert!(!is_changed(named("Riktlinje för arbetet", 9), named("Riktlinje för arbetet", 1)));
        assert!(!is_changed(named("Riktlinje för arbetet", 9), named("Riktlinje för resor", 2)), "another name");
        let twice = [named("Riktlinje för arbetet", 9), named("Riktlinje för arbetet", 9)];
        assert_eq!(matched(&twice, &[named("Riktlinje för arbetet", 2)], &[]), [None], "no name, since two have it");
    }

    /// Three of five cells, and four of seven.
    #[test]
    fn just_over_and_under_the_likeness_of_rows() {
        let is_changed =
            |old: &[&str], new: &[&str], key: &[usize]| matched(&[row(old)], &[row(new)], key) == [Some(0)];
        assert!(is_changed(&["a", "b", "c", "d", "e"], &["a", "b", "c", "x", "y"], &[]));
        assert!(!is_changed(&["a", "b", "c", "d", "e", "f", "g"], &["a", "b", "c", "d", "x", "y", "z"], &[]));
        assert!(
            !is_changed(&["2020", "avgift", "utfall", "1"], &["2025", "avgift", "utfall", "2"], &[0]),
            "other keys"
        );
        assert!(
            !is_changed(&["2020", "avgift", "utfall", "1"], &["2025", "avgift", "kostnad", "1"], &[]),
            "half of it"
        );
        // A text is changed by the words that it has not kept.
        assert!(is_changed(&["2020", "ett två tre fyra"], &["2020", "ett två tre fem"], &[]));
        assert!(!is_changed(&["2020", "ett två tre fyra"], &["2020", "sex sju åtta nio"], &[]));
        assert!(
            is_changed(&["", "avgift", "utfall", "1"], &["2025", "avgift", "utfall", "1"], &[0]),
            "a key filled in"
        );
    }
}
