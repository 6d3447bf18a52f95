//! `follow-up`: the next case from the last one.

use std::io;
use std::path::Path;

use bytes::Bytes;
use chrono::NaiveDate;

use super::{Session, Surroundings, finished_in, named};
use crate::cli::FollowUpArgs;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Warned, kind_of_trouble};
use crate::followup::{self, NextCase, Request};
use crate::inputs::pdf;
use crate::limits;
use crate::mandatperiod::{Body, Period, Term};
use crate::message::message;
use crate::model::{Adoption, Placed};
use crate::outcome::Outcome;
use crate::reasons;
use crate::scaffold;
use crate::templates::TemplateSource;

/// Makes the case. Errors of the last case are its own; all else lies outside any case.
pub(super) fn run(arguments: &FollowUpArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let mut session =
        Session::new(arguments.telling.message_format, surroundings).with_templates(arguments.templates.as_deref())?;
    let original =
        arguments.original.as_deref().map(original).transpose().map_err(|problem| session.trouble([problem]))?;
    let previous = named::case_folder(&arguments.previous);
    let mut problems = Diagnostics::new();
    let made = problems.absorb(make(arguments, &previous, &session.templates, original));
    let written = made.as_ref().map(|next| scaffold::write_folder(&arguments.new_case, &next.files));
    let outcome = match written {
        None => Outcome::Errors,
        Some(Ok(())) => Outcome::Done,
        Some(Err(problem)) => {
            problems.push(problem);
            Outcome::Trouble
        }
    };
    session.report(&previous, "", &problems);
    if let Some(next) = made.filter(|_| outcome == Outcome::Done) {
        tell(&mut session, arguments, &next);
    }
    Ok(session.close(outcome))
}

/// Reads the last case and makes the next one.
fn make(
    arguments: &FollowUpArgs,
    folder: &Path,
    templates: &TemplateSource,
    original: Option<(String, Bytes)>,
) -> Warned<Option<NextCase>> {
    let Warned { output, diagnostics } = finished_in(folder, templates, adoption(arguments));
    let mut errors: Diagnostics = diagnostics.into_iter().filter(|d| d.severity == Severity::Error).collect();
    let Some(previous) = output.filter(|_| errors.is_empty()) else {
        errors.push(Diagnostic::error(message!(codes::PREVIOUS_HAS_ERRORS, arende = folder.display())));
        return Warned::nothing(errors);
    };
    let request = Request { period: arguments.period, issued: arguments.issued, original };
    match followup::make(&previous, &request) {
        Ok(next) => Warned { diagnostics: warnings(&next, &request), output: Some(next) },
        Err(failures) => Warned::nothing(failures),
    }
}

/// The decision that the command line gives.
fn adoption(arguments: &FollowUpArgs) -> Option<Adoption> {
    let (date, paragraph) = (arguments.adopted?, arguments.paragraph?);
    let given = |value| Placed { value, places: Vec::new() };
    Some(Adoption { date: Placed { value: date, places: Vec::new() }, paragraph: given(i64::from(paragraph)) })
}

/// The adopted document's own PDF, when it is one.
fn original(path: &Path) -> Result<(String, Bytes), Diagnostic> {
    let shown = path.display();
    let unreadable = |error: io::Error| {
        Diagnostic::error(match error.kind() {
            io::ErrorKind::NotFound => message!(codes::FILE_MISSING, fil = shown, forslag = ""),
            _ => {
                let (kind, reason) = (kind_of_trouble(&error), reasons::of_system(&error));
                message!(codes::FILE_UNREADABLE, fil = shown, slag = kind, orsak = reason)
            }
        })
    };
    let found = std::fs::metadata(path).map_err(unreadable)?;
    if !found.is_file() {
        return Err(Diagnostic::error(message!(codes::NOT_A_FILE, fil = shown)));
    }
    if found.len() > limits::PDF_BYTES {
        return Err(Diagnostic::error(message!(codes::FILE_TOO_LARGE, fil = shown, grans = limits::PDF_BYTES >> 20)));
    }
    let bytes = Bytes::from(std::fs::read(path).map_err(unreadable)?);
    pdf::inspect(&bytes)
        .map_err(|reason| Diagnostic::error(message!(codes::PDF_UNREADABLE, fil = shown, slag = reason)))?;
    let name = path.file_name().map_or_else(|| "original.pdf".to_owned(), |name| name.to_string_lossy().into_owned());
    Ok((name, bytes))
}

/// What a careful handläggare would ask: is the follow-up late, and is a year left out?
fn warnings(next: &NextCase, request: &Request) -> Diagnostics {
    let mut warnings = Diagnostics::new();
    if let (Some(due), Some(issued)) = (next.due, request.issued)
        && issued > due.day
    {
        warnings.push(Diagnostic::warning(match due.by_document {
            true => message!(codes::FOLLOW_UP_LATE, datum = due.day, utfardat = issued),
            false => message!(codes::FOLLOW_UP_LATE_BY_KIND, datum = due.day, utfardat = issued),
        }));
    }
    if let Some(to) = next.old_to.filter(|to| to + 1 < request.period.from) {
        let left_out = Period { from: to + 1, to: request.period.from - 1 };
        warnings.push(Diagnostic::warning(message!(codes::YEARS_LEFT_OUT, period = left_out)));
    }
    warnings
}

/// Says what was made, what is left to do, and which terms the period lies in.
fn tell(session: &mut Session, arguments: &FollowUpArgs, next: &NextCase) {
    for (file, _) in &next.files {
        session.tell_written(&session.console.written(&arguments.new_case.join(file).display().to_string(), None));
    }
    let terms = terms(arguments.period).iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let folder = arguments.new_case.display().to_string();
    session.tell_written(&session.console.next_case(&folder, next, &arguments.period.to_string(), &terms));
}

/// The terms of both bodies that a period has a day in.
fn terms(period: Period) -> Vec<Term> {
    let first = NaiveDate::from_ymd_opt(period.from, 1, 1);
    let last = NaiveDate::from_ymd_opt(period.to, 12, 31);
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    Body::ALL.into_iter().flat_map(|body| Term::spanned(body, first, last)).collect()
}
