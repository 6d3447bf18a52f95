//! What holds for every compilation: same bytes, closed world, text without traces of lines and pages, text that fits.

use std::sync::LazyLock;

use super::*;
use crate::diagnostic::Severity;
use crate::fonts::{HouseFont, NotAFont};
use crate::place::Place;
use crate::source_map::{Origin, Piece, Shown, SourceMap, Stretch};

/// The fonts of a house.
static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/goteborg/typsnitt");
    let names = ["Regular", "Bold", "Italic", "BoldItalic"].map(|style| format!("NotoSans-{style}.ttf"));
    let files = names.map(|name| (Bytes::from(std::fs::read(folder.join(&name)).unwrap()), name));
    Fonts::new(files.iter().map(|(bytes, name)| house_font(name, bytes))).unwrap()
});

fn house_font<'a>(name: &'a str, bytes: &'a Bytes) -> HouseFont<'a> {
    HouseFont { name, bytes, sha256: crate::hash::sha256(bytes) }
}

/// What the tests' layout says by itself.
const OWN_WORDS: &str = "#let egna-ord = ([Sidhuvud], [Sida], [Tabell], [Utkast], [Över kanten], [I vägen])";

/// A source that a template says all of by itself.
fn source(path: &str, text: &str) -> TypstSource {
    let origin = Origin::Template(Place::File(path.into()));
    let piece = Piece { text: String::new(), origin, shown: Shown::Somewhere };
    let stretch = Stretch { source: 0..text.len(), piece: 0, text: 0..0 };
    let map = SourceMap { pieces: vec![piece], stretches: vec![stretch], ..SourceMap::default() };
    TypstSource { path: path.to_owned(), text: text.to_owned(), map }
}

fn part(key: &str) -> Part {
    let info = PartInfo {
        title: format!("Titel {key}"),
        author: "Göteborgs Stad".to_owned(),
        date: NaiveDate::from_ymd_opt(2025, 5, 19),
        keywords: vec!["SLK-2025-00000".to_owned()],
        ident: format!("SLK-2025-00000 {key}"),
    };
    Part { key: key.to_owned(), info }
}

/// The documents of a case, and what was found on the way.
#[derive(Debug, PartialEq)]
struct CompiledCase {
    documents: Vec<CompiledDocument>,
    diagnostics: Diagnostics,
}

fn job<'f>(sources: &[TypstSource], main: &'f str, parts: &[Part]) -> Job<'f> {
    Job {
        sources: sources.to_vec(),
        files: [("layout/del.typ", LAYOUT), (crate::templates::OWN_WORDS, OWN_WORDS)]
            .map(|(path, text)| (path.to_owned(), Bytes::from_static(text.as_bytes())))
            .into(),
        main,
        parts: parts.to_vec(),
        whole: part("handlingar"),
        fonts: &FONTS,
        today: NaiveDate::from_ymd_opt(2025, 5, 19),
        creator: "utlatande 0.1.0 (Typst 0.15.1)".to_owned(),
        language: "sv".to_owned(),
    }
}

fn run(sources: &[TypstSource], main: &str, parts: &[Part]) -> Result<CompiledCase, Diagnostics> {
    let Warned { output, diagnostics } = set(job(sources, main, parts));
    let Some(pages) = output else { return Err(diagnostics) };
    let sorted = |mut found: Diagnostics| {
        found.sort();
        found
    };
    let by_parts = sorted(pages.export().err().unwrap_or_default());
    assert_eq!(sorted(pages.try_export()), by_parts, "the whole finds what its parts find");
    Ok(CompiledCase { documents: pages.export()?, diagnostics })
}

