//! What the program must know of an attached PDF: how many pages it has, whether it says that it is PDF/A, and whether it shows a
//! personnummer.

mod claims;
mod glyphs;
mod objects;
mod pages;
mod spread;
mod streams;
mod structure;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

pub use self::claims::{Claims, claims};
use crate::limits;
use crate::model::PdfFacts;

/// The largest metadata stream that is looked at; real ones have some tens of kilobytes.
const METADATA_BYTES: usize = 1024 * 1024;

/// What a PDF begins with.
const HEAD: &[u8] = b"%PDF-";

/// Other readers look so far for it, behind what a mail program or a web server put before it. PDF/A allows nothing there.
const BEFORE_HEAD: usize = 1024;

/// Reads what a PDF says of itself; the error is the name of the reason, which the catalogues translate.
///
/// The parser meets bytes from outside, so a panic in it counts as an unreadable file.
pub fn inspect(bytes: &Bytes) -> Result<PdfFacts, &'static str> {
    if !bytes.starts_with(HEAD) {
        let begins_later = bytes.windows(HEAD.len()).take(BEFORE_HEAD).any(|window| window == HEAD);
        return Err(if begins_later { "borjan" } else { "ingen-pdf" });
    }
    if depth(bytes) > limits::PDF_DEPTH {
        return Err("skadad");
    }
    catch_unwind(AssertUnwindSafe(|| facts(bytes))).unwrap_or(Err("skadad"))
}

/// How many arrays and dictionaries lie in each other, at most, outside streams. The parser would overflow the stack over
/// very many, and that cannot be caught.
fn depth(bytes: &[u8]) -> usize {
    let (mut depth, mut deepest, mut at) = (0usize, 0, 0);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        at += 1;
        match rest[0] {
            b'[' | b'<' => depth += 1,
            b']' | b'>' => depth = depth.saturating_sub(1),
            b's' if rest.starts_with(b"stream") => at += end_of_stream(rest),
            b'e' if rest.starts_with(b"endobj") => depth = 0,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    // A dictionary begins with two signs.
    deepest / 2
}

/// How many bytes it is to the end of a stream and its last word, or to that of the file.
fn end_of_stream(rest: &[u8]) -> usize {
    const END: &[u8] = b"endstream";
    rest.windows(END.len()).position(|window| window == END).map_or(rest.len(), |at| at + END.len())
}

fn facts(bytes: &Bytes) -> Result<PdfFacts, &'static str> {
    let structure = structure::read(bytes).ok_or("skadad")?;
    let bytes = spread::spread(bytes, &structure)?;
    let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "losenord",
        LoadPdfError::Decryption(_) => "kryptering",
        LoadPdfError::Invalid => "skadad",
    })?;
    let pages = pdf.pages().len();
    if !pages::are_all_here(&pdf) {
        return Err("skadad");
    }
    if pages == 0 {
        return Err("inga-sidor");
    }
    if pages::lack_sizes(&pdf) {
        return Err("sidmatt");
    }
    let objects = objects::survey(&pdf);
    // Of what is encrypted, a stream may be that is not.
    if !structure.encrypted && (objects.streams.any_is_damaged || pages::lack_content(&pdf)) {
        return Err("skadad");
    }
    let pdfa = metadata(&pdf).and_then(|xmp| claimed_level(&xmp));
    let text = text::read(&pdf, &objects);
    let kinds = [("slut", structure.goes_on), ("filer", objects.has_files), ("formular", is_drawn_elsewhere(&pdf))];
    let left_out = kinds.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect();
    Ok(PdfFacts { pages, pdfa, encrypted: structure.encrypted, left_out, text })
}

/// Whether its pages are drawn by a form (XFA) that other readers than Adobe's do not know.
fn is_drawn_elsewhere(pdf: &Pdf) -> bool {
    let catalog: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    catalog.is_some_and(|catalog| catalog.get::<bool>("NeedsRendering") == Some(true))
}

/// The catalog's metadata stream as text.
fn metadata(pdf: &Pdf) -> Option<String> {
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let stream: Stream<'_> = catalog.get("Metadata")?;
    let decoded = stream.decoded().ok()?;
    let head = decoded.get(..METADATA_BYTES).unwrap_or(&decoded);
    Some(String::from_utf8_lossy(head).into_owned())
}

/// `2A` from `pdfaid:part` and `pdfaid:conformance`; PDF/A-4 has a part alone.
fn claimed_level(xmp: &str) -> Option<String> {
    let part = property(xmp, "pdfaid:part")?;
    let conformance = property(xmp, "pdfaid:conformance").unwrap_or_default();
    Some(format!("{part}{}", conformance.to_uppercase()))
}

/// The value of an XMP property, which may be written as an attribute or as an element.
fn property(xmp: &str, name: &str) -> Option<String> {
    let value = xmp.match_indices(name).find_map(|(at, _)| {
        let after = xmp.get(at + name.len()..)?.trim_start();
        match after.strip_prefix('=') {
            Some(attribute) => quoted(attribute.trim_start()),
            None => after.strip_prefix('>')?.split('<').next(),
        }
    })?;
    let value = value.trim();
    let plausible = (1..=2).contains(&value.len()) && value.chars().all(|c| c.is_ascii_alphanumeric());
    plausible.then(|| value.to_owned())
}

/// The text between the first pair of quotation marks.
fn quoted(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text.get(1..)?.split(mark).next()
}

#[cfg(test)]
mod tests;
