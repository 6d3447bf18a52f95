//! Text files with their lines, and text that remembers where each of its characters stood.

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::place::{Place, TextPlace};
use crate::place_text::{NoPlace, Span};
use crate::recorded_text::RecordedText;

/// A text file: its name and where its lines start.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    name: Arc<str>,
    text: String,
    line_starts: Vec<usize>,
    /// Characters before every [`STEP`]th byte, so that a column is found in bounded time in lines of any length.
    counted: Vec<usize>,
}

/// Bytes between two counts of characters.
const STEP: usize = 128;

impl SourceFile {
    /// Takes a file's text.
    pub fn new(name: &str, text: &str) -> Arc<Self> {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let steps = text.as_bytes().chunks(STEP).scan(0, |count, chunk| {
            *count += characters_in(chunk);
            Some(*count)
        });
        Arc::new(Self {
            name: Arc::from(name),
            line_starts: std::iter::once(0).chain(starts).collect(),
            counted: std::iter::once(0).chain(steps).collect(),
            text: text.to_owned(),
        })
    }

    /// The file's name inside its folder.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte range.
    pub fn place(&self, range: Range<usize>) -> Place {
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end.max(range.start));
        Place::Text(TextPlace { file: self.name.clone(), line, column, end_line, end_column })
    }

    /// The byte range of a line, without its line end; none where the file ends before.
    pub fn line(&self, line: u32) -> Option<Range<usize>> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.line_starts.get(index)?;
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
        let text = &self.text[start..end];
        Some(start..start + text.strip_suffix('\r').unwrap_or(text).len())
    }

    /// The byte offset of a column, or of the line's end where that comes before; found in bounded time, as columns are.
    pub fn offset(&self, line: u32, column: u32) -> Option<usize> {
        let line = self.line(line)?;
        let wanted = self.characters_before(line.start) + (column as usize).checked_sub(1)?;
        let step = self.counted.partition_point(|count| *count <= wanted) - 1;
        let near = self.text.as_bytes().get(step * STEP..).unwrap_or_default();
        let mut starts = near.iter().enumerate().filter(|(_, byte)| starts_character(**byte));
        let offset = starts.nth(wanted - self.counted[step]).map(|(at, _)| step * STEP + at);
        Some(offset.map_or(line.end, |offset| offset.min(line.end)))
    }

    /// 1-based line and column of a byte offset; the column counts Unicode scalar values.
    pub fn position(&self, offset: usize) -> (u32, u32) {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= offset) - 1;
        let column = self.characters_before(offset) - self.characters_before(self.line_starts[line]);
        (line as u32 + 1, column as u32 + 1)
    }

    /// How many characters begin before a byte offset.
    fn characters_before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        let rest = &self.text.as_bytes()[step * STEP..offset];
        self.counted[step] + characters_in(rest)
    }
}

/// How many characters begin in a piece of UTF-8.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| starts_character(**byte)).count()
}

/// The bytes after a character's first are 10xxxxxx.
fn starts_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Text from an input, in NFC with `\n` line ends, that knows the byte range in its file of each character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The text as it is used.
    pub text: String,
    /// The file it comes from.
    pub file: Arc<SourceFile>,
    /// Byte offset in the file of every byte of `text` (that of its character), and of the text's end.
    origins: Vec<u32>,
}

impl SourceText {
    /// Builds a text from its characters and where each came from; it is brought to NFC.
    pub fn new(file: &Arc<SourceFile>, characters: &[(char, u32)], end: u32) -> Self {
        let source = Self::composed(file, characters, end);
        if is_nfc(&source.text) { source } else { Self::composed(file, &normalize(characters), end) }
    }

    /// Builds a text from characters that are in NFC.
    fn composed(file: &Arc<SourceFile>, characters: &[(char, u32)], end: u32) -> Self {
        let text = characters.iter().map(|(c, _)| *c).collect();
        let bytes = characters.iter().flat_map(|(c, at)| std::iter::repeat_n(*at, c.len_utf8()));
        Self { text, file: file.clone(), origins: bytes.chain([end]).collect() }
    }

    /// The text in other characters, which are in NFC, each with the offset in the file where it came from.
    pub fn rewritten(&self, characters: &[(char, u32)]) -> Self {
        Self::composed(&self.file, characters, self.end())
    }

    /// The characters with where each came from.
    pub fn characters(&self) -> impl Iterator<Item = (char, u32)> {
        self.text.char_indices().map(|(at, character)| (character, self.origins[at]))
    }

    /// The place of a byte range of `text`: from where its first character begins to the column after that of the last one.
    pub fn place(&self, range: Range<usize>) -> Place {
        let position = |offset: usize| self.file.position(self.origin(offset));
        let last = self.text.get(range.clone()).and_then(|text| text.char_indices().next_back());
        let end = last.map(|(at, _)| position(range.start + at)).map(|(line, column)| (line, column.saturating_add(1)));
        Span { start: position(range.start), end: end.unwrap_or_else(|| position(range.start)) }.of(self.file.name())
    }

