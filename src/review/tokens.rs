//! A passage as words and sentences, and phrases found in it. What rules on facts, titles and laws have in common.

use std::collections::BTreeMap;
use std::ops::Range;

use super::phrases::{LETTERS, begins_plainly, ends_plainly};
use super::word_set::Bytes;

/// Whether a character is a mark that is no part of the word that it stands around.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '”' | '"' | '’' | '–' | '—' | '…')
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its bytes, without the marks around it.
    pub range: Range<usize>,
    /// The number of its sentence, from 0.
    pub sentence: usize,
}

/// The words of a text in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / LETTERS);
    let mut sentence = 0;
    let mut raw = raw_words(text).peekable();
    while let Some(range) = raw.next() {
        let written = &text[range.clone()];
        let begun = if begins_plainly(written) { written } else { written.trim_start_matches(is_mark) };
        let ended = if ends_plainly(written) { written } else { written.trim_end_matches(is_mark) };
        let (start, end) = (range.end - begun.len(), range.start + ended.len());
        if start < end {
            words.push(Word { range: start..end, sentence });
        }
        let next = raw.peek().map(|next| &text[next.clone()]);
        if ends_sentence(written, next) {
            sentence += 1;
        }
    }
    words
}

/// The byte ranges between white space.
fn raw_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let pieces = text.split_inclusive(char::is_whitespace).map(move |piece| {
        let start = end;
        end += piece.len();
        start..start + piece.trim_end().len()
    });
    pieces.filter(|range| !range.is_empty())
}

/// A mark ends a sentence when the next word starts with a capital; "t.ex." has a full stop inside and ends nothing.
fn ends_sentence(word: &str, next: Option<&str>) -> bool {
    if ends_plainly(word) {
        return false;
    }
    let trimmed = word.trim_end_matches(['”', ')', '"']);
    let Some(before) = trimmed.strip_suffix(['.', '!', '?']) else { return false };
    let capital = |next: &str| next.trim_start_matches(is_mark).starts_with(char::is_uppercase);
    !before.contains('.') && next.is_none_or(capital)
}

/// Phrases to find in texts, each with what it stands for.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: BTreeMap<String, Vec<(String, T)>>,
    /// The bytes that they begin with: most words begin otherwise, and are asked nothing more.
    beginnings: Bytes,
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<'p, T> {
    /// Its bytes, with the s of a genitive.
    pub range: Range<usize>,
    /// Whether it has an s more than the phrase.
    pub genitive: bool,
    /// What it stands for.
    pub meaning: &'p T,
}

impl<T> Phrases<T> {
    /// Takes the phrases; of those that start alike the longest is tried first.
    pub(super) fn new(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_first: BTreeMap<String, Vec<(String, T)>> = BTreeMap::new();
        for (phrase, meaning) in phrases {
            let first = first_run(&phrase).to_owned();
            if !first.is_empty() {
                by_first.entry(first).or_default().push((phrase, meaning));
            }
        }
        by_first.values_mut().for_each(|same| same.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len())));
        let beginnings = by_first.keys().filter_map(|first| first.bytes().next()).collect();
        Self { by_first, beginnings }
    }

    /// The phrases in a text, in order and apart.
    pub(super) fn find(&self, text: &str, words: &[Word]) -> Vec<Found<'_, T>> {
        let mut found: Vec<Found<'_, T>> = Vec::new();
        for word in words {
            let free = found.last().is_none_or(|last| last.range.end <= word.range.start);
            if free {
                found.extend(self.at(text, word.range.start));
            }
        }
        found
    }

    /// The phrase that starts at a byte of a text.
    pub(super) fn at(&self, text: &str, start: usize) -> Option<Found<'_, T>> {
        let rest = text.get(start..).filter(|rest| self.beginnings.has(rest.as_bytes().first()))?;
        let first = first_run(rest);
        let same = |key: &str| self.by_first.get(key).into_iter().flatten();
        let shortened = first.strip_suffix('s').unwrap_or_default();
        same(first).chain(same(shortened)).find_map(|(phrase, meaning)| {
            let (length, genitive) = starts_with(rest, phrase)?;
            Some(Found { range: start..start + length, genitive, meaning })
        })
    }
}

/// The letters and digits that a text starts with.
fn first_run(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// Whether a text starts with a phrase as whole words: its length there, and whether an s of a genitive follows. A space
/// that must not break is a space.
fn starts_with(text: &str, phrase: &str) -> Option<(usize, bool)> {
    let space = |c: char| if c == '\u{a0}' { ' ' } else { c };
    let mut rest = text.chars();
    if !phrase.chars().all(|wanted| rest.next().map(space) == Some(space(wanted))) {
        return None;
    }
    let after = rest.as_str();
    let length = text.len() - after.len();
    let whole = |after: &str| !after.starts_with(char::is_alphanumeric);
    match after.strip_prefix('s') {
        Some(after) if whole(after) => Some((length + 1, true)),
        _ => whole(after).then_some((length, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrases, words};

    #[test]
    fn sentences_end_before_a_capital_and_not_after_abbreviations() {
        let text = "Enligt 2 kap. 1 § gäller t.ex. Göteborg. Det är så (enligt staden). Slut";
        let numbered: Vec<(&str, usize)> =
            words(text).into_iter().map(|word| (&text[word.range.clone()], word.sentence)).collect();
        assert_eq!(numbered[7], ("Göteborg", 0));
        assert_eq!(numbered[8], ("Det", 1));
        assert_eq!(numbered.last(), Some(&("Slut", 2)));
    }

    #[test]
    fn phrases_are_whole_words_with_or_without_genitive() {
        let phrases = Phrases::new([("Trygg i Göteborg".to_owned(), 1), ("NSC".to_owned(), 2)]);
        let find = |text: &str| {
            let found = phrases.find(text, &words(text));
            found.iter().map(|f| (text[f.range.clone()].to_owned(), f.genitive)).collect::<Vec<_>>()
        };
        assert_eq!(find("(NSC) och NSC-kanaler"), [("NSC".to_owned(), false), ("NSC".to_owned(), false)]);
        assert_eq!(find("Trygg i\u{a0}Göteborgs arbete"), [("Trygg i\u{a0}Göteborgs".to_owned(), true)]);
        assert_eq!(find("Trygg i Göteborgsregionen, NSCR"), []);
    }
}
