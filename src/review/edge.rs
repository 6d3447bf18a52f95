//! A period that begins a year too early, or ends one too late: every rule that looks for something of each year misses that year, and
//! it is told once.

use super::Review;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::message::message;
use crate::model::{Placed, Value};
use crate::place::Place;

/// Puts one problem in place of those that say of the first or the last year of the period that it has no rows.
pub(super) fn join(review: &Review<'_>, findings: &mut Diagnostics) {
    let Some(words) = &review.templates.arendetyp.periodnamn else { return };
    let year = |field: &str| {
        let name = format!("{}.{field}", words.fakta);
        match review.case.facts.get(&name) {
            Some(Some(Placed { value: Value::Year(year), places })) => Some((name, *year, places.first()?.clone())),
            _ => None,
        }
    };
    let (Some(from), Some(to)) = (year("fran"), year("till")) else { return };
    let period = [from.2.clone(), to.2.clone()];
    for (name, year, place) in [from, to] {
        let year = year.to_string();
        let is_of = |finding: &Diagnostic| is_gap(finding, &year) || misses(finding, &year, &period);
        let is_waived = |finding: &Diagnostic| review.case.waivers.iter().any(|w| w.code.value == finding.code.shown());
        let found: Vec<&Diagnostic> = findings.iter().filter(|finding| is_of(finding)).collect();
        let has_both =
            found.iter().any(|finding| is_gap(finding, &year)) && found.iter().any(|finding| !is_gap(finding, &year));
        if !has_both || found.iter().any(|finding| is_waived(finding)) {
            continue;
        }
        let is_grave = found.iter().any(|finding| finding.severity == Severity::Error);
        let problem = message!(codes::PERIOD_BEYOND, ar = year, uppgift = format!("fakta.{name}"));
        let problem = if is_grave { Diagnostic::finding(problem) } else { Diagnostic::warning(problem) };
        let sheets = found.iter().flat_map(|finding| finding.places.iter().find(|place| is_of_sheet(place)).cloned());
        let places = std::iter::once(place).chain(sheets).collect();
        findings.retain(|finding| !is_of(finding));
        findings.push(problem.at_all(places));
    }
}

fn is_of_sheet(place: &Place) -> bool {
    matches!(place, Place::Cells(_))
}

/// Whether a finding says that a sheet lacks a row for the year that it has for the others.
fn is_gap(finding: &Diagnostic, year: &str) -> bool {
    finding.code == codes::SERIES_GAP && finding.arguments["ar"] == year
}

/// Whether a rule of the kind of case that reads the period says something of the year.
fn misses(finding: &Diagnostic, year: &str, period: &[Place]) -> bool {
    let names = finding.wording().is_some_and(|wording| wording.values.iter().any(|value| value == year));
    names && period.iter().all(|place| finding.places.contains(place))
}
