//! The review rules of a kind of case, but for their expressions: codes, places and the texts of their findings.

use super::Checker;
use crate::codes;
use crate::message::message;
use crate::reasons;
use crate::templates::{RuleSpec, RuleTest};

impl Checker<'_> {
    pub(super) fn rules(&mut self) {
        for rule in &self.kind.regler {
            self.code(rule);
            for (number, test) in (1..).zip(&rule.prov) {
                self.test(&["regel", &rule.kod, "prov", &format!("{number}")], test);
            }
        }
    }

    /// A rule has no code of the program's own: a waiver, or whoever asks what it means, could mean either.
    fn code(&mut self, rule: &RuleSpec) {
        if codes::ALL.iter().any(|own| own.shown() == rule.kod.to_uppercase()) {
            self.tell(&["regel", &rule.kod, "kod"], message!(reasons::CODE_TAKEN, varde = rule.kod));
        }
    }

    fn test(&mut self, way: &[&str], test: &RuleTest) {
        let known: Vec<&str> = test.varden.keys().map(String::as_str).collect();
        for (key, text) in [
            ("meddelande_sv", &test.meddelande_sv),
            ("meddelande_en", &test.meddelande_en),
            ("tips_sv", &test.tips_sv),
            ("tips_en", &test.tips_en),
        ] {
            self.placeholders(&[way, &[key]].concat(), text, &known);
        }
        for name in &test.platser {
            let is_known = match name.split_once('.') {
                Some(("fakta", fact)) => self.is_fact(fact) || self.is_group(fact),
                Some(("berakning", value)) => self.is_computed(value),
                Some(("arende", value)) => ["utfardat", "arendenummer"].contains(&value),
                _ => self.is_column(name),
            };
            self.known(is_known, &[way, &["platser", name]].concat(), name);
        }
    }

    /// Whether a table has a column, `table.column`, filled in or computed.
    fn is_column(&self, name: &str) -> bool {
        let found = name.split_once('.').and_then(|(table, column)| {
            let table = self.kind.tabeller.iter().find(|spec| spec.namn == table)?;
            table.kolumner.named(column)
        });
        found.is_some()
    }
}
