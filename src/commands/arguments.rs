//! The command line of a run: what it asks for, or what is wrong with it, in the user's language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error, FromArgMatches};

use crate::cli::{COMMANDS, Cli, TOGETHER};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::help;
use crate::interpret::suggestion;
use crate::message::message;
use crate::messages::Language;

/// What a command line comes to.
pub(super) enum Parsed {
    /// A run.
    Run(Box<Cli>),
    /// Help or the version, which was asked for.
    Told(Error),
    /// Help, which was not asked for.
    Untold(Error),
    /// A mistake.
    Wrong(Diagnostic),
}

/// The language that a command line asks for, before it is known whether the rest of it holds.
pub(super) fn language_asked(arguments: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = arguments.iter().map(|word| word.to_str().unwrap_or_default()).collect();
    let words = words.split(|word| *word == "--").next().unwrap_or_default();
    let after = words.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang="));
    after.chain(joined).find_map(Language::of_tag)
}

/// Reads a command line.
pub(super) fn parse(arguments: &[OsString], language: Language) -> Parsed {
    let mut command = help::command(language);
    let read = command.try_get_matches_from_mut(arguments).and_then(|found| Cli::from_arg_matches(&found));
    match read {
        Ok(cli) => Parsed::Run(Box::new(cli)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Parsed::Told(error),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Parsed::Untold(error),
            _ => Parsed::Wrong(Mistake::new(&error, &command, arguments, language).told()),
        },
    }
}

/// The command line that asks for the help of a command, or of the program.
pub(super) fn of_help(topic: Option<String>) -> Vec<OsString> {
    let words = ["utlatande".to_owned()].into_iter().chain(topic).chain(["--help".to_owned()]);
    words.map(OsString::from).collect()
}

/// A mistake on the command line, and the command that it was made with.
struct Mistake<'a> {
    error: &'a Error,
    program: &'a Command,
    command: &'a Command,
    language: Language,
    /// How help on the command is asked for.
    help: String,
}

impl<'a> Mistake<'a> {
    fn new(error: &'a Error, program: &'a Command, arguments: &[OsString], language: Language) -> Self {
        let named = arguments.iter().skip(1).find_map(|word| program.find_subcommand(word));
        let help = match named {
            Some(command) => format!("utlatande {} --help", command.get_name()),
            None => "utlatande --help".to_owned(),
        };
        Self { error, program, command: named.unwrap_or(program), language, help }
    }

    fn told(&self) -> Diagnostic {
        let help = &self.help;
        let named = self.text(ContextKind::InvalidArg);
        Diagnostic::error(match self.error.kind() {
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => return self.value(&named),
            ErrorKind::TooManyValues => {
                let value = self.text(ContextKind::InvalidValue);
                message!(codes::ARGUMENT_TAKES_NONE, argument = named, varde = value)
            }
            ErrorKind::UnknownArgument => {
                let near = self.text(ContextKind::SuggestedArg);
                let slag = if named.starts_with('-') { "flagga" } else { "ord" };
                message!(codes::ARGUMENT_UNKNOWN, slag = slag, namn = named, forslag = near, hjalp = help)
            }
            ErrorKind::InvalidSubcommand => {
                let name = self.text(ContextKind::InvalidSubcommand);
                let near = self.text(ContextKind::SuggestedSubcommand);
                message!(codes::COMMAND_UNKNOWN, namn = name, forslag = near, kanda = self.commands())
            }
            ErrorKind::MissingSubcommand => message!(codes::COMMAND_MISSING, kanda = self.commands()),
            ErrorKind::ArgumentConflict => message!(codes::ARGUMENT_TWICE, argument = named),
            ErrorKind::MissingRequiredArgument => {
                if let Some(given) = self.goes_with(&named) {
                    return Diagnostic::error(message!(codes::ARGUMENTS_TOGETHER, argument = named, annat = given));
                }
                let usage = help::usage(self.command, self.language);
                message!(codes::ARGUMENT_MISSING, argument = named, bruk = usage)
            }
            ErrorKind::InvalidUtf8 => message!(codes::ARGUMENTS_NOT_UTF8),
            _ => message!(codes::ARGUMENTS_WRONG, hjalp = help),
        })
    }

    /// The argument that was given, where only it makes the one that is missing needed.
    fn goes_with(&self, missing: &str) -> Option<String> {
        let shown = |id: &str| self.command.get_arguments().find(|own| own.get_id() == id).map(ToString::to_string);
        TOGETHER.into_iter().find_map(|(one, other)| (shown(one)? == missing).then(|| shown(other))?)
    }

    /// A value that is missing, or is not one that the argument takes.
    fn value(&self, argument: &str) -> Diagnostic {
        let (value, known) = (self.text(ContextKind::InvalidValue), self.text(ContextKind::ValidValue));
        if value.is_empty() {
            return Diagnostic::error(message!(codes::ARGUMENT_VALUE_MISSING, argument = argument, hjalp = self.help));
        }
        if self.command.get_name() == "help" {
            let near = suggestion(&value, COMMANDS.into_iter());
            let told = message!(codes::COMMAND_UNKNOWN, namn = value, forslag = near, kanda = self.commands());
            return Diagnostic::error(told);
        }
        if !known.is_empty() {
            let near = self.text(ContextKind::SuggestedValue);
            let told = message!(
                codes::ARGUMENT_VALUE_NOT_ALLOWED,
                varde = value,
                argument = argument,
                forslag = near,
                kanda = known
            );
            return Diagnostic::error(told);
        }
        let named = |candidate: &&Arg| candidate.to_string() == argument;
        let form = self.command.get_arguments().find(named).and_then(|argument| help::form(argument, self.language));
        let form = form.unwrap_or_default();
        let told = message!(
            codes::ARGUMENT_VALUE_MALFORMED,
            varde = value,
            argument = argument,
            form = form,
            hjalp = self.help
        );
        Diagnostic::error(told)
    }

    /// What clap knows of its kind, on a line; nothing where it knows nothing.
    fn text(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) if kind == ContextKind::ValidValue => texts.join(", "),
            // Of what may be meant, the last is the nearest.
            Some(ContextValue::Strings(texts)) if is_near(kind) => texts.last().cloned().unwrap_or_default(),
            Some(ContextValue::Strings(texts)) => texts.join(" "),
            _ => String::new(),
        }
    }

    fn commands(&self) -> String {
        self.program.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ")
    }
}

fn is_near(kind: ContextKind) -> bool {
    matches!(kind, ContextKind::SuggestedSubcommand | ContextKind::SuggestedArg | ContextKind::SuggestedValue)
}

#[cfg(test)]
mod tests;
