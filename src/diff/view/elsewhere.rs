//! Where a text that only one side has here stands on the other side.

use super::super::align::MOVED_WORDS;
use super::super::{DocumentContent, Passage, Sort};
use super::report::Teller;
use crate::message::message;
use crate::messages::phrases;

impl Teller<'_> {
    /// Where a text that only one side has here stands on the other side, in words; of few words none is said, since these stand
    /// anywhere.
    pub(super) fn stands_in(&self, passage: &Passage, sort: Sort) -> String {
        let is_long = || passage.text.split(' ').nth(MOVED_WORDS - 1).is_some();
        let standing = match sort {
            Sort::Borta => &self.standing[1],
            _ => &self.standing[0],
        };
        let documents = standing.documents(&passage.text);
        if documents.is_empty() || !passage.form.slag.is_prose() || !is_long() {
            return String::new();
        }
        let side = usize::from(sort == Sort::Borta);
        let title = |it: &&DocumentContent| self.short_title(side, &it.nyckel, &it.egenskaper, &it.titel.text);
        let titles = documents.iter().map(title).collect::<Vec<_>>().join(", ");
        self.say(&match sort {
            Sort::Borta => message!(phrases::DIFF_STANDS_IN, dokument = titles),
            _ => message!(phrases::DIFF_STOOD_IN, dokument = titles),
        })
    }
}
