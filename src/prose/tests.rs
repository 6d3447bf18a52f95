//! What prose reads to: each kind of thing that people type, and what becomes of it.

mod pasted;
mod promise;
mod signs;
mod values;

use std::fmt::Write;

use super::{RawBlock, RawInline, parse};
use crate::diagnostic::Diagnostics;
use crate::place::Place;
use crate::source_text::{SourceFile, SourceText};

/// Blocks as text: one line each, emphasis and links in brackets, references by their name.
fn shown(blocks: &[RawBlock]) -> String {
    let mut text = String::new();
    write_blocks(blocks, "", &mut text);
    text
}

fn write_blocks(blocks: &[RawBlock], indent: &str, to: &mut String) {
    for block in blocks {
        match block {
            RawBlock::Paragraph(inlines) => writeln!(to, "{indent}{}", line(inlines)),
            RawBlock::Alone(reference) => writeln!(to, "{indent}alone {{{}}}", reference.name),
            RawBlock::Picture(picture) => {
                let (alternative, caption) = (line(&picture.alternative), line(&picture.caption));
                writeln!(to, "{indent}picture {} ({alternative}) ({caption})", picture.file)
            }
            RawBlock::Heading(level, _, inlines) => writeln!(to, "{indent}{level}# {}", line(inlines)),
            RawBlock::List { ordered, items } => {
                for item in items {
                    writeln!(to, "{indent}{}", if *ordered { "1." } else { "-" }).expect("written");
                    write_blocks(item, &format!("{indent}  "), to);
                }
                Ok(())
            }
        }
        .expect("written");
    }
}

fn line(inlines: &[RawInline]) -> String {
    let one = |inline: &RawInline| match inline {
        RawInline::Text(text) => text.text.clone(),
        RawInline::Strong(inner) => format!("<b>{}</b>", line(inner)),
        RawInline::Emphasis(inner) => format!("<i>{}</i>", line(inner)),
        RawInline::Link(url, inner) => format!("<{url}>{}</>", line(inner)),
        RawInline::Break => "<br>".to_owned(),
        RawInline::Reference(reference) => format!("{{{}}}", reference.name),
        RawInline::Held => "<held>".to_owned(),
    };
    inlines.iter().map(one).collect()
}

fn source(text: &str) -> SourceText {
    let file = SourceFile::new("x.toml", text);
    let characters: Vec<(char, u32)> = text.char_indices().map(|(at, c)| (c, at as u32)).collect();
    SourceText::new(&file, &characters, text.len() as u32)
}

/// The blocks as text, and the findings as `code slag line:column`.
fn read(text: &str) -> (String, Vec<String>) {
    let mut problems = Diagnostics::new();
    let blocks = parse(&source(text), &mut problems);
    let told = problems.iter().map(|problem| {
        let slag = problem.arguments.get("slag").map(String::as_str).unwrap_or_default();
        match &problem.places[0] {
            Place::Text(place) => format!("{} {slag} {}:{}", problem.code.name(), place.line, place.column),
            other => panic!("{other:?}"),
        }
    });
    (shown(&blocks), told.collect())
}

/// Read as meant, without a finding.
fn meant(text: &str, expected: &str) {
    assert_eq!(read(text), (expected.to_owned(), vec![]), "{text}");
}

/// Told, and nothing else told.
fn told(text: &str, expected: &[&str]) {
    assert_eq!(read(text).1, expected, "{text}");
}

#[test]
fn a_reference_is_paired_with_its_own_mark() {
    for (text, expected) in [
        ("[Not]: {{ a.b }}\n\nSedan {{ c.d }} i {{ e.f }}.", "[Not]: {a.b}\nSedan {c.d} i {e.f}.\n"),
        ("[Not]: {{ a.b }} {{ g.h }}\nSedan {{ c.d }}.", "[Not]: {a.b} {g.h} Sedan {c.d}.\n"),
        ("- [Not]: {{ a.b }}\n\nSedan {{ c.d }}.", "-\n  [Not]: {a.b}\nSedan {c.d}.\n"),
        ("[{{ a.b }}]: x\n\n{{ c.d }} i {{ e.f }}.", "[{a.b}]: x\n{c.d} i {e.f}.\n"),
    ] {
        meant(text, expected);
    }
}

