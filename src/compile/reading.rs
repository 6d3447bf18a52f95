//! Pages as they are read, with the origin of every text on them.

use std::ops::Range;

use super::Pages;
use super::origins::{Traced, is_seen};
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
    /// The layout's own text.
    Layout(String),
}

impl Pages<'_> {
    /// The documents as they are read, in the order of their pages.
    pub fn read_documents(&self) -> Vec<ReadDocument<'_>> {
        let parts = self.job.parts.iter().zip(&self.cuts).zip(&self.read);
        let read = parts.filter_map(|((part, cut), read)| {
            let map = &super::source_of(&self.job.sources, &part.key)?.map;
            Some(ReadDocument { stem: &part.key, map, pages: blocks(map, cut.pages.len(), &read.traced) })
        });
        read.collect()
    }
}

/// The blocks of each page.
fn blocks(map: &SourceMap, pages: usize, traced: &[Traced]) -> Vec<Vec<Vec<Item>>> {
    let mut blocks: Vec<Vec<Vec<Item>>> = vec![Vec::new(); pages];
    for run in traced.chunk_by(|one, next| (one.page, one.block) == (next.page, next.block)) {
        let Some(page) = run.first().and_then(|first| blocks.get_mut(first.page)) else { continue };
        let mut block: Vec<Item> = Vec::new();
        let mut before: Option<&Traced> = None;
        for text in run {
            add(map, &mut block, text, before.is_some_and(|before| before.at != text.at));
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
fn add(map: &SourceMap, block: &mut Vec<Item>, text: &Traced, is_apart: bool) {
    if text.shows.is_empty() {
        match block.last_mut() {
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
}

/// Whether nothing that is seen lies between two parts of a text.
fn goes_on(text: &str, one: &Range<usize>, next: &Range<usize>) -> bool {
    let between = one.end..next.start.max(one.end);
    next.start >= one.start && text.get(between).is_some_and(|between| !between.contains(is_seen))
}
