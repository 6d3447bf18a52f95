//! A row of a table that a section stands for: what `rad.…` names in it, and which rows its tables and figures show.

use std::sync::Arc;

use crate::model::{Row, Table, Value};
use crate::place::Place;
use crate::templates::{RowSections, SummarySpec};

/// The row that the text being merged is about.
#[derive(Debug, Clone)]
pub(super) struct RowScope {
    /// Its table.
    pub table: Arc<Table>,
    /// Its index among the table's rows.
    pub row: usize,
}

impl RowScope {
    /// The value of a column, with its place; none where there is no such column.
    pub(super) fn value(&self, column: &str) -> Option<(Option<&Value>, Place)> {
        let index = self.table.column(column)?;
        let value = self.table.rows.get(self.row)?.values.get(index)?.as_ref();
        Some((value, self.table.place(self.row, index)))
    }

    /// The row's name: what the key column says.
    pub(super) fn name(&self, column: &str) -> Option<String> {
        self.value(column)?.0.map(Value::key)
    }

    /// Whether a summary shows a row of its table here.
    pub(super) fn shows(&self, spec: &SummarySpec, table: &Table, row: &Row) -> bool {
        spec.per_rad.iter().all(|(own, theirs)| {
            let own = table.column(own).and_then(|index| row.values.get(index)?.as_ref());
            let theirs = self.value(theirs).and_then(|(value, _)| value);
            own.zip(theirs).is_some_and(|(own, theirs)| own.key() == theirs.key())
        })
    }
}

/// The name of a row in `[avsnitt.…]`; empty where its cell is.
pub(super) fn row_name(table: &Arc<Table>, row: usize, per: &RowSections) -> String {
    RowScope { table: table.clone(), row }.name(per.nyckel.get_ref()).unwrap_or_default()
}
