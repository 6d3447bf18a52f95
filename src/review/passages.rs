//! The case as a reader sees it: every heading, paragraph, list item and decision point as one text, with where each
//! stretch of it came from. The rules on language and facts work on this.

use std::ops::Range;
use std::sync::OnceLock;

use super::phrases::small;
use super::readings::{Reader, Reading};
use super::runs::{Run, runs};
use super::tokens::{Word, words};
use crate::document::{Block, Body, Content, Document, Field, Inline, Phrase, Section};
use crate::place::{Place, TextPlace};
use crate::source_text::TypedText;

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// A document's title.
    Title,
    /// A section's heading or a subheading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list: its first text.
    Item,
    /// A decision point.
    Decision,
    /// A value of a header block or a cover.
    Field,
}

/// A text as a reader sees it.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// Its document.
    pub document: &'a Document,
    /// Its section, when it lies in one.
    pub section: Option<&'a Section>,
    /// What it is.
    pub kind: PassageKind,
    /// The text module it belongs to.
    pub module: Option<&'a str>,
    /// The text.
    pub text: String,
    /// Its words.
    pub words: Vec<Word>,
    /// They in small letters: most rules ask for words so.
    pub lower: Vec<String>,
    /// Its stretches in order; together they are the text.
    pub stretches: Vec<Stretch<'a>>,
    /// Its numerals, read when a rule first asks for them.
    readings: OnceLock<Vec<Reading>>,
    /// Its words once more, without the marks inside them, for rules that ask for words so.
    runs: OnceLock<Vec<Run>>,
    /// Its words in small letters once more, each with its bytes, for rules that ask for sentences so.
    spoken: OnceLock<Vec<Spoken>>,
}

/// A word in small letters with its bytes.
pub type Spoken = (Range<usize>, String);

/// A stretch of a passage with one origin.
#[derive(Debug, Clone)]
pub struct Stretch<'a> {
    /// Its bytes in the passage's text.
    pub range: Range<usize>,
    /// Where it came from.
    pub origin: Origin<'a>,
}

/// Where text came from.
#[derive(Debug, Clone)]
pub enum Origin<'a> {
    /// Typed by the handläggare.
    Typed(&'a TypedText),
    /// A fact, by its name, its sources and where it is referred to.
    Fact(&'a str, &'a [Place], Option<&'a Place>),
    /// Text of the templates, where it is a phrase of theirs.
    Boilerplate(Option<&'a Phrase>),
    /// A value that is not filled in.
    Gap,
}

impl<'a> Passage<'a> {
    /// A passage outside sections and text modules.
    pub fn new(document: &'a Document, kind: PassageKind, text: String, stretches: Vec<Stretch<'a>>) -> Self {
        let words = words(&text);
        let lower = words.iter().map(|word| small(&text[word.range.clone()])).collect();
        let (readings, runs, spoken) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { document, section: None, kind, module: None, words, lower, text, stretches, readings, runs, spoken }
    }

    /// Its numerals as the case's language writes them.
    pub(super) fn readings(&self, reader: &Reader<'_>) -> &[Reading] {
        self.readings.get_or_init(|| reader.readings(&self.text, &self.words))
    }

    /// Its runs of letters and digits, with hyphens and apostrophes inside.
    pub(super) fn runs(&self) -> &[Run] {
        self.runs.get_or_init(|| runs(&self.text))
    }

    /// Those of them that lie in a range.
    pub(super) fn runs_in(&self, range: &Range<usize>) -> &[Run] {
        let runs = self.runs();
        let first = runs.partition_point(|run| run.range.start < range.start);
        let end = runs.partition_point(|run| run.range.end <= range.end);
        runs.get(first..end).unwrap_or_default()
    }

    /// The words of each sentence in small letters, with their bytes.
    pub fn spoken(&self) -> impl Iterator<Item = &[Spoken]> {
        let all = self.spoken.get_or_init(|| {
            let ranges = self.words.iter().map(|word| word.range.clone());
            ranges.zip(self.lower.iter().cloned()).collect()
        });
        let mut spoken = all.as_slice();
        self.words.chunk_by(|one, other| one.sentence == other.sentence).map(move |words| {
            let (own, rest) = spoken.split_at(words.len());
            spoken = rest;
            own
        })
    }

    /// The words of each sentence, as they stand and in small letters.
    pub fn sentences(&self) -> impl Iterator<Item = (&[Word], &[String])> {
        let mut lower = self.lower.as_slice();
        self.words.chunk_by(|one, other| one.sentence == other.sentence).map(move |words| {
            let (own, rest) = lower.split_at(words.len());
            lower = rest;
            (words, own)
        })
    }

    /// Whether all of a range was typed by hand.
    pub fn is_typed(&self, range: &Range<usize>) -> bool {
        self.overlapping(range).all(|stretch| matches!(stretch.origin, Origin::Typed(_)))
    }

    /// The place of a range: in the typed text, or where the fact is referred to.
    pub fn place(&self, range: &Range<usize>) -> Option<Place> {
        let places: Vec<Place> =
            self.overlapping(range).filter_map(|stretch| self.stretch_place(stretch, range)).collect();
        match (places.first()?, places.last()?) {
            (Place::Text(first), Place::Text(last)) if first.file == last.file => {
                Some(Place::Text(TextPlace { end_line: last.end_line, end_column: last.end_column, ..first.clone() }))
            }
            (first, _) => Some(first.clone()),
        }
    }

    /// The phrase of the templates whose key begins so, where the passage has one.
    pub fn phrase(&self, key: &str) -> Option<&'a Phrase> {
        self.stretches.iter().find_map(|stretch| match stretch.origin {
            Origin::Boilerplate(Some(phrase)) if phrase.key.starts_with(key) => Some(phrase),
            _ => None,
        })
    }

    /// The place of the whole passage.
    pub fn whole(&self) -> Option<Place> {
        self.place(&(0..self.text.len()))
    }

    fn overlapping(&self, range: &Range<usize>) -> impl Iterator<Item = &Stretch<'_>> {
        let range = range.clone();
        self.stretches.iter().filter(move |s| s.range.start < range.end && range.start < s.range.end)
    }

    fn stretch_place(&self, stretch: &Stretch<'_>, range: &Range<usize>) -> Option<Place> {
        match &stretch.origin {
            Origin::Typed(typed) => {
                let inside = |offset: usize| offset.clamp(stretch.range.start, stretch.range.end) - stretch.range.start;
                Some(typed.place(inside(range.start)..inside(range.end)))
            }
            Origin::Fact(_, sources, place) => place.cloned().or_else(|| sources.first().cloned()),
            Origin::Boilerplate(_) | Origin::Gap => None,
        }
    }
}

