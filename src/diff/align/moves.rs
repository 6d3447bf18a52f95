//! Which passages were moved, and which were taken over into another document.

use std::collections::BTreeMap;

use super::super::content::{DocumentContent, Kind};
use super::super::text::Words;
use super::{LIKE_MOVED, MOVED_WORDS, Profile};

/// What a document is for what may be moved from one to the other.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Role<'d> {
    /// Documents that became each other have the same.
    line: usize,
    sort: &'d str,
    is_frozen: bool,
}

impl<'d> Role<'d> {
    pub(in super::super) fn new(line: usize, sort: &'d str, is_frozen: bool) -> Self {
        Self { line, sort, is_frozen }
    }

    /// That of a document.
    pub(in super::super) fn of(line: usize, document: &'d DocumentContent<Words>) -> Self {
        let sort = document.egenskaper.get("slag").map_or("", String::as_str);
        Self::new(line, sort, document.egenskaper.contains_key("fryst"))
    }

    /// Whether they are one document, so that what is elsewhere in it was moved.
    pub(in super::super) fn is_same(&self, other: &Self) -> bool {
        self.line == other.line
    }

    /// Whether a passage of this may have become one of the other. What was decided before has its text from no document of
    /// another sort, and gives it to none.
    pub(in super::super) fn may_give(&self, other: &Self) -> bool {
        self.is_same(other) || self.sort == other.sort || !(self.is_frozen || other.is_frozen)
    }
}

/// A passage that is on one side alone: where it stands, and its profile.
pub(in super::super) struct Loose<'p> {
    pub document: Role<'p>,
    pub section: &'p str,
    pub profile: &'p Profile<'p>,
}

/// Which of the passages that are gone became which of the new ones, one to one: those that are the same first, then those most
/// alike, those nearest by before others. No row of a table is moved: it is known in its table wherever it stands, and is elsewhere
/// another table's. Nothing becomes a passage of a document whose role forbids it ([`Role`]).
pub(in super::super) fn moves(gone: &[Loose<'_>], new: &[Loose<'_>]) -> Vec<(usize, usize)> {
    let may_move = |loose: &Loose<'_>| loose.profile.kind.is_prose() && loose.profile.length() >= MOVED_WORDS;
    let mut by_text: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, loose) in new.iter().enumerate().filter(|(_, loose)| may_move(loose)) {
        by_text.entry(loose.profile.exact).or_default().push(index);
    }
    let nearness = |one: &Loose<'_>, other: &Loose<'_>| {
        usize::from(!one.document.is_same(&other.document)) * 2 + usize::from(one.section != other.section)
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    let (mut has_gone, mut has_come) = (vec![false; gone.len()], vec![false; new.len()]);
    for (index, loose) in gone.iter().enumerate().filter(|(_, loose)| may_move(loose)) {
        let Some(same) = by_text.get_mut(&loose.profile.exact) else { continue };
        let fitting = (0..same.len()).filter(|at| loose.document.may_give(&new[same[*at]].document));
        let nearest = fitting.min_by_key(|at| nearness(loose, &new[same[*at]]));
        if let Some(at) = nearest {
            let target = same.remove(at);
            found.push((index, target));
            (has_gone[index], has_come[target]) = (true, true);
        }
    }
    let mut candidates: Vec<(f64, usize, usize, usize)> = Vec::new();
    for (index, one) in gone.iter().enumerate().filter(|(index, loose)| !has_gone[*index] && may_move(loose)) {
        for (target, other) in new.iter().enumerate().filter(|(target, loose)| !has_come[*target] && may_move(loose)) {
            if !one.document.may_give(&other.document) {
                continue;
            }
            let likeness = one.profile.likeness(other.profile, LIKE_MOVED);
            if likeness >= LIKE_MOVED && one.profile.may_become(other.profile) {
                candidates.push((likeness, nearness(one, other), index, target));
            }
        }
    }
    candidates
        .sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2, one.3).cmp(&(other.1, other.2, other.3))));
    for (_, _, index, target) in candidates {
        if !has_gone[index] && !has_come[target] {
            found.push((index, target));
            (has_gone[index], has_come[target]) = (true, true);
        }
    }
    with_neighbours(gone, new, &mut found);
    found.sort_unstable();
    found
}

/// Adds the items of lists that are too short to be moved by themselves: where the item beside one was moved, and the same words
/// stand where that is now, it went there too.
fn with_neighbours(gone: &[Loose<'_>], new: &[Loose<'_>], found: &mut Vec<(usize, usize)>) {
    let is_place =
        |one: &Loose<'_>, other: &Loose<'_>| one.document.is_same(&other.document) && one.section == other.section;
    let is_short =
        |loose: &Loose<'_>| matches!(loose.profile.kind, Kind::Listpunkt(..)) && loose.profile.length() < MOVED_WORDS;
    let mut next = 0;
    while let Some((from, to)) = found.get(next).copied() {
        next += 1;
        for beside in [from.checked_sub(1), Some(from + 1)].into_iter().flatten().filter(|at| *at < gone.len()) {
            let is_left = is_short(&gone[beside])
                && is_place(&gone[beside], &gone[from])
                && !found.iter().any(|(known, _)| *known == beside);
            let is_it = |at: &usize| {
                let fits = is_place(&new[*at], &new[to]) && new[*at].profile.is_same(gone[beside].profile);
                fits && !found.iter().any(|(_, known)| known == at)
            };
            if let Some(target) = (0..new.len()).filter(|_| is_left).find(is_it) {
                found.push((beside, target));
            }
        }
    }
}
