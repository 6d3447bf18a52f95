//! G25: placeholders, the case number's pattern, and personnummer; and references that nothing reads, which would be printed
//! as they stand.

use super::patterns::{Pattern, compiled};
use super::{Review, words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::Placed;
use crate::place::Place;
use crate::reasons::{self, Reason};

pub mod personal_numbers;
mod unread;

pub use personal_numbers::{refuse as refuse_personal_numbers, tell_once};

/// Runs the family. Personnummer are searched for in the raw inputs, see [`refuse_personal_numbers`], and here in what will
/// be printed.
pub fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    placeholders(review, findings);
    unread::review(review, findings);
    personal_numbers::refuse_printed(review, findings);
    case_number(review, findings);
}

/// Placeholders of the house's list, in prose, in what stands beside it on the page, and in the workbooks.
fn placeholders(review: &Review<'_>, findings: &mut Diagnostics) {
    let left = &review.templates.sprak.granskning.ord.platshallare;
    let Some(any) = words::any_of(left) else { return };
    for passage in &review.passages {
        for found in words::alone(&any, &passage.text) {
            let text = &passage.text[found.clone()];
            findings.push(placeholder(text, words::source(passage, &found)));
        }
    }
    for signatory in &review.case.signatories {
        for line in [&signatory.name, &signatory.title].into_iter().flatten() {
            in_line(&any, line, findings);
        }
    }
    for (text, place) in words::cells(review.case) {
        if let Some(found) = words::alone(&any, text).next() {
            findings.push(placeholder(&text[found], Some(place())));
        }
    }
}

fn in_line(any: &Pattern, line: &Placed<String>, findings: &mut Diagnostics) {
    for found in words::alone(any, &line.value) {
        findings.push(placeholder(&line.value[found], line.places.first().cloned()));
    }
}

fn placeholder(text: &str, place: Option<Place>) -> Diagnostic {
    let finding = Diagnostic::finding(message!(codes::PLACEHOLDER_LEFT, text = text));
    place.into_iter().fold(finding, Diagnostic::at)
}

/// The case number matches the house's pattern.
fn case_number(review: &Review<'_>, findings: &mut Diagnostics) {
    let house = &review.templates.husstil;
    let Some(number) = &review.case.number else { return };
    let pattern = match compiled(&house.arendenummer.monster) {
        Ok(pattern) => pattern,
        Err(_) => {
            let file = format!("{}/husstil.toml", house.namn);
            let problem = Diagnostic::error(message!(
                codes::TEMPLATE_MALFORMED,
                orsak = Reason::from(message!(reasons::PATTERN))
            ));
            findings.push(problem.at(Place::File(file.as_str().into())));
            return;
        }
    };
    if !pattern.is_match(&number.value) {
        let finding = Diagnostic::finding(message!(
            codes::CASE_NUMBER_MALFORMED,
            varde = &number.value,
            exempel = &house.arendenummer.exempel
        ));
        findings.push(finding.at_all(number.places.clone()));
    }
}
