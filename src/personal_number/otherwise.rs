//! Personnummer with another sign or spaces in them: `811228.9874`, `811228/9874`, `81 12 28 98 74`, `1981-12-28 9874`. So are
//! decimals, case numbers, times and telephone numbers written, which fit the check digit by chance; what stands around them says
//! which.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::telephone::{last_words, near};
use super::{is_personal, is_time, stands_alone};

/// The day, what stands after it, and four digits; five pairs; a date and four digits; a day in brackets, or four digits in pairs.
static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let space = r"[ \t\u{a0}\u{202f}\u{2009}]";
    let day = "(?:[0-9]{8}|[0-9]{6})";
    let signed = format!("{day}(?P<sign>[./:_\u{b7}]|, )[0-9]{{4}}");
    let pairs = format!("[0-9]{{2}}(?:{space}[0-9]{{2}}){{4}}");
    let dated = format!(
        "(?P<dated>[0-9]{{2,4}}(?:-[0-9]{{2}}-[0-9]{{2}}|{space}[0-9]{{2}}{space}[0-9]{{2}}){space}[0-9]{{4}})"
    );
    let parted = format!("(?P<parted>{day}\\){space}?[0-9]{{4}}|{day}-[0-9]{{2}}{space}[0-9]{{2}})");
    Regex::new(&format!("{signed}|{pairs}|{dated}|{parted}")).ok()
});

/// What the last word before a number begins with that is one of a case, an invoice, an agreement, a drawing.
pub(super) const CASES: [&str; 15] = [
    "dnr",
    "diarie",
    "ärende",
    "mål",
    "faktura",
    "order",
    "avtal",
    "ref",
    "projekt",
    "beslut",
    "ritning",
    "protokoll",
    "nr",
    "version",
    "punkt",
];

/// What the word before a number begins with that belongs to a person.
pub(super) const PEOPLE: [&str; 6] = ["personn", "pnr", "persnr", "född", "samordningsn", "identitetsn"];

/// Units of numbers with decimals, in lower case.
const UNITS: [&str; 20] = [
    "kr", "kronor", "tkr", "mkr", "mnkr", "sek", "euro", "eur", "m", "meter", "km", "mm", "ha", "kg", "ton", "l",
    "kwh", "mwh", "grader", "procent",
];

/// The axes of coordinates.
const AXES: [&str; 4] = ["n", "e", "x", "y"];

/// The years that a case number ends with.
const YEARS: [&str; 2] = ["19", "20"];

