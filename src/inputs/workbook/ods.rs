//! `.ods`, read by hand: calamine lays out every repeated cell before it looks at a bound, so that a short file takes
//! all memory. Here repetition is only counted until a cell has a value.

use std::collections::BTreeSet;
use std::sync::Arc;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::archive::Parts;
use super::limits::{self, Limit, Usage, within};
use super::marks::{Comment, Look, Shown};
use super::values::{self, Cells};
use super::{CellRange, CellValue, RawSheet, Refusal, errors};

/// The media type that an OpenDocument workbook begins with; templates have a longer one.
pub(super) const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
/// The style of the tables in which LibreOffice keeps what it read from other files.
const EXTERNAL: &str = "ta_extref";

/// Reads the sheets of an `.ods`.
pub(super) fn read(mut parts: Parts) -> Result<Vec<RawSheet>, Refusal> {
    let encrypted = |manifest: &[u8]| manifest.windows(15).any(|window| window == b"encryption-data");
    if parts.get("META-INF/manifest.xml").is_some_and(encrypted) {
        return Err(Refusal::Encrypted);
    }
    let content = parts.take("content.xml").ok_or_else(|| Refusal::Unreadable("it has no content.xml".to_owned()))?;
    drop(parts);
    let content = String::from_utf8(content).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    let mut xml = Reader::from_str(&content);
    xml.config_mut().expand_empty_elements = true;
    Sheets { xml, usage: Usage::default(), styles: Styles::default(), comment: String::new() }.read()
}

struct Sheets<'c> {
    xml: Reader<&'c [u8]>,
    usage: Usage,
    styles: Styles,
    /// The comment in the cell that is being read.
    comment: String,
}

/// The names of the styles that say what is told.
#[derive(Default)]
struct Styles {
    /// Of sheets that are hidden.
    hidden: BTreeSet<String>,
    /// Of cells that are struck through.
    struck: BTreeSet<String>,
}

/// A cell as its element says, and how many columns it fills.
struct Cell {
    value: Option<CellValue>,
    look: Look,
    columns: u32,
}

/// A cell with a value: its first column, the number of columns it is repeated over, and its look by its number.
struct Filled {
    first: u32,
    columns: u32,
    value: CellValue,
    look: Option<u32>,
}

/// A row's cells with a value.
type Row = Vec<Filled>;

