//! One slip in TOML is one message. The parser goes on after an error, and takes what the slip has spoilt for further errors: of a
//! text without its end, every line. So what a slip has spoilt is blanked, and the rest read as if it were not there.

mod brackets;
mod headings;
mod lines;
mod marks;
mod questions;
mod signs;
mod texts;
mod typographic;
mod values;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use toml::de::DeTable;

use super::toml_errors;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
pub(super) use marks::{without_conflicts, without_fourth_quotes, without_quoted_names};
use questions::{OF_LINE, OF_VALUE, Spot, WITHOUT_KEY};
use typographic::in_list as typographic_in_list;
pub(crate) use values::{PERCENT, counted, day, month, range, told, truth, twice};

/// Slips that are told of a file at most; whoever has more mends these first.
const SLIPS: usize = 20;

/// Bytes that are parsed for the slips of a file, all rounds together.
const BYTES: usize = 1 << 20;

/// A line that opens a table, as it is in cases.
static HEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^[ \t]*\[{1,2}[ \t]*[A-Za-z0-9_-]+([ \t]*\.[ \t]*[A-Za-z0-9_-]+)*[ \t]*\]{1,2}[ \t]*(#.*)?$").ok()
});

/// A line up to a value: a key and `=`.
static KEY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[ \t]*[A-Za-z0-9_-]+([ \t]*\.[ \t]*[A-Za-z0-9_-]+)*[ \t]*=[ \t]*").ok());

/// How comments begin elsewhere.
const COMMENTS: [&str; 4] = ["//", "--", ";", "/*"];

/// How a line that is one begins elsewhere besides; these may stand in a text.
const LINE_COMMENTS: [&str; 2] = ["%", "<!--"];

/// Quotation marks that word processors write, and marks that look like them.
const QUOTES: [char; 13] = ['“', '”', '„', '‟', '»', '«', '‘', '’', '″', 'ʺ', '′', '´', '`'];

/// A slip: what is told of it, where, and what it spoils.
pub(super) struct Slip {
    /// What is told.
    pub problem: Diagnostic,
    /// Where it stands.
    pub at: Range<usize>,
    /// Where its other end is, or should be.
    pub also: Option<Range<usize>>,
    /// Whether it is a value that TOML cannot read, and spoils nothing else: what it means is known where its type is.
    pub is_value: bool,
    spoilt: Range<usize>,
}

impl Slip {
    fn new(problem: Diagnostic, at: Range<usize>, spoilt: Range<usize>) -> Self {
        Self { problem, at, also: None, is_value: false, spoilt }
    }

    /// A slip in the syntax, of a kind that the catalogues have words for.
    fn of(kind: &str, at: Range<usize>, spoilt: Range<usize>) -> Self {
        Self::new(syntax(kind), at, spoilt)
    }

    fn with(self, also: Option<Range<usize>>) -> Self {
        Self { also, ..self }
    }
}

/// The slips of a text that has errors, and the text with blanks where they spoil it. All else stands where it stood. Where there
/// are more slips than are told, the last one says so.
pub(super) fn mend(text: &str) -> (String, Vec<Slip>) {
    let (mut mended, mut slips): (String, Vec<Slip>) = (text.to_owned(), Vec::new());
    // Keys with other letters are read all the same, and are unknown.
    let mut keys: Vec<Range<usize>> = Vec::new();
    let rounds = SLIPS.min(1 + BYTES / text.len().max(1));
    while let Some((at, words)) = first_error(&mended, &keys) {
        if slips.len() == rounds {
            let more = Diagnostic::error(message!(codes::TOO_MANY_FINDINGS, grans = rounds));
            slips.push(Slip::new(more, at.clone(), at.start..at.start));
            break;
        }
        if let Some(key) = key_with_letters(&mended, at.start) {
            slips.push(Slip::of("nyckel", key.clone(), key.start..key.start));
            keys.push(key);
            continue;
        }
        if toml_errors::is_too_deep(&words) {
            // What lies so deep is not looked into any further.
            slips.push(Slip::new(toml_errors::syntax_problem(&words), at.clone(), at));
            break;
        }
        let open = texts::unknown_escape(&mended, &at, &words)
            .or_else(|| texts::ended_at_once(&mended, &at))
            .or_else(|| texts::unclosed(&mended, &at))
            .or_else(|| brackets::open(&mended, &at))
            .or_else(|| texts::short_opening(&mended, &at))
            .or_else(|| texts::goes_on(&mended, &at, &words));
        let slip = open.unwrap_or_else(|| slip_at(&mended, at, &words));
        let progress = if slip.is_value { stand_in(&mut mended, &slip.at) } else { blank(&mut mended, &slip.spoilt) };
        slips.push(slip);
        if !progress {
            break;
        }
    }
    slips.sort_by_key(|slip| slip.at.start);
    (mended, slips)
}

/// The first error of the parser that is not about one of these keys: its span and its words.
fn first_error(text: &str, keys: &[Range<usize>]) -> Option<(Range<usize>, String)> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let errors = errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned()));
    let is_key = |at: usize| keys.iter().any(|key| key.start <= at && at <= key.end);
    errors.filter(|(span, _)| !is_key(span.start)).min_by_key(|(span, _)| span.start)
}

