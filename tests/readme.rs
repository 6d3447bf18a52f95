//! The README says what the program does: its reference is generated, its commands, links and examples are tried.
//!
//! `UTLATANDE_UPDATE=1 cargo test --release --test all readme::` writes the generated part anew.
#![expect(clippy::disallowed_methods, reason = "a test may ask whether it is to update")]

use std::fs;
use std::path::Path;

use utlatande::diagnostic::Place;
use utlatande::reference;
use utlatande::templates::{self, TemplateSource};

const BEGIN: &str = "<!-- genererat: börjar -->\n";
const END: &str = "<!-- genererat: slutar -->\n";

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    fs::read_to_string(path()).unwrap()
}

#[test]
fn the_reference_is_what_the_program_checks() {
    let place = Place::File("README.md".into());
    let templates = templates::load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place)).unwrap();
    let wanted = format!("\n{}\n", reference::markdown(&templates));
    let text = readme();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (generated, after) = rest.split_once(END).unwrap();
    if std::env::var_os("UTLATANDE_UPDATE").is_some() {
        // The other tests read the file meanwhile.
        let new = path().with_extension("md.ny");
        fs::write(&new, format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
        fs::rename(new, path()).unwrap();
        return;
    }
    let first = wanted.lines().zip(generated.lines()).find(|(wanted, found)| wanted != found);
    assert!(wanted == generated, "README.md is not up to date, first at {first:?}; run with UTLATANDE_UPDATE=1");
}

/// `.ci/run` takes the commands from the README.
#[test]
fn the_two_commands_stand_alone_on_their_lines() {
    for command in ["cargo run --release -- build inputs/nordic-safe-cities-2025", "cargo test --release"] {
        assert_eq!(readme().lines().filter(|line| *line == command).count(), 1, "{command}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let text = readme();
    let anchors: Vec<String> = prose(&text).filter(|line| line.starts_with('#')).map(anchor).collect();
    let targets: Vec<&str> = prose(&text).flat_map(|line| line.split("](").skip(1)).filter_map(target).collect();
    assert!(targets.len() > 10, "links were found");
    for target in targets {
        if let Some(name) = target.strip_prefix('#') {
            assert!(anchors.iter().any(|anchor| anchor == name), "no heading for #{name}");
        } else if !target.starts_with("https://") && !target.contains('…') {
            assert!(path().with_file_name(target).exists(), "no file {target}");
        }
    }
}

/// The lines outside of code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    text.split("```").step_by(2).flat_map(str::lines)
}

/// What follows `](`, up to its `)`.
fn target(rest: &str) -> Option<&str> {
    rest.split_once(')').map(|(target, _)| target)
}

/// The anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

#[test]
fn every_toml_example_parses() {
    let text = readme();
    let examples: Vec<&str> = text.split("```toml\n").skip(1).map(|rest| rest.split_once("```").unwrap().0).collect();
    assert!(!examples.is_empty());
    for example in examples {
        example.parse::<toml::Table>().unwrap_or_else(|error| panic!("{error}\n{example}"));
    }
}
