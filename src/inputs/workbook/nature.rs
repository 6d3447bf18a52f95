//! What a file is that has a workbook's name and is none: people rename web pages, text and folders, and systems export them so.

use memchr::memmem;

use super::archive;

/// How many bytes from the beginning tell what a text is.
const BEGINNING: usize = 4_096;

/// What the names of parts say of a zip.
const ZIPS: [(&[u8], &str); 6] = [
    (b".iwa", "numbers"),
    (b"word/document.xml", "word"),
    (b"opendocument.text", "word"),
    (b".xlsx", "zip"),
    (b".ods", "zip"),
    (b".xls", "zip"),
];

/// What the beginning says of a text, in small letters.
const TEXTS: [(&[u8], &str); 7] = [
    (b"urn:schemas-microsoft-com:office:spreadsheet", "xml"),
    (b"excel.sheet", "xml"),
    (b"opendocument.spreadsheet", "xml"),
    (b"<html", "html"),
    (b"<!doctype html", "html"),
    (b"<table", "html"),
    (b"mime-version:", "html"),
];

/// The word for it in the messages; nothing where it is not known.
pub(super) fn of(bytes: &[u8]) -> &'static str {
    let said = |words: &'static [(&[u8], &str)], text: &[u8]| {
        words.iter().find(|(word, _)| memmem::find(text, word).is_some()).map(|(_, nature)| *nature)
    };
    if archive::is_zip(bytes) {
        return said(&ZIPS, bytes).unwrap_or_default();
    }
    let beginning = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or_default().to_ascii_lowercase();
    match beginning.as_slice() {
        [] => "tom",
        [b'%', b'p', b'd', b'f', ..] => "pdf",
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "text",
        text => said(&TEXTS, text).unwrap_or(if text.iter().any(is_binary) { "" } else { "text" }),
    }
}

/// Whether no text has the byte.
fn is_binary(byte: &u8) -> bool {
    byte.is_ascii_control() && !byte.is_ascii_whitespace()
}
