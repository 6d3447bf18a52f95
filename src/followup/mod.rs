//! The next case from the last one. What still holds is taken over with its origin, what is about the old period must be
//! confirmed, what is new is empty, and the document that the last case adopted is frozen as the one to repeal.

mod case_file;
mod checklist;
mod document_file;
mod due;
mod promises;
mod rows;
mod sections;
mod stale;
mod values;

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use chrono::NaiveDate;

pub(crate) use self::due::{Deadline, Due};

use self::checklist::{Checklist, Taken};
use self::document_file::Proposal;
use self::due::followed_up_by;
use self::promises::Promise;
use self::stale::Stale;
use self::values::Collector;
use crate::case_files::{CARRIED_FILE, CASE_FILE, WORKBOOK_FILE};
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Warned};
use crate::document::{Body, Document};
use crate::frozen::{Adopted, Frozen};
use crate::inputs::toml::{self, TomlFile};
use crate::mandatperiod::Period;
use crate::merge::Merged;
use crate::message::message;
use crate::model::{Adoption, Attachment, Case, DocumentRole, Value};
use crate::place::Place;
use crate::scaffold::workbook::FilledRow;
use crate::scaffold::{toml as scaffold_toml, workbook};
use crate::schema;
use crate::source::Source;
use crate::templates::{FollowUpSpec, TemplateSource, Templates, Written};
use crate::understand::{Understood, understand_decided};

/// A case that is done: as it was typed, and as it was understood.
#[derive(Debug)]
pub(crate) struct Finished {
    /// `arende.toml`.
    file: TomlFile,
    /// The other TOML files, by name.
    documents: BTreeMap<String, TomlFile>,
    /// The case.
    pub case: Case,
    /// Its templates.
    pub templates: Arc<Templates>,
    /// Its documents.
    merged: Merged,
}

/// What the handläggare asks for.
#[derive(Debug)]
pub(crate) struct Request {
    /// The new period.
    pub period: Period,
    /// Utfärdat of the new case, when it is known.
    pub issued: Option<NaiveDate>,
    /// The adopted document's own PDF: its file name and its bytes.
    pub original: Option<(String, Bytes)>,
}

/// The new case.
#[derive(Debug)]
pub(crate) struct NextCase {
    /// Its files.
    pub files: Vec<(String, Bytes)>,
    /// How many values and rows must be confirmed.
    pub unconfirmed: usize,
    /// How many questions must be answered.
    pub questions: usize,
    /// The day by which the follow-up is to be made, when the last case says so.
    pub due: Option<Deadline>,
    /// The old period's last year, when it is known.
    pub old_to: Option<i32>,
}

/// Understands a case that is followed up or asked about, with the decision that adopted its proposal where it does not say
/// that itself. Whether its errors matter is the caller's to say.
pub(crate) fn finished(
    source: &Source,
    templates: &TemplateSource,
    decision: Option<Adoption>,
) -> Warned<Option<Finished>> {
    let Warned { output, diagnostics } = understand_decided(source, templates, decision);
    Warned { output: output.and_then(Finished::new), diagnostics }
}

impl Finished {
    /// The TOML files are read again, since a case is understood without what nobody has confirmed in it.
    fn new(understood: Understood) -> Option<Self> {
        let Understood { case, templates, merged, inputs, .. } = understood;
        // What is wrong with them has been told.
        let read =
            |(name, bytes): (&String, &Bytes)| Some((name.clone(), toml::read(name, bytes, &mut Diagnostics::new())?));
        let mut documents: BTreeMap<_, _> =
            inputs.iter().filter(|(name, _)| name.ends_with(".toml")).filter_map(read).collect();
        Some(Self { file: documents.remove(CASE_FILE)?, documents, case, templates, merged })
    }

    /// The case's number, or its folder's name.
    pub(crate) fn number(&self) -> &str {
        self.case.number.as_ref().map_or(&self.case.name, |number| &number.value)
    }

