//! What a word is by its shape and its place: one of prose, a verb or a noun put together of others, the first of a sentence.

use std::ops::Range;

use super::dictionary::Dictionary;
use super::{SHORTEST_PART, SHORTEST_UNKNOWN};
use crate::review::language_data::LANGUAGE;

/// Whether a word is a participle that has become a noun: "vårdandet", "de dubbelarbetandes".
pub(super) fn is_participle(lower: &str, dictionary: &Dictionary) -> bool {
    let mut stems = LANGUAGE.participslut.iter().filter_map(|end| lower.strip_suffix(end.as_str()));
    stems.any(|stem| LANGUAGE.participled.end(stem) && dictionary.knows(stem))
}

/// Whether a word is a verb with a first part that many verbs take, "slutbesiktigades", "delfinansierats": dictionaries have few of
/// them.
pub(super) fn is_put_together(lower: &str, dictionary: &Dictionary) -> bool {
    let rest = LANGUAGE.verbled.iter().filter_map(|part| lower.strip_prefix(part.as_str()));
    let is_verb = |rest: &str| LANGUAGE.verbslut.end(rest);
    // "mässår", "kyrkoråd": short nouns that dictionaries do not put last.
    let heads = LANGUAGE.slutled.iter().filter_map(|last| lower.strip_suffix(last.as_str()));
    let begins = |head: &str| dictionary.begins_others(head) || dictionary.is_cut_noun(head);
    if heads.into_iter().any(|head| head.chars().count() >= SHORTEST_PART && begins(head)) {
        return true;
    }
    rest.into_iter().any(|rest| rest.chars().count() >= SHORTEST_UNKNOWN && is_verb(rest) && dictionary.has(rest))
}

/// Whether a word is one of prose: letters alone, small but for the first, and no part of an address or of a word
/// that a hyphen goes on.
pub(super) fn is_plain(text: &str, range: &Range<usize>) -> bool {
    let word = &text[range.clone()];
    let mark = |c: char| matches!(c, '-' | '@' | '/' | '.' | '_' | ':' | '\u{2011}' | '’' | '&');
    let joined = text[..range.start].ends_with(mark)
        || text[range.end..].starts_with(['-', '@', '/', '_', '\u{2011}', '’', '&'])
        || text[range.end..].strip_prefix(['.', ':']).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let small = word.chars().skip(1).all(char::is_lowercase);
    // "xxviii" is a number.
    let roman = word.chars().all(|c| "ivxlc".contains(c));
    word.chars().count() >= SHORTEST_UNKNOWN && word.chars().all(char::is_alphabetic) && small && !joined && !roman
}

/// Whether a sentence begins at a byte.
pub(super) fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':'])
}
