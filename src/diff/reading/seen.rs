//! What is seen of blocks before their words are read: most of what is made is not what is looked for.

use std::borrow::Cow;

use super::super::content::Kind;
use super::super::text::plain;
use crate::document::{Block, Content, Inline, plain as text_of};

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

/// Whether blocks may have a passage of prose with these values, by what each says.
pub(in super::super) fn may_say(found: &[Block], values: &[&str]) -> bool {
    found.iter().any(|block| match block {
        Block::Paragraph(line) | Block::Heading { content: line, .. } => {
            let mut said = Vec::new();
            add_values(line, &mut said);
            said == *values
        }
        Block::List { items, .. } => items.iter().any(|item| may_say(item, values)),
        Block::Module(_, content) => may_say(content, values),
        Block::Table(_) | Block::Figure(_) | Block::Picture(_) => false,
    })
}

/// What the prose of blocks says, each line as it is compared.
pub(in super::super) fn said(found: &[Block]) -> String {
    let mut text = String::new();
    add_said(found, &mut text);
    text
}

fn add_said(found: &[Block], text: &mut String) {
    for block in found {
        match block {
            Block::Paragraph(line) | Block::Heading { content: line, .. } => {
                text.push_str(&plain(&text_of(line)));
                text.push('\n');
            }
            Block::List { items, .. } => items.iter().for_each(|item| add_said(item, text)),
            Block::Module(_, content) => add_said(content, text),
            Block::Table(_) | Block::Figure(_) | Block::Picture(_) => {}
        }
    }
}

fn add_values<'l>(line: &'l [Inline], values: &mut Vec<Cow<'l, str>>) {
    for inline in line {
        match inline {
            Inline::Fact(fact) => values.extend(Some(plain(&fact.text)).filter(|text| !text.is_empty())),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => add_values(inner, values),
            Inline::Text(_) | Inline::Phrase(_) | Inline::Break | Inline::Gap(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::passages;
    use super::*;
    use crate::document::FactInline;
    use crate::place::Place;
    use crate::source_text::TypedText;

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
        assert_eq!(count(&blocks), passages(&blocks).len());
        assert_eq!(count(&blocks), 5);
    }

    #[test]
    fn prose_says_its_words_and_its_values() {
        let typed = |text: &str| Inline::Text(TypedText::Whole(text.to_owned(), Place::File("a.toml".into())));
        let line = vec![typed("Kom\u{ad}mu"), Inline::Strong(vec![typed("nen")]), typed(" har "), value("1\u{a0}000")];
        let inner = vec![Block::Paragraph(vec![typed("Invånare")])];
        let blocks = [
            Block::Paragraph(line),
            Block::List { ordered: false, items: vec![inner.clone()] },
            Block::Module("a".to_owned(), inner),
        ];
        assert_eq!(said(&blocks), "Kommunen har 1 000\nInvånare\nInvånare\n");
    }

    #[test]
    fn a_passage_is_known_by_its_values() {
        let line = vec![value("1\u{a0}000"), Inline::Strong(vec![value(""), value("två")])];
        let blocks = [Block::List { ordered: false, items: vec![vec![Block::Paragraph(line)]] }];
        assert!(may_say(&blocks, &["1 000", "två"]));
        assert!(!may_say(&blocks, &["1 000"]) && !may_say(&blocks, &["två", "1 000"]) && !may_say(&blocks, &[]));
    }
}
