//! What a workbook has used of its bounds, and which it went beyond. The bounds themselves are in [`crate::limits`].

pub(super) use super::damage::Limit;
use super::damage::{Damage, Refusal};
pub(super) use crate::limits::workbook::*;

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

/// The bytes of parts that may still be read. All parts together are within the bound, so that it ends only for sheets that
/// share theirs, which then are lost.
#[derive(Debug)]
pub(super) struct Meter(usize);

impl Default for Meter {
    fn default() -> Self {
        Self(UNPACKED_BYTES)
    }
}

impl Meter {
    /// Takes the bytes of a part that is to be read.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Damage> {
        self.0 = self.0.checked_sub(bytes).ok_or(Damage::SharedParts)?;
        Ok(())
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
