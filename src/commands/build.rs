//! `build`: assemble each case, and write it when nothing stops it. Each is written whole or not at all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget};
use unicode_normalization::UnicodeNormalization;

use super::{Session, Surroundings, open_case, placement, several};
use crate::assemble;
use crate::cli::BuildArgs;
use crate::codes;
use crate::console::{self, Format};
use crate::diagnostic::{Diagnostic, Diagnostics, Warned};
use crate::export::Output;
use crate::message::message;
use crate::outcome::Outcome;
use crate::output::{self, Target};
use crate::templates::TemplateSource;

/// Builds the cases.
pub(super) fn run(arguments: &BuildArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session = Session::over(&arguments.common, surroundings)?;
    let (cases, templates) = (session.cases.clone(), session.templates.clone());
    if let Some(problem) = same_folder(&cases).or_else(|| placement::misplaced(&cases, &arguments.output)) {
        return Err(session.trouble([problem]));
    }
    let mut outcome = Outcome::Done;
    let bar = progress(cases.len(), &session, surroundings);
    let work = |folder: &Path| build(&templates, folder, &arguments.output);
    several::each(&cases, work, |folder, built| {
        outcome = outcome.max(bar.suspend(|| tell(&mut session, folder, &arguments.output, built)));
        bar.inc(1);
    });
    bar.finish_and_clear();
    Ok(session.close(outcome))
}

/// Two cases whose folders have the same name would be written over each other, on some disks also where the names differ
/// in case alone, or in how accents are encoded. What is not UTF-8 has no name of its own.
fn same_folder(cases: &[PathBuf]) -> Option<Diagnostic> {
    let mut seen: BTreeMap<String, &Path> = BTreeMap::new();
    for case in cases {
        let resolved = case.canonicalize().unwrap_or_else(|_| case.clone());
        // The root of a disk has no name; that it is no case is told when it is read.
        let Some(name) = resolved.file_name() else { continue };
        let name = name.to_string_lossy().nfc().collect::<String>().to_lowercase();
        if let Some(first) = seen.insert(name, case) {
            let (first, second) = (first.display(), case.display());
            return Some(Diagnostic::error(message!(codes::OUTPUT_TWICE, fil = first, andra = second)));
        }
    }
    None
}

/// A bar for several cases on a terminal.
fn progress(cases: usize, session: &Session, surroundings: &Surroundings) -> ProgressBar {
    let shown = cases > 1 && surroundings.error.is_there && session.format == Format::Human;
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    ProgressBar::with_draw_target(Some(cases as u64), target)
}

/// A file's path below the case's folder, and its pages if it has any.
type Listed = (String, Option<usize>);

/// What became of a case.
struct Built {
    name: String,
    diagnostics: Diagnostics,
    /// What was written, or why it could not be; none for a case that may not be written.
    written: Option<Result<Vec<Listed>, Diagnostic>>,
}

fn build(templates: &TemplateSource, folder: &Path, directory: &Path) -> Built {
    let source = match open_case(folder) {
        Ok(source) => source,
        Err(problem) => {
            return Built { name: folder.display().to_string(), diagnostics: problem.into(), written: None };
        }
    };
    let Warned { output, mut diagnostics } = assemble::build(&source, templates);
    let name = source.name().to_owned();
    if output.is_none() {
        diagnostics.extend(outdated(directory, &name, &diagnostics));
    }
    let written = output.map(|output| write(&output, directory, &name).map(|()| listed(&output)));
    Built { name, diagnostics, written }
}

/// Says of the output of an earlier build, which stays, that it is no longer the case's, and puts the findings in it.
fn outdated(directory: &Path, case: &str, found: &Diagnostics) -> Option<Diagnostic> {
    let target = Target { directory: directory.to_owned(), case: case.to_owned() };
    match output::put_findings(&target, console::not_built(found)) {
        Ok(false) => None,
        Ok(true) => {
            let folder = directory.join(case);
            let message = message!(codes::OUTPUT_OLD, mapp = folder.display(), fil = output::FINDINGS);
            Some(Diagnostic::warning(message))
        }
        Err(problem) => Some(problem),
    }
}

fn write(output: &Output, directory: &Path, case: &str) -> Result<(), Diagnostic> {
    let target = Target { directory: directory.to_owned(), case: case.to_owned() };
    let lock = output::lock(&target)?;
    output::write(&lock, &output.files)
}

/// Files with their pages, and the folder of sources as one.
fn listed(output: &Output) -> Vec<Listed> {
    let mut listed = Vec::new();
    for file in &output.files {
        match file.path.split_once('/') {
            Some((folder, _)) => listed.push((format!("{folder}/"), None)),
            None => {
                let made = output.made.iter().find(|made| made.fil == file.path);
                listed.push((file.path.clone(), made.and_then(|made| made.sidor)));
            }
        }
    }
    listed.dedup();
    listed
}

fn tell(session: &mut Session, folder: &Path, directory: &Path, built: Built) -> Outcome {
    session.report(folder, &built.name, &built.diagnostics);
    match built.written {
        None => Outcome::Errors,
        Some(Ok(files)) => {
            for (path, pages) in files {
                let shown = format!("{}/{path}", directory.join(&built.name).display());
                session.tell_written(&session.console.written(&shown, pages));
            }
            Outcome::Done
        }
        Some(Err(problem)) => {
            session.report(folder, &built.name, &[problem]);
            Outcome::Trouble
        }
    }
}
