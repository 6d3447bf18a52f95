//! The house's tables: in a table so wide that its words hardly have room, a number stands on one line.

use typst::layout::{Frame, FrameItem};

use super::*;

fn texts(frame: &Frame, found: &mut Vec<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => texts(&group.frame, found),
            FrameItem::Text(text) => found.push(text.text.to_string()),
            _ => {}
        }
    }
}

#[test]
fn numbers_are_not_broken_where_words_hardly_have_room() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goteborg/layout");
    let modules = ["stil.typ", "grund.typ", "tabell.typ"].map(|name| {
        let bytes = Bytes::from(std::fs::read(folder.join(name)).unwrap());
        (format!("layout/{name}"), bytes)
    });
    let rows = [
        ("1.1", "Beslut i brådskande ärenden där nämndens avgörande inte kan avvaktas", "6 kap. 39 § KL", ""),
        ("1.10", "Avvisning av överklagande som har kommit in för sent", "45 § FL", ""),
        ("3.1", "Tilldelning av kontrakt", "12 kap. 12 § LOU", "2\u{a0}000\u{a0}000"),
        ("3.2", "Direktupphandling", "19 a kap. 2 § LOU", "1\u{a0}000\u{a0}000"),
    ];
    let row = |(number, matter, law, most): (&str, &str, &str, &str)| {
        format!("([{number}], [{matter}], [{law}], [Förvaltningschef], [Förvaltningschef], [{most}], [nej]), ")
    };
    let rows: String = rows.into_iter().map(row).collect();
    let text = format!(
        "#import \"/layout/stil.typ\": *\n#import \"/layout/tabell.typ\": tabell\n#set page(width: textbredd + 80mm, margin: 40mm)\n\
         #set text(lang: \"sv\", fallback: false)\n\
         #tabell(rubrik: [Prov], kolumner: (\"text\", \"text\", \"text\", \"text\", \"text\", \"tal\", \"text\"), \
         huvud: ([Nr], [Ärende], [Lagrum], [Delegat], [Ersättare], [Högst, kr], [Anmäls]), rader: ({rows}))"
    );
    let world = World::new(&[source("a.typ", &text)], &modules, "a.typ", &FONTS, None).unwrap();
    let document = typst::compile::<PagedDocument>(&world).output.unwrap();
    let mut found = Vec::new();
    document.pages().iter().for_each(|page| texts(&page.frame, &mut found));
    for number in ["1", "2"] {
        assert!(found.contains(&format!("{number}\u{a0}000\u{a0}000")), "{found:?}");
    }
}
