//! Words, phrases and sentences of a text, with their bytes in it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::word_set::Bytes;

/// A word without the punctuation around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// As it stands.
    pub text: &'t str,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// A word of a text has so many letters or more, with the space after it.
pub(super) const LETTERS: usize = 6;

/// The words of a text; no-break spaces part words as others do.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(text.len() / LETTERS);
    let mut at = 0;
    for piece in text.split(char::is_whitespace) {
        let begun =
            if begins_plainly(piece) { piece } else { piece.trim_start_matches(|c: char| !c.is_alphanumeric()) };
        let word = if ends_plainly(begun) { begun } else { begun.trim_end_matches(|c: char| !c.is_alphanumeric()) };
        if !word.is_empty() {
            let start = at + piece.len() - begun.len();
            words.push(Word { text: word, range: start..start + word.len() });
        }
        at += piece.len() + text[at + piece.len()..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// Whether a text begins with a letter or a digit of ASCII, as nearly all words do: there is nothing to cut.
pub(super) fn begins_plainly(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether a text ends with one.
pub(super) fn ends_plainly(text: &str) -> bool {
    text.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric)
}

/// A pattern that any of the phrases matches, whatever the spaces in it; the longest phrase first.
pub(super) fn any_of<'p>(phrases: impl IntoIterator<Item = &'p String>) -> String {
    let mut phrases: Vec<&String> = phrases.into_iter().collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    let spaced = |phrase: &String| phrase.split(' ').map(regex::escape).collect::<Vec<_>>().join(r"\s+");
    format!("(?:{})", phrases.into_iter().map(spaced).collect::<Vec<_>>().join("|"))
}

/// Phrases to find as whole words, in upper or lower case and whatever the spaces in them. A pattern could do it too, but
/// compiling one of some ten phrases takes longer than looking for them in a whole case.
#[derive(Debug)]
pub(super) struct PhraseList {
    /// In lower case, by their first character, the longest first.
    by_first: BTreeMap<char, Vec<String>>,
    /// The letters of ASCII that they begin with, large and small: most words begin with another.
    beginnings: Bytes,
}

impl PhraseList {
    /// Takes the phrases.
    pub(super) fn new<'p>(phrases: impl IntoIterator<Item = &'p String>) -> Self {
        let mut by_first: BTreeMap<char, Vec<String>> = BTreeMap::new();
        for phrase in phrases.into_iter().map(|phrase| phrase.to_lowercase()) {
            if let Some(first) = phrase.chars().next() {
                by_first.entry(first).or_default().push(phrase);
            }
        }
        by_first.values_mut().for_each(|same| same.sort_by_key(|phrase| std::cmp::Reverse(phrase.len())));
        let letters = by_first.keys().filter_map(|first| u8::try_from(*first).ok());
        let beginnings = letters.flat_map(|first| [first, first.to_ascii_uppercase()]).collect();
        Self { by_first, beginnings }
    }

    /// The phrases in a text, in order and apart.
    pub(super) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut end = 0;
        // Most words begin with another letter, and are not looked at.
        let may_begin = move |(_, byte): &(usize, u8)| self.beginnings.has(Some(byte)) || !byte.is_ascii();
        let starts = text.bytes().enumerate().filter(may_begin).map(|(at, _)| at);
        starts.filter(move |at| begins_word(text, *at)).filter_map(move |start| {
            let length = if start < end { None } else { self.length_at(&text[start..]) };
            end = length.map_or(end, |length| start + length);
            length.map(|length| start..start + length)
        })
    }

    /// Whether there is a phrase in a text.
    pub(super) fn are_in(&self, text: &str) -> bool {
        self.find(text).next().is_some()
    }

    /// The length of the phrase that a text starts with.
    pub(super) fn length_at(&self, text: &str) -> Option<usize> {
        let first = text.chars().next()?;
        if first.is_ascii() && !self.beginnings.has(text.as_bytes().first()) {
            return None;
        }
        let alike = self.by_first.get(&lower(first))?;
        alike.iter().find_map(|phrase| {
            let rest = phrase.split(' ').try_fold(text, |rest, word| {
                let part = if rest.len() == text.len() { rest } else { after_space(rest)? };
                without(part, word)
            })?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
        })
    }
}

/// Whether a word begins at a byte of a text.
fn begins_word(text: &str, at: usize) -> bool {
    let parts = text.split_at_checked(at);
    parts.is_some_and(|(before, rest)| {
        rest.starts_with(char::is_alphanumeric) && !before.ends_with(char::is_alphanumeric)
    })
}

/// What follows the white space that a text starts with.
pub(super) fn after_space(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    (rest.len() < text.len()).then_some(rest)
}

/// What follows a word in lower case that a text starts with.
fn without<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    let same = word.chars().all(|wanted| rest.next().map(lower) == Some(wanted));
    same.then_some(rest.as_str())
}

/// A character in lower case, if that is one character.
fn lower(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let mut lower = character.to_lowercase();
    lower.next().filter(|_| lower.next().is_none()).unwrap_or(character)
}

/// A text in small letters, as [`str::to_lowercase`] makes it: in nearly every text no letter beyond ASCII is large, and it is not read
/// letter by letter.
pub(super) fn small(text: &str) -> String {
    if is_large_in_ascii_alone(text) { text.to_ascii_lowercase() } else { text.to_lowercase() }
}

