//! The commands, one file each, and what they share: how they print, and what they answer the shell.

mod build;
mod check;
mod completions;
mod due;
mod explain;
mod follow_up;
mod init;
mod named;
mod reference;
mod several;

use std::any::Any;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::case_files::CASE_FILE;
use crate::cli::{Cli, Command, CommonArgs, FormatArg, LanguageArg, TellingArgs};
use crate::compile;
use crate::console::{Console, Counts, Format, Style};
use crate::diagnostic::{Diagnostic, Diagnostics, Warned};
use crate::excerpt::Excerpts;
use crate::followup::{self, Finished};
use crate::message::message;
use crate::messages::{Language, Messages, phrases};
use crate::model::Adoption;
use crate::outcome::Outcome;
use crate::panics;
use crate::rules;
use crate::sarif;
use crate::source::{Source, unreadable};
use crate::templates::{self, TemplateSource};

/// What the program knows of the terminal and the user; read once, in `main`.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The locale, such as `sv_SE.UTF-8`; empty when there is none.
    pub locale: String,
    /// Whether messages may have colours.
    pub color: bool,
    /// Whether a progress bar can be shown.
    pub terminal: bool,
    /// The terminal's columns, or [`Self::WIDTH`].
    pub width: usize,
    /// Today's date, for `due` alone; no document may depend on it.
    pub today: fn() -> NaiveDate,
}

impl Surroundings {
    /// Columns where there is no terminal.
    pub const WIDTH: usize = 100;
}

/// Runs a command.
pub fn run(cli: Cli, surroundings: &Surroundings) -> Outcome {
    let ended = match cli.command {
        Command::FollowUp(arguments) => follow_up::run(&arguments, surroundings),
        Command::Due(arguments) => due::run(&arguments, surroundings),
        Command::Build(arguments) => build::run(&arguments, surroundings),
        Command::Check(arguments) => check::run(&arguments, surroundings),
        Command::Init(arguments) => init::run(&arguments, surroundings),
        Command::Explain(arguments) => explain::run(&arguments, surroundings),
        Command::Reference(arguments) => reference::run(&arguments, surroundings),
        Command::Completions { shell } => Ok(completions::run(shell)),
    };
    // What ends a command early has an outcome too.
    ended.unwrap_or_else(|outcome| outcome)
}

impl Cli {
    /// The language of messages: the one asked for, else that of the user's locale.
    pub fn language(&self, surroundings: &Surroundings) -> Language {
        let telling = match &self.command {
            Command::Build(arguments) => Some(&arguments.common.telling),
            Command::Check(arguments) => Some(&arguments.common.telling),
            Command::Due(arguments) => Some(&arguments.common.telling),
            Command::FollowUp(arguments) => Some(&arguments.telling),
            Command::Init(arguments) => Some(&arguments.telling),
            Command::Explain(arguments) => Some(&arguments.telling),
            Command::Reference(arguments) => Some(&arguments.telling),
            Command::Completions { .. } => None,
        };
        language(telling.and_then(|telling| telling.lang), surroundings)
    }
}

fn language(asked: Option<LanguageArg>, surroundings: &Surroundings) -> Language {
    match asked {
        Some(LanguageArg::Sv) => Language::Swedish,
        Some(LanguageArg::En) => Language::English,
        None => Language::of_locale(&surroundings.locale),
    }
}

/// What is told of a panic, which is a fault of the program: where it happened and why, on a line.
pub fn internal_error(language: Language, panic: &(dyn Any + Send)) -> String {
    let told = message!(phrases::INTERNAL_ERROR, orsak = panics::reason(panic));
    Messages::new(language).phrase(&told) + "\n"
}

/// How a run tells what it finds, ready to use.
struct Session {
    console: Console,
    format: Format,
    templates: TemplateSource,
    /// The folders of the cases; where there are several, they are named in what is told of them.
    cases: Vec<PathBuf>,
    counts: Counts,
    /// What a SARIF log will hold, which is written whole at the end.
    results: Vec<sarif::Found>,
}

impl Session {
    fn new(arguments: &TellingArgs, surroundings: &Surroundings) -> Self {
        let language = language(arguments.lang, surroundings);
        let format = match arguments.message_format {
            FormatArg::Human => Format::Human,
            FormatArg::Json => Format::Json,
            FormatArg::Sarif => Format::Sarif,
        };
        Self {
            console: Console::new(Style { color: surroundings.color, language, format, width: surroundings.width }),
            format,
            templates: TemplateSource::default(),
            cases: Vec::new(),
            counts: Counts::default(),
            results: Vec::new(),
        }
    }

