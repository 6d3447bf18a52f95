//! Marks that stand doubled or open, spaces beside them, small letters after full stops, hyphens for dashes.

use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter};
use regex::{Captures, Match};

use super::Slip;
use super::patterns::{STOPS, sign, space as space_mark, stop};
use crate::codes;
use crate::message::message;
use crate::review::language_data::LANGUAGE;
use crate::review::passages::PassageKind;

/// Quotes and parentheses that open and do not close, or the other way.
pub(super) fn pairs(text: &str, kind: PassageKind) -> Vec<Slip> {
    let mut slips = Vec::new();
    let (mut open, mut brackets): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, mark) in text.bytes().enumerate() {
        match mark {
            b'(' => open.push(at),
            b'[' => brackets.push(at),
            b']' => {
                brackets.pop();
            }
            b')' if open.pop().is_none() && !is_enumerator(&text[..at]) && !is_note(&text[..at]) => {
                slips.push(at..at + 1)
            }
            _ => {}
        }
    }
    slips.extend(open.into_iter().chain(brackets).map(|at| at..at + 1));
    // (All begin with the same byte.)
    let quotes = memchr_iter(0xe2, text.as_bytes()).filter(|at| text[*at..].starts_with(['”', '“', '„']));
    let quotes: Vec<usize> = quotes.filter(|at| !is_misdecoded(&text[..*at])).collect();
    // A quotation of several paragraphs or items opens each.
    if quotes.len() % 2 == 1 && kind != PassageKind::Item {
        slips.extend(quotes.last().map(|at| *at..*at + '”'.len_utf8()));
    }
    let shown = |range: Range<usize>| {
        let around = around(text, &range);
        (range, message!(codes::PAIR_OPEN, text = around))
    };
    slips.into_iter().map(shown).chain(foreign_quotes(text)).collect()
}

/// Quotes that no Swedish text has, and others beside those that it has. Typed `"` and `'` are set as in Swedish.
fn foreign_quotes(text: &str) -> Option<Slip> {
    let is_foreign =
        |c: char| matches!(c, '“' | '„' | '‟' | '‘' | '‚' | '‛') || (matches!(c, '«' | '»') && text.contains('”'));
    let begins = memchr2_iter(0xc2, 0xe2, text.as_bytes()).filter_map(|at| Some((at, text[at..].chars().next()?)));
    let mut foreign = begins.filter(|(_, c)| is_foreign(*c));
    let range = foreign.find(|(at, _)| !is_misdecoded(&text[..*at])).map(|(at, c)| at..at + c.len_utf8())?;
    let is_single = matches!(text[range.clone()].chars().next(), Some('‘' | '‚' | '‛'));
    let around = around(text, &range);
    let quote = if is_single { "’" } else { "”" };
    let meant = around.replace(['“', '„', '‟', '«', '»', '‘', '‚', '‛'], quote);
    Some((range, message!(codes::QUOTE_FOREIGN, text = around, forslag = meant)))
}

/// Whether a quote is part of a dash that was read wrongly, `â€“`, which is told as that.
fn is_misdecoded(before: &str) -> bool {
    before.ends_with("â€")
}

