//! A sheet of an `.xlsx`, cell by cell. Nothing but the cells is trusted: not the dimension, nor how many there are said to
//! be. Cells and rows without an address follow the ones before.

use std::sync::Arc;

use memchr::{memchr, memmem};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::binary::Formats;
use super::damage::{Damage, Refusal};
use super::limits;
use super::marks::Look;
use super::sheet::Cells;
use super::values::{self, DateSystem};
use super::xlsx_texts::{self, Texts};
use super::{CellRange, CellValue, xml};

/// What the cells of all sheets refer to.
#[derive(Debug)]
pub(super) struct Book {
    texts: Texts,
    formats: Formats,
    /// How cells look, by their formats.
    pub looks: Arc<[Look]>,
    system: DateSystem,
    waits: bool,
}

impl Book {
    /// `waits` says that formulas are to be calculated when the file is opened.
    pub(super) fn new(texts: Texts, formats: Formats, system: DateSystem, waits: bool) -> Self {
        Self { texts, looks: formats.looks(), formats, system, waits }
    }
}

/// Reads a sheet's part.
pub(super) fn read(part: &str, book: &Book, cells: &mut Cells<'_>) -> Result<(), Refusal> {
    let mut sheet = Sheet { xml: xml::reader(part), book, row: 0, next_row: 0, column: 0, value: String::new() };
    if sheet.find_data()? {
        sheet.read_data(cells)?;
    }
    let after = usize::try_from(sheet.xml.buffer_position()).unwrap_or(usize::MAX);
    read_merged(part.get(after..).unwrap_or_default(), cells)
}

/// A sheet while it is read.
struct Sheet<'p, 'b> {
    xml: Reader<&'p [u8]>,
    book: &'b Book,
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
}

impl<'p> Sheet<'p, '_> {
    fn next(&mut self) -> Result<Event<'p>, Damage> {
        self.xml.read_event().map_err(xml::damage)
    }

    /// Goes on to the cells; there are none in a part that ends in its own way before them.
    fn find_data(&mut self) -> Result<bool, Damage> {
        let mut root = None;
        loop {
            match self.next()? {
                Event::Start(element) if element.local_name().as_ref() == "sheetData" => return Ok(true),
                Event::Empty(element) if element.local_name().as_ref() == "sheetData" => return Ok(false),
                Event::Start(element) if root.is_none() => root = Some(element.local_name().as_ref().to_owned()),
                Event::End(element) if root.as_deref() == Some(element.local_name().as_ref()) => return Ok(false),
                Event::Eof => return Err(Damage::CutOff),
                _ => {}
            }
        }
    }

    fn read_data(&mut self, cells: &mut Cells<'_>) -> Result<(), Refusal> {
        loop {
            match self.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "c" => self.read_cell(&element, cells)?,
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
                b"hidden" => hidden = matches!(value, b"1" | b"true"),
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
                        xlsx_texts::push_rich_text(&mut self.xml, "is", &mut self.value)?;
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
            return cells.text(row, column, text);
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
            "s" => match value.parse().ok().and_then(|number| self.book.texts.get(number)) {
                Some(shared) => return cells.text(row, column, shared),
                None => CellValue::Unreadable(Damage::NoSharedText.into()),
            },
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
}

fn is_uncalculated(kind: &str, value: &str) -> bool {
    match kind {
        "n" => value.parse().is_ok_and(values::is_uncalculated),
        "str" => value.is_empty(),
        _ => false,
    }
}

/// The merged regions, which stand after the cells. What comes there besides is not read, so that damage in it costs
/// nothing.
fn read_merged(rest: &str, cells: &mut Cells<'_>) -> Result<(), Refusal> {
    let Some(start) = memmem::find(rest.as_bytes(), b"mergeCells") else { return Ok(()) };
    let mut xml = xml::reader(rest.get(start..).unwrap_or_default());
    while let Ok(event) = xml.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "mergeCell" => {
                let region = xml::attribute(&element, "ref").ok().flatten();
                cells.merge(region.and_then(|region| self::region(&region)))?;
            }
            Event::End(element) if element.local_name().as_ref() == "mergeCells" => break,
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(())
}

/// The region between two corners: of cells, of whole columns (`A:C`), of whole rows (`1:4`). None if it is one cell.
fn region(text: &str) -> Option<CellRange> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (corner(first, (0, 0))?, corner(last, (limits::ROWS - 1, limits::COLUMNS - 1))?);
    values::merged(first, last)
}

/// A corner of a region; what it leaves out is taken from the sheet's.
fn corner(text: &str, of_sheet: (u32, u32)) -> Option<(u32, u32)> {
    let text: Vec<u8> = text.bytes().filter(|byte| *byte != b'$').collect();
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = text.split_at(letters);
    let row = if digits.is_empty() { of_sheet.0 } else { whole(digits)?.checked_sub(1)? };
    let column = if letters.is_empty() { of_sheet.1 } else { column(letters)? };
    (!text.is_empty()).then_some((row.min(limits::ROWS - 1), column.min(limits::COLUMNS - 1)))
}

/// 0-based row and column of an address such as `C7`.
pub(super) fn address(text: &[u8]) -> Option<(u32, u32)> {
    let (letters, digits) = text.split_at(text.iter().position(u8::is_ascii_digit)?);
    Some((whole(digits)?.checked_sub(1)?, column(letters)?))
}

/// 0-based column by its letters.
fn column(letters: &[u8]) -> Option<u32> {
    let letter = |sum: Option<u32>, letter: &u8| {
        let letter = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A')?;
        sum?.checked_mul(26)?.checked_add(u32::from(letter) + 1)
    };
    letters.iter().fold(Some(0), letter)?.checked_sub(1)
}

/// A number of digits alone.
fn whole(text: &[u8]) -> Option<u32> {
    let digit = |sum: Option<u32>, digit: &u8| {
        let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
        sum?.checked_mul(10)?.checked_add(u32::from(digit))
    };
    (!text.is_empty()).then_some(text.trim_ascii())?.iter().fold(Some(0), digit)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_letters_and_digits() {
        for (text, expected) in [
            ("A1", Some((0, 0))),
            ("c7", Some((6, 2))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("A", None),
            ("1", None),
            ("", None),
            ("A1B", None),
            ("Å1", None),
            ("AAAAAAAAAA1", None),
            ("A99999999999", None),
        ] {
            assert_eq!(address(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn regions_are_of_cells_columns_or_rows() {
        let (last_row, last_column) = (limits::ROWS - 1, limits::COLUMNS - 1);
        for (text, expected) in [
            ("A1:B2", Some(CellRange::new(0, 0, 1, 1))),
            ("$B$2:$A$1", Some(CellRange::new(0, 0, 1, 1))),
            ("A:A", Some(CellRange::new(0, 0, last_row, 0))),
            ("2:3", Some(CellRange::new(1, 0, 2, last_column))),
            ("A1", None),
            ("A1:A1", None),
            ("", None),
            (":", None),
            ("åäö", None),
            ("A1:Q9999999", Some(CellRange::new(0, 0, last_row, 16))),
        ] {
            assert_eq!(region(text), expected, "{text}");
        }
    }
}
