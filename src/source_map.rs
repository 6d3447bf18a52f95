//! Where each stretch of a rendered Typst source comes from: the source map of a document.
//!
//! A document's text is made of [`Piece`]s: typed text, a value, a phrase, a table's cell. The templates put each into the
//! source, once, more often or not at all, and a [`Stretch`] says where. Whoever follows a glyph to its source (`compile`)
//! finds the piece, and so the cell or the line.

use std::ops::Range;

use crate::document::{FactInline, Phrase};
use crate::place::Place;
use crate::source_text::TypedText;

/// The pieces of a document, and the stretches of its source that show them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// The pieces, in the order of the document's tree.
    pub pieces: Vec<Piece>,
    /// The stretches, in the order of the source; they do not overlap.
    pub stretches: Vec<Stretch>,
    /// The sections, in the order of the document.
    pub sections: Vec<SectionPieces>,
    /// Pieces before which a line was broken as it was typed, in order: no white space may stand there.
    pub breaks: Vec<usize>,
    /// The tables, in the order of their pieces.
    pub tables: Vec<TablePieces>,
}

/// The pieces of a table's cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TablePieces {
    /// The first piece of each row under the headings, and the one after the last row's.
    pub rows: Vec<usize>,
}

impl TablePieces {
    /// The piece of a cell, by its row and column from 0.
    pub fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let (first, after) = self.rows.get(row).zip(self.rows.get(row + 1))?;
        Some(first + column).filter(|piece| piece < after)
    }

    /// Whether a piece is one of its cells.
    fn has(&self, piece: usize) -> bool {
        self.rows.first().zip(self.rows.last()).is_some_and(|(first, after)| (*first..*after).contains(&piece))
    }
}

/// The pieces of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionPieces {
    /// Its key in `[avsnitt]`.
    pub key: String,
    /// Its heading as a reader sees it; empty for signatures.
    pub heading: String,
    /// Its pieces, those of the heading among them.
    pub pieces: Range<usize>,
}

/// A text with one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text as a reader sees it.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What the pages must show of it.
    pub shown: Shown,
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Somebody typed it; every character has its place.
    Typed(TypedText),
    /// A fact or a computed value, as it stands in the text.
    Value(FactInline),
    /// A text of a computed table or figure: the name by which it is referred to, and its cells.
    Cell(String, Vec<Place>),
    /// A phrase of the house style or the kind of case: the file that holds it, and the key.
    Phrase(Phrase),
    /// A value that is missing, by its name.
    Gap(String),
    /// A literal of a template: the line.
    Template(Place),
    /// What the program itself says: a file's name, its pages and its hash, and that a name was cut.
    Program,
}

/// What the pages must show of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All of it, after the pieces of the prose before it.
    InOrder,
    /// All of it, somewhere.
    Somewhere,
    /// What there is room for, or nothing.
    MayBeLeftOut(Reason),
}

/// Why a piece may be left out on the pages: the only ones there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A name that runs on every page is cut when it is long, and is not on a part's first page.
    RunningName,
    /// A logo may stand for the sender's name.
    Sender,
    /// A number of a chart, or a bar's name, where it has no room; the table beside the chart has it.
    ChartText,
    /// One of several phrases, of which the layout says one.
    Alternative,
}

/// A stretch of a source that shows a part of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Bytes of the source.
    pub source: Range<usize>,
    /// The piece's index.
    pub piece: usize,
    /// Bytes of the piece's text. As long as `source` where the text stands in it as it is; otherwise it is one character, written
    /// otherwise.
    pub text: Range<usize>,
}

impl Stretch {
    /// Whether the text stands in the source as it is, so that bytes can be counted.
    fn is_verbatim(&self) -> bool {
        self.source.len() == self.text.len()
    }

    /// The bytes of the piece that a byte of the source shows.
    pub fn text_at(&self, offset: usize) -> usize {
        if self.is_verbatim() { self.text.start + offset - self.source.start } else { self.text.start }
    }
}

impl SourceMap {
    /// The index of the stretch at a byte of the source, or of the next one after it.
    pub fn stretch_from(&self, offset: usize) -> usize {
        self.stretches.partition_point(|stretch| stretch.source.end <= offset)
    }

    /// The bytes of the source that show a part of a piece.
    pub fn source_of(&self, piece: usize, text: Range<usize>) -> Option<Range<usize>> {
        let shows = |stretch: &&Stretch| {
            stretch.piece == piece && stretch.text.start < text.end && text.start < stretch.text.end
        };
        let mut shown = self.stretches.iter().filter(shows);
        let first = shown.next()?;
        let last = shown.next_back().unwrap_or(first);
        let before = if first.is_verbatim() { text.start.saturating_sub(first.text.start) } else { 0 };
        let after = if last.is_verbatim() { last.text.end.saturating_sub(text.end) } else { 0 };
        Some(first.source.start + before..last.source.end - after)
    }

    /// The table that has a piece in a cell.
    pub fn table_of(&self, piece: usize) -> Option<&TablePieces> {
        let after = self.tables.partition_point(|table| table.rows.first().is_some_and(|first| *first <= piece));
        self.tables[..after].last().filter(|table| table.has(piece))
    }

    /// The places of all that a range of the source shows; after them those of the templates' own lines.
    pub fn places(&self, range: Range<usize>) -> Vec<Place> {
        let (mut places, mut lines): (Vec<Place>, Vec<Place>) = (Vec::new(), Vec::new());
        let shown = self.stretches.get(self.stretch_from(range.start)..).unwrap_or_default();
        for stretch in shown.iter().take_while(|stretch| stretch.source.start < range.end) {
            let Some(piece) = self.pieces.get(stretch.piece) else { continue };
            let start = stretch.text_at(range.start.max(stretch.source.start));
            let is_inside = stretch.is_verbatim() && range.end < stretch.source.end;
            let end = if is_inside { stretch.text_at(range.end) } else { stretch.text.end };
            let places = if matches!(piece.origin, Origin::Template(_)) { &mut lines } else { &mut places };
            for place in piece.places(start..end) {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        lines.retain(|line| !places.contains(line));
        places.append(&mut lines);
        places
    }
}

impl Piece {
    /// The places of a part of the text.
    pub fn places(&self, range: Range<usize>) -> Vec<Place> {
        match &self.origin {
            Origin::Typed(typed) => vec![typed.place(range)],
            Origin::Value(fact) => fact.place.iter().chain(&fact.sources).cloned().collect(),
            Origin::Cell(_, cells) => cells.clone(),
            Origin::Phrase(phrase) => vec![Place::File(phrase.file.clone())],
            Origin::Template(place) => vec![place.clone()],
            Origin::Gap(_) | Origin::Program => Vec::new(),
        }
    }
}
