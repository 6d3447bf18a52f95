//! `.xls` of Excel 97 and later (BIFF8), read by hand: calamine reserves what a record claims and copies a shared text
//! for every cell before it looks at a bound.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::binary::{self, Formats, f64_at, packed_number, u8_at, u16_at, u32_at};
use super::compound::Compound;
use super::damage::{Damage, Refusal};
use super::ink::Font;
use super::limits::{self, Limit, Usage, within};
use super::marks::Look;
use super::raised::Position;
use super::sheet::{self, Cells, Listed};
use super::values::{self, DateSystem};
use super::xls_formulas::{self, Waiting, is_formula};
use super::xls_notes::Notes;
use super::xls_records::{Record, Records, TextReader};
use super::{CellValue, RawSheet, xls_encryption};

/// What the stream that holds everything is called; the second since before Excel 97, and by some programs still.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Numbers of the records that are read (MS-XLS 2.3).
mod record {
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
    let listed = std::mem::take(&mut book.listed);
    let offsets: Vec<usize> = listed.iter().map(|(_, offset)| *offset).collect();
    let mut sheets = Vec::new();
    for (number, (listed, _)) in listed.into_iter().enumerate() {
        sheets.push(sheet::read_sheet(listed, &mut usage, |cells| {
            cells.set_looks(book.looks.clone());
            cells.set_system(book.system);
            book.read_sheet(&sheet_stream(stream, &offsets, number)?, cells)
        })?);
    }
    Ok(sheets)
}

/// The part of the stream that is a sheet's.
struct SheetStream<'s> {
    records: &'s [u8],
    /// Whether another sheet begins right after it.
    has_next: bool,
}

/// Where a sheet's records are, by where the sheets begin. They end at the latest where another sheet's begin, so that none are
/// read twice.
fn sheet_stream<'s>(stream: &'s [u8], offsets: &[usize], number: usize) -> Result<SheetStream<'s>, Damage> {
    let (before, from) = offsets.split_at(number);
    let offset = *from.first().filter(|offset| begins_sheet(stream, **offset)).ok_or(Damage::NoBeginning)?;
    if before.contains(&offset) {
        return Err(Damage::SharedParts);
    }
    let next = offsets.iter().copied().filter(|other| *other > offset && begins_sheet(stream, *other)).min();
    let records = stream.get(offset..next.unwrap_or(stream.len())).unwrap_or_default();
    Ok(SheetStream { records, has_next: next.is_some() })
}

/// What a record says that begins a sheet of cells.
const OF_CELLS: u16 = 0x0010;

fn begins_sheet(stream: &[u8], offset: usize) -> bool {
    let word = |at: usize| offset.checked_add(at).and_then(|at| u16_at(stream, at).ok());
    word(0) == Some(record::BEGIN) && word(6) == Some(OF_CELLS)
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
            record::FORMAT => book.formats.define(u16_at(data, 0)?.into(), &record.text_as_far_as_it_goes(2)),
            record::FONT => {
                let position = Position::of_code(u16_at(data, 8).unwrap_or(0));
                book.formats.add_font(Font { position, ..binary::font(data) });
            }
            record::CELL_FORMAT => {
                book.formats.add_cell_format(u16_at(data, 2)?.into(), font(u16_at(data, 0)?), 0)?;
            }
            record::CALCULATED => book.is_calculated = true,
            record::SHEET => book.listed.extend(listed(&record)?),
            record::SHARED => book.shared = read_shared(&record, &book.formats)?,
            record::END => break,
            _ => {}
        }
        within(book.listed.len(), limits::SHEETS, Limit::Sheets)?;
    }
    // Some programs do not say it, and write what formulas give all the same.
    book.is_calculated = book.is_calculated
        || Records(stream).flatten().any(|record| xls_formulas::is_worked_out(record.kind, record.data()));
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

