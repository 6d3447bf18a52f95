//! The command line in the user's language. The texts stand in the catalogues by the ids of commands and arguments; a test
//! walks over all of them. What clap has only in English (its headings, defaults, lists of values, and how a command is
//! written) is made here.

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::Cli;
use crate::message::{Message, message};
use crate::messages::{Language, Messages, phrases};

/// The command line with its texts in a language.
pub(crate) fn command(language: Language) -> Command {
    let texts = Texts(Messages::with_help(language));
    let program = Cli::command();
    let program = program.subcommand_value_name(texts.phrase(&message!(phrases::COMMAND_NAME)));
    let program = program.subcommand_help_heading(texts.phrase(&message!(phrases::COMMANDS)));
    let program = texts.told(program, "program");
    let usage = format!("utlatande <{}>", texts.phrase(&message!(phrases::COMMAND_NAME)));
    texts.laid_out(program.mut_subcommands(|command| texts.subcommand(command)), &usage)
}

/// How a command of the program is written: `utlatande build [OPTIONS] [CASE]...`.
pub(crate) fn usage(command: &Command, language: Language) -> String {
    Texts(Messages::with_help(language)).usage(command)
}

/// How the value of an argument is written, for who wrote it wrong; none where anything will do.
pub(crate) fn form(argument: &Arg, language: Language) -> Option<String> {
    Messages::with_help(language).help(&id(argument), Some("form"))
}

/// An argument's name in the catalogues.
fn id(argument: &Arg) -> String {
    format!("arg-{}", argument.get_id())
}

/// What every command has is told last.
const GLOBAL: usize = 100;

struct Texts(Messages);

impl Texts {
    fn phrase(&self, phrase: &Message) -> String {
        self.0.phrase(phrase)
    }

    fn subcommand(&self, command: Command) -> Command {
        let id = format!("hjalp-{}", command.get_name());
        let command = self.told(command, &id);
        let usage = self.usage(&command);
        self.laid_out(command, &usage)
    }

    /// A command with what it is for, and its arguments with theirs.
    fn told(&self, command: Command, id: &str) -> Command {
        let about = self.0.help(id, None).unwrap_or_default();
        let long = self.0.help(id, Some("mer")).map(|more| format!("{about}\n\n{more}"));
        let command = command.about(about.clone()).long_about(long.unwrap_or(about));
        let mut order = 0;
        command.mut_args(|argument| {
            order += 1;
            // Under headings of our own clap would sort them by their names.
            let place = if argument.is_global_set() { GLOBAL + order } else { order };
            self.argument(argument).display_order(place)
        })
    }

    /// An argument with its text, and with its default and its values, which clap would tell in English.
    fn argument(&self, argument: Arg) -> Arg {
        let id = id(&argument);
        let about = self.0.help(&id, None).unwrap_or_default();
        let (mut short, mut long) = (about.clone(), about);
        let values: Vec<PossibleValue> = argument.get_possible_values();
        if !values.is_empty() && takes_value(&argument) {
            let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
            short += &format!(" {}", self.phrase(&message!(phrases::VALUES, kanda = names.join(", "))));
            long += &format!("\n\n{}", self.values(&id, &names));
        }
        if let [default] = argument.get_default_values() {
            let default = self.phrase(&message!(phrases::DEFAULT, varde = default.to_string_lossy()));
            short += &format!(" {default}");
            long += &format!("\n\n{default}");
        }
        let heading = match argument.is_positional() {
            true => message!(phrases::ARGUMENTS),
            false => message!(phrases::OPTIONS),
        };
        let name = self.0.help(&id, Some("namn"));
        let argument = argument.help(short).long_help(long).help_heading(self.phrase(&heading));
        let argument = argument.hide_default_value(true).hide_possible_values(true);
        match name {
            Some(name) => argument.value_name(name),
            None => argument,
        }
    }

    /// The values that an argument takes: each with what it means, or all on a line where the names say it.
    fn values(&self, id: &str, names: &[&str]) -> String {
        let meaning = |name: &&str| self.0.help(id, Some(&format!("varde-{name}")));
        let meanings: Vec<String> =
            names.iter().filter_map(|name| Some(format!("- {name}: {}", meaning(name)?))).collect();
        if meanings.is_empty() {
            return self.phrase(&message!(phrases::VALUES, kanda = names.join(", ")));
        }
        format!("{}\n{}", self.phrase(&message!(phrases::VALUES_HEADING)), meanings.join("\n"))
    }

    fn usage(&self, command: &Command) -> String {
        let own = || command.get_arguments().filter(|argument| !argument.is_global_set());
        let options = format!("[{}]", self.phrase(&message!(phrases::OPTIONS_NAME)));
        let required = own().filter(|argument| argument.is_required_set() && !argument.is_positional());
        let positional = own().filter(|argument| argument.is_positional());
        let words = ["utlatande".to_owned(), command.get_name().to_owned(), options].into_iter();
        words.chain(required.chain(positional).map(written)).collect::<Vec<_>>().join(" ")
    }

    fn laid_out(&self, command: Command, usage: &str) -> Command {
        let styles = *command.get_styles().get_usage();
        let heading = self.phrase(&message!(phrases::USAGE));
        let template = format!("{{about-with-newline}}\n{styles}{heading}{styles:#} {{usage}}\n\n{{all-args}}");
        command.override_usage(usage.to_owned()).help_template(template)
    }
}

/// How an argument is written in a command: `--type <TYPE>`, `<NEW CASE>`, `[CASE]...`.
fn written(argument: &Arg) -> String {
    let name = argument.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    let more = if matches!(argument.get_action(), ArgAction::Append) { "..." } else { "" };
    match (argument.get_long(), argument.is_required_set()) {
        (Some(long), _) => format!("--{long} <{name}>"),
        (None, true) => format!("<{name}>{more}"),
        (None, false) => format!("[{name}]{more}"),
    }
}

fn takes_value(argument: &Arg) -> bool {
    argument.get_action().takes_values()
}

#[cfg(test)]
pub(crate) mod tests;
