//! What is answered.

use serde::{Serialize, Serializer};

use crate::place::{Place, PlaceRecord};

/// What a question came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What was asked.
    pub asked: String,
    /// What it leads to.
    pub entries: Vec<Entry>,
    /// How many more there are.
    pub more: usize,
}

/// A value, a cell or a text, with its origin and its places on the pages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// The name of a value, a table or a figure; the key of a phrase; of a cell its column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it is in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The value in its plain form, or the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Where it comes from.
    #[serde(serialize_with = "records")]
    pub places: Vec<Place>,
    /// The expression that computes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// What it reads, with its value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reads: Vec<Read>,
    /// Values, tables and figures that read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub used_by: Vec<String>,
    /// Rules that read it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Where it stands on the pages.
    pub stands: Vec<Stand>,
    /// At how many more places it stands.
    #[serde(skip_serializing_if = "is_zero")]
    pub stands_more: usize,
}

/// What is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Read {
    /// Its name.
    pub name: String,
    /// Its plain form, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A text on pages of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stand {
    /// The document's file, without its ending.
    pub document: String,
    /// The pages, from 1.
    pub pages: Vec<usize>,
    /// The heading that it stands under, or the key where a section has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// As a reader sees it.
    pub text: String,
    /// Of the cells of a table or a figure, its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Where the text, or the reference that it stands for, was typed.
    #[serde(serialize_with = "records", skip_serializing_if = "Vec::is_empty")]
    pub typed: Vec<Place>,
    /// The filters that the value has gone through.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<String>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A fact, or another value that is given.
    Value,
    /// A computed value.
    Computed,
    /// A computed table or list.
    Table,
    /// A figure.
    Figure,
    /// Prose that references bring in.
    Module,
    /// A table of a workbook.
    Sheet,
    /// A column of one.
    Column,
    /// A cell of a workbook.
    Cell,
    /// A text of a computed table or figure.
    TableText,
    /// Typed text.
    #[default]
    Typed,
    /// A phrase of the house style or of the kind of case.
    Phrase,
    /// What is not filled in.
    Missing,
    /// A key of a file.
    Key,
    /// What the program says of a file.
    Program,
    /// A template's own words.
    Template,
    /// The layout's own words: page numbers, labels.
    Layout,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

fn records<S: Serializer>(places: &[Place], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(places.iter().map(PlaceRecord::from))
}
