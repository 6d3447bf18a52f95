//! The hidden columns of an `.xlsb` and the comments on its cells: a pass of its own over the records.
//!
//! Nothing is refused here: what cannot be read, the reader of the sheets tells.

use std::collections::BTreeMap;

use super::binary::{u8_at, u16_at, u32_at, utf16};
use super::marks::{Comment, Unshown};
use super::xlsb::{Records, WORKBOOK};
use super::xlsx_unshown::{Part, relations};

/// Numbers of the records that are read (MS-XLSB 2.3).
mod record {
    pub(super) const COLUMNS: u16 = 60;
    pub(super) const SHEET: u16 = 156;
    pub(super) const COMMENT: u16 = 635;
    pub(super) const COMMENT_TEXT: u16 = 637;
}

/// The bit of a column's flags that hides it.
const HIDDEN: u16 = 1;

/// Most columns and comments of a sheet that are remembered.
const MOST: usize = 10_000;

/// What each sheet hides, and its comments, by the sheet's name.
pub(super) fn read(part: Part<'_>) -> BTreeMap<String, (Unshown, Vec<Comment>)> {
    let targets = relations(part, WORKBOOK);
    let mut sheets = BTreeMap::new();
    for (kind, data) in records(part(WORKBOOK)) {
        let named = (kind == record::SHEET).then(|| listed(data)).flatten();
        if let Some((name, target)) = named.and_then(|(name, id)| Some((name, targets.get(&id)?))) {
            sheets.entry(name).or_insert_with(|| (columns(part(&target.path)), comments(part, &target.path)));
        }
    }
    sheets
}

fn records(part: Option<&[u8]>) -> impl Iterator<Item = (u16, &[u8])> {
    Records(part.unwrap_or_default()).map_while(Result::ok)
}

/// The name of a sheet, and that of the relation that leads to it.
fn listed(data: &[u8]) -> Option<(String, String)> {
    let (relation, rest) = wide(data.get(8..)?)?;
    Some((wide(rest)?.0, relation))
}

fn columns(part: Option<&[u8]>) -> Unshown {
    let hidden = |(_, data): (u16, &[u8])| {
        let is_hidden = u16_at(data, 16).is_ok_and(|flags| flags & HIDDEN != 0);
        is_hidden.then_some((u32_at(data, 0).ok()?, u32_at(data, 4).ok()?))
    };
    let columns = records(part).filter(|(kind, _)| *kind == record::COLUMNS);
    Unshown { hidden_columns: columns.filter_map(hidden).take(MOST).collect(), ..Unshown::default() }
}

fn comments(part: Part<'_>, sheet: &str) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    for target in relations(part, sheet).into_values().filter(|target| target.kind == "comments") {
        for (kind, data) in records(part(&target.path)).take(2 * MOST) {
            match kind {
                record::COMMENT => {
                    let [row, column] = [4, 12].map(|at| u32_at(data, at).unwrap_or_default());
                    comments.push(Comment { row, column, text: String::new() });
                }
                record::COMMENT_TEXT if u8_at(data, 0).is_ok() => {
                    let text = wide(&data[1..]).map(|(text, _)| text).unwrap_or_default();
                    comments.last_mut().into_iter().for_each(|comment| comment.text.push_str(&text));
                }
                _ => {}
            }
        }
    }
    comments
}

/// A text with its length before it, and what follows it.
fn wide(data: &[u8]) -> Option<(String, &[u8])> {
    let length = usize::try_from(u32_at(data, 0).ok()?).ok()?.checked_mul(2)?;
    let (text, rest) = data.get(4..)?.split_at_checked(length)?;
    Some((utf16(text), rest))
}
