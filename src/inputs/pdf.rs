//! What the program must know of an attached PDF: how many pages it has, and whether it says that it is PDF/A.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

/// The largest metadata stream that is looked at; real ones have some tens of kilobytes.
const METADATA_BYTES: usize = 1024 * 1024;

/// What a PDF says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfFacts {
    /// How many pages it has.
    pub pages: usize,
    /// The part and level of PDF/A that its metadata claims, such as `2A`. The claim is not checked.
    pub pdfa: Option<String>,
    /// Whether it is encrypted, though readable without a password; PDF/A allows no encryption.
    pub encrypted: bool,
}

/// Reads what a PDF says of itself; the error is the reason in English, for those who mend the file.
///
/// The parser meets bytes from outside, so a panic in it counts as an unreadable file.
pub fn inspect(bytes: &[u8]) -> Result<PdfFacts, String> {
    if !bytes.starts_with(b"%PDF-") {
        return Err("it does not begin with %PDF-".to_owned());
    }
    let owned = bytes.to_vec();
    catch_unwind(AssertUnwindSafe(|| facts(owned))).unwrap_or_else(|_| Err("its structure is damaged".to_owned()))
}

fn facts(bytes: Vec<u8>) -> Result<PdfFacts, String> {
    let encrypted = names_an_encryption(&bytes);
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "it needs a password".to_owned(),
        LoadPdfError::Decryption(_) => "its encryption is not known".to_owned(),
        LoadPdfError::Invalid => "its structure is damaged".to_owned(),
    })?;
    let pages = pdf.pages().len();
    if pages == 0 {
        return Err("it has no pages".to_owned());
    }
    Ok(PdfFacts { pages, pdfa: metadata(&pdf).and_then(|xmp| claimed_level(&xmp)), encrypted })
}

/// Whether a trailer names an encryption dictionary. The parser decrypts without telling; the name does not occur
/// otherwise but by chance in a stream, and then the file is merely taken for what it is not: a warning too many.
fn names_an_encryption(bytes: &[u8]) -> bool {
    bytes.windows(9).any(|window| window.starts_with(b"/Encrypt") && !window[8].is_ascii_alphanumeric())
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