/// Where the text around a reference is refused, the next one is still itself.
#[test]
fn refused_markup_takes_only_its_own_references() {
    for (text, rest) in [
        ("[text](https://a.se \"{{ a.b }}\") sedan {{ c.d }}.", " sedan {c.d}.\n"),
        ("`{{ a.b }}` {{ c.d }} {{ e.f }}", " {c.d} {e.f}\n"),
        ("<b title=\"{{ a.b }}\"> {{ c.d }}", " {c.d}\n"),
        ("![{{ a.b }}]({{ g.h }}) {{ c.d }}", " {c.d}\n"),
        ("[x](https://a.se/{{ a.b }}) {{ c.d }}", " {c.d}\n"),
        ("```{{ a.b }}\n{{ g.h }}\n```\n\ntext {{ c.d }}", "text {c.d}\n"),
        ("<div>\n{{ a.b }}\n</div>\n\ntext {{ c.d }}", "text {c.d}\n"),
    ] {
        let (shown, told) = read(text);
        assert!(shown.ends_with(rest) && !told.is_empty(), "{text}: {shown} {told:?}");
    }
}

/// A label with a colon is text; in CommonMark it is a definition, which prints nothing.
#[test]
fn no_paragraph_is_a_definition() {
    for (text, expected) in [
        ("[SLK-2025-00265]: beslut \"Antas\"", "[SLK-2025-00265]: beslut \"Antas\"\n"),
        ("[Not]: kort\n[Not]: igen", "[Not]: kort [Not]: igen\n"),
        ("- [a]: /b", "-\n  [a]: /b\n"),
        ("[två\nrader]: x", "[två rader]: x\n"),
        ("[^1]: not", "[^1]: not\n"),
        ("[b]: https://a.se\n\nSe [b].", "[b]: https://a.se\nSe [b].\n"),
    ] {
        assert_eq!(read(text).0, expected, "{text}");
    }
}

#[test]
fn stars_inside_words_and_numbers_are_stars() {
    for (text, expected) in [
        ("5*3*2", "5*3*2\n"),
        ("5*24 timmar och 5*24*1", "5*24 timmar och 5*24*1\n"),
        ("a*b och c*d", "a*b och c*d\n"),
        ("{{ a.b }}*{{ c.d }}*2", "{a.b}*{c.d}*2\n"),
        ("fil*namn*.txt", "fil*namn*.txt\n"),
        ("*kursiv* och **fet**a ord", "<i>kursiv</i> och <b>fet</b>a ord\n"),
        ("kostnads**slag**", "kostnads<b>slag</b>\n"),
        ("115 000 kr* och 5 kr**", "115 000 kr* och 5 kr**\n"),
        ("<https://a.se/5*3*2>", "<https://a.se/5*3*2>https://a.se/5*3*2</>\n"),
    ] {
        meant(text, expected);
    }
}

