//! Values of cells.

use std::path::Path;

use utlatande::diagnostic::Diagnostic;
use utlatande::diagnostic::Warned;
use utlatande::export::Output;
use utlatande::place::Place;

use super::{assert_shown, draft, lines, run, samples, seen};
use crate::common::fall::{Changes, changed};
use crate::common::scratch;
use crate::common::workbook::CellEdit;

/// Every string as a cell of a table that is shown. Those that are refused are so at their own cell.
#[test]
fn a_cell_is_shown_as_it_is_or_refused_at_its_address() {
    // A line break after a hyphen or a slash reads as part of the word: a cell's text cannot tell it from a broken word.
    let ambiguous =
        |text: &String| text.split('\n').rev().skip(1).any(|line| line.trim_end().ends_with(['-', '/', '–']));
    let samples: Vec<String> = samples(400).into_iter().filter(|text| !ambiguous(text)).collect();
    let scratch = scratch();
    let refused = refused_rows(&run(&with_cells(scratch.path(), "alla", &samples, &[])));
    let case = with_cells(scratch.path(), "resten", &samples, &refused);
    let lines = lines(&run(&case));
    let mut shown = 0;
    for (index, text) in samples.iter().enumerate().filter(|(index, _)| !refused.contains(index)) {
        let wanted = seen(&format!("2020 {text} seminarium digital rad{index}"));
        assert_shown(&lines, &wanted);
        shown += 1;
    }
    assert!(shown > 250 && refused.len() > 20, "{shown} shown, {} refused", refused.len());
}

/// A case whose table of activities has the strings as names; the refused ones are left out of it.
fn with_cells(root: &Path, name: &str, texts: &[String], without: &[usize]) -> std::path::PathBuf {
    let cell = |row: usize, column: char, text: &str| CellEdit {
        fil: "underlag.xlsx".to_owned(),
        blad: "Aktiviteter".to_owned(),
        cell: format!("{column}{}", row + FIRST_ROW),
        text: Some(text.to_owned()),
        ..CellEdit::default()
    };
    let rows = texts.iter().enumerate().flat_map(|(row, text)| {
        let text = if without.contains(&row) { "utelämnad" } else { text };
        let mark = format!("rad{row}");
        ["2020", text, "seminarium", &mark, "digital", "NT"]
            .into_iter()
            .zip("ACDEFG".chars())
            .map(|(text, column)| cell(row, column, text))
            .collect::<Vec<_>>()
    });
    changed(root, name, &Changes { cell: rows.collect(), text: vec![draft()], ..Changes::default() })
}

/// The spreadsheet's row of the first string; the rows before it are the base case's.
const FIRST_ROW: usize = 10;

fn refused_rows(assembly: &Warned<Option<Output>>) -> Vec<usize> {
    let row = |problem: &Diagnostic| match problem.places.as_slice() {
        [Place::Cells(place)] if &*place.sheet == "Aktiviteter" && place.first.column == 2 => {
            place.first.row as usize + 1 - FIRST_ROW
        }
        other => panic!("{problem:?} at {other:?}"),
    };
    let mut rows: Vec<usize> = assembly.diagnostics.iter().filter(|problem| problem.stops).map(row).collect();
    rows.dedup();
    rows
}
