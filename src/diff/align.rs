//! Which passages of a section became which. Identity first, then content; where they stand counts for nothing but ties.
//!
//! What is the same is found first, as the longest sequence that both have; then what differs in its values alone; then, between
//! these, what is alike. A passage that became several, or several that became one, are found from there. What is left may have
//! been moved (`moves`). Rows of tables are paired by themselves, whatever their order (`table_rows`).

mod long;
mod moves;
mod profile;
mod table_rows;

use std::borrow::Cow;

use similar::{Algorithm, DiffOp, capture_diff_slices};

pub(super) use self::moves::{Loose, Role, moves};
pub(super) use self::profile::{Profile, Profiles, has_skeleton, skeleton};
use super::content::Kind;
use super::rows::{LIKE_ROWS, in_both};

/// Two passages where they stand are the same one changed when they are at least this alike.
pub(super) const LIKE_IN_PLACE: f64 = 0.4;
/// A passage elsewhere is the same one moved when it is at least this alike.
pub(super) const LIKE_MOVED: f64 = 0.6;
/// Of two passages that may have become one, one that is more alike by this much is the one, wherever it stands.
const MUCH_LIKER: f64 = 0.15;
/// A passage of fewer words is never taken for a moved one: such words are anywhere.
pub(super) const MOVED_WORDS: usize = 5;
/// What is split in more parts than these is a new text.
const PARTS: usize = 8;
/// Where more comparisons than these would have to be made between two places that agree, what is there is divided first (`long`).
const COMPARISONS: usize = 40_000;

/// Passages that follow each other on either side, and belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub old: std::ops::Range<usize>,
    pub new: std::ops::Range<usize>,
}

/// How alike two sequences of passages are; 0 where that is certainly less than wanted.
fn likeness<'p>(old: &[&'p Profile<'p>], new: &[&'p Profile<'p>], at_least: f64) -> f64 {
    let count = |side: &[&Profile<'_>]| side.iter().map(|profile| profile.length()).sum::<usize>();
    let total = count(old) + count(new);
    if total == 0 {
        return 0.0;
    }
    let share = |common: usize| 2.0 * common as f64 / total as f64;
    let all = |side: &[&'p Profile<'p>], of: fn(&'p Profile<'p>) -> &'p [u32]| match side {
        [only] => Cow::Borrowed(of(only)),
        _ => Cow::Owned(side.iter().flat_map(|profile| of(profile)).copied().collect::<Vec<u32>>()),
    };
    if share(count(old).min(count(new))) < at_least {
        return 0.0;
    }
    let (mut one, mut other) = (all(old, Profile::sorted), all(new, Profile::sorted));
    for side in [&mut one, &mut other] {
        if let Cow::Owned(several) = side {
            several.sort_unstable();
        }
    }
    if share(in_both(&one, &other)) < at_least {
        return 0.0;
    }
    let (one, other) = (all(old, Profile::words), all(new, Profile::words));
    let same = capture_diff_slices(Algorithm::Myers, &one, &other).into_iter().map(|op| match op {
        DiffOp::Equal { len, .. } => len,
        _ => 0,
    });
    share(same.sum())
}

