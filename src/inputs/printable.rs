//! The texts in bytes of any kind, as far as they are printable ASCII: what pictures and records of programs say of themselves.

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

fn is_printable(byte: u8) -> bool {
    byte == b' ' || byte.is_ascii_graphic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_of_one_byte_a_character_or_two() {
        let wide: Vec<u8> = "Se 000000-0002!".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [&[0xff, 1][..], b"&C000000-0001", &[0, 0xd6], &wide, &[0x80, 0], b"short"].concat();
        assert_eq!(stretches(&bytes), ["&C000000-0001", "Se 000000-0002!"]);
        assert_eq!(stretches(&wide), ["Se 000000-0002!"]);
        assert_eq!(stretches(b""), [""; 0]);
    }
}
