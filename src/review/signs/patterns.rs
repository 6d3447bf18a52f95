//! Fixed patterns of signs, told by characters of some kinds one after the other.

use std::str::Chars;

/// Whether a character of a kind stands in a text, with others that follow it; what kinds these are is compiled into each sign's own
/// search, since it is asked of every character of a case.
pub(super) fn is_in(
    text: &str,
    first: impl Fn(char) -> bool,
    others: impl Fn(&mut Chars<'_>) -> bool,
    may_be: impl Fn(&str, usize) -> bool,
) -> bool {
    text.char_indices().any(|(at, c)| first(c) && others(&mut text[at + c.len_utf8()..].chars()) && may_be(text, at))
}

/// A sign, compiled at most once; a test holds each readable.
macro_rules! sign {
    (@others) => {
        |_: &mut std::str::Chars<'_>| true
    };
    (@others $($needs:expr),+) => {
        |following: &mut std::str::Chars<'_>| $(following.next().is_some_and($needs))&&+
    };
    ($name:ident = [$($needs:expr),*], $pattern:expr) => {
        sign!($name = [$($needs),*] and |_, _| true, $pattern);
    };
    ($name:ident = [$first:expr $(, $needs:expr)*] and $may_be:expr, $pattern:expr) => {
        static $name: crate::review::patterns::Fixed = crate::review::patterns::Fixed::new(
            |text| {
                let others = sign!(@others $($needs),*);
                super::patterns::is_in(text, $first, others, $may_be)
            },
            || regex::Regex::new($pattern).ok(),
        );
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
