//! What a file is that has a workbook's name and is none: people rename web pages, text and folders, and systems export them so.

use memchr::memmem;

use super::archive::{self, Parts};

/// How many bytes from the beginning tell what a text is.
const BEGINNING: usize = 4_096;

/// What the folders of a zip's parts say of it.
const FOLDERS: [(&str, &str); 2] = [("ppt/", "presentation"), ("word/", "word")];

/// What an OpenDocument file says of itself.
const OPEN_DOCUMENTS: [(&[u8], &str); 2] =
    [(b"opendocument.presentation", "presentation"), (b"opendocument.text", "word")];

/// What the endings of parts say of a zip that says nothing else of itself.
const ENDINGS: [(&str, &str); 6] =
    [(".iwa", "numbers"), (".xlsx", "zip"), (".xlsm", "zip"), (".xlsb", "zip"), (".xls", "zip"), (".ods", "zip")];

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
    if archive::is_zip(bytes) {
        return Parts::unpack(bytes).ok().and_then(|parts| of_parts(&parts)).unwrap_or_default();
    }
    let beginning = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or_default().to_ascii_lowercase();
    match beginning.as_slice() {
        [] => "tom",
        [b'%', b'p', b'd', b'f', ..] => "pdf",
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "text",
        text => {
            let other = if text.iter().any(is_binary) { "" } else { "text" };
            said(&TEXTS, |word| memmem::find(text, word).is_some()).unwrap_or(other)
        }
    }
}

/// What a zip is. Documents hold workbooks in them, so the endings of parts come last.
fn of_parts(parts: &Parts) -> Option<&'static str> {
    let mimetype = parts.bytes("mimetype").unwrap_or_default();
    said(&FOLDERS, |folder| parts.names().any(|name| name.starts_with(folder)))
        .or_else(|| said(&OPEN_DOCUMENTS, |kind| memmem::find(mimetype, kind).is_some()))
        .or_else(|| said(&ENDINGS, |ending| parts.names().any(|name| name.ends_with(ending))))
}

/// The nature beside the first word that holds.
fn said<W: Copy>(words: &[(W, &'static str)], holds: impl Fn(W) -> bool) -> Option<&'static str> {
    words.iter().find(|(word, _)| holds(*word)).map(|(_, nature)| *nature)
}

/// Whether no text has the byte.
fn is_binary(byte: &u8) -> bool {
    byte.is_ascii_control() && !byte.is_ascii_whitespace()
}
