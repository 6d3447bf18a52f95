//! The hidden columns of an `.xls` and the comments on its cells: a pass of its own over the records.
//!
//! Nothing is refused here: what cannot be read, the reader of the sheets tells.

use std::collections::BTreeMap;

use super::binary::{u16_at, u32_at};
use super::marks::{Comment, Unshown};
use super::xls_records::{Record, Records, TextReader};

/// Numbers of the records that are read (MS-XLS 2.3).
mod record {
    pub(super) const END: u16 = 0x000A;
    pub(super) const NOTE: u16 = 0x001C;
    pub(super) const OBJECT: u16 = 0x005D;
    pub(super) const COLUMNS: u16 = 0x007D;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const OBJECT_TEXT: u16 = 0x01B6;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// The bit of a column's flags that hides it.
const HIDDEN: u16 = 1;

/// Most columns and comments of a sheet that are remembered.
const MOST: usize = 10_000;

/// What each sheet hides, and its comments, by the sheet's name.
pub(super) fn read(stream: &[u8]) -> BTreeMap<String, (Unshown, Vec<Comment>)> {
    let mut sheets = BTreeMap::new();
    // Sheets that point at one place would be read over and over.
    let mut left = stream.len();
    for record in Records(stream).map_while(Result::ok) {
        match record.kind {
            record::SHEET => {
                if let Some((name, offset)) = listed(&record) {
                    let of_sheet = of_sheet(stream.get(offset..).unwrap_or_default(), &mut left);
                    sheets.entry(name).or_insert(of_sheet);
                }
            }
            record::END => break,
            _ => {}
        }
    }
    sheets
}

fn listed(record: &Record<'_>) -> Option<(String, usize)> {
    let offset = u32_at(record.data(), 0).ok()?;
    let mut name = TextReader::new(&record.segments, 6);
    let units = usize::from(name.byte().ok()?);
    Some((name.characters(units).ok()?, usize::try_from(offset).ok()?))
}

fn of_sheet(stream: &[u8], left: &mut usize) -> (Unshown, Vec<Comment>) {
    let mut depth = 0u32;
    let (mut columns, mut notes) = (Vec::new(), Notes::default());
    for record in Records(stream).map_while(Result::ok) {
        let Some(rest) = left.checked_sub(record.length()) else { break };
        *left = rest;
        match record.kind {
            record::BEGIN => depth += 1,
            record::END if depth <= 1 => break,
            record::END => depth -= 1,
            // Charts inside a sheet have records of the same kinds.
            _ if depth > 1 => {}
            record::COLUMNS if columns.len() < MOST => columns.extend(hidden(record.data())),
            _ => drop(notes.take(&record)),
        }
    }
    (Unshown { hidden_columns: columns, ..Unshown::default() }, notes.comments())
}

/// The columns of a record, when they are hidden.
fn hidden(data: &[u8]) -> Option<(u32, u32)> {
    let field = |at| u16_at(data, at).ok();
    (field(8)? & HIDDEN != 0).then_some((u32::from(field(0)?), u32::from(field(2)?)))
}

/// Comments while they are read: a note is on a cell and names the object that has its text.
#[derive(Default)]
struct Notes {
    object: u16,
    texts: BTreeMap<u16, String>,
    cells: Vec<(u32, u32, u16)>,
}

impl Notes {
    fn take(&mut self, record: &Record<'_>) -> Option<()> {
        let field = |at| u16_at(record.data(), at).ok();
        match record.kind {
            record::OBJECT => self.object = field(6)?,
            record::OBJECT_TEXT if self.texts.len() < MOST => {
                let mut text = TextReader::new(record.segments.get(1..)?, 0);
                self.texts.insert(self.object, text.characters(usize::from(field(10)?)).ok()?);
            }
            record::NOTE if self.cells.len() < MOST => {
                self.cells.push((u32::from(field(0)?), u32::from(field(2)?), field(6)?));
            }
            _ => {}
        }
        Some(())
    }

    fn comments(mut self) -> Vec<Comment> {
        let texts = &mut self.texts;
        let comment = |(row, column, object)| Some(Comment { row, column, text: texts.remove(&object)? });
        self.cells.into_iter().filter_map(comment).collect()
    }
}
