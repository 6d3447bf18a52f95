//! Frames: the sections and the cover that documents of a kind have in common.

use serde::Deserialize;
use toml::Spanned;

use super::uppfoljning::Carry;

/// What the documents of a kind have in common, as `[ram.<namn>]` tells it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FrameSpec {
    /// Sections, in order.
    pub avsnitt: Vec<FrameSection>,
    /// Rows of the cover's table, in order; without any there is no cover.
    pub forsattsblad: Vec<CoverRow>,
    /// Whether the pages on the municipality's system of steering documents follow the cover.
    pub styrsystem: bool,
}

fn yes() -> bool {
    true
}

/// A section that the house style puts into every document of a kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameSection {
    /// Key in `[avsnitt]`, and the `under` of the kind of case's own sections.
    pub nyckel: String,
    /// What it holds.
    #[serde(default)]
    pub slag: SectionKind,
    /// Heading, with references; signatures may stand without.
    pub rubrik: Option<String>,
    /// Whether something must stand in it; otherwise an empty one is left out with its heading.
    #[serde(default = "yes")]
    pub kravs: bool,
    /// An expression: the section, and what is under it, stands only where it is true.
    pub visas_om: Option<Spanned<String>>,
    /// What the next case does with its prose.
    #[serde(default)]
    pub vid_uppfoljning: Carry,
}

/// What a frame section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Prose, required.
    #[default]
    Text,
    /// Prose, or the stock phrase where the office found nothing to say.
    Dimension,
    /// The decision points.
    Beslut,
    /// The list of bilagor.
    Bilagor,
    /// Signatures.
    Underskrifter,
    /// Only a heading over the kind of case's sections.
    Ram,
}

impl SectionKind {
    /// Its name in `slag`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dimension => "dimension",
            Self::Beslut => "beslut",
            Self::Bilagor => "bilagor",
            Self::Underskrifter => "underskrifter",
            Self::Ram => "ram",
        }
    }
}

/// The cover of a steering document.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// Rows of its table, in order.
    pub rader: Vec<CoverRow>,
}

/// A row of the cover's table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverRow {
    /// Key in the document's `[forsattsblad]`.
    pub nyckel: String,
    /// Label.
    pub etikett: String,
    /// Where its value comes from.
    #[serde(default)]
    pub kalla: CoverSource,
    /// Whether it tells the day or the year of the document's latest revision.
    #[serde(default)]
    pub reviderad: bool,
    /// What the next case does with it.
    #[serde(default)]
    pub vid_uppfoljning: Carry,
}

/// Where a cover row's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoverSource {
    /// The document's `[forsattsblad]`.
    #[default]
    Prosa,
    /// The document's title.
    Titel,
    /// The kind of document.
    Dokumentsort,
    /// The body that adopts it.
    Organ,
    /// Date and § of its decision, or open.
    Beslut,
}
