//! `check`: everything that `build` does, but nothing is written. What it finds is what was asked for, so it goes to standard
//! output.

use std::path::Path;

use super::printer::Stream;
use super::{Session, Surroundings, explain, open_case, several};
use crate::assemble;
use crate::cli::CheckArgs;
use crate::diagnostic::{Diagnostics, Severity, Warned};
use crate::outcome::Outcome;
use crate::templates::TemplateSource;

/// Checks the cases. An error in any of them is the outcome, whatever its status.
pub(super) fn run(arguments: &CheckArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session = Session::over(&arguments.common, surroundings)?.with_findings_to(Stream::Out);
    if let Some(code) = &arguments.explain {
        return explain::code(&mut session, code);
    }
    let mut outcome = Outcome::Done;
    let (cases, templates) = (session.cases.clone(), session.templates.clone());
    several::each(
        &cases,
        |folder| checked(folder, &templates),
        |folder, checked| {
            session.report(folder, &checked.name, &checked.diagnostics);
            if !checked.is_whole || checked.diagnostics.iter().any(|d| d.severity == Severity::Error) {
                outcome = outcome.max(Outcome::Errors);
            }
        },
    );
    Ok(session.close(outcome))
}

/// What became of a case.
struct Checked {
    name: String,
    diagnostics: Diagnostics,
    /// Whether it could be written.
    is_whole: bool,
}

fn checked(folder: &Path, templates: &TemplateSource) -> Checked {
    match open_case(folder) {
        Ok(source) => {
            let Warned { output: is_whole, diagnostics } = assemble::check(&source, templates);
            Checked { name: source.name().to_owned(), diagnostics, is_whole }
        }
        Err(problem) => Checked { name: folder.display().to_string(), diagnostics: problem.into(), is_whole: false },
    }
}
