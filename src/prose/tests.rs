//! What prose reads to: each kind of thing that people type, and what becomes of it.

use std::fmt::Write;

use super::{RawBlock, RawInline, parse};
use crate::diagnostic::{Diagnostics, Place};
use crate::inputs::source::{SourceFile, SourceText};

/// Blocks as text: one line each, emphasis and links in brackets, references by their name.
fn shown(blocks: &[RawBlock]) -> String {
    let mut text = String::new();
    write_blocks(blocks, "", &mut text);
    text
}

fn write_blocks(blocks: &[RawBlock], indent: &str, to: &mut String) {
    for block in blocks {
        match block {
            RawBlock::Paragraph(inlines) => writeln!(to, "{indent}{}", line(inlines)),
            RawBlock::Alone(reference) => writeln!(to, "{indent}alone {{{}}}", reference.name),
            RawBlock::Heading(level, _, inlines) => writeln!(to, "{indent}{level}# {}", line(inlines)),
            RawBlock::List { ordered, items } => {
                for item in items {
                    writeln!(to, "{indent}{}", if *ordered { "1." } else { "-" }).expect("written");
                    write_blocks(item, &format!("{indent}  "), to);
                }
                Ok(())
            }
        }
        .expect("written");
    }
}

fn line(inlines: &[RawInline]) -> String {
    let one = |inline: &RawInline| match inline {
        RawInline::Text(text, _) => text.clone(),
        RawInline::Strong(inner) => format!("<b>{}</b>", line(inner)),
        RawInline::Emphasis(inner) => format!("<i>{}</i>", line(inner)),
        RawInline::Link(url, inner) => format!("<{url}>{}</>", line(inner)),
        RawInline::Break => "<br>".to_owned(),
        RawInline::Reference(reference) => format!("{{{}}}", reference.name),
        RawInline::Held => "<held>".to_owned(),
    };
    inlines.iter().map(one).collect()
}

fn source(text: &str) -> SourceText {
    let file = SourceFile::new("x.toml", text);
    let characters: Vec<(char, u32)> = text.char_indices().map(|(at, c)| (c, at as u32)).collect();
    SourceText::new(&file, &characters, text.len() as u32)
}

/// The blocks as text, and the findings as `code slag line:column`.
fn read(text: &str) -> (String, Vec<String>) {
    let mut problems = Diagnostics::new();
    let blocks = parse(&source(text), &mut problems);
    let told = problems.iter().map(|problem| {
        let slag = problem.arguments.get("slag").map(String::as_str).unwrap_or_default();
        match &problem.places[0] {
            Place::Text(place) => format!("{} {slag} {}:{}", problem.code.0, place.line, place.column),
            other => panic!("{other:?}"),
        }
    });
    (shown(&blocks), told.collect())
}

/// Read as meant, without a finding.
fn meant(text: &str, expected: &str) {
    assert_eq!(read(text), (expected.to_owned(), vec![]), "{text}");
}

/// Told, and nothing else told.
fn told(text: &str, expected: &[&str]) {
    assert_eq!(read(text).1, expected, "{text}");
}

#[test]
fn a_reference_is_paired_with_its_own_mark() {
    for (text, expected) in [
        ("[Not]: {{ a.b }}\n\nSedan {{ c.d }} i {{ e.f }}.", "[Not]: {a.b}\nSedan {c.d} i {e.f}.\n"),
        ("[Not]: {{ a.b }} {{ g.h }}\nSedan {{ c.d }}.", "[Not]: {a.b} {g.h} Sedan {c.d}.\n"),
        ("- [Not]: {{ a.b }}\n\nSedan {{ c.d }}.", "-\n  [Not]: {a.b}\nSedan {c.d}.\n"),
        ("[{{ a.b }}]: x\n\n{{ c.d }} i {{ e.f }}.", "[{a.b}]: x\n{c.d} i {e.f}.\n"),
    ] {
        meant(text, expected);
    }
}

/// Where the text around a reference is refused, the next one is still itself.
#[test]
fn refused_markup_takes_only_its_own_references() {
    for (text, rest) in [
        ("[text](https://a.se \"{{ a.b }}\") sedan {{ c.d }}.", " sedan {c.d}.\n"),
        ("`{{ a.b }}` {{ c.d }} {{ e.f }}", " {c.d} {e.f}\n"),
        ("<b title=\"{{ a.b }}\"> {{ c.d }}", " {c.d}\n"),
        ("![{{ a.b }}]({{ g.h }}) {{ c.d }}", " {c.d}\n"),
        ("[x](https://a.se/{{ a.b }}) {{ c.d }}", " {c.d}\n"),
        ("```{{ a.b }}\n{{ g.h }}\n```\n\ntext {{ c.d }}", "text {c.d}\n"),
        ("<div>\n{{ a.b }}\n</div>\n\ntext {{ c.d }}", "text {c.d}\n"),
    ] {
        let (shown, told) = read(text);
        assert!(shown.ends_with(rest) && !told.is_empty(), "{text}: {shown} {told:?}");
    }
}

