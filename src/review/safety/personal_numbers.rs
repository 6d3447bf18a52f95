//! Personnummer and samordningsnummer in the inputs: they stop every build, wherever they stand. Everything that was
//! read is searched, also what is not printed: notes and comments, facts that no text refers to, cells that hold numbers.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs::RawCase;
use crate::inputs::workbook::{CellValue, RawSheet};
use crate::message::message;
use crate::place::Place;
use crate::source_text::SourceFile;

/// Two to four digits of the year, month, day, a separator or none, and four digits more.
static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"([0-9]{8}|[0-9]{6})[-+\u{2010}\u{2011}\u{2013}\u{2212} \u{a0}\u{202f}]?([0-9]{4})").ok()
});

/// Added to the day of a samordningsnummer.
const COORDINATION: u32 = 60;

/// Reports every personnummer of the inputs at its place. The number itself is in no message.
pub fn refuse(raw: &RawCase, problems: &mut Diagnostics) {
    for file in std::iter::once(&raw.case).chain(raw.documents.values()) {
        let found = find(file.source.text());
        problems.extend(found.into_iter().map(|range| problem(file.source.place(range))));
    }
    for workbook in &raw.workbooks {
        for sheet in &workbook.sheets {
            for (row, column) in in_sheet(sheet) {
                problems.push(problem(Place::cell(&workbook.file, &sheet.name, row, column)));
            }
        }
    }
}

fn problem(place: Place) -> Diagnostic {
    Diagnostic::error(message!(codes::PERSONAL_NUMBER)).at(place)
}

/// The lines of a text file that have a personnummer.
pub fn in_lines(file: &SourceFile) -> BTreeSet<u32> {
    find(file.text()).into_iter().map(|range| file.position(range.start).0).collect()
}

/// The cells of a sheet that have a personnummer, by row and column.
pub fn in_sheet(sheet: &RawSheet) -> BTreeSet<(u32, u32)> {
    let cells = sheet.cells.iter().filter(|cell| in_cell(&cell.value));
    cells.map(|cell| (cell.row, cell.column)).collect()
}

fn in_cell(value: &CellValue) -> bool {
    match value {
        CellValue::Text(text) => !find(text).is_empty(),
        CellValue::Number(number) => number.is_integer() && !find(&number.normalize().to_string()).is_empty(),
        _ => false,
    }
}

/// The byte ranges of personnummer, none of which goes on in the next line. Most lines and cells have too few digits, and
/// need no search.
fn find(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if has_ten_digits(line) {
            found.extend(find_in_line(line).into_iter().map(|range| start + range.start..start + range.end));
        }
        start += line.len();
    }
    found
}

/// A match that is none is tried again from its next digit, so that one number does not hide another.
fn find_in_line(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(shape) = SHAPE.as_ref() else { return found };
    let mut from = 0;
    while let Some(captures) = shape.captures_at(text, from) {
        let Some(((whole, date), tail)) = captures.get(0).zip(captures.get(1)).zip(captures.get(2)) else { break };
        if stands_alone(text, whole.start(), whole.end()) && is_personal(date.as_str(), tail.as_str()) {
            found.push(whole.range());
            from = whole.end();
        } else {
            from = whole.start() + 1;
        }
    }
    found
}

fn has_ten_digits(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).take(10).count() == 10
}

/// A longer number or code is something else.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !joined(text[..start].chars().next_back()) && !joined(text[end..].chars().next())
}

/// A valid day, a number of birth, and the check digit.
fn is_personal(date: &str, tail: &str) -> bool {
    let short = &date[date.len() - 6..];
    !tail.starts_with("000") && is_day(date) && checksum_holds(&format!("{short}{tail}"))
}

fn is_day(date: &str) -> bool {
    let (year, rest) = date.split_at(date.len() - 4);
    let (Ok(written), Ok(month), Ok(day)) = (year.parse::<i32>(), rest[..2].parse::<u32>(), rest[2..].parse::<u32>())
    else {
        return false;
    };
    let day = if day > COORDINATION { day - COORDINATION } else { day };
    let years = if year.len() == 4 { vec![written] } else { vec![1900 + written, 2000 + written] };
    let lived = |year: &i32| (1800..2100).contains(year);
    years.iter().filter(|year| lived(year)).any(|year| NaiveDate::from_ymd_opt(*year, month, day).is_some())
}

/// Luhn's: every other digit is doubled from the first, and the sum of all digits ends in zero.
fn checksum_holds(ten: &str) -> bool {
    let digits = ten.chars().filter_map(|c| c.to_digit(10)).enumerate();
    let sum: u32 = digits.map(|(at, digit)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit }).sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of persons that never lived; the first is the one in the tax agency's forms.
    #[test]
    fn every_way_of_writing_is_found() {
        for text in [
            "121212-1212",
            "19121212-1212",
            "191212121212",
            "1212121212",
            "121212+1212",
            "121212\u{a0}1212",
            "121212–1212",
            "nr 121212-1212.",
            "(19121212 1212)",
            "701063-2391",
            "1 121212-1212",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_numbers_pass() {
        assert_eq!(find("nr 1\nåå 121212-1212\n121212-1213\n1212121212"), [10..21, 34..44]);
        for text in [
            "121212-1213",
            "121312-1212",
            "212000-1355",
            "031-368 00 00",
            "SLK-2025-00265",
            "2020-11-25 § 984",
            "1121212-1212",
            "121212-12123",
            "A1212121212",
            "115 000",
            "2020–2024",
            "121212-0004",
            "",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
