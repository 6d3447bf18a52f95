//! A table as expressions read it.

use std::sync::Arc;

use crate::model::{Row, Table};
use crate::templates::{TableSpec, Unknown};

/// A table and what the schema says of it.
pub(super) struct TableSource {
    /// The table.
    pub table: Arc<Table>,
    /// Its number, for the log.
    pub id: u32,
    /// Whether each column is required.
    pub required: Vec<bool>,
    /// The numbers that are not known.
    unknown: Unknown,
    /// The numbers that each computed column is computed from, by their columns; none of one that stands in the sheet.
    computed_from: Vec<Option<Vec<usize>>>,
    /// Whether the sheet is required and not there, or not filled in yet.
    pub absent: bool,
}

impl TableSource {
    /// Puts a table and its schema together, with the numbers that each column is computed from.
    pub(super) fn new(
        table: Arc<Table>,
        spec: &TableSpec,
        computed_from: Vec<Option<Vec<usize>>>,
        id: u32,
        absent: bool,
    ) -> Self {
        let required = spec.kolumner.iter().map(|column| column.kravs).collect();
        let unknown = spec.unknown(&table.positions, &table.rows);
        Self { required, unknown, computed_from, table, id, absent }
    }

    /// Whether a number that a row does not have is lost: it must be there, is not known, or cannot be worked out. One that may be
    /// left empty otherwise is not given, and adds nothing to a sum.
    pub(super) fn is_lost(&self, row: &Row, column: usize) -> bool {
        if row.values.get(column).is_some_and(Option::is_some) {
            return false;
        }
        match self.computed_from.get(column) {
            Some(Some(numbers)) => self.is_lost_of(row, numbers),
            _ => self.required.get(column) == Some(&true) || self.unknown.is_so(row, column),
        }
    }

    /// The same of what is computed from some numbers of the row and is none: it is not given either where none of them is. Where it
    /// is computed from none of the row's, it is not there for another reason.
    pub(super) fn is_lost_of(&self, row: &Row, numbers: &[usize]) -> bool {
        let is_there = |column: &usize| row.values.get(*column).is_some_and(Option::is_some);
        numbers.is_empty() || numbers.iter().any(|column| is_there(column) || self.is_lost(row, *column))
    }
}
