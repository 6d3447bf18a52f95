//! G04: a document's title, the same everywhere.

use super::decisions::{self, Forms};
use super::passages::Passage;
use super::phrases::{Word, words};
use super::titles::{KnownTitle, Titles, Variant, starts_with};
use super::{Review, attachments};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Document, plain};
use crate::message::message;
use crate::model::{Attachment, DocumentRole, SteeringDocument, Value};
use crate::place::Place;

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let titles = Titles::new(review);
    for passage in &review.passages {
        let text = words(&passage.text);
        let variants = titles.variants_among(passage, &text).into_iter();
        let variants = variants.filter(|found| !titles.is_own_heading(passage, found));
        findings.extend(variants.map(|variant| variant_found(review, passage, &variant)));
        proposals(review, &titles, (passage, &text), findings);
    }
    decided_without_title(review, &titles, findings);
    for attachment in &review.case.attachments {
        if let Attachment::Document(document) = attachment {
            proposal_in_title(review, document, findings);
            fact_differs(review, document, findings);
        }
    }
}

fn variant_found(review: &Review<'_>, passage: &Passage<'_>, variant: &Variant<'_>) -> Diagnostic {
    let problem = Diagnostic::finding(message!(
        codes::TITLE_VARIANT,
        variant = &passage.text[variant.range.clone()],
        titel = plain(&variant.document.title),
        namn = variant.document.key
    ));
    let places = passage.place(&variant.range).into_iter().chain(title_place(review, variant.document)).collect();
    problem.at_all(places)
}

/// Where a document's title is given.
fn title_place(review: &Review<'_>, document: &Document) -> Option<Place> {
    review.case.attachments.iter().find(|attachment| attachment.key() == document.key)?.title_place()
}

/// "Förslag till" before the title of a document that has been adopted. The report was written before the adoption.
fn proposals(
    review: &Review<'_>,
    titles: &Titles<'_>,
    (passage, text): (&Passage<'_>, &[Word<'_>]),
    findings: &mut Diagnostics,
) {
    let is_adopted = |known: &KnownTitle<'_>| is_adopted(review, known.document, passage.document);
    // What is proposed may have the title of what it replaces.
    let proposed: Vec<&str> =
        titles.known.iter().filter(|known| !is_adopted(known)).map(|known| known.text.as_str()).collect();
    let adopted = titles.known.iter().filter(|known| is_adopted(known) && !proposed.contains(&known.text.as_str()));
    for known in adopted {
        let is_named = |at: &usize| titles.may_begin(text[*at].text) && starts_with(&text[*at..], &known.words);
        for at in (0..text.len()).filter(is_named) {
            let Some(start) = titles.proposal_before(text, at) else { continue };
            // What is proposed may have the title of what it replaces, and more: "… 2025–2028".
            let is_meant = |other: &KnownTitle<'_>| {
                other.words.len() > known.words.len() && starts_with(&text[at..], &other.words)
            };
            if titles.known.iter().any(|other| !is_adopted(other) && is_meant(other)) {
                continue;
            }
            let range = text[start].range.start..text[at + known.words.len() - 1].range.end;
            let problem = Diagnostic::finding(message!(codes::TITLE_PROPOSAL, titel = &known.text));
            let places = passage.place(&range).into_iter().chain(title_place(review, known.document)).collect();
            findings.push(problem.at_all(places));
        }
    }
}

/// What the case does with a steering document.
fn role(review: &Review<'_>, document: &Document) -> Option<DocumentRole> {
    review.case.attachments.iter().find(|attachment| attachment.key() == document.key)?.role()
}

fn is_adopted(review: &Review<'_>, document: &Document, reader: &Document) -> bool {
    match role(review, document) {
        Some(DocumentRole::Foregangare) => true,
        Some(DocumentRole::Forslag) => review.case.adoption().is_some() && !matches!(reader.body, Body::Report(_)),
        None => false,
    }
}

