//! Houses of other shapes, in `houses/kommuner`, with nothing in Rust: one whose report is a tjänsteskrivelse, and one whose
//! signatures come directly after the decision. What their folders lack is the built-in house's. A folder beside them is a case
//! of a kind of `kinds`. `UTLATANDE_UPDATE=1 cargo test --release --test all houses::` rewrites what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{Said, copy, difference, fall, program, put, repository, said, scratch, tree, update};
use crate::kinds;

/// Each house, with the kind of its case.
pub const HOUSES: [(&str, &str); 2] = [("sjostad", "internkontroll"), ("storvik", "taxa")];

/// The template folders of the houses and of the kinds.
pub fn templates(root: &Path) -> PathBuf {
    let templates = root.join("mallar");
    copy(&repository(kinds::TEMPLATES), &templates);
    for (house, _) in HOUSES {
        let own = repository("tests/houses/kommuner").join(house);
        copy(&repository("templates/goteborg"), &templates.join(house));
        copy(&own, &templates.join(house));
    }
    // Its layout names no family but the program's own.
    fs::remove_dir_all(templates.join("sjostad/typsnitt")).unwrap();
    templates
}

pub fn lay_out(house: &str, root: &Path) -> PathBuf {
    let kind = HOUSES.into_iter().find(|(name, _)| *name == house).unwrap().1;
    kinds::lay_out_folder(&repository("tests/houses").join(house), kind, root, |_| {})
}

fn run(command: &str, templates: &Path, case: &Path, more: &[&str]) -> Said {
    said(program().arg(command).args(["--lang", "sv", "--templates"]).arg(templates).arg(case).args(more))
}

/// Every case says what is expected, its pages do, and its report has the name that the house gives it.
#[test]
fn every_house_says_what_is_expected() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("houses");
    let _ = fs::remove_dir_all(&root);
    let templates = templates(&root);
    for (house, report) in [("sjostad", "tjansteskrivelse"), ("storvik", "tjansteutlatande")] {
        let case = lay_out(house, &root);
        let output = root.join("output");
        let checked = run("check", &templates, &case, &[]);
        let built = run("build", &templates, &case, &["--output", output.to_str().unwrap()]);
        assert_eq!(built.code, 0, "{built:?}");
        let mut told = BTreeMap::from([(
            "expected.sv.txt".to_owned(),
            format!("exit {}\n\n{}{}", checked.code, checked.out, checked.err).into_bytes(),
        )]);
        let files = tree(&output.join(house));
        assert!(files.contains_key(&format!("{report}.pdf")), "{:?}", files.keys());
        let texts = files.into_iter().filter(|(path, _)| path.ends_with(".txt") && path != "granskning.txt");
        let texts = texts.filter(|(path, _)| path != "handlingar.txt");
        told.extend(texts.map(|(path, bytes)| (format!("expected.{path}"), bytes)));
        for (name, bytes) in told {
            let expected = repository("tests/houses").join(house).join(&name);
            assert!(fall::is_expected(&name));
            if update() {
                fs::write(&expected, &bytes).unwrap();
            }
            let found = difference(&name, &bytes, &fs::read(&expected).unwrap_or_default());
            assert!(found.is_none(), "{}", found.unwrap());
        }
    }
}

/// A point of the kind of case that is not worded for the house is told where it stands, in the kind's folder.
#[test]
fn a_point_of_the_kind_is_told_in_its_folder() {
    let root = scratch();
    let templates = templates(root.path());
    let case = lay_out("storvik", root.path());
    let kind = templates.join("taxa/arendetyp.toml");
    let text = fs::read_to_string(&kind).unwrap();
    let text: String =
        text.lines().filter(|line| !line.starts_with("text_subjekt")).map(|line| format!("{line}\n")).collect();
    put(&kind, text.as_bytes());
    let line = 1 + text.lines().position(|line| line.contains("bemyndigas att")).unwrap();
    let told = run("check", &templates, &case, &[]).out;
    assert!(told.contains("[G02]: beslutspunkten börjar med `Tillsynsnämnden bemyndigas att`"), "{told}");
    assert!(told.contains(&format!("taxa/arendetyp.toml:{line}:")) && !told.contains(" arende.toml:"), "{told}");
}

