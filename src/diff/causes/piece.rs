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
    /// What its passages say, read when that is asked for.
    coarse: OnceCell<Vec<Words>>,
    /// The same with each word and where it comes from.
    words: OnceCell<Vec<Words>>,
    /// Which passages of the piece as it is in the case became which of these.
    links: OnceCell<Vec<Link>>,
}

impl Piece {
    pub(super) fn new(made: merge::Piece) -> Self {
        Self { made, coarse: OnceCell::new(), words: OnceCell::new(), links: OnceCell::new() }
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

    /// What its passages say, where that was read.
    pub(super) fn read(&self) -> Option<&[Words]> {
        self.words.get().or(self.coarse.get()).map(Vec::as_slice)
    }

    /// What its passages say: words between which no value stands may be one.
    pub(super) fn said(&self) -> &[Words] {
        self.read().unwrap_or_else(|| self.coarse.get_or_init(|| reading::passages_of(&self.made, true)).as_slice())
    }

    pub(super) fn words(&self) -> &[Words] {
        self.words.get_or_init(|| reading::passages_of(&self.made, false))
    }

    /// Which of its passages those became that the piece has in the case as that is: the same for all claims about it.
    pub(super) fn links(&self, as_it_is: &[Words]) -> &[Link] {
        self.links.get_or_init(|| links_of(as_it_is, self.words()))
    }
}

/// A section of its pieces.
pub(super) type Section = (Rc<Outlined>, Vec<Rc<Piece>>);

/// Which passages became which.
pub(super) fn links_of<'w>(
    own: impl IntoIterator<Item = &'w Words>,
    made: impl IntoIterator<Item = &'w Words>,
) -> Vec<Link> {
    let mut profiles = Profiles::default();
    let before: Vec<_> = own.into_iter().map(|it| profiles.of(it, None)).collect();
    let after: Vec<_> = made.into_iter().map(|it| profiles.of(it, None)).collect();
    links(&before, &after)
}
