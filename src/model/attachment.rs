//! The bilagor of a case.

use std::collections::BTreeMap;

use super::{Placed, SectionProse};
use crate::diagnostic::Place;
use crate::frozen::Frozen;
use crate::inputs::pdf::PdfFacts;
use crate::inputs::source::SourceText;
use crate::templates::DocumentRole;

/// A bilaga.
#[derive(Debug)]
pub enum Attachment {
    /// A steering document made by the program.
    Document(Box<SteeringDocument>),
    /// A steering document frozen as it was adopted.
    Frozen(Box<FrozenDocument>),
    /// An existing PDF.
    Pdf(Box<AttachedPdf>),
}

/// A steering document's prose and cover.
#[derive(Debug)]
pub struct SteeringDocument {
    /// The ärendetyp's key.
    pub key: String,
    /// What the case does with it.
    pub role: Option<DocumentRole>,
    /// Its title, with references.
    pub title: Option<SourceText>,
    /// Its dokumentsort, with references.
    pub kind: Option<SourceText>,
    /// Rows of the cover, by key.
    pub cover: BTreeMap<String, SourceText>,
    /// Its sections by key.
    pub sections: BTreeMap<String, SectionProse>,
    /// Its file.
    pub place: Place,
}

/// A steering document as another case adopted it.
#[derive(Debug)]
pub struct FrozenDocument {
    /// The ärendetyp's key.
    pub key: String,
    /// What the case does with it.
    pub role: Option<DocumentRole>,
    /// The document.
    pub frozen: Frozen,
    /// The adopted document's own PDF, which then is the bilaga.
    pub original: Option<AttachedPdf>,
    /// Its file.
    pub place: Place,
}

/// An attached PDF, copied byte for byte.
#[derive(Debug)]
pub struct AttachedPdf {
    /// Its key in references and file names.
    pub key: String,
    /// Its title.
    pub title: Option<Placed<String>>,
    /// Its file name inside the case.
    pub file: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Pages and archive format.
    pub facts: PdfFacts,
    /// Where it is named.
    pub place: Place,
}

impl Attachment {
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
