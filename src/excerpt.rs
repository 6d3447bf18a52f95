//! What stands at a place: the line of a text file with its spot, or cells with their headings and values. The console shows
//! it to people beneath the place. A file is read again for it, when there is something to tell of it: a run without findings
//! keeps and costs nothing.
//!
//! A personnummer is shown nowhere: what stands on its line or in its cell is withheld, whatever the finding is about.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::inputs::workbook::{self, RawCell, RawSheet};
use crate::limits;
use crate::place::{CellAddress, CellPlace, Place, TextPlace};
use crate::review::safety::personal_numbers;
use crate::source::Source;
use crate::source_text::SourceFile;

#[cfg(test)]
mod tests;

/// Cells shown of a range: enough to know the range again.
const CELLS: usize = 3;

/// Lines of a place that are looked through for one with words on it; a text in TOML mostly begins below its quotation marks.
const LINES: u32 = 20;

/// Places of a case that are shown with what stands there. Nobody mends more at once, and a hostile file has thousands of
/// findings on lines that fill a terminal.
const PLACES: usize = 1_000;

/// Shows what stands at places of a case, or nothing where its files are not to be had.
pub(crate) struct Excerpts {
    source: Option<Source>,
    /// Places that may still be shown.
    left: usize,
    texts: BTreeMap<Arc<str>, Option<Text>>,
    workbooks: BTreeMap<Arc<str>, Vec<Sheet>>,
}

/// A text file, and the lines of it that hold a personnummer.
struct Text {
    file: Arc<SourceFile>,
    withheld: BTreeSet<u32>,
}

/// A sheet, and its cells that hold a personnummer.
struct Sheet {
    raw: RawSheet,
    withheld: BTreeSet<(u32, u32)>,
}

/// A line or a cell as it stands in its file: nothing is filtered or cut yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quote<'f> {
    /// The number of the line, or the cell's address.
    pub label: String,
    /// What stands before the spot.
    pub before: Cow<'f, str>,
    /// The spot: what the place is of.
    pub spot: Cow<'f, str>,
    /// What stands after it.
    pub after: Cow<'f, str>,
    /// How the spot is pointed out.
    pub mark: Mark,
}

/// How a quote points out its spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// By carets beneath it.
    Carets,
    /// By carets, and that the spot goes on beyond the line.
    CaretsGoOn,
    /// Not at all: a cell's value stands alone after its heading.
    Nothing,
}

impl Excerpts {
    /// Of the files of a case; of none where there is no case.
    pub(crate) fn new(source: Option<Source>) -> Self {
        Self { source, left: PLACES, texts: BTreeMap::new(), workbooks: BTreeMap::new() }
    }

    /// What stands at a place. Nothing where it is a file as a whole, cannot be read, or is withheld, and
    /// after as many places as are shown of a case.
    pub(crate) fn at(&mut self, place: &Place) -> Vec<Quote<'_>> {
        let Some(left) = self.left.checked_sub(1) else { return Vec::new() };
        self.left = left;
        match place {
            Place::File(_) => Vec::new(),
            Place::Text(place) => self.text(&place.file).and_then(|text| text.line_at(place)).into_iter().collect(),
            Place::Cells(place) => self.sheet(place).map(|sheet| sheet.cells_at(place)).unwrap_or_default(),
        }
    }

    fn text(&mut self, file: &Arc<str>) -> Option<&Text> {
        let source = self.source.as_ref();
        let read = || Some(Text::new(file, &source?.read(file, limits::TOML_BYTES).ok()?));
        self.texts.entry(file.clone()).or_insert_with(read).as_ref()
    }

    fn sheet(&mut self, place: &CellPlace) -> Option<&Sheet> {
        let source = self.source.as_ref();
        let limit = limits::workbook::FILE_BYTES as u64;
        let read = || workbook::read(&place.file, &source?.read(&place.file, limit).ok()?).ok();
        let sheets = || read().into_iter().flat_map(|workbook| workbook.sheets).map(Sheet::new).collect();
        let sheets: &Vec<Sheet> = self.workbooks.entry(place.file.clone()).or_insert_with(sheets);
        sheets.iter().find(|sheet| sheet.raw.name == place.sheet)
    }
}

impl Text {
    /// A text as the reader of TOML counts its lines and columns. What is not UTF-8 is told at its first byte, up to which
    /// replacing what is not changes nothing.
    fn new(name: &str, bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let file = SourceFile::new(name, &String::from_utf8_lossy(bytes));
        Self { withheld: personal_numbers::in_lines(&file), file }
    }