/// The end of a name before a number, and what stands between them: "Anna Ek, ", "Anna Ek (".
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\p{Lu}\p{Ll}+(?:, ?| ?\()$").ok());

/// The byte ranges of such numbers in a line. `label` is what stands before the line.
pub(super) fn find(text: &str, label: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(shape) = SHAPE.as_ref() else { return found };
    let mut from = 0;
    while let Some(captures) = shape.captures_at(text, from) {
        let Some(whole) = captures.get(0) else { break };
        if is_one(text, label, &captures) {
            found.push(whole.range());
            from = whole.end();
        } else {
            from = whole.start() + 1;
        }
    }
    found
}

fn is_one(text: &str, label: &str, captures: &Captures<'_>) -> bool {
    let Some(whole) = captures.get(0) else { return false };
    let (before, after) = (&text[..whole.start()], &text[whole.end()..]);
    let digits: String = whole.as_str().chars().filter(char::is_ascii_digit).collect();
    let (day, tail) = digits.split_at(digits.len() - 4);
    if !stands_alone(text, whole.start(), whole.end()) || !is_personal(day, tail) {
        return false;
    }
    if captures.name("dated").is_some() {
        // A day may have the time of it after it.
        let is_one = if is_clock(tail) { is_beside_person(before, label) } else { is_of_person(before, label) };
        return is_one && !goes_on(before, after, char::is_whitespace);
    }
    if captures.name("parted").is_some() {
        let is_one = is_of_person(before, label) || is_of_person(before.trim_end_matches('('), label);
        return is_one && !goes_on(before, after, char::is_whitespace);
    }
    let Some(sign) = captures.name("sign") else {
        return follows(before, label, &PEOPLE) && !goes_on(before, after, char::is_whitespace);
    };
    if goes_on(before, after, |c| matches!(c, '.' | ',' | '/' | ':' | '-')) {
        return false;
    }
    match sign.as_str() {
        "." => !is_decimal(before, after) && !is_time(whole.as_str()) && !follows(before, label, &CASES),
        // A row of numbers, but after a word for a person's.
        ", " => follows(before, label, &PEOPLE),
        // Most numbers with a slash in a text are of cases.
        "/" => !YEARS.iter().any(|century| tail.starts_with(century)) && is_of_person(before, label),
        _ => !is_clock(tail) && is_of_person(before, label),
    }
}

/// Whether a name, a word for a person's number or nothing stands before a number.
pub(super) fn is_of_person(before: &str, label: &str) -> bool {
    let alone = before.trim().is_empty() && !follows(before, label, &CASES);
    alone || is_beside_person(before, label)
}

/// Whether a name or a word for a person's number stands before a number.
pub(super) fn is_beside_person(before: &str, label: &str) -> bool {
    NAMED.as_ref().is_some_and(|named| named.is_match(near(before))) || follows(before, label, &PEOPLE)
}

/// Whether four digits are a time of the day.
pub(super) fn is_clock(tail: &str) -> bool {
    let (hour, minute) = tail.split_at(2);
    hour < "24" && minute < "60"
}

/// Whether a number goes on on either side, as that of a version, a path or a row of a table.
pub(super) fn goes_on(before: &str, after: &str, is_joint: fn(char) -> bool) -> bool {
    let goes_on = |first: Option<char>, second: Option<char>| {
        first.is_some_and(is_joint) && second.is_some_and(|c| c.is_ascii_digit())
    };
    let (mut last, mut next) = (before.chars().rev(), after.chars());
    goes_on(last.next(), last.next()) || goes_on(next.next(), next.next())
}

/// Whether a number with a stop has decimals: a unit or a sign stands beside it, or another number with as many.
fn is_decimal(before: &str, after: &str) -> bool {
    let (head, rest) = (before.trim_end(), after.trim_start());
    has_unit(rest)
        || rest.starts_with(['%', '°', '€', '$', '\u{d7}'])
        || head.ends_with(['-', '\u{2212}', '+', '=', '<', '>', '~', '\u{b1}', '\u{d7}', '€', '$'])
        || is_coordinate(near(before).rsplit(is_between))
        || is_coordinate(after.split(is_between))
}

/// Whether a unit stands after a number.
pub(super) fn has_unit(after: &str) -> bool {
    let unit = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    UNITS.contains(&unit.as_str())
}

/// What stands between the numbers of a point.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | ':' | '=')
}

/// Whether what stands beside a number, nearest first, makes it a coordinate: the name of an axis, or another number of more than two
/// decimals that is not written as these are.
fn is_coordinate<'t>(beside: impl Iterator<Item = &'t str>) -> bool {
    let mut beside = beside.filter(|word| !word.is_empty());
    let is_axis = |word: &str| AXES.contains(&word.to_lowercase().as_str());
    match beside.next() {
        Some(word) if is_axis(word) => true,
        Some(word) => has_other_decimals(word.trim_end_matches('.')),
        None => false,
    }
}

fn has_other_decimals(number: &str) -> bool {
    let Some((whole, decimals)) = number.split_once('.') else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(decimals) && decimals.len() > 2 && !matches!((whole.len(), decimals.len()), (6 | 8, 4))
}

/// Whether the last word before a number, or the label of a text without one, begins so.
pub(super) fn follows(before: &str, label: &str, words: &[&str]) -> bool {
    let said = last_words(before).0;
    let said = if said.is_empty() { last_words(label).0 } else { said };
    words.iter().any(|word| said.starts_with(word))
}
