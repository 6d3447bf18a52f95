//! Text that somebody typed, in whichever form its places are known.

use std::ops::Range;

use super::SourceText;
use crate::place::Place;
use crate::place_text::NoPlace;
use crate::recorded_text::RecordedText;

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

    /// Makes it the text as a record keeps it.
    pub fn forget_file(&mut self) {
        if let Self::File(source) = self {
            *self = Self::Recorded(source.recorded());
        }
    }

    /// Where the text stands, as an `origin` of [`crate::place_text`].
    pub fn origin(&self) -> String {
        match self {
            Self::File(source) => source.written_runs(),
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
