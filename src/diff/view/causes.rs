//! The causes as they are told: what each is, and how much follows from it.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::super::{Cause, CauseSort, Proof, Sort};
use super::flat::Flat;
use super::report::{CauseLine, Group, Item, Piece, Teller};
use super::stale::may_be_stale;
use super::wording::unbroken;
use crate::message::message;
use crate::messages::phrases;

impl Teller<'_> {
    pub(super) fn causes(&self, flat: &Flat, groups: &[Group]) -> Vec<CauseLine> {
        let among = LazyCell::new(|| self.looked_in());
        let line = |(at, id): (usize, &usize)| {
            let cause = &self.diff.orsaker[*id];
            let (name, values) = (self.cause_name(cause), self.cause_values(cause));
            CauseLine {
                id: *id,
                number: at + 1,
                short: self.cause_at_change(cause, &name, &values),
                text: name,
                values,
                places: self.cause_places(cause),
                follows: self.follows(at, flat, groups),
                edits: self.edits(at, cause, flat, groups),
                stale: if may_be_stale(cause) { self.stale(cause, &among) } else { String::new() },
            }
        };
        flat.order.iter().enumerate().map(line).collect()
    }

    /// What a cause is called at a change that follows from it: its name with what it says on either side, where that is short; of
    /// a row how it begins.
    fn cause_at_change(&self, cause: &Cause, name: &str, values: &[Piece]) -> String {
        let text = |sort: Sort| values.iter().find(|piece| piece.sort == sort).map(|piece| piece.text.as_str());
        let is_short = |text: Option<&str>| text.is_none_or(|text| text.chars().count() <= AT_CHANGE);
        let (was, is) = (text(Sort::Borta), text(Sort::Nytt));
        if cause.slag == CauseSort::Rad {
            let row = is.or(was).map(|row| self.say(&message!(phrases::DIFF_QUOTED, text = first_words(row))));
            return match row {
                Some(row) => format!("{name}, {row}"),
                None => name.to_owned(),
            };
        }
        let none = || self.say(&message!(phrases::DIFF_EMPTY));
        match (was, is) {
            (None, None) => name.to_owned(),
            (was, is) if is_short(was) && is_short(is) => {
                let [was, is] = [was, is].map(|text| text.map_or_else(none, unbroken));
                format!("{name} {was} → {is}")
            }
            _ => name.to_owned(),
        }
    }

    /// How the causes are known, in words.
    pub(super) fn proof(&self) -> String {
        let has = |proof: Proof| self.diff.orsaker.iter().any(|cause| cause.bevis == Some(proof));
        let slag = match (has(Proof::Aterstalld), has(Proof::Slutledd)) {
            (false, false) => return String::new(),
            (true, false) if has(Proof::Direkt) => "direkt",
            (true, false) => "aterstalld",
            (false, true) => "slutledd",
            (true, true) => "bada",
        };
        self.say(&message!(phrases::DIFF_PROOF, slag = slag))
    }

    /// How many changes follow from a cause, where they stand, and how many of them follow from it together with others: as many as
    /// the filter of the page shows.
    fn follows(&self, at: usize, flat: &Flat, groups: &[Group]) -> String {
        let cause = &self.diff.orsaker[flat.order[at]];
        let tally = &flat.tallies[at];
        let found: Vec<(&Group, usize)> =
            tally.by_group.iter().map(|(group, count)| (&groups[*group], *count)).collect();
        let documents = found.iter().filter(|(group, _)| group.part == "dokument").count();
        let mut told = vec![self.counted(found.into_iter())];
        match documents {
            0 if self.is_without_documents() => {}
            0 if cause.i_text => told.push(self.standing_in(&cause.namn)),
            0 if cause.slag == CauseSort::Uppgift => told.push(self.say(&message!(phrases::DIFF_NOWHERE))),
            0 => told.push(self.say(&message!(phrases::DIFF_NO_PLACE))),
            count => {
                let words = || self.say(&message!(phrases::DIFF_IN_DOCUMENTS, antal = count));
                told[0].push_str(&format!(" ({})", self.counting("i-dokument", count, words)))
            }
        }
        let together = tally.together;
        let with_others = || self.say(&message!(phrases::DIFF_WITH_OTHERS, antal = together));
        told.extend((together > 0).then(|| self.counting("tillsammans", together, with_others)));
        told.join("; ")
    }

    /// So many changes, and in which parts.
    pub(super) fn counted<'g>(&self, groups: impl Iterator<Item = (&'g Group, usize)>) -> String {
        let mut parts: Vec<(&'static str, usize)> = Vec::new();
        for (group, count) in groups.filter(|(_, count)| *count > 0) {
            match parts.iter_mut().find(|(part, _)| *part == group.part) {
                Some((_, all)) => *all += count,
                None => parts.push((group.part, count)),
            }
        }
        let all = parts.iter().map(|(_, count)| count).sum::<usize>();
        let part = |&(part, count): &(&'static str, usize)| {
            let words = || self.say(&message!(phrases::DIFF_IN_PART, antal = count, del = self.part(part)));
            self.counting(part, count, words)
        };
        let all = self.counting("alla", all, || self.say(&message!(phrases::DIFF_CHANGES, antal = all)));
        match parts.len() {
            0 => all,
            _ => format!("{all}: {}", parts.iter().map(part).collect::<Vec<_>>().join(", ")),
        }
    }

    /// What is told of a number again and again, worded once.
    fn counting(&self, what: &'static str, count: usize, words: impl FnOnce() -> String) -> String {
        if let Some(known) = self.counts.borrow().get(&(what, count)) {
            return known.clone();
        }
        let told = words();
        self.counts.borrow_mut().insert((what, count), told.clone());
        told
    }

    /// In which texts a fact stands from which nothing follows, since these have changed in other ways too.
    fn standing_in(&self, name: &str) -> String {
        let mut places: BTreeSet<String> = BTreeSet::new();
        for (side, which) in self.sides.iter().zip([0, 1]) {
            for document in &side.documents {
                let reads = |section: &&super::super::SectionContent<super::super::text::Words>| {
                    section.innehall.iter().any(|words| super::standing::reads(words, name))
                };
                let sections = document.avsnitt.iter().filter(reads);
                places.extend(
                    sections.map(|section| self.place(&(document.nyckel.clone(), section.nyckel.clone()), which)),
                );
            }
        }
        let count = places.len();
        let places = places.into_iter().take(PLACES).collect::<Vec<_>>().join("; ");
        self.say(&message!(phrases::DIFF_NOT_ALONE, antal = count, plats = places))
    }

    /// What is counted as one change, where causes are told, and what the signs mean that stand at these changes.
    pub(super) fn units(&self, groups: &[Group]) -> String {
        if self.diff.orsaker.is_empty() {
            return String::new();
        }
        let items = || groups.iter().flat_map(|group| &group.sections).flat_map(|section| &section.items);
        let is_several = |item: &Item| item.causes.iter().any(|id| !self.diff.orsaker[*id].delar.is_empty());
        let own = self.say(&message!(phrases::DIFF_OWN));
        let is_noted = |item: &Item| item.pieces.iter().any(|piece| piece.is_note && piece.text == own);
        let mut told = vec![self.say(&message!(phrases::DIFF_UNITS))];
        let mut add = |is_told: bool, slag: &str| {
            told.extend(is_told.then(|| self.say(&message!(phrases::DIFF_SIGN, slag = slag))));
        };
        add(items().any(is_several), "plus");
        add(items().any(is_noted), "egen");
        add(items().any(|item| item.moved.is_some()), "flytt");
        told.join(" ")
    }
}

/// What a cause says is told at a change where it has no more characters than these.
const AT_CHANGE: usize = 24;

/// How a row begins.
fn first_words(row: &str) -> String {
    let words: Vec<&str> = row.split(' ').collect();
    match words.get(..ROW_WORDS).filter(|_| words.len() > ROW_WORDS) {
        Some(first) => format!("{} …", first.join(" ").trim_end_matches(',')),
        None => row.to_owned(),
    }
}

/// So many words tell which row is meant.
const ROW_WORDS: usize = 4;

/// So many places where a fact stands are told.
const PLACES: usize = 4;