/// A layout as small as can be, with what the real one has: margins, header, footer, marks.
const LAYOUT: &str = r#"
#let marginal = (left: 40mm, right: 38mm, top: 30mm, bottom: 30mm)
#let del(nyckel: none, bredd: 210mm, sidhuvud: [Sidhuvud], bakgrund: none, body) = {
  set document(title: nyckel)
  set page(width: bredd, height: 297mm, margin: marginal, background: bakgrund,
    header: sidhuvud, footer: context [Sida #here().page()])
  set text(font: ("Libertinus Serif", "Noto Sans"), size: 11pt, lang: "sv", fallback: false, hyphenate: true)
  set smartquote(enabled: false)
  [#metadata((part: nyckel, marginal: marginal)) <utl-start>]
  body
  [#metadata((part: nyckel)) <utl-slut>]
}
"#;

fn document(settings: &str, body: &str) -> String {
    format!("#import \"/layout/del.typ\": del\n#show: del.with(nyckel: \"a\", {settings})\n{body}\n")
}

/// The only part of a document with this body.
fn one(settings: &str, body: &str) -> (CompiledDocument, Diagnostics) {
    let mut case = run(&[source("a.typ", &document(settings, body))], "a.typ", &[part("a")]).unwrap();
    (case.documents.remove(0), case.diagnostics)
}

fn text(body: &str) -> String {
    one("", body).0.text
}

#[test]
fn a_link_has_its_address_in_the_text() {
    for (body, expected) in [
        (r#"Se #link("https://a.se/b")[planen]. Mer."#, "Se planen (https://a.se/b). Mer.\n"),
        (r#"Se #link("https://a.se/b")[#strong[den] planen] nu."#, "Se den planen (https://a.se/b) nu.\n"),
        (r#"Se #link("https://a.se/")[a.se] nu."#, "Se a.se nu.\n"),
        (r#"Skriv till #link("mailto:x@a.se")[x\@a.se]."#, "Skriv till x@a.se.\n"),
        (r#"Skriv till #link("mailto:x@a.se")[oss]."#, "Skriv till oss (mailto:x@a.se).\n"),
        (r#"#link("https://a.se/b")[Planen]"#, "Planen (https://a.se/b)\n"),
        (
            r#"- #link("https://a.se/b")[ett]
- två"#,
            "• ett (https://a.se/b)\n• två\n",
        ),
        (
            r#"Ord #link("https://a.se/b")[planen] och #link("https://a.se/c")[en lång länk som går över flera rader på sidan, eftersom den har många ord] till sist."#,
            "Ord planen (https://a.se/b) och en lång länk som går över flera rader på sidan, eftersom den har många ord (https://a.se/c) till sist.\n",
        ),
    ] {
        assert_eq!(text(body), expected);
    }
}

fn refused(body: &str) -> Diagnostics {
    run(&[source("a.typ", &document("", body))], "a.typ", &[part("a")]).unwrap_err()
}

fn codes_of(found: &[Diagnostic]) -> Vec<(&str, &str)> {
    found.iter().map(|d| (d.code.name(), d.arguments["text"].as_str())).collect()
}

/// Prose with all that prose may have, several pages of it.
fn prose() -> String {
    let words = "Kommunstyrelsen beslutar om medlemskapet i organisationen, och återrapporteringen sker årligen – \
                 senast i december – till kommunfullmäktige\\. ";
    let table = "#figure(table(columns: 3, table.header([År], [Avgift], [Not]), ..range(60).map(i => \
                 ([#(2000 + i)], [#(i * 1000) kr], if calc.even(i) [jämn och ganska lång text om året] else [])).flatten()), \
                 caption: [Avgifter])\n#show figure: set block(breakable: true)\n";
    let mut prose = String::from("= Sammanfattning\n\n");
    for i in 0..30 {
        prose.push_str(&words.repeat(3 + i % 4));
        prose.push_str("Och #strong[fet och *djup* text];\\-avslutning, not#footnote[Noten om ");
        prose.push_str(&format!("nummer {i}, {}].\n\n", words.repeat(2)));
        prose.push_str(
            "- punkt ett som är lång nog att den måste brytas över minst två rader i alla fall\n  + inre\n- två\n\n",
        );
    }
    prose.replace(
        "= Sammanfattning\n",
        &format!("= Sammanfattning\n#{{show figure: set block(breakable: true); [{table}]}}\n"),
    )
}

#[test]
fn same_bytes_on_every_run_and_with_any_number_of_threads() {
    let sources = [source("a.typ", &document("", &prose()))];
    let parts = [part("a")];
    let first = run(&sources, "a.typ", &parts).unwrap();
    for threads in [1, 2] {
        comemo::evict(0);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert!(pool.install(|| run(&sources, "a.typ", &parts).unwrap()) == first, "{threads} threads");
    }
    assert!(first.documents[0].pages > 5);
}

/// Typst numbers paths in the order in which it meets them, so a case made after others has other numbers.
#[test]
fn same_bytes_whatever_was_compiled_before() {
    let of = |path: &str| run(&[source(path, &document("", &prose()))], path, &[part("a")]).unwrap();
    assert!(of("a.typ") == of("b/c/annan.typ"));
}

#[test]
fn a_part_is_what_it_would_be_alone() {
    let a = document("", &prose());
    let b = document("sidhuvud: [Annat]", "= Rubrik\nText med not#footnote[En not.].").replace("\"a\"", "\"b\"");
    let main = "#include \"a.typ\"\n#include \"b.typ\"\n";
    let sources = [source("handlingar.typ", main), source("a.typ", &a), source("b.typ", &b)];
    let case = run(&sources, "handlingar.typ", &[part("a"), part("b")]).unwrap();
    let [first, second, whole] = &case.documents[..] else { panic!("two parts and the whole") };
    let alone = run(&sources, "a.typ", &[part("a")]).unwrap();
    assert!(alone.documents[0] == *first, "the first part is the same in every byte");
    let alone = run(&sources, "b.typ", &[part("b")]).unwrap();
    assert_eq!(alone.documents[0].text.replace("[1]", "[31]"), second.text, "notes go on counting");
    assert_eq!(whole.pages, first.pages + second.pages);
    assert_eq!(whole.text, first.text.clone() + &second.text);
}

#[test]
fn pdfs_say_what_they_are() {
    let pdf = one("", "= Rubrik").0.pdf;
    let pdf = String::from_utf8_lossy(&pdf);
    for wanted in [
        "<pdfaid:part>2",
        "<pdfuaid:part>1",
        "SLK-2025-00000",
        "2025-05-19",
        "<rdf:li>sv</rdf:li>",
        "sv",
        "utlatande 0.1.0",
    ] {
        assert!(pdf.contains(wanted), "{wanted}");
    }
}

#[test]
fn pages_without_part_are_an_error() {
    let outside = document("", "Text.").replace("#show:", "#page[Före]\n#show:");
    let found = run(&[source("a.typ", &outside)], "a.typ", &[part("a")]).unwrap_err();
    assert!(found[0].arguments["message"].contains("has pages 2 to 2"), "{found:?}");
    let found = run(&[source("a.typ", &document("", "Text."))], "a.typ", &[part("b")]).unwrap_err();
    assert!(found[0].arguments["message"].contains("utl-start"), "{found:?}");
}

#[test]
fn the_world_holds_only_its_own_files() {
    for body in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../etc/passwd\")",
        "#image(\"Cargo.toml\")",
        "#include \"/src/lib.rs\"",
        "#import \"@preview/x:1.0.0\": y",
        "#import \"@local/x:1.0.0\": y",
    ] {
        let found = refused(body);
        assert_eq!(found[0].code, codes::TYPST_FAILED, "{body}");
        let Place::Text(place) = &found[0].places[0] else { panic!("a place in the source") };
        assert_eq!((&*place.file, place.line), ("a.typ", 3), "{body}");
        assert_eq!(found[0].arguments["message"].contains("packages are not"), body.contains('@'), "{found:?}");
    }
    assert_eq!(text("#read(\"layout/del.typ\").split().first()"), "#let\n");
    assert_eq!(text("#datetime.today(offset: 14).display() #sys.inputs.len()"), "2025-05-19 0\n");
}

#[test]
fn unknown_families_and_main_files_are_told() {
    let (_, found) = one("", "#text(font: \"Arial\")[Text]");
    assert_eq!(found[0].code, codes::TYPST_WARNED);
    assert_eq!(found[0].severity, Severity::Warning);
    assert!(found[0].arguments["message"].contains("arial"), "{found:?}");
    assert!(run(&[], "a.typ", &[]).unwrap_err()[0].arguments["message"].contains("a.typ"));
}

#[test]
fn a_panic_becomes_an_error() {
    let found = guarded(|| panic!("trasig {}", 1)).unwrap_err();
    assert_eq!(found[0].code, codes::TYPST_FAILED);
    assert_eq!(found[0].arguments["message"], "trasig 1");
}

#[test]
fn an_export_that_fails_is_told() {
    let found = refused("#box(image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\")))");
    assert_eq!(found[0].code, codes::PDF_FAILED);
    assert!(found[0].arguments["message"].contains("alt"), "{found:?}");
}

/// The whole goes on from the part before, a part alone cannot.
#[test]
fn a_part_that_begins_with_a_lower_heading_is_told_before_it_is_exported() {
    let part_of = |key: &str, body: &str| {
        let text = document("", body).replace("nyckel: \"a\"", &format!("nyckel: \"{key}\""));
        source(&format!("{key}.typ"), &text)
    };
    let main = source("alla.typ", "#include \"a.typ\"\n#include \"b.typ\"");
    let sources = [main, part_of("a", "= Ett\nText."), part_of("b", "== Två\nText.")];
    let Warned { output, diagnostics } = set(job(&sources, "alla.typ", &[part("a"), part("b")]));
    assert_eq!(diagnostics.iter().map(|found| found.code.clone()).collect::<Vec<_>>(), [codes::PDF_FAILED]);
    let pages = output.unwrap();
    assert!(pages.try_export().is_empty() && pages.export().is_err());
}

#[test]
fn text_has_a_line_for_each_block() {
    let body = "= Rubrik #footnote[Om rubriken.]\nEn *fet* text#footnote[Första\n\nandra stycket.] med #emph[flera];delar.\n\n\
                - punkt\n  + ett\n  + två\n    - djupt\n- sista#footnote[I listan.]\n\n\
                + tal\n\n  Andra stycket.\n\nRad ett \\\nrad två\n\n- a#footnote[I raden.] \\\n  b\n\nvänster#h(1fr)höger";
    assert_eq!(
        text(body),
        "Rubrik[1]\n[1] Om rubriken.\nEn fet text[2] med fleradelar.\n[2] Första andra stycket.\n\
         • punkt\n  1. ett\n  2. två\n    ‣ djupt\n• sista[3]\n[3] I listan.\n\
         1. tal\n  Andra stycket.\nRad ett\nrad två\n• a[4]\n  b\n[4] I raden.\nvänster höger\n"
    );
}

#[test]
fn loose_blocks_are_lines_of_their_own() {
    let body = "#for rad in (\"Ett\", \"Två\") { block[#rad: #strong[x];] }\n\
                #grid(columns: (1fr, 1fr), block[A] + block[B], block[C] + block[D])\n#block[Rad ett\\ Rad två]";
    assert_eq!(text(body), "Ett: x\nTvå: x\nA\nB\nC\nD\nRad ett\nRad två\n");
}

#[test]
fn tables_have_a_line_for_each_row() {
    let body = "#figure(table(columns: 3, table.header([Å], [B], [C]), [1], [], [rad\\ ett\n\ntvå#footnote[Not.]], [], [x], []), \
                caption: [Tal])\n#table(columns: 2, table.cell(rowspan: 2)[hög], [a], [b], table.cell(colspan: 2)[bred])";
    let expected = "Å\tB\tC\n1\t\trad ett två[1]\n[1] Not.\n\tx\nTabell\u{a0}1: Tal\nhög\ta\nb\nbred\n";
    assert_eq!(text(body), expected);
}

#[test]
fn drawings_are_told_by_their_alternative_text() {
    let body = "#figure(alt: \"Staplar som växer.\", caption: [Antal], block[10 20 30])";
    assert_eq!(text(body), "Staplar som växer.\nFigur\u{a0}1: Antal\n");
}

#[test]
fn text_leaves_out_what_repeats() {
    let (document, _) = one("bakgrund: rotate(-50deg, text(90pt)[Utkast])", "#hide[dold]\n\nText.\n#pagebreak()\nMer.");
    assert_eq!((document.text.as_str(), document.pages), ("Text.\nMer.\n", 2));
}

#[test]
fn reflow_changes_nothing() {
    let (wide, _) = one("", &prose());
    for bredd in ["150mm", "125mm", "400mm"] {
        let (narrow, _) = one(&format!("bredd: {bredd}"), &prose());
        assert_ne!(narrow.pages, wide.pages);
        for (a, b) in wide.text.lines().zip(narrow.text.lines()) {
            assert_eq!(a, b, "{bredd}");
        }
        assert_eq!(wide.text, narrow.text);
    }
}

/// A word that no line can hold is set letter by letter, and escapes make several pieces of source of one address.
#[test]
fn words_broken_anywhere_stay_words() {
    let hash = "3f786850e387550fdab836ed7e6dc881de23001b".repeat(3);
    let address = "https:\\/\\/exempel\\.se\\/en\\=lang\\_adress\\#som\\@maste".repeat(4);
    let rule = "#show regex(\"[0-9a-f]{40,}\"): it => it.text.clusters().join(h(0.0001pt))";
    let text = text(&format!(
        "{rule}\nFör #\"{hash}\" och {hash}\n\nOm {address} ja-#strong[ja] #\"rad-\\nny\"\n#table[{hash}]"
    ));
    let address = address.replace('\\', "");
    assert_eq!(text, format!("För {hash} och {hash}\nOm {address} ja-ja rad- ny\n{hash}\n"));
}

/// A layout's string has no source. Accents without a character of their own are glyphs at other heights, and each brings the
/// whole letter along.
#[test]
fn strings_of_a_layout_come_once() {
    let accents = "sa Ka Ɂ\u{360}ȥ ű\u{367}\u{308}ċ\u{35b} ǖ\u{34e} aa Ӗ\u{302}aaӖ\u{302}";
    assert_eq!(text(&format!("#let rad(t) = par(t)\n#rad(\"{accents}\")")), format!("{accents}\n"));
    assert_eq!(text("#let rad(a, b) = par[#a#b]\n#rad(\"aa\", \"aa\")"), "aaaa\n");
    assert_eq!(text("#let rad(a, b) = par[#a#b]\n#rad(\"a\", \"ab\")"), "aab\n");
    assert_eq!(text("#let rad(a, b) = par[#a#b]\n#rad(\"till\", \"tillsyn\")"), "tilltillsyn\n");
}

/// The break may stand after the first letter of such a word, which the text before it runs on to, or before its last.
#[test]
fn strings_broken_anywhere_stay_words() {
    let rule = "#let rad(a, b, c) = par(a + b.clusters().join(h(0.0001pt)) + c)";
    for length in 60..90 {
        let (before, word) = ("a b c d e ", "f".repeat(length));
        let said = text(&format!("{rule}\n#rad(\"{before}\", \"{word}\", \" g\")"));
        assert_eq!(said, format!("{before}{word} g\n"));
        let rule = "#show regex(\"\\S{45,}\"): it => it.text.clusters().join(h(0.0001pt))";
        let said = text(&format!("{rule}\n{word}- {before}*d* *{word}-* {before}\\/\\/ e \\/ \\\nf"));
        assert_eq!(said, format!("{word}- {before}d {word}- {before}// e /\nf\n"));
    }
    assert_eq!(text("#let rad(t) = par(t)\n#rad(\"å\\na\\nb c\")"), "å a b c\n");
}

/// A layout may break what is long at a place of its own, and a show rule sets pieces of text anew.
#[test]
fn words_of_every_length_keep_their_letters() {
    let rule = "#show regex(\"[^ \\n]{25,}\"): it => if it.text.clusters().len() < 45 { it } else { it.text.clusters().join(h(0.0001pt)) }\n\
                #let _sista = regex(\"\\S{1,20}$\")\n#show par: it => { show _sista: set text(hyphenate: false); it }";
    let words = ["www\\.exempel\\.se\\/rapport\\_2024", "aab", "ååä", "1122", "ab-ab", "aaaa", "ȥȥ\u{301}a"];
    let mut wanted = String::new();
    let mut body = rule.to_owned();
    for (word, before) in words.iter().flat_map(|word| ["", "Se ", "*Se* ", "åå"].map(|before| (*word, before))) {
        for length in 1..100 {
            let plain: String = word.replace('\\', "").chars().cycle().take(length).collect();
            let typed: String =
                plain.chars().flat_map(|c| if "./_-".contains(c) { vec!['\\', c] } else { vec![c] }).collect();
            body.push_str(&format!("\n\n{before}{typed}, då\n\n{typed}"));
            wanted.push_str(&format!("{}{plain}, då\n{plain}\n", before.replace('*', "")));
        }
    }
    for (said, wanted) in any_text::text_of_pages(&document("", &body)).lines().zip(wanted.lines()) {
        assert_eq!(said, wanted);
    }
}

#[test]
fn text_that_fits_is_left_alone() {
    let body = "H#sub[2]O x#super[2] Ågren, ÅÄÖ g j y. \n\n#par(leading: 0.1em, lorem(200))\n\n#set par(justify: true)\n#lorem(300)\n\n\
                #text(24pt)[Stort] #text(7pt)[smått]\n\n#table(columns: 3, [a], [b], [#rotate(90deg, reflow: true)[Vridet]])\n\n\
                #emph[f]#strong[j] (#emph[f]) e\u{301} שלום עולם Ω #pagebreak() #v(3cm) #h(3cm) #rotate(45deg)[snett och långt] #h(-2.2cm) #rotate(45deg)[snett och långt] #box(width: 1cm, stroke: 1pt)[i ruta]";
    let (_, mut found) = one("bakgrund: text(200pt)[Utkast]", body);
    // Text that Typst makes up stands in no source.
    found.retain(|problem| problem.code != codes::TEXT_OF_NO_ORIGIN);
    assert_eq!(codes_of(&found), []);
    assert_eq!(codes_of(&one("", &prose()).1), []);
}

#[test]
fn text_outside_the_type_area_is_found() {
    let long = "ord".repeat(50);
    let (_, found) =
        one("", &format!("#set text(hyphenate: false)\n{long}\n\nText.\n#pagebreak()\n#move(dx: -30mm)[Vänster]"));
    assert_eq!(codes_of(&found), [("S02", &*("ord".repeat(14)[..40].to_owned() + "…")), ("S02", "Vänster")]);
    assert_eq!((&*found[1].arguments["document"], &*found[1].arguments["page"]), ("a", "2"));
    let (_, found) = one("", "#block(breakable: false, height: 260mm, align(bottom)[För lågt])");
    assert_eq!(codes_of(&found), [("S02", "För lågt")]);
    let (_, found) = one("sidhuvud: move(dy: -40mm)[Över kanten]", "Text.");
    assert_eq!(codes_of(&found), [("S02", "Över kanten")]);
}

#[test]
fn text_over_text_is_found() {
    let body = "#table(columns: (2cm, 2cm), [Kommunfullmäktigesammanträde], [Nästa])";
    let (_, found) = one("", &format!("#set text(hyphenate: false)\n{body}"));
    assert_eq!(codes_of(&found), [("S03", "Kommunfullmäktigesammanträde")]);
    assert_eq!(found[0].arguments["other"], "Nästa");
    let (_, found) = one("", "Underst#place(dx: 2mm, dy: -3mm)[Överst]");
    assert_eq!(codes_of(&found).len(), 1, "{found:?}");
    let (_, found) = one("sidhuvud: move(dy: 9mm + 9pt)[I vägen]", "Text i vägen.");
    assert_eq!(codes_of(&found).len(), 1, "{found:?}");
    let (_, found) = one("", "#par(leading: -0.5em)[#lorem(60)]");
    assert!(!found.is_empty());
}

#[test]
fn coverage_is_that_of_every_style() {
    let stack = FONTS.stack(&["Libertinus Serif".to_owned(), "Noto Sans".to_owned()]).unwrap();
    let covered: String = "aÅäö§–”\u{a0}\u{2011}ŁőŠΩЖẞ\u{200d}\n".chars().filter(|&c| !stack.covers(c)).collect();
    assert_eq!(covered, "");
    let missing: String = "✓☐☑😀漢✔".chars().filter(|&c| stack.covers(c)).collect();
    assert_eq!(missing, "", "the last is only in the upright regular");
    let sans = FONTS.stack(&["Noto Sans".to_owned()]).unwrap();
    assert!(!sans.covers('\u{2011}'), "only in Libertinus");
    assert!(FONTS.stack(&["Arial".to_owned()]).is_none());
    assert_eq!(FONTS.families(), ["Libertinus Serif", "Noto Sans"]);
    assert_eq!(FONTS.files().len(), 10);
}

#[test]
fn font_files_of_a_husstil_are_checked() {
    let own = |bytes: &[u8]| Fonts::new([house_font("eget.ttf", &Bytes::copy_from_slice(bytes))]);
    assert_eq!(own(b"x").err(), Some(NotAFont { name: "eget.ttf".to_owned() }));
    let (serif, _) = typst_kit::fonts::embedded().next().unwrap();
    assert_eq!(own(serif.data()).unwrap().files()[0].name, "eget.ttf");
}

mod any_text;
mod charts;
mod spans;
mod tables;
