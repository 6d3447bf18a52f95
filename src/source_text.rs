//! Text files with their lines, and text that remembers where each of its characters stood.

mod file;
mod typed;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub use self::file::SourceFile;
pub use self::typed::TypedText;
use crate::place::Place;
use crate::place_text::Span;
use crate::recorded_text::{RecordedText, written_runs};

/// Text from an input, in NFC with `\n` line ends, that knows the byte range in its file of each character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The text as it is used.
    pub text: String,
    /// The file it comes from.
    pub file: Arc<SourceFile>,
    /// Byte offset in the file of every byte of `text` (that of its character), and of the text's end.
    origins: Vec<u32>,
    /// Where characters end that do not stand for one of the file, by their offset there.
    long: Long,
}

/// The ends of characters that stand for more than one character of the file, by the offset of the first: `\u00e5`, `&nbsp;`, a
/// letter and the accents that it was composed with. Most texts have none.
type Long = Option<Arc<BTreeMap<u32, u32>>>;

impl SourceText {
    /// Builds a text from its characters and where each came from; it is brought to NFC.
    pub fn new(file: &Arc<SourceFile>, characters: &[(char, u32)], end: u32) -> Self {
        Self::unescaped(file, characters, BTreeMap::new(), end)
    }

    /// Builds a text some of whose characters are written as several in the file: where those end there, by their offset.
    pub fn unescaped(
        file: &Arc<SourceFile>,
        characters: &[(char, u32)],
        mut escapes: BTreeMap<u32, u32>,
        end: u32,
    ) -> Self {
        let mut source = Self::composed(file, characters, None, end);
        if !is_nfc(&source.text) {
            source = Self::composed(file, &normalize(characters, file, &mut escapes), None, end);
        }
        source.long = if escapes.is_empty() { None } else { Some(Arc::new(escapes)) };
        source
    }

    /// Builds a text from characters that are in NFC.
    fn composed(file: &Arc<SourceFile>, characters: &[(char, u32)], long: Long, end: u32) -> Self {
        let (mut text, mut origins) =
            (String::with_capacity(characters.len()), Vec::with_capacity(characters.len() + 1));
        for (character, at) in characters {
            text.push(*character);
            (0..character.len_utf8()).for_each(|_| origins.push(*at));
        }
        origins.push(end);
        Self { text, file: file.clone(), origins, long }
    }

    /// The text in other characters, which are in NFC, each with the offset in the file where it came from.
    pub fn rewritten(&self, characters: &[(char, u32)]) -> Self {
        Self::composed(&self.file, characters, self.long.clone(), self.end())
    }

    /// The text with another end for its last character, which stands for what lies between there.
    pub fn stretched(mut self, other: &Self) -> Self {
        let (Some((_, from)), Some((_, last))) = (self.characters().last(), other.characters().last()) else {
            return self;
        };
        let mut long = self.long.as_deref().cloned().unwrap_or_default();
        long.insert(from, other.after(last));
        self.long = Some(Arc::new(long));
        self
    }

    /// The characters with where each came from.
    pub fn characters(&self) -> impl Iterator<Item = (char, u32)> {
        self.text.char_indices().map(|(at, character)| (character, self.origins[at]))
    }

