//! `.xlsb`, read by hand: calamine copies a sheet's name for every reference that a short record claims, leaves out
//! formulas that gave an error, and reserves what a record's length claims.

use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use super::archive::Parts;
use super::binary::{self, Formats, f64_at, packed_number, u8_at, u16_at, u32_at, utf16};
use super::damage::{Damage, Refusal};
use super::ink::{self, Colour, Font};
use super::limits::{self, Limit, Meter, Usage, within};
use super::marks::Look;
use super::raised::Position;
use super::sheet::{self, Cells, Listed};
use super::values::{self, DateSystem};
use super::xlsb_records::{Records, wide};
use super::{CellRange, CellValue, RawSheet, package, xlsb_comments, xlsx};

/// Numbers of the records that are read (MS-XLSB 2.3.2).
mod record {
    pub(super) const ROW: u16 = 0;
    pub(super) const CELL_PACKED: u16 = 2;
    pub(super) const CELL_ERROR: u16 = 3;
    pub(super) const CELL_BOOLEAN: u16 = 4;
    pub(super) const CELL_REAL: u16 = 5;
    pub(super) const CELL_TEXT: u16 = 6;
    pub(super) const CELL_SHARED: u16 = 7;
    pub(super) const FORMULA_TEXT: u16 = 8;
    pub(super) const FORMULA_NUMBER: u16 = 9;
    pub(super) const FORMULA_BOOLEAN: u16 = 10;
    pub(super) const FORMULA_ERROR: u16 = 11;
    pub(super) const SHORT_FIRST: u16 = 12;
    pub(super) const SHORT_LAST: u16 = 18;
    pub(super) const SHARED_ITEM: u16 = 19;
    pub(super) const FONT: u16 = 43;
    pub(super) const FORMAT: u16 = 44;
    pub(super) const FILL: u16 = 45;
    pub(super) const CELL_FORMAT: u16 = 47;
    pub(super) const COLUMNS: u16 = 60;
    pub(super) const CELL_RICH_TEXT: u16 = 62;
    pub(super) const CELLS_BEGIN: u16 = 145;
    pub(super) const CELLS_END: u16 = 146;
    pub(super) const WORKBOOK_PROPERTIES: u16 = 153;
    pub(super) const SHEET: u16 = 156;
    pub(super) const CALCULATION: u16 = 157;
    pub(super) const MERGED: u16 = 176;
    pub(super) const CELL_FORMATS_BEGIN: u16 = 617;
    pub(super) const CELL_FORMATS_END: u16 = 618;
}

/// The bit of a row's flags that hides it, also when a filter does; and the one that says that its height is somebody's wish.
const HIDDEN: u8 = 1 << 4;
const HAS_HEIGHT: u8 = 1 << 5;

/// The bit of the flags of columns that hides them.
const HIDDEN_COLUMNS: u8 = 1;

/// A row of less than a point, in twentieths of it, and a column of less than a character, in 256ths of it, show nothing.
const FLAT_ROW: u16 = 20;
const FLAT_COLUMN: u32 = 256;

/// What the sheets refer to.
struct Book<'p> {
    shared: Vec<Shared<'p>>,
    formats: Formats,
    looks: Arc<[Look]>,
    settings: Settings,
}

/// A shared text as it lies in the part, and, when a second cell has it, as it is read.
struct Shared<'p> {
    stored: &'p [u8],
    is_used: Cell<bool>,
    read: OnceCell<Read>,
}

/// A text that has been read, whether a part of it is struck through, and whether it is text as it stands.
struct Read {
    text: String,
    is_partly_struck: bool,
    is_plain: bool,
}

/// What the workbook part says of all its sheets.
#[derive(Clone, Copy)]
struct Settings {
    system: DateSystem,
    /// Whether its formulas wait to be calculated when the file is opened.
    waits: bool,
}