    /// The words of the files that the next case is written in.
    fn words(&self) -> &Written {
        &self.templates.sprak.skrivet
    }

    /// The number of the case that it follows up, once it has been decided.
    pub(crate) fn follows_up(&self) -> Option<&str> {
        self.case.adoption()?;
        Some(self.case.previous.as_ref()?.number.value.as_str())
    }

    /// A bilaga by its key.
    pub(crate) fn attachment(&self, key: &str) -> Option<&Attachment> {
        self.case.attachments.iter().find(|attachment| attachment.key() == key)
    }

    /// A bilaga as it was merged.
    pub(crate) fn document(&self, attachment: &Attachment) -> Option<&Document> {
        let key = attachment.key();
        self.merged.documents.iter().find(|document| document.number.is_some() && document.key == key)
    }
}

/// Makes the next case.
pub(crate) fn make(previous: &Finished, request: &Request) -> Result<NextCase, Diagnostics> {
    let Some(spec) = &previous.templates.arendetyp.uppfoljning else {
        return Err(Diagnostic::error(message!(
            codes::NOT_FOLLOWED_UP,
            arendetyp = &previous.templates.arendetyp.namn
        ))
        .into());
    };
    let old_to = later(previous, spec, request.period)?;
    let frozen = freeze(previous)?;
    if let ([_, _, ..], Some((name, _))) = (frozen.as_slice(), &request.original) {
        return Err(Diagnostic::error(message!(codes::ORIGINAL_AMBIGUOUS, fil = name, antal = frozen.len())).into());
    }
    let stale = Stale::new(previous, spec)?;
    let mut case = case_file::collect(previous, &stale, request, &frozen, spec);
    let proposals = document_file::all(previous, &stale);
    let rows = rows::of(previous, &stale, request.period);
    let list = checklist(previous, spec, &mut case, &proposals, &rows)?;
    case.set("foregaende.sha256", list.checksum());
    let templates = &previous.templates;
    let words = &templates.sprak.skrivet;
    let mut files = vec![(CASE_FILE.to_owned(), scaffold_toml::case_file(templates, &case.filling))];
    files.extend(proposals.into_iter().map(|proposal| (proposal.name, proposal.text)));
    for repealed in &frozen {
        files.push((repealed.file(), repealed.frozen.text(&repealed.file(), words)?));
    }
    files.push((CARRIED_FILE.to_owned(), list.text(previous.number(), words)));
    let mut files: Vec<(String, Bytes)> = files.into_iter().map(|(name, text)| (name, text.into())).collect();
    files.extend(request.original.clone());
    // What is taken over may show any of them.
    files.extend(previous.case.pictures.iter().map(|(name, picture)| (name.clone(), picture.bytes.clone())));
    files.push((WORKBOOK_FILE.to_owned(), workbook::workbook_in(&templates.arendetyp, &rows, words)?.into()));
    files.extend(schema::beside(templates, &files));
    let due = followed_up_by(&previous.case, &templates.arendetyp);
    Ok(NextCase { files, unconfirmed: list.unconfirmed(), questions: list.questions.len(), due, old_to })
}

/// All that was taken over, in the order of the files; what must be confirmed goes first.
fn checklist(
    previous: &Finished,
    spec: &FollowUpSpec,
    case: &mut Collector<'_>,
    proposals: &[Proposal],
    rows: &BTreeMap<String, Vec<FilledRow>>,
) -> Result<Checklist, Diagnostic> {
    let own = std::mem::take(&mut case.taken);
    let mut taken: Vec<Taken> = own.into_iter().chain(proposals.iter().flat_map(|p| p.taken.clone())).collect();
    taken.sort_by_key(|taken| taken.confirm.is_none());
    Ok(Checklist { questions: questions(previous, spec)?, taken, rows: rows::unconfirmed(previous, rows) })
}

