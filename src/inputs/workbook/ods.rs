//! `.ods`, read by hand: calamine lays out every repeated cell before it looks at a bound, so that a short file takes
//! all memory. Here repetition is only counted until a cell has a value.

use std::borrow::Cow;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Parts;
use super::damage::{Damage, Refusal};
use super::limits::{self, Limit, Usage, within};
use super::marks::{Comment, Look};
use super::ods_cell::{self, Cell, Tag, count};
use super::ods_styles::Styles;
use super::sheet::{self, Cells, Listed};
use super::values::DateSystem;
use super::xml::attribute;
use super::{CellRange, CellValue, RawSheet, ods_prefixes, values, xml};

/// The part that has the sheets.
const CONTENT: &str = "content.xml";
/// What the media types of OpenDocument have in common, and that of workbooks; templates have a longer one.
const MEDIA_TYPES: &[u8] = b"vnd.oasis.opendocument.";
const MEDIA_TYPE: &[u8] = b"vnd.oasis.opendocument.spreadsheet";
/// The style of the tables in which LibreOffice keeps what it read from other files.
const EXTERNAL: &str = "ta_extref";
/// How a sheet ends.
const TABLE_END: &[u8] = b"</table:table>";

/// Whether the parts are those of an OpenDocument workbook. Google writes none that says so, and others an empty one.
pub(super) fn is_ods(parts: &Parts) -> bool {
    match parts.bytes("mimetype") {
        Ok(media_type) if memmem::find(media_type, MEDIA_TYPES).is_some() => {
            memmem::find(media_type, MEDIA_TYPE).is_some()
        }
        _ => parts.bytes(CONTENT).is_ok_and(|content| memmem::find(content, b":spreadsheet").is_some()),
    }
}

/// Reads the sheets of an `.ods`.
pub(super) fn read(parts: &Parts) -> Result<Vec<RawSheet>, Refusal> {
    let is_encrypted = |manifest: &[u8]| memmem::find(manifest, b"encryption-data").is_some();
    if parts.bytes("META-INF/manifest.xml").is_ok_and(is_encrypted) {
        return Err(Refusal::Encrypted);
    }
    let content: Cow<'_, str> = ods_prefixes::usual(parts.text(CONTENT)?)?;
    let mut sheets = Sheets {
        xml: reader(&content),
        usage: Usage::default(),
        styles: Styles::named(parts),
        system: DateSystem::From1900,
    };
    sheets.read(&content)
}

fn reader(content: &str) -> Reader<&[u8]> {
    let mut xml = xml::reader(content);
    xml.config_mut().expand_empty_elements = true;
    xml
}

struct Sheets<'c> {
    xml: Reader<&'c [u8]>,
    usage: Usage,
    styles: Styles,
    system: DateSystem,
}

/// A cell with a value: its first column, the number of columns it is repeated over, its look by its number, whether a part of its
/// text is struck through, and whether a condition gives its number another look.
struct Filled {
    first: u32,
    columns: u32,
    value: CellValue,
    look: Option<u32>,
    is_partly_struck: bool,
    is_reformatted: bool,
}

/// A row's cells with a value.
type Row = Vec<Filled>;

/// How the cells of a sheet look: each look that is not plain, and the styles of cells that have none of their own.
#[derive(Default)]
struct Looks {
    all: Vec<Look>,
    /// By columns, each before the one that is named here.
    columns: Vec<(u32, Option<String>)>,
    /// Of the row that is being read.
    row: Option<String>,
}

impl Looks {
    /// Adds a look, and gives its number.
    fn add(&mut self, look: Look) -> Option<u32> {
        let number = (!look.is_plain()).then_some(self.all.len() as u32);
        self.all.extend(number.map(|_| look));
        number
    }

    fn default_of(&self, column: u32) -> Option<&str> {
        let of_column = || {
            let at = self.columns.partition_point(|(end, _)| *end <= column);
            self.columns.get(at).and_then(|(_, style)| style.as_deref())
        };
        self.row.as_deref().or_else(of_column)
    }
}

/// The style of the cells of a row or of columns that have none of their own.
fn default_style(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, "table:default-cell-style-name").ok().flatten()
}

