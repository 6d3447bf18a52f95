//! The words of a text as runs of letters and digits, which know no marks.

use std::ops::Range;

use super::phrases::{LETTERS, small};

/// Runs of letters and digits, with hyphens and apostrophes inside, by their bytes.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::with_capacity(text.len() / LETTERS);
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

/// A word of a text, as [`words`] finds it, and in small letters.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Its bytes.
    pub range: Range<usize>,
    /// It in small letters.
    pub lower: String,
}

/// The words of a text, and each in small letters.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let run = |range: Range<usize>| Run { lower: small(&text[range.clone()]), range };
    words(text).into_iter().map(run).collect()
}
