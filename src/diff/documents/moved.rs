//! Which passages were moved, out of all that is gone and new in the documents.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::align::{Loose, Role, moves};
use super::super::causes::{Part, Spot};
use super::super::changes::Move;
use super::super::content::{DocumentContent, SectionContent};
use super::super::heirs::Heirs;
use super::super::script::Pair;
use super::super::text::Words;
use super::{Address, Comparer};

impl<'s> Comparer<'_, 's> {
    /// Finds which passages were moved: out of and into sections that both sides have, and those of sections that only one has.
    pub(super) fn find_moves(
        &mut self,
        old: &'s [DocumentContent<Words>],
        new: &'s [DocumentContent<Words>],
        heirs: &Heirs,
        sections: &[Vec<Option<usize>>],
    ) {
        let from = &heirs.from;
        let mut gone: Vec<(Address<'s>, &'s Words)> = Vec::new();
        let mut come: Vec<(Address<'s>, &'s Words)> = Vec::new();
        for draft in self.drafts.values() {
            let links = &draft.links;
            let loose_old = loose(draft.old.innehall.len(), links.iter().map(|link| link.old.clone()));
            gone.extend(
                loose_old.map(|at| ((draft.document.fore, draft.old.nyckel.as_str(), at), &draft.old.innehall[at])),
            );
            let loose_new = loose(draft.new.innehall.len(), links.iter().map(|link| link.new.clone()));
            come.extend(
                loose_new.map(|at| ((draft.document.efter, draft.new.nyckel.as_str(), at), &draft.new.innehall[at])),
            );
        }
        let whole = |document: &'s DocumentContent<Words>, section: &'s SectionContent<Words>| {
            let address = move |at| (document.nyckel.as_str(), section.nyckel.as_str(), at);
            section.innehall.iter().enumerate().map(move |(at, words)| (address(at), words)).collect::<Vec<_>>()
        };
        let has_heir = |was: usize| heirs.derived.iter().any(|(of, _)| *of == was) && !from.contains(&Some(was));
        for (was, document) in old.iter().enumerate().filter(|(was, _)| !has_heir(*was)) {
            let is = from.iter().position(|from| *from == Some(was));
            let is_kept = |at: usize| is.is_some_and(|is| sections[is].contains(&Some(at)));
            let lost = document.avsnitt.iter().enumerate().filter(|(at, _)| !is_kept(*at));
            gone.extend(lost.flat_map(|(_, section)| whole(document, section)));
        }
        let is_derived = |is: usize| heirs.derived.iter().any(|(_, of)| *of == is) && from[is].is_none();
        for (is, document) in new.iter().enumerate().filter(|(is, _)| !is_derived(*is)) {
            let is_kept = |at: usize| sections[is].get(at).is_some_and(Option::is_some);
            let added = document.avsnitt.iter().enumerate().filter(|(at, _)| !is_kept(*at));
            come.extend(added.flat_map(|(_, section)| whole(document, section)));
        }
        gone.sort_by_key(|(address, _)| *address);
        come.sort_by_key(|(address, _)| *address);
        let mut profiled = |loose: &[(Address<'s>, &'s Words)]| {
            loose.iter().map(|(_, words)| self.profiles.of(words, None)).collect::<Vec<_>>()
        };
        let (before, after) = (profiled(&gone), profiled(&come));
        let roles = roles(old, new, from);
        let one: Vec<Loose<'_>> = gone
            .iter()
            .zip(&before)
            .map(|((place, _), profile)| Loose { document: roles.fore[place.0], section: place.1, profile })
            .collect();
        let other: Vec<Loose<'_>> = come
            .iter()
            .zip(&after)
            .map(|((place, _), profile)| Loose { document: roles.efter[place.0], section: place.1, profile })
            .collect();
        for (index, target) in moves(&one, &other) {
            let id = self.moves.len();
            let (begin, end) = (gone[index].0, come[target].0);
            self.moved.fore.insert(begin, id);
            self.moved.efter.insert(end, id);
            let spot = Spot {
                document: Pair::new(begin.0, end.0),
                section: Pair::new(begin.1, end.1),
                part: Part::Passages(Pair::new(begin.2..begin.2 + 1, end.2..end.2 + 1)),
            };
            let orsak = self.tracer.moved(&spot, come[target].1);
            let delar = self.spans(spot, &[gone[index].1], &[come[target].1]);
            let place = |address: Address<'_>| (address.0.to_owned(), address.1.to_owned());
            let overtaget = !one[index].document.is_same(&other[target].document);
            let rader = Pair::new(self.place(0, gone[index].1), self.place(1, come[target].1));
            self.moves.push(Move { plats: Pair::new(place(begin), place(end)), rader, delar, overtaget, orsak });
        }
    }
}

/// Those of so many passages that are in no link.
fn loose(count: usize, links: impl Iterator<Item = Range<usize>>) -> impl Iterator<Item = usize> {
    let mut is_linked = vec![false; count];
    links.flatten().for_each(|at| is_linked[at] = true);
    (0..count).filter(move |at| !is_linked[*at])
}

/// The roles of the documents of both sides, by their keys.
fn roles<'s>(
    old: &'s [DocumentContent<Words>],
    new: &'s [DocumentContent<Words>],
    from: &[Option<usize>],
) -> Pair<BTreeMap<&'s str, Role<'s>>> {
    let line = |was: usize| from.iter().position(|from| *from == Some(was)).unwrap_or(new.len() + was);
    let role = |document: &'s DocumentContent<Words>, line| (document.nyckel.as_str(), Role::of(line, document));
    let before = old.iter().enumerate().map(|(was, document)| role(document, line(was)));
    let after = new.iter().enumerate().map(|(is, document)| role(document, is));
    Pair::new(before.collect(), after.collect())
}
