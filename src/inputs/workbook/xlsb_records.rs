//! The records of the parts of an `.xlsb`, and the text in them.

use super::binary::{self, u32_at};
use super::damage::Refusal;

/// The UTF-16 bytes of a text with its length before it; a length of all ones is no text.
pub(super) fn wide(data: &[u8]) -> Result<&[u8], Refusal> {
    match u32_at(data, 0)? {
        u32::MAX => Ok(&[]),
        units => {
            (units as usize).checked_mul(2).and_then(|length| data.get(4..)?.get(..length)).ok_or_else(binary::short)
        }
    }
}

/// The records of a part: a number of one or two bytes, a length of one to four, then the data.
pub(super) struct Records<'p>(pub &'p [u8]);

impl<'p> Iterator for Records<'p> {
    type Item = Result<(u16, &'p [u8]), Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let record = self.record();
        if record.is_none() {
            self.0 = &[];
        }
        Some(record.ok_or_else(binary::short))
    }
}

impl<'p> Records<'p> {
    fn record(&mut self) -> Option<(u16, &'p [u8])> {
        let kind = self.packed(2)?;
        let length = self.packed(4)?;
        let (data, rest) = self.0.split_at_checked(length as usize)?;
        self.0 = rest;
        Some((u16::try_from(kind).ok()?, data))
    }

    /// A number of seven bits a byte, the lowest first; the eighth bit says that more follow.
    fn packed(&mut self, most: usize) -> Option<u32> {
        let mut number = 0;
        for place in 0..most {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}
