//! The cell formats of an `.xlsx`, by which a number is a date.

use quick_xml::events::{BytesStart, Event};

use super::binary::Formats;
use super::damage::Refusal;
use super::xml;

/// Reads the styles part, up to the cell formats; what comes after them is for other than cells.
pub(super) fn read(part: &str) -> Result<Formats, Refusal> {
    let mut styles = Styles::default();
    let mut xml = xml::reader(part);
    loop {
        match xml.read_event().map_err(xml::damage)? {
            Event::Start(element) => styles.enter(&element)?,
            Event::Empty(element) => styles.read(&element)?,
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => return Ok(styles.formats),
            Event::End(element) => styles.leave(element.local_name().as_ref()),
            Event::Eof => return Ok(styles.formats),
            _ => {}
        }
    }
}

/// The styles while they are read.
#[derive(Default)]
struct Styles {
    formats: Formats,
    /// Whether the font that is being read is struck through.
    is_struck: bool,
    is_in_fonts: bool,
    is_in_cell_formats: bool,
}

impl Styles {
    fn enter(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match element.local_name().as_ref() {
            "fonts" => self.is_in_fonts = true,
            "cellXfs" => self.is_in_cell_formats = true,
            "font" => self.is_struck = false,
            _ => self.read(element)?,
        }
        Ok(())
    }

    fn read(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        let value = |name: &str| xml::attribute(element, name);
        match element.local_name().as_ref() {
            "numFmt" => {
                let code = value("formatCode")?.unwrap_or_default();
                self.formats.define(number(value("numFmtId")?), &code);
            }
            "font" if self.is_in_fonts => self.formats.add_font(false),
            "strike" => self.is_struck = value("val")?.is_none_or(|value| xml::is_true(Some(&value))),
            "xf" if self.is_in_cell_formats => {
                self.formats.add_cell_format(number(value("numFmtId")?), number(value("fontId")?) as usize)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn leave(&mut self, name: &str) {
        match name {
            "fonts" => self.is_in_fonts = false,
            "font" if self.is_in_fonts => self.formats.add_font(self.is_struck),
            _ => {}
        }
    }
}

/// A number of a format or a font; what is none is the first, as where the attribute is left out.
fn number(text: Option<String>) -> u32 {
    text.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}
