//! The texts in bytes of any kind, as far as they are printable ASCII: what pictures and records of programs say of themselves.

use std::io::Read;

use flate2::read::ZlibDecoder;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Attributes of drawings that are numbers, or how something looks.
const DRAWN: [&str; 8] = ["d", "points", "transform", "viewBox", "style", "values", "class", "id"];

/// Shorter stretches are chance.
const SHORTEST: usize = 10;

/// How a picture in PNG begins, and how much of its packed texts is unpacked.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const UNPACKED: u64 = 1 << 20;

/// The stretches of printable ASCII, one byte a character or two, whichever of the two comes first.
pub(crate) fn stretches(bytes: &[u8]) -> Vec<String> {
    let narrow = bytes.split(|byte| !is_printable(*byte)).filter(|stretch| stretch.len() >= SHORTEST);
    let mut found: Vec<String> = narrow.map(|stretch| String::from_utf8_lossy(stretch).into_owned()).collect();
    found.extend(wide_stretches(bytes, |pair| (pair[1] == 0).then_some(pair[0])));
    // The same text is one in the other order but for an end, and is taken once.
    let other = wide_stretches(bytes, |pair| (pair[0] == 0).then_some(pair[1]));
    let is_new = |text: &String| !found.iter().any(|known| known.contains(text.as_str()));
    let new: Vec<String> = other.into_iter().filter(is_new).collect();
    found.extend(new);
    found
}

fn wide_stretches(bytes: &[u8], letter: fn([u8; 2]) -> Option<u8>) -> Vec<String> {
    let (mut found, mut wide, mut at) = (Vec::new(), String::new(), 0);
    while at <= bytes.len() {
        let pair = bytes.get(at..at + 2).and_then(|pair| pair.try_into().ok());
        match pair.and_then(letter).filter(|byte| is_printable(*byte)) {
            Some(byte) => {
                wide.push(char::from(byte));
                at += 2;
            }
            None => {
                found.extend((wide.len() >= SHORTEST).then(|| wide.clone()));
                wide.clear();
                at += 1;
            }
        }
    }
    found
}

/// What a picture says: of a drawing (SVG) its texts and what its elements are called, and not where its lines go.
pub(crate) fn of_picture(bytes: &[u8]) -> Vec<String> {
    let is_drawing = bytes.trim_ascii_start().starts_with(b"<") || bytes.starts_with("\u{feff}<".as_bytes());
    if is_drawing {
        return of_drawing(&String::from_utf8_lossy(bytes));
    }
    let mut found = stretches(bytes);
    found.extend(bytes.strip_prefix(PNG).into_iter().flat_map(packed_texts));
    found
}

/// The texts in a PNG's chunks that are packed: of the camera's and the program's notes (`zTXt`, `iTXt`), colours left out.
fn packed_texts(mut chunks: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    while let Some((head, rest)) = chunks.split_first_chunk::<8>() {
        let [a, b, c, d, kind @ ..] = *head;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let Some((data, rest)) = rest.split_at_checked(length) else { break };
        found.extend(packed(&kind, data).map(unpacked).filter(|text| !text.is_empty()));
        // After the data comes its check sum.
        chunks = rest.get(4..).unwrap_or_default();
    }
    found
}

/// The packed text of a chunk: after its name, which ends with a zero, and, in an `iTXt`, its language and its name there.
fn packed<'c>(kind: &[u8; 4], data: &'c [u8]) -> Option<&'c [u8]> {
    let after_zero = |data: &'c [u8]| data.get(memchr::memchr(0, data)? + 1..);
    let rest = after_zero(data)?;
    match kind {
        b"zTXt" => rest.get(1..),
        b"iTXt" if rest.first() == Some(&1) => after_zero(after_zero(rest.get(2..)?)?),
        _ => None,
    }
}

fn unpacked(packed: &[u8]) -> String {
    let mut text = Vec::new();
    // What is unpacked before a fault counts.
    drop(ZlibDecoder::new(packed).take(UNPACKED).read_to_end(&mut text));
    String::from_utf8_lossy(&text).into_owned()
}

fn of_drawing(text: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    // What is no XML is no drawing either, and is told where it is read.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => found.extend(of_element(&start)),
            Event::Text(words) | Event::Comment(words) => found.push((*words).to_owned()),
            Event::CData(words) => found.push((*words).to_owned()),
            _ => {}
        }
    }
    found
}

fn of_element(start: &BytesStart<'_>) -> Vec<String> {
    let written = start.attributes().flatten().filter(|attribute| !DRAWN.contains(&attribute.key.as_ref()));
    written.map(|attribute| attribute.value.into_owned()).collect()
}

fn is_printable(byte: u8) -> bool {
    byte == b' ' || byte.is_ascii_graphic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_drawing_its_texts_are_read() {
        let drawing = b"<svg viewBox='0 0 9 9'><!-- a --><path d='M 1.2 3' label='b'/><text x='1'>c</text></svg>";
        assert_eq!(of_picture(drawing), [" a ", "b", "1", "c"]);
        assert_eq!(of_picture(b"\x89PNG Title 000000-0001"), ["PNG Title 000000-0001"]);
    }

    #[test]
    fn packed_texts_of_a_png_are_read() {
        use flate2::{Compression, write::ZlibEncoder};
        use std::io::Write;
        let pack = |text: &str| {
            let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
            packer.write_all(text.as_bytes()).unwrap();
            packer.finish().unwrap()
        };
        let chunk = |kind: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes()[..], kind, data, &[0; 4]].concat();
        let comment = [b"Comment\0\0", &pack("Anna 000000-0001")[..]].concat();
        let xmp = [b"XML:com.adobe.xmp\0\x01\0sv\0\xc3\xa5\0", &pack("<x>000000-0002</x>")[..]].concat();
        let plain = b"Title\0\0\0sv\0\0Bild 000000-0003";
        let bytes = [PNG, &chunk(b"zTXt", &comment), &chunk(b"iTXt", &xmp), &chunk(b"iTXt", plain)].concat();
        let found = of_picture(&bytes).join("|");
        for number in ["Anna 000000-0001", "<x>000000-0002</x>", "Bild 000000-0003"] {
            assert!(found.contains(number), "{found}");
        }
        (0..bytes.len()).for_each(|end| drop(of_picture(&bytes[..end])));
    }

    #[test]
    fn texts_are_of_one_byte_a_character_or_two() {
        let wide: Vec<u8> = "Se 000000-0002!".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [&[0xff, 1][..], b"&C000000-0001", &[0, 0xd6], &wide, &[0x80, 0], b"short"].concat();
        assert_eq!(stretches(&bytes), ["&C000000-0001", "Se 000000-0002!"]);
        assert_eq!(stretches(&wide), ["Se 000000-0002!"]);
        let big: Vec<u8> = "Se 000000-0003".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(stretches(&[&big, &[0xff][..]].concat()).contains(&"Se 000000-0003".to_owned()));
        assert_eq!(stretches(b""), [""; 0]);
    }
}
