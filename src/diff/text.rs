//! The words of a passage, each with where it comes from.

use std::borrow::Cow;
use std::sync::Arc;

use crate::characters;
use crate::document::{Cell, Inline, Phrase};
use crate::personal_number::masked;
use crate::place::Place;

use super::content::{Format, Kind, Mark, Passage, Shape};

/// A personnummer has no fewer digits, even where its first zeros are lost.
pub(super) const FEWEST_DIGITS: usize = 7;

/// Between passages that were split or merged.
pub(super) const SEAM: &str = "\n";

/// A passage with its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// What is compared of it.
    pub passage: Passage,
    /// Its words and what stands between them.
    pub tokens: Vec<Token>,
    /// The text module that it stands in.
    pub module: Option<String>,
    /// Where it begins in the inputs.
    pub place: Option<Place>,
}

/// A word, a sign, a space, or a value as a whole.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub text: String,
    pub origin: Origin,
}

/// Where a token comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Origin {
    /// It was typed for the case.
    Typed,
    /// A template's phrase: file and key.
    Phrase(Arc<str>, Arc<str>),
    /// A value: its name with its filters, and the cells and lines that it was read from.
    Value { name: String, filters: Vec<String>, sources: Vec<Place> },
    /// What is missing.
    Gap(String),
}

/// Before and after the name of a value, where that stands for what it says.
pub(super) const VALUE: &str = "\u{1}";

/// Collects the words of a passage.
#[derive(Default)]
pub(super) struct Collector {
    text: String,
    tokens: Vec<Token>,
    /// What the passage says but for its values, where no more is collected than that.
    said: Option<String>,
    format: Vec<Format>,
    place: Option<Place>,
}

impl Collector {
    /// One that collects words, or only coarsely what a passage says: all of that is one word then, in which values stand by their
    /// names.
    pub(super) fn new(is_coarse: bool) -> Self {
        Self { said: is_coarse.then(String::new), ..Self::default() }
    }

    /// Takes what is no value.
    fn push(&mut self, text: &str, origin: &Origin) {
        self.text.push_str(text);
        match &mut self.said {
            Some(said) => said.push_str(text),
            None => self.tokens.push(Token { text: text.to_owned(), origin: origin.clone() }),
        }
    }

    /// Takes a line of a document.
    pub(super) fn line(&mut self, line: &[Inline]) {
        for inline in line {
            match inline {
                Inline::Text(typed) => {
                    self.place.get_or_insert_with(|| typed.whole());
                    self.words(typed.text(), &Origin::Typed);
                }
                Inline::Phrase(phrase) => self.phrase(phrase),
                Inline::Strong(inner) => self.marked(Mark::Fet, inner),
                Inline::Emphasis(inner) => self.marked(Mark::Kursiv, inner),
                Inline::Link(address, inner) => self.marked(Mark::Lank(address.clone()), inner),
                Inline::Break => self.words(" ", &Origin::Typed),
                Inline::Fact(fact) if self.said.is_some() => self.named(&fact.text, &fact.name),
                Inline::Fact(fact) => {
                    if let Some(place) = &fact.place {
                        self.place.get_or_insert_with(|| place.clone());
                    }
                    let (name, filters, sources) = (fact.name.clone(), fact.filters.clone(), fact.sources.clone());
                    self.value(&fact.text, Origin::Value { name, filters, sources });
                }
                Inline::Gap(gap) => self.value(&gap.text, Origin::Gap(gap.what.clone())),
            }
        }
    }

    /// Takes a phrase.
    pub(super) fn phrase(&mut self, phrase: &Phrase) {
        self.words(&phrase.text, &Origin::Phrase(phrase.file.clone(), phrase.key.clone()));
    }

