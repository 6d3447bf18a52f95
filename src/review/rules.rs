//! What each rule is, why it exists, and an example: the source of `check --explain` and of the README's list.

use serde::Deserialize;

/// The rules that hold for every case.
const GENERAL: &str = include_str!("rules.toml");

/// A rule as it is explained.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// Its code: `G07`.
    pub kod: String,
    /// `fel`, `varning`, or both with a slash.
    pub niva: String,
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    regel: Vec<RuleText>,
}

/// The rules that hold for every case, in the order of their codes. A test holds the file readable.
pub fn general() -> Vec<RuleText> {
    toml::from_str::<RuleFile>(GENERAL).map(|file| file.regel).unwrap_or_default()
}
