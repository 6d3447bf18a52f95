//! Every bound on a workbook, in one place. Workbooks come by e-mail: a small file must not be able to take the
//! machine's memory or time. README repeats these numbers.

use super::Refusal;

/// The largest `.xlsx`, `.xlsm`, `.xlsb` or `.ods` file, as it lies on disk.
pub const FILE_BYTES: usize = 32 * MEBIBYTE;
/// The largest `.xls` file. It is not compressed, and the format ends at 65,536 rows.
pub const XLS_BYTES: usize = 16 * MEBIBYTE;
/// All parts of a zipped workbook together, unpacked. Counted as bytes come out, whatever the zip claims.
pub const UNPACKED_BYTES: usize = 64 * MEBIBYTE;
/// Files in a zipped workbook.
pub const PARTS: usize = 1_000;
/// Sheets.
pub const SHEETS: usize = 255;
/// Non-empty cells in the whole workbook: about 100,000 rows of twenty columns.
pub const CELLS: usize = 2_000_000;
/// Bytes of text in all cells together. A short file can name one long shared text in every cell.
pub const TEXT_BYTES: usize = 64 * MEBIBYTE;
/// Shared texts: one for every cell at most.
pub const SHARED_STRINGS: usize = CELLS;
/// Cell formats times the longest description among them: what calamine may copy while it opens an `.xlsx`.
pub const FORMAT_BYTES: usize = 64 * MEBIBYTE;
/// Merged regions in the whole workbook.
pub const MERGED: usize = 100_000;
/// Rows of a sheet, as Excel and LibreOffice have them; a cell below is damage.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet, up to XFD; a cell to the right is damage.
pub const COLUMNS: u32 = 16_384;
/// How often the parts of an `.xlsx` may be read over: a sheet once for its cells and once for its merged regions. More
/// means that many sheets point at one part.
pub const READINGS: usize = 2;

const MEBIBYTE: usize = 1024 * 1024;

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
    /// How large its cell formats are.
    Formats,
    /// How many merged regions it has.
    Merged,
}

impl Limit {
    /// The name that the message's variants go by.
    pub fn name(self) -> &'static str {
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
    pub fn bound(self) -> usize {
        match self {
            Self::File => FILE_BYTES / MEBIBYTE,
            Self::XlsFile => XLS_BYTES / MEBIBYTE,
            Self::Unpacked => UNPACKED_BYTES / MEBIBYTE,
            Self::Parts => PARTS,
            Self::Sheets => SHEETS,
            Self::Cells => CELLS,
            Self::Text => TEXT_BYTES / MEBIBYTE,
            Self::SharedStrings => SHARED_STRINGS,
            Self::Formats => FORMAT_BYTES / MEBIBYTE,
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
    pub fn cell(&mut self) -> Result<(), Refusal> {
        count(&mut self.cells, 1, CELLS, Limit::Cells)
    }

    /// Counts the text of a cell, before it is copied.
    pub fn text(&mut self, bytes: usize) -> Result<(), Refusal> {
        count(&mut self.text, bytes, TEXT_BYTES, Limit::Text)
    }

    /// Counts merged regions.
    pub fn merged(&mut self, regions: usize) -> Result<(), Refusal> {
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