/// Links the passages of two sections, in the new one's order; each stands in one link at most, and those of rows alone cross.
pub(super) fn links(old: &[Profile<'_>], new: &[Profile<'_>]) -> Vec<Link> {
    let rest = |side: &[Profile<'_>]| (0..side.len()).filter(|at| !side[*at].kind.has_no_order()).collect::<Vec<_>>();
    let (before, after) = (rest(old), rest(new));
    let one: Vec<&Profile<'_>> = before.iter().map(|at| &old[*at]).collect();
    let other: Vec<&Profile<'_>> = after.iter().map(|at| &new[*at]).collect();
    let mut links = in_order(&one, &other);
    // Rows stand between passages of their table that are no prose, so that none stands within a link.
    for link in &mut links {
        link.old = before[link.old.start]..before[link.old.end - 1] + 1;
        link.new = after[link.new.start]..after[link.new.end - 1] + 1;
    }
    let rows = table_rows::rows(old, new).into_iter();
    links.extend(rows.map(|(was, is)| Link { old: was..was + 1, new: is..is + 1 }));
    links.sort_by_key(|link| link.new.start);
    links
}

/// Links passages that are no rows of tables; none crosses another.
fn in_order(old: &[&Profile<'_>], new: &[&Profile<'_>]) -> Vec<Link> {
    let mut pairs = Vec::new();
    let whole = (0..old.len(), 0..new.len());
    let same = agreeing(old, new, whole.clone(), |profile| profile.exact);
    for gap in gaps(&same, &whole) {
        let alike = agreeing(old, new, gap.clone(), |profile| profile.skeleton);
        for gap in gaps(&alike, &gap) {
            pairs.extend(between(old, new, &gap));
        }
        pairs.extend(alike);
    }
    pairs.extend(same);
    pairs.sort_unstable();
    grown(old, new, &pairs)
}

type Gap = (std::ops::Range<usize>, std::ops::Range<usize>);

/// The longest sequence of pairs that agree in something.
fn agreeing(old: &[&Profile<'_>], new: &[&Profile<'_>], gap: Gap, by: fn(&Profile<'_>) -> u32) -> Vec<(usize, usize)> {
    let numbers = |side: &[&Profile<'_>], range: &std::ops::Range<usize>| {
        side[range.clone()].iter().map(|profile| by(profile)).collect::<Vec<_>>()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &numbers(old, &gap.0), &numbers(new, &gap.1));
    let mut pairs = Vec::new();
    for op in ops {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend((0..len).map(|at| (gap.0.start + old_index + at, gap.1.start + new_index + at)));
        }
    }
    pairs
}

/// What lies between pairs.
fn gaps(pairs: &[(usize, usize)], whole: &Gap) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let (mut at, mut to) = (whole.0.start, whole.1.start);
    for (old, new) in pairs.iter().copied().chain([(whole.0.end, whole.1.end)]) {
        if at < old && to < new {
            gaps.push((at..old, to..new));
        }
        (at, to) = (old + 1, new + 1);
    }
    gaps
}

/// The pairs in a gap that are alike; one that is too large is divided by those that are surely pairs.
fn between(old: &[&Profile<'_>], new: &[&Profile<'_>], gap: &Gap) -> Vec<(usize, usize)> {
    if gap.0.len().saturating_mul(gap.1.len()) <= COMPARISONS {
        return nearest(old, new, gap);
    }
    let mut pairs = long::pairs(old, new, gap);
    // Without one there is nothing to divide it by, and what is there is told as gone and new.
    if !pairs.is_empty() {
        pairs.extend(gaps(&pairs, gap).iter().flat_map(|gap| between(old, new, gap)).collect::<Vec<_>>());
    }
    pairs
}

