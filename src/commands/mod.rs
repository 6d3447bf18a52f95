//! The commands, one file each, and what they share: how they print, and what they answer the shell.

mod build;
mod check;
mod completions;
mod due;
mod explain;
mod follow_up;
mod init;
mod several;

pub use due::Due;

use std::any::Any;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;

use crate::cli::{Cli, Command, CommonArgs, FormatArg, LanguageArg, TellingArgs};
use crate::compile;
use crate::console::{Console, Counts, Format, Style};
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::messages::{Language, Messages, phrases};
use crate::panics;
use crate::review::rules;
use crate::sarif;
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
    /// Today's date, for `due` alone; no document may depend on it.
    pub today: fn() -> NaiveDate,
}

/// What a run comes to, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done.
    Done = 0,
    /// A case has errors.
    Errors = 1,
    /// The command line or the environment is at fault.
    Trouble = 2,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Runs a command.
pub fn run(cli: Cli, surroundings: &Surroundings) -> Outcome {
    match cli.command {
        Command::FollowUp(arguments) => follow_up::run(&arguments, surroundings),
        Command::Due(arguments) => due::run(&arguments, surroundings),
        Command::Build(arguments) => build::run(&arguments, surroundings),
        Command::Check(arguments) => check::run(&arguments, surroundings),
        Command::Init(arguments) => init::run(&arguments, surroundings),
        Command::Completions { shell } => completions::run(shell),
    }
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

/// The common arguments, ready to use.
struct Session {
    cases: Vec<PathBuf>,
    templates: TemplateSource,
    console: Console,
    format: Format,
    counts: Counts,
    /// What a SARIF log will hold, which is written whole at the end.
    results: Vec<sarif::Found>,
}

impl Session {
    /// A run over the cases of a command line, with as many threads as it wants.
    fn over(arguments: &CommonArgs, surroundings: &Surroundings) -> Self {
        compile::use_threads(arguments.jobs.map(usize::from));
        Self::new(&arguments.telling, &arguments.templates, arguments.cases.clone(), surroundings)
    }

    fn new(
        arguments: &TellingArgs,
        templates: &Option<PathBuf>,
        cases: Vec<PathBuf>,
        surroundings: &Surroundings,
    ) -> Self {
        let language = language(arguments.lang, surroundings);
        let format = match arguments.message_format {
            FormatArg::Human => Format::Human,
            FormatArg::Json => Format::Json,
            FormatArg::Sarif => Format::Sarif,
        };
        Self {
            cases,
            templates: TemplateSource { directory: templates.clone() },
            console: Console::new(Style { color: surroundings.color, language, format }),
            format,
            counts: Counts::default(),
            results: Vec::new(),
        }
    }

    /// Prints a case's findings; its name stands in them when there are several cases. What concerns no single case has
    /// an empty name.
    fn report(&mut self, folder: &Path, case: &str, diagnostics: &[Diagnostic]) {
        let name = (self.cases.len() > 1 && !case.is_empty()).then_some(case);
        self.counts += Counts::of(diagnostics);
        let found =
            |diagnostic: &Diagnostic| sarif::Found { folder: folder.to_owned(), diagnostic: diagnostic.clone() };
        match self.format {
            Format::Sarif => self.results.extend(diagnostics.iter().map(found)),
            Format::Human | Format::Json => self.tell(&self.console.diagnostics(diagnostics, name)),
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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[test]
    fn a_panic_is_told_in_the_language_asked_for_else_that_of_the_locale() {
        let told = |arguments: &[&str], locale: &str| {
            let today = NaiveDate::default;
            let surroundings = Surroundings { locale: locale.to_owned(), color: false, terminal: false, today };
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
