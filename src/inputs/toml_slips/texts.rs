//! Texts of several lines that do not end, or begin with too few quotation marks.

use std::ops::Range;

use super::super::toml_errors::syntax_problem;
use super::brackets;
use super::{COMMENTS, KEY, LINE_COMMENTS, QUOTES, Slip, is_heading, is_structure, line, next_structure};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// The key of a section's text.
const SECTION_TEXT: &str = "text";

/// What stands before and after a text of several lines.
const QUOTE: &str = "\"\"\"";

/// The kind of a backslash before what it means nothing before.
const ESCAPE: &str = "omvant-streck";

/// How the parser begins to tell of a backslash before a space, among other things.
const WITH_BACKSLASH: &str = "invalid multi-line basic string";

/// A backslash before what it means nothing before, as Markdown and paths have it, in a text of several lines. The text around it is
/// whole, so it alone is spoilt; of a text on one line, such as a path, all is.
pub(super) fn unknown_escape(text: &str, error: &Range<usize>, words: &str) -> Option<Slip> {
    let before = &text[line(text, error.start).start..error.start];
    let is_before_blank = words.starts_with(WITH_BACKSLASH) && before.trim_end_matches([' ', '\t']).ends_with('\\');
    let is_unknown = syntax_problem(words).arguments.get("slag").is_some_and(|kind| kind == ESCAPE);
    let is_in_lines = text[..error.start].matches(QUOTE).count() % 2 == 1;
    if !is_in_lines || !(is_unknown || is_before_blank) {
        return None;
    }
    let back = error.start - before.len() + before.rfind('\\')?;
    let sign = text[back + 1..].chars().next().filter(|sign| !matches!(sign, '\r' | '\n' | '"'));
    let end = error.start.max(back + 1 + sign.map_or(0, char::len_utf8));
    Some(Slip::of(ESCAPE, back..end, back..end))
}

/// A text of several lines that does not end: it ends where the next one begins, and what that holds is read as TOML.
pub(super) fn unclosed(text: &str, error: &Range<usize>) -> Option<Slip> {
    let mut from = 0;
    loop {
        let (key, open, quotes) = next_opening(text, from)?;
        if open > error.start {
            return None;
        }
        let inside = open + 3;
        let close = text[inside..].find(quotes).map(|at| inside + at);
        let before_close = close.map(|close| &text[line(text, close).start..close]);
        let is_another = before_close.is_some_and(|before| {
            KEY.as_ref().and_then(|key| key.find(before)).is_some_and(|key| key.end() == before.len())
        });
        if close.is_none() || is_another {
            let end = next_structure(text, line(text, open).end.saturating_add(1).min(text.len()), is_structure);
            return Some(unended(text, open..inside, key..end));
        }
        from = close? + 3;
    }
}

/// A text of several lines that does not end before `spoilt` does. Where its last line is meant to be its end, that is told; else the
/// line after which the end belongs stands beside the opening. Comments above what comes next are no part of the text.
fn unended(text: &str, open: Range<usize>, spoilt: Range<usize>) -> Slip {
    let mut start = open.end;
    let mut last = None;
    for written in text[open.end..spoilt.end].split_inclusive('\n') {
        let (is_first, typed) = (start == open.end, written.trim());
        if !is_first && !typed.is_empty() && !typed.starts_with('#') {
            last = Some(start..start + written.trim_end().len());
        }
        start += written.len();
    }
    let is_quote = |c: char| QUOTES.contains(&c) || c == '"' || c == '\'';
    match last {
        Some(last) if text[last.clone()].trim().chars().all(is_quote) => {
            let at = last.end - text[last.clone()].trim_start().len()..last.end;
            Slip::of("slut", at, spoilt).with(Some(open))
        }
        also => Slip::of("oppen", open, spoilt).with(also),
    }
}

/// A text of several lines with three quotes in it, where it ends for TOML and goes on for its writer: to the last quotes
/// before something begins that can be no text.
pub(super) fn goes_on(text: &str, error: &Range<usize>, words: &str) -> Option<Slip> {
    let problem = syntax_problem(words);
    let is_more = problem.arguments.get("slag").is_some_and(|kind| kind == "mer");
    let here = line(text, error.start);
    let before = text[here.start..error.start].trim_end();
    let quotes = ["\"\"\"", "'''"].into_iter().find(|quotes| is_more && before.ends_with(quotes))?;
    let limit = next_structure(text, (here.end + 1).min(text.len()), is_structure);
    let close = error.end.max(error.start) + text.get(error.end..limit)?.rfind(quotes)?;
    let spoilt = error.start..line(text, close).end;
    Some(Slip::new(problem, error.clone(), spoilt))
}

/// The next key whose value opens a text of several lines: where its line begins, and the quotes.
fn next_opening(text: &str, from: usize) -> Option<(usize, usize, &'static str)> {
    let mut start = line(text, from).start;
    if start < from {
        start = line(text, from).end + 1;
    }
    while start < text.len() {
        let here = line(text, start);
        let key = KEY.as_ref().and_then(|key| key.find(&text[here.clone()]));
        if let Some(key) = key {
            let value = start + key.end();
            for quotes in ["\"\"\"", "'''"] {
                if text[value..here.end].starts_with(quotes) {
                    return Some((start, value, quotes));
                }
            }
        }
        start = here.end + 1;
    }
    None
}