#[test]
fn lists_are_read_as_they_look() {
    for (text, expected) in [
        ("1. a\n  - b\n1. c", "1.\n  a\n  -\n    b\n1.\n  c\n"),
        ("1. a\n   - b\n     1. c\n2. d", "1.\n  a\n  -\n    b\n    1.\n      c\n1.\n  d\n"),
        ("- a\n* b\n+ c", "-\n  a\n-\n  b\n-\n  c\n"),
        ("1) a\n2. b", "1.\n  a\n1.\n  b\n"),
        ("• a\n• b", "-\n  a\n-\n  b\n"),
        ("•\ta\n·\tb\n▪c", "-\n  a\n-\n  b\n-\n  c\n"),
        ("– a\n– b", "-\n  a\n-\n  b\n"),
        ("— a\n— b", "-\n  a\n-\n  b\n"),
        ("&ndash; Replik ett.\n&ndash; Replik två.", "– Replik ett. – Replik två.\n"),
        ("Detta:\n– a\n– b", "Detta:\n-\n  a\n-\n  b\n"),
        ("- a\n  – b\n  – c\n- d", "-\n  a\n  -\n    b\n  -\n    c\n-\n  d\n"),
        ("text\n– inskott – vidare", "text – inskott – vidare\n"),
        ("- punkt\n– inskott – vidare", "-\n  punkt – inskott – vidare\n"),
        ("-   a\n\n    b", "-\n  a\n  b\n"),
        ("- a\n\n      b", "-\n  a\n  b\n"),
        ("1. a\n\n  b\n2. c", "1.\n  a\n  b\n1.\n  c\n"),
        ("-\u{a0}a\n-\u{a0}b", "-\n  a\n-\n  b\n"),
        ("ökade under\n2025. Därefter", "ökade under 2025. Därefter\n"),
        ("- ökade under\n  2025. Därefter", "-\n  ökade under 2025. Därefter\n"),
        (" - a\n- b\n - c", "-\n  a\n-\n  b\n-\n  c\n"),
        ("- a\n\n* b", "-\n  a\n-\n  b\n"),
        ("- a\n\n1. b", "-\n  a\n1.\n  b\n"),
        ("- - a", "-\n  -\n    a\n"),
        ("1. a\n1. b\n1. c", "1.\n  a\n1.\n  b\n1.\n  c\n"),
    ] {
        meant(text, expected);
    }
}

#[test]
fn lists_that_would_print_otherwise_are_told() {
    told("1. a\n- b\n1. c", &["P01 blandad-lista 2:1", "P01 blandad-lista 3:1"]);
    told("1. a\n3. b", &["P01 lista-nummer 2:1"]);
    told("1. a\n2. b\n2. c", &["P01 lista-nummer 3:1"]);
    told("2. a\n3. b", &["P01 lista-borjan 1:1"]);
    told("a) ett\nb) två", &["P12 rader 2:1"]);
    told("(i) ett\n(ii) två", &["P12 rader 2:1"]);
    told("1.ett\n2.två", &["P12 rader 2:1"]);
    told("-ett\n-två", &["P12 rader 2:1"]);
    for text in [
        "a. Första.\nb. Andra.",
        "A. Första.\nB. Andra.",
        "I. Första.\nII. Andra.",
        "I) Första.\nII) Andra.",
        "→ Första.\n→ Andra.",
        "✓ Första.\n✓ Andra.",
        "-> Första.\n-> Andra.",
        "o\tFörsta.\no\tAndra.",
        "§ 1 Första.\n§ 2 Andra.",
        "1 Första.\n2 Andra.",
        "2020: Första året.\n2021: Andra året.",
        "2020 – start\n2022 – slut",
        "Ordförande: Anna\nVice ordförande: Bo",
    ] {
        told(text, &["P12 rader 2:1"]);
        told(&format!("Följande gäller:\n{text}"), &["P12 rader 3:1"]);
    }
    told("1. första:\n   a. under,\n   b. under\n2. andra", &["P12 rader 3:4"]);
    for text in [
        "Bland dem är\n→ pilen\noch en till",
        "År 2020 var 3 av\n4 klara och\n5 återstod",
        "Vid mötet deltog\nI. Larsson och\nII. kompaniet",
        "Se kapitel\na. och\nc. i bilagan",
        "2020 hölls ett möte.\nDet var bra.",
        "Not: gäller\ninte i år.",
        "I dag är det så.\nI morgon inte.",
        "I år är det så.\nV i ordet står för fem.",
    ] {
        told(text, &[]);
    }
    told("- [x] klart", &["P12 kryssruta 1:3"]);
    for empty in ["-", "- ", "1.", "*", "+ ", "- &nbsp;", "- \n\ntext"] {
        told(empty, &["P01 tom-punkt 1:1"]);
    }
    told("- a\n-\n- b", &["P01 tom-punkt 2:1"]);
    told("- <br>", &["P01 html 1:3"]);
}

