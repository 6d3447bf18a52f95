//! A sheet of an `.xlsx`, cell by cell. Nothing but the cells is trusted: not the dimension, nor how many there are said to
//! be. Cells and rows without an address follow the ones before.

use std::sync::Arc;

use memchr::memchr;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::binary::Formats;
use super::damage::{Damage, Refusal};
use super::marks::Look;
use super::sheet::Cells;
use super::values::{self, DateSystem};
use super::xlsx_address::{self, address, whole};
use super::xlsx_conditions::{Conditions, Rules};
use super::xlsx_texts::{self, Texts};
use super::{CellValue, xml};

/// What the cells of all sheets refer to.
#[derive(Debug)]
pub(super) struct Book {
    texts: Texts,
    formats: Formats,
    /// How cells look, by their formats.
    pub looks: Arc<[Look]>,
    /// What conditions may make of cells.
    pub conditions: Conditions,
    system: DateSystem,
    waits: bool,
}

impl Book {
    /// `waits` says that formulas are to be calculated when the file is opened.
    pub(super) fn new(texts: Texts, formats: Formats, system: DateSystem, waits: bool) -> Self {
        Self { texts, looks: formats.looks(), formats, conditions: Conditions::default(), system, waits }
    }
}

/// Reads a sheet's part: its columns, its cells, and what is said of cells after them.
pub(super) fn read(part: &str, book: &Book, cells: &mut Cells<'_>) -> Result<(), Refusal> {
    let mut sheet = Sheet {
        xml: xml::reader(part),
        book,
        rules: Rules::new(&book.conditions),
        row: 0,
        next_row: 0,
        column: 0,
        value: String::new(),
    };
    if sheet.find_data(cells)? {
        sheet.read_data(cells)?;
    }
    sheet.read_rest(cells)
}

/// A sheet while it is read.
struct Sheet<'p, 'b> {
    xml: Reader<&'p [u8]>,
    book: &'b Book,
    rules: Rules<'b>,
    row: u32,
    next_row: u32,
    column: u32,
    /// The value of the cell that is being read; kept, so that cells share its memory.
    value: String,
}

/// A cell's attributes.
struct Tag<'t> {
    /// None if what stands there is no address.
    at: Option<(u32, u32)>,
    style: usize,
    kind: &'t str,
}

/// What is inside a cell.
#[derive(Default)]
struct Inside {
    has_formula: bool,
    /// Whether there is a value, perhaps an empty one.
    has_value: bool,
    /// Whether the value is text of its own, in runs.
    is_rich: bool,
    /// Whether a part of that text is struck through.
    is_partly_struck: bool,
}

