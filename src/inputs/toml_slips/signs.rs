//! Signs of other languages and programs that stand where TOML has its own.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{COMMENTS, LINE_COMMENTS, QUOTES, Slip, end_of_opening, end_of_table, typographic_in_list};
use crate::characters;

/// A key as JSON writes it.
static JSON_KEY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"^[ \t]*"[^"]*"[ \t]*:"#).ok());

/// What a line is made of that people draw between parts.
const RULE: [char; 6] = ['=', '-', '*', '_', '~', '+'];

/// A sign that stands where TOML has another: a colon for `=`, a hard space, a typographic mark, another comment.
pub(super) fn odd(text: &str, here: &Range<usize>) -> Option<Slip> {
    let written = &text[here.clone()];
    let start = here.start + written.len() - written.trim_start().len();
    let is_bracketed = written.trim_start().starts_with('[');
    let end = if is_bracketed { end_of_table(text, here) } else { end_of_opening(text, here) };
    let spoilt = here.start..end;
    let told = |kind, at: Range<usize>| Some(Slip::of(kind, at, spoilt.clone()));
    for comment in COMMENTS.into_iter().chain(LINE_COMMENTS) {
        if text[start..here.end].starts_with(comment) {
            return told("kommentar-annan", start..start + comment.len());
        }
    }
    let bare = written.trim();
    if bare.len() > 2 && bare.chars().all(|c| RULE.contains(&c)) {
        return told("kommentar-annan", start..start + bare.len());
    }
    // What comes before the value.
    let head = written.find(['=', '"', '#']).map_or(written, |end| &written[..end]);
    let first = |wanted: &dyn Fn(char) -> bool| {
        head.char_indices().find(|(_, c)| wanted(*c)).map(|(at, c)| here.start + at..here.start + at + c.len_utf8())
    };
    if let Some(at) = first(&|c| c.is_whitespace() && !c.is_ascii()) {
        return told("hart", at);
    }
    if let Some(at) = first(&characters::invisible) {
        return told("osynligt", at);
    }
    if let Some(at) = first(&|c| QUOTES.contains(&c)).filter(|at| at.start == start) {
        return typographic_in_list(text, here, &at);
    }
    let is_key =
        |key: &str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let colon = first(&|c| c == ':').filter(|at| is_key(text[start..at.start].trim_end()));
    let colon = colon.filter(|at| is_lower(&text[start..at.start]) || begins_value(&text[at.end..here.end]));
    colon.or_else(|| colon_of_json(text, here)).and_then(|at| told("kolon", at))
}

/// Whether a key is written as keys are; `Obs:` begins a note.
fn is_lower(key: &str) -> bool {
    !key.contains(char::is_uppercase)
}

/// Whether something begins as only values do.
fn begins_value(typed: &str) -> bool {
    typed.trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '"' | '\'' | '[' | '{'))
}

/// The colon after a key in quotation marks.
fn colon_of_json(text: &str, here: &Range<usize>) -> Option<Range<usize>> {
    let at = here.start + JSON_KEY.as_ref()?.find(&text[here.clone()])?.end();
    Some(at - 1..at)
}
