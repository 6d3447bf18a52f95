//! Keys under a heading that is not theirs, and headings that have been lost or stand twice: told once, with the heading to which
//! they belong.

use utlatande::diagnostic::Diagnostic;

use super::{Files, check, files};
use crate::common::SAMPLE;

/// What is told of the large case with a change to one of its files, and is not told without it.
fn told(file: &str, change: impl Fn(&str) -> String) -> Vec<Diagnostic> {
    let mut files: Files = files(SAMPLE);
    let without = check(files.clone());
    let text = String::from_utf8(files[file].to_vec()).unwrap();
    let changed = change(&text);
    assert_ne!(changed, text);
    files.insert(file.to_owned(), changed.into());
    let is_old = |problem: &Diagnostic| without.iter().any(|other| other.arguments == problem.arguments);
    check(files).into_iter().filter(|problem| !is_old(problem)).collect()
}

/// The one message, with its heading.
fn one<'t>(told: &'t [Diagnostic], code: &str) -> &'t str {
    assert_eq!(told.iter().map(|problem| problem.code.name()).collect::<Vec<_>>(), [code], "{told:?}");
    told[0].arguments.get("rubrik").map_or("", String::as_str)
}

/// A key with its text of several lines, taken out and put above what begins so.
fn moved(text: &str, key: &str, above: &str) -> String {
    let start = text.find(&format!("\n{key} = \"\"\"\n")).unwrap() + 1;
    let end = start + text[start..].find("\n\"\"\"\n").unwrap() + 5;
    let (block, rest) = (&text[start..end], format!("{}{}", &text[..start], &text[end..]));
    let at = rest.find(&format!("\n{above}")).unwrap() + 1;
    format!("{}{block}\n{}", &rest[..at], &rest[at..])
}

#[test]
fn a_key_that_need_not_be_there_is_sent_to_its_heading() {
    for (key, above, heading) in [
        ("social", "[[bilagor]]", "avsnitt"),
        ("ekonomisk", "[fakta.period]", "avsnitt"),
        ("social", "[textmoduler]", "avsnitt"),
        ("social", "varderingar = ", "avsnitt"),
        ("merkostnader", "[avsnitt.resultat]", "textmoduler"),
    ] {
        assert_eq!(one(&told("arende.toml", |text| moved(text, key, above)), "T02-flytta"), heading, "{key} {above}");
    }
}

#[test]
fn a_key_of_the_files_beginning_is_sent_there() {
    let told = told("arende.toml", |text| text.replacen("[handlaggare]\n", "[handlaggare]\nbilder = []\n", 1));
    one(&told, "T02-borjan");
}

#[test]
fn a_heading_that_is_lost_is_the_one_that_is_asked_for() {
    for heading in ["avsnitt", "textmoduler", "fakta.kostnad"] {
        let told = told("arende.toml", |text| text.replacen(&format!("[{heading}]\n"), "", 1));
        assert_eq!(one(&told, "T02-rubrik"), heading);
    }
}

#[test]
fn several_keys_below_another_heading_are_sent_home_together() {
    let told = told("arende.toml", |text| moved(&moved(text, "ekonomisk", "[[bilagor]]"), "social", "[[bilagor]]"));
    assert_eq!(one(&told, "T02-rader"), "avsnitt");
}
