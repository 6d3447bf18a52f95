//! What was written by hand, each edit with what it says before and now, and where: what somebody did to a text is told among what
//! was done as a changed fact is.

use std::ops::Range;

use super::super::{Cause, CauseSort, Sort, Span};
use super::flat::Flat;
use super::report::{CauseLine, Done, Edit, Group, Item, Piece, Teller};
use super::wording::beginning;
use crate::message::message;
use crate::messages::{Messages, phrases};

impl Teller<'_> {
    /// The edits that a cause is, where it is text that was written: points of decisions first, then as they stand in the documents.
    pub(super) fn edits(&self, at: usize, cause: &Cause, flat: &Flat, groups: &[Group]) -> Vec<Edit> {
        let is_text = matches!(
            cause.slag,
            CauseSort::EgenText | CauseSort::Textmodul | CauseSort::Rubrik | CauseSort::Titel | CauseSort::Fras
        );
        if !is_text {
            return Vec::new();
        }
        let mut found: Vec<(bool, Edit)> = Vec::new();
        for group in groups.iter().filter(|group| group.part == "dokument") {
            for section in &group.sections {
                let is_here = |item: &&Item| item.is_counted() && item.causes.iter().any(|id| flat.has(*id, at));
                for item in section.items.iter().filter(is_here) {
                    let is_point = item.kind == "beslutspunkt";
                    found.push((!is_point, self.edit(at, flat, item, &section.title, &group.title)));
                }
            }
        }
        found.sort_by_key(|(is_later, _)| *is_later);
        let edits = found.into_iter().map(|(_, edit)| edit);
        // The same words of a module stand in many places; what was typed in one of them was typed there.
        if cause.slag == CauseSort::EgenText { edits.collect() } else { merged(edits) }
    }

    fn edit(&self, at: usize, flat: &Flat, item: &Item, section: &str, document: &str) -> Edit {
        let is_own = |span: &Span| span.orsak.is_some_and(|id| flat.has(id, at));
        let ranges = stretches(&item.spans, is_own);
        let is_moved = matches!(item.done, Done::Moved | Done::TakenOver);
        let mut pieces: Vec<Piece> = Vec::new();
        let apart = || Piece::new(Sort::Lika, "; ");
        for range in ranges {
            pieces.extend((!pieces.is_empty()).then(apart));
            pieces.extend(from_to(&item.spans, range));
        }
        let label = match item.done {
            Done::Changed if item.kind == "stycke" => String::new(),
            Done::Changed => item.label.clone(),
            _ if is_moved => [item.label.as_str(), item.also.as_str()].join("; "),
            done => format!("{}, {}", item.label, self.done(done, &item.kind)),
        };
        if is_moved {
            let rest = std::mem::take(&mut pieces);
            pieces.push(Piece::new(Sort::Lika, &beginning(&Span::side(&item.spans, false))));
            pieces.extend((!rest.is_empty()).then(apart));
            pieces.extend(rest);
        } else if pieces.is_empty() {
            let text: String = item.pieces.iter().filter(|it| !it.is_note).map(|it| it.text.as_str()).collect();
            let sort = item.pieces.first().map(|it| it.sort);
            pieces.extend(sort.map(|sort| Piece::new(sort, &beginning(&text))));
        }
        let place = [item.places.as_str(), section].into_iter().filter(|it| !it.is_empty());
        Edit {
            label,
            pieces,
            place: place.collect::<Vec<_>>().join(", "),
            anchor: item.anchor(),
            section: section.to_owned(),
            document: document.to_owned(),
        }
    }
}

/// Edits of one cause are folded by their documents where they are more than these.
pub(super) const FEW: usize = 40;

/// Edits by hand in one document.
pub(super) struct Fold<'e> {
    /// None where each is in several.
    document: &'e str,
    pub edits: Vec<&'e Edit>,
}

impl CauseLine {
    /// The edits that a cause is, by their documents, where they are many.
    pub(super) fn folds(&self) -> Vec<Fold<'_>> {
        let mut folds: Vec<Fold<'_>> = Vec::new();
        for edit in self.edits.iter().filter(|_| self.edits.len() > FEW) {
            match folds.iter_mut().find(|fold| fold.document == edit.document) {
                Some(fold) => fold.edits.push(edit),
                None => folds.push(Fold { document: &edit.document, edits: vec![edit] }),
            }
        }
        folds
    }
}

