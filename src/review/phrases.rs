//! Words, phrases and sentences of a text, with their bytes in it.

use std::ops::Range;

/// A word without the punctuation around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// As it stands.
    pub text: &'t str,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The words of a text; no-break spaces part words as others do.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split(char::is_whitespace) {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            let start = at + (piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
            words.push(Word { text: word, range: start..start + word.len() });
        }
        at += piece.len() + text[at + piece.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// A pattern that any of the phrases matches, whatever the spaces in it; the longest phrase first.
pub fn any_of<'p>(phrases: impl IntoIterator<Item = &'p String>) -> String {
    let mut phrases: Vec<&String> = phrases.into_iter().collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    let spaced = |phrase: &String| phrase.split(' ').map(regex::escape).collect::<Vec<_>>().join(r"\s+");
    format!("(?:{})", phrases.into_iter().map(spaced).collect::<Vec<_>>().join("|"))
}

/// The sentences of a text. A full stop ends one when a space and a capital follow, unless what it ends is an
/// abbreviation: a single letter, or a word with a full stop inside.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', '\n']) {
        let end = at + mark.len();
        if mark == "\n" || (ends_sentence(&text[end..]) && !abbreviated(&text[start..at])) {
            sentences.push(start..end);
            start = end;
        }
    }
    sentences.push(start..text.len());
    sentences.retain(|range| !text[range.clone()].trim().is_empty());
    sentences
}

fn ends_sentence(rest: &str) -> bool {
    let mut characters = rest.chars();
    let space = characters.next().is_none_or(char::is_whitespace);
    space && characters.find(|c| c.is_alphanumeric()).is_none_or(|c| c.is_uppercase() || c.is_numeric())
}

fn abbreviated(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains('.') || word.chars().filter(|c| c.is_alphabetic()).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_bytes() {
        let text = "Enligt ”§\u{a0}984” (se bilaga\u{a0}1).";
        let found: Vec<&str> = words(text).iter().map(|word| &text[word.range.clone()]).collect();
        assert_eq!(found, ["Enligt", "984", "se", "bilaga", "1"]);
    }

    #[test]
    fn sentences_end_where_one_begins() {
        let text = "Det gäller t.ex. Malmö. Enligt 2 kap. 1 § är det så! Är det? Ja";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(found, ["Det gäller t.ex. Malmö.", "Enligt 2 kap.", "1 § är det så!", "Är det?", "Ja"]);
    }
}
