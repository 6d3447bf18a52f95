//! Where output may lie: never where it would be read as input. A folder in a case goes with the case when it is copied, and one
//! beside cases is a case for whoever builds all that lies there.

use std::path::{Path, PathBuf};

use crate::case_files::CASE_FILE;
use crate::codes;
use crate::console::word;
use crate::diagnostic::Diagnostic;
use crate::manifest;
use crate::message::message;

/// The folder for output that is named where none else is.
const OUTPUT: &str = "output";

/// What is told where the output would lie in a case, or among cases.
pub(super) fn misplaced(cases: &[PathBuf], output: &Path) -> Option<Diagnostic> {
    let folder = resolved(output);
    let shown = output.display();
    if let Some(case) = case_around(&folder) {
        let (case, better) = (case.display(), better(cases));
        return Some(Diagnostic::error(message!(codes::OUTPUT_IN_CASE, mapp = shown, arende = case, forslag = better)));
    }
    holds_cases(&folder)
        .then(|| Diagnostic::error(message!(codes::OUTPUT_AMONG_CASES, mapp = shown, forslag = better(cases))))
}

/// What is told where a file would lie in a case.
pub(super) fn in_case(case: &Path, file: &Path) -> Option<Diagnostic> {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let around = case_around(&resolved(folder))?.display().to_string();
    // The file keeps its name.
    let better = better_folder(&[case.to_owned()]).zip(file.file_name()).map(|(folder, name)| folder.join(name));
    let better = better.as_deref().map(typed).unwrap_or_default();
    let shown = folder.display();
    Some(Diagnostic::error(message!(codes::OUTPUT_IN_CASE, mapp = shown, arende = around, forslag = better)))
}

/// A place that will do, as it is typed; looked for only where one is needed, since it lies outside the case and the output.
fn better(cases: &[PathBuf]) -> String {
    better_folder(cases).as_deref().map(typed).unwrap_or_default()
}

fn better_folder(cases: &[PathBuf]) -> Option<PathBuf> {
    cases.first().map(|case| beside(case)).filter(|better| is_fit(&resolved(better)))
}

/// A path as it is typed on a command line.
fn typed(path: &Path) -> String {
    word(&path.display().to_string()).into_owned()
}

/// Whether a folder is one that `build` wrote to: it holds what was built, and is no case itself.
pub(super) fn holds_output(folder: &Path) -> bool {
    !is_case(folder) && any_below(folder, |inside| inside.join(manifest::FILE).is_file())
}

fn is_fit(folder: &Path) -> bool {
    case_around(folder).is_none() && !holds_cases(folder)
}

/// The case that a folder is, or lies in.
fn case_around(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| is_case(folder))
}

fn holds_cases(folder: &Path) -> bool {
    any_below(folder, is_case)
}

fn is_case(folder: &Path) -> bool {
    folder.join(CASE_FILE).is_file()
}

/// Whether something holds for any folder right below.
#[expect(clippy::disallowed_methods, reason = "whether there is any depends on no order")]
fn any_below(folder: &Path, holds: impl Fn(&Path) -> bool) -> bool {
    std::fs::read_dir(folder)
        .is_ok_and(|mut entries| entries.any(|entry| entry.is_ok_and(|entry| holds(&entry.path()))))
}

/// A folder for output beside the case's, as the case was named.
fn beside(case: &Path) -> PathBuf {
    match case.file_name() {
        Some(_) => case.with_file_name(OUTPUT),
        None if case == Path::new(".") => Path::new("..").join(OUTPUT),
        None => case.join("..").join(OUTPUT),
    }
}

/// A path with its links resolved as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = absolute.ancestors().find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    match existing {
        Some((ancestor, resolved)) => resolved.join(absolute.strip_prefix(ancestor).unwrap_or(Path::new(""))),
        None => absolute,
    }
}
