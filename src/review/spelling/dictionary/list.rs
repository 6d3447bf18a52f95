//! The list of a dictionary as bytes: its lines `stem/FLAGS`, sorted by their stems, and an index of where they begin.

use std::io::Read;

use bytes::Bytes;
use flate2::read::GzDecoder;
use memchr::{memchr, memchr_iter};

/// The dictionary unpacked has at most so many bytes; Swedish has two millions.
const MOST_BYTES: u64 = 32 << 20;

/// So many bytes of the list lie between two lines of its index.
pub(super) const BLOCK: usize = 512;

/// The list that a file has packed by gzip.
pub(super) fn unpacked(packed: &Bytes) -> Option<String> {
    // Lists pack to a third or so.
    let mut text = String::with_capacity(4 * packed.len());
    GzDecoder::new(packed.as_ref()).take(MOST_BYTES).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The lines of a list by their stems; one that somebody else made may be in another order, or have other line ends.
pub(super) fn in_order(text: String) -> String {
    // Byte by byte: this is asked of every line whenever a dictionary is read.
    let bytes = text.trim_end_matches('\n').as_bytes();
    let ends = memchr_iter(b'\n', bytes).chain(std::iter::once(bytes.len()));
    let starts = std::iter::once(0).chain(memchr_iter(b'\n', bytes).map(|end| end + 1));
    let stems = starts.zip(ends).map(|(start, end)| stem(&bytes[start..end]));
    if memchr(b'\r', bytes).is_none() && stems.is_sorted() {
        return text;
    }
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    lines.sort_by_key(|line| parts(line).0);
    lines.join("\n")
}

/// The first line that begins in each block of a list.
pub(super) fn index(list: &[u8]) -> Vec<(u64, usize)> {
    let blocks = (0..list.len()).step_by(BLOCK);
    let lines = blocks.filter_map(|block| Some(block + memchr(b'\n', &list[block..])? + 1));
    lines.map(|start| (beginning(stem(line(&list[start..])), 0), start)).collect()
}

/// The first eight bytes as a number, which orders texts as they do; a shorter text is filled up.
pub(super) fn beginning(text: &[u8], fill: u8) -> u64 {
    (0..8).fold(0, |number, at| number << 8 | u64::from(text.get(at).copied().unwrap_or(fill)))
}

/// The line that a text begins with.
fn line(text: &[u8]) -> &[u8] {
    &text[..memchr(b'\n', text).unwrap_or(text.len())]
}

/// A line's stem and its flags.
pub(super) fn parts(line: &str) -> (&str, &str) {
    line.split_once('/').unwrap_or((line, ""))
}

/// A line's stem: lines are too short for a search by more than a byte at a time to gain.
pub(super) fn stem(line: &[u8]) -> &[u8] {
    let end = line.iter().position(|byte| *byte == b'/').unwrap_or(line.len());
    &line[..end]
}
