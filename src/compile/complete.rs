//! Whether the pages show all that the document holds, and nothing of unknown origin.
//!
//! Every character of every piece must have a glyph, in order; what may be left out is said by the piece
//! ([`Reason`](crate::source_map::Reason)). The layout's own text is what its list has ([`OwnWords`]), and numbers.

use std::ops::Range;

use typst::syntax::Span;

use super::origins::{Position, Traced, is_seen};
use super::own_words::{OwnWords, is_number};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;
use crate::source_map::{Piece, Shown, SourceMap};

/// A text longer than this is cut in a message.
const QUOTED: usize = 60;

/// What a layout may say by itself.
pub(super) struct Layout<'a> {
    /// The words of its list.
    pub words: &'a OwnWords,
    /// How many pages the case has: no page has a higher number.
    pub pages: usize,
}

/// Checks a document's pages; `place` finds the place of a node that is no piece's.
pub(super) fn check(
    document: &str,
    map: &SourceMap,
    traced: &[Traced],
    layout: &Layout<'_>,
    place: &dyn Fn(Span) -> Option<Place>,
) -> Diagnostics {
    let mut cover = Cover { ends: vec![0; map.pieces.len()], last: None, pieces: &map.pieces, moved: Vec::new() };
    for text in traced.iter().filter(|text| text.position != Position::Artifact) {
        text.shows.iter().for_each(|part| cover.part(part.piece, &part.text));
    }
    let lost = cover.lost();
    let lost = lost.chunk_by(|one, next| one.0 + 1 == next.0).map(|pieces| lost_text(document, map, pieces));
    let moved = cover.moved.iter().map(|piece| {
        problem(document, map, *piece, 0, |text, document| {
            message!(codes::TEXT_MOVED, text = text, document = document)
        })
    });
    let stranger = |texts: &[Traced]| {
        let (text, page) = (quoted(&read(texts)), texts[0].page + 1);
        let problem =
            Diagnostic::error(message!(codes::TEXT_OF_NO_ORIGIN, text = text, document = document, page = page));
        // Of a number and a word beside it the word is the layout's invention; what is made of a string may have no node.
        let words = texts.iter().filter(|text| text.text.contains(char::is_alphabetic));
        problem.at_all(words.chain(texts).find_map(|text| place(text.span)).into_iter().collect())
    };
    let goes_on = |one: &Traced, next: &Traced| {
        let of = |text: &Traced| (text.page, text.block, text.shows.is_empty());
        of(one) == of(next)
    };
    let strangers = traced.chunk_by(goes_on).filter(|texts| texts[0].shows.is_empty() && !layout.may_say(texts));
    lost.chain(moved).chain(strangers.map(stranger)).collect()
}

/// Texts beside each other as they are read; a word that is set letter by letter is one.
fn read(texts: &[Traced]) -> String {
    let mut read = String::new();
    let mut before: Option<&Traced> = None;
    for text in texts {
        if before.is_some_and(|before| before.at != text.at) {
            read.push(' ');
        }
        read.push_str(&text.text);
        before = Some(text);
    }
    read
}

impl Layout<'_> {
    /// Whether texts of one block that are in no piece are the layout's to say: the numbers of pages; numbers and bullets of lists,
    /// those of tables and figures, and the marks of axes; the words of its list beside them; signs between texts.
    fn may_say(&self, texts: &[Traced]) -> bool {
        let is_own: &dyn Fn(&str) -> bool = match texts[0].position {
            Position::Artifact => &|word| is_number(word, self.pages),
            Position::Marker => &|word| is_number(word, usize::MAX),
            Position::Drawing | Position::Caption => &|word| word.chars().all(char::is_numeric),
            Position::Body => &|_| false,
        };
        let said = read(texts);
        let said = if texts[0].position == Position::Body { said } else { self.words.without(&said) };
        said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(is_own)
    }
}

/// How much of each piece the pages have shown so far.
struct Cover<'a> {
    pieces: &'a [Piece],
    /// The end of what has been shown of each, from its beginning.
    ends: Vec<usize>,
    /// The last piece of the prose that has begun.
    last: Option<usize>,
    /// Pieces of the prose that begin after one that comes after them.
    moved: Vec<usize>,
}

impl Cover<'_> {
    fn part(&mut self, piece: usize, text: &Range<usize>) {
        let Some((own, end)) = self.pieces.get(piece).zip(self.ends.get_mut(piece)) else { return };
        if *end == 0 && own.shown == Shown::InOrder {
            if self.last.is_some_and(|last| last > piece) {
                self.moved.push(piece);
            }
            self.last = self.last.max(Some(piece));
        }
        let goes_on = text.start <= next_seen(&own.text, *end).unwrap_or(own.text.len());
        if goes_on && text.end > *end {
            *end = text.end;
        }
    }

    /// The pieces of which something has not been shown, and where that begins.
    fn lost(&self) -> Vec<(usize, usize)> {
        let required = |piece: &Piece| !matches!(piece.shown, Shown::MayBeLeftOut(_));
        let pieces = self.pieces.iter().zip(&self.ends).enumerate().filter(|(_, (piece, _))| required(piece));
        pieces.filter_map(|(index, (piece, end))| Some((index, next_seen(&piece.text, *end)?))).collect()
    }
}

/// The first character from a place on that must be seen.
fn next_seen(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.char_indices().find(|(_, c)| is_seen(*c)).map(|(at, _)| from + at)
}

/// Pieces beside each other that are not shown, or not to their end: told once, at all their places.
fn lost_text(document: &str, map: &SourceMap, pieces: &[(usize, usize)]) -> Diagnostic {
    let (first, start) = pieces[0];
    let told = problem(document, map, first, start, |text, document| {
        message!(codes::TEXT_LOST, text = text, document = document)
    });
    let more =
        pieces[1..].iter().flat_map(|(piece, start)| map.pieces[*piece].places(*start..map.pieces[*piece].text.len()));
    let mut places: Vec<Place> = Vec::new();
    for place in more {
        if !told.places.contains(&place) && !places.contains(&place) {
            places.push(place);
        }
    }
    told.at_all(places)
}

fn problem(
    document: &str,
    map: &SourceMap,
    piece: usize,
    start: usize,
    wording: impl Fn(String, &str) -> crate::message::Message,
) -> Diagnostic {
    let own = &map.pieces[piece];
    Diagnostic::error(wording(quoted(&own.text[start..]), document)).at_all(own.places(start..own.text.len()))
}

fn quoted(text: &str) -> String {
    let mut quoted: String = text.trim().chars().take(QUOTED).collect();
    if text.trim().chars().nth(QUOTED).is_some() {
        quoted.push('…');
    }
    quoted
}
