//! Personnummer and samordningsnummer in a text: where they stand, and the text with their digits hidden. A personnummer is
//! repeated nowhere: not in a message, an excerpt, a place or a record of findings.

mod grouped;
mod otherwise;
mod telephone;

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

pub(crate) use self::telephone::says_telephone;
use crate::characters;

/// Two to four digits of the year, month, day, a separator or none, and four digits more. Spaces may stand around the
/// separator; a date with hyphens, spaces, stops or slashes is one only with a hyphen after it.
static SHAPE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let hyphens: String = HYPHENS.iter().collect();
    let (space, hyphen) = (r"[ \t\u{a0}\u{202f}\u{2009}]", format!(r"[{}+]", regex::escape(&hyphens)));
    let apart = |between: &str| {
        format!("[0-9]{{2}}(?:[0-9]{{2}})?{between}[0-9]{{2}}{between}[0-9]{{2}}{space}{{0,2}}{hyphen}")
    };
    let date = format!("[0-9]{{8}}|[0-9]{{6}}|{}|{}|{}|{}", apart(&hyphen), apart(space), apart(r"\."), apart("/"));
    let joint = format!("(?:{hyphen}|{ESCAPED})");
    Regex::new(&format!("({date}){space}{{0,2}}{joint}{{0,2}}{space}{{0,2}}([0-9]{{4}})")).ok()
});

/// Hyphens, dashes and minus signs, the small and the wide ones of East Asian fonts among them.
const HYPHENS: [char; 11] = [
    '-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2043}', '\u{2212}', '\u{fe63}',
    '\u{ff0d}',
];

/// What may stand around them.
const SPACES: [char; 5] = [' ', '\t', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The same as escapes of TOML and of Markdown: what is quoted of a source repeats no personnummer that is written so.
const ESCAPED: &str = concat!(
    r"(?i:\\u(?:0000)?(?:002d|00ad|201[0-5]|2043|2212|200b|fe63|ff0d)|\\x2d",
    r"|&#(?:45|173|820[89]|821[0-3]|8259|8722|65123|65293);|&#x(?:2d|ad|201[0-5]|2043|2212|fe63|ff0d);",
    r"|&(?:shy|ndash|mdash|minus|hyphen);)"
);

/// Added to the day of a samordningsnummer.
const COORDINATION: u32 = 60;

/// What stands for a digit of a personnummer.
const HIDDEN: &str = "x";

/// The digits that are left of a personnummer whose zeros a number format gives back: `010203-1234` is the number 102031234.
const WITHOUT_ZEROS: RangeInclusive<usize> = 7..=9;

/// A text with the digits of every personnummer hidden, also of one that has lost its first zeros.
pub(crate) fn masked(text: &str) -> Cow<'_, str> {
    if !has_digits(text, *WITHOUT_ZEROS.start()) {
        return Cow::Borrowed(text);
    }
    let mut found = find(text, "");
    found.extend(without_zeros(text));
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let is_hidden = |at: usize| found.iter().any(|range| range.contains(&at));
    let mut masked = String::new();
    for (at, c) in text.char_indices() {
        match (c.is_ascii_digit() || is_wide_digit(c)) && is_hidden(at) {
            true => masked.push_str(HIDDEN),
            false => masked.push(c),
        }
    }
    Cow::Owned(masked)
}

