//! What the program must know of an attached PDF: how many pages it has, whether it says that it is PDF/A, and whether it shows a
//! personnummer.

mod claims;
mod glyphs;
mod streams;
mod structure;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use hayro_syntax::object::{Dict, MaybeRef, Object, Stream};
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
    let pdf = Pdf::new(Arc::new(bytes.clone())).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "losenord",
        LoadPdfError::Decryption(_) => "kryptering",
        LoadPdfError::Invalid => "skadad",
    })?;
    let pages = pdf.pages().len();
    if stated_pages(&pdf).is_some_and(|stated| usize::try_from(stated) != Ok(pages)) {
        return Err("skadad");
    }
    if pages == 0 {
        return Err("inga-sidor");
    }
    // Of what is encrypted, a stream may be that is not.
    if !structure.encrypted && streams::any_is_damaged(&pdf) {
        return Err("skadad");
    }
    let pdfa = metadata(&pdf).and_then(|xmp| claimed_level(&xmp));
    let text = text::read(&pdf);
    Ok(PdfFacts { pages, pdfa, encrypted: structure.encrypted, left_out: left_out(&pdf, structure.goes_on), text })
}

/// How many pages the catalog says that there are. The parser leaves out those that it cannot read.
fn stated_pages(pdf: &Pdf) -> Option<i32> {
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    catalog.get::<Dict<'_>>("Pages")?.get("Count")
}

/// What a PDF has that does not stand on its pages.
fn left_out(pdf: &Pdf, goes_on: bool) -> Vec<&'static str> {
    let catalog: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    let has_files = objects(pdf).any(|object| has_file(&object, 0));
    let is_drawn_elsewhere = catalog.is_some_and(|catalog| catalog.get::<bool>("NeedsRendering") == Some(true));
    let kinds = [("slut", goes_on), ("filer", has_files), ("formular", is_drawn_elsewhere)];
    kinds.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect()
}

/// Whether an object names a file that is inside the PDF. Objects that it refers to are looked at on their own.
fn has_file(object: &Object<'_>, depth: usize) -> bool {
    let is_inside = |item: MaybeRef<Object<'_>>| match item {
        MaybeRef::NotRef(item @ (Object::Dict(_) | Object::Array(_))) => has_file(&item, depth + 1),
        _ => false,
    };
    match object {
        _ if depth > limits::PDF_DEPTH => false,
        Object::Dict(dict) => {
            let files = dict.get::<Dict<'_>>("EF");
            files.is_some_and(|files| ["F", "UF"].iter().any(|key| files.contains_key(*key)))
                || dict.entries().any(|(_, value)| is_inside(value))
        }
        Object::Array(array) => array.raw_iter().any(is_inside),
        _ => false,
    }
}

/// Every object of a PDF; of a stream its dictionary too.
fn objects<'p>(pdf: &'p Pdf) -> impl Iterator<Item = Object<'p>> {
    pdf.objects().into_iter().flat_map(|object| match object {
        Object::Stream(stream) => vec![Object::Dict(stream.dict().clone()), Object::Stream(stream)],
        object => vec![object],
    })
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
