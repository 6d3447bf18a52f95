//! What whoever looks at a sheet does not see as the rest of it, and that is read like it: rows that are hidden, filtered out,
//! or with cells struck through, whole or in part, or in the colour of their background; columns that are hidden; numbers whose look
//! depends on a condition.

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::workbook::{RawSheet, RawWorkbook};
use crate::message::{Message, message};
use crate::model::Row;
use crate::place::{CellAddress, Place};

/// Most groups of rows that a message names.
const GROUPS: usize = 10;

/// What is told of the rows of a table, once for the sheet. `positions` are the columns of the schema in the sheet.
pub(super) fn findings(
    workbook: &RawWorkbook,
    sheet: &RawSheet,
    positions: &[Option<u32>],
    rows: &[Row],
) -> impl Iterator<Item = Diagnostic> {
    let struck = |row: &Row| positions.iter().flatten().any(|column| sheet.marks.is_struck(row.number, *column));
    let hidden = numbers(rows, |row| sheet.marks.is_hidden(row.number));
    let struck = numbers(rows, struck);
    let partly = |row: &Row| positions.iter().flatten().any(|column| sheet.marks.is_partly_struck(row.number, *column));
    let partly = numbers(rows, partly);
    let reformatted =
        |row: &Row| positions.iter().flatten().any(|column| sheet.marks.is_reformatted(row.number, *column));
    let reformatted = numbers(rows, reformatted);
    let may_be = sheet.marks.has_unseen();
    let unseen =
        |row: &Row| may_be && positions.iter().flatten().any(|column| sheet.marks.is_unseen(row.number, *column));
    let unseen = numbers(rows, unseen);
    let column = positions.iter().flatten().min().copied().unwrap_or(0);
    let told = |rows: Vec<u32>, words: fn(&str, &str) -> Message| {
        let first = Place::cell(&workbook.file, &sheet.name, *rows.first()?, column);
        Some(Diagnostic::warning(words(&sheet.name, &groups(&rows))).at(first))
    };
    let hidden = told(hidden, |sheet, rows| message!(codes::ROWS_HIDDEN, blad = sheet, rader = rows));
    let struck = told(struck, |sheet, rows| message!(codes::ROWS_STRUCK, blad = sheet, rader = rows));
    let partly = told(partly, |sheet, rows| message!(codes::TEXT_PARTLY_STRUCK, blad = sheet, rader = rows));
    let unseen = told(unseen, |sheet, rows| message!(codes::TEXT_UNSEEN, blad = sheet, rader = rows));
    let reformatted = told(reformatted, |sheet, rows| message!(codes::CELLS_REFORMATTED, blad = sheet, rader = rows));
    let columns = hidden_columns(workbook, sheet, positions, rows);
    [hidden, struck, partly, unseen, columns, reformatted].into_iter().flatten()
}

/// Columns that are hidden and read.
fn hidden_columns(
    workbook: &RawWorkbook,
    sheet: &RawSheet,
    positions: &[Option<u32>],
    rows: &[Row],
) -> Option<Diagnostic> {
    let first_row = rows.first()?.number;
    let mut hidden: Vec<u32> =
        positions.iter().flatten().copied().filter(|column| sheet.marks.is_column_hidden(*column)).collect();
    hidden.sort_unstable();
    let first = Place::cell(&workbook.file, &sheet.name, first_row, *hidden.first()?);
    let letter = |column: &u32| CellAddress { row: 0, column: *column }.to_string().trim_end_matches('1').to_owned();
    let columns = hidden.iter().map(letter).collect::<Vec<_>>().join(", ");
    Some(Diagnostic::warning(message!(codes::COLUMNS_HIDDEN, blad = &sheet.name, kolumner = columns)).at(first))
}

fn numbers(rows: &[Row], is_told: impl Fn(&Row) -> bool) -> Vec<u32> {
    rows.iter().filter(|row| is_told(row)).map(|row| row.number).collect()
}

/// Rows as a spreadsheet numbers them, those that follow each other together: `3, 5–7`.
fn groups(rows: &[u32]) -> String {
    let mut groups: Vec<String> = Vec::new();
    for group in rows.chunk_by(|a, b| a + 1 == *b) {
        if groups.len() == GROUPS {
            groups.push("…".to_owned());
            break;
        }
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        groups.push(if first == last { format!("{}", first + 1) } else { format!("{}–{}", first + 1, last + 1) });
    }
    groups.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_follow_each_other_are_told_together() {
        assert_eq!(groups(&[1]), "2");
        assert_eq!(groups(&[1, 3, 4, 5, 9]), "2, 4–6, 10");
        let every_other: Vec<u32> = (0..15).map(|row| row * 2).collect();
        assert_eq!(groups(&every_other), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, …");
    }
}
