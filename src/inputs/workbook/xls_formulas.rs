//! The values of formulas in an `.xls`: a number in the record itself, or a text in a record of its own after it.

use super::binary::{self, f64_at, u8_at, u16_at};
use super::damage::Refusal;
use super::sheet::Cells;
use super::{CellValue, values};

/// The number of a formula's record, and those of older versions of Excel, as some programs go on writing them.
const FORMULAS: [u16; 3] = [0x0006, 0x0206, 0x0406];

/// Whether a record is a formula's.
pub(super) fn is_formula(kind: u16) -> bool {
    FORMULAS.contains(&kind)
}

/// Whether a record is that of a formula with a value other than an empty text, or the text of one.
pub(super) fn is_worked_out(kind: u16, data: &[u8]) -> bool {
    kind == TEXT || (is_formula(kind) && u16_at(data, 12).is_ok_and(|mark| mark != 0xFFFF))
}

/// The record of a formula's text.
const TEXT: u16 = 0x0207;

/// A formula whose text comes after it.
pub(super) struct Waiting {
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u32,
    /// How the cell looks, by its number.
    pub look: Option<u32>,
    /// Whether its text is empty, so that none need come.
    pub is_empty: bool,
}

/// What a formula says of its value when that is an empty text.
pub(super) const EMPTY_TEXT: u8 = 3;

/// Leaves a formula whose text has not come.
pub(super) fn leave(waiting: Option<Waiting>, cells: &mut Cells<'_>) -> Result<(), Refusal> {
    match waiting.filter(|waiting| !waiting.is_empty) {
        Some(Waiting { row, column, .. }) => cells.push(row, column, CellValue::FormulaWithoutValue),
        None => Ok(()),
    }
}

/// The flags of a formula that is to be calculated when the file is opened, and of one that is always calculated.
const ON_OPENING: u16 = 2;
const ALWAYS: u16 = 1;

/// The value of a formula that gave a boolean or an error, or has not been calculated. A text follows in a record of its
/// own; a number fills the field.
pub(super) fn value(data: &[u8]) -> Result<Option<CellValue>, Refusal> {
    if u16_at(data, 12)? != 0xFFFF {
        let waits = u16_at(data, 14)? & (ON_OPENING | ALWAYS) == ON_OPENING;
        let is_uncalculated = waits && values::is_uncalculated(f64_at(data, 6)?);
        return Ok(is_uncalculated.then_some(CellValue::FormulaWithoutValue));
    }
    Ok(match u8_at(data, 6)? {
        1 => Some(CellValue::Boolean(u8_at(data, 8)? != 0)),
        2 => Some(binary::error(u8_at(data, 8)?)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Apache POI writes a formula: the value 0, and the flag that it is to be calculated when the file is opened.
    #[test]
    fn a_formula_that_waits_to_be_calculated_has_no_value() {
        let formula = |flags: u16, stored: f64| {
            let mut data = vec![0; 6];
            data.extend(stored.to_le_bytes());
            data.extend(flags.to_le_bytes());
            value(&data).expect("a record")
        };
        assert_eq!(formula(2, 0.0), Some(CellValue::FormulaWithoutValue));
        assert_eq!(formula(2, 5.0), None);
        assert_eq!(formula(0, 0.0), None);
        assert_eq!(formula(3, 0.0), None, "what is always calculated has been");
    }
}
