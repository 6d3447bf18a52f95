//! Prose: CommonMark in TOML strings, with references to facts. Parsed into blocks whose references are still open;
//! `merge` fills them in.

mod account;
mod columns;
mod compose;
mod item_like;
mod lines;
mod malformed;
mod markdown;
mod marks;
mod paths;
mod plain;
mod references;
mod remnants;
#[cfg(test)]
mod tests;

pub(crate) use markdown::parse;
pub use marks::FILTERS;
pub(crate) use plain::markup;
pub(crate) use references::{HELD, Reference, inline};

use crate::place::Place;
use crate::source_text::SourceText;

/// What the address of a page on the web begins with, as people type it.
const WEB: [&str; 3] = ["https://", "http://", "www."];

/// What the address of a link begins with.
pub(crate) const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// A block of prose, before its references are filled in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RawBlock {
    /// A paragraph.
    Paragraph(Vec<RawInline>),
    /// A list; each item is a list of blocks.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<RawBlock>>,
    },
    /// A subheading and where it stands; the level is relative, 3 being the first below a section.
    Heading(u8, Place, Vec<RawInline>),
    /// A picture.
    Picture(RawPicture),
    /// A reference that stands alone in a paragraph, and may be a table, a figure or a text module.
    Alone(Reference),
}

impl RawBlock {
    /// Whether nothing of it would be seen.
    fn says_nothing(&self) -> bool {
        matches!(self, Self::Paragraph(inlines) if inlines.iter().all(RawInline::says_nothing))
    }
}

/// A picture: `![what it shows](file.png "caption")`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RawPicture {
    /// The name of its file.
    pub file: String,
    /// What it shows, for those who do not see it.
    pub alternative: Vec<RawInline>,
    /// Its caption; empty where it has none.
    pub caption: Vec<RawInline>,
    /// Where it stands.
    pub place: Place,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RawInline {
    /// Typed text, each character with its place.
    Text(SourceText),
    /// `**strong**`.
    Strong(Vec<RawInline>),
    /// `*emphasis*`.
    Emphasis(Vec<RawInline>),
    /// A link.
    Link(String, Vec<RawInline>),
    /// A hard line break.
    Break,
    /// A reference to a value.
    Reference(Reference),
    /// Text that is held back, and has been reported.
    Held,
}

impl RawInline {
    /// Whether nothing of it would be seen.
    fn says_nothing(&self) -> bool {
        match self {
            Self::Text(text) => text.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{ad}').is_empty(),
            Self::Strong(inner) | Self::Emphasis(inner) | Self::Link(_, inner) => inner.iter().all(Self::says_nothing),
            Self::Break => true,
            Self::Reference(_) | Self::Held => false,
        }
    }
}