impl<'p> Sheet<'p, '_> {
    fn next(&mut self) -> Result<Event<'p>, Damage> {
        self.xml.read_event().map_err(xml::damage)
    }

    /// Goes on to the cells, past the columns; there are no cells in a part that ends in its own way before them.
    fn find_data(&mut self, cells: &mut Cells<'_>) -> Result<bool, Damage> {
        let mut root = None;
        loop {
            match self.next()? {
                Event::Start(element) if element.local_name().as_ref() == "sheetData" => return Ok(true),
                Event::Empty(element) if element.local_name().as_ref() == "sheetData" => return Ok(false),
                Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "col" => {
                    hide_columns(&element, cells);
                }
                Event::Start(element) if root.is_none() => root = Some(element.local_name().as_ref().to_owned()),
                Event::End(element) if root.as_deref() == Some(element.local_name().as_ref()) => return Ok(false),
                Event::Eof => return Err(Damage::CutOff),
                _ => {}
            }
        }
    }

    /// Reads what follows the first block of cells: the merged regions and the conditions. Damage there costs nothing, since
    /// no values are there. Some programs write a block that is empty beside the real one, before it or after.
    fn read_rest(&mut self, cells: &mut Cells<'_>) -> Result<(), Refusal> {
        loop {
            let event = match self.next() {
                Ok(event) => event,
                // The real block may follow an empty one.
                Err(damage) if cells.count() == 0 => return Err(damage.into()),
                Err(_) => break,
            };
            match event {
                Event::Start(element) if element.local_name().as_ref() == "sheetData" => self.read_data(cells)?,
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "col" => hide_columns(&element, cells),
                    "mergeCell" => {
                        let region = xml::attribute(&element, "ref").ok().flatten();
                        cells.merge(region.and_then(|region| xlsx_address::region(&region)))?;
                    }
                    _ => self.rules.take(&element, cells),
                },
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads a block of cells. Which of two blocks that both hold cells is meant, nobody can know.
    fn read_data(&mut self, cells: &mut Cells<'_>) -> Result<(), Refusal> {
        let before = cells.count();
        loop {
            match self.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "c" => {
                        self.read_cell(&element, cells)?;
                        if before > 0 && cells.count() > before {
                            return Err(Damage::Blocks.into());
                        }
                    }
                    "row" => self.enter_row(&element, cells)?,
                    _ => {}
                },
                Event::Empty(element) => match element.local_name().as_ref() {
                    "c" => drop(self.enter_cell(&element)),
                    "row" => self.enter_row(&element, cells)?,
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "sheetData" => return Ok(()),
                Event::Eof => return Err(Damage::CutOff.into()),
                _ => {}
            }
        }
    }

    fn enter_row(&mut self, element: &BytesStart<'_>, cells: &mut Cells<'_>) -> Result<(), Refusal> {
        let mut hidden = false;
        self.row = self.next_row;
        for (name, value) in Attributes(element.attributes_raw().as_bytes()) {
            match name {
                b"r" => {
                    let number = whole(value).and_then(|number| number.checked_sub(1));
                    self.row = number.ok_or(Damage::Address)?;
                }
                b"hidden" => hidden |= matches!(value, b"1" | b"true"),
                b"ht" => hidden |= is_flat(value),
                _ => {}
            }
        }
        if hidden {
            cells.hide(self.row, self.row);
        }
        self.next_row = self.row.saturating_add(1);
        self.column = 0;
        Ok(())
    }

    fn enter_cell<'t>(&mut self, element: &'t BytesStart<'_>) -> Tag<'t> {
        let mut tag = Tag { at: Some((self.row, self.column)), style: 0, kind: "n" };
        for (name, value) in Attributes(element.attributes_raw().as_bytes()) {
            match name {
                b"r" => tag.at = address(value),
                b"s" => tag.style = whole(value).map_or(usize::MAX, |style| style as usize),
                b"t" => tag.kind = std::str::from_utf8(value).unwrap_or_default(),
                _ => {}
            }
        }
        self.column = tag.at.map_or(self.column, |(_, column)| column).saturating_add(1);
        tag
    }

    fn read_cell(&mut self, element: &BytesStart<'p>, cells: &mut Cells<'_>) -> Result<(), Refusal> {
        let counted = (self.row, self.column);
        let tag = self.enter_cell(element);
        cells.reach(counted.0, counted.1);
        let inside = self.read_inside(element.local_name().as_ref())?;
        if !inside.has_value && !inside.has_formula {
            return Ok(());
        }
        let Some((row, column)) = tag.at else {
            return cells.push(counted.0, counted.1, CellValue::Unreadable(Damage::Address.into()));
        };
        self.store(&tag, &inside, (row, column), cells)?;
        cells.mark(row, column, self.book.formats.look(tag.style));
        Ok(())
    }

    /// Reads what is inside a cell up to its end, and leaves its value as text.
    fn read_inside(&mut self, cell: &str) -> Result<Inside, Damage> {
        let mut inside = Inside::default();
        loop {
            match self.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    // What stands beside text in runs is not looked at.
                    "v" if !inside.is_rich => {
                        self.read_value()?;
                        inside.has_value = true;
                    }
                    "is" => {
                        self.value.clear();
                        inside.is_partly_struck = xlsx_texts::push_rich_text(&mut self.xml, "is", &mut self.value)?;
                        (inside.has_value, inside.is_rich) = (true, true);
                    }
                    name => {
                        inside.has_formula |= name == "f";
                        self.xml.read_to_end(element.name()).map_err(xml::damage)?;
                    }
                },
                Event::Empty(element) => match element.local_name().as_ref() {
                    "v" if !inside.is_rich => {
                        self.value.clear();
                        inside.has_value = true;
                    }
                    "f" => inside.has_formula = true,
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == cell => return Ok(inside),
                Event::Eof => return Err(Damage::CutOff),
                _ => {}
            }
        }
    }

    fn read_value(&mut self) -> Result<(), Damage> {
        self.value.clear();
        loop {
            match self.next()? {
                Event::Text(content) => self.value.push_str(&content.xml10_content()),
                Event::CData(content) => self.value.push_str(&content.xml10_content()),
                Event::GeneralRef(reference) => xml::push_reference(&reference, &mut self.value)?,
                Event::End(element) if element.local_name().as_ref() == "v" => return Ok(()),
                Event::Eof => return Err(Damage::CutOff),
                _ => {}
            }
        }
    }

    fn store(
        &self,
        tag: &Tag<'_>,
        inside: &Inside,
        (row, column): (u32, u32),
        cells: &mut Cells<'_>,
    ) -> Result<(), Refusal> {
        let (text, value) = (self.value.as_str(), self.value.trim());
        if inside.is_rich {
            cells.text(row, column, text)?;
            if inside.is_partly_struck {
                cells.strike_part(row, column);
            }
            return Ok(());
        }
        let is_text = matches!(tag.kind, "str" | "inlineStr");
        let is_missing = !inside.has_value || value.is_empty() && !is_text;
        if inside.has_formula && (is_missing || self.book.waits && is_uncalculated(tag.kind, value)) {
            return cells.push(row, column, CellValue::FormulaWithoutValue);
        }
        if is_missing {
            return Ok(());
        }
        let value = match tag.kind {
            "n" | "" => match value.parse() {
                Ok(number) => self.book.formats.value(number, tag.style, self.book.system),
                // As people type it: whoever needs a number reads the text as one.
                Err(_) => return cells.text(row, column, text),
            },
            "s" => return self.store_shared(value, (row, column), cells),
            "str" | "inlineStr" => return cells.text(row, column, &xlsx_texts::unescaped(text)),
            "b" => match value.to_ascii_lowercase().as_str() {
                "0" | "false" => CellValue::Boolean(false),
                "1" | "true" => CellValue::Boolean(true),
                _ => CellValue::Other(value.into()),
            },
            "e" => CellValue::Error(value.into()),
            "d" => values::iso_date(value),
            kind => CellValue::Unreadable(Damage::CellType(kind.into()).into()),
        };
        cells.push(row, column, value)
    }

    /// Stores the text that cells share under this number.
    fn store_shared(&self, number: &str, (row, column): (u32, u32), cells: &mut Cells<'_>) -> Result<(), Refusal> {
        let number = number.parse().ok();
        let Some((number, text)) = number.and_then(|number| Some((number, self.book.texts.get(number)?))) else {
            return cells.push(row, column, CellValue::Unreadable(Damage::NoSharedText.into()));
        };
        cells.text(row, column, text)?;
        if self.book.texts.is_partly_struck(number) {
            cells.strike_part(row, column);
        }
        Ok(())
    }
}

