//! What a layout may say by itself: the words that its list has, and numbers.
//!
//! The list is a file of the layout, [`FILE`]: labels of tables and figures, the mark of a draft. Each of its words is known by the
//! line that has it, wherever the layout says it.

use typst::World as _;
use typst::syntax::{LinkedNode, SyntaxKind, ast};

use super::told::place_in;
use super::world::{World, file_id};
use crate::place::Place;
use crate::templates::OWN_WORDS as FILE;

/// The words of the list.
#[derive(Debug, Default)]
pub(super) struct OwnWords {
    /// What each says, in small letters, and where; the longest first.
    words: Vec<(String, Place)>,
}

impl OwnWords {
    /// Those that a world's layout has.
    pub(super) fn of(world: &World<'_>) -> Self {
        let source = file_id(FILE).and_then(|file| world.source(file).ok());
        let mut words = Vec::new();
        let root = source.as_ref().map(|source| LinkedNode::new(source.root()));
        let mut open: Vec<LinkedNode<'_>> = root.into_iter().collect();
        while let Some(node) = open.pop() {
            let said = said_by(&node).filter(|said| said.contains(char::is_alphabetic));
            let place = source.as_ref().and_then(|source| place_in(FILE, source.lines(), node.range()));
            words.extend(said.map(|said| plain(&said)).zip(place));
            open.extend(node.children());
        }
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self { words }
    }

    /// Where the list has a text.
    pub(super) fn place(&self, text: &str) -> Option<&Place> {
        let text = plain(text);
        self.words.iter().find(|(word, _)| *word == text).map(|(_, place)| place)
    }

    /// What is left of a text without the words of the list.
    pub(super) fn without(&self, text: &str) -> String {
        let mut left = plain(text);
        for (word, _) in &self.words {
            while let Some(at) = standing_alone(&left, word) {
                left.replace_range(at..at + word.len(), " ");
            }
        }
        left
    }
}

/// What a node of the list says: a content block or a string.
fn said_by(node: &LinkedNode<'_>) -> Option<String> {
    match node.kind() {
        SyntaxKind::ContentBlock => Some(text_of(node)),
        SyntaxKind::Str => node.cast::<ast::Str>().map(|said| said.get().to_string()),
        _ => None,
    }
}

/// The text of a content block without what marks it up.
fn text_of(node: &LinkedNode<'_>) -> String {
    match node.kind() {
        SyntaxKind::Text | SyntaxKind::Space => node.leaf_text().to_string(),
        _ => node.children().map(|child| text_of(&child)).collect(),
    }
}

/// A text in small letters, with one space for white space of any kind.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a word stands in a text with no letter or digit right before or after it.
fn standing_alone(text: &str, word: &str) -> Option<usize> {
    let is_apart = |at: &usize| {
        !text[..*at].ends_with(char::is_alphanumeric) && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    };
    text.match_indices(word).map(|(at, _)| at).find(is_apart)
}

/// Whether a word is a number in digits, or in letters as pages and items are counted: `iv`, `b`.
pub(super) fn is_number(word: &str, most: usize) -> bool {
    if word.chars().all(char::is_numeric) {
        return word.parse::<usize>().map_or(!word.is_ascii(), |number| number <= most);
    }
    let is_letter = word.chars().count() == 1;
    is_letter || (1..=most.min(MOST_IN_LETTERS)).any(|number| word.eq_ignore_ascii_case(&roman(number)))
}

/// Nothing that has more pages or items counts them in letters.
const MOST_IN_LETTERS: usize = 200;

/// A number in Roman numerals.
fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut written = String::new();
    for (worth, sign) in SIGNS {
        while number >= worth {
            written.push_str(sign);
            number -= worth;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for number in ["1", "12", "iv", "XII", "b", "xcix", "²"] {
            assert!(is_number(number, 20) || number == "xcix", "{number}");
        }
        assert!(is_number("xcix", 100));
        for word in ["2031", "civil", "obs", "mix", "iiii", "1a"] {
            assert!(!is_number(word, 200), "{word}");
        }
    }
}
