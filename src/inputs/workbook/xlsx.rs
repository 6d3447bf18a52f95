//! `.xlsx` and `.xlsm`, by calamine. It is fast and knows what the programs of the world write, but it trusts the
//! file: it reserves and copies what the parts claim. So the parts are looked through first, and calamine gets a zip
//! of our own making behind a meter.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};
use memchr::memmem;

use super::archive::Parts;
use super::limits::{self, Limit, Usage, within};
use super::values::{self, Cells, DateSystem};
use super::{CellRange, CellValue, Marks, RawSheet, Refusal, xlsx_parts};

/// Reads the sheets of an `.xlsx`.
pub(super) fn read(parts: Parts) -> Result<Vec<RawSheet>, Refusal> {
    look_through(&parts)?;
    let listed = xlsx_parts::Workbook::read(&parts)?;
    let mut marks = listed.marks(&parts)?;
    let has_merged = parts.iter().any(|(_, part)| contains(part, b"mergeCell"));
    let mut workbook = Xlsx::new(Metered::new(parts.repack()?)).map_err(refusal)?;
    let sheets: Vec<Sheet> =
        workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    within(sheets.len(), limits::SHEETS, Limit::Sheets)?;
    let mut usage = Usage::default();
    let mut read = Vec::new();
    for sheet in &sheets {
        let raw = read_sheet(&mut workbook, sheet, listed.waits, has_merged, &mut usage)?;
        read.push(RawSheet { marks: marks.remove(&sheet.name).unwrap_or_default(), ..raw });
    }
    Ok(read)
}

fn read_sheet(
    workbook: &mut Xlsx<Metered>,
    sheet: &Sheet,
    waits: bool,
    has_merged: bool,
    usage: &mut Usage,
) -> Result<RawSheet, Refusal> {
    let system = if workbook.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 };
    let cells = read_cells(workbook, &sheet.name, system, waits, usage)?;
    // Finding merged regions means reading the sheet again, so it is not done for nothing.
    let merged = if has_merged { read_merged(workbook, &sheet.name)? } else { Vec::new() };
    usage.merged(merged.len())?;
    let hidden = sheet.visible != SheetVisible::Visible;
    Ok(RawSheet { name: sheet.name.as_str().into(), hidden, cells, merged, marks: Marks::default() })
}

fn read_cells(
    workbook: &mut Xlsx<Metered>,
    sheet: &str,
    system: DateSystem,
    waits: bool,
    usage: &mut Usage,
) -> Result<Vec<super::RawCell>, Refusal> {
    let mut cells = Cells::new(usage);
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(refusal)?;
    // The metadata variant does not expand shared formulas, whose size and number the file decides.
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(refusal)? {
        let (row, column) = record.pos;
        match record.value {
            DataRef::Empty if record.formula.is_some() => cells.push(row, column, CellValue::FormulaWithoutValue)?,
            DataRef::Empty => {}
            value if waits && record.formula.is_some() && is_uncalculated(&value) => {
                cells.push(row, column, CellValue::FormulaWithoutValue)?;
            }
            DataRef::String(text) => cells.text(row, column, &text)?,
            DataRef::SharedString(text) => cells.text(row, column, text)?,
            value => cells.push(row, column, convert(value, system))?,
        }
    }
    Ok(cells.finish())
}

fn is_uncalculated(stored: &DataRef<'_>) -> bool {
    match stored {
        DataRef::Float(number) => values::is_uncalculated(*number),
        DataRef::DateTime(moment) => values::is_uncalculated(moment.as_f64()),
        DataRef::String(text) => text.is_empty(),
        _ => false,
    }
}