    /// The place of a byte range of `text`: from where its first character begins to the column after that of the last one.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.file.position(self.origin(range.start));
        let last = self.text.get(range.clone()).and_then(|text| text.char_indices().next_back());
        let end = last.map(|(at, _)| self.position_after(self.origin(range.start + at) as u32));
        Span { start, end: end.unwrap_or(start) }.of(self.file.name())
    }

    /// Line and column after the character at an offset of the file. A line break ends on its own line.
    fn position_after(&self, origin: u32) -> (u32, u32) {
        match self.long_end(origin) {
            Some(end) => self.file.position(end as usize),
            None => {
                let (line, column) = self.file.position(origin as usize);
                (line, column.saturating_add(1))
            }
        }
    }

    /// Where the character at an offset of the file ends, if it stands for more than one there.
    fn long_end(&self, origin: u32) -> Option<u32> {
        self.long.as_ref()?.get(&origin).copied()
    }

    /// The offset after the character at an offset of the file, where the next one stands in the column beside it.
    fn next_on_line(&self, origin: u32) -> Option<u32> {
        let written = self.file.text().get(origin as usize..)?.chars().next()?;
        let is_followed = self.long_end(origin).is_none() && written != '\n';
        is_followed.then(|| origin + written.len_utf8() as u32)
    }

    /// Where the character at an offset of the file ends there.
    pub fn after(&self, origin: u32) -> u32 {
        let written = self.file.text().get(origin as usize..).and_then(|rest| rest.chars().next());
        self.long_end(origin).unwrap_or(origin + written.map_or(0, char::len_utf8) as u32)
    }

    /// The one character of the file that stands at an offset for one of the text; none where several stand for it, or nothing does.
    pub fn written(&self, origin: u32) -> Option<char> {
        let (text, end) = (self.file.text(), self.long_end(origin));
        let mut written = text.get(origin as usize..end.map_or(text.len(), |end| end as usize))?.chars();
        let first = written.next()?;
        (end.is_none() || written.next().is_none()).then_some(first)
    }

    /// A part of the text, on character borders.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let origins = self.origins.get(range.start..=range.end).unwrap_or_default().to_vec();
        let text = self.text.get(range).unwrap_or_default().to_owned();
        Self { text, file: self.file.clone(), origins, long: self.long.clone() }
    }

    /// What a byte range stands for when its text is another, as `&nbsp;` is: every character has the place of the range.
    pub fn decoded(&self, range: Range<usize>, text: &str) -> Self {
        let start = self.origin(range.start) as u32;
        let last = self.text.get(range.clone()).and_then(|text| text.char_indices().next_back());
        let after = last.map_or(start, |(at, _)| self.after(self.origin(range.start + at) as u32));
        let characters: Vec<(char, u32)> = text.chars().map(|character| (character, start)).collect();
        let long = if range.len() > 1 { Some(Arc::new(BTreeMap::from([(start, after)]))) } else { self.long.clone() };
        Self::composed(&self.file, &characters, long, self.origin(range.end) as u32)
    }

    /// The text with another character for each of its own.
    pub fn mapped(&self, mut other: impl FnMut(char) -> char) -> Self {
        let characters: Vec<(char, u32)> = self.characters().map(|(c, at)| (other(c), at)).collect();
        self.rewritten(&characters)
    }

    /// The place of the whole text.
    pub fn whole(&self) -> Place {
        self.place(0..self.text.len())
    }

    /// The text without its file.
    pub fn recorded(&self) -> RecordedText {
        let characters = self.text.chars().zip(self.spans());
        RecordedText::new(self.file.name(), characters, self.file.position(self.end() as usize))
    }

    /// Where its characters stand, as a record writes it.
    pub fn written_runs(&self) -> String {
        written_runs(self.file.name(), self.spans(), self.file.position(self.end() as usize))
    }

    /// Where each of its characters begins and ends.
    fn spans(&self) -> impl Iterator<Item = Span> {
        let position = |at: u32| self.file.position(at as usize);
        // Most characters come right after the one before, on its line: their columns are counted on.
        let mut next: Option<(u32, (u32, u32))> = None;
        self.characters().map(move |(_, at)| {
            let start = next.filter(|(known, _)| *known == at).map_or_else(|| position(at), |(_, start)| start);
            let end = self.long_end(at).map_or((start.0, start.1.saturating_add(1)), position);
            next = self.next_on_line(at).map(|after| (after, (start.0, start.1 + 1)));
            Span { start, end }
        })
    }

    /// The offset in the file of a byte offset of `text`.
    fn origin(&self, offset: usize) -> usize {
        self.origins[offset.min(self.text.len())] as usize
    }

    /// The offset in the file of the text's end.
    fn end(&self) -> u32 {
        self.origins.last().copied().unwrap_or(0)
    }

    /// The text with `mark` in the place of each of the ranges, which are in order and apart.
    pub fn replaced(&self, ranges: &[Range<usize>], mark: char) -> Self {
        if ranges.is_empty() {
            return self.clone();
        }
        let mut ranges = ranges.iter().peekable();
        let mut kept = Vec::new();
        for (at, character) in self.text.char_indices() {
            while ranges.next_if(|range| range.end <= at).is_some() {}
            match ranges.peek() {
                Some(range) if range.start == at => kept.push((mark, self.origins[at])),
                Some(range) if range.contains(&at) => {}
                _ => kept.push((character, self.origins[at])),
            }
        }
        self.rewritten(&kept)
    }

    /// Without blank lines around it, and without the indentation that all its lines share; so that prose may be
    /// indented in TOML without becoming a code block.
    pub fn dedented(&self) -> Self {
        let indentation = self
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len())
            .min()
            .unwrap_or(0);
        if indentation == 0 && !self.text.starts_with('\n') && !self.text.ends_with(char::is_whitespace) {
            return self.clone();
        }
        let mut kept = Vec::new();
        let mut column = 0;
        for (character, origin) in self.characters() {
            if character == '\n' {
                column = 0;
                kept.push((character, origin));
                continue;
            }
            if column >= indentation || !matches!(character, ' ' | '\t') {
                kept.push((character, origin));
            }
            column += 1;
        }
        let blank = |(character, _): &&(char, u32)| *character == '\n';
        let leading = kept.iter().take_while(blank).count();
        let trailing = kept[leading..].iter().rev().take_while(|(c, _)| c.is_whitespace()).count();
        let (text, after) = kept[leading..].split_at(kept.len() - leading - trailing);
        let end = after.first().map_or_else(|| self.end(), |(_, origin)| *origin);
        Self::composed(&self.file, text, self.long.clone(), end)
    }
}

