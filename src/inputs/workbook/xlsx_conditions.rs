//! Number formats of an `.xlsx` that depend on a condition: the styles define them, and a sheet gives them to its cells. Both
//! stand after all that values are read from, so that damage in them costs nothing.

use quick_xml::events::{BytesStart, Event};

use super::sheet::Cells;
use super::{xlsx_address, xml};

/// Whether each format of conditions, by its number, has a number format.
#[derive(Debug, Default)]
pub(super) struct Conditions(Vec<bool>);

impl Conditions {
    /// Reads the formats of conditions in the styles part.
    pub(super) fn of_styles(part: &str) -> Self {
        let mut formats = Vec::new();
        let mut xml = xml::reader(part);
        while let Ok(event) = xml.read_event() {
            match event {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "dxf" => formats.push(false),
                    // Those before the first are the cells' own.
                    "numFmt" => formats.last_mut().into_iter().for_each(|has| *has = true),
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        Self(formats)
    }

    fn has_formats(&self) -> bool {
        self.0.contains(&true)
    }

    fn reformats(&self, rule: &BytesStart<'_>) -> bool {
        let format = value(rule, "dxfId").and_then(|number| number.trim().parse::<usize>().ok());
        format.and_then(|format| self.0.get(format)).copied().unwrap_or(false)
    }
}

/// The conditions of a sheet while they are read, tag by tag.
#[derive(Debug)]
pub(super) struct Rules<'b> {
    conditions: &'b Conditions,
    /// The cells of the condition that is being read, until a format is found for them.
    ranges: String,
}

impl<'b> Rules<'b> {
    /// Before the first tag.
    pub(super) fn new(conditions: &'b Conditions) -> Self {
        Self { conditions, ranges: String::new() }
    }

    /// Remembers which cells the tag gives another number format, if it is one of a condition.
    pub(super) fn take(&mut self, element: &BytesStart<'_>, cells: &mut Cells<'_>) {
        if !self.conditions.has_formats() {
            return;
        }
        match element.local_name().as_ref() {
            "conditionalFormatting" => self.ranges = value(element, "sqref").unwrap_or_default(),
            "cfRule" if self.conditions.reformats(element) => {
                let ranges = std::mem::take(&mut self.ranges);
                cells.reformat(ranges.split_ascii_whitespace().filter_map(xlsx_address::range));
            }
            _ => {}
        }
    }
}

fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    xml::attribute(element, name).ok().flatten()
}
