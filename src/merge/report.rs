//! The tjänsteutlåtande.

use chrono::NaiveDate;

use super::addresses::linked;
use super::decisions::{self, with_capital};
use super::names::Names;
use super::phrases::filled;
use super::sections::{self, Prose};
use super::{file_name, frozen_title, value_of};
use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::document::{Body, Content, Document, Field, Inline, Phrase, Report, plain};
use crate::message::message;
use crate::model::{Attachment, Case, DocumentRole, Placed, SectionProse, Value};
use crate::place::Place;
use crate::source_text::SourceText;
use crate::templates::{CaseDocument, FrameSection, SectionKind};

/// The stems of files that a case has beside its documents.
const OTHER_FILES: [&str; 2] = ["handlingar", "granskning"];

/// Merges the report.
pub(super) fn merge(names: &mut Names<'_>) -> Document {
    let case = names.case;
    let is_whole = !names.is_bare;
    let title = if is_whole { title(names, case.title.as_ref()) } else { Vec::new() };
    let spec = names.templates.report();
    let prose = Prose { texts: &case.sections, file: Place::File(CASE_FILE.into()) };
    let sections = spec.map(|spec| sections::merge(names, spec, &prose, contents)).unwrap_or_default();
    spec.into_iter().for_each(|spec| tell_unlisted(names, spec));
    let key = spec.map(|spec| spec.nyckel.clone()).unwrap_or_default();
    let stem = spec.filter(|_| is_whole).and_then(|spec| stem(names, spec)).unwrap_or_else(|| key.clone());
    let (header, contact) = if is_whole { (header(names), contact(names)) } else { Default::default() };
    let body = Body::Report(Report { header, contact, sections });
    Document { stem, key, number: None, title, body, frozen: false }
}

/// Bilagor of a case whose report lists them nowhere.
fn tell_unlisted(names: &mut Names<'_>, spec: &CaseDocument) {
    let sections = &names.templates.frame(spec).spec.avsnitt;
    let mut lists = sections.iter().filter(|section| section.slag == SectionKind::Bilagor);
    let is_listed = lists.any(|list| !names.is_hidden(&spec.nyckel, &list.nyckel));
    let first = match names.case.attachments.first() {
        Some(Attachment::Pdf(pdf)) => &pdf.place,
        Some(Attachment::Document(document)) => &document.place,
        Some(Attachment::Frozen(document)) => &document.place,
        None => return,
    };
    if !is_listed {
        let problem = Diagnostic::error(message!(codes::ATTACHMENTS_UNLISTED, ram = spec.frame_name()));
        names.problems.push(problem.at(first.clone()));
    }
}

/// The stem of the report's files where the kind of case has no name of its own for it: what the house calls it.
fn stem(names: &Names<'_>, spec: &CaseDocument) -> Option<String> {
    let label = &names.templates.husstil.etiketter.dokumenttyp;
    let own = spec.nyckel != spec.slag.frame();
    file_name(&[Inline::Phrase(names.house("etiketter.dokumenttyp", label))])
        .filter(|stem| !own && !OTHER_FILES.contains(&stem.as_str()))
}

/// A document's title, or the gap where it has none.
pub(super) fn title(names: &mut Names<'_>, source: Option<&SourceText>) -> Vec<Inline> {
    match source {
        Some(source) => names.text(source),
        None => vec![names.lacking("titel")],
    }
}

fn header(names: &Names<'_>) -> Vec<Field> {
    let (case, labels) = (names.case, &names.templates.husstil.etiketter);
    let field = |key: &str, label: &str, value: Option<&Placed<String>>| field(names, names.house(key, label), value);
    let day = |date: &Placed<NaiveDate>| Placed {
        value: names.templates.sprak.text.day(date.value),
        places: date.places.clone(),
    };
    ["arende.utfardat", "arende.arendenummer"].iter().for_each(|name| names.ask(name));
    let issued = case.issued.as_ref().map(day);
    let mut fields = vec![
        field("etiketter.utfardat", &labels.utfardat, issued.as_ref()),
        field("etiketter.arendenummer", &labels.arendenummer, case.number.as_ref()),
    ];
    if let Some(label) = &labels.till {
        let to = addressees(case).into_iter().map(|body| with_capital(&names.line(body, "organ"), "organ"));
        fields.extend(to.map(|value| Field { label: names.house("etiketter.till", label), value }));
    }
    fields
}

/// The bodies that the case is put to, each once: of a body and the one that prepares its points, the latter.
fn addressees(case: &Case) -> Vec<Option<&Placed<String>>> {
    let mut bodies: Vec<Option<&Placed<String>>> = Vec::new();
    for decision in case.decisions.iter() {
        let body = decision.preparing.as_ref().or(decision.body.as_ref());
        if !bodies.iter().any(|known| known.map(|known| &known.value) == body.map(|body| &body.value)) {
            bodies.push(body);
        }
    }
    bodies
}

