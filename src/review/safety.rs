//! G25: placeholders, the case number's pattern, and personnummer; and references that nothing reads, which would be printed
//! as they stand.

use std::ops::{Range, RangeInclusive};

use memchr::memchr2_iter;
use regex::{Captures, Regex};

use super::language_data::LANGUAGE;
use super::patterns::{Fixed, compiled};
use super::words::Literals;
use super::{Review, words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::message::message;
use crate::model::Placed;
use crate::place::Place;
use crate::reasons::{self, Reason};

pub mod personal_numbers;
mod unfilled;
mod unread;

pub use personal_numbers::{refuse as refuse_personal_numbers, tell_once};

/// Runs the family. Personnummer are searched for in the raw inputs, see [`refuse_personal_numbers`], and here in what will
/// be printed.
pub fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    placeholders(review, findings);
    unfilled::review(review, findings);
    unread::review(review, findings);
    personal_numbers::refuse_printed(review, findings);
    case_number(review, findings);
}

/// Placeholders of the house's list, in prose, in what stands beside it on the page, and in the workbooks.
fn placeholders(review: &Review<'_>, findings: &mut Diagnostics) {
    let left = &review.templates.sprak.granskning.ord.platshallare;
    let any = Literals::new(left.iter().map(String::as_str));
    for passage in &review.passages {
        for found in any.alone(&passage.text) {
            let text = &passage.text[found.clone()];
            // What is left out of a quotation, and a sentence that breaks off, are no gaps.
            let left_out = is_ellipsis(text);
            let broken_off = passage.text[found.end..].trim_start().starts_with(char::is_uppercase)
                && passage.text[..found.start].contains(',');
            let may = review.is_reproduced(passage.document) || is_quoted(&passage.text, &found) || broken_off;
            if left_out && may {
                continue;
            }
            let mut problem = placeholder(text, words::source(passage, &found));
            if left_out && !text.starts_with('[') {
                problem.severity = Severity::Warning;
            }
            findings.push(problem);
        }
    }
    for passage in review.passages.iter().filter(|passage| !review.is_reproduced(passage.document)) {
        let listed = |range: &Range<usize>| {
            any.alone(&passage.text).any(|listed| listed.start < range.end && range.start < listed.end)
        };
        for range in notes(&passage.text, passage.runs().iter().map(|run| run.range.clone()))
            .into_iter()
            .filter(|range| !listed(range))
        {
            let mut problem = placeholder(&passage.text[range.clone()], words::source(passage, &range));
            problem.severity = Severity::Warning;
            findings.push(problem);
        }
    }
    let signed = review.case.signatories.iter().flat_map(|signatory| [&signatory.name, &signatory.title]);
    for line in signed.chain([&review.case.officer.title]).flatten() {
        in_line(&any, line, findings);
    }
    for (text, place) in words::cells(review.case) {
        if let Some(found) = any.alone(text).next() {
            findings.push(placeholder(&text[found], Some(place())));
        }
    }
}

/// Gaps and notes to oneself: "XX dagar", "Tabell x", "KOLLA", "(kolla!)", "??".
static GAP: Fixed = Fixed::new(may_have_gap, || {
    Regex::new(r"\b(?:XX+|xx+|X)[ \u{a0}](?<noun>[a-zà-öø-ÿ]+)|\b[xX][ \u{a0}](?:kr|tkr|kronor)\b|\bNN\b|\bN\.[ ]?N\.|#{3,}|[ ]\?[.,;)]|\(\?\)|\b(?:är|var|blev|blir|kostar|kostade|till|på|om|nr|nummer|telefon)[ \u{a0}][–-](?:[.,;]|$)|\b(?:[Tt]abell|[Ff]igur|[Bb]ilaga|[Kk]apitel|[Aa]vsnitt|[Ss]idan?|§)[ \u{a0}](?:[xXyY]{1,3}|_+|NN)\b|\?\?+|!!+|_{3,}|\b20[xX_]{2}\b|<(?<angled>[^<>\[\]A-Z0-9!-/:;?_–]+)>|\[(?<squared>[^<>\[\]A-Z0-9!-/:;?_–]+)\]|\{ ?[A-Z]{3,} [^{}]*\}|\{ [A-Z]{4,} ?\}").ok()
});

