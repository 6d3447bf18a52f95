//! The promise of prose: every letter typed stands on the page, is markup, or is a finding at its place.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::inputs::toml::NodeValue;

/// The characters that markup is made of: what becomes of them is in the tests above.
const MARKS: &str = "*_#-+•–[]()<>\\.";

fn must_stand(character: char) -> bool {
    !character.is_whitespace() && !MARKS.contains(character)
}

/// The characters that are printed, the names of references and the addresses of links among them.
fn printed(blocks: &[RawBlock]) -> String {
    let mut text = String::new();
    letters_of_blocks(blocks, &mut text);
    text.retain(must_stand);
    text
}

fn letters_of_blocks(blocks: &[RawBlock], to: &mut String) {
    for block in blocks {
        match block {
            RawBlock::Paragraph(inlines) | RawBlock::Heading(_, _, inlines) => letters(inlines, to),
            RawBlock::Alone(reference) => to.push_str(&reference.name),
            RawBlock::Picture(picture) => {
                // The marks that make it a picture, and what stands behind its address a caption.
                to.push_str(if picture.caption.is_empty() { "!" } else { "!\"\"" });
                letters(&picture.alternative, to);
                to.push_str(&picture.file);
                letters(&picture.caption, to);
            }
            RawBlock::List { items, .. } => items.iter().for_each(|item| letters_of_blocks(item, to)),
        }
    }
}

fn letters(inlines: &[RawInline], to: &mut String) {
    for inline in inlines {
        match inline {
            RawInline::Text(text) => to.push_str(&text.text),
            RawInline::Reference(reference) => to.push_str(&reference.name),
            RawInline::Strong(inner) | RawInline::Emphasis(inner) => letters(inner, to),
            // The address is markup, but its letters were typed.
            RawInline::Link(url, inner) => {
                letters(inner, to);
                to.push_str(url);
            }
            RawInline::Break | RawInline::Held => {}
        }
    }
}

/// The characters that were typed, without the numbers that begin lines and the braces of references.
fn typed(text: &str) -> String {
    let mut typed = String::new();
    for line in decoded(&text.replace("{{ a.b }}", "a.b")).nfc().collect::<String>().lines() {
        typed.push_str(line.trim_start_matches(|c: char| !must_stand(c) || c.is_ascii_digit()));
    }
    typed.retain(must_stand);
    typed
}

/// The text with the characters that are written by their names or numbers, `&auml;`, as CommonMark knows them. After a
/// backslash `&` is itself.
fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        let is_escaped = before.len() - before.trim_end_matches('\\').len();
        let name = from.find(';').filter(|_| is_escaped % 2 == 0).map(|end| &from[..=end]);
        let named = name.and_then(|name| Some((name, named(name)?)));
        let (taken, character) = named.unwrap_or(("&", "&".to_owned()));
        decoded.push_str(&character);
        rest = &from[taken.len()..];
    }
    decoded + rest
}

/// What `&name;` stands for; nothing where it is no name.
fn named(name: &str) -> Option<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '#';
    if !name[1..name.len() - 1].chars().all(is_name) {
        return None;
    }
    let events = pulldown_cmark::Parser::new(name);
    let text = |event| if let pulldown_cmark::Event::Text(text) = event { Some(text.into_string()) } else { None };
    Some(events.filter_map(text).collect()).filter(|text| text != name)
}

/// Every character of a text without findings is printed; digits at the start of lines may be the numbers of a list.
fn holds(text: &str) {
    let mut problems = Diagnostics::new();
    let blocks = parse(&source(text), &mut problems);
    if problems.is_empty() {
        let mut printed = printed(&blocks).chars().collect::<Vec<_>>();
        printed.sort_unstable();
        let mut typed = typed(text).chars().collect::<Vec<_>>();
        typed.sort_unstable();
        let mut printed = printed.into_iter().peekable();
        for letter in typed {
            while printed.next_if(|c| *c < letter).is_some() {}
            assert!(printed.next_if_eq(&letter).is_some(), "{letter} of {text:?}: {}", shown(&blocks));
        }
    }
}

/// Where references are strewn into a text, each that is printed is itself: it stands after the text that stands before it
/// in the source.
fn keeps_references(text: &str) {
    let blocks = parse(&source(text), &mut Diagnostics::new());
    let mut wrong = Vec::new();
    blocks.iter().for_each(|block| misplaced(block, &mut wrong));
    assert!(wrong.is_empty(), "{wrong:?} in {text:?}");
}

fn misplaced(block: &RawBlock, to: &mut Vec<String>) {
    match block {
        RawBlock::Paragraph(inlines) | RawBlock::Heading(_, _, inlines) => misplaced_in(inlines, to),
        RawBlock::Alone(reference) => to.push(reference.name.clone()),
        RawBlock::Picture(picture) => {
            misplaced_in(&picture.alternative, to);
            misplaced_in(&picture.caption, to);
        }
        RawBlock::List { items, .. } => items.iter().flatten().for_each(|block| misplaced(block, to)),
    }
}

fn misplaced_in(inlines: &[RawInline], to: &mut Vec<String>) {
    let mut before = "";
    for inline in inlines {
        match inline {
            RawInline::Reference(reference) if !before.ends_with(&reference.name[2..]) => {
                to.push(reference.name.clone())
            }
            RawInline::Strong(inner) | RawInline::Emphasis(inner) | RawInline::Link(_, inner) => {
                misplaced_in(inner, to)
            }
            _ => {}
        }
        before = if let RawInline::Text(text) = inline { &text.text } else { "" };
    }
}

