//! Prose that is merged again, in one case after another of the same templates: it is parsed once, and what has no references is
//! merged once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::document::{Block, Inline, Phrase};
use crate::prose::{RawBlock, RawInline};
use crate::source_text::SourceText;

/// A block of prose as it was parsed.
pub(super) struct Parsed {
    pub raw: RawBlock,
    /// How much of the bounds it takes.
    pub size: Size,
    /// What it comes to in every case of the same templates, where that is one thing.
    pub always: Option<Block>,
}

/// How many paragraphs a block has, and how many pieces the largest of them.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub paragraphs: usize,
    pub pieces: usize,
}

/// The blocks that a text was parsed to.
pub(super) type Known = Rc<Vec<Parsed>>;

/// A phrase with what it comes to.
type KnownPhrase = (Phrase, Vec<Inline>);

/// A text of a case as it was parsed, without anything to tell.
#[derive(Debug)]
pub struct ParsedProse {
    /// The text.
    pub(super) source: SourceText,
    /// What it was parsed to.
    pub(super) blocks: Vec<RawBlock>,
}

/// Prose that was parsed before without a problem, by its text: the same words in another file are others.
#[derive(Default)]
pub struct KnownProse {
    texts: RefCell<BTreeMap<String, Vec<(SourceText, Known)>>>,
    /// Phrases without references, by their texts, with what they come to.
    phrases: RefCell<BTreeMap<String, Vec<KnownPhrase>>>,
    /// The texts of cases as they are, as these were parsed.
    cases: Vec<Arc<Vec<ParsedProse>>>,
}

impl KnownProse {
    /// With the texts of cases as they are.
    pub fn of(cases: Vec<Arc<Vec<ParsedProse>>>) -> Self {
        Self { cases, ..Self::default() }
    }

    /// What a text was parsed to in one of the cases as they are.
    pub(super) fn before(&self, source: &SourceText) -> Option<Vec<RawBlock>> {
        self.cases.iter().flat_map(|case| &**case).find(|it| it.source == *source).map(|it| it.blocks.clone())
    }

    /// What a text was parsed to.
    pub(super) fn find(&self, source: &SourceText) -> Option<Known> {
        let known = self.texts.borrow();
        let (_, found) = known.get(&source.text)?.iter().find(|(of, _)| of == source)?;
        Some(found.clone())
    }

    /// What a phrase without references comes to.
    pub(super) fn phrase(&self, phrase: &Phrase) -> Option<Vec<Inline>> {
        let known = self.phrases.borrow();
        let (_, merged) = known.get(&phrase.text)?.iter().find(|(of, _)| of == phrase)?;
        Some(merged.clone())
    }

    /// Keeps what it comes to.
    pub(super) fn keep_phrase(&self, phrase: &Phrase, merged: &[Inline]) {
        let mut known = self.phrases.borrow_mut();
        known.entry(phrase.text.clone()).or_default().push((phrase.clone(), merged.to_vec()));
    }

    /// Keeps what a text was parsed to.
    pub(super) fn keep(&self, source: &SourceText, parsed: Vec<Parsed>) -> Known {
        let parsed = Rc::new(parsed);
        self.texts.borrow_mut().entry(source.text.clone()).or_default().push((source.clone(), parsed.clone()));
        parsed
    }
}

/// Whether a block is the same wherever it stands: it refers to nothing, and is no heading, whose level depends on those above.
pub(super) fn is_plain(block: &RawBlock) -> bool {
    match block {
        RawBlock::Paragraph(inlines) => inlines.iter().all(is_typed),
        RawBlock::List { items, .. } => items.iter().flatten().all(is_plain),
        RawBlock::Heading(..) | RawBlock::Picture(_) | RawBlock::Alone(_) => false,
    }
}

fn is_typed(inline: &RawInline) -> bool {
    match inline {
        RawInline::Text(_) | RawInline::Break => true,
        RawInline::Strong(inner) | RawInline::Emphasis(inner) | RawInline::Link(_, inner) => inner.iter().all(is_typed),
        RawInline::Reference(_) | RawInline::Held => false,
    }
}
