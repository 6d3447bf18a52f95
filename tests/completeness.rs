//! Nothing of a case is lost on its pages, and nothing on them comes from nowhere: templates and layouts that leave out, cut,
//! move or invent text are told, at the place where the text comes from.

use std::collections::BTreeMap;

use bytes::Bytes;
use utlatande::assemble::check;
use utlatande::compile::Item;
use utlatande::model::Status;
use utlatande::place::Place;
use utlatande::source::Source;
use utlatande::source_map::{Origin, Piece, Reason, Shown};
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
const LOSSES: [(&str, &str, &str, &str, &str); 16] = [
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
    // One that is no mark of the program's is told at its line too.
    ("tjansteutlatande.typ.j2", "#show:", "// \u{E123}\n#show:", "M05", "line: 5,"),
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
    // A word inside of a text, and one at its end.
    (
        "layout/grund.typ",
        "show heading: _rubrik",
        "show heading: _rubrik\n  show \"ideell\": none",
        "S06",
        "arende.toml",
    ),
    (
        "layout/grund.typ",
        "show heading: _rubrik",
        "show heading: _rubrik\n  show \"perspektiv.\": none",
        "S06",
        "arende.toml",
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
const INVENTIONS: [(&str, &str, &str, &str); 14] = [
    (
        BASE,
        "layout/tjansteutlatande.typ",
        "#let ledtext(innehall) = block(sticky: true, par(innehall))",
        "#let ledtext(innehall) = block(sticky: true, par[Obs #innehall])",
    ),
    (
        BASE,
        "layout/styrdokument.typ",
        "  faktaruta(forsattsblad.rader)",
        "  [Tryckt på miljöpapper]\n  faktaruta(forsattsblad.rader)",
    ),
    // A header, its page number, a footer, the background.
    (BASE, "layout/grund.typ", "_marginalrad(delar, ", "_marginalrad(delar + [Tryckt på miljöpapper], "),
    (BASE, "layout/grund.typ", "_marginalrad(delar, ", "_marginalrad(delar + [Tabell på Utkast], "),
    (BASE, "layout/grund.typ", "_marginalrad(delar, ", "_marginalrad(delar + [2031], "),
    (
        BASE,
        "layout/grund.typ",
        "_marginalrad(delar, ",
        "_marginalrad(delar + datetime(year: 2031, month: 1, day: 2).display(), ",
    ),
    (BASE, "layout/grund.typ", "\"sidfot\" [#sida.nu (#sida.antal)]", "\"sidfot\" [Blad #sida.nu (#sida.antal)]"),
    (BASE, "layout/grund.typ", "_marginalrad(sida.namn, ", "_marginalrad([Civil] + sida.namn, "),
    (
        BASE,
        "layout/grund.typ",
        "background: if utkast { _vattenstampel }",
        "background: rotate(9deg, text(60pt)[Kopia])",
    ),
    // The number of a decision point, and that of a bilaga.
    (BASE, "layout/tjansteutlatande.typ", "numbering: \"1.\"", "numbering: n => [Punkt #n.]"),
    (BASE, "layout/tjansteutlatande.typ", "[#egna-ord.bilaga #nummer.]", "[#egna-ord.bilaga nummer #nummer.]"),
    // A caption, the mark of an axis, what stands over a chart.
    (SAMPLE, "layout/tabell.typ", "supplement: egna-ord.tabell", "supplement: [Tabell ur registret]"),
    (SAMPLE, "layout/grund.typ", "set figure.caption(separator: [. ])", "set figure.caption(separator: [ visar: ])"),
    (
        SAMPLE,
        "layout/diagram.typ",
        "text(fill: farg.dampad, _tal(m, decimaler))",
        "text(fill: farg.dampad, _tal(m, decimaler) + [ kr])",
    ),
];

#[test]
fn text_of_a_layout_is_told_at_its_line() {
    for (case, file, from, to) in INVENTIONS {
        let told = told(case, &[(file, from, to)]);
        // What a function of Typst makes has no node of its own.
        let is_made = to.contains("display()");
        let is_told = |told: &String| told.starts_with("S08") && (is_made || told.contains("layout/"));
        assert!(told.iter().any(is_told), "{file}: {to}: {told:?}");
    }
}

/// What the layout's list has may stand where labels and marks stand, in the house's own words; so may numbers of other kinds.
const OWN_WORDS: [(&str, &str, &str); 7] = [
    ("layout/ord.typ", "tabell: [Tabell]", "tabell: [Tabell ur registret]"),
    ("layout/ord.typ", "tabell: [Tabell]", "tabell: \"Tabla\""),
    ("layout/ord.typ", "bilaga: [Bilaga]", "bilaga: [_Vedlegg_ nr]"),
    ("layout/ord.typ", "figur: [Figur]", "figur: upper[Diagram]"),
    ("layout/tabell.typ", "supplement: egna-ord.tabell", "supplement: upper(egna-ord.tabell)"),
    (
        "layout/grund.typ",
        "\"sidfot\" [#sida.nu (#sida.antal)]",
        "\"sidfot\" [#numbering(\"i\", sida.nu) (#numbering(\"I\", sida.antal))]",
    ),
    ("layout/tjansteutlatande.typ", "numbering: \"1.\"", "numbering: \"a)\""),
];

#[test]
fn what_the_list_of_a_layout_has_is_no_fault() {
    for change in OWN_WORDS {
        assert_eq!(told(SAMPLE, &[change]), told(SAMPLE, &[]), "{change:?}");
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

/// A case, and changes of its templates, in which a text is left out for each of the reasons there are.
fn left_out_for(reason: Reason) -> (&'static str, &'static [(&'static str, &'static str, &'static str)]) {
    match reason {
        // A document of one page has no running name.
        Reason::RunningName => (
            BASE,
            &[("tjansteutlatande.typ.j2", "sidhuvud: {{ dok.sidhuvud }}", "sidhuvud: if false {{ dok.sidhuvud }}")],
        ),
        // A logo stands at the head, and the running head has the office alone.
        Reason::Sender => (
            BASE,
            &[
                (
                    "tjansteutlatande.typ.j2",
                    "titel: {{ dok.titel_utkast }},",
                    "titel: {{ dok.titel_utkast }},\n  logotyp: rect(width: 20mm),",
                ),
                ("layout/tjansteutlatande.typ", "sidhuvud: [#forfattare, #kontor]", "sidhuvud: [#kontor]"),
            ],
        ),
        // Bars so low that no number has room in them.
        Reason::ChartText => (SAMPLE, &[]),
        // A final case is no draft.
        Reason::Alternative => (BASE, &[]),
    }
}

/// What the pages of a case leave out for a reason. Nothing else is told of the case.
fn left_out(reason: Reason) -> Vec<Piece> {
    let (case, changes) = left_out_for(reason);
    let source = Source::folder(&repository(case)).unwrap();
    let understood = understand(&source, &mutated(changes)).output.unwrap();
    let set = set(&understood);
    assert!(set.diagnostics.iter().all(|problem| !problem.code.shown().starts_with('S')), "{:?}", set.diagnostics);
    let pages = set.output.unwrap();
    let mut left = Vec::new();
    for document in pages.read_documents() {
        let mut shown: Vec<usize> = vec![0; document.map.pieces.len()];
        for item in document.pages.iter().flatten().flatten() {
            match item {
                Item::Piece(piece, text) => shown[*piece] = shown[*piece].max(text.end),
                Item::Literal(piece, _) => shown[*piece] = usize::MAX,
                Item::Own(..) | Item::Layout(_) => {}
            }
        }
        let pieces = document.map.pieces.iter().zip(shown);
        let is_left = |(piece, end): &(&Piece, usize)| *end == 0 || *end < piece.text.trim_end().len();
        left.extend(pieces.filter(is_left).map(|(piece, _)| piece.clone()));
    }
    left.retain(|piece| piece.shown == Shown::MayBeLeftOut(reason));
    left
}

/// Every exception is one that cases need, and is of texts that its reason is about.
#[test]
fn what_may_be_left_out_has_its_reason() {
    for reason in [Reason::RunningName, Reason::Sender, Reason::ChartText, Reason::Alternative] {
        let left = left_out(reason);
        assert!(!left.is_empty(), "{reason:?} is left out nowhere");
        for piece in left {
            let is_about = match reason {
                Reason::RunningName => !matches!(piece.origin, Origin::Cell(..) | Origin::Template(_)),
                Reason::Sender => matches!(&piece.origin, Origin::Phrase(phrase) if &*phrase.key == "hus.kommun"),
                Reason::ChartText => match &piece.origin {
                    Origin::Cell(name, _) => name.starts_with("figur."),
                    origin => matches!(origin, Origin::Phrase(_)),
                },
                Reason::Alternative => matches!(piece.origin, Origin::Phrase(_)),
            };
            assert!(is_about, "{reason:?}: {piece:?}");
        }
    }
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

/// Changes of the layout of which Typst, the type area and the export tell, each with its code.
const TOLD_BY_TYPST: [(&str, (&str, &str, &str)); 3] = [
    (
        "S01",
        (
            "layout/tjansteutlatande.typ",
            "#let underskrifter(..personer) = ",
            "#let underskrifter(..personer) = if true { panic(\"nej\") } else ",
        ),
    ),
    (
        "S02",
        (
            "layout/tjansteutlatande.typ",
            "  enum(tight: false, ..punkter.pos())",
            "  move(dx: -70mm, enum(tight: false, ..punkter.pos()))",
        ),
    ),
    // Without the second family, which alone has the letter.
    (
        "S04",
        ("layout/grund.typ", "font: typsnitt.text, fallback: false", "font: \"Libertinus Serif\", fallback: false"),
    ),
];

/// A letter that the first of the house's families has not.
const RARE: char = 'Ӽ';

/// The base case with the letter in a text of its own.
fn with_rare_letter() -> Source {
    let mut files: BTreeMap<String, Bytes> =
        tree(&repository(BASE)).into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
    let text = String::from_utf8(files["arende.toml"].to_vec()).unwrap();
    let (from, to) = ("arendet = \"Kommunstyrelsen", format!("arendet = \"{RARE} Kommunstyrelsen"));
    assert!(text.contains(from));
    files.insert("arende.toml".to_owned(), text.replacen(from, &to, 1).into());
    Source::memory("fall", files)
}

/// What Typst, the type area and the export tell names the place in the inputs, and beside it the line of the Typst source.
#[test]
fn what_typst_tells_names_the_place_in_the_inputs() {
    let case = with_rare_letter();
    for (code, change) in TOLD_BY_TYPST {
        let found = check(&case, &mutated(&[change])).diagnostics;
        let file = |place: &Place| match place {
            Place::Text(place) => Some(place.file.to_string()),
            _ => None,
        };
        let told = found.iter().filter(|problem| problem.code.shown() == code);
        let files: Vec<Vec<String>> = told.map(|problem| problem.places.iter().filter_map(file).collect()).collect();
        let is_named = |files: &Vec<String>| {
            files.first().is_some_and(|file| file == "arende.toml")
                && files.iter().any(|file| file == "tjansteutlatande.typ")
        };
        assert!(files.iter().any(is_named), "{code}: {found:#?}");
    }
    // Without the changes nothing is told.
    assert!(check(&case, &TemplateSource::default()).diagnostics.is_empty());
}
