//! The logical tree of pages: text in reading order, whatever page or frame it landed in.
//!
//! Typst leaves start and end tags of its elements in the frames. An element may start on one page and end on another,
//! and footnotes, floats and the rest of a broken cell stand elsewhere than where they are read. This follows the same
//! steps as the PDF export's tag tree.

use std::collections::BTreeMap;
use std::ops::Range;

use typst::foundations::{Content, StyleChain};
use typst::introspection::Location;
use typst::layout::{Em, GridCell, GridElem, HideElem, PlaceElem, Point, RepeatElem, Size, Transform};
use typst::model::{
    Destination, EnumElem, FigureCaption, FigureElem, FootnoteElem, FootnoteEntry, HeadingElem, LinkElem, LinkTarget,
    ListElem, OutlineEntry, ParElem, TableCell, TableElem, TermsElem, TitleElem,
};
use typst::pdf::{ArtifactElem, PdfMarkerTag, PdfMarkerTagKind};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::ImageElem;
use typst_layout::Page;

use super::frames::{Event, walk};

/// What a node means for the lines of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ElementKind {
    /// Blocks of text, each a line of its own where a new line starts.
    Loose,
    /// A paragraph or a heading: one line.
    Block,
    /// A figure's caption: one line, also where the figure is told by its alternative text.
    Caption,
    /// Not read: headers, footers, watermarks, repeated table headers, what is hidden.
    Skip,
    /// A list, one step deeper.
    List,
    /// An item's number or bullet.
    Marker,
    /// An item's text.
    Item,
    /// A place in the text to which a footnote belongs.
    Footnote,
    /// A footnote's number, in the text or before the footnote.
    Number,
    /// A footnote.
    Note,
    /// A table.
    Table,
    /// A table's cell: row and column.
    Cell(usize, usize),
    /// A grid, whose cells are read one after the other.
    Grid,
    /// A figure with its alternative text.
    Figure(Option<String>),
    /// Words that lead to an address outside the document.
    Link(String),
    /// A frame that stands elsewhere than where it is read.
    Elsewhere,
}

/// A node of the tree.
#[derive(Debug)]
pub(super) struct Node {
    /// What it means.
    pub kind: ElementKind,
    /// Its content in reading order.
    pub children: Vec<Child>,
}

/// The content of a node.
#[derive(Debug)]
pub(super) enum Child {
    /// Text.
    Run(Run),
    /// A node, by its index.
    Node(usize),
}

/// A run of text on one line of a page.
#[derive(Debug)]
pub(super) struct Run {
    /// The text, with the white space at which the line was broken.
    pub text: String,
    /// The source and the offset in it of the first character.
    pub start: (Span, usize),
    /// The source and the offset after the last character.
    pub end: (Span, usize),
    /// The offset of the last character.
    pub last: usize,
    /// Left end in points.
    pub left: f64,
    /// Right end in points.
    pub right: f64,
    /// Page and baseline in points, from the page's top.
    pub line: (usize, f64),
    /// Size of type in points.
    pub size: f64,
    /// Whether its first glyph takes no room, as an accent over the letter before it.
    pub starts_with_accent: bool,
    /// Whether it is a picture, whose text says what it shows.
    pub is_picture: bool,
    /// Its stretches of one node of a source each, in the order of the text.
    pub pieces: Vec<RunPiece>,
}

/// A stretch of a run that comes from one node of a source.
#[derive(Debug)]
pub(super) struct RunPiece {
    /// The node.
    pub span: Span,
    /// The offset in the node's text of its first character.
    pub offset: usize,
    /// Its bytes of the run's text.
    pub text: Range<usize>,
}

/// The nodes of the tree; the first is the root.
pub(super) struct Tree {
    /// The nodes.
    pub nodes: Vec<Node>,
}

/// A node whose end has not come yet. Frames that stand elsewhere have no location of their own.
struct Open {
    location: Option<u128>,
    node: usize,
}

struct Builder {
    nodes: Vec<Node>,
    open: Vec<Open>,
    located: BTreeMap<u128, usize>,
    elsewhere: Vec<(u128, usize)>,
    unfinished: BTreeMap<u128, Vec<Open>>,
}

