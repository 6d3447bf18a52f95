//! An account of a prose's bytes: each must have been read as text, as markup or as something refused. What CommonMark
//! drops without an event is left over, and can be told.

use std::ops::Range;

/// Which bytes of a text have been read.
#[derive(Debug)]
pub(super) struct Account {
    read: Vec<bool>,
}

impl Account {
    /// Nothing of the text has been read.
    pub(super) fn new(text: &str) -> Self {
        Self { read: vec![false; text.len()] }
    }

    /// These bytes have been read.
    pub(super) fn read(&mut self, range: Range<usize>) {
        if let Some(bytes) = self.read.get_mut(range) {
            bytes.fill(true);
        }
    }

    /// Whether a byte has been read.
    pub(super) fn is_read(&self, offset: usize) -> bool {
        self.read.get(offset).copied().unwrap_or(true)
    }

    /// The stretches that have not been read and hold more than spaces, without those around them.
    pub(super) fn left(&self, text: &str) -> Vec<Range<usize>> {
        let mut left: Vec<Range<usize>> = Vec::new();
        let unread = text.char_indices().filter(|(at, character)| !self.is_read(*at) && !character.is_whitespace());
        for (at, character) in unread {
            let end = at + character.len_utf8();
            match left.last_mut() {
                Some(last) if text[last.end..at].trim_start().is_empty() => last.end = end,
                _ => left.push(at..end),
            }
        }
        left
    }
}
