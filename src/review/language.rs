//! G24: doubled sentences and words, full stops, ranges, numbers, lists. All of it on prose as a reader sees it.

mod doubles;
mod lists;
mod numbers;
mod sentences;
mod stops;

use std::ops::Range;

use super::passages::{Passage, PassageKind};
use super::{Review, words};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::Message;
use crate::place::Place;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let language = &review.templates.sprak;
    let ord = &language.granskning.ord;
    doubles::sentences(review, findings);
    let numbers = numbers::Numbers::new(language);
    let form = review.templates.husstil.granskningsord.beslut.form;
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        doubles::words(passage, ord, findings);
        doubles::spaces(passage, findings);
        numbers.check(passage, findings);
    }
    for (index, passage) in review.passages.iter().enumerate() {
        let next = review.passages.get(index + 1);
        let leads_in = next.is_some_and(|next| next.kind == PassageKind::Item && same_section(passage, next));
        if !leads_in && !review.is_reproduced(passage.document) {
            stops::check(passage, form, &language.text.citat, findings);
        }
    }
    lists::review(review, findings);
}

/// A warning about a range of a passage; none about the templates' own text.
fn warning(message: Message, passage: &Passage<'_>, range: &Range<usize>) -> Option<Diagnostic> {
    words::source(passage, range).map(|place: Place| Diagnostic::warning(message).at(place))
}

fn same_section(one: &Passage<'_>, other: &Passage<'_>) -> bool {
    one.section.map(std::ptr::from_ref) == other.section.map(std::ptr::from_ref)
}

/// Whether a passage is made of sentences.
fn is_prose(kind: PassageKind) -> bool {
    matches!(kind, PassageKind::Paragraph | PassageKind::Item | PassageKind::Decision)
}

/// The first words of a long text.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}
