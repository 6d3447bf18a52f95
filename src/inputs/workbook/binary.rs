//! What the binary formats `.xls` and `.xlsb` share: little-endian fields, packed numbers, error codes; and, with `.xlsx`,
//! number formats, which alone tell a date from a number.

use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::UTF_16LE;

use super::damage::{Damage, Refusal};
use super::ink::{self, Colour, Font};
use super::limits::{self, Limit, within};
use super::marks::Look;
use super::raised::{self, Position};
use super::values::{self, DateSystem};
use super::{CellValue, format_code};

/// What a cell's number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number.
    Number,
    /// A date, or a time of day.
    Date,
    /// Elapsed time.
    Duration,
}

/// The formats of a workbook's cells, in the order that cells name them by.
#[derive(Debug, Default)]
pub(super) struct Formats {
    own: BTreeMap<u32, (Kind, Arc<str>)>,
    fonts: Vec<Font>,
    /// The colour behind the text, by the numbers that cell formats name them by; none where it is none alone.
    fills: Vec<Option<Colour>>,
    cells: Vec<Kind>,
    looks: Vec<Look>,
}

/// The longest description of a number format that is followed for each number; Excel takes 255 letters.
const LONGEST_CODE: usize = 1_000;

/// The bit of a font's flags in a binary format that strikes its text through.
const STRUCK: u16 = 1 << 3;

/// Twentieths of a point, in which binary formats have the size of a font.
const TWIPS: f64 = 20.0;

impl Formats {
    /// Adds a number format that the workbook defines.
    pub(super) fn define(&mut self, id: u32, code: &str) {
        let known = if code.len() > LONGEST_CODE { format_code::UNKNOWN } else { code };
        self.own.insert(id, (kind_of_code(code), known.into()));
    }

    /// Adds a font.
    pub(super) fn add_font(&mut self, font: Font) {
        self.fonts.push(font);
    }

    /// Adds what may be behind the text of cells.
    pub(super) fn add_fill(&mut self, colour: Option<Colour>) {
        self.fills.push(colour);
    }

    /// Adds a cell format, which names a number format, a font and a fill.
    pub(super) fn add_cell_format(&mut self, id: u32, font: usize, fill: usize) -> Result<(), Refusal> {
        let (kind, code) = match self.own.get(&id) {
            Some((kind, code)) => (*kind, code.clone()),
            None => {
                let id = u16::try_from(id).unwrap_or(0);
                (builtin(id), format_code::builtin(id).into())
            }
        };
        self.cells.push(kind);
        let font = self.fonts.get(font).copied().unwrap_or_default();
        let ground = self.fills.get(fill).copied().unwrap_or(Some(ink::WHITE));
        let is_unseen = font.is_unseen_on(ground);
        self.looks.push(Look { is_struck: font.is_struck, is_unseen, ..Look::new(code) });
        within(self.cells.len(), limits::CELL_FORMATS, Limit::Formats)
    }

