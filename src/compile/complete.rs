//! Whether the pages show all that the document holds, and nothing of unknown origin.
//!
//! Every character of every piece must have a glyph, in order; what may be left out is said by the piece
//! ([`Reason`](crate::source_map::Reason)). The layout's own text is what [`is_of_layout`] lists.

use std::ops::Range;

use typst::syntax::Span;

use super::origins::{Position, Traced, is_seen};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::place::Place;
use crate::source_map::{Piece, Shown, SourceMap};

/// A text longer than this is cut in a message.
const QUOTED: usize = 60;

/// Checks a document's pages; `place` finds the place of a node that is no piece's.
pub(super) fn check(
    document: &str,
    map: &SourceMap,
    traced: &[Traced],
    place: &dyn Fn(Span) -> Option<Place>,
) -> Diagnostics {
    let mut cover = Cover { ends: vec![0; map.pieces.len()], last: None, pieces: &map.pieces, moved: Vec::new() };
    let mut strangers: Vec<&Traced> = Vec::new();
    for text in traced {
        if text.position != Position::Artifact {
            text.shows.iter().for_each(|part| cover.part(part.piece, &part.text));
        }
        if text.shows.is_empty() && !is_of_layout(text) {
            strangers.push(text);
        }
    }
    let lost = cover.lost();
    let lost = lost.chunk_by(|one, next| one.0 + 1 == next.0).map(|pieces| lost_text(document, map, pieces));
    let moved = cover.moved.iter().map(|piece| {
        problem(document, map, *piece, 0, |text, document| {
            message!(codes::TEXT_MOVED, text = text, document = document)
        })
    });
    let stranger = |texts: &[&Traced]| {
        let text: Vec<&str> = texts.iter().map(|traced| traced.text.trim()).collect();
        let (text, page) = (quoted(&text.join(" ")), texts[0].page + 1);
        let problem =
            Diagnostic::error(message!(codes::TEXT_OF_NO_ORIGIN, text = text, document = document, page = page));
        problem.at_all(place(texts[0].span).into_iter().collect())
    };
    let same = |one: &&Traced, next: &&Traced| (one.page, one.block) == (next.page, next.block);
    lost.chain(moved).chain(strangers.chunk_by(same).map(stranger)).collect()
}

/// What a layout may say that is in no piece: page numbers, running marks and watermarks; numbers and bullets of lists; the labels
/// of tables and figures; the marks of axes; signs between texts.
fn is_of_layout(text: &Traced) -> bool {
    let of_digits = || !text.text.contains(char::is_alphabetic);
    match text.position {
        Position::Artifact | Position::Marker | Position::Caption => true,
        Position::Drawing => of_digits(),
        Position::Body => !text.text.contains(char::is_alphanumeric),
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
