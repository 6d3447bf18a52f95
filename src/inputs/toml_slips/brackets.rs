//! What square brackets and braces open: lists, tables on a line, and headings.

use std::ops::Range;

use super::{KEY, Slip, end_of_table, is_heading, is_structure, line, next_structure};
use crate::diagnostic::Diagnostic;

/// A list, or a table in braces, that does not end before something else begins.
pub(super) fn open(text: &str, error: &Range<usize>) -> Option<Slip> {
    let (here, value) = value_around(text, error.start)?;
    let written = text[value..here.end].trim_end();
    // Text that begins with a reference, and has lost its quotation marks.
    if written.starts_with("{{") {
        return None;
    }
    let is_table = written.starts_with('{');
    // The keys of a table on several lines are its own.
    let is_structure = if is_table && written.ends_with(['{', ',']) { is_heading } else { is_structure };
    let limit = next_structure(text, (here.end + 1).min(text.len()), is_structure);
    let kind = if is_table { "tabell" } else { "lista" };
    let is_open = length(&text[value..limit]).is_none();
    is_open.then(|| Slip::of(kind, value..value + 1, here.start..limit))
}

/// A key without a value on its line, with texts on the lines below: a list without its `[`, which may have its `]`.
pub(super) fn without_opening(text: &str, here: &Range<usize>, value: &Range<usize>) -> Option<Slip> {
    let after = (here.end + 1).min(text.len());
    let is_empty = text[value.clone()].split('#').next().is_some_and(|typed| typed.trim().is_empty());
    let first = text[after..].trim_start();
    let spoilt = here.start..next_structure(text, after, is_structure);
    let equals = text[here.start..value.start].trim_end().len() + here.start;
    let is_list = is_empty && first.starts_with(['"', '\'']) && spoilt.end > after;
    is_list.then(|| Slip::of("lista-borjan", equals - 1..equals, spoilt))
}

/// The lines of the list or table around an offset, when it ends there or below.
pub(super) fn around(text: &str, at: usize) -> Option<Range<usize>> {
    let (here, value) = value_around(text, at)?;
    let lines = here.start..line(text, value + length(&text[value..])?).end;
    (at <= lines.end).then_some(lines)
}

/// The line of the nearest key before an offset whose value is a list or a table, and where that begins.
fn value_around(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let mut here = line(text, at);
    loop {
        let written = &text[here.clone()];
        if let Some(key) = KEY.as_ref().and_then(|key| key.find(written)) {
            let value = here.start + key.end();
            if text[value..].starts_with(['[', '{']) {
                return Some((here, value));
            }
            // The keys of a table on several lines are set in; what stands on the error's own line may be taken for its end.
            if here.end < at && !written.starts_with([' ', '\t']) {
                return None;
            }
        }
        here = line(text, here.start.checked_sub(1)?);
    }
}

/// How long the list or table is that a text begins with, up to its last bracket; none where it does not end. Brackets in
/// quotation marks are none.
pub(super) fn length(text: &str) -> Option<usize> {
    let (opens, closes) = if text.starts_with('{') { ('{', '}') } else { ('[', ']') };
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '\n' => quoted = false,
            c if c == opens && !quoted => depth += 1,
            c if c == closes && !quoted => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A heading that is there already, told with the one before. Where one of the two is in double brackets the other should be too,
/// and what stands under that one is left out; else the second is one too many.
pub(super) fn heading_again(text: &str, here: &Range<usize>, error: Range<usize>, told: Diagnostic) -> Slip {
    let spoilt = here.start..end_of_table(text, here);
    let Some(own) = Heading::read(text, here.clone()) else {
        return Slip::new(told, error, spoilt);
    };
    let mut others = headings(text).filter(|other| other.name == own.name && other.line.start != here.start);
    match others.next() {
        Some(other) if other.is_double != own.is_double => {
            let (single, double) = if own.is_double { (other, own) } else { (own, other) };
            let spoilt = single.line.start..end_of_table(text, &single.line);
            Slip::of("dubbla", single.at, spoilt).with(Some(double.at))
        }
        Some(other) => {
            // Where no key is new, moving the lines to the first would make each stand twice.
            let first: Vec<&str> = keys(text, &other.line).collect();
            let is_copy = keys(text, &own.line).all(|key| first.contains(&key));
            let kind = if is_copy && !first.is_empty() { "rubrik-kopia" } else { "rubrik-igen" };
            Slip::of(kind, own.at, spoilt).with(Some(other.at))
        }
        None => Slip::new(told, own.at, spoilt),
    }
}

/// The keys under a heading, as they are typed.
fn keys<'t>(text: &'t str, heading: &Range<usize>) -> impl Iterator<Item = &'t str> {
    let lines = text[heading.end..end_of_table(text, heading)].lines();
    lines
        .filter(|line| KEY.as_ref().is_some_and(|key| key.is_match(line)))
        .filter_map(|line| line.split('=').next())
        .map(str::trim)
}

/// A heading: its line, where it stands in it, and what it says.
struct Heading {
    line: Range<usize>,
    at: Range<usize>,
    name: String,
    is_double: bool,
}

impl Heading {
    fn read(text: &str, line: Range<usize>) -> Option<Self> {
        let written = text[line.clone()].split('#').next()?;
        if !is_heading(written) {
            return None;
        }
        let start = line.start + written.len() - written.trim_start().len();
        let typed = written.trim();
        let name: String = typed.chars().filter(|c| !matches!(c, '[' | ']' | ' ' | '\t')).collect();
        Some(Self { line, at: start..start + typed.len(), name, is_double: typed.starts_with("[[") })
    }
}

/// Whether a line is a heading in brackets of another kind: `(a.b)`.
pub(super) fn is_misbracketed(line: &str) -> bool {
    let typed = line.split('#').next().unwrap_or_default().trim();
    let inside = typed.strip_prefix(['(', '{', '<', ']']).and_then(|rest| rest.strip_suffix([')', '}', '>', ']', '[']));
    let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
    inside.is_some_and(|name| !name.trim().is_empty() && is_name(name))
}

/// Whether a line is a heading without its brackets before the name: `a.b]`.
pub(super) fn is_unopened(line: &str) -> bool {
    let typed = line.split('#').next().unwrap_or_default().trim();
    let name = typed.trim_end_matches(']');
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    name.len() < typed.len() && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_name)
}

fn headings(text: &str) -> impl Iterator<Item = Heading> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |written| {
        let here = line(text, start);
        start += written.len();
        Heading::read(text, here)
    })
}
