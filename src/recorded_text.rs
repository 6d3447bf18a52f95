//! Typed text as a record keeps it: without its file, each character with its line and column.
//!
//! Where the characters stand is written as runs: a run's characters follow each other on one line, a column each. Text of one
//! line is one run, and so one span. What TOML folds (`"""\`) starts a new one. A character that stands for several of the file
//! (`\u00e5`, `&nbsp;`, a letter with its accents) has a span of its own with `=` after it. A last span that holds nothing says
//! where the text ends, where that is elsewhere than after the last run.

use std::collections::BTreeMap;
use std::fmt::Write;
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
    /// Where characters end that take more or less than one column, by where they begin.
    long: BTreeMap<(u32, u32), (u32, u32)>,
}

/// The end of a span that has one column.
fn next((line, column): (u32, u32)) -> (u32, u32) {
    (line, column.saturating_add(1))
}

impl RecordedText {
    /// A text of its characters and the span of each, and of its end.
    pub fn new(file: &Arc<str>, characters: impl IntoIterator<Item = (char, Span)>, end: (u32, u32)) -> Self {
        let (mut text, mut positions, mut long) = (String::new(), Vec::new(), BTreeMap::new());
        for (character, span) in characters {
            text.push(character);
            positions.extend(std::iter::repeat_n(span.start, character.len_utf8()));
            if span.end != next(span.start) {
                long.insert(span.start, span.end);
            }
        }
        positions.push(end);
        Self { text, file: file.clone(), positions, long }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte range of the text, as the text in its file gives it.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.position(range.start);
        let last = self.text.get(range.clone()).and_then(|text| text.char_indices().next_back());
        let end = last.map(|(at, _)| self.span(range.start + at).end);
        Span { start, end: end.unwrap_or(start) }.of(&self.file)
    }

    /// A part of the text, on character borders.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let end = self.position(range.end);
        let characters = self.characters().filter(|(at, ..)| range.contains(at));
        Self::new(&self.file, characters.map(|(_, character, span)| (character, span)), end)
    }

    /// The text with another character for each of its own.
    pub fn mapped(&self, mut other: impl FnMut(char) -> char) -> Self {
        let characters = self.characters().map(|(_, character, span)| (other(character), span));
        Self::new(&self.file, characters, self.position(self.text.len()))
    }

    fn characters(&self) -> impl Iterator<Item = (usize, char, Span)> {
        self.text.char_indices().map(|(at, character)| (at, character, self.span(at)))
    }

    /// Where the character at an offset stands.
    fn span(&self, offset: usize) -> Span {
        let start = self.position(offset);
        Span { start, end: self.long.get(&start).copied().unwrap_or(next(start)) }
    }

    fn position(&self, offset: usize) -> (u32, u32) {
        self.positions[offset.min(self.text.len())]
    }

    /// Where the characters stand, as text: `arende.toml:88:1-40 88:40-46= 89:3-20`.
    pub fn written_runs(&self) -> String {
        let spans = self.characters().map(|(_, _, span)| span);
        written_runs(&self.file, spans, self.position(self.text.len()))
    }

    /// A text and its runs as they are written.
    pub fn read(text: &str, runs: &str) -> Result<Self, NoPlace> {
        let (file, runs) = name(runs).ok_or(NoPlace)?;
        let mut runs = runs.strip_prefix(':').ok_or(NoPlace)?.split(' ').peekable();
        let mut characters = text.chars();
        let (mut found, mut last) = (Vec::new(), None);
        while let Some(written) = runs.next() {
            if let Some(long) = written.strip_suffix(LONG) {
                let span: Span = long.parse()?;
                found.push((characters.next().ok_or(NoPlace)?, span));
                last = Some(span.end);
                continue;
            }
            let run: Span = written.parse()?;
            let ((line, start), (end_line, end)) = (run.start, run.end);
            let is_run = start < end || (start == end && runs.peek().is_none());
            if line != end_line || !is_run {
                return Err(NoPlace);
            }
            for column in start..end {
                let start = (line, column);
                found.push((characters.next().ok_or(NoPlace)?, Span { start, end: next(start) }));
            }
            last = Some(run.end);
        }
        match (characters.next(), last) {
            (None, Some(end)) => Ok(Self::new(&file, found, end)),
            _ => Err(NoPlace),
        }
    }
}

