//! `.xls` of Excel 97 and later (BIFF8), read by hand: calamine reserves what a record claims and copies a shared text
//! for every cell before it looks at a bound.

use std::sync::Arc;

use super::binary::{self, Formats, f64_at, packed_number, u8_at, u16_at, u32_at};
use super::compound::Compound;
use super::damage::{Damage, Refusal};
use super::limits::{self, Limit, Usage, within};
use super::marks::Look;
use super::sheet::{self, Cells, Listed};
use super::values::{self, DateSystem};
use super::xls_notes::Notes;
use super::xls_records::{Record, Records, TextReader};
use super::{CellValue, RawSheet, xls_encryption};

/// What the stream that holds everything is called; the second since before Excel 97, and by some programs still.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Numbers of the records that are read (MS-XLS 2.3).
mod record {
    pub(super) const FORMULA: u16 = 0x0006;
    /// The same with the numbers of older versions of Excel, as some programs go on writing them.
    pub(super) const FORMULA_3: u16 = 0x0206;
    pub(super) const FORMULA_4: u16 = 0x0406;
    pub(super) const END: u16 = 0x000A;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const COLUMNS: u16 = 0x007D;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const PACKED_ROW: u16 = 0x00BD;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const CELL_FORMAT: u16 = 0x00E0;
    pub(super) const MERGED: u16 = 0x00E5;
    pub(super) const SHARED: u16 = 0x00FC;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    /// By which version of its program the workbook has been calculated.
    pub(super) const CALCULATED: u16 = 0x01C1;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const BOOLEAN_OR_ERROR: u16 = 0x0205;
    pub(super) const FORMULA_TEXT: u16 = 0x0207;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const PACKED: u16 = 0x027E;
    pub(super) const PACKED_5: u16 = 0x007E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// What the sheets refer to, and where they are.
struct Book {
    /// The shared texts, each with whether a part of it is struck through.
    shared: Vec<(String, bool)>,
    formats: Formats,
    looks: Arc<[Look]>,
    system: DateSystem,
    is_calculated: bool,
    listed: Vec<(Listed, usize)>,
}

/// The stream that holds the workbook, without its encryption.
pub(super) fn stream(file: &Compound<'_>) -> Result<Vec<u8>, Refusal> {
    let name = STREAMS.into_iter().find(|name| file.has(name)).ok_or(Refusal::NoWorkbook)?;
    xls_encryption::decrypted(file.stream(name)?.ok_or(Refusal::NoWorkbook)?)
}

/// Reads the sheets of an `.xls` by its stream.
pub(super) fn read(stream: &[u8]) -> Result<Vec<RawSheet>, Refusal> {
    let mut book = read_book(stream)?;
    let mut usage = Usage::default();
    // Sheets that point at one place would be read over and over.
    let mut left = stream.len();
    let mut sheets = Vec::new();
    for (listed, offset) in std::mem::take(&mut book.listed) {
        let records = stream.get(offset..).unwrap_or_default();
        sheets.push(sheet::read_sheet(listed, &mut usage, |cells| {
            cells.set_looks(book.looks.clone());
            book.read_sheet(records, &mut left, cells)
        })?);
    }
    Ok(sheets)
}

fn read_book(stream: &[u8]) -> Result<Book, Refusal> {
    let mut book = Book {
        shared: Vec::new(),
        formats: Formats::default(),
        looks: Arc::default(),
        system: DateSystem::From1900,
        is_calculated: false,
        listed: Vec::new(),
    };
    let mut records = Records(stream);
    let first = records.next().ok_or_else(binary::short)??;
    if first.kind != record::BEGIN || u16_at(first.data(), 0)? != 0x0600 {
        return Err(Refusal::TooOld);
    }
    for record in records {
        let record = record?;
        let data = record.data();
        match record.kind {
            record::DATE_MODE if u16_at(data, 0)? == 1 => book.system = DateSystem::From1904,
            record::FORMAT => book.formats.define(u16_at(data, 0)?.into(), &record.text_at(2)?),
            record::FONT => book.formats.add_font(u16_at(data, 2)? & binary::STRUCK != 0),
            record::CELL_FORMAT => book.formats.add_cell_format(u16_at(data, 2)?.into(), font(u16_at(data, 0)?))?,
            record::CALCULATED => book.is_calculated = true,
            record::SHEET => book.listed.extend(listed(&record)?),
            record::SHARED => book.shared = read_shared(&record, &book.formats)?,
            record::END => break,
            _ => {}
        }
        within(book.listed.len(), limits::SHEETS, Limit::Sheets)?;
    }
    book.looks = book.formats.looks();
    Ok(book)
}

/// A sheet of cells and where it is; none for charts and macros.
fn listed(record: &Record<'_>) -> Result<Option<(Listed, usize)>, Refusal> {
    let data = record.data();
    let offset = u32_at(data, 0)? as usize;
    let hidden = u8_at(data, 4)? & 3 != 0;
    let is_cells = u8_at(data, 5)? == 0;
    let mut name = TextReader::new(&record.segments, 6);
    let units = usize::from(name.byte()?);
    let name = name.characters(units)?;
    Ok(is_cells.then_some((Listed { name, hidden }, offset)))
}

fn read_shared(record: &Record<'_>, formats: &Formats) -> Result<Vec<(String, bool)>, Refusal> {
    let mut reader = TextReader::new(&record.segments, 8);
    let mut shared = Vec::new();
    while !reader.is_at_end() {
        let (text, runs) = reader.rich_text()?;
        let runs = runs.into_iter().map(|(from, number)| (from, font(number)));
        let is_partly_struck = formats.is_partly_struck(&text, runs);
        shared.push((text, is_partly_struck));
        within(shared.len(), limits::SHARED_STRINGS, Limit::SharedStrings)?;
    }
    Ok(shared)
}

impl Book {
    fn read_sheet(&self, stream: &[u8], left: &mut usize, cells: &mut Cells<'_>) -> Result<(), Refusal> {
        let mut depth = 0u32;
        let mut formula = (0, 0, None);
        let mut notes = Notes::default();
        for record in Records(stream) {
            let record = record?;
            *left = left.checked_sub(record.length()).ok_or(Damage::SharedParts)?;
            match record.kind {
                record::BEGIN => depth += 1,
                record::END if depth <= 1 => return notes.put(cells),
                record::END => depth -= 1,
                // Charts inside a sheet have records of the same kinds.
                _ if depth > 1 => {}
                record::MERGED => read_merged(record.data(), cells)?,
                record::COLUMNS if u16_at(record.data(), 8).is_ok_and(|flags| flags & HIDDEN_COLUMNS != 0) => {
                    cells.hide_columns(u16_at(record.data(), 0)?.into(), u16_at(record.data(), 2)?.into());
                }
                record::FORMULA_TEXT => {
                    cells.text(formula.0, formula.1, &record.text_at(0)?)?;
                    cells.mark(formula.0, formula.1, formula.2);
                }
                record::ROW if u16_at(record.data(), 12)? & HIDDEN != 0 => {
                    let row = u32::from(u16_at(record.data(), 0)?);
                    cells.hide(row, row);
                }
                _ => {
                    notes.take(&record);
                    self.cell(cells, &record)?;
                    if is_formula(record.kind) {
                        let (row, column) = position(record.data())?;
                        formula = (row, column, self.look(record.data())?);
                    }
                }
            }
        }
        // Every sheet has its end; without it some of its cells may be missing.
        Err(Damage::CutOff.into())
    }

