//! `init`: an empty case, ready to be filled in.

use super::{Session, Surroundings, named};
use crate::cli::InitArgs;
use crate::diagnostic::Diagnostics;
use crate::outcome::Outcome;
use crate::scaffold;
use crate::templates::TemplateSource;

/// Makes the case. Whatever hinders it lies outside any case.
pub(super) fn run(arguments: &InitArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session =
        Session::new(arguments.telling.message_format, surroundings).with_templates(arguments.templates.as_deref())?;
    let files = make(arguments, surroundings, &session.templates).map_err(|problems| session.trouble(problems))?;
    for file in files {
        session.tell_written(&session.console.written(&arguments.new_case.join(file).display().to_string(), None));
    }
    session.tell_written(&session.console.next_steps(&arguments.new_case.display().to_string()));
    Ok(session.end(Outcome::Done))
}

/// Makes the folder and gives the names of its files.
fn make(
    arguments: &InitArgs,
    surroundings: &Surroundings,
    source: &TemplateSource,
) -> Result<Vec<String>, Diagnostics> {
    let templates = named::templates(source, surroundings.house(arguments.house.as_deref()), Some(&arguments.kind))?;
    let files = scaffold::new_case(&templates)?;
    scaffold::write_folder(&arguments.new_case, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}
