//! G31: what the decision points do with the case's documents: the proposal is adopted, before its predecessor is repealed, and each
//! point refers to the bilaga of the document that it names. All of it is read from the points alone, so it is certain, but for the
//! body, which a point may name for another reason.

use super::Review;
use super::attachments::Citations;
use super::decisions::{Forms, points};
use super::passages::Passage;
use super::readings::Numeral;
use super::titles::Titles;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Body, Content, Document, Section, first_gap, plain};
use crate::message::message;
use crate::model::{DocumentRole, Placed, Value};

/// Runs the family.
pub(super) fn review(review: &Review<'_>, findings: &mut Diagnostics) {
    let words = &review.templates.sprak.granskning.granskningsord;
    let Some(citations) = Citations::new(&words.bilaga) else { return };
    let read = Points { review, forms: Forms::of(review), titles: Titles::new(review), citations };
    let filled: Vec<&Passage<'_>> = points(review).collect();
    let written: usize = review.documents.iter().map(decision_points).sum();
    if filled.is_empty() || filled.len() < written {
        return;
    }
    for document in review.documents.iter().filter(|d| d.number.is_some() && first_gap(&d.title).is_none()) {
        findings.extend(filled.iter().filter_map(|point| read.other_attachment(point, document)));
        if role(review, document) == Some(DocumentRole::Forslag) {
            findings.extend(read.never_adopted(&filled, document));
            findings.extend(read.repealed_first(&filled, document));
        }
    }
    bodies(review, findings);
}

fn role(review: &Review<'_>, document: &Document) -> Option<DocumentRole> {
    review.case.attachments.iter().find(|attachment| attachment.key() == document.key)?.role()
}

/// How many decision points a document has, those too whose text could not be read.
pub(super) fn decision_points(document: &Document) -> usize {
    let Body::Report(report) = &document.body else { return 0 };
    let of_section = |section: &Section| match &section.content {
        Content::Decisions { points, .. } => points.len(),
        _ => 0,
    };
    report.sections.iter().map(of_section).sum()
}

/// Reads decision points.
struct Points<'r, 'a> {
    review: &'r Review<'a>,
    forms: Forms,
    titles: Titles<'a>,
    citations: Citations,
}

impl Points<'_, '_> {
    /// Whether a point is about a document, by its title, nearly its title, or its number.
    fn is_about(&self, point: &Passage<'_>, document: &Document) -> bool {
        let cited = || self.citations.of(&point.text).iter().any(|citation| Some(citation.number) == document.number);
        let nearly = || self.titles.variants(point).iter().any(|variant| std::ptr::eq(variant.document, document));
        self.titles.names(point, document) || cited() || nearly()
    }

    fn adopts(&self, point: &Passage<'_>, document: &Document) -> bool {
        self.forms.adopts(&point.text) && self.is_about(point, document)
    }

    /// A proposal that no point adopts. A point about it in a form of its own is G02's to report.
    fn never_adopted(&self, points: &[&Passage<'_>], document: &Document) -> Option<Diagnostic> {
        let is_done = |point: &&Passage<'_>| {
            let other =
                self.is_about(point, document) && !self.forms.repeals(&point.text) && !self.forms.notes(&point.text);
            self.adopts(point, document) || other
        };
        if points.iter().any(is_done) {
            return None;
        }
        let place =
            self.review.case.attachments.iter().find(|attachment| attachment.key() == document.key)?.place().clone();
        Some(Diagnostic::finding(message!(codes::NEVER_ADOPTED, titel = plain(&document.title))).at(place))
    }

    /// A point that names a document and refers to other bilagor only.
    fn other_attachment(&self, point: &Passage<'_>, document: &Document) -> Option<Diagnostic> {
        let cited = self.citations.of(&point.text);
        let number = document.number?;
        let first = cited.first()?;
        let count = self.review.case.attachments.len();
        let known = (1..=count).contains(&first.number);
        // What is proposed may have the title of what it replaces, or that title and more: the bilaga of any that is named is right.
        let named = self.review.documents.iter().filter(|other| self.titles.names(point, other));
        let right: Vec<usize> = named.filter_map(|other| other.number).collect();
        let is_right = cited.iter().any(|citation| right.contains(&citation.number));
        if is_right || !known || !self.titles.names(point, document) {
            return None;
        }
        let problem = Diagnostic::finding(message!(
            codes::OTHER_ATTACHMENT,
            nummer = first.number,
            titel = plain(&document.title),
            ratt = number,
            referens = format!("{{{{ bilaga.{} }}}}", document.key)
        ));
        Some(problem.at_all(point.place(&first.range).into_iter().collect()))
    }