/// Every passage of the documents that someone can still change, in reading order. Computed tables and figures are not
/// prose.
pub fn of(documents: &[Document]) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for document in documents.iter().filter(|document| !document.frozen) {
        Collector { document, section: None, module: None, passages: &mut passages }.document();
    }
    passages
}

struct Collector<'a, 'p> {
    document: &'a Document,
    section: Option<&'a Section>,
    module: Option<&'a str>,
    passages: &'p mut Vec<Passage<'a>>,
}

impl<'a> Collector<'a, '_> {
    fn document(&mut self) {
        let document = self.document;
        self.push(PassageKind::Title, &document.title);
        match &document.body {
            Body::Report(report) => {
                self.fields(report.header.iter().chain(&report.contact));
                report.sections.iter().for_each(|section| self.section(section));
            }
            Body::Steering(steering) => {
                self.fields(steering.cover.iter());
                steering.sections.iter().for_each(|section| self.section(section));
            }
            Body::Sheet(_) => {}
        }
    }

    fn fields(&mut self, fields: impl Iterator<Item = &'a Field>) {
        fields.for_each(|field| self.push(PassageKind::Field, &field.value));
    }

    fn section(&mut self, section: &'a Section) {
        self.section = Some(section);
        if !section.heading.is_empty() {
            self.push(PassageKind::Heading, &section.heading);
        }
        match &section.content {
            Content::Blocks(blocks) => self.blocks(blocks, PassageKind::Paragraph),
            Content::Decisions { points, .. } => {
                points.iter().for_each(|point| self.push(PassageKind::Decision, point))
            }
            Content::Attachments(titles) => titles.iter().for_each(|title| self.push(PassageKind::Item, title)),
            Content::Signatures(_) => {}
        }
        self.section = None;
    }

    fn blocks(&mut self, blocks: &'a [Block], kind: PassageKind) {
        for block in blocks {
            match block {
                Block::Paragraph(content) => self.push(kind, content),
                Block::Heading { content, .. } => self.push(PassageKind::Heading, content),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, PassageKind::Item)),
                Block::Module(name, content) => {
                    let outer = self.module.replace(name);
                    self.blocks(content, kind);
                    self.module = outer;
                }
                Block::Table(_) | Block::Figure(_) | Block::Picture(_) => {}
            }
        }
    }

    fn push(&mut self, kind: PassageKind, content: &'a [Inline]) {
        let (section, module) = (self.section, self.module);
        self.passages.push(Passage { section, module, ..passage(self.document, kind, content) });
    }
}

/// A single passage, for rules that walk the documents themselves.
pub fn passage<'a>(document: &'a Document, kind: PassageKind, content: &'a [Inline]) -> Passage<'a> {
    let (mut text, mut stretches) = (String::new(), Vec::new());
    collect(content, &mut text, &mut stretches);
    Passage::new(document, kind, text, stretches)
}

fn collect<'a>(content: &'a [Inline], text: &mut String, stretches: &mut Vec<Stretch<'a>>) {
    for inline in content {
        let start = text.len();
        let origin = match inline {
            Inline::Text(typed) => {
                text.push_str(typed.text());
                Origin::Typed(typed)
            }
            Inline::Phrase(phrase) => {
                text.push_str(&phrase.text);
                Origin::Boilerplate(Some(phrase))
            }
            Inline::Fact(fact) => {
                text.push_str(&fact.text);
                Origin::Fact(&fact.name, &fact.sources, fact.place.as_ref())
            }
            Inline::Gap(gap) => {
                text.push_str(&gap.text);
                Origin::Gap
            }
            Inline::Break => {
                text.push('\n');
                Origin::Boilerplate(None)
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
                collect(inner, text, stretches);
                continue;
            }
        };
        stretches.push(Stretch { range: start..text.len(), origin });
    }
}