/// A text of several lines that begins with too few quotation marks: two, which are an empty text, or one.
pub(super) fn short_opening(text: &str, error: &Range<usize>) -> Option<Slip> {
    let mut here = line(text, error.start);
    if COMMENTS.iter().chain(&LINE_COMMENTS).any(|comment| text[here.clone()].trim_start().starts_with(comment)) {
        return None;
    }
    while KEY.as_ref()?.find(&text[here.clone()]).is_none() {
        if is_heading(&text[here.clone()]) {
            return None;
        }
        here = line(text, here.start.checked_sub(1)?);
    }
    let value = here.start + KEY.as_ref()?.find(&text[here.clone()])?.end();
    let typed = text[value..here.end].trim_end();
    let is_empty = typed == "\"\"";
    let is_begun = typed.starts_with('"') && typed.matches('"').count() == 1;
    let after = (here.end + 1).min(text.len());
    let limit = next_structure(text, after, is_structure);
    let rest = &text[after..limit];
    let closing = rest.find('"').map(|at| line(text, after + at).end);
    let goes_on = rest.lines().any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let is_one = (is_empty && goes_on) || (is_begun && closing.is_some());
    let width = if is_empty { 2 } else { 1 };
    is_one.then(|| Slip::of("rader", value..value + width, here.start..closing.unwrap_or(limit)))
}

/// A text of several lines in a list that begins with too few quotation marks.
pub(super) fn short_item(text: &str, error: &Range<usize>) -> Option<Slip> {
    let spoilt = brackets::around(text, error.start)?;
    let mut here = line(text, error.start);
    while !matches!(text[here.clone()].trim(), "\"" | "\"\"") {
        let above = line(text, here.start.checked_sub(1)?);
        if above.start <= spoilt.start || text[here].trim_start().starts_with('"') {
            return None;
        }
        here = above;
    }
    let next = text[here.end..spoilt.end].lines().find(|line| !line.trim().is_empty())?.trim_start();
    let goes_on = !next.starts_with(['"', '\'', ']', '#', '{']) || next.starts_with("{{");
    let written = &text[here.clone()];
    let start = here.start + written.len() - written.trim_start().len();
    goes_on.then(|| Slip::of("rader", start..here.start + written.trim_end().len(), spoilt))
}

/// A text of several lines of which only the end has its quotation marks, with no key above it: the line with both has fallen away.
pub(super) fn headless(text: &str, here: &Range<usize>) -> Option<Slip> {
    let written = &text[here.clone()];
    let typed = written.trim();
    // What opens a list of texts or a table has a key that is written wrongly.
    let opens = typed.ends_with(['[', '{']);
    if typed.is_empty() || opens || typed.starts_with(['"', '\'', '#', '[']) || is_structure(written) {
        return None;
    }
    let after = (here.end + 1).min(text.len());
    let rest = &text[after..next_structure(text, after, is_structure)];
    let end = after + rest.find("\"\"\"")?;
    let is_end = text[line(text, end)].trim() == "\"\"\"";
    let key = if is_section(&text[..here.start]) { SECTION_TEXT } else { "" };
    let start = here.start + written.len() - written.trim_start().len();
    let problem = Diagnostic::error(message!(codes::TOML_TEXT_BEGINS, nyckel = key));
    is_end.then(|| Slip::new(problem, start..start + typed.len(), here.start..line(text, end).end))
}

/// A text of several lines that ends where it begins, `""""""` or `"""` on two lines: the lines below it are left over.
pub(super) fn ended_at_once(text: &str, error: &Range<usize>) -> Option<Slip> {
    let here = line(text, error.start);
    let mut above = line(text, here.start.checked_sub(1)?);
    while text[above.clone()].trim().is_empty() {
        above = line(text, above.start.checked_sub(1)?);
    }
    let typed = text[above.clone()].trim();
    let opening = if typed == QUOTE { line(text, above.start.checked_sub(1)?) } else { above.clone() };
    let value = opening.start + KEY.as_ref()?.find(&text[opening.clone()])?.end();
    let opened = text[value..opening.end].trim_end();
    let is_ended = if typed == QUOTE { opened == QUOTE } else { opened == QUOTE.repeat(2) };
    let rest = &text[here.start..next_structure(text, here.start, is_structure)];
    let end = line(text, here.start + rest.find(QUOTE)?);
    let close = above.start + text[above].rfind(QUOTE)?;
    (is_ended && text[end.clone()].trim() == QUOTE)
        .then(|| Slip::of("borjan-slut", close..close + QUOTE.len(), opening.start..end.end))
}

/// Whether a text ends with the heading of a section that has its text under a key.
fn is_section(above: &str) -> bool {
    let last = above.lines().rev().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    last.is_some_and(|line| line.trim_start().starts_with("[avsnitt."))
}
