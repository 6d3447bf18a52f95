//! Text that does not fit: outside the type area, or over other text. Typst lets both happen in silence.
//!
//! What is compared are boxes as wide as the text and as high as its small letters. They leave room for tight lines,
//! accents, and raised or lowered figures, and still meet wherever a reader would see letters over letters.

use typst::foundations::StyleChain;
use typst::introspection::Location;
use typst::layout::{Point, Transform};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextItem;
use typst_layout::Page;

use super::frames::{Event, walk};
use super::origins::Traced;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;
use crate::source_map::SourceMap;

/// How many characters of a text a message quotes.
const QUOTED: usize = 40;

/// How far, in its own size, text may reach over the edge of the type area: punctuation hangs in the margin, and
/// descenders hang below the last line.
const OVERHANG: f64 = 0.3;

/// The height of a text's box in its own size.
const HEIGHT: f64 = 0.45;

/// How much of a box's height must be covered, and how far in the size of the type, before text is over text. Slanted
/// letters and kerning cover less.
const COVERED: f64 = 0.25;

/// The margins of a page in points, between which the body's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Margins {
    /// Left margin.
    pub left: f64,
    /// Top margin.
    pub top: f64,
    /// Right margin.
    pub right: f64,
    /// Bottom margin.
    pub bottom: f64,
}

/// Where a text belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// Inside the type area.
    Body,
    /// In the page's header or footer.
    Marginal,
    /// Behind the text: a watermark.
    Backdrop,
}

/// The box of a text on its page, in points from the top left.
#[derive(Debug, Clone)]
struct Ink {
    zone: Zone,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    size: f64,
    /// Not turned, or by quarters of a turn, so that the box is tight.
    is_upright: bool,
    text: String,
    /// Left end of its baseline.
    at: (f64, f64),
}

/// Where the texts of a document's pages come from.
pub(super) struct Origins<'a> {
    /// The text of the pages.
    pub traced: &'a [Traced],
    /// The map of its source.
    pub map: &'a SourceMap,
    /// Where a text stands in the Typst source.
    pub line: &'a dyn Fn(&Traced) -> Option<Place>,
}

impl Origins<'_> {
    /// Where some texts of a page come from, and after that where they stand in the Typst source.
    fn places(&self, page: usize, inks: &[&Ink]) -> Vec<Place> {
        let traced = self.traced.iter().filter(|traced| traced.page == page);
        let traced: Vec<&Traced> = traced.filter(|traced| inks.iter().any(|ink| ink.at == traced.at)).collect();
        let origins = traced.iter().flat_map(|traced| traced.places(self.map));
        let mut places: Vec<Place> = Vec::new();
        for place in origins.chain(traced.iter().filter_map(|traced| (self.line)(traced))) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }
}

/// Finds text that does not fit on the pages of a document.
pub(super) fn check(document: &str, pages: &[Page], margins: Margins, origins: &Origins<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let mut zones = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let inks = inks(page, &mut zones);
        let number = index + 1;
        found.extend(outside(page, &inks, margins).iter().map(|ink| {
            let text = quoted(&ink.text);
            let problem = message!(codes::TEXT_OUTSIDE, text = text, document = document, page = number);
            Diagnostic::finding(problem).at_all(origins.places(index, &[ink]))
        }));
        found.extend(overlapping(&inks).iter().map(|(one, over)| {
            let (text, other) = (quoted(&one.text), quoted(&over.text));
            let problem =
                message!(codes::TEXT_OVERLAPS, text = text, other = other, document = document, page = number);
            Diagnostic::finding(problem).at_all(origins.places(index, &[one, over]))
        }));
    }
    found
}

/// The visible texts of a page. `zones` are the artifacts that are open, and may go on over the page.
fn inks(page: &Page, zones: &mut Vec<(Location, Zone)>) -> Vec<Ink> {
    let mut inks = Vec::new();
    walk(&page.frame, &mut |event| match event {
        Event::Start(element) => {
            if let Some(artifact) = element.to_packed::<ArtifactElem>() {
                zones.extend(
                    element.location().map(|location| (location, zone_of(artifact.kind.get(StyleChain::default())))),
                );
            }
        }
        Event::End(location) => zones.retain(|(open, _)| *open != location),
        Event::Text(item, transform) => {
            let is_in = |zone| zones.iter().any(|(_, open)| *open == zone);
            let zone = [Zone::Backdrop, Zone::Marginal].into_iter().find(|zone| is_in(*zone)).unwrap_or(Zone::Body);
            inks.extend(ink(item, transform, zone));
        }
        Event::Image(..) | Event::Enter(_) | Event::Leave(_) => {}
    });
    inks
}

