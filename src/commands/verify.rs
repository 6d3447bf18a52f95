//! `verify`: whether a package, an output folder or a PDF is what it was, part by part, and whether it can be made again.

use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::named::case_folder;
use super::{Session, Surroundings, open_case, sides};
use crate::assemble;
use crate::cli::VerifyArgs;
use crate::codes;
use crate::compile;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::diff::view::{self as difference, Look};
use crate::diff::{self, Taken};
use crate::limits;
use crate::manifest;
use crate::message::message;
use crate::messages::phrases;
use crate::outcome::Outcome;
use crate::output::OutputFile;
use crate::source::{Source, unreadable};
use crate::verify::{self, Found, Held, Report, Trust, Verdict};

mod confined;

/// What is to be verified.
enum Given {
    Package(PathBuf),
    Output(PathBuf),
    Pdf(PathBuf),
}

/// Verifies what is given.
pub(super) fn run(arguments: &VerifyArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let is_confined = arguments.confined;
    if is_confined && !confined::confine() {
        return Ok(Outcome::Trouble);
    }
    compile::use_threads(is_confined.then_some(1));
    let session = Session::new(arguments.telling.message_format, surroundings);
    let mut session = session.with_templates(arguments.templates.as_deref())?;
    let given = given(&arguments.verified).map_err(|problem| session.trouble([problem]))?;
    match given {
        Given::Package(path) => package(arguments, &path, &mut session),
        Given::Output(folder) => {
            let held = Held::folder(&folder).map_err(|problems| session.trouble(problems))?;
            let made = made(arguments, &mut session)?;
            let found = verify::verify_output(&held, made.as_deref());
            Ok(tell(&mut session, &found, made.is_some()))
        }
        Given::Pdf(path) => {
            let shown = path.display().to_string();
            let bytes = read(&path).map_err(|problem| session.trouble([problem]))?;
            let made = made(arguments, &mut session)?;
            let found = verify::verify_pdf(&shown, &bytes, made.as_deref());
            Ok(tell(&mut session, &found, made.is_some()))
        }
    }
}

fn given(path: &Path) -> Result<Given, Diagnostic> {
    let shown = path.display().to_string();
    let found = std::fs::metadata(path).map_err(|error| unreadable(&shown, &error))?;
    let ends = |end: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end));
    if found.is_dir() {
        return Ok(match path.join(manifest::FILE).is_file() && !path.join("bagit.txt").is_file() {
            true => Given::Output(path.to_owned()),
            false => Given::Package(path.to_owned()),
        });
    }
    Ok(if ends("pdf") { Given::Pdf(path.to_owned()) } else { Given::Package(path.to_owned()) })
}

