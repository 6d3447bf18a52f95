//! What is compared of a case: values, rows and words, without where they stand and how they are set.
//!
//! Left out on purpose, and said aloud by every view: places (whoever moves a line in a file changes nothing), line and page
//! breaks, hyphenation and no-break spaces, and whether words were typed or come from a reference.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Value;

/// Values by their names.
pub type Entries<V> = BTreeMap<String, V>;

/// A case as it is compared.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Number, status, day, templates and versions.
    pub arende: Entries<String>,
    /// Facts that are filled in.
    pub fakta: Entries<Value>,
    /// Computed values.
    pub berakning: Entries<Value>,
    /// Tables of the workbooks.
    pub tabeller: BTreeMap<String, TableContent>,
    /// The documents in order.
    pub dokument: Vec<DocumentContent>,
    /// Findings, as they are told.
    pub anmarkningar: Vec<Note>,
    /// Findings that are waived.
    pub undantag: Vec<Note>,
    /// SHA-256 of the files that it is made from, by what they are and their names.
    pub filer: Entries<String>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableContent {
    /// The columns.
    pub kolumner: Vec<String>,
    /// The rows.
    pub rader: Vec<Row>,
}

/// A row's values in the order of the columns.
pub type Row = Vec<Option<Value>>;

/// A finding or a waiver.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its code.
    pub kod: String,
    /// How grave it is, or what a waiver is about.
    pub om: String,
    /// What it says, or why it is waived.
    pub text: String,
}

/// A document. `P` is a passage, alone or with where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentContent<P = Passage> {
    /// Its key.
    pub nyckel: String,
    /// What it is, its number, its file, and the hash of an attached PDF.
    pub egenskaper: Entries<String>,
    /// Its title.
    pub titel: P,
    /// Its sections, those of its head and cover first.
    pub avsnitt: Vec<SectionContent<P>>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionContent<P = Passage> {
    /// Its key; one of the head, the cover or the pages on the system has what it belongs to before it.
    pub nyckel: String,
    /// The level of its heading.
    pub niva: u8,
    /// Its heading.
    pub rubrik: P,
    /// What stands in it.
    pub innehall: Vec<P>,
}

/// A paragraph, an item, a row: what a reader takes in at once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// What it is, and its marks.
    pub form: Shape,
    /// Its words; one space between them.
    pub text: String,
}

/// What a passage is beside its words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// What it is.
    pub slag: Kind,
    /// Strong, emphasised and linked words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub format: Vec<Format>,
}

/// What a passage is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A paragraph.
    #[default]
    Stycke,
    /// A title or the heading of a section.
    Titel,
    /// A heading of this level.
    Rubrik(u8),
    /// The first paragraph of a list's item: whether the list is numbered, and its depth.
    Listpunkt(bool, usize),
    /// What follows in an item of this depth.
    Listtext(usize),
    /// The line before decision points.
    Ledtext,
    /// A decision point.
    Beslutspunkt,
    /// An entry of the list of bilagor.
    Bilaga,
    /// Who signs.
    Underskrift,
    /// A value under this label.
    Falt(String),
    /// The caption, the columns' headings or a row of the table of this name.
    Tabell(String, TablePart),
    /// The same of a figure.
    Figur(String, TablePart),
}

/// A part of a computed table or figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TablePart {
    /// Its caption.
    Rubrik,
    /// The headings of its columns.
    Kolumner,
    /// A row.
    Rad,
    /// The sum.
    Summa,
    /// What is said of a figure for those who listen.
    Beskrivning,
}

/// Words that are set apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// How.
    pub som: Mark,
    /// The words.
    pub ord: String,
}

/// How words are set apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Strong.
    Fet,
    /// Emphasised.
    Kursiv,
    /// A link to this address.
    Lank(String),
}

impl Kind {
    /// Whether a passage of this kind may be what became one of that kind.
    pub(super) fn may_become(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Falt(one), Self::Falt(other)) => one == other,
            (Self::Tabell(..) | Self::Figur(..) | Self::Falt(_), _)
            | (_, Self::Tabell(..) | Self::Figur(..) | Self::Falt(_)) => self == other,
            _ => true,
        }
    }

    /// Whether it belongs to a computed table or a figure.
    pub(super) fn is_of_block(&self) -> bool {
        matches!(self, Self::Tabell(..) | Self::Figur(..))
    }

    /// The table or the figure that it belongs to, as its caption.
    pub(super) fn block(&self) -> Option<Self> {
        match self {
            Self::Tabell(name, _) => Some(Self::Tabell(name.clone(), TablePart::Rubrik)),
            Self::Figur(name, _) => Some(Self::Figur(name.clone(), TablePart::Rubrik)),
            _ => None,
        }
    }

    /// Whether it is a row of a table, or of what a figure shows.
    pub(super) fn is_row(&self) -> bool {
        matches!(self, Self::Tabell(_, TablePart::Rad) | Self::Figur(_, TablePart::Rad))
    }

    /// Whether it is known wherever it stands among others of its kind: a row, or an entry of the list of bilagor.
    pub(super) fn has_no_order(&self) -> bool {
        self.is_row() || *self == Self::Bilaga
    }

    /// Whether it is one that may be moved by itself, split or merged.
    pub(super) fn is_prose(&self) -> bool {
        matches!(self, Self::Stycke | Self::Listpunkt(..) | Self::Listtext(_) | Self::Beslutspunkt)
    }
}
