//! Nothing of a case is lost on its pages, and nothing on them comes from nowhere: templates and layouts that leave out, cut,
//! move or invent text are told, at the place where the text comes from.

use std::collections::BTreeMap;

use bytes::Bytes;
use utlatande::assemble::check;
use utlatande::model::Status;
use utlatande::source::Source;
use utlatande::source_map::Origin;
use utlatande::templates::TemplateSource;
use utlatande::{set::set, understand::understand};

use crate::common::{BASE, SAMPLE, repository, tree};

/// The house's files with some texts in them changed.
fn mutated(changes: &[(&str, &str, &str)]) -> TemplateSource {
    let mut files: BTreeMap<String, Bytes> =
        tree(&repository("templates")).into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
    for (file, from, to) in changes {
        let path = format!("goteborg/{file}");
        let text = String::from_utf8(files[&path].to_vec()).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        files.insert(path, text.replacen(from, to, 1).into());
    }
    TemplateSource::only(Source::memory("templates", files))
}

/// What is told of a case with changed templates: codes, and the place of each.
fn told(case: &str, changes: &[(&str, &str, &str)]) -> Vec<String> {
    let source = Source::folder(&repository(case)).unwrap();
    let found = check(&source, &mutated(changes)).diagnostics;
    let place = |problem: &utlatande::diagnostic::Diagnostic| {
        problem.places.first().map_or_else(String::new, |place| format!("{place:?}"))
    };
    found.iter().map(|problem| format!("{} {}", problem.code.shown(), place(problem))).collect()
}

/// Changes of the templates, the code that must come of each, and what its first place must name.
const LOSSES: [(&str, &str, &str, &str, &str); 13] = [
    ("tjansteutlatande.typ.j2", "  {{ punkt }},\n", "  [],\n", "S06", "arende.toml"),
    ("tjansteutlatande.typ.j2", "{{ avsnitt.innehall }}\n]", "]", "S06", "arende.toml"),
    (
        "tjansteutlatande.typ.j2",
        "(namn: {{ person.namn }}, titel: {{ person.titel }})",
        "(namn: {{ person.namn }}, titel: [])",
        "S06",
        "arende.toml",
    ),
    (
        "tjansteutlatande.typ.j2",
        "{% for avsnitt in dok.avsnitt %}",
        "{% for avsnitt in dok.avsnitt[::-1] %}",
        "S07",
        "",
    ),
    (
        "tjansteutlatande.typ.j2",
        "titel: {{ dok.titel_utkast }}",
        "titel: {{ dok.titel_utkast ~ dok.titel }}",
        "M05",
        "tjansteutlatande.typ.j2",
    ),
    (
        "tjansteutlatande.typ.j2",
        "titel: {{ dok.titel_utkast }}",
        "titel: {{ dok.titel_utkast[:9] }}",
        "M03",
        "tjansteutlatande.typ.j2",
    ),
    (
        "tjansteutlatande.typ.j2",
        "titel: {{ dok.metadata.titel }}",
        "titel: {{ dok.metadata.titel ~ \"!\" }}",
        "M05",
        "tjansteutlatande.typ.j2",
    ),
    ("tjansteutlatande.typ.j2", "#show:", "// \u{F0001}\n#show:", "M05", "tjansteutlatande.typ.j2"),
    (
        "tjansteutlatande.typ.j2",
        "titel: {{ dok.titel_utkast }}",
        "titel: {{ dok.metadata.titel }}",
        "S06",
        "arende.toml",
    ),
    (
        "layout/tjansteutlatande.typ",
        "titelrubrik(titel, grad.titel)",
        "titelrubrik([Ett ärende], grad.titel)",
        "S06",
        "arende.toml",
    ),
    ("layout/tabell.typ", "..celler.slice(0, slut).flatten()", "..celler.slice(1, slut).flatten()", "S06", "xlsx"),
    (
        "layout/tabell.typ",
        "table.header(.._rad(huvud",
        "table.header(.._rad(huvud.map(_ => [Rubrik])",
        "S06",
        "arendetyp.toml",
    ),
    (
        "layout/styrdokument.typ",
        "faktaruta(forsattsblad.rader)",
        "faktaruta(forsattsblad.rader.slice(1))",
        "S06",
        "husstil.toml",
    ),
];

#[test]
fn what_a_template_loses_is_told_where_it_comes_from() {
    for (file, from, to, code, place) in LOSSES {
        let told = told(SAMPLE, &[(file, from, to)]);
        assert!(told.iter().any(|told| told.starts_with(code) && told.contains(place)), "{file}: {to:?}: {told:?}");
    }
}

/// Text that a layout makes itself, or makes anew of a string, leads to no cell and no line.
#[test]
fn text_of_a_layout_is_told_at_its_line() {
    let inventions = [
        (
            "layout/tjansteutlatande.typ",
            "#let ledtext(innehall) = block(sticky: true, par(innehall))",
            "#let ledtext(innehall) = block(sticky: true, par[Obs #innehall])",
        ),
        (
            "layout/styrdokument.typ",
            "  faktaruta(forsattsblad.rader)",
            "  [Tryckt på miljöpapper]\n  faktaruta(forsattsblad.rader)",
        ),
    ];
    for invention in inventions {
        let told = told(BASE, &[invention]);
        assert!(told.iter().any(|told| told.starts_with("S08") && told.contains("layout/")), "{invention:?}: {told:?}");
    }
}

/// A template's own words have its line as their origin.
#[test]
fn what_a_template_says_itself_is_no_fault() {
    let says =
        ("tjansteutlatande.typ.j2", "#underskrifter(", "Ärendet är berett tillsammans med berörda.\n\n#underskrifter(");
    assert_eq!(told(BASE, &[says]), Vec::<String>::new());
}

/// Every stretch of a source shows its piece's text, letter by letter or as one character written otherwise, and typed text
/// stands in its file where the map says.
#[test]
fn stretches_are_the_text_of_their_pieces() {
    let source = Source::folder(&repository(SAMPLE)).unwrap();
    let understood = understand(&source, &TemplateSource::default()).output.unwrap();
    let pages = set(&understood).output.unwrap();
    let mut seen = 0;
    for typst in &pages.job.sources {
        let mut end = 0;
        for stretch in &typst.map.stretches {
            assert!(end <= stretch.source.start, "{}: stretches overlap", typst.path);
            end = stretch.source.end;
            let piece = &typst.map.pieces[stretch.piece];
            // A sentence begins on a line of its own in the source.
            let written = typst.text[stretch.source.clone()].replace('\n', " ");
            let text = &piece.text[stretch.text.clone()];
            match &piece.origin {
                Origin::Template(_) => assert!(!written.trim().is_empty()),
                _ if stretch.source.len() == stretch.text.len() && text != " " => assert_eq!(written, text),
                _ => assert_eq!(text.chars().count(), 1, "{written:?} for {text:?}"),
            }
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
}

/// What is missing stops a final case where it is missing; a gap that nothing has told would come to print.
#[test]
fn no_gap_stands_in_a_case_that_is_no_draft() {
    let source = Source::folder(&repository("tests/cases/utkast")).unwrap();
    let mut understood = understand(&source, &TemplateSource::default()).output.unwrap();
    let gaps = |understood: &utlatande::understand::Understood| {
        let found = set(understood);
        let told = found.diagnostics.iter().filter(|problem| problem.code.shown() == "S09").count();
        (told, found.output.is_some())
    };
    assert_eq!(gaps(&understood), (0, true));
    understood.case.status = Status::Slutlig;
    let (told, is_set) = gaps(&understood);
    assert!(told > 0 && !is_set, "{told}");
}