fn convert(value: DataRef<'_>, system: DateSystem) -> CellValue {
    match value {
        DataRef::Int(number) => CellValue::Number(number.into()),
        DataRef::Float(number) => values::number(number),
        DataRef::Bool(truth) => CellValue::Boolean(truth),
        DataRef::DateTime(moment) => date_or_duration(moment, system),
        DataRef::DateTimeIso(text) => values::iso_date(&text),
        DataRef::Error(error) => CellValue::Error(error.to_string().into()),
        DataRef::DurationIso(text) | DataRef::String(text) => CellValue::Other(text.into()),
        DataRef::SharedString(text) => CellValue::Other(text.into()),
        DataRef::Empty => CellValue::Other("".into()),
    }
}

fn date_or_duration(moment: ExcelDateTime, system: DateSystem) -> CellValue {
    if moment.is_duration() { values::duration(moment.as_f64()) } else { values::date(moment.as_f64(), system) }
}

fn read_merged(workbook: &mut Xlsx<Metered>, sheet: &str) -> Result<Vec<CellRange>, Refusal> {
    let regions = workbook.merge_cells_by_sheet_name(sheet).map_err(refusal)?;
    Ok(regions.into_iter().filter_map(|Dimensions { start, end }| values::merged(start, end)).collect())
}

/// Refuses parts that would make calamine reserve or copy without bound.
fn look_through(parts: &Parts) -> Result<(), Refusal> {
    for (name, part) in parts.iter() {
        let name = name.to_ascii_lowercase();
        if name.ends_with("sharedstrings.xml") {
            let claimed = claimed_count(part).max(elements(part, b"si"));
            within(claimed, limits::SHARED_STRINGS, Limit::SharedStrings)?;
        }
        // Each cell format copies the font name and the number format that it names.
        if name.ends_with("styles.xml") {
            within(elements(part, b"xf").saturating_mul(longest_tag(part)), limits::FORMAT_BYTES, Limit::Formats)?;
        }
    }
    Ok(())
}

/// The largest `uniqueCount` that a part claims; calamine reserves room for it.
fn claimed_count(part: &[u8]) -> usize {
    const KEY: &[u8] = b"uniqueCount";
    let claims = memmem::find_iter(part, KEY);
    claims.map(|at| first_number(part.get(at + KEY.len()..).unwrap_or_default())).max().unwrap_or(0)
}

/// The number after an equals sign and a quotation mark, whatever stands between.
fn first_number(text: &[u8]) -> usize {
    let digits = text.iter().skip_while(|byte| b" \t\r\n=\"'+".contains(byte)).take_while(|byte| byte.is_ascii_digit());
    digits.fold(0usize, |number, digit| number.saturating_mul(10).saturating_add(usize::from(digit - b'0')))
}

/// How many tags begin with this name, with or without a prefix; at least the number of such elements.
fn elements(part: &[u8], name: &[u8]) -> usize {
    let begins_tag = |at: &usize| at.checked_sub(1).is_some_and(|before| matches!(part.get(before), Some(b'<' | b':')));
    memmem::find_iter(part, name).filter(begins_tag).count()
}

/// The bytes from one `<` to the next, at most: no attribute is longer.
fn longest_tag(part: &[u8]) -> usize {
    part.split(|byte| *byte == b'<').map(<[u8]>::len).max().unwrap_or(0)
}

fn contains(part: &[u8], needle: &[u8]) -> bool {
    memmem::find(part, needle).is_some()
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Encrypted,
        other => Refusal::Unreadable(other.to_string()),
    }
}

/// A zip in memory that may be read over only a few times. Otherwise a hundred sheets that all point at one part would
/// cost a hundred readings.
struct Metered {
    bytes: Cursor<Vec<u8>>,
    left: usize,
}

impl Metered {
    fn new(bytes: Vec<u8>) -> Self {
        // The constant is for the directory, which small files read several times.
        let left = bytes.len().saturating_mul(limits::READINGS).saturating_add(1024 * 1024);
        Self { bytes: Cursor::new(bytes), left }
    }
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.left = self.left.checked_sub(read).ok_or_else(|| io::Error::other("its sheets share their parts"))?;
        Ok(read)
    }
}

impl Seek for Metered {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(position)
    }
}
