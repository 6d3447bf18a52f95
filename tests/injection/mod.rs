//! Nothing from an input becomes Typst, minijinja or Markdown code: whatever a string holds, it comes out as the
//! characters that it is, or is refused with a place. The escaping alone is tried on many strings, and the whole way from a
//! cell, a fact, a title and typed prose to the page's text on fewer, many of them in each build.

use std::path::Path;

mod cells;
mod escaping;
mod typed;
mod values;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use utlatande::assemble;
use utlatande::diagnostic::Warned;
use utlatande::export::Output;
use utlatande::templates::TemplateSource;

use crate::common::fall::TextEdit;
use crate::common::source;

/// Values that mean something to Typst, minijinja, CommonMark or TOML.
const NASTY: &[&str] = &[
    "#read(\"/etc/passwd\")",
    "#import \"@preview/x:1.0.0\"",
    "#{ panic() }",
    "]#panic()[",
    "\"); #panic(); (\"",
    "$x$",
    "@ref",
    "<etikett>",
    "//",
    "/*",
    "*/ /* öppen",
    "`",
    "```typ #panic()```",
    "{{ 7*7 }}",
    "{{ fakta.sate }}",
    "{% for x in y %}",
    "{# tyst #}",
    "= H",
    "== H",
    "- x",
    "+ x",
    "1. x",
    "/ term: x",
    "<a>",
    "&lt;a&gt; &amp;",
    "*stark* _kursiv_",
    "\\",
    "slut\\",
    "a\\ b",
    "https://example.se/a_b*c",
    "a--b ---c ... a~b -? -5",
    "'enkla' \"dubbla\"",
    "a\u{202e}b",
    "a\0b",
    "a\u{e000}b",
    "a\u{feff}b",
    "a\tb",
    "a\u{ad}b",
    "✓",
    "e\u{301} A\u{30a}",
    "\u{200b}a\u{200d}b",
];

/// Text that reads the same on the page: composed, one space for every run of spaces, no marks for hyphenation.
fn seen(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let visible = text.nfc().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}'));
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Strings of all kinds: any characters, what a person types, and what parsers care for.
fn strings() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~åäöÅÄÖéüß–”’§½€\u{a0}\u{ad}]{0,40}",
        "[#$*_`@<>\\[\\](){}=+/~'\":.|%&;,\\\\ \n\ta1-]{0,20}",
        prop::sample::select(NASTY).prop_map(str::to_owned),
    ]
}

/// The nasty values, words of all lengths, and strings from the generator, the same ones every time.
fn samples(random: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let strategy = strings();
    let words = [50, 500, 501, 20_000].map(|length| "ordlängd".chars().cycle().take(length).collect::<String>());
    let random = (0..random).map(|_| strategy.new_tree(&mut runner).unwrap().current());
    NASTY.iter().map(|text| (*text).to_owned()).chain(words).chain(random).collect()
}

fn run(case: &Path) -> Warned<Option<Output>> {
    assemble::build(&source(case), &TemplateSource::default())
}

/// Asserts that a line is on the pages; shows the ones that are most like it.
fn assert_shown(lines: &[String], wanted: &str) {
    if !lines.iter().any(|line| line == wanted) {
        let likeness = |line: &&String| (strsim::normalized_levenshtein(line, wanted) * 1000.0) as u32;
        panic!("not on the pages: {wanted:?}\n   most like it: {:?}", lines.iter().max_by_key(likeness));
    }
}

/// The text of all pages, line by line.
fn lines(assembly: &Warned<Option<Output>>) -> Vec<String> {
    let product = assembly.output.as_ref().unwrap_or_else(|| panic!("{:#?}", assembly.diagnostics));
    let file = product.files.iter().find(|file| file.path == "handlingar.txt").unwrap();
    std::str::from_utf8(&file.bytes).unwrap().lines().map(seen).collect()
}

fn toml_string(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Only what is malformed stops a draft, so that the review rules, which judge the content, have no say here.
fn draft() -> TextEdit {
    edit("arende.toml", "status = \"slutlig\"", "status = \"utkast\"".to_owned())
}

fn edit(file: &str, from: &str, to: String) -> TextEdit {
    TextEdit { fil: file.to_owned(), sok: from.to_owned(), till: to }
}

/// What is refused says where.
fn assert_all_placed(assembly: &Warned<Option<Output>>) {
    assert!(!assembly.diagnostics.is_empty());
    for problem in assembly.diagnostics.iter().filter(|problem| problem.stops) {
        let placed = !problem.places.is_empty() || problem.arguments.contains_key("page");
        assert!(placed, "{problem:?}");
        assert!(!["S01", "S04", "M03"].contains(&problem.code.name()), "a fault of ours: {problem:?}");
    }
}
