//! Phrases of the templates as pieces of text.

use crate::document::{FactInline, Inline, Phrase};
use crate::source_text::{SourceFile, SourceText, TypedText};
use crate::templates::Arendetyp;

/// A phrase with its places filled in: `{organ}` becomes what is given for `organ`.
pub(super) fn filled(phrase: &Phrase, values: &[(&str, &[Inline])]) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut rest = phrase.text.as_str();
    while let Some((before, value, after)) = next_filled(rest, values) {
        inlines.push(Inline::Phrase(phrase.saying(before)));
        inlines.extend_from_slice(value);
        rest = after;
    }
    inlines.push(Inline::Phrase(phrase.saying(rest)));
    inlines.retain(|inline| !matches!(inline, Inline::Phrase(phrase) if phrase.text.is_empty()));
    inlines
}

/// The first place of a phrase that is filled in: the text before, the value and the text after.
fn next_filled<'t, 'v>(text: &'t str, values: &[(&str, &'v [Inline])]) -> Option<(&'t str, &'v [Inline], &'t str)> {
    let place = |(name, value): &(&str, &'v [Inline])| {
        let (before, after) = text.split_once(&format!("{{{name}}}"))?;
        Some((before, *value, after))
    };
    values.iter().filter_map(place).min_by_key(|(before, ..)| before.len())
}

/// A text with its places filled in, each once: what is filled in has no places of its own.
pub(super) fn filled_text(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for (index, piece) in text.split('{').enumerate() {
        let place = piece.split_once('}').filter(|_| index > 0);
        let value = place.and_then(|(name, rest)| Some((values.iter().find(|(known, _)| *known == name)?.1, rest)));
        match value {
            Some((value, rest)) => filled.extend([value, rest]),
            None => filled.extend([if index > 0 { "{" } else { "" }, piece]),
        }
    }
    filled
}

/// A piece of a phrase. What it refers to is not referred to by the handläggare; what it brings in of the case, a cell's text, a title or
/// a module, was typed there all the same.
pub(super) fn as_phrase(inline: Inline, phrase: &Phrase) -> Inline {
    match inline {
        Inline::Text(typed) if is_of(&typed, phrase) => Inline::Phrase(phrase.saying(typed.text())),
        Inline::Fact(fact) => Inline::Fact(FactInline { place: None, ..fact }),
        other => other,
    }
}

/// Whether a text is the phrase's own.
fn is_of(typed: &TypedText, phrase: &Phrase) -> bool {
    match typed {
        TypedText::File(source) => *source.file.name() == phrase.file,
        other => *other.whole().file() == phrase.file,
    }
}

/// A phrase as a source, so that problems in it have a place too.
pub(super) fn template_text(phrase: &Phrase) -> SourceText {
    let file = SourceFile::new(&phrase.file, &phrase.text);
    let characters: Vec<(char, u32)> = phrase.text.char_indices().map(|(at, c)| (c, at as u32)).collect();
    SourceText::new(&file, &characters, phrase.text.len() as u32)
}

/// A phrase of a kind of case, by its key in `arendetyp.toml`.
pub(super) fn kind_phrase(kind: &Arendetyp, key: &str, text: &str) -> Phrase {
    Phrase { text: text.to_owned(), file: [&kind.namn, "/arendetyp.toml"].concat().into(), key: key.into() }
}
