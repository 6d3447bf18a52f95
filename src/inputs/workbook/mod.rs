//! From the bytes of a workbook to its sheets, every value with its address. What a value means for the case is not
//! decided here; what the file is, and whether it can be trusted, is.
//!
//! ```text
//! bytes ─ what begins them ─▶ Parts     .xlsx .xlsb .ods: a zip, unpacked under its bound; names in one form, text in UTF-8
//!                         └─▶ Compound  .xls, and what is encrypted
//! Parts ─ package::relations ─▶ the workbook's part, its styles, shared texts and sheets, whatever they are called
//!       ─ xlsx::, xlsb::Book ─▶ what all its sheets refer to: Formats, texts, from which day dates count
//! sheet by sheet ─ sheet::read_sheet ──▶ RawSheet { cells, merged, marks, lost }
//! ```
//!
//! Files of real programs are odd in many ways, and an odd spot costs as little as it can: what is unambiguous is read; a
//! cell without a sound value is [`CellValue::Unreadable`], told at its address where the cell is used; a sheet that ends
//! early or has no part is [`RawSheet::lost`], told where the sheet is used. So notes that no case reads cost nothing. Only
//! what all sheets need (the zip, the list of sheets, the shared texts), and what goes beyond a bound, refuses the workbook.
//!
//! All formats are read by hand, from XML or records. calamine, which reads them all, gives up a workbook at the first spot
//! it does not know, without saying where; finds parts by name; and takes memory for what a file claims.
//!
//! The format is told by content, not by the file's name. Every bound is in `limits`.

mod archive;
mod beside;
mod binary;
mod compound;
mod copies;
mod damage;
mod encoding;
mod encryption;
mod errors;
mod format_code;
mod ink;
mod limits;
mod marks;
mod metadata;
mod nature;
mod ods;
mod ods_cell;
mod ods_prefixes;
mod ods_shown;
mod ods_styles;
mod package;
mod properties;
mod raised;
mod sheet;
mod values;
mod xls;
mod xls_encryption;
mod xls_formulas;
mod xls_notes;
mod xls_records;
mod xlsb;
mod xlsb_comments;
mod xlsb_records;
mod xlsx;
mod xlsx_address;
mod xlsx_comments;
mod xlsx_conditions;
mod xlsx_sheet;
mod xlsx_styles;
mod xlsx_texts;
mod xml;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::names;
use crate::place::{CellAddress, CellPlace, Place};
use archive::Parts;
pub use beside::Beside;
use compound::Compound;
pub use damage::Damage;
use damage::Refusal;
pub(crate) use errors::is_shown_error;
use limits::{Limit, within};
pub use marks::{Comment, Marks};
pub use metadata::{Metadata, metadata};

/// A workbook as it stands in its file.
#[derive(Debug, Clone)]
pub struct RawWorkbook {
    /// Its name inside the case folder.
    pub file: Arc<str>,
    /// Its sheets in the workbook's order; charts and macros are left out.
    pub sheets: Vec<RawSheet>,
}

/// A sheet's values.
#[derive(Debug, Clone)]
pub struct RawSheet {
    /// Its name.
    pub name: Arc<str>,
    /// Whether Excel shows it.
    pub hidden: bool,
    /// Its non-empty cells by row, then column. Blank cells with a format, however many, are not here.
    pub cells: Vec<RawCell>,
    /// Its merged regions of more than one cell; only the first cell of each has a value.
    pub merged: Vec<CellRange>,
    /// What it shows otherwise than its values say.
    pub marks: Marks,
    /// Whether its days count from 1 January 1904, as in old Excel for Mac.
    pub from_1904: bool,
    /// Why it could not be read. It then has no cells, and whoever needs the sheet tells it.
    pub lost: Option<Lost>,
}

/// Why a sheet could not be read, and how far it could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    damage: Damage,
    at: CellAddress,
}

impl RawSheet {
    /// What is told of a sheet that could not be read, where the reading ended.
    pub fn loss(&self, file: &Arc<str>) -> Option<Diagnostic> {
        let Lost { damage, at } = self.lost.as_ref()?;
        Some(unreadable("blad", damage).at(Place::cell(file, &self.name, at.row, at.column)))
    }
}

