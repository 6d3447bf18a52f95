//! `explain`: where a value, a cell, a line or words of a page come from, and where they stand; and what a code means.

use std::collections::BTreeSet;
use std::path::Path;

use super::named::case_folder;
use super::{Session, Surroundings, open_case};
use crate::case_files::CASE_FILE;
use crate::cli::ExplainArgs;
use crate::codes;
use crate::compile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::explain::{Question, Refusal, explain};
use crate::held::{BAG, Held};
use crate::limits;
use crate::manifest;
use crate::message::message;
use crate::messages::phrases;
use crate::origin_record::{self, OriginRecord};
use crate::outcome::Outcome;
use crate::review;
use crate::rules;
use crate::set::set;
use crate::source::{Refusal as Unread, Source};
use crate::templates;
use crate::understand::understand;

/// Explains what is asked for.
pub(super) fn run(arguments: &ExplainArgs, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    compile::use_threads(None);
    let session = Session::new(arguments.telling.message_format, surroundings);
    let mut session = session.with_templates(arguments.templates.as_deref())?;
    let what = arguments.asked.last().map(String::as_str).unwrap_or_default();
    let case = (arguments.asked.len() > 1).then(|| arguments.asked[0].as_str());
    if case.is_none() && Path::new(what).join(CASE_FILE).is_file() {
        return Err(session.trouble([Diagnostic::error(message!(codes::QUESTION_MISSING, arende = what))]));
    }
    let asks_for_words = arguments.document.is_some() || arguments.page.is_some();
    if !asks_for_words && may_be_code(what) {
        let told = told_of_code(&mut session, what)?;
        // What looks like a code may be the name of a road.
        if !told.is_empty() || (case.is_none() && is_code(what)) {
            return code(&mut session, what);
        }
    }
    let record = record(&mut session, &case_folder(Path::new(case.unwrap_or("."))))?;
    let question = Question { what: what.to_owned(), document: arguments.document.clone(), page: arguments.page };
    match explain(&record, &question) {
        Ok(answer) => {
            session.tell_written(&session.console.explained(&answer));
            Ok(session.end(Outcome::Done))
        }
        Err(Refusal::Misasked(problem)) => Err(session.trouble([problem])),
        Err(Refusal::Nothing(problem)) => Err(stopped(&mut session, Path::new(""), &[problem])),
    }
}

/// The length of a code: a letter and two digits.
const CODE: usize = 3;

/// Letters and digits: a code of the program's, or one that a kind of case has given its rule.
fn may_be_code(what: &str) -> bool {
    let what = what.trim();
    let is_mixed = what.starts_with(|c: char| c.is_ascii_alphabetic()) && what.ends_with(|c: char| c.is_ascii_digit());
    is_mixed && what.chars().all(|c| c.is_ascii_alphanumeric())
}

/// A letter and two digits.
fn is_code(what: &str) -> bool {
    let what = what.trim().as_bytes();
    matches!(what, [letter, digits @ ..] if letter.is_ascii_alphabetic() && digits.len() == 2 && digits.iter().all(u8::is_ascii_digit))
}

/// Explains a code. One that there is not is a mistake on the command line.
pub(super) fn code(session: &mut Session, code: &str) -> Result<Outcome, Outcome> {
    let told = told_of_code(session, code)?;
    if told.is_empty() {
        let kinds = templates::kinds(&session.templates).map_err(|problems| session.trouble(problems))?;
        let rules = rules::all(&kinds);
        let rules = rules.iter().map(|rule| rule.kod.as_str());
        let all: BTreeSet<&str> = codes::ALL.iter().filter_map(|code| code.name().get(..CODE)).chain(rules).collect();
        let is_near =
            |known: &&str| known.get(..1).is_some_and(|letter| code.trim().to_uppercase().starts_with(letter));
        let near: Vec<&str> = all.iter().copied().filter(is_near).collect();
        let known = rules::listed(if near.is_empty() { all.into_iter().collect() } else { near });
        let problem = Diagnostic::error(message!(codes::RULE_UNKNOWN, kod = code, kanda = known));
        return Err(session.trouble([problem]));
    }
    session.tell_written(&told);
    Ok(session.end(Outcome::Done))
}

