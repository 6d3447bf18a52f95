//! Waivers (`[[undantag]]`): a finding that the handläggare has judged and explained is silenced, and listed.

use crate::diagnostic::Diagnostics;
use crate::model::Case;

/// A finding that a waiver silences, for `granskning.txt` and the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The rule's code.
    pub code: String,
    /// What the waiver is about.
    pub about: String,
    /// The reason given.
    pub reason: String,
}

/// Takes the waived findings out, and reports waivers that silence nothing.
pub fn waive(_case: &Case, findings: Diagnostics) -> (Diagnostics, Vec<Waived>) {
    (findings, Vec::new())
}
