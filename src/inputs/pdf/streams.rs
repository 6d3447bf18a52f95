//! The streams of a PDF, unpacked to be counted and judged and not to be kept.

use std::io::{ErrorKind, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::object::{Array, Name, Stream};

use crate::limits::pdf as limits;

/// So many bytes before what is packed say how (RFC 1950).
const HEAD: usize = 2;

/// So many zeros in a row are nothing that Deflate makes: a disk or a transfer has lost what stood there.
const LOST: usize = 16;

/// Programs that write a wrong check sum may count a font's last end of line wrongly too.
const MISCOUNTED: u64 = 1;

/// The streams of a PDF as far as they may be unpacked. Pictures are not looked at.
#[derive(Debug)]
pub(super) struct Streams {
    /// The bytes of the largest; nothing where one may be too large to be unpacked, or all are.
    pub largest: Option<u64>,
    /// Whether one ends in what cannot be unpacked: text or drawing is lost that the parser leaves out without telling.
    pub any_is_damaged: bool,
    /// How many bytes more may be unpacked.
    left: u64,
}

impl Default for Streams {
    fn default() -> Self {
        Self { largest: Some(0), any_is_damaged: false, left: limits::UNPACKED_BYTES }
    }
}

impl Streams {
    /// Unpacks one more, unless an earlier one was too large.
    pub(super) fn add(&mut self, stream: &Stream<'_>) {
        let Some(largest) = self.largest.filter(|_| !is_picture(stream)) else { return };
        let unpacked = unpacked(stream);
        self.any_is_damaged |= match unpacked.damage {
            Damage::None => false,
            Damage::Sum => {
                let is_other = |stated: u64| unpacked.bytes.is_none_or(|bytes| bytes.abs_diff(stated) > MISCOUNTED);
                !is_font(stream) || stated_length(stream).is_some_and(is_other)
            }
            Damage::Inside => true,
        };
        let left = unpacked.bytes.and_then(|bytes| self.left.checked_sub(bytes));
        self.largest = left.and(unpacked.bytes).map(|bytes| bytes.max(largest));
        self.left = left.unwrap_or_default();
    }
}

/// What came of unpacking a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unpacked {
    /// How many bytes it has; nothing where they are too many.
    bytes: Option<u64>,
    damage: Damage,
}

/// What is wrong with a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Damage {
    None,
    /// Its check sum is another's.
    Sum,
    /// It cannot be unpacked to its end.
    Inside,
}

/// Pictures are not unpacked, and neither are files that are only carried along.
fn is_picture(stream: &Stream<'_>) -> bool {
    let is = |key: &str, value: &str| stream.dict().get::<Name<'_>>(key).is_some_and(|name| name.as_str() == value);
    is("Subtype", "Image") || is("Type", "EmbeddedFile")
}

/// A font has its length, or says which kind of font it is. Some programs write a wrong check sum after one.
fn is_font(stream: &Stream<'_>) -> bool {
    const KINDS: [&str; 3] = ["Type1C", "CIDFontType0C", "OpenType"];
    let kind = stream.dict().get::<Name<'_>>("Subtype");
    stream.dict().contains_key("Length1") || kind.is_some_and(|kind| KINDS.contains(&kind.as_str()))
}

/// How long a font says that it is: the parts of one that has several together.
fn stated_length(stream: &Stream<'_>) -> Option<u64> {
    let part = |key: &str| stream.dict().get::<i32>(key).and_then(|length| u64::try_from(length).ok());
    Some(part("Length1")? + part("Length2").unwrap_or(0) + part("Length3").unwrap_or(0))
}

/// How many bytes a stream has, unpacked; nothing where they are too many.
pub(super) fn unpacked_bytes(stream: &Stream<'_>) -> Option<u64> {
    unpacked(stream).bytes
}

/// Unpacks a stream as far as it goes. As in other readers one that ends before its
/// time is none that is damaged, and neither is one without a check sum.
fn unpacked(stream: &Stream<'_>) -> Unpacked {
    let raw = stream.raw_data();
    let packed = raw.len() as u64;
    let filters: Vec<Name<'_>> = match stream.dict().get::<Array<'_>>("Filter") {
        Some(filters) => filters.iter().collect(),
        None => stream.dict().get("Filter").into_iter().collect(),
    };
    let whole = |bytes: Option<u64>| Unpacked { bytes, damage: Damage::None };
    match filters.iter().map(|filter| filter.as_str()).collect::<Vec<_>>()[..] {
        [] | ["ASCIIHexDecode" | "ASCII85Decode"] => whole(Some(packed)),
        ["FlateDecode"] => inflated(&raw),
        _ => whole((packed <= limits::PACKED_BYTES).then_some(packed * limits::MOST_PACKED)),
    }
}

fn inflated(raw: &[u8]) -> Unpacked {
    let (bytes, is_damaged) = read_out(ZlibDecoder::new(raw));
    let (bytes, damage) = if is_damaged {
        // Without looking at the check sum all of it comes out.
        let (bytes, is_broken) = read_out(DeflateDecoder::new(raw.get(HEAD..).unwrap_or_default()));
        let has_lost = || raw.split(|byte| *byte != 0).any(|zeros| zeros.len() >= LOST);
        let damage = if is_broken || has_lost() {
            Damage::Inside
        } else if raw.ends_with(&[0; 4]) {
            // Some programs work out no check sum.
            Damage::None
        } else {
            Damage::Sum
        };
        (bytes, damage)
    } else {
        (bytes, Damage::None)
    };
    Unpacked { bytes: (bytes <= limits::STREAM_BYTES).then_some(bytes), damage }
}

/// How many bytes come out, at most one more than a stream may have, and whether something else than the end ends them.
fn read_out(inside: impl Read) -> (u64, bool) {
    let mut inside = inside.take(limits::STREAM_BYTES + 1);
    let mut buffer = [0; 8 * 1024];
    let mut bytes = 0;
    loop {
        match inside.read(&mut buffer) {
            Ok(0) => return (bytes, false),
            Ok(read) => bytes += read as u64,
            Err(error) => return (bytes, error.kind() != ErrorKind::UnexpectedEof),
        }
    }
}
