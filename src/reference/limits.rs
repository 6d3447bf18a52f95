//! The bounds on inputs, as the reader has them.

use super::{part, table};
use crate::limits::{self, workbook};
use crate::templates::Written;

/// The table of bounds.
pub(super) fn markdown(w: &Written) -> String {
    let rows: Vec<(&str, String)> = texts().into_iter().chain(workbooks()).collect();
    let rows = rows.into_iter().map(|(what, bound)| vec![w.get(what).to_owned(), bound]);
    part(w.get("del-granser"), w.get("del-granser-text"), &table(&["rubrik-vad", "rubrik-hogst"], rows, w))
}

/// Of TOML files, prose and what they bring in.
fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("grans-toml-bytes", mebibytes(limits::TOML_BYTES as usize)),
        ("grans-toml-tokens", number(limits::TOML_TOKENS)),
        ("grans-toml-depth", number(limits::TOML_DEPTH)),
        ("grans-key-characters", number(limits::KEY_CHARACTERS)),
        ("grans-list-items", number(limits::LIST_ITEMS)),
        ("grans-text-characters", number(limits::TEXT_CHARACTERS)),
        ("grans-word-characters", number(limits::WORD_CHARACTERS)),
        ("grans-list-depth", number(limits::LIST_DEPTH)),
        ("grans-emphasis-depth", number(limits::EMPHASIS_DEPTH)),
        ("grans-paragraph-pieces", number(limits::PARAGRAPH_PIECES)),
        ("grans-module-depth", number(limits::MODULE_DEPTH)),
        ("grans-paragraphs", number(limits::PARAGRAPHS)),
        ("grans-prose-bytes", format!("{} KiB", limits::PROSE_BYTES >> 10)),
        ("grans-reference-bytes", number(limits::REFERENCE_BYTES)),
        ("grans-expression-bytes", number(limits::EXPRESSION_BYTES)),
        ("grans-diagnostics", number(limits::DIAGNOSTICS)),
        ("grans-pdf-bytes", mebibytes(limits::PDF_BYTES as usize)),
        ("grans-pictures", number(limits::PICTURES)),
        ("grans-picture-bytes", mebibytes(limits::PICTURE_BYTES as usize)),
        ("grans-picture-pixels", number(limits::PICTURE_PIXELS as usize)),
        ("grans-pdf-depth", number(limits::PDF_DEPTH)),
    ]
}

fn workbooks() -> Vec<(&'static str, String)> {
    vec![
        ("grans-workbooks", number(limits::WORKBOOKS)),
        ("grans-bok-file-bytes", mebibytes(workbook::FILE_BYTES)),
        ("grans-bok-xls-bytes", mebibytes(workbook::XLS_BYTES)),
        ("grans-bok-unpacked-bytes", mebibytes(workbook::UNPACKED_BYTES)),
        ("grans-bok-parts", number(workbook::PARTS)),
        ("grans-bok-sheets", number(workbook::SHEETS)),
        ("grans-bok-cells", number(workbook::CELLS)),
        ("grans-bok-text-bytes", mebibytes(workbook::TEXT_BYTES)),
        ("grans-bok-shared-strings", number(workbook::SHARED_STRINGS)),
        ("grans-bok-cell-formats", number(workbook::CELL_FORMATS)),
        ("grans-bok-merged", number(workbook::MERGED)),
        ("grans-bok-rows", number(workbook::ROWS as usize)),
        ("grans-bok-columns", number(workbook::COLUMNS as usize)),
    ]
}

fn mebibytes(bytes: usize) -> String {
    format!("{} MiB", bytes >> 20)
}

/// With spaces between thousands.
fn number(number: usize) -> String {
    crate::model::Value::Amount(number.into()).to_string()
}
