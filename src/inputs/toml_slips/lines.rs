//! What stands around keys and values and belongs to none of them: pasted before a key, between it and its value, after a value or
//! between two keys; and values that stand on another line than their key.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::characters;

use super::values::{self, day, number};
use super::{COMMENTS, KEY, Slip, brackets, end_of_opening, is_heading, is_structure, line, next_structure};

/// What is pasted with a line: the number that an editor shows, the mark of a list, of a quotation or of a comparison.
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^[ \t]*(?<before>[0-9]{1,5}(?:[:.)|][ \t]*|[ \t]+)|[>+|*•–—-]{1,3}[ \t]+|[>+|*•][ \t]*)[A-Za-z_][A-Za-z0-9_.-]*[ \t]*=",
    )
    .ok()
});

/// How other languages give a name its value.
static ASSIGNMENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[ \t]*[A-Za-z0-9_.-]*[A-Za-z0-9_][ \t]*(?<sign>:=|=:|=>|->|→|⇒)").ok());

/// A key and its `=` after a value on the same line, with what parts the two.
static NEXT_KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"[ \t]*(?:[,;][ \t]*|[ \t])(?<key>[A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*["'\[{0-9]"#).ok()
});

/// A key once more, where its value should begin.
static KEY_IN_VALUE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?<key>[A-Za-z0-9_.-]+)[ \t]*=[ \t]*").ok());

/// A key with a tab or a bar after it, as a cell of a table has them.
static CELLS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"^[ \t]*(?<first>\|?)[ \t]*[A-Za-z_][A-Za-z0-9_.-]*[ \t]*(?<sign>[\t|])[ \t]*[^ \t=]"#).ok()
});

/// Something more than a key before `=`: words, or a unit in parentheses.
static MORE_THAN_KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"^[ \t]*[A-Za-z_][A-Za-z0-9_.-]*[ \t]+(?<more>[^\s"'=#\[{][^"'=#]*?)[ \t]*=[ \t]*["'\[{0-9]"#).ok()
});

/// The mark of a list before a text in quotation marks.
static ITEM_MARK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"^[ \t]*(?<mark>[-–—*•·>]+|[0-9]{1,3}[.)])[ \t]*["']"#).ok());

/// A text between quotation marks of which there is one too many, before it or after it.
static QUOTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"^(?:(?<before>")"[^"]+"|"[^"]*[^"\\]"(?<after>"))$"#).ok());

/// What stands around a text where its quotation marks should: two apostrophes, and the mark as pages on the web write it.
const OTHER_MARKS: [&str; 3] = ["''", "&quot;", "&#34;"];

/// Texts with commas between them, and the end of a list.
static ITEMS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"^(?:"[^"]*"[ \t]*,?[ \t]*)+\]$"#).ok());

/// Fewer words may be a key that lacks its `=`.
const WORDS: usize = 3;

/// What stands before a key, or in the place of its `=`.
pub(super) fn around_key(text: &str, here: &Range<usize>) -> Option<Slip> {
    let written = &text[here.clone()];
    let told = |kind, found: regex::Match<'_>| {
        let start = here.start + found.start();
        let at = start..start + found.as_str().trim_end().len();
        Slip::of(kind, at, here.start..end_of_opening(text, here))
    };
    let before = BEFORE.as_ref()?.captures(written).and_then(|found| found.name("before"));
    let sign = || ASSIGNMENT.as_ref()?.captures(written)?.name("sign");
    before.map(|found| told("fore", found)).or_else(|| Some(told("tilldelning", sign()?)))
}

/// Whether a word behind a key may be its end, where it was typed with a space for the line below: `galler for`.
fn is_of_key(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// What parts a key from its value as the cells of a table are parted, and words between a key and its `=`.
pub(super) fn in_cells(text: &str, here: &Range<usize>) -> Option<Slip> {
    let written = &text[here.clone()];
    let told = |kind, found: regex::Match<'_>| {
        let at = here.start + found.start()..here.start + found.end();
        Some(Slip::of(kind, at, here.start..end_of_opening(text, here)))
    };
    let more = MORE_THAN_KEY.as_ref()?.captures(written).and_then(|found| found.name("more"));
    if let Some(more) = more {
        return told(if is_of_key(more.as_str()) { "nyckel-mellanslag" } else { "nyckel-ord" }, more);
    }
    let found = CELLS.as_ref()?.captures(written)?;
    let sign = found.name("sign")?;
    let is_barred = sign.as_str() == "|" || !found["first"].is_empty();
    told(if is_barred { "lodstreck" } else { "likhetstecken" }, sign)
}

/// A key that follows on the line of a value, or of a heading.
pub(super) fn next_key(text: &str, here: &Range<usize>, before: &Range<usize>) -> Option<Slip> {
    let typed = &text[before.clone()];
    let is_whole = |before: &str| values::is_whole(before) || (before.starts_with('[') && is_heading(before));
    let found = NEXT_KEY
        .as_ref()?
        .captures_iter(typed)
        .find(|found| found.get(0).is_some_and(|all| is_whole(typed[..all.start()].trim_end())))?;
    let key = found.name("key")?.range();
    let at = before.start + key.start..before.start + key.end;
    Some(Slip::of("nycklar", at, here.start..end_of_opening(text, here)))
}