impl Fold<'_> {
    /// How many edits there are in the document, and in which of its sections.
    pub(super) fn told(&self, messages: &Messages) -> String {
        let slag = if self.document.is_empty() { "flera" } else { "ett" };
        let told = message!(phrases::DIFF_EDITS, slag = slag, dokument = self.document, antal = self.edits.len());
        let mut sections: Vec<(&str, usize)> = Vec::new();
        for edit in self.edits.iter().filter(|edit| !edit.section.is_empty()) {
            match sections.iter_mut().find(|(section, _)| *section == edit.section) {
                Some((_, count)) => *count += 1,
                None => sections.push((&edit.section, 1)),
            }
        }
        let section = |(section, count): (&str, usize)| {
            let section = messages.phrase(&message!(phrases::DIFF_QUOTED, text = section));
            messages.phrase(&message!(phrases::DIFF_IN_PART, antal = count, del = section))
        };
        let sections: Vec<String> = sections.into_iter().map(section).collect();
        match sections.is_empty() {
            true => messages.phrase(&told),
            false => format!("{} ({})", messages.phrase(&told), sections.join(", ")),
        }
    }
}

/// Edits of which those with the same words are one, with the places of all.
fn merged(edits: impl Iterator<Item = Edit>) -> Vec<Edit> {
    let mut merged: Vec<Edit> = Vec::new();
    for edit in edits {
        match merged.iter_mut().find(|other| (&other.label, &other.pieces) == (&edit.label, &edit.pieces)) {
            Some(other) => {
                other.place = format!("{}; {}", other.place, edit.place);
                if other.document != edit.document {
                    other.document = String::new();
                }
                if other.section != edit.section {
                    other.section = String::new();
                }
            }
            None => merged.push(edit),
        }
    }
    merged
}

/// The stretches of changed words of one cause; those with few words between them are one.
fn stretches(spans: &[Span], is_own: impl Fn(&Span) -> bool) -> Vec<Range<usize>> {
    let is_short = |span: &Span| span.sort == Sort::Lika && span.text.split_whitespace().count() <= NEAR;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in spans.iter().enumerate().filter(|(_, span)| span.sort != Sort::Lika && is_own(span)) {
        match found.last_mut().filter(|last| spans[last.end..at].iter().all(is_short)) {
            Some(last) => last.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    found
}

/// So few unchanged words stand within one edit.
const NEAR: usize = 3;

/// What a stretch said and says, with a word before it that tells where it is; where there is nothing on one side, with one after it.
fn from_to(spans: &[Span], range: Range<usize>) -> Vec<Piece> {
    let same = |at: Option<usize>| {
        at.and_then(|at| spans.get(at)).filter(|span| span.sort == Sort::Lika).map_or("", |span| span.text.as_str())
    };
    let before = last_word(same(range.start.checked_sub(1)));
    let after = first_word(same(Some(range.end)));
    let (was, is) = (Span::side(&spans[range.clone()], true), Span::side(&spans[range], false));
    let piece = |sort, text: &str| Piece::new(sort, &beginning(text));
    match (was.is_empty(), is.is_empty()) {
        (false, false) => {
            let [was, is] = [was, is].map(|text| format!("{before}{text}"));
            vec![piece(Sort::Borta, was.trim()), Piece::new(Sort::Lika, " → "), piece(Sort::Nytt, is.trim())]
        }
        (true, _) => [(Sort::Lika, before), (Sort::Nytt, &*is), (Sort::Lika, after)]
            .map(|(sort, text)| piece(sort, text))
            .to_vec(),
        _ => [(Sort::Lika, before), (Sort::Borta, &*was), (Sort::Lika, after)]
            .map(|(sort, text)| piece(sort, text))
            .to_vec(),
    }
}

/// The last word of a text with what follows it.
fn last_word(text: &str) -> &str {
    let word = text.trim_end();
    &text[word.rfind(' ').map_or(0, |at| at + 1)..]
}

/// The first word of a text with what stands before it.
fn first_word(text: &str) -> &str {
    let lead = text.len() - text.trim_start().len();
    text[lead..].find(' ').map_or(text, |at| &text[..lead + at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(spans: &[(Sort, &str)]) -> Vec<String> {
        let span = |(sort, text): &(Sort, &str)| Span { sort: *sort, text: (*text).to_owned(), orsak: None };
        let spans: Vec<Span> = spans.iter().map(span).collect();
        let text = |range| from_to(&spans, range).iter().map(|piece| piece.text.as_str()).collect::<String>();
        stretches(&spans, |_| true).into_iter().map(text).collect()
    }

    #[test]
    fn an_edit_says_what_it_was_and_is() {
        let (same, gone, new) = (Sort::Lika, Sort::Borta, Sort::Nytt);
        assert_eq!(told(&[(same, "Ett "), (gone, "par"), (new, "tiotal"), (same, " byar")]), ["Ett par → Ett tiotal"]);
        let list = [(same, "Norr"), (new, ", Öst"), (same, " och "), (gone, "Öst"), (new, "Väst"), (same, ".")];
        assert_eq!(told(&list), ["Norr och Öst → Norr, Öst och Väst"]);
        assert_eq!(told(&[(same, "i de "), (gone, "nya "), (same, "husen här")]), ["de nya husen"]);
        let apart = [(gone, "a"), (new, "b"), (same, " ett två tre fyra "), (gone, "c"), (new, "d")];
        assert_eq!(told(&apart), ["a → b", "fyra c → fyra d"]);
    }
}
