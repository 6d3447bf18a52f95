//! Pairs of cases with one known change each: the difference names it and its cause, and nothing else.

use std::collections::BTreeMap;

use bytes::Bytes;
use utlatande::diff::Side;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use super::{compared, edited, of_sample, sample, side, told, understood};
use crate::common::{repository, tree};

const CASE: &str = "arende.toml";

#[test]
fn a_number_is_one_cause_with_all_its_places() {
    assert_eq!(
        of_sample(&[(CASE, "arlig = 115000", "arlig = 120000")]),
        [
            "fakta.kostnad.arlig: 115 000 -> 120 000",
            "tjansteutlatande/ekonomisk [-115 000 kr-] <- fakta.kostnad.arlig {+120 000 kr+} <- fakta.kostnad.arlig",
            "anvisning/budget [-115 000 kr-] <- fakta.kostnad.arlig {+120 000 kr+} <- fakta.kostnad.arlig",
        ]
    );
}

#[test]
fn a_word_is_a_word_and_has_no_cause() {
    assert_eq!(
        of_sample(&[(CASE, "att ta ställning till om inriktningen behöver", "att avgöra om inriktningen behöver")]),
        ["tjansteutlatande/sammanfattning [-ta ställning till-] {+avgöra+}"]
    );
}

/// pdfcompare #151, and everything that only sets a text.
#[test]
fn what_only_sets_a_text_changes_nothing() {
    let same: [&str; 0] = [];
    for (from, to) in [
        ("Den\ninriktning för medlemskapet", "Den inriktning\nför medlemskapet"),
        ("att ta ställning till", "att\u{a0}ta ställ\u{ad}ning till"),
        ("[arende]", "# En rad till.\n\n[arende]"),
    ] {
        assert_eq!(of_sample(&[(CASE, from, to)]), same, "{from}");
    }
}

#[test]
fn a_name_in_three_documents_is_one_cause() {
    let files = sample();
    let diff = compared(
        &side(&files),
        &side(&edited(
            &files,
            &[(CASE, "organisation = \"Nordic Safe Cities\"", "organisation = \"Nordiska trygga städer\"")],
        )),
    );
    let [cause] = &diff.orsaker[..] else { panic!("{:#?}", diff.orsaker) };
    assert_eq!(cause.namn, "fakta.organisation");
    assert!(cause.foljder >= 10 && cause.dokument.len() == 3, "{cause:#?}");
    let lines = told(&diff);
    let documents: Vec<&String> = lines.iter().filter(|line| !line.starts_with("fakta.")).collect();
    assert!(documents.iter().all(|line| line.contains("<- fakta.organisation")), "{lines:#?}");
}

/// Two paragraphs of the summary.
const FIRST: &str =
    "Stadsledningskontoret har följt upp åren {{ fakta.period | period }}. Uppföljningen visar att medlemskapet i
{{ fakta.forkortning }} har gett det som inriktningen syftar till: bättre omvärldsbevakning och mer kunskap. Den
visar också att stadens organisation för det brottsförebyggande och trygghetsskapande arbetet har förändrats sedan
Göteborg gick med, på ett sätt som påverkar regleringen av stadens arbete inom {{ fakta.forkortning }}.

";
const END: &str =
    "medlemskap kan ge mer kunskap och samverkan med kommuner i Norden vars utmaningar liknar Göteborgs.\n";

#[test]
fn a_moved_paragraph_is_moved() {
    let moved = format!("{END}\n{FIRST}");
    assert_eq!(
        of_sample(&[(CASE, FIRST, ""), (CASE, END, &moved)]),
        ["move tjansteutlatande/sammanfattning -> tjansteutlatande/sammanfattning: "]
    );
}

