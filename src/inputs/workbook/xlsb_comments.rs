//! The comments on the cells of a sheet of an `.xlsb`, which are in a part beside its own.

use super::archive::Parts;
use super::binary::{u32_at, utf16};
use super::damage::Refusal;
use super::limits::Meter;
use super::marks::Comment;
use super::package;
use super::sheet::Cells;
use super::xlsb_records::{Records, wide};

/// Numbers of the records that are read (MS-XLSB 2.3.2).
mod record {
    pub(super) const COMMENT: u16 = 635;
    pub(super) const COMMENT_END: u16 = 636;
    pub(super) const COMMENT_TEXT: u16 = 637;
}

/// Reads the comments on a sheet, by the name of its part. A part with damage is passed over: it holds no values.
pub(super) fn read(parts: &Parts, sheet: &str, meter: &mut Meter, cells: &mut Cells<'_>) -> Result<(), Refusal> {
    for name in package::comments(parts, sheet) {
        let Ok(part) = parts.bytes(&name) else { continue };
        meter.take(part.len())?;
        read_part(part, cells)?;
    }
    Ok(())
}

fn read_part(part: &[u8], cells: &mut Cells<'_>) -> Result<(), Refusal> {
    let mut comment: Option<Comment> = None;
    for (kind, data) in Records(part).map_while(Result::ok) {
        match kind {
            record::COMMENT => {
                let [row, column] = [4, 12].map(|at| u32_at(data, at).unwrap_or_default());
                comment = Some(Comment { row, column, text: String::new() });
            }
            record::COMMENT_TEXT => {
                let text = data.get(1..).and_then(|text| wide(text).ok()).unwrap_or_default();
                comment.iter_mut().for_each(|comment| comment.text.push_str(&utf16(text)));
            }
            record::COMMENT_END => comment.take().map_or(Ok(()), |comment| cells.comment(comment))?,
            _ => {}
        }
    }
    Ok(())
}
