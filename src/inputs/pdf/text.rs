//! The personnummer that an attached PDF shows: in the text of its pages, and in its title, comments and fields.
//!
//! The pages are interpreted by the library that Typst itself draws PDFs with; a device takes their glyphs as characters instead of
//! drawing them. What it may cost is bounded before and meanwhile, since the library bounds nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use hayro_syntax::object::{MaybeRef, Object, String as PdfString};
use kurbo::{Affine, Rect};

use super::claims::decoded;
use super::glyphs::{Glyphs, Left};
use super::streams::{is_picture, unpacked};
use super::{metadata, objects};
use crate::fonts;
use crate::limits::{PDF_DEPTH, pdf as limits};
use crate::model::PdfText;
use crate::personal_number;

/// Where a PDF keeps what people write beside its pages: comments, fields, titles, names of layers and files, other texts of pictures.
const WRITTEN: [&str; 12] =
    ["Contents", "RC", "V", "DV", "T", "TU", "Title", "Subject", "Author", "Keywords", "Alt", "ActualText"];

/// Reads what a PDF shows.
pub(super) fn read(pdf: &Pdf) -> PdfText {
    let beside = metadata(pdf).is_some_and(|metadata| has_personal_number(&metadata))
        || objects(pdf).any(|object| is_written(&object, 0));
    let mut text = PdfText { beside, ..PdfText::default() };
    let Some(largest) = largest(pdf) else {
        text.unread.extend(1..=pdf.pages().len());
        return text;
    };
    let mut left = Left { drawn: limits::DRAWN, bytes: limits::CONTENT_BYTES, largest };
    let (mut cache, settings) = (InterpreterCache::new(), settings());
    for (index, page) in pdf.pages().iter().enumerate() {
        left.bytes = left.bytes.saturating_sub(page.page_stream().map_or(0, |stream| stream.len() as u64));
        let mut glyphs = Glyphs::new(&mut left);
        let corner = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(Affine::IDENTITY, corner, &cache, pdf.xref(), settings.clone());
        // The library meets bytes from outside; and what costs too much is ended by unwinding.
        let ended = catch_unwind(AssertUnwindSafe(|| interpret_page(page, &mut context, &mut glyphs)));
        let shown = glyphs.shown();
        if ended.is_err() || shown.trim().is_empty() {
            text.unread.push(index + 1);
        }
        if has_personal_number(&shown) {
            text.personal_numbers.push(index + 1);
        }
        if ended.is_err() {
            // What was about to be put into it may be half done.
            cache = InterpreterCache::new();
        }
    }
    text
}

/// No fonts but those of the file and one for those that every reader of PDFs has. Comments are drawn as well.
fn settings() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|_| Some((Arc::new(fonts::any_face()?), 0))),
        ..InterpreterSettings::default()
    }
}

fn has_personal_number(text: &str) -> bool {
    !personal_number::find(text, "").is_empty()
}

/// The bytes of the largest stream that may be drawn; nothing where one may be too large to be unpacked, or where the library would
/// ask for the time of day.
fn largest(pdf: &Pdf) -> Option<u64> {
    if objects(pdf).any(|object| has_profile(&object, 0)) {
        return None;
    }
    let (mut largest, mut all) = (0, 0);
    for object in pdf.objects() {
        let Object::Stream(stream) = &object else { continue };
        if !is_picture(stream) {
            let bytes = unpacked(stream).bytes?;
            all += bytes;
            largest = largest.max(bytes);
        }
    }
    (all <= limits::UNPACKED_BYTES).then_some(largest)
}

/// Whether an object names colours by a profile (ICC). The library's reader of profiles asks the clock for the time of day, which
/// nothing here may.
fn has_profile(object: &Object<'_>, depth: usize) -> bool {
    let is_inside = |item: MaybeRef<Object<'_>>| match item {
        MaybeRef::NotRef(item) => has_profile(&item, depth + 1),
        MaybeRef::Ref(_) => false,
    };
    match object {
        _ if depth > PDF_DEPTH => true,
        Object::Name(name) => matches!(name.as_str(), "ICCBased" | "Lab"),
        Object::Dict(dict) => dict.entries().any(|(_, value)| is_inside(value)),
        Object::Array(array) => array.raw_iter().any(is_inside),
        _ => false,
    }
}

/// Whether a personnummer is written in an object, beside the pages. Objects that it refers to are looked at on their own.
fn is_written(object: &Object<'_>, depth: usize) -> bool {
    let is_inside = |item: MaybeRef<Object<'_>>| match item {
        MaybeRef::NotRef(item @ (Object::Dict(_) | Object::Array(_))) => is_written(&item, depth + 1),
        _ => false,
    };
    match object {
        _ if depth > PDF_DEPTH => false,
        Object::Dict(dict) => {
            let text = |key: &str| dict.get::<PdfString<'_>>(key).map(|text| decoded(text.as_ref()));
            WRITTEN.iter().filter_map(|key| text(key)).any(|text| has_personal_number(&text))
                || dict.entries().any(|(_, value)| is_inside(value))
        }
        Object::Array(array) => array.raw_iter().any(is_inside),
        _ => false,
    }
}
