//! The tests' base case with something changed, for tests of rules.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::inputs;
use crate::interpret;
use crate::merge;
use crate::messages::{Language, Messages};
use crate::model::{Case, Row, Value};
use crate::source::Source;
use crate::templates;
use crate::templates::{TemplateSource, Templates};

/// The complete minimal case of the tests.
fn base() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/grundfall")
}

/// The base case with texts of its files replaced, and the case changed before it is merged.
pub(super) struct Changed<'a> {
    /// File, text in it, and what stands there instead.
    pub texts: &'a [(&'a str, &'a str, &'a str)],
    /// What is changed in the case.
    pub case: fn(&mut Case),
    /// What is changed in the templates.
    pub templates: fn(&mut Templates),
}

impl Default for Changed<'_> {
    fn default() -> Self {
        Self { texts: &[], case: |_| {}, templates: |_| {} }
    }
}

impl Changed<'_> {
    /// What review and waivers leave.
    pub(super) fn findings(&self) -> (Diagnostics, Vec<super::Waived>) {
        self.findings_beside(None)
    }

    /// The same, where something else has been found before.
    pub(super) fn findings_beside(&self, other: impl Into<Option<Diagnostic>>) -> (Diagnostics, Vec<super::Waived>) {
        let folder = tempfile::tempdir().expect("a folder");
        for file in ["arende.toml", "anvisning.toml", "inriktning.toml", "underlag.xlsx"] {
            std::fs::copy(base().join(file), folder.path().join(file)).expect("copied");
        }
        for (file, from, to) in self.texts {
            let path = folder.path().join(file);
            let text = std::fs::read_to_string(&path).expect("read");
            assert!(from.is_empty() || text.contains(from), "{from} is not in {file}");
            let text = if from.is_empty() { text + to } else { text.replace(from, to) };
            std::fs::write(&path, text).expect("written");
        }
        let mut problems: Diagnostics = other.into().into_iter().collect();
        let raw = inputs::read(&Source::folder(folder.path()).expect("a folder"), &mut problems).expect("readable");
        let preamble = interpret::preamble(&raw.case, &mut problems).expect("a preamble");
        let place = crate::place::Place::File("arende.toml".into());
        let mut templates = templates::load(&TemplateSource::default(), ("goteborg", &place), ("medlemskap", &place))
            .expect("built-in templates");
        (self.templates)(&mut templates);
        let mut case = interpret::interpret(raw, preamble.status, None, &templates, &mut problems);
        (self.case)(&mut case);
        let merged = merge::merge(&case, &templates, &mut problems);
        problems.extend(super::review(&case, &templates, &merged));
        let waived = super::waive(&case, &mut problems);
        (problems, waived)
    }

    /// The Swedish messages of the findings with this code, or of all with an empty one.
    pub(super) fn messages(&self, code: &str) -> Vec<String> {
        let messages = Messages::new(Language::Swedish);
        let found = self.findings().0;
        let wanted = found.iter().filter(|finding: &&Diagnostic| code.is_empty() || finding.code.shown() == code);
        wanted.map(|finding| messages.text(finding)).collect()
    }
}

/// The rows of a table, to be changed.
pub(super) fn rows<'c>(case: &'c mut Case, table: &str) -> &'c mut Vec<Row> {
    &mut Arc::make_mut(case.tables.get_mut(table).expect("a table")).rows
}

/// Sets a cell.
pub(super) fn set(case: &mut Case, table: &str, row: usize, column: &str, value: Option<Value>) {
    let index = case.tables[table].column(column).expect("a column");
    rows(case, table)[row].values[index] = value;
}

/// A day.
pub(super) fn day(text: &str) -> Option<Value> {
    Some(Value::Date(text.parse::<NaiveDate>().expect("a date")))
}
