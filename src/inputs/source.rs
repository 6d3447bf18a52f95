//! Text files with their lines, and text that remembers where each of its characters stood.

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Place, TextPlace};

/// A text file: its name and where its lines start.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    name: Arc<str>,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Takes a file's text.
    pub fn new(name: &str, text: &str) -> Arc<Self> {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        Arc::new(Self {
            name: Arc::from(name),
            text: text.to_owned(),
            line_starts: std::iter::once(0).chain(starts).collect(),
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

    /// 1-based line and column of a byte offset; the column counts Unicode scalar values.
    fn position(&self, offset: usize) -> (u32, u32) {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= offset) - 1;
        let start = self.line_starts[line];
        let column = self.text.get(start..offset).map_or(offset - start, |text| text.chars().count());
        (line as u32 + 1, column as u32 + 1)
    }
}

/// Text from an input, in NFC with `\n` line ends, that knows the byte range in its file of each character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The text as it is used.
    pub text: String,
    /// The file it comes from.
    pub file: Arc<SourceFile>,
    /// Byte offset in the file of every character of `text`, and of the text's end.
    origins: Vec<u32>,
}

impl SourceText {
    /// Builds a text from its characters and where each came from; it is brought to NFC.
    pub fn new(file: &Arc<SourceFile>, characters: &[(char, u32)], end: u32) -> Self {
        let plain: String = characters.iter().map(|(c, _)| *c).collect();
        let (text, mut origins) = if is_nfc(&plain) {
            (plain, characters.iter().map(|(_, at)| *at).collect())
        } else {
            normalize(characters)
        };
        origins.push(end);
        Self { text, file: file.clone(), origins }
    }

    /// The place of a byte range of `text`.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.file.place(self.origin(range.start)..self.origin(range.end))
    }

    /// The place of the whole text.
    pub fn whole(&self) -> Place {
        self.place(0..self.text.len())
    }

    /// The offset in the file of a byte offset of `text`.
    fn origin(&self, offset: usize) -> usize {
        let index = self.text.get(..offset).map_or(usize::MAX, |before| before.chars().count());
        let last = self.origins.last().copied().unwrap_or(0);
        self.origins.get(index).copied().unwrap_or(last) as usize
    }

    /// The text with `mark` in the place of each of the ranges, which are in order and apart.
    pub fn replaced(&self, ranges: &[Range<usize>], mark: char) -> Self {
        let mut ranges = ranges.iter().peekable();
        let mut kept = Vec::new();
        for ((at, character), origin) in self.text.char_indices().zip(&self.origins) {
            while ranges.next_if(|range| range.end <= at).is_some() {}
            match ranges.peek() {
                Some(range) if range.start == at => kept.push((mark, *origin)),
                Some(range) if range.contains(&at) => {}
                _ => kept.push((character, *origin)),
            }
        }
        Self::new(&self.file, &kept, self.origins.last().copied().unwrap_or(0))
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
        let mut kept = Vec::new();
        let mut column = 0;
        for (character, origin) in self.text.chars().zip(&self.origins) {
            if character == '\n' {
                column = 0;
                kept.push((character, *origin));
                continue;
            }
            if column >= indentation || !matches!(character, ' ' | '\t') {
                kept.push((character, *origin));
            }
            column += 1;
        }
        let blank = |(character, _): &&(char, u32)| *character == '\n';
        let leading = kept.iter().take_while(blank).count();
        let trailing = kept[leading..].iter().rev().take_while(|(c, _)| c.is_whitespace()).count();
        let (text, after) = kept[leading..].split_at(kept.len() - leading - trailing);
        let end = after.first().map_or_else(|| self.origins.last().copied().unwrap_or(0), |(_, origin)| *origin);
        Self::new(&self.file, text, end)
    }
}

/// Composes each starter with the marks that follow it; the result stands where the starter stood.
fn normalize(characters: &[(char, u32)]) -> (String, Vec<u32>) {
    let mut text = String::new();
    let mut origins = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        let mut end = index + 1;
        while end < characters.len() && joins(characters[end].0) {
            end += 1;
        }
        for composed in characters[index..end].iter().map(|(c, _)| *c).nfc() {
            text.push(composed);
            origins.push(characters[index].1);
        }
        index = end;
    }
    (text, origins)
}

/// Whether a character composes with the ones before it: combining marks, and the vowels and finals of Hangul.
fn joins(character: char) -> bool {
    is_combining_mark(character) || ('\u{1160}'..='\u{11FF}').contains(&character)
}