/// The byte ranges of undivided numbers that are personnummer when they get back their first zeros.
fn without_zeros(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    for run in text.split(|c: char| !c.is_ascii_digit()) {
        let range = at..at + run.len();
        if WITHOUT_ZEROS.contains(&run.len()) && stands_alone(text, range.start, range.end) {
            let (date, tail) = run.split_at(run.len() - 4);
            if is_personal(&format!("{date:0>6}"), tail) {
                found.push(range.clone());
            }
        }
        at = range.end + text[range.end..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Whether the name of a folder or a sheet has a personnummer. A recent day with the time of the day after it is when a
/// file was made.
pub(crate) fn is_in_name(name: &str) -> bool {
    find(name, "").into_iter().any(|range| !is_time(&name[range]))
}

fn is_time(number: &str) -> bool {
    const FIRST_YEAR: u32 = 2020;
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let joined = |range: Range<usize>| digits.get(range).map(|part| part.iter().fold(0, |sum, digit| sum * 10 + digit));
    let (year, hour, minute) = (joined(0..4), joined(8..10), joined(10..12));
    year.is_some_and(|year| year >= FIRST_YEAR) && hour.is_some_and(|h| h < 24) && minute.is_some_and(|m| m < 60)
}

/// The byte ranges of personnummer, none of which goes on in the next line but with a hyphen between them. Most lines
/// and cells have too few digits, and need no search. `label` is what stands before the text.
pub(crate) fn find(text: &str, label: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    let joined = with_hyphens_joined(text);
    for line in joined.split_inclusive('\n') {
        if has_ten_digits(line) {
            found.extend(find_in_line(line, label).into_iter().map(|range| start + range.start..start + range.end));
        }
        start += line.len();
    }
    found
}

/// The text, as long, with a space in place of each line end after a hyphen or before one.
fn with_hyphens_joined(text: &str) -> Cow<'_, str> {
    let (mut joined, mut from) = (String::new(), 0);
    for (end, _) in text.match_indices('\n') {
        let before = text[from..end].trim_end_matches(['\r', ' ', '\\', '\u{a0}']);
        if before.ends_with(HYPHENS) || goes_on(&text[end + 1..]) {
            let blank = text[from + before.len()..end].chars().map(|c| if c == '\u{a0}' { c } else { ' ' });
            joined.push_str(before);
            joined.extend(blank);
            joined.push(' ');
        } else {
            joined.push_str(&text[from..=end]);
        }
        from = end + 1;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    joined.push_str(&text[from..]);
    Cow::Owned(joined)
}

/// Whether a line goes on with the hyphen and the digits of a number of the one before.
fn goes_on(line: &str) -> bool {
    let digits = line.trim_start_matches([' ', '\t', '\u{a0}']).strip_prefix(HYPHENS);
    digits.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
}

/// Characters that cannot be seen stand inside no number, and digits may be wide: it is found as if it were written plainly.
fn find_in_line(line: &str, label: &str) -> Vec<Range<usize>> {
    let is_plain = |c: char| !characters::invisible(c) && !is_wide_digit(c);
    if line.chars().all(is_plain) {
        return find_visible(line, label);
    }
    let kept: Vec<(usize, char)> = line.char_indices().filter(|(_, c)| !characters::invisible(*c)).collect();
    let visible: String = kept.iter().map(|(_, c)| plain_digit(*c)).collect();
    // The characters of both are the same in number: what stands at a byte of the one is found in the other.
    let nth = |byte: usize| visible.get(..byte).map_or(kept.len(), |before| before.chars().count());
    let spot = |range: Range<usize>| {
        let (first, last) = (kept.get(nth(range.start))?, kept.get(nth(range.end).checked_sub(1)?)?);
        Some(first.0..last.0 + last.1.len_utf8())
    };
    find_visible(&visible, label).into_iter().filter_map(spot).collect()
}

/// The first byte of each wide digit.
const FIRST_OF_WIDE: u8 = 0xEF;

/// The digits of East Asian fonts, as wide as other characters there.
fn is_wide_digit(c: char) -> bool {
    ('\u{FF10}'..='\u{FF19}').contains(&c)
}

fn plain_digit(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' => char::from_digit(u32::from(c) - 0xFF10, 10).unwrap_or(c),
        c => c,
    }
}

/// A match that is none is tried again from its next digit, so that one number does not hide another.
fn find_visible(text: &str, label: &str) -> Vec<Range<usize>> {
    if !may_be_one(text) {
        return grouped::find(text, label);
    }
    let mut found = Vec::new();
    let Some(shape) = SHAPE.as_ref() else { return found };
    let mut from = 0;
    while let Some(captures) = shape.captures_at(text, from) {
        let Some(((whole, date), tail)) = captures.get(0).zip(captures.get(1)).zip(captures.get(2)) else { break };
        let digits: String = date.as_str().chars().filter(char::is_ascii_digit).collect();
        if stands_alone(text, whole.start(), whole.end())
            && is_personal(&digits, tail.as_str())
            && !telephone::is_telephone(whole.as_str(), label, &text[..whole.start()])
            && !is_period(whole.as_str(), &text[whole.end()..])
            && !are_decimals(whole.as_str(), &text[..whole.start()])
        {
            found.push(whole.range());
            from = whole.end();
        } else {
            from = whole.start() + 1;
        }
    }
    add(&mut found, otherwise::find(text, label));
    add(&mut found, grouped::find(text, label));
    found
}

/// Whether digits are the decimals of the number that stands before them, as programs write it: `330978.3701202107`. The number
/// of an item in a list is shorter.
fn are_decimals(digits: &str, before: &str) -> bool {
    let Some(number) = before.strip_suffix('.') else { return false };
    let whole = &number[number.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
    let head = &number[..number.len() - whole.len()];
    let signed = head.strip_suffix(['-', '−', '+']).filter(|head| head.is_empty() || head.ends_with([' ', '(', '\t']));
    let is_apart = !signed.unwrap_or(head).ends_with(|c: char| c.is_alphanumeric() || "-./:".contains(c));
    is_apart && (whole.len() >= WHOLE || whole == "0") && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Adds what has not been found otherwise.
fn add(found: &mut Vec<Range<usize>>, more: Vec<Range<usize>>) {
    for range in more {
        if !found.iter().any(|other| other.start < range.end && range.start < other.end) {
            found.push(range);
        }
    }
}

/// Whether some digits of a text may be a day: six or more in one, or two pairs after others with something between them, and digits
/// near behind. Compiling the patterns takes longer than looking, and most lines with ten digits have no such.
fn may_be_one(text: &str) -> bool {
    let runs = runs_of_digits(text);
    let is_near = |between: &str| {
        let bare = between.trim_start_matches(SPACES);
        bare.len() < between.len() && bare.is_empty() || bare.starts_with(HYPHENS) || bare.starts_with('+')
    };
    let is_parted = |four: &[Range<usize>]| {
        four[0].len() >= 2 && four[1].len() == 2 && four[2].len() == 2 && is_near(&text[four[2].end..four[3].start])
    };
    runs.iter().any(|run| run.len() >= 6) || runs.windows(4).any(is_parted)
}

/// Where digits stand together.
fn runs_of_digits(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// A period between two days: `2019-06-03–2021-05-01`, `2019/06/03-2021/05/01`.
fn is_period(number: &str, after: &str) -> bool {
    let is_between = |c: char| HYPHENS.contains(&c) || matches!(c, '.' | '/');
    let parts: Vec<&str> = number.split(is_between).filter(|part| !part.is_empty()).collect();
    let &[first, month, day, last] = &parts[..] else { return false };
    let rest: Vec<&str> = after.splitn(3, is_between).collect();
    let &["", to_month, to_day] = &rest[..] else { return false };
    let digits = to_day.len() - to_day.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_date = |year: &str, month: &str, day: &str| year.len() == 4 && is_day(&format!("{year}{month}{day}"));
    let is_two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    is_two(to_month) && digits == 2 && is_date(first, month, day) && is_date(last, to_month, &to_day[..digits])
}

/// Whether a text may have one at all.
pub(crate) fn has_ten_digits(text: &str) -> bool {
    has_digits(text, 10)
}

fn has_digits(text: &str, count: usize) -> bool {
    // Most texts have not even so many bytes of digits. In a short stretch these are counted many at once.
    let may_be_digit = |byte: &u8| u8::from(byte.is_ascii_digit() || *byte == FIRST_OF_WIDE);
    let in_stretch = |bytes: &[u8]| usize::from(bytes.iter().map(may_be_digit).sum::<u8>());
    if text.as_bytes().chunks(STRETCH).map(in_stretch).sum::<usize>() < count {
        return false;
    }
    text.chars().filter(|c| c.is_ascii_digit() || is_wide_digit(*c)).take(count).count() == count
}

/// So many bytes are counted in one.
const STRETCH: usize = 128;

/// The numbers of the items of a list have fewer digits.
const WHOLE: usize = 3;

/// What may be written together with a number, in lower case.
const GLUED: [&str; 6] = ["nr", "nummer", "pnr", "persnr", "personnr", "personnummer"];

/// A longer number or code is something else.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = &text[..start];
    let word = before.len() - before.trim_end_matches(char::is_alphabetic).len();
    let is_glued = || GLUED.contains(&before[before.len() - word..].to_lowercase().as_str());
    (!joined(before.chars().next_back()) || word > 0 && is_glued()) && !joined(text[end..].chars().next())
}

/// A valid day, a number of birth, and the check digit.
fn is_personal(date: &str, tail: &str) -> bool {
    let short = &date[date.len() - 6..];
    !tail.starts_with("000") && is_day(date) && checksum_holds(&format!("{short}{tail}"))
}

fn is_day(date: &str) -> bool {
    let (year, rest) = date.split_at(date.len() - 4);
    let (Ok(written), Ok(month), Ok(day)) = (year.parse::<i32>(), rest[..2].parse::<u32>(), rest[2..].parse::<u32>())
    else {
        return false;
    };
    let day = if day > COORDINATION { day - COORDINATION } else { day };
    let years = if year.len() == 4 { vec![written] } else { vec![1900 + written, 2000 + written] };
    let lived = |year: &i32| (1800..2100).contains(year);
    years.iter().filter(|year| lived(year)).any(|year| NaiveDate::from_ymd_opt(*year, month, day).is_some())
}

/// Luhn's: every other digit is doubled from the first, and the sum of all digits ends in zero.
fn checksum_holds(ten: &str) -> bool {
    let digits = ten.chars().filter_map(|c| c.to_digit(10)).enumerate();
    let sum: u32 = digits.map(|(at, digit)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit }).sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
