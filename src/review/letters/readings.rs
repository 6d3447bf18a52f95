//! What a word was before its letters were lost or read by another table of signs.

mod tables;

use std::ops::Range;

use self::tables::{ASIDE, TABLES};

/// What stands where a letter has been lost.
const LOST: [char; 6] = ['?', '¿', '□', '■', '◆', 'Ã'];

/// The letters that are lost most: those beyond ASCII.
const LETTERS: [char; 7] = ['å', 'ä', 'ö', 'é', 'Å', 'Ä', 'Ö'];

/// Shorter words with signs in them are formulas and codes.
const SHORTEST: usize = 4;

/// What has become of a word's letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter was lost, and another sign stands in its place.
    Lost,
    /// A letter is one of another alphabet that looks like it.
    Alphabet,
    /// The word was read by another table than it was written by.
    Table,
    /// A letter is written by its number, as other programs do.
    Escape,
}

impl Kind {
    /// Its name in messages, which the catalogues translate.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Lost => "forlorad",
            Self::Alphabet => "alfabet",
            Self::Table => "kodning",
            Self::Escape => "nummer",
        }
    }
}

/// A word with such letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misread {
    pub(super) kind: Kind,
    pub(super) word: String,
    /// What it most likely was; empty where nobody can say.
    pub(super) meant: String,
}

/// Letters of Cyrillic and Greek that look like ours.
const ALIKE: [(&str, &str); 2] =
    [("аеорсухіѕјАВЕКМНОРСТХІЅЈԛԝ", "aeopcyxisjABEKMHOPCTXISJqw"), ("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX")];

/// The words of a text whose letters are not those they were, and where they stand. `is_known` tells of a word whether it is one.
pub(super) fn misread(text: &str, is_known: &dyn Fn(&str) -> bool) -> Vec<(Range<usize>, Misread)> {
    if !text.contains(is_odd) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for word in text.split(char::is_whitespace).filter(|word| word.contains(is_odd) && !is_address(word)) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        if let Some((range, mut misread)) = of_word(word, is_known) {
            if start == 0 && misread.word.starts_with(LOST) {
                misread.meant = with_capital(&misread.meant);
            }
            found.push((start + range.start..start + range.end, misread));
        }
    }
    found
}

/// A word as it begins a text.
fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a sign may stand for another letter: most are neither, and their words need no search.
fn is_odd(c: char) -> bool {
    match c {
        '?' | '}' | '{' | '|' | ']' | '[' | '\\' | '=' | '%' | '_' | '+' => true,
        ' '..='~' | 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é' | '\u{a0}' | '–' | '’' | '§' => false,
        _ => true,
    }
}

/// Addresses and paths have such signs between their letters.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains(['/', '@']) || word.starts_with("www.")
}

fn of_word(word: &str, is_known: &dyn Fn(&str) -> bool) -> Option<(Range<usize>, Misread)> {
    let core = core(word);
    let typed = &word[core.clone()];
    let told = |kind, range: Range<usize>, meant: String| {
        Some((range.clone(), Misread { kind, word: word[range].chars().take(60).collect(), meant }))
    };
    if let Some(meant) = escaped(typed).filter(|meant| is_word(meant) && is_cased(meant)) {
        return told(Kind::Escape, core, meant);
    }
    let alike = alike(typed);
    if let Some(meant) = alike.as_ref().filter(|meant| is_word(meant) && is_known(meant)) {
        return told(Kind::Alphabet, core, meant.clone());
    }
    if let Some((range, meant)) = by_table(word, &core, is_known) {
        return told(Kind::Table, range, meant);
    }
    if let Some(meant) = alike {
        return told(Kind::Alphabet, core, if is_word(&meant) { meant } else { String::new() });
    }
    let start = if is_lost_at_start(word, core.start) { core.start - 1 } else { core.start };
    let range = start..core.end;
    if word.contains('=') || !has_lost(&word[range.clone()]) {
        return None;
    }
    let meant = with_letters(&word[range.clone()], is_known);
    told(Kind::Lost, range, meant)
}

