//! When a case is to be followed up.

use chrono::NaiveDate;
use serde::Serialize;

use super::Finished;
use crate::mandatperiod::{Body, Term, years_later};
use crate::model::{Case, DocumentRole, Value};
use crate::review;
use crate::templates::Arendetyp;

/// When a case is to be followed up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Due {
    /// The day; none where the case does not say. Those come last.
    #[serde(skip)]
    unknown: bool,
    /// The day by which it is to be followed up.
    pub next: Option<NaiveDate>,
    /// Days left until then; negative when it is late.
    pub days: Option<i64>,
    /// Whether the case has been decided; until then it is itself the follow-up of the one before.
    pub adopted: bool,
    /// Its number.
    pub number: String,
    /// Its folder.
    pub case: String,
    /// The term of the deciding body that the day lies in: kommunstyrelsen's where that decides, else kommunfullmäktige's.
    pub term: Option<String>,
}

impl Due {
    /// When a case in this folder is to be followed up, counted from a day.
    pub(crate) fn of(case: &Finished, folder: &str, today: NaiveDate) -> Self {
        let kind = &case.templates.arendetyp;
        let next = followed_up_by(&case.case, kind).map(|due| due.day).or_else(|| made_by(&case.case, kind));
        Self {
            unknown: next.is_none(),
            days: next.map(|next| (next - today).num_days()),
            adopted: case.case.adoption().is_some(),
            number: case.number().to_owned(),
            case: folder.to_owned(),
            term: next.and_then(|next| Term::of(body(&case.case), next)).map(|term| term.to_string()),
            next,
        }
    }
}

/// Whose term counts for a case: committees have kommunfullmäktige's, by which they are told.
fn body(case: &Case) -> Body {
    let decides = case.main_decision().and_then(|decision| decision.body.as_ref());
    let is_board = decides.is_some_and(|body| review::is_board(&body.value));
    if is_board { Body::Styrelsen } else { Body::Fullmaktige }
}

/// The day by which a case is to be followed up, and what says so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    /// The day.
    pub day: NaiveDate,
    /// Whether the document says so that the case adopts: otherwise there is none, or every case of the kind is followed up so often.
    pub by_document: bool,
}

/// The day by which a case is to be followed up: so many years after its decision as it says.
pub(super) fn followed_up_by(case: &Case, kind: &Arendetyp) -> Option<Deadline> {
    let spec = kind.uppfoljning.as_ref()?;
    let value = |name: &String| case.facts.get(name).and_then(Option::as_ref).map(|fact| &fact.value);
    let adopts = kind.dokument.iter().any(|document| document.roll == Some(DocumentRole::Forslag));
    let (years, by_document) = match spec.intervall_ar.as_ref().and_then(value) {
        Some(Value::Integer(years)) => (*years, adopts),
        _ => (spec.cykel_ar?, false),
    };
    let adopted = case.adoption()?.date.value;
    let from = match spec.raknas_fran.as_ref().and_then(|fact| value(fact.get_ref())) {
        Some(Value::Date(date)) => *date,
        Some(Value::Year(year)) => NaiveDate::from_ymd_opt(*year, 1, 1)?,
        _ => adopted,
    };
    Some(Deadline { day: years_later(from, years.try_into().ok()?)?, by_document })
}

/// The day by which a case itself was to be made: so many years after the decision on the document it repeals as that says.
fn made_by(case: &Case, kind: &Arendetyp) -> Option<NaiveDate> {
    let spec = kind.uppfoljning.as_ref()?;
    let value = |name: &str| case.facts.get(name).and_then(Option::as_ref).map(|fact| &fact.value);
    let repeated = |own: &String| kind.fakta.iter().find(|fact| fact.overtas_fran.as_ref() == Some(own));
    let interval = spec.intervall_ar.as_ref().and_then(repeated).and_then(|fact| value(&fact.namn));
    let years = match interval {
        Some(Value::Integer(years)) => *years,
        _ => spec.cykel_ar?,
    };
    let repealed = kind.dokument.iter().filter(|document| document.roll == Some(DocumentRole::Foregangare));
    let dates = repealed.filter_map(|document| match value(&format!("{}.datum", document.beslut.as_ref()?))? {
        Value::Date(date) => Some(*date),
        _ => None,
    });
    years_later(dates.min()?, years.try_into().ok()?)
}