    /// The look of the cell of a record, by its format.
    fn look(&self, data: &[u8]) -> Result<Option<u32>, Refusal> {
        Ok(self.formats.look(usize::from(u16_at(data, 4)?)))
    }

    fn cell(&self, cells: &mut Cells<'_>, record: &Record<'_>) -> Result<(), Refusal> {
        let data = record.data();
        let number = |number, format: u16| self.formats.value(number, usize::from(format), self.system);
        let value = match record.kind {
            record::NUMBER => number(f64_at(data, 6)?, u16_at(data, 4)?),
            record::PACKED | record::PACKED_5 => number(packed_number(u32_at(data, 6)?), u16_at(data, 4)?),
            record::BOOLEAN_OR_ERROR if u8_at(data, 7)? == 0 => CellValue::Boolean(u8_at(data, 6)? != 0),
            record::BOOLEAN_OR_ERROR => binary::error(u8_at(data, 6)?),
            kind if is_formula(kind) => match formula_value(data, self.is_calculated)? {
                Some(value) => value,
                None if u16_at(data, 12)? == 0xFFFF => return Ok(()),
                None => number(f64_at(data, 6)?, u16_at(data, 4)?),
            },
            record::SHARED_TEXT => {
                let (row, column) = position(data)?;
                match self.shared.get(u32_at(data, 6)? as usize) {
                    Some((text, is_partly_struck)) => {
                        cells.text(row, column, text)?;
                        if *is_partly_struck {
                            cells.strike_part(row, column);
                        }
                    }
                    None => cells.push(row, column, CellValue::Unreadable(Damage::NoSharedText.into()))?,
                }
                cells.mark(row, column, self.look(data)?);
                return Ok(());
            }
            record::TEXT | record::RICH_TEXT => {
                let (row, column) = position(data)?;
                cells.text(row, column, &record.text_at(6)?)?;
                cells.mark(row, column, self.look(data)?);
                return Ok(());
            }
            record::PACKED_ROW => return self.packed_row(cells, data),
            _ => return Ok(()),
        };
        let (row, column) = position(data)?;
        cells.push(row, column, value)?;
        cells.mark(row, column, self.look(data)?);
        Ok(())
    }