/// Phabricator T146781: what is changed in a moved paragraph is not hidden.
#[test]
fn what_is_changed_in_a_moved_paragraph_is_told() {
    let moved = format!("{END}\n{}", FIRST.replace("bättre omvärldsbevakning", "sämre omvärldsbevakning"));
    assert_eq!(
        of_sample(&[(CASE, FIRST, ""), (CASE, END, &moved)]),
        ["move tjansteutlatande/sammanfattning -> tjansteutlatande/sammanfattning: [-bättre-] {+sämre+}"]
    );
}

#[test]
fn a_split_and_a_merged_paragraph_are_seams() {
    let (whole, split) = ("mer kunskap. Den\nvisar också", "mer kunskap.\n\nDen\nvisar också");
    assert_eq!(of_sample(&[(CASE, whole, split)]), ["tjansteutlatande/sammanfattning 1:2 [- -] {+¶+}"]);
    let files = sample();
    let (old, new) = (side(&edited(&files, &[(CASE, whole, split)])), side(&files));
    assert_eq!(told(&compared(&old, &new)), ["tjansteutlatande/sammanfattning 2:1 [-¶-] {+ +}"]);
}

/// latexdiff and others: bold words are no other words. wagtail #10576 is in `command`.
#[test]
fn formatting_is_no_change_of_text() {
    let files = sample();
    let bold = edited(&files, &[(CASE, "bättre omvärldsbevakning", "**bättre** omvärldsbevakning")]);
    assert_eq!(told(&compared(&side(&files), &side(&bold))), ["tjansteutlatande/sammanfattning "]);
    let text = |files| side(files).only_text();
    assert!(compared(&text(&files), &text(&bold)).is_empty());
}

/// Three values in a sentence have a cause each, and a value that is equal by chance elsewhere has none.
#[test]
fn three_causes_in_a_sentence_and_a_value_equal_by_chance() {
    let files = edited(
        &sample(),
        &[(
            CASE,
            "Medlemskapet kostar cirka {{ fakta.kostnad.arlig | kronor }} om året.",
            "Sedan {{ fakta.medlem_sedan }} kostar {{ fakta.organisation }} {{ fakta.kostnad.arlig | kronor }}, och annat 115 000 kr.",
        )],
    );
    let new = edited(
        &files,
        &[
            (CASE, "arlig = 115000", "arlig = 120000"),
            (CASE, "medlem_sedan = 2020", "medlem_sedan = 2019"),
            (CASE, "organisation = \"Nordic Safe Cities\"", "organisation = \"NTS\""),
            (CASE, "och annat 115 000 kr.", "och annat 120 000 kr."),
        ],
    );
    let lines = told(&compared(&side(&files), &side(&new)));
    let sentence = "tjansteutlatande/ekonomisk [-2020-] <- fakta.medlem_sedan {+2019+} <- fakta.medlem_sedan \
        [-Nordic Safe Cities-] <- fakta.organisation {+NTS+} <- fakta.organisation \
        [-115 000 kr-] <- fakta.kostnad.arlig {+120 000 kr+} <- fakta.kostnad.arlig [-115 000-] {+120 000+}";
    assert!(lines.iter().any(|line| line == sentence), "{lines:#?}");
}

#[test]
fn a_status_is_a_status() {
    let lines = of_sample(&[(CASE, "status = \"slutlig\"", "status = \"utkast\"")]);
    assert_eq!(lines, ["status: Some(\"slutlig\") -> Some(\"utkast\")"]);
}

