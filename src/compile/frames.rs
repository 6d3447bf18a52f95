//! One walk over finished pages, for all that is read from them: which elements open and close, where text stands.

use typst::foundations::Content;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem, Size, Transform};
use typst::model::LinkElem;
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::Image;

/// What the walk meets, in the order in which the layout wrote it.
pub(super) enum Event<'a> {
    /// An element that matters for accessibility starts, or a link.
    Start(&'a Content),
    /// The element with this location ends, also one whose start is not told.
    End(Location),
    /// A run of text, and how to get from its coordinates to the page's.
    Text(&'a TextItem, Transform),
    /// A picture with its size, and the node that it comes from.
    Image(&'a Image, Size, Span, Transform),
    /// A frame starts that belongs, in reading order, to the element with this location: a footnote, a float, the rest
    /// of a broken cell.
    Enter(Location),
    /// That frame ends.
    Leave(Location),
}

/// Calls `visit` for every event of a page.
pub(super) fn walk<'a>(frame: &'a Frame, visit: &mut impl FnMut(Event<'a>)) {
    descend(frame, Transform::identity(), visit);
}

fn descend<'a>(frame: &'a Frame, outer: Transform, visit: &mut impl FnMut(Event<'a>)) {
    for (position, item) in frame.items() {
        let here = outer.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => {
                let parent = group.parent.map(|parent| parent.location);
                parent.into_iter().for_each(|location| visit(Event::Enter(location)));
                descend(&group.frame, here.pre_concat(group.transform), visit);
                parent.into_iter().for_each(|location| visit(Event::Leave(location)));
            }
            FrameItem::Text(text) => visit(Event::Text(text, here)),
            // A link is no element of the PDF's tags, which have another one inside it that does not know where it leads.
            FrameItem::Tag(Tag::Start(element, flags)) if flags.tagged || element.is::<LinkElem>() => {
                visit(Event::Start(element));
            }
            FrameItem::Tag(Tag::End(location, ..)) => visit(Event::End(*location)),
            FrameItem::Image(image, size, span) => visit(Event::Image(image, *size, *span, here)),
            FrameItem::Tag(_) | FrameItem::Shape(..) | FrameItem::Link(..) => {}
        }
    }
}
