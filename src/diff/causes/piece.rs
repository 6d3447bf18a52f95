//! A section of prose as it was made of pieces.

use std::cell::OnceCell;
use std::rc::Rc;

use super::super::align::{Link, Profiles, links};
use super::super::reading;
use super::super::text::Words;
use crate::document::{Block, Inline};
use crate::merge::{self, Outline};

/// What a section that was there has where a piece of it is made.
#[derive(Clone, Copy)]
pub(super) enum Stretch<'b> {
    Blocks(&'b [Block]),
    /// The line before decision points, or one of these.
    Line(&'b [Inline]),
}

/// A section's outline as it was made, with the number of the text that its pieces are of.
pub(super) struct Outlined {
    pub outline: Outline,
    pub text: usize,
}

/// A piece of a section as it was made.
pub(super) struct Piece {
    pub made: merge::Piece,
    /// What its prose says in one, before its words are read.
    said: OnceCell<String>,
    /// Its words, read when they are asked for.
    words: OnceCell<Vec<Words>>,
    /// Which passages of the piece as it is in the case became which of these.
    links: OnceCell<Vec<Link>>,
}

impl Piece {
    pub(super) fn new(made: merge::Piece) -> Self {
        Self { made, said: OnceCell::new(), words: OnceCell::new(), links: OnceCell::new() }
    }

    pub(super) fn blocks(&self) -> &[Block] {
        &self.made.blocks
    }

    /// Whether it is what was there.
    pub(super) fn is(&self, there: Stretch<'_>) -> bool {
        match (there, self.blocks()) {
            (Stretch::Blocks(there), own) => there == own,
            (Stretch::Line(there), [Block::Paragraph(own)]) => there == own,
            (Stretch::Line(_), _) => false,
        }
    }

    /// What its prose says in one, its values too.
    pub(super) fn said(&self) -> &str {
        self.said.get_or_init(|| reading::said(self.blocks()))
    }

    /// Its words, where they were read.
    pub(super) fn read(&self) -> Option<&[Words]> {
        self.words.get().map(Vec::as_slice)
    }

    pub(super) fn words(&self) -> &[Words] {
        self.words.get_or_init(|| reading::passages_of(&self.made))
    }

    /// Which of its passages those became that the piece has in the case as that is: the same for all claims about it.
    pub(super) fn links(&self, as_it_is: &[Words]) -> &[Link] {
        self.links.get_or_init(|| links_of(as_it_is, self.words()))
    }
}

/// A section of its pieces.
pub(super) type Section = (Rc<Outlined>, Vec<Rc<Piece>>);

/// Which passages became which.
pub(super) fn links_of(own: &[Words], made: &[Words]) -> Vec<Link> {
    let mut profiles = Profiles::default();
    let mut of = |passages: &[Words]| passages.iter().map(|it| profiles.of(it, None)).collect::<Vec<_>>();
    let (before, after) = (of(own), of(made));
    links(&before, &after)
}