    /// Whether a part of a text that can be seen is struck through, by the fonts that it has from certain units on.
    pub(super) fn is_partly_struck(&self, text: &str, runs: impl IntoIterator<Item = (usize, usize)>) -> bool {
        let mut runs = runs.into_iter().peekable();
        if runs.peek().is_none() {
            return false;
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        while let Some((from, font)) = runs.next() {
            let to = runs.peek().map_or(units.len(), |(next, _)| (*next).min(units.len()));
            let is_struck = self.fonts.get(font).is_some_and(|font| font.is_struck);
            if is_struck && units.get(from..to).is_some_and(|run| !text_of_units(run.iter().copied()).trim().is_empty())
            {
                return true;
            }
        }
        false
    }

    /// A text with the digits that its fonts raise or lower, by the units from which it has them.
    pub(super) fn with_positions(&self, text: String, runs: &[(usize, usize)]) -> String {
        let position = |font: usize| self.fonts.get(font).map_or(Position::OnLine, |font| font.position);
        let is_in_order = || runs.is_sorted_by(|(one, _), (next, _)| one < next);
        if runs.iter().all(|(_, font)| position(*font) == Position::OnLine) || !is_in_order() {
            return text;
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece = |from: usize, to: usize| {
            text_of_units(units.get(from..to.min(units.len())).unwrap_or_default().iter().copied())
        };
        let mut put = piece(0, runs.first().map_or(0, |(from, _)| *from));
        for (index, (from, font)) in runs.iter().enumerate() {
            let start = put.len();
            put.push_str(&piece(*from, runs.get(index + 1).map_or(units.len(), |(next, _)| *next)));
            raised::put(&mut put, start, position(*font));
        }
        put
    }

    /// A stored number as a cell with this format has it.
    pub(super) fn value(&self, number: f64, cell_format: usize, system: DateSystem) -> CellValue {
        match self.cells.get(cell_format) {
            Some(Kind::Date) => values::date(number, system),
            Some(Kind::Duration) => values::duration(number),
            Some(Kind::Number) | None => values::number(number),
        }
    }

    /// The number of a cell format in [`Self::looks`], when it is not plain.
    pub(super) fn look(&self, cell_format: usize) -> Option<u32> {
        self.looks.get(cell_format).filter(|look| !look.is_plain())?;
        u32::try_from(cell_format).ok()
    }

    /// How cells look, by their formats.
    pub(super) fn looks(&self) -> Arc<[Look]> {
        self.looks.as_slice().into()
    }
}

/// The number formats that every workbook has without defining them (ECMA-376 part 1, 18.8.30).
fn builtin(id: u16) -> Kind {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Kind::Date,
        46 => Kind::Duration,
        _ => Kind::Number,
    }
}

/// What a format code such as `yyyy-mm-dd` or `[h]:mm` makes of a positive number: letters of dates and times count
/// outside quotes, escapes and brackets, and elapsed time stands in brackets.
fn kind_of_code(code: &str) -> Kind {
    let mut letters = code.chars();
    let mut kind = Kind::Number;
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => return kind,
            '\\' | '_' | '*' => drop(letters.next()),
            '"' => drop(letters.by_ref().find(|c| *c == '"')),
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                if is_elapsed(&inside) {
                    return Kind::Duration;
                }
            }
            'd' | 'm' | 'y' | 'h' | 's' => kind = Kind::Date,
            // `A/P`: before noon or after.
            'a' if letters.as_str().starts_with('/') => kind = Kind::Date,
            _ => {}
        }
    }
    kind
}

/// `h`, `mm`, `ss` and their like.
fn is_elapsed(inside: &str) -> bool {
    let inside = inside.to_ascii_lowercase();
    ['h', 'm', 's'].into_iter().any(|unit| !inside.is_empty() && inside.chars().all(|c| c == unit))
}

/// What a font's record says, but for its colour: `.xls` names one of a palette that comes later.
pub(super) fn font(record: &[u8]) -> Font {
    let points = u16_at(record, 0).map_or(0.0, |size| f64::from(size) / TWIPS);
    let is_struck = u16_at(record, 2).is_ok_and(|flags| flags & STRUCK != 0);
    Font { is_struck, is_tiny: ink::is_tiny(points), ..Font::default() }
}

/// A number packed into four bytes: an integer or the upper part of a double, perhaps times a hundred.
pub(super) fn packed_number(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}

/// An error value by its code.
pub(super) fn error(code: u8) -> CellValue {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    };
    CellValue::Error(text.into())
}

/// A byte of a record.
pub(super) fn u8_at(bytes: &[u8], at: usize) -> Result<u8, Refusal> {
    bytes.get(at).copied().ok_or_else(short)
}

/// A 16-bit field of a record.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Refusal> {
    field(bytes, at).map(u16::from_le_bytes)
}

