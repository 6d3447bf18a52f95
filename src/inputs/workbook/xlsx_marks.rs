//! How the cells of an `.xlsx` look, and which rows are hidden: calamine does not tell. The parts of sheets are looked
//! through tag by tag without taking them apart, since that costs much less than reading them.

use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::{memchr, memmem};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::archive::Parts;
use super::limits::{self, Limit, within};
use super::marks::{Look, Marked, Marks};
use super::xml::{attribute, is_true, unreadable};
use super::{Refusal, format_code};

/// The part that has the cell formats.
const STYLES: &str = "xl/styles.xml";

/// The looks that the workbook's cell formats give, in the order that cells name them by.
pub(super) fn looks(parts: &Parts) -> Result<Arc<[Look]>, Refusal> {
    let mut styles = Styles::default();
    let mut xml = Reader::from_reader(parts.get(STYLES).unwrap_or_default());
    loop {
        match xml.read_event().map_err(unreadable)? {
            Event::Start(element) | Event::Empty(element) => styles.read(&element)?,
            Event::End(element) => styles.leave(element.local_name().as_ref()),
            Event::Eof => return Ok(styles.looks.into()),
            _ => {}
        }
    }
}

/// The styles while they are read.
#[derive(Default)]
struct Styles {
    codes: BTreeMap<String, Arc<str>>,
    struck: Vec<bool>,
    looks: Vec<Look>,
    is_in_fonts: bool,
    is_in_cell_formats: bool,
}

impl Styles {
    fn read(&mut self, element: &quick_xml::events::BytesStart<'_>) -> Result<(), Refusal> {
        let value = |name: &str| attribute(element, name);
        match element.local_name().as_ref() {
            "fonts" => self.is_in_fonts = true,
            "cellXfs" => self.is_in_cell_formats = true,
            "numFmt" => {
                let code = value("formatCode")?.unwrap_or_default();
                self.codes.insert(value("numFmtId")?.unwrap_or_default(), code.into());
            }
            "font" if self.is_in_fonts => self.struck.push(false),
            "strike" if self.is_in_fonts => {
                let strikes = value("val")?.is_none_or(|value| is_true(Some(&value)));
                self.struck.last_mut().into_iter().for_each(|struck| *struck = strikes);
            }
            "xf" if self.is_in_cell_formats => {
                let code = self.code(&value("numFmtId")?.unwrap_or_default());
                let font = value("fontId")?.and_then(|font| font.parse::<usize>().ok());
                let is_struck = font.and_then(|font| self.struck.get(font)).copied().unwrap_or(false);
                self.looks.push(Look::new(code, is_struck));
            }
            _ => {}
        }
        Ok(())
    }

    fn leave(&mut self, name: &str) {
        match name {
            "fonts" => self.is_in_fonts = false,
            "cellXfs" => self.is_in_cell_formats = false,
            _ => {}
        }
    }

    fn code(&self, id: &str) -> Arc<str> {
        let own = self.codes.get(id).cloned();
        own.unwrap_or_else(|| format_code::builtin(id.parse().unwrap_or(0)).into())
    }
}

/// The marks of a sheet, by its part.
pub(super) fn marks(part: &[u8], looks: &Arc<[Look]>) -> Result<Marks, Refusal> {
    if looks.iter().all(Look::is_plain) && memmem::find(part, b"hidden").is_none() {
        return Ok(Marks::default());
    }
    let mut scan = Scan { looks, row: 0, next_row: 0, column: 0, cells: Vec::new(), hidden: Vec::new() };
    let mut rest = part;
    while let Some(start) = memchr(b'<', rest) {
        rest = rest.get(start + 1..).unwrap_or_default();
        let name = local_name(rest);
        if name != b"c" && name != b"row" {
            continue;
        }
        let Some(end) = memchr(b'>', rest) else { break };
        let (tag, after) = rest.split_at(end);
        rest = after;
        if name == b"row" { scan.row(tag) } else { scan.cell(tag)? }
    }
    Ok(Marks::new(looks.clone(), scan.cells, scan.hidden))
}

/// A sheet's tags while they are looked through; rows and columns that are not named follow the ones before.
struct Scan<'l> {
    looks: &'l [Look],
    row: u32,
    next_row: u32,
    column: u32,
    cells: Vec<Marked>,
    hidden: Vec<(u32, u32)>,
}

impl Scan<'_> {
    fn row(&mut self, tag: &[u8]) {
        let mut hidden = false;
        self.row = self.next_row;
        for (name, value) in Attributes(tag) {
            match name {
                b"r" => self.row = number(value).saturating_sub(1),
                b"hidden" => hidden = matches!(value, b"1" | b"true"),
                _ => {}
            }
        }
        if hidden {
            self.hidden.push((self.row, self.row));
        }
        self.next_row = self.row.saturating_add(1);
        self.column = 0;
    }

    /// Only cells with something in them are remembered, and of those that hold text only the struck ones.
    fn cell(&mut self, tag: &[u8]) -> Result<(), Refusal> {
        let (mut style, mut is_number) = (0, true);
        let (mut row, mut column) = (self.row, self.column);
        let mut attributes = tag;
        // The address comes first in what Excel and its like write, and stands in every cell.
        if let Some(rest) = tag.strip_prefix(b"c r=\"")
            && let Some(end) = rest.iter().position(|byte| *byte == b'"')
        {
            (row, column) = address(&rest[..end]).unwrap_or((row, column));
            attributes = &rest[end + 1..];
        }
        for (name, value) in Attributes(attributes) {
            match name {
                b"r" => (row, column) = address(value).unwrap_or((row, column)),
                b"s" => style = number(value),
                b"t" => is_number = value == b"n",
                _ => {}
            }
        }
        self.column = column.saturating_add(1);
        let look = self.looks.get(style as usize);
        let is_told = look.is_some_and(|look| look.is_struck || is_number && look.shown.is_some());
        if is_told && !tag.ends_with(b"/") {
            within(self.cells.len(), limits::CELLS, Limit::Cells)?;
            self.cells.push((row, column, style));
        }
        Ok(())
    }
}

/// A tag's name without its prefix.
fn local_name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().take(64).position(|byte| b" \t\r\n/>".contains(byte)).unwrap_or(0);
    let name = tag.get(..end).unwrap_or_default();
    match memchr(b':', name) {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// The attributes of a tag, with their values as they stand.
struct Attributes<'t>(&'t [u8]);

impl<'t> Iterator for Attributes<'t> {
    type Item = (&'t [u8], &'t [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let equals = memchr(b'=', self.0)?;
        let (before, after) = self.0.split_at(equals);
        let name = before.trim_ascii().rsplit(u8::is_ascii_whitespace).next()?;
        let quote = after.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
        let value = after.get(quote + 1..)?;
        let end = memchr(*after.get(quote)?, value)?;
        self.0 = value.get(end + 1..)?;
        Some((name, value.get(..end)?))
    }
}

fn number(text: &[u8]) -> u32 {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit());
    digits.fold(0u32, |number, digit| number.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
}

/// 0-based row and column of an address such as `C7`.
pub(super) fn address(text: &[u8]) -> Option<(u32, u32)> {
    let split = text.iter().position(u8::is_ascii_digit)?;
    let (letters, digits) = text.split_at(split);
    let letter = |sum: u32, letter: &u8| {
        sum.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase().saturating_sub(b'A')) + 1)
    };
    Some((number(digits).checked_sub(1)?, letters.iter().fold(0, letter).checked_sub(1)?))
}
