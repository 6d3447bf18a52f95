//! The styles of an `.ods`, as far as they say what is told of cells: what hides a sheet, strikes text through, keeps it from being
//! seen, or gives a number another look when a condition holds. Named styles stand in a part of their own, and styles take over from
//! their parents.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use super::archive::Parts;
use super::damage::Damage;
use super::ink::{self, Colour, Font};
use super::raised::Position;
use super::xml::attribute;
use super::{ods_prefixes, xml};

/// The part with the named styles.
const PART: &str = "styles.xml";
/// The style that all others take over from, and the look of numbers without any.
const ROOT: &str = "Default";
const GENERAL: &str = "N0";

/// A row of less than a point and a column of less than a character, in points, show nothing.
const LOWEST: f64 = 1.0;
const NARROWEST: f64 = 5.0;

/// The names of the styles that say what is told.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Of sheets that are hidden.
    pub hidden: BTreeSet<String>,
    /// Of rows and columns so low or narrow that they show nothing.
    flat: BTreeSet<String>,
    /// Of cells, and of stretches of their text, that are struck through.
    pub struck: BTreeSet<String>,
    /// Where stretches of text stand beside the line.
    pub positions: BTreeMap<String, Position>,
    /// How text is written, and what is behind it, where a style says something of it; none of it where that is not known.
    inks: BTreeMap<String, (Font, Option<Colour>)>,
    /// Of cells with a number format.
    formatted: BTreeSet<String>,
    /// The styles that conditions give cells, by the cells' own.
    conditional: BTreeMap<String, Vec<String>>,
    /// The style that is being read.
    name: String,
}

impl Styles {
    /// The named styles, as far as they can be read: no value depends on them.
    pub(super) fn named(parts: &Parts) -> Self {
        let mut styles = Self::default();
        let Ok(part) = parts.text(PART) else { return styles };
        let Ok(part) = ods_prefixes::usual(part) else { return styles };
        let mut xml = xml::reader(&part);
        while let Ok(event) = xml.read_event() {
            match event {
                Event::Start(element) | Event::Empty(element) => drop(styles.take(&element)),
                Event::Eof => break,
                _ => {}
            }
        }
        styles
    }

    /// Takes what an element says of a style.
    pub(super) fn take(&mut self, element: &BytesStart<'_>) -> Result<(), Damage> {
        match element.name().as_ref() {
            "style:style" => self.begin(element)?,
            // What has properties of its own, and is none of the styles that cells name.
            "style:default-style" => self.name.clear(),
            name if name.starts_with("number:") && name.ends_with("-style") => self.name.clear(),
            "style:table-cell-properties" => self.take_ground(attribute(element, "fo:background-color")?),
            "style:table-properties" if attribute(element, "table:display")?.as_deref() == Some("false") => {
                self.hidden.insert(self.name.clone());
            }
            "style:table-row-properties" => self.take_size(attribute(element, "style:row-height")?, LOWEST),
            "style:table-column-properties" => self.take_size(attribute(element, "style:column-width")?, NARROWEST),
            "style:text-properties" => {
                match strikes(element)? {
                    Some(true) => drop(self.struck.insert(self.name.clone())),
                    Some(false) => drop(self.struck.remove(&self.name)),
                    None => {}
                }
                if let Some(position) = attribute(element, "style:text-position")? {
                    self.positions.insert(self.name.clone(), Position::of_style(&position));
                }
                self.take_font(element)?;
            }
            "style:map" => {
                let given = attribute(element, "style:apply-style-name")?;
                self.conditional.entry(self.name.clone()).or_default().extend(given);
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Damage> {
        self.name = attribute(element, "style:name")?.unwrap_or_default();
        let parent = attribute(element, "style:parent-style-name")?.unwrap_or_default();
        if self.struck.contains(&parent) {
            self.struck.insert(self.name.clone());
        }
        if let Some(ink) = self.inks.get(&parent).copied() {
            self.inks.insert(self.name.clone(), ink);
        }
        let format = attribute(element, "style:data-style-name")?;
        let inherits = parent != ROOT && self.formatted.contains(&parent);
        if format.map_or(inherits, |format| format != GENERAL) {
            self.formatted.insert(self.name.clone());
        }
        Ok(())
    }

    fn take_size(&mut self, size: Option<String>, least: f64) {
        if size.as_deref().and_then(points).is_some_and(|size| size < least) {
            self.flat.insert(self.name.clone());
        }
    }

    fn take_ground(&mut self, colour: Option<String>) {
        let Some(colour) = colour else { return };
        let ground = if colour == "transparent" { Some(ink::WHITE) } else { Colour::of_digits(&colour) };
        self.ink().1 = ground;
    }

    fn take_font(&mut self, element: &BytesStart<'_>) -> Result<(), Damage> {
        let colour = attribute(element, "fo:color")?;
        let is_own = attribute(element, "style:use-window-font-color")?.as_deref() == Some("true");
        if colour.is_some() || is_own {
            self.ink().0.colour = colour.filter(|_| !is_own).and_then(|colour| Colour::of_digits(&colour));
        }
        if let Some(size) = attribute(element, "fo:font-size")?.as_deref().and_then(points) {
            self.ink().0.is_tiny = ink::is_tiny(size);
        }
        Ok(())
    }

    fn ink(&mut self) -> &mut (Font, Option<Colour>) {
        self.inks.entry(self.name.clone()).or_insert((Font::default(), Some(ink::WHITE)))
    }

    /// Whether text in cells of a style has the colour of what is behind it, or is too small to be read.
    pub(super) fn is_unseen(&self, style: &str) -> bool {
        !style.is_empty() && self.inks.get(style).is_some_and(|(font, ground)| font.is_unseen_on(*ground))
    }

    /// Whether a row or columns have a style in which they show nothing.
    pub(super) fn is_flat(&self, element: &BytesStart<'_>) -> bool {
        let style = || attribute(element, "table:style-name").ok().flatten();
        !self.flat.is_empty() && style().is_some_and(|style| self.flat.contains(&style))
    }

    /// Whether a condition gives cells of a style another number format.
    pub(super) fn is_reformatted(&self, style: &str) -> bool {
        self.conditional.get(style).is_some_and(|given| given.iter().any(|style| self.formatted.contains(style)))
    }
}

/// A length in points: `0.05cm`, `1pt`.
fn points(length: &str) -> Option<f64> {
    let unit = length.find(|c: char| c.is_ascii_alphabetic())?;
    let each = match &length[unit..] {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 7.2 / 2.54,
        _ => return None,
    };
    Some(length[..unit].trim().parse::<f64>().ok()? * each)
}

/// Whether a style strikes its text through; nothing where it says nothing of it.
fn strikes(properties: &BytesStart<'_>) -> Result<Option<bool>, Damage> {
    let lines = ["style:text-line-through-style", "style:text-line-through-type"];
    let mut strikes = None;
    for line in lines {
        if let Some(line) = attribute(properties, line)? {
            strikes = Some(strikes.unwrap_or(false) || line != "none");
        }
    }
    Ok(strikes)
}
