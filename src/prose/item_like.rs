//! Lines that begin like the items of a list and are none to CommonMark: they would be set after each other as one text.

use std::ops::Range;

use super::marks::ESCAPED;
use super::references::MARK;

/// Signs before items that are letters or marks of their own elsewhere: what word processors put there comes out as these.
const PASTED: [char; 6] = ['o', 'Ø', 'ü', 'q', 'v', '§'];

/// A label before a line is no longer than this.
const LONGEST_LABEL: usize = 30;

/// A heading is no longer than this; lines of a paragraph that somebody has filled are.
const LONGEST_HEADING: usize = 60;

/// Lines that no sentence fills are no longer than this.
const LONGEST_LINE: usize = 40;

/// A heading of its own line above its text is no longer than this, and has no more words.
const LONGEST_SHORT_HEADING: usize = 30;
const WORDS_OF_HEADING: usize = 2;

/// The letters of a word that a sentence goes on from, at most.
const LONGEST_SMALL_WORD: usize = 4;

/// A postal or telephone number has so many digits.
const DIGITS_OF_ADDRESS: usize = 5;

/// The lines that begin like items, from the second of them on.
pub(super) fn run_together(text: &str) -> Option<Range<usize>> {
    if !text.contains('\n') {
        return None;
    }
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let begins = line.trim_start();
        lines.push((at + line.len() - begins.len(), begins.trim_end()));
        at += line.len() + 1;
    }
    if let [(_, first), second, ..] = lines.as_slice()
        && is_numbered_heading(first)
    {
        return Some(second.0..text.trim_end().len());
    }
    let mut items = lines.iter().filter(|(_, line)| begins_like_an_item(line));
    let apart = || if are_apart(&lines) { lines.get(1) } else { None };
    let second = items.nth(1).or_else(|| follower(&lines)).or_else(apart)?;
    Some(second.0..text.trim_end().len())
}

/// The second of two lines that are only together seen to be items: the first begins the text or stands below a colon, and
/// the label of the other is the one that follows.
fn follower<'l, 't>(lines: &'l [(usize, &'t str)]) -> Option<&'l (usize, &'t str)> {
    let may_begin = |index: usize| index.checked_sub(1).is_none_or(|before| lines[before].1.ends_with(':'));
    // A line that is filled, and ends in the midst of a sentence, goes on in the next one.
    let is_whole = |line: &str| line.chars().count() <= LONGEST_HEADING || line.ends_with(['.', '!', '?', ';']);
    let follows = |index: usize| {
        let (one, next) = (Label::of(lines[index].1)?, Label::of(lines[index + 1].1)?);
        Some(one.is_followed_by(&next) && (!matches!(one, Label::Word) || is_whole(lines[index].1)))
    };
    (0..lines.len() - 1).find(|index| may_begin(*index) && follows(*index) == Some(true)).map(|index| &lines[index + 1])
}

/// Whether lines are no sentence, but names, addresses, words, or a heading and its text.
fn are_apart(lines: &[(usize, &str)]) -> bool {
    let [first, rest @ ..] = lines else { return false };
    let first = first.1;
    let is_short = |line: &str| line.chars().count() <= LONGEST_LINE;
    let ends = |line: &str| line.ends_with(['.', '!', '?', ':', ';']);
    let is_own = |(_, line): &(usize, &str)| begins_anew(line) && is_short(line) && !ends(line);
    let is_word = first.starts_with(|c: char| c.is_alphanumeric() || c == MARK);
    let are_own = is_word && is_short(first) && !ends(first) && rest.iter().all(is_own);
    let are_words = lines.len() > 2 && lines.iter().all(|(_, line)| line.chars().all(char::is_alphabetic));
    let goes_on = lines[..lines.len() - 1].iter().any(|(_, line)| ends_open(line));
    let is_heading = is_heading(first) && begins_anew(rest[0].1) && !is_short(rest[0].1);
    (are_words && is_short(first)) || is_heading || (are_own && !goes_on)
}

/// Whether a line begins as a name, an address or a telephone number does.
fn begins_anew(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    match line.chars().next() {
        Some(MARK | '+') => true,
        Some(first) => first.is_uppercase() || (first.is_ascii_digit() && digits >= DIGITS_OF_ADDRESS),
        None => false,
    }
}

/// Whether a line ends with a small word that the next one goes on from: "och", "av".
fn ends_open(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.chars().count() <= LONGEST_SMALL_WORD && last.chars().all(char::is_lowercase)
}

