//! Personnummer and samordningsnummer in the inputs: they stop every build, wherever they stand. Everything that was
//! read is searched, also what is not printed: notes and comments, facts that no text refers to, cells that hold numbers.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;
use rust_decimal::Decimal;

use crate::characters;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Field, plain};
use crate::inputs::RawCase;
use crate::inputs::workbook::{CellValue, RawCell, RawSheet};
use crate::message::message;
use crate::place::Place;
use crate::review::passages::{Passage, PassageKind};
use crate::review::{Review, words};
use crate::source_text::SourceFile;

/// Two to four digits of the year, month, day, a separator or none, and four digits more. Spaces may stand around the
/// separator; a date with hyphens is one only with a hyphen after it.
static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let (space, hyphen) = (r"[ \u{a0}\u{202f}]{0,2}", r"[-+\u{2010}-\u{2014}\u{2212}]");
    let date = format!("[0-9]{{8}}|[0-9]{{6}}|[0-9]{{4}}{hyphen}[0-9]{{2}}{hyphen}[0-9]{{2}}{hyphen}");
    Regex::new(&format!("({date}){space}{hyphen}?{space}([0-9]{{4}})")).ok()
});

/// The smallest number that a format can show as a personnummer: `000101-0000`.
const SMALLEST: Decimal = Decimal::from_parts(1_010_000, 0, 0, false, 0);

/// What the word before a telephone number begins with or has in it, in lower case.
const TELEPHONE: [&str; 8] = ["tel", "tfn", "mobil", "mob", "fax", "sms", "växel", "phone"];

/// The digits of a telephone number that may be taken for a personnummer.
const TELEPHONE_DIGITS: usize = 10;

/// Added to the day of a samordningsnummer.
const COORDINATION: u32 = 60;

/// Reports every personnummer of the inputs at its place. The number itself is in no message.
pub fn refuse(raw: &RawCase, problems: &mut Diagnostics) {
    for file in std::iter::once(&raw.case).chain(raw.documents.values()) {
        let found = find(file.source.text(), "");
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
    fields.find(|field| is_field && plain(&field.value) == passage.text).map(|field| field.label.as_str())
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
    let has = |text: &str| !find(text, "").is_empty() && !find(text, &label(sheet, at)).is_empty();
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
    text(left).or_else(|| text(heading)).unwrap_or_default()
}

/// The byte ranges of personnummer, none of which goes on in the next line. Most lines and cells have too few digits, and
/// need no search. `label` is what stands before the text.
fn find(text: &str, label: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if has_ten_digits(line) {
            found.extend(find_in_line(line, label).into_iter().map(|range| start + range.start..start + range.end));
        }
        start += line.len();
    }
    found
}

/// Characters that cannot be seen stand inside no number: it is found without them.
fn find_in_line(line: &str, label: &str) -> Vec<Range<usize>> {
    if !line.contains(characters::invisible) {
        return find_visible(line, label);
    }
    let kept: Vec<(usize, char)> = line.char_indices().filter(|(_, c)| !characters::invisible(*c)).collect();
    let visible: String = kept.iter().map(|(_, c)| *c).collect();
    let bytes: Vec<usize> = kept.iter().flat_map(|(at, c)| (0..c.len_utf8()).map(move |byte| at + byte)).collect();
    let at = |byte: usize| bytes.get(byte).copied().unwrap_or(line.len());
    let found = find_visible(&visible, label).into_iter();
    found.map(|range| at(range.start)..at(range.end.saturating_sub(1)) + 1).collect()
}

/// A match that is none is tried again from its next digit, so that one number does not hide another.
fn find_visible(text: &str, label: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(shape) = SHAPE.as_ref() else { return found };
    let mut from = 0;
    while let Some(captures) = shape.captures_at(text, from) {
        let Some(((whole, date), tail)) = captures.get(0).zip(captures.get(1)).zip(captures.get(2)) else { break };
        let digits: String = date.as_str().chars().filter(char::is_ascii_digit).collect();
        if stands_alone(text, whole.start(), whole.end())
            && is_personal(&digits, tail.as_str())
            && !is_telephone(whole.as_str(), label, &text[..whole.start()])
        {
            found.push(whole.range());
            from = whole.end();
        } else {
            from = whole.start() + 1;
        }
    }
    found
}

/// Ten digits in one after a word that says so; a personnummer is seldom written thus, and not after such a word.
fn is_telephone(number: &str, label: &str, before: &str) -> bool {
    let is_undivided = number.len() == TELEPHONE_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit());
    is_undivided && number.starts_with('0') && (says_telephone(before) || !has_word(before) && says_telephone(label))
}

/// Whether the last word of a text says that a telephone number follows.
fn says_telephone(text: &str) -> bool {
    let word = words(text).last().map(str::to_lowercase).unwrap_or_default();
    let begins = TELEPHONE.iter().any(|telephone| word.starts_with(telephone));
    begins || word.contains("telefon") || word.contains("phone")
}

fn has_word(text: &str) -> bool {
    words(text).next().is_some()
}

/// The words of a text; numbers are none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && !["nr", "nummer"].contains(word))
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
    use crate::inputs::workbook::Marks;

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
            "121212 - 1212",
            "121212 – 1212",
            "19121212\u{a0}- 1212",
            "1912-12-12-1212",
            "121212\u{ad}-1212",
            "121212-\u{200b}1212",
            "12\u{2060}1212-12\u{200d}12",
            "0707762399",
            "telefon 070776-2399",
            "personnummer 0707762399",
        ] {
            assert_eq!(find(text, "").len(), 1, "{text}");
        }
    }

    #[test]
    fn other_numbers_pass() {
        assert_eq!(find("nr 1\nåå 121212-1212\n121212-1213\n1212121212", ""), [10..21, 34..44]);
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
            "1912-12-12 1212",
            "telefon = \"0707762399\"",
            "Tfn: 0707762399",
            "mobilnr 0707762399",
            "Mobiltelefon (jour) 031-123 45 67, tel. 0707762399",
            "",
        ] {
            assert!(find(text, "").is_empty(), "{text}");
        }
    }

    #[test]
    fn a_place_is_of_what_was_typed() {
        assert_eq!(find("åå 121212\u{ad}-1212 ö", "").first(), Some(&(5..18)));
    }

    #[test]
    fn cells_are_searched_as_they_are_shown_and_comments_too() {
        let number = |number: i64| CellValue::Number(number.into());
        let sheet = |code: &str, cells: Vec<CellValue>, comment: &str| {
            let cells = (0..).zip(cells).map(|(row, value)| RawCell { row, column: 0, value }).collect();
            let marks = Marks::of_cells(code, 3, comment);
            RawSheet { name: "B".into(), hidden: false, cells, merged: Vec::new(), marks, lost: None }
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
