//! What calamine leaves out of an `.xlsx`, read from its parts.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Refusal;
use super::archive::Parts;

/// The part that lists the sheets.
const WORKBOOK: &str = "xl/workbook.xml";

/// Whether the workbook asks to be calculated when it is opened: the program that wrote it did not calculate.
pub fn waits_for_calculation(parts: &Parts) -> Result<bool, Refusal> {
    let mut xml = Reader::from_reader(parts.get(WORKBOOK).unwrap_or_default());
    loop {
        match xml.read_event().map_err(unreadable)? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "calcPr" => {
                return Ok(is_true(attribute(&element, "fullCalcOnLoad")?.as_deref()));
            }
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// An attribute of an element, with its entities resolved.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(unreadable)?;
        if attribute.key.as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(unreadable)?.into_owned()));
        }
    }
    Ok(None)
}

fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

fn unreadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::Unreadable(error.to_string())
}
