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
