//! Pages as they are read, with the origin of every text on them.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::Pages;
use super::origins::{Traced, is_seen};
use super::own_words::OwnWords;
use crate::place::Place;
use crate::source_map::{Origin, SourceMap};

/// A document of the case as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadDocument<'p> {
    /// The stem of its file.
    pub stem: &'p str,
    /// Where each stretch of its source comes from.
    pub map: &'p SourceMap,
    /// Its pages, each with its blocks in reading order. A block that goes on comes again on the next page.
    pub pages: Vec<Vec<Vec<Item>>>,
}

/// A text on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Bytes of the text of a piece, by its index.
    Piece(usize, Range<usize>),
    /// Words of a template, by the index of its line's piece.
    Literal(usize, String),
    /// A word of the layout's own list, and its place there.
    Own(Place, String),
    /// The layout's own signs and numbers.
    Layout(String),
}

impl Pages<'_> {
    /// The documents as they are read, in the order of their pages.
    pub fn read_documents(&self) -> Vec<ReadDocument<'_>> {
        let parts = self.job.parts.iter().zip(&self.cuts).zip(&self.read);
        let read = parts.filter_map(|((part, cut), read)| {
            let map = &super::source_of(&self.job.sources, &part.key)?.map;
            Some(ReadDocument {
                stem: &part.key,
                map,
                pages: blocks(map, &self.own_words, cut.pages.len(), &read.traced),
            })
        });
        read.collect()
    }
}

/// The blocks of each page.
fn blocks(map: &SourceMap, words: &OwnWords, pages: usize, traced: &[Traced]) -> Vec<Vec<Vec<Item>>> {
    let mut blocks: Vec<Vec<Vec<Item>>> = vec![Vec::new(); pages];
    for run in traced.chunk_by(|one, next| (one.page, one.block) == (next.page, next.block)) {
        let Some(page) = run.first().and_then(|first| blocks.get_mut(first.page)) else { continue };
        let mut block: Vec<Item> = Vec::new();
        let mut before: Option<&Traced> = None;
        for text in run {
            add(map, words, &mut block, text, before.is_some_and(|before| before.at != text.at));
            before = Some(text);
        }
        let trimmed = block.into_iter().map(|item| match item {
            Item::Layout(words) => Item::Layout(words.trim().to_owned()),
            item => item,
        });
        let block: Vec<Item> = trimmed.collect();
        if !block.is_empty() {
            page.push(block);
        }
    }
    blocks
}

/// Adds a text to a block. What goes on is one item: a line's end, or the glyphs of a word that is set letter by letter.
/// `is_apart` says that it is no part of the run before it, as a number of an axis is not.
fn add(map: &SourceMap, words: &OwnWords, block: &mut Vec<Item>, text: &Traced, is_apart: bool) {
    if text.shows.is_empty() {
        let own = words.place(&text.text);
        match block.last_mut() {
            _ if own.is_some() => block.extend(own.map(|place| Item::Own(place.clone(), text.text.trim().to_owned()))),
            Some(Item::Layout(last)) => {
                last.push_str(if is_apart { " " } else { "" });
                last.push_str(&text.text);
            }
            _ if !text.text.contains(is_seen) => {}
            _ => block.push(Item::Layout(text.text.clone())),
        }
    }
    for part in &text.shows {
        let Some(piece) = map.pieces.get(part.piece) else { continue };
        match block.last_mut() {
            _ if matches!(piece.origin, Origin::Template(_)) => {
                block.push(Item::Literal(part.piece, text.text.trim().to_owned()));
            }
            Some(Item::Piece(last, range)) if *last == part.piece && goes_on(&piece.text, range, &part.text) => {
                range.end = range.end.max(part.text.end);
            }
            _ => block.push(Item::Piece(part.piece, part.text.clone())),
        }
    }
    block.extend(signs_after(map, text).map(Item::Layout));
}

/// What may stand at the end of a line inside a word.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// The signs that a layout has put after a text, and Typst has set as one with it: `:` after a label.
fn signs_after(map: &SourceMap, text: &Traced) -> Option<String> {
    let last = text.shows.last()?;
    let shown = map.pieces.get(last.piece)?.text.get(last.text.clone())?.chars().rfind(|c| is_seen(*c))?;
    let end = text.text.rfind(|c: char| c == shown || c.is_alphanumeric())?;
    let signs: String = text.text[end..].chars().skip(1).filter(|c| is_seen(*c)).collect();
    let is_of_word = |c: char| is_combining_mark(c) || HYPHENS.contains(&c);
    (!signs.is_empty() && !signs.contains(is_of_word)).then_some(signs)
}

/// Whether nothing that is seen lies between two parts of a text.
fn goes_on(text: &str, one: &Range<usize>, next: &Range<usize>) -> bool {
    let between = one.end..next.start.max(one.end);
    next.start >= one.start && text.get(between).is_some_and(|between| !between.contains(is_seen))
}