/// Whether a closing parenthesis follows the letter or number of an enumeration: "a) …".
fn is_enumerator(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(')).next().unwrap_or_default();
    !word.is_empty() && word.chars().count() <= 2 && word.chars().all(char::is_alphanumeric)
}

/// Whether a closing parenthesis belongs to the mark of a note: `*) …`, `12 000*)`.
fn is_note(before: &str) -> bool {
    let stars = before.len() - before.trim_end_matches('*').len();
    (1..=3).contains(&stars) && !before[..before.len() - stars].ends_with('(')
}

/// A mark with the words beside it.
fn around(text: &str, range: &Range<usize>) -> String {
    let before = text[..range.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = text[range.end..].split(char::is_whitespace).next().unwrap_or_default();
    format!("{before}{}{after}", &text[range.clone()])
}

sign!(DOUBLED = [], STOPS, [stop], r"(?<marks>,,|\.\.|,\.|\.,|;;|::|!\.|\?\.|:\.|;\.|,;)(?<after>.?)");
sign!(
    TIGHT = [char::is_lowercase],
    STOPS,
    [char::is_uppercase, char::is_alphabetic],
    r"(?<before>\p{L}*\p{Ll}{2})(?<mark>[.,;:!?])(?<after>\p{Lu}\p{Ll}+)"
);
// Without a capital it is a sentence where two longer words stand so: names of files and addresses have short ends.
sign!(
    TIGHT_SMALL = [char::is_alphanumeric],
    b".",
    [char::is_lowercase],
    r"(?<before>\p{L}*\p{Ll}{5}|\b[0-9]{4})(?<mark>\.)(?<after>\p{Ll}{5,})"
);
sign!(
    TIGHT_COMMA = [char::is_alphabetic],
    b",;",
    [char::is_lowercase],
    r"(?<before>\p{L}{2,})(?<mark>[,;])(?<after>\p{Ll}{2,})"
);
sign!(
    LOOSE = [blank, char::is_alphanumeric],
    STOPS,
    [],
    r"(?<before>\p{L}+|[0-9]+) (?<mark>[.,;:!?])(?<after>[ \n]|$|\p{L})"
);
sign!(LOOSE_OPEN = [], b"(", [blank, char::is_alphabetic], r"\( (?<word>\p{L}+)");
sign!(LOOSE_CLOSE = [blank, char::is_alphabetic], b")", [], r"(?<last>\p{L}+) \)");
sign!(
    TIGHT_OPEN = [char::is_alphanumeric],
    b"(",
    [char::is_alphabetic],
    r"(?<before>\p{L}*\p{Ll}{2}|\b[0-9]{4})\((?<after>\p{L}{3,}|\p{L}{2}[ \u{a0}])"
);
sign!(
    SMALL = [char::is_lowercase],
    b".!?",
    [blank, char::is_lowercase],
    r"(?<word>\p{L}*\p{Ll}{3})[.!?] (?<next>\p{Ll}{2,})"
);
// A sentence that begins without the full stop of the one before: such words are no names.
sign!(
    RUN_ON = [char::is_lowercase], b" ", [char::is_uppercase, char::is_lowercase] and begins_sentence,
    r"(?<word>\p{L}*\p{Ll}{3}) (?<next>Det|Detta|Dessa|Därför|Dessutom|Samtidigt|Däremot) (?<after>\p{Ll}{2,})"
);
sign!(DASH = [blank], b"-", [blank], r"(?<before>\p{L}{2,}|[0-9]+) - (?<after>\p{L}{2,}|[0-9]+)");

sign!(
    DIVIDED = [divider, char::is_lowercase], b" ", [char::is_lowercase] and goes_on,
    r"(?<before>\p{L}*\p{Ll}{2})[-\u{ad}\u{2010}\u{2011}¬] (?<after>\p{Ll}{2,})"
);

/// What [`RUN_ON`] has for the next sentence's first word.
const BEGINNINGS: [&str; 7] = ["Det ", "Detta ", "Dessa ", "Därför ", "Dessutom ", "Samtidigt ", "Däremot "];

/// Whether a sentence begins after the space at a byte.
fn begins_sentence(text: &str, at: usize) -> bool {
    let next = &text[at + 1..];
    BEGINNINGS.iter().any(|beginning| next.starts_with(beginning))
}

/// Whether the word after the space at a byte is none that hyphens stand before: "för- och".
fn goes_on(text: &str, at: usize) -> bool {
    let next = &text[at + 1..];
    let end = next.find(|c: char| !c.is_lowercase()).unwrap_or(next.len());
    !LANGUAGE.efter_bindestreck.contains(&next[..end])
}

fn blank(c: char) -> bool {
    c == ' '
}

/// What divides a word at the end of a line.
fn divider(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' | '¬')
}

/// All of them but what is open.
pub(super) fn marks(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    for found in DOUBLED.all(text) {
        let Some(marks) = found.name("marks") else { continue };
        let abbreviated = matches!(marks.as_str(), ".,") && is_abbreviation(&text[..marks.start()]);
        let is_part = text[..marks.start()].ends_with(['.', '/']) || matches!(&found["after"], "." | "/");
        if !abbreviated && !is_part && !is_address(text, marks.start()) {
            slips.push((marks.range(), message!(codes::MARKS_TWICE, text = around(text, &marks.range()))));
        }
    }
    let spaced = |found: &Captures<'_>| format!("{}{} {}", &found["before"], &found["mark"], &found["after"]);
    let parted = |found: &Captures<'_>| {
        let whole = found.get(0).map_or(0..0, |whole| whole.range());
        !text[..whole.start].ends_with(['.', '-', '_', '/', '@', '{', '(']) && text[whole.end..].starts_with(' ')
    };
    for found in TIGHT.all(text).chain(TIGHT_COMMA.all(text)).chain(TIGHT_SMALL.all(text).filter(parted)) {
        if &found["mark"] != ":" {
            slips.extend(space(text, &found, spaced(&found)));
        }
    }
    // `.NET` and `.pdf` begin with their stop.
    let is_name = |found: &Captures<'_>| {
        let rest = &text[found.name("mark").map_or(0, |mark| mark.end())..];
        &found["mark"] == "."
            && (rest.starts_with(char::is_lowercase) || rest.chars().take(2).filter(|c| c.is_uppercase()).count() == 2)
    };
    for found in LOOSE.all(text).filter(|found| !is_name(found)) {
        slips.extend(space(text, &found, format!("{}{}", &found["before"], &found["mark"])));
    }
    for found in LOOSE_OPEN.all(text).chain(LOOSE_CLOSE.all(text)) {
        // Doubled, they are somebody's marks of a reference, which is told.
        let is_doubled =
            |whole: &Match<'_>| text[..whole.start()].ends_with('(') || text[whole.end()..].starts_with(')');
        if found.get(0).as_ref().is_some_and(is_doubled) {
            continue;
        }
        let mended = found.get(0).map_or("", |whole| whole.as_str()).replace("( ", "(").replace(" )", ")");
        slips.extend(space(text, &found, mended));
    }
    // "kommun(erna)" has no more words in the brackets, and neither have letters in formulas.
    let goes_on = |found: &Captures<'_>| {
        let end = found.get(0).map_or(0, |whole| whole.end());
        found["before"].chars().count() > 2 || found["after"].ends_with(space_mark) || text[end..].starts_with(' ')
    };
    for found in
        TIGHT_OPEN.all(text).filter(|found| !matches!(&found["after"], "arna" | "erna" | "orna")).filter(goes_on)
    {
        slips.extend(space(text, &found, format!("{} ({}", &found["before"], &found["after"])));
    }
    for found in SMALL.all(text) {
        let (Some(whole), Some(word)) = (found.get(0), found.name("word")) else { continue };
        if !is_abbreviation(&text[..word.end()])
            && !text[..word.start()].ends_with(['.', '@', '/'])
            && !ends_title(text, word.end())
        {
            slips.push((whole.range(), message!(codes::SMALL_AFTER_STOP, text = whole.as_str())));
        }
    }
    for found in RUN_ON.all(text) {
        let (Some(whole), Some(word)) = (found.get(0), found.name("word")) else { continue };
        // "boken Det goda livet", "programmet ”Hemma” och Det nya": a title begins after a noun that says so, and in quotes.
        let title = LANGUAGE.fore_titel.contains(word.as_str()) || text[..word.start()].matches('”').count() % 2 == 1;
        let verb = LANGUAGE.verb_efter_det.contains(&found["after"]);
        if verb && !title {
            let mended = format!("{}. {} {}", word.as_str(), &found["next"], &found["after"]);
            slips.extend(space(text, &found, mended).map(|(_, message)| (whole.range(), message)));
        }
    }
    // A word that was divided at the end of a line, copied with its hyphen.
    for found in DIVIDED.all(text).filter(|found| !LANGUAGE.efter_bindestreck.contains(&found["after"])) {
        slips.extend(space(text, &found, format!("{}{}", &found["before"], &found["after"])));
    }
    for found in DASH.all(text) {
        if let Some(whole) = found.get(0).filter(|whole| whole.as_str().contains(char::is_alphabetic)) {
            slips.push((whole.range(), message!(codes::DASH_HYPHEN, text = whole.as_str())));
        }
    }
    slips
}

