//! From glyphs to the pieces that they show.
//!
//! Typst gives each glyph the node of the source that its text was parsed from, and its offset there. Where a show rule has cut
//! the text (a word that may be broken, a year that may not), each cut keeps the node, but its offset begins anew. So the cuts
//! are followed in reading order: what comes next of the same node is looked for after what came last.

use std::ops::Range;

use typst::syntax::{LinkedNode, Source, Span};
use unicode_normalization::char::is_combining_mark;

use super::tree::{Child, ElementKind, Run, Tree};
use super::world::World;
use crate::characters;
use crate::place::Place;
use crate::render::TypstSource;
use crate::source_map::{Origin, SourceMap};

/// Text of the pages, with what it shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Traced {
    /// The page, from 0.
    pub page: usize,
    /// The text.
    pub text: String,
    /// The parts of pieces that it shows, in order.
    pub shows: Vec<Part>,
    /// Where it stands.
    pub position: Position,
    /// The block that it belongs to: a paragraph, a heading, a cell.
    pub block: usize,
    /// Left end of its run's baseline on the page, in points.
    pub at: (f64, f64),
    /// The node that it comes from.
    pub span: Span,
}

impl Traced {
    /// Where the pieces that it shows come from.
    pub(crate) fn places(&self, map: &SourceMap) -> Vec<Place> {
        let pieces = self.shows.iter().filter_map(|part| Some(map.pieces.get(part.piece)?.places(part.text.clone())));
        pieces.flatten().collect()
    }
}

/// A part of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The piece's index.
    pub piece: usize,
    /// Bytes of its text.
    pub text: Range<usize>,
}

/// Where text stands on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    /// In the text.
    Body,
    /// In a header, a footer or the background, or in the heading of a table as it comes again.
    Artifact,
    /// In the number or bullet of an item.
    Marker,
    /// In the drawing of a figure.
    Drawing,
    /// In a caption.
    Caption,
}

/// Follows the text of a part, whose source has this map.
pub(super) fn trace(tree: &Tree, ranges: &Ranges, source: &TypstSource) -> Vec<Traced> {
    let nodes = Nodes { map: &source.map, flat: Flat::new(&source.map), ranges };
    let mut tracer = Tracer { tree, nodes, traced: Vec::new(), last: None };
    tracer.children(0, Position::Body, Within { block: 0, cell: None });
    tracer.traced
}

/// What a text belongs to.
#[derive(Debug, Clone, Copy)]
struct Within {
    /// The block: a paragraph, a heading, a cell.
    block: usize,
    /// The cell of a table: row and column.
    cell: Option<(usize, usize)>,
}

struct Tracer<'a> {
    tree: &'a Tree,
    nodes: Nodes<'a>,
    traced: Vec<Traced>,
    /// What came last in the current block.
    last: Option<Last>,
}

/// The text that came last, and what it has of the source's flat text.
#[derive(Debug, Clone)]
struct Last {
    span: Span,
    text: String,
    range: Range<usize>,
}

impl<'a> Tracer<'a> {
    /// Follows what a node holds; `within` is what text of its own belongs to.
    fn children(&mut self, node: usize, position: Position, within: Within) {
        let tree = self.tree;
        for child in &tree.nodes[node].children {
            match child {
                Child::Run(run) => self.run(run, position, within),
                // The rest of a broken cell goes on where the cell was left, and a link is words of its paragraph.
                Child::Node(child)
                    if matches!(tree.nodes[*child].kind, ElementKind::Elsewhere | ElementKind::Link(_)) =>
                {
                    self.children(*child, position, within);
                }
                Child::Node(child) => {
                    let outer = self.last.take();
                    let kind = &tree.nodes[*child].kind;
                    let within = Within { block: *child, cell: cell_in(kind, within.cell) };
                    self.children(*child, position_in(kind, position), within);
                    self.last = outer;
                }
            }
        }
    }

    fn run(&mut self, run: &Run, position: Position, within: Within) {
        for piece in &run.pieces {
            let text = run.text.get(piece.text.clone()).unwrap_or_default();
            let mut shows = self.shows(piece.span, piece.offset, text);
            // A layout's own picture, a logo, is none of the case's.
            if run.is_picture && shows.is_empty() {
                continue;
            }
            if let Some(cell) = within.cell {
                shows.iter_mut().for_each(|part| part.piece = self.nodes.of_cell(part.piece, cell));
            }
            let ((page, baseline), text) = (run.line, text.to_owned());
            let at = (run.left, baseline);
            self.traced.push(Traced { page, text, shows, position, block: within.block, at, span: piece.span });
        }
    }

