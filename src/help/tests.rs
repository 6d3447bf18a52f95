use std::collections::BTreeSet;

use super::*;
use crate::cli::COMMANDS;

/// Words that are the same in both languages: names, and what needs no translation.
const SAME: [&str; 29] = [
    "arende",
    "ark",
    "bagit",
    "bilaga",
    "bilagor",
    "byte",
    "cell",
    "csip",
    "erms",
    "fgs",
    "form",
    "husstil",
    "in",
    "json",
    "manifest",
    "markdown",
    "medlemskap",
    "paketstruktur",
    "pdf",
    "program",
    "sarif",
    "sip",
    "text",
    "toml",
    "under",
    "utf",
    "version",
    "zip",
    "ärendehantering",
];

/// The words of a text in lower case. What stands in backticks is code, and so is what holds signs of a path, an option or a
/// period; names of commands and values are the same in every language.
fn words(text: &str) -> BTreeSet<String> {
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let plain = prose.split_whitespace().filter(|word| !word.starts_with("--") && !word.contains(['/', '=', '_']));
    let words = plain.flat_map(|word| word.split(|c: char| !c.is_alphabetic())).filter(|word| word.chars().count() > 1);
    let names = names();
    words.map(str::to_lowercase).filter(|word| !names.contains(word)).collect()
}

/// Names of commands and of values.
fn names() -> BTreeSet<String> {
    let program = Cli::command();
    let commands = program.get_subcommands().flat_map(|command| command.get_name().split('-'));
    let arguments = program.get_subcommands().flat_map(Command::get_arguments).chain(program.get_arguments());
    let values = arguments.flat_map(Arg::get_possible_values).map(|value| value.get_name().to_owned());
    let defaults = ["utlatande", "output", "goteborg", "uppslagsdel", "md", "follow", "up"].map(str::to_owned);
    commands.map(str::to_owned).chain(values).chain(defaults).collect()
}

/// The words of a Swedish text that stand in one of its English counterparts.
pub(crate) fn english_words(swedish: &str, english: &[&str]) -> Vec<String> {
    let known: BTreeSet<String> = english.iter().flat_map(|text| words(text)).collect();
    words(swedish).into_iter().filter(|word| known.contains(word) && !SAME.contains(&word.as_str())).collect()
}

/// The program and every command, with the help flags that are told there.
fn all(program: Command) -> Vec<Command> {
    let mut program = program;
    program.build();
    let commands: Vec<Command> = program.get_subcommands().cloned().collect();
    [program].into_iter().chain(commands).collect()
}

fn rendered(command: &Command) -> [String; 2] {
    let mut command = command.clone();
    [command.render_help().to_string(), command.render_long_help().to_string()]
}

#[test]
fn every_command_and_argument_has_its_text_and_nothing_else_is_in_the_catalogues() {
    for language in [Language::Swedish, Language::English] {
        let texts = Messages::with_help(language);
        let mut used = BTreeSet::from(["program".to_owned()]);
        for command in all(Cli::command()) {
            used.extend((command.get_name() != "utlatande").then(|| format!("hjalp-{}", command.get_name())));
            used.extend(command.get_arguments().map(id));
            for argument in command.get_arguments() {
                let takes = argument.get_action().takes_values();
                assert_eq!(texts.help(&id(argument), Some("namn")).is_some(), takes, "{}", argument.get_id());
            }
        }
        for id in &used {
            assert!(texts.help(id, None).is_some_and(|text| !text.is_empty()), "{id} in {language:?}");
        }
        let catalogue = match language {
            Language::Swedish => include_str!("../messages/help_sv.ftl"),
            Language::English => include_str!("../messages/help_en.ftl"),
        };
        let head = |line: &str| Some(line.split_once(" = ")?.0.to_owned()).filter(|id| !id.starts_with([' ', '#']));
        assert_eq!(catalogue.lines().filter_map(head).collect::<BTreeSet<_>>(), used, "{language:?}");
    }
}

#[test]
fn both_catalogues_have_the_same_attributes() {
    let attributes = |catalogue: &str| -> Vec<String> {
        let lines = catalogue.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect()
    };
    let swedish = attributes(include_str!("../messages/help_sv.ftl"));
    assert_eq!(swedish, attributes(include_str!("../messages/help_en.ftl")));
}

#[test]
fn help_knows_every_command() {
    assert_eq!(Cli::command().get_subcommands().map(Command::get_name).collect::<Vec<_>>(), COMMANDS);
}

#[test]
fn the_command_line_is_well_formed_in_each_language() {
    command(Language::Swedish).debug_assert();
    command(Language::English).debug_assert();
}

/// Compared with the same help in English, and with what clap would say by itself.
#[test]
fn no_english_word_is_in_the_swedish_help() {
    let (swedish, english, own) = (command(Language::Swedish), command(Language::English), Cli::command());
    for ((swedish, english), own) in all(swedish).iter().zip(&all(english)).zip(&all(own)) {
        for index in 0..2 {
            let told = &rendered(swedish)[index];
            let counterparts = [rendered(english), rendered(own)].concat();
            let found = english_words(told, &counterparts.iter().map(String::as_str).collect::<Vec<_>>());
            assert!(found.is_empty(), "{found:?} in {}:\n{told}", swedish.get_name());
        }
    }
}

/// The comparison would find what clap says by itself.
#[test]
fn english_words_are_found() {
    let own = rendered(&Cli::command()).concat();
    let found = english_words(&own, &[&own]);
    for word in ["usage", "options", "print", "possible", "values", "commands", "build"] {
        assert_eq!(found.iter().any(|found| found == word), word != "build", "{word} in {found:?}");
    }
}
