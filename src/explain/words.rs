//! Words of pages: where they stand, and which texts they are of.

use unicode_normalization::UnicodeNormalization;

use super::index::Part;
use crate::characters;
use crate::origin_record::{DocumentMap, PageItem};

/// A place of words on a page: the texts that they are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A part of a text.
    Part(Part),
    /// The layout's own words, on a page from 0.
    Layout(usize, String),
}

/// A character of a page.
struct Sign {
    character: char,
    /// What it is of; none for the space between texts.
    of: Option<(usize, Of)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// A text's number, and the bytes.
    Text(usize, usize, usize),
    /// Words of a template: the number of its line's text.
    Literal(usize),
    /// The layout's.
    Layout,
}

/// How words are compared, the strictest first.
const WAYS: [Way; 4] = [
    Way { folds: false, whole: true },
    Way { folds: true, whole: true },
    Way { folds: false, whole: false },
    Way { folds: true, whole: false },
];

#[derive(Clone, Copy)]
struct Way {
    /// Capitals and small letters are the same.
    folds: bool,
    /// No letter or digit stands right before or after.
    whole: bool,
}

/// The documents in which words may be looked for, by their numbers.
pub(super) type Documents<'r> = Vec<(usize, &'r DocumentMap)>;

/// Everything that the words are of, in the order of the pages; found in the strictest way that finds something.
pub(super) fn find(documents: &Documents<'_>, page: Option<usize>, words: &str) -> Vec<Found> {
    let wanted: Vec<char> = spaced(words.nfc()).collect();
    let wanted: Vec<char> = String::from_iter(wanted).trim().chars().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let pages: Vec<(usize, Vec<Sign>)> =
        documents.iter().map(|(number, document)| (*number, signs(document, page))).collect();
    for way in WAYS {
        let found: Vec<Found> =
            pages.iter().flat_map(|(document, signs)| matches(*document, signs, &wanted, way)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Characters with one space for white space of any kind, and none that are not seen.
fn spaced(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut after_space = false;
    let seen = characters.filter(|c| !characters::invisible(*c) && *c != '\u{ad}');
    seen.map(|c| if c.is_whitespace() { ' ' } else { c }).filter(move |c| {
        let is_more = *c == ' ' && after_space;
        after_space = *c == ' ';
        !is_more
    })
}

/// The characters of a document's pages, or of one of them.
fn signs(document: &DocumentMap, page: Option<usize>) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let pages = document.sidor.iter().enumerate().filter(|(number, _)| page.is_none_or(|page| page == number + 1));
    for (number, blocks) in pages {
        for block in blocks {
            push(&mut signs, ' ', None);
            let mut last: Option<&PageItem> = None;
            for item in block {
                if is_apart(document, last, item) {
                    push(&mut signs, ' ', None);
                }
                add(&mut signs, document, number, item);
                last = Some(item);
            }
        }
    }
    signs
}

fn push(signs: &mut Vec<Sign>, character: char, of: Option<(usize, Of)>) {
    let character = if character.is_whitespace() { ' ' } else { character };
    let is_more = character == ' ' && signs.last().is_some_and(|last| last.character == ' ');
    if !is_more && !characters::invisible(character) && character != '\u{ad}' {
        signs.push(Sign { character, of });
    }
}

fn add(signs: &mut Vec<Sign>, document: &DocumentMap, page: usize, item: &PageItem) {
    match item {
        PageItem::Part(number, from, to) => {
            let text = document.texter[*number].text.get(*from..*to).unwrap_or_default();
            for (at, character) in text.char_indices() {
                let start = from + at;
                push(signs, character, Some((page, Of::Text(*number, start, start + character.len_utf8()))));
            }
        }
        PageItem::Literal(number, words) => {
            words.chars().for_each(|character| push(signs, character, Some((page, Of::Literal(*number)))));
        }
        PageItem::Layout(words) => {
            words.chars().for_each(|character| push(signs, character, Some((page, Of::Layout))));
        }
    }
}

/// Whether white space stands between two texts of a block.
fn is_apart(document: &DocumentMap, last: Option<&PageItem>, next: &PageItem) -> bool {
    let (Some(PageItem::Part(one, _, end)), PageItem::Part(other, start, _)) = (last, next) else { return true };
    let text = |number: usize| document.texter[number].text.as_str();
    let rest = text(*one).get(*end..).unwrap_or_default();
    let before = text(*other).get(..*start).unwrap_or_default();
    one == other || rest.contains(char::is_whitespace) || before.contains(char::is_whitespace)
}

fn matches(document: usize, signs: &[Sign], wanted: &[char], way: Way) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut start = 0;
    while start + wanted.len() <= signs.len() {
        let end = start + wanted.len();
        let is_here = signs[start..end].iter().zip(wanted).all(|(sign, wanted)| is_same(sign.character, *wanted, way));
        if !is_here || (way.whole && !stands_alone(signs, start, end)) {
            start += 1;
            continue;
        }
        for part in parts(document, &signs[start..end]) {
            if !found.contains(&part) {
                found.push(part);
            }
        }
        start = end;
    }
    found
}

fn is_same(one: char, other: char, way: Way) -> bool {
    one == other || (way.folds && one.to_lowercase().eq(other.to_lowercase()))
}

/// Whether no letter or digit goes on before or after.
fn stands_alone(signs: &[Sign], start: usize, end: usize) -> bool {
    let goes_on = |at: Option<usize>, beside: usize| {
        let before = at.and_then(|at| signs.get(at)).is_some_and(|sign| sign.character.is_alphanumeric());
        before && signs[beside].character.is_alphanumeric()
    };
    !goes_on(start.checked_sub(1), start) && !goes_on(Some(end), end - 1)
}

/// The texts that characters beside each other are of.
fn parts(document: usize, signs: &[Sign]) -> Vec<Found> {
    let mut parts: Vec<Found> = Vec::new();
    for sign in signs {
        let Some((page, of)) = sign.of else { continue };
        match (of, parts.last_mut()) {
            (Of::Text(text, _, to), Some(Found::Part(part))) if part.text == text => part.to = part.to.max(to),
            (Of::Text(text, from, to), _) => parts.push(Found::Part(Part { document, text, from, to })),
            (Of::Literal(text), Some(Found::Part(part))) if part.text == text => {}
            (Of::Literal(text), _) => parts.push(Found::Part(Part { document, text, from: 0, to: 0 })),
            (Of::Layout, Some(Found::Layout(at, words))) if *at == page => words.push(sign.character),
            (Of::Layout, _) => parts.push(Found::Layout(page, sign.character.to_string())),
        }
    }
    parts
}
