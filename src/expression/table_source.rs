//! A table as expressions read it.

use std::sync::Arc;

use super::tree::words_read;
use crate::model::{Row, Table};
use crate::place::Place;
use crate::templates::{TableSpec, Unknown};

/// A table and what the schema says of it.
pub(super) struct TableSource {
    /// The table.
    pub table: Arc<Table>,
    /// Its number, for the log.
    pub id: u32,
    /// Whether each column must be filled in.
    pub required: Vec<bool>,
    /// Whether each column has numbers.
    quantities: Vec<bool>,
    /// The numbers that are not known.
    unknown: Unknown,
    /// The numbers that each computed column is computed from, by their columns; none of one that stands in the sheet.
    computed_from: Vec<Option<Vec<usize>>>,
    /// Whether the sheet is required and not there, or not filled in yet.
    pub absent: bool,
    /// Where it begins, if it should have rows and has none.
    pub empty: Option<Place>,
}

impl TableSource {
    /// Puts a table and its schema together, with the numbers that each column is computed from.
    pub(super) fn new(table: Arc<Table>, spec: &TableSpec, id: u32, absent: bool) -> Self {
        let specs = || (0..table.columns.len()).map(|column| spec.kolumner.at(column));
        let required = specs().map(|column| column.kravs && column.uttryck.is_none()).collect();
        let quantities = specs().map(|column| column.typ.is_quantity()).collect();
        let unknown = spec.unknown(&table.positions, &table.rows);
        let computed_from = Vec::new();
        let empty = table.empty_place().filter(|_| spec.kravs);
        let mut source = Self { required, quantities, unknown, computed_from, table: table.clone(), id, absent, empty };
        let from = |expression: &String| source.numbers_named(expression);
        let computed_from = specs().map(|column| column.uttryck.as_ref().map(from)).collect();
        source.computed_from = computed_from;
        source
    }

    /// The columns of numbers that an expression names.
    pub(super) fn numbers_named(&self, expression: &str) -> Vec<usize> {
        self.named(expression).into_iter().filter(|column| self.quantities.get(*column) == Some(&true)).collect()
    }

    /// The columns that decide whether what an expression has no value of is lost: those of numbers, or all where it names none.
    pub(super) fn deciding(&self, expression: &str) -> Vec<usize> {
        let numbers = self.numbers_named(expression);
        if numbers.is_empty() { self.named(expression) } else { numbers }
    }

    fn named(&self, expression: &str) -> Vec<usize> {
        let words = words_read(expression);
        let columns = self.table.columns.iter().enumerate();
        columns.filter(|(_, name)| words.contains(*name)).map(|(column, _)| column).collect()
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
