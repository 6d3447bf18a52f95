//! Quotation marks of a word processor.

use std::ops::Range;

use super::{QUOTES, Slip, brackets, end_of_opening, is_structure, next_structure};

/// A text between quotation marks of a word processor, or one that only ends with one.
pub(super) fn in_value(text: &str, line_range: &Range<usize>, value: &Range<usize>) -> Option<Slip> {
    let typed = text[value.clone()].trim_end();
    let opens = typed.chars().next().filter(|c| QUOTES.contains(c));
    let closes = typed.chars().next_back().filter(|c| QUOTES.contains(c));
    let count = typed.chars().take_while(|c| QUOTES.contains(c) || *c == '"').count();
    let is_long = count >= 3;
    let misquoted =
        if is_long { typed.chars().take(3).any(|c| QUOTES.contains(&c)) } else { opens.or(closes).is_some() };
    if !misquoted || !(opens.is_some() || typed.starts_with('"')) {
        return None;
    }
    let mut spoilt = line_range.clone();
    if is_long {
        let after = (line_range.end + 1).min(text.len());
        let limit = next_structure(text, after, is_structure);
        let ends =
            |line: &str| line.trim_end().chars().rev().take_while(|c| QUOTES.contains(c) || *c == '"').count() >= 3;
        let mut end = after;
        let mut found = None;
        for line in text[after..limit].split_inclusive('\n') {
            end += line.len();
            if ends(line) {
                found = Some(end);
                break;
            }
        }
        spoilt.end = found.unwrap_or(limit);
    }
    let width = typed.chars().take(if is_long { 3 } else { 1 }).map(char::len_utf8).sum::<usize>();
    let at = match opens {
        None if !is_long => value.start + typed.len() - closes.map_or(1, char::len_utf8)..value.start + typed.len(),
        _ => value.start..value.start + width,
    };
    Some(Slip::of("typografiska", at, spoilt))
}

/// A text between quotation marks of a word processor where a value of a list, or a line, begins.
pub(super) fn in_list(text: &str, here: &Range<usize>, error: &Range<usize>) -> Option<Slip> {
    let first = text[error.start..].chars().next().filter(|c| QUOTES.contains(c))?;
    let spoilt = brackets::around(text, error.start).unwrap_or(here.start..end_of_opening(text, here));
    Some(Slip::of("typografiska", error.start..error.start + first.len_utf8(), spoilt))
}
