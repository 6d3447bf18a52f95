//! Typed text as a record keeps it: without its file, each character with its line and column.
//!
//! Where the characters stand is written as runs: a run's characters follow each other on one line, a column each. Text of one
//! line is one run, and so one span. What TOML folds or decodes (`"""\`, `\u00e5`), or prose (`&nbsp;`), starts a new one. A
//! last span that holds nothing says where the text ends, where that is elsewhere than after the last run.

use std::ops::Range;
use std::sync::Arc;

use crate::place::Place;
use crate::place_text::{NoPlace, Span, name, quoted};

/// Typed text with where each of its characters stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedText {
    text: String,
    file: Arc<str>,
    /// Line and column of the character of every byte, and of the text's end.
    positions: Vec<(u32, u32)>,
}

impl RecordedText {
    /// A text of its characters and the position of each, and of its end.
    pub fn new(file: &Arc<str>, characters: impl IntoIterator<Item = (char, (u32, u32))>, end: (u32, u32)) -> Self {
        let (mut text, mut positions) = (String::new(), Vec::new());
        for (character, position) in characters {
            text.push(character);
            positions.extend(std::iter::repeat_n(position, character.len_utf8()));
        }
        positions.push(end);
        Self { text, file: file.clone(), positions }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte range of the text, as the text in its file gives it.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.position(range.start);
        let last = self.text.get(range.clone()).and_then(|text| text.char_indices().next_back());
        let end =
            last.map(|(at, _)| self.position(range.start + at)).map(|(line, column)| (line, column.saturating_add(1)));
        Span { start, end: end.unwrap_or(start) }.of(&self.file)
    }

    /// A part of the text, on character borders.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let end = self.position(range.end);
        let characters = self.characters().filter(|(at, ..)| range.contains(at));
        Self::new(&self.file, characters.map(|(_, character, position)| (character, position)), end)
    }

    /// The text with another character for each of its own.
    pub fn mapped(&self, mut other: impl FnMut(char) -> char) -> Self {
        let characters = self.characters().map(|(_, character, position)| (other(character), position));
        Self::new(&self.file, characters, self.position(self.text.len()))
    }

    fn characters(&self) -> impl Iterator<Item = (usize, char, (u32, u32))> {
        self.text.char_indices().map(|(at, character)| (at, character, self.position(at)))
    }

    fn position(&self, offset: usize) -> (u32, u32) {
        self.positions[offset.min(self.text.len())]
    }

    /// Where the characters stand, as runs.
    fn runs(&self) -> Vec<Span> {
        let mut runs: Vec<Span> = Vec::new();
        for (_, _, (line, column)) in self.characters() {
            match runs.last_mut() {
                Some(run) if run.end == (line, column) => run.end.1 = column.saturating_add(1),
                _ => runs.push(Span { start: (line, column), end: (line, column.saturating_add(1)) }),
            }
        }
        let end = self.position(self.text.len());
        if runs.last().is_none_or(|run| run.end != end) {
            runs.push(Span { start: end, end });
        }
        runs
    }

    /// The runs as text: `arende.toml:88:1-40 89:3-20`.
    pub fn written_runs(&self) -> String {
        let runs: Vec<String> = self.runs().iter().map(Span::to_string).collect();
        format!("{}:{}", quoted(&self.file), runs.join(" "))
    }

    /// A text and its runs as they are written.
    pub fn read(text: &str, runs: &str) -> Result<Self, NoPlace> {
        let (file, runs) = name(runs).ok_or(NoPlace)?;
        let runs = runs.strip_prefix(':').ok_or(NoPlace)?.split(' ').map(str::parse);
        let runs: Vec<Span> = runs.collect::<Result<_, _>>()?;
        let mut characters = text.chars();
        let mut found = Vec::new();
        for (index, run) in runs.iter().enumerate() {
            let ((line, start), (end_line, end)) = (run.start, run.end);
            let is_run = start < end || (start == end && index + 1 == runs.len());
            if line != end_line || !is_run {
                return Err(NoPlace);
            }
            for column in start..end {
                found.push((characters.next().ok_or(NoPlace)?, (line, column)));
            }
        }
        match (characters.next(), runs.last()) {
            (None, Some(last)) => Ok(Self::new(&file, found, last.end)),
            _ => Err(NoPlace),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Characters anywhere, so that every kind of run comes: those that go on, that start anew, that lie on each other.
        #[test]
        fn runs_keep_every_position(
            characters in prop::collection::vec(("[aå😀]", (1..3_u32, 1..5_u32)), 0..8),
            end in (1..3_u32, 1..5_u32),
        ) {
            let characters = characters.iter().map(|(text, at)| (text.chars().next().unwrap(), *at));
            let text = RecordedText::new(&Arc::from("a:b"), characters, end);
            prop_assert_eq!(RecordedText::read(text.text(), &text.written_runs()), Ok(text));
        }
    }

    #[test]
    fn text_of_a_line_is_one_run() {
        let characters = "text".chars().zip((10..).map(|column| (46, column)));
        let text = RecordedText::new(&Arc::from("arende.toml"), characters, (46, 14));
        assert_eq!(text.written_runs(), "arende.toml:46:10-14");
        for wrong in ["arende.toml:46:10-13", "arende.toml:46:10-15", "arende.toml:46:10-14 47:1-2", "a.toml", ""] {
            assert_eq!(RecordedText::read("text", wrong), Err(NoPlace), "{wrong}");
        }
    }
}
