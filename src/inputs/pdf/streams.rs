//! The streams of a PDF, unpacked to be counted and judged and not to be kept.

use std::io::{ErrorKind, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Name, Object, Stream};

use crate::limits::pdf as limits;

/// So many bytes before what is packed say how (RFC 1950).
const HEAD: usize = 2;

/// What came of unpacking a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unpacked {
    /// How many bytes it has; nothing where they are too many.
    pub bytes: Option<u64>,
    /// Whether it ends in what cannot be unpacked: text or drawing is lost that the parser leaves out without telling.
    is_damaged: bool,
}

/// Whether a stream is damaged. Pictures and fonts are not looked at, nor what comes after more than may be unpacked.
pub(super) fn any_is_damaged(pdf: &Pdf) -> bool {
    let mut left = limits::UNPACKED_BYTES;
    let streams = pdf.objects().into_iter().filter_map(|object| match object {
        Object::Stream(stream) if !is_picture(&stream) && !is_font(&stream) => Some(unpacked(&stream)),
        _ => None,
    });
    let mut bounded = streams.map_while(|unpacked| {
        left = left.checked_sub(unpacked.bytes?)?;
        Some(unpacked.is_damaged)
    });
    bounded.any(|is_damaged| is_damaged)
}

/// Pictures are not unpacked, and neither are files that are only carried along.
pub(super) fn is_picture(stream: &Stream<'_>) -> bool {
    let is = |key: &str, value: &str| stream.dict().get::<Name<'_>>(key).is_some_and(|name| name.as_str() == value);
    is("Subtype", "Image") || is("Type", "EmbeddedFile")
}

/// A font has its length, or says which kind of font it is. Some programs write a wrong check sum after one.
fn is_font(stream: &Stream<'_>) -> bool {
    const KINDS: [&str; 3] = ["Type1C", "CIDFontType0C", "OpenType"];
    let kind = stream.dict().get::<Name<'_>>("Subtype");
    stream.dict().contains_key("Length1") || kind.is_some_and(|kind| KINDS.contains(&kind.as_str()))
}

/// Unpacks a stream as far as it goes. As in other readers one that ends before its
/// time is none that is damaged, and neither is one without a check sum.
pub(super) fn unpacked(stream: &Stream<'_>) -> Unpacked {
    let raw = stream.raw_data();
    let packed = raw.len() as u64;
    let filters: Vec<Name<'_>> = match stream.dict().get::<Array<'_>>("Filter") {
        Some(filters) => filters.iter().collect(),
        None => stream.dict().get("Filter").into_iter().collect(),
    };
    let whole = |bytes: Option<u64>| Unpacked { bytes, is_damaged: false };
    match filters.iter().map(|filter| filter.as_str()).collect::<Vec<_>>()[..] {
        [] | ["ASCIIHexDecode" | "ASCII85Decode"] => whole(Some(packed)),
        ["FlateDecode"] => inflated(&raw),
        _ => whole((packed <= limits::PACKED_BYTES).then_some(packed * limits::MOST_PACKED)),
    }
}

fn inflated(raw: &[u8]) -> Unpacked {
    let (bytes, is_damaged) = read_out(ZlibDecoder::new(raw));
    // Some programs work out no check sum.
    let lacks_sum = || raw.ends_with(&[0; 4]) && !read_out(DeflateDecoder::new(raw.get(HEAD..).unwrap_or_default())).1;
    let is_damaged = is_damaged && !lacks_sum();
    Unpacked { bytes: (bytes <= limits::STREAM_BYTES).then_some(bytes), is_damaged }
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
