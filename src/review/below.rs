//! G28: a text that sends its reader to the table or chart below it, where none follows in the section.

use super::Review;
use super::language_data::LANGUAGE;
use super::passages::{Origin, Passage, PassageKind};
use super::word_set::WordSet;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Block, Body, Content, Document, Section};
use crate::message::message;

/// So many words at most stand between what is below and the word for it: "tabellen och diagrammet nedan".
const BETWEEN: usize = 3;

/// What a text says is below it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Table,
    Chart,
}

/// Runs the rule.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let own = review.documents.iter().filter(|document| !document.frozen && !review.is_reproduced(document));
    for section in own.flat_map(sections) {
        if let Content::Blocks(blocks) = &section.content {
            check(&read(review, section, blocks), findings);
        }
    }
}

/// A block, and its passage where it is a paragraph.
type Read<'r, 'a> = (&'r Block, Option<&'r Passage<'a>>);

/// The blocks of a section, with the passages that its paragraphs are.
fn read<'r, 'a>(review: &'r Review<'a>, section: &Section, blocks: &'r [Block]) -> Vec<Read<'r, 'a>> {
    let is_own = |passage: &&Passage<'_>| {
        passage.kind == PassageKind::Paragraph
            && passage.module.is_none()
            && passage.section.is_some_and(|own| std::ptr::eq(own, section))
    };
    let mut paragraphs = review.passages.iter().filter(is_own);
    let mut read =
        |block: &'r Block| (block, if matches!(block, Block::Paragraph(_)) { paragraphs.next() } else { None });
    blocks.iter().map(&mut read).collect()
}

fn sections(document: &Document) -> &[Section] {
    match &document.body {
        Body::Report(report) => &report.sections,
        Body::Steering(steering) => &steering.sections,
        Body::Sheet(_) => &[],
    }
}

fn check(blocks: &[Read<'_, '_>], findings: &mut Diagnostics) {
    for (at, (_, passage)) in blocks.iter().enumerate() {
        let Some(passage) = passage else { continue };
        for (shown, word) in spoken_of(passage) {
            let range = passage.words[word].range.clone();
            if passage.is_typed(&range) && !follows(&blocks[at + 1..], shown) {
                let kind = if shown == Shown::Table { "tabell" } else { "figur" };
                let problem = message!(codes::FIGURE_BELOW, text = &passage.text[range.clone()], slag = kind);
                findings.extend(passage.place(&range).map(|place| Diagnostic::warning(problem).at(place)));
            }
        }
    }
}

/// Whether it follows, before another text speaks of one. What is not filled in, or has no rows, may be it.
fn follows(rest: &[Read<'_, '_>], shown: Shown) -> bool {
    for (block, passage) in rest {
        if has(block, shown) {
            return true;
        }
        let Some(passage) = passage else { continue };
        if passage.stretches.iter().all(|stretch| matches!(stretch.origin, Origin::Gap | Origin::Boilerplate(_))) {
            return true;
        }
        if spoken_of(passage).iter().any(|(other, _)| *other == shown) {
            return false;
        }
    }
    false
}

fn has(block: &Block, shown: Shown) -> bool {
    match block {
        Block::Table(_) => shown == Shown::Table,
        Block::Figure(_) | Block::Picture(_) => shown == Shown::Chart,
        Block::Module(_, content) => content.iter().any(|block| has(block, shown)),
        _ => false,
    }
}

/// What a paragraph says is below, and the word for it.
fn spoken_of(passage: &Passage<'_>) -> Vec<(Shown, usize)> {
    let lower = &passage.lower;
    let is_below = |at: usize| {
        let mut after = lower.iter().skip(at + 1).take(BETWEEN);
        let before = at.checked_sub(1).map(|before| &lower[before]);
        after.any(|word| LANGUAGE.nedan.contains(word)) || before.is_some_and(|word| LANGUAGE.nasta.contains(word))
    };
    let shown = |word: &String| {
        let is = |shown, words: &WordSet| words.contains(word).then_some(shown);
        is(Shown::Table, &LANGUAGE.tabellen).or_else(|| is(Shown::Chart, &LANGUAGE.diagrammet))
    };
    (0..lower.len()).filter_map(|at| Some((shown(&lower[at])?, at))).filter(|(_, at)| is_below(*at)).collect()
}