    /// Takes the cells of a row; what it stands for in the table tells one from the other.
    pub(super) fn cells<'c>(&mut self, table: &str, cells: impl IntoIterator<Item = &'c Cell>) {
        for (column, cell) in cells.into_iter().enumerate() {
            if self.said.is_some() {
                self.cell(column, cell);
                continue;
            }
            if column > 0 {
                self.words(" | ", &Origin::Typed);
            }
            match cell {
                Cell::Value(text, sources) => {
                    let (name, sources) = ([table, "/", &column.to_string()].concat(), sources.clone());
                    self.value(text, Origin::Value { name, filters: Vec::new(), sources });
                }
                Cell::Phrase(phrase) => self.phrase(phrase),
            }
        }
    }

    /// Takes a cell coarsely: a row is known by its text.
    fn cell(&mut self, column: usize, cell: &Cell) {
        if column > 0 {
            let is_apart = self.text.is_empty() || self.text.ends_with(' ');
            self.text.push_str(if is_apart { "| " } else { " | " });
        }
        match cell {
            Cell::Value(text, _) => self.text.push_str(&plain(text)),
            Cell::Phrase(phrase) => self.phrase(phrase),
        }
    }

    /// Takes a value as a whole.
    pub(super) fn value(&mut self, text: &str, origin: Origin) {
        match &origin {
            Origin::Value { name, .. } if self.said.is_some() => return self.named(text, name),
            _ => {}
        }
        let text = plain(text);
        if self.said.is_some() {
            self.push(&text, &origin);
        } else if !text.is_empty() {
            self.text.push_str(&text);
            self.tokens.push(Token { text: text.into_owned(), origin });
        }
    }

    /// Takes a value of which nothing but its name is said.
    fn named(&mut self, text: &str, name: &str) {
        let text = plain(text);
        if !text.is_empty() {
            self.text.push_str(&text);
            let said = self.said.get_or_insert_default();
            [VALUE, name, VALUE].iter().for_each(|part| said.push_str(part));
        }
    }

    /// Takes words one by one.
    pub(super) fn words(&mut self, text: &str, origin: &Origin) {
        let is_coarse = self.said.is_some();
        let take = |word: &str| {
            if word != " " || !(self.text.is_empty() || self.text.ends_with(' ')) {
                self.push(word, origin);
            }
        };
        if is_coarse { in_one(text, take) } else { each_word(text, take) }
    }

    fn marked(&mut self, mark: Mark, inner: &[Inline]) {
        let start = self.text.len();
        self.line(inner);
        self.format.push(Format { som: mark, ord: self.text[start..].trim().to_owned() });
    }

    /// The passage that was collected.
    pub(super) fn passage(mut self, kind: Kind) -> Words {
        let is_coarse = self.said.is_some();
        self.tokens.extend(self.said.take().map(|text| Token { text, origin: Origin::Typed }));
        // No word but a space ends with one, unless it is a coarse one.
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if let Some(last) = self.tokens.last_mut() {
            last.text.truncate(last.text.trim_end_matches(' ').len());
        }
        self.tokens.pop_if(|last| last.text.is_empty());
        self.hide_personal_numbers(is_coarse);
        let form = Shape { slag: kind, format: self.format };
        Words { passage: Passage { form, text: self.text }, tokens: self.tokens, module: None, place: self.place }
    }

    /// Nothing that is told repeats a personnummer, whatever its digits come from.
    fn hide_personal_numbers(&mut self, is_coarse: bool) {
        if !may_be_hidden(self.text.chars()) {
            return;
        }
        let hidden = masked(&self.text).into_owned();
        if hidden != self.text {
            let words = split(&hidden);
            self.text = words.concat();
            let words = if is_coarse { vec![self.text.clone()] } else { words };
            self.tokens = words.into_iter().map(|text| Token { text, origin: Origin::Typed }).collect();
        }
    }
}

/// The words of passages, with seams between these.
pub(super) fn seamed<'w>(passages: &[&'w Words]) -> Cow<'w, [Token]> {
    if let [only] = passages {
        return Cow::Borrowed(&only.tokens);
    }
    let mut tokens = Vec::new();
    for (at, words) in passages.iter().enumerate() {
        if at > 0 {
            tokens.push(Token { text: SEAM.to_owned(), origin: Origin::Typed });
        }
        tokens.extend(words.tokens.iter().cloned());
    }
    Cow::Owned(tokens)
}

/// Whether there are digits enough for a personnummer.
fn may_be_hidden(characters: impl Iterator<Item = char>) -> bool {
    characters.filter(|c| c.is_numeric()).take(FEWEST_DIGITS).count() == FEWEST_DIGITS
}

/// Text as it is compared: what only sets it (no-break spaces and hyphens, soft hyphens, line breaks) says nothing.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{AD}' | '\u{2060}' | '\u{200B}' => {}
            '\u{2011}' => plain.push('-'),
            c if c.is_whitespace() => {
                if !plain.ends_with(' ') && !plain.is_empty() {
                    plain.push(' ');
                }
            }
            // What marks the seams between passages is never a part of one.
            c if characters::refused(c) => plain.push(char::REPLACEMENT_CHARACTER),
            c => plain.push(c),
        }
    }
    plain.truncate(plain.trim_end().len());
    Cow::Owned(plain)
}

