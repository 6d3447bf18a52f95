//! What an `.xlsx` hides or shows otherwise in ways that cells do not tell: hidden columns, text struck through in part, and
//! number formats that depend on a condition. The parts are looked at for what is rare before they are read again.
//!
//! Nothing is refused here: what cannot be read, the reader of the sheets tells.

use std::collections::BTreeMap;

use memchr::memmem;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::CellRange;
use super::marks::Unshown;
use crate::place::CellAddress;

/// A workbook's parts by their names.
pub(super) type Part<'p> = &'p dyn Fn(&str) -> Option<&'p [u8]>;

/// The part that lists the sheets, where most programs have it.
const WORKBOOK: &str = "xl/workbook.xml";

/// Most hidden columns and ranges of a sheet that are remembered; people hide a few.
const MOST: usize = 1_000;

/// What each sheet hides or shows otherwise, by the sheet's name.
pub(super) fn read(part: Part<'_>) -> BTreeMap<String, Unshown> {
    let targets: BTreeMap<String, Target> = relations(part, WORKBOOK);
    let of_kind =
        |kind: &str| targets.values().find(|target| target.kind == kind).and_then(|target| part(&target.path));
    let shared = of_kind("sharedStrings").map(struck_texts).unwrap_or_default();
    let formats = of_kind("styles").map(conditional_formats).unwrap_or_default();
    let mut sheets = BTreeMap::new();
    for element in elements(part(WORKBOOK).unwrap_or_default(), "sheet") {
        let bytes = attribute(&element, "id").and_then(|id| part(&targets.get(&id)?.path));
        if let Some((name, bytes)) = attribute(&element, "name").zip(bytes) {
            sheets.entry(name).or_insert_with(|| of_sheet(bytes, &shared, &formats));
        }
    }
    sheets
}

/// Where a relation leads, and the last word of its kind.
pub(super) struct Target {
    /// The part that it leads to.
    pub path: String,
    /// Its kind.
    pub kind: String,
}

/// The relations of a part, by their names.
pub(super) fn relations(part: Part<'_>, of: &str) -> BTreeMap<String, Target> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let relations = part(&format!("{folder}/_rels/{file}.rels")).unwrap_or_default();
    let read = |element: &BytesStart<'_>| {
        let (target, kind) = attribute(element, "Target").zip(attribute(element, "Type"))?;
        let path = target.strip_prefix('/').map_or_else(|| beside(folder, &target), str::to_owned);
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        Some((attribute(element, "Id")?, Target { path, kind }))
    };
    elements(relations, "Relationship").iter().filter_map(read).collect()
}

/// A path that begins in a folder.
fn beside(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether each shared text is struck through in part.
fn struck_texts(part: &[u8]) -> Vec<bool> {
    let mut struck = Vec::new();
    if memmem::find(part, b"strike").is_none() {
        return struck;
    }
    let mut run = Run::default();
    each(part, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            struck.extend((element.local_name().as_ref() == "si").then_some(false));
        }
        let strikes = run.strikes(event);
        struck.last_mut().into_iter().for_each(|struck| *struck |= strikes);
        true
    });
    struck
}

/// A run of rich text while it is read.
#[derive(Default)]
struct Run {
    is_struck: bool,
    is_text: bool,
}

impl Run {
    /// Whether this is text that is struck through.
    fn strikes(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "r" => self.is_struck = false,
                "strike" => self.is_struck = attribute(element, "val").is_none_or(|value| is_true(&value)),
                "t" => self.is_text = true,
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "t" => self.is_text = false,
            Event::End(element) if element.local_name().as_ref() == "r" => self.is_struck = false,
            Event::Text(text) => return self.is_struck && self.is_text && !text.xml10_content().trim().is_empty(),
            _ => {}
        }
        false
    }
}

/// Whether each format of conditions has a number format.
fn conditional_formats(part: &[u8]) -> Vec<bool> {
    let (mut formats, mut is_inside) = (Vec::new(), false);
    if memmem::find(part, b"dxf").is_none() {
        return formats;
    }
    each(part, |event| {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "dxfs" => is_inside = true,
            Event::End(element) if element.local_name().as_ref() == "dxfs" => is_inside = false,
            Event::Start(element) | Event::Empty(element) if is_inside => match element.local_name().as_ref() {
                "dxf" => formats.push(false),
                "numFmt" => formats.last_mut().into_iter().for_each(|has| *has = true),
                _ => {}
            },
            _ => {}
        }
        true
    });
    formats
}