/// Whether a row's height, in points, or a column's width, in characters, is below one, which shows nothing: so programs that
/// know no hiding hide.
fn is_flat(size: &[u8]) -> bool {
    size.first() == Some(&b'0')
}

/// Remembers the columns of a tag, when they are hidden.
fn hide_columns(element: &BytesStart<'_>, cells: &mut Cells<'_>) {
    let (mut first, mut last, mut is_hidden) = (None, None, false);
    for (name, value) in Attributes(element.attributes_raw().as_bytes()) {
        match name {
            b"min" => first = whole(value).and_then(|number| number.checked_sub(1)),
            b"max" => last = whole(value).and_then(|number| number.checked_sub(1)),
            b"hidden" => is_hidden |= matches!(value, b"1" | b"true"),
            b"width" => is_hidden |= is_flat(value),
            _ => {}
        }
    }
    if let Some((first, last)) = first.zip(last).filter(|_| is_hidden) {
        cells.hide_columns(first, last);
    }
}

fn is_uncalculated(kind: &str, value: &str) -> bool {
    match kind {
        "n" => value.parse().is_ok_and(values::is_uncalculated),
        "str" => value.is_empty(),
        _ => false,
    }
}

/// The attributes of a tag, with their values as they stand: addresses and numbers have nothing to resolve.
struct Attributes<'t>(&'t [u8]);

impl<'t> Iterator for Attributes<'t> {
    type Item = (&'t [u8], &'t [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let equals = memchr(b'=', self.0)?;
        let (before, after) = self.0.split_at(equals);
        let quote = after.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
        let value = after.get(quote + 1..)?;
        let end = memchr(*after.get(quote)?, value)?;
        self.0 = value.get(end + 1..)?;
        Some((before.trim_ascii(), value.get(..end)?))
    }
}
