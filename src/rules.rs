//! What each rule is, why it exists, and an example: the source of `check --explain` and of the reference's list.

use serde::{Deserialize, Serialize};

use crate::messages::Language;
use crate::templates::{Arendetyp, RuleLevel, RuleSpec};

/// The rules that hold for every case.
const GENERAL: &str = include_str!("rules.toml");

/// A rule as it is explained.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleText {
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

impl RuleText {
    /// What it demands.
    pub(crate) fn demand(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.regel_sv,
            Language::English => &self.regel_en,
        }
    }

    /// Why it exists.
    pub(crate) fn reason(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.varfor_sv,
            Language::English => &self.varfor_en,
        }
    }
}

impl From<&RuleSpec> for RuleText {
    fn from(rule: &RuleSpec) -> Self {
        Self {
            kod: rule.kod.clone(),
            niva: match rule.niva {
                RuleLevel::Fel => "fel".to_owned(),
                RuleLevel::Varning => "varning".to_owned(),
            },
            regel_sv: rule.regel_sv.clone(),
            regel_en: rule.regel_en.clone(),
            varfor_sv: rule.varfor_sv.clone(),
            varfor_en: rule.varfor_en.clone(),
            fel: rule.fel.clone(),
            ratt: rule.ratt.clone(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    regel: Vec<RuleText>,
}

/// What each rule of that file begins with, and its code.
const RULE: &str = "[[regel]]\n";
const CODE: &str = "kod = \"";

/// Those of the rules that hold for every case whose codes are wanted: no other is read.
pub(crate) fn those(is_wanted: impl Fn(&str) -> bool) -> Vec<RuleText> {
    let code = |rule: &&str| rule.strip_prefix(CODE).and_then(|rest| rest.split('"').next()).is_some_and(&is_wanted);
    GENERAL.split(RULE).skip(1).filter(code).filter_map(|rule| toml::from_str(rule).ok()).collect()
}

/// The rules that hold for every case. A test holds the file readable.
pub(crate) fn general() -> Vec<RuleText> {
    toml::from_str::<RuleFile>(GENERAL).map(|file| file.regel).unwrap_or_default()
}

/// The rules that hold for every case and those of kinds of case, in the order of their codes.
pub(crate) fn all<'a>(kinds: impl IntoIterator<Item = &'a Arendetyp>) -> Vec<RuleText> {
    let own = kinds.into_iter().flat_map(|kind| &kind.regler).map(RuleText::from);
    let mut rules: Vec<RuleText> = general().into_iter().chain(own).collect();
    rules.sort_by(|a, b| a.kod.cmp(&b.kod));
    rules
}

/// The codes of every rule that a case of this kind is tried on.
pub(crate) fn codes(kind: &Arendetyp) -> Vec<String> {
    let rules = crate::codes::ALL
        .iter()
        .map(|code| code.shown())
        .filter(|code| code.starts_with('G') || crate::codes::is_archival(code));
    let mut codes: Vec<String> = rules.map(str::to_owned).chain(all([kind]).into_iter().map(|rule| rule.kod)).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// Codes in order as a reader lists them: "G01–G28, G30–G34".
pub(crate) fn listed<'c>(codes: impl IntoIterator<Item = &'c str>) -> String {
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for code in codes {
        match runs.last_mut() {
            Some((_, last)) if follows(last, code) => *last = code,
            _ => runs.push((code, code)),
        }
    }
    let shown = |(first, last)| if first == last { str::to_owned(first) } else { format!("{first}–{last}") };
    runs.into_iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// Whether a code is the next one of its letter.
fn follows(last: &str, code: &str) -> bool {
    let number = |code: &str| code.get(1..)?.parse::<u32>().ok();
    last.get(..1) == code.get(..1) && number(last).zip(number(code)).is_some_and(|(last, next)| last + 1 == next)
}

/// The code that somebody means who writes more or less of it: "g7", `fel[G07]`, "G 07:".
pub(crate) fn meant(written: &str, known: &[String]) -> Option<String> {
    let mut parts = written.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let number = parts.next()?.parse::<u32>().ok().filter(|_| parts.next().is_none())?;
    let letter = written.chars().rev().find(char::is_ascii_alphabetic).unwrap_or('G').to_ascii_uppercase();
    let code = format!("{letter}{number:02}");
    known.contains(&code).then_some(code)
}

#[cfg(test)]
mod tests;
