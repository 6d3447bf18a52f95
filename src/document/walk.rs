//! Ways through a document: each value, each piece of text, each picture.

use super::{Block, Body, Content, Document, FactInline, Inline, PictureBlock};

impl Document {
    /// Takes every value in the document's text, but those of a document adopted before.
    pub fn each_fact(&self, take: &mut impl FnMut(&FactInline)) {
        self.each_piece(&mut |piece| {
            if let Inline::Fact(fact) = piece {
                take(fact);
            }
        });
    }

    /// Takes every piece of the document's text that holds no others: typed text, values, gaps.
    pub fn each_piece(&self, take: &mut impl FnMut(&Inline)) {
        pieces(&self.title, take);
        let sections = match &self.body {
            Body::Report(report) => &report.sections,
            Body::Steering(steering) => {
                pieces(&steering.kind, take);
                steering.cover.iter().for_each(|field| pieces(&field.value, take));
                &steering.sections
            }
            Body::Sheet(_) => return,
        };
        for section in sections {
            pieces(&section.heading, take);
            match &section.content {
                Content::Blocks(blocks) => pieces_of_blocks(blocks, take),
                Content::Decisions { lead, points } => {
                    std::iter::once(lead).chain(points).for_each(|point| pieces(point, take));
                }
                Content::Attachments(titles) => titles.iter().for_each(|title| pieces(title, take)),
                Content::Signatures(_) => {}
            }
        }
    }

    /// Takes every picture of the document.
    pub fn each_picture<'d>(&'d self, take: &mut impl FnMut(&'d PictureBlock)) {
        let sections = match &self.body {
            Body::Report(report) => &report.sections,
            Body::Steering(steering) => &steering.sections,
            Body::Sheet(_) => return,
        };
        for section in sections {
            if let Content::Blocks(blocks) = &section.content {
                pictures(blocks, take);
            }
        }
    }
}

/// Pictures stand in no list.
fn pictures<'d>(blocks: &'d [Block], take: &mut impl FnMut(&'d PictureBlock)) {
    for block in blocks {
        match block {
            Block::Picture(picture) => take(picture),
            Block::Module(_, inner) => pictures(inner, take),
            _ => {}
        }
    }
}

fn pieces_of_blocks(blocks: &[Block], take: &mut impl FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => pieces(content, take),
            Block::List { items, .. } => items.iter().for_each(|item| pieces_of_blocks(item, take)),
            Block::Module(_, content) => pieces_of_blocks(content, take),
            Block::Table(table) => pieces(&table.caption, take),
            Block::Figure(figure) => pieces(&figure.caption, take),
            Block::Picture(picture) => {
                pieces(&picture.alternative, take);
                pieces(&picture.caption, take);
            }
        }
    }
}

pub(super) fn pieces(inlines: &[Inline], take: &mut impl FnMut(&Inline)) {
    for inline in inlines {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => pieces(inner, take),
            piece => take(piece),
        }
    }
}
