//! A sheet as a table: rows of typed cells that know their addresses.

use std::sync::Arc;

use super::Value;
use crate::place::{CellAddress, CellPlace, Place};

/// A table of the kind of case, filled from a sheet. Columns are in the schema's order, those that are computed last.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name in expressions.
    pub name: String,
    /// The workbook.
    pub file: Arc<str>,
    /// The sheet.
    pub sheet: Arc<str>,
    /// The columns' names in expressions.
    pub columns: Vec<String>,
    /// The sheet's column of each, 0-based; none where an optional column is not there.
    pub positions: Vec<Option<u32>>,
    /// The rows that are not blank.
    pub rows: Vec<Row>,
    /// What the computed columns come from; none before they are computed.
    pub computed: Vec<ComputedCells>,
}

/// What the values of a computed column come from.
#[derive(Debug, Clone, PartialEq)]
pub struct ComputedCells {
    /// The columns that are read of each row.
    pub columns: Vec<usize>,
    /// What else is read, for one row or another.
    pub others: Vec<Place>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// 0-based row of the sheet.
    pub number: u32,
    /// Values in the order of the columns; none where the cell is empty or was reported.
    pub values: Box<[Option<Value>]>,
}

impl Table {
    /// The index of a column by its name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// How many columns are the sheet's.
    pub fn sheet_columns(&self) -> usize {
        self.columns.len() - self.computed.len()
    }

    /// What a computed column comes from; none where the column is the sheet's.
    pub fn origin(&self, column: usize) -> Option<&ComputedCells> {
        self.computed.get(column.checked_sub(self.sheet_columns())?)
    }

    /// The place of a cell; of the row's first cell where the column is not in the sheet, and of the first that it comes from
    /// where it is computed.
    pub fn place(&self, row: usize, column: usize) -> Place {
        let read = self.origin(column).and_then(|origin| origin.columns.first()).copied();
        let position = self.positions.get(read.unwrap_or(column)).copied().flatten().unwrap_or(0);
        let number = self.rows.get(row).map_or(0, |row| row.number);
        Place::cell(&self.file, &self.sheet, number, position)
    }

    /// Where the sheet begins, if it is there and has no rows: what is read of it comes from there.
    pub fn empty_place(&self) -> Option<Place> {
        let is_there = self.positions.iter().any(Option::is_some);
        (is_there && self.rows.is_empty()).then(|| Place::cell(&self.file, &self.sheet, 0, 0))
    }

    /// The places of all cells that a column has or comes from.
    pub fn column_places(&self, column: usize) -> Vec<Place> {
        match self.origin(column) {
            None => self.column_place(column).into_iter().collect(),
            Some(origin) => {
                let read = origin.columns.iter().filter_map(|column| self.column_place(*column));
                read.chain(origin.others.iter().cloned()).collect()
            }
        }
    }

    /// The place of all cells of a column of the sheet that have a row.
    pub fn column_place(&self, column: usize) -> Option<Place> {
        let position = self.positions.get(column).copied().flatten()?;
        let first = self.rows.first()?.number;
        let last = self.rows.last()?.number;
        Some(Place::Cells(CellPlace {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            first: CellAddress { row: first, column: position },
            last: CellAddress { row: last, column: position },
        }))
    }
}
