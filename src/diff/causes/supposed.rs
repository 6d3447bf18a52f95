//! What a change may follow from: what its words read, and everything else that has changed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::side::Side;
use super::super::text::{Origin, Token};
use super::atoms::Atom;
use super::{HEADS, Part, Stand, Tracer, described};
use crate::place::Place;

/// What a change may follow from.
pub(super) struct Supposed {
    /// What of that which it reads is another.
    pub atoms: BTreeSet<Atom>,
    /// Whether the program made it. What was typed may follow from something too, since a typed word can be shown elsewhere, but
    /// then from one thing.
    pub is_made: bool,
    /// What of that which it reads is another, where it is written anew.
    pub read: BTreeSet<Atom>,
}

impl Supposed {
    /// Of something that the program made.
    pub(super) fn made(atoms: BTreeSet<Atom>) -> Self {
        Self { atoms, is_made: true, read: BTreeSet::new() }
    }
}

impl Tracer<'_> {
    /// What changed words read, by their origins.
    pub(super) fn supposed(&self, at: &Stand<'_>, old: &[Token], new: &[Token]) -> Supposed {
        let of_value =
            |name: &str, sources: [&[Place]; 2]| Supposed::made(self.atoms_of(name, sources, &mut BTreeSet::new()));
        match (old, new) {
            (
                [Token { origin: Origin::Value { name, sources, .. }, .. }],
                [Token { origin: Origin::Value { sources: others, name: other, .. }, .. }],
            ) if name == other => return of_value(name, [sources, others]),
            // What was missing is filled in.
            ([Token { origin: Origin::Gap(_), .. }], [Token { origin: Origin::Value { name, sources, .. }, .. }]) => {
                return of_value(name, [&[], sources]);
            }
            ([Token { origin: Origin::Value { name, sources, .. }, .. }], [Token { origin: Origin::Gap(_), .. }]) => {
                return of_value(name, [sources, &[]]);
            }
            _ => {}
        }
        let mut atoms = BTreeSet::new();
        self.add_cells(at.places.map(|place| place.map(std::slice::from_ref).unwrap_or_default()), &mut atoms);
        if let Some(phrase) = one_phrase(old.iter().chain(new)) {
            let has = |tokens: &[Token]| tokens.iter().any(|token| phrase_of(token) == Some(phrase));
            if has(at.old) && has(at.new) {
                atoms.insert(Atom::Phrase(phrase.0.to_owned(), phrase.1.to_owned()));
            }
        }
        let mut read = BTreeSet::new();
        for (which, tokens) in [old, new].into_iter().enumerate() {
            for token in tokens {
                let Origin::Value { name, sources, .. } = &token.origin else { continue };
                let both: [&[Place]; 2] = if which == 0 { [sources, &[]] } else { [&[], sources] };
                self.add_read(name, both, &mut atoms, &mut read);
            }
        }
        let is_typed = |token: &Token| !matches!(token.origin, Origin::Value { .. });
        if atoms.is_empty() && old.iter().chain(new).all(is_typed) {
            if let Some(module) = at.module.filter(|module| self.modules.contains(*module)) {
                atoms.insert(Atom::Module(module.to_owned()));
            } else if matches!(at.spot.part, Part::Title) {
                atoms.insert(Atom::Title(at.spot.document.efter.to_owned()));
            } else if matches!(at.spot.part, Part::Heading) {
                atoms.insert(Atom::Heading(at.spot.document.efter.to_owned(), at.spot.section.efter.to_owned()));
            }
        }
        let is_made = |token: &Token| !matches!(token.origin, Origin::Typed) && !token.text.trim().is_empty();
        Supposed { atoms, is_made: old.iter().chain(new).any(is_made), read }
    }

    /// Whether the house's words are others, or those of the kind of case.
    pub(super) fn other_words(&self, of_house: bool) -> bool {
        let [old, new] = self.sides.map(|side| {
            let kind = side.whole().arende.get("arendetyp").and_then(|kind| kind.split(' ').next()).unwrap_or_default();
            let own = side.words.iter().filter(|(path, _)| path.starts_with(&format!("{kind}/")) != of_house);
            own.collect::<BTreeMap<_, _>>()
        });
        old != new
    }

    /// Every single thing that is another and can be put back, the narrowest first.
    pub(super) fn all_changed(&self) -> Vec<Atom> {
        let [old, new] = self.sides;
        let mut all: Vec<Atom> = self.facts.iter().cloned().map(Atom::Fact).collect();
        let head = |name: &str| old.whole().arende.get(name) != new.whole().arende.get(name);
        all.extend(HEADS.iter().filter(|name| head(name)).map(|name| Atom::Head((*name).to_owned())));
        all.extend(self.reordered.difference(&self.sorted).cloned().map(Atom::Order));
        all.extend(self.cells.keys().map(|table| self.whole(table)));
        all.extend(self.modules.iter().cloned().map(Atom::Module));
        if let (Some(was), Some(is)) = (&old.live, &new.live) {
            all.extend((described::decided(&was.case) != described::decided(&is.case)).then_some(Atom::Decisions));
        }
        let keys = |side: &Side| side.documents.iter().skip(1).map(|found| found.nyckel.clone()).collect::<Vec<_>>();
        all.extend((keys(old) != keys(new) || !self.replaced.is_empty()).then_some(Atom::Attachments));
        all.extend(self.other_words(false).then_some(Atom::CaseKind));
        all.extend(self.other_words(true).then_some(Atom::House));
        all
    }
}

fn phrase_of(token: &Token) -> Option<(&str, &str)> {
    match &token.origin {
        Origin::Phrase(file, key) if !key.is_empty() => Some((file, key)),
        _ => None,
    }
}

/// The one phrase that all the tokens are of.
pub(super) fn one_phrase<'t>(mut tokens: impl Iterator<Item = &'t Token>) -> Option<(&'t str, &'t str)> {
    let first = phrase_of(tokens.next()?)?;
    tokens.all(|token| phrase_of(token) == Some(first)).then_some(first)
}
