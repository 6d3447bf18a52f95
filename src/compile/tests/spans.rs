//! Every glyph of a case's text has its place in the document's own source, whatever function of the layout sets it: neither
//! in a module of the layout nor nowhere.

use typst::layout::{Frame, FrameItem};
use typst::syntax::FileId;

use super::*;

/// A word that no narrow place holds and hyphenation does not break, an address, a gap, and a longer word than paper is
/// wide: as markup and as read.
const TEXTS: &[(&str, &str)] = &[
    ("Kommunfullmäktigesammanträdesprotokollet1", "Kommunfullmäktigesammanträdesprotokollet1"),
    ("förnamn\\.efternamn\\@förvaltningen\\.exempel\\.se", "förnamn.efternamn@förvaltningen.exempel.se"),
    ("#saknas[\\[saknas\\:\\u{20}det\\u{20}som\\u{20}fattas\\]];", "[saknas:detsomfattas]"),
    (
        "Abcdefghijklmnopqrstuvwxyzåäöabcdefghijklmnopqrstuvwxyzåäö",
        "Abcdefghijklmnopqrstuvwxyzåäöabcdefghijklmnopqrstuvwxyzåäö",
    ),
];

/// A number, which has room in a bar.
const NUMBER: &[(&str, &str)] = &[("12\u{a0}345", "12\u{a0}345")];

/// What a layout says of its own: page numbers, numbers and bullets, labels, marks of drafts and axes, separators. The hyphen
/// at the end of a line is Typst's.
const OWN: &[&str] = &["Utkast", "Tabell", "Figur", "Bilaga", "•", ":", ",", "·", "‐", "-", "(", ")"];

/// Where a case's text stands (`@`), in a source that has nothing else.
const REPORT: &[(&str, &str, &str)] = &[
    ("title", "titel: [@]", ""),
    ("title of a draft", "titel: [Utkast\\: @], utkast: true", ""),
    ("office", "kontor: [@]", ""),
    ("municipality", "forfattare: [@]", ""),
    ("kind of document", "dokumenttyp: [@]", ""),
    ("label of the header", "huvud: ((etikett: [@], varde: [x]),)", ""),
    ("value of the header", "huvud: ((etikett: [x], varde: [@]),)", ""),
    ("whom to ask", "kontakt: ((etikett: [@], varde: [@]), (etikett: [@], varde: [@]))", ""),
    ("name at the foot", "sidhuvud: [@]", ""),
    ("name at the head", "kontor: [x], forfattare: [@]", "#pagebreak()\nx"),
    ("heading", "", "== @"),
    ("heading of a low level", "", "==== @"),
    ("paragraph", "", "x @ x"),
    ("strong and emphasised text", "", "#strong[@]; #emph[@];"),
    ("link", "", "#link(\"https://exempel.se\")[@];"),
    ("list", "", "- @\n  + @"),
    ("lead", "", "#ledtext[@];"),
    ("decision point", "", "#beslutspunkter(\n  [@],\n)"),
    ("attachment", "", "#bilageforteckning((nummer: 1, titel: [@]),)"),
    ("before the signatures", "", "#fore-underskrift[\nx\n\n@\n]"),
    ("signatures", "", "#underskrifter((namn: [@], titel: [@]),)"),
    ("caption of a picture", "", "#bild(rect(), rubrik: [@]);"),
    ("caption of a table", "", "#tabell(rubrik: [@], kolumner: (\"text\",), huvud: ([x],), rader: (([x],),));"),
    ("table", "", "#tabell(kolumner: (\"text\",), huvud: ([@],), rader: (([@],),));"),
    (
        "narrow table",
        "",
        "#tabell(kolumner: (\"text\",) * 6, huvud: ([@],) * 6, rader: (([x \\ @],) * 6,) * 9, summarad: true, radhuvud: true);",
    ),
    ("table without rows", "", "#tabell(kolumner: (\"text\",), huvud: ([x],), tom: [@]);"),
    ("chart without categories", "", "#stapeldiagram(alt: \"x\", tom: [@]);"),
    (
        "words of a chart",
        "",
        "#stapeldiagram(rubrik: [@], alt: \"x\", enhet: [@], kategorier: ([@],), summor: ([x],),\n\
         serier: ((namn: [@], varden: (1,), siffror: ([x],)), (namn: [@], varden: (1,), siffror: ([x],))));",
    ),
];

const NUMBERS: &[(&str, &str, &str)] = &[
    (
        "numbers of a chart",
        "",
        "#stapeldiagram(alt: \"x\", kategorier: ([x], [y]), summor: ([@], [@]), netto: [@],\n\
         serier: ((namn: [x], varden: (2, 2), siffror: ([@], [@])), (namn: [x], varden: (1, -1), siffror: ([@], [@]))));",
    ),
    (
        "numbers beside each other",
        "",
        "#stapeldiagram(alt: \"x\", kategorier: ([x],), summor: ([x],), staplad: false,\n\
         serier: ((namn: [x], varden: (2,), siffror: ([@],)), (namn: [x], varden: (-1,), siffror: ([@],))));",
    ),
];

