//! Cells whose text was read wrongly on its way into the workbook: told, and read as what it was.

use std::borrow::Cow;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::misdecoded;
use crate::inputs::workbook::{CellRange, CellValue, RawCell, RawSheet, RawWorkbook};
use crate::message::message;
use crate::place::Place;

/// As many cells of a sheet are told together.
const MANY: usize = 3;

/// The sheet with its texts as they were.
pub(super) fn as_meant<'s>(
    workbook: &RawWorkbook,
    sheet: &'s RawSheet,
    problems: &mut Diagnostics,
) -> Cow<'s, RawSheet> {
    let text = |index: usize| match &sheet.cells[index].value {
        CellValue::Text(text) => misdecoded::mended(text).map(|right| (index, text.clone(), right)),
        _ => None,
    };
    let found: Vec<_> = (0..sheet.cells.len()).filter_map(text).collect();
    let Some((_, given, right)) = found.first() else { return Cow::Borrowed(sheet) };
    let place = |index: usize| {
        let cell = &sheet.cells[index];
        Place::cell(&workbook.file, &sheet.name, cell.row, cell.column)
    };
    if found.len() < MANY {
        for (index, given, right) in &found {
            let message = message!(codes::TEXT_MISDECODED, varde = shortened(given), ratt = shortened(right));
            problems.push(Diagnostic::error(message).at(place(*index)));
        }
    } else {
        let (given, right) = (shortened(given), shortened(right));
        let message = message!(codes::TEXTS_MISDECODED, antal = found.len(), varde = given, ratt = right);
        problems.push(Diagnostic::error(message).at(around(&found, sheet).place(&workbook.file, &sheet.name)));
    }
    let mut meant = sheet.clone();
    for (index, _, right) in found {
        meant.cells[index].value = CellValue::Text(right);
    }
    Cow::Owned(meant)
}

/// The cells from the first to the last of those that were found, and between their columns.
fn around(found: &[(usize, String, String)], sheet: &RawSheet) -> CellRange {
    let cells = || found.iter().map(|(index, ..)| &sheet.cells[*index]);
    let ends = |of: fn(&RawCell) -> u32| (cells().map(of).min().unwrap_or(0), cells().map(of).max().unwrap_or(0));
    let (rows, columns) = (ends(|cell| cell.row), ends(|cell| cell.column));
    CellRange::new(rows.0, columns.0, rows.1, columns.1)
}

/// As much of a text as a message shows.
fn shortened(text: &str) -> String {
    text.trim().chars().take(60).collect()
}
