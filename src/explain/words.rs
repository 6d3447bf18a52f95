//! Words of pages: where they stand, and which texts they are of.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::index::Part;
use crate::characters;
use crate::origin_record::{DocumentMap, PageItem};
use crate::prose::SCHEMES;

/// A place of words on a page: the texts that they are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A part of a text.
    Part(Part),
    /// The layout's own words: the document's number, and the page from 0.
    Layout(usize, usize, String),
}

/// A character of a page.
struct Sign {
    character: char,
    /// What it is of; none for the space between texts.
    of: Option<(usize, Of)>,
    /// A space that may be there or not: where another text begins, and inside of what the layout says.
    may_lack: bool,
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
    let pages: Vec<(usize, Vec<Sign>)> =
        documents.iter().map(|(number, document)| (*number, signs(document, page))).collect();
    let found = |wanted: Vec<char>| {
        let in_way = |way: &Way| -> Vec<Found> {
            pages.iter().flat_map(|(document, signs)| matches(*document, signs, &wanted, *way)).collect()
        };
        let ways = WAYS.iter().filter(|_| !wanted.is_empty());
        ways.map(in_way).find(|found| !found.is_empty()).unwrap_or_default()
    };
    let mut all = found(wanted(words));
    // Readers of PDFs copy a hyphen as one that may be there, and one at a line's end as one of the word.
    for (copied, meant) in [(SOFT_HYPHEN, "-"), ('-', "")] {
        if all.is_empty() && words.contains(copied) {
            all = found(wanted(&words.replace(copied, meant)));
        }
    }
    if all.is_empty()
        && let Some(seen) = without_addresses(words)
    {
        all = found(wanted(&seen));
    }
    all
}

/// Words copied from the plain text, which has the address of a link in parentheses after its words, as the page has them; nothing
/// where there is no such address.
fn without_addresses(words: &str) -> Option<String> {
    let start = SCHEMES.iter().filter_map(|scheme| words.find(&format!("({scheme}"))).min()?;
    let mut open = 0;
    let closes = |c| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open == 0
    };
    let length = words[start..].find(closes)? + 1;
    let rest = &words[start + length..];
    let seen = format!("{}{rest}", words[..start].trim_end());
    Some(without_addresses(&seen).unwrap_or(seen))
}

const SOFT_HYPHEN: char = '\u{ad}';

/// The characters that are looked for.
fn wanted(words: &str) -> Vec<char> {
    let wanted: String = spaced(words.nfc()).collect();
    wanted.trim().chars().collect()
}

/// Characters with one space for white space of any kind, and none that are not seen.
fn spaced(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut after_space = false;
    let seen = characters.filter(|c| !characters::invisible(*c));
    seen.map(|c| if c.is_whitespace() { ' ' } else { c }).filter(move |c| {
        let is_more = *c == ' ' && after_space;
        after_space = *c == ' ';
        !is_more
    })
}

/// The characters of a document's pages, or of one of them. A block that goes on on the next page is read to its end before what
/// stands at the foot and the head of the pages.
fn signs(document: &DocumentMap, page: Option<usize>) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let pages = document.sidor.iter().enumerate().filter(|(number, _)| page.is_none_or(|page| page == number + 1));
    let mut read: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (number, blocks) in pages {
        for (index, block) in blocks.iter().enumerate() {
            if !read.insert((number, index)) {
                continue;
            }
            let (mut at, mut last) = (number, None);
            push(&mut signs, ' ', None, false);
            add_block(&mut signs, document, number, block, &mut last);
            while let Some(next) = next_of(document, at, last).filter(|_| page.is_none()) {
                at += 1;
                if !read.insert((at, next)) {
                    break;
                }
                add_block(&mut signs, document, at, &document.sidor[at][next], &mut last);
            }
        }
    }
    signs
}

fn add_block<'r>(
    signs: &mut Vec<Sign>,
    document: &DocumentMap,
    page: usize,
    block: &'r [PageItem],
    last: &mut Option<&'r PageItem>,
) {
    for item in block {
        match last.map(|last| joint(document, last, item)) {
            Some(Joint::Apart) => push(signs, ' ', None, false),
            // What the layout puts between two texts, and whether it is white space, no text says.
            Some(Joint::Unknown) => push(signs, ' ', None, true),
            Some(Joint::Close) | None => {}
        }
        add(signs, document, page, item);
        *last = Some(item);
    }
}

