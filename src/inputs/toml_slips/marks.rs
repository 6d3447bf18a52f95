//! What stands in a file and is no slip of the parser's: the marks of a merge that was not finished, and names in quotation marks
//! that have lost their meaning by them.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Slip, blank, line};

/// How the lines begin with which version control parts two versions: mine, what both come from, the other, the end.
const MINE: &str = "<<<<<<< ";
const BASE: &str = "||||||| ";
const OTHER: &str = "=======";
const END: &str = ">>>>>>> ";

/// A text of several lines has three.
const FOUR: &str = "\"\"\"\"";

/// Two versions of the same lines, as a merge leaves them.
struct Conflict {
    start: Range<usize>,
    /// Where the first version ends.
    parted: usize,
    middle: Range<usize>,
    end: Range<usize>,
}

/// Takes the marks of unfinished merges out of a text, wherever they stand, with one of the two versions; all else stands where it
/// stood. A version of nothing gives way.
pub(in crate::inputs) fn without_conflicts(text: &str) -> (String, Vec<Slip>) {
    let mut left = text.to_owned();
    let mut slips = Vec::new();
    for conflict in conflicts(text) {
        let Conflict { start, parted, middle, end } = conflict;
        let (first, second) = (start.end..parted, middle.end..end.start);
        let goes = if text[first.clone()].trim().is_empty() { first } else { second };
        for spoilt in [start.clone(), parted..middle.end, end.clone(), goes] {
            blank(&mut left, &spoilt);
        }
        slips.push(Slip::of("sammanslagning", start, end.clone()).with(Some(end)));
    }
    (left, slips)
}

fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found = Vec::new();
    let (mut start, mut parted, mut middle): (Option<Range<usize>>, _, _) = (None, None, None);
    let mut at = 0;
    for written in text.split_inclusive('\n') {
        let here = line(text, at);
        at += written.len();
        let typed = &text[here.clone()];
        match () {
            () if typed.starts_with(MINE) => (start, parted, middle) = (Some(here), None, None),
            () if typed.starts_with(BASE) && start.is_some() => parted = Some(here.start),
            () if typed.trim_end() == OTHER && start.is_some() && middle.is_none() => middle = Some(here),
            () if typed.starts_with(END) => {
                if let (Some(start), Some(middle)) = (start.take(), middle.take()) {
                    let parted = parted.take().unwrap_or(middle.start);
                    found.push(Conflict { start, parted, middle, end: here });
                }
            }
            () => {}
        }
    }
    found
}

/// Takes the fourth of four quotation marks that stand alone on a line, or alone after a key: TOML takes it for a text of its own.
pub(in crate::inputs) fn without_fourth_quotes(text: &str) -> (String, Vec<Slip>) {
    let mut left = text.to_owned();
    let mut slips = Vec::new();
    let mut at = 0;
    for written in text.split_inclusive('\n') {
        let here = line(text, at);
        at += written.len();
        let typed = text[here.clone()].trim_end();
        let before = typed.strip_suffix(FOUR).map(str::trim_end);
        if before.is_some_and(|before| before.is_empty() || before.ends_with('=')) {
            let mark = here.start + typed.len() - 1..here.start + typed.len();
            blank(&mut left, &mark);
            slips.push(Slip::of("citat-fler", mark.clone(), mark));
        }
    }
    (left, slips)
}

/// Takes the quotation marks off names with a point, `["a.b"]`, which make one name of several that nobody has.
pub(in crate::inputs) fn without_quoted_names(text: &str, root: &DeTable<'_>) -> (String, Vec<Slip>) {
    let mut quoted = Vec::new();
    quoted_names(text, root, &mut quoted);
    quoted.sort_by_key(|at| at.start);
    quoted.dedup();
    let mut left = text.to_owned();
    let slips = quoted.into_iter().map(|at| {
        for mark in [at.start..at.start + 1, at.end - 1..at.end] {
            blank(&mut left, &mark);
        }
        Slip::of("citat-namn", at.clone(), at)
    });
    let slips = slips.collect();
    (left, slips)
}

fn quoted_names(text: &str, table: &DeTable<'_>, found: &mut Vec<Range<usize>>) {
    for (key, value) in table {
        let at = key.span();
        let is_quoted = text.get(at.clone()).is_some_and(|typed| typed.starts_with(['"', '\'']));
        let is_part =
            |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        if is_quoted
            && key.get_ref().contains('.')
            && key.get_ref().split('.').all(is_part)
            && at.len() == key.get_ref().len() + 2
        {
            found.push(at);
        }
        inside(text, value.get_ref(), found);
    }
}

fn inside(text: &str, value: &DeValue<'_>, found: &mut Vec<Range<usize>>) {
    match value {
        DeValue::Table(table) => quoted_names(text, table, found),
        DeValue::Array(items) => items.iter().for_each(|item| inside(text, item.get_ref(), found)),
        _ => {}
    }
}
