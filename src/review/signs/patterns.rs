//! Fixed patterns, each with what a text must hold before it is asked.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A kind of character.
pub(super) type Class = fn(char) -> bool;

/// A pattern, and characters that stand one after the other in all that it matches. Compiling a pattern takes longer than
/// looking for them in a whole case, and most cases have none.
pub(super) struct Sign {
    pub(super) needs: &'static [Class],
    pub(super) pattern: LazyLock<Option<Regex>>,
}

impl Sign {
    /// All that a text has of it.
    pub(super) fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let pattern = if self.may_be_in(text) { self.pattern.as_ref() } else { None };
        pattern.into_iter().flat_map(move |pattern| pattern.captures_iter(text))
    }

    fn may_be_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| {
            let mut following = text[at..].chars();
            self.needs.iter().all(|is| following.next().is_some_and(is))
        })
    }
}

/// A sign, compiled at most once; a test holds each readable.
macro_rules! sign {
    ($name:ident = [$($needs:expr),*], $pattern:expr) => {
        static $name: Sign =
            Sign { needs: &[$($needs),*], pattern: std::sync::LazyLock::new(|| regex::Regex::new($pattern).ok()) };
    };
}
pub(super) use sign;

pub(super) fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

pub(super) fn space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}')
}

/// A mark that ends a sentence or a part of one.
pub(super) fn stop(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?')
}
