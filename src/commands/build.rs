//! `build`: assemble each case, and write it when nothing stops it. Each is written whole or not at all.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget};
use unicode_normalization::UnicodeNormalization;

use super::{Session, Surroundings, internal_error, open_case, placement, several};
use crate::assemble;
use crate::case_files::CASE_FILE;
use crate::cli::BuildArgs;
use crate::codes;
use crate::console::{self, Format};
use crate::diagnostic::{Diagnostic, Diagnostics, Warned};
use crate::export::Output;
use crate::hash::sha256;
use crate::inputs::{self, toml::NodeValue};
use crate::limits;
use crate::message::message;
use crate::messages::Language;
use crate::outcome::Outcome;
use crate::output::{self, Owner, Target};
use crate::source::{Source, folder_name};
use crate::templates::TemplateSource;

/// Builds the cases.
pub(super) fn run(arguments: &BuildArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session = Session::over_or(&arguments.common, surroundings, |cases, problems| {
        // Where the output is misplaced, nothing of the cases lies there.
        if placement::misplaced(cases, &arguments.output).is_some() {
            return Vec::new();
        }
        cases.iter().flat_map(|case| earlier(&arguments.output, &owner_of_folder(case), problems)).collect()
    })?;
    let (cases, templates) = (session.cases.clone(), session.templates.clone());
    if let Some(problem) = placement::misplaced(&cases, &arguments.output) {
        return Err(session.trouble([problem]));
    }
    if let Some(problem) = same_folder(&cases) {
        let mut problems = Diagnostics::from(problem);
        let old = cases.iter().flat_map(|case| earlier(&arguments.output, &owner_of_folder(case), &problems));
        problems.extend(old.collect::<Vec<_>>());
        problems.sort();
        return Err(session.trouble(problems));
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

/// One case named twice; or two whose folders have the same name, which would be written over each other, on some disks also where the
/// names differ in case alone, in how accents are encoded, or in stops and spaces at their end.
fn same_folder(cases: &[PathBuf]) -> Option<Diagnostic> {
    let mut seen: BTreeMap<String, (&Path, PathBuf)> = BTreeMap::new();
    for case in cases {
        let resolved = case.canonicalize().unwrap_or_else(|_| case.clone());
        // The root of a disk has no name; that it is no case is told when it is read.
        let Some(name) = resolved.file_name() else { continue };
        // By capitals first: `ß` is `SS`.
        let name = folder_name(name).nfc().collect::<String>().to_uppercase().to_lowercase();
        let name = name.trim_end_matches(['.', ' ']).to_owned();
        if let Some((first, its)) = seen.insert(name, (case, resolved.clone())) {
            let kind = if its == resolved { "arende" } else { "namn" };
            let (first, second) = (first.display(), case.display());
            return Some(Diagnostic::error(message!(codes::OUTPUT_TWICE, slag = kind, fil = first, andra = second)));
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
    written: Written,
}

/// What was written of a case.
enum Written {
    /// All of it.
    Files(Vec<Listed>),
    /// Nothing, since it may not be written.
    Nothing,
    /// Nothing, for this reason.
    Failed(Diagnostics),
    /// Nothing, since the program broke down over it.
    BrokeDown(Box<dyn Any + Send>),
}

fn build(templates: &TemplateSource, folder: &Path, directory: &Path) -> Built {
    build_by(|source| assemble::build(source, templates), folder, directory)
}

fn build_by(assemble: impl Fn(&Source) -> Warned<Option<Output>>, folder: &Path, directory: &Path) -> Built {
    let source = match open_case(folder) {
        Ok(source) => source,
        Err(problem) => {
            let diagnostics = with_earlier(problem.into(), directory, &owner_of_folder(folder));
            return Built { name: folder.display().to_string(), diagnostics, written: Written::Nothing };
        }
    };
    let name = source.name().to_owned();
    // A panic ends the program when the case's turn to be told comes, with what lies there told before.
    let Warned { output, diagnostics } = match catch_unwind(AssertUnwindSafe(|| assemble(&source))) {
        Ok(assembled) => assembled,
        Err(panic) => {
            let reason = console::not_built_since(&internal_error(Language::Swedish, &*panic));
            let mut diagnostics = Diagnostics::new();
            diagnostics.extend(put_beside(directory, &owner(&source, folder), &Diagnostics::new(), reason));
            return Built { name, diagnostics, written: Written::BrokeDown(panic) };
        }
    };
    let Some(output) = output else {
        let diagnostics = with_earlier_of(diagnostics, directory, &source, folder);
        return Built { name, diagnostics, written: Written::Nothing };
    };
    let written = match write(&output, directory, &name, folder) {
        Ok(()) => Written::Files(listed(&output)),
        // Another run is about to write its own.
        Err(problem) if problem.code == codes::OUTPUT_LOCKED => Written::Failed(problem.into()),
        Err(problem) => Written::Failed(with_earlier_of(problem.into(), directory, &source, folder)),
    };
    Built { name, diagnostics, written }
}

/// The problems of a case that was not written, and what is to say of the output of an earlier build.
fn with_earlier(mut found: Diagnostics, directory: &Path, owner: &Owner) -> Diagnostics {
    let old = earlier(directory, owner, &found);
    found.extend(old);
    found
}

/// The same of a case that can be opened. Whose output it is takes reading the case anew, which is done only where some output lies.
fn with_earlier_of(found: Diagnostics, directory: &Path, source: &Source, folder: &Path) -> Diagnostics {
    match directory.join(source.name()).symlink_metadata() {
        Ok(_) => with_earlier(found, directory, &owner(source, folder)),
        Err(_) => found,
    }
}

/// Says of the output of an earlier build, which stays, that it is no longer the case's, and puts the findings in it.
fn earlier(directory: &Path, owner: &Owner, found: &Diagnostics) -> Vec<Diagnostic> {
    // The root of a disk has no name, and no output; and another draft's output is not this case's of yesterday.
    if owner.folder.is_empty() || found.iter().any(|told| told.code == codes::OUTPUT_OTHER_DRAFT) {
        return Vec::new();
    }
    put_beside(directory, owner, found, console::not_built(found))
}

/// The same with the text that is put there.
fn put_beside(directory: &Path, owner: &Owner, found: &Diagnostics, text: String) -> Vec<Diagnostic> {
    let target = Target { directory: directory.to_owned(), case: owner.folder.clone() };
    let folder = directory.join(&owner.folder);
    let old = |file: &str| Diagnostic::warning(message!(codes::OUTPUT_OLD, mapp = folder.display(), fil = file));
    match output::put_findings(&target, owner, text) {
        Ok(false) => Vec::new(),
        Ok(true) => vec![old(output::FINDINGS)],
        Err(problem) => {
            let is_own = problem.code != codes::OUTPUT_OTHERS && problem.code != codes::OUTPUT_OTHER_DRAFT;
            let is_told = found.iter().any(|told| told.code == problem.code);
            (!is_told).then_some(problem).into_iter().chain(is_own.then(|| old(""))).collect()
        }
    }
}

/// The case as its output names it; its number is read anew, since the case could not be understood.
fn owner(source: &Source, folder: &Path) -> Owner {
    let case = source.read(CASE_FILE, limits::TOML_BYTES).ok();
    let case = case.and_then(|bytes| inputs::toml::read(CASE_FILE, &bytes, &mut Diagnostics::new()));
    let number = case.as_ref().and_then(|case| {
        let NodeValue::Table(table) = &case.root.get("arende")?.value else { return None };
        let NodeValue::Text(number) = &table.get("arendenummer")?.value else { return None };
        Some(number.text.clone()).filter(|number| !number.trim().is_empty())
    });
    Owner {
        folder: source.name().to_owned(),
        is_broken: number.is_none() && case.is_none_or(|case| !case.is_whole),
        number,
        inputs: hashes(source),
        place: place(folder),
    }
}

/// Files of a case that are hashed to know it again.
const HASHED: usize = 100;

/// The hashes of a case's files, as far as they can be read; large ones are left out.
fn hashes(source: &Source) -> BTreeSet<String> {
    let files = source.files_below("").unwrap_or_default();
    let bytes = files.iter().take(HASHED).filter_map(|file| source.read(file, limits::TOML_BYTES).ok());
    bytes.map(|bytes| sha256(&bytes)).collect()
}

/// A case whose folder cannot be opened, or is not.
fn owner_of_folder(folder: &Path) -> Owner {
    let resolved = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = resolved.file_name().map(folder_name).unwrap_or_default();
    Owner { folder: name, is_broken: true, place: place(folder), ..Owner::default() }
}

/// Where a case lies.
fn place(folder: &Path) -> Option<String> {
    folder.canonicalize().ok().map(|path| path.display().to_string())
}

fn write(output: &Output, directory: &Path, case: &str, folder: &Path) -> Result<(), Diagnostic> {
    let target = Target { directory: directory.to_owned(), case: case.to_owned() };
    let lock = output::lock(&target)?.for_case_at(place(folder));
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
        Written::Nothing => Outcome::Errors,
        Written::Files(files) => {
            for (path, pages) in files {
                let shown = format!("{}/{path}", directory.join(&built.name).display());
                session.tell_written(&session.console.written(&shown, pages));
            }
            Outcome::Done
        }
        Written::Failed(problems) => {
            session.report(folder, &built.name, &problems);
            Outcome::Trouble
        }
        Written::BrokeDown(panic) => resume_unwind(panic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What lies there of an earlier build is told to be old also where the program itself breaks down.
    #[test]
    fn a_panic_says_that_what_lies_there_is_old() {
        let scratch = tempfile::tempdir().unwrap();
        let (folder, directory) = (scratch.path().join("fall"), scratch.path().join("ut"));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(CASE_FILE), "format = 1\n").unwrap();
        let breaks = |_: &Source| -> Warned<Option<Output>> { resume_unwind(Box::new("the reason")) };
        let codes =
            |built: &Built| built.diagnostics.iter().map(|told| told.code.name().to_owned()).collect::<Vec<_>>();
        let built = build_by(breaks, &folder, &directory);
        assert_eq!(codes(&built), Vec::<String>::new(), "nothing lies there");
        std::fs::create_dir_all(directory.join("fall")).unwrap();
        std::fs::write(directory.join("fall/manifest.toml"), "[arende]\nmapp = \"fall\"\n").unwrap();
        let built = build_by(breaks, &folder, &directory);
        assert_eq!(codes(&built), ["U13"]);
        let Written::BrokeDown(panic) = built.written else { panic!("it goes on") };
        assert_eq!(panic.downcast_ref(), Some(&"the reason"));
        let told = std::fs::read_to_string(directory.join("fall").join(output::FINDINGS)).unwrap();
        assert!(told.contains("the reason"), "{told}");
    }
}
