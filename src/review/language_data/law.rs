//! Laws that municipalities cite.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A law that municipalities cite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::review) struct Law {
    /// Its number in the statute book.
    pub nummer: String,
    /// Other numbers that it has or has had.
    #[serde(default)]
    pub aven: Vec<String>,
    /// Numbers of earlier laws of the name, with the year from which the next one was in force.
    #[serde(default)]
    pub aldre: BTreeMap<String, i32>,
    /// Its name, in the definite form.
    pub namn: String,
    /// Its title after the number, when it has no name of one word.
    pub titel: Option<String>,
    /// How many chapters it has, when it has chapters.
    pub kapitel: Option<u32>,
    /// Its abbreviation.
    pub kort: Option<String>,
}

impl Law {
    /// Whether a number is the law's.
    pub(in crate::review) fn has(&self, number: &str) -> bool {
        self.nummer == number || self.aven.iter().any(|other| other == number)
    }
}
