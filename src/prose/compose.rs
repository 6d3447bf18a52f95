//! Text stays in NFC where a mark was written by its name, or stands beside markup: `e&#769;` is printed as é.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::RawInline;
use crate::diagnostic::Diagnostics;
use crate::inputs::toml::refused;

/// More marks than this on one letter belong to no language.
const MARKS: usize = 32;

/// Composes the marks at the start of a text with the text before. A mark that would have to join something else, such as
/// emphasis or a value, is reported.
pub(super) fn composed(inlines: Vec<RawInline>, problems: &mut Diagnostics) -> Vec<RawInline> {
    let begins = |inline: &RawInline| matches!(inline, RawInline::Text(text, _) if text.starts_with(is_combining_mark));
    if !inlines.iter().any(begins) {
        return inlines;
    }
    let mut whole: Vec<RawInline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (whole.last_mut(), inline) {
            (Some(RawInline::Text(before, _)), RawInline::Text(text, place))
                if text.starts_with(is_combining_mark) && !is_pile(before) =>
            {
                let end = text.find(|c| !is_combining_mark(c)).unwrap_or(text.len());
                let base = before.trim_end_matches(is_combining_mark).chars().next_back();
                let start = before.trim_end_matches(is_combining_mark).len() - base.map_or(0, char::len_utf8);
                let joined: String = before[start..].chars().chain(text[..end].chars()).nfc().collect();
                before.replace_range(start.., &joined);
                if end < text.len() {
                    whole.push(RawInline::Text(text[end..].to_owned(), place));
                }
            }
            (_, RawInline::Text(text, place)) if text.starts_with(is_combining_mark) => {
                problems.extend(text.chars().next().map(|mark| refused(mark).at(place.clone())));
                whole.push(RawInline::Text(text, place));
            }
            (_, other) => whole.push(other),
        }
    }
    whole
}

/// Whether a text ends in more marks than any letter has; another one is reported, not joined.
fn is_pile(text: &str) -> bool {
    text.chars().rev().take(MARKS).filter(|c| is_combining_mark(*c)).count() == MARKS
}