/// Reads the sheets of an `.xlsb` that begins with this part.
pub(super) fn read(parts: &Parts, main: &str) -> Result<Vec<RawSheet>, Refusal> {
    let (listed, settings) = read_workbook(parts.bytes(main)?)?;
    let relations = package::relations(parts, main)?;
    let part = |kind: &str, usual: &str| package::of_kind(parts, &relations, main, kind, usual);
    let formats = part("styles", "styles.bin").map(|name| read_formats(parts.bytes(&name)?)).transpose()?;
    let shared = part("sharedStrings", "sharedStrings.bin").map(|name| read_shared(parts.bytes(&name)?)).transpose()?;
    let formats = formats.unwrap_or_default();
    let book = Book { looks: formats.looks(), formats, shared: shared.unwrap_or_default(), settings };
    let mut usage = Usage::default();
    let mut meter = Meter::default();
    let mut sheets = Vec::new();
    for (listed, id) in listed {
        let Some(relation) = xlsx::relation(&relations, &id) else { continue };
        sheets.push(sheet::read_sheet(listed, &mut usage, |cells| {
            cells.set_looks(book.looks.clone());
            cells.set_system(book.settings.system);
            let name = &relation.ok_or_else(|| Damage::NoPart(id.as_str().into()))?.target;
            let part = parts.bytes(name)?;
            meter.take(part.len())?;
            book.read_sheet(part, cells)?;
            xlsb_comments::read(parts, name, &mut meter, cells)
        })?);
    }
    Ok(sheets)
}

impl Book<'_> {
    fn read_sheet(&self, part: &[u8], cells: &mut Cells<'_>) -> Result<(), Refusal> {
        let (mut row, mut column) = (0, 0);
        let mut is_open = false;
        for record in Records(part) {
            let (kind, data) = record?;
            match kind {
                record::CELLS_BEGIN => is_open = true,
                record::CELLS_END => is_open = false,
                record::ROW => {
                    (row, column) = (u32_at(data, 0)?, 0);
                    if is_row_hidden(data) {
                        cells.hide(row, row);
                    }
                }
                record::COLUMNS if are_columns_hidden(data) => {
                    cells.hide_columns(u32_at(data, 0)?, u32_at(data, 4)?);
                }
                record::MERGED => cells.merge(merged(data))?,
                // Short forms leave the column out: it is the one after the last cell's.
                record::SHORT_FIRST..=record::SHORT_LAST => {
                    self.cell(cells, (row, column), kind - record::SHORT_FIRST + 1, data)?;
                    column = column.saturating_add(1);
                }
                record::CELL_PACKED..=record::FORMULA_ERROR | record::CELL_RICH_TEXT | 1 => {
                    let at = u32_at(data, 0)?;
                    self.cell(cells, (row, at), kind, data.get(4..).unwrap_or_default())?;
                    column = at.saturating_add(1);
                }
                _ => {}
            }
        }
        // Cells that do not end were cut off, or a record of a wrong length has hidden their end.
        if is_open { Err(binary::short()) } else { Ok(()) }
    }

    /// Reads a cell record after its column: three bytes of format, one of flags, then the value.
    fn cell(&self, cells: &mut Cells<'_>, (row, column): (u32, u32), kind: u16, data: &[u8]) -> Result<(), Refusal> {
        let format = (u32_at(data, 0)? & 0x00FF_FFFF) as usize;
        self.value(cells, (row, column), kind, format, data)?;
        cells.mark(row, column, self.formats.look(format));
        Ok(())
    }

    /// A text with its fonts.
    fn rich_text(&self, rich: &[u8]) -> Result<(String, bool), Refusal> {
        let units = wide(rich.get(1..).unwrap_or_default())?;
        let text = utf16(units);
        let runs = runs(rich, units);
        let is_partly_struck = self.formats.is_partly_struck(&text, runs.iter().copied());
        Ok((self.formats.with_positions(text, &runs), is_partly_struck))
    }

    /// Puts a text with its fonts into a cell.
    fn put_rich(&self, cells: &mut Cells<'_>, (row, column): (u32, u32), rich: &[u8]) -> Result<(), Refusal> {
        let (text, is_partly_struck) = self.rich_text(rich)?;
        cells.own_text(row, column, text)?;
        if is_partly_struck {
            cells.strike_part(row, column);
        }
        Ok(())
    }

    /// Puts a shared text into a cell. Most of them are in one cell alone; the others are kept from their second cell on.
    fn put_shared(&self, cells: &mut Cells<'_>, at: (u32, u32), shared: &Shared<'_>) -> Result<(), Refusal> {
        if !shared.is_used.replace(true) {
            return self.put_rich(cells, at, shared.stored);
        }
        let read = match shared.read.get() {
            Some(read) => read,
            None => {
                let (text, is_partly_struck) = self.rich_text(shared.stored)?;
                let is_plain = sheet::is_plain(&text);
                shared.read.get_or_init(|| Read { text, is_partly_struck, is_plain })
            }
        };
        match read.is_plain {
            true => cells.plain_text(at.0, at.1, &read.text)?,
            false => cells.text(at.0, at.1, &read.text)?,
        }
        if read.is_partly_struck {
            cells.strike_part(at.0, at.1);
        }
        Ok(())
    }

    fn value(
        &self,
        cells: &mut Cells<'_>,
        (row, column): (u32, u32),
        kind: u16,
        format: usize,
        data: &[u8],
    ) -> Result<(), Refusal> {
        let stored = data.get(4..).unwrap_or_default();
        if length(kind, stored).is_some_and(|length| length != stored.len()) {
            // Where such a record ends elsewhere, what comes after it is none.
            return Err(binary::short());
        }
        let number = |number| self.formats.value(number, format, self.settings.system);
        let value = match kind {
            record::FORMULA_NUMBER if self.settings.waits && values::is_uncalculated(f64_at(stored, 0)?) => {
                CellValue::FormulaWithoutValue
            }
            record::FORMULA_TEXT if self.settings.waits && wide(stored)?.is_empty() => CellValue::FormulaWithoutValue,
            record::CELL_PACKED => number(packed_number(u32_at(stored, 0)?)),
            record::CELL_REAL | record::FORMULA_NUMBER => number(f64_at(stored, 0)?),
            record::CELL_ERROR | record::FORMULA_ERROR => binary::error(u8_at(stored, 0)?),
            record::CELL_BOOLEAN | record::FORMULA_BOOLEAN => CellValue::Boolean(u8_at(stored, 0)? != 0),
            record::CELL_TEXT | record::FORMULA_TEXT => return cells.own_text(row, column, utf16(wide(stored)?)),
            record::CELL_RICH_TEXT => return self.put_rich(cells, (row, column), stored),
            record::CELL_SHARED => match self.shared.get(u32_at(stored, 0)? as usize) {
                Some(shared) => return self.put_shared(cells, (row, column), shared),
                None => CellValue::Unreadable(Damage::NoSharedText.into()),
            },
            _ => return Ok(()),
        };
        cells.push(row, column, value)
    }
}