/// What follows the span of a single character.
const LONG: &str = "=";

/// Where characters stand and end, as runs; whether one stands for a single character.
fn runs(spans: impl Iterator<Item = Span>, end: (u32, u32)) -> Vec<(Span, bool)> {
    let mut runs: Vec<(Span, bool)> = Vec::new();
    for span in spans {
        let is_long = span.end != next(span.start);
        match runs.last_mut() {
            Some((run, false)) if !is_long && run.end == span.start => run.end = span.end,
            _ => runs.push((span, is_long)),
        }
    }
    if runs.last().is_none_or(|(run, _)| run.end != end) {
        runs.push((Span { start: end, end }, false));
    }
    runs
}

/// The runs of characters of a file as text, by the spans of these and where they end.
pub(crate) fn written_runs(file: &str, spans: impl Iterator<Item = Span>, end: (u32, u32)) -> String {
    let mut written = quoted(file).into_owned();
    for (at, (run, is_long)) in runs(spans, end).into_iter().enumerate() {
        let (before, after) = (if at == 0 { ':' } else { ' ' }, if is_long { LONG } else { "" });
        // Writing to a string does not fail.
        let _ = write!(written, "{before}{run}{after}");
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span(start: (u32, u32), columns: u32) -> Span {
        Span { start, end: (start.0, start.1 + columns) }
    }

    proptest! {
        /// Characters anywhere, so that every kind of run comes: those that go on, that start anew, that lie on each other. Where
        /// one begins tells how long it is.
        #[test]
        fn runs_keep_every_position(
            characters in prop::collection::vec(("[aå😀]", (1..3_u32, 1..9_u32)), 0..8),
            lengths in prop::collection::vec(0..4_u32, 9),
            end in (1..3_u32, 1..5_u32),
        ) {
            let long = |at: (u32, u32)| span(at, lengths[at.1 as usize].max(1));
            let characters = characters.iter().map(|(text, at)| (text.chars().next().unwrap(), long(*at)));
            let text = RecordedText::new(&Arc::from("a:b"), characters, end);
            prop_assert_eq!(RecordedText::read(text.text(), &text.written_runs()), Ok(text));
        }
    }

    #[test]
    fn text_of_a_line_is_one_run() {
        let characters = "text".chars().zip((10..).map(|column| span((46, column), 1)));
        let text = RecordedText::new(&Arc::from("arende.toml"), characters, (46, 14));
        assert_eq!(text.written_runs(), "arende.toml:46:10-14");
        for wrong in [
            "arende.toml:46:10-13",
            "arende.toml:46:10-15",
            "arende.toml:46:10-14 47:1-2",
            "arende.toml:46:10-14=",
            "arende.toml:46:10-14 46:14-20=",
            "arende.toml:46:10-14 =",
            "a.toml",
            "",
        ] {
            assert_eq!(RecordedText::read("text", wrong), Err(NoPlace), "{wrong}");
        }
    }

    #[test]
    fn a_character_of_several_has_a_span_of_its_own() {
        let spans = [span((1, 3), 1), span((1, 4), 6), span((1, 10), 1)];
        let text = RecordedText::new(&Arc::from("a.toml"), "våd".chars().zip(spans), (1, 11));
        assert_eq!(text.written_runs(), "a.toml:1:3-4 1:4-10= 1:10-11");
        assert_eq!(text.place(0..3), span((1, 3), 7).of(&Arc::from("a.toml")));
        assert_eq!(text.slice(1..3).written_runs(), "a.toml:1:4-10=");
    }
}