/// The shared texts. Cells miss those after one that ends early.
fn read_shared(record: &Record<'_>, formats: &Formats) -> Result<Vec<(String, bool)>, Refusal> {
    let mut reader = TextReader::new(&record.segments, 8);
    let mut shared = Vec::new();
    while !reader.is_at_end() {
        let Ok((text, runs)) = reader.rich_text() else { break };
        let runs: Vec<_> = runs.into_iter().map(|(from, number)| (from, font(number))).collect();
        let is_partly_struck = formats.is_partly_struck(&text, runs.iter().copied());
        shared.push((formats.with_positions(text, &runs), is_partly_struck));
        within(shared.len(), limits::SHARED_STRINGS, Limit::SharedStrings)?;
    }
    Ok(shared)
}

impl Book {
    fn read_sheet(&self, stream: &SheetStream<'_>, cells: &mut Cells<'_>) -> Result<(), Refusal> {
        let mut depth = 0u32;
        let mut waiting = None;
        let mut notes = Notes::default();
        for record in Records(stream.records) {
            let record = record?;
            match record.kind {
                record::BEGIN => depth += 1,
                record::END if depth <= 1 => return end(waiting, notes, cells),
                record::END => depth -= 1,
                // Charts inside a sheet have records of the same kinds.
                _ if depth > 1 => {}
                record::MERGED => read_merged(record.data(), cells)?,
                record::COLUMNS => hide_columns(record.data(), cells),
                record::ROW => hide_row(record.data(), cells),
                record::FORMULA_TEXT => self.formula_text(waiting.take(), &record, cells)?,
                kind if is_formula(kind) => {
                    xls_formulas::leave(waiting.take(), cells)?;
                    waiting = self.formula(cells, record.data())?;
                }
                _ => {
                    notes.take(&record);
                    self.cell(cells, &record)?;
                }
            }
        }
        // Without its end some of a sheet may be missing, unless the next one begins there.
        if stream.has_next && depth == 1 { end(waiting, notes, cells) } else { Err(Damage::CutOff.into()) }
    }

    /// A formula whose value is a text, which comes after it, or one with any other value.
    fn formula(&self, cells: &mut Cells<'_>, data: &[u8]) -> Result<Option<Waiting>, Refusal> {
        let (row, column) = position(data)?;
        let look = self.look(data)?;
        let value = match xls_formulas::value(data)? {
            Some(value) => value,
            None if u16_at(data, 12)? == 0xFFFF => {
                // xlwt writes every formula so, into a workbook that says nothing of having been calculated.
                let is_empty = self.is_calculated && u8_at(data, 6)? == xls_formulas::EMPTY_TEXT;
                return Ok(Some(Waiting { row, column, look, is_empty }));
            }
            None => self.formats.value(f64_at(data, 6)?, usize::from(u16_at(data, 4)?), self.system),
        };
        cells.push(row, column, value)?;
        cells.mark(row, column, look);
        Ok(None)
    }

    fn formula_text(
        &self,
        waiting: Option<Waiting>,
        record: &Record<'_>,
        cells: &mut Cells<'_>,
    ) -> Result<(), Refusal> {
        let Some(Waiting { row, column, look, .. }) = waiting else { return Ok(()) };
        cells.text(row, column, &record.text_at(0)?)?;
        cells.mark(row, column, look);
        Ok(())
    }

    /// The look of the cell of a record, by its format.
    fn look(&self, data: &[u8]) -> Result<Option<u32>, Refusal> {
        Ok(self.formats.look(usize::from(u16_at(data, 4)?)))
    }