/// A line of a list that has the mark of a list before its text.
pub(super) fn marked_item(text: &str, here: &Range<usize>) -> Option<Slip> {
    let mark = ITEM_MARK.as_ref()?.captures(&text[here.clone()])?.name("mark")?;
    let spoilt = brackets::around(text, here.start).filter(|list| list.start < here.start)?;
    Some(Slip::of("punkt-fore", here.start + mark.start()..here.start + mark.end(), spoilt))
}

/// Something too much, or of another language, in a value on one line.
pub(super) fn in_value(text: &str, here: &Range<usize>, value: &Range<usize>) -> Option<Slip> {
    let typed = text[value.clone()].trim_end();
    let end = value.start + typed.len();
    let told = |kind, at| Some(Slip::of(kind, at, here.clone()));
    if let Some(again) = KEY_IN_VALUE
        .as_ref()?
        .captures(typed)
        .filter(|again| text[here.start..value.start].trim().trim_end_matches('=').trim_end() == &again["key"])
    {
        return told("nyckel-igen", value.start..value.start + again[0].trim_end().len());
    }
    if let Some(slip) = next_key(text, here, &(value.start..end)) {
        return Some(slip);
    }
    if let Some(mark) = OTHER_MARKS.iter().find(|mark| typed.starts_with(**mark) && !typed.starts_with("'''")) {
        return told("citattecken-andra", value.start..value.start + mark.len());
    }
    if typed.ends_with('"') && typed.matches('"').count() == 1 && typed.starts_with(char::is_alphabetic) {
        return told("citattecken-fore", value.start..end);
    }
    if let Some(hidden) = hidden_after(typed) {
        return told("osynligt", end - hidden..end);
    }
    if let Some(list) = other_list(text, here, typed) {
        return Some(Slip::of("lista-tecken", value.start..value.start + 1, list));
    }
    if typed.ends_with(';') {
        return told("semikolon", end - 1..end);
    }
    if let Some(comment) = other_comment(typed) {
        return told("kommentar-annan", value.start + comment.start..value.start + comment.end);
    }
    if typed.ends_with(',') && values::is_whole(typed.trim_end_matches(',')) {
        return told("komma-fler", end - 1..end);
    }
    if let Some(found) = QUOTED.as_ref()?.captures(typed) {
        let mark = found.name("before").or(found.name("after"))?.range();
        return told("citat-fler", value.start + mark.start..value.start + mark.end);
    }
    let is_quoted = |inside: &str| inside.trim_start().starts_with(['"', '\'']);
    let other = [('(', ')'), ('{', '}'), ('<', '>')].into_iter().find(|(open, close)| {
        typed.strip_prefix(*open).and_then(|rest| rest.strip_suffix(*close)).is_some_and(is_quoted)
    });
    if other.is_some() {
        return told("lista-tecken", value.start..value.start + 1);
    }
    if ITEMS.as_ref()?.is_match(typed) {
        return told("lista-borjan", value.start..value.start + 1);
    }
    None
}

/// How long what is not seen is after a value that is whole without it.
fn hidden_after(typed: &str) -> Option<usize> {
    let seen = typed.trim_end_matches(characters::invisible);
    (seen.len() < typed.len() && values::is_whole(seen.trim_end())).then(|| typed.len() - seen.len())
}

/// A list of several lines between signs that are no brackets, from its key on.
fn other_list(text: &str, here: &Range<usize>, typed: &str) -> Option<Range<usize>> {
    let close = [("(", ")"), ("{", "}"), ("<", ">")].into_iter().find(|(open, _)| typed == *open)?.1;
    let limit = next_structure(text, (here.end + 1).min(text.len()), is_structure);
    let inside = text[here.end..limit].trim_start().starts_with(['"', '\'']);
    let mut start = here.end + 1;
    while inside && start < limit {
        let next = line(text, start);
        if text[next.clone()].trim_start().starts_with(close) {
            return Some(here.start..next.end);
        }
        start = next.end + 1;
    }
    inside.then_some(here.start..limit)
}

/// A comment as other languages write it, after a value that is whole without it.
fn other_comment(typed: &str) -> Option<Range<usize>> {
    let found = COMMENTS.iter().filter_map(|comment| {
        let at = typed.find(&format!(" {comment}"))?;
        values::is_whole(&typed[..at]).then_some(at + 1..at + 1 + comment.len())
    });
    found.min_by_key(|found| found.start)
}

