//! What is told to programs, a line of JSON each. Fields may be added, never changed.

use std::borrow::Cow;

use serde::Serialize;

use super::Console;
use crate::diagnostic::{Diagnostic, Severity};
use crate::personal_number::masked;
use crate::place::PlaceRecord;

/// A diagnostic for programs.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    pub(super) code: &'a str,
    pub(super) severity: &'static str,
    pub(super) message: String,
    pub(super) places: Vec<PlaceRecord<'a>>,
    pub(super) hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) case: Option<Cow<'a, str>>,
}

/// A written file for programs.
#[derive(Serialize)]
pub(super) struct WrittenRecord<'a> {
    pub(super) written: &'a str,
    pub(super) pages: Option<usize>,
}

/// A part that `verify` judged, for programs.
#[derive(Serialize)]
pub(super) struct JudgedRecord {
    pub(super) part: &'static str,
    pub(super) errors: usize,
}

/// What came of a replay, for programs.
#[derive(Serialize)]
pub(super) struct VerdictRecord<'a> {
    pub(super) verdict: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) detail: &'a str,
}

impl Console {
    /// A diagnostic for programs.
    pub(super) fn record<'a>(&self, diagnostic: &'a Diagnostic, case: Option<&'a str>) -> Record<'a> {
        Record {
            code: diagnostic.code.shown(),
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: self.messages.text(diagnostic),
            places: diagnostic.places.iter().map(PlaceRecord::from).collect(),
            hint: self.messages.hint(diagnostic),
            case: case.map(masked),
        }
    }
}
