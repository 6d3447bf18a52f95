//! G20: the proposal says when it is reviewed, and who is responsible. Where it says so, and in which words, is data of
//! the kind of case.

use super::Review;
use super::passages::{Origin, Passage};
use super::patterns::{Pattern, compiled};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Document, Section, Steering, plain};
use crate::message::{Message, message};
use crate::place::Place;
use crate::templates::RevisionSpec;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let Some(spec) = &review.templates.arendetyp.omprovning else { return };
    let Some(document) = review.documents.iter().find(|document| document.key == spec.dokument) else { return };
    let Body::Steering(steering) = &document.body else { return };
    let Some(clause) = Clause::find(review, spec, document, steering) else { return };
    if !clause.says_when() {
        findings.push(clause.finding(&spec.giltighetstid, |dokument, rad, avsnitt| {
            message!(codes::REVISION_TIME_MISSING, dokument = dokument, rad = rad, avsnitt = avsnitt)
        }));
    }
    if !clause.says_who() {
        findings.push(clause.finding(&spec.ansvarig, |dokument, rad, avsnitt| {
            message!(codes::RESPONSIBLE_MISSING, dokument = dokument, rad = rad, avsnitt = avsnitt)
        }));
    }
}

/// What the proposal says of its review.
struct Clause<'a> {
    review: &'a Review<'a>,
    spec: &'a RevisionSpec,
    document: &'a Document,
    section: &'a Section,
    validity: &'a Passage<'a>,
    responsible: &'a Passage<'a>,
    text: Vec<&'a Passage<'a>>,
}

impl<'a> Clause<'a> {
    /// The rows of the cover and the section; none where one of them is missing, which is reported.
    fn find(
        review: &'a Review<'a>,
        spec: &'a RevisionSpec,
        document: &'a Document,
        steering: &'a Steering,
    ) -> Option<Self> {
        let section = steering.sections.iter().find(|section| section.key == spec.avsnitt)?;
        let own: Vec<&Passage<'_>> =
            review.passages.iter().filter(|passage| passage.document.key == document.key).collect();
        let row = |key: &str| {
            let label = label(review, &document.key, key)?;
            let index = steering.cover.iter().position(|field| field.label.text == label)?;
            own.iter().filter(|passage| passage.kind == super::passages::PassageKind::Field).nth(index).copied()
        };
        let (validity, responsible) = (row(&spec.giltighetstid)?, row(&spec.ansvarig)?);
        let text: Vec<&Passage<'_>> = own
            .iter()
            .filter(|passage| passage.section.is_some_and(|section| section.key == spec.avsnitt))
            .filter(|passage| passage.kind != super::passages::PassageKind::Heading)
            .copied()
            .collect();
        let gap = |passage: &&Passage<'_>| passage.stretches.iter().any(|s| matches!(s.origin, Origin::Gap));
        let complete = !text.is_empty() && !text.iter().any(gap) && !gap(&validity) && !gap(&responsible);
        complete.then_some(Self { review, spec, document, section, validity, responsible, text })
    }

    /// A fact on review, or a time in words, on the cover or in the section.
    fn says_when(&self) -> bool {
        let fact = |passage: &Passage<'_>| {
            passage.stretches.iter().any(|stretch| match stretch.origin {
                Origin::Fact(name, ..) => self.spec.fakta.iter().any(|fact| name == format!("fakta.{fact}")),
                _ => false,
            })
        };
        let passages = || std::iter::once(self.validity).chain(self.text.iter().copied());
        if passages().any(fact) {
            return true;
        }
        let times = patterns(&self.spec.tid);
        passages().any(|passage| times.iter().any(|time| time.is_match(&passage.text)))
    }

    /// A name on the cover, or a sentence in the section that gives someone the task.
    fn says_who(&self) -> bool {
        let named = self.responsible.text.trim().to_lowercase();
        let named = named.chars().any(char::is_alphabetic) && !self.spec.tomma.contains(&named);
        if named {
            return true;
        }
        let tasks = patterns(&self.spec.ansvar);
        self.text.iter().any(|passage| tasks.iter().any(|task| task.is_match(&passage.text)))
    }

    fn finding(&self, row: &str, message: fn(&str, &str, &str) -> Message) -> Diagnostic {
        let cover = if row == self.spec.ansvarig { self.responsible } else { self.validity };
        let places: Vec<Place> = cover.whole().into_iter().chain(self.section.place.clone()).collect();
        let (title, heading) = (plain(&self.document.title), plain(&self.section.heading));
        Diagnostic::finding(message(&title, label(self.review, &self.document.key, row).unwrap_or(row), &heading))
            .at_all(places)
    }
}

/// The cover's label of a row.
fn label<'a>(review: &Review<'a>, document: &str, key: &str) -> Option<&'a str> {
    let rows = review.templates.cover(document);
    rows.iter().find(|row| row.nyckel == key).map(|row| row.etikett.as_str())
}

/// Patterns of the kind of case; a test holds the built-in ones readable.
fn patterns(sources: &[String]) -> Vec<Pattern> {
    sources.iter().filter_map(|source| compiled(source).ok()).collect()
}

#[cfg(test)]
mod tests;