/// The word without the signs around it.
fn core(word: &str) -> Range<usize> {
    let trimmed = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = word.len() - trimmed.len();
    start..start + trimmed.trim_end_matches(|c: char| !c.is_alphanumeric()).len()
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é' | 'ü')
}

/// Letters that words have, and hyphens between them.
fn is_word(text: &str) -> bool {
    text.chars().count() > 1 && text.chars().all(|c| is_latin(c) || matches!(c, '-' | '\u{2011}' | 'É' | 'Ü' | 'è'))
}

/// Whether large letters stand first or among large ones alone.
fn is_cased(word: &str) -> bool {
    word.split('-').all(|part| {
        let is_capital = !part.contains(char::is_lowercase);
        is_capital || !part.chars().skip(1).any(char::is_uppercase)
    })
}

/// The word as it was by the table that makes one of it: a known word, or any where the signs are sure.
fn by_table(word: &str, core: &Range<usize>, is_known: &dyn Fn(&str) -> bool) -> Option<(Range<usize>, String)> {
    let inner = &word[core.clone()];
    if inner.chars().count() < 2 || !inner.contains(is_latin) {
        return None;
    }
    let tables = || TABLES.iter().chain([&ASIDE]);
    let known = tables().find_map(|table| {
        let ranges = [core.clone(), table.with_signs(word, core)];
        ranges.into_iter().find_map(|range| {
            let meant = table.read(&word[range.clone()]).filter(|meant| is_word(meant) && is_known(meant))?;
            Some((range, meant))
        })
    });
    known.or_else(|| {
        let is_long = inner.chars().count() >= SHORTEST;
        let sure = tables().filter(|table| table.is_sure && is_long && table.is_between(inner));
        sure.filter_map(|table| table.read(inner)).find(|meant| is_word(meant)).map(|meant| (core.clone(), meant))
    })
}

/// The word with our letters, where all that it has of another alphabet look like ours, and stand beside ours: a letter that looks
/// like none is seen by who wrote it. A Greek letter at the end of a unit or the beginning of a name is meant.
fn alike(word: &str) -> Option<String> {
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52f}');
    let is_greek = |c: char| matches!(c, '\u{370}'..='\u{3ff}');
    let letters: Vec<char> = word.chars().collect();
    let is_greek_inside = letters
        .windows(3)
        .any(|three| is_latin(three[0]) && is_greek(three[1]) && three[2].is_lowercase() && is_latin(three[2]));
    let like = |c: char| {
        let found = ALIKE.iter().find_map(|(theirs, ours)| {
            theirs.chars().position(|letter| letter == c).and_then(|at| ours.chars().nth(at))
        });
        found.unwrap_or(c)
    };
    let begins_alike = letters.first().is_some_and(|c| is_greek(*c) && like(*c) != *c) && letters.len() >= SHORTEST;
    // With a sign between them they are a word of each alphabet: "EU/ЕС".
    let are_beside = letters
        .windows(2)
        .any(|two| is_latin(two[0]) && is_cyrillic(two[1]) || is_cyrillic(two[0]) && is_latin(two[1]));
    let is_mixed = are_beside || letters.iter().any(|c| is_latin(*c)) && (is_greek_inside || begins_alike);
    let is_foreign = |c: char| is_cyrillic(c) || is_greek(c);
    let is_seen = letters.iter().any(|c| is_foreign(*c) && like(*c) == *c);
    (is_mixed && !is_seen).then(|| letters.into_iter().map(like).collect())
}

/// Whether the sign right before a word is a lost letter that it began with: `?rebro`.
fn is_lost_at_start(word: &str, start: usize) -> bool {
    let is_first =
        |before: &str| before.trim_start_matches(|c: char| !c.is_alphanumeric() && !LOST.contains(&c)).is_empty();
    let mut before = word[..start].chars();
    let is_sign = before.next_back().is_some_and(|c| LOST.contains(&c) && !matches!(c, '¿' | 'Ã'));
    let is_small = word[start..].chars().take(2).all(|c| c.is_lowercase() && is_latin(c));
    is_sign && is_first(before.as_str()) && is_small
}

