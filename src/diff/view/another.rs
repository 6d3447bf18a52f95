//! Decision points whose words are the same though they are about another document.

use super::super::text::{Origin, Words};
use super::super::{ActSort, Cause, CauseSort, DocumentContent, Kind, Passage, SectionContent, Sort};
use super::report::{Done, Item, Teller};
use crate::message::message;
use crate::messages::phrases;

impl Teller<'_> {
    /// What is told of a decision point with the same words, where a document that it names is another than it was: one that took
    /// the place of what has its key on the old side, or that of another case.
    pub(super) fn about_another(&self, passage: &Passage, section: &SectionContent) -> Option<Item> {
        if passage.form.slag != Kind::Beslutspunkt {
            return None;
        }
        let is_it = |words: &&Words| words.passage == *passage;
        let named = |document: &DocumentContent<Words>| {
            let of = document.avsnitt.iter().filter(|found| found.nyckel == section.nyckel);
            let words = of.flat_map(|found| &found.innehall).find(is_it);
            words
                .map(|words| words.tokens.iter().filter_map(|token| key_of(&token.origin)).map(str::to_owned).collect())
        };
        let keys: Vec<String> = self.sides[1].documents.first().and_then(named).unwrap_or_default();
        let key = keys.iter().find(|key| self.is_another(key))?;
        let (was, is) = (self.document(0, key)?, self.document(1, key)?);
        let label = self.say(&message!(
            phrases::DIFF_ABOUT_ANOTHER,
            dokument = self.title_of(1, is),
            gammalt = self.title_of(0, was)
        ));
        let is_number = |cause: &Cause| cause.slag == CauseSort::Arende && cause.namn == "arende.arendenummer";
        let under = Some((ActSort::Arende, String::new()));
        let mut item = self.plain_passage(passage, Done::Changed, Sort::Lika);
        item.causes = self.diff.orsaker.iter().position(is_number).into_iter().collect();
        (item.label, item.is_unknown, item.is_said, item.under) = (label, false, true, under);
        Some(item)
    }

    /// Whether a document is of another case than the one of its key on the old side, and has other words.
    fn is_another(&self, key: &str) -> bool {
        let number = |side: usize| self.sides[side].whole().arende.get("arendenummer");
        let content = |side: usize| self.sides[side].content.dokument.iter().find(|it| it.nyckel == key);
        let is_attached = self.sides[1].documents.first().is_none_or(|report| report.nyckel != key);
        is_attached && number(0) != number(1) && content(0) != content(1)
    }
}

/// The key of the document that a reference names.
fn key_of(origin: &Origin) -> Option<&str> {
    let Origin::Value { name, .. } = origin else { return None };
    let (group, rest) = name.split_once('.')?;
    matches!(group, "bilaga" | "dokument").then(|| rest.split('.').next().unwrap_or(rest))
}
