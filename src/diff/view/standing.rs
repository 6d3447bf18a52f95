//! In which documents a text stands: what is gone from one may stand in another still.

use std::collections::BTreeMap;

use super::super::text::{Origin, Words};
use super::super::{DocumentContent, Side};

/// The documents of a side by the texts in them.
pub(super) struct Standing<'s>(BTreeMap<&'s str, Vec<&'s DocumentContent>>);

impl<'s> Standing<'s> {
    pub(super) fn of(side: &'s Side) -> Self {
        let mut standing: BTreeMap<&str, Vec<&DocumentContent>> = BTreeMap::new();
        for document in &side.content.dokument {
            for passage in document.avsnitt.iter().flat_map(|section| &section.innehall) {
                let documents = standing.entry(&passage.text).or_default();
                if documents.last().is_none_or(|last| last.nyckel != document.nyckel) {
                    documents.push(document);
                }
            }
        }
        Self(standing)
    }

    /// Those that a text stands in.
    pub(super) fn documents(&self, text: &str) -> &[&'s DocumentContent] {
        self.0.get(text).map_or(&[], Vec::as_slice)
    }
}

/// Whether words show the value of a name.
pub(super) fn reads(words: &Words, name: &str) -> bool {
    words.tokens.iter().any(|token| matches!(&token.origin, Origin::Value { name: own, .. } if own == name))
}