#[test]
fn headings_need_no_space_and_lose_no_sign() {
    meant("###Rubrik", "3# Rubrik\n");
    meant("####{{ a.b }}", "4# {a.b}\n");
    meant("###\u{a0}Rubrik\ntext", "3# Rubrik\ntext\n");
    meant("#3 och #fyra", "#3 och #fyra\n");
    told("##Rubrik", &["P01 rubrikniva 1:1"]);
    told("### Rubrik ###", &["P01 rubrikslut 1:12"]);
    told("### Språket C #", &["P01 rubrikslut 1:15"]);
    for empty in ["###", "### ", "####\n\ntext", "### &nbsp;", "### &shy;"] {
        told(empty, &["P01 tom-rubrik 1:1"]);
    }
    told("#", &["P01 rubrikniva 1:1"]);
}

/// Lines that are rewritten stand where they were typed, their ends too.
#[test]
fn rewritten_lines_keep_their_places() {
    let blocks = parse(&source("  • ett\n    två\n  • 5*3"), &mut Diagnostics::new());
    let [RawBlock::List { items, .. }] = blocks.as_slice() else { panic!("{blocks:?}") };
    let mut places = Vec::new();
    for block in items.iter().flatten() {
        let RawBlock::Paragraph(inlines) = block else { panic!("{block:?}") };
        for inline in inlines {
            let RawInline::Text(text) = inline else { panic!("{inline:?}") };
            let Place::Text(place) = text.whole() else { panic!("{inline:?}") };
            places.push((text.text.as_str(), place.line, place.column, place.end_line, place.end_column));
        }
    }
    let expected = [("ett", 1, 5, 1, 8), (" ", 1, 8, 1, 9), ("två", 2, 5, 2, 8), ("5", 3, 5, 3, 6), ("*3", 3, 6, 3, 8)];
    assert_eq!(places, expected);
}

#[test]
fn breaks_are_seen() {
    meant("ett\\\ntvå", "ett<br>två\n");
    meant("ett  \ntvå", "ett två\n");
    meant("ett    \ntvå  ", "ett två\n");
    meant("ett\\", "ett\\\n");
}

