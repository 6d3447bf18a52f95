//! Facts that stand in texts from which nothing follows, since these have changed in other ways too.

use std::collections::BTreeSet;

use super::super::align::MOVED_WORDS;
use super::super::side::Side;
use super::super::text::{Origin, Words, plain};
use super::atoms::Atom;
use super::{CauseSort, Tracer};
use crate::model::Value;

impl Tracer<'_> {
    /// Marks the facts that texts of either side show, though no place of these follows from them.
    pub(super) fn mark_what_stands_in_texts(&mut self) {
        let is_unseen = |cause: &super::Cause| cause.slag == CauseSort::Uppgift && cause.foljder == 0;
        if !self.causes.iter().any(is_unseen) {
            return;
        }
        let read = self.facts_that_texts_read();
        let marked: Vec<bool> =
            self.causes.iter().map(|cause| is_unseen(cause) && self.stands(&cause.namn, &read)).collect();
        for (cause, is_marked) in self.causes.iter_mut().zip(marked) {
            cause.i_text = is_marked;
        }
    }

    fn stands(&self, full: &str, read: &BTreeSet<String>) -> bool {
        let name = full.strip_prefix("fakta.").unwrap_or(full);
        read.contains(name) || self.sides.iter().any(|side| is_quoted(side, name))
    }

    /// The changed facts that values in texts are made from.
    fn facts_that_texts_read(&self) -> BTreeSet<String> {
        let tokens = self.sides.into_iter().flat_map(all_words).flat_map(|words| &words.tokens);
        let names: BTreeSet<&str> = tokens
            .filter_map(|token| match &token.origin {
                Origin::Value { name, .. } => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let mut seen = BTreeSet::new();
        let atoms = names.into_iter().flat_map(|name| self.atoms_of(name, [&[], &[]], &mut seen));
        let fact = |atom| match atom {
            Atom::Fact(name) => Some(name),
            _ => None,
        };
        atoms.filter_map(fact).collect()
    }
}

/// Whether a fact that is a text stands as one in the documents: the longest part of it between references.
fn is_quoted(side: &Side, name: &str) -> bool {
    let Some(Value::Text(text)) = side.whole().fakta.get(name) else { return false };
    let parts = text.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, rest)| rest)).map(plain);
    let Some(longest) = parts.max_by_key(|part| part.len()) else { return false };
    let is_long = longest.split(' ').count() >= MOVED_WORDS;
    is_long && all_words(side).any(|words| words.passage.text.contains(longest.trim()))
}

/// All that is written in the documents of a side.
fn all_words(side: &Side) -> impl Iterator<Item = &Words> {
    let sections = side.documents.iter().flat_map(|document| &document.avsnitt);
    let inner = sections.flat_map(|section| std::iter::once(&section.rubrik).chain(&section.innehall));
    side.documents.iter().map(|document| &document.titel).chain(inner)
}
