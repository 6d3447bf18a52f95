//! Nothing from an input becomes Typst, minijinja or Markdown code: whatever a string holds, it comes out as the
//! characters that it is, or is refused with a place. The escaping alone is tried on many strings, and the whole way from a
//! cell, a fact, a title and typed prose to the page's text on fewer, many of them in each build.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::path::Path;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse, parse_code};
use utlatande::assemble::{Assembly, assemble};
use utlatande::diagnostic::{Diagnostic, Place};
use utlatande::render::escape::{literal, markup};
use utlatande::templates::TemplateSource;

mod common;

use common::fall::{Changes, TextEdit, changed};
use common::scratch;
use common::workbook::CellEdit;

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markup_is_nothing_but_its_text(text in strings(), sentence_break in prop::sample::select(vec![" ", "\n", "\n  "])) {
        let root = parse(&markup(&text, sentence_break));
        prop_assert_eq!(text_of(&root)?, text.replace('\t', " "));
    }

    #[test]
    fn markup_stays_in_what_it_stands_in(text in strings()) {
        let call = format!("#strong[{}];", markup(&text, " "));
        let root = parse(&format!("{call}{call}"));
        faultless(&root)?;
        let mut calls = 0;
        for child in root.children().filter(|child| child.kind() == SyntaxKind::FuncCall) {
            prop_assert_eq!(text_of(first(child, SyntaxKind::Markup).unwrap())?, text.replace('\t', " "));
            calls += 1;
        }
        prop_assert_eq!(calls, 2);
    }

    #[test]
    fn a_literal_is_one_string(text in strings()) {
        let root = parse_code(&literal(&text));
        faultless(&root)?;
        let children: Vec<&SyntaxNode> = root.children().collect();
        prop_assert_eq!(children.len(), 1);
        prop_assert_eq!(children[0].cast::<ast::Str>().unwrap().get().to_string(), text.replace('\t', " "));
    }
}

/// The first node of a kind in a tree.
fn first(node: &SyntaxNode, kind: SyntaxKind) -> Option<&SyntaxNode> {
    if node.kind() == kind { Some(node) } else { node.children().find_map(|child| first(child, kind)) }
}

/// Neither errors nor warnings.
fn faultless(node: &SyntaxNode) -> Result<(), TestCaseError> {
    let (errors, warnings) = node.errors_and_warnings();
    prop_assert!(errors.is_empty() && warnings.is_empty(), "{:?} {:?}", errors, warnings);
    Ok(())
}

/// The text of markup that holds text only; an error for anything else.
fn text_of(markup: &SyntaxNode) -> Result<String, TestCaseError> {
    faultless(markup)?;
    let mut text = String::new();
    for node in markup.children() {
        match node.kind() {
            SyntaxKind::Text => text.push_str(node.leaf_text()),
            SyntaxKind::Space => text.push(' '),
            SyntaxKind::Escape => text.push(node.cast::<ast::Escape>().unwrap().get()),
            kind => return Err(TestCaseError::fail(format!("{kind:?}: {:?}", node.leaf_text()))),
        }
    }
    Ok(text)
}

/// The nasty values, words of all lengths, and strings from the generator, the same ones every time.
fn samples(random: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let strategy = strings();
    let words = [50, 500, 501, 20_000].map(|length| "ordlängd".chars().cycle().take(length).collect::<String>());
    let random = (0..random).map(|_| strategy.new_tree(&mut runner).unwrap().current());
    NASTY.iter().map(|text| (*text).to_owned()).chain(words).chain(random).collect()
}

fn run(case: &Path) -> Assembly {
    assemble(case, &TemplateSource { directory: None })
}

/// Asserts that a line is on the pages; shows the ones that are most like it.
fn assert_shown(lines: &[String], wanted: &str) {
    if !lines.iter().any(|line| line == wanted) {
        let likeness = |line: &&String| (strsim::normalized_levenshtein(line, wanted) * 1000.0) as u32;
        panic!("not on the pages: {wanted:?}\n   most like it: {:?}", lines.iter().max_by_key(likeness));
    }
}

