//! What is seen of blocks before their words are read: most of what is made is not what is looked for.

use super::super::content::Kind;
use crate::document::{Block, Content};

/// Whether blocks may have passages of a table or a figure, by the kind of that's caption; where none is named, such as are of none.
pub(in super::super) fn may_have(found: &[Block], wanted: Option<&Kind>) -> bool {
    found.iter().any(|block| match block {
        Block::Table(table) => matches!(wanted, Some(Kind::Tabell(own, _)) if *own == table.name),
        Block::Figure(figure) => matches!(wanted, Some(Kind::Figur(own, _)) if *own == figure.name),
        Block::Picture(picture) => matches!(wanted, Some(Kind::Figur(own, _)) if *own == picture.file),
        Block::List { items, .. } => items.iter().any(|item| may_have(item, wanted)),
        Block::Module(_, content) => may_have(content, wanted),
        Block::Paragraph(_) | Block::Heading { .. } => wanted.is_none(),
    })
}

/// How many passages blocks have.
pub(in super::super) fn count(found: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph(_) | Block::Heading { .. } => 1,
        Block::List { items, .. } => items.iter().map(|item| count(item)).sum(),
        Block::Table(table) => 2 + table.rows.len(),
        Block::Figure(figure) => 3 + figure.categories.len(),
        Block::Picture(_) => 2,
        Block::Module(_, content) => count(content),
    };
    found.iter().map(of).sum()
}

/// How many passages a section has that holds this; none where it is not made of pieces.
pub(in super::super) fn count_of(content: &Content) -> Option<usize> {
    match content {
        Content::Blocks(blocks) => Some(count(blocks)),
        Content::Decisions { points, .. } => Some(1 + points.len()),
        Content::Attachments(_) | Content::Signatures(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::passages;
    use super::*;
    use crate::document::{FactInline, Inline};

    fn value(text: &str) -> Inline {
        let (name, text) = ("fakta.a".to_owned(), text.to_owned());
        Inline::Fact(FactInline { name, text, sources: Vec::new(), place: None, filters: Vec::new() })
    }

    #[test]
    fn passages_are_counted_as_they_are_read() {
        let paragraph = || Block::Paragraph(vec![value("1")]);
        let heading = Block::Heading { level: 3, content: vec![value("2")] };
        let items =
            vec![vec![paragraph(), paragraph()], vec![Block::List { ordered: true, items: vec![vec![heading]] }]];
        let blocks = [
            paragraph(),
            Block::List { ordered: false, items },
            Block::Module("textmodul.a".to_owned(), vec![paragraph()]),
        ];
        assert_eq!(count(&blocks), passages(&blocks, false).len());
        assert_eq!(count(&blocks), 5);
    }
}