/// How long a value is that fills its record.
fn length(kind: u16, stored: &[u8]) -> Option<usize> {
    match kind {
        record::CELL_PACKED | record::CELL_SHARED => Some(4),
        record::CELL_ERROR | record::CELL_BOOLEAN => Some(1),
        record::CELL_REAL => Some(8),
        record::CELL_TEXT => Some(wide(stored).map_or(0, <[u8]>::len) + 4),
        _ => None,
    }
}

/// A merged region; none where it is not whole: it holds no value.
fn merged(data: &[u8]) -> Option<CellRange> {
    let at = |at: usize| u32_at(data, at).ok();
    values::merged((at(0)?, at(8)?), (at(4)?, at(12)?))
}

fn is_row_hidden(data: &[u8]) -> bool {
    let flags = data.get(11).copied().unwrap_or_default();
    flags & HIDDEN != 0 || flags & HAS_HEIGHT != 0 && u16_at(data, 8).is_ok_and(|height| height < FLAT_ROW)
}

fn are_columns_hidden(data: &[u8]) -> bool {
    let is_flat = u32_at(data, 8).is_ok_and(|width| width < FLAT_COLUMN);
    is_flat || data.get(16).is_some_and(|flags| flags & HIDDEN_COLUMNS != 0)
}

/// From which of its units on a text has which font, as it stands after the text.
fn runs(rich: &[u8], text: &[u8]) -> Vec<(usize, usize)> {
    let is_rich = rich.first().is_some_and(|flags| flags & 1 != 0);
    let runs = rich.get(1 + 4 + text.len()..).filter(|_| is_rich).unwrap_or_default();
    let (Ok(count), Some(runs)) = (u32_at(runs, 0), runs.get(4..)) else { return Vec::new() };
    let number = |bytes: &[u8; 4], at: usize| usize::from(u16_at(bytes, at).unwrap_or(0));
    runs.as_chunks::<4>().0.iter().take(count as usize).map(|run| (number(run, 0), number(run, 2))).collect()
}

