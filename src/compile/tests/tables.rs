//! The house's tables and texts: what stands on one line.

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

/// The pages of a source with the house's layout.
fn pages(body: &str) -> PagedDocument {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goteborg/layout");
    let modules = ["stil.typ", "ord.typ", "grund.typ", "tabell.typ"].map(|name| {
        let bytes = Bytes::from(std::fs::read(folder.join(name)).unwrap());
        (format!("layout/{name}"), bytes)
    });
    let text = format!(
        "#import \"/layout/stil.typ\": *\n#import \"/layout/grund.typ\": *\n#import \"/layout/tabell.typ\": tabell\n\
         #set page(width: textbredd + 80mm, margin: 40mm)\n#set text(lang: \"sv\", fallback: false)\n{body}"
    );
    let world = World::new(&[source("a.typ", &text)], &modules, "a.typ", &FONTS, None).unwrap();
    typst::compile::<PagedDocument>(&world).output.unwrap()
}

/// What the pages of a source say, line by line, with the house's layout.
fn lines(body: &str) -> Vec<String> {
    let document = pages(body);
    let mut found = Vec::new();
    document.pages().iter().for_each(|page| texts(&page.frame, &mut found));
    found
}

/// A number stands on one line in a table so wide that its words hardly have room.
#[test]
fn numbers_are_not_broken_where_words_hardly_have_room() {
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
    let found = lines(&format!(
        "#tabell(rubrik: [Prov], kolumner: (\"text\", \"text\", \"text\", \"text\", \"text\", \"tal\", \"text\"), \
         huvud: ([Nr], [Ärende], [Lagrum], [Delegat], [Ersättare], [Högst, kr], [Anmäls]), rader: ({rows}))"
    ));
    for number in ["1", "2"] {
        assert!(found.contains(&format!("{number}\u{a0}000\u{a0}000")), "{found:?}");
    }
}

/// A mark that stands apart from a word, and that Unicode keeps on its line, takes room too: none of them stands over the next column.
#[test]
fn words_with_marks_that_stand_apart_have_room() {
    let origins = Origins { traced: &[], map: &SourceMap::default(), line: &|_| None };
    let long = "skaftillordvägbavabropåbroenådelän".repeat(3);
    for word in ["ᾞτΩᾆᾅὠΞὝϋἊυϊ", "ӖӗӘәӚӛӜӝӞӟӠӡ", "X1Y2Z3Å4Ä5Ö6X7", "AB-1234567890", "Örnsköldsviks"]
    {
        for (before, after) in
            [("\\[ ", ""), ("( ", ""), ("„ ", ""), ("a ( ( ", ""), ("", " !"), ("", " \\/"), ("", " )."), ("( ", " )")]
        {
            for length in (4..=word.chars().count()).step_by(3) {
                let word: String = word.chars().take(length).collect();
                let cell = format!("ord {before}{word}{after} 1997–2020 ord");
                let body = format!(
                    "#tabell(kolumner: (\"text\",) * 3, huvud: ([A], [B], [C]), \
                     rader: (([{cell}], [samframmabe], [{long}]), ([{cell}], [{long}], [{long}])))"
                );
                let found = area::check("a", pages(&body).pages(), area::Margins::default(), &origins);
                assert!(found.is_empty(), "{cell}: {found:?}");
            }
        }
    }
}

/// A name that has room on one line beside the numbers has it, though the headings of the numbers would take that room.
#[test]
fn texts_with_room_on_one_line_have_it() {
    let row = |number: usize| format!("([Verksamhet nummer {number}], [1\u{a0}000], [5,0], [2\u{a0}000], [7,5]), ");
    let rows: String = (1..=9).map(row).collect();
    let found = lines(&format!(
        "#tabell(kolumner: (\"text\", \"tal\", \"tal\", \"tal\", \"tal\"), huvud: ([Verksamhet], [Budget för hela året], \
         [Avvikelse i procent], [Prognos för hela året], [Andel av budgeten]), rader: ({rows}))"
    ));
    for number in 1..=9 {
        assert!(found.contains(&format!("Verksamhet nummer {number}")), "{found:?}");
    }
}

/// A paragraph's number and its sign stand on one line, whichever comes first.
#[test]
fn a_paragraph_is_not_broken_from_its_number() {
    for (text, whole) in [("kap. 39 § i", "39 §"), ("kap. 2 b § i", "2 b §"), ("enligt § 984 i", "§ 984")] {
        for indent in 0..40 {
            let body = format!(
                "#show: del.with(nyckel: \"a\", metadata: (titel: \"a\", forfattare: \"a\", datum: none, nyckelord: ()))\n\
                 #block(width: 60mm)[{}{text} lagen]",
                "x ".repeat(indent)
            );
            let found = lines(&body);
            let joined = found.join("|").replace("| ", " ").replace(" |", " ");
            assert!(found.iter().any(|line| line.contains(whole)), "{indent} {joined}");
        }
    }
}
