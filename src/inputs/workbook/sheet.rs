//! One sheet on its way from the file: its cells gathered under the bounds, and what damage to it costs.

use std::sync::Arc;

use super::damage::{Damage, Refusal};
use super::limits::{self, Limit, Usage, within};
use super::marks::{Comment, Look, Marked, Marks, Unshown};
use super::values::DateSystem;
use super::{CellAddress, CellRange, CellValue, Lost, RawCell, RawSheet, errors};

/// One sheet while it is read: counts its cells, and leaves them in the order of the page.
#[derive(Debug)]
pub(super) struct Cells<'u> {
    usage: &'u mut Usage,
    /// The row and column that were read last.
    at: (u32, u32),
    cells: Vec<RawCell>,
    ordered: bool,
    marked: Vec<Marked>,
    hidden: Vec<(u32, u32)>,
    merged: Vec<CellRange>,
    comments: Vec<Comment>,
    looks: Arc<[Look]>,
    unshown: Unshown,
    system: DateSystem,
}

/// The most ranges of a sheet with conditional number formats that are remembered; every cell is looked for in each.
const CONDITIONS: usize = 1_000;

/// What a workbook's list says of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its name.
    pub name: String,
    /// Whether it is hidden, in whatever way.
    pub hidden: bool,
}

/// Reads one sheet of a workbook that has used this much of its bounds. Damage costs the sheet and is told where the sheet
/// is used; beyond a bound the whole workbook is refused.
pub(super) fn read_sheet(
    listed: Listed,
    usage: &mut Usage,
    read: impl FnOnce(&mut Cells<'_>) -> Result<(), Refusal>,
) -> Result<RawSheet, Refusal> {
    let mut cells = Cells::new(usage);
    match read(&mut cells) {
        Ok(()) => cells.into_sheet(listed),
        Err(Refusal::Unreadable(damage)) => Ok(cells.lose(listed, damage)),
        Err(other) => Err(other),
    }
}

impl<'u> Cells<'u> {
    /// An empty sheet.
    pub(super) fn new(usage: &'u mut Usage) -> Self {
        Self {
            usage,
            at: (0, 0),
            cells: Vec::new(),
            ordered: true,
            marked: Vec::new(),
            hidden: Vec::new(),
            merged: Vec::new(),
            comments: Vec::new(),
            looks: Arc::default(),
            unshown: Unshown::default(),
            system: DateSystem::From1900,
        }
    }

    /// Says how cells look that are marked with the numbers of these.
    pub(super) fn set_looks(&mut self, looks: Arc<[Look]>) {
        self.looks = looks;
    }

    /// Says from which day the workbook counts.
    pub(super) fn set_system(&mut self, system: DateSystem) {
        self.system = system;
    }

    /// Adds text, with its lines ended in one way. Only whitespace counts as an empty cell, but is counted, since looking
    /// through it takes time.
    pub(super) fn text(&mut self, row: u32, column: u32, text: &str) -> Result<(), Refusal> {
        self.usage.text(text.len())?;
        match unlike_text(text) {
            Some(Unlike::Nothing) => Ok(()),
            Some(Unlike::Error(error)) => self.push(row, column, error),
            None => self.push(row, column, CellValue::Text(with_one_end(text.to_owned()))),
        }
    }

    /// Adds text in the same way that nobody else has.
    pub(super) fn own_text(&mut self, row: u32, column: u32, text: String) -> Result<(), Refusal> {
        self.usage.text(text.len())?;
        match unlike_text(&text) {
            Some(Unlike::Nothing) => Ok(()),
            Some(Unlike::Error(error)) => self.push(row, column, error),
            None => self.push(row, column, CellValue::Text(with_one_end(text))),
        }
    }

    /// Adds text that is known to stand as it is.
    pub(super) fn plain_text(&mut self, row: u32, column: u32, text: &str) -> Result<(), Refusal> {
        self.usage.text(text.len())?;
        self.push(row, column, CellValue::Text(text.to_owned()))
    }

    /// Adds a value other than text.
    pub(super) fn push(&mut self, row: u32, column: u32, value: CellValue) -> Result<(), Refusal> {
        self.at = (row, column);
        if row >= limits::ROWS || column >= limits::COLUMNS {
            return Err(Damage::Address.into());
        }
        self.usage.cell()?;
        if let CellValue::Error(text) | CellValue::Other(text) = &value {
            self.usage.text(text.len())?;
        }
        if let Some(last) = self.cells.last() {
            self.ordered &= (last.row, last.column) < (row, column);
        }
        self.cells.push(RawCell { row, column, value });
        Ok(())
    }

    /// Remembers how the cell that was added last looks, by the look's number; only what is there is remembered.
    pub(super) fn mark(&mut self, row: u32, column: u32, look: Option<u32>) {
        let Some(look) = look else { return };
        if self.is_last(row, column) {
            self.marked.push((row, column, look));
        }
    }

    /// Remembers that a part of the text that was added last is struck through.
    pub(super) fn strike_part(&mut self, row: u32, column: u32) {
        if self.is_last(row, column) {
            self.unshown.partly_struck.push((row, column));
        }
    }

    fn is_last(&self, row: u32, column: u32) -> bool {
        self.cells.last().is_some_and(|cell| (cell.row, cell.column) == (row, column))
    }

    /// Remembers that rows are hidden, the first and the last.
    pub(super) fn hide(&mut self, first: u32, last: u32) {
        push_span(&mut self.hidden, first, last);
    }

    /// Remembers that columns are hidden, the first and the last.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        push_span(&mut self.unshown.hidden_columns, first, last);
    }

    /// Remembers that a condition gives cells another number format.
    pub(super) fn reformat(&mut self, ranges: impl IntoIterator<Item = CellRange>) {
        let left = CONDITIONS.saturating_sub(self.unshown.reformatted.len());
        self.unshown.reformatted.extend(ranges.into_iter().take(left));
    }

    /// Remembers that a condition gives a cell another number format; cells below each other share a range.
    pub(super) fn reformat_cell(&mut self, row: u32, column: u32) {
        let above = |range: &&mut CellRange| {
            range.last.column == column && range.first.column == column && range.last.row.checked_add(1) == Some(row)
        };
        match self.unshown.reformatted.iter_mut().rev().take(64).find(above) {
            Some(range) => range.last.row = row,
            None => self.reformat([CellRange::new(row, column, row, column)]),
        }
    }

    /// Remembers which cell is being read, for the place of what is told.
    pub(super) fn reach(&mut self, row: u32, column: u32) {
        self.at = (row, column);
    }

    /// How many cells have been added.
    pub(super) fn count(&self) -> usize {
        self.cells.len()
    }

    /// Adds a merged region.
    pub(super) fn merge(&mut self, region: Option<CellRange>) -> Result<(), Refusal> {
        self.merged.extend(region);
        within(self.merged.len(), limits::MERGED, Limit::Merged)
    }

    /// Adds the comment on a cell, which counts as text.
    pub(super) fn comment(&mut self, comment: Comment) -> Result<(), Refusal> {
        self.usage.text(comment.text.len())?;
        self.comments.push(comment);
        within(self.comments.len(), limits::CELLS, Limit::Cells)
    }

    /// The sheet, with its cells by row and column. Of several values at one address the last counts, as when Excel opens
    /// the file.
    fn into_sheet(mut self, listed: Listed) -> Result<RawSheet, Refusal> {
        self.usage.merged(self.merged.len())?;
        if !self.ordered {
            self.cells.reverse();
            self.cells.sort_by_key(|cell| (cell.row, cell.column));
            self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        }
        Ok(RawSheet {
            name: listed.name.into(),
            hidden: listed.hidden,
            cells: self.cells,
            merged: self.merged,
            marks: Marks::new(self.looks, self.marked, self.hidden)
                .with_comments(self.comments)
                .with_unshown(self.unshown),
            from_1904: self.system == DateSystem::From1904,
            lost: None,
        })
    }

    /// The sheet without its values: half a table would pass for a whole one.
    fn lose(self, listed: Listed, damage: Damage) -> RawSheet {
        let at = CellAddress { row: self.at.0.min(limits::ROWS - 1), column: self.at.1.min(limits::COLUMNS - 1) };
        RawSheet {
            name: listed.name.into(),
            hidden: listed.hidden,
            cells: Vec::new(),
            merged: Vec::new(),
            marks: Marks::default(),
            from_1904: false,
            lost: Some(Lost { damage, at }),
        }
    }
}

/// What a cell has whose text is none.
enum Unlike {
    Nothing,
    Error(CellValue),
}

/// What a cell with a text has instead of it, if anything.
fn unlike_text(text: &str) -> Option<Unlike> {
    match text.trim() {
        "" => Some(Unlike::Nothing),
        trimmed => errors::is_shown_error(trimmed).then(|| Unlike::Error(CellValue::Error(trimmed.into()))),
    }
}

/// Whether a text stands in a cell as it is.
pub(super) fn is_plain(text: &str) -> bool {
    unlike_text(text).is_none() && !has_returns(text)
}

/// The text with its lines ended in one way.
fn with_one_end(text: String) -> String {
    if has_returns(&text) { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// Whether lines end in another way than one. Most texts are so short that looking for a character costs more than for a byte.
fn has_returns(text: &str) -> bool {
    text.as_bytes().contains(&b'\r')
}

/// Adds rows or columns; what follows the ones before is joined to them.
fn push_span(spans: &mut Vec<(u32, u32)>, first: u32, last: u32) {
    match spans.last_mut() {
        Some((_, before)) if before.checked_add(1) == Some(first) => *before = last,
        _ => spans.push((first, last)),
    }
}