/// The sheets, each with the name of the relation that leads to it.
fn read_workbook(part: &[u8]) -> Result<(Vec<(Listed, String)>, Settings), Refusal> {
    let mut listed = Vec::new();
    let mut settings = Settings { system: DateSystem::From1900, waits: false };
    for record in Records(part) {
        match record? {
            (record::WORKBOOK_PROPERTIES, data) if u8_at(data, 0)? & 1 != 0 => settings.system = DateSystem::From1904,
            (record::CALCULATION, data) => settings.waits = data.get(24).is_some_and(|flags| flags & 1 != 0),
            (record::SHEET, data) => {
                let relation = wide(data.get(8..).unwrap_or_default())?;
                let name = wide(data.get(12 + relation.len()..).unwrap_or_default())?;
                let hidden = matches!(u32_at(data, 0)?, 1 | 2);
                listed.push((Listed { name: utf16(name), hidden }, utf16(relation)));
                within(listed.len(), limits::SHEETS, Limit::Sheets)?;
            }
            _ => {}
        }
    }
    Ok((listed, settings))
}

/// The shared texts as they lie in the part; each is decoded when a cell has it. Cells miss those after damage.
fn read_shared(part: &[u8]) -> Result<Vec<Shared<'_>>, Refusal> {
    let mut shared = Vec::new();
    for record in Records(part).map_while(Result::ok) {
        if let (record::SHARED_ITEM, data) = record {
            if wide(data.get(1..).unwrap_or_default()).is_err() {
                break;
            }
            shared.push(Shared { stored: data, is_used: Cell::new(false), read: OnceCell::new() });
            within(shared.len(), limits::SHARED_STRINGS, Limit::SharedStrings)?;
        }
    }
    Ok(shared)
}

fn read_formats(part: &[u8]) -> Result<Formats, Refusal> {
    let mut formats = Formats::default();
    let mut of_cells = false;
    for record in Records(part) {
        match record? {
            (record::FORMAT, data) => {
                formats.define(u16_at(data, 0)?.into(), &utf16(wide(data.get(2..).unwrap_or_default())?))
            }
            (record::CELL_FORMATS_BEGIN, _) => of_cells = true,
            (record::CELL_FORMATS_END, _) => of_cells = false,
            (record::FONT, data) => {
                let position = Position::of_code(u16_at(data, 6).unwrap_or(0));
                formats.add_font(Font { colour: data.get(12..).and_then(colour), position, ..binary::font(data) });
            }
            (record::FILL, data) => formats.add_fill(fill(data)),
            (record::CELL_FORMAT, data) if of_cells => {
                let fill = u16_at(data, 6).map_or(0, usize::from);
                formats.add_cell_format(u16_at(data, 2)?.into(), usize::from(u16_at(data, 4)?), fill)?;
            }
            _ => {}
        }
    }
    Ok(formats)
}

/// A colour of a record; none where it is the program's own.
fn colour(bytes: &[u8]) -> Option<Colour> {
    let [kind, number, low, high, red, green, blue, ..] = *bytes else { return None };
    let tint = f64::from(i16::from_le_bytes([low, high])) / f64::from(i16::MAX);
    match kind >> 1 {
        1 => Some(Colour::indexed(number.into())),
        2 => Some(Colour::Rgb([red, green, blue])),
        3 => Some(Colour::of_theme(number.into(), tint)),
        _ => None,
    }
}

/// What a fill puts behind the text: the paper, one colour, or a pattern.
fn fill(record: &[u8]) -> Option<Colour> {
    match u32_at(record, 0).ok()? {
        0 => Some(ink::WHITE),
        1 => record.get(4..).and_then(colour),
        _ => None,
    }
}
