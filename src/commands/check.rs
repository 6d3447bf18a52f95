//! `check`: everything that `build` does, but nothing is written.

use std::path::Path;

use super::{Outcome, Session, Surroundings, explain, several};
use crate::assemble::assemble;
use crate::cli::CheckArgs;
use crate::diagnostic::{Diagnostics, Severity};
use crate::templates::TemplateSource;

/// Checks the cases. An error in any of them is the outcome, whatever its status.
pub fn run(arguments: &CheckArgs, surroundings: &Surroundings) -> Outcome {
    let mut session = Session::over(&arguments.common, surroundings);
    if let Some(code) = &arguments.explain {
        return explain::run(&mut session, code);
    }
    let mut outcome = Outcome::Done;
    let (cases, templates) = (session.cases.clone(), session.templates.clone());
    several::each(
        &cases,
        |folder| checked(folder, &templates),
        |folder, (name, diagnostics, is_whole)| {
            let name = name.unwrap_or_else(|| folder.display().to_string());
            session.report(folder, &name, &diagnostics);
            if !is_whole || diagnostics.iter().any(|d| d.severity == Severity::Error) {
                outcome = outcome.max(Outcome::Errors);
            }
        },
    );
    session.close();
    outcome
}

/// A case's name, what was found, and whether it could be written.
fn checked(folder: &Path, templates: &TemplateSource) -> (Option<String>, Diagnostics, bool) {
    let assembly = assemble(folder, templates);
    (assembly.name, assembly.diagnostics, assembly.product.is_some())
}
