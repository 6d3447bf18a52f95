//! `.xlsx` and `.xlsm`: the part that lists the sheets, and what they all refer to.

use quick_xml::events::{BytesStart, Event};

use super::archive::Parts;
use super::damage::{Damage, Refusal};
use super::limits::{self, Limit, Meter, Usage, within};
use super::package::{self, Relation};
use super::sheet::{self, Listed};
use super::values::DateSystem;
use super::xlsx_conditions::Conditions;
use super::xlsx_sheet::Book;
use super::xlsx_texts::Texts;
use super::{RawSheet, xlsx_comments, xlsx_sheet, xlsx_styles, xml};

/// What the workbook part says.
#[derive(Debug)]
struct Workbook {
    system: DateSystem,
    /// Whether it asks to be calculated when it is opened: the program that wrote it did not calculate.
    waits: bool,
    /// Its sheets, each with the name of the relation that leads to it.
    sheets: Vec<(Listed, String)>,
}

/// Reads the sheets of an `.xlsx` that begins with this part.
pub(super) fn read(parts: &Parts, main: &str) -> Result<Vec<RawSheet>, Refusal> {
    let workbook = read_workbook(parts.text(main)?)?;
    let relations = package::relations(parts, main)?;
    let part = |kind: &str, usual: &str| package::of_kind(parts, &relations, main, kind, usual);
    let texts = part("sharedStrings", "sharedStrings.xml").map(|name| Texts::read(parts.text(&name)?)).transpose()?;
    let styles = part("styles", "styles.xml").map(|name| parts.text(&name)).transpose()?.unwrap_or_default();
    let formats = xlsx_styles::read(styles)?;
    let mut book = Book::new(texts.unwrap_or_default(), formats, workbook.system, workbook.waits);
    book.conditions = Conditions::of_styles(styles);
    let mut meter = Meter::default();
    let mut usage = Usage::default();
    let mut sheets = Vec::new();
    for (listed, id) in workbook.sheets {
        let Some(relation) = relation(&relations, &id) else { continue };
        sheets.push(sheet::read_sheet(listed, &mut usage, |cells| {
            cells.set_looks(book.looks.clone());
            cells.set_system(workbook.system);
            let name = &relation.ok_or_else(|| Damage::NoPart(id.as_str().into()))?.target;
            let part = parts.text(name)?;
            meter.take(part.len())?;
            xlsx_sheet::read(part, &book, cells)?;
            xlsx_comments::read(parts, name, &mut meter, cells)
        })?);
    }
    Ok(sheets)
}

/// The relation that leads to a sheet, which may be missing. None for charts, dialogs and macros, nor for what has no part:
/// modules of old macros.
pub(super) fn relation<'r>(relations: &'r [Relation], id: &str) -> Option<Option<&'r Relation>> {
    let found = relations.iter().find(|relation| relation.id == id);
    let is_sheet = found.map_or(!id.is_empty(), |relation| relation.kind == "worksheet");
    is_sheet.then_some(found)
}

fn read_workbook(part: &str) -> Result<Workbook, Refusal> {
    let mut workbook = Workbook { system: DateSystem::From1900, waits: false, sheets: Vec::new() };
    let mut xml = xml::reader(part);
    let mut is_workbook = false;
    loop {
        match xml.read_event().map_err(xml::damage)? {
            // What other programs than ours are meant to read; what all are is in the fallback beside it.
            Event::Start(element) if element.local_name().as_ref() == "Choice" => {
                xml.read_to_end(element.name()).map_err(xml::damage)?;
            }
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "workbook" => is_workbook = true,
                _ if !is_workbook => return Err(Refusal::NoWorkbook),
                // An extension of the same name says nothing of dates.
                "workbookPr" if xml::is_true(xml::attribute(&element, "date1904")?.as_deref()) => {
                    workbook.system = DateSystem::From1904;
                }
                "calcPr" => workbook.waits = xml::is_true(xml::attribute(&element, "fullCalcOnLoad")?.as_deref()),
                "sheet" => workbook.sheets.extend(listed(&element)?),
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "sheets" => {
                within(workbook.sheets.len(), limits::SHEETS, Limit::Sheets)?;
            }
            Event::Eof if is_workbook => return Ok(workbook),
            Event::Eof => return Err(Damage::CutOff.into()),
            _ => {}
        }
        within(workbook.sheets.len(), limits::SHEETS, Limit::Sheets)?;
    }
}

/// A sheet as it is listed; a state of another word than the standard's is no reason to hide it.
fn listed(element: &BytesStart<'_>) -> Result<Option<(Listed, String)>, Refusal> {
    let Some(name) = xml::attribute(element, "name")? else { return Ok(None) };
    let state = xml::attribute(element, "state")?.unwrap_or_default();
    let hidden = ["hidden", "veryHidden"].iter().any(|word| state.trim().eq_ignore_ascii_case(word));
    let id = xml::prefixed_attribute(element, "id")?.unwrap_or_default();
    Ok(Some((Listed { name, hidden }, id)))
}
