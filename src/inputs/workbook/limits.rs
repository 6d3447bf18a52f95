//! What a workbook has used of its bounds, and which it went beyond. The bounds themselves are in [`crate::limits`].

use super::damage::Refusal;
pub(super) use crate::limits::workbook::*;

/// A bound that a workbook went beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// The file itself.
    File,
    /// The file itself, when it is an `.xls`.
    XlsFile,
    /// Its unpacked parts.
    Unpacked,
    /// How many parts it has.
    Parts,
    /// How many sheets it has.
    Sheets,
    /// How many cells are not empty.
    Cells,
    /// How much text its cells hold.
    Text,
    /// How many shared texts it has.
    SharedStrings,
    /// How many cell formats it has.
    Formats,
    /// How many merged regions it has.
    Merged,
}

impl Limit {
    /// The name that the message's variants go by.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::File | Self::XlsFile => "fil",
            Self::Unpacked => "uppackat",
            Self::Parts => "delar",
            Self::Sheets => "blad",
            Self::Cells => "celler",
            Self::Text => "text",
            Self::SharedStrings => "texter",
            Self::Formats => "format",
            Self::Merged => "sammanfogade",
        }
    }

    /// The bound: a number of things, or of mebibytes where the bound is one of bytes.
    pub(super) fn bound(self) -> usize {
        match self {
            Self::File => FILE_BYTES / MEBIBYTE,
            Self::XlsFile => XLS_BYTES / MEBIBYTE,
            Self::Unpacked => UNPACKED_BYTES / MEBIBYTE,
            Self::Parts => PARTS,
            Self::Sheets => SHEETS,
            Self::Cells => CELLS,
            Self::Text => TEXT_BYTES / MEBIBYTE,
            Self::SharedStrings => SHARED_STRINGS,
            Self::Formats => CELL_FORMATS,
            Self::Merged => MERGED,
        }
    }
}

/// What a workbook has used of its bounds so far, over all its sheets.
#[derive(Debug, Default)]
pub(super) struct Usage {
    cells: usize,
    text: usize,
    merged: usize,
}

impl Usage {
    /// Counts one non-empty cell.
    pub(super) fn cell(&mut self) -> Result<(), Refusal> {
        count(&mut self.cells, 1, CELLS, Limit::Cells)
    }

    /// Counts the text of a cell, before it is copied.
    pub(super) fn text(&mut self, bytes: usize) -> Result<(), Refusal> {
        count(&mut self.text, bytes, TEXT_BYTES, Limit::Text)
    }

    /// Counts merged regions.
    pub(super) fn merged(&mut self, regions: usize) -> Result<(), Refusal> {
        count(&mut self.merged, regions, MERGED, Limit::Merged)
    }
}

fn count(used: &mut usize, more: usize, bound: usize, limit: Limit) -> Result<(), Refusal> {
    *used = used.saturating_add(more);
    within(*used, bound, limit)
}

/// Refuses what goes beyond a bound.
pub(super) fn within(used: usize, bound: usize, limit: Limit) -> Result<(), Refusal> {
    if used > bound { Err(Refusal::TooLarge(limit)) } else { Ok(()) }
}
