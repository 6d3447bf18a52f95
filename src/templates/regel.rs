//! The review rules of a kind of case, as `arendetyp.toml` states them: an office can add one without Rust.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// A rule: what it demands and why, and the tests that try it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSpec {
    /// Its code: `G13`.
    pub kod: String,
    /// How grave a breach is.
    pub niva: RuleLevel,
    /// What it demands, in Swedish.
    pub regel_sv: String,
    /// What it demands, in English.
    pub regel_en: String,
    /// Why it exists, in Swedish.
    pub varfor_sv: String,
    /// Why it exists, in English.
    pub varfor_en: String,
    /// An example that fails.
    pub fel: String,
    /// The same, mended.
    pub ratt: String,
    /// What is tried.
    pub prov: Vec<RuleTest>,
}

/// How grave a breach of a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleLevel {
    /// An error: a final case is not built.
    Fel,
    /// A warning.
    Varning,
}

/// A test of a rule: a condition, and what is said when it does not hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleTest {
    /// Only when this holds is the rest tried; expression.
    pub nar: Option<Spanned<String>>,
    /// A table, or an expression that gives a list: the condition is tried on each item as `rad`.
    #[serde(rename = "for")]
    pub for_varje: Option<Spanned<String>>,
    /// The condition; expression.
    pub villkor: Spanned<String>,
    /// Values of the texts' placeholders: an expression for each name.
    #[serde(default)]
    pub varden: BTreeMap<String, Spanned<String>>,
    /// What is wrong, in Swedish, with `{name}` for values.
    pub meddelande_sv: String,
    /// What is wrong, in English.
    pub meddelande_en: String,
    /// How to mend it, in Swedish.
    pub tips_sv: String,
    /// How to mend it, in English.
    pub tips_en: String,
    /// Names whose places are shown beside those that the condition reads: `fakta.period`, `projekt.ar`.
    #[serde(default)]
    pub platser: Vec<String>,
}

/// How prose speaks of the period.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodWords {
    /// Group of facts with `fran` and `till`.
    pub fakta: String,
    /// Words that stand before the period's years; years after them are the period's.
    pub fore: Vec<String>,
    /// Words that may stand before a part of the period too; years after them lie in it.
    pub inom: Vec<String>,
}

/// Where the proposal says when it is reviewed, and by whom.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionSpec {
    /// The document.
    pub dokument: String,
    /// Its section on review.
    pub avsnitt: String,
    /// The cover's row for how long it is valid.
    pub giltighetstid: String,
    /// The cover's row for who is responsible.
    pub ansvarig: String,
    /// Facts that state when it is reviewed.
    pub fakta: Vec<String>,
    /// Regular expressions for a date or an interval in words.
    pub tid: Vec<String>,
    /// Regular expressions for a sentence that says who is responsible.
    pub ansvar: Vec<String>,
    /// Values of the cover that say nothing.
    pub tomma: Vec<String>,
}
