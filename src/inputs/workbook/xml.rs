//! What the readers of XML parts share.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::Refusal;

/// An attribute of an element, with its entities resolved.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(unreadable)?;
        if attribute.key.as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(unreadable)?.into_owned()));
        }
    }
    Ok(None)
}

/// Whether an attribute is true, as XML Schema writes it.
pub(super) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

/// The refusal of what is no XML.
pub(super) fn unreadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::Unreadable(error.to_string())
}
