//! Why a workbook, a sheet or a cell cannot be read. The words are in the message catalogues.

use super::limits::Limit;

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
    /// A row or a cell with an address that is none, or lies outside the sheet.
    Address,
    /// A cell with a type that no format has.
    CellType(Box<str>),
    /// A cell that names a shared text which is not there.
    NoSharedText,
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
            Self::Address => "adress",
            Self::CellType(_) => "typ",
            Self::NoSharedText => "delad-text",
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
