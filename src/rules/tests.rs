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

#[test]
fn the_list_is_in_the_order_of_codes() {
    let rules = all(&kinds(&TemplateSource::default()).expect("kinds"));
    let at = |code: &str| rules.iter().position(|rule| rule.kod == code);
    let (first, last) = (at("G08").expect("G08"), at("G13").expect("G13"));
    assert!(first < last);
}
