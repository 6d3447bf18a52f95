//! Whether the pages of a PDF have what a page must have: a size, and what they show. The parser takes another size where there is
//! none, and shows nothing where it finds nothing, without telling; other readers do the same in ways of their own.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, Rect};
use hayro_syntax::page::Page;

use crate::limits::PDF_DEPTH;

/// A page that is lower or narrower, in points, shows nothing; PDF/A allows none.
const SMALLEST: f64 = 3.0;

/// Where a page says how large it is, and in the nodes of the tree above it for all their pages.
const SIZE: &str = "MediaBox";

/// The node at which the tree of pages begins.
fn root(pdf: &Pdf) -> Option<Dict<'_>> {
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    catalog.get("Pages")
}

/// Whether as many pages are found as the file says that there are. The parser leaves out those that it cannot read.
pub(super) fn are_all_here(pdf: &Pdf) -> bool {
    let stated = root(pdf).and_then(|root| root.get::<i32>("Count"));
    stated.and_then(|stated| usize::try_from(stated).ok()) == Some(pdf.pages().len())
}

/// Whether a page says nothing of its size, or has one in which nothing is seen.
pub(super) fn lack_sizes(pdf: &Pdf) -> bool {
    let all = root(pdf).and_then(|root| root.get::<Rect>(SIZE));
    pdf.pages().iter().any(|page| all.or_else(|| size(page)).is_none() || !is_seen(page))
}

/// What a page says of its size, or the nodes above it do.
fn size(page: &Page<'_>) -> Option<Rect> {
    let above = std::iter::successors(Some(page.raw().clone()), |node| node.get::<Dict<'_>>("Parent"));
    above.take(PDF_DEPTH).find_map(|node| node.get::<Rect>(SIZE))
}

/// Whether what readers show of a page has a size. A frame without any is passed over.
fn is_seen(page: &Page<'_>) -> bool {
    let is_large = |frame: Rect| frame.width() >= SMALLEST && frame.height() >= SMALLEST;
    let (whole, frame) = (page.media_box(), page.crop_box());
    let is_frame = frame.width() > 0.0 && frame.height() > 0.0;
    is_large(if is_frame { frame.intersect(whole) } else { whole })
}

/// Whether what a page shows is in an object that the file does not have, or in one that draws nothing. Other readers show
/// nothing there.
pub(super) fn lack_content(pdf: &Pdf) -> bool {
    pdf.pages().iter().any(|page| {
        let named = page.raw().get_raw::<Object<'_>>("Contents");
        named.is_some_and(|named| match resolved(pdf, named) {
            Some(Object::Array(parts)) => is_any_lost(pdf, &parts),
            other => !is_drawing(other.as_ref()),
        })
    })
}

fn is_any_lost(pdf: &Pdf, parts: &Array<'_>) -> bool {
    parts.raw_iter().any(|part| !is_drawing(resolved(pdf, part).as_ref()))
}

fn resolved<'a>(pdf: &'a Pdf, object: MaybeRef<Object<'a>>) -> Option<Object<'a>> {
    match object {
        MaybeRef::Ref(object) => pdf.xref().get(object.into()),
        MaybeRef::NotRef(object) => Some(object),
    }
}

/// Whether an object draws, or says that nothing is drawn.
fn is_drawing(object: Option<&Object<'_>>) -> bool {
    matches!(object, Some(Object::Stream(_) | Object::Null(_)))
}
