//! `init`: an empty case, ready to be filled in.

use std::sync::Arc;

use super::{Session, Surroundings};
use crate::cli::InitArgs;
use crate::codes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::interpret::unknown;
use crate::outcome::Outcome;
use crate::place::Place;
use crate::scaffold;
use crate::templates::{self, Kind, TemplateSource, Templates};

/// Makes the case. Whatever hinders it lies outside any case.
pub fn run(arguments: &InitArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session = Session::new(&arguments.telling, surroundings).with_templates(arguments.templates.as_deref())?;
    let files = make(arguments, &session.templates).map_err(|problems| session.trouble(problems))?;
    for file in files {
        session.tell_written(&session.console.written(&arguments.case.join(file).display().to_string(), None));
    }
    session.tell_written(&session.console.next_steps(&arguments.case.display().to_string()));
    Ok(Outcome::Done)
}

/// Makes the folder and gives the names of its files.
fn make(arguments: &InitArgs, source: &TemplateSource) -> Result<Vec<String>, Diagnostics> {
    let templates = load(arguments, source)?;
    let files = scaffold::new_case(&templates)?;
    scaffold::write_folder(&arguments.case, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

fn load(arguments: &InitArgs, source: &TemplateSource) -> Result<Templates, Diagnostics> {
    let (house, kind) = (arguments.house.as_str(), arguments.kind.as_str());
    let mut problems = Diagnostics::new();
    for (name, folders, code) in
        [(kind, Kind::Arendetyp, codes::TYPE_UNKNOWN), (house, Kind::Husstil, codes::HOUSE_UNKNOWN)]
    {
        problems.extend(refuse_unknown(name, &templates::names(source, folders)?, code));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let place = Place::File(Arc::from(""));
    templates::load(source, (house, &place), (kind, &place)).map_err(Diagnostics::from_iter)
}

fn refuse_unknown(name: &str, known: &[String], code: Code) -> Option<Diagnostic> {
    let is_known = known.iter().any(|known| known == name);
    (!is_known).then(|| unknown(code, name, known.iter().map(String::as_str)).with("kanda", known.join(", ")))
}