/// A decision that adopts a bilaga gives its title.
fn decided_without_title(review: &Review<'_>, titles: &Titles<'_>, findings: &mut Diagnostics) {
    let words = &review.templates.sprak.granskning.granskningsord;
    let forms = Forms::of(review);
    let Some(citations) = attachments::Citations::new(&words.bilaga) else {
        return;
    };
    for point in decisions::points(review).filter(|point| forms.adopts(&point.text)) {
        let cited: Vec<usize> = citations.of(&point.text).into_iter().map(|citation| citation.number).collect();
        let is_cited = |known: &&KnownTitle<'_>| known.document.number.is_some_and(|number| cited.contains(&number));
        let proposed = titles.known.iter().filter(|known| role(review, known.document) == Some(DocumentRole::Forslag));
        for known in proposed.filter(is_cited) {
            if titles.names(point, known.document) || !titles.variants(point).is_empty() {
                continue;
            }
            let problem = Diagnostic::finding(message!(
                codes::TITLE_NOT_IN_DECISION,
                titel = known.text,
                namn = known.document.key,
                nummer = known.document.number.unwrap_or(0)
            ));
            let places = point.whole().into_iter().chain(title_place(review, known.document)).collect();
            findings.push(problem.at_all(places));
        }
    }
}

/// A title does not say itself that it is a proposal: the program does, while it is one.
fn proposal_in_title(review: &Review<'_>, document: &SteeringDocument, findings: &mut Diagnostics) {
    let Some(title) = &document.title else { return };
    let phrase = &review.templates.husstil.fraser.forslag;
    if title.text.to_lowercase().starts_with(&format!("{} ", phrase.to_lowercase())) {
        let problem = Diagnostic::finding(message!(codes::TITLE_IS_PROPOSAL, fras = phrase, titel = &title.text));
        findings.push(problem.at(title.whole()));
    }
}

/// The predecessor's title among the facts is that of its document, unless one refers to the other.
fn fact_differs(review: &Review<'_>, document: &SteeringDocument, findings: &mut Diagnostics) {
    let spec = review.templates.arendetyp.dokument.iter().find(|spec| spec.nyckel == document.key);
    let group = spec.and_then(|spec| spec.beslut.as_ref());
    let fact = group.and_then(|group| review.case.fact_texts.get(&format!("{group}.titel")));
    let merged = review.documents.iter().find(|merged| merged.number.is_some() && merged.key == document.key);
    let (Some(fact), Some(title), Some(merged)) = (fact, &document.title, merged) else { return };
    let refers = group.is_some_and(|group| title.text.contains(&format!("{group}.titel")));
    let Some(stated) = filled_in(review, &fact.text).filter(|_| !refers) else { return };
    let known = plain(&merged.title);
    if !stated.split_whitespace().eq(known.split_whitespace()) {
        let variant = stated.trim();
        let problem = message!(codes::TITLE_VARIANT, variant = variant, titel = known, namn = document.key);
        let problem = Diagnostic::finding(problem);
        findings.push(problem.at(fact.whole()).at(title.whole()));
    }
}

/// A text with the facts that it refers to; none where it refers to anything else, or in another form.
fn filled_in(review: &Review<'_>, text: &str) -> Option<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}")?;
        let fact = review.case.facts.get(name.trim().strip_prefix("fakta.")?)?.as_ref()?;
        let Value::Text(value) = &fact.value else { return None };
        filled.push_str(before);
        filled.push_str(value);
        rest = behind;
    }
    filled.push_str(rest);
    (!filled.contains("{{")).then_some(filled)
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    const PURPOSE: &str = r#"syfte = "Anvisningen klargör ansvaret.""#;

    /// What is told of a line in a bilaga's text, as a heading or as a paragraph.
    fn told(mark: &str, line: &str) -> Vec<String> {
        let text = format!("syfte = '''\n{mark}{line}\n\nAnvisningen klargör ansvaret.\n'''");
        Changed { texts: &[("anvisning.toml", PURPOSE, text.as_str())], ..Changed::default() }.messages("G04")
    }

    #[test]
    fn a_heading_may_have_the_words_of_its_own_documents_title() {
        for heading in ["Anvisning för medlemskap i Nätverket Trygg", "Anvisning för medlemskapet i nätverket Trygg"]
        {
            assert_eq!(told("### ", heading), [""; 0], "{heading}");
            assert_eq!(told("", &format!("{heading}.")).len(), 1, "{heading}");
        }
        for other in ["Anvisning för medlemskapet i Nätverket Lugn", "Anvisning för medlemskopet i Nätverket Trygg"]
        {
            assert_eq!(told("### ", other).len(), 1, "{other}");
        }
    }
}