    /// The parts of pieces that a text of a node shows.
    fn shows(&mut self, span: Span, offset: usize, text: &str) -> Vec<Part> {
        let Some(node) = self.nodes.flat_range(span) else { return Vec::new() };
        let counted = self.nodes.counted(span, offset);
        let cursor = self.last.as_ref().map(|last| last.range.end);
        // A cut may go on over several nodes, and has the first one's span in all its parts.
        let is_same = self.last.as_ref().is_some_and(|last| last.span == span);
        let goes_on = cursor.filter(|cursor| is_same || (node.start..=node.end).contains(cursor));
        let flat = &self.nodes.flat;
        let at = |place: Option<usize>| flat.matching(place?, text);
        let found = at(goes_on).or_else(|| self.repeated(text)).or_else(|| at(counted));
        let Some(range) = found.or_else(|| at(Some(node.start))).or_else(|| at(cursor)) else {
            return self.nodes.literal(span).into_iter().collect();
        };
        self.last = Some(Last { span, text: text.to_owned(), range: range.clone() });
        self.nodes.flat.parts(range)
    }

    /// Where a text goes on that repeats the end of the last one: a letter whose accent is a glyph at another height comes twice,
    /// once with each glyph.
    fn repeated(&self, text: &str) -> Option<Range<usize>> {
        let last = self.last.as_ref()?;
        let accent = text.find(is_combining_mark)?;
        let ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
        let mut repeated = ends.filter(|end| *end > accent && last.text.ends_with(&text[..*end]));
        repeated.find_map(|end| match text[end..].contains(is_seen) {
            true => self.nodes.flat.matching(last.range.end, &text[end..]),
            false => Some(last.range.clone()),
        })
    }
}

fn cell_in(kind: &ElementKind, outer: Option<(usize, usize)>) -> Option<(usize, usize)> {
    match kind {
        ElementKind::Cell(row, column) => Some((*row, *column)),
        ElementKind::Table => None,
        _ => outer,
    }
}

fn position_in(kind: &ElementKind, outer: Position) -> Position {
    match (kind, outer) {
        (_, Position::Artifact) | (ElementKind::Skip, _) => Position::Artifact,
        (ElementKind::Marker | ElementKind::Number, _) => Position::Marker,
        (ElementKind::Caption, _) => Position::Caption,
        (ElementKind::Figure(_), _) => Position::Drawing,
        (ElementKind::Table, _) => Position::Body,
        (_, outer) => outer,
    }
}

/// The nodes of a part's source, by their spans.
struct Nodes<'a> {
    map: &'a SourceMap,
    flat: Flat<'a>,
    /// The ranges of the part's own source.
    ranges: &'a Ranges,
}

impl<'a> Nodes<'a> {
    /// The bytes of the source that a node has; none where it is of another file.
    fn range(&self, span: Span) -> Option<Range<usize>> {
        self.ranges.get(span)
    }

    /// What the node has of the flat text.
    fn flat_range(&self, span: Span) -> Option<Range<usize>> {
        let range = self.range(span)?;
        Some(self.flat.position(self.map, range.start)..self.flat.position(self.map, range.end))
    }

    /// The piece that a cell shows. A layout may set cells that read the same as one content, which is that of the first: then
    /// row and column tell which it is, later in the table. A table that goes on in parts shows each cell as itself, at a row and
    /// column of an earlier one. The first row has the headings.
    fn of_cell(&self, piece: usize, (row, column): (usize, usize)) -> usize {
        let own = || self.map.table_of(piece)?.cell(row.checked_sub(1)?, column);
        let reads_the_same = |own: &usize| {
            self.map.pieces.get(*own).map(|own| &own.text) == self.map.pieces.get(piece).map(|one| &one.text)
        };
        own().filter(|own| *own > piece).filter(reads_the_same).unwrap_or(piece)
    }

    /// The template's line that a node is of.
    fn literal(&self, span: Span) -> Option<Part> {
        let start = self.range(span)?.start;
        let stretch = self.map.stretches.get(self.map.stretch_from(start))?;
        let is_literal = matches!(self.map.pieces.get(stretch.piece)?.origin, Origin::Template(_));
        (is_literal && stretch.source.start <= start).then_some(Part { piece: stretch.piece, text: 0..0 })
    }