/// What a rule demands, why it exists, and an example; of other codes what their messages say. Nothing where there is none.
fn told_of_code(session: &mut Session, code: &str) -> Result<String, Outcome> {
    let kinds = templates::kinds(&session.templates).map_err(|problems| session.trouble(problems))?;
    let rules = rules::all(&kinds);
    let wanted = rules.iter().filter(|rule| rule.kod.eq_ignore_ascii_case(code.trim()));
    let told: String = wanted.map(|rule| session.console.rule(rule) + &not_run(session, &rule.kod)).collect();
    Ok(if told.is_empty() { session.console.code(code.trim()) } else { told })
}

/// In which houses no case is tried on a rule, since their languages lack the words that it reads.
fn not_run(session: &Session, code: &str) -> String {
    let houses = templates::house_languages(&session.templates).into_iter();
    let told = houses.filter(|(_, language)| !review::runs_in(code, language)).map(|(house, language)| {
        session.console.phrase(&message!(phrases::RULE_NOT_RUN, husstil = house, sprak = language))
    });
    told.collect()
}

/// The record of a case, made in memory, or that of an output or a package as it is.
fn record(session: &mut Session, folder: &Path) -> Result<OriginRecord, Outcome> {
    if is_package(folder) {
        let held = if folder.is_dir() { Held::folder(folder) } else { Held::zip(folder) };
        let held = held.map_err(|problems| session.trouble(problems))?;
        return of_package(&held, folder).map_err(|problem| session.trouble([problem]));
    }
    let source = open_case(folder).map_err(|problem| session.trouble([problem]))?;
    if is_output(&source) {
        return read(&source, folder).map_err(|problem| session.trouble([problem]));
    }
    let mut found = Diagnostics::new();
    let understood = found.absorb(understand(&source, &session.templates));
    let understood = understood.filter(|_| !found.iter().any(|problem| problem.stops));
    // Findings that do not stop are no answer to the question.
    let Some(understood) = understood else { return Err(stopped(session, folder, &found)) };
    let pages = found.absorb(set(&understood));
    match pages {
        Some(pages) => Ok(origin_record::record(&understood, &pages)),
        None => Err(stopped(session, folder, &found)),
    }
}

/// Tells why there is no answer, which is no mistake on the command line.
fn stopped(session: &mut Session, folder: &Path, found: &[Diagnostic]) -> Outcome {
    session.report(folder, "", found);
    session.close(Outcome::Errors)
}

/// Whether a folder is the output of a case, which has a manifest and no case's file.
fn is_output(source: &Source) -> bool {
    let has = |file: &str| !matches!(source.read(file, limits::TOML_BYTES), Err(Unread::System(_) | Unread::Outside));
    has(manifest::FILE) && !has(CASE_FILE)
}

/// Whether a path is an archive package: a file, or the folder that one was unpacked to.
fn is_package(path: &Path) -> bool {
    path.is_file() || (path.join(BAG).is_file() && !path.join(CASE_FILE).is_file())
}

fn of_package(package: &Held, path: &Path) -> Result<OriginRecord, Diagnostic> {
    parsed(package.file(origin_record::FILE).ok_or_else(|| missing(path))?)
}

fn read(source: &Source, folder: &Path) -> Result<OriginRecord, Diagnostic> {
    let file = origin_record::FILE;
    let bytes = match source.read(file, limits::RECORD_BYTES) {
        Err(Unread::System(error)) if error.kind() == std::io::ErrorKind::NotFound => return Err(missing(folder)),
        read => read.map_err(|refusal| refusal.diagnostic(file))?,
    };
    parsed(&bytes)
}

fn missing(folder: &Path) -> Diagnostic {
    Diagnostic::error(message!(codes::ORIGINS_MISSING, mapp = folder.display(), fil = origin_record::FILE))
}

fn parsed(bytes: &[u8]) -> Result<OriginRecord, Diagnostic> {
    let unread = |error: &dyn std::fmt::Display| {
        Diagnostic::error(message!(codes::ORIGINS_UNREAD, fil = origin_record::FILE, orsak = error))
    };
    OriginRecord::read(std::str::from_utf8(bytes).map_err(|error| unread(&error))?)
}
