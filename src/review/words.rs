//! Words in text as a reader sees it: which of them stand alone, and where they came from. Boundaries know every letter, not only
//! those of English.

use std::collections::BTreeMap;
use std::ops::Range;

use super::passages::{Origin, Passage};
pub(super) use super::runs::words;
use super::word_set::Bytes;
use crate::model::{Case, Value};
use crate::place::Place;

/// A word without what inflection changes.
pub(super) fn root(word: &str) -> &str {
    let letters = word.chars().count();
    let cut = if letters > 8 { 3 } else { usize::from(letters > 5) };
    word.char_indices().rev().nth(cut).map_or(word, |(at, last)| &word[..at + last.len_utf8()])
}

/// Texts to find as they are written; a space in them is any single space or line break. A pattern would do it too, but compiling one
/// of some fifty texts takes longer than looking for them in a whole case.
#[derive(Debug)]
pub(super) struct Literals<'l> {
    /// By their first character, the longest first.
    by_first: BTreeMap<char, Vec<&'l str>>,
    /// The bytes that they begin with, alone and with the next one: nearly every place of a text has neither.
    beginnings: Bytes,
    pairs: Pairs,
}

/// Pairs of bytes: a bit for some that are reckoned alike.
#[derive(Debug, Default)]
struct Pairs([u64; PAIRS / 64]);

/// So many pairs are told apart.
const PAIRS: usize = 512;

impl Pairs {
    /// The beginnings of a literal. What a space in it may be begins in three ways, and anything may follow a single byte.
    fn take(&mut self, literal: &[u8]) {
        match literal {
            [first, b' ', ..] => [b' ', b'\n', 0xc2].iter().for_each(|second| self.insert(*first, *second)),
            [first, second, ..] => self.insert(*first, *second),
            [first] => (0..=u8::MAX).for_each(|second| self.insert(*first, second)),
            [] => {}
        }
    }

    fn insert(&mut self, first: u8, second: u8) {
        let pair = Self::number(first, second);
        self.0[pair / 64] |= 1 << (pair % 64);
    }

    /// Whether a literal may begin so.
    fn may_have(&self, first: u8, second: u8) -> bool {
        let pair = Self::number(first, second);
        self.0[pair / 64] & (1 << (pair % 64)) != 0
    }

    fn number(first: u8, second: u8) -> usize {
        (31 * usize::from(first) + usize::from(second)) % PAIRS
    }
}

impl<'l> Literals<'l> {
    pub(super) fn new(literals: impl IntoIterator<Item = &'l str>) -> Self {
        let mut by_first: BTreeMap<char, Vec<&str>> = BTreeMap::new();
        for literal in literals {
            if let Some(first) = literal.chars().next() {
                by_first.entry(first).or_default().push(literal);
            }
        }
        by_first.values_mut().for_each(|alike| alike.sort_by_key(|literal| std::cmp::Reverse(literal.len())));
        let beginnings = by_first.values().flatten().filter_map(|literal| literal.bytes().next()).collect();
        let mut pairs = Pairs::default();
        by_first.values().flatten().for_each(|literal| pairs.take(literal.as_bytes()));
        Self { by_first, beginnings, pairs }
    }

    /// Where they stand in a text, in order and apart.
    pub(super) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut end = 0;
        // Bytes inside a character are none that a literal begins with.
        let bytes = text.as_bytes();
        let begins = bytes.iter().enumerate().filter(|(at, byte)| {
            self.beginnings.has(Some(byte)) && bytes.get(at + 1).is_none_or(|next| self.pairs.may_have(**byte, *next))
        });
        let starts = begins.filter_map(|(at, _)| Some((at, self.by_first.get(&text[at..].chars().next()?)?)));
        starts.filter_map(move |(start, alike)| {
            let rest = text.get(start..).filter(|_| start >= end)?;
            end = start + alike.iter().find_map(|literal| length_of(literal, rest))?;
            Some(start..end)
        })
    }

    /// Those that are no part of a longer word.
    pub(super) fn alone<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.find(text).filter(|range| begins(text, range) && ends(text, range))
    }
}

/// How much of a text a literal is that it begins with.
fn length_of(literal: &str, text: &str) -> Option<usize> {
    let mut rest = text.chars();
    let is = |wanted: char, c: char| c == wanted || wanted == ' ' && matches!(c, '\n' | '\u{a0}');
    let same = literal.chars().all(|wanted| rest.next().is_some_and(|c| is(wanted, c)));
    same.then(|| text.len() - rest.as_str().len())
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
    use super::{Literals, root};

    #[test]
    fn endings_are_cut() {
        assert_eq!((root("bygglovstaxor"), root("staden"), root("mötet")), ("bygglovsta", "stade", "mötet"));
    }

    #[test]
    fn literals_are_found_whatever_their_spaces_and_the_longest_first() {
        let literals = ["ange", "ange datum", "å å", ""];
        let ends = |found: std::ops::Range<usize>| (found.start, found.end);
        let found = |text: &str| Literals::new(literals).find(text).map(ends).collect::<Vec<_>>();
        assert_eq!(found("ange datum, ange\u{a0}datum\noch ange  datum"), [(0, 10), (12, 23), (28, 32)]);
        // What has been found is not found again inside itself.
        assert_eq!(found("å\nå å"), [(0, 5)]);
        assert!(found("").is_empty());
        let alone = |text: &str| Literals::new(literals).alone(text).map(ends).collect::<Vec<_>>();
        assert_eq!(alone("ångest, mangel, anger, (ange)"), [(25, 29)]);
    }
}
