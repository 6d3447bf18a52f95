//! `schema`: the JSON Schemas of a case's files and of the template files, for editors.

use std::path::Path;

use serde_json::Value as Json;

use super::{Session, Surroundings, named};
use crate::cli::SchemaArgs;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, kind_of_trouble};
use crate::interpret::suggestion;
use crate::message::message;
use crate::outcome::Outcome;
use crate::reasons;
use crate::schema;
use crate::templates::Templates;

/// Prints the schema of a file, or writes those of all files of a case. Whatever hinders it lies outside any case.
pub(super) fn run(arguments: &SchemaArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session =
        Session::new(arguments.telling.message_format, surroundings).with_templates(arguments.templates.as_deref())?;
    if let (None, Some(found)) = (&arguments.output, schema::of_template(&arguments.file)) {
        session.tell_written(&schema::written(&found));
        return Ok(session.end(Outcome::Done));
    }
    let house = surroundings.house(arguments.house.as_deref());
    let templates = named::templates(&session.templates, house, arguments.kind.as_deref());
    let templates = templates.map_err(|problems| session.trouble(problems))?;
    match &arguments.output {
        Some(folder) => {
            for (file, found) in schema::of_case(&templates) {
                let path = folder.join(schema::name(&file));
                let written = write(folder, &path, &found).map_err(|problem| session.trouble([problem]));
                written?;
                session.tell_written(&session.console.written(&path.display().to_string(), None));
            }
        }
        None => {
            let found = find(&templates, &arguments.file).map_err(|problems| session.trouble(problems))?;
            session.tell_written(&schema::written(&found));
        }
    }
    Ok(session.end(Outcome::Done))
}

/// The schema of a file of a case.
fn find(templates: &Templates, file: &str) -> Result<Json, Diagnostics> {
    let all = schema::all(templates);
    if let Some((_, found)) = all.iter().find(|(name, _)| name == file) {
        return Ok(found.clone());
    }
    let names = || all.iter().map(|(name, _)| name.as_str());
    let (near, known) = (suggestion(file, names()), names().collect::<Vec<_>>().join(", "));
    let problem =
        message!(codes::ARGUMENT_VALUE_NOT_ALLOWED, varde = file, argument = "schema", forslag = near, kanda = known);
    Err(Diagnostic::error(problem).into())
}

/// Writes a schema; an older one is replaced.
fn write(folder: &Path, path: &Path, found: &Json) -> Result<(), Diagnostic> {
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, schema::written(found)));
    written.map_err(|error| {
        let (slag, orsak) = (kind_of_trouble(&error), reasons::of_system(&error));
        Diagnostic::error(message!(codes::OUTPUT_FAILED, slag = slag, fil = path.display(), orsak = orsak))
    })
}
