//! Personnummer and samordningsnummer in the inputs: they stop every build, wherever they stand. Everything that was
//! read is searched, also what is not printed: notes and comments, facts that no text refers to, cells that hold numbers.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Field, plain};
use crate::inputs::RawCase;
use crate::inputs::printable;
use crate::inputs::toml::{Node, NodeValue, Table};
use crate::inputs::workbook::{CellValue, RawCell, RawSheet};
use crate::message::message;
use crate::model::PdfText;
use crate::personal_number::{find, has_ten_digits, is_in_name, says_telephone};
use crate::place::Place;
use crate::review::passages::{Passage, PassageKind};
use crate::review::{Review, words};
use crate::source_text::SourceFile;

/// The smallest number that a format can show as a personnummer: `000101-0000`.
const SMALLEST: Decimal = Decimal::from_parts(1_010_000, 0, 0, false, 0);

/// Reports every personnummer of the inputs at its place. The number itself is in no message.
pub fn refuse(raw: &RawCase, problems: &mut Diagnostics) {
    for file in std::iter::once(&raw.case).chain(&raw.carried).chain(raw.documents.values()) {
        let found = find(file.source.text(), "");
        let mut places: Vec<Place> = found.into_iter().map(|range| file.source.place(range)).collect();
        let mut values = Vec::new();
        in_table(&file.root, &mut values);
        values.retain(|value| !places.iter().any(|place| place.overlaps(value)));
        places.extend(values);
        problems.extend(places.into_iter().map(problem));
    }
    if is_in_name(&raw.name) {
        problems.push(problem_of_name("mapp").at(Place::File(raw.case.source.name().clone())));
    }
    for (name, pdf) in &raw.pdfs {
        problems.extend(in_pdf(name, &pdf.facts.text));
    }
    // What a picture says of itself goes into the PDF with it.
    for (name, picture) in &raw.pictures {
        if printable::of_picture(&picture.bytes).iter().any(|text| is_in_name(text)) {
            problems.push(problem(Place::File(name.as_str().into())));
        }
    }
    for workbook in &raw.workbooks {
        for sheet in &workbook.sheets {
            if is_in_name(&sheet.name) {
                problems.push(problem_of_name("blad").at(Place::cell(&workbook.file, &sheet.name, 0, 0)));
            }
            for (row, column) in in_sheet(sheet) {
                problems.push(problem(Place::cell(&workbook.file, &sheet.name, row, column)));
            }
        }
    }
}

/// The places of personnummer in the values of a table, after their keys: an escape such as `\u002d` hides one in the source,
/// also in a fact that no text refers to.
fn in_table(table: &Table, places: &mut Vec<Place>) {
    table.entries.iter().for_each(|(key, node)| in_value(node, &key.name, places));
}

fn in_value(node: &Node, label: &str, places: &mut Vec<Place>) {
    match &node.value {
        NodeValue::Text(text) => places.extend(find(&text.text, label).into_iter().map(|range| text.place(range))),
        NodeValue::Array(items) => items.iter().for_each(|item| in_value(item, label, places)),
        NodeValue::Table(table) => in_table(table, places),
        _ => {}
    }
}

/// Reports every personnummer of the prose as it will be printed: escapes, names of characters and emphasis hide it in the
/// source.
pub fn refuse_printed(review: &Review<'_>, findings: &mut Diagnostics) {
    for passage in &review.passages {
        let label = field_label(passage).unwrap_or_default();
        let places = find(&passage.text, label).into_iter().filter_map(|range| words::source(passage, &range));
        findings.extend(places.map(problem));
    }
}

/// What stands before a passage that is a field of a header or a cover.
fn field_label<'a>(passage: &Passage<'a>) -> Option<&'a str> {
    let mut fields: Box<dyn Iterator<Item = &'a Field>> = match &passage.document.body {
        Body::Report(report) => Box::new(report.header.iter().chain(&report.contact)),
        Body::Steering(steering) => Box::new(steering.cover.iter()),
        Body::Sheet(_) => return None,
    };
    let is_field = passage.kind == PassageKind::Field;
    fields.find(|field| is_field && plain(&field.value) == passage.text).map(|field| field.label.text.as_str())
}

/// Adds findings to the problems; a personnummer that has been told where it stands in the source is not told again.
pub fn tell_once(findings: Diagnostics, problems: &mut Diagnostics) {
    let told: Vec<Place> = problems
        .iter()
        .filter(|problem| problem.code == codes::PERSONAL_NUMBER)
        .flat_map(|p| p.places.clone())
        .collect();
    let is_told = |finding: &Diagnostic| {
        finding.code == codes::PERSONAL_NUMBER
            && finding.places.iter().any(|place| told.iter().any(|other| other.overlaps(place)))
    };
    problems.extend(findings.into_iter().filter(|finding| !is_told(finding)));
}

/// What an attached PDF shows on its pages, and what is written beside them.
fn in_pdf(name: &str, text: &PdfText) -> impl Iterator<Item = Diagnostic> {
    let told = |pages: &[usize]| {
        let shown: Vec<String> = pages.iter().map(usize::to_string).collect();
        let problem =
            message!(codes::PERSONAL_NUMBER_IN_PDF, fil = name, sidor = shown.join(", "), antal = pages.len());
        Diagnostic::error(problem).at(Place::File(name.into()))
    };
    let pages = (!text.personal_numbers.is_empty()).then(|| told(&text.personal_numbers));
    pages.into_iter().chain(text.beside.then(|| told(&[])))
}

