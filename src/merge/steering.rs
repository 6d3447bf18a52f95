//! A steering document: cover, the pages on the system of steering documents, and its sections.

use chrono::NaiveDate;

use super::filters::capitalized;
use super::names::Names;
use super::phrases::filled;
use super::report::title;
use super::sections::{self, FRAME_LEVEL, Prose};
use super::{blocks, file_name, stem, value_of};
use crate::document::{Body, Content, Document, Field, Inline, Phrase, Section, Steering, plain, sources};
use crate::model::{Adoption, DocumentRole, Placed, SteeringDocument, Value};
use crate::templates::{CaseDocument, CoverRow, CoverSource, Frame};

/// The key of the pages on the system of steering documents.
const SYSTEM: &str = "styrsystem";

/// Merges a document that is bilaga `number`.
pub(super) fn merge(names: &mut Names<'_>, document: &SteeringDocument, number: usize) -> Document {
    let templates = names.templates;
    let spec = templates.document(&document.key);
    let frame = spec.map(|spec| templates.frame(spec));
    let has_cover = frame.is_some_and(|frame| !frame.spec.forsattsblad.is_empty());
    let title = title(names, document.title.as_ref());
    let kind = match &document.kind {
        Some(kind) => names.text(kind),
        None if !has_cover => Vec::new(),
        None => vec![names.lacking("dokumentsort")],
    };
    let decided = Decided::of(names, document, spec);
    let cover = match frame {
        Some(frame) => {
            let rows = frame.spec.forsattsblad.iter();
            rows.map(|row| field(names, document, (frame, row), &title, &kind, &decided)).collect()
        }
        None => Vec::new(),
    };
    let prose = Prose { texts: &document.sections, file: document.place.clone() };
    let has_system = frame.is_some_and(|frame| frame.spec.styrsystem);
    let steering = Steering {
        label: if has_cover { label(names, document, &kind, &decided) } else { plain_label(names, number) },
        note: with_end(note(names, document.role, &kind, &decided), ceases(names, document.role, spec)),
        cover,
        system: if has_system && names.is_asked_for(SYSTEM) { system(names) } else { Vec::new() },
        sections: spec.map(|spec| sections::merge(names, spec, &prose, |_, _, _| None)).unwrap_or_default(),
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
        if let Some(group) = spec.and_then(|spec| spec.beslut.as_ref()) {
            return Self::from_facts(names, &document.key, group);
        }
        let case = names.case;
        let proposal = spec.and_then(|spec| names.templates.decision_on(case, spec));
        let decision = match (document.role, proposal.and_then(|proposal| proposal.adoption.as_ref())) {
            (Some(DocumentRole::Forslag), Some(Adoption { date, paragraph })) => {
                Some(vec![decision(names, &document.key, date, paragraph)])
            }
            _ => None,
        };
        Self { body: names.line(proposal.and_then(|proposal| proposal.body.as_ref()), "organ"), decision }
    }

    /// A document adopted before: its decision is a group of facts. A fact that is text may have references.
    fn from_facts(names: &mut Names<'_>, key: &str, group: &str) -> Self {
        let case = names.case;
        names.ask(&format!("fakta.{group}"));
        let fact = |field: &str| case.facts.get(&format!("{group}.{field}")).and_then(Option::as_ref);
        let typed = |field: &str| fact(field).map(|Placed { value, places }| (value, places.clone()));
        let body = match case.fact_texts.get(&format!("{group}.organ")).filter(|_| fact("organ").is_some()) {
            Some(source) => names.text(source),
            None => names.line(None, "organ"),
        };
        let decided = match (typed("datum"), typed("paragraf")) {
            (Some((Value::Date(date), dated)), Some((Value::Integer(number), numbered))) => {
                let date = Placed { value: *date, places: dated };
                decision(names, key, &date, &Placed { value: *number, places: numbered })
            }
            _ => names.lacking("beslut"),
        };
        Self { body, decision: Some(vec![decided]) }
    }
}

/// The decision that adopted a document: its date and its paragraph, each with its own place.
fn decision(names: &Names<'_>, key: &str, date: &Placed<NaiveDate>, paragraph: &Placed<i64>) -> Inline {
    let sources = date.places.iter().chain(&paragraph.places).cloned().collect();
    value_of(&format!("dokument.{key}.beslut"), names.templates.sprak.decision(date.value, paragraph.value), sources)
}

/// What stands above the title of a document without a cover: "Bilaga 3".
fn plain_label(names: &Names<'_>, number: usize) -> Vec<Inline> {
    let label = &names.templates.husstil.etiketter.bilaga;
    vec![Inline::Phrase(names.house("etiketter.bilaga", &format!("{label} {number}")))]
}

/// What stands above the title: whether this is a proposal, a reproduction or the document itself.
fn label(names: &Names<'_>, document: &SteeringDocument, kind: &[Inline], decided: &Decided) -> Vec<Inline> {
    let phrases = &names.templates.husstil.fraser;
    let (key, phrase) = match document.role {
        Some(DocumentRole::Foregangare) => ("fraser.atergivning", &phrases.atergivning),
        Some(DocumentRole::Forslag) if decided.decision.is_none() => ("fraser.forslag", &phrases.forslag),
        _ => return with_capital(document, "dokumentsort", kind),
    };
    let phrase = Inline::Phrase(names.house(key, &format!("{phrase} ")));
    std::iter::once(phrase).chain(kind.iter().cloned()).collect()
}

