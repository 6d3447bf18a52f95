//! Rows that are held against facts: when most of them disagree, it is the facts that were typed wrong, and that is told once.

use std::collections::BTreeSet;

use super::dragged;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::{Case, Placed};
use crate::place::Place;

/// So many rows at least are no chance.
const FEWEST: usize = 3;

/// What a test finds in the rows of a sheet that it holds against facts.
pub(super) struct Against {
    /// The facts, as the test names them: `fakta.period`.
    pub facts: Vec<String>,
    /// The sheet.
    pub sheet: String,
    /// How many rows it has.
    pub rows: usize,
    /// Those that disagree.
    pub found: Vec<Diagnostic>,
}

impl Against {
    fn is_most(&self) -> bool {
        is_most(self.found.len(), self.rows)
    }
}

/// What the tests of one rule find, with one problem in place of those of most rows.
pub(super) fn joined(case: &Case, tests: Vec<Against>) -> Vec<Diagnostic> {
    let mut joined = Vec::new();
    let mut left = tests;
    while let Some(first) = left.first() {
        let facts = first.facts.clone();
        let (same, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|test| test.facts == facts);
        left = others;
        let (found, rows) =
            same.iter().fold((0, 0), |(found, rows), test| (found + test.found.len(), rows + test.rows));
        let all = is_most(found, rows) || is_one_year(case, &same);
        let (most, few): (Vec<_>, Vec<_>) = same.into_iter().partition(|test| all || test.is_most());
        joined.extend(told(case, &facts, &most));
        joined.extend(few.into_iter().flat_map(|test| test.found));
    }
    joined
}

fn is_most(found: usize, rows: usize) -> bool {
    found >= FEWEST && 2 * found > rows
}

/// Whether rows of several sheets disagree that are all of the same year: the facts leave it out.
fn is_one_year(case: &Case, tests: &[Against]) -> bool {
    let found = || tests.iter().flat_map(|test| &test.found);
    let sheets: BTreeSet<&str> =
        tests.iter().filter(|test| !test.found.is_empty()).map(|test| test.sheet.as_str()).collect();
    let years: Option<BTreeSet<i32>> =
        found().map(|problem| Some(dragged::year(case, problem.places.first()?)?.year)).collect();
    found().count() >= FEWEST && sheets.len() > 1 && years.is_some_and(|years| years.len() == 1)
}

fn told(case: &Case, facts: &[String], tests: &[Against]) -> Option<Diagnostic> {
    let severity = tests.iter().flat_map(|test| &test.found).next()?.severity;
    let values: Vec<(String, &Placed<_>)> = facts.iter().flat_map(|name| filled_in(case, name)).collect();
    let shown: Vec<String> = values.iter().map(|(name, fact)| format!("`{name} = {}`", fact.value)).collect();
    let with_rows = || tests.iter().filter(|test| !test.found.is_empty());
    let sheets: Vec<String> = with_rows().map(|test| format!("`{}`", test.sheet)).collect();
    let problem = message!(
        codes::ROWS_DISAGREE,
        antal = with_rows().map(|test| test.found.len()).sum::<usize>(),
        alla = with_rows().map(|test| test.rows).sum::<usize>(),
        uppgifter = shown.join(", "),
        blad = sheets.join(", ")
    );
    let of_facts = values.iter().flat_map(|(_, fact)| fact.places.iter().cloned());
    let first_cells = with_rows().filter_map(|test| test.found.first()?.places.first().cloned());
    let mut told = Diagnostic::finding(problem);
    told.severity = severity;
    Some(told.at_all(of_facts.chain(first_cells).collect::<Vec<Place>>()))
}

/// The facts of a name or a group of names that have a value.
fn filled_in<'c>(case: &'c Case, name: &str) -> Vec<(String, &'c Placed<crate::model::Value>)> {
    let Some(own) = name.strip_prefix("fakta.") else { return Vec::new() };
    let group = format!("{own}.");
    let named = case.facts.iter().filter(|(key, _)| *key == own || key.starts_with(&group));
    named.filter_map(|(key, fact)| Some((format!("fakta.{key}"), fact.as_ref()?))).collect()
}
