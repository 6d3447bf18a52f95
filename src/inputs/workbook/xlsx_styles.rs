//! The cell formats of an `.xlsx`, by which a number is a date, and its fonts and fills, by which a text is struck or not seen.

use quick_xml::events::{BytesStart, Event};

use super::binary::Formats;
use super::damage::{Damage, Refusal};
use super::ink::{self, Colour, Font};
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
    /// The font that is being read.
    font: Font,
    /// What the fill that is being read puts behind text; none where that is no colour alone.
    fill: Option<Colour>,
    is_in_fonts: bool,
    is_in_fills: bool,
    /// Whether that is its first colour alone.
    is_solid: bool,
    is_in_cell_formats: bool,
}

impl Styles {
    fn enter(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match element.local_name().as_ref() {
            "fonts" => self.is_in_fonts = true,
            "cellXfs" => self.is_in_cell_formats = true,
            "font" => self.font = Font::default(),
            "fills" => self.is_in_fills = true,
            "fill" => self.fill = Some(ink::WHITE),
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
            "font" if self.is_in_fonts => self.formats.add_font(Font::default()),
            "strike" => self.font.is_struck = value("val")?.is_none_or(|value| xml::is_true(Some(&value))),
            "color" if self.is_in_fonts => self.font.colour = colour(element)?,
            "sz" => {
                self.font.is_tiny = value("val")?.and_then(|size| size.trim().parse().ok()).is_some_and(ink::is_tiny)
            }
            "fill" if self.is_in_fills => self.formats.add_fill(Some(ink::WHITE)),
            "patternFill" => {
                let pattern = value("patternType")?.unwrap_or_else(|| "none".to_owned());
                self.fill = (pattern == "none").then_some(ink::WHITE);
                self.is_solid = pattern == "solid";
            }
            "gradientFill" => self.fill = None,
            "fgColor" if self.is_solid => self.fill = colour(element)?,
            "xf" if self.is_in_cell_formats => {
                let [font, fill] = [value("fontId")?, value("fillId")?].map(|id| number(id) as usize);
                self.formats.add_cell_format(number(value("numFmtId")?), font, fill)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn leave(&mut self, name: &str) {
        match name {
            "fonts" => self.is_in_fonts = false,
            "font" if self.is_in_fonts => self.formats.add_font(self.font),
            "fills" => self.is_in_fills = false,
            "fill" if self.is_in_fills => self.formats.add_fill(self.fill),
            _ => {}
        }
    }
}

/// A number of a format or a font; what is none is the first, as where the attribute is left out.
fn number(text: Option<String>) -> u32 {
    text.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

/// A colour; none where it is the program's own.
fn colour(element: &BytesStart<'_>) -> Result<Option<Colour>, Damage> {
    let value = |name: &str| xml::attribute(element, name);
    if let Some(digits) = value("rgb")? {
        return Ok(Colour::of_digits(&digits));
    }
    if let Some(theme) = value("theme")?.and_then(|theme| theme.trim().parse().ok()) {
        let tint = value("tint")?.and_then(|tint| tint.trim().parse().ok()).unwrap_or(0.0);
        return Ok(Some(Colour::of_theme(theme, tint)));
    }
    Ok(value("indexed")?.and_then(|number| number.trim().parse().ok()).map(Colour::indexed))
}
