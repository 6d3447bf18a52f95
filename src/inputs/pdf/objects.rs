//! What the objects of a PDF say, each of them looked at once: files inside, colours by a profile, what people wrote beside the
//! pages, and whether its streams can be unpacked.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Object, String as PdfString};

use super::claims::decoded;
use super::streams::Streams;
use crate::limits::PDF_DEPTH;
use crate::personal_number;

/// Where a PDF keeps what people write beside its pages: comments, fields, titles, names of layers and files, other texts of pictures.
const WRITTEN: [&str; 12] =
    ["Contents", "RC", "V", "DV", "T", "TU", "Title", "Subject", "Author", "Keywords", "Alt", "ActualText"];

/// What the objects say.
#[derive(Debug, Default)]
pub(super) struct Objects {
    /// Whether one names a file that is inside the PDF.
    pub has_files: bool,
    /// Whether one names colours by a profile (ICC).
    pub has_profiles: bool,
    /// Whether a personnummer is written beside the pages.
    pub shows_number: bool,
    pub streams: Streams,
}

/// Looks at every object of a PDF.
pub(super) fn survey(pdf: &Pdf) -> Objects {
    let mut seen = Objects::default();
    for object in pdf.objects() {
        if let Object::Stream(stream) = &object {
            seen.dict(stream.dict(), 0);
            seen.streams.add(stream);
        }
        seen.value(&object, 0);
    }
    seen
}

impl Objects {
    /// Sees a value and what lies in it. What it refers to is an object of its own.
    fn value(&mut self, value: &Object<'_>, depth: usize) {
        match value {
            // What is not looked at may name one.
            _ if depth > PDF_DEPTH => self.has_profiles = true,
            Object::Name(name) => self.has_profiles |= matches!(name.as_str(), "ICCBased" | "Lab"),
            Object::Dict(dict) => self.dict(dict, depth),
            Object::Array(array) => array.raw_iter().for_each(|item| self.inside(item, depth)),
            _ => {}
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) {
        let files = dict.get::<Dict<'_>>("EF");
        self.has_files |= files.is_some_and(|files| ["F", "UF"].iter().any(|key| files.contains_key(*key)));
        let mut texts = WRITTEN.iter().filter_map(|key| dict.get::<PdfString<'_>>(key));
        self.shows_number |= texts.any(|text| has_personal_number(&decoded(text.as_ref())));
        dict.entries().for_each(|(_, item)| self.inside(item, depth));
    }

    fn inside(&mut self, item: MaybeRef<Object<'_>>, depth: usize) {
        if let MaybeRef::NotRef(item) = item {
            self.value(&item, depth + 1);
        }
    }
}

/// Whether a text has a personnummer.
pub(super) fn has_personal_number(text: &str) -> bool {
    !personal_number::find(text, "").is_empty()
}
