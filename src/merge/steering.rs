//! A steering document: cover, the pages on the system of steering documents, and its sections.

use super::filters::{capitalized, decision};
use super::names::Names;
use super::report::{own_sections, title};
use super::{blocks, file_name, line, stem};
use crate::document::{Body, Content, Document, Field, Inline, Section, Steering, plain};
use crate::model::{DocumentRole, Placed, SteeringDocument, Value};
use crate::templates::{CaseDocument, CoverRow, CoverSource, DocumentKind, SectionKind};

/// The level of the frame's headings; the title is level 1.
const FRAME_LEVEL: u8 = 2;

/// Merges a steering document that is bilaga `number`.
pub(super) fn merge(names: &mut Names<'_>, document: &SteeringDocument, number: usize) -> Document {
    let templates = names.templates;
    let spec = templates.arendetyp.dokument.iter().find(|spec| spec.nyckel == document.key);
    let title = title(names, document.title.as_ref());
    let kind = match &document.kind {
        Some(kind) => names.text(kind),
        None => vec![Inline::Gap("dokumentsort".to_owned())],
    };
    let decided = Decided::of(names, document, spec);
    let cover = templates.husstil.forsattsblad.rader.iter();
    let cover = cover.map(|row| field(names, document, row, &title, &kind, &decided)).collect();
    let steering = Steering {
        label: label(names, document.role, &plain(&kind), &decided),
        note: note(names, document.role, &plain(&kind), &decided),
        cover,
        system: system(names),
        sections: spec.map(|spec| sections(names, document, spec)).unwrap_or_default(),
        kind,
    };
    Document {
        key: document.key.clone(),
        stem: stem(number, file_name(&steering.kind).as_deref().unwrap_or(&document.key)),
        number: Some(number),
        title,
        body: Body::Steering(steering),
        frozen: false,
    }
}

/// Who adopts the document, and when it did.
struct Decided {
    body: Vec<Inline>,
    decision: Option<Vec<Inline>>,
}

impl Decided {
    fn of(names: &mut Names<'_>, document: &SteeringDocument, spec: Option<&CaseDocument>) -> Self {
        let case = names.case;
        if let Some(group) = spec.and_then(|spec| spec.beslut.as_ref()) {
            return Self::from_facts(names, group);
        }
        let decision = match (document.role, &case.adoption) {
            (Some(DocumentRole::Forslag), Some(adoption)) => {
                let text = decision(adoption.date.value, adoption.paragraph.value);
                Some(line(Some(&Placed { value: text, places: adoption.date.places.clone() }), "beslut"))
            }
            _ => None,
        };
        Self { body: line(case.decision.body.as_ref(), "organ"), decision }
    }

    /// A document adopted before: its decision is a group of facts. A fact that is text may have references.
    fn from_facts(names: &mut Names<'_>, group: &str) -> Self {
        let case = names.case;
        let fact = |field: &str| case.facts.get(&format!("{group}.{field}")).and_then(Option::as_ref);
        let body = match case.fact_texts.get(&format!("{group}.organ")).filter(|_| fact("organ").is_some()) {
            Some(source) => names.text(source),
            None => line(None, "organ"),
        };
        let text = match (fact("datum"), fact("paragraf")) {
            (Some(Placed { value: Value::Date(date), places }), Some(Placed { value: Value::Integer(number), .. })) => {
                Some(Placed { value: decision(*date, *number), places: places.clone() })
            }
            _ => None,
        };
        Self { body, decision: Some(line(text.as_ref(), "beslut")) }
    }
}

/// What stands above the title: whether this is a proposal, a reproduction or the document itself.
fn label(names: &Names<'_>, role: Option<DocumentRole>, kind: &str, decided: &Decided) -> String {
    let phrases = &names.templates.husstil.fraser;
    match role {
        Some(DocumentRole::Foregangare) => format!("{} {}", phrases.atergivning, kind),
        Some(DocumentRole::Forslag) if decided.decision.is_none() => format!("{} {}", phrases.forslag, kind),
        _ => capitalized(kind),
    }
}

fn note(names: &Names<'_>, role: Option<DocumentRole>, kind: &str, decided: &Decided) -> Option<String> {
    let phrases = &names.templates.husstil.fraser;
    let phrase = match role {
        Some(DocumentRole::Foregangare) => &phrases.atergivning_not,
        Some(DocumentRole::Forslag) if decided.decision.is_none() => &phrases.forslag_not,
        _ => return None,
    };
    let decision = decided.decision.as_deref().map(plain).unwrap_or_default();
    let filled = phrase.replace("{organ}", &plain(&decided.body)).replace("{dokumentsort}", kind);
    Some(filled.replace("{beslut}", &decision))
}

fn field(
    names: &mut Names<'_>,
    document: &SteeringDocument,
    row: &CoverRow,
    title: &[Inline],
    kind: &[Inline],
    decided: &Decided,
) -> Field {
    let value = match row.kalla {
        CoverSource::Titel => title.to_vec(),
        CoverSource::Dokumentsort => vec![Inline::Boilerplate(capitalized(&plain(kind)))],
        CoverSource::Organ => vec![Inline::Boilerplate(capitalized(&plain(&decided.body)))],
        CoverSource::Beslut => decided
            .decision
            .clone()
            .unwrap_or_else(|| vec![Inline::Boilerplate(names.templates.husstil.fraser.oppet.clone())]),
        CoverSource::Prosa => match document.cover.get(&row.nyckel) {
            Some(source) => names.text(source),
            None => vec![Inline::Gap(row.etikett.to_lowercase())],
        },
    };
    Field { label: row.etikett.clone(), value }
}

/// The municipality's pages on its system of steering documents.
fn system(names: &mut Names<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    for text in &names.templates.husstil.styrsystem {
        let heading = names.boilerplate(&text.rubrik);
        let source = names.template_text(&text.text);
        let content = Content::Blocks(blocks::merge(names, &source, FRAME_LEVEL));
        let key = "styrsystem".to_owned();
        sections.push(Section { key, level: FRAME_LEVEL, heading, content, place: None });
    }
    sections
}

/// The frame's headings in order, each followed by the kind of case's sections under it.
fn sections(names: &mut Names<'_>, document: &SteeringDocument, spec: &CaseDocument) -> Vec<Section> {
    let mut sections = Vec::new();
    for frame in names.frame(DocumentKind::Styrdokument) {
        let heading = names.heading(spec, &frame.nyckel).unwrap_or_default();
        let text = document.sections.get(&frame.nyckel).and_then(|prose| prose.text.as_ref());
        let blocks = match text {
            Some(text) if frame.slag != SectionKind::Ram => blocks::merge(names, text, FRAME_LEVEL),
            _ => Vec::new(),
        };
        let content = Content::Blocks(blocks);
        sections.push(Section { key: frame.nyckel.clone(), level: FRAME_LEVEL, heading, content, place: None });
        sections.extend(own_sections(names, spec, &frame.nyckel, &document.sections, FRAME_LEVEL + 1));
    }
    sections
}