/// The text of all pages, line by line.
fn lines(assembly: &Assembly) -> Vec<String> {
    let product = assembly.product.as_ref().unwrap_or_else(|| panic!("{:#?}", assembly.diagnostics));
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

/// Every string as a cell of a table that is shown. Those that are refused are so at their own cell.
#[test]
fn a_cell_is_shown_as_it_is_or_refused_at_its_address() {
    // A line break after a hyphen or a slash reads as part of the word: a cell's text cannot tell it from a broken word.
    let ambiguous =
        |text: &String| text.split('\n').rev().skip(1).any(|line| line.trim_end().ends_with(['-', '/', '–']));
    let samples: Vec<String> = samples(400).into_iter().filter(|text| !ambiguous(text)).collect();
    let scratch = scratch();
    let refused = refused_rows(&run(&with_cells(scratch.path(), "alla", &samples, &[])));
    let case = with_cells(scratch.path(), "resten", &samples, &refused);
    let lines = lines(&run(&case));
    let mut shown = 0;
    for (index, text) in samples.iter().enumerate().filter(|(index, _)| !refused.contains(index)) {
        let wanted = seen(&format!("2020 {text} seminarium digital rad{index}"));
        assert_shown(&lines, &wanted);
        shown += 1;
    }
    assert!(shown > 250 && refused.len() > 20, "{shown} shown, {} refused", refused.len());
}

/// A case whose table of activities has the strings as names; the refused ones are left out of it.
fn with_cells(root: &Path, name: &str, texts: &[String], without: &[usize]) -> std::path::PathBuf {
    let cell = |row: usize, column: char, text: &str| CellEdit {
        fil: "underlag.xlsx".to_owned(),
        blad: "Aktiviteter".to_owned(),
        cell: format!("{column}{}", row + FIRST_ROW),
        text: Some(text.to_owned()),
        ..CellEdit::default()
    };
    let rows = texts.iter().enumerate().flat_map(|(row, text)| {
        let text = if without.contains(&row) { "utelämnad" } else { text };
        let mark = format!("rad{row}");
        ["2020", text, "seminarium", &mark, "digital", "NT"]
            .into_iter()
            .zip("ACDEFG".chars())
            .map(|(text, column)| cell(row, column, text))
            .collect::<Vec<_>>()
    });
    changed(root, name, &Changes { cell: rows.collect(), text: vec![draft()], ..Changes::default() })
}

/// The spreadsheet's row of the first string; the rows before it are the base case's.
const FIRST_ROW: usize = 10;

fn refused_rows(assembly: &Assembly) -> Vec<usize> {
    let row = |problem: &Diagnostic| match problem.places.as_slice() {
        [Place::Cells(place)] if &*place.sheet == "Aktiviteter" && place.first.column == 2 => {
            place.first.row as usize + 1 - FIRST_ROW
        }
        other => panic!("{problem:?} at {other:?}"),
    };
    let mut rows: Vec<usize> = assembly.diagnostics.iter().filter(|problem| problem.stops).map(row).collect();
    rows.dedup();
    rows
}

/// The facts that take any text of one line.
const FACTS: &[(&str, &str)] = &[
    ("initiativtagare", "\"en ideell förening\""),
    ("sate", "\"Uddevalla\""),
    ("samverkan", "\"Samverkan i staden\""),
    ("forum.namn", "\"Trygghetsdagen\""),
];

/// Every string as a fact, first in a paragraph and inside one.
#[test]
fn a_fact_is_shown_as_it_is_or_refused_at_its_line() {
    let samples = samples(80);
    let scratch = scratch();
    let mut shown = 0;
    for (batch, texts) in samples.chunks(FACTS.len()).enumerate() {
        let mut edits: Vec<TextEdit> = FACTS
            .iter()
            .zip(texts)
            .map(|((name, value), text)| {
                let key = name.rsplit('.').next().unwrap();
                edit("arende.toml", &format!("{key} = {value}"), format!("{key} = {}", toml_string(text)))
            })
            .collect();
        let use_of = |(name, _): &(&str, &str)| format!("{{{{ fakta.{name} }}}} är {name}: «{{{{ fakta.{name} }}}}»");
        let uses = FACTS.iter().map(use_of).collect::<Vec<_>>().join("\n\n");
        edits.push(edit("arende.toml", "\"Regleringen behöver bli kortare.\"", format!("\"\"\"\n{uses}\n\"\"\"")));
        edits.push(draft());
        let changes = Changes { text: edits, ..Changes::default() };
        let assembly = run(&changed(scratch.path(), &format!("fall{batch}"), &changes));
        let Some(_) = assembly.product else {
            assert_all_placed(&assembly);
            continue;
        };
        let lines = lines(&assembly);
        for ((name, _), text) in FACTS.iter().zip(texts).filter(|(_, text)| !text.trim().is_empty()) {
            let text = if *text == "{{ fakta.sate }}" { &texts[1] } else { text };
            let wanted = seen(&format!("{text} är {name}: «{}»", text.trim_start_matches([' ', '\t']).trim_end()));
            assert_shown(&lines, &wanted);
            shown += 1;
        }
    }
    assert!(shown > 30, "{shown} shown");
}

/// What is refused says where.
fn assert_all_placed(assembly: &Assembly) {
    assert!(!assembly.diagnostics.is_empty());
    for problem in assembly.diagnostics.iter().filter(|problem| problem.stops) {
        let placed = !problem.places.is_empty() || problem.arguments.contains_key("page");
        assert!(placed, "{problem:?}");
        assert!(!["S01", "S04", "M03"].contains(&problem.code.name()), "a fault of ours: {problem:?}");
    }
}

/// Every string as the title of the case and of both bilagor: on the page, in the PDF's metadata, in headers.
#[test]
fn a_title_is_shown_as_it_is_or_refused_at_its_line() {
    let samples = samples(20);
    let scratch = scratch();
    let mut shown = 0;
    for (index, text) in samples.iter().enumerate() {
        let title = |file, old: &str| edit(file, &format!("titel = {old}"), format!("titel = {}", toml_string(text)));
        let edits = vec![
            draft(),
            title("arende.toml", "\"Stadens medlemskap i {{ fakta.organisation }}\""),
            title("anvisning.toml", "\"Anvisning för medlemskapet i {{ fakta.organisation }}\""),
            edit(
                "anvisning.toml",
                "galler_for = \"Stadens representanter\"",
                format!("galler_for = {}", toml_string(text)),
            ),
        ];
        let changes = Changes { text: edits, ..Changes::default() };
        let assembly = run(&changed(scratch.path(), &format!("fall{index}"), &changes));
        if assembly.product.is_none() {
            assert_all_placed(&assembly);
            continue;
        }
        let text = if text == "{{ fakta.sate }}" { "Uddevalla" } else { text };
        let lines = lines(&assembly);
        assert_shown(&lines, &seen(&format!("Utkast: {text}")));
        assert_shown(&lines, &seen(&format!("Dokumentnamn {text}")));
        assert_shown(&lines, &seen(&format!("Gäller för {text}")));
        shown += 1;
    }
    assert!(shown > 25, "{shown} shown");
}

/// What becomes of values typed in prose: the line that they make, or the code that refuses them.
const TYPED: &[(&str, Result<&str, &str>)] = &[
    ("#read(\"/etc/passwd\")", Ok("#read(”/etc/passwd”)")),
    ("#import \"@preview/x:1.0.0\"", Ok("#import ”@preview/x:1.0.0”")),
    ("$x$", Ok("$x$")),
    ("@ref", Ok("@ref")),
    ("// x", Ok("// x")),
    ("/* x", Ok("/* x")),
    ("ett ` två", Ok("ett ` två")),
    ("ett `två` tre", Err("P01")),
    ("{{ 7*7 }}", Err("P02")),
    ("{{ fakta.sate.upper() }}", Err("P02")),
    ("{{ ingenting }}", Err("P03")),
    ("{{ fakta.medlem_sedan }}. Därefter", Ok("2018. Därefter")),
    ("{% for x in y %}", Ok("{% for x in y %}")),
    ("{# tyst #}", Ok("{# tyst #}")),
    ("= H", Ok("= H")),
    ("\\# H", Ok("# H")),
    ("/ term: x", Ok("/ term: x")),
    ("- strecket", Ok("• strecket")),
    ("1. ettan", Ok("1. ettan")),
    ("<a>", Err("P01")),
    ("a < b > c", Ok("a < b > c")),
    ("&lt;a&gt;", Ok("<a>")),
    ("[text](https://example.se/\")#panic(\")", Ok("text#panic(”)")),
    ("a\u{202e}b", Err("F06")),
    ("a\0b", Err("F06")),
    ("a\u{e000}b", Err("F06")),
];

#[test]
fn typed_prose_is_commonmark_and_nothing_else() {
    let scratch = scratch();
    let shown: Vec<&str> = TYPED.iter().filter(|(_, result)| result.is_ok()).map(|(text, _)| *text).collect();
    let lines = lines(&run(&with_prose(scratch.path(), "visade", &shown.join("\n\n"))));
    for wanted in TYPED.iter().filter_map(|(_, result)| result.ok()) {
        assert_shown(&lines, wanted);
    }
    for (index, (text, code)) in TYPED.iter().filter_map(|(text, r)| Some((text, r.err()?))).enumerate() {
        let assembly = run(&with_prose(scratch.path(), &format!("fall{index}"), text));
        let codes: Vec<&str> = assembly.diagnostics.iter().map(|problem| problem.code.name()).collect();
        assert!(codes.contains(&code), "{text:?}: {codes:?}");
        assert!(assembly.product.is_none());
        assert_all_placed(&assembly);
    }
}

fn with_prose(root: &Path, name: &str, text: &str) -> std::path::PathBuf {
    let edits = vec![draft(), edit("arende.toml", "\"Regleringen behöver bli kortare.\"", toml_string(text))];
    changed(root, name, &Changes { text: edits, ..Changes::default() })
}

/// Any string whose punctuation is escaped as CommonMark has it comes out as it is, but for the typographic changes.
#[test]
fn escaped_prose_is_shown_as_it_is() {
    let samples: Vec<String> = samples(300).iter().map(|text| seen(text)).filter(|text| is_typable(text)).collect();
    let escaped = |text: &String| -> String {
        text.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
    };
    let paragraphs: Vec<String> =
        samples.iter().enumerate().map(|(index, text)| format!("s{index} {} s{index}", escaped(text))).collect();
    let scratch = scratch();
    let lines = lines(&run(&with_prose(scratch.path(), "fall", &paragraphs.join("\n\n"))));
    for (index, text) in samples.iter().enumerate() {
        let wanted = seen(&format!("s{index} {text} s{index}")).replace('"', "”").replace('\'', "’");
        assert_shown(&lines, &wanted);
    }
    assert!(samples.len() > 100, "{} strings", samples.len());
}

fn is_typable(text: &str) -> bool {
    let plain = |c: char| c.is_ascii() || "åäöÅÄÖéüß–”’§½€".contains(c);
    !text.is_empty() && text.chars().count() <= 500 && text.chars().all(plain) && !text.chars().any(char::is_control)
}
