//! Abbreviations that a table explains: it has the name and the abbreviation in one row, where the reader sees both.

use crate::document::{Block, Body, Content, Document};

/// Whether a table of a document has a name and its abbreviation in one row.
pub(super) fn explains(document: &Document, short: &str, name: &str) -> bool {
    let sections = match &document.body {
        Body::Report(report) => &report.sections,
        Body::Steering(steering) => &steering.sections,
        Body::Sheet(_) => return false,
    };
    sections.iter().any(|section| match &section.content {
        Content::Blocks(blocks) => in_blocks(blocks, short, name),
        _ => false,
    })
}

fn in_blocks(blocks: &[Block], short: &str, name: &str) -> bool {
    blocks.iter().any(|block| match block {
        Block::Table(table) => table.rows.iter().any(|row| {
            let has = |text: &str| row.iter().any(|cell| cell.text() == text);
            has(short) && has(name)
        }),
        Block::Module(_, inner) => in_blocks(inner, short, name),
        _ => false,
    })
}
