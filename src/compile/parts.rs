//! Which pages of the compiled case belong to which part.
//!
//! The layout lays down two marks in each part, invisible `metadata` with a label and a dictionary as value:
//! `#metadata((part: "<key>", marginal: sida.marginal)) <utl-start>` on its first page and
//! `#metadata((part: "<key>")) <utl-slut>` on its last. `marginal` holds the lengths `left`, `top`, `right`, `bottom` of
//! the page's margins; without it the type area is the whole page.

use std::ops::Range;

use typst::foundations::{Dict, Label, NativeElement, Selector, StyleChain, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::model::HeadingElem;
use typst::syntax::Span;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::Part;
use super::area::Margins;

/// The label of the mark on a part's first page.
const START: &str = "utl-start";

/// The label of the mark on a part's last page.
const END: &str = "utl-slut";

/// A part's pages inside the compiled case.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    /// Its pages, from 0.
    pub pages: Range<usize>,
    /// Their margins.
    pub margins: Margins,
}

/// A mark: the part it belongs to, its page (from 0), and its value.
struct Mark {
    part: String,
    page: usize,
    value: Dict,
}

/// Cuts the pages into the given parts. Every page must belong to exactly one, or a page would be in no file.
pub(super) fn cut(document: &PagedDocument, parts: &[Part]) -> Result<Vec<Cut>, String> {
    let (starts, ends) = (marks(document, START), marks(document, END));
    let mut cuts = Vec::new();
    let mut next = 0;
    for part in parts {
        let find = |marks: &'_ [Mark], label| {
            let found = marks.iter().position(|mark| mark.part == part.key);
            found.ok_or_else(|| format!("no metadata <{label}> for the part {:?}", part.key))
        };
        let start = &starts[find(&starts, START)?];
        let end = &ends[find(&ends, END)?];
        if start.page != next || end.page < start.page {
            return Err(format!("the part {:?} has pages {} to {}", part.key, start.page + 1, end.page + 1));
        }
        next = end.page + 1;
        let margins = margins(&start.value).unwrap_or_default();
        cuts.push(Cut { pages: start.page..next, margins });
    }
    if next != document.pages().len() {
        return Err(format!("page {} belongs to no part", next + 1));
    }
    Ok(cuts)
}

/// The parts' first headings that are not of the first level. As files of their own such parts would be no PDF/UA, which the
/// pages taken together do not show.
pub(super) fn deep_first_headings(document: &PagedDocument, cuts: &[Cut]) -> Vec<Span> {
    let introspector = document.introspector();
    let headings: Vec<(usize, usize, Span)> = introspector
        .query(&HeadingElem::ELEM.select())
        .iter()
        .filter_map(|heading| {
            let page = introspector.page(heading.location()?)?.get() - 1;
            let level = heading.to_packed::<HeadingElem>()?.resolve_level(StyleChain::default()).get();
            Some((page, level, heading.span()))
        })
        .collect();
    let first = |cut: &Cut| headings.iter().find(|(page, ..)| cut.pages.contains(page));
    cuts.iter().filter_map(first).filter(|(_, level, _)| *level > 1).map(|(_, _, span)| *span).collect()
}

fn marks(document: &PagedDocument, label: &str) -> Vec<Mark> {
    let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
    let introspector = document.introspector();
    let mark = |content: &typst::foundations::Content| {
        let Value::Dict(value) = &content.to_packed::<MetadataElem>()?.value else { return None };
        let Ok(Value::Str(part)) = value.get("part") else { return None };
        let page = introspector.page(content.location()?)?.get() - 1;
        Some(Mark { part: part.to_string(), page, value: value.clone() })
    };
    introspector.query(&Selector::Label(label)).iter().filter_map(mark).collect()
}

fn margins(value: &Dict) -> Option<Margins> {
    let Ok(Value::Dict(sides)) = value.get("marginal") else { return None };
    let side = |name| match sides.get(name) {
        Ok(Value::Length(length)) => Some(length.abs.to_pt()),
        _ => None,
    };
    Some(Margins { left: side("left")?, top: side("top")?, right: side("right")?, bottom: side("bottom")? })
}
