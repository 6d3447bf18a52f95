//! `reference`: what a case of a kind may hold.

use std::path::Path;

use super::{Outcome, Session, Surroundings, named};
use crate::cli::ReferenceArgs;
use crate::reference;

/// Prints the reference. Whatever hinders it lies outside any case.
pub fn run(arguments: &ReferenceArgs, surroundings: &Surroundings) -> Outcome {
    let mut session = Session::new(&arguments.telling, &arguments.templates, Vec::new(), surroundings);
    match named::templates(&session.templates, &arguments.house, arguments.kind.as_deref()) {
        Ok(templates) => {
            session.tell_written(&reference::markdown(&templates));
            Outcome::Done
        }
        Err(problems) => {
            session.report(Path::new(""), "", &problems);
            session.close();
            Outcome::Trouble
        }
    }
}