/// Whether a text has what every match of [`GAP`] has in it: letters that stand for a number, brackets, a dash before a stop, doubled signs.
fn may_have_gap(text: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c.is_ascii_digit();
    text.bytes().enumerate().filter(|(_, byte)| may_be_of_gap(*byte)).any(|(at, _)| {
        let (before, mut rest) = (&text[..at], text[at..].chars());
        let begins = !before.ends_with(is_letter);
        let Some(c) = rest.next() else { return false };
        let rest = rest.as_str();
        match c {
            '<' | '[' | '{' | '#' => true,
            '?' => rest.starts_with(['?', '.', ',', ';', ')']),
            '!' => rest.starts_with('!'),
            '_' => begins || rest.starts_with('_'),
            'N' => begins && rest.starts_with(['N', '.']),
            'X' | 'x' | 'Y' | 'y' => begins && !rest.trim_start_matches(['X', 'x', 'Y', 'y']).starts_with(is_letter),
            '2' => begins && (rest.starts_with("0x") || rest.starts_with("0X") || rest.starts_with("0_")),
            '-' | '–' => {
                (before.is_empty() || before.ends_with([' ', '\u{a0}']))
                    && (rest.is_empty() || rest.starts_with(['.', ',', ';']))
            }
            _ => false,
        }
    })
}

/// Whether a byte may be what tells of a gap, or begin a dash.
fn may_be_of_gap(byte: u8) -> bool {
    matches!(
        byte,
        b'<' | b'[' | b'{' | b'#' | b'?' | b'!' | b'_' | b'N' | b'X' | b'x' | b'Y' | b'y' | b'2' | b'-' | 0xe2
    )
}

/// What stands for a number has a word of so many letters after it. (A bound in the pattern would be as many alphabets to compile,
/// as would the letters of a word in brackets.)
const SHORTEST_NOUN: usize = 3;

/// A gap in brackets has so many characters inside them.
const ANGLED: RangeInclusive<usize> = 2..=41;
const SQUARED: RangeInclusive<usize> = 3..=41;

/// Whether what has the shape of a gap is one.
fn is_gap(found: &Captures<'_>) -> bool {
    let is_small = |c: char| c == ' ' || c.is_lowercase();
    let is = |name: &str, long: RangeInclusive<usize>| {
        let words = found.name(name).map(|part| part.as_str());
        words.is_none_or(|words| {
            !words.starts_with(' ') && words.chars().all(is_small) && long.contains(&words.chars().count())
        })
    };
    is("noun", SHORTEST_NOUN..=usize::MAX) && is("angled", ANGLED) && is("squared", SQUARED)
}

/// Where a text has gaps and notes that are no words of it, by its words.
fn notes(text: &str, words: impl IntoIterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let gaps = GAP.all(text).filter(is_gap).filter_map(|found| found.get(0)).map(|found| found.range());
    // What stands in brackets inside a quotation was put there by whoever quotes.
    let mut found: Vec<Range<usize>> =
        gaps.filter(|gap| !is_quoted(text, gap) && !text[gap.end..].starts_with('(')).collect();
    for range in words {
        // A verb in capitals is a note; nobody shouts in a report.
        let word = &text[range.clone()];
        let shouted = word.chars().all(char::is_uppercase) && word.chars().count() > 3;
        if shouted && LANGUAGE.platshallare.contains(&word.to_lowercase()) {
            found.push(range);
        }
    }
    // "… är inte beslutad – fyll i.": a note that ends a sentence.
    for (dash, _) in text.match_indices(" – ") {
        let start = dash + " – ".len();
        let end = text[start..].find(['.', '!', '?', ',', ')']).map_or(text.len(), |length| start + length);
        if LANGUAGE.platshallare.contains(&text[start..end].to_lowercase()) {
            found.push(start..end);
        }
    }
    for open in memchr2_iter(b'(', b'[', text.as_bytes()) {
        let Some(length) = text[open..].find([')', ']']) else { continue };
        let inside = text[open + 1..open + length].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let first = inside.split_whitespace().next().unwrap_or_default();
        let is_asked = text[open..].starts_with('[') && LANGUAGE.uppmaningar.contains(first);
        // "(siffra?)".
        let bracketed = &text[open + 1..open + length];
        let asks = text[open..].starts_with('(') && bracketed.ends_with('?') && inside.split_whitespace().count() == 1;
        let noted = is_asked
            || (asks && !is_quoted(text, &(open..open + length)))
            || LANGUAGE.platshallare.iter().any(|note| {
                let begins =
                    inside.strip_prefix(note.as_str()).is_some_and(|rest| rest.starts_with([' ', '!', ':', ',']));
                *note == inside || (note == first && inside.len() < 40) || (begins && inside.len() < 60)
            });
        if noted {
            found.push(open..open + length + 1);
        }
    }
    found
}

