//! What a sheet shows otherwise than its values say: numbers by their formats and by conditions, rows and columns that are
//! hidden, text that is struck through in whole or in part; and the comments beside its values.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{CellRange, CellValue, RawCell, format_code};

/// How cells of one kind look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// How a number is shown; nothing is its digits.
    pub shown: Option<Shown>,
    /// Whether the cell is struck through.
    pub is_struck: bool,
    /// Whether its text has the colour of what is behind it, or is too small to be read.
    pub is_unseen: bool,
}

/// How a number is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// By a number format.
    ByCode(Arc<str>),
    /// As this text, where the file has it.
    As(Arc<str>),
    /// As this text, where a hundredth is one percent.
    AsPercent(Arc<str>),
}

impl Look {
    /// A look by a number format.
    pub fn new(code: Arc<str>) -> Self {
        let shown = (&*code != format_code::builtin(0)).then_some(Shown::ByCode(code));
        Self { shown, ..Self::default() }
    }

    /// Whether nothing about it is to be remembered.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// A cell and its look, by its index.
pub(super) type Marked = (u32, u32, u32);

/// A comment on a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The cell's 0-based row.
    pub row: u32,
    /// The cell's 0-based column.
    pub column: u32,
    /// What it says.
    pub text: String,
}

/// The looks of a sheet's cells, its hidden rows and its comments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    looks: Arc<[Look]>,
    /// By row and column; other cells are plain.
    cells: Vec<Marked>,
    /// Rows that are hidden or filtered out, first and last, in order.
    hidden: Vec<(u32, u32)>,
    comments: Vec<Comment>,
    unshown: Unshown,
}

/// What few sheets hide or show otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unshown {
    /// Columns that are hidden, first and last.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Cells with text of which a part is struck through, by row and column.
    pub partly_struck: Vec<(u32, u32)>,
    /// Cells whose number format depends on a condition.
    pub reformatted: Vec<CellRange>,
}

impl Marks {
    /// The marks of a sheet.
    pub fn new(looks: Arc<[Look]>, mut cells: Vec<Marked>, mut hidden: Vec<(u32, u32)>) -> Self {
        cells.sort_unstable();
        hidden.sort_unstable();
        Self { looks, cells, hidden, comments: Vec::new(), unshown: Unshown::default() }
    }

    /// The marks of a sheet whose first cell has a number format.
    #[cfg(test)]
    pub fn of_one_cell(code: &str) -> Self {
        Self::new([Look::new(code.into())].into(), vec![(0, 0, 0)], Vec::new())
    }

    /// The same with the comments on the sheet's cells.
    pub fn with_comments(self, comments: Vec<Comment>) -> Self {
        Self { comments, ..self }
    }

    /// The same with what few sheets have.
    pub(super) fn with_unshown(self, mut unshown: Unshown) -> Self {
        unshown.partly_struck.sort_unstable();
        Self { unshown, ..self }
    }

    /// Whether a column is hidden.
    pub fn is_column_hidden(&self, column: u32) -> bool {
        self.unshown.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// Whether a part of a cell's text is struck through.
    pub fn is_partly_struck(&self, row: u32, column: u32) -> bool {
        self.unshown.partly_struck.binary_search(&(row, column)).is_ok()
    }

    /// Whether how a cell shows a number depends on a condition.
    pub fn is_reformatted(&self, row: u32, column: u32) -> bool {
        let holds = |range: &CellRange| {
            (range.first.row..=range.last.row).contains(&row)
                && (range.first.column..=range.last.column).contains(&column)
        };
        self.unshown.reformatted.iter().any(holds)
    }

    /// Whether a number is surely shown as its digits, with a sign where it has one.
    pub fn shows_digits(&self, row: u32, column: u32) -> bool {
        match self.look((row, column)).and_then(|look| look.shown.as_ref()) {
            None => true,
            Some(Shown::ByCode(code)) => format_code::shows_digits(code),
            Some(Shown::As(_) | Shown::AsPercent(_)) => false,
        }
    }

    /// The comments on the sheet's cells.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// The marks of a sheet whose first cells in the first column have a number format, and the first a comment.
    #[cfg(test)]
    pub fn of_cells(code: &str, rows: u32, comment: &str) -> Self {
        let cells = (0..rows).map(|row| (row, 0, 0)).collect();
        let comment = Comment { row: 0, column: 0, text: comment.to_owned() };
        Self { comments: vec![comment], ..Self::new([Look::new(code.into())].into(), cells, Vec::new()) }
    }

    /// A cell's number as the cell shows it; nothing for other values, and where that is not known.
    pub fn shown(&self, cell: &RawCell) -> Option<String> {
        let CellValue::Number(number) = &cell.value else { return None };
        self.shown_number(*number, (cell.row, cell.column))
    }

    fn shown_number(&self, number: Decimal, at: (u32, u32)) -> Option<String> {
        match self.look(at).and_then(|look| look.shown.as_ref()) {
            None => format_code::general(number),
            Some(Shown::ByCode(code)) => format_code::shown(number, code),
            Some(Shown::As(text) | Shown::AsPercent(text)) => Some(text.to_string()),
        }
    }

    /// Whether a cell shows a hundredth as one percent.
    pub fn shows_percent(&self, row: u32, column: u32) -> bool {
        match self.look((row, column)).and_then(|look| look.shown.as_ref()) {
            None | Some(Shown::As(_)) => false,
            Some(Shown::ByCode(code)) => format_code::is_percent(code),
            Some(Shown::AsPercent(_)) => true,
        }
    }

    /// Whether a cell is struck through.
    pub fn is_struck(&self, row: u32, column: u32) -> bool {
        self.look((row, column)).is_some_and(|look| look.is_struck)
    }

    /// Whether there is a look in which text is not seen; few workbooks have one.
    pub fn has_unseen(&self) -> bool {
        self.looks.iter().any(|look| look.is_unseen)
    }

    /// Whether a cell's text has the colour of what is behind it, or is too small to be read.
    pub fn is_unseen(&self, row: u32, column: u32) -> bool {
        self.look((row, column)).is_some_and(|look| look.is_unseen)
    }

    /// Whether a row is hidden or filtered out.
    pub fn is_hidden(&self, row: u32) -> bool {
        let before = self.hidden.partition_point(|(first, _)| *first <= row);
        before.checked_sub(1).and_then(|at| self.hidden.get(at)).is_some_and(|(_, last)| row <= *last)
    }

    fn look(&self, at: (u32, u32)) -> Option<&Look> {
        let index = self.cells.binary_search_by_key(&at, |(row, column, _)| (*row, *column)).ok()?;
        self.looks.get(self.cells.get(index)?.2 as usize)
    }
}
