use proptest::prelude::*;

use super::*;
use crate::document::{Block, Cell, Column, FactInline, TableBlock};
use crate::place::Place;
use crate::source_text::TypedText;

/// Text as documents have it, quotes and backslashes and line breaks included.
fn text() -> impl Strategy<Value = String> {
    "[a-zåäö \"'\\\\#=\\[\\]{}\n”–é€]{0,12}"
}

fn phrase(text: &str) -> Phrase {
    Phrase::unkeyed(text.to_owned())
}

fn inline() -> impl Strategy<Value = Inline> {
    let fact = |text: String| {
        Inline::Fact(FactInline {
            name: "fakta.x".to_owned(),
            text,
            sources: Vec::new(),
            place: None,
            filters: Vec::new(),
        })
    };
    let leaf = prop_oneof![
        text().prop_map(|text| Inline::Text(TypedText::Whole(text, Place::File("x.toml".into())))),
        text().prop_map(|text| Inline::Phrase(phrase(&text))),
        text().prop_map(fact),
        Just(Inline::Break),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let some = prop::collection::vec(inner, 0..3);
        prop_oneof![
            some.clone().prop_map(Inline::Strong),
            some.clone().prop_map(Inline::Emphasis),
            some.prop_map(|inner| Inline::Link("https://example.se/a".to_owned(), inner)),
        ]
    })
}

fn line() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(inline(), 0..4)
}

fn block() -> impl Strategy<Value = Block> {
    let cell = prop::collection::vec(text(), 2..3);
    let table = (text(), prop::collection::vec(cell, 0..3), any::<bool>()).prop_map(|(caption, rows, sums)| {
        let columns = [("A", false), ("B", true)];
        let columns = columns.map(|(heading, numeric)| Column { heading: Cell::Phrase(phrase(heading)), numeric });
        let cell = |text| Cell::Value(text, Vec::new());
        Block::Table(TableBlock {
            name: String::new(),
            caption: vec![Inline::Phrase(phrase(&caption))],
            columns: columns.to_vec(),
            rows: rows.into_iter().map(|row: Vec<String>| row.into_iter().map(cell).collect()).collect(),
            sums,
            row_headings: sums,
            subheadings: if sums { vec![0] } else { Vec::new() },
            subtotals: Vec::new(),
            sources: Vec::new(),
        })
    });
    let leaf = prop_oneof![
        line().prop_map(Block::Paragraph),
        (3u8..6, line()).prop_map(|(level, content)| Block::Heading { level, content }),
        table,
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let items = prop::collection::vec(prop::collection::vec(inner.clone(), 0..3), 0..3);
        prop_oneof![
            (any::<bool>(), items).prop_map(|(ordered, items)| Block::List { ordered, items }),
            prop::collection::vec(inner, 0..3).prop_map(|content| Block::Module("m".to_owned(), content)),
        ]
    })
}

fn steering() -> impl Strategy<Value = Steering> {
    let section = (line(), prop::collection::vec(block(), 0..4)).prop_map(|(heading, blocks)| Section {
        key: "avsnitt".to_owned(),
        level: 2,
        heading,
        content: Content::Blocks(blocks),
        place: None,
    });
    (text(), line(), prop::collection::vec(section, 0..3)).prop_map(|(label, value, sections)| Steering {
        kind: vec![Inline::Phrase(phrase("anvisning"))],
        label: vec![Inline::Phrase(phrase(&label))],
        note: None,
        cover: vec![Field { label: phrase("Gäller för"), value }],
        system: Vec::new(),
        sections,
    })
}

fn freeze(steering: &Steering) -> Frozen {
    let adopted = Adopted {
        case: "SLK-2025-00265".to_owned(),
        body: "kommunstyrelsen".to_owned(),
        date: "2025-06-11".parse().expect("a day"),
        paragraph: 512,
    };
    Frozen::new(&[Inline::Phrase(phrase("Titel"))], steering, &adopted)
}

proptest! {
    #[test]
    fn what_was_frozen_is_read_again(steering in steering()) {
        let frozen = freeze(&steering);
        let read = Frozen::read(&frozen.text("antagen.toml", &Written::default()).unwrap());
        prop_assert_eq!(read.as_ref(), Ok(&frozen));
        // Frozen once more, it is the same: nothing that a reader sees was lost on the way.
        prop_assert_eq!(freeze(&frozen.steering(&Arc::from("x.toml"))), frozen);
    }

    #[test]
    fn another_text_is_noticed(steering in steering(), word in "[a-z]{3}") {
        let frozen = freeze(&steering);
        let mut changed = frozen.clone();
        changed.avsnitt.push(FrozenSection {
            nyckel: "ny".to_owned(),
            niva: 2,
            rubrik: vec![Piece::Text(word)],
            block: Vec::new(),
        });
        prop_assert_eq!(Frozen::read(&changed.text("antagen.toml", &Written::default()).unwrap()), Err(NotFrozen::Changed));
    }
}

#[test]
fn every_part_of_a_document_is_in_its_hash() {
    let paragraph = |text: &str| Block::Paragraph(vec![Inline::Phrase(phrase(text))]);
    let steering = Steering {
        kind: vec![Inline::Phrase(phrase("anvisning"))],
        label: vec![Inline::Phrase(phrase("Anvisning"))],
        note: None,
        cover: vec![Field { label: phrase("Gäller för"), value: vec![Inline::Phrase(phrase("Alla"))] }],
        system: Vec::new(),
        sections: vec![Section {
            key: "syfte".to_owned(),
            level: 2,
            heading: vec![Inline::Phrase(phrase("Syfte"))],
            content: Content::Blocks(vec![
                paragraph("Ett stycke."),
                Block::List { ordered: false, items: vec![vec![paragraph("En punkt")]] },
            ]),
            place: None,
        }],
    };
    let written = freeze(&steering).text("antagen.toml", &Written::default()).unwrap();
    let changes = [
        ("Titel", "Annan"),
        ("\"anvisning\"", "\"policy\""),
        ("kommunstyrelsen", "nämnden"),
        ("2025-06-11", "2025-06-12"),
        ("512", "513"),
        ("\"Anvisning\"", "\"Policy\""),
        ("Gäller", "Gällde"),
        ("Alla", "Ingen"),
        ("Syfte", "Mål"),
        ("Ett stycke.", "Två stycken."),
        ("En punkt", "Två punkter"),
        ("niva = 2", "niva = 3"),
        ("numrerad = false", "numrerad = true"),
    ];
    for (part, other) in changes {
        assert!(written.contains(part), "{part}: {written}");
        let read = Frozen::read(&written.replacen(part, other, 1));
        assert_eq!(read, Err(NotFrozen::Changed), "{part} is not in the hash");
    }
}

/// The format has not changed since 0.1.0, whose files are read; one of a later program is told as that.
#[test]
fn a_file_of_another_format_is_not_told_as_changed() {
    let read = |text: &str| Frozen::read(text).map(|frozen| frozen.fryst);
    let old = include_str!("../../tests/fixtures/utdata-0.1.0/fryst.toml");
    assert_eq!(read(old), Ok(1));
    assert_eq!(read(&old.replace("fryst = 1", "fryst = 2\nnytt = true")), Err(NotFrozen::Format(2)));
    assert_eq!(read(&old.replace("fryst = 1", "fryst = 99999999999")), Err(NotFrozen::Format(99_999_999_999)));
    assert_eq!(read(&old.replace("fryst = 1", "fryst = 1\nnytt = true")), Err(NotFrozen::Changed));
}
