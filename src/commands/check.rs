//! `check`: everything that `build` does, but nothing is written.

use super::{Outcome, Session, Surroundings, explain};
use crate::assemble::assemble;
use crate::cli::CheckArgs;
use crate::compile;
use crate::diagnostic::Severity;

/// Checks the cases. An error in any of them is the outcome, whatever its status.
pub fn run(arguments: &CheckArgs, surroundings: &Surroundings) -> Outcome {
    let mut session = Session::new(&arguments.common, surroundings);
    if let Some(code) = &arguments.explain {
        return explain::run(&mut session, code);
    }
    let mut outcome = Outcome::Done;
    for folder in session.cases.clone() {
        compile::evict();
        let assembly = assemble(&folder, &session.templates);
        let name = assembly.name.unwrap_or_else(|| folder.display().to_string());
        session.report(&folder, &name, &assembly.diagnostics);
        if assembly.product.is_none() || assembly.diagnostics.iter().any(|d| d.severity == Severity::Error) {
            outcome = outcome.max(Outcome::Errors);
        }
    }
    session.close();
    outcome
}
