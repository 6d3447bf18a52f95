//! `diff`: what has changed between two cases, and why.

use std::path::Path;

use super::sides::{self, Asked, Unopened};
use super::{Session, Surroundings};
use crate::cli::{DiffArgs, DiffFormatArg, FormatArg, OnlyArg};
use crate::codes;
use crate::compile;
use crate::diagnostic::{Diagnostic, kind_of_trouble};
use crate::diff::view::{Look, Report};
use crate::diff::{self, Diff, Side};
use crate::message::message;
use crate::outcome::Outcome;
use crate::reasons;

/// Compares what is asked for, and shows or writes what has changed.
pub(super) fn run(arguments: &DiffArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let session = Session::new(FormatArg::Human, surroundings);
    let mut session = session.with_templates(arguments.templates.as_deref())?;
    let (old, new) = both(&mut session, arguments)?;
    let only = |side: Side| match arguments.only {
        None => side,
        Some(OnlyArg::Facts) => side.only_facts(),
        Some(OnlyArg::Text) => side.only_text(),
    };
    let (old, new) = (only(old), only(new));
    let (diff, workings) = diff::compared(&old, &new);
    let outcome = if diff.is_empty() { Outcome::Done } else { Outcome::Errors };
    let text = shown(&diff, &old, &new, arguments.format, arguments.file.is_some(), surroundings);
    match &arguments.file {
        None => session.tell_written(&text),
        Some(file) => write(&mut session, file, &text)?,
    }
    leave((diff, workings));
    Ok(session.end(outcome))
}

/// Leaves what was made to find out what is told as it is: the program ends here, and the system takes all of it back at once.
fn leave<T>(made: T) {
    std::mem::forget(made);
}

/// Both sides; the only one is what a case is now, and what was built of it last is the old one.
fn both(session: &mut Session, arguments: &DiffArgs) -> Result<(Side, Side), Outcome> {
    let asked = Asked { taken_as: arguments.taken_as };
    match &arguments.new {
        Some(new) => opened(session, (asked, &arguments.old), (asked, new)),
        None => {
            let built = sides::last_output(&arguments.old).map_err(|problem| session.trouble([problem]))?;
            opened(session, (sides::as_output(), &built), (sides::as_case(), &arguments.old))
        }
    }
}

/// Two sides, opened at once; of two that cannot be, the old one is told.
fn opened(session: &mut Session, old: (Asked, &Path), new: (Asked, &Path)) -> Result<(Side, Side), Outcome> {
    compile::use_threads(None);
    let templates = &session.templates;
    let open = |(asked, path): (Asked, &Path)| asked.open(templates, path);
    let (old, new) = rayon::join(|| open(old), || open(new));
    let mut told = |side: Result<Side, Unopened>| side.map_err(|unopened| unopened.told(session));
    Ok((told(old)?, told(new)?))
}

fn shown(
    diff: &Diff,
    old: &Side,
    new: &Side,
    format: DiffFormatArg,
    in_file: bool,
    surroundings: &Surroundings,
) -> String {
    match format {
        DiffFormatArg::Json => diff.to_json(),
        DiffFormatArg::Html => told(Report::new(diff, old, new, surroundings.language), Report::html),
        DiffFormatArg::Terminal => {
            let terminal = surroundings.output;
            let look = Look { color: terminal.color && !in_file, width: terminal.width };
            told(Report::new(diff, old, new, surroundings.language), |report| report.text(look))
        }
    }
}

fn told(report: Report, write: impl FnOnce(&Report) -> String) -> String {
    let text = write(&report);
    leave(report);
    text
}

fn write(session: &mut Session, file: &Path, text: &str) -> Result<(), Outcome> {
    match std::fs::write(file, text) {
        Ok(()) => {
            let told = session.console.written(&file.display().to_string(), None);
            session.tell_written(&told);
            Ok(())
        }
        Err(error) => {
            let (slag, orsak) = (kind_of_trouble(&error), reasons::of_system(&error));
            let problem = message!(codes::OUTPUT_FAILED, slag = slag, fil = file.display(), orsak = orsak);
            Err(session.trouble([Diagnostic::error(problem)]))
        }
    }
}