/// A change of layout, of a font and of a version, each in the templates.
#[test]
fn layout_fonts_and_versions_change_no_text() {
    let built_in: BTreeMap<String, Bytes> =
        tree(&repository("templates")).into_iter().map(|(path, bytes)| (path, Bytes::from(bytes))).collect();
    let with = |edit: &dyn Fn(&mut BTreeMap<String, Bytes>)| {
        let mut files = built_in.clone();
        edit(&mut files);
        let templates = TemplateSource::only(Source::memory("templates", files));
        let (understood, record) = understood(&Source::memory("fall", sample()), &templates);
        Side::of_understood(understood, &record)
    };
    let old = with(&|_| {});
    let append = |files: &mut BTreeMap<String, Bytes>, ending: &str, more: &[u8]| {
        let name = files.keys().find(|name| name.starts_with("goteborg/") && name.ends_with(ending)).unwrap().clone();
        let bytes = [&files[&name][..], more].concat();
        files.insert(name, Bytes::from(bytes));
    };
    for (ending, more) in [(".typ", &b"\n// annat\n"[..]), (".ttf", b"\0\0")] {
        let diff = compared(&old, &with(&|files| append(files, ending, more)));
        assert_eq!(told(&diff), Vec::<String>::new(), "{ending}");
        assert!(!diff.is_empty() && !diff.filer.is_empty(), "{ending}");
    }
    let diff = compared(
        &old,
        &with(&|files| {
            let text = String::from_utf8(files["goteborg/husstil.toml"].to_vec()).unwrap();
            let version = text.lines().find(|line| line.starts_with("version = ")).unwrap().to_owned();
            files.insert(
                "goteborg/husstil.toml".to_owned(),
                Bytes::from(text.replacen(&version, "version = \"9.9\"", 1)),
            );
        }),
    );
    let lines = told(&diff);
    assert!(lines.len() == 1 && lines[0].starts_with("husstil: ") && lines[0].contains("9.9"), "{lines:?}");
}

/// Passages just over and just under what makes one moved.
#[test]
fn just_over_and_under_the_likeness_of_a_move() {
    let ten = |same: usize| {
        let word = |index: usize| if index < same { format!("ord{index}") } else { format!("annat{index}") };
        (0..10).map(word).collect::<Vec<_>>().join(" ") + "."
    };
    let moved = |same: usize| {
        let old = edited(&sample(), &[(CASE, FIRST, &format!("{}\n\n{FIRST}", ten(10)))]);
        let new = edited(&sample(), &[(CASE, END, &format!("{END}\n{}\n", ten(same)))]);
        told(&compared(&side(&old), &side(&new))).iter().any(|line| line.starts_with("move "))
    };
    assert!(moved(6), "0.6 of the words");
    assert!(!moved(5), "0.5 of the words");
    let short = |count: usize| {
        let words = "kort text som finns flera gånger".split(' ').take(count).collect::<Vec<_>>().join(" ");
        let old = edited(&sample(), &[(CASE, FIRST, &format!("{words}\n\n{FIRST}"))]);
        let new = edited(&sample(), &[(CASE, END, &format!("{END}\n{words}\n"))]);
        told(&compared(&side(&old), &side(&new))).iter().any(|line| line.starts_with("move "))
    };
    assert!(short(5) && !short(4));
}

/// The section is the same by its key: its heading is another, and nothing in it.
#[test]
fn a_renamed_heading_is_a_heading() {
    assert_eq!(
        of_sample(&[(CASE, "och höjt stadens kompetens\"", "och höjt stadens kunskap\"")]),
        ["tjansteutlatande/resultat heading: [-kompetens-] <- avsnitt.tjansteutlatande.resultat {+kunskap+} <- \
          avsnitt.tjansteutlatande.resultat"]
    );
}

/// An attached PDF under the same key with other bytes is the same bilaga, swapped; and nothing else of the case.
#[test]
fn a_swapped_bilaga_is_its_file() {
    let mut files =
        understood(&crate::common::source(&repository("tests/cases/pdf-bilaga")), &TemplateSource::default()).0.inputs;
    let old = side(&files);
    files.insert("brev.pdf".to_owned(), files["protokoll.pdf"].clone());
    let lines = told(&compared(&old, &side(&files)));
    assert!(!lines.is_empty() && lines.iter().any(|line| line.contains(".sha256: ")), "{lines:#?}");
    let swapped = |line: &String| [".sha256: ", ".sidor: ", ".pdf: "].iter().any(|part| line.contains(part));
    assert!(lines.iter().all(swapped), "{lines:#?}");
}
