//! G22: laws and decisions are cited in their full form.

mod decisions;
mod mistaken;
mod statutes;

use std::ops::Range;

use super::Review;
use super::passages::{Passage, PassageKind};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::Message;
use crate::templates::Citing;

/// Runs the family. What counts is the first time in each document.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let language = &review.templates.sprak;
    for document in review.documents {
        let mut laws = statutes::Cited::default();
        let mut decisions = decisions::Cited::default();
        for passage in review.passages.iter().filter(|passage| std::ptr::eq(passage.document, document)) {
            let read = Read { passage, citing: &language.granskning.hanvisning, months: &language.text.manader };
            laws.passage(&read, findings);
            if passage.kind != PassageKind::Field {
                decisions.passage(&read, findings);
            }
        }
    }
}

/// A passage, and the words that cite.
struct Read<'a> {
    passage: &'a Passage<'a>,
    citing: &'a Citing,
    months: &'a [String],
}

impl Read<'_> {
    fn word(&self, index: usize) -> &str {
        self.passage.words.get(index).map_or("", |word| &self.passage.text[word.range.clone()])
    }

    /// A finding about a range; none where the text is the templates' own.
    fn finding(&self, message: Message, range: &Range<usize>) -> Option<Diagnostic> {
        Some(Diagnostic::warning(message).at(self.passage.place(range)?))
    }

    fn text(&self, range: &Range<usize>) -> &str {
        &self.passage.text[range.clone()]
    }
}