/// Whether a text is as it is compared, as nearly all are.
fn is_plain(text: &str) -> bool {
    is_of_single_words(text) || is_kept(text)
}

/// Whether a text has nothing but what ASCII shows and the letters from À to ÿ, with one space between its words: that is seen of many
/// bytes at once.
fn is_of_single_words(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_shown = |all, byte: &u8| all & matches!(byte, b' '..=b'~' | 0xC3 | 0x80..=0xBF);
    let is_apart = |all, pair: &[u8]| all & (pair != b"  ");
    !text.starts_with(' ')
        && !text.ends_with(' ')
        && bytes.iter().fold(true, is_shown)
        && bytes.windows(2).fold(true, is_apart)
}

/// Whether every character of a text is told as it is.
fn is_kept(text: &str) -> bool {
    let mut is_after_space = true;
    let mut is_kept = |c: char| {
        let is_first_space = c == ' ' && !is_after_space;
        is_after_space = c == ' ';
        let sets = || matches!(c, '\u{AD}' | '\u{2060}' | '\u{200B}' | '\u{2011}');
        is_first_space || c.is_ascii_graphic() || !(c.is_whitespace() || sets() || characters::refused(c))
    };
    text.chars().all(&mut is_kept) && !text.ends_with(' ')
}

/// The words of a text, with one space between them where there is any. A number is one word, its groups too.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// The same, one by one.
pub(super) fn each_word(text: &str, mut take: impl FnMut(&str)) {
    in_one(text, |part| {
        let mut at = 0;
        while at < part.len() {
            let end = word_end(part, at);
            take(&part[at..end]);
            at = end;
        }
    });
}

/// The same with all words in one, between the spaces around them.
fn in_one(text: &str, mut take: impl FnMut(&str)) {
    let (leads, trails) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    let text = plain(text);
    let spaces = [leads, trails && !text.is_empty()].map(|is_there| if is_there { " " } else { "" });
    for part in [spaces[0], &text, spaces[1]].into_iter().filter(|part| !part.is_empty()) {
        take(part);
    }
}

/// Where the word ends that begins somewhere in a text.
fn word_end(text: &str, start: usize) -> usize {
    let character = |at: usize| text[at..].chars().next();
    let is_word = |at: usize| character(at).is_some_and(char::is_alphanumeric);
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let groups = |at: usize| (at..at + 3).all(is_digit) && !is_word(at + 3);
    if !is_word(start) {
        return start + character(start).map_or(1, char::len_utf8);
    }
    let mut end = start;
    while let Some(c) = character(end).filter(|c| c.is_alphanumeric()) {
        end += c.len_utf8();
        match character(end) {
            // 115 000, 2,5 and 14.30 are numbers, and `e-post`, `Trygg-i` and `S:t` are words.
            Some(' ') if is_digit(end - 1) && groups(end + 1) && may_go_on(&text[start..end]) => end += 1,
            Some(',' | '.' | ':') if is_digit(end - 1) && is_digit(end + 1) => end += 1,
            Some(joins @ ('-' | '\'' | '’' | '@')) if is_word(end + joins.len_utf8()) => end += joins.len_utf8(),
            _ => {}
        }
    }
    end
}

/// Whether a group of digits may follow what a word is so far: the first group of a number, or one that has others.
fn may_go_on(word: &str) -> bool {
    word.contains(' ') || word.chars().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_sets_a_text_says_nothing() {
        assert_eq!(plain("115\u{a0}000\u{202f}kr  om\når\u{ad}et "), "115 000 kr om året");
        assert_eq!(plain("Trygg\u{2011}i"), "Trygg-i");
    }

    #[test]
    fn numbers_and_compounds_are_words() {
        let words = |text: &str| split(text).into_iter().filter(|word| word != " ").collect::<Vec<_>>();
        assert_eq!(words("kostar 1 115 000 kr, 2,5 %"), ["kostar", "1 115 000", "kr", ",", "2,5", "%"]);
        assert_eq!(words("år 2024 kom 120 personer"), ["år", "2024", "kom", "120", "personer"]);
        assert_eq!(words("e-post (2025-05-19)"), ["e-post", "(", "2025-05-19", ")"]);
        assert_eq!(split(" a  b ").concat(), " a b ");
        assert_eq!(
            words("S:t Göran’s Ö-vik kostar åå1 000, å1 000 och 1 000 000 kr."),
            ["S", ":", "t", "Göran’s", "Ö-vik", "kostar", "åå1 000", ",", "å1 000", "och", "1 000 000", "kr", "."]
        );
    }
}