/// Builds the tree of some pages.
pub(super) fn build(pages: &[Page]) -> Tree {
    let root = Node { kind: ElementKind::Loose, children: Vec::new() };
    let mut builder = Builder {
        nodes: vec![root],
        open: Vec::new(),
        located: BTreeMap::new(),
        elsewhere: Vec::new(),
        unfinished: BTreeMap::new(),
    };
    for (number, page) in pages.iter().enumerate() {
        walk(&page.frame, &mut |event| builder.take(event, number));
    }
    for (parent, child) in std::mem::take(&mut builder.elsewhere) {
        let parent = builder.located.get(&parent).copied().unwrap_or(0);
        builder.nodes[parent].children.push(Child::Node(child));
    }
    Tree { nodes: builder.nodes }
}

impl Builder {
    fn take(&mut self, event: Event, page: usize) {
        match event {
            Event::Start(element) => self.start(element),
            Event::End(location) => self.end(location.hash()),
            Event::Text(item, transform) => {
                let node = self.current();
                self.nodes[node].children.extend(run(item, transform, page).map(Child::Run));
            }
            Event::Image(image, size, span, transform) => {
                let node = self.current();
                let shown = image.alt().map(|alt| picture(alt, size, span, transform, page));
                self.nodes[node].children.extend(shown.map(Child::Run));
            }
            Event::Enter(location) => self.enter(location),
            Event::Leave(location) => self.leave(location),
        }
    }

    fn current(&self) -> usize {
        self.open.last().map_or(0, |open| open.node)
    }

    fn push(&mut self, kind: ElementKind) -> usize {
        self.nodes.push(Node { kind, children: Vec::new() });
        self.nodes.len() - 1
    }

    fn start(&mut self, element: &Content) {
        let parent = self.current();
        let Some(kind) = self.kind_of(element, &self.nodes[parent].kind) else { return };
        let Some(location) = element.location().map(Location::hash) else { return };
        let node = self.push(kind);
        self.nodes[parent].children.push(Child::Node(node));
        self.located.insert(location, node);
        self.open.push(Open { location: Some(location), node });
    }

    fn kind_of(&self, element: &Content, parent: &ElementKind) -> Option<ElementKind> {
        let Some(marker) = element.to_packed::<PdfMarkerTag>() else { return kind_of(element, parent) };
        let is_noted = |open: &Open| matches!(self.nodes[open.node].kind, ElementKind::Footnote | ElementKind::Note);
        match marker.kind {
            PdfMarkerTagKind::ListItemLabel | PdfMarkerTagKind::TermsItemLabel => Some(ElementKind::Marker),
            PdfMarkerTagKind::ListItemBody | PdfMarkerTagKind::TermsItemBody => Some(ElementKind::Item),
            PdfMarkerTagKind::Label if self.open.iter().any(is_noted) => Some(ElementKind::Number),
            _ => None,
        }
    }

    /// Elements may overlap, so the one that ends need not be the last that started.
    fn end(&mut self, location: u128) {
        if let Some(index) = self.open.iter().rposition(|open| open.location == Some(location)) {
            self.open.remove(index);
        }
    }

    fn enter(&mut self, location: Location) {
        let node = self.push(ElementKind::Elsewhere);
        self.elsewhere.push((location.hash(), node));
        self.open.push(Open { location: None, node });
        self.open.extend(self.unfinished.remove(&location.hash()).unwrap_or_default());
    }

    /// What is still open goes on in the next frame of the same element.
    fn leave(&mut self, location: Location) {
        if let Some(index) = self.open.iter().rposition(|open| open.location.is_none()) {
            let rest = self.open.split_off(index + 1);
            self.unfinished.insert(location.hash(), rest);
            self.open.pop();
        }
    }
}