fn space(text: &str, found: &Captures<'_>, mended: String) -> Option<Slip> {
    let range = found.get(0)?.range();
    let is_ok = is_address(text, range.start) || text[range.clone()].trim_end().is_empty();
    let range = range.start..range.start + text[range.clone()].trim_end().len();
    (!is_ok).then(|| (range.clone(), message!(codes::SPACE_MISPLACED, text = &text[range], forslag = mended)))
}

/// Whether the chunk at a byte is a web or e-mail address, or a file's name.
fn is_address(text: &str, at: usize) -> bool {
    let begun = text[..at].rsplit(char::is_whitespace).next().map_or(0, str::len);
    let chunk = text[at - begun..].split_whitespace().next().unwrap_or_default();
    LANGUAGE.adressled.iter().any(|part| chunk.contains(part.as_str()))
}

/// "utredningen Vem ska bort? har": whether a question or a call ends the title of a document.
fn ends_title(text: &str, at: usize) -> bool {
    let sentence = text[..at].rsplit(['.', '?', '!']).next().unwrap_or_default();
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let names = |word: &str| {
        let lower = word.to_lowercase();
        LANGUAGE.fore_titel.contains(&lower) || LANGUAGE.is_another_document(&lower)
    };
    text[at..].starts_with(['?', '!'])
        && words.windows(2).any(|pair| names(pair[0]) && pair[1].starts_with(char::is_uppercase))
}

/// Whether a text ends with an abbreviation whose full stop follows.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default().to_lowercase();
    word.contains('.') || LANGUAGE.forkortade_ord.contains(&word) || word.chars().count() < 3
}

#[cfg(test)]
pub(super) static SIGNS: [&crate::review::patterns::Fixed; 12] = [
    &DOUBLED,
    &RUN_ON,
    &TIGHT,
    &TIGHT_SMALL,
    &TIGHT_COMMA,
    &LOOSE,
    &LOOSE_OPEN,
    &LOOSE_CLOSE,
    &TIGHT_OPEN,
    &SMALL,
    &DASH,
    &DIVIDED,
];