/// A non-empty cell. A [`Place`] is made of it only when a message needs one, so that large sheets stay small.
#[derive(Debug, Clone, PartialEq)]
pub struct RawCell {
    /// 0-based row.
    pub row: u32,
    /// 0-based column.
    pub column: u32,
    /// What it holds.
    pub value: CellValue,
}

/// What a cell holds. Text is as it stands in the file, with its spaces.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Text that is more than whitespace; formatting inside it is left out.
    Text(String),
    /// A number, rounded to the 15 significant digits that Excel shows. A year is a number.
    Number(Decimal),
    /// A day: a number formatted as a date, without time of day.
    Date(NaiveDate),
    /// A day with a time.
    DateTime(NaiveDateTime),
    /// TRUE or FALSE.
    Boolean(bool),
    /// An error, as Excel shows it: `#N/A`.
    Error(Box<str>),
    /// A formula whose value was never stored: the program that wrote the file did not calculate.
    FormulaWithoutValue,
    /// What no case has a use for, as text: a duration, a time without a day, 29 February 1900, an infinite number.
    Other(Box<str>),
    /// A value that the file does not give soundly. The cell is there, so that it is told and not taken for empty.
    Unreadable(Box<Damage>),
}

impl CellValue {
    /// What is told of a value that could not be read.
    pub fn loss(&self) -> Option<Diagnostic> {
        match self {
            Self::Unreadable(damage) => Some(unreadable("cell", damage)),
            _ => None,
        }
    }
}

/// As people see it in the cell.
impl fmt::Display for CellValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            // As a Swedish workbook shows it.
            Self::Number(number) => f.write_str(&number.normalize().to_string().replace('.', ",")),
            Self::Date(date) => date.fmt(f),
            Self::DateTime(moment) => moment.fmt(f),
            Self::Boolean(true) => f.write_str("SANT"),
            Self::Boolean(false) => f.write_str("FALSKT"),
            Self::Error(other) | Self::Other(other) => f.write_str(other),
            Self::FormulaWithoutValue | Self::Unreadable(_) => Ok(()),
        }
    }
}

/// Cells from the top left to the bottom right, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRange {
    /// Top left.
    pub first: CellAddress,
    /// Bottom right.
    pub last: CellAddress,
}

impl CellRange {
    /// A range from 0-based rows and columns.
    pub fn new(row: u32, column: u32, last_row: u32, last_column: u32) -> Self {
        Self { first: CellAddress { row, column }, last: CellAddress { row: last_row, column: last_column } }
    }

    /// The range as a place in a sheet.
    pub fn place(self, file: &Arc<str>, sheet: &Arc<str>) -> Place {
        Place::Cells(CellPlace { file: file.clone(), sheet: sheet.clone(), first: self.first, last: self.last })
    }
}

/// Reads a workbook from its bytes. `file` is its name inside the case folder, for places.
///
/// The libraries that parse the file meet bytes from outside, so a panic in them counts as an unreadable workbook.
pub fn read(file: &Arc<str>, bytes: &[u8]) -> Result<RawWorkbook, Diagnostics> {
    let sheets = catch_unwind(AssertUnwindSafe(|| read_sheets(bytes)))
        .unwrap_or_else(|_| Err(Damage::Unexpected.into()))
        .and_then(expect_shared_texts)
        .map_err(|refusal| diagnostic(refusal, bytes).at(Place::File(file.clone())))?;
    Ok(RawWorkbook { file: file.clone(), sheets })
}

fn read_sheets(bytes: &[u8]) -> Result<Vec<RawSheet>, Refusal> {
    within(bytes.len(), limits::FILE_BYTES, Limit::File)?;
    if compound::is_compound(bytes) {
        return read_compound(bytes);
    }
    if archive::is_zip(bytes) {
        return read_zipped(&Parts::unpack(bytes)?);
    }
    Err(if is_bare_stream(bytes) { Refusal::TooOld } else { Refusal::NoWorkbook })
}