/// The rule of a kind is explained by its code, and a document is asked for by the name of its files.
#[test]
fn codes_and_documents_are_asked_for_as_they_are_read() {
    let root = scratch();
    let templates = templates(root.path());
    let case = lay_out("sjostad", root.path());
    let told = said(program().args(["explain", "IK02", "--lang", "sv", "--templates"]).arg(&templates));
    assert!(told.code == 0 && told.out.contains("En risk från gränsen och uppåt"), "{told:?}");
    let told = run("explain", &templates, &case, &["--document", "tjansteskrivelsen", "50 procent"]);
    assert!(told.err.contains("tjansteskrivelse") && !told.err.contains("tjansteutlatande"), "{told:?}");
}

/// What is told of a case names the house's own words.
#[test]
fn messages_have_the_words_of_the_house() {
    let root = scratch();
    let templates = templates(root.path());
    let case = lay_out("sjostad", root.path());
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap();
    put(&file, text.replace("\"upphäva ", "\"avskaffa ").as_bytes());
    let told = run("check", &templates, &case, &[]).out;
    assert!(told.contains("det som beslutas: anta, upphäva …"), "{told}");
    assert!(told.contains("dokumentets titel och \"upphäva\""), "{told}");
    assert!(!told.contains("upphör att gälla") && !told.contains("slutar utan punkt"), "{told}");
}

/// A handläggare may have a title, as those who sign have; a house words the two as it likes.
#[test]
fn a_case_officer_may_have_a_title() {
    let root = scratch();
    let templates = templates(root.path());
    let case = lay_out("sjostad", root.path());
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap();
    let titled = text.replacen("telefon = ", "titel = \"Utredare\"\ntelefon = ", 1);
    put(&file, titled.as_bytes());
    let output = root.path().join("output");
    let pages = || {
        let built = run("build", &templates, &case, &["--output", output.to_str().unwrap()]);
        assert_eq!(built.code, 0, "{built:?}");
        fs::read_to_string(output.join("sjostad/tjansteskrivelse.txt")).unwrap()
    };
    assert!(pages().contains("Förnamn Efternamn, Utredare"), "{}", pages());
    let house = templates.join("sjostad/husstil.toml");
    let words = fs::read_to_string(&house).unwrap();
    put(&house, words.replacen("[fraser]\n", "[fraser]\nhandlaggare_titel = \"{titel} {namn}\"\n", 1).as_bytes());
    assert!(pages().contains("Utredare Förnamn Efternamn"), "{}", pages());
    put(&file, titled.replace("\"Utredare\"", "\"XXX\"").as_bytes());
    let told = run("check", &templates, &case, &[]).out;
    assert!(told.contains("[G25]: `XXX`"), "a placeholder is found in it: {told}");
}

/// A point that only takes note of a document neither adopts it nor says too little, however the house words its points.
#[test]
fn a_point_that_takes_note_is_one_in_every_form() {
    let root = scratch();
    let templates = templates(root.path());
    for (house, adopts, notes) in
        [("sjostad", "\"anta ", "\"anteckna "), ("storvik", "nämnden antar ", "nämnden antecknar ")]
    {
        let case = lay_out(house, root.path());
        let words = templates.join(house).join("husstil.toml");
        let text = fs::read_to_string(&words).unwrap();
        put(&words, text.replacen("borjan = [", "borjan = [\"antecknar\", ", 1).as_bytes());
        let file = case.join("arende.toml");
        let text = fs::read_to_string(&file).unwrap();
        put(&file, text.replacen(adopts, notes, 1).as_bytes());
        let told = run("check", &templates, &case, &[]).out;
        assert!(told.contains("[G31]: ingen beslutspunkt antar"), "{house}: noting adopts nothing: {told}");
        assert!(!told.contains("[G02]"), "{house}: {told}");
    }
}
