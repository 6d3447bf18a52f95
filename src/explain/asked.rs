//! What `WHAT` may mean.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::origin_record::{OriginRecord, Written};
use crate::place::{CellAddress, CellPlace, Place};
use crate::place_text::name;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// Cells of a sheet; one of several workbooks that have it.
    Cells(CellPlace),
    /// A line of a file.
    Line(Arc<str>, u32),
    /// A name, or else words.
    Text(String),
}

/// Reads what is asked: cells and lines are those of files that the case has, and anything else is text.
pub(super) fn read(record: &OriginRecord, what: &str) -> Asked {
    let what = what.trim();
    cells(record, what).or_else(|| line(record, what)).unwrap_or_else(|| Asked::Text(what.to_owned()))
}

/// `Blad1!C7`, `bok.xlsx#Blad1!C7:C9`, with quotes where a name has other signs; people leave them out, so that what
/// stands before the last `!` is also taken as it is.
fn cells(record: &OriginRecord, what: &str) -> Option<Asked> {
    let (before, range) = what.rsplit_once('!')?;
    let (first, last) = corners(range)?;
    let corner = |pick: fn(u32, u32) -> u32| CellAddress {
        row: pick(first.row, last.row),
        column: pick(first.column, last.column),
    };
    let sheets: Vec<(String, String)> = sheets(record);
    // A `#` may be of the sheet's own name.
    let is_sheet = sheets.iter().any(|(_, sheet)| is_same(sheet, before));
    let (file, sheet) = if is_sheet { (None, before.into()) } else { parted(before) };
    let is_meant =
        |known: &&(String, String)| file.as_ref().is_none_or(|file| known.0 == **file) && is_same(&known.1, &sheet);
    let (file, sheet) = match sheets.iter().find(is_meant) {
        Some((file, sheet)) => (Arc::from(file.as_str()), Arc::from(sheet.as_str())),
        None => (file.unwrap_or_else(|| Arc::from("")), sheet),
    };
    Some(Asked::Cells(CellPlace { file, sheet, first: corner(u32::min), last: corner(u32::max) }))
}

/// The corners of a range: of cells (`C7:C9`), of whole columns (`C:D`) or of whole rows (`7:9`).
pub(super) fn corners(range: &str) -> Option<(CellAddress, CellAddress)> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    if let (Some(first), Some(last)) = (CellAddress::parse(first), CellAddress::parse(last)) {
        return Some((first, last));
    }
    let is_whole = range.contains(':');
    let columns = |one: &str| CellAddress::parse(&format!("{one}1"));
    let rows = |one: &str| CellAddress::parse(&format!("A{one}"));
    let columns = columns(first).zip(columns(last)).map(|(one, other)| (one, CellAddress { row: LAST.row, ..other }));
    let rows = || rows(first).zip(rows(last)).map(|(one, other)| (one, CellAddress { column: LAST.column, ..other }));
    columns.or_else(rows).filter(|_| is_whole)
}

/// A column or a row of a sheet that is written with one of its ends.
pub(super) struct HalfRange {
    /// The sheet.
    pub sheet: String,
    /// Both ends: `C:C`.
    pub ends: String,
    /// The column, where it is one.
    pub column: Option<u32>,
}

/// `Blad1!C` or `Blad1!7`, of a sheet that the case has.
pub(super) fn half_range(record: &OriginRecord, what: &str) -> Option<HalfRange> {
    let (before, end) = what.rsplit_once('!')?;
    let (_, before) = parted(before);
    let ends = format!("{end}:{end}");
    let (first, last) = corners(&ends)?;
    let (_, sheet) = sheets(record).into_iter().find(|(_, sheet)| is_same(sheet, &before))?;
    Some(HalfRange { sheet, ends, column: (last.row == LAST.row).then_some(first.column) })
}

/// The last cell that a sheet can have.
const LAST: CellAddress = CellAddress { row: 1_048_575, column: 16_383 };

/// The file and the sheet before `!`.
fn parted(before: &str) -> (Option<Arc<str>>, Arc<str>) {
    let whole = |text: &str| match name(text) {
        Some((name, "")) => name,
        _ => Arc::from(text),
    };
    match name(before) {
        Some((file, rest)) if rest.starts_with('#') => (Some(file), whole(&rest[1..])),
        Some((sheet, "")) => (None, sheet),
        _ => match before.split_once('#') {
            Some((file, sheet)) => (Some(Arc::from(file)), whole(sheet)),
            None => (None, Arc::from(before)),
        },
    }
}

/// The sheets of a case with their workbooks.
pub(super) fn sheets(record: &OriginRecord) -> Vec<(String, String)> {
    record.tabeller.iter().map(|table| (table.fil.clone(), table.blad.clone())).collect()
}

pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || crate::names::are_same(one, other)
}

/// `arende.toml:182`, also with a column or a span after it, as findings have it.
fn line(record: &OriginRecord, what: &str) -> Option<Asked> {
    let (file, rest) = match name(what) {
        Some((file, rest)) if rest.starts_with(':') => (file, &rest[1..]),
        _ => what.split_once(':').map(|(file, rest)| (Arc::from(file), rest))?,
    };
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(digits);
    let is_line = after.is_empty() || after.starts_with([':', '-']);
    let known = known_file(record, &file);
    let is_file = known.is_some() || file.ends_with(".toml") || file.ends_with(".j2");
    let file = known.unwrap_or(file);
    (is_line && is_file).then(|| number.parse().ok().map(|number| Asked::Line(file, number))).flatten()
}

/// The file that is meant: by its own path, or by more or less of the way to it.
fn known_file(record: &OriginRecord, asked: &str) -> Option<Arc<str>> {
    let is_below = |path: &str, end: &str| path.strip_suffix(end).is_some_and(|before| before.ends_with('/'));
    let known = files(record);
    let exact = known.iter().find(|known| **known == asked);
    let near = || known.iter().find(|known| is_below(asked, known) || is_below(known, asked));
    exact.or_else(near).map(|known| Arc::from(*known))
}

/// The text files that something comes from.
pub(super) fn files(record: &OriginRecord) -> BTreeSet<&str> {
    let texts = || record.dokument.iter().flat_map(|document| &document.texter);
    let own = texts().map(|text| text.fil.as_str()).filter(|file| !file.is_empty());
    let values = record.uppgifter.iter().flat_map(|value| value.platser.iter().chain(&value.definition));
    let tables = record.tabeller.iter().flat_map(|table| &table.definition);
    let of_texts = texts().flat_map(|text| text.platser.iter().chain(&text.referens));
    let placed = values.chain(tables).chain(of_texts).filter_map(|Written(place)| match place {
        Place::Text(place) => Some(&*place.file),
        _ => None,
    });
    own.chain(placed).chain(record.filer.iter().map(|file| file.fil.as_str())).collect()
}
