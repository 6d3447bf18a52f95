//! The text of XML parts in one encoding. Most write UTF-8; the standards also allow UTF-16, and old systems write what
//! Windows calls ANSI.

use super::binary;

/// What Windows-1252 has where Latin-1 has controls; what has no character keeps its number.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// How many bytes of a part are looked at for the name of its encoding.
const DECLARATION: usize = 200;

/// A part with its XML in UTF-8, without a byte order mark; other parts as they are. A byte that is wrong becomes U+FFFD,
/// which is told at its cell, since no text of a case may have it.
pub(super) fn to_utf8(part: Vec<u8>) -> Vec<u8> {
    match part.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] if rest.first() == Some(&b'<') => rest.to_vec(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(&part, u16::from_le_bytes),
        [0, b'<', ..] => utf16(&part, u16::from_be_bytes),
        [b'<', ..] if std::str::from_utf8(&part).is_err() => single_bytes(&part),
        _ => part,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<u8> {
    binary::text_of_units(bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair))).into_bytes()
}

/// Text that is no UTF-8: of one byte a character if it says so, else with its wrong bytes replaced.
fn single_bytes(part: &[u8]) -> Vec<u8> {
    let declaration = part.get(..part.len().min(DECLARATION)).unwrap_or_default().to_ascii_lowercase();
    let declares = |name: &[u8]| declaration.windows(name.len()).any(|window| window == name);
    if declares(b"windows-125") || declares(b"iso-8859-1") || declares(b"latin1") || declares(b"us-ascii") {
        return part.iter().map(|byte| character(*byte)).collect::<String>().into_bytes();
    }
    String::from_utf8_lossy(part).into_owned().into_bytes()
}

fn character(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at))).copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_becomes_utf8_from_every_encoding() {
        let xml = "<a>å 😀</a>";
        let units = |to: fn(u16) -> [u8; 2]| xml.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        let little = units(u16::to_le_bytes);
        let big = units(u16::to_be_bytes);
        for part in [
            xml.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", xml.as_bytes()].concat(),
            [b"\xFF\xFE".as_slice(), &little].concat(),
            [b"\xFE\xFF".as_slice(), &big].concat(),
            little,
            big,
        ] {
            assert_eq!(String::from_utf8(to_utf8(part.clone())).as_deref(), Ok(xml), "{part:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_utf8_are_ansi_or_replaced() {
        let ansi = b"<?xml version='1.0' encoding='Windows-1252'?><a>\x80\x96\xE5</a>".to_vec();
        assert!(to_utf8(ansi).ends_with("<a>€–å</a>".as_bytes()));
        assert_eq!(to_utf8(b"<a>\xE5b</a>".to_vec()), "<a>\u{FFFD}b</a>".as_bytes());
        assert_eq!(to_utf8(b"\x83\x01\xFF".to_vec()), b"\x83\x01\xFF", "no XML");
    }
}
