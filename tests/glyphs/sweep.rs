//! Every line of every file and every cell of every sheet is asked for: what has something on it has an answer that is of it, and what has
//! nothing is told as that.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use utlatande::explain::{Answer, Entry, Kind, Question, Refusal, explain};
use utlatande::origin_record::OriginRecord;
use utlatande::place::{CellAddress, Place};

use super::oracle::{Files, letters};
use super::worlds::World;
use crate::common::tree;

/// Of the lines of template files, which many cases share, one of so many is asked for.
const STEP: usize = 7;

/// The files of a template folder of which no text of the pages comes.
const SILENT: [&str; 3] = [".typ", "/regler.toml", "/granskning.toml"];

/// The one that has the layout's own words.
const OWN_WORDS: &str = "/layout/ord.typ";

/// What is wrong with the answers for the lines and cells of a case; `all` asks for every line.
pub fn problems(world: &World, record: &OriginRecord, files: &Files, all: bool) -> Vec<String> {
    let own: BTreeMap<String, Vec<u8>> = tree(&world.case);
    let mut problems = Vec::new();
    for file in &record.filer {
        let step = if all || own.contains_key(&file.fil) { 1 } else { STEP };
        let Some(text) = files.text(&file.fil) else {
            problems.push(format!("{}: no such file", file.fil));
            continue;
        };
        for (number, (line, is_said)) in said(&file.fil, text).into_iter().enumerate().step_by(step) {
            let what = format!("{}:{}", file.fil, number + 1);
            let problem = of_line(record, &what, &file.fil, number as u32 + 1, is_said, own.contains_key(&file.fil));
            problems.extend(problem.map(|problem| format!("{what} {line:?}: {problem}")));
        }
    }
    for (file, sheet, cells) in files.sheets() {
        let Some(table) = record.tabeller.iter().find(|table| table.fil == file && table.blad == sheet) else {
            continue;
        };
        for (row, column, value) in cells {
            let is_read = table.kolumner.iter().any(|(.., position)| *position == Some(column));
            let first = table.rader.iter().map(|(row, _)| *row).min().unwrap_or(u32::MAX);
            let what = format!("{}!{}", quoted(&sheet), CellAddress { row, column });
            let problem = (is_read && row + 1 >= first).then(|| of_cell(record, &what, &value)).flatten();
            problems.extend(problem.map(|problem| format!("{what} {value:?}: {problem}")));
        }
    }
    problems
}

fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

fn ask(record: &OriginRecord, what: &str) -> Result<Answer, String> {
    explain(record, &Question { what: what.to_owned(), ..Question::default() }).map_err(|refusal| match refusal {
        Refusal::Nothing(problem) | Refusal::Misasked(problem) => problem.code.name().to_owned(),
    })
}

/// The lines of a file, each with whether it says something: in TOML what is neither blank nor a comment.
fn said<'t>(file: &str, text: &'t str) -> Vec<(&'t str, Option<bool>)> {
    let mut within = false;
    let line = |line: &'t str| {
        let was_within = within;
        if file.ends_with(".toml") && line.matches("\"\"\"").count() % 2 == 1 {
            within = !within;
        }
        let is_blank = line.trim().is_empty();
        let sign = if file.ends_with(OWN_WORDS) { "//" } else { "#" };
        let has_comments = file.ends_with(".toml") || file.ends_with(OWN_WORDS);
        let is_comment = has_comments && line.trim_start().starts_with(sign);
        // Inside of a text, or of a list, such a line may be of it.
        let is_of_list = is_comment && line.starts_with(' ');
        let says =
            if was_within && (is_blank || is_comment) || is_of_list { None } else { Some(!is_blank && !is_comment) };
        (line, says)
    };
    text.lines().map(line).collect()
}