#[test]
fn markup_of_other_programs_is_told() {
    told("Text <b>fet</b> och <i>kursiv</i><br>ny.", &["P01 html 1:6"]);
    told("- <b>a</b>\n- b <i>c</i>", &["P01 html 1:3", "P01 html 2:5"]);
    told("Se a@b.se<mailto:a@b.se> nu", &["P01 lank-intill 1:10"]);
    told("Staden<https://a.se> nu", &["P01 lank-intill 1:7"]);
    told("Staden <https://a.se> nu", &[]);
    told("Först---sedan", &["P12 streck 1:6"]);
    told("Först -- sedan", &["P12 streck 1:7"]);
    told("-----Ursprungligt meddelande-----\nHej", &["P12 streck 1:1"]);
    told("åren 2020--2024", &["P12 streck 1:10"]);
    told("1.1 Bakgrund\nText under.", &["P12 rader 2:1"]);
    told("2.5 Miljoner var det.\nText under.", &[]);
    told("Se [a][b] nu.\n\n[b]: https://a.se", &["P12 hanvisad 1:4", "P12 hanvisad 3:1"]);
    told("Se [a][{{ a.b }}] nu.\n\n[{{ a.b }}]: https://a.se", &["P12 hanvisad 1:4", "P12 hanvisad 3:1"]);
    told("Se detta.\n[Not 1]: <mailto:a@b.se>", &["P12 hanvisad 2:1"]);
    told("Se [1][2] och \\[a\\]\\[b\\] nu.\n\n[SLK-1]: beslut", &[]);
    told("Se (Brå)[https://bra.se] nu.", &["P12 hanvisad 1:4"]);
    told("Se (Brå)[bilaga 1] och (a)[1].", &[]);
    told("Se <www.bra.se>.", &["P12 vinklar 1:4"]);
    told("Se [[Bilaga 1]] nu.", &["P12 klamrar 1:4"]);
    told("1. Att mäta 2. Att väga 3. Att dela", &["P12 punkter 1:13"]);
    told("1. Enligt punkt 2. Därför gäller 4. Se dit.", &[]);
    told("text[^1]", &["P01 fotnot 1:5"]);
    told("[^not]: text", &["P01 fotnot 1:1"]);
    told("~~struket~~ ord", &["P01 genomstruken 1:1"]);
    told("ca ~100 och ~200", &[]);
    told("| a | b |\n|---|---|\n| 1 | 2 |", &["P01 tabell 1:1"]);
    told("a | b\n--- | ---\n1 | 2", &["P01 tabell 1:1"]);
    told("År\tKostnad\n2020\t115 000", &["P01 tabell 1:1"]);
    told("2020\t115 000 kr\n2021\t98 000 kr", &["P01 tabell 1:1"]);
    told("[text](https://a.se/två ord)", &["P01 lank-trasig 1:6"]);
    told("[text](https://a.se \"titel\")", &["P01 lanktitel 1:21"]);
    told("[](https://a.se)", &["P01 lank-tom 1:1"]);
    told("[]()", &["P01 lank-tom 1:1"]);
    told("[**&nbsp;**](https://a.se)", &["P01 lank-tom 1:1"]);
    told("**fet", &["P12 stjarnor 1:1"]);
    told("ett ** fet** ord", &["P12 stjarnor 1:5"]);
    told("*Nordic*s", &["P12 stjarnor 1:1"]);
    for text in ["**Göteborgs* Stad**", "*Göteborgs *Stad**", "**Göteborgs **Stad****", "__Göteborgs_ Stad__"] {
        told(text, &["P12 stjarnor 1:1"]);
    }
    told("[x](https://a.se/{{ a.b }}) x", &["P01 lank-hanvisning 1:1"]);
    told("<https://a.se/{{ a.b }}>", &["P01 lank-hanvisning 1:2"]);
    told("Se https://a.se/{{ a.b }}/c.", &["P01 lank-hanvisning 1:4"]);
    told("Se www.a.se/{{ a.b }}, {{ a.b }}.", &["P01 lank-hanvisning 1:4"]);
    told("Se https://a.se ({{ a.b }}) och {{ a.b }}", &[]);
    told("Se [Länk] (https://a.se) och mer", &["P01 lank-mellanrum 1:9"]);
    told("Se [Länk]\n(www.a.se)", &["P01 lank-mellanrum 1:9"]);
    told("Se [2] (som inte är en länk)", &[]);
    told("\\*kursiv\\* \\[^1] \\~~x\\~~", &[]);
    for (text, place) in [
        ("ett ==viktigt== ord", "1:5"),
        ("++nytt++ ord", "1:1"),
        ("12 m^2^ yta", "1:5"),
        ("12 m^2 yta", "1:5"),
        ("H~2~O och CO~2~", "1:2"),
        ("se [b]fet[/b] text", "1:4"),
        ("se [url=https://a.se]här[/url]", "1:4"),
        ("bra :smile:", "1:5"),
    ] {
        told(text, &[&format!("P12 frammande {place}")]);
    }
    for text in [
        "a == b == c",
        "C++ och C++.",
        "ca ~100 och ~200",
        "m\\^2",
        "klockan 10:00: start",
        "se [b] och [c]",
        "m²",
        "2 + 2 = 4",
    ] {
        told(text, &[]);
    }
}