    /// The predecessor is repealed before anything has come in its place.
    fn repealed_first(&self, points: &[&Passage<'_>], document: &Document) -> Option<Diagnostic> {
        // Where several are replaced, no order of the points says which replaces which.
        let attachments = self.review.case.attachments.iter();
        if attachments.filter(|attachment| attachment.role() == Some(DocumentRole::Foregangare)).count() > 1 {
            return None;
        }
        let adopted = points.iter().position(|point| self.adopts(point, document))?;
        let repealed =
            points.iter().position(|point| self.forms.repeals(&point.text) && !self.adopts(point, document))?;
        let places = points[repealed].whole().into_iter().chain(points[adopted].whole()).collect();
        (repealed < adopted).then(|| Diagnostic::warning(message!(codes::REPEALED_FIRST)).at_all(places))
    }
}

/// A decision that is a known one, and beside it another body than the known decision's.
fn bodies(review: &Review<'_>, findings: &mut Diagnostics) {
    for kind in &review.templates.arendetyp.dokument {
        let Some(group) = &kind.beslut else { continue };
        let fact = |name: &str| review.case.facts.get(&format!("{group}.{name}"))?.as_ref();
        let (Some(Placed { value: Value::Text(body), places }), Some(date)) = (fact("organ"), fact("datum")) else {
            continue;
        };
        let Value::Date(date) = date.value else { continue };
        let others: Vec<&str> = ["kommunstyrelsen", "kommunfullmäktige"]
            .into_iter()
            .filter(|other| !body.to_lowercase().contains(other))
            .collect();
        if others.len() != 1 {
            continue;
        }
        let own = review.passages.iter().filter(|passage| !review.is_reproduced(passage.document));
        // Words are told by their lengths first.
        let is_other = |word: &String| word.len() >= others[0].len() && word.contains(others[0]);
        for passage in own.filter(|passage| passage.lower.iter().any(is_other)) {
            let found = passage.readings(&review.reader);
            let same = found.iter().find(|reading| match &reading.numerals[0].0 {
                Numeral::Decision(day, _) | Numeral::Date(day) => *day == date,
                _ => false,
            });
            let Some(reading) = same else { continue };
            let Some(number) =
                passage.words.iter().find(|word| word.range.end > reading.range.start).map(|word| word.sentence)
            else {
                continue;
            };
            let inside: Vec<_> = passage.words.iter().filter(|word| word.sentence == number).collect();
            let is = |wanted: &str| {
                inside.iter().find(|word| passage.text[word.range.clone()].to_lowercase().starts_with(wanted))
            };
            if let (Some(other), None) = (is(others[0]), is(body.to_lowercase().trim_end_matches('s'))) {
                let problem = message!(codes::OTHER_BODY, text = &passage.text[other.range.clone()], organ = body);
                let place = passage.place(&other.range).into_iter().chain(places.iter().cloned()).collect();
                findings.push(Diagnostic::warning(problem).at_all(place));
            }
        }
    }
    body_of_points(review, findings);
}

/// A point that lets another body decide than the one that the case is put to.
fn body_of_points(review: &Review<'_>, findings: &mut Diagnostics) {
    // A case that several bodies decide has points of each.
    let [decision] = review.case.decisions.as_slice() else { return };
    let Some(organ) = &decision.body else { return };
    let own = organ.value.to_lowercase();
    for point in points(review) {
        let first = point.words.first().map(|word| point.text[word.range.clone()].to_lowercase());
        let Some(first) = first.filter(|first| {
            first.ends_with("styrelsen") || first.ends_with("fullmäktige") || first.ends_with("nämnden")
        }) else {
            continue;
        };
        let verb = point.words.get(1).map(|word| point.text[word.range.clone()].to_lowercase()).unwrap_or_default();
        let decides =
            ["antar", "beslutar", "godkänner", "antecknar", "fastställer", "upphäver"].contains(&verb.as_str());
        if decides && !own.contains(&first) {
            let range = point.words[0].range.clone();
            let problem = message!(codes::OTHER_BODY, text = &point.text[range.clone()], organ = organ.value);
            let places = point.place(&range).into_iter().chain(organ.places.iter().cloned()).collect();
            findings.push(Diagnostic::finding(problem).at_all(places));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::review::testing::Changed;

    fn messages(from: &str, to: &str) -> Vec<String> {
        Changed { texts: &[("arende.toml", from, to)], ..Changed::default() }.messages("G31")
    }

    const ADOPTED: &str =
        "    \"{{ dokument.anvisning.titel }}, {{ bilaga.anvisning }} till tjänsteutlåtandet, antas.\",\n";
    const REPEALED: &str = "    \"{{ dokument.foregangare.titel }}, {{ bilaga.foregangare }} till tjänsteutlåtandet, upphör att gälla.\",\n";

    #[test]
    fn what_no_point_adopts_is_told() {
        assert_eq!(messages("", "").len(), 0);
        assert_eq!(messages(ADOPTED, "").len(), 1);
    }

    #[test]
    fn points_refer_to_their_own_documents_and_come_in_order() {
        assert_eq!(messages("{{ bilaga.foregangare }} till", "bilaga 1 till").len(), 1);
        let both = format!("{ADOPTED}{REPEALED}");
        assert_eq!(messages(&both, &format!("{REPEALED}{ADOPTED}")).len(), 1);
    }
}
