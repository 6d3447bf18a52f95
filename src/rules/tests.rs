use super::*;
use crate::templates::{TemplateSource, kinds};

#[test]
fn the_rules_are_readable_and_whole() {
    let file: RuleFile = toml::from_str(GENERAL).expect("rules.toml");
    for rule in file.regel.iter().chain(&all(&kinds(&TemplateSource::default()).expect("kinds"))) {
        assert!(["fel", "varning", "fel/varning"].contains(&rule.niva.as_str()), "{}", rule.kod);
        let texts = [&rule.regel_sv, &rule.regel_en, &rule.varfor_sv, &rule.varfor_en, &rule.fel, &rule.ratt];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "{}", rule.kod);
    }
}

/// A rule that is read by itself says what it does in the file.
#[test]
fn rules_are_read_one_by_one_as_they_are_together() {
    assert_eq!(those(|_| true), general());
    let codes = |rules: Vec<RuleText>| rules.into_iter().map(|rule| rule.kod).collect::<Vec<_>>();
    assert_eq!(codes(those(|code| ["G04", "G12"].contains(&code))), ["G04", "G12"]);
}

#[test]
fn the_list_is_in_the_order_of_codes() {
    let rules = all(&kinds(&TemplateSource::default()).expect("kinds"));
    let at = |code: &str| rules.iter().position(|rule| rule.kod == code);
    let (first, last) = (at("G08").expect("G08"), at("G13").expect("G13"));
    assert!(first < last);
}

#[test]
fn codes_are_listed_as_they_run() {
    assert_eq!(listed(["G01", "G02", "G03", "G05", "G07", "G08", "T01"]), "G01–G03, G05, G07–G08, T01");
    assert_eq!(listed([]), "");
}

/// A code that is only like another one is none.
#[test]
fn a_code_is_meant_by_its_number() {
    let known = ["G07", "G12", "M01"].map(str::to_owned);
    for written in ["g07", "G7", "7", "fel[G07]", "G 07:", "G-07"] {
        assert_eq!(meant(written, &known).as_deref(), Some("G07"), "{written}");
    }
    assert_eq!(meant("M1", &known).as_deref(), Some("M01"));
    for written in ["G99", "G", "", "G07 G12", "G0712", "X07"] {
        assert_eq!(meant(written, &known), None, "{written}");
    }
}
