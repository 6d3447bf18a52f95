//! What the readers of XML parts share.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::reader::Config;
use quick_xml::{Reader, XmlVersion};

use super::damage::Damage;

/// A reader that is as patient as the programs that open such parts.
pub(super) fn reader(part: &str) -> Reader<&[u8]> {
    let mut xml = Reader::from_str(part);
    be_patient(xml.config_mut());
    xml
}

/// Takes XML as the programs do that open such parts.
pub(super) fn be_patient(config: &mut Config) {
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
}

/// An attribute of an element, with its entities resolved. Twice the same name is not looked for: it would cost the square
/// of their number.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Damage> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(damage)?;
        if attribute.key.as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damage)?.into_owned()));
        }
    }
    Ok(None)
}

/// The attributes of an element that have one of some names, taken apart once: an element may be asked for many.
pub(super) struct Attributes<'e, const N: usize> {
    names: &'static [&'static str; N],
    values: [Option<Cow<'e, str>>; N],
}

impl<'e, const N: usize> Attributes<'e, N> {
    /// Those of an element; of a name that stands twice the first, as [`attribute`] gives.
    pub(super) fn of(element: &'e BytesStart<'_>, names: &'static [&'static str; N]) -> Result<Self, Damage> {
        let mut values = [const { None }; N];
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(damage)?;
            let name = names.iter().position(|name| *name == attribute.key.as_ref());
            if let Some(value) = name.and_then(|at| values.get_mut(at)).filter(|value| value.is_none()) {
                *value = Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damage)?);
            }
        }
        Ok(Self { names, values })
    }

    /// One of them, with its entities resolved.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let at = self.names.iter().position(|own| *own == name)?;
        self.values.get(at)?.as_deref()
    }
}

/// An attribute by its name without a prefix: which prefix stands for a namespace is the file's own choice.
pub(super) fn prefixed_attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Damage> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(damage)?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(damage)?.into_owned()));
        }
    }
    Ok(None)
}

/// Adds one of XML's five entities or a character by its number.
pub(super) fn push_reference(reference: &BytesRef<'_>, text: &mut String) -> Result<(), Damage> {
    let raw = format!("&{};", reference.xml10_content());
    text.push_str(&quick_xml::escape::unescape(&raw).map_err(damage)?);
    Ok(())
}

/// Whether an attribute is true, as XML Schema writes it.
pub(super) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

/// What is no XML.
pub(super) fn damage(_: impl std::fmt::Display) -> Damage {
    Damage::Xml
}
