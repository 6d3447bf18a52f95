//! The commands, one file each, and what they share: how they print, and what they answer the shell.

mod archive;
mod arguments;
mod build;
mod check;
mod completions;
mod diff;
mod due;
mod explain;
mod follow_up;
mod init;
mod named;
mod placement;
mod printer;
mod reference;
mod schema;
mod several;
mod sides;
mod verify;

use std::any::Any;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Error;

use self::arguments::Parsed;
use self::printer::{Printer, Stream};
use crate::case_files::CASE_FILE;
use crate::cli::{Command, CommonArgs, FormatArg};
use crate::codes;
use crate::compile;
use crate::console::{Console, Counts, Format, Style};
use crate::diagnostic::{Diagnostic, Diagnostics, Warned, kind_of_trouble};
use crate::excerpt::Excerpts;
use crate::followup::{self, Finished};
use crate::message::message;
use crate::messages::{Language, Messages, phrases};
use crate::model::Adoption;
use crate::outcome::Outcome;
use crate::panics;
use crate::reasons;
use crate::rules;
use crate::sarif;
use crate::source::{Source, unreadable};
use crate::templates::{self, TemplateSource};

/// What the program knows of the terminal and the user; read once, in `main`.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The language of messages.
    pub language: Language,
    /// Where standard output goes.
    pub output: Terminal,
    /// Where standard error goes.
    pub error: Terminal,
    /// Today's date, for `due` alone; no document may depend on it.
    pub today: fn() -> NaiveDate,
    /// The house style that the user works with, for a new case and the reference, where the command line names none.
    pub house: Option<String>,
}

impl Surroundings {
    /// The house style that the command line names, or else the user's.
    fn house<'a>(&'a self, named: Option<&'a str>) -> Option<&'a str> {
        named.or(self.house.as_deref())
    }
}

/// Where a stream goes.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// Whether somebody looks at it now.
    pub is_there: bool,
    /// Whether it may have colours.
    pub color: bool,
    /// Its columns, or [`Self::WIDTH`].
    pub width: usize,
}

impl Terminal {
    /// Columns where there is no terminal.
    pub const WIDTH: usize = 100;
}

/// The language of messages: the one that the command line asks for, else that of the locale, such as `sv_SE.UTF-8`.
pub fn language(arguments: &[OsString], locale: &str) -> Language {
    arguments::language_asked(arguments).unwrap_or_else(|| Language::of_locale(locale))
}

/// Runs what a command line asks for; its first word is the program's name.
pub fn run(arguments: &[OsString], surroundings: &Surroundings) -> Outcome {
    let mut session = Session::new(FormatArg::Human, surroundings);
    match arguments::parse(arguments, surroundings.language) {
        Parsed::Run(cli) => run_command(cli.command, surroundings),
        Parsed::Told(told) => session.tell_of_itself(Stream::Out, &told, Outcome::Done),
        Parsed::Untold(told) => session.tell_of_itself(Stream::Err, &told, Outcome::Trouble),
        Parsed::Wrong(mistake) => session.trouble([mistake]),
    }
}

fn run_command(command: Command, surroundings: &Surroundings) -> Outcome {
    let ended = match command {
        Command::FollowUp(arguments) => follow_up::run(&arguments, surroundings),
        Command::Due(arguments) => due::run(&arguments, surroundings),
        Command::Build(arguments) => build::run(&arguments, surroundings),
        Command::Check(arguments) => check::run(&arguments, surroundings),
        Command::Init(arguments) => init::run(&arguments, surroundings),
        Command::Explain(arguments) => explain::run(&arguments, surroundings),
        Command::Diff(arguments) => diff::run(&arguments, surroundings),
        Command::Archive(arguments) => archive::run(&arguments, surroundings),
        Command::Verify(arguments) => verify::run(&arguments, surroundings),
        Command::Reference(arguments) => reference::run(&arguments, surroundings),
        Command::Schema(arguments) => schema::run(&arguments, surroundings),
        Command::Completions { shell } => Ok(completions::run(shell, surroundings)),
        Command::Help { topic } => Ok(run(&arguments::of_help(topic), surroundings)),
    };
    // What ends a command early has an outcome too.
    ended.unwrap_or_else(|outcome| outcome)
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
    printer: Printer,
    /// Where findings for people go: beside what was written, or in its place where they are what was asked for.
    findings: Stream,
    surroundings: Surroundings,
    templates: TemplateSource,
    /// The folders of the cases; where there are several, they are named in what is told of them.
    cases: Vec<PathBuf>,
    counts: Counts,
    /// What a SARIF log will hold, which is written whole at the end.
    results: Vec<sarif::Found>,
}

impl Session {
    fn new(format: FormatArg, surroundings: &Surroundings) -> Self {
        let format = match format {
            FormatArg::Human => Format::Human,
            FormatArg::Json => Format::Json,
            FormatArg::Sarif => Format::Sarif,
        };
        Self {
            console: console(format, Stream::Err, surroundings),
            format,
            printer: Printer::default(),
            findings: Stream::Err,
            surroundings: surroundings.clone(),
            templates: TemplateSource::default(),
            cases: Vec::new(),
            counts: Counts::default(),
            results: Vec::new(),
        }
    }

    /// Findings for people go here from now on.
    fn with_findings_to(self, stream: Stream) -> Self {
        Self { console: console(self.format, stream, &self.surroundings), findings: stream, ..self }
    }

