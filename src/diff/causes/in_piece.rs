//! What passages of a section of prose or of decision points became, by the one piece of it that they are of: the others need not be made, nor read.

use std::ops::Range;
use std::rc::Rc;

use super::super::reading;
use super::super::text::{Token, seamed};
use super::known::Together;
use super::piece::Stretch;
use super::proof::{Prover, Spot, case_of};
use super::remade::became;
use crate::document::Content;
use crate::merge::Outline;

impl Prover<'_> {
    /// The words that may stand where passages of a section stood with these things put back, none where these are as they were; nothing
    /// where they are not of one piece, or where the section is then made of others.
    pub(super) fn words_in_piece(
        &mut self,
        together: &Together<'_>,
        spot: &Spot<'_>,
        own: &Range<usize>,
    ) -> Option<Vec<Vec<Token>>> {
        if together.has_templates() {
            return None;
        }
        let (key, nothing) = (self.section_of(spot), Together::default());
        let passages = self.section(spot)?.innehall.as_slice();
        let Self { back, cases, pieces, .. } = self;
        let outlined = pieces.outlined(back, (&key, &nothing), &mut case_of(back, cases, &nothing))??;
        let content = back.content(&key).filter(|content| reading::count_of(content) == Some(passages.len()))?;
        let Standing { at, there, range } = standing(content, &outlined.outline, own)?;
        let mut one =
            |some: &Together<'_>| pieces.one(back, (&key, some), (&*outlined, at), &mut case_of(back, cases, some));
        let was = one(&nothing)??;
        if !was.is(there) {
            return None;
        }
        let made = one(together);
        let Some(made) = made.filter(|_| cases.can_be_put(back, together)) else { return Some(Vec::new()) };
        let made = made?;
        if Rc::ptr_eq(&was, &made) {
            return Some(Vec::new());
        }
        let (before, after) = (&passages[range.clone()], made.words());
        let within = own.start - range.start..own.end - range.start;
        // One passage alone stands where one stood.
        let ranges = match (before.len(), after.len()) {
            (1, 1) => vec![within],
            (old, new) => became(made.links(before), old == new, &within),
        };
        let passages = ranges.into_iter().filter_map(|range| after.get(range));
        Some(passages.map(|found| seamed(&found.iter().collect::<Vec<_>>()).into_owned()).collect())
    }
}

/// Where a piece stands in its section as that is.
struct Standing<'b> {
    /// Its number.
    at: usize,
    /// What is its.
    there: Stretch<'b>,
    /// Their passages, among those of the section.
    range: Range<usize>,
}

/// The piece that passages of a section are of; none where they are of several. Each block of the case's own text is a piece, and all
/// that the kind of case has under that is one; so is each line of what is put to decision.
fn standing<'b>(content: &'b Content, outline: &Outline, passages: &Range<usize>) -> Option<Standing<'b>> {
    let stretches: Vec<(Stretch<'b>, usize)> = match content {
        Content::Blocks(blocks) => {
            let (own, common) = blocks.split_at_checked(outline.count_of_single())?;
            let stretches = own.chunks(1).chain([common]);
            stretches.map(|blocks| (Stretch::Blocks(blocks), reading::count(blocks))).collect()
        }
        Content::Decisions { lead, points } => {
            std::iter::once(lead).chain(points).map(|line| (Stretch::Line(line), 1)).collect()
        }
        Content::Attachments(_) | Content::Signatures(_) => return None,
    };
    let mut begins = 0;
    for (at, (there, count)) in stretches.into_iter().enumerate() {
        let range = begins..begins + count;
        if range.contains(&passages.start) {
            return (passages.end <= range.end).then_some(Standing { at, there, range });
        }
        begins = range.end;
    }
    None
}
