//! Addresses of cells and of regions, as an `.xlsx` writes them.

use super::{CellRange, limits, values};

/// The region between two corners. None if it is one cell.
pub(super) fn region(text: &str) -> Option<CellRange> {
    range(text).filter(|range| range.first != range.last)
}

/// The cells between two corners: of cells, of whole columns (`A:C`), of whole rows (`1:4`).
pub(super) fn range(text: &str) -> Option<CellRange> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (corner(first, (0, 0))?, corner(last, (limits::ROWS - 1, limits::COLUMNS - 1))?);
    Some(values::range(first, last))
}

/// A corner of a region; what it leaves out is taken from the sheet's.
fn corner(text: &str, of_sheet: (u32, u32)) -> Option<(u32, u32)> {
    let text: Vec<u8> = text.bytes().filter(|byte| *byte != b'$').collect();
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = text.split_at(letters);
    let row = if digits.is_empty() { of_sheet.0 } else { whole(digits)?.checked_sub(1)? };
    let column = if letters.is_empty() { of_sheet.1 } else { column(letters)? };
    (!text.is_empty()).then_some((row.min(limits::ROWS - 1), column.min(limits::COLUMNS - 1)))
}

/// 0-based row and column of an address such as `C7`, or `$C$7` as some programs write it.
pub(super) fn address(text: &[u8]) -> Option<(u32, u32)> {
    let text = text.trim_ascii();
    let text = text.strip_prefix(b"$").unwrap_or(text);
    let (letters, digits) = text.split_at(text.iter().position(u8::is_ascii_digit)?);
    let letters = letters.strip_suffix(b"$").unwrap_or(letters);
    Some((whole(digits)?.checked_sub(1)?, column(letters)?))
}

/// 0-based column by its letters.
fn column(letters: &[u8]) -> Option<u32> {
    let letter = |sum: Option<u32>, letter: &u8| {
        let letter = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A')?;
        sum?.checked_mul(26)?.checked_add(u32::from(letter) + 1)
    };
    letters.iter().fold(Some(0), letter)?.checked_sub(1)
}

/// A number of digits alone.
pub(super) fn whole(text: &[u8]) -> Option<u32> {
    let digit = |sum: Option<u32>, digit: &u8| {
        let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
        sum?.checked_mul(10)?.checked_add(u32::from(digit))
    };
    (!text.is_empty()).then_some(text.trim_ascii())?.iter().fold(Some(0), digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_letters_and_digits() {
        for (text, expected) in [
            ("A1", Some((0, 0))),
            ("c7", Some((6, 2))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("A", None),
            ("1", None),
            ("", None),
            ("A1B", None),
            ("Å1", None),
            ("AAAAAAAAAA1", None),
            ("A99999999999", None),
        ] {
            assert_eq!(address(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn regions_are_of_cells_columns_or_rows() {
        let (last_row, last_column) = (limits::ROWS - 1, limits::COLUMNS - 1);
        for (text, expected) in [
            ("A1:B2", Some(CellRange::new(0, 0, 1, 1))),
            ("$B$2:$A$1", Some(CellRange::new(0, 0, 1, 1))),
            ("A:A", Some(CellRange::new(0, 0, last_row, 0))),
            ("2:3", Some(CellRange::new(1, 0, 2, last_column))),
            ("A1", None),
            ("A1:A1", None),
            ("", None),
            (":", None),
            ("åäö", None),
            ("A1:Q9999999", Some(CellRange::new(0, 0, last_row, 16))),
        ] {
            assert_eq!(region(text), expected, "{text}");
        }
    }
}
