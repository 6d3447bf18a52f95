//! From the bytes of a workbook to its sheets, every value with its address. What a value means for the case is not
//! decided here; what the file is, and whether it can be trusted, is.
//!
//! The format is told by content, not by the file's name. Every bound is in `limits`.

mod archive;
mod binary;
mod compound;
mod errors;
mod format_code;
mod limits;
mod marks;
mod ods;
mod ods_unshown;
mod values;
mod xls;
mod xls_records;
mod xls_unshown;
mod xlsb;
mod xlsb_unshown;
mod xlsx;
mod xlsx_marks;
mod xlsx_parts;
mod xlsx_unshown;
mod xml;

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::{CellAddress, CellPlace, Place};
use archive::Parts;
use compound::Compound;
use limits::{Limit, within};
pub use marks::{Comment, Marks, Unshown};

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
}

/// As people see it in the cell.
impl fmt::Display for CellValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.normalize().fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::DateTime(moment) => moment.fmt(f),
            Self::Boolean(true) => f.write_str("SANT"),
            Self::Boolean(false) => f.write_str("FALSKT"),
            Self::Error(other) | Self::Other(other) => f.write_str(other),
            Self::FormulaWithoutValue => Ok(()),
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

/// Why a workbook is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Refusal {
    /// Damaged; the reason in English, for those who mend the file.
    Unreadable(String),
    /// Something else than a workbook.
    NoWorkbook,
    /// An `.xls` from before Excel 97.
    TooOld,
    /// Beyond a bound.
    TooLarge(Limit),
    /// It needs a password.
    Encrypted,
}

impl Refusal {
    fn diagnostic(self, file: &Arc<str>) -> Diagnostic {
        let diagnostic = match self {
            Self::Unreadable(reason) => unreadable("skadad", &reason),
            Self::NoWorkbook => unreadable("ingen-arbetsbok", ""),
            Self::TooOld => unreadable("gammal", ""),
            Self::TooLarge(limit) => {
                Diagnostic::error(message!(codes::WORKBOOK_TOO_LARGE, vad = limit.name(), grans = limit.bound()))
            }
            Self::Encrypted => Diagnostic::error(message!(codes::WORKBOOK_ENCRYPTED)),
        };
        diagnostic.at(Place::File(file.clone()))
    }
}

fn unreadable(kind: &str, reason: &str) -> Diagnostic {
    Diagnostic::error(message!(codes::WORKBOOK_UNREADABLE, slag = kind, orsak = reason))
}

/// Reads a workbook from its bytes. `file` is its name inside the case folder, for places.
///
/// The libraries that parse the file meet bytes from outside, so a panic in them counts as an unreadable workbook.
pub fn read(file: &Arc<str>, bytes: &[u8]) -> Result<RawWorkbook, Diagnostics> {
    let sheets = catch_unwind(AssertUnwindSafe(|| read_sheets(bytes)))
        .unwrap_or_else(|_| Err(Refusal::Unreadable("its structure is damaged".to_owned())))
        .map_err(|refusal| refusal.diagnostic(file))?;
    Ok(RawWorkbook { file: file.clone(), sheets })
}

fn read_sheets(bytes: &[u8]) -> Result<Vec<RawSheet>, Refusal> {
    within(bytes.len(), limits::FILE_BYTES, Limit::File)?;
    if bytes.starts_with(b"PK") {
        return read_zipped(Parts::unpack(bytes)?);
    }
    if compound::is_compound(bytes) {
        return read_compound(bytes);
    }
    Err(Refusal::NoWorkbook)
}

fn read_zipped(parts: Parts) -> Result<Vec<RawSheet>, Refusal> {
    if parts.get("mimetype").is_some_and(|media_type| media_type.starts_with(ods::MEDIA_TYPE)) {
        let unshown = parts.get("content.xml").map(ods_unshown::read).unwrap_or_default();
        return Ok(marked(ods::read(parts)?, unshown, Marks::with_unshown));
    }
    let part = |name: &str| parts.get(name);
    if parts.get(xlsb::WORKBOOK).is_some() {
        return Ok(marked(xlsb::read(&parts)?, xlsb_unshown::read(&part), with_both));
    }
    let unshown = xlsx_unshown::read(&part);
    Ok(marked(xlsx::read(parts)?, unshown, Marks::with_unshown))
}

/// A compound file is an `.xls`, or any newer workbook that is encrypted.
fn read_compound(bytes: &[u8]) -> Result<Vec<RawSheet>, Refusal> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        return Err(Refusal::Encrypted);
    }
    if !file.has(xls::STREAM) && !file.has(xls::OLD_STREAM) {
        return Err(Refusal::NoWorkbook);
    }
    within(bytes.len(), limits::XLS_BYTES, Limit::XlsFile)?;
    let sheets = xls::read(&file)?;
    let stream = file.stream(xls::STREAM)?.unwrap_or_default();
    Ok(marked(sheets, xls_unshown::read(&stream), with_both))
}

/// The sheets with more marks, which are found by the sheets' names.
fn marked<T>(
    mut sheets: Vec<RawSheet>,
    mut found: BTreeMap<String, T>,
    put: impl Fn(Marks, T) -> Marks,
) -> Vec<RawSheet> {
    for sheet in &mut sheets {
        if let Some(found) = found.remove(&*sheet.name) {
            sheet.marks = put(std::mem::take(&mut sheet.marks), found);
        }
    }
    sheets
}

fn with_both(marks: Marks, (unshown, comments): (Unshown, Vec<Comment>)) -> Marks {
    marks.with_unshown(unshown).with_comments(comments)
}

#[cfg(test)]
mod tests;
