//! The texts in bytes of any kind, as far as they are printable ASCII: what pictures and records of programs say of themselves.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Attributes of drawings that are numbers, or how something looks.
const DRAWN: [&str; 8] = ["d", "points", "transform", "viewBox", "style", "values", "class", "id"];

/// Shorter stretches are chance.
const SHORTEST: usize = 10;

/// The stretches of printable ASCII, one byte a character or two.
pub(crate) fn stretches(bytes: &[u8]) -> Vec<String> {
    let narrow = bytes.split(|byte| !is_printable(*byte)).filter(|stretch| stretch.len() >= SHORTEST);
    let mut found: Vec<String> = narrow.map(|stretch| String::from_utf8_lossy(stretch).into_owned()).collect();
    let (mut wide, mut at) = (String::new(), 0);
    while at <= bytes.len() {
        match bytes.get(at..at + 2) {
            Some([byte, 0]) if is_printable(*byte) => {
                wide.push(char::from(*byte));
                at += 2;
            }
            _ => {
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
    if is_drawing { of_drawing(&String::from_utf8_lossy(bytes)) } else { stretches(bytes) }
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
    fn texts_are_of_one_byte_a_character_or_two() {
        let wide: Vec<u8> = "Se 000000-0002!".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [&[0xff, 1][..], b"&C000000-0001", &[0, 0xd6], &wide, &[0x80, 0], b"short"].concat();
        assert_eq!(stretches(&bytes), ["&C000000-0001", "Se 000000-0002!"]);
        assert_eq!(stretches(&wide), ["Se 000000-0002!"]);
        assert_eq!(stretches(b""), [""; 0]);
    }
}