fn of_line(
    record: &OriginRecord,
    what: &str,
    file: &str,
    line: u32,
    is_said: Option<bool>,
    is_own: bool,
) -> Option<String> {
    let is_silent = file.contains('/') && SILENT.iter().any(|end| file.ends_with(end)) && !file.ends_with(OWN_WORDS);
    let wanted = match is_said {
        _ if is_silent => "K01-utan-text",
        Some(false) => "K01-tom-rad",
        _ => "",
    };
    match ask(record, what) {
        Ok(_) if !wanted.is_empty() => Some("something on a line with nothing".to_owned()),
        Ok(answer) => {
            let lines = lines(record, file, line);
            let is_of_line =
                |entry: &Entry| entry.places.iter().chain(typed(entry)).any(|place| is_on(place, file, &lines));
            let is_here = !is_own || answer.entries.iter().any(is_of_line);
            (!is_here).then(|| format!("of another line: {:?}", answer.entries)).or_else(|| faulty(&answer))
        }
        Err(_) if is_said.is_none() => None,
        Err(code) => (code != wanted).then_some(code),
    }
}

fn typed(entry: &Entry) -> impl Iterator<Item = &Place> {
    entry.stands.iter().flat_map(|stand| &stand.typed)
}

/// The lines of the innermost key that a line is of: its value may begin below it.
fn lines(record: &OriginRecord, file: &str, line: u32) -> RangeInclusive<u32> {
    let keys = record.filer.iter().filter(|known| known.fil == file).flat_map(|known| &known.nycklar);
    let here = keys.filter(|(_, first, last, _)| (*first..=*last).contains(&line));
    here.max_by_key(|(_, first, ..)| *first).map_or(line..=line, |(_, first, last, _)| *first..=*last)
}

fn is_on(place: &Place, file: &str, lines: &RangeInclusive<u32>) -> bool {
    matches!(place, Place::Text(place) if *place.file == *file && place.line <= *lines.end() && *lines.start() <= place.end_line)
}

fn of_cell(record: &OriginRecord, what: &str, value: &str) -> Option<String> {
    let answer = match ask(record, what) {
        Ok(answer) => answer,
        Err(code) => return Some(code),
    };
    let has_value =
        answer.entries.iter().any(|entry| entry.kind == Kind::Column || is_same(entry.value.as_deref(), value));
    (!has_value).then(|| format!("another value: {:?}", answer.entries)).or_else(|| faulty(&answer))
}

/// Whether a value is that of a cell, however numbers, days and truth are written.
fn is_same(shown: Option<&str>, cell: &str) -> bool {
    let shown = letters(shown.unwrap_or_default());
    let number =
        |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().trim_matches('0').to_owned();
    shown == letters(cell)
        || (number(&shown) == number(cell) && !shown.is_empty())
        || ["ja", "nej"].contains(&shown.as_str())
}

/// What no answer may be: empty, told twice, without a value where there is one, or of nothing.
fn faulty(answer: &Answer) -> Option<String> {
    let doubled = answer.entries.iter().enumerate().find(|(at, entry)| answer.entries[..*at].contains(entry));
    let empty = answer.entries.iter().find(|entry| {
        let is_known = !entry.places.is_empty() || !entry.stands.is_empty() || !entry.used_by.is_empty();
        // What is defined but not filled in, or not asked for, is told by what it is and what it reads.
        !is_known && entry.about.is_empty() && entry.reads.is_empty()
    });
    let unfilled = answer.entries.iter().find(|entry| {
        let is_value = matches!(entry.kind, Kind::Value | Kind::Computed | Kind::Cell);
        is_value && entry.value.is_none() && entry.stands.iter().any(|stand| !stand.text.starts_with('['))
    });
    let blank = answer.entries.iter().flat_map(|entry| &entry.stands).find(|stand| stand.pages.is_empty());
    match (doubled, empty, unfilled, blank) {
        (Some((_, entry)), ..) => Some(format!("told twice: {entry:?}")),
        (_, Some(entry), ..) => Some(format!("says nothing: {entry:?}")),
        (_, _, Some(entry), _) => Some(format!("not filled in, but on the pages: {entry:?}")),
        (.., Some(stand)) => Some(format!("on no page: {stand:?}")),
        _ => None,
    }
}