/// `Ekonomiska konsekvenser`: a few words that are a heading where a sentence begins below them.
fn is_heading(line: &str) -> bool {
    let is_plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-');
    line.chars().count() <= LONGEST_SHORT_HEADING
        && line.split_whitespace().count() <= WORDS_OF_HEADING
        && line.starts_with(char::is_uppercase)
        && line.chars().all(is_plain)
        && !ends_open(line)
}

/// `1.1 Text`: a heading with the number of another program, on a line of its own.
fn is_numbered_heading(line: &str) -> bool {
    let Some((number, title)) = line.split_once([' ', '\t', '\u{a0}']) else { return false };
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let is_number = parts.len() > 1 && parts.iter().all(|part| part.len() < 3 && part.parse::<u8>().is_ok());
    is_number
        && line.chars().count() <= LONGEST_HEADING
        && title.starts_with(char::is_uppercase)
        && !title.ends_with(['.', ',', ';', ':', '!', '?'])
}

/// Whether a line has a tab behind the label of an item; a number alone may be the first of a row of figures.
pub(super) fn is_tabbed(line: &str) -> bool {
    let Some((label, _)) = line.split_once('\t') else { return false };
    let number = label.chars().all(|c| c.is_ascii_digit());
    !number && (begins_like_an_item(line) || matches!(Label::of(line), Some(label) if !matches!(label, Label::Word)))
}

/// `a) `, `(1) `, `iv) `, `2. `, `-ord`.
fn begins_like_an_item(line: &str) -> bool {
    if let Some(rest) = line.strip_prefix('-') {
        return rest.starts_with(char::is_alphabetic);
    }
    let line = line.strip_prefix('(').unwrap_or(line);
    let length = line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len());
    let (label, rest) = line.split_at(length);
    let letter = label.chars().count() == 1 && label.starts_with(char::is_lowercase);
    let roman = !label.is_empty() && label.chars().all(|c| "ivx".contains(c));
    let number = !label.is_empty() && label.len() <= 2 && label.bytes().all(|b| b.is_ascii_digit());
    let after = rest.get(1..).unwrap_or_default();
    let closed = rest.starts_with(')') && after.starts_with([' ', '\t', '\u{a0}']);
    let stopped = rest.starts_with('.') && after.starts_with(|c: char| c == ' ' || c.is_alphabetic());
    ((letter || roman || number) && closed) || (number && stopped)
}

/// What a line begins with that may be the label of an item.
enum Label<'t> {
    /// `→`, `✓`, `->`, `o`: the same before each item.
    Sign(&'t str),
    /// `a.`, `A.`.
    Letter(char),
    /// `II.`.
    Roman(usize),
    /// `2`, `2:`.
    Number(u32),
    /// `Ordförande:`.
    Word,
}

impl<'t> Label<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let end = line.find(char::is_whitespace)?;
        let first = &line[..end];
        let sign = first.chars().all(is_sign) || matches!(first, "->" | "=>" | "-->" | "==>" | ">>" | "»");
        let mut letters = first.chars();
        let only = letters.next().filter(|_| letters.next().is_none());
        if sign || only.is_some_and(|c| PASTED.contains(&c)) {
            return Some(Self::Sign(first));
        }
        let name = first.trim_end_matches(['.', ':', ')', ESCAPED]);
        if let Ok(number) = name.parse() {
            return Some(Self::Number(number));
        }
        if let Some(letter) = name.strip_suffix(|c: char| c.is_alphabetic()).filter(|_| first.len() > name.len())
            && letter.is_empty()
            && roman(name) != Some(1)
        {
            return name.chars().next().map(Self::Letter);
        }
        if let Some(number) = roman(name).filter(|_| first.len() > name.len()) {
            return Some(Self::Roman(number));
        }
        let label = line.split_once(": ")?.0;
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/');
        let is_label = label.chars().count() <= LONGEST_LABEL && label.chars().all(plain);
        (is_label && label.starts_with(char::is_uppercase)).then_some(Self::Word)
    }

    fn is_followed_by(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Sign(one), Self::Sign(other)) => one == other,
            (Self::Letter(one), Self::Letter(other)) => u32::from(*one) + 1 == u32::from(*other),
            (Self::Roman(one), Self::Roman(other)) => one + 1 == *other,
            // Years may leave some out.
            (Self::Number(one), Self::Number(other)) => {
                one + 1 == *other || (*one >= 1900 && (*one..=2999).contains(other))
            }
            (Self::Word, Self::Word) => true,
            _ => false,
        }
    }
}

/// Arrows, ticks, boxes and other figures.
fn is_sign(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{27bf}' | '\u{27f0}'..='\u{27ff}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}')
}

/// A Roman number to ten in capitals.
fn roman(label: &str) -> Option<usize> {
    const NUMBERS: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    NUMBERS.iter().position(|number| *number == label).map(|index| index + 1)
}
