//! What is printed is whole, or is no success: every command in every format, with its output into a full disk and to a reader
//! that has gone away.
#![cfg(target_os = "linux")]

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use utlatande::cli::COMMANDS;

use crate::common::{BASE, SAMPLE, fall, repository, scratch};

/// Command lines that print, with what they come to; folders that they write are in `scratch`.
fn command_lines(scratch: &Path) -> Vec<(Vec<String>, i32)> {
    let case = |name: &str| fall::lay_out(&repository(&format!("tests/cases/{name}")), scratch).display().to_string();
    let (base, faulty, sample) = (repository(BASE).display().to_string(), case("err_cell_typ"), repository(SAMPLE));
    let new = |name: &str| scratch.join(name).display().to_string();
    let mut lines: Vec<(Vec<String>, i32)> = Vec::new();
    let mut add = |line: &[&str], code| lines.push((line.iter().map(|word| (*word).to_owned()).collect(), code));
    for format in ["human", "json", "sarif"] {
        let format = ["--message-format", format];
        add(&["check", &faulty, format[0], format[1]], 1);
        add(&["due", &base, format[0], format[1]], 0);
        add(&["check", "--explain", "G01", format[0], format[1]], 0);
        add(&["reference", format[0], format[1]], 0);
        add(&["build", &base, "--output", &new(format[1]), format[0], format[1]], 0);
    }
    for format in ["human", "json"] {
        let (package, sample) = (new(&format!("{format}.zip")), sample.to_str().unwrap());
        add(&["archive", sample, "--date", "2025-06-30", "--output", &package, "--message-format", format], 0);
    }
    add(&["check", &base], 0);
    add(&["check", &base, "--message-format", "sarif"], 0);
    add(&["init", &new("nytt"), "--type", "medlemskap"], 0);
    let adopted = ["--period", "2025-2028", "--adopted", "2025-06-11", "--paragraph", "512"];
    add(&[&["follow-up", sample.to_str().unwrap(), &new("nästa")], &adopted[..]].concat(), 0);
    for format in ["terminal", "html", "json"] {
        add(&["diff", &base, sample.to_str().unwrap(), "--format", format], 1);
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        add(&["completions", shell], 0);
    }
    add(&["--version"], 0);
    add(&["--help"], 0);
    add(&["-h"], 0);
    for command in COMMANDS {
        add(&[command, "--help"], 0);
        add(&["help", command], 0);
    }
    lines
}

/// Runs a command line with its output there, and gives its code and what it says beside it.
fn run(line: &[String], output: impl Into<Stdio>) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_utlatande"));
    let ended = command.args(line).env("LC_ALL", "sv_SE.UTF-8").stdout(output).output().unwrap();
    (ended.status.code().unwrap(), String::from_utf8(ended.stderr).unwrap())
}

#[test]
fn what_cannot_be_printed_is_no_success() {
    let scratch = scratch();
    for (line, _) in command_lines(scratch.path()) {
        let (code, said) = run(&line, File::options().write(true).open("/dev/full").unwrap());
        assert_eq!(code, 2, "{line:?}: {said}");
        assert!(said.starts_with("fel[U15]: allt kunde inte skrivas: disken är full\n"), "{line:?}: {said}");
    }
}

/// `| head -c0`: what was asked for is done, and nobody wants to know of it.
#[test]
fn a_reader_that_has_gone_away_is_no_failure() {
    let scratch = scratch();
    for (line, wanted) in command_lines(scratch.path()) {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        assert_eq!(run(&line, writer), (wanted, String::new()), "{line:?}");
    }
}

/// What is said beside the output counts too, but cannot be told.
#[test]
fn findings_that_cannot_be_told_are_no_success() {
    let scratch = scratch();
    let draft = repository("tests/cases/utkast");
    let mut command = Command::new(env!("CARGO_BIN_EXE_utlatande"));
    command.arg("build").arg(draft).arg("--output").arg(scratch.path().join("ut"));
    let full = File::options().write(true).open("/dev/full").unwrap();
    assert_eq!(command.stdout(Stdio::null()).stderr(full).status().unwrap().code(), Some(2));
}
