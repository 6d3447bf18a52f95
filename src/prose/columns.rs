//! Columns in prose: rows that bars, tabs, semicolons, commas or wide spaces part would be set after each other as one text.

use super::item_like;
use super::marks::{BREAK, Found};

/// A row that semicolons part is no longer than this, nor one of its cells.
const LONGEST_ROW: usize = 80;
const LONGEST_CELL: usize = 40;

/// So many spaces part columns; two may be a habit.
const WIDE: &str = "   ";

/// Two lines with bars around or tabs inside, or a line of bars and hyphens, or lines that are all parted alike.
pub(super) fn table(text: &str) -> Found {
    let lines: Vec<&str> = text.split(['\n', BREAK]).map(str::trim).collect();
    let is_row = |line: &&&str| line.starts_with('|') || has_tabs(line);
    let is_rule = |line: &&str| line.contains('|') && line.contains("--") && line.chars().all(|c| "|-: ".contains(c));
    let rows = lines.iter().filter(is_row).count();
    let is_table = rows > 1
        || lines.iter().any(is_rule)
        || (lines.len() > 1 && (are_parted(&lines, ';') || are_parted(&lines, ',') || are_wide(&lines)));
    let start = text.find(|c: char| !c.is_whitespace()).filter(|_| is_table)?;
    Some(("tabell", start..text.trim_end().len()))
}

/// Whether tabs part a line: one behind the label of an item parts nothing.
fn has_tabs(line: &str) -> bool {
    line.contains('\t') && !(line.matches('\t').count() == 1 && item_like::is_tabbed(line))
}

/// Whether all lines are short cells with as many signs between them. A comma that parts cells has no space behind it, is not only
/// that of numbers, and is not one alone in each of two lines.
fn are_parted(lines: &[&str], sign: char) -> bool {
    let count = |line: &str| line.matches(sign).count();
    let all = count(lines[0]);
    let is_row = |line: &&str| {
        count(line) == all
            && line.chars().count() <= LONGEST_ROW
            && line.split(sign).all(|cell| cell.chars().count() <= LONGEST_CELL)
            && !line.ends_with(['.', '!', '?', ':', sign])
    };
    let is_tight = |line: &&str| line.split(sign).skip(1).all(|cell| !cell.starts_with(char::is_whitespace));
    let of_words = |line: &&str| line.split(sign).all(|cell| !cell.contains(|c: char| c.is_ascii_digit()));
    let of_commas = || lines.iter().all(is_tight) && lines.iter().any(of_words) && (all > 1 || lines.len() > 2);
    let is_sign = sign == ';' || of_commas();
    all > 0 && is_sign && lines.iter().all(is_row)
}

/// Whether wide spaces part all lines, and no sentence ends before them.
fn are_wide(lines: &[&str]) -> bool {
    let is_parted =
        |line: &&str| line.split_once(WIDE).is_some_and(|(before, _)| !before.ends_with(['.', '!', '?', ':', ';']));
    lines.iter().all(is_parted)
}
