//! What a PDF says of itself: its format, title, language, keywords and authors. Nothing of it is checked.

use bytes::Bytes;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, String as PdfString};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::{claimed_level, depth, metadata, property};
use crate::limits;

/// What a PDF says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// The part and level of PDF/A.
    pub pdfa: Option<String>,
    /// The part of PDF/UA.
    pub pdfua: Option<String>,
    /// The title in its metadata stream.
    pub title: Option<String>,
    /// The language of its catalog.
    pub language: Option<String>,
    /// The keywords in its metadata stream.
    pub keywords: String,
    /// The names of its authors, each with where it stands.
    pub authors: Vec<(&'static str, String)>,
}

/// Reads what a PDF says of itself; none where it is no PDF that can be read.
pub fn claims(bytes: &Bytes) -> Option<Claims> {
    if !bytes.starts_with(b"%PDF-") || depth(bytes) > limits::PDF_DEPTH {
        return None;
    }
    // The parser meets bytes from outside.
    catch_unwind(AssertUnwindSafe(|| read(bytes))).ok().flatten()
}

fn read(bytes: &Bytes) -> Option<Claims> {
    let pdf = Pdf::new(Arc::new(bytes.clone())).ok()?;
    let xmp = metadata(&pdf).unwrap_or_default();
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let language = catalog.get::<PdfString<'_>>("Lang").map(|lang| decoded(lang.as_ref()));
    let mut authors: Vec<(&'static str, String)> = Vec::new();
    authors.extend(pdf.metadata().author.as_deref().map(|author| ("Info/Author", decoded(author))));
    authors.extend(items(&xmp, "dc:creator").into_iter().map(|name| ("XMP dc:creator", name)));
    authors.retain(|(_, name)| !name.trim().is_empty());
    Some(Claims {
        pdfa: claimed_level(&xmp),
        pdfua: property(&xmp, "pdfuaid:part"),
        title: items(&xmp, "dc:title").into_iter().next(),
        language,
        keywords: between(&xmp, "<pdf:Keywords>", "</pdf:Keywords>").map(unescaped).unwrap_or_default(),
        authors,
    })
}

/// A string of a PDF: UTF-16 or UTF-8 where a mark says so, else Latin-1 as far as it goes.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// The items of a list in XMP.
fn items(xmp: &str, name: &str) -> Vec<String> {
    let Some(inside) = between(xmp, &format!("<{name}>"), &format!("</{name}>")) else { return Vec::new() };
    let items = inside.split("<rdf:li").skip(1).filter_map(|item| item.split_once('>')?.1.split("</rdf:li>").next());
    items.map(|item| unescaped(item.trim())).collect()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.split_once(start)?.1.split_once(end).map(|(inside, _)| inside)
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