    /// A run over the cases of a command line, with as many threads as it wants, and its templates.
    fn over(arguments: &CommonArgs, surroundings: &Surroundings) -> Result<Self, Outcome> {
        Self::over_or(arguments, surroundings, |_, _| Vec::new())
    }

    /// The same; where the templates cannot be read, what is to say of the cases besides is told with it.
    fn over_or(
        arguments: &CommonArgs,
        surroundings: &Surroundings,
        besides: impl FnOnce(&[PathBuf], &Diagnostics) -> Vec<Diagnostic>,
    ) -> Result<Self, Outcome> {
        compile::use_threads(arguments.jobs.map(usize::from));
        let cases = named::case_folders(&arguments.cases);
        let session = Self { cases, ..Self::new(arguments.telling.message_format, surroundings) };
        session.with_templates_or(arguments.templates.as_deref(), besides)
    }

    fn with_templates(self, own: Option<&Path>) -> Result<Self, Outcome> {
        self.with_templates_or(own, |_, _| Vec::new())
    }

    /// The template folders that the user gives take precedence. A folder that is not there is told: the built-in ones would
    /// make another document.
    fn with_templates_or(
        mut self,
        own: Option<&Path>,
        besides: impl FnOnce(&[PathBuf], &Diagnostics) -> Vec<Diagnostic>,
    ) -> Result<Self, Outcome> {
        let Some(path) = own else { return Ok(self) };
        match Source::folder(path) {
            Ok(source) => self.templates = TemplateSource::before_built_in(source),
            Err(error) => {
                let mut problems = Diagnostics::from(unreadable(&path.display().to_string(), &error));
                problems.extend(besides(&self.cases, &problems));
                return Err(self.trouble(problems));
            }
        }
        Ok(self)
    }

    /// Tells what hinders the run and lies outside any case.
    fn trouble(&mut self, problems: impl IntoIterator<Item = Diagnostic>) -> Outcome {
        let problems: Diagnostics = problems.into_iter().collect();
        self.findings = Stream::Err;
        self.console = console(self.format, Stream::Err, &self.surroundings);
        self.report(Path::new(""), "", &problems);
        self.close(Outcome::Trouble)
    }

    /// Prints what clap tells of the program: its help, or its version.
    fn tell_of_itself(&mut self, stream: Stream, told: &Error, outcome: Outcome) -> Outcome {
        let told = told.render();
        let color = terminal(stream, &self.surroundings).color;
        let text = if color { told.ansi().to_string() } else { told.to_string() };
        self.printer.print(stream, &text);
        self.end(outcome)
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

    /// Prints the closing line, or the log, and gives what the run comes to.
    fn close(&mut self, outcome: Outcome) -> Outcome {
        let text = match self.format {
            Format::Sarif => {
                let rules =
                    templates::kinds(&self.templates).map_or_else(|_| rules::general(), |kinds| rules::all(&kinds));
                sarif::log(&self.results, &rules, self.console.language())
            }
            Format::Human | Format::Json => self.console.closing(self.counts, self.findings == Stream::Out),
        };
        self.tell(&text);
        self.end(outcome)
    }

    /// What the run comes to when all is printed. What could not be printed is told, and is no success.
    fn end(&mut self, outcome: Outcome) -> Outcome {
        let Some(error) = self.printer.take_failure() else { return outcome };
        let told = message!(codes::PRINTING_FAILED, slag = kind_of_trouble(&error), orsak = reasons::of_system(&error));
        let console = console(Format::Human, Stream::Err, &self.surroundings);
        self.printer.print(Stream::Err, &console.diagnostics(&[Diagnostic::error(told)], None));
        Outcome::Trouble
    }

    /// Findings for people go where the command wants them; programs get all on standard output.
    fn tell(&mut self, text: &str) {
        let stream = if self.format == Format::Human { self.findings } else { Stream::Out };
        self.printer.print(stream, text);
    }

    fn tell_written(&mut self, text: &str) {
        self.printer.print(Stream::Out, text);
    }
}

/// How a stream is printed to.
fn console(format: Format, stream: Stream, surroundings: &Surroundings) -> Console {
    let Terminal { color, width, .. } = *terminal(stream, surroundings);
    Console::new(Style { color, language: surroundings.language, format, width })
}

fn terminal(stream: Stream, surroundings: &Surroundings) -> &Terminal {
    match stream {
        Stream::Out => &surroundings.output,
        Stream::Err => &surroundings.error,
    }
}

/// Opens a case's folder; one that cannot be opened has no file that could be named.
fn open_case(folder: &Path) -> Result<Source, Diagnostic> {
    Source::folder(folder).map_err(|error| {
        let shown = folder.display().to_string();
        if error.kind() == ErrorKind::NotFound {
            let slag = if shown.contains('*') { "stjarna" } else { "namn" };
            return Diagnostic::error(message!(codes::FOLDER_MISSING, slag = slag, mapp = shown));
        }
        unreadable(&folder.join(CASE_FILE).display().to_string(), &error)
    })
}

/// Understands the case in a folder that a command asks about.
fn finished_in(folder: &Path, templates: &TemplateSource, decision: Option<Adoption>) -> Warned<Option<Finished>> {
    match open_case(folder) {
        Ok(source) => followup::finished(&source, templates, decision),
        Err(problem) => Warned::nothing(problem.into()),
    }
}

#[cfg(test)]
mod tests;