/// Composes each starter with the marks that follow it. What they become, where it is something else, stands where they all stood,
/// from the first to the end of the last.
fn normalize(characters: &[(char, u32)], file: &SourceFile, long: &mut BTreeMap<u32, u32>) -> Vec<(char, u32)> {
    let mut composed = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        let mut end = index + 1;
        while end < characters.len() && joins(characters[end].0) {
            end += 1;
        }
        let typed = &characters[index..end];
        let letter: Vec<char> = typed.iter().map(|(c, _)| *c).nfc().collect();
        match typed {
            _ if typed.iter().map(|(c, _)| c).eq(&letter) => composed.extend(typed),
            [(_, first), ..] => {
                let last = typed.last().map_or(*first, |(_, last)| *last);
                let written = file.text().get(last as usize..).and_then(|rest| rest.chars().next());
                let after = long.get(&last).copied().unwrap_or(last + written.map_or(0, char::len_utf8) as u32);
                if typed.len() > 1 {
                    long.insert(*first, after);
                }
                composed.extend(letter.into_iter().map(|character| (character, *first)));
            }
            [] => {}
        }
        index = end;
    }
    composed
}

/// Whether a character composes with the ones before it: combining marks, and the vowels and finals of Hangul.
fn joins(character: char) -> bool {
    is_combining_mark(character) || ('\u{1160}'..='\u{11FF}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> SourceText {
        let file = SourceFile::new("x.toml", text);
        let characters: Vec<(char, u32)> = text.char_indices().map(|(at, c)| (c, at as u32)).collect();
        SourceText::new(&file, &characters, text.len() as u32)
    }

    fn start(place: Place) -> (u32, u32) {
        match place {
            Place::Text(place) => (place.line, place.column),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn columns_count_characters_in_lines_of_any_length() {
        let text = format!("å\n{}x", "ö".repeat(3000));
        let source = whole(&text);
        assert_eq!(start(source.place(text.len() - 1..text.len())), (2, 3001));
    }

    #[test]
    fn composed_characters_stand_where_the_first_stood() {
        let source = whole("a\u{30a}b");
        assert_eq!(source.text, "\u{e5}b");
        assert_eq!(start(source.place(2..3)), (1, 3));
    }

    fn columns(place: Place) -> (u32, u32) {
        match place {
            Place::Text(place) => (place.column, place.end_column),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_letter_that_was_typed_with_accents_ends_after_them() {
        // The composed letters have as many bytes as what was typed, fewer, and more characters than one.
        for (typed, composed) in [("o\u{302}", "\u{f4}"), ("u\u{31b}\u{300}", "ừ"), ("b\u{307}\u{30a}", "ḃ\u{30a}")]
        {
            let source = whole(&format!("x{typed}y"));
            assert_eq!(source.text, format!("x{composed}y"));
            let length = typed.chars().count() as u32;
            let at = 1..1 + composed.len();
            assert_eq!(columns(source.place(at.clone())), (2, 2 + length), "{typed}");
            assert_eq!(columns(source.whole()), (1, 3 + length), "{typed}");
            assert_eq!(columns(source.slice(at).whole()), (2, 2 + length), "{typed}");
        }
    }

    #[test]
    fn common_indentation_and_blank_lines_go_and_places_stay() {
        let source = whole("\n    ett\n      två\n\n").dedented();
        assert_eq!(source.text, "ett\n  två");
        let at = source.text.find("två").expect("there");
        assert_eq!(start(source.place(at..at + 3)), (3, 7));
    }

    #[test]
    fn a_recorded_text_has_the_places_of_its_own() {
        let file = SourceFile::new("x.toml", "en \\\n  två \\u00e5 a\u{30a}a\u{30a}\u{30a} &nbsp;slut\n");
        let at = |what: &str| file.text().find(what).unwrap() as u32;
        let (a, nbsp) = (at("a\u{30a}"), at("&nbsp;"));
        let offsets = [0, 1, 2, 7, 8, 9, 11, 12, 18, a, a + 1, a + 3, a + 4, a + 6, a + 8, nbsp, nbsp + 6];
        let folded: Vec<(char, u32)> = "en två å a\u{30a}a\u{30a}\u{30a}  s".chars().zip(offsets).collect();
        assert_eq!(folded.len(), offsets.len());
        let escapes = BTreeMap::from([(12, 18), (nbsp, nbsp + 6)]);
        let text = SourceText::unescaped(&file, &folded, escapes, nbsp + 7);
        let recorded = text.recorded();
        let borders = || text.text.char_indices().map(|(at, _)| at).chain([text.text.len()]);
        for start in borders() {
            for end in borders().filter(|end| start <= *end) {
                assert_eq!(recorded.place(start..end), text.place(start..end), "{start}..{end}");
                assert_eq!(recorded.slice(start..end), text.slice(start..end).recorded());
            }
        }
        assert_eq!(recorded.mapped(|_| 'x'), text.mapped(|_| 'x').recorded());
    }

    #[test]
    fn marks_take_the_place_of_ranges() {
        let range = 3..10;
        let source = whole("en {{ x }} två").replaced(std::slice::from_ref(&range), '*');
        assert_eq!(source.text, "en * två");
        assert_eq!(start(source.place(5..8)), (1, 12));
    }
}