impl<'c> Sheets<'c> {
    fn read(&mut self, content: &'c str) -> Result<Vec<RawSheet>, Refusal> {
        let mut sheets = Vec::new();
        // Where the reader began: after a sheet with damage it begins anew, with the next one.
        let mut begin = 0;
        loop {
            match self.xml.read_event().map_err(xml::damage)? {
                Event::Start(element) => match element.name().as_ref() {
                    // No value depends on a style, so that damage here costs nothing.
                    name if name.starts_with("style:") || name.starts_with("number:") => {
                        drop(self.styles.take(&element))
                    }
                    // What links hold is a copy of something else's cells, and changes are of cells that were.
                    "table:dde-links" | "table:tracked-changes" => self.skip(&element)?,
                    "table:null-date" => self.system = system(&element),
                    "table:table" => {
                        let sheet = self.table(&element)?;
                        if sheet.as_ref().is_some_and(|sheet| sheet.lost.is_some()) {
                            begin += usize::try_from(self.xml.buffer_position()).unwrap_or(usize::MAX);
                            let rest = content.get(begin..).unwrap_or_default();
                            let next = memmem::find(rest.as_bytes(), TABLE_END).map(|end| end + TABLE_END.len());
                            begin += next.unwrap_or(rest.len());
                            self.xml = reader(content.get(begin..).unwrap_or_default());
                        }
                        sheets.extend(sheet);
                    }
                    _ => {}
                },
                Event::Eof => return Ok(sheets),
                _ => {}
            }
            within(sheets.len(), limits::SHEETS, Limit::Sheets)?;
        }
    }

    /// A sheet; none for the caches of other files' values.
    fn table(&mut self, start: &BytesStart<'c>) -> Result<Option<RawSheet>, Refusal> {
        let style = attribute(start, "table:style-name")?.unwrap_or_default();
        let Some(name) = attribute(start, "table:name")?.filter(|_| style != EXTERNAL) else {
            self.skip(start)?;
            return Ok(None);
        };
        // Excel names its caches by the file and the sheet that they are of; a sheet may also be linked to another file.
        let may_be_cache = name.starts_with('\'') && name.contains("'#");
        let mut is_cache = false;
        let listed = Listed { name, hidden: self.styles.hidden.contains(&style) };
        let mut usage = std::mem::take(&mut self.usage);
        let sheet = sheet::read_sheet(listed, &mut usage, |cells| {
            is_cache = self.rows(start, may_be_cache, cells)?;
            Ok(())
        })?;
        self.usage = usage;
        Ok((!is_cache).then_some(sheet))
    }

