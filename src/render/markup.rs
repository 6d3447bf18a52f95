//! Blocks and inlines as Typst markup, the way a person would write it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::escape::{literal, markup};
use crate::document::{Block, FigureBlock, Inline, Section, TableBlock, gap};
use crate::model::Value;

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
        Inline::Text(text, _) | Inline::Boilerplate(text) => Some(text),
        Inline::Fact(fact) => Some(&fact.text),
        _ => None,
    }
}

fn inline(piece: &Inline, line_break: &str) -> String {
    match piece {
        Inline::Text(text, _) | Inline::Boilerplate(text) => markup(text, line_break),
        Inline::Fact(fact) => markup(&fact.text, line_break),
        Inline::Strong(inner) => format!("#strong[{}];", inlines(inner, line_break)),
        Inline::Emphasis(inner) => format!("#emph[{}];", inlines(inner, line_break)),
        Inline::Link(url, inner) => format!("#link({})[{}];", literal(url), inlines(inner, line_break)),
        Inline::Break => format!(" \\{}", if line_break.contains('\n') { line_break } else { "\n" }),
        // Its spaces are text: one that is a piece of its own gets a colour of its own, over the letter beside it.
        Inline::Gap(what) => format!("#saknas[{}];", markup(&gap(what), " ").replace(' ', "\\u{20}")),
    }
}

/// Text as a content block. Its lines are kept: a cell of a workbook may have several.
pub fn content(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| markup(line, " ")).collect();
    format!("[{}]", lines.join(" \\ "))
}

fn table(table: &TableBlock) -> String {
    let kinds = table.columns.iter().map(|(_, numeric)| literal(if *numeric { "tal" } else { "text" }));
    let headings = table.columns.iter().map(|(heading, _)| content(heading));
    let rows = table.rows.iter().map(|row| format!("    {},\n", tuple(row.iter().map(|cell| content(cell)))));
    let arguments = [
        format!("rubrik: {}", content(&table.caption)),
        format!("kolumner: {}", tuple(kinds)),
        format!("huvud: {}", tuple(headings)),
        format!("rader: (\n{}  )", rows.collect::<String>()),
        format!("summarad: {}", table.sums),
        format!("radhuvud: {}", table.row_headings),
    ];
    call("tabell", &arguments)
}

fn figure(figure: &FigureBlock) -> String {
    let series: Vec<Vec<Decimal>> =
        figure.series.iter().map(|(_, values)| values.iter().map(|value| number(value)).collect()).collect();
    let with_ore = series.iter().flatten().any(|value| !value.fract().is_zero());
    let shown = |value: Decimal| content(&written(value, with_ore));
    let totals = (0..figure.categories.len())
        .map(|category| shown(series.iter().filter_map(|values| values.get(category)).sum::<Decimal>()));
    let categories = figure.categories.iter().map(|name| content(name));
    let series = figure.series.iter().zip(&series).map(|((name, values), numbers)| {
        let shown = tuple(numbers.iter().map(|value| shown(*value)));
        format!("    (namn: {}, varden: {}, siffror: {shown}),\n", content(name), tuple(values.iter().cloned()))
    });
    let arguments = [
        format!("rubrik: {}", content(&figure.caption)),
        format!("alt: {}", literal(&figure.alternative)),
        format!("enhet: {}", content(&figure.unit)),
        format!("kategorier: {}", tuple(categories)),
        format!("serier: (\n{}  )", series.collect::<String>()),
        format!("summor: {}", tuple(totals)),
    ];
    call("stapeldiagram", &arguments)
}

/// A value of a chart. Nothing but a document frozen by hand has values that are no numbers, and those have no bar either.
fn number(value: &str) -> Decimal {
    value.parse().unwrap_or_default()
}

/// A chart's number as it is read: with two decimals where one of the chart's numbers is not whole.
fn written(value: Decimal, with_ore: bool) -> String {
    let mut rounded = value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    Value::Amount(rounded).beside(with_ore)
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
