//! The tjänsteutlåtande.

use super::names::{Alone, Names};
use super::phrases::filled;
use super::{blocks, frozen_title, line};
use crate::document::{Body, Content, Document, Field, Inline, Phrase, Report, Section};
use crate::message::message;
use crate::model::{Attachment, Case, DocumentRole, Placed};
use crate::prose;
use crate::source_text::SourceText;
use crate::templates::{CaseDocument, DocumentKind, SectionKind};

/// The level of the frame's headings; the title is level 1.
const FRAME_LEVEL: u8 = 2;

/// Merges the report.
pub(super) fn merge(names: &mut Names<'_>) -> Document {
    let case = names.case;
    let title = title(names, case.title.as_ref());
    let spec = names.templates.arendetyp.dokument.iter().find(|d| d.slag == DocumentKind::Tjansteutlatande);
    let sections = spec.map(|spec| sections(names, spec)).unwrap_or_default();
    Document {
        key: "tjansteutlatande".to_owned(),
        stem: "tjansteutlatande".to_owned(),
        number: None,
        title,
        body: Body::Report(Report { header: header(names), contact: contact(names), sections }),
        frozen: false,
    }
}

/// A document's title, or the gap where it has none.
pub(super) fn title(names: &mut Names<'_>, source: Option<&SourceText>) -> Vec<Inline> {
    match source {
        Some(source) => names.text(source),
        None => vec![Inline::Gap("titel".to_owned())],
    }
}

fn header(names: &Names<'_>) -> Vec<Field> {
    let (case, labels) = (names.case, &names.templates.husstil.etiketter);
    let field = |key: &str, label: &str, value: Option<&Placed<String>>| field(names.house(key, label), value);
    let issued = case.issued.as_ref().map(|date| Placed { value: date.value.to_string(), places: date.places.clone() });
    vec![
        field("etiketter.utfardat", &labels.utfardat, issued.as_ref()),
        field("etiketter.arendenummer", &labels.arendenummer, case.number.as_ref()),
    ]
}

fn contact(names: &Names<'_>) -> Vec<Field> {
    let (officer, labels) = (&names.case.officer, &names.templates.husstil.etiketter);
    let field = |key: &str, label: &str, value: Option<&Placed<String>>| field(names.house(key, label), value);
    vec![
        field("etiketter.handlaggare", &labels.handlaggare, officer.name.as_ref()),
        field("etiketter.telefon", &labels.telefon, officer.phone.as_ref()),
        field("etiketter.epost", &labels.epost, officer.email.as_ref()),
    ]
}

fn field(label: Phrase, value: Option<&Placed<String>>) -> Field {
    Field { value: line(value, &label.text.to_lowercase()), label }
}

/// The frame's sections in order, each followed by the kind of case's sections under it.
fn sections(names: &mut Names<'_>, spec: &CaseDocument) -> Vec<Section> {
    let case = names.case;
    let mut sections = Vec::new();
    for frame in names.frame(DocumentKind::Tjansteutlatande) {
        let heading = match frame.slag {
            SectionKind::Underskrifter => Vec::new(),
            _ => names.heading(spec, &frame.nyckel).unwrap_or_default(),
        };
        let prose = case.sections.get(&frame.nyckel);
        let text = prose.and_then(|prose| prose.text.as_ref());
        let content = match frame.slag {
            SectionKind::Beslut => decisions(names),
            SectionKind::Bilagor => attachments(names),
            SectionKind::Underskrifter => signatures(case),
            SectionKind::Ram => Content::Blocks(Vec::new()),
            SectionKind::Dimension if prose.is_none() => stock_phrase(names),
            SectionKind::Text | SectionKind::Dimension => prose_or_gap(names, text, &frame.nyckel, FRAME_LEVEL),
        };
        let place = prose.map(|prose| prose.place.clone());
        sections.push(Section { key: frame.nyckel.clone(), level: FRAME_LEVEL, heading, content, place });
        sections.extend(own_sections(names, spec, &frame.nyckel, &case.sections, FRAME_LEVEL + 1));
    }
    sections
}