/// A label with a colon is text; in CommonMark it is a definition, which prints nothing.
#[test]
fn no_paragraph_is_a_definition() {
    for (text, expected) in [
        ("[SLK-2025-00265]: beslut \"Antas\"", "[SLK-2025-00265]: beslut \"Antas\"\n"),
        ("[Not]: kort\n[Not]: igen", "[Not]: kort [Not]: igen\n"),
        ("- [a]: /b", "-\n  [a]: /b\n"),
        ("[två\nrader]: x", "[två rader]: x\n"),
        ("[^1]: not", "[^1]: not\n"),
        ("[b]: https://a.se\n\nSe [b].", "[b]: https://a.se\nSe [b].\n"),
    ] {
        assert_eq!(read(text).0, expected, "{text}");
    }
}

#[test]
fn stars_inside_words_and_numbers_are_stars() {
    for (text, expected) in [
        ("5*3*2", "5*3*2\n"),
        ("5*24 timmar och 5*24*1", "5*24 timmar och 5*24*1\n"),
        ("a*b och c*d", "a*b och c*d\n"),
        ("{{ a.b }}*{{ c.d }}*2", "{a.b}*{c.d}*2\n"),
        ("fil*namn*.txt", "fil*namn*.txt\n"),
        ("*kursiv* och **fet**a ord", "<i>kursiv</i> och <b>fet</b>a ord\n"),
        ("kostnads**slag**", "kostnads<b>slag</b>\n"),
        ("115 000 kr* och 5 kr**", "115 000 kr* och 5 kr**\n"),
        ("<https://a.se/5*3*2>", "<https://a.se/5*3*2>https://a.se/5*3*2</>\n"),
    ] {
        meant(text, expected);
    }
}

#[test]
fn lists_are_read_as_they_look() {
    for (text, expected) in [
        ("1. a\n  - b\n1. c", "1.\n  a\n  -\n    b\n1.\n  c\n"),
        ("1. a\n   - b\n     1. c\n2. d", "1.\n  a\n  -\n    b\n    1.\n      c\n1.\n  d\n"),
        ("- a\n* b\n+ c", "-\n  a\n-\n  b\n-\n  c\n"),
        ("1) a\n2. b", "1.\n  a\n1.\n  b\n"),
        ("• a\n• b", "-\n  a\n-\n  b\n"),
        ("•\ta\n·\tb\n▪c", "-\n  a\n-\n  b\n-\n  c\n"),
        ("– a\n– b", "-\n  a\n-\n  b\n"),
        ("Detta:\n– a\n– b", "Detta:\n-\n  a\n-\n  b\n"),
        ("- a\n  – b\n  – c\n- d", "-\n  a\n  -\n    b\n  -\n    c\n-\n  d\n"),
        ("text\n– inskott – vidare", "text – inskott – vidare\n"),
        ("- punkt\n– inskott – vidare", "-\n  punkt – inskott – vidare\n"),
        ("-   a\n\n    b", "-\n  a\n  b\n"),
        ("- a\n\n      b", "-\n  a\n  b\n"),
        ("1. a\n\n  b\n2. c", "1.\n  a\n  b\n1.\n  c\n"),
        ("-\u{a0}a\n-\u{a0}b", "-\n  a\n-\n  b\n"),
        ("ökade under\n2025. Därefter", "ökade under 2025. Därefter\n"),
        ("- ökade under\n  2025. Därefter", "-\n  ökade under 2025. Därefter\n"),
        (" - a\n- b\n - c", "-\n  a\n-\n  b\n-\n  c\n"),
        ("- a\n\n* b", "-\n  a\n-\n  b\n"),
        ("- a\n\n1. b", "-\n  a\n1.\n  b\n"),
        ("- - a", "-\n  -\n    a\n"),
        ("1. a\n1. b\n1. c", "1.\n  a\n1.\n  b\n1.\n  c\n"),
    ] {
        meant(text, expected);
    }
}

#[test]
fn lists_that_would_print_otherwise_are_told() {
    told("1. a\n- b\n1. c", &["P01 blandad-lista 2:1", "P01 blandad-lista 3:1"]);
    told("1. a\n3. b", &["P01 lista-nummer 2:1"]);
    told("1. a\n2. b\n2. c", &["P01 lista-nummer 3:1"]);
    told("2. a\n3. b", &["P01 lista-borjan 1:1"]);
    told("a) ett\nb) två", &["P12 rader 2:1"]);
    told("(i) ett\n(ii) två", &["P12 rader 2:1"]);
    told("1.ett\n2.två", &["P12 rader 2:1"]);
    told("-ett\n-två", &["P12 rader 2:1"]);
    told("- [x] klart", &["P12 kryssruta 1:3"]);
}

