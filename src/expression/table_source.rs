//! A table as expressions read it.

use std::sync::Arc;

use crate::model::Table;
use crate::templates::TableSpec;

/// A table and what the schema says of it.
pub(super) struct TableSource {
    /// The table.
    pub table: Arc<Table>,
    /// Its number, for the log.
    pub id: u32,
    /// Whether each column is required.
    pub required: Vec<bool>,
    /// Whether the sheet is required and not there, or not filled in yet.
    pub absent: bool,
}

impl TableSource {
    /// Puts a table and its schema together.
    pub(super) fn new(table: Arc<Table>, spec: &TableSpec, id: u32, absent: bool) -> Self {
        Self { required: spec.kolumner.iter().map(|column| column.kravs).collect(), table, id, absent }
    }
}