/// The old period's last year, after which the new one begins.
fn later(previous: &Finished, spec: &FollowUpSpec, period: Period) -> Result<Option<i32>, Diagnostic> {
    let last = spec
        .period
        .as_ref()
        .map(|period| format!("{period}.till"))
        .or_else(|| Some(spec.ar.as_ref()?.get_ref().clone()));
    let fact = last.and_then(|last| previous.case.facts.get(&last)).and_then(Option::as_ref);
    let Some(Value::Year(to)) = fact.map(|fact| &fact.value) else { return Ok(None) };
    if period.from <= *to {
        let problem = Diagnostic::error(message!(codes::PERIOD_NOT_LATER, period = period, till = to));
        return Err(problem.at_all(fact.map(|fact| fact.places.clone()).unwrap_or_default()));
    }
    Ok(Some(*to))
}

/// A document that the last case adopted, as it was adopted: what the next case repeals.
pub(crate) struct Repealed {
    /// The key that it has in the next case: that of the document which it replaced in the last one.
    key: String,
    /// The group of facts that states its decision there.
    facts: Option<String>,
    /// The document.
    frozen: Frozen,
}

impl Repealed {
    /// The name of its file.
    fn file(&self) -> String {
        format!("{}.toml", self.key)
    }
}

/// Every document that the last case adopted, each in the place of the one that it replaced there: pair by pair, so that none
/// gets another's decision.
fn freeze(previous: &Finished) -> Result<Vec<Repealed>, Diagnostic> {
    let not_adopted = || {
        Diagnostic::error(match previous.case.decisions.as_slice() {
            [_, _, ..] => message!(codes::NOT_ADOPTED_BY_ALL, arende = previous.number()),
            _ => message!(codes::NOT_ADOPTED, arende = previous.number()),
        })
    };
    let templates = &previous.templates;
    previous.case.adoption().ok_or_else(not_adopted)?;
    let mut frozen = Vec::new();
    for spec in templates.attached().filter(|spec| spec.roll == Some(DocumentRole::Forslag)) {
        let Some(attachment) = previous.attachment(&spec.nyckel) else {
            if spec.kravs == Some(false) || spec.visas_om.is_some() {
                continue;
            }
            return Err(not_adopted());
        };
        let Some(slot) = templates.replaced_by(spec).first().copied() else { continue };
        let decision = templates.decision_on(&previous.case, spec).ok_or_else(not_adopted)?;
        let (Some(adoption), Some(body)) = (&decision.adoption, &decision.body) else { return Err(not_adopted()) };
        let document = previous.document(attachment).ok_or_else(not_adopted)?;
        let Body::Steering(steering) = &document.body else { return Err(not_adopted()) };
        let adopted = Adopted {
            case: previous.number().to_owned(),
            body: body.value.clone(),
            date: adoption.date.value,
            paragraph: adoption.paragraph.value,
        };
        let document = Frozen::new(&document.title, steering, &adopted);
        frozen.push(Repealed { key: slot.nyckel.clone(), facts: slot.beslut.clone(), frozen: document });
    }
    Ok(frozen)
}

/// What the last case promised, as questions.
fn questions(previous: &Finished, spec: &FollowUpSpec) -> Result<Vec<(String, Promise)>, Diagnostic> {
    let promises = promises::of(previous, spec)?.into_iter();
    let question =
        |promise: &Promise| spec.fraga.replace("{arende}", previous.number()).replace("{mening}", &promise.sentence);
    Ok(promises.map(|promise| (question(&promise), promise)).collect())
}

/// A place as a person names it: `arende.toml rad 47`.
fn origin(place: &Place, words: &Written) -> String {
    match place {
        Place::File(file) => file.to_string(),
        Place::Text(place) => words.with("ursprung-rad", &[("fil", &place.file), ("rad", &place.line.to_string())]),
        Place::Cells(place) => {
            words.with("ursprung-cell", &[("fil", &place.file), ("blad", &place.sheet), ("cell", &place.range())])
        }
    }
}
