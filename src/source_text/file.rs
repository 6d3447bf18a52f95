//! A text file with its lines.

use std::ops::Range;
use std::sync::Arc;

use crate::place::{Place, TextPlace};

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
        let start = self.line_starts[line];
        let column = match self.text.as_bytes().get(start..offset) {
            Some(before) if before.len() <= STEP => characters_in(before),
            _ => self.characters_before(offset) - self.characters_before(start),
        };
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
