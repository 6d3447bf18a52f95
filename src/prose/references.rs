//! References in prose: `{{ fakta.arskostnad | kronor }}`. Only dotted names and filters without arguments are a
//! reference; nothing here is evaluated as code.

use std::ops::Range;

use super::{RawInline, malformed};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits;
use crate::message::message;
use crate::place::Place;
use crate::source_text::SourceText;

/// Stands for a reference while the prose is parsed as CommonMark; private-use characters are refused in inputs, so
/// none can be there already.
pub(super) const MARK: char = '\u{E000}';

/// Stands for text that is held back until someone has confirmed it.
pub(crate) const HELD: char = '\u{E001}';

/// A reference: a name, the filters it passes through, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The dotted name, such as `fakta.period`.
    pub name: String,
    /// Names of filters, in order.
    pub filters: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// A text whose references are marked.
#[derive(Debug)]
pub(crate) struct RefersTo {
    /// The text with a `MARK` in the place of every reference.
    pub text: SourceText,
    /// The references in order; none where one was malformed and has been reported.
    pub references: Vec<Option<Reference>>,
}

/// Takes the references out of a text.
pub(super) fn extract(source: &SourceText, problems: &mut Diagnostics) -> RefersTo {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut references = Vec::new();
    let mut from = 0;
    while let Some(start) = source.text[from..].find("{{").map(|at| at + from) {
        let mut end = source.text[start..].find("}}").map_or(source.text.len(), |at| start + at + 2);
        let mut reference = parse(&source.text[start..end], || source.place(start..end));
        let outside = reference.as_ref().and_then(|reference| {
            malformed::filter_outside(&reference.name, &reference.filters, &source.text, start..end)
        });
        let malformed = match (&reference, outside) {
            (None, _) => Some(malformed::read(&source.text[start..], end - start)),
            (_, outside) => outside,
        };
        if let Some(malformed) = malformed {
            reference = None;
            end = start + malformed.length;
            let problem = message!(codes::REFERENCE_MALFORMED, slag = malformed.kind, forslag = malformed.meant);
            problems.push(Diagnostic::error(problem).at(source.place(start..end)));
        }
        references.push(reference);
        ranges.push(start..end);
        from = end;
    }
    RefersTo { text: source.replaced(&ranges, MARK), references }
}

/// Reads `{{ name.name | filter }}`.
fn parse(text: &str, place: impl Fn() -> Place) -> Option<Reference> {
    if text.len() > limits::REFERENCE_BYTES {
        return None;
    }
    let inner = text.strip_prefix("{{")?.strip_suffix("}}")?;
    let mut parts = inner.split('|').map(str::trim);
    let name = parts.next()?;
    let filters: Vec<&str> = parts.collect();
    let valid = name.split('.').all(is_name) && filters.iter().all(|filter| is_name(filter));
    valid.then(|| Reference {
        name: name.to_owned(),
        filters: filters.into_iter().map(str::to_owned).collect(),
        place: place(),
    })
}

fn is_name(text: &str) -> bool {
    // No name has letters beyond a–z, but who writes them means a name: which one is told.
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.starts_with(char::is_alphabetic) && text.chars().all(plain)
}

/// Parses text of one line (a title, a heading, a cover's row): references but no markup.
pub(crate) fn inline(source: &SourceText, problems: &mut Diagnostics) -> Vec<RawInline> {
    let extracted = extract(source, problems);
    let whole = 0..extracted.text.text.len();
    pieces(&extracted.text, whole, &Marked::new(&extracted.text.text, extracted.references))
}

/// The references of a marked text by the bytes where their marks stand. CommonMark has places for text that never come
/// as text (link titles, destinations, code), so the marks that come cannot be counted.
#[derive(Debug)]
pub(super) struct Marked {
    /// In order of offsets.
    references: Vec<(usize, Option<Reference>)>,
}

impl Marked {
    /// Pairs the marks of a text with its references, which stand in the same order.
    pub(super) fn new(text: &str, references: Vec<Option<Reference>>) -> Self {
        Self { references: text.match_indices(MARK).map(|(at, _)| at).zip(references).collect() }
    }

    /// The reference whose mark stands at a byte; none where it was malformed and has been reported.
    fn at(&self, offset: usize) -> Option<&Reference> {
        let index = self.references.binary_search_by_key(&offset, |(at, _)| *at).ok()?;
        self.references[index].1.as_ref()
    }
}

/// Splits a range of marked text into typed text and references.
pub(super) fn pieces(text: &SourceText, range: Range<usize>, marked: &Marked) -> Vec<RawInline> {
    let mut pieces = Vec::new();
    let mut from = range.start;
    for (at, mark) in text.text[range.clone()].match_indices([MARK, HELD]) {
        let at = range.start + at;
        push_text(&mut pieces, text, from..at);
        pieces.extend(match mark.starts_with(HELD) {
            true => Some(RawInline::Held),
            false => marked.at(at).cloned().map(RawInline::Reference),
        });
        from = at + mark.len();
    }
    push_text(&mut pieces, text, from..range.end);
    pieces
}

fn push_text(pieces: &mut Vec<RawInline>, text: &SourceText, range: Range<usize>) {
    if !range.is_empty() {
        pieces.push(RawInline::Text(text.slice(range)));
    }
}