    /// Reads the rows of a sheet up to its end, and says whether it is a cache of another file's.
    fn rows(&mut self, start: &BytesStart<'c>, may_be_cache: bool, cells: &mut Cells<'_>) -> Result<bool, Refusal> {
        let mut looks = Looks::default();
        let (mut row, mut column) = (0u32, 0u32);
        loop {
            match self.xml.read_event().map_err(xml::damage)? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-column" => {
                        // No value depends on it, so that damage here costs nothing.
                        let columns = repeated(&element, "table:number-columns-repeated").unwrap_or(1);
                        let next = column.saturating_add(columns);
                        if is_hidden(&element).unwrap_or(false) || self.styles.is_flat(&element) {
                            cells.hide_columns(column, next.saturating_sub(1));
                        }
                        looks.columns.push((next, default_style(&element)));
                        column = next;
                    }
                    "table:table-row" => {
                        let repeated = repeated(&element, "table:number-rows-repeated")?;
                        if is_hidden(&element)? || self.styles.is_flat(&element) {
                            cells.hide(row, row.saturating_add(repeated).saturating_sub(1));
                        }
                        looks.row = default_style(&element);
                        let values = self.row(row, cells, &mut looks)?;
                        push_rows(cells, row, repeated, values)?;
                        row = row.saturating_add(repeated);
                    }
                    "table:table-source" if may_be_cache => {
                        self.skip(start)?;
                        return Ok(true);
                    }
                    "table:shapes" | "office:forms" | "table:table" => self.skip(&element)?,
                    _ => {}
                },
                Event::End(element) if element.name().as_ref() == "table:table" => break,
                Event::Eof => return Err(Damage::CutOff.into()),
                _ => {}
            }
        }
        cells.set_looks(looks.all.into());
        cells.set_system(self.system);
        Ok(false)
    }

    fn row(&mut self, row: u32, cells: &mut Cells<'_>, looks: &mut Looks) -> Result<Row, Refusal> {
        let mut values = Row::new();
        let mut column = 0u32;
        loop {
            match self.xml.read_event().map_err(xml::damage)? {
                Event::Start(element)
                    if matches!(element.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
                {
                    cells.reach(row, column);
                    let tag = ods_cell::tag(&element)?;
                    cells.merge(spanned(&tag, row, column)?)?;
                    let columns = count(tag.get("table:number-columns-repeated"))?;
                    let Cell { value, shown, is_partly_struck, comment } =
                        ods_cell::read(&mut self.xml, &element, &tag, &self.styles)?;
                    if !comment.is_empty() {
                        cells.comment(Comment { row, column, text: comment })?;
                    }
                    if let Some(value) = value {
                        let style =
                            tag.get("table:style-name").or_else(|| looks.default_of(column)).unwrap_or_default();
                        let is_struck = self.styles.struck.contains(style);
                        let is_reformatted = self.styles.is_reformatted(style);
                        let is_unseen = self.styles.is_unseen(style);
                        let look = looks.add(Look { shown, is_struck, is_unseen });
                        values.push(Filled { first: column, columns, value, look, is_partly_struck, is_reformatted });
                    }
                    column = column.saturating_add(columns);
                }
                Event::End(element) if element.name().as_ref() == "table:table-row" => return Ok(values),
                Event::Eof => return Err(Damage::CutOff.into()),
                _ => {}
            }
        }
    }

    fn skip(&mut self, start: &BytesStart<'c>) -> Result<(), Damage> {
        self.xml.read_to_end(start.name()).map_err(xml::damage)?;
        Ok(())
    }
}

/// Writes a row's values as often as the row and the cells are repeated; the bound on cells ends what has no end.
fn push_rows(cells: &mut Cells<'_>, first: u32, repeated: u32, mut values: Row) -> Result<(), Refusal> {
    if values.is_empty() {
        return Ok(());
    }
    let end = first.saturating_add(repeated);
    for row in first..end {
        for filled in &mut values {
            let columns = filled.first..filled.first.saturating_add(filled.columns);
            let last = columns.end.saturating_sub(1);
            for column in columns {
                // The last one has the value itself, and most have no other.
                let is_last = row + 1 == end && column == last;
                let value = if is_last {
                    std::mem::replace(&mut filled.value, CellValue::Boolean(false))
                } else {
                    filled.value.clone()
                };
                match value {
                    CellValue::Text(text) => cells.own_text(row, column, text)?,
                    other => cells.push(row, column, other)?,
                }
                cells.mark(row, column, filled.look);
                if filled.is_partly_struck {
                    cells.strike_part(row, column);
                }
                if filled.is_reformatted {
                    cells.reformat_cell(row, column);
                }
            }
        }
    }
    Ok(())
}

/// From which day a workbook counts, by the day with the number 0.
fn system(null_date: &BytesStart<'_>) -> DateSystem {
    let day = attribute(null_date, "table:date-value").ok().flatten().unwrap_or_default();
    if day.starts_with("1904") { DateSystem::From1904 } else { DateSystem::From1900 }
}

/// Whether a row or some columns are hidden or filtered out.
fn is_hidden(element: &BytesStart<'_>) -> Result<bool, Damage> {
    Ok(attribute(element, "table:visibility")?.is_some_and(|visibility| visibility != "visible"))
}

/// How often a row or a column is repeated.
fn repeated(element: &BytesStart<'_>, name: &str) -> Result<u32, Damage> {
    count(attribute(element, name)?.as_deref())
}

fn spanned(tag: &Tag<'_>, row: u32, column: u32) -> Result<Option<CellRange>, Damage> {
    let rows = count(tag.get("table:number-rows-spanned"))?;
    let columns = count(tag.get("table:number-columns-spanned"))?;
    let last = |first: u32, number: u32| first.saturating_add(number).saturating_sub(1);
    Ok(values::merged((row, column), (last(row, rows), last(column, columns))))
}