/// The block of the next page that goes on with the text that a block ends in.
fn next_of(document: &DocumentMap, page: usize, last: Option<&PageItem>) -> Option<usize> {
    let Some(PageItem::Part(text, _, end)) = last else { return None };
    let rest = |from: usize| document.texter[*text].text.get(*end..from);
    let goes_on = |block: &Vec<PageItem>| match block.first() {
        Some(PageItem::Part(next, from, _)) => next == text && rest(*from).is_some_and(is_blank),
        _ => false,
    };
    document.texter[*text].text.get(*end..).filter(|rest| !is_blank(rest))?;
    document.sidor.get(page + 1)?.iter().position(goes_on)
}

/// Whether nothing of a text is seen.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || characters::invisible(c))
}

fn push(signs: &mut Vec<Sign>, character: char, of: Option<(usize, Of)>, may_lack: bool) {
    let character = if character.is_whitespace() { ' ' } else { character };
    let is_more = character == ' ' && signs.last().is_some_and(|last| last.character == ' ');
    if !is_more && !characters::invisible(character) {
        signs.push(Sign { character, of, may_lack: may_lack && character == ' ' });
    }
}

fn add(signs: &mut Vec<Sign>, document: &DocumentMap, page: usize, item: &PageItem) {
    match item {
        PageItem::Part(number, from, to) => {
            let text = document.texter[*number].text.get(*from..*to).unwrap_or_default();
            for (at, character) in text.char_indices() {
                let start = from + at;
                push(signs, character, Some((page, Of::Text(*number, start, start + character.len_utf8()))), false);
            }
        }
        PageItem::Literal(number, words) => {
            words.chars().for_each(|character| push(signs, character, Some((page, Of::Literal(*number))), true));
        }
        PageItem::Layout(words) => {
            words.chars().for_each(|character| push(signs, character, Some((page, Of::Layout)), true));
        }
    }
}

/// How a text of a block follows the one before.
enum Joint {
    /// White space stands between them.
    Apart,
    /// They are parts of one text, or pieces of prose, with none between.
    Close,
    /// The layout may have put some between.
    Unknown,
}

fn joint(document: &DocumentMap, last: &PageItem, next: &PageItem) -> Joint {
    let (PageItem::Part(one, _, end), PageItem::Part(other, start, _)) = (last, next) else { return Joint::Unknown };
    let text = |number: usize| document.texter[number].text.as_str();
    let rest = text(*one).get(*end..).unwrap_or_default();
    let before = text(*other).get(..*start).unwrap_or_default();
    let has_space = |text: &str| text.contains(char::is_whitespace);
    let is_apart = match one == other {
        true => text(*one).get(*end..*start).is_none_or(has_space),
        false => {
            document.texter[*other].radbrytning
                || is_space_between(document, *one, *other)
                || has_space(rest)
                || has_space(before)
        }
    };
    // The pieces of a section's prose stand as they were typed; a label and its value do not.
    let is_prose = || document.section(*one).or(document.section(*other)).is_some();
    match is_apart {
        true => Joint::Apart,
        false if one == other || is_prose() => Joint::Close,
        false => Joint::Unknown,
    }
}

/// Whether a text of nothing but white space lies between two texts: at a line's end it is not on the page.
fn is_space_between(document: &DocumentMap, one: usize, other: usize) -> bool {
    document.texter.get(one + 1..other).is_some_and(|between| {
        between.iter().any(|text| text.text.contains(char::is_whitespace))
            && between.iter().all(|text| is_blank(&text.text))
    })
}

fn matches(document: usize, signs: &[Sign], wanted: &[char], way: Way) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut start = 0;
    while start < signs.len() {
        let Some(end) = end_of(signs, start, wanted, way).filter(|end| !way.whole || stands_alone(signs, start, *end))
        else {
            start += 1;
            continue;
        };
        for part in parts(document, &signs[start..end]) {
            if !found.contains(&part) {
                found.push(part);
            }
        }
        start = end;
    }
    found
}

/// Where the words end that begin at a sign. Spaces that may lack are passed over where the words have none.
fn end_of(signs: &[Sign], start: usize, wanted: &[char], way: Way) -> Option<usize> {
    let mut end = start;
    for (at, character) in wanted.iter().enumerate() {
        if at > 0 && *character != ' ' && signs.get(end)?.may_lack {
            end += 1;
        }
        if !is_same(signs.get(end)?.character, *character, way) {
            return None;
        }
        end += 1;
    }
    Some(end)
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
            (Of::Layout, Some(Found::Layout(_, at, words))) if *at == page => words.push(sign.character),
            (Of::Layout, _) => parts.push(Found::Layout(document, page, sign.character.to_string())),
        }
    }
    parts
}