/// What names and numbers stand for is judged as what it stands for.
#[test]
fn characters_written_by_name_are_judged() {
    told("a&#x202E;b", &["F06 annat 1:2"]);
    told("a&#x200B;b", &["F06 annat 1:2"]);
    told("a&#xFEFF;b", &["F06 annat 1:2"]);
    told("a&#xE000;b {{ a.b }}", &["F06 annat 1:2"]);
    told("[a](https://a.se/&#x202E;)", &["F06 annat 1:1"]);
    told("*e*&#769;", &["F06 annat 1:4"]);
    told("{{ a.b }}&#769;", &["F06 annat 1:10"]);
    meant("e&#769;n", "én\n");
    meant("a&nbsp;b&shy;c&amp;d&#10;e", "a\u{a0}b\u{ad}c&d e\n");
}

#[test]
fn markup_without_text_is_told_once_where_it_stands() {
    for (text, told) in [
        ("###", "P01 tom-rubrik 1:1"),
        ("Ett.\n\n### \n\nTvå.", "P01 tom-rubrik 3:1"),
        ("- ", "P01 tom-punkt 1:1"),
        ("- ett\n-\n- tre", "P01 tom-punkt 2:1"),
        ("1. ", "P01 tom-punkt 1:1"),
        ("1. ett\n2.\n3. tre", "P01 tom-punkt 2:1"),
        ("*", "P01 tom-punkt 1:1"),
        ("- ett\n\n  -", "P01 tom-punkt 3:3"),
        ("****", "P01 linje 1:1"),
        ("Ett **** två", "P12 stjarnor 1:5"),
        ("Ett **fet text.", "P12 stjarnor 1:5"),
        ("Ett __fet text.", "P12 understreck 1:5"),
        ("[]()", "P01 lank-tom 1:1"),
        ("[text]()", "P01 lankmal 1:1"),
        ("**[]()**", "P01 lank-tom 1:3"),
        ("[](https://a.se)", "P01 lank-tom 1:1"),
        ("![]()", "P01 bild-utan-text 1:1"),
    ] {
        assert_eq!(read(text).1, [told], "{text:?}");
    }
    for text in ["Namn: ____", "a__b", "Ett \\_\\_fet", "Ett \\*\\*\\*\\* två", "__fet__ text"] {
        assert_eq!(read(text).1, [] as [&str; 0], "{text:?}");
    }
}

#[test]
fn hard_spaces_indent_as_others_do() {
    meant("\u{a0}\u{a0}Text.", "Text.\n");
    meant("Ett.\n \u{200b} \nTvå.\n\u{ad}\nTre.", "Ett.\nTvå.\nTre.\n");
    meant("Ett\n\u{200b}två.", "Ett \u{200b}två.\n");
    meant("Ett.\n\u{3000}två.", "Ett. två.\n");
    meant("\u{a0}### Rubrik", "3# Rubrik\n");
    meant("\u{2007}- ett\n\u{2007}- två", "-\n  ett\n-\n  två\n");
    meant("- ett\n\u{a0}\u{a0}- två", "-\n  ett\n  -\n    två\n");
    meant("-\u{2007}ett", "-\n  ett\n");
    meant("\u{2003}1. ett", "1.\n  ett\n");
    meant("1\u{a0}000 kr\u{a0}och", "1\u{a0}000 kr\u{a0}och\n");
}

#[test]
fn characters_by_their_names_are_printed_as_meant() {
    for (name, printed) in [
        ("&nbsp;", "\u{a0}"),
        ("&shy;", "\u{ad}"),
        ("&thinsp;", "\u{2009}"),
        ("&zwj;", "\u{200d}"),
        ("&zwnj;", "\u{200c}"),
        ("&#8239;", "\u{202f}"),
    ] {
        meant(&format!("a{name}b"), &format!("a{printed}b\n"));
    }
    for name in ["&ZeroWidthSpace;", "&lrm;", "&NoBreak;", "&ic;"] {
        assert_eq!(read(&format!("a{name}b")).1, ["F06 annat 1:2"], "{name}");
    }
}