/// Whether a sign stands inside a word, or before it, as only a lost letter does: after it no other word begins. Between digits a
/// space or a dash has been lost.
fn has_lost(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_capital = letters.len() >= SHORTEST && !letters.iter().any(|c| c.is_lowercase());
    (0..letters.len()).any(|at| {
        let run = letters[at..].iter().take_while(|c| LOST.contains(c)).count();
        if run == 0 || run > 3 || at.checked_sub(1).is_some_and(|before| LOST.contains(&letters[before])) {
            return false;
        }
        let after = letters.get(at + run);
        match (at.checked_sub(1).map(|before| letters[before]), after) {
            (_, None) => false,
            // Half of a letter, where the other half was lost.
            (Some(before), Some(after)) if letters[at] == 'Ã' => before.is_lowercase() && after.is_lowercase(),
            (None, Some(after)) => run < 3 && after.is_lowercase(),
            (Some(before), Some(after)) if before.is_ascii_digit() => after.is_ascii_digit(),
            (Some(before), Some(after)) => {
                before.is_alphabetic() && after.is_alphabetic() && (after.is_lowercase() || is_capital)
            }
        }
    })
}

/// The only known word that letters beyond ASCII make in place of the lost ones.
fn with_letters(word: &str, is_known: &dyn Fn(&str) -> bool) -> String {
    const MOST: usize = 3;
    let mut parts = vec![String::new()];
    let (mut rest, mut lost) = (word, 0);
    while let Some(at) = rest.find(LOST) {
        let after = rest[at..].trim_start_matches(LOST);
        lost += 1;
        if lost > MOST {
            return String::new();
        }
        let before = &rest[..at];
        parts = parts.iter().flat_map(|part| LETTERS.map(|letter| format!("{part}{before}{letter}"))).collect();
        rest = after;
    }
    let wholes = parts.into_iter().map(|part| part + rest);
    let mut known = wholes.filter(|whole| is_cased(whole) && is_word(whole) && is_known(whole));
    let first = known.next().unwrap_or_default();
    // "?" before a word that begins small or large is one letter.
    if known.any(|other| other.to_lowercase() != first.to_lowercase()) { String::new() } else { first }
}

/// The word with the letters that are written by their numbers: in mail, in addresses, in programs' texts.
fn escaped(word: &str) -> Option<String> {
    let mut meant = String::with_capacity(word.len());
    let mut rest = word;
    let mut is_any = false;
    while let Some(c) = rest.chars().next() {
        if let Some((letter, length)) = escape(rest) {
            meant.push(letter);
            rest = &rest[length..];
            is_any = true;
        } else {
            meant.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    is_any.then_some(meant)
}

/// The letter that an escape at the beginning of the text stands for, and its length.
fn escape(text: &str) -> Option<(char, usize)> {
    let hex = |from: usize, digits: usize| {
        let digits = text.get(from..from + digits).filter(|digits| digits.bytes().all(|c| c.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let sign = text.chars().next()?;
    let found = match sign {
        // Two bytes of UTF-8, or one of Latin-1.
        '=' | '%' => {
            let first = hex(1, 2)?;
            let second = text.get(3..4).filter(|next| next.starts_with(sign)).and_then(|_| hex(4, 2));
            match second.filter(|second| (0xc2..=0xc3).contains(&first) && (0x80..=0xbf).contains(second)) {
                Some(second) => (((first & 0x1f) << 6) | (second & 0x3f), 6),
                None => (first, 3),
            }
        }
        '\\' if text.starts_with("\\u") => (hex(2, 4)?, 6),
        '\\' if text.starts_with("\\'") => (hex(2, 2)?, 4),
        '\\' if text.starts_with("\\x") => (hex(2, 2)?, 4),
        '_' if text.starts_with("_x") && text.get(6..7) == Some("_") => (hex(2, 4)?, 7),
        _ => return None,
    };
    char::from_u32(found.0)
        .filter(|letter| LETTERS.contains(letter) || matches!(letter, 'ü' | 'É' | 'è'))
        .map(|c| (c, found.1))
}

#[cfg(test)]
mod tests;
