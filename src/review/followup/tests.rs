use super::super::testing::Changed;
use crate::templates::{TemplateSource, kinds};

fn found(texts: &[(&str, &str, &str)]) -> Vec<String> {
    Changed { texts, ..Changed::default() }.messages("G20")
}

const VALIDITY: (&str, &str, &str) =
    ("anvisning.toml", "Tills vidare, med omprövning {{ fakta.uppfoljning.intervall }}", "Tills vidare");
const RESPONSIBLE: (&str, &str, &str) = ("anvisning.toml", "\"{{ hus.kontor }}\"", "\"Ännu inte bestämt\"");
const SECTION: (&str, &str, &str) =
    ("anvisning.toml", "omprovning = \"\"\"", "omprovning = \"Vid behov.\"\n_x = \"\"\"");
const TITLE: &str = "Göteborgs Stads anvisning för medlemskap i Nordic Safe Cities";

#[test]
fn the_proposal_says_when_it_is_reviewed() {
    assert_eq!(found(&[VALIDITY, SECTION]), [format!("`{TITLE}` säger inte när dokumentet ska omprövas")]);
    assert!(found(&[VALIDITY]).is_empty());
    assert!(found(&[SECTION]).is_empty());
}

#[test]
fn a_time_in_words_will_do() {
    for words in
        ["Ska omprövas vart fjärde år.", "Gäller till och med 2028.", "Omprövas årligen.", "Omprövas inom tre år."]
    {
        let section = format!("omprovning = \"{words}\"\n_x = \"\"\"");
        assert!(found(&[VALIDITY, ("anvisning.toml", SECTION.1, &section)]).is_empty(), "{words}");
    }
}

#[test]
fn the_proposal_says_who_is_responsible() {
    assert_eq!(found(&[RESPONSIBLE, SECTION]), [format!("`{TITLE}` säger inte vem som är ansvarig")]);
    assert!(found(&[RESPONSIBLE]).is_empty());
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
