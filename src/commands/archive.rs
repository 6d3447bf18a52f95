//! `archive`: a final case as a package for the archive, whole or not at all.

use std::path::{Path, PathBuf};

use super::named::case_folder;
use super::{Session, Surroundings, open_case, placement};
use crate::archive::{self, Package, Spec, Terms};
use crate::assemble;
use crate::cli::ArchiveArgs;
use crate::codes;
use crate::compile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::outcome::Outcome;
use crate::output::{self, Written};

/// Makes the package and writes it.
pub(super) fn run(arguments: &ArchiveArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    compile::use_threads(None);
    let session = Session::new(arguments.telling.message_format, surroundings);
    let mut session = session.with_templates(arguments.templates.as_deref())?;
    let folder = case_folder(&arguments.case);
    let source = open_case(&folder).map_err(|problem| session.trouble([problem]))?;
    let terms = Terms {
        date: arguments.date,
        spec: Spec::of(&arguments.spec).unwrap_or(archive::SPECS[0]),
        replaces: arguments.replaces.clone(),
    };
    let mut found = Diagnostics::new();
    let package = found.absorb(assemble::pack(&source, &session.templates, &terms));
    session.report(&folder, source.name(), &found);
    let Some(package) = package else { return Ok(session.close(Outcome::Errors)) };
    let file = arguments.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.zip", package.name)));
    match write(&package, &folder, &file) {
        Ok(()) => session.tell_written(&session.console.written(&file.display().to_string(), None)),
        Err(problem) => return Err(session.trouble([problem])),
    }
    Ok(session.close(Outcome::Done))
}

fn write(package: &Package, case: &Path, file: &Path) -> Result<(), Diagnostic> {
    if let Some(problem) = placement::in_case(case, file) {
        return Err(problem);
    }
    match output::write_file(file, |to| archive::write(package, to))? {
        Written::New | Written::Same => Ok(()),
        Written::Differs => Err(Diagnostic::error(message!(codes::ARCHIVE_EXISTS, fil = file.display()))),
    }
}