impl<'c> Sheets<'c> {
    fn read(mut self) -> Result<Vec<RawSheet>, Refusal> {
        let mut sheets = Vec::new();
        let mut style = String::new();
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "style:style" => style = attribute(&element, "style:name")?.unwrap_or_default(),
                    "style:table-properties" if attribute(&element, "table:display")?.as_deref() == Some("false") => {
                        self.styles.hidden.insert(style.clone());
                    }
                    "style:text-properties" if strikes(&element)? => drop(self.styles.struck.insert(style.clone())),
                    "table:table" => sheets.extend(self.table(&element)?),
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
        let mut usage = std::mem::take(&mut self.usage);
        let mut cells = Cells::new(&mut usage);
        let (mut merged, mut looks, mut comments) = (Vec::new(), Vec::new(), Vec::new());
        let mut row = 0u32;
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-row" => {
                        let repeated = count(&element, "table:number-rows-repeated")?;
                        if attribute(&element, "table:visibility")?.is_some_and(|visibility| visibility != "visible") {
                            cells.hide(row, row.saturating_add(repeated).saturating_sub(1));
                        }
                        let values = self.row(row, &mut merged, &mut looks, &mut comments)?;
                        push_rows(&mut cells, row, repeated, &values)?;
                        row = row.saturating_add(repeated);
                    }
                    "table:shapes" | "office:forms" | "table:table" => self.skip(&element)?,
                    _ => {}
                },
                Event::End(element) if element.name().as_ref() == "table:table" => break,
                Event::Eof => return Err(cut_off()),
                _ => {}
            }
            within(merged.len(), limits::MERGED, Limit::Merged)?;
        }
        let marks = cells.take_marks(looks.into()).with_comments(comments);
        let cells = cells.finish();
        usage.merged(merged.len())?;
        self.usage = usage;
        let hidden = self.styles.hidden.contains(&style);
        Ok(Some(RawSheet { name: name.into(), hidden, cells, merged, marks }))
    }

    fn row(
        &mut self,
        row: u32,
        merged: &mut Vec<CellRange>,
        looks: &mut Vec<Look>,
        comments: &mut Vec<Comment>,
    ) -> Result<Row, Refusal> {
        let mut values = Row::new();
        let mut column = 0u32;
        loop {
            match self.next()? {
                Event::Start(element)
                    if matches!(element.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
                {
                    merged.extend(spanned(&element, row, column)?);
                    let cell = self.cell(&element)?;
                    if !self.comment.is_empty() {
                        comments.push(Comment { row, column, text: std::mem::take(&mut self.comment) });
                    }
                    if let Some(value) = cell.value {
                        let look = (!cell.look.is_plain()).then_some(looks.len() as u32);
                        looks.extend(look.map(|_| cell.look));
                        values.push(Filled { first: column, columns: cell.columns, value, look });
                    }
                    column = column.saturating_add(cell.columns);
                }
                Event::End(element) if element.name().as_ref() == "table:table-row" => return Ok(values),
                Event::Eof => return Err(cut_off()),
                _ => {}
            }
        }
    }

    fn cell(&mut self, start: &BytesStart<'c>) -> Result<Cell, Refusal> {
        let columns = count(start, "table:number-columns-repeated")?;
        let kind = attribute(start, "office:value-type")?;
        let is_error = attribute(start, "calcext:value-type")?.as_deref() == Some("error");
        let formula = attribute(start, "table:formula")?;
        let style = attribute(start, "table:style-name")?;
        let is_struck = style.is_some_and(|style| self.styles.struck.contains(&style));
        let stored = |name: &str| attribute(start, name);
        let (text, paragraphs) = self.text(start)?;
        let shown = Arc::from(text.trim());
        let value = match kind.as_deref() {
            _ if is_error || errors::is_shown_error(text.trim()) => Some(CellValue::Error(text.trim().into())),
            // LibreOffice stores a boolean from another format as a formula with a number.
            Some("float") if formula.as_deref() == Some("of:=TRUE()") => Some(CellValue::Boolean(true)),
            Some("float") if formula.as_deref() == Some("of:=FALSE()") => Some(CellValue::Boolean(false)),
            Some("float" | "percentage" | "currency") => stored("office:value")?.map(|value| number(&value)),
            Some("date") => stored("office:date-value")?.map(|value| values::iso_date(&value)),
            Some("time") => stored("office:time-value")?.map(|value| values::iso_duration(&value)),
            Some("boolean") => {
                stored("office:boolean-value")?.map(|value| CellValue::Boolean(value.eq_ignore_ascii_case("true")))
            }
            Some("string") => Some(CellValue::Text(stored("office:string-value")?.unwrap_or(text))),
            // A formula that gave an empty text has an empty paragraph and no type.
            None if formula.is_some() && paragraphs == 0 => Some(CellValue::FormulaWithoutValue),
            Some(_) | None => None,
        };
        let value = value.filter(is_something);
        let shown = value.as_ref().is_some_and(|value| is_shown_otherwise(value, &shown)).then_some(Shown::As(shown));
        Ok(Cell { value, look: Look { shown, is_struck }, columns })
    }

    /// The text of a cell up to its end, and of how many paragraphs it is; comments and drawings in it are not its text.
    fn text(&mut self, start: &BytesStart<'c>) -> Result<(String, usize), Refusal> {
        let mut text = String::new();
        let mut paragraphs = 0;
        loop {
            match self.next()? {
                Event::Text(content) => text.push_str(&content.xml10_content()),
                Event::CData(content) => text.push_str(&content.xml10_content()),
                Event::GeneralRef(reference) => text.push_str(&resolve(&reference)?),
                Event::Start(element) => match element.name().as_ref() {
                    "text:p" => {
                        paragraphs += 1;
                        text.push_str(if paragraphs > 1 { "\n" } else { "" });
                    }
                    "text:s" => push_spaces(&mut text, count(&element, "text:c")?)?,
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    "office:annotation" => self.comment = self.text(&element)?.0,
                    name if name.starts_with("draw:") || name == "table:table" => self.skip(&element)?,
                    _ => {}
                },
                Event::End(element) if element.name() == start.name() => return Ok((text, paragraphs)),
                Event::Eof => return Err(cut_off()),
                _ => {}
            }
        }
    }

    fn next(&mut self) -> Result<Event<'c>, Refusal> {
        self.xml.read_event().map_err(unreadable)
    }

    fn skip(&mut self, start: &BytesStart<'c>) -> Result<(), Refusal> {
        self.xml.read_to_end(start.name()).map_err(unreadable)?;
        Ok(())
    }
}