    /// A run over the cases of a command line, with as many threads as it wants, and its templates.
    fn over(arguments: &CommonArgs, surroundings: &Surroundings) -> Result<Self, Outcome> {
        compile::use_threads(arguments.jobs.map(usize::from));
        let cases = named::case_folders(&arguments.cases);
        let session = Self { cases, ..Self::new(&arguments.telling, surroundings) };
        session.with_templates(arguments.templates.as_deref())
    }

    /// The template folders that the user gives take precedence. A folder that is not there is told: the built-in ones would
    /// make another document.
    fn with_templates(mut self, own: Option<&Path>) -> Result<Self, Outcome> {
        let Some(path) = own else { return Ok(self) };
        match Source::folder(path) {
            Ok(source) => self.templates = TemplateSource::before_built_in(source),
            Err(error) => return Err(self.trouble([unreadable(&path.display().to_string(), &error)])),
        }
        Ok(self)
    }

    /// Tells what hinders the run and lies outside any case.
    fn trouble(&mut self, problems: impl IntoIterator<Item = Diagnostic>) -> Outcome {
        let problems: Diagnostics = problems.into_iter().collect();
        self.report(Path::new(""), "", &problems);
        self.close();
        Outcome::Trouble
    }

    /// Prints a case's findings; its name stands in them when there are several cases. What concerns no single case has
    /// an empty name. People see what stands at the places in the folder; what lies outside any case has an empty folder,
    /// which no source is made of.
    fn report(&mut self, folder: &Path, case: &str, diagnostics: &[Diagnostic]) {
        let name = (self.cases.len() > 1 && !case.is_empty()).then_some(case);
        self.counts += Counts::of(diagnostics);
        let found =
            |diagnostic: &Diagnostic| sarif::Found { folder: folder.to_owned(), diagnostic: diagnostic.clone() };
        match self.format {
            Format::Sarif => self.results.extend(diagnostics.iter().map(found)),
            Format::Json => self.tell(&self.console.diagnostics(diagnostics, name)),
            Format::Human => {
                let mut excerpts = Excerpts::new(Source::folder(folder).ok());
                self.tell(&self.console.diagnostics_with_excerpts(diagnostics, name, &mut excerpts));
            }
        }
    }

    /// Prints the closing line, or the log.
    fn close(&self) {
        match self.format {
            Format::Sarif => {
                let rules =
                    templates::kinds(&self.templates).map_or_else(|_| rules::general(), |kinds| rules::all(&kinds));
                self.tell(&sarif::log(&self.results, &rules, self.console.language()));
            }
            Format::Human | Format::Json => self.tell(&self.console.closing(self.counts)),
        }
    }

    /// Findings for people go to standard error, so that standard output lists what was written; programs get all on
    /// standard output. A reader that has gone away is no reason to stop.
    fn tell(&self, text: &str) {
        let _ = match self.format {
            Format::Human => std::io::stderr().write_all(text.as_bytes()),
            Format::Json | Format::Sarif => std::io::stdout().write_all(text.as_bytes()),
        };
    }

    fn tell_written(&self, text: &str) {
        let _ = std::io::stdout().write_all(text.as_bytes());
    }
}

/// Opens a case's folder; one that cannot be opened has no file that could be named.
fn open_case(folder: &Path) -> Result<Source, Diagnostic> {
    Source::folder(folder).map_err(|error| unreadable(&folder.join(CASE_FILE).display().to_string(), &error))
}

/// Understands the case in a folder that a command asks about.
fn finished_in(folder: &Path, templates: &TemplateSource, decision: Option<Adoption>) -> Warned<Option<Finished>> {
    match open_case(folder) {
        Ok(source) => followup::finished(&source, templates, decision),
        Err(problem) => Warned::nothing(problem.into()),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[test]
    fn a_panic_is_told_in_the_language_asked_for_else_that_of_the_locale() {
        let told = |arguments: &[&str], locale: &str| {
            let today = NaiveDate::default;
            let surroundings =
                Surroundings { locale: locale.to_owned(), color: false, terminal: false, width: 100, today };
            internal_error(Cli::try_parse_from(arguments).unwrap().language(&surroundings), &"the\nreason")
        };
        let (swedish, english) = ("internt fel, rapportera det gärna", "internal error, please report it");
        for command in ["build", "check", "due"] {
            assert_eq!(told(&["utlatande", command, "a"], "sv_SE.UTF-8"), format!("{swedish}: the reason\n"));
            assert_eq!(told(&["utlatande", command, "a"], "en_GB.UTF-8"), format!("{english}: the reason\n"));
            assert_eq!(
                told(&["utlatande", command, "--lang", "en", "a"], "sv_SE.UTF-8"),
                format!("{english}: the reason\n")
            );
        }
        assert!(told(&["utlatande", "completions", "bash"], "en").starts_with(english));
    }
}
