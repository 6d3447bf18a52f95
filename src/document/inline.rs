//! Pieces of text: what was typed, what stands in the templates, values, gaps.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::walk::pieces;
use super::written;
use crate::place::Place;
use crate::source_text::TypedText;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Typed text.
    #[serde(rename = "text", with = "written::typed")]
    Text(TypedText),
    /// Text that nobody typed for this case.
    #[serde(rename = "fras")]
    Phrase(Phrase),
    /// Strong text.
    #[serde(rename = "fet")]
    Strong(Vec<Inline>),
    /// Emphasised text.
    #[serde(rename = "kursiv")]
    Emphasis(Vec<Inline>),
    /// A link.
    #[serde(rename = "lank", with = "written::link")]
    Link(String, Vec<Inline>),
    /// A line break.
    #[serde(rename = "radbrytning")]
    Break,
    /// A value that a reference stands for.
    #[serde(rename = "varde")]
    Fact(FactInline),
    /// A value that is not filled in.
    #[serde(rename = "saknas")]
    Gap(Gap),
}

/// A value that is not filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "written::Lacking")]
pub struct Gap {
    /// What is missing: `titel`.
    #[serde(rename = "vad")]
    pub what: String,
    /// As the reader sees it, in the words of the document's language.
    pub text: String,
}

/// Text of the house style or the kind of case, or of a document as another case adopted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// The file that holds it: `min-kommun/husstil.toml`.
    #[serde(rename = "fil")]
    #[serde(with = "written::shared")]
    pub file: Arc<str>,
    /// Its key there: `fraser.forslag`.
    #[serde(rename = "nyckel")]
    #[serde(with = "written::shared")]
    pub key: Arc<str>,
}

impl Phrase {
    /// A text that stands in no file.
    pub fn unkeyed(text: String) -> Self {
        Self { text, file: Arc::from(""), key: Arc::from("") }
    }

    /// Another text of the same key: a part of it, or with its places filled in.
    pub fn saying(&self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self.clone() }
    }
}

/// A value in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactInline {
    /// Its name: `fakta.pris`.
    #[serde(rename = "namn")]
    pub name: String,
    /// As the reader sees it.
    pub text: String,
    /// Where the value comes from.
    #[serde(skip)]
    pub sources: Vec<Place>,
    /// Where the reference stands; none in the house style's own text.
    #[serde(skip)]
    pub place: Option<Place>,
    /// The filters that the value has gone through, in order.
    #[serde(rename = "filter", default, skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<String>,
}

/// The text of inlines as a reader sees it.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(typed) => text.push_str(typed.text()),
            Inline::Phrase(phrase) => text.push_str(&phrase.text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => text.push_str(&plain(inner)),
            Inline::Break => text.push('\n'),
            Inline::Fact(fact) => text.push_str(&fact.text),
            Inline::Gap(gap) => text.push_str(&gap.text),
        }
    }
    text
}

/// Where the inlines come from: where they were typed, or the values were read.
pub fn sources(inlines: &[Inline]) -> Vec<Place> {
    let mut places = Vec::new();
    pieces(inlines, &mut |piece| match piece {
        Inline::Text(typed) => places.push(typed.whole()),
        Inline::Fact(fact) => places.extend(fact.sources.iter().cloned()),
        _ => {}
    });
    places
}

/// What the first gap among the inlines lacks.
pub fn first_gap(inlines: &[Inline]) -> Option<&str> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Gap(gap) => Some(gap.what.as_str()),
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => first_gap(inner),
        _ => None,
    })
}
