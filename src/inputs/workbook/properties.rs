//! The properties of files in the binary formats (MS-OLEPS): a set of numbered values in a stream of its own. Only texts are read.

use super::binary::{u16_at, u32_at, utf16};

/// Where the first section's place is told.
const FIRST_SECTION: usize = 44;

/// More properties than any program writes.
const MOST: usize = 1_000;

/// Types of values: a number of two bytes, text in the set's encoding, text in UTF-16.
const NUMBER: u32 = 2;
const TEXT: u32 = 30;
const WIDE_TEXT: u32 = 31;

/// The property that names the encoding.
const CODE_PAGE: u32 = 1;

/// UTF-16 and UTF-8 as code pages; any other is taken for Latin-1.
const UTF_16: u16 = 1200;
const UTF_8: u16 = 65_001;

/// A section of properties.
pub(super) struct Properties<'s> {
    section: &'s [u8],
    /// Number and place of each.
    places: Vec<(u32, usize)>,
    code_page: u16,
}

impl<'s> Properties<'s> {
    /// Reads a stream; none where it is no set of properties.
    pub(super) fn read(stream: &'s [u8]) -> Option<Self> {
        let start = usize::try_from(u32_at(stream, FIRST_SECTION).ok()?).ok()?;
        let section = stream.get(start..)?;
        let count = usize::try_from(u32_at(section, 4).ok()?).ok().filter(|count| *count <= MOST)?;
        let place = |at: usize| {
            let place = usize::try_from(u32_at(section, 12 + 8 * at).ok()?).ok()?;
            Some((u32_at(section, 8 + 8 * at).ok()?, place))
        };
        let places = (0..count).map(place).collect::<Option<Vec<_>>>()?;
        let mut read = Self { section, places, code_page: 0 };
        read.code_page = read.value(CODE_PAGE, NUMBER).and_then(|at| u16_at(section, at).ok()).unwrap_or_default();
        Some(read)
    }

    /// Where a value of a type begins.
    fn value(&self, id: u32, kind: u32) -> Option<usize> {
        let (_, place) = self.places.iter().find(|(own, _)| *own == id)?;
        (u32_at(self.section, *place).ok()? == kind).then_some(place + 4)
    }

    /// A text by its number.
    pub(super) fn text(&self, id: u32) -> Option<String> {
        let bytes = |at: usize, width: usize| {
            let length = usize::try_from(u32_at(self.section, at).ok()?).ok()?.checked_mul(width)?;
            self.section.get(at + 4..(at + 4).checked_add(length)?)
        };
        let text = match (self.value(id, WIDE_TEXT), self.value(id, TEXT)) {
            (Some(at), _) => utf16(bytes(at, 2)?),
            (None, Some(at)) => match (bytes(at, 1)?, self.code_page) {
                (bytes, UTF_16) => utf16(bytes),
                (bytes, UTF_8) => String::from_utf8_lossy(bytes).into_owned(),
                (bytes, _) => bytes.iter().copied().map(char::from).collect(),
            },
            (None, None) => return None,
        };
        Some(text.trim_end_matches('\0').to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A set of properties with texts, each by its number and type.
    fn set(code_page: u16, texts: &[(u32, u32, &[u8])]) -> Vec<u8> {
        let (mut places, mut values) = (Vec::new(), Vec::new());
        let first = 8 + 8 * (texts.len() + 1);
        let mut add = |id: u32, kind: u32, value: &[u8]| {
            places.extend([id.to_le_bytes(), u32::try_from(first + values.len()).unwrap().to_le_bytes()].concat());
            values.extend(kind.to_le_bytes());
            values.extend(value);
            values.resize(values.len().next_multiple_of(4), 0);
        };
        add(CODE_PAGE, NUMBER, &code_page.to_le_bytes());
        for (id, kind, bytes) in texts {
            let length = if *kind == WIDE_TEXT { bytes.len() / 2 } else { bytes.len() };
            add(*id, *kind, &[&u32::try_from(length).unwrap().to_le_bytes(), *bytes].concat());
        }
        let count = u32::try_from(texts.len() + 1).unwrap();
        let mut stream = vec![0; FIRST_SECTION];
        stream.extend(48_u32.to_le_bytes());
        stream.extend(0_u32.to_le_bytes());
        stream.extend(count.to_le_bytes());
        stream.extend(places);
        stream.extend(values);
        stream
    }

    #[test]
    fn texts_are_read_in_their_encoding() {
        let wide: Vec<u8> = "Förnamn".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (code_page, kind, bytes) in [
            (1252, TEXT, &b"F\xf6rnamn\0"[..]),
            (UTF_8, TEXT, "Förnamn\0".as_bytes()),
            (UTF_16, TEXT, &wide),
            (1252, WIDE_TEXT, &wide),
        ] {
            let stream = set(code_page, &[(4, kind, bytes), (8, TEXT, b"x")]);
            let read = Properties::read(&stream).unwrap();
            assert_eq!((read.text(4).as_deref(), read.text(9)), (Some("Förnamn"), None), "{code_page} {kind}");
            // Cut off anywhere it is read or not, and never more.
            (0..stream.len()).for_each(|end| drop(Properties::read(&stream[..end]).map(|read| read.text(4))));
        }
    }
}