    /// The first line of a place that has words on it.
    fn line_at(&self, place: &TextPlace) -> Option<Quote<'_>> {
        let lines = place.line..=place.end_line.min(place.line + LINES);
        let wordy = lines.into_iter().find(|line| self.part(place, *line).is_some_and(|(_, spot, _)| has_words(spot)));
        let line = wordy.unwrap_or(place.line);
        let (before, spot, after) = self.part(place, line)?;
        if self.withheld.contains(&line) || [before, spot, after].iter().all(|part| part.trim().is_empty()) {
            return None;
        }
        let goes_on = (line + 1, 1) < (place.end_line, place.end_column);
        Some(Quote {
            label: line.to_string(),
            before: before.into(),
            spot: spot.into(),
            after: after.into(),
            mark: if goes_on { Mark::CaretsGoOn } else { Mark::Carets },
        })
    }

    /// A line in three: what stands before a place, in it and after it. Below its first line a place begins where the line's
    /// indentation ends.
    fn part(&self, place: &TextPlace, line: u32) -> Option<(&str, &str, &str)> {
        let range = self.file.line(line)?;
        let text = &self.file.text()[range.clone()];
        let start = match line == place.line {
            true => self.file.offset(line, place.column)? - range.start,
            false => text.len() - text.trim_start().len(),
        };
        let end = match line == place.end_line {
            true => self.file.offset(line, place.end_column)? - range.start,
            false => text.len(),
        };
        let (before, rest) = text.split_at(start);
        let (spot, after) = rest.split_at(end.max(start) - start);
        Some((before, spot, after))
    }
}

/// Whether there is more than space and quotation marks.
fn has_words(spot: &str) -> bool {
    spot.contains(|c: char| !c.is_whitespace() && c != '"' && c != '\'')
}

impl Sheet {
    fn new(raw: RawSheet) -> Self {
        Self { withheld: personal_numbers::in_sheet(&raw), raw }
    }

    /// The first cells of a range with their headings; its first cell where all are empty. Nothing where any is withheld.
    fn cells_at(&self, place: &CellPlace) -> Vec<Quote<'_>> {
        let start = self.raw.cells.partition_point(|cell| cell.row < place.first.row);
        let columns = place.first.column..=place.last.column;
        let rows = self.raw.cells[start..].iter().take_while(|cell| cell.row <= place.last.row);
        let mut filled = rows.filter(|cell| columns.contains(&cell.column));
        let shown: Vec<&RawCell> = filled.by_ref().take(CELLS).collect();
        let mut quotes: Vec<_> = match shown.as_slice() {
            [] => vec![self.quoted(place.first, String::new())],
            shown => shown.iter().map(|cell| self.quoted(address(cell), cell.value.to_string())).collect(),
        };
        if filled.next().is_some() {
            quotes.push(Some(quote("…".to_owned(), String::new(), String::new())));
        }
        quotes.into_iter().collect::<Option<_>>().unwrap_or_default()
    }

    /// A cell; none where it or its heading is withheld, or there is neither.
    fn quoted(&self, at: CellAddress, value: String) -> Option<Quote<'_>> {
        let heading = self.heading(at);
        let is_withheld = |at: CellAddress| self.withheld.contains(&(at.row, at.column));
        if is_withheld(at) || heading.is_some_and(|heading| is_withheld(address(heading))) {
            return None;
        }
        let named = heading.map(|heading| format!("{}: ", heading.value.to_string().trim())).unwrap_or_default();
        (!named.is_empty() || !value.is_empty()).then(|| quote(at.to_string(), named, value))
    }

    /// The heading above a cell: in the sheet's first row that is not empty, which has none itself.
    fn heading(&self, at: CellAddress) -> Option<&RawCell> {
        let first = self.raw.cells.first()?.row;
        let mut headings = self.raw.cells.iter().take_while(|cell| cell.row == first);
        headings.find(|cell| cell.column == at.column && at.row > first)
    }
}

fn address(cell: &RawCell) -> CellAddress {
    CellAddress { row: cell.row, column: cell.column }
}

fn quote<'s>(label: String, heading: String, value: String) -> Quote<'s> {
    Quote { label, before: heading.into(), spot: value.into(), after: "".into(), mark: Mark::Nothing }
}
