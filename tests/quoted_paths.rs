//! What a message says to type can be typed: a path with spaces stands in quotation marks there, wherever a message names a command.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use regex::Regex;

use crate::common::{BASE, Said, copy, program, repository, said, scratch};

/// A name that a shell takes for several words, and worse.
const FOLDER: &str = "mina ärenden & Pers utkast";

/// What stands between these marks in both catalogues, where it is a command with something put in.
fn commands() -> BTreeSet<String> {
    let command = Regex::new(r"`((?:utlatande|--[a-z]+)[^`{]*\{ \$[a-z]+ \})[^`]*`").unwrap();
    ["sv", "en"]
        .iter()
        .flat_map(|language| {
            let text = fs::read_to_string(repository(&format!("src/messages/{language}.ftl"))).unwrap();
            command.captures_iter(&text).map(|found| found[1].to_owned()).collect::<Vec<_>>()
        })
        .collect()
}

/// The commands that a program's output names between marks, as the shell splits them into words.
fn words(said: &Said, begins: &str) -> Vec<String> {
    let text = format!("{}{}", said.out, said.err);
    let start = text.find(&format!("`{begins}")).unwrap_or_else(|| panic!("no {begins} in {text}")) + 1;
    let command = text[start..].split('`').next().unwrap();
    let split = Command::new("sh").args(["-c", &format!("printf '%s\\n' {command}")]).output().unwrap();
    String::from_utf8(split.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn in_folder(folder: &Path, arguments: &[&str]) -> Said {
    said(program().env("LANG", "sv_SE.UTF-8").current_dir(folder).args(arguments))
}

/// A command that is new among the messages must be tried below.
#[test]
fn every_message_that_names_a_command_with_a_path_is_known() {
    assert_eq!(
        commands().into_iter().collect::<Vec<_>>(),
        [
            "--document { $forslag }",
            "--house { $forslag }",
            "--output { $forslag }",
            "--type { $forslag }",
            "utlatande build { $fil }",
            "utlatande check { $fil }",
        ]
    );
}

#[test]
fn a_new_case_is_checked_and_built_as_the_message_says() {
    let scratch = scratch();
    let told = in_folder(scratch.path(), &["init", FOLDER, "--type", "medlemskap"]);
    for command in ["check", "build"] {
        let words = words(&told, &format!("utlatande {command}"));
        assert_eq!(words, ["utlatande", command, FOLDER]);
        assert!(scratch.path().join(&words[2]).join("arende.toml").is_file(), "{words:?}");
    }
}

#[test]
fn the_next_case_is_checked_as_the_message_says() {
    let scratch = scratch();
    copy(&repository("inputs/nordic-safe-cities-2025"), &scratch.path().join("gammalt"));
    let told = in_folder(
        scratch.path(),
        &["follow-up", "gammalt", FOLDER, "--period", "2025-2028", "--adopted", "2025-06-11", "--paragraph", "512"],
    );
    assert_eq!(words(&told, "utlatande check"), ["utlatande", "check", FOLDER]);
}

/// Output in the case, output among cases, and a file of a comparison in a case.
#[test]
fn another_place_for_output_is_typed_as_the_message_says() {
    let scratch = scratch();
    let cases = scratch.path().join(FOLDER);
    let case = cases.join("ett ärende");
    copy(&repository(BASE), &case);
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    for (name, output) in [("in the case", case.join("output")), ("among cases", cases.clone())] {
        let told = in_folder(scratch.path(), &["build", &path(&case), "--output", &path(&output)]);
        assert_eq!(told.code, 2, "{name}: {}{}", told.out, told.err);
        let words = words(&told, "--output");
        assert_eq!(words.len(), 2, "{name}: {words:?}");
        let built = in_folder(scratch.path(), &["build", &path(&case), "--output", &words[1]]);
        assert_eq!(built.code, 0, "{name}: {}{}", built.out, built.err);
    }
    let told = in_folder(&case, &["build"]);
    if told.code == 2 {
        assert_eq!(words(&told, "--output").len(), 2);
    }
}

/// A house's and a kind's folders may be called anything too.
#[test]
fn names_of_templates_are_typed_as_the_message_says() {
    let scratch = scratch();
    let templates = scratch.path().join("mallar");
    copy(&repository("templates"), &templates);
    for (option, folder, name, wrong) in
        [("--type", "medlemskap", "vårt medlemskap", "vårt medlemskp"), ("--house", "goteborg", "vår stad", "vår sta")]
    {
        let found = crate::common::tree(&templates).into_keys().find_map(|file| {
            let at = file.split('/').position(|part| part == folder)?;
            Some(file.split('/').take(at + 1).collect::<Vec<_>>().join("/"))
        });
        let found = found.unwrap_or_else(|| panic!("no {folder}"));
        let renamed = found.replace(folder, name);
        fs::rename(templates.join(&found), templates.join(&renamed)).unwrap();
        let mut arguments = vec!["init", "nytt", "--templates", "mallar", option, wrong];
        if option != "--type" {
            arguments.extend(["--type", "medlemskap"]);
        }
        let told = in_folder(scratch.path(), &arguments);
        assert_eq!(words(&told, option), [option, name]);
        fs::rename(templates.join(&renamed), templates.join(&found)).unwrap();
    }
}
