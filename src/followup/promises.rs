//! What the last case promised: sentences of its report that speak of what is to come. Each comes back as a question.

use regex::Regex;

use super::Finished;
use super::stale::compiled;
use crate::diagnostic::Diagnostic;
use crate::document::Body;
use crate::review::passages::{self, Origin, PassageKind};
use crate::review::sentences;
use crate::templates::{Carry, FollowUpSpec};

/// A promise, and where it was made.
pub(super) struct Promise {
    /// The sentence.
    pub sentence: String,
    /// Where it stands.
    pub origin: String,
}

/// The promises of the last case's report, in the order of reading.
pub(super) fn of(previous: &Finished, spec: &FollowUpSpec) -> Result<Vec<Promise>, Diagnostic> {
    let kind = &previous.templates.arendetyp;
    let words = spec.loften.iter().map(|pattern| compiled(pattern, &kind.namn)).collect::<Result<Vec<Regex>, _>>()?;
    let asked = kind.fakta.iter().filter(|fact| fact.vid_uppfoljning == Carry::Fraga);
    let asked: Vec<String> = asked.map(|fact| format!("fakta.{}", fact.namn)).collect();
    let mut promises: Vec<Promise> = Vec::new();
    let read = passages::of(&previous.merged.documents);
    let report = read.iter().filter(|passage| matches!(passage.document.body, Body::Report(_)));
    for passage in report.filter(|passage| matches!(passage.kind, PassageKind::Paragraph | PassageKind::Item)) {
        for range in sentences(&passage.text) {
            let text = passage.text[range.clone()].trim();
            let by_fact = passage.stretches.iter().any(|stretch| {
                let inside = stretch.range.start >= range.start && stretch.range.end <= range.end;
                inside && matches!(stretch.origin, Origin::Fact(name, ..) if asked.iter().any(|fact| fact == name))
            });
            if by_fact || words.iter().any(|word| word.is_match(text)) {
                let origin =
                    passage.place(&range).map(|place| super::origin(&place, previous.words())).unwrap_or_default();
                promises.push(Promise { sentence: text.to_owned(), origin });
            }
        }
    }
    Ok(promises)
}
