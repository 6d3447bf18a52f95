//! The documents of a case as trees: prose and facts merged, nothing set yet. Typed text and facts stay apart and keep
//! their places, for review, `fakta.json` and comparison. Places are not written with what stands at them: a record keeps them apart
//! (`fact_record`).

mod figures;
mod inline;
mod tables;
mod walk;
mod written;

use serde::{Deserialize, Serialize};

pub use self::figures::{Bar, ChartForm, FigureBlock, PictureBlock, Series, Target};
pub use self::inline::{FactInline, Gap, Inline, Phrase, first_gap, plain, sources};
pub use self::tables::{Cell, Column, TableBlock};
use crate::place::Place;

/// The stem of the file with all documents.
pub const WHOLE: &str = "handlingar";

/// A document of the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its key in references: `plan`.
    #[serde(rename = "nyckel")]
    pub key: String,
    /// The stem of its files: `bilaga-1-plan`.
    #[serde(rename = "fil")]
    pub stem: String,
    /// Its number among the bilagor, from 1.
    #[serde(rename = "nummer")]
    pub number: Option<usize>,
    /// Its title.
    #[serde(rename = "titel")]
    pub title: Vec<Inline>,
    /// What it holds.
    #[serde(rename = "innehall")]
    pub body: Body,
    /// Whether it is frozen as it was adopted: nobody can change it here, so no rule reads its prose.
    #[serde(rename = "fryst")]
    pub frozen: bool,
}

/// What a document holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// A tjänsteutlåtande.
    #[serde(rename = "rapport")]
    Report(Report),
    /// A steering document.
    #[serde(rename = "styrdokument")]
    Steering(Steering),
    /// The sheet that stands for an attached PDF.
    #[serde(rename = "pdfblad")]
    Sheet(Sheet),
}

/// A tjänsteutlåtande.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Labels and values of the header block.
    #[serde(rename = "huvud")]
    pub header: Vec<Field>,
    /// Labels and values of its second column.
    #[serde(rename = "kontakt")]
    pub contact: Vec<Field>,
    /// Sections in order.
    #[serde(rename = "avsnitt")]
    pub sections: Vec<Section>,
}

/// A steering document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steering {
    /// Its dokumentsort: "policy".
    #[serde(rename = "sort")]
    pub kind: Vec<Inline>,
    /// What stands above the title on the cover: "Förslag till policy".
    #[serde(rename = "etikett")]
    pub label: Vec<Inline>,
    /// A note on the cover.
    #[serde(rename = "not")]
    pub note: Option<Vec<Inline>>,
    /// Rows of the cover's table.
    #[serde(rename = "forsattsblad")]
    pub cover: Vec<Field>,
    /// The pages on the system of steering documents.
    #[serde(rename = "styrsystem")]
    pub system: Vec<Section>,
    /// Sections in order.
    #[serde(rename = "avsnitt")]
    pub sections: Vec<Section>,
}

impl Steering {
    /// A section's heading by the section's key.
    pub fn heading(&self, key: &str) -> Option<String> {
        self.sections.iter().find(|section| section.key == key).map(|section| plain(&section.heading))
    }
}

impl Document {
    /// Its sections, where it has some.
    pub fn sections(&self) -> Option<&[Section]> {
        match &self.body {
            Body::Report(report) => Some(&report.sections),
            Body::Steering(steering) => Some(&steering.sections),
            Body::Sheet(_) => None,
        }
    }
}

/// The sheet that stands for an attached PDF in the file with all documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The file's name in the output.
    #[serde(rename = "fil")]
    pub file: String,
    /// How many pages it has.
    #[serde(rename = "sidor")]
    pub pages: usize,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The label.
    #[serde(rename = "etikett")]
    pub label: Phrase,
    /// The value.
    #[serde(rename = "varde")]
    pub value: Vec<Inline>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its key in `[avsnitt]`.
    #[serde(rename = "nyckel")]
    pub key: String,
    /// Level of its heading; the document's title is level 1.
    #[serde(rename = "niva")]
    pub level: u8,
    /// Its heading; empty for signatures.
    #[serde(rename = "rubrik")]
    pub heading: Vec<Inline>,
    /// What it holds.
    #[serde(rename = "innehall")]
    pub content: Content,
    /// Where it stands in the inputs, when it does.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// Prose.
    #[serde(rename = "block")]
    Blocks(Vec<Block>),
    /// Decision points, after a line that says to whom they are put.
    #[serde(rename = "beslut")]
    Decisions {
        /// "I kommunstyrelsen:"
        #[serde(rename = "ledtext")]
        lead: Vec<Inline>,
        /// One action each.
        #[serde(rename = "punkter")]
        points: Vec<Vec<Inline>>,
    },
    /// The numbered list of bilagor, by title.
    #[serde(rename = "bilagor")]
    Attachments(Vec<Vec<Inline>>),
    /// Names and titles of those who sign.
    #[serde(rename = "underskrifter")]
    Signatures(Vec<(Vec<Inline>, Vec<Inline>)>),
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    #[serde(rename = "stycke")]
    Paragraph(Vec<Inline>),
    /// A list; each item is a list of blocks.
    #[serde(rename = "lista", with = "written::list")]
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A subheading.
    #[serde(rename = "rubrik")]
    Heading {
        /// Its level in the document.
        #[serde(rename = "niva")]
        level: u8,
        /// Its text.
        #[serde(rename = "text")]
        content: Vec<Inline>,
    },
    /// A table computed from a workbook.
    #[serde(rename = "tabell")]
    Table(TableBlock),
    /// A figure computed from a workbook.
    #[serde(rename = "figur")]
    Figure(FigureBlock),
    /// A picture.
    #[serde(rename = "bild")]
    Picture(PictureBlock),
    /// A text module: its name, and the blocks of its prose.
    #[serde(rename = "textmodul", with = "written::module")]
    Module(String, Vec<Block>),
}

impl Block {
    /// Its rows, where it is a table or a figure.
    pub fn rows(&self) -> usize {
        match self {
            Self::Table(table) => table.rows.len(),
            Self::Figure(figure) => figure.categories.len() * figure.series.len(),
            _ => 0,
        }
    }
}
