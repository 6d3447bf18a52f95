//! A sheet whose heading row is gone: its first row holds values. One slip, which would be told at every column.

use std::collections::BTreeMap;

use super::SheetReader;
use super::headings::{self, HEADER_ROWS, Heading};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{CellRange, CellValue, RawCell};
use crate::message::message;
use crate::templates::ValueType;

impl SheetReader<'_> {
    /// The columns of a sheet without headings, which is told: those of the table in their own order, if the first row fits them, else
    /// none. Nothing where the sheet has a heading, or a first row that may be headings that nobody knows.
    pub(super) fn headless(&mut self) -> Option<BTreeMap<u32, Heading>> {
        let rows: Vec<&[RawCell]> = self.sheet.cells.chunk_by(|a, b| a.row == b.row).take(HEADER_ROWS).collect();
        let first = *rows.first()?;
        let has_heading = |row: &&[RawCell]| row.iter().any(|cell| headings::is_known(cell, self.spec));
        let alike = first.iter().filter(|cell| headings::is_like_known(cell, self.spec)).count();
        if rows.iter().any(has_heading) || alike * 2 > first.len() {
            return None;
        }
        let index = |cell: &RawCell| usize::try_from(cell.column).ok().filter(|index| *index < self.forms.len());
        let in_order = first.iter().all(|cell| index(cell).is_some_and(|index| self.fits(cell, index)));
        let is_typed = |cell: &RawCell| index(cell).is_some_and(|index| self.forms[index].typ != ValueType::Text);
        let is_value = |cell: &RawCell| !matches!(cell.value, CellValue::Text(_));
        // One number among words is a heading that a program made of a year.
        let are_values = first.iter().filter(|cell| is_value(cell)).count() > 1;
        if first.len() < 2 || !(are_values || (in_order && first.iter().any(is_typed))) {
            return None;
        }
        let last = self.sheet.cells.iter().filter_map(index).max().unwrap_or_default();
        let names: Vec<&str> = self.spec.kolumner.iter().map(|column| column.rubrik.as_str()).collect();
        let (row, start, end) = (first[0].row, first[0].column, first[first.len() - 1].column);
        let place = CellRange::new(row, start, row, end).place(&self.workbook.file, &self.sheet.name);
        let (sheet, names) = (&self.sheet.name, names.join(", "));
        self.problems
            .push(Diagnostic::error(message!(codes::HEADINGS_MISSING, blad = sheet, rubriker = names)).at(place));
        let columns = (0..).zip(0..=last).map(|(column, index)| (column, Heading::Known(index)));
        Some(if in_order { columns.collect() } else { BTreeMap::new() })
    }
}