fn contact(names: &Names<'_>) -> Vec<Field> {
    let (officer, labels) = (&names.case.officer, &names.templates.husstil.etiketter);
    let field = |key: &str, label: &str, value: Option<&Placed<String>>| field(names, names.house(key, label), value);
    let mut email = field("etiketter.epost", &labels.epost, officer.email.as_ref());
    email.value = linked(email.value);
    let mut name = field("etiketter.handlaggare", &labels.handlaggare, officer.name.as_ref());
    if let Some(title) = &officer.title {
        let phrase = names.house("fraser.handlaggare_titel", &names.templates.husstil.fraser.handlaggare_titel);
        name.value = filled(&phrase, &[("namn", &name.value), ("titel", &names.line(Some(title), "titel"))]);
    }
    vec![name, field("etiketter.telefon", &labels.telefon, officer.phone.as_ref()), email]
}

fn field(names: &Names<'_>, label: Phrase, value: Option<&Placed<String>>) -> Field {
    Field { value: names.line(value, &label.text.to_lowercase()), label }
}

/// What a section of the frame holds that is no prose.
fn contents(names: &mut Names<'_>, framed: &FrameSection, prose: Option<&SectionProse>) -> Option<Vec<Content>> {
    Some(match framed.slag {
        SectionKind::Beslut => decisions::merge(names),
        SectionKind::Bilagor => attachments(names).into_iter().collect(),
        SectionKind::Underskrifter => vec![signatures(names)],
        SectionKind::Dimension if prose.is_none() => vec![stock_phrase(names)],
        SectionKind::Ram | SectionKind::Text | SectionKind::Dimension => return None,
    })
}

/// What the office says of a dimension where it found nothing to say.
fn stock_phrase(names: &Names<'_>) -> Content {
    let phrase = Inline::Phrase(names.house("fraser.dimension", &names.templates.husstil.fraser.dimension));
    Content::Blocks(vec![crate::document::Block::Paragraph(vec![phrase])])
}

/// The list of bilagor. A document that is put forward is a proposal, and its title says so: the report stays as it was sent,
/// whatever has been decided since. Of two with one title the one that was decided before tells when.
fn attachments(names: &mut Names<'_>) -> Option<Content> {
    let case = names.case;
    if case.attachments.is_empty() && names.templates.may_lack_attachments() {
        return None;
    }
    let mut titles = Vec::new();
    for attachment in &case.attachments {
        titles.push(match attachment {
            Attachment::Pdf(pdf) => names.line(pdf.title.as_ref(), "titel"),
            Attachment::Frozen(document) => vec![frozen_title(document)],
            Attachment::Document(document) => {
                let mut text = title(names, document.title.as_ref());
                if document.role == Some(DocumentRole::Forslag) {
                    let proposal = format!("{} ", names.templates.husstil.fraser.forslag);
                    text.insert(0, Inline::Phrase(names.house("fraser.forslag", &proposal)));
                }
                text
            }
        });
    }
    let plain_titles: Vec<String> = case.attachments.iter().map(|attachment| title_of(names, attachment)).collect();
    for (index, attachment) in case.attachments.iter().enumerate() {
        let is_alone = plain_titles.iter().filter(|title| **title == plain_titles[index]).count() == 1;
        if !is_alone && attachment.role() == Some(DocumentRole::Foregangare) {
            titles[index] = dated(names, attachment, std::mem::take(&mut titles[index]));
        }
    }
    Some(Content::Attachments(titles))
}

/// A bilaga's title as it is read.
fn title_of(names: &mut Names<'_>, attachment: &Attachment) -> String {
    match attachment {
        Attachment::Document(document) => plain(&title(names, document.title.as_ref())),
        Attachment::Frozen(document) => document.decided.title.clone(),
        Attachment::Pdf(pdf) => pdf.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
    }
}

/// A title with the day of the decision that adopted the document.
fn dated(names: &Names<'_>, attachment: &Attachment, title: Vec<Inline>) -> Vec<Inline> {
    let group = names.templates.document(attachment.key()).and_then(|spec| spec.beslut.as_ref());
    group.iter().for_each(|group| names.ask(&format!("fakta.{group}")));
    let fact = |group: &String| names.case.facts.get(&format!("{group}.datum")).and_then(Option::as_ref);
    let day = match (attachment, group.and_then(fact)) {
        (Attachment::Frozen(document), _) => Some((document.decided.date, vec![document.place.clone()])),
        (_, Some(Placed { value: Value::Date(date), places })) => Some((*date, places.clone())),
        _ => None,
    };
    match (&names.templates.husstil.fraser.bilaga_beslutad, day) {
        (Some(text), Some((date, places))) => {
            let day = [value_of("datum", names.templates.sprak.text.day(date), places)];
            filled(&names.house("fraser.bilaga_beslutad", text), &[("titel", &title), ("datum", &day)])
        }
        _ => title,
    }
}

fn signatures(names: &Names<'_>) -> Content {
    let line = |text: &Option<Placed<String>>, what| names.line(text.as_ref(), what);
    let signed = names.case.signatories.iter().map(|s| (line(&s.name, "namn"), line(&s.title, "titel")));
    Content::Signatures(signed.collect())
}