fn zone_of(kind: ArtifactKind) -> Zone {
    match kind {
        ArtifactKind::Background | ArtifactKind::Watermark | ArtifactKind::Page => Zone::Backdrop,
        ArtifactKind::Header | ArtifactKind::Footer | ArtifactKind::PageNumber | ArtifactKind::LineNumber => {
            Zone::Marginal
        }
        _ => Zone::Body,
    }
}

/// The box of a text; `None` if it is only white space, or accents that have no width of their own: they stand over a letter,
/// as high as there are others between.
fn ink(item: &TextItem, transform: Transform, zone: Zone) -> Option<Ink> {
    let mut cursor = 0.0;
    let mut span: Option<(f64, f64)> = None;
    let size = item.size.to_pt();
    for glyph in &item.glyphs {
        let start = cursor;
        cursor += glyph.x_advance.at(item.size).to_pt();
        let is_blank = item.text.get(glyph.range()).is_some_and(|text| text.chars().all(char::is_whitespace));
        if !is_blank {
            span = Some((span.map_or(start, |(left, _)| left), cursor));
        }
    }
    let (left, right) = span.filter(|(left, right)| right - left > 1e-6)?;
    let corner = |x, y| Point::new(typst::layout::Abs::pt(x), typst::layout::Abs::pt(y)).transform(transform);
    let corners =
        [(left, -HEIGHT * size), (right, -HEIGHT * size), (left, 0.0), (right, 0.0)].map(|(x, y)| corner(x, y));
    let fold = |pick: fn(&Point) -> f64, better: fn(f64, f64) -> f64| {
        corners.iter().map(pick).reduce(better).unwrap_or_default()
    };
    let baseline = Point::zero().transform(transform);
    let is_tiny = |ratio: f64| ratio.abs() < 1e-6;
    let straight = is_tiny(transform.kx.get()) && is_tiny(transform.ky.get());
    let turned = is_tiny(transform.sx.get()) && is_tiny(transform.sy.get());
    Some(Ink {
        zone,
        left: fold(|p| p.x.to_pt(), f64::min),
        top: fold(|p| p.y.to_pt(), f64::min),
        right: fold(|p| p.x.to_pt(), f64::max),
        bottom: fold(|p| p.y.to_pt(), f64::max),
        size,
        is_upright: straight || turned,
        text: item.text.to_string(),
        at: (baseline.x.to_pt(), baseline.y.to_pt()),
    })
}

/// Text of the body outside the type area, and any but a backdrop's outside the page; the first of each line.
fn outside<'a>(page: &Page, inks: &'a [Ink], margins: Margins) -> Vec<&'a Ink> {
    let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
    let reaches_over = |ink: &Ink, margins: Margins, over: f64| {
        ink.left < margins.left - over
            || ink.top < margins.top - over
            || ink.right > width - margins.right + over
            || ink.bottom > height - margins.bottom + over
    };
    let mut found: Vec<&Ink> = inks.iter().collect();
    found.retain(|ink| match ink.zone {
        Zone::Body => reaches_over(ink, margins, OVERHANG * ink.size) || reaches_over(ink, Margins::default(), 0.5),
        Zone::Marginal => reaches_over(ink, Margins::default(), 0.5),
        Zone::Backdrop => false,
    });
    found.dedup_by(|next, kept| (next.bottom - kept.bottom).abs() < 0.5);
    found
}

/// Pairs of texts that cover each other. Text turned by other than quarters has no tight box and is left out.
fn overlapping(inks: &[Ink]) -> Vec<(&Ink, &Ink)> {
    let mut sorted: Vec<&Ink> = inks.iter().filter(|ink| ink.zone != Zone::Backdrop && ink.is_upright).collect();
    sorted.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let mut found = Vec::new();
    for (index, a) in sorted.iter().enumerate() {
        let below = sorted[index + 1..].iter().take_while(|b| b.top < a.bottom);
        found.extend(below.filter(|b| covers(a, b)).map(|b| (*a, *b)));
    }
    found
}

fn covers(a: &Ink, b: &Ink) -> bool {
    let size = a.size.min(b.size);
    let width = a.right.min(b.right) - a.left.max(b.left);
    let height = a.bottom.min(b.bottom) - a.top.max(b.top);
    width > COVERED * size && height > COVERED * HEIGHT * size
}

fn quoted(text: &str) -> String {
    let mut short: String = text.trim().chars().take(QUOTED).collect();
    if text.trim().chars().count() > QUOTED {
        short.push('…');
    }
    short
}
