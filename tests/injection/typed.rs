//! Typed prose.

use std::path::Path;

use super::{assert_all_placed, assert_shown, draft, edit, lines, run, samples, seen, toml_string};
use crate::common::fall::{Changes, changed};
use crate::common::scratch;

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
    ("[text](https://example.se/\")#panic(\")", Ok("text (https://example.se/\")#panic(”)")),
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
        assert!(assembly.output.is_none());
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
