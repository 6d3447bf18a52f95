//! Fixed patterns of signs, told by a sign that few characters are, and by the kinds of characters beside it.

use std::iter::Rev;
use std::str::Chars;

use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

/// Marks that end a sentence or a part of one, as [`stop`] knows them.
pub(super) const STOPS: &[u8] = b".,;:!?";

/// Digits, as [`digit`] knows them.
pub(super) const DIGITS: &[u8] = b"0123456789";

/// Whether one of some signs stands in a text, between others before it and behind it. Signs are ASCII, so that they are looked for among
/// bytes; what kinds stand beside them is compiled into each pattern's own search.
pub(super) fn is_in(
    text: &str,
    signs: &[u8],
    before: impl Fn(&mut Rev<Chars<'_>>) -> bool,
    after: impl Fn(&mut Chars<'_>) -> bool,
    may_be: impl Fn(&str, usize) -> bool,
) -> bool {
    let is_at =
        |at: usize| before(&mut text[..at].chars().rev()) && after(&mut text[at + 1..].chars()) && may_be(text, at);
    // Three are looked for at once, and no more.
    signs.chunks(3).any(|signs| match *signs {
        [sign] => memchr_iter(sign, text.as_bytes()).any(is_at),
        [one, other] => memchr2_iter(one, other, text.as_bytes()).any(is_at),
        [one, other, third] => memchr3_iter(one, other, third, text.as_bytes()).any(is_at),
        _ => false,
    })
}

/// A pattern, compiled at most once: its signs, the kinds before it (the nearest first) and behind it, and what else may be asked of a
/// text where the sign stands. A test holds each readable.
macro_rules! sign {
    (@beside) => {
        |_| true
    };
    (@beside $($kind:expr),+) => {
        |characters| $(characters.next().is_some_and($kind))&&+
    };
    ($name:ident = [$($before:expr),*], $signs:expr, [$($after:expr),*], $pattern:expr) => {
        sign!($name = [$($before),*], $signs, [$($after),*] and |_, _| true, $pattern);
    };
    ($name:ident = [$($before:expr),*], $signs:expr, [$($after:expr),*] and $may_be:expr, $pattern:expr) => {
        static $name: crate::review::patterns::Fixed = crate::review::patterns::Fixed::new(
            |text| {
                super::patterns::is_in(text, $signs, sign!(@beside $($before),*), sign!(@beside $($after),*), $may_be)
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
