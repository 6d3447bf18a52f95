//! Rows, cells and tables of sheets, as they are on the other side.

use std::sync::Arc;

use super::super::super::content::TableContent;
use super::super::super::side::TableOrigin;
use super::super::described::row_of;
use super::PutBack;
use crate::model::{Case, Row, Table, Value};
use crate::place::CellAddress;

impl PutBack<'_> {
    /// The order of a table's rows: they keep what they say.
    pub(super) fn order(&self, name: &str, case: &mut Case) -> Option<()> {
        let places = self.rows.order_of_other(name, usize::from(self.is_new))?;
        let table = Arc::make_mut(case.tables.get_mut(name)?);
        let mut rows: Vec<(usize, Row)> = places.into_iter().zip(std::mem::take(&mut table.rows)).collect();
        rows.sort_by_key(|(place, _)| *place);
        table.rows = rows.into_iter().map(|(_, row)| row).collect();
        Some(())
    }

    /// A cell, or a row as a whole.
    pub(super) fn cell(
        &self,
        table: &str,
        row: (Option<u32>, Option<u32>),
        column: &str,
        case: &mut Case,
    ) -> Option<()> {
        let (own, theirs) = if self.is_new { (row.1, row.0) } else { (row.0, row.1) };
        let found = Arc::make_mut(case.tables.get_mut(table)?);
        // What was put in before keeps the order of this side's rows.
        let rows = &found.rows;
        let at = own.and_then(|number| {
            let sorted = rows.binary_search_by_key(&number, |row| row.number + 1).ok();
            sorted.or_else(|| rows.iter().position(|row| row.number + 1 == number))
        });
        let Some(number) = theirs else {
            found.rows.remove(at?);
            return Some(());
        };
        let (place, values) = self.their_row(table, &found.columns, number)?;
        let Some(at) = at else {
            found.rows.insert(place.min(found.rows.len()), Row { number: number.saturating_sub(1), values });
            return Some(());
        };
        if column.is_empty() {
            found.rows[at].values = values;
        } else {
            let column = found.column(column)?;
            *found.rows[at].values.get_mut(column)? = values.get(column)?.clone();
        }
        Some(())
    }

    /// A row of the other side in these columns, with where it stands among its rows.
    fn their_row(&self, table: &str, columns: &[String], number: u32) -> Option<(usize, Box<[Option<Value>]>)> {
        let (_, content, at) = row_of(self.other, table, Some(number))?;
        let row = content.rader.get(at)?;
        let value = |name: &String| {
            let column = content.kolumner.iter().position(|column| column == name)?;
            row.get(column).cloned().flatten()
        };
        Some((at, columns.iter().map(value).collect()))
    }

    /// A table as a whole.
    pub(super) fn table(&self, name: &str, case: &mut Case) -> Option<()> {
        if let Some(table) = self.tables.borrow().get(name) {
            case.tables.insert(name.to_owned(), table.clone());
            return Some(());
        }
        let (Some(content), Some(origin)) = (self.other.whole().tabeller.get(name), self.other.tables.get(name)) else {
            case.tables.remove(name);
            return Some(());
        };
        let table = Arc::new(self.their_table(name, content, origin)?);
        self.tables.borrow_mut().insert(name.to_owned(), table.clone());
        case.tables.insert(name.to_owned(), table);
        Some(())
    }

    /// A table of the other side in the columns that this side's kind reads from a sheet: what the kind computes is computed again.
    fn their_table(&self, name: &str, content: &TableContent, origin: &TableOrigin) -> Option<Table> {
        let spec = self.live.templates.arendetyp.tabeller.iter().find(|spec| spec.namn == name)?;
        let columns: Vec<String> = spec.kolumner.iter().map(|column| column.namn.clone()).collect();
        let theirs: Vec<Option<usize>> =
            columns.iter().map(|name| content.kolumner.iter().position(|column| column == name)).collect();
        let position = |at: &Option<usize>| {
            let letters = origin.letters.get((*at)?)?.as_deref()?;
            CellAddress::parse(&format!("{letters}1")).map(|cell| cell.column)
        };
        let row = |(row, number): (&Vec<Option<Value>>, &u32)| Row {
            number: number.saturating_sub(1),
            values: theirs.iter().map(|at| row.get((*at)?).cloned().flatten()).collect(),
        };
        Some(Table {
            name: name.to_owned(),
            file: Arc::from(origin.file.as_str()),
            sheet: Arc::from(origin.sheet.as_str()),
            positions: theirs.iter().map(position).collect(),
            columns,
            rows: content.rader.iter().zip(&origin.numbers).map(row).collect(),
            computed: Vec::new(),
        })
    }
}
