//! The personnummer that an attached PDF shows: in the text of its pages, and in its title, comments and fields.
//!
//! The pages are interpreted by the library that Typst itself draws PDFs with; a device takes their glyphs as characters instead of
//! drawing them. What it may cost is bounded before and meanwhile, since the library bounds nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use kurbo::{Affine, Rect};

use super::glyphs::{Glyphs, Left};
use super::metadata;
use super::objects::{Objects, has_personal_number};
use crate::fonts;
use crate::limits::pdf as limits;
use crate::model::PdfText;

/// Reads what a PDF shows.
pub(super) fn read(pdf: &Pdf, objects: &Objects) -> PdfText {
    let beside = objects.shows_number || metadata(pdf).is_some_and(|metadata| has_personal_number(&metadata));
    let mut text = PdfText { beside, ..PdfText::default() };
    // The library's reader of profiles asks the clock for the time of day, which nothing here may.
    let Some(largest) = objects.streams.largest.filter(|_| !objects.has_profiles) else {
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
