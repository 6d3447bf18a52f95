//! The next case from the last one. What still holds is taken over with its origin, what is about the old period must be
//! confirmed, what is new is empty, and the document that the last case adopted is frozen as the one to repeal.

mod case_file;
mod checklist;
mod document_file;
mod promises;
mod rows;
mod stale;
mod values;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use self::checklist::{Checklist, Taken};
use self::document_file::Proposal;
use self::promises::Promise;
use self::stale::Stale;
use self::values::Collector;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::document::{Body, Document};
use crate::frozen::{Adopted, Frozen};
use crate::inputs::toml::TomlFile;
use crate::mandatperiod::years_later;
use crate::merge::Merged;
use crate::message::message;
use crate::model::{Attachment, Case, Value};
use crate::scaffold::workbook::FilledRow;
use crate::scaffold::{toml as scaffold_toml, workbook};
use crate::templates::{Arendetyp, DocumentRole, FollowUpSpec, Templates};

/// The file of what was taken over, in a new case.
pub const CARRIED_FILE: &str = "overtaget.toml";

/// The file of the frozen document, in a new case.
const FROZEN_FILE: &str = "foregangare.toml";

/// A case that is done: as it was read, and as it was understood.
#[derive(Debug)]
pub struct Finished {
    /// `arende.toml`.
    pub file: TomlFile,
    /// The bilagor's files, by name.
    pub documents: BTreeMap<String, TomlFile>,
    /// The case.
    pub case: Case,
    /// Its templates.
    pub templates: Templates,
    /// Its documents.
    pub merged: Merged,
}

/// Years from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

/// `2025-2028`; a dash will do too.
impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let years = text.split_once(['-', '–']).map(|(from, to)| (from.trim().parse(), to.trim().parse()));
        let known = |year: &i32| (1000..=2999).contains(year);
        match years {
            Some((Ok(from), Ok(to))) if known(&from) && known(&to) && from <= to => Ok(Self { from, to }),
            _ => Err("two years, the first not after the second: 2025-2028".to_owned()),
        }
    }
}

/// As documents write it: `2025–2028`; a single year alone.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}–{}", self.from, self.to) }
    }
}

/// What the handläggare asks for.
#[derive(Debug)]
pub struct Request {
    /// The new period.
    pub period: Period,
    /// Utfärdat of the new case, when it is known.
    pub issued: Option<NaiveDate>,
    /// The adopted document's own PDF: its file name and its bytes.
    pub original: Option<(String, Vec<u8>)>,
}

/// The new case.
#[derive(Debug)]
pub struct NextCase {
    /// Its files.
    pub files: Vec<(String, Vec<u8>)>,
    /// How many values and rows must be confirmed.
    pub unconfirmed: usize,
    /// How many questions must be answered.
    pub questions: usize,
    /// The day by which the follow-up is to be made, when the last case says so.
    pub due: Option<NaiveDate>,
    /// The old period's last year, when it is known.
    pub old_to: Option<i32>,
}

impl Finished {
    /// The case's number, or its folder's name.
    pub fn number(&self) -> &str {
        self.case.number.as_ref().map_or(&self.case.name, |number| &number.value)
    }

    /// The document that it put forward.
    pub fn proposal(&self) -> Option<&Attachment> {
        self.with_role(DocumentRole::Forslag)
    }

    /// The document that it repealed.
    pub fn predecessor(&self) -> Option<&Attachment> {
        self.with_role(DocumentRole::Foregangare)
    }

    /// A bilaga as it was merged.
    pub fn document(&self, attachment: &Attachment) -> Option<&Document> {
        let key = attachment.key();
        self.merged.documents.iter().find(|document| document.number.is_some() && document.key == key)
    }

    fn with_role(&self, role: DocumentRole) -> Option<&Attachment> {
        self.case.attachments.iter().find(|attachment| attachment.role() == Some(role))
    }
}

/// The day by which a case is to be followed up: so many years after its decision as it says.
pub fn due(case: &Case, kind: &Arendetyp) -> Option<NaiveDate> {
    let interval = case.facts.get(&kind.uppfoljning.as_ref()?.intervall_ar)?.as_ref()?;
    let Value::Integer(years) = interval.value else { return None };
    years_later(case.adoption.as_ref()?.date.value, years.try_into().ok()?)
}

/// The day by which a case itself was to be made: so many years after the decision on the document it repeals as that says.
pub fn own_due(case: &Case, kind: &Arendetyp) -> Option<NaiveDate> {
    let spec = kind.uppfoljning.as_ref()?;
    let interval = kind.fakta.iter().find(|fact| fact.overtas_fran.as_ref() == Some(&spec.intervall_ar))?;
    let group =
        kind.dokument.iter().find(|document| document.roll == Some(DocumentRole::Foregangare))?.beslut.as_ref()?;
    let value = |name: &str| case.facts.get(name).and_then(Option::as_ref).map(|fact| &fact.value);
    match (value(&format!("{group}.datum"))?, value(&interval.namn)?) {
        (Value::Date(date), Value::Integer(years)) => years_later(*date, (*years).try_into().ok()?),
        _ => None,
    }
}