/// That a document which the case repeals ceases, or has ceased, and by which decision.
pub(super) fn ceases(
    names: &Names<'_>,
    role: Option<DocumentRole>,
    spec: Option<&CaseDocument>,
) -> Option<Vec<Inline>> {
    let spec = spec.filter(|_| role == Some(DocumentRole::Foregangare))?;
    let (templates, phrases) = (names.templates, &names.templates.husstil.fraser);
    // The body that repeals a document is the one that adopts what replaces it.
    let decides = if spec.organ.is_some() { spec } else { templates.replacing(spec).unwrap_or(spec) };
    let proposal = templates.decision_on(names.case, decides);
    let Some(adoption) = proposal.and_then(|proposal| proposal.adoption.as_ref()) else {
        let text = phrases.upphor_not.as_ref()?;
        return Some(vec![Inline::Phrase(names.house("fraser.upphor_not", text))]);
    };
    let body = names.line(proposal.and_then(|proposal| proposal.body.as_ref()), "organ");
    let decided = [decision(names, &decides.nyckel, &adoption.date, &adoption.paragraph)];
    let phrase = names.house("fraser.upphort_not", phrases.upphort_not.as_ref()?);
    Some(filled(&phrase, &[("organ", &body), ("beslut", &decided)]))
}

/// A note that another goes on from.
fn with_end(note: Option<Vec<Inline>>, end: Option<Vec<Inline>>) -> Option<Vec<Inline>> {
    match (note, end) {
        (Some(mut note), Some(end)) => {
            note.push(Inline::Phrase(Phrase::unkeyed(" ".to_owned())));
            note.extend(end);
            Some(note)
        }
        (note, end) => note.or(end),
    }
}

fn note(names: &Names<'_>, role: Option<DocumentRole>, kind: &[Inline], decided: &Decided) -> Option<Vec<Inline>> {
    let phrases = &names.templates.husstil.fraser;
    let (key, phrase) = match role {
        Some(DocumentRole::Foregangare) => ("fraser.atergivning_not", &phrases.atergivning_not),
        Some(DocumentRole::Forslag) if decided.decision.is_none() => ("fraser.forslag_not", &phrases.forslag_not),
        _ => return None,
    };
    let decision = decided.decision.as_deref().unwrap_or_default();
    let values = [("organ", decided.body.as_slice()), ("dokumentsort", kind), ("beslut", decision)];
    // The article is a word of the phrase, chosen by what it stands before.
    let phrase = phrase.replace("{artikel}", article(names, &plain(kind)));
    Some(filled(&names.house(key, &phrase), &values))
}

/// What stands before the kind of document: as before the longest known kind that it ends with, or before the first one.
fn article<'n>(names: &Names<'n>, kind: &str) -> &'n str {
    let known = &names.templates.sprak.granskning.granskningsord.dokumentsorter;
    let kind = kind.to_lowercase();
    let of_end = known.iter().filter(|sort| kind.ends_with(&sort.ord)).max_by_key(|sort| sort.ord.len());
    let articles = of_end.into_iter().chain(known).filter_map(|sort| sort.artikel.as_deref());
    articles.into_iter().next().unwrap_or_default()
}

fn field(
    names: &mut Names<'_>,
    document: &SteeringDocument,
    (frame, row): (&Frame, &CoverRow),
    title: &[Inline],
    kind: &[Inline],
    decided: &Decided,
) -> Field {
    let value = match row.kalla {
        CoverSource::Titel => title.to_vec(),
        CoverSource::Dokumentsort => with_capital(document, "dokumentsort", kind),
        CoverSource::Organ => with_capital(document, "organ", &decided.body),
        CoverSource::Beslut => decided.decision.clone().unwrap_or_else(|| {
            vec![Inline::Phrase(names.house("fraser.oppet", &names.templates.husstil.fraser.oppet))]
        }),
        CoverSource::Prosa => match document.cover.get(&row.nyckel) {
            Some(source) => names.text(source),
            None => vec![names.lacking(&row.etikett.to_lowercase())],
        },
    };
    let key = format!("{}.{}.etikett", frame.cover_key, row.nyckel);
    let label = Phrase { text: row.etikett.clone(), file: frame.file.as_str().into(), key: key.into() };
    Field { label, value }
}

/// A text of the document that begins with a capital, as a value of its own; its gaps stay gaps.
fn with_capital(document: &SteeringDocument, field: &str, text: &[Inline]) -> Vec<Inline> {
    let name = format!("dokument.{}.{field}", document.key);
    let is_gap = |inline: &Inline| matches!(inline, Inline::Gap(_));
    let mut pieces = Vec::new();
    for run in text.chunk_by(|one, next| !is_gap(one) && !is_gap(next)) {
        pieces.push(match run {
            [gap @ Inline::Gap(_)] => gap.clone(),
            _ if pieces.is_empty() => value_of(&name, capitalized(&plain(run)), sources(run)),
            _ => value_of(&name, plain(run), sources(run)),
        });
    }
    pieces
}

/// The municipality's pages on its system of steering documents.
fn system(names: &mut Names<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    for (index, text) in names.templates.husstil.styrsystem.iter().enumerate() {
        let phrase = |field: &str, text: &str| names.house(&format!("styrsystem.{}.{field}", index + 1), text);
        let (heading, prose) = (phrase("rubrik", &text.rubrik), phrase("text", &text.text));
        let heading = names.phrase(&heading);
        let content = Content::Blocks(blocks::merge_phrase(names, &prose, FRAME_LEVEL));
        let key = SYSTEM.to_owned();
        sections.push(Section { key, level: FRAME_LEVEL, heading, content, place: None });
    }
    sections
}