/// A 32-bit field of a record.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Refusal> {
    field(bytes, at).map(u32::from_le_bytes)
}

/// A double of a record.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Result<f64, Refusal> {
    field(bytes, at).map(f64::from_le_bytes)
}

fn field<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], Refusal> {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).copied().ok_or_else(short)
}

/// Text in UTF-16; half of a pair becomes U+FFFD.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0;
    // Most texts are short, and many have no letter beyond ASCII: a decoder costs more than they do.
    if units.iter().all(|[low, high]| low.is_ascii() && *high == 0) {
        let ascii: Vec<u8> = units.iter().map(|[low, _]| *low).collect();
        return String::from_utf8(ascii).unwrap_or_default();
    }
    let whole = units.as_flattened();
    UTF_16LE.decode_without_bom_handling(whole).0.into_owned()
}

/// Text from the units of UTF-16; half of a pair becomes U+FFFD.
pub(super) fn text_of_units(units: impl IntoIterator<Item = u16>) -> String {
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The refusal of a record that ends before its fields do.
pub(super) fn short() -> Refusal {
    Damage::CutOff.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_raised_fonts_are_raised() {
        let mut formats = Formats::default();
        for position in [Position::OnLine, Position::Raised] {
            formats.add_font(Font { position, ..Font::default() });
        }
        for (runs, expected) in [
            (&[(9, 1)][..], "å 105 000¹"),
            (&[(8, 1), (9, 0)], "å 105 00⁰1"),
            (&[(0, 1), (1, 0)], "å 105 0001"),
            (&[(9, 1), (3, 0)], "å 105 0001"),
            (&[(9, 1), (40, 0)], "å 105 000¹"),
            (&[(9, 7)], "å 105 0001"),
            (&[], "å 105 0001"),
        ] {
            assert_eq!(formats.with_positions("å 105 0001".to_owned(), runs), expected, "{runs:?}");
        }
    }

    #[test]
    fn format_codes_tell_dates_from_numbers() {
        for code in
            ["yyyy-mm-dd", "d mmm yyyy", "[$-41D]d mmmm yyyy;@", "hh:mm", "m/d/yy h:mm AM/PM", "A/P", "[Red]yyyy"]
        {
            assert_eq!(kind_of_code(code), Kind::Date, "{code}");
        }
        for code in ["[h]:mm", "[mm]:ss", "[Blue][s].00"] {
            assert_eq!(kind_of_code(code), Kind::Duration, "{code}");
        }
        for code in
            ["General", "0.00", "#,##0\\ \"kr\"", "0\" st\"", "#,##0_d", "[Red]0", "0;yyyy", "0*d", "\"dagar", "\\"]
        {
            assert_eq!(kind_of_code(code), Kind::Number, "{code}");
        }
    }

    #[test]
    fn half_a_pair_is_one_lost_sign() {
        let bytes = |units: &[u16]| units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>();
        for units in [
            "Åsa 😀".encode_utf16().collect::<Vec<u16>>(),
            vec![0xfeff, 0x41],
            vec![0xd83d, 0x41],
            vec![0xde00, 0x41],
            vec![0x41, 0xd83d],
            vec![0xd83d, 0xd83d, 0xde00],
        ] {
            assert_eq!(utf16(&bytes(&units)), text_of_units(units.iter().copied()), "{units:x?}");
        }
        assert_eq!(utf16(b"A\0B"), "A");
    }

    #[test]
    fn packed_numbers_have_four_forms() {
        assert_eq!(packed_number(1 << 2 | 2), 1.0);
        assert_eq!(packed_number((-7i32 << 2).cast_unsigned() | 2), -7.0);
        assert_eq!(packed_number(12_345 << 2 | 3), 123.45);
        assert_eq!(packed_number(0x3FF0_0000), 1.0);
        assert_eq!(packed_number(0x3FF0_0001), 0.01);
    }
}