    /// A part of the text, on character borders.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let origins = self.origins.get(range.start..=range.end).unwrap_or_default().to_vec();
        Self { text: self.text.get(range).unwrap_or_default().to_owned(), file: self.file.clone(), origins }
    }

    /// What a byte range stands for when its text is another, as `&nbsp;` is: every character has the place of the range.
    pub fn decoded(&self, range: Range<usize>, text: &str) -> Self {
        let (start, end) = (self.origin(range.start), self.origin(range.end));
        let characters: Vec<(char, u32)> = text.chars().map(|character| (character, start as u32)).collect();
        Self::composed(&self.file, &characters, end as u32)
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
        let position = |at: u32| self.file.position(at as usize);
        let characters = self.characters().map(|(character, at)| (character, position(at)));
        RecordedText::new(self.file.name(), characters, position(self.end()))
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
        Self::composed(&self.file, &kept, self.end())
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
        Self::composed(&self.file, text, end)
    }
}

/// Composes each starter with the marks that follow it. What they become stands where they stood, from the first to the last.
fn normalize(characters: &[(char, u32)]) -> Vec<(char, u32)> {
    let mut composed = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        let mut end = index + 1;
        while end < characters.len() && joins(characters[end].0) {
            end += 1;
        }
        let letter: Vec<char> = characters[index..end].iter().map(|(c, _)| *c).nfc().collect();
        let stood = |at: usize| match at + 1 == letter.len() && at > 0 {
            true => characters[end - 1].1,
            false => characters[(index + at).min(end - 1)].1,
        };
        composed.extend(letter.iter().enumerate().map(|(at, character)| (*character, stood(at))));
        index = end;
    }
    composed
}

/// Whether a character composes with the ones before it: combining marks, and the vowels and finals of Hangul.
fn joins(character: char) -> bool {
    is_combining_mark(character) || ('\u{1160}'..='\u{11FF}').contains(&character)
}

/// Text that somebody typed, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedText {
    /// In a text file: every character has its place.
    File(SourceText),
    /// In a text file, as a record keeps it.
    Recorded(RecordedText),
    /// A cell's text, or what a key of a file holds: the text has one place.
    Whole(String, Place),
}

impl TypedText {
    /// The text.
    pub fn text(&self) -> &str {
        match self {
            Self::File(source) => &source.text,
            Self::Recorded(recorded) => recorded.text(),
            Self::Whole(text, _) => text,
        }
    }

    /// The place of a byte range of the text.
    pub fn place(&self, range: Range<usize>) -> Place {
        match self {
            Self::File(source) => source.place(range),
            Self::Recorded(recorded) => recorded.place(range),
            Self::Whole(_, place) => place.clone(),
        }
    }

    /// The place of the whole text.
    pub fn whole(&self) -> Place {
        self.place(0..self.text().len())
    }

    /// A part of the text, on character borders.
    pub fn slice(&self, range: Range<usize>) -> Self {
        match self {
            Self::File(source) => Self::File(source.slice(range)),
            Self::Recorded(recorded) => Self::Recorded(recorded.slice(range)),
            Self::Whole(text, place) => Self::Whole(text.get(range).unwrap_or_default().to_owned(), place.clone()),
        }
    }

    /// Whether it was typed in a text file, as prose is.
    pub fn is_prose(&self) -> bool {
        matches!(self, Self::File(_) | Self::Recorded(_) | Self::Whole(_, Place::Text(_)))
    }

    /// The text with another character for each of its own.
    pub fn mapped(&self, mut other: impl FnMut(char) -> char) -> Self {
        match self {
            Self::File(source) => Self::File(source.mapped(other)),
            Self::Recorded(recorded) => Self::Recorded(recorded.mapped(other)),
            Self::Whole(text, place) => Self::Whole(text.chars().map(&mut other).collect(), place.clone()),
        }
    }

    /// The text as a record keeps it.
    #[must_use]
    pub fn recorded(self) -> Self {
        match self {
            Self::File(source) => Self::Recorded(source.recorded()),
            recorded => recorded,
        }
    }

    /// Where the text stands, as an `origin` of [`crate::place_text`].
    pub fn origin(&self) -> String {
        match self {
            Self::File(source) => source.recorded().written_runs(),
            Self::Recorded(recorded) => recorded.written_runs(),
            Self::Whole(_, place) => format!("~{place}"),
        }
    }

    /// A text and its origin.
    pub fn with_origin(text: &str, origin: &str) -> Result<Self, NoPlace> {
        match origin.strip_prefix('~') {
            Some(place) => Ok(Self::Whole(text.to_owned(), place.parse()?)),
            None => RecordedText::read(text, origin).map(Self::Recorded),
        }
    }
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

    #[test]
    fn common_indentation_and_blank_lines_go_and_places_stay() {
        let source = whole("\n    ett\n      två\n\n").dedented();
        assert_eq!(source.text, "ett\n  två");
        let at = source.text.find("två").expect("there");
        assert_eq!(start(source.place(at..at + 3)), (3, 7));
    }

    #[test]
    fn a_recorded_text_has_the_places_of_its_own() {
        let file = SourceFile::new("x.toml", "en \\\n  två \\u00e5 &nbsp;slut\n");
        let folded: Vec<(char, u32)> =
            "en två å  slut".chars().zip([0, 1, 2, 7, 8, 9, 12, 13, 19, 20, 20, 26]).collect();
        let text = SourceText::new(&file, &folded, 30);
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