/// The key around an offset, where it has letters beyond a–z; it stands before `=`, or in a heading.
fn key_with_letters(text: &str, at: usize) -> Option<Range<usize>> {
    let here = line(text, at);
    let before = &text[here.start..at.min(here.end)];
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let start = here.start + before.trim_end_matches(is_part).len();
    let length: usize = text[start..here.end].chars().take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    let key = start..start + length;
    let (before, after) = (text[here.start..key.start].trim(), text[key.end..here.end].trim_start());
    let goes_on = after.starts_with('=') || after.strip_prefix('.').is_some_and(|next| next.starts_with(is_part));
    let is_key = (before.is_empty() || before.ends_with('.')) && goes_on;
    let is_heading = before.starts_with('[') && after.starts_with([']', '.']);
    (!text[key.clone()].is_ascii() && (is_key || is_heading)).then_some(key)
}

/// Puts blanks in place of all but line ends; says whether there was anything else.
fn blank(text: &mut String, spoilt: &Range<usize>) -> bool {
    let blanked: String = text[spoilt.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    let progress = text[spoilt.clone()] != blanked;
    text.replace_range(spoilt.clone(), &blanked);
    progress
}

/// Puts a value of the same length in place of one that cannot be read: its key stays.
fn stand_in(text: &mut String, value: &Range<usize>) -> bool {
    let inside = value.len().saturating_sub(2);
    let blank = if value.len() < 2 { "0".to_owned() } else { format!("\"{}\"", " ".repeat(inside)) };
    text.replace_range(value.clone(), &blank);
    true
}

/// The line that an offset lies in, without its end.
fn line(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// Where the next line begins at or after an offset that opens a table or a text of several lines, or that has a key: what comes
/// there is no longer the text or list before.
fn next_structure(text: &str, from: usize, is_structure: fn(&str) -> bool) -> usize {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        if is_structure(line.trim_end_matches(['\n', '\r'])) {
            return start;
        }
        start += line.len();
    }
    text.len()
}

fn is_heading(line: &str) -> bool {
    HEADING.as_ref().is_some_and(|heading| heading.is_match(line))
}

/// Whether a line can only be TOML and no prose: a heading, or a key with a value that begins as values do.
fn is_structure(line: &str) -> bool {
    let Some(key) = KEY.as_ref().and_then(|key| key.find(line)) else { return is_heading(line) };
    let value = &line[key.end()..];
    value.starts_with(['"', '\'', '[', '{']) || value.starts_with(|c: char| c.is_ascii_digit())
}

/// The slip that makes an error of the parser: what the first question finds that fits, or the parser's own words.
fn slip_at(text: &str, error: Range<usize>, words: &str) -> Slip {
    let spot = Spot::new(text, error, words);
    let rest = if spot.value.is_some() { OF_VALUE } else { WITHOUT_KEY };
    OF_LINE.iter().chain(rest).find_map(|question| question(&spot)).unwrap_or_else(|| spot.by_the_parser())
}

/// The key of a line, as it is written.
fn key(line: &str) -> Option<String> {
    Some(KEY.as_ref()?.find(line)?.as_str().trim().trim_end_matches(['=', ' ', '\t']).to_owned())
}

/// The same key as a line's, higher up under the same heading.
fn key_before(text: &str, here: &Range<usize>) -> Option<Range<usize>> {
    let wanted = key(&text[here.clone()])?;
    let mut above = here.clone();
    loop {
        above = line(text, above.start.checked_sub(1)?);
        let written = &text[above.clone()];
        if is_heading(written) {
            return None;
        }
        if key(written).is_some_and(|key| key == wanted) {
            let start = above.start + written.len() - written.trim_start().len();
            return Some(start..start + wanted.len());
        }
    }
}

/// Where the table ends that a heading opens.
fn end_of_table(text: &str, heading: &Range<usize>) -> usize {
    next_structure(text, (heading.end + 1).min(text.len()), is_heading)
}

/// Where what a line opens at its end has its own: a text of several lines, or a list.
fn end_of_opening(text: &str, here: &Range<usize>) -> usize {
    let written = text[here.clone()].trim_end();
    for quotes in ["\"\"\"", "'''"] {
        // What follows them may be a backslash, or the text itself.
        if let (Some(open), 1) = (written.find(quotes), written.matches(quotes).count()) {
            let inside = here.start + open + quotes.len();
            let close = text[inside..].find(quotes).map(|at| inside + at);
            return close.map_or(here.end, |close| line(text, close).end);
        }
    }
    let list = here.start + written.len().saturating_sub(1);
    let length = if written.ends_with('[') { brackets::length(&text[list..]) } else { None };
    length.map_or(here.end, |length| line(text, list + length).end)
}

/// Where a value ends that may have several lines.
fn end_of_value(text: &str, value: &Range<usize>) -> usize {
    let typed = &text[value.clone()];
    for quotes in ["\"\"\"", "'''"] {
        if typed.starts_with(quotes) {
            let close = text[value.start + 3..].find(quotes).map(|at| value.start + 3 + at + 3);
            return close.map_or(text.len(), |close| line(text, close).end);
        }
    }
    if typed.starts_with(['[', '{']) {
        return next_structure(text, (value.end + 1).min(text.len()), is_structure);
    }
    value.end
}

/// What is told of a number that TOML reads though its groups are no thousands: `1_15000`.
pub(crate) fn misgrouped(written: &str) -> Option<Diagnostic> {
    let whole = written.split('.').next()?.trim_start_matches(['+', '-']);
    let mut groups = whole.split('_');
    let is_first = groups.next()?.len() <= 3;
    let is_grouped = is_first && groups.all(|group| group.len() == 3);
    let is_decimal = whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    (whole.contains('_') && is_decimal && !is_grouped).then(|| syntax("siffror"))
}

fn syntax(kind: &str) -> Diagnostic {
    Diagnostic::error(message!(codes::TOML_SYNTAX, slag = kind))
}

#[cfg(test)]
mod tests;
