//! Words in text as a reader sees it: where they begin and end, and which of them stand alone. Boundaries know every
//! letter, not only those of English.

use std::ops::Range;

use super::passages::{Origin, Passage};
use super::patterns::{Pattern, compiled};
use crate::model::{Case, Value};
use crate::place::Place;

/// Runs of letters and digits, with hyphens and apostrophes inside, by their bytes.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        let inside = character.is_alphanumeric()
            || (matches!(character, '-' | '’' | '\u{2011}' | '\u{ad}')
                && start.is_some()
                && text[at + character.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                words.push(begun..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|begun| begun..text.len()));
    words
}

/// A word without what inflection changes.
pub(super) fn root(word: &str) -> &str {
    let letters = word.chars().count();
    let cut = if letters > 8 { 3 } else { usize::from(letters > 5) };
    word.char_indices().rev().nth(cut).map_or(word, |(at, last)| &word[..at + last.len_utf8()])
}

/// A pattern of literal texts, longest first; a space in them is any single space or line break.
pub(super) fn any_of<T: AsRef<str>>(literals: &[T]) -> Option<Pattern> {
    let mut literals: Vec<&str> = literals.iter().map(AsRef::as_ref).filter(|literal| !literal.is_empty()).collect();
    if literals.is_empty() {
        return None;
    }
    literals.sort_by_key(|literal| std::cmp::Reverse(literal.len()));
    let escaped: Vec<String> =
        literals.iter().map(|literal| regex::escape(literal).replace(' ', r"[ \n\u{a0}]")).collect();
    compiled(&escaped.join("|")).ok()
}

/// The matches that are no part of a longer word.
pub(super) fn alone<'a>(pattern: &'a Pattern, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    pattern.find_iter(text).map(|found| found.range()).filter(|range| begins(text, range) && ends(text, range))
}

/// Whether no word goes on from before the range into it.
pub(super) fn begins(text: &str, range: &Range<usize>) -> bool {
    let inside = text[range.clone()].chars().next().is_some_and(char::is_alphanumeric);
    !(inside && text[..range.start].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// Whether no word goes on from the range to after it.
fn ends(text: &str, range: &Range<usize>) -> bool {
    let inside = text[range.clone()].chars().next_back().is_some_and(char::is_alphanumeric);
    !(inside && text[range.end..].chars().next().is_some_and(char::is_alphanumeric))
}

/// The letters and digits that follow right after.
pub(super) fn rest_of_word(text: &str, from: usize) -> &str {
    let rest = &text[from..];
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    &rest[..end]
}

/// Where text must be mended: inside a fact at the fact itself, else where it stands.
pub(super) fn source(passage: &Passage<'_>, range: &Range<usize>) -> Option<Place> {
    let around = passage.stretches.iter().find(|s| s.range.start <= range.start && range.end <= s.range.end);
    match around.map(|stretch| &stretch.origin) {
        Some(Origin::Fact(_, sources, place)) => sources.first().or(*place).cloned(),
        _ => passage.place(range),
    }
}

/// Every cell with text, and how to make its place.
pub(super) fn cells(case: &Case) -> impl Iterator<Item = (&str, impl Fn() -> Place + '_)> {
    case.tables.values().flat_map(|table| {
        table.rows.iter().enumerate().flat_map(move |(index, row)| {
            row.values.iter().enumerate().filter_map(move |(column, value)| match value {
                Some(Value::Text(text)) => Some((text.as_str(), move || table.place(index, column))),
                _ => None,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn endings_are_cut() {
        assert_eq!((root("bygglovstaxor"), root("staden"), root("mötet")), ("bygglovsta", "stade", "mötet"));
    }
}
