//! Numbers and days as people write them, and as TOML does.

use std::sync::LazyLock;

use regex::Regex;

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::inputs::typed_numbers::{self, Meant, Typed, in_toml};
use crate::message::message;

/// A number, with what may stand before it, and what it counts.
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:ca\.?|cirka|ungefär|omkring|~|§|SEK|kr)[ \x{a0}]*)?(?<number>[+\-\x{2212}]?[0-9](?:[0-9 \x{a0}\x{202f}\x{2009}'’]*[0-9])?(?:,[0-9]{1,6})?)[ \x{a0}\x{202f}]*(?<unit>mnkr|mkr|tkr|k|kr|kronor|SEK|st|%|:-|,-+)?\.?[ \t]*$").ok()
});

/// What may stand between thousands.
const SEPARATORS: [char; 6] = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '’'];

/// What a number counts, after it.
static UNIT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[ \x{a0}]*(?:tkr|kr|kronor|SEK|:-)$").ok());

/// A day as people write it with digits: with signs between them, or all eight.
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?<year>[12][0-9]{3})(?:[-\x{2010}-\x{2015}\x{2212}/. ](?<month>[0-9]{1,2})[-\x{2010}-\x{2015}\x{2212}/. ](?<day>[0-9]{1,2})|(?<months>[0-9]{2})(?<days>[0-9]{2}))[ \t]*$").ok()
});

/// The beginning of a day, which programs write after it.
static MIDNIGHT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[T ]00:00(?::00(?:\.0+)?)?Z?$").ok());

/// A day as people write it in Swedish: with its year last, and perhaps the month's name.
static DAY_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:\p{L}+dag(?:en)? )?(?:den )?(?<day>[0-9]{1,2})(?:[-/.] ?(?<month>[0-9]{1,2})[-/. ] ?|[:e]*\.? ?(?<name>[a-z]{3,9})\.? )(?<year>[12][0-9]{3})[ \t]*$").ok()
});

/// The first letters of the months' names.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// Two numbers with a dash between them, as people write from what to what.
static RANGE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[0-9]{1,9}[ \x{a0}]?[-\x{2013}\x{2014}][ \x{a0}]?[0-9]{1,9}[ \t]*(#.*)?$").ok());

/// What is meant to be a day and is none, or not whole: two or three numbers with one sign between them, none of them a month's year.
static NO_DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:[0-9]{1,2}[-/.][0-9]{1,2}(?:[-/.](?:[0-9]{2}|[0-9]{4}))?|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?:[T ][0-9:.]*)?$").ok()
});

/// Words that mean `false`, and those that mean `true`.
const TRUTHS: [[&str; 3]; 2] = [["nej", "falskt", "false"], ["ja", "sant", "true"]];

/// How a share of a hundred is marked.
pub(crate) const PERCENT: [&str; 2] = ["%", "procent"];

/// What a word says that means yes or no.
pub(crate) fn truth(typed: &str) -> Option<bool> {
    let word = bare(typed).to_lowercase();
    TRUTHS.iter().position(|words| words.contains(&word.as_str())).map(|truth| truth == 1)
}

/// A month as people write it, with its name or with digits, as the program has it; of a day, its month.
pub(crate) fn month(typed: &str) -> Option<String> {
    let typed = bare(typed);
    let spoken = day(&format!("1 {typed}")).or_else(|| day(&format!("{typed}-01"))).or_else(|| day(typed));
    spoken.map(|day| day[..7].to_owned())
}

/// Two numbers with a dash between them.
pub(crate) fn range(typed: &str) -> Option<(String, String)> {
    let typed = bare(typed);
    let (first, second) = typed.split_once(['-', '\u{2013}', '\u{2014}']).filter(|_| is_range(typed))?;
    Some((first.trim().to_owned(), second.trim().to_owned()))
}

/// A number with what it counts, in digits or as one of these words, which are the numbers from nought.
pub(crate) fn counted<'t>(typed: &'t str, words: &[String]) -> Option<(String, &'t str)> {
    let typed = bare(typed).trim();
    let (amount, unit) = match typed.rsplit_once([' ', '\u{a0}']) {
        Some((amount, unit)) if !unit.contains(|c: char| c.is_ascii_digit()) => (amount, unit),
        _ if typed.ends_with('%') => (typed.trim_end_matches('%'), "%"),
        _ => (typed, ""),
    };
    let in_words = |typed: &str| words.iter().position(|word| word.to_lowercase() == typed.to_lowercase());
    let number = number(typed).or_else(|| number(amount)).or_else(|| Some(in_words(amount)?.to_string()))?;
    Some((number, unit))
}

