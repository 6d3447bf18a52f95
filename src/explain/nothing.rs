//! What is told where there is no answer: what is not there, and what comes nearest.

use std::collections::BTreeSet;

use super::Question;
use super::asked::{self, Asked};
use super::index::Index;
use super::otherwise::unquoted;
use super::{sheets, words};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::interpret::suggestion;
use crate::message::{Message, message};
use crate::names;
use crate::origin_record::KnownTable;
use crate::place::{CellAddress, CellPlace};
use crate::place_text::quoted;

/// Why nothing is known of what was asked for.
pub(super) fn told(index: &Index<'_>, question: &Question) -> Diagnostic {
    let what = question.what.trim();
    let is_of_pages = question.document.is_some() || question.page.is_some();
    let told = match asked::read(index.record, what) {
        _ if is_of_pages => unknown(what, ""),
        Asked::Cells(cells) => of_cells(index, what, &cells),
        Asked::Line(file, line) => of_line(index, what, &file, line),
        Asked::Text(text) => of_file(index, &text).unwrap_or_else(|| unknown(what, &near(index, &text))),
    };
    Diagnostic::finding(told)
}

fn unknown(what: &str, near: &str) -> Message {
    message!(codes::EXPLAINED_NOTHING, vad = what, forslag = near)
}

/// A file as a whole: its lines or its cells can be asked for.
fn of_file(index: &Index<'_>, text: &str) -> Option<Message> {
    let of_workbook = index.record.tabeller.iter().filter(|table| names::are_same(&table.fil, text));
    let sheets: BTreeSet<&str> = of_workbook.map(|table| table.blad.as_str()).collect();
    let is_text = asked::files(index.record).into_iter().any(|file| names::are_same(file, text));
    let sheets = sheets.into_iter().collect::<Vec<_>>().join(", ");
    (is_text || !sheets.is_empty()).then(|| message!(codes::EXPLAINED_WHOLE_FILE, fil = text, blad = sheets))
}

/// A line that is empty or not there, or of a file that says nothing; without the files' keys nothing can be said of it.
fn of_line(index: &Index<'_>, what: &str, file: &str, line: u32) -> Message {
    let files: Vec<&str> = index.record.filer.iter().map(|file| file.fil.as_str()).collect();
    match index.file(file) {
        Some(known) if line == 0 || line > known.rader => {
            message!(codes::EXPLAINED_NO_LINE, fil = file, rader = known.rader)
        }
        Some(known) if known.nycklar.is_empty() && known.fil.contains('/') => {
            message!(codes::EXPLAINED_NO_TEXT, vad = what)
        }
        Some(_) => message!(codes::EXPLAINED_BLANK_LINE, vad = what),
        None if !files.is_empty() => {
            let near = suggestion(file, files.iter().copied());
            let own: Vec<&str> = files.iter().copied().filter(|file| !file.contains('/')).collect();
            message!(codes::EXPLAINED_NO_FILE, fil = file, forslag = near, kanda = own.join(", "))
        }
        _ => unknown(what, ""),
    }
}

/// A cell that is empty, outside its sheet, or of a sheet that is not there.
fn of_cells(index: &Index<'_>, what: &str, cells: &CellPlace) -> Message {
    let tables = index.tables(cells);
    let Some(last) = tables.iter().filter_map(|table| last_cell(table)).reduce(furthest) else {
        return of_no_sheet(index, cells);
    };
    let is_outside = cells.first.row > last.row || cells.first.column > last.column;
    let end = CellPlace { first: last, last, ..cells.clone() }.range();
    match is_outside {
        true => message!(codes::EXPLAINED_NO_CELL, blad = cells.sheet, sista = end),
        false => message!(codes::EXPLAINED_BLANK_CELL, vad = what),
    }
}

fn of_no_sheet(index: &Index<'_>, cells: &CellPlace) -> Message {
    let read = index.record.tabeller.iter().filter(|table| last_cell(table).is_some());
    let sheets: BTreeSet<String> = read.map(|table| table.blad.clone()).collect();
    let near = match suggestion(&cells.sheet, sheets.iter().map(String::as_str)) {
        "" => String::new(),
        near if *near == *cells.sheet => String::new(),
        near => format!("{}!{}", quoted(near), cells.range()),
    };
    let known = sheets.into_iter().collect::<Vec<_>>().join(", ");
    message!(codes::EXPLAINED_NO_SHEET, blad = cells.sheet, forslag = near, kanda = known)
}

/// The last row and the last column that a table has.
fn last_cell(table: &KnownTable) -> Option<CellAddress> {
    let row = table.rader.iter().map(|(row, _)| row - 1).max().unwrap_or(0);
    let column = table.kolumner.iter().filter_map(|(.., position)| *position).max()?;
    Some(CellAddress { row, column })
}

fn furthest(one: CellAddress, other: CellAddress) -> CellAddress {
    CellAddress { row: one.row.max(other.row), column: one.column.max(other.column) }
}

/// The nearest of all names; of a sheet's column or row without its end, the whole.
fn near(index: &Index<'_>, text: &str) -> String {
    if let Some(range) = asked::half_range(index.record, text) {
        let columns = sheets::columns_at(index.record, &range);
        return columns.unwrap_or_else(|| format!("{}!{}", quoted(&range.sheet), range.ends));
    }
    let sheets = sheets::names(index.record);
    let keys = index.record.filer.iter().flat_map(|file| &file.nycklar).map(|(name, ..)| name.as_str());
    let known = index.names().into_iter().chain(sheets.iter().map(String::as_str)).chain(keys);
    let known: BTreeSet<&str> = known.filter(|name| !name.is_empty()).collect();
    let short = known.iter().filter_map(|name| name.split_once('.')).map(|(_, short)| short);
    match suggestion(text, known.iter().copied().chain(short)) {
        "" => of_first_sheet(index, text).or_else(|| longest_run(index, text)).unwrap_or_default(),
        near => near.to_owned(),
    }
}

/// A cell without its sheet: that of the first one.
fn of_first_sheet(index: &Index<'_>, text: &str) -> Option<String> {
    CellAddress::parse(text)?;
    let table = index.record.tabeller.first()?;
    Some(format!("{}!{}", quoted(&table.blad), text.to_uppercase()))
}

/// More words are not tried in all their runs.
const MOST_WORDS: usize = 12;

/// The longest run of the words, without the others, that stands on a page.
fn longest_run(index: &Index<'_>, text: &str) -> Option<String> {
    let words: Vec<&str> = unquoted(text).unwrap_or(text).split_whitespace().collect();
    let documents = index.record.dokument.iter().enumerate().collect();
    let runs = (1..words.len().min(MOST_WORDS)).rev().flat_map(|length| words.windows(length));
    let mut runs = runs.map(|run| run.join(" ")).filter(|run| run.chars().count() > SHORT_RUN);
    runs.find(|run| !words::find(&documents, None, run).is_empty())
}

/// A run as short is on most pages.
const SHORT_RUN: usize = 3;