fn of_sheet(part: &[u8], shared: &[bool], formats: &[bool]) -> Unshown {
    const DATA: &[u8] = b"sheetData";
    // Columns stand before the cells, conditions after them.
    let head = memmem::find(part, DATA).map_or(part, |at| &part[..at]);
    let tail = memmem::rfind(part, DATA).map_or(&[][..], |at| &part[at + DATA.len()..]);
    let has_struck = shared.contains(&true) || memmem::find(part, b"strike").is_some();
    Unshown {
        hidden_columns: hidden_columns(head),
        partly_struck: if has_struck { struck_cells(part, shared) } else { Vec::new() },
        reformatted: if formats.contains(&true) { reformatted(tail, formats) } else { Vec::new() },
    }
}

fn hidden_columns(head: &[u8]) -> Vec<(u32, u32)> {
    let column = |element: &BytesStart<'_>, name: &str| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
    let is_hidden = |element: &&BytesStart<'_>| attribute(element, "hidden").is_some_and(|value| is_true(&value));
    let columns = elements(head, "col");
    let hidden = columns.iter().filter(is_hidden);
    hidden.filter_map(|element| column(element, "min").zip(column(element, "max"))).take(MOST).collect()
}

/// The cells whose text is struck through in part, by their addresses.
fn struck_cells(part: &[u8], shared: &[bool]) -> Vec<(u32, u32)> {
    let (mut struck, mut cell, mut run) = (Vec::new(), Cell::default(), Run::default());
    each(part, |event| {
        let mut is_struck = run.strikes(event);
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => cell = Cell::read(element),
                "v" => cell.is_value = true,
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "v" => cell.is_value = false,
            Event::Text(text) if cell.is_shared && cell.is_value => {
                let index = text.xml10_content().trim().parse::<usize>().ok();
                is_struck = index.and_then(|index| shared.get(index)).copied().unwrap_or(false);
            }
            _ => {}
        }
        struck.extend(cell.at.filter(|at| is_struck && struck.last() != Some(at)));
        true
    });
    struck
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    at: Option<(u32, u32)>,
    is_shared: bool,
    is_value: bool,
}

impl Cell {
    fn read(element: &BytesStart<'_>) -> Self {
        let at = attribute(element, "r").and_then(|at| CellAddress::parse(&at)).map(|at| (at.row, at.column));
        Self { at, is_shared: attribute(element, "t").as_deref() == Some("s"), is_value: false }
    }
}

/// The ranges that a condition gives a number format.
fn reformatted(tail: &[u8], formats: &[bool]) -> Vec<CellRange> {
    let (mut found, mut ranges) = (Vec::new(), Vec::new());
    each(tail, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            match element.local_name().as_ref() {
                "conditionalFormatting" => {
                    let cells = attribute(element, "sqref").unwrap_or_default();
                    ranges = cells.split_ascii_whitespace().filter_map(range).take(MOST).collect();
                }
                "cfRule" => {
                    let format = attribute(element, "dxfId").and_then(|id| id.parse::<usize>().ok());
                    if format.and_then(|format| formats.get(format)).copied().unwrap_or(false) {
                        found.append(&mut ranges);
                    }
                }
                _ => {}
            }
        }
        found.len() < MOST
    });
    found
}

/// `C7` or `C2:C14`.
fn range(text: &str) -> Option<CellRange> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (CellAddress::parse(first)?, CellAddress::parse(last)?);
    Some(CellRange { first, last })
}

/// The elements of a name, as they begin.
fn elements(part: &[u8], name: &str) -> Vec<BytesStart<'static>> {
    let mut found = Vec::new();
    each(part, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            found.extend((element.local_name().as_ref() == name).then(|| element.to_owned()));
        }
        true
    });
    found
}

/// Goes through a part, or a stretch of one, as long as `take` wants and it can be read.
pub(super) fn each(part: &[u8], mut take: impl FnMut(&Event<'_>) -> bool) {
    let mut xml = Reader::from_reader(part);
    xml.config_mut().check_end_names = false;
    xml.config_mut().allow_unmatched_ends = true;
    while let Ok(event) = xml.read_event() {
        if matches!(event, Event::Eof) || !take(&event) {
            break;
        }
    }
}

/// An attribute's value by its name without a prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        if attribute.key.local_name().as_ref() == name {
            return Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned());
        }
    }
    None
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}
