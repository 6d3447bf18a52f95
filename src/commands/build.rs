//! `build`: assemble each case, and write it when nothing stops it. Cases come one after another, since Typst uses all
//! processor cores for one; each is written whole or not at all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget};

use super::{Outcome, Session, Surroundings};
use crate::assemble::{Product, assemble};
use crate::cli::BuildArgs;
use crate::codes;
use crate::compile;
use crate::console::Format;
use crate::diagnostic::Diagnostic;
use crate::output::{self, Target};

/// Builds the cases.
pub fn run(arguments: &BuildArgs, surroundings: &Surroundings) -> Outcome {
    let mut session = Session::new(&arguments.common, surroundings);
    if let Some(problem) = same_folder(&session.cases) {
        session.report(Path::new(""), "", &[problem]);
        session.close();
        return Outcome::Trouble;
    }
    let mut outcome = Outcome::Done;
    let bar = progress(&session, surroundings);
    for folder in session.cases.clone() {
        compile::evict();
        let built = bar.suspend(|| build(&mut session, &folder, &arguments.output));
        outcome = outcome.max(built);
        bar.inc(1);
    }
    bar.finish_and_clear();
    session.close();
    outcome
}

/// Two cases whose folders have the same name would be written over each other.
fn same_folder(cases: &[PathBuf]) -> Option<Diagnostic> {
    let mut seen: BTreeMap<_, &Path> = BTreeMap::new();
    for case in cases {
        let resolved = case.canonicalize().unwrap_or_else(|_| case.clone());
        let name = resolved.file_name()?.to_os_string();
        if let Some(first) = seen.insert(name, case) {
            let problem = Diagnostic::error(codes::OUTPUT_TWICE);
            return Some(problem.with("fil", format!("{}`, `{}", first.display(), case.display())));
        }
    }
    None
}

/// A bar for several cases on a terminal.
fn progress(session: &Session, surroundings: &Surroundings) -> ProgressBar {
    let shown = session.cases.len() > 1 && surroundings.terminal && session.format == Format::Human;
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    ProgressBar::with_draw_target(Some(session.cases.len() as u64), target)
}

fn build(session: &mut Session, folder: &Path, directory: &Path) -> Outcome {
    let assembly = assemble(folder, &session.templates);
    let name = assembly.name.unwrap_or_else(|| folder.display().to_string());
    session.report(folder, &name, &assembly.diagnostics);
    let Some(product) = assembly.product else { return Outcome::Errors };
    match write(&product, directory, &name) {
        Ok(()) => {
            tell(session, &product, &directory.join(&name));
            Outcome::Done
        }
        Err(problem) => {
            session.report(folder, &name, &[problem]);
            Outcome::Trouble
        }
    }
}

fn write(product: &Product, directory: &Path, case: &str) -> Result<(), Diagnostic> {
    let target = Target { directory: directory.to_owned(), case: case.to_owned() };
    let lock = output::lock(&target)?;
    output::write(&lock, &product.files)
}

/// Lists what was written: files with their pages, and the folder of sources as one.
fn tell(session: &Session, product: &Product, folder: &Path) {
    let mut sources = false;
    for file in &product.files {
        let (path, pages) = match file.path.split_once('/') {
            Some(_) if sources => continue,
            Some((inner, _)) => {
                sources = true;
                (format!("{inner}/"), None)
            }
            None => {
                let made = product.made.iter().find(|made| made.fil == file.path);
                (file.path.clone(), made.and_then(|made| made.sidor))
            }
        };
        let shown = format!("{}/{path}", folder.display());
        session.tell_written(&session.console.written(&shown, pages));
    }
}
