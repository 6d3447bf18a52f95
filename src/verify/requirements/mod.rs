//! The requirements of E-ARK's CSIP and SIP on a package. Those on one element are rows ([`rows`]): where it holds, and what must be
//! there; those on elements and files together are functions ([`relations`]). What none of them judges is in [`NOT_JUDGED`]. That a
//! named file is there and unchanged is required too, and told where files are read ([`Linked`]).
//!
//! Numbers, levels and what is told were tried on DILCIS's corpus (DILCISBoard/eark-ip-test-corpus).

mod relations;
mod rows;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::collections::BTreeSet;

pub(super) use self::rows::NOT_JUDGED;
use self::rows::REQUIREMENTS;
use crate::xml::Element;

/// What must be there at a place.
#[derive(Debug, Clone, Copy)]
enum Need {
    /// An attribute, with anything in it.
    Attribute(&'static str),
    /// An attribute with one of these values.
    OneOf(&'static str, &'static [&'static str]),
    /// Nothing, or an attribute with one of these values.
    IfThere(&'static str, &'static [&'static str]),
    /// Nothing, or an attribute with anything in it.
    NotEmpty(&'static str),
    /// Nothing, or an attribute with none of these values.
    NoneOf(&'static str, &'static [&'static str]),
    /// A child.
    Child(&'static str),
    /// A child whose attribute has this value, or begins so where it ends in a star.
    ChildWith(&'static str, &'static str, &'static str),
    /// At most one such child; any of the name where no attribute is named.
    AtMost(&'static str, &'static str, &'static str),
    /// Another attribute, where the first one has this value.
    With(&'static str, &'static str, &'static str),
    /// The first attribute only where the second has this value.
    OnlyWith(&'static str, &'static str, &'static str),
    /// Exactly one child with text.
    OneText(&'static str),
    /// Text.
    Text,
    /// A media type.
    Media,
}

/// Which METS a requirement is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Any.
    All,
    /// The package's own.
    Root,
    /// A representation's.
    Representation,
    /// The package's own, where it is a SIP.
    Sip,
}

/// A requirement on one element.
#[derive(Debug, Clone, Copy)]
struct Requirement {
    /// Its number, or those of two that are one.
    id: &'static str,
    /// Whether it must hold, or should.
    is_must: bool,
    /// Of which METS it holds.
    of: Of,
    /// The elements that it holds of: names below `mets`, and after `@` an attribute with its value.
    context: &'static str,
    /// What must be there.
    need: Need,
}

/// A requirement that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotMet {
    /// Its number.
    pub id: &'static str,
    /// Whether it must hold.
    pub is_must: bool,
    /// Where.
    pub context: String,
}

/// A METS with what lies around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    /// The METS.
    pub tree: &'a Element,
    /// Whether it is the package's own.
    pub is_root: bool,
    /// The name of the folder that it lies in, where that is known.
    pub folder: Option<&'a str>,
    /// The paths of the files below that folder.
    pub files: &'a BTreeSet<&'a str>,
}

impl View<'_> {
    fn is_of(&self, of: Of) -> bool {
        match of {
            Of::All => true,
            Of::Root => self.is_root,
            Of::Representation => !self.is_root,
            Of::Sip => self.is_root && self.is_sip(),
        }
    }

    /// Whether the package is a SIP: it says so, or says nothing else.
    fn is_sip(&self) -> bool {
        let profile = self.tree.attribute("PROFILE").unwrap_or_default();
        let kind = self.tree.first("mets:metsHdr").and_then(|header| header.attribute("csip:OAISPACKAGETYPE"));
        profile.contains("E-ARK-SIP") || kind == Some("SIP") && !profile.contains("CSIP")
    }
}

/// The numbers of what a link to a file must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Linked {
    /// Lead to a file.
    pub leads: &'static str,
    /// Tell its size.
    pub size: &'static str,
    /// Tell its hash.
    pub sum: &'static str,
}

/// The numbers for links in an element of METS.
pub(super) fn linked(parent: &str) -> Linked {
    let (leads, size, sum) = match parent {
        "mets:dmdSec" => ("CSIP24", "CSIP27", "CSIP29"),
        "mets:digiprovMD" => ("CSIP38", "CSIP41", "CSIP43"),
        "mets:rightsMD" => ("CSIP51", "CSIP54", "CSIP56"),
        "mets:file" => ("CSIP79", "CSIP69", "CSIP71"),
        "mets:div" => ("CSIP110", "", ""),
        _ => ("", "", ""),
    };
    Linked { leads, size, sum }
}

/// The requirements that a METS does not meet.
pub(super) fn judge(view: &View<'_>) -> Vec<NotMet> {
    let mut found = Vec::new();
    for row in REQUIREMENTS.iter().filter(|row| view.is_of(row.of)) {
        if at(view.tree, row.context).into_iter().any(|element| !row.need.is_met(element)) {
            found.push(NotMet { id: row.id, is_must: row.is_must, context: shown(row) });
        }
    }
    for relation in relations::RELATIONS.iter().filter(|relation| view.is_of(relation.of)) {
        let missed = (relation.missed)(view).into_iter();
        found.extend(missed.map(|context| NotMet { id: relation.id, is_must: relation.is_must, context }));
    }
    found
}

/// Where a requirement holds, and what it asks for, as a path.
fn shown(row: &Requirement) -> String {
    let context = if row.context.is_empty() { String::new() } else { format!("/{}", row.context) };
    format!("mets{context}/{}", row.need.shown())
}

/// The elements that a context names.
fn at<'e>(tree: &'e Element, context: &str) -> Vec<&'e Element> {
    let mut found = vec![tree];
    for step in context.split('/').filter(|step| !step.is_empty()) {
        if step == "*" {
            // The divisions of single representations stand beside that of all, or in it.
            continue;
        }
        let (name, wanted) = step.split_once('@').map_or((step, None), |(name, wanted)| (name, wanted.split_once('=')));
        let name = format!("mets:{name}");
        let inside = context.ends_with("/*");
        let holds = |element: &&Element| {
            element.name == name
                && wanted.is_none_or(|(attribute, value)| {
                    let own = element.attribute(attribute).unwrap_or_default();
                    if inside && value == "Representations" {
                        own.starts_with("Representations/")
                    } else {
                        own == value
                    }
                })
        };
        found = found.into_iter().flat_map(|element| element.children.iter().filter(holds)).collect();
    }
    found
}

/// An attribute with anything in it.
fn filled<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attribute(name).filter(|value| !value.trim().is_empty())
}

impl Need {
    fn is_met(self, element: &Element) -> bool {
        let value = |name: &str| filled(element, name);
        let children = |name: &str| -> Vec<&Element> {
            element.children.iter().filter(|child| child.name.strip_prefix("mets:") == Some(name)).collect()
        };
        match self {
            Self::Attribute(name) => value(name).is_some(),
            Self::OneOf(name, allowed) => value(name).is_some_and(|value| vocabulary::has(allowed, value)),
            Self::IfThere(name, allowed) => element.attribute(name).is_none_or(|value| vocabulary::has(allowed, value)),
            Self::NotEmpty(name) => element.attribute(name).is_none() || value(name).is_some(),
            // The specification lets the other kind be named OTHER as well.
            Self::NoneOf(name, others) => {
                value(name).is_none_or(|value| value.eq_ignore_ascii_case("OTHER") || !vocabulary::has(others, value))
            }
            Self::Child(name) => !children(name).is_empty(),
            Self::ChildWith(name, attribute, wanted) => children(name)
                .iter()
                .any(|child| vocabulary::has(&[wanted], child.attribute(attribute).unwrap_or_default())),
            Self::AtMost(name, attribute, wanted) => {
                let is_such = |child: &&&Element| attribute.is_empty() || child.attribute(attribute) == Some(wanted);
                children(name).iter().filter(is_such).count() <= 1
            }
            Self::With(name, wanted, other) => {
                !value(name).is_some_and(|value| value.eq_ignore_ascii_case(wanted)) || value(other).is_some()
            }
            Self::OnlyWith(name, other, wanted) => {
                element.attribute(name).is_none()
                    || value(other).is_some_and(|value| value.eq_ignore_ascii_case(wanted))
            }
            Self::OneText(name) => matches!(children(name).as_slice(), [one] if !one.text.trim().is_empty()),
            Self::Text => !element.text.trim().is_empty(),
            Self::Media => value("MIMETYPE").is_some_and(vocabulary::is_media),
        }
    }

    fn shown(self) -> String {
        match self {
            Self::Attribute(name)
            | Self::OneOf(name, _)
            | Self::IfThere(name, _)
            | Self::NotEmpty(name)
            | Self::NoneOf(name, _)
            | Self::OnlyWith(name, ..) => format!("@{name}"),
            Self::Child(name) | Self::OneText(name) | Self::AtMost(name, "", _) => name.to_owned(),
            Self::ChildWith(name, attribute, value) | Self::AtMost(name, attribute, value) => {
                format!("{name}[@{attribute}={value}]")
            }
            Self::With(_, _, other) => format!("@{other}"),
            Self::Text => "text()".to_owned(),
            Self::Media => "@MIMETYPE".to_owned(),
        }
    }
}