/// The kind of case's own sections under a section of the frame.
pub(super) fn own_sections(
    names: &mut Names<'_>,
    spec: &CaseDocument,
    under: &str,
    prose: &std::collections::BTreeMap<String, crate::model::SectionProse>,
    level: u8,
) -> Vec<Section> {
    let mut sections = Vec::new();
    for section in spec.avsnitt.iter().filter(|section| section.under == under) {
        let own = prose.get(&section.nyckel);
        let text = own.and_then(|own| own.text.as_ref());
        if text.is_none() && !section.kravs {
            continue;
        }
        let heading = names.heading(spec, &section.nyckel).unwrap_or_default();
        let content = prose_or_gap(names, text, &section.nyckel, level);
        let place = own.map(|own| own.place.clone());
        sections.push(Section { key: section.nyckel.clone(), level, heading, content, place });
    }
    sections
}

fn prose_or_gap(names: &mut Names<'_>, text: Option<&SourceText>, key: &str, level: u8) -> Content {
    Content::Blocks(match text {
        Some(text) => blocks::merge(names, text, level),
        None => vec![crate::document::Block::Paragraph(vec![Inline::Gap(key.to_owned())])],
    })
}

/// What the office says of a dimension where it found nothing to say.
fn stock_phrase(names: &Names<'_>) -> Content {
    let phrase = Inline::Phrase(names.house("fraser.dimension", &names.templates.husstil.fraser.dimension));
    Content::Blocks(vec![crate::document::Block::Paragraph(vec![phrase])])
}

fn decisions(names: &mut Names<'_>) -> Content {
    let case = names.case;
    let phrase = names.house("fraser.beslut_ledtext", &names.templates.husstil.fraser.beslut_ledtext);
    let lead = filled(&phrase, &[("organ", &line(case.decision.body.as_ref(), "organ"))]);
    let mut points = Vec::new();
    for source in &case.decision.points {
        points.push(single_paragraph(names, source));
    }
    if points.is_empty() {
        points.push(vec![Inline::Gap("beslutspunkter".to_owned())]);
    }
    Content::Decisions { lead, points }
}

/// A decision point is a single paragraph, and may be a single reference.
fn single_paragraph(names: &mut Names<'_>, source: &SourceText) -> Vec<Inline> {
    let mut parsed = prose::parse(source, names.problems);
    match (parsed.len(), parsed.pop()) {
        (1, Some(prose::RawBlock::Paragraph(inlines))) => return blocks::inlines(names, inlines),
        (1, Some(prose::RawBlock::Alone(reference))) => {
            if let Alone::Inline(inline) = names.alone(&reference) {
                return inline.into_iter().collect();
            }
        }
        _ => {}
    }
    let problem = message!(crate::codes::MARKUP_REFUSED, slag = "flera-stycken");
    names.problems.push(crate::diagnostic::Diagnostic::error(problem).at(source.whole()));
    Vec::new()
}

/// The list of bilagor. A document that is not adopted yet is a proposal, and its title says so.
fn attachments(names: &mut Names<'_>) -> Content {
    let case = names.case;
    let mut titles = Vec::new();
    for attachment in &case.attachments {
        titles.push(match attachment {
            Attachment::Pdf(pdf) => line(pdf.title.as_ref(), "titel"),
            Attachment::Frozen(document) => vec![frozen_title(document)],
            Attachment::Document(document) => {
                let mut text = title(names, document.title.as_ref());
                if document.role == Some(DocumentRole::Forslag) && case.adoption.is_none() {
                    let proposal = format!("{} ", names.templates.husstil.fraser.forslag);
                    text.insert(0, Inline::Phrase(names.house("fraser.forslag", &proposal)));
                }
                text
            }
        });
    }
    Content::Attachments(titles)
}

fn signatures(case: &Case) -> Content {
    let signed = case.signatories.iter().map(|s| (line(s.name.as_ref(), "namn"), line(s.title.as_ref(), "titel")));
    Content::Signatures(signed.collect())
}
