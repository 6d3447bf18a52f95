//! The bilagor of a case.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use chrono::NaiveDate;
use serde::Deserialize;

use super::{Placed, Previous, SectionProse, Value};
use crate::document::Steering;
use crate::place::Place;
use crate::source_text::SourceText;

/// What a case does with a steering document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum DocumentRole {
    /// It is put forward for adoption.
    #[serde(rename = "antas", alias = "forslag")]
    Forslag,
    /// It is the one in force so far, and is repealed.
    #[serde(rename = "upphor", alias = "foregangare")]
    Foregangare,
}

/// A bilaga. What it says is shared between the cases that are made of one.
#[derive(Debug, Clone)]
pub enum Attachment {
    /// A document made by the program.
    Document(Arc<SteeringDocument>),
    /// A steering document frozen as it was adopted.
    Frozen(Arc<FrozenDocument>),
    /// An existing PDF.
    Pdf(Box<AttachedPdf>),
}

/// The prose of a document that the program makes, and its cover where it has one.
#[derive(Debug, Clone)]
pub struct SteeringDocument {
    /// The ärendetyp's key.
    pub key: String,
    /// What the case does with it.
    pub role: Option<DocumentRole>,
    /// Its title, with references.
    pub title: Option<SourceText>,
    /// Its dokumentsort, with references; a document without a cover has none.
    pub kind: Option<SourceText>,
    /// Rows of the cover, by key.
    pub cover: BTreeMap<String, SourceText>,
    /// Its sections by key.
    pub sections: BTreeMap<String, SectionProse>,
    /// Its file.
    pub place: Place,
    /// Its entry among the bilagor.
    pub named: Place,
}

/// A steering document as another case adopted it.
#[derive(Debug, Clone)]
pub struct FrozenDocument {
    /// The ärendetyp's key.
    pub key: String,
    /// What the case does with it.
    pub role: Option<DocumentRole>,
    /// What was decided.
    pub decided: DecidedDocument,
    /// The document as it was adopted.
    pub steering: Steering,
    /// The adopted document's own PDF, which then is the bilaga.
    pub original: Option<AttachedPdf>,
    /// Its file.
    pub place: Place,
    /// Its entry among the bilagor.
    pub named: Place,
}

/// What facts say of a document that has been adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedDocument {
    /// Its title.
    pub title: String,
    /// Its dokumentsort.
    pub kind: String,
    /// The body that decided.
    pub body: String,
    /// The day of the decision.
    pub date: NaiveDate,
    /// The paragraph of the minutes.
    pub paragraph: i64,
}

impl DecidedDocument {
    /// The facts of a group such as `foregangare`, by their names in it.
    pub fn facts(&self) -> [(&'static str, Value); 5] {
        [
            ("titel", Value::Text(self.title.clone())),
            ("dokumentsort", Value::Text(self.kind.clone())),
            ("organ", Value::Text(self.body.clone())),
            ("datum", Value::Date(self.date)),
            ("paragraf", Value::Integer(self.paragraph)),
        ]
    }
}

/// What a PDF says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfFacts {
    /// How many pages it has.
    pub pages: usize,
    /// The part and level of PDF/A that its metadata claims, such as `2A`. The claim is not checked.
    pub pdfa: Option<String>,
    /// Whether it is encrypted, though readable without a password; PDF/A allows no encryption.
    pub encrypted: bool,
    /// What it has that does not stand on its pages, by names that the catalogues translate: more after its end, which may be a
    /// newer version that was cut off; files; a form that only some readers draw.
    pub left_out: Vec<&'static str>,
    /// What its text says that must not leave the house.
    pub text: PdfText,
}

/// What was found in the text of a PDF.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PdfText {
    /// The pages with a personnummer, counted from one.
    pub personal_numbers: Vec<usize>,
    /// Whether one stands beside the pages: in a title, a comment or a field.
    pub beside: bool,
    /// The pages that show no text, such as scanned ones, or whose text cannot be read.
    pub unread: Vec<usize>,
}

/// An attached PDF, copied byte for byte.
#[derive(Debug, Clone)]
pub struct AttachedPdf {
    /// Its key in references and file names.
    pub key: String,
    /// Its title.
    pub title: Option<Placed<String>>,
    /// Its file name inside the case.
    pub file: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// Pages and archive format.
    pub facts: PdfFacts,
    /// Where it is named.
    pub place: Place,
}

/// A picture of the case.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its bytes.
    pub bytes: Bytes,
    /// Where it is named.
    pub place: Place,
}

impl Attachment {
    /// Whether somebody has written something in it; the title and the cover that a case took over from the previous one, and
    /// that are as they were, nobody has.
    pub fn is_filled_in(&self, previous: Option<&Previous>) -> bool {
        let Self::Document(document) = self else { return true };
        let SteeringDocument { title, kind, cover, sections, place, .. } = document.as_ref();
        let own = |key: &str, text: &str| !previous.is_some_and(|previous| previous.has_given(place.file(), key, text));
        let has_text = |section: &SectionProse| section.heading.is_some() || section.text.is_some();
        title.as_ref().is_some_and(|title| own("titel", &title.text))
            || kind.as_ref().is_some_and(|kind| own("dokumentsort", &kind.text))
            || cover.iter().any(|(row, text)| own(&format!("forsattsblad.{row}"), &text.text))
            || sections.values().any(has_text)
    }

    /// The key in references and file names.
    pub fn key(&self) -> &str {
        match self {
            Self::Document(document) => &document.key,
            Self::Frozen(document) => &document.key,
            Self::Pdf(pdf) => &pdf.key,
        }
    }

    /// What the case does with it.
    pub fn role(&self) -> Option<DocumentRole> {
        match self {
            Self::Document(document) => document.role,
            Self::Frozen(document) => document.role,
            Self::Pdf(_) => None,
        }
    }

    /// Where it is named.
    pub fn place(&self) -> &Place {
        match self {
            Self::Document(document) => &document.place,
            Self::Frozen(document) => &document.place,
            Self::Pdf(pdf) => &pdf.place,
        }
    }

    /// Its entry among the bilagor, whose order gives their numbers.
    pub fn named(&self) -> &Place {
        match self {
            Self::Document(document) => &document.named,
            Self::Frozen(document) => &document.named,
            Self::Pdf(pdf) => &pdf.place,
        }
    }

    /// The PDF that it is, where it is one.
    pub fn pdf(&self) -> Option<&AttachedPdf> {
        match self {
            Self::Document(_) => None,
            Self::Frozen(document) => document.original.as_ref(),
            Self::Pdf(pdf) => Some(pdf),
        }
    }

    /// Where its title is given.
    pub fn title_place(&self) -> Option<Place> {
        match self {
            Self::Document(document) => document.title.as_ref().map(SourceText::whole),
            Self::Frozen(document) => Some(document.place.clone()),
            Self::Pdf(pdf) => pdf.title.as_ref()?.places.first().cloned(),
        }
    }
}