/// How many cells of a sheet may miss their shared texts and be odd by themselves.
const ODD_CELLS: usize = 4;

/// A sheet of which more cells miss their shared texts is lost from the first of them on. Where that is so of several sheets that are
/// not notes, it is the table of texts that is damaged, and one message says it of the workbook.
fn expect_shared_texts(mut sheets: Vec<RawSheet>) -> Result<Vec<RawSheet>, Refusal> {
    let missing = CellValue::Unreadable(Damage::NoSharedText.into());
    let mut of_tables = 0;
    for sheet in &mut sheets {
        let is_odd = |cell: &&RawCell| matches!(cell.value, CellValue::Unreadable(_)) && cell.value == missing;
        let mut odd = sheet.cells.iter().filter(is_odd);
        let (Some(first), Some(_)) = (odd.next(), odd.nth(ODD_CELLS - 1)) else { continue };
        let at = CellAddress { row: first.row, column: first.column };
        sheet.lost = Some(Lost { damage: Damage::SharedTexts, at });
        sheet.cells = Vec::new();
        of_tables += usize::from(!names::is_note(&sheet.name));
    }
    if of_tables > 1 { Err(Damage::SharedTexts.into()) } else { Ok(sheets) }
}

/// Whether a file begins as workbooks did before they lay in compound files (Excel 2 to 4).
fn is_bare_stream(bytes: &[u8]) -> bool {
    matches!(bytes, [0x09, 0x00 | 0x02 | 0x04, 4..=8, 0, ..])
}

/// What is in a zip is told by the part that begins it.
fn read_zipped(parts: &Parts) -> Result<Vec<RawSheet>, Refusal> {
    match package::main_part(parts) {
        Some(main) if parts.bytes(&main)?.starts_with(b"<") => xlsx::read(parts, &main),
        Some(main) => xlsb::read(parts, &main),
        None if ods::is_ods(parts) => ods::read(parts),
        None => Err(Refusal::NoWorkbook),
    }
}

/// A compound file is an `.xls`, or any newer workbook that is encrypted.
fn read_compound(bytes: &[u8]) -> Result<Vec<RawSheet>, Refusal> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        if file.has(LABEL) {
            return Err(Refusal::Labelled);
        }
        return read_zipped(&Parts::unpack(&encryption::decrypt_package(&file).ok_or(Refusal::Encrypted)?)?);
    }
    within(bytes.len(), limits::XLS_BYTES, Limit::XlsFile)?;
    xls::read(&xls::stream(&file)?)
}

/// The name under which a compound file keeps how a sensitivity label or rights management has encrypted it.
const LABEL: &str = "DRMEncryptedDataSpace";

/// What is told of a workbook that is not read.
fn diagnostic(refusal: Refusal, bytes: &[u8]) -> Diagnostic {
    match refusal {
        Refusal::Unreadable(damage) => unreadable("skadad", &damage),
        Refusal::NoWorkbook => not_readable("ingen-arbetsbok", nature::of(bytes), ""),
        Refusal::CutOff => not_readable("avkortad", "", ""),
        Refusal::Packed => not_readable("packad", "", ""),
        Refusal::TooOld => not_readable("gammal", "", ""),
        Refusal::TooLarge(limit) => {
            Diagnostic::error(message!(codes::WORKBOOK_TOO_LARGE, vad = limit.name(), grans = limit.bound()))
        }
        Refusal::Encrypted => Diagnostic::error(message!(codes::WORKBOOK_ENCRYPTED, slag = "losenord")),
        Refusal::Labelled => Diagnostic::error(message!(codes::WORKBOOK_ENCRYPTED, slag = "etikett")),
    }
}

/// What is told of damage to a workbook, a sheet or a cell.
fn unreadable(what: &str, damage: &Damage) -> Diagnostic {
    not_readable(what, damage.name(), damage.detail())
}

fn not_readable(what: &str, reason: &str, detail: &str) -> Diagnostic {
    Diagnostic::error(message!(codes::WORKBOOK_UNREADABLE, slag = what, orsak = reason, detalj = detail))
}

#[cfg(test)]
mod tests;
