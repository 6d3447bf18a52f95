//! `due`: when cases are to be followed up, soonest first.

use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Outcome, Session, Surroundings};
use crate::assemble::finished;
use crate::cli::DueArgs;
use crate::codes;
use crate::console::Format;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::followup::{self, Finished};
use crate::mandatperiod::{Body, Term};
use crate::message::message;
use crate::records;

/// When a case is to be followed up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Due {
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
    /// The term of kommunfullmäktige that the day lies in.
    pub term: Option<String>,
}

/// Lists the cases.
pub fn run(arguments: &DueArgs, surroundings: &Surroundings) -> Outcome {
    let mut session = Session::over(&arguments.common, surroundings);
    let today = arguments.today.unwrap_or_else(|| (surroundings.today)());
    let (mut dues, mut outcome) = (Vec::new(), Outcome::Done);
    for folder in session.cases.clone() {
        let mut problems = Diagnostics::new();
        match finished(&folder, &session.templates, None, &mut problems) {
            Some(case) => dues.push(due(&case, &folder, today)),
            None => {
                problems.retain(|problem| problem.severity == Severity::Error);
                problems.push(Diagnostic::error(message!(codes::DUE_UNKNOWN, arende = folder.display())));
                session.report(&folder, &folder.display().to_string(), &problems);
                outcome = Outcome::Errors;
            }
        }
    }
    dues.sort();
    for due in &dues {
        let line = match session.format {
            Format::Json => records::json_line(due),
            _ => session.console.due(due),
        };
        session.tell_written(&line);
    }
    session.close();
    outcome
}

fn due(case: &Finished, folder: &Path, today: NaiveDate) -> Due {
    let kind = &case.templates.arendetyp;
    let next = followup::due(&case.case, kind).or_else(|| followup::own_due(&case.case, kind));
    Due {
        unknown: next.is_none(),
        days: next.map(|next| (next - today).num_days()),
        adopted: case.case.adoption.is_some(),
        number: case.number().to_owned(),
        case: folder.display().to_string(),
        term: next.and_then(|next| Term::of(Body::Fullmaktige, next)).map(|term| term.to_string()),
        next,
    }
}