/// A text with a numbered reference, and its number before it, after every so many characters.
fn strewn(text: &str, every: usize, offset: usize) -> String {
    let mut strewn = String::new();
    for (index, character) in text.chars().enumerate() {
        if index % every == offset % every {
            write!(strewn, "z{index}{{{{ a.z{index} }}}}").expect("written");
        }
        strewn.push(character);
    }
    strewn
}

/// Pieces of what people and other programs write, in any order.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "ord",
            "två ord",
            "2025",
            " ",
            "\n",
            "\n\n",
            "\n- ",
            "\n* ",
            "\n  - ",
            "\n1. ",
            "\n2. ",
            "\n  1) ",
            "\n• ",
            "\n– ",
            "\n    ",
            "*",
            "**",
            "_",
            "__",
            "***",
            "#",
            "\n### ",
            "\n###",
            " ###\n",
            "[",
            "]",
            "](",
            "(",
            ")",
            "]:",
            "[^1]",
            "!",
            "\\",
            "\\\n",
            "  \n",
            "`",
            "```\n",
            "~~",
            "<",
            ">",
            "\n> ",
            "<b>",
            "https://a.se",
            "<https://a.se>",
            "\"",
            "'",
            "|",
            "\n|",
            "\n---\n",
            "\n===\n",
            "\n***\n",
            "\t",
            "{{ a.b }}",
            "{{",
            "}}",
            "{",
            "&",
            ";",
            "&amp;",
            "\u{301}",
            "å",
            "5*3*2",
            ":",
            "\n[a]: /b \"c\"",
            "\u{a0}",
            "\n+ ",
            "&#",
            "x"
        ])
        .prop_map(str::to_owned),
        "[a-zåäö0-9]{1,4}",
    ]
}

/// Pieces of what stands between TOML's quotes.
fn quoted() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "\\\\", "\\\"", "\\n", "\\t", "\\\n", "\\\n\n", "\\ \n  ", " \\\n", "\n", " ", "G:", "\\b", "\\s", "ord",
            "nytt", "år", ".", "5*3", "\t"
        ])
        .prop_map(str::to_owned),
        "[a-zåäö0-9]{1,3}",
    ]
}

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_lost(text in prose()) {
        // Lone braces take what follows with them.
        if text.matches("{{").count() == text.matches("{{ a.b }}").count() {
            holds(&text);
        }
    }

    #[test]
    fn references_are_themselves(text in prose(), every in 1_usize..9, offset in 0_usize..9) {
        if !text.contains("{{") {
            keeps_references(&strewn(&text, every, offset));
        }
    }

    /// What stands between TOML's quotes is printed too, but for the escapes that the README names.
    #[test]
    fn no_character_between_quotes_is_lost(pieces in prop::collection::vec(quoted(), 0..20), long in any::<bool>()) {
        let literal = pieces.concat();
        let quotes = if long || literal.contains('\n') { "\"\"\"" } else { "\"" };
        let file = format!("x = {quotes}{literal}{quotes}");
        let mut problems = Diagnostics::new();
        let read = crate::inputs::toml::read("x.toml", file.as_bytes(), &mut problems);
        let Some(NodeValue::Text(text)) = read.and_then(|file| file.root.get("x").map(|node| node.value.clone())) else {
            prop_assert!(!problems.is_empty());
            return Ok(());
        };
        // Of nothing but blanks what lacks the text is told (T06).
        if problems.is_empty() && !text.text.trim().is_empty() {
            let meant = literal.replace("\\\\", "").replace("\\\"", "\"").replace("\\n", "");
            let typed: String = meant.chars().filter(|c| must_stand(*c)).collect();
            let printed: String = text.text.chars().filter(|c| must_stand(*c)).collect();
            prop_assert_eq!(&typed, &printed, "{}", file);
            holds(&text.text);
        }
    }

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        parse(&source(&text), &mut Diagnostics::new());
    }
}

/// Whether a text with characters that no file may hold is told when its file is read.
fn is_told_at_reading(text: &str) -> bool {
    let escaped: String = text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    let mut problems = Diagnostics::new();
    crate::inputs::toml::read("x.toml", format!("x = \"{escaped}\"").as_bytes(), &mut problems);
    problems.iter().any(|problem| problem.stops)
}

#[test]
fn characters_by_their_names_are_decoded_as_commonmark_does() {
    for (text, meant) in [
        ("&auml;&#228;&#xe4; &amp;amp;", "äää &amp;"),
        ("\\&auml; \\\\&auml;", "\\&auml; \\\\ä"),
        ("& &x; &auml &;&&lt;", "& &x; &auml &;&<"),
    ] {
        assert_eq!(decoded(text), meant);
    }
    assert!(is_told_at_reading("a\u{0}b") && is_told_at_reading("a\rb") && !is_told_at_reading("ab"));
}

/// CommonMark's own examples, from the test suite of the crate that parses it: `.ci/run` says where that is.
#[test]
#[ignore = "the examples are not ours to keep; .ci/run gives them"]
fn examples_of_commonmark_keep_the_promise() {
    let path = std::env::var("UTLATANDE_COMMONMARK").expect("the suite's spec.rs");
    let suite = std::fs::read_to_string(path).expect("readable");
    let examples: Vec<&str> =
        suite.split("let original = r##\"").skip(1).filter_map(|rest| rest.split("\"##;").next()).collect();
    assert!(examples.len() >= 640, "{}", examples.len());
    for example in examples {
        if example.contains(crate::characters::refused) {
            assert!(is_told_at_reading(example), "{example:?}");
        } else {
            holds(example);
        }
        for every in 1..8 {
            for offset in 0..every {
                keeps_references(&strewn(example, every, offset));
            }
        }
    }
}
