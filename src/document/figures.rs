//! Computed charts, and pictures.

use serde::{Deserialize, Serialize};

use super::{Cell, Inline, Phrase, written};
use crate::place::Place;

/// A computed chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureBlock {
    /// Its name.
    #[serde(rename = "namn")]
    pub name: String,
    /// Its caption: the kind of case's, with the values that it refers to.
    #[serde(rename = "rubrik", with = "written::caption")]
    pub caption: Vec<Inline>,
    /// What it shows, for those who listen.
    #[serde(rename = "alternativ")]
    pub alternative: String,
    /// What the bars count.
    #[serde(rename = "enhet")]
    pub unit: Phrase,
    /// The bars' names.
    #[serde(rename = "kategorier")]
    pub categories: Vec<Cell>,
    /// The series that the bars are made of.
    #[serde(rename = "serier")]
    pub series: Vec<Series>,
    /// The sum of each category, where there are several series.
    #[serde(rename = "summor")]
    pub totals: Vec<Cell>,
    /// What it looks like.
    #[serde(default, skip_serializing_if = "ChartForm::is_stacked")]
    pub form: ChartForm,
    /// The line that its numbers should reach.
    #[serde(rename = "mallinje", default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// The cells it comes from.
    #[serde(skip)]
    pub sources: Vec<Place>,
}

/// What a chart looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ChartForm {
    /// A bar for each category, of its series on each other.
    #[default]
    #[serde(rename = "staplad")]
    Stacked,
    /// The series' bars beside each other.
    #[serde(rename = "grupperad")]
    Grouped,
    /// A line for each series.
    #[serde(rename = "linjer")]
    Lines,
    /// Each category's shares of a hundred.
    #[serde(rename = "andelar")]
    Shares,
}

impl ChartForm {
    /// Whether it is the usual one, which records do not write.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
    pub(crate) fn is_stacked(&self) -> bool {
        *self == Self::Stacked
    }
}

/// A line across a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its name.
    #[serde(rename = "namn")]
    pub name: Phrase,
    /// Its number.
    #[serde(rename = "tal")]
    pub number: Bar,
}

/// A series of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its name.
    #[serde(rename = "namn")]
    pub name: Cell,
    /// A number for each category.
    #[serde(rename = "tal")]
    pub numbers: Vec<Bar>,
}

/// A number of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// Its value as decimal text, with a point.
    #[serde(rename = "varde")]
    pub value: String,
    /// As the reader sees it, with its cells.
    #[serde(rename = "visas")]
    pub shown: Cell,
}

/// A picture of the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureBlock {
    /// The name of its file.
    #[serde(rename = "fil")]
    pub file: String,
    /// What it shows, for those who do not see it.
    #[serde(rename = "alternativ")]
    pub alternative: Vec<Inline>,
    /// Its caption; empty where it has none.
    #[serde(rename = "rubrik", default, skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// SHA-256 of its file, in hexadecimal.
    pub sha256: String,
}

impl PictureBlock {
    /// Where its file lies beside the Typst sources.
    pub fn path(file: &str) -> String {
        format!("bilder/{file}")
    }
}