    /// Several packed numbers side by side, each with its format; the last column stands at the end.
    fn packed_row(&self, cells: &mut Cells<'_>, data: &[u8]) -> Result<(), Refusal> {
        let (row, first) = position(data)?;
        let numbers = data.get(4..data.len().saturating_sub(2)).ok_or_else(binary::short)?;
        for (column, pair) in (first..).zip(numbers.as_chunks::<6>().0) {
            let format = usize::from(u16_at(pair, 0)?);
            let value = self.formats.value(packed_number(u32_at(pair, 2)?), format, self.system);
            cells.push(row, column, value)?;
            cells.mark(row, column, self.formats.look(format));
        }
        Ok(())
    }
}

/// The bit of a row's flags that hides it, also when a filter does.
const HIDDEN: u16 = 1 << 5;

/// The bit of the flags of columns that hides them.
const HIDDEN_COLUMNS: u16 = 1;

/// A font by the number that cell formats name it by: there is no font 4.
fn font(number: u16) -> usize {
    usize::from(if number > 4 { number - 1 } else { number })
}

/// The flags of a formula that is to be calculated when the file is opened, and of one that is always calculated.
const ON_OPENING: u16 = 2;
const ALWAYS: u16 = 1;

/// The value of a formula that gave a boolean or an error, or has not been calculated. A text follows in a record of its
/// own; a number fills the field. xlwt writes every formula as one that gave an empty text, into a workbook that says nothing
/// of having been calculated.
fn formula_value(data: &[u8], is_calculated: bool) -> Result<Option<CellValue>, Refusal> {
    if u16_at(data, 12)? != 0xFFFF {
        let waits = u16_at(data, 14)? & (ON_OPENING | ALWAYS) == ON_OPENING;
        let is_uncalculated = waits && values::is_uncalculated(f64_at(data, 6)?);
        return Ok(is_uncalculated.then_some(CellValue::FormulaWithoutValue));
    }
    Ok(match u8_at(data, 6)? {
        1 => Some(CellValue::Boolean(u8_at(data, 8)? != 0)),
        2 => Some(binary::error(u8_at(data, 8)?)),
        3 if !is_calculated => Some(CellValue::FormulaWithoutValue),
        _ => None,
    })
}

fn position(data: &[u8]) -> Result<(u32, u32), Refusal> {
    Ok((u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?)))
}

fn is_formula(kind: u16) -> bool {
    matches!(kind, record::FORMULA | record::FORMULA_3 | record::FORMULA_4)
}

fn read_merged(data: &[u8], cells: &mut Cells<'_>) -> Result<(), Refusal> {
    let regions = data.get(2..).unwrap_or_default().as_chunks::<8>().0;
    for region in regions.iter().take(usize::from(u16_at(data, 0)?)) {
        let at = |offset| u16_at(region, offset).map(u32::from);
        cells.merge(values::merged((at(0)?, at(4)?), (at(2)?, at(6)?)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Apache POI writes a formula: the value 0, and the flag that it is to be calculated when the file is opened.
    #[test]
    fn a_formula_that_waits_to_be_calculated_has_no_value() {
        let formula = |flags: u16, value: f64| {
            let mut data = vec![0; 6];
            data.extend(value.to_le_bytes());
            data.extend(flags.to_le_bytes());
            formula_value(&data, true).expect("a record")
        };
        assert_eq!(formula(2, 0.0), Some(CellValue::FormulaWithoutValue));
        assert_eq!(formula(2, 5.0), None);
        assert_eq!(formula(0, 0.0), None);
        assert_eq!(formula(3, 0.0), None, "what is always calculated has been");
    }
}