    /// Where a byte of a node's text stands in the flat text.
    fn counted(&self, span: Span, offset: usize) -> Option<usize> {
        let start = self.range(span)?.start;
        Some(self.flat.position(self.map, start + offset))
    }
}

/// The bytes that each node of a source has. Typst looks a node up from the root, past all the cells before it: a large table
/// would cost the square of its cells.
#[derive(Default)]
pub(super) struct Ranges {
    /// Nodes by their numbers, in ascending order.
    nodes: Vec<(u64, Range<usize>)>,
}

impl Ranges {
    /// Those of a part's source, as the world has it.
    pub(super) fn of_part(world: &World<'_>, source: &TypstSource) -> Self {
        let file = super::world::file_id(&source.path);
        file.and_then(|file| typst::World::source(world, file).ok()).map(|source| Self::of(&source)).unwrap_or_default()
    }

    pub(super) fn of(source: &Source) -> Self {
        let mut nodes = Vec::new();
        let mut open = vec![LinkedNode::new(source.root())];
        while let Some(node) = open.pop() {
            nodes.push((node.span().into_raw().get(), node.range()));
            open.extend(node.children());
        }
        nodes.sort_unstable_by_key(|(number, _)| *number);
        Self { nodes }
    }

    /// None where the node is another file's.
    pub(super) fn get(&self, span: Span) -> Option<Range<usize>> {
        let number = span.into_raw().get();
        let at = self.nodes.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        Some(self.nodes[at].1.clone())
    }
}

/// The text that all stretches of a source show, one after the other.
struct Flat<'a> {
    map: &'a SourceMap,
    text: String,
    /// Where each stretch begins in it.
    starts: Vec<usize>,
}

impl<'a> Flat<'a> {
    fn new(map: &'a SourceMap) -> Self {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(map.stretches.len());
        for stretch in &map.stretches {
            starts.push(text.len());
            text.push_str(
                map.pieces
                    .get(stretch.piece)
                    .and_then(|piece| piece.text.get(stretch.text.clone()))
                    .unwrap_or_default(),
            );
        }
        Self { map, text, starts }
    }

    /// Where a byte of the source stands in the flat text.
    fn position(&self, map: &SourceMap, offset: usize) -> usize {
        let index = map.stretch_from(offset);
        let Some((stretch, start)) = map.stretches.get(index).zip(self.starts.get(index)) else {
            return self.text.len();
        };
        start + stretch.text_at(offset.max(stretch.source.start)) - stretch.text.start
    }

    /// What of the flat text, from a place on, reads as a text of the pages. White space and what is not seen count for nothing;
    /// a layout may put signs of its own between texts, `:` after a label.
    fn matching(&self, at: usize, text: &str) -> Option<Range<usize>> {
        let mut own = self.text.get(at..)?.char_indices().filter(|(_, c)| is_seen(*c)).peekable();
        let mut found: Option<Range<usize>> = None;
        for character in text.chars().filter(|c| is_seen(*c)) {
            match own.next_if(|(_, own)| is_same(*own, character)) {
                Some((offset, own)) => {
                    let start = found.map_or(at + offset, |found| found.start);
                    found = Some(start..at + offset + own.len_utf8());
                }
                None if character.is_alphanumeric() || is_combining_mark(character) => return None,
                None => {}
            }
        }
        found
    }

    /// The parts of pieces that a range of the flat text is made of.
    fn parts(&self, range: Range<usize>) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let first = self.starts.partition_point(|start| *start <= range.start).saturating_sub(1);
        for (stretch, start) in self.map.stretches[first..].iter().zip(&self.starts[first..]) {
            if *start >= range.end {
                break;
            }
            let from = stretch.text.start + range.start.max(*start) - start;
            let to = (stretch.text.start + range.end - start).min(stretch.text.end);
            match parts.last_mut() {
                _ if from >= to => {}
                Some(last) if last.piece == stretch.piece && last.text.end == from => last.text.end = to,
                _ => parts.push(Part { piece: stretch.piece, text: from..to }),
            }
        }
        parts
    }
}

/// Whether a character is seen on a page as one that takes room of its own.
pub(super) fn is_seen(character: char) -> bool {
    !character.is_whitespace() && !characters::invisible(character)
}

/// Whether a glyph's character is the text's, which a layout may set in other letters.
fn is_same(text: char, shown: char) -> bool {
    text == shown || text.to_lowercase().eq(shown.to_lowercase())
}
