//! `reference`: what a case of a kind may hold.

use super::{Session, Surroundings, named};
use crate::cli::ReferenceArgs;
use crate::outcome::Outcome;
use crate::reference;

/// Prints the reference. Whatever hinders it lies outside any case.
pub(super) fn run(arguments: &ReferenceArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session =
        Session::new(arguments.telling.message_format, surroundings).with_templates(arguments.templates.as_deref())?;
    let templates =
        named::templates(&session.templates, surroundings.house(arguments.house.as_deref()), arguments.kind.as_deref())
            .map_err(|problems| session.trouble(problems))?;
    session.tell_written(&reference::markdown(&templates));
    Ok(session.end(Outcome::Done))
}