/// The pairs in a gap that are alike, so that together they are most alike.
fn nearest(old: &[&Profile<'_>], new: &[&Profile<'_>], gap: &Gap) -> Vec<(usize, usize)> {
    let (rows, columns) = (gap.0.len(), gap.1.len());
    let like = |row: usize, column: usize| {
        let (one, other) = (old[gap.0.start + row], new[gap.1.start + column]);
        let fits = one.may_become(other);
        match &one.kind {
            // What stands under a label, or is the only one of its kind, is known by that.
            Kind::Falt(_) => f64::from(u8::from(fits)),
            Kind::Tabell(..) | Kind::Figur(..) => f64::from(u8::from(fits)),
            _ if fits => one.likeness(other, LIKE_IN_PLACE),
            _ => 0.0,
        }
    };
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    let mut found: Vec<Vec<f64>> =
        (0..rows).map(|row| (0..columns).map(|column| like(row, column)).collect()).collect();
    without_decoys(&mut found);
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let likeness = found[row][column];
            let paired = if likeness >= LIKE_IN_PLACE { likeness + best[row + 1][column + 1] } else { 0.0 };
            best[row][column] = paired.max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < rows && column < columns {
        let here = best[row][column];
        let likeness = found[row][column];
        if likeness >= LIKE_IN_PLACE && here <= likeness + best[row + 1][column + 1] {
            pairs.push((gap.0.start + row, gap.1.start + column));
            (row, column) = (row + 1, column + 1);
        } else if here <= best[row + 1][column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// Takes out pairs that only stand well: where two passages are each other's best by far, neither is what stands in the other's
/// place. So of two that have changed places one is moved, with what was changed in it, and none is taken for the other.
fn without_decoys(found: &mut [Vec<f64>]) {
    let columns = found.first().map_or(0, Vec::len);
    let most = |likenesses: &mut dyn Iterator<Item = f64>| likenesses.fold(0.0_f64, f64::max);
    let of_row: Vec<f64> = found.iter().map(|row| most(&mut row.iter().copied())).collect();
    let of_column: Vec<f64> = (0..columns).map(|column| most(&mut found.iter().map(|row| row[column]))).collect();
    let is_mutual = |row: usize, column: usize, likeness: f64| {
        likeness >= LIKE_MOVED && likeness >= of_row[row] && likeness >= of_column[column]
    };
    let mutual = |(row, likenesses): (usize, &Vec<f64>)| {
        let found = likenesses.iter().enumerate().filter(|(column, likeness)| is_mutual(row, *column, **likeness));
        found.map(|(column, likeness)| (row, column, *likeness)).collect::<Vec<_>>()
    };
    let pairs: Vec<(usize, usize, f64)> = found.iter().enumerate().flat_map(mutual).collect();
    for (row, column, likeness) in pairs {
        let is_decoy = |other: f64| other + MUCH_LIKER < likeness;
        for (other, decoy) in found[row].iter_mut().enumerate() {
            if other != column && is_decoy(*decoy) {
                *decoy = 0.0;
            }
        }
        for (other, likenesses) in found.iter_mut().enumerate() {
            if other != row && is_decoy(likenesses[column]) {
                likenesses[column] = 0.0;
            }
        }
    }
}

/// Pairs that take in their neighbours, where they are more alike with them: a passage that was split, or several that were merged.
fn grown(old: &[&Profile<'_>], new: &[&Profile<'_>], pairs: &[(usize, usize)]) -> Vec<Link> {
    let mut links: Vec<Link> = pairs.iter().map(|(was, is)| Link { old: *was..was + 1, new: *is..is + 1 }).collect();
    for index in 0..links.len() {
        let before = index.checked_sub(1).map_or((0, 0), |before| (links[before].old.end, links[before].new.end));
        let after = links.get(index + 1).map_or((old.len(), new.len()), |after| (after.old.start, after.new.start));
        let link = links[index].clone();
        if old[link.old.start].is_same(new[link.new.start]) || !old[link.old.start].kind.is_prose() {
            continue;
        }
        let split = |link: Link| widest(old, new, link, (before.1, after.1), false);
        let merged = |link: Link| widest(old, new, link, (before.0, after.0), true);
        links[index] = match split(link.clone()) {
            grown if grown != link => grown,
            _ => merged(link),
        };
    }
    links
}

/// A link with as many neighbours on one side as make it more alike.
fn widest(old: &[&Profile<'_>], new: &[&Profile<'_>], mut link: Link, bounds: (usize, usize), is_old: bool) -> Link {
    let alike = |link: &Link| {
        let side = |profiles: &[&Profile<'_>], range: &std::ops::Range<usize>| {
            range.clone().filter(|at| *at < profiles.len()).collect::<Vec<_>>()
        };
        let one: Vec<&Profile<'_>> = side(old, &link.old).into_iter().map(|at| old[at]).collect();
        let other: Vec<&Profile<'_>> = side(new, &link.new).into_iter().map(|at| new[at]).collect();
        likeness(&one, &other, 0.0)
    };
    let is_prose = |at: usize| if is_old { old[at].kind.is_prose() } else { new[at].kind.is_prose() };
    let mut now = alike(&link);
    loop {
        let range = if is_old { &link.old } else { &link.new };
        if range.len() >= PARTS {
            return link;
        }
        let with = |range: std::ops::Range<usize>| match is_old {
            true => Link { old: range, new: link.new.clone() },
            false => Link { old: link.old.clone(), new: range },
        };
        let before = (range.start > bounds.0 && is_prose(range.start - 1)).then(|| with(range.start - 1..range.end));
        let after = (range.end < bounds.1 && is_prose(range.end)).then(|| with(range.start..range.end + 1));
        let best = [after, before].into_iter().flatten().map(|link| (alike(&link), link)).fold(
            None,
            |best: Option<(f64, Link)>, next| match best {
                Some(best) if best.0 >= next.0 => Some(best),
                _ => Some(next),
            },
        );
        match best {
            Some((likeness, wider)) if likeness > now + 0.02 && likeness >= LIKE_MOVED => {
                (now, link) = (likeness, wider)
            }
            _ => return link,
        }
    }
}

#[cfg(test)]
mod tests;
