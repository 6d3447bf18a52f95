use super::super::testing::Changed;
use crate::templates::{TemplateSource, kinds};

fn found(texts: &[(&str, &str, &str)]) -> Vec<String> {
    Changed { texts, ..Changed::default() }.messages("G20")
}

const VALIDITY: (&str, &str, &str) =
    ("anvisning.toml", "Tills vidare", "Tills vidare, med omprövning {{ fakta.uppfoljning.intervall }}");
const RESPONSIBLE: (&str, &str, &str) = ("anvisning.toml", "\"{{ hus.kontor }}\"", "\"Ännu inte bestämt\"");
const SECTION: (&str, &str, &str) =
    ("anvisning.toml", "Medlemskapet omprövas {{ fakta.uppfoljning.intervall }}.", "Vid behov.");
const TITLE: &str = "Anvisning för medlemskapet i Nätverket Trygg";

#[test]
fn the_proposal_says_when_it_is_reviewed() {
    assert_eq!(found(&[SECTION]), [format!("`{TITLE}` säger inte när dokumentet ska omprövas")]);
    assert!(found(&[]).is_empty());
    assert!(found(&[VALIDITY, SECTION]).is_empty());
}

#[test]
fn a_time_in_words_will_do() {
    for words in
        ["Ska omprövas vart fjärde år.", "Gäller till och med 2028.", "Omprövas årligen.", "Omprövas inom tre år."]
    {
        assert!(found(&[("anvisning.toml", SECTION.1, words)]).is_empty(), "{words}");
    }
}

#[test]
fn the_proposal_says_who_is_responsible() {
    assert_eq!(found(&[RESPONSIBLE]), [format!("`{TITLE}` säger inte vem som är ansvarig")]);
    let section = (SECTION.0, SECTION.1, "Kommunstyrelsen ansvarar för att ompröva det årligen.");
    assert!(found(&[RESPONSIBLE, section]).is_empty());
}

/// A pattern that cannot be read would never match.
#[test]
fn the_built_in_patterns_are_readable() {
    for kind in kinds(&TemplateSource::default()).expect("built-in kinds") {
        let spec = kind.omprovning.expect("a review clause");
        let sources: Vec<String> = spec.tid.iter().chain(&spec.ansvar).cloned().collect();
        assert_eq!(super::patterns(&sources).len(), sources.len());
    }
}
