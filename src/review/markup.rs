//! P12: markup in what takes none. Values, headings of the case's own and cells are printed as they were typed.

use super::{Review, words};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::model::{Attachment, Case, Placed, SteeringDocument};
use crate::place::Place;
use crate::prose;
use crate::source_text::SourceText;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let case = review.case;
    let texts = texts(case).filter_map(|text| found(&text.text, |range| text.place(range)));
    let lines = lines(case).filter_map(|line| {
        let place = line.places.first()?;
        found(&line.value, |_| place.clone())
    });
    let cells = words::cells(case).filter_map(|(text, place)| found(text, |_| place()));
    findings.extend(texts.chain(lines).chain(cells));
}

fn found(text: &str, place: impl Fn(std::ops::Range<usize>) -> Place) -> Option<Diagnostic> {
    let stray = prose::markup(text)?;
    let marked = &text[stray.range.clone()];
    let problem = message!(codes::MARKUP_IN_VALUE, text = marked, forslag = stray.meant);
    Some(Diagnostic::warning(problem).at(place(stray.range)))
}

/// Texts that take references and no markup: titles, headings, covers and facts.
pub(super) fn texts(case: &Case) -> impl Iterator<Item = &SourceText> {
    let documents = case.attachments.iter().filter_map(|attachment| match attachment {
        Attachment::Document(document) => Some(document.as_ref()),
        Attachment::Frozen(_) | Attachment::Pdf(_) => None,
    });
    let headings = case.sections.values().filter_map(|section| section.heading.as_ref());
    let facts = case.fact_texts.values();
    case.title.iter().chain(headings).chain(documents.flat_map(of_document)).chain(facts)
}

fn of_document(document: &SteeringDocument) -> impl Iterator<Item = &SourceText> {
    let headings = document.sections.values().filter_map(|section| section.heading.as_ref());
    document.title.iter().chain(&document.kind).chain(document.cover.values()).chain(headings)
}

/// Values of one line.
pub(super) fn lines(case: &Case) -> impl Iterator<Item = &Placed<String>> {
    let officer = &case.officer;
    // The e-mail address is judged as one.
    let officer = [&officer.name, &officer.title, &officer.phone];
    let signed = case.signatories.iter().flat_map(|signatory| [&signatory.name, &signatory.title]);
    let bodies = case.decisions.iter().flat_map(|decision| [&decision.body, &decision.preparing]);
    let titles = case.attachments.iter().filter_map(|attachment| match attachment {
        Attachment::Pdf(pdf) => pdf.title.as_ref(),
        Attachment::Document(_) | Attachment::Frozen(_) => None,
    });
    let of_case = officer.into_iter().chain([&case.number]).chain(signed).chain(bodies).flatten();
    of_case.chain(titles).chain(case.terms.iter().map(|term| &term.written)).chain(case.archive.values())
}

#[cfg(test)]
mod tests {
    use crate::model::Value;
    use crate::review::testing::{Changed, set};

    fn told(file: &str, from: &str, to: &str) -> Vec<String> {
        Changed { texts: &[(file, from, to)], ..Changed::default() }.messages("P12")
    }

    #[test]
    fn markup_in_values_and_headings_is_told_where_it_stands() {
        for (from, to, marked) in [
            ("sate = \"", "sate = \"*Staden* ", "*Staden*"),
            ("titel = \"", "titel = \"*Revidering* ", "*Revidering*"),
            ("namn = \"Förnamn", "namn = \"**Förnamn**", "**Förnamn**"),
        ] {
            let found = told("arende.toml", from, to);
            assert!(!found.is_empty() && found.iter().all(|text| text.contains(marked)), "{to}: {found:?}");
        }
        let cell = Changed {
            case: |case| set(case, "aktiviteter", 0, "namn", Some(Value::Text("Trygghet &amp; mer".into()))),
            ..Changed::default()
        };
        assert_eq!(cell.messages("P12").len(), 1);
        assert!(Changed::default().messages("P12").is_empty());
    }
}
