//! Why a workbook, a sheet or a cell cannot be read. The words are in the message catalogues.

use crate::limits::workbook as bound;

/// What is wrong in a file. It costs as little as it can: a cell, a sheet, or the whole workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// The zip around the parts, or one packed part.
    Packing,
    /// A part that the others name is not there.
    NoPart(Box<str>),
    /// A part is no XML.
    Xml,
    /// Something ends before its end.
    CutOff,
    /// The compound file around an `.xls`.
    Compound,
    /// More sheets name one part than a workbook has.
    SharedParts,
    /// No sheet begins where the workbook says that one does.
    NoBeginning,
    /// A row or a cell with an address that is none, or lies outside the sheet.
    Address,
    /// A cell with a type that no format has.
    CellType(Box<str>),
    /// A cell that names a shared text which is not there.
    NoSharedText,
    /// The table of shared texts, or the most of it.
    SharedTexts,
    /// A sheet with more than one block of cells.
    Blocks,
    /// A reader met what it does not expect.
    Unexpected,
}

impl Damage {
    /// The name that the messages' variants go by.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Packing => "packning",
            Self::NoPart(_) => "del",
            Self::Xml => "xml",
            Self::CutOff => "slut",
            Self::Compound => "ole",
            Self::SharedParts => "delade-delar",
            Self::NoBeginning => "blad-borjan",
            Self::Address => "adress",
            Self::CellType(_) => "typ",
            Self::NoSharedText => "delad-text",
            Self::SharedTexts => "texttabell",
            Self::Blocks => "flera-block",
            Self::Unexpected => "ovantat",
        }
    }

    /// What of the file the message names, or nothing.
    pub fn detail(&self) -> &str {
        match self {
            Self::NoPart(what) | Self::CellType(what) => what,
            _ => "",
        }
    }
}

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
            Self::File => bound::FILE_BYTES / bound::MEBIBYTE,
            Self::XlsFile => bound::XLS_BYTES / bound::MEBIBYTE,
            Self::Unpacked => bound::UNPACKED_BYTES / bound::MEBIBYTE,
            Self::Parts => bound::PARTS,
            Self::Sheets => bound::SHEETS,
            Self::Cells => bound::CELLS,
            Self::Text => bound::TEXT_BYTES / bound::MEBIBYTE,
            Self::SharedStrings => bound::SHARED_STRINGS,
            Self::Formats => bound::CELL_FORMATS,
            Self::Merged => bound::MERGED,
        }
    }
}

/// Why a workbook is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Damaged. A reader of sheets that says so loses the sheet only.
    Unreadable(Damage),
    /// Something else than a workbook.
    NoWorkbook,
    /// An `.xls` from before Excel 97.
    TooOld,
    /// Beyond a bound.
    TooLarge(Limit),
    /// A zip without its end.
    CutOff,
    /// Packed in a way that no program packs workbooks.
    Packed,
    /// It needs a password.
    Encrypted,
    /// A sensitivity label keeps it encrypted.
    Labelled,
}

impl From<Damage> for Refusal {
    fn from(damage: Damage) -> Self {
        Self::Unreadable(damage)
    }
}
