//! What Typst and the checks of the pages tell, with its place in the inputs and the line of the Typst source beside it.

use std::ops::Range;
use std::sync::Arc;

use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, Lines};
use typst::{World as _, WorldExt};

use super::world::World;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::{Message, message};
use crate::place::{Place, TextPlace};
use crate::render::TypstSource;

pub(super) fn failed(said: String) -> Message {
    message!(codes::TYPST_FAILED, message = said)
}

pub(super) fn warned(said: String) -> Message {
    message!(codes::TYPST_WARNED, message = said)
}

pub(super) fn unexported(said: String) -> Message {
    message!(codes::PDF_FAILED, message = said)
}

/// One of Typst's messages with the line of the source where it stands and the calls that led there.
pub(super) fn typst_problem(
    world: &World,
    sources: &[TypstSource],
    found: &SourceDiagnostic,
    wording: fn(String) -> Message,
) -> Diagnostic {
    let mut said = found.message.to_string();
    for hint in &found.hints {
        said.push_str(&format!(" ({})", hint.v));
    }
    // Typst's own bound on recursion: the text is the cause, and its author can mend it.
    let too_deep = found.message.starts_with("maximum ") && found.message.ends_with(" depth exceeded");
    let problem = match found.severity {
        typst::diag::Severity::Error if too_deep => {
            Diagnostic::error(message!(codes::TEXT_TOO_LONG, vad = "sammansatt"))
        }
        typst::diag::Severity::Error => Diagnostic::error(wording(said)),
        typst::diag::Severity::Warning => Diagnostic::warning(wording(said)),
    };
    let trace = found.trace.iter().map(|point| DiagSpan::from(point.span));
    let spans: Vec<DiagSpan> = [found.span].into_iter().chain(trace).collect();
    let typed = spans
        .iter()
        .flat_map(|span| origins_of(world, sources, *span))
        .filter(|place| !matches!(place, Place::File(_)));
    let mut places: Vec<Place> = Vec::new();
    for place in typed.chain(spans.iter().filter_map(|span| place(world, *span))) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    problem.at_all(places)
}

/// The rendered source of a part.
pub(super) fn source_of<'s>(sources: &'s [TypstSource], key: &str) -> Option<&'s TypstSource> {
    sources.iter().find(|source| source.path.strip_suffix(".typ") == Some(key))
}

/// Where in the inputs and templates a stretch of a rendered source comes from.
fn origins_of(world: &World, sources: &[TypstSource], span: DiagSpan) -> Vec<Place> {
    let path = span.id().map(|id| id.get().vpath().get_without_slash());
    let source = sources.iter().find(|source| path == Some(source.path.as_str()));
    source.zip(world.range(span)).map_or_else(Vec::new, |(source, range)| source.map.places(range))
}

/// The place of a node in its source.
pub(super) fn place(world: &World, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    place_in(id.get().vpath().get_without_slash(), world.source(id).ok()?.lines(), world.range(span)?)
}

/// The place of some bytes of a source.
pub(super) fn place_in(path: &str, lines: &Lines<impl AsRef<str>>, range: Range<usize>) -> Option<Place> {
    let (line, column) = lines.byte_to_line_column(range.start)?;
    let (end_line, end_column) = lines.byte_to_line_column(range.end)?;
    let count = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    Some(Place::Text(TextPlace {
        file: Arc::from(path),
        line: count(line),
        column: count(column),
        end_line: count(end_line),
        end_column: count(end_column),
    }))
}