/// What a text may look like, and the name of that reading.
type Reading = (fn(&str) -> bool, &'static str);

/// What a value may be that TOML cannot read, in the order in which it is asked; the first that fits is told.
const READINGS: &[Reading] =
    &[(is_range, "tal"), (is_misgrouped, "siffror"), (is_truth, "sanning"), (is_no_day, "datum")];

/// What is told of a value that TOML cannot read, by what it looks like; nothing where it looks like none.
pub(crate) fn told(key: &str, typed: &str, is_double: bool) -> Option<Diagnostic> {
    if let Some(problem) = twice(key, typed) {
        return Some(problem);
    }
    if let Some(right) = number(typed).filter(|right| right != typed) {
        return Some(Diagnostic::error(message!(codes::TOML_NUMBER, varde = typed, ratt = right)));
    }
    if let Some((whole, decimals)) = ambiguous(typed) {
        // How many decimals the value may have is not known here.
        let problem = message!(
            codes::VALUE_AMBIGUOUS,
            nyckel = key,
            tusental = whole,
            decimaltal = decimals,
            decimaler = "okant"
        );
        return Some(Diagnostic::error(problem));
    }
    if let Some(right) = day(typed).filter(|right| right != typed) {
        return Some(Diagnostic::error(message!(codes::TOML_DATE, varde = typed, ratt = right)));
    }
    let is_month = text(typed).is_some_and(is_month);
    if let Some((_, kind)) = READINGS.iter().find(|(fits, kind)| fits(typed) && !(is_month && *kind == "tal")) {
        return Some(super::syntax(kind));
    }
    let right = text(typed).filter(|_| !is_double)?;
    Some(Diagnostic::error(message!(codes::TOML_TEXT, varde = right)))
}

/// What is told of a number that stands twice, or is one with a space in it.
pub(crate) fn twice(key: &str, typed: &str) -> Option<Diagnostic> {
    let typed = bare(typed);
    let (once, whole) = typed_numbers::twice(typed)?;
    let problem = message!(codes::VALUE_TWICE, nyckel = key, varde = typed, ena = once, hela = whole);
    Some(Diagnostic::error(problem))
}

/// Whether a value says yes or no in other words than TOML's.
pub(super) fn is_truth(typed: &str) -> bool {
    truth(typed).is_some()
}

/// Whether a text is a year and a month.
pub(super) fn is_month(text: &str) -> bool {
    let parts = text.split_once('-');
    parts.is_some_and(|(year, month)| {
        year.len() == 4 && month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month))
    })
}

/// Whether a value is meant to be a day.
pub(super) fn is_no_day(typed: &str) -> bool {
    NO_DAY.as_ref().is_some_and(|day| day.is_match(bare(typed)))
}

/// The value, where it is text without its quotation marks and can be put between them as it is.
pub(super) fn text(typed: &str) -> Option<&str> {
    let bare = bare(typed);
    let is_text =
        bare.contains(|c: char| c.is_alphabetic() || c == '-') || bare.contains(' ') || is_number_of_law(bare);
    let is_plain = !bare.contains(['"', '\'', '\\', '[', ']', '{', '}', '=']);
    // A value with a comma or a comment of another kind after it.
    let goes_on = bare.ends_with(',') || super::COMMENTS.iter().any(|comment| bare.contains(comment));
    (is_text && is_plain && !goes_on && bare.chars().count() <= LONGEST).then_some(bare)
}

/// Whether a value is a year and a number after a colon, as those of a law are.
fn is_number_of_law(text: &str) -> bool {
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    text.split_once(':').is_some_and(|(year, number)| year.len() == 4 && is_number(year) && is_number(number))
}

/// A longer text is not repeated.
const LONGEST: usize = 60;

/// A value without what follows it on its line.
pub(super) fn bare(typed: &str) -> &str {
    typed.split('#').next().unwrap_or_default().trim_end()
}

/// Whether a value is two numbers.
pub(super) fn is_range(typed: &str) -> bool {
    RANGE.as_ref().is_some_and(|range| range.is_match(typed))
}