const STEERING: &[(&str, &str, &str)] = &[
    ("title of a cover", "titel: [@]", ""),
    ("sender", "forfattare: [@]", ""),
    ("label of a cover", "forsattsblad: (etikett: [@], anmarkning: none, rader: ())", ""),
    ("note of a cover", "forsattsblad: (etikett: [x], anmarkning: [@], rader: ())", ""),
    ("row of a cover", "forsattsblad: (etikett: [x], anmarkning: none, rader: ((etikett: [@], varde: [@]),))", ""),
    ("running names", "sidhuvud: [@], sidfot: [@]", "x"),
    ("system of documents", "", "#styrsystem[\n== @\n\n@\n]"),
];

const SHEET: &[(&str, &str, &str)] = &[
    ("title of a sheet", "titel: [@]", ""),
    ("municipality of a sheet", "forfattare: [@]", ""),
    ("explanation", "forklaring: [@]", ""),
    ("row of a sheet", "rader: ((etikett: [@], varde: [@]),)", ""),
    ("name of a sheet", "sidhuvud: [@]", ""),
];

const METADATA: &str = "metadata: (titel: \"x\", forfattare: \"x\", datum: none, nyckelord: ())";

/// The source of a document whose function is called with some arguments.
fn document_of(function: &str, arguments: &str, body: &str) -> String {
    let call = if function == "pdfblad" { "#pdfblad(".to_owned() } else { format!("#show: {function}.with(") };
    format!("#import \"layout/{function}.typ\": *\n{call}nyckel: \"a\", {METADATA}, {arguments})\n{body}\n")
}

/// The text of the pages whose glyphs have their place in the main source, and what is left.
fn told_apart(main: &str) -> (String, Vec<String>) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goteborg/layout");
    let names = ["stil", "ord", "grund", "tabell", "diagram", "bild", "tjansteutlatande", "styrdokument", "pdfblad"];
    let modules = names.map(|name| {
        let bytes = Bytes::from(std::fs::read(folder.join(format!("{name}.typ"))).unwrap());
        (format!("layout/{name}.typ"), bytes)
    });
    let world = World::new(&[source("a.typ", main)], &modules, "a.typ", &FONTS, None).unwrap();
    let document = typst::compile::<PagedDocument>(&world).output.unwrap_or_else(|errors| panic!("{main}: {errors:?}"));
    let mut apart = (String::new(), Vec::new());
    document.pages().iter().for_each(|page| sort(&page.frame, typst::World::main(&world), &mut apart));
    comemo::evict(1);
    apart
}

fn sort(frame: &Frame, main: FileId, apart: &mut (String, Vec<String>)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => sort(&group.frame, main, apart),
            FrameItem::Text(text) => {
                let mut other = String::new();
                for glyph in &text.glyphs {
                    let shown = &text.text[glyph.range()];
                    if glyph.span.0.id() == Some(main) { apart.0.push_str(shown) } else { other.push_str(shown) }
                }
                apart.1.extend(other.split_whitespace().map(str::to_owned));
            }
            _ => {}
        }
    }
}

/// Whether a word is the layout's own: in the list, or a number with what stands beside it.
fn is_own(word: &str) -> bool {
    OWN.contains(&word)
        || word.trim_matches(['(', ')', '.', '\u{2212}']).chars().all(|c| c.is_ascii_digit() || c == ',')
}

fn assert_kept(function: &str, places: &[(&str, &str, &str)], texts: &[(&str, &str)]) {
    for (place, arguments, body) in places {
        for (markup, read) in texts {
            let main = document_of(function, &arguments.replace('@', markup), &body.replace('@', markup));
            let (kept, lost) = told_apart(&main);
            let lost: Vec<&String> = lost.iter().filter(|word| !is_own(word)).collect();
            assert!(lost.is_empty(), "{place}: {lost:?} have no place in\n{main}");
            let kept: String = kept.chars().filter(|c| !matches!(c, ' ' | '\u{ad}')).collect();
            let wanted = arguments.matches('@').count() + body.matches('@').count();
            let found = kept.matches(read).count();
            assert!(found >= wanted, "{place}: {read} {found} times of {wanted} in {kept}\n{main}");
        }
    }
}

#[test]
fn every_glyph_of_a_report_has_its_place() {
    assert_kept("tjansteutlatande", REPORT, TEXTS);
    assert_kept("tjansteutlatande", NUMBERS, NUMBER);
}

#[test]
fn every_glyph_of_a_steering_document_has_its_place() {
    assert_kept("styrdokument", STEERING, TEXTS);
}

#[test]
fn every_glyph_of_a_sheet_has_its_place() {
    assert_kept("pdfblad", SHEET, TEXTS);
}

/// Such words may be broken anywhere.
#[test]
fn every_glyph_of_the_longest_words_has_its_place() {
    let word: String = "abcdefghijklmnopqrstuvwxyzåäö".chars().cycle().take(crate::limits::WORD_CHARACTERS).collect();
    let table = "#tabell(kolumner: (\"text\",) * 3, huvud: ([x],) * 3, rader: (([@],) * 3,));";
    assert_kept(
        "tjansteutlatande",
        &[("text and table", "titel: [@]", &format!("Ett @ @.\n\n{table}"))],
        &[(&word, &word)],
    );
}
