//! Waivers (`[[undantag]]`): a finding that the handläggare has judged and explained is silenced, and listed. A waiver
//! is about one finding: where several with different words fit, none is silenced and the waiver asks for more.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::aftermath::is_lost;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::message::message;
use crate::messages::{Language, Messages};
use crate::model::{Case, Waiver, WaiverTarget};
use crate::near::suggestion;
use crate::place::{CellPlace, Place, TextPlace};

/// A finding that a waiver silences, for `granskning.txt` and the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// The rule's code.
    pub code: String,
    /// What the waiver is about.
    pub about: String,
    /// The reason given.
    pub reason: String,
    /// The finding.
    pub finding: Diagnostic,
}

/// Takes the waived findings out, and reports waivers that silence nothing. It looks at everything found so far, so that
/// a waiver of what reading reports is refused.
pub fn waive(case: &Case, findings: &mut Diagnostics) -> Vec<Waived> {
    let waivers: Vec<&Waiver> = case.waivers.iter().filter(|waiver| !codes::is_archival(&waiver.code.value)).collect();
    waive_by(&waivers, findings)
}

/// Takes out what the case waives of the findings that only its archiving makes.
pub fn waive_for_archive(case: &Case, findings: &mut Diagnostics) -> Vec<Waived> {
    let waivers: Vec<&Waiver> = case.waivers.iter().filter(|waiver| codes::is_archival(&waiver.code.value)).collect();
    waive_by(&waivers, findings)
}

fn waive_by(waivers: &[&Waiver], findings: &mut Diagnostics) -> Vec<Waived> {
    if waivers.is_empty() {
        return Vec::new();
    }
    let words = Words {
        swedish: Messages::new(Language::Swedish),
        english: LazyCell::new(|| Messages::new(Language::English)),
    };
    let (mut silenced, mut problems, mut waived) = (BTreeSet::new(), Diagnostics::new(), Vec::new());
    for waiver in waivers {
        let fitting: Vec<usize> = (0..findings.len()).filter(|index| fits(waiver, &findings[*index], &words)).collect();
        if let Some((index, problem)) = nearly(waiver, &fitting, findings) {
            // The finding is told with the waiver that misses it.
            silenced.insert(index);
            problems.push(problem);
            continue;
        }
        if let Some(problem) = objection(waiver, &fitting, findings, &words) {
            problems.push(problem);
            continue;
        }
        waived.extend(fitting.iter().map(|index| Waived {
            code: waiver.code.value.clone(),
            about: waiver.about.value.clone(),
            reason: waiver.reason.value.clone(),
            finding: findings[*index].clone(),
        }));
        silenced.extend(fitting);
    }
    let mut index = 0;
    findings.retain(|_| {
        index += 1;
        !silenced.contains(&(index - 1))
    });
    findings.extend(problems);
    waived
}

/// Messages as users quote them: in either language, with ordinary spaces.
struct Words {
    swedish: Messages,
    english: LazyCell<Messages>,
}

impl Words {
    fn have(&self, finding: &Diagnostic, quoted: &str) -> bool {
        let quoted = plain(quoted);
        let says = |messages: &Messages| plain(&messages.text(finding)).contains(&quoted);
        says(&self.swedish) || says(&self.english)
    }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").to_lowercase()
}

/// The only finding of a waiver's rule, where the waiver's words are nearly a value that it names, told with it.
fn nearly(waiver: &Waiver, fitting: &[usize], findings: &[Diagnostic]) -> Option<(usize, Diagnostic)> {
    let WaiverTarget::Words(quoted) = &waiver.target else { return None };
    let is_of_rule = |index: &usize| findings[*index].code.shown() == waiver.code.value && !findings[*index].stops;
    let mut of_rule = (0..findings.len()).filter(is_of_rule);
    let (true, Some(index), None) = (fitting.is_empty(), of_rule.next(), of_rule.next()) else { return None };
    let finding = &findings[index];
    let values = finding.arguments.values().filter(|value| value.chars().count() >= FEWEST_LETTERS);
    let meant = Some(suggestion(quoted, values.map(String::as_str))).filter(|meant| !meant.is_empty())?;
    let problem = message!(codes::WAIVER_NEAR, kod = waiver.code.value, om = waiver.about.value, ratt = meant);
    let mut told = Diagnostic::finding(problem);
    told.severity = finding.severity;
    Some((index, told.at_all(waiver.about.places.clone()).at_all(finding.places.clone())))
}

/// A shorter value may stand in the words of any waiver.
const FEWEST_LETTERS: usize = 4;

/// Why a waiver does not hold.
fn objection(waiver: &Waiver, fitting: &[usize], findings: &[Diagnostic], words: &Words) -> Option<Diagnostic> {
    let fitting: Vec<&Diagnostic> = fitting.iter().map(|index| &findings[*index]).collect();
    let messages: BTreeSet<String> = fitting.iter().map(|finding| words.swedish.text(finding)).collect();
    let (code, about) = (&waiver.code.value, &waiver.about.value);
    let is_unread = |finding: &Diagnostic| finding.stops || finding.code == codes::REFERENCE_UNREAD || is_lost(finding);
    let problem = if fitting.is_empty() && findings.iter().any(is_unread) {
        // What the waiver is about may not have been looked for.
        return None;
    } else if fitting.is_empty() {
        Diagnostic::warning(message!(codes::WAIVER_UNUSED, kod = code, om = about))
    } else if fitting.iter().any(|finding| finding.stops) {
        Diagnostic::finding(message!(codes::WAIVER_REFUSED, kod = code))
    } else if messages.len() > 1 {
        let count = messages.len();
        Diagnostic::warning(message!(codes::WAIVER_AMBIGUOUS, kod = code, om = about, antal = count))
    } else {
        return None;
    };
    Some(problem.at_all(waiver.about.places.clone()))
}

fn fits(waiver: &Waiver, finding: &Diagnostic, words: &Words) -> bool {
    finding.code.shown() == waiver.code.value
        && match &waiver.target {
            WaiverTarget::Value(values) => {
                finding.places.iter().any(|place| values.iter().any(|value| lies_in(place, value)))
            }
            WaiverTarget::Cells { sheet, range } => finding.places.iter().any(|place| match (place, range) {
                (Place::Cells(cells), None) => cells.sheet == *sheet,
                (Place::Cells(cells), Some((first, last))) => {
                    let range =
                        CellPlace { first: *first, last: *last, sheet: sheet.clone(), file: cells.file.clone() };
                    overlap(&range, cells)
                }
                _ => false,
            }),
            WaiverTarget::Words(quoted) => words.have(finding, quoted),
        }
}

/// Whether a place lies within a value's.
fn lies_in(place: &Place, value: &Place) -> bool {
    let (Place::Text(place), Place::Text(value)) = (place, value) else { return place == value };
    let start = |place: &TextPlace| (place.line, place.column);
    let end = |place: &TextPlace| (place.end_line, place.end_column);
    place.file == value.file && start(value) <= start(place) && end(place) <= end(value)
}

/// A finding on two cells of a row is found by either.
fn overlap(one: &CellPlace, other: &CellPlace) -> bool {
    one.sheet == other.sheet
        && one.first.row <= other.last.row
        && other.first.row <= one.last.row
        && one.first.column <= other.last.column
        && other.first.column <= one.last.column
}

#[cfg(test)]
mod tests;
