//! A sheet whose rows stand as columns: its headings are below each other in the first.

use super::headings::is_known;
use crate::inputs::workbook::{CellRange, Marks, RawCell, RawSheet};
use crate::templates::TableSpec;

/// Fewer headings than this could stand below each other by chance.
const HEADINGS: usize = 3;

/// The sheet with its rows as rows, and where its headings stand; nothing for one that is not turned.
pub(super) fn turned(sheet: &RawSheet, spec: &TableSpec) -> Option<(RawSheet, CellRange)> {
    let (row, column) = (sheet.cells.first()?.row, sheet.cells.iter().map(|cell| cell.column).min()?);
    let count = |is_there: &dyn Fn(&RawCell) -> bool| {
        sheet.cells.iter().filter(|cell| is_there(cell) && is_known(cell, spec)).count()
    };
    let below = count(&|cell| cell.column == column);
    let wanted = spec.kolumner.len().div_ceil(2).max(HEADINGS);
    if below < wanted || count(&|cell| cell.row == row) > 1 {
        return None;
    }
    let mut cells: Vec<RawCell> = sheet.cells.clone();
    for cell in &mut cells {
        (cell.row, cell.column) = (cell.column, cell.row);
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let mut headings = sheet.cells.iter().filter(|cell| cell.column == column);
    let last = headings.next_back().map_or(row, |cell| cell.row);
    let turned = RawSheet { cells, merged: Vec::new(), marks: Marks::default(), lost: None, ..sheet.clone() };
    Some((turned, CellRange::new(row, column, last, column)))
}
