//! What passages of a section of prose became, by the one piece of it that they are of: the others need not be made, nor read.

use std::ops::Range;
use std::rc::Rc;

use super::super::text::{Token, seamed};
use super::known::Together;
use super::piece::{Piece, Section};
use super::proof::{Prover, Spot, case_of};
use super::put_back::SectionKey;
use super::remade::became;

impl Prover<'_> {
    /// The words that may stand where passages of a section stood with these things put back, none where these are as they were; nothing
    /// where they are not of one piece, or where the section is then made of others.
    pub(super) fn words_in_piece(
        &mut self,
        together: &Together,
        spot: &Spot<'_>,
        own: &Range<usize>,
    ) -> Option<Vec<Vec<Token>>> {
        if together.has_templates() {
            return None;
        }
        let key = self.section_of(spot);
        let count = self.section(spot)?.innehall.len();
        let as_it_is = self.section_as_it_is(&key)?;
        let (outlined, was) = &*as_it_is;
        let (at, within) = piece_of(was, own, count)?;
        let Self { back, cases, pieces, .. } = self;
        let made = pieces.one(back, (&key, together), (outlined, at), &mut case_of(back, cases, together));
        let Some(made) = made.filter(|_| cases.can_be_put(back, together)) else { return Some(Vec::new()) };
        let (was, made) = (&was[at], made?);
        if Rc::ptr_eq(was, &made) {
            return Some(Vec::new());
        }
        let (before, after) = (was.words(), made.words());
        let ranges = became(made.links(was), before.len() == after.len(), &within);
        let passages = ranges.into_iter().filter_map(|range| after.get(range));
        Some(passages.map(|found| seamed(&found.iter().collect::<Vec<_>>()).into_owned()).collect())
    }
}

impl Prover<'_> {
    /// A section of the case as it is, made of its pieces once; none where it cannot be made so.
    fn section_as_it_is(&mut self, key: &SectionKey) -> Option<Rc<Section>> {
        if let Some(known) = self.as_it_is.get(key) {
            return known.clone();
        }
        let Self { back, cases, pieces, .. } = self;
        let nothing = Together::default();
        let section = pieces.section(back, (key, &nothing), &mut case_of(back, cases, &nothing))?.map(Rc::new);
        self.as_it_is.insert(key.clone(), section.clone());
        section
    }
}

/// The piece that passages of a section are of, by its number, and where in it they stand; none where they are of several, or where the
/// section does not have the passages of these pieces.
fn piece_of(pieces: &[Rc<Piece>], passages: &Range<usize>, count: usize) -> Option<(usize, Range<usize>)> {
    if pieces.iter().map(|piece| piece.words().len()).sum::<usize>() != count {
        return None;
    }
    let mut begins = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let ends = begins + piece.words().len();
        if begins <= passages.start && passages.start < ends {
            return (passages.end <= ends).then(|| (at, passages.start - begins..passages.end - begins));
        }
        begins = ends;
    }
    None
}