/// A value that begins on the line below its key, or a text of several lines of which only the end has its quotation marks.
pub(super) fn below(text: &str, here: &Range<usize>, value: &Range<usize>) -> Option<Slip> {
    let is_empty = text[value.clone()].split('#').next().is_some_and(|typed| typed.trim().is_empty());
    if !is_empty || here.end == text.len() {
        return None;
    }
    let next = line(text, here.end + 1);
    let typed = text[next.clone()].trim();
    let equals = here.start + text[here.start..value.start].trim_end().len();
    if let Some(end) = end_of_value_below(text, &next) {
        let start = next.start + text[next.clone()].len() - text[next.clone()].trim_start().len();
        let also = Some(start..next.end);
        return Some(Slip::of("nasta-rad", equals - 1..equals, here.start..end).with(also));
    }
    let limit = next_structure(text, next.start, is_structure);
    let closing = text[next.start..limit].find("\"\"\"").map(|at| line(text, next.start + at).end)?;
    let is_text = !typed.is_empty() && !typed.starts_with(['"', '\'', '[', '#']);
    is_text.then(|| Slip::of("rader-borjan", equals - 1..equals, here.start..closing))
}

/// Where a value ends that a line begins with and nothing else; none where it is the first of a list's, or no value.
fn end_of_value_below(text: &str, next: &Range<usize>) -> Option<usize> {
    let typed = text[next.clone()].trim();
    let is_item = |end: usize| text[..end].ends_with(',') || text[end..].trim_start().starts_with(['"', '\'', ']']);
    if typed.starts_with("\"\"\"") {
        return Some(end_of_opening(text, next)).filter(|end| *end > next.end && !is_item(*end));
    }
    if typed == "[" || typed.starts_with("[\"") {
        return Some(end_of_opening(text, next)).filter(|end| *end > next.end || typed.ends_with(']'));
    }
    let is_text = typed.starts_with('"') && typed.ends_with('"') && typed.matches('"').count() == 2;
    let is_plain = number(typed).is_some() || day(typed).is_some();
    ((is_text && !is_item(next.end)) || is_plain).then_some(next.end)
}

/// A line without a key: a text that has lost it, the end of a text once more, something after the end of a text, or a paragraph
/// that stands between two texts.
pub(super) fn without_key(text: &str, here: &Range<usize>, error: &Range<usize>) -> Option<Slip> {
    let written = &text[here.clone()];
    let typed = written.trim();
    let start = here.start + written.len() - written.trim_start().len();
    let told = |kind, at, spoilt| Some(Slip::of(kind, at, spoilt));
    if text[here.start..error.start.clamp(here.start, here.end)].contains("\"\"\"") {
        return told("mer", error.start..here.end, error.start..here.end);
    }
    if typed.starts_with("\"\"\"") {
        let after = (here.end + 1).min(text.len());
        let limit = next_structure(text, after, is_structure);
        let is_closed = text[after..limit].contains("\"\"\"");
        let (kind, end) =
            if is_closed { ("nyckel-saknas", end_of_opening(text, here)) } else { ("slut-igen", here.end) };
        return told(kind, start..start + 3, here.start..end);
    }
    if typed.starts_with('"') && typed.len() > 1 && typed.ends_with('"') {
        return told("nyckel-saknas", start..start + 1, here.clone());
    }
    let end = end_of_prose(text, here);
    is_prose(written).then(|| told("losrad", start..end, here.start..end))?
}

/// Whether a line can only be running text: several words, or a sentence.
fn is_prose(line: &str) -> bool {
    let is_other = line.contains(['=', '"']) || is_heading(line) || line.trim_start().starts_with(['#', '[', '/', ';']);
    let is_sentence =
        line.trim_start().starts_with(char::is_uppercase) && line.trim_end().ends_with(['.', '!', '?', ':']);
    !is_other && (is_sentence || line.split_whitespace().count() >= WORDS)
}

/// Where running text ends that a line begins; its paragraphs have empty lines between them.
fn end_of_prose(text: &str, here: &Range<usize>) -> usize {
    let (mut end, mut start) = (here.end, here.end + 1);
    while start < text.len() {
        let next = line(text, start);
        let written = &text[next.clone()];
        match () {
            () if is_prose(written) => end = next.end,
            () if written.trim().is_empty() => {}
            () => break,
        }
        start = next.end + 1;
    }
    end
}

/// A line of a list that begins with a reference, and has lost the quotation mark before it.
pub(super) fn unquoted_item(text: &str, here: &Range<usize>) -> Option<Slip> {
    let written = &text[here.clone()];
    let start = here.start + written.len() - written.trim_start().len();
    let has_key = KEY.as_ref().is_some_and(|key| key.is_match(written));
    let spoilt = brackets::around(text, here.start).filter(|_| !has_key && text[start..].starts_with("{{"))?;
    let is_of_lines = text[start..spoilt.end].find('"').is_some_and(|at| text[start + at..].starts_with("\"\"\""));
    let kind = if is_of_lines { "citattecken-fore-rader" } else { "citattecken-fore" };
    Some(Slip::of(kind, start..start + 2, spoilt))
}