/// What an element means, or `None` if its text just goes on.
fn kind_of(element: &Content, parent: &ElementKind) -> Option<ElementKind> {
    if let Some(cell) = element.to_packed::<TableCell>() {
        let place = ElementKind::Cell(
            cell.y.get(StyleChain::default()).unwrap_or_default(),
            cell.x.get(StyleChain::default()).unwrap_or_default(),
        );
        return Some(if cell.is_repeated.get(StyleChain::default()) { ElementKind::Skip } else { place });
    }
    if let Some(cell) = element.to_packed::<GridCell>() {
        // Typst lays out other things on grids of its own.
        return (*parent == ElementKind::Grid).then_some(if cell.is_repeated.get(StyleChain::default()) {
            ElementKind::Skip
        } else {
            ElementKind::Loose
        });
    }
    if let Some(figure) = element.to_packed::<FigureElem>() {
        return Some(ElementKind::Figure(figure.alt.get_cloned(StyleChain::default()).map(Into::into)));
    }
    if let Some(image) = element.to_packed::<ImageElem>() {
        return Some(ElementKind::Figure(image.alt.get_cloned(StyleChain::default()).map(Into::into)));
    }
    if let Some(link) = element.to_packed::<LinkElem>() {
        let LinkTarget::Dest(Destination::Url(address)) = &link.dest else { return None };
        return Some(ElementKind::Link(address.to_string()));
    }
    if let Some(place) = element.to_packed::<PlaceElem>() {
        return place.float.get(StyleChain::default()).then_some(ElementKind::Loose);
    }
    let is_skipped = element.is::<ArtifactElem>() || element.is::<HideElem>() || element.is::<RepeatElem>();
    let is_list = element.is::<ListElem>() || element.is::<EnumElem>() || element.is::<TermsElem>();
    let is_heading = element.is::<HeadingElem>() || element.is::<TitleElem>();
    let is_block = is_heading || element.is::<ParElem>() || element.is::<OutlineEntry>();
    let table = [
        (is_skipped, ElementKind::Skip),
        (is_list, ElementKind::List),
        (is_block, ElementKind::Block),
        (element.is::<FigureCaption>(), ElementKind::Caption),
        (element.is::<TableElem>(), ElementKind::Table),
        (element.is::<GridElem>(), ElementKind::Grid),
        (element.is::<FootnoteElem>(), ElementKind::Footnote),
        (element.is::<FootnoteEntry>(), ElementKind::Note),
    ];
    table.into_iter().find_map(|(is, kind)| is.then_some(kind))
}

/// `None` for a run without glyphs.
fn run(item: &TextItem, transform: Transform, page: usize) -> Option<Run> {
    let first = item.glyphs.iter().min_by_key(|glyph| glyph.range.start)?;
    let last = item.glyphs.iter().max_by_key(|glyph| glyph.range.end)?;
    let left = Point::zero().transform(transform);
    let right = Point::with_x(item.width()).transform(transform);
    Some(Run {
        text: item.text.to_string(),
        start: (first.span.0, usize::from(first.span.1)),
        end: (last.span.0, usize::from(last.span.1) + last.range().len()),
        last: usize::from(last.span.1),
        left: left.x.to_pt(),
        right: right.x.to_pt(),
        line: (page, left.y.to_pt()),
        size: item.size.to_pt(),
        starts_with_accent: first.x_advance == Em::zero(),
        is_picture: false,
        pieces: run_pieces(item),
    })
}

/// A picture stands for the text that says what it shows.
fn picture(alt: &str, size: Size, span: Span, transform: Transform, page: usize) -> Run {
    let left = Point::zero().transform(transform);
    let right = size.to_point().transform(transform);
    Run {
        text: alt.to_owned(),
        start: (span, 0),
        end: (span, alt.len()),
        last: 0,
        left: left.x.to_pt(),
        right: right.x.to_pt(),
        line: (page, right.y.to_pt()),
        size: 1.0,
        starts_with_accent: false,
        is_picture: true,
        pieces: vec![RunPiece { span, offset: 0, text: 0..alt.len() }],
    }
}

fn run_pieces(item: &TextItem) -> Vec<RunPiece> {
    let mut glyphs: Vec<(Range<usize>, Span, usize)> =
        item.glyphs.iter().map(|glyph| (glyph.range(), glyph.span.0, usize::from(glyph.span.1))).collect();
    glyphs.sort_by_key(|(range, ..)| range.start);
    let mut pieces: Vec<RunPiece> = Vec::new();
    for (range, span, offset) in glyphs {
        match pieces.last_mut() {
            Some(last) if last.span == span && offset == last.offset + range.start.saturating_sub(last.text.start) => {
                last.text.end = last.text.end.max(range.end);
            }
            _ => pieces.push(RunPiece { span, offset, text: range }),
        }
    }
    pieces
}