/// Whether a placeholder is also how something is left out.
fn is_ellipsis(text: &str) -> bool {
    matches!(text, "…" | "..." | "[…]" | "[...]")
}

/// Whether a range stands inside quotation marks.
pub(super) fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    let marks = |text: &str| text.chars().filter(|c| matches!(c, '”' | '"' | '“' | '»' | '«')).count();
    marks(&text[..range.start]) % 2 == 1 && marks(&text[range.end..]) % 2 == 1
}

fn in_line(any: &Literals<'_>, line: &Placed<String>, findings: &mut Diagnostics) {
    for found in any.alone(&line.value) {
        findings.push(placeholder(&line.value[found], line.places.first().cloned()));
    }
}

fn placeholder(text: &str, place: Option<Place>) -> Diagnostic {
    let finding = Diagnostic::finding(message!(codes::PLACEHOLDER_LEFT, text = text));
    place.into_iter().fold(finding, Diagnostic::at)
}

fn plain_dash(character: char) -> char {
    if matches!(character, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { character }
}

/// The case number matches the house's pattern.
fn case_number(review: &Review<'_>, findings: &mut Diagnostics) {
    let house = &review.templates.husstil;
    let Some(number) = &review.case.number else { return };
    let pattern = match compiled(&house.arendenummer.monster) {
        Ok(pattern) => pattern,
        Err(_) => {
            let file = format!("{}/husstil.toml", house.namn);
            let problem = Diagnostic::error(message!(
                codes::TEMPLATE_MALFORMED,
                orsak = Reason::from(message!(reasons::PATTERN))
            ));
            findings.push(problem.at(Place::File(file.as_str().into())));
            return;
        }
    };
    if !pattern.is_match(&number.value) {
        // Copied from elsewhere it may have other dashes, spaces and small letters.
        let plain: String = number.value.chars().filter(|c| !c.is_whitespace()).map(plain_dash).collect();
        let plain = [plain.clone(), plain.to_uppercase()].into_iter().find(|plain| pattern.is_match(plain));
        let example = plain.as_ref().unwrap_or(&house.arendenummer.exempel);
        let problem = message!(codes::CASE_NUMBER_MALFORMED, varde = &number.value, exempel = example);
        let finding = Diagnostic::finding(problem);
        findings.push(finding.at_all(number.places.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::GAP;

    const PIECES: [&str; 44] = [
        "XX", "xx", "X", "x", "Y", "y", "N", "NN", "N.", "20xx", "20", "2", "0", "_", "___", "#", "?", "!", "<", ">",
        "[", "]", "{ ", "}", "ABC", "(", ")", "-", "–", ".", ",", ";", " ", " ", "\u{a0}", "tabell", "§", "är", "kr",
        "dagar", "½", "²", "\u{301}", "å",
    ];

    proptest::proptest! {
        #[test]
        fn no_text_with_a_gap_is_passed_by(pieces in proptest::collection::vec(0..PIECES.len(), 0..10)) {
            let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            assert_eq!(GAP.all(&text).count(), GAP.pattern().captures_iter(&text).count(), "{text:?}");
        }
    }
}
