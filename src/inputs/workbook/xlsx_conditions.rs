//! Number formats of an `.xlsx` that depend on a condition: the styles define them, and a sheet gives them to its cells. Both
//! stand after all that values are read from, so that damage in them costs nothing.

use memchr::memmem;
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
        each(part, "dxfs", |element| match element.local_name().as_ref() {
            "dxf" => formats.push(false),
            "numFmt" => formats.last_mut().into_iter().for_each(|has| *has = true),
            _ => {}
        });
        Self(formats)
    }

    fn reformats(&self, rule: &BytesStart<'_>) -> bool {
        let format = value(rule, "dxfId").and_then(|number| number.trim().parse::<usize>().ok());
        format.and_then(|format| self.0.get(format)).copied().unwrap_or(false)
    }
}

/// Remembers which cells of a sheet conditions give another number format. `rest` is what follows the cells.
pub(super) fn read(rest: &str, conditions: &Conditions, cells: &mut Cells<'_>) {
    if !conditions.0.contains(&true) {
        return;
    }
    let mut ranges = String::new();
    each(rest, "conditionalFormatting", |element| match element.local_name().as_ref() {
        "conditionalFormatting" => ranges = value(element, "sqref").unwrap_or_default(),
        "cfRule" if conditions.reformats(element) => {
            let ranges = std::mem::take(&mut ranges);
            cells.reformat(ranges.split_ascii_whitespace().filter_map(xlsx_address::range));
        }
        _ => {}
    });
}

fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    xml::attribute(element, name).ok().flatten()
}

/// The tags from the first with this name on, as far as they can be read.
fn each(part: &str, first: &str, mut take: impl FnMut(&BytesStart<'_>)) {
    let Some(at) = memmem::find(part.as_bytes(), first.as_bytes()) else { return };
    let (before, _) = part.split_at(at);
    let mut xml = xml::reader(part.get(before.rfind('<').unwrap_or(0)..).unwrap_or_default());
    while let Ok(event) = xml.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => take(&element),
            Event::Eof => break,
            _ => {}
        }
    }
}
