//! `init`: an empty case, ready to be filled in.

use std::path::Path;
use std::sync::Arc;

use super::{Outcome, Session, Surroundings};
use crate::cli::InitArgs;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::interpret::suggestion;
use crate::message::{Message, message};
use crate::scaffold;
use crate::templates::{self, Kind, TemplateSource, Templates};

/// Makes the case. Whatever hinders it lies outside any case.
pub fn run(arguments: &InitArgs, surroundings: &Surroundings) -> Outcome {
    let mut session = Session::new(&arguments.telling, &arguments.templates, Vec::new(), surroundings);
    match make(arguments, &session.templates) {
        Ok(files) => {
            for file in files {
                session.tell_written(&session.console.written(&arguments.case.join(file).display().to_string(), None));
            }
            session.tell_written(&session.console.next_steps(&arguments.case.display().to_string()));
            Outcome::Done
        }
        Err(problems) => {
            session.report(Path::new(""), "", &problems);
            session.close();
            Outcome::Trouble
        }
    }
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
    let kinds = templates::names(source, Kind::Arendetyp)?;
    problems.extend(refuse_unknown(kind, &kinds, |near, known| {
        message!(codes::TYPE_UNKNOWN, namn = kind, forslag = near, kanda = known)
    }));
    let houses = templates::names(source, Kind::Husstil)?;
    problems.extend(refuse_unknown(house, &houses, |near, known| {
        message!(codes::HOUSE_UNKNOWN, namn = house, forslag = near, kanda = known)
    }));
    if !problems.is_empty() {
        return Err(problems);
    }
    let place = Place::File(Arc::from(""));
    templates::load(source, (house, &place), (kind, &place)).map_err(Diagnostics::from_iter)
}

/// Refuses a name that is not known, by a message of the nearest one and all.
fn refuse_unknown(name: &str, known: &[String], message: impl Fn(&str, &str) -> Message) -> Option<Diagnostic> {
    let is_known = known.iter().any(|known| known == name);
    let near = suggestion(name, known.iter().map(String::as_str));
    (!is_known).then(|| Diagnostic::error(message(near, &known.join(", "))))
}
