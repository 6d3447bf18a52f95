//! What the program must know of an attached PDF: how many pages it has, and whether it says that it is PDF/A.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::limits;
use crate::model::PdfFacts;

/// The largest metadata stream that is looked at; real ones have some tens of kilobytes.
const METADATA_BYTES: usize = 1024 * 1024;

/// Reads what a PDF says of itself; the error is the name of the reason, which the catalogues translate.
///
/// The parser meets bytes from outside, so a panic in it counts as an unreadable file.
pub fn inspect(bytes: &Bytes) -> Result<PdfFacts, &'static str> {
    if !bytes.starts_with(b"%PDF-") {
        return Err("ingen-pdf");
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
    let encrypted = names_an_encryption(bytes);
    let pdf = Pdf::new(Arc::new(bytes.clone())).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "losenord",
        LoadPdfError::Decryption(_) => "kryptering",
        LoadPdfError::Invalid => "skadad",
    })?;
    let pages = pdf.pages().len();
    if pages == 0 {
        return Err("inga-sidor");
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

#[cfg(test)]
mod tests {
    use super::*;

    fn inspect(bytes: impl AsRef<[u8]>) -> Result<PdfFacts, &'static str> {
        super::inspect(&Bytes::copy_from_slice(bytes.as_ref()))
    }

    /// A PDF of one page, with this metadata and these further trailer entries, and a table of the right offsets.
    fn pdf(xmp: Option<&str>, trailer: &str) -> Vec<u8> {
        let metadata = if xmp.is_some() { "/Metadata 4 0 R" } else { "" };
        let xmp = xmp.unwrap_or_default();
        let objects = [
            format!("<< /Type /Catalog /Pages 2 0 R {metadata} >>"),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned(),
            format!("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{xmp}\nendstream", xmp.len()),
        ];
        let mut file = "%PDF-1.7\n".to_owned();
        let mut table = "0000000000 65535 f \n".to_owned();
        for (number, object) in (1..).zip(objects) {
            table.push_str(&format!("{:010} 00000 n \n", file.len()));
            file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
        }
        let start = file.len();
        file.push_str(&format!(
            "xref\n0 5\n{table}trailer\n<< /Size 5 /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
        ));
        file.into_bytes()
    }

    #[test]
    fn the_claim_is_read_from_attributes_and_elements() {
        let cases = [
            (r#"<rdf:Description pdfaid:part="2" pdfaid:conformance="A"/>"#, Some("2A")),
            ("<rdf:Description pdfaid:conformance = 'b' pdfaid:part = '1'/>", Some("1B")),
            ("<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance> U </pdfaid:conformance>", Some("3U")),
            (r#"<rdf:Description pdfaid:part="4"/>"#, Some("4")),
            ("<pdfaSchema>pdfaid:part is a property</pdfaSchema><pdfaid:part>2</pdfaid:part>", Some("2")),
            ("<pdfaid:part></pdfaid:part>", None),
            (r#"<rdf:Description dc:title="rapport"/>"#, None),
        ];
        for (xmp, expected) in cases {
            let facts = inspect(&pdf(Some(xmp), "")).expect("it is read");
            assert_eq!(facts, PdfFacts { pages: 1, pdfa: expected.map(str::to_owned), encrypted: false }, "{xmp}");
        }
        assert_eq!(inspect(&pdf(None, "")).map(|facts| facts.pdfa), Ok(None));
    }

    #[test]
    fn what_is_no_pdf_says_why() {
        for file in [b"".to_vec(), b"PK\x03\x04".to_vec(), b"%PDF-1.7\n".to_vec(), b"%PDF-1.7\n%%EOF".to_vec()] {
            assert!(inspect(&file).is_err_and(|reason| !reason.is_empty()));
        }
        assert!(inspect(&pdf(None, "/Encrypt << /Filter /Standard /V 9 /R 9 /Length 128 >> /ID [<00><00>]")).is_err());
    }

    #[test]
    fn what_lies_deep_is_refused_before_it_is_parsed() {
        for open in ["[", "<</A "] {
            assert_eq!(inspect(&pdf(None, &format!("/X {}", open.repeat(1_000_000)))), Err("skadad"), "{open}");
        }
        let binary = format!("<rdf>{}", "[".repeat(10_000));
        assert!(inspect(&pdf(Some(&binary), "")).is_ok(), "streams hold anything");
        assert!(inspect(&pdf(None, &format!("/X {}{}", "[".repeat(100), "]".repeat(100)))).is_ok());
    }

    #[test]
    fn an_encryption_dictionary_is_seen() {
        assert!(names_an_encryption(b"trailer << /Encrypt 5 0 R >>") && names_an_encryption(b"<</Encrypt<</V 2>>>>"));
        assert!(!names_an_encryption(b"/EncryptMetadata true") && !names_an_encryption(b"trailer << /Size 5 >>"));
    }

    #[test]
    fn damaged_files_give_facts_or_a_reason() {
        let file = pdf(Some(r#"<rdf:Description pdfaid:part="2" pdfaid:conformance="A"/>"#), "");
        for at in 0..file.len() {
            for bit in 0..8 {
                let mut flipped = file.clone();
                flipped[at] ^= 1 << bit;
                let _ = inspect(&flipped);
            }
            let _ = inspect(&file[..at]);
        }
    }
}