fn problem_of_name(kind: &str) -> Diagnostic {
    Diagnostic::error(message!(codes::PERSONAL_NUMBER_IN_NAME, slag = kind))
}

fn problem(place: Place) -> Diagnostic {
    Diagnostic::error(message!(codes::PERSONAL_NUMBER)).at(place)
}

/// The lines of a text file that have a personnummer.
pub fn in_lines(file: &SourceFile) -> BTreeSet<u32> {
    find(file.text(), "").into_iter().map(|range| file.position(range.start).0).collect()
}

/// The cells of a sheet that have a personnummer, or a comment with one, by row and column.
pub fn in_sheet(sheet: &RawSheet) -> BTreeSet<(u32, u32)> {
    let cells = (0..sheet.cells.len()).filter(|at| in_cell(sheet, *at)).filter_map(|at| sheet.cells.get(at));
    let comments = sheet.marks.comments().iter().filter(|comment| !find(&comment.text, "").is_empty());
    cells.map(|cell| (cell.row, cell.column)).chain(comments.map(|comment| (comment.row, comment.column))).collect()
}

/// A number is searched as its digits and as its cell shows it: a format gives it back the zero that it has lost.
fn in_cell(sheet: &RawSheet, at: usize) -> bool {
    let Some(cell) = sheet.cells.get(at) else { return false };
    let has = |text: &str| has_ten_digits(text) && !find(text, &label(sheet, at)).is_empty();
    match &cell.value {
        CellValue::Text(text) => has(text),
        CellValue::Number(number) if number.is_integer() && *number >= SMALLEST => {
            has(&number.normalize().to_string()) || sheet.marks.shown(cell).is_some_and(|shown| has(&shown))
        }
        _ => false,
    }
}

/// What stands before a cell: the text to its left, or else its column's heading.
fn label(sheet: &RawSheet, at: usize) -> String {
    let Some(cell) = sheet.cells.get(at) else { return String::new() };
    let left = at.checked_sub(1).and_then(|left| sheet.cells.get(left)).filter(|left| left.row == cell.row);
    let first = sheet.cells.first().map_or(0, |first| first.row);
    let heading = sheet.cells.iter().take_while(|heading| heading.row == first).find(|head| head.column == cell.column);
    let text = |cell: Option<&RawCell>| match cell.map(|cell| &cell.value) {
        Some(CellValue::Text(text)) if says_telephone(text) => Some(text.clone()),
        _ => None,
    };
    let named = || match heading.map(|cell| &cell.value) {
        Some(CellValue::Text(text)) => Some(text.clone()),
        _ => None,
    };
    text(left).or_else(named).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::workbook::Marks;

    #[test]
    fn a_case_number_is_told_by_its_heading() {
        let sheet = |heading: &str| {
            let texts = [heading, "121212/1212"].map(|text| CellValue::Text(text.to_owned()));
            let cells = (0..).zip(texts).map(|(row, value)| RawCell { row, column: 0, value }).collect();
            let marks = Marks::default();
            RawSheet { name: "B".into(), hidden: false, cells, merged: Vec::new(), marks, from_1904: false, lost: None }
        };
        for heading in ["Dnr", "Diarienummer", "Ärende", "Avtal nr"] {
            assert!(in_sheet(&sheet(heading)).is_empty(), "{heading}");
        }
        for heading in ["Person", "Namn", "Deltagare", "Personnummer"] {
            assert_eq!(in_sheet(&sheet(heading)).len(), 1, "{heading}");
        }
    }

    #[test]
    fn a_heading_tells_what_pairs_of_digits_are() {
        for (heading, cells) in [("Personnummer", 1), ("Personnr", 1), ("Deltagare", 0), ("Telefon", 0)] {
            let texts = [heading, "81 12 28 98 74"].map(|text| CellValue::Text(text.to_owned()));
            let cells_of = (0..).zip(texts).map(|(row, value)| RawCell { row, column: 0, value }).collect();
            let (merged, marks) = (Vec::new(), Marks::default());
            let sheet = RawSheet {
                name: "B".into(),
                hidden: false,
                cells: cells_of,
                merged,
                marks,
                from_1904: false,
                lost: None,
            };
            assert_eq!(in_sheet(&sheet).len(), cells, "{heading}");
        }
    }

    #[test]
    fn cells_are_searched_as_they_are_shown_and_comments_too() {
        let number = |number: i64| CellValue::Number(number.into());
        let sheet = |code: &str, cells: Vec<CellValue>, comment: &str| {
            let cells = (0..).zip(cells).map(|(row, value)| RawCell { row, column: 0, value }).collect();
            let marks = Marks::of_cells(code, 3, comment);
            RawSheet { name: "B".into(), hidden: false, cells, merged: Vec::new(), marks, from_1904: false, lost: None }
        };
        let heading = || CellValue::Text("Telefon".to_owned());
        let found = |sheet: RawSheet| in_sheet(&sheet).into_iter().collect::<Vec<_>>();
        assert_eq!(found(sheet("000000-0000", vec![number(707_762_399)], "")), [(0, 0)]);
        assert_eq!(found(sheet("0000000000", vec![number(707_762_399)], "")), [(0, 0)]);
        assert_eq!(found(sheet("General", vec![number(707_762_399)], "")), []);
        assert_eq!(found(sheet("0000000000", vec![heading(), number(707_762_399)], "")), []);
        assert_eq!(found(sheet("General", vec![heading(), CellValue::Text("070776-2399".to_owned())], "")), [(1, 0)]);
        assert_eq!(found(sheet("General", vec![heading()], "se 121212-1212")), [(0, 0)]);
    }
}