/// A number as TOML writes it.
pub(super) fn number(typed: &str) -> Option<String> {
    let typed = with_digits(typed.split('#').next()?.trim_end());
    let found = NUMBER.as_ref()?.captures(&typed)?;
    let number = Typed::of(found.name("number")?.as_str(), &SEPARATORS, &[','])?;
    let (digits, part) = (number.digits(), number.decimals);
    let moved = match found.name("unit").map_or("", |unit| unit.as_str()) {
        "mnkr" | "mkr" => 6,
        "tkr" | "k" if part.len() < 3 || digits == "0" => 3,
        // The comma may stand before thousands.
        _ if part.len() > 2 => return None,
        _ => 0,
    };
    let (digits, part) = with_point_moved(&digits, part, moved);
    let sign = if number.is_negative { "-" } else { "" };
    // Nothing after the comma is no part of a whole number.
    let part = if part.contains(|c| c != '0') { format!(".{part}") } else { String::new() };
    Some(format!("{sign}{digits}{part}"))
}

/// The digits before and after the point, when it is moved so many digits to the right: `2,5 tkr` is 2500.
fn with_point_moved(digits: &str, part: &str, moved: usize) -> (String, String) {
    if moved == 0 {
        return (digits.to_owned(), part.to_owned());
    }
    let padded = format!("{part:0<moved$}");
    let (before, after) = padded.split_at(moved);
    let whole = format!("{digits}{before}");
    let whole = whole.trim_start_matches('0');
    (if whole.is_empty() { "0" } else { whole }.to_owned(), after.to_owned())
}

/// Both readings of a number that has two, as TOML writes them.
pub(super) fn ambiguous(typed: &str) -> Option<(String, String)> {
    match typed_numbers::meant(bare(typed))? {
        Meant::Two { whole, decimals } => Some((in_toml(&whole), in_toml(&decimals))),
        Meant::One(_) => None,
    }
}

/// Whether a value has the signs of a number in an order that no number has; or of a text of digits, as a telephone number is one.
pub(super) fn is_misgrouped(typed: &str) -> bool {
    let bare = UNIT.as_ref().map_or(bare(typed).into(), |unit| unit.replace(bare(typed), ""));
    typed_numbers::meant(&bare).is_some() && !is_telephone(&bare)
}

/// Groups of digits after a zero.
fn is_telephone(typed: &str) -> bool {
    typed.starts_with('0') && typed.contains(' ')
}

/// Whether something is a value by itself.
pub(super) fn is_whole(typed: &str) -> bool {
    let (_, errors) = toml::de::DeTable::parse_recoverable(&format!("a = {typed}"));
    !typed.trim().is_empty() && errors.is_empty()
}

/// A number, or a day, with digits where letters stand that look like them.
fn with_digits(typed: &str) -> String {
    let is_like = |c: char| c.is_ascii_digit() || matches!(c, 'O' | 'o' | 'l' | 'I' | '-');
    let is_number = typed.starts_with(|c: char| c.is_ascii_digit()) && typed.chars().all(is_like);
    if is_number { typed.replace(['O', 'o'], "0").replace(['l', 'I'], "1") } else { typed.to_owned() }
}

/// A day that people have written in their way, as TOML writes it, if there is such a day.
pub(crate) fn day(typed: &str) -> Option<String> {
    let typed = with_digits(typed.split('#').next()?.trim_end().trim_end_matches(['.', ',']));
    let typed = typed.as_str();
    let typed = MIDNIGHT.as_ref()?.find(typed).map_or(typed, |midnight| &typed[..midnight.start()]);
    let found = DAY.as_ref()?.captures(typed).or_else(|| DAY_FIRST.as_ref()?.captures(typed))?;
    let part = |name: &str| found.name(name)?.as_str().parse::<u32>().ok();
    if let Some((month, day)) = part("months").zip(part("days")) {
        let date = chrono::NaiveDate::from_ymd_opt(found["year"].parse().ok()?, month, day)?;
        return Some(date.to_string());
    }
    let named = |name: &str| MONTHS.iter().position(|month| name.to_lowercase().starts_with(month));
    let month = part("month").or_else(|| u32::try_from(named(found.name("name")?.as_str())? + 1).ok())?;
    let date = chrono::NaiveDate::from_ymd_opt(found["year"].parse().ok()?, month, part("day")?)?;
    Some(date.to_string())
}
