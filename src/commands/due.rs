//! `due`: when cases are to be followed up, soonest first.

use std::collections::BTreeSet;

use super::{Session, Surroundings, finished_in};
use crate::cli::DueArgs;
use crate::codes;
use crate::console::Format;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Warned};
use crate::followup::Due;
use crate::message::message;
use crate::outcome::Outcome;
use crate::records;

/// Lists the cases.
pub(super) fn run(arguments: &DueArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session = Session::over(&arguments.common, surroundings)?;
    let today = arguments.today.unwrap_or_else(|| (surroundings.today)());
    let (mut dues, mut outcome) = (Vec::new(), Outcome::Done);
    // The numbers of cases whose follow-up is among these and has been decided.
    let mut followed_up = BTreeSet::new();
    for folder in &session.cases.clone() {
        let Warned { output, diagnostics } = finished_in(folder, &session.templates, None);
        match output {
            Some(case) => {
                followed_up.extend(case.follows_up().map(str::to_owned));
                dues.push(Due::of(&case, &folder.display().to_string(), today));
            }
            None => {
                let errors = diagnostics.into_iter().filter(|problem| problem.severity == Severity::Error);
                let mut problems: Diagnostics = errors.collect();
                problems.push(Diagnostic::error(message!(codes::DUE_UNKNOWN, arende = folder.display())));
                session.report(folder, &folder.display().to_string(), &problems);
                outcome = Outcome::Errors;
            }
        }
    }
    dues.retain(|due| !followed_up.contains(&due.number));
    dues.sort();
    for due in &dues {
        let line = match session.format {
            Format::Json => records::json_line(due),
            _ => session.console.due(due),
        };
        session.tell_written(&line);
    }
    Ok(session.close(outcome))
}
