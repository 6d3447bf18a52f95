//! Blocks and inlines as Typst markup, the way a person would write it.

use super::escape::{literal, markup};
use crate::document::{Block, FigureBlock, Inline, Section, TableBlock};

/// A section's heading, with its `==`.
pub fn heading(section: &Section) -> String {
    if section.heading.is_empty() { String::new() } else { heading_line(section.level, &section.heading) }
}

fn heading_line(level: u8, content: &[Inline]) -> String {
    format!("{} {}", "=".repeat(usize::from(level)), inlines(content, " "))
}

/// Blocks, a blank line between them.
pub fn blocks(blocks: &[Block]) -> String {
    indented(blocks, 0)
}

fn indented(content: &[Block], indent: usize) -> String {
    let space = " ".repeat(indent);
    content.iter().map(|b| block(b, indent)).collect::<Vec<_>>().join(&format!("\n\n{space}"))
}

fn block(block: &Block, indent: usize) -> String {
    let line_break = format!("\n{}", " ".repeat(indent));
    match block {
        Block::Paragraph(content) => inlines(content, &line_break),
        Block::Heading { level, content } => heading_line(*level, content),
        Block::List { ordered, items } => {
            let marker = if *ordered { "+ " } else { "- " };
            let item = |item: &Vec<Block>| format!("{marker}{}", indented(item, indent + 2));
            items.iter().map(item).collect::<Vec<_>>().join(&line_break)
        }
        Block::Table(block) => table(block),
        Block::Figure(block) => figure(block),
        Block::Module(_, content) => indented(content, indent),
    }
}

/// The pieces of a paragraph or a line. Neighbouring texts are escaped as one: what a full stop or a space means depends on
/// what stands beside it, and a fact followed by ". " must not become an item of a list.
pub fn inlines(content: &[Inline], line_break: &str) -> String {
    let texts = |a: &Inline, b: &Inline| text(a).is_some() && text(b).is_some();
    let run = |run: &[Inline]| match run.iter().map(text).collect::<Option<String>>() {
        Some(text) => markup(&text, line_break),
        None => run.iter().map(|piece| inline(piece, line_break)).collect(),
    };
    content.chunk_by(texts).map(run).collect()
}

/// The text of a piece that is nothing else.
fn text(piece: &Inline) -> Option<&str> {
    match piece {
        Inline::Text(typed) => Some(typed.text()),
        Inline::Phrase(phrase) => Some(&phrase.text),
        Inline::Fact(fact) => Some(&fact.text),
        _ => None,
    }
}

fn inline(piece: &Inline, line_break: &str) -> String {
    match piece {
        Inline::Text(typed) => markup(typed.text(), line_break),
        Inline::Phrase(phrase) => markup(&phrase.text, line_break),
        Inline::Fact(fact) => markup(&fact.text, line_break),
        Inline::Strong(inner) => format!("#strong[{}];", inlines(inner, line_break)),
        Inline::Emphasis(inner) => format!("#emph[{}];", inlines(inner, line_break)),
        Inline::Link(url, inner) => format!("#link({})[{}];", literal(url), inlines(inner, line_break)),
        Inline::Break => format!(" \\{}", if line_break.contains('\n') { line_break } else { "\n" }),
        Inline::Gap(what) => format!("#saknas({});", literal(what)),
    }
}

fn table(table: &TableBlock) -> String {
    let kinds = table.columns.iter().map(|column| literal(if column.numeric { "tal" } else { "text" }));
    let headings = table.columns.iter().map(|column| literal(&column.heading.text));
    let rows = table.rows.iter().map(|row| format!("    {},\n", tuple(row.iter().map(|cell| literal(cell.text())))));
    let arguments = [
        format!("rubrik: {}", literal(&table.caption.text)),
        format!("kolumner: {}", tuple(kinds)),
        format!("huvud: {}", tuple(headings)),
        format!("rader: (\n{}  )", rows.collect::<String>()),
        format!("summarad: {}", table.sums),
        format!("radhuvud: {}", table.row_headings),
    ];
    call("tabell", &arguments)
}

fn figure(figure: &FigureBlock) -> String {
    let categories = figure.categories.iter().map(|name| literal(name.text()));
    let series = figure.series.iter().map(|series| {
        let values = tuple(series.numbers.iter().map(|bar| bar.value.clone()));
        format!("    (namn: {}, varden: {values}),\n", literal(&series.name.text))
    });
    let arguments = [
        format!("rubrik: {}", literal(&figure.caption.text)),
        format!("alt: {}", literal(&figure.alternative)),
        format!("enhet: {}", literal(&figure.unit.text)),
        format!("kategorier: {}", tuple(categories)),
        format!("serier: (\n{}  )", series.collect::<String>()),
    ];
    call("stapeldiagram", &arguments)
}

/// An array of Typst; one element needs a comma.
fn tuple(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    let comma = if items.len() == 1 { "," } else { "" };
    format!("({}{comma})", items.join(", "))
}

fn call(name: &str, arguments: &[String]) -> String {
    format!("#{name}(\n  {},\n);", arguments.join(",\n  "))
}