/// Writes a row's values as often as the row and the cells are repeated; the bound on cells ends what has no end.
fn push_rows(cells: &mut Cells<'_>, first: u32, repeated: u32, values: &Row) -> Result<(), Refusal> {
    if values.is_empty() {
        return Ok(());
    }
    for row in first..first.saturating_add(repeated) {
        for filled in values {
            for column in filled.first..filled.first.saturating_add(filled.columns) {
                match &filled.value {
                    CellValue::Text(text) => cells.text(row, column, text)?,
                    other => cells.push(row, column, other.clone())?,
                }
                cells.mark(row, column, filled.look);
            }
        }
    }
    Ok(())
}

/// Whether a cell shows a number otherwise than by its digits, with a comma or a stop.
fn is_shown_otherwise(value: &CellValue, text: &str) -> bool {
    let CellValue::Number(number) = value else { return false };
    !text.is_empty() && text.replace(',', ".") != number.to_string()
}

/// Whether a style's text is struck through.
fn strikes(properties: &BytesStart<'_>) -> Result<bool, Refusal> {
    let drawn = |line: Option<String>| line.is_some_and(|line| line != "none");
    Ok(drawn(attribute(properties, "style:text-line-through-style")?)
        || drawn(attribute(properties, "style:text-line-through-type")?))
}

/// Whether a value is more than whitespace.
fn is_something(value: &CellValue) -> bool {
    !matches!(value, CellValue::Text(text) if text.trim().is_empty())
}

fn spanned(element: &BytesStart<'_>, row: u32, column: u32) -> Result<Option<CellRange>, Refusal> {
    let rows = count(element, "table:number-rows-spanned")?;
    let columns = count(element, "table:number-columns-spanned")?;
    let last = |first: u32, number: u32| first.saturating_add(number).saturating_sub(1);
    Ok(values::merged((row, column), (last(row, rows), last(column, columns))))
}

fn number(text: &str) -> CellValue {
    text.trim().parse().map_or_else(|_| CellValue::Other(text.into()), values::number)
}

fn push_spaces(text: &mut String, spaces: u32) -> Result<(), Refusal> {
    let spaces = spaces as usize;
    within(text.len().saturating_add(spaces), limits::TEXT_BYTES, Limit::Text)?;
    text.extend(std::iter::repeat_n(' ', spaces));
    Ok(())
}

/// An attribute's value with its entities resolved. Twice the same name is not looked for: it would cost the square of
/// their number.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refusal> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(unreadable)?;
        if attribute.key.as_ref() == name {
            return Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(unreadable)?.into_owned()));
        }
    }
    Ok(None)
}

/// A number of repetitions: 1 unless the attribute says more.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, Refusal> {
    match attribute(element, name)? {
        Some(text) => text.trim().parse().map_err(unreadable),
        None => Ok(1),
    }
}

/// One of XML's five entities or a character by its number.
fn resolve(reference: &BytesRef<'_>) -> Result<String, Refusal> {
    let raw = format!("&{};", reference.xml10_content());
    Ok(quick_xml::escape::unescape(&raw).map_err(unreadable)?.into_owned())
}

fn cut_off() -> Refusal {
    Refusal::Unreadable("content.xml ends too early".to_owned())
}

fn unreadable(error: impl std::fmt::Display) -> Refusal {
    Refusal::Unreadable(error.to_string())
}
