//! Pictures: what a file is by its own bytes, and whether the pages and an archive can take it. It is decoded here as it will be on the
//! pages, so that a broken one is told where the case names it.

use std::path::Path;

use bytes::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

use crate::limits;

/// What of SVG is refused: text, which has no origin and perhaps no glyphs; other files; programs.
const NOT_IN_SVG: [&str; 5] = ["text", "image", "foreignObject", "script", "style"];

/// Why a file is no picture for the pages; none where it is one.
pub(crate) fn refusal(name: &str, bytes: &Bytes) -> Option<&'static str> {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let own = match () {
        () if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => "png",
        () if bytes.starts_with(&[0xff, 0xd8, 0xff]) => "jpg",
        () if std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")) => "svg",
        () => return Some("ingen-bild"),
    };
    let written = extension.to_ascii_lowercase();
    if written != own && !(own == "jpg" && written == "jpeg") {
        return Some("andelse");
    }
    match own {
        "png" => raster(bytes, ExchangeFormat::Png, png_size(bytes)),
        "jpg" => match jpeg_frame(bytes) {
            Some((_, _, 4)) => Some("cmyk"),
            frame => raster(bytes, ExchangeFormat::Jpg, frame.map(|(width, height, _)| (width, height))),
        },
        _ => vector(bytes),
    }
}

/// The size is bounded before anything is decoded: a small file may hold a picture of any size.
fn raster(bytes: &Bytes, format: ExchangeFormat, size: Option<(u32, u32)>) -> Option<&'static str> {
    let Some((width, height)) = size else { return Some("skadad") };
    if u64::from(width) * u64::from(height) > limits::PICTURE_PIXELS {
        return Some("storlek");
    }
    RasterImage::plain(typst::foundations::Bytes::new(bytes.clone()), format).is_err().then_some("skadad")
}

fn vector(bytes: &Bytes) -> Option<&'static str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let begins = |name: &&str| {
        text.match_indices('<').any(|(at, _)| {
            let tag = &text[at + 1..];
            let tag = tag
                .split_once(':')
                .filter(|(prefix, _)| prefix.chars().all(char::is_alphanumeric))
                .map_or(tag, |(_, tag)| tag);
            tag.strip_prefix(*name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    if NOT_IN_SVG.iter().any(begins) || text.contains("<!ENTITY") {
        return Some("svg-innehall");
    }
    SvgImage::new(typst::foundations::Bytes::new(bytes.clone())).is_err().then_some("skadad")
}

/// Width and height, from the first chunk.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

/// Width, height and the number of components, from the first header of a frame.
fn jpeg_frame(bytes: &[u8]) -> Option<(u32, u32, u8)> {
    let two = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    while *bytes.get(at)? == 0xff {
        let marker = *bytes.get(at + 1)?;
        match marker {
            // What fills up, and markers without a segment.
            0xff => at += 1,
            0x01 | 0xd0..=0xd7 => at += 2,
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                return Some((two(at + 7)?.into(), two(at + 5)?.into(), *bytes.get(at + 9)?));
            }
            _ => at += 2 + usize::from(two(at + 2)?),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One black pixel.
    pub(crate) const DOT: &[u8] = include_bytes!("../../tests/fixtures/pictures/punkt.png");

    fn svg(inner: &str) -> Bytes {
        Bytes::from(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\">{inner}</svg>"))
    }

    #[test]
    fn what_a_file_is_stands_in_it() {
        let dot = Bytes::from_static(DOT);
        assert_eq!(refusal("a.png", &dot), None);
        assert_eq!(refusal("A.PNG", &dot), None);
        assert_eq!(refusal("a.jpg", &dot), Some("andelse"));
        assert_eq!(refusal("a.png", &Bytes::from_static(b"GIF89a")), Some("ingen-bild"));
        assert_eq!(refusal("a.svg", &svg("<rect width=\"4\" height=\"4\"/>")), None);
    }

    #[test]
    fn a_picture_is_decoded_before_the_pages_need_it() {
        for end in 8..DOT.len() - 12 {
            assert!(refusal("a.png", &Bytes::copy_from_slice(&DOT[..end])).is_some(), "{end}");
        }
        assert_eq!(refusal("a.svg", &Bytes::from_static(b"<svg>")), Some("skadad"));
        let mut huge = DOT.to_vec();
        huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        assert_eq!(refusal("a.png", &Bytes::from(huge)), Some("storlek"));
    }

    #[test]
    fn what_has_no_place_on_the_pages_is_refused() {
        for inner in [
            "<text x=\"1\">Ord</text>",
            "<image href=\"x.png\"/>",
            "<a:script/>",
            "<style>a{}</style>",
            "<foreignObject/>",
        ] {
            assert_eq!(refusal("a.svg", &svg(inner)), Some("svg-innehall"), "{inner}");
        }
        assert_eq!(refusal("a.svg", &svg("<textured/>")), None);
        let cmyk = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 20, 8, 0, 2, 0, 3, 4, 0, 0];
        assert_eq!(jpeg_frame(&cmyk), Some((3, 2, 4)));
        assert_eq!(refusal("a.jpeg", &Bytes::copy_from_slice(&cmyk)), Some("cmyk"));
        for end in 0..cmyk.len() {
            jpeg_frame(&cmyk[..end]);
        }
    }
}