#[test]
fn headings_need_no_space_and_lose_no_sign() {
    meant("###Rubrik", "3# Rubrik\n");
    meant("####{{ a.b }}", "4# {a.b}\n");
    meant("###\u{a0}Rubrik\ntext", "3# Rubrik\ntext\n");
    meant("#3 och #fyra", "#3 och #fyra\n");
    told("##Rubrik", &["P01 rubrikniva 1:1"]);
    told("### Rubrik ###", &["P01 rubrikslut 1:12"]);
    told("### Språket C #", &["P01 rubrikslut 1:15"]);
}

/// Lines that are rewritten stand where they were typed, their ends too.
#[test]
fn rewritten_lines_keep_their_places() {
    let blocks = parse(&source("  • ett\n    två\n  • 5*3"), &mut Diagnostics::new());
    let [RawBlock::List { items, .. }] = blocks.as_slice() else { panic!("{blocks:?}") };
    let mut places = Vec::new();
    for block in items.iter().flatten() {
        let RawBlock::Paragraph(inlines) = block else { panic!("{block:?}") };
        for inline in inlines {
            let RawInline::Text(text, Place::Text(place)) = inline else { panic!("{inline:?}") };
            places.push((text.as_str(), place.line, place.column, place.end_line, place.end_column));
        }
    }
    let expected = [("ett", 1, 5, 1, 8), (" ", 1, 8, 2, 3), ("två", 2, 5, 2, 8), ("5", 3, 5, 3, 6), ("*3", 3, 6, 3, 8)];
    assert_eq!(places, expected);
}

#[test]
fn breaks_are_seen() {
    meant("ett\\\ntvå", "ett<br>två\n");
    meant("ett  \ntvå", "ett två\n");
    meant("ett    \ntvå  ", "ett två\n");
    meant("ett\\", "ett\\\n");
}

#[test]
fn markup_of_other_programs_is_told() {
    told("text[^1]", &["P01 fotnot 1:5"]);
    told("[^not]: text", &["P01 fotnot 1:1"]);
    told("~~struket~~ ord", &["P01 genomstruken 1:1"]);
    told("ca ~100 och ~200", &[]);
    told("| a | b |\n|---|---|\n| 1 | 2 |", &["P01 tabell 1:1"]);
    told("a | b\n--- | ---\n1 | 2", &["P01 tabell 1:1"]);
    told("År\tKostnad\n2020\t115 000", &["P01 tabell 1:1"]);
    told("[text](https://a.se/två ord)", &["P01 lank-trasig 1:6"]);
    told("[text](https://a.se \"titel\")", &["P01 lanktitel 1:21"]);
    told("[](https://a.se)", &["P01 lank-tom 1:1"]);
    told("**fet", &["P12 stjarnor 1:1"]);
    told("ett ** fet** ord", &["P12 stjarnor 1:5"]);
    told("*Nordic*s", &["P12 stjarnor 1:1"]);
    told("\\*kursiv\\* \\[^1] \\~~x\\~~", &[]);
}

/// What names and numbers stand for is judged as what it stands for.
#[test]
fn characters_written_by_name_are_judged() {
    told("a&#x202E;b", &["F06  1:2"]);
    told("a&#x200B;b", &["F06  1:2"]);
    told("a&#xFEFF;b", &["F06  1:2"]);
    told("a&#xE000;b {{ a.b }}", &["F06  1:2"]);
    told("[a](https://a.se/&#x202E;)", &["F06  1:1"]);
    told("*e*&#769;", &["F06  1:4"]);
    told("{{ a.b }}&#769;", &["F06  1:10"]);
    meant("e&#769;n", "én\n");
    meant("a&nbsp;b&shy;c&amp;d&#10;e", "a\u{a0}b\u{ad}c&d e\n");
}

mod promise {
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
                RawBlock::List { items, .. } => items.iter().for_each(|item| letters_of_blocks(item, to)),
            }
        }
    }

    fn letters(inlines: &[RawInline], to: &mut String) {
        for inline in inlines {
            match inline {
                RawInline::Text(text, _) => to.push_str(text),
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
        for line in text.replace("{{ a.b }}", "a.b").nfc().collect::<String>().lines() {
            typed.push_str(line.trim_start_matches(|c: char| !must_stand(c) || c.is_ascii_digit()));
        }
        typed.retain(must_stand);
        typed
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
            before = if let RawInline::Text(text, _) = inline { text } else { "" };
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
                "\\\\", "\\\"", "\\n", "\\t", "\\\n", "\\\n\n", "\\ \n  ", " \\\n", "\n", " ", "G:", "\\b", "\\s",
                "ord", "nytt", "år", ".", "5*3", "\t"
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
            // The names of characters are letters that are not printed, and lone braces take what follows with them.
            if !text.contains('&') && text.matches("{{").count() == text.matches("{{ a.b }}").count() {
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
            if problems.is_empty() {
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
            if !example.contains('&') && !example.contains(['\u{0}', '\r']) {
                holds(example);
            }
            for every in 1..8 {
                for offset in 0..every {
                    keeps_references(&strewn(example, every, offset));
                }
            }
        }
    }
}
