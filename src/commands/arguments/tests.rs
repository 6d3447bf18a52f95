use std::collections::BTreeSet;
use std::ffi::OsStr;

use clap::CommandFactory;

use super::*;
use crate::help::tests::english_words;
use crate::messages::Messages;

fn words(line: &[&str]) -> Vec<OsString> {
    ["utlatande"].iter().chain(line).map(OsString::from).collect()
}

fn mistake(arguments: &[OsString], language: Language) -> Diagnostic {
    match parse(arguments, language) {
        Parsed::Wrong(mistake) => mistake,
        Parsed::Run(_) => panic!("{arguments:?} is right"),
        Parsed::Told(told) | Parsed::Untold(told) => panic!("{arguments:?} is told: {told}"),
    }
}

/// What a command needs, so that a mistake stands alone.
fn needed(command: &Command) -> Vec<String> {
    let required = command.get_arguments().filter(|argument| argument.is_required_set());
    required.flat_map(|argument| option(argument).into_iter().chain([right(argument)])).collect()
}

fn option(argument: &Arg) -> Option<String> {
    argument.get_long().map(|long| format!("--{long}"))
}

/// A value that an argument takes.
fn right(argument: &Arg) -> String {
    let values = argument.get_possible_values();
    match (values.first(), argument.get_id().as_str()) {
        (Some(value), _) => value.get_name().to_owned(),
        (None, "period") => "2025-2028".to_owned(),
        (None, "paragraph" | "jobs") => "1".to_owned(),
        (None, "adopted" | "issued" | "today") => "2025-06-11".to_owned(),
        (None, _) => "x".to_owned(),
    }
}

/// Wrong command lines of every kind, for every command and every argument of it.
fn mistakes() -> Vec<Vec<OsString>> {
    let mut program = Cli::command();
    program.build();
    let mut all = vec![words(&["nonsens"]), words(&["biuld"]), words(&["--lang", "sv"]), words(&["--nonsens"])];
    for command in program.get_subcommands() {
        let start = [vec![command.get_name().to_owned()], needed(command)].concat();
        let line = |more: &[&str]| {
            let line: Vec<&str> = start.iter().map(String::as_str).chain(more.iter().copied()).collect();
            words(&line)
        };
        all.push(line(&["--nonsens"]));
        all.push(line(&["--help=x"]));
        if !command.get_positionals().any(|positional| positional.get_id() == "cases") {
            all.push(line(&["x", "x", "x"]));
        }
        for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
            if let Some(option) = option(argument) {
                let near = &option[..option.len() - 1];
                all.push(line(&[near, "x"]));
                all.push(line(&[&option]));
                all.push(line(&[&option, &right(argument), &option, &right(argument)]));
                if ["lang", "message_format", "jobs", "issued", "today", "paragraph", "adopted"]
                    .contains(&argument.get_id().as_str())
                {
                    all.push(line(&[&option, "x"]));
                }
                if argument.get_id() == "adopted" {
                    all.push(line(&[&option, "2025-06-11"]));
                }
            } else if !argument.get_possible_values().is_empty() {
                all.push(words(&[command.get_name(), "x"]));
            }
        }
        if !needed(command).is_empty() {
            all.push(words(&[command.get_name()]));
        }
    }
    all.push(words(&["follow-up", "a", "b", "--period", "x"]));
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        all.push([words(&["reference", "--type"]), vec![OsStr::from_bytes(b"\xff").to_owned()]].concat());
    }
    all
}

/// Every kind of mistake in both languages: no word of the English one, nor of what clap would say, is in the Swedish one.
#[test]
fn no_english_word_is_in_what_is_told_of_a_swedish_command_line() {
    let (swedish, english) = (Messages::new(Language::Swedish), Messages::new(Language::English));
    let mut kinds = BTreeSet::new();
    for line in mistakes() {
        let told = mistake(&line, Language::Swedish);
        let text = |messages: &Messages, told: &Diagnostic| {
            format!("{}\n{}", messages.text(told), messages.hint(told).unwrap())
        };
        let own = Cli::command().try_get_matches_from(&line).unwrap_err().to_string();
        let in_english = text(&english, &mistake(&line, Language::English));
        let in_swedish = text(&swedish, &told);
        // The values that somebody wrote are their own.
        let found = english_words(&in_swedish, &[&in_english, &own]);
        assert!(found.is_empty(), "{found:?} in {in_swedish}\nof {line:?}");
        kinds.insert(told.code.name().to_owned());
    }
    let declared = codes::ALL.iter().map(|code| code.name()).filter(|name| name.starts_with("U14-"));
    assert_eq!(kinds, declared.map(str::to_owned).collect(), "kinds of mistake");
}

#[test]
fn the_nearest_is_named_and_the_form_told() {
    let swedish = Messages::new(Language::Swedish);
    let told = |line: &[&str]| {
        let told = mistake(&words(line), Language::Swedish);
        (swedish.text(&told), swedish.hint(&told).unwrap())
    };
    for (line, text, hint) in [
        (
            &["biuld"][..],
            "kommandot `biuld` finns inte",
            "skriv `build`; de som finns är init, follow-up, due, build, check, explain, diff, archive, verify, reference, schema, completions, help",
        ),
        (
            &["help", "foo"],
            "kommandot `foo` finns inte",
            "de som finns är init, follow-up, due, build, check, explain, diff, archive, verify, reference, schema, completions, help",
        ),
        (
            &["follow-up", "a", "b", "--period", "2025-2028", "--paragraph", "3"],
            "`--paragraph <NUMMER>` anges utan `--adopted <DATUM>`",
            "de hör ihop: ange båda eller inget av dem",
        ),
        (
            &["init", "x", "--type="],
            "`--type <TYP>` saknar värde",
            "skriv värdet efter ett mellanslag; `utlatande init --help` visar vad som kan anges",
        ),
        (
            &["check", "--nonsens"],
            "`--nonsens` är okänt på kommandoraden",
            "ta bort det; `utlatande check --help` visar vad som kan anges",
        ),
        (
            &["build", "--outptu", "x"],
            "`--outptu` är okänt på kommandoraden",
            "skriv `--output`, eller ta bort det; `utlatande build --help` visar vad som kan anges",
        ),
        (&["check", "--lang", "x"], "`x` går inte att använda för `--lang <SPRÅK>`", "skriv något av sv, en"),
        (
            &["check", "--message-format", "jsn"],
            "`jsn` går inte att använda för `--message-format <FORM>`",
            "skriv `json`; de som finns är human, json, sarif",
        ),
        (
            &["due", "--today", "2025-02-30"],
            "`2025-02-30` går inte att använda för `--today <DATUM>`",
            "skriv en dag som finns, till exempel `2025-06-11`",
        ),
        (
            &["build", "--jobs", "0"],
            "`0` går inte att använda för `--jobs <ANTAL>`",
            "skriv ett helt tal från 1 till 65535",
        ),
        (
            &["init", "x"],
            "det saknas `--type <TYP>`",
            "så skrivs kommandot: `utlatande init [FLAGGOR] --type <TYP> <NYTT ÄRENDE>`",
        ),
        (&["build", "--lang", "sv", "--lang", "sv"], "`--lang <SPRÅK>` anges mer än en gång", "behåll en av dem"),
    ] {
        assert_eq!(told(line), (text.to_owned(), hint.to_owned()), "{line:?}");
    }
}