    fn cell(&self, cells: &mut Cells<'_>, record: &Record<'_>) -> Result<(), Refusal> {
        let data = record.data();
        if lengths(record.kind).is_some_and(|lengths| !lengths.contains(&data.len())) {
            // Where such a record ends elsewhere, what comes after it is none.
            return Err(binary::short());
        }
        let number = |number, format: u16| self.formats.value(number, usize::from(format), self.system);
        let value = match record.kind {
            record::NUMBER => number(f64_at(data, 6)?, u16_at(data, 4)?),
            record::PACKED | record::PACKED_5 => number(packed_number(u32_at(data, 6)?), u16_at(data, 4)?),
            record::BOOLEAN_OR_ERROR if u8_at(data, 7)? == 0 => CellValue::Boolean(u8_at(data, 6)? != 0),
            record::BOOLEAN_OR_ERROR => binary::error(u8_at(data, 6)?),
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
        let (numbers, []) = numbers.as_chunks::<6>() else { return Err(binary::short()) };
        for (column, pair) in (first..).zip(numbers) {
            let format = usize::from(u16_at(pair, 0)?);
            let value = self.formats.value(packed_number(u32_at(pair, 2)?), format, self.system);
            cells.push(row, column, value)?;
            cells.mark(row, column, self.formats.look(format));
        }
        Ok(())
    }
}

fn end(waiting: Option<Waiting>, notes: Notes, cells: &mut Cells<'_>) -> Result<(), Refusal> {
    xls_formulas::leave(waiting, cells)?;
    notes.put(cells)
}

/// How long the records of cells are that hold a value of one length; LibreOffice adds a byte to those of truth, and other programs four
/// to numbers.
fn lengths(kind: u16) -> Option<RangeInclusive<usize>> {
    match kind {
        record::NUMBER => Some(14..=18),
        record::PACKED | record::PACKED_5 | record::SHARED_TEXT => Some(10..=10),
        record::BOOLEAN_OR_ERROR => Some(8..=9),
        _ => None,
    }
}

/// The bit of a row's flags that hides it, also when a filter does.
const HIDDEN: u16 = 1 << 5;

/// The bit of a row's flags that says that its height is somebody's wish, and the bits of the height, in twentieths of a point.
const HAS_HEIGHT: u16 = 1 << 6;
const HEIGHT: u16 = 0x7fff;

/// The bit of the flags of columns that hides them.
const HIDDEN_COLUMNS: u16 = 1;

/// A row of less than a point and a column of less than a character show nothing.
const FLAT_ROW: u16 = 20;
const FLAT_COLUMN: u16 = 256;

fn hide_row(data: &[u8], cells: &mut Cells<'_>) {
    let (Ok(row), Ok(height), Ok(flags)) = (u16_at(data, 0), u16_at(data, 6), u16_at(data, 12)) else { return };
    let is_flat = flags & HAS_HEIGHT != 0 && height & HEIGHT < FLAT_ROW;
    if flags & HIDDEN != 0 || is_flat {
        cells.hide(row.into(), row.into());
    }
}

fn hide_columns(data: &[u8], cells: &mut Cells<'_>) {
    let at = |offset: usize| u16_at(data, offset);
    let (Ok(first), Ok(last), Ok(width), Ok(flags)) = (at(0), at(2), at(4), at(8)) else { return };
    if flags & HIDDEN_COLUMNS != 0 || width < FLAT_COLUMN {
        cells.hide_columns(first.into(), last.into());
    }
}

/// A font by the number that cell formats name it by: there is no font 4.
fn font(number: u16) -> usize {
    usize::from(if number > 4 { number - 1 } else { number })
}

fn position(data: &[u8]) -> Result<(u32, u32), Refusal> {
    Ok((u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?)))
}

fn read_merged(data: &[u8], cells: &mut Cells<'_>) -> Result<(), Refusal> {
    let regions = data.get(2..).unwrap_or_default().as_chunks::<8>().0;
    for region in regions.iter().take(usize::from(u16_at(data, 0).unwrap_or(0))) {
        let at = |offset| u16_at(region, offset).map(u32::from);
        cells.merge(values::merged((at(0)?, at(4)?), (at(2)?, at(6)?)))?;
    }
    Ok(())
}
