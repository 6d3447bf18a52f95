//! The comments on the cells of a sheet of an `.xls`: a note is on a cell and names the object that has its text.

use std::collections::BTreeMap;

use super::binary::u16_at;
use super::damage::Refusal;
use super::marks::Comment;
use super::sheet::Cells;
use super::xls_records::{Record, TextReader};

/// Numbers of the records that are read (MS-XLS 2.3).
mod record {
    pub(super) const NOTE: u16 = 0x001C;
    pub(super) const OBJECT: u16 = 0x005D;
    pub(super) const OBJECT_TEXT: u16 = 0x01B6;
}

/// Comments while they are read.
#[derive(Default)]
pub(super) struct Notes {
    /// The object that was read last, whose text comes after it.
    object: u16,
    texts: BTreeMap<u16, String>,
    /// Row, column and object.
    cells: Vec<(u32, u32, u16)>,
}

impl Notes {
    /// Takes a record, if it is of a comment; one with damage is passed over: it holds no values.
    pub(super) fn take(&mut self, record: &Record<'_>) {
        let field = |at| u16_at(record.data(), at).ok();
        match record.kind {
            record::OBJECT => self.object = field(6).unwrap_or_default(),
            record::OBJECT_TEXT => self.texts.extend(text(record).map(|text| (self.object, text))),
            record::NOTE => {
                let at = field(0).zip(field(2)).zip(field(6));
                self.cells.extend(at.map(|((row, column), object)| (row.into(), column.into(), object)));
            }
            _ => {}
        }
    }

    /// Puts the comments on their cells.
    pub(super) fn put(mut self, cells: &mut Cells<'_>) -> Result<(), Refusal> {
        for (row, column, object) in self.cells {
            if let Some(text) = self.texts.remove(&object) {
                cells.comment(Comment { row, column, text })?;
            }
        }
        Ok(())
    }
}

/// The text of an object, which is in the records that continue its own.
fn text(record: &Record<'_>) -> Option<String> {
    let units = u16_at(record.data(), 10).ok()?;
    TextReader::new(record.segments.get(1..)?, 0).characters(units.into()).ok()
}
