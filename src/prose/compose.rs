//! Text stays in NFC where a mark was written by its name, or stands beside markup: `e&#769;` is printed as é.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::RawInline;
use crate::diagnostic::Diagnostics;
use crate::inputs::toml::refused;
use crate::source_text::SourceText;

/// More marks than this on one letter belong to no language.
const MARKS: usize = 32;

/// Composes the marks at the start of a text with the text before. A mark that would have to join something else, such as
/// emphasis or a value, is reported.
pub(super) fn composed(inlines: Vec<RawInline>, problems: &mut Diagnostics) -> Vec<RawInline> {
    let begins = |text: &SourceText| text.text.starts_with(is_combining_mark);
    if !inlines.iter().any(|inline| matches!(inline, RawInline::Text(text) if begins(text))) {
        return inlines;
    }
    let mut whole: Vec<RawInline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (whole.last_mut(), inline) {
            (Some(RawInline::Text(before)), RawInline::Text(text)) if begins(&text) && !is_pile(&before.text) => {
                let end = text.text.find(|c| !is_combining_mark(c)).unwrap_or(text.text.len());
                *before = joined(before, &text.slice(0..end));
                if end < text.text.len() {
                    whole.push(RawInline::Text(text.slice(end..text.text.len())));
                }
            }
            (_, RawInline::Text(text)) if begins(&text) => {
                problems.extend(text.text.chars().next().map(|mark| refused(mark).at(text.whole())));
                whole.push(RawInline::Text(text));
            }
            (_, other) => whole.push(other),
        }
    }
    whole
}

/// A text whose last letter has more marks; what they make together stands from the letter to the last mark.
fn joined(text: &SourceText, marks: &SourceText) -> SourceText {
    let mut characters: Vec<(char, u32)> = text.characters().collect();
    let base = characters.iter().rposition(|(character, _)| !is_combining_mark(*character)).unwrap_or(0);
    let last = characters.split_off(base);
    let place = last.first().map_or(0, |(_, place)| *place);
    let letter = last.iter().map(|(character, _)| *character).chain(marks.text.chars()).nfc();
    characters.extend(letter.map(|character| (character, place)));
    text.rewritten(&characters).stretched(marks)
}

/// Whether a text ends in more marks than any letter has; another one is reported, not joined.
fn is_pile(text: &str) -> bool {
    text.chars().rev().take(MARKS).filter(|c| is_combining_mark(*c)).count() == MARKS
}
