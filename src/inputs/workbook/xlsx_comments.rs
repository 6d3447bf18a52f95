//! The comments on the cells of a sheet, which are in a part beside its own. Conversations are there, too, as text.

use quick_xml::events::Event;

use super::archive::Parts;
use super::damage::Refusal;
use super::limits::Meter;
use super::marks::Comment;
use super::sheet::Cells;
use super::{package, xlsx_address, xml};

/// Reads the comments on a sheet, by the name of its part. A part with damage is passed over: it holds no values.
pub(super) fn read(parts: &Parts, sheet: &str, meter: &mut Meter, cells: &mut Cells<'_>) -> Result<(), Refusal> {
    for name in package::comments(parts, sheet) {
        let Ok(part) = parts.text(&name) else { continue };
        meter.take(part.len())?;
        read_part(part, cells)?;
    }
    Ok(())
}

fn read_part(part: &str, cells: &mut Cells<'_>) -> Result<(), Refusal> {
    let mut comment: Option<Comment> = None;
    let mut xml = xml::reader(part);
    let mut is_text = false;
    while let Ok(event) = xml.read_event() {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "comment" => {
                    let at = xml::attribute(&element, "ref").ok().flatten();
                    let (row, column) = at.and_then(|at| xlsx_address::address(at.as_bytes())).unwrap_or_default();
                    comment = Some(Comment { row, column, text: String::new() });
                }
                "t" => is_text = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => is_text = false,
                "comment" => comment.take().map_or(Ok(()), |comment| cells.comment(comment))?,
                _ => {}
            },
            Event::Eof => break,
            event if is_text => comment.iter_mut().for_each(|comment| push_text(&event, &mut comment.text)),
            _ => {}
        }
    }
    Ok(())
}

fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(content) => text.push_str(&content.xml10_content()),
        Event::CData(content) => text.push_str(&content.xml10_content()),
        Event::GeneralRef(reference) => drop(xml::push_reference(reference, text)),
        _ => {}
    }
}