/// Makes the next case.
pub fn make(previous: &Finished, request: &Request) -> Result<NextCase, Diagnostics> {
    let Some(spec) = &previous.templates.arendetyp.uppfoljning else {
        return Err(Diagnostic::error(message!(
            codes::NOT_FOLLOWED_UP,
            arendetyp = &previous.templates.arendetyp.namn
        ))
        .into());
    };
    let old_to = later(previous, spec, request.period)?;
    let frozen = freeze(previous)?;
    let stale = Stale::new(previous, spec)?;
    let mut case = case_file::collect(previous, &stale, request, &frozen, spec);
    let proposals = document_file::all(previous, &stale);
    let rows = rows::of(previous, &stale, request.period);
    let list = checklist(previous, spec, &mut case, &proposals, &rows);
    case.set("foregaende.sha256", list.checksum());
    let templates = &previous.templates;
    let mut files = vec![(crate::inputs::CASE_FILE.to_owned(), scaffold_toml::case_file(templates, &case.filling))];
    files.extend(proposals.into_iter().map(|proposal| (proposal.name, proposal.text)));
    files.push((FROZEN_FILE.to_owned(), frozen.text(FROZEN_FILE)?));
    files.push((CARRIED_FILE.to_owned(), list.text(previous.number())));
    let mut files: Vec<(String, Vec<u8>)> = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    files.extend(request.original.clone());
    files.push((workbook::WORKBOOK_FILE.to_owned(), workbook::workbook(&templates.arendetyp, &rows)?));
    let due = due(&previous.case, &templates.arendetyp);
    Ok(NextCase { files, unconfirmed: list.unconfirmed(), questions: list.questions.len(), due, old_to })
}

/// All that was taken over, in the order of the files; what must be confirmed goes first.
fn checklist(
    previous: &Finished,
    spec: &FollowUpSpec,
    case: &mut Collector<'_>,
    proposals: &[Proposal],
    rows: &BTreeMap<String, Vec<FilledRow>>,
) -> Checklist {
    let own = std::mem::take(&mut case.taken);
    let mut taken: Vec<Taken> = own.into_iter().chain(proposals.iter().flat_map(|p| p.taken.clone())).collect();
    taken.sort_by_key(|taken| taken.confirm.is_none());
    Checklist { questions: questions(previous, spec), taken, rows: rows::unconfirmed(previous, rows) }
}

/// The old period's last year, after which the new one begins.
fn later(previous: &Finished, spec: &FollowUpSpec, period: Period) -> Result<Option<i32>, Diagnostic> {
    let fact = previous.case.facts.get(&format!("{}.till", spec.period)).and_then(Option::as_ref);
    let Some(Value::Year(to)) = fact.map(|fact| &fact.value) else { return Ok(None) };
    if period.from <= *to {
        let problem = Diagnostic::error(message!(codes::PERIOD_NOT_LATER, period = period, till = to));
        return Err(problem.at_all(fact.map(|fact| fact.places.clone()).unwrap_or_default()));
    }
    Ok(Some(*to))
}

/// The document that the last case adopted, as it was adopted.
fn freeze(previous: &Finished) -> Result<Frozen, Diagnostic> {
    let not_adopted = || Diagnostic::error(message!(codes::NOT_ADOPTED, arende = previous.number()));
    let adoption = previous.case.adoption.as_ref().ok_or_else(not_adopted)?;
    let proposal = previous.proposal().and_then(|proposal| previous.document(proposal));
    let (Some(document), Some(body)) = (proposal, &previous.case.decision.body) else { return Err(not_adopted()) };
    let Body::Steering(steering) = &document.body else { return Err(not_adopted()) };
    let adopted = Adopted {
        case: previous.number().to_owned(),
        body: body.value.clone(),
        date: adoption.date.value,
        paragraph: adoption.paragraph.value,
    };
    Ok(Frozen::new(&document.title, steering, &adopted))
}

/// What the last case promised, as questions.
fn questions(previous: &Finished, spec: &FollowUpSpec) -> Vec<(String, Promise)> {
    let promises = promises::of(previous, spec).into_iter();
    let question =
        |promise: &Promise| spec.fraga.replace("{arende}", previous.number()).replace("{mening}", &promise.sentence);
    promises.map(|promise| (question(&promise), promise)).collect()
}

/// A place as a person names it: `arende.toml rad 47`.
fn origin(place: &Place) -> String {
    match place {
        Place::File(file) => file.to_string(),
        Place::Text(place) => format!("{} rad {}", place.file, place.line),
        Place::Cells(place) => format!("{}, bladet {}, cell {}", place.file, place.sheet, place.range()),
    }
}