/// Whether a text has, beyond ASCII, only small letters of Latin-1, and signs that have no others.
fn is_large_in_ascii_alone(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let small = match byte {
            // Signs from U+0080 to U+00BF.
            0xc2 => bytes.next().is_some(),
            // Letters from U+00C0 to U+00FF, of which the small are the later.
            0xc3 => bytes.next().is_some_and(|next| next >= 0xa0),
            // Dashes and quotation marks, from U+2000 to U+203F.
            0xe2 => bytes.next() == Some(0x80) && bytes.next().is_some(),
            byte => byte.is_ascii(),
        };
        if !small {
            return false;
        }
    }
    true
}

/// A text in lower case in which every byte stands where it stood.
pub(super) fn lowered(text: &str) -> String {
    if is_large_in_ascii_alone(text) {
        return text.to_ascii_lowercase();
    }
    let same_length = |c: char| Some(lower(c)).filter(|lower| lower.len_utf8() == c.len_utf8()).unwrap_or(c);
    text.chars().map(same_length).collect()
}

/// The sentences of a text. A full stop ends one when a space and a capital follow, unless what it ends is an
/// abbreviation: a single letter, or a word with a full stop inside.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', '\n']) {
        let end = at + mark.len();
        if mark == "\n" || (ends_sentence(&text[end..]) && !abbreviated(&text[start..at])) {
            sentences.push(start..end);
            start = end;
        }
    }
    sentences.push(start..text.len());
    sentences.retain(|range| !text[range.clone()].trim().is_empty());
    sentences
}

fn ends_sentence(rest: &str) -> bool {
    let mut characters = rest.chars();
    let space = characters.next().is_none_or(char::is_whitespace);
    space && characters.find(|c| c.is_alphanumeric()).is_none_or(|c| c.is_uppercase() || c.is_numeric())
}

fn abbreviated(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains('.') || word.chars().filter(|c| c.is_alphabetic()).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_those_of_the_standard_library() {
        for word in [
            "",
            "ord",
            "Ord",
            "ärende",
            "ÄRENDE",
            "é",
            "É",
            "ÿ",
            "Ÿ",
            "ß",
            "İstanbul",
            "ΟΔΟΣ",
            "5,5",
            "å’s",
            "VA-taxan",
            "ﬁ",
            "Nej – ”Ja” sa’ HON, 5\u{a0}% (§ 4) …",
            "På ÅR",
        ] {
            assert_eq!(small(word), word.to_lowercase(), "{word}");
        }
        for letter in (0x80..0x180_u32).chain(0x1fc0..0x2140) {
            let word = format!("a{}B", char::from_u32(letter).unwrap());
            assert_eq!(small(&word), word.to_lowercase());
        }
    }

    #[test]
    fn words_have_their_bytes() {
        let text = "Enligt ”§\u{a0}984” (se bilaga\u{a0}1).";
        let found: Vec<&str> = words(text).iter().map(|word| &text[word.range.clone()]).collect();
        assert_eq!(found, ["Enligt", "984", "se", "bilaga", "1"]);
    }

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        let phrases = PhraseList::new(&["får i uppdrag att".to_owned(), "får".to_owned(), "antas".to_owned()]);
        let find = |text: &'static str| phrases.find(text).map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(find("Kontoret FÅR i\u{a0}uppdrag\n att ta fram"), ["FÅR i\u{a0}uppdrag\n att"]);
        assert_eq!(find("Får i uppdraget, (antas)"), ["Får", "antas"]);
        assert_eq!(find("fåren antastas; få r"), [""; 0]);
    }

    const PIECES: [&str; 12] = ["antas", "Antas", "å", "Å b", "b", "Ö", "ö", "§ 4", " ", "-", "\u{a0}", "²"];

    proptest::proptest! {
        #[test]
        fn phrases_are_sought_wherever_words_begin(pieces in proptest::collection::vec(0..PIECES.len(), 0..10)) {
            let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            let phrases = PhraseList::new(&["antas", "å b", "§ 4", "ö"].map(str::to_owned));
            let begins = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
            let starts = text.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at).filter(begins);
            let mut end = 0;
            let mut sought = Vec::new();
            for start in starts {
                if let Some(length) = phrases.length_at(&text[start..]).filter(|_| start >= end) {
                    end = start + length;
                    sought.push(start..end);
                }
            }
            assert_eq!(phrases.find(&text).collect::<Vec<_>>(), sought, "{text:?}");
        }
    }

    #[test]
    fn lower_case_keeps_bytes_where_they_stood() {
        // A Kelvin sign would shrink, and a dotted I would grow.
        assert_eq!(lowered("Å K \u{212a} İ ẞ Ö"), "å k \u{212a} İ ẞ ö");
    }

    #[test]
    fn sentences_end_where_one_begins() {
        let text = "Det gäller t.ex. Malmö. Enligt 2 kap. 1 § är det så! Är det? Ja";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(found, ["Det gäller t.ex. Malmö.", "Enligt 2 kap.", "1 § är det så!", "Är det?", "Ja"]);
    }
}
