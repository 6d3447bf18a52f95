//! Typst source in the making, which knows the origin of each of its stretches, and the way it takes through a template.
//!
//! A template gets text as an object that it can only put out whole. Between marks, which are private-use characters that no
//! input and no template may hold, the object says which it is; when the template is done the marks are taken away, and where
//! they stood is where its stretches lie. What a template cut or joined has no marks of a whole object, and is told.

use std::ops::Range;

use super::escape;
use crate::source_map::{Piece, SectionPieces, Stretch, TablePieces};

/// Begins an object; its number follows, in digits of [`DIGITS`], and then [`TEXT`].
const BEGIN: char = '\u{F0000}';

/// Begins the object's text, or that of a template's line.
const TEXT: char = '\u{F0001}';

/// Ends it.
const END: char = '\u{F0002}';

/// The number of a template's line follows.
const LINE: char = '\u{F0003}';

/// Sixteen digits.
const DIGITS: u32 = 0xF0010;

/// Source text with the stretches in it that show pieces.
#[derive(Debug, Clone, Default)]
pub(super) struct Mapped {
    /// The source.
    pub text: String,
    /// The stretches, in order.
    pub stretches: Vec<Stretch>,
}

/// The pieces of a document, and what a template may put out of them.
pub(super) struct Written {
    /// In the order of the document's tree.
    pub pieces: Vec<Piece>,
    /// By their numbers.
    pub objects: Vec<Mapped>,
    /// In the order of the document.
    pub sections: Vec<SectionPieces>,
    /// The pieces after breaks of lines.
    pub breaks: Vec<usize>,
    /// The tables, in the order of their pieces.
    pub tables: Vec<TablePieces>,
}

impl Mapped {
    /// Adds markup that shows nothing.
    pub(super) fn push(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Adds source with its stretches.
    pub(super) fn append(&mut self, other: Self) {
        let offset = self.text.len();
        self.text.push_str(&other.text);
        self.stretches.extend(other.stretches.into_iter().map(|stretch| moved(stretch, offset)));
    }

    /// Adds pieces that stand beside each other, escaped as one text: what a full stop or a space means depends on what stands
    /// beside it. `pieces` are their indices.
    pub(super) fn push_pieces(&mut self, all: &[Piece], pieces: Range<usize>, line_break: &str) {
        let whole: String = all[pieces.clone()].iter().map(|piece| piece.text.as_str()).collect();
        let mut piece = pieces.start;
        let mut start = 0;
        escape::markup_by_run(&whole, line_break, &mut |mut at, length, mut escaped| {
            let end = at + length;
            // A run of characters that are written as they are may be of several pieces.
            while at < end {
                while at >= start + all[piece].text.len() {
                    start += all[piece].text.len();
                    piece += 1;
                }
                let inside = end.min(start + all[piece].text.len());
                let (written, rest) = if inside < end { escaped.split_at(inside - at) } else { (escaped, "") };
                self.push_run(piece, at - start..inside - start, written);
                (at, escaped) = (inside, rest);
            }
        });
    }

    /// Adds a character of a piece, or several that are written as they are, as it is written in the source.
    pub(super) fn push_run(&mut self, piece: usize, text: Range<usize>, escaped: &str) {
        let source = self.text.len()..self.text.len() + escaped.len();
        self.text.push_str(escaped);
        let is_verbatim = source.len() == text.len();
        match self.stretches.last_mut() {
            Some(last)
                if is_verbatim
                    && last.piece == piece
                    && last.source.end == source.start
                    && last.text.end == text.start
                    && last.source.len() == last.text.len() =>
            {
                last.source.end = source.end;
                last.text.end = text.end;
            }
            _ => self.stretches.push(Stretch { source, piece, text }),
        }
    }

    /// Several sources with markup between them.
    pub(super) fn joined(parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut whole = Self::default();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                whole.push(between);
            }
            whole.append(part);
        }
        whole
    }

    /// The source between markup.
    pub(super) fn within(self, before: &str, after: &str) -> Self {
        let mut whole = Self { text: before.to_owned(), stretches: Vec::new() };
        whole.append(self);
        whole.push(after);
        whole
    }

    /// The source as a template puts it out, by its number among the objects.
    pub(super) fn marked(&self, number: usize) -> String {
        format!("{BEGIN}{}{TEXT}{}{END}", digits(number), self.text)
    }
}

fn moved(stretch: Stretch, offset: usize) -> Stretch {
    Stretch { source: stretch.source.start + offset..stretch.source.end + offset, ..stretch }
}

fn digits(number: usize) -> String {
    let digit = |nibble| char::from_u32(DIGITS + nibble as u32).unwrap_or(TEXT);
    (0..8).rev().map(|place| digit(number >> (4 * place) & 0xF)).collect()
}

/// The number at the start of a text, and the text after it.
fn number(text: &str) -> Option<(usize, &str)> {
    let mut number = 0;
    let mut rest = text.chars();
    for _ in 0..8 {
        let digit = u32::from(rest.next()?).checked_sub(DIGITS).filter(|digit| *digit < 16)?;
        number = number << 4 | digit as usize;
    }
    Some((number, rest.as_str()))
}

/// Whether a text holds marks or what could be taken for them.
pub(super) fn has_marks(text: &str) -> bool {
    text.contains(|c| ('\u{F0000}'..='\u{FFFFD}').contains(&c))
}

/// The mark of a template's line.
pub(super) fn line_mark(line: usize) -> String {
    format!("{LINE}{}", digits(line))
}

/// What a template has put out, without marks, and where its stretches lie. `line` gives the piece of a template's line. None where
/// an object did not come whole.
pub(super) fn unmarked(
    output: &str,
    objects: &[Mapped],
    mut line: impl FnMut(usize) -> usize,
) -> Option<(String, Vec<Stretch>)> {
    let mut source = Mapped::default();
    let mut literal: Option<(usize, usize)> = None;
    let mut rest = output;
    while let Some(at) = rest.find([BEGIN, LINE, END, TEXT]) {
        source.push(&rest[..at]);
        let mark = rest[at..].chars().next()?;
        source
            .stretches
            .extend(literal.take().and_then(|(piece, start)| stretch_of_literal(&source.text, piece, start)));
        let (found, after) = number(&rest[at + mark.len_utf8()..])?;
        match mark {
            LINE => {
                literal = Some((line(found), source.text.len()));
                rest = after;
            }
            BEGIN => {
                let object = objects.get(found)?;
                rest = after.strip_prefix(TEXT)?.strip_prefix(object.text.as_str())?.strip_prefix(END)?;
                source.append(object.clone());
            }
            _ => return None,
        }
    }
    source.push(rest);
    source.stretches.extend(literal.and_then(|(piece, start)| stretch_of_literal(&source.text, piece, start)));
    Some((source.text, source.stretches))
}

/// The stretch of a template's own text, which begins at `start`; none where it is only white space.
fn stretch_of_literal(source: &str, piece: usize, start: usize) -> Option<Stretch> {
    let length = source[start..].trim_end().len();
    (length > 0).then(|| Stretch { source: start..start + length, piece, text: 0..0 })
}