fn read(path: &Path) -> Result<Bytes, Diagnostic> {
    let (shown, folder) = (path.display().to_string(), path.parent().filter(|folder| *folder != Path::new("")));
    let source = Source::folder(folder.unwrap_or(Path::new("."))).map_err(|error| unreadable(&shown, &error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    source.read(&name, limits::PDF_BYTES).map_err(|refusal| refusal.diagnostic(&shown))
}

/// The files that the case of `--case` makes now.
fn made(arguments: &VerifyArgs, session: &mut Session) -> Result<Option<Vec<OutputFile>>, Outcome> {
    let Some(case) = &arguments.case else { return Ok(None) };
    let folder = case_folder(case);
    let source = open_case(&folder).map_err(|problem| session.trouble([problem]))?;
    let built = assemble::build(&source, &session.templates);
    match built.output {
        Some(output) => Ok(Some(output.files)),
        None => {
            session.report(&folder, source.name(), &built.diagnostics);
            Err(session.close(Outcome::Errors))
        }
    }
}

fn package(arguments: &VerifyArgs, path: &Path, session: &mut Session) -> Result<Outcome, Outcome> {
    let held = if path.is_dir() { Held::folder(path) } else { Held::zip(path) };
    let held = held.map_err(|problems| refused(session, problems))?;
    let trust = if arguments.trust_templates || arguments.confined { Trust::Any } else { Trust::BuiltIn };
    let report = verify::verify(&held, trust).map_err(|problems| refused(session, problems))?;
    if report.verdict == Verdict::Untrusted {
        drop(held);
        return Ok(match confined::run(arguments, session.console.language()) {
            Ok((outcome, said)) => {
                session.tell_written(&said);
                session.end(outcome)
            }
            Err(reason) => session.trouble([Diagnostic::error(message!(codes::REPLAY_STOPPED, slag = reason))]),
        });
    }
    Ok(told(session, &report))
}

/// A container that is not read is no trouble of the machine: something does not hold.
fn refused(session: &mut Session, problems: Diagnostics) -> Outcome {
    let is_system =
        problems.iter().any(|problem| problem.code == codes::FILE_MISSING || problem.code == codes::FILE_UNREADABLE);
    if is_system {
        return session.trouble(problems);
    }
    session.report(Path::new(""), "", &problems);
    session.close(Outcome::Errors)
}

/// Prints a report: a line for each part, then what does not hold.
fn told(session: &mut Session, report: &Report) -> Outcome {
    // What was not made again does not hold by that; the verdict says why it was not.
    let was_made = report.verdict <= Verdict::Different;
    let is_judged = |part: &verify::Part| was_made || *part != verify::Part::Replay;
    for (part, problems) in report.parts.iter().filter(|(part, problems)| is_judged(part) || !problems.is_empty()) {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        let text = session.console.judged(part.name(), errors);
        session.tell_written(&text);
    }
    let (name, detail) = verdict(&report.verdict);
    let text = session.console.verdict(name, detail);
    session.tell_written(&text);
    if let Some(outputs) = &report.outputs {
        tell_difference(session, outputs);
    }
    let is_judged = |wanted: verify::Part| report.parts.iter().any(|(part, _)| *part == wanted);
    if is_judged(verify::Part::Mets) && !is_judged(verify::Part::Manifest) {
        let text =
            session.console.phrase(&message!(phrases::VERIFY_NOT_JUDGED, lista = verify::not_judged().join(", ")));
        session.tell_written(&text);
    }
    let problems: Diagnostics = report.problems().cloned().collect();
    session.report(Path::new(""), "", &problems);
    let is_well = report.holds() && report.verdict < Verdict::Different
        || report.holds() && matches!(report.verdict, Verdict::OtherVersion(_) | Verdict::NotOurs);
    session.close(if is_well { Outcome::Done } else { Outcome::Errors })
}

/// Prints what differs between the records as they lie in a package and as they were made again; of records that cannot be read it
/// was told that they are others.
fn tell_difference(session: &mut Session, outputs: &[verify::Files; 2]) {
    let head = session.console.phrase(&message!(phrases::VERIFY_DIFFERENCE));
    if head.is_empty() {
        return;
    }
    let side = |files: &verify::Files| {
        let source = Source::memory("", files.clone());
        sides::records(&session.templates, &source, Taken::Paket).ok()
    };
    let [Some(old), Some(new)] = [&outputs[0], &outputs[1]].map(side) else { return };
    let compared = diff::compare(&old, &new);
    let terminal = session.surroundings.output;
    let look = Look { color: terminal.color, width: terminal.width };
    let text = difference::Report::new(&compared, &old, &new, session.console.language()).text(look);
    session.tell_written(&format!("{head}{text}"));
}

fn verdict(verdict: &Verdict) -> (&'static str, &str) {
    match verdict {
        Verdict::Identical => ("identisk", ""),
        Verdict::SameText => ("samma-text", ""),
        Verdict::Different => ("annan", ""),
        Verdict::OtherVersion(version) => ("version", version),
        Verdict::Untrusted => ("mallar", ""),
        Verdict::NotOurs => ("frammande", ""),
    }
}

/// Prints what was found of an output or a PDF.
fn tell(session: &mut Session, found: &Found, is_compared: bool) -> Outcome {
    if let Some(build) = &found.build {
        let number = found.number.as_deref().unwrap_or("–");
        let told = message!(
            phrases::VERIFY_WHOSE,
            arende = number,
            bygge = build,
            program = found.tool.as_deref().unwrap_or("")
        );
        let text = session.console.phrase(&told);
        session.tell_written(&text);
    }
    if !found.foreign.is_empty() {
        let files = found.foreign.join(", ");
        let text =
            session.console.phrase(&message!(phrases::VERIFY_FOREIGN, antal = found.foreign.len(), lista = files));
        session.tell_written(&text);
    }
    if found.problems.is_empty() {
        let kind = if is_compared { "arende" } else { "filer" };
        let text = session.console.phrase(&message!(phrases::VERIFY_HOLDS, slag = kind));
        session.tell_written(&text);
    }
    session.report(Path::new(""), "", &found.problems);
    session.close(if found.problems.is_empty() { Outcome::Done } else { Outcome::Errors })
}
