//! Computed tables.

use serde::{Deserialize, Serialize};

use super::written::{self, CellText};
use super::{Inline, Phrase};
use crate::place::Place;

/// A computed table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableBlock {
    /// Its name.
    #[serde(rename = "namn")]
    pub name: String,
    /// Its caption: the kind of case's, with the values that it refers to.
    #[serde(rename = "rubrik", with = "written::caption")]
    pub caption: Vec<Inline>,
    /// Its columns.
    #[serde(rename = "kolumner")]
    pub columns: Vec<Column>,
    /// Rows of cells, one for each column.
    #[serde(rename = "rader")]
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row is a sum.
    #[serde(rename = "summarad")]
    pub sums: bool,
    /// Whether the first column says what its row is about.
    #[serde(rename = "radhuvud")]
    pub row_headings: bool,
    /// The rows, from 0, that are a subheading over those after them: one cell for all columns.
    #[serde(rename = "underrubriker", default, skip_serializing_if = "Vec::is_empty")]
    pub subheadings: Vec<usize>,
    /// The rows, from 0, that are the sum of those under a subheading.
    #[serde(rename = "delsummor", default, skip_serializing_if = "Vec::is_empty")]
    pub subtotals: Vec<usize>,
    /// The cells it comes from.
    #[serde(skip)]
    pub sources: Vec<Place>,
}

/// A column of a computed table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading.
    #[serde(rename = "rubrik")]
    pub heading: Cell,
    /// Whether it holds numbers.
    #[serde(rename = "tal")]
    pub numeric: bool,
}

/// A text that a table or a figure shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "CellText", into = "CellText")]
pub enum Cell {
    /// A value as the reader sees it, and the workbook's cells that it comes from.
    Value(String, Vec<Place>),
    /// A word of the house style.
    Phrase(Phrase),
}

impl Cell {
    /// As the reader sees it.
    pub fn text(&self) -> &str {
        match self {
            Self::Value(text, _) => text,
            Self::Phrase(phrase) => &phrase.text,
        }
    }
}
