//! What calamine leaves out of an `.xlsx`, read from its parts.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::archive::Parts;
use super::limits::{self, Limit, within};
use super::marks::{Comment, Marks};
use super::xml::{attribute, is_true, unreadable};
use super::{Refusal, xlsb, xlsx_marks};

/// The part that lists the sheets.
const WORKBOOK: &str = "xl/workbook.xml";

/// The part that says in which parts the sheets are.
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// What the workbook part says.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// Whether it asks to be calculated when it is opened: the program that wrote it did not calculate.
    pub waits: bool,
    /// The names of its sheets with the parts they are in.
    sheets: Vec<(String, String)>,
}

impl Workbook {
    /// Reads the part and its relations.
    pub(super) fn read(parts: &Parts) -> Result<Self, Refusal> {
        let targets = xlsb::read_relations(parts.get(RELATIONS).unwrap_or_default(), xlsb::SHEETS)?;
        let mut workbook = Self::default();
        let mut xml = Reader::from_reader(parts.get(WORKBOOK).unwrap_or_default());
        loop {
            match xml.read_event().map_err(unreadable)? {
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "calcPr" => workbook.waits = is_true(attribute(&element, "fullCalcOnLoad")?.as_deref()),
                    "sheet" => {
                        let target = attribute(&element, "r:id")?.and_then(|id| targets.get(&id));
                        let path = target.map(|target| xlsb::part_path(target));
                        workbook.sheets.extend(attribute(&element, "name")?.zip(path));
                        within(workbook.sheets.len(), limits::SHEETS, Limit::Sheets)?;
                    }
                    _ => {}
                },
                Event::Eof => return Ok(workbook),
                _ => {}
            }
        }
    }

    /// What each sheet shows otherwise than its values say, by the sheet's name.
    pub(super) fn marks(&self, parts: &Parts) -> Result<BTreeMap<String, Marks>, Refusal> {
        let looks = xlsx_marks::looks(parts)?;
        let mut left = limits::UNPACKED_BYTES;
        let mut marks = BTreeMap::new();
        for (name, path) in &self.sheets {
            let Some(part) = parts.get(path) else { continue };
            // Sheets that point at one part would be looked through over and over; they are refused at reading.
            let Some(rest) = left.checked_sub(part.len()) else { break };
            left = rest;
            let of_sheet = xlsx_marks::marks(part, &looks)?.with_comments(comments(parts, path)?);
            marks.insert(name.clone(), of_sheet);
        }
        Ok(marks)
    }
}

/// The comments on the cells of a sheet, which are in a part beside its own. Conversations are there, too, as text.
fn comments(parts: &Parts, sheet: &str) -> Result<Vec<Comment>, Refusal> {
    let Some((folder, file)) = sheet.rsplit_once('/') else { return Ok(Vec::new()) };
    let Some(relations) = parts.get(&format!("{folder}/_rels/{file}.rels")) else { return Ok(Vec::new()) };
    let mut comments = Vec::new();
    for target in xlsb::read_relations(relations, "/comments")?.into_values() {
        let path = match (target.strip_prefix('/'), target.strip_prefix("../")) {
            (Some(from_root), _) => from_root.to_owned(),
            (_, Some(above)) => {
                folder.rsplit_once('/').map_or(above.to_owned(), |(above_it, _)| format!("{above_it}/{above}"))
            }
            _ => format!("{folder}/{target}"),
        };
        read_comments(parts.get(&path).unwrap_or_default(), &mut comments)?;
    }
    Ok(comments)
}

fn read_comments(part: &[u8], comments: &mut Vec<Comment>) -> Result<(), Refusal> {
    let mut xml = Reader::from_reader(part);
    let mut is_text = false;
    loop {
        match xml.read_event().map_err(unreadable)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "comment" => {
                    let address = attribute(&element, "ref")?.and_then(|at| xlsx_marks::address(at.as_bytes()));
                    let (row, column) = address.unwrap_or_default();
                    comments.push(Comment { row, column, text: String::new() });
                    within(comments.len(), limits::CELLS, Limit::Cells)?;
                }
                "t" => is_text = true,
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "t" => is_text = false,
            Event::Text(text) if is_text => {
                comments.last_mut().into_iter().for_each(|comment| comment.text.push_str(&text.xml10_content()));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
