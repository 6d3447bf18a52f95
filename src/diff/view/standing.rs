//! In which documents a text stands: what is gone from one may stand in another still.

use std::collections::BTreeMap;

use super::super::align::MOVED_WORDS;
use super::super::{DocumentContent, Passage, Side, Sort};
use super::report::Teller;
use crate::message::message;
use crate::messages::phrases;

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
}

impl Teller<'_> {
    /// Where a text that only one side has here stands on the other side, in words; of few words none is said, since these stand
    /// anywhere.
    pub(super) fn stands_in(&self, passage: &Passage, sort: Sort) -> String {
        let is_long = passage.text.split(' ').count() >= MOVED_WORDS;
        let standing = match sort {
            Sort::Borta => &self.standing[1],
            _ => &self.standing[0],
        };
        let Some(documents) = standing.0.get(passage.text.as_str()).filter(|_| is_long && passage.form.slag.is_prose())
        else {
            return String::new();
        };
        let titles =
            documents.iter().map(|it| self.short_title(&it.egenskaper, &it.titel.text)).collect::<Vec<_>>().join(", ");
        self.say(&match sort {
            Sort::Borta => message!(phrases::DIFF_STANDS_IN, dokument = titles),
            _ => message!(phrases::DIFF_STOOD_IN, dokument = titles),
        })
    }
}
