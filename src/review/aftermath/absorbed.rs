//! What follows from rows that are doubtful: a sheet that has lost all of them, or rows that stand twice. A rule that reads them is not
//! told beside that, which then weighs as much as the rule.

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::Case;
use crate::place::{CellPlace, Place};

/// The rule that holds the text against the rows.
const OF_TEXT: &str = "G28";

/// Takes out of a review's findings what follows from such rows, unless somebody has said that they are meant so.
pub(super) fn hold_back(case: &Case, findings: &mut Diagnostics, problems: &mut Diagnostics) {
    let is_waived = |finding: &Diagnostic| case.waivers.iter().any(|waiver| waiver.code.value == finding.code.shown());
    let doubtful = problems.iter().chain(&*findings).filter(|cause| !is_waived(cause)).filter_map(Rows::of);
    let doubtful: Vec<Rows> = doubtful.collect();
    let mut grave = vec![false; doubtful.len()];
    findings.retain(|finding| {
        let cause = doubtful.iter().position(|rows| rows.tell(finding));
        let Some(cause) = cause.filter(|_| !is_waived(finding) && Rows::of(finding).is_none()) else { return true };
        grave[cause] |= finding.severity == Severity::Error;
        false
    });
    let grave: Vec<&Rows> = doubtful.iter().zip(&grave).filter(|(_, grave)| **grave).map(|(rows, _)| rows).collect();
    for found in [findings, problems] {
        let weighed: Vec<Diagnostic> = found.iter().map(|problem| weighed(problem, &grave)).collect();
        found.retain(|_| false);
        found.extend(weighed);
    }
}

/// Takes out what text is held against in rows that are told as wrong themselves.
pub(super) fn hold_back_of_wrong_rows(case: &Case, findings: &mut Diagnostics) {
    let is_waived = |finding: &Diagnostic| case.waivers.iter().any(|waiver| waiver.code.value == finding.code.shown());
    let wrong: Vec<CellPlace> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error && !is_waived(finding))
        .filter_map(|finding| match finding.places.first() {
            Some(Place::Cells(place)) => Some(place.clone()),
            _ => None,
        })
        .collect();
    let is_wrong = |place: &Place| match place {
        Place::Cells(place) => wrong.iter().any(|other| {
            (&other.file, &other.sheet) == (&place.file, &place.sheet)
                && other.first.row <= place.last.row
                && place.first.row <= other.last.row
        }),
        _ => false,
    };
    findings.retain(|finding| finding.code.shown() != OF_TEXT || !finding.places.iter().any(is_wrong));
}

/// A problem as grave as what follows from it.
fn weighed(problem: &Diagnostic, grave: &[&Rows]) -> Diagnostic {
    let is_grave = Rows::of(problem).is_some_and(|rows| grave.contains(&&rows));
    let mut weighed = problem.clone();
    if is_grave {
        weighed.severity = Severity::Error;
    }
    weighed
}

/// Rows of a sheet of which nothing certain can be said.
#[derive(Debug, PartialEq, Eq)]
struct Rows {
    place: CellPlace,
    /// Whether the sheet has no others.
    is_all: bool,
}

impl Rows {
    /// The rows that a problem tells of.
    fn of(problem: &Diagnostic) -> Option<Self> {
        let is_all = problem.code == codes::SHEET_EMPTY;
        let twice = [codes::ROW_REPEATED, codes::ROWS_REPEATED, codes::ROW_TWICE, codes::ROWS_TWICE];
        let is_twice = twice.iter().any(|code| problem.code == *code);
        match problem.places.first() {
            Some(Place::Cells(place)) if is_all || is_twice => Some(Self { place: place.clone(), is_all }),
            _ => None,
        }
    }

    /// Whether a finding reads them: any of the sheet, or several rows and these among them.
    fn tell(&self, finding: &Diagnostic) -> bool {
        let rows = self.place.first.row..=self.place.last.row;
        finding.places.iter().any(|place| match place {
            Place::Cells(place) if place.file == self.place.file && place.sheet == self.place.sheet => {
                let reads = place.first.row < place.last.row
                    && place.first.row <= *rows.end()
                    && *rows.start() <= place.last.row;
                self.is_all || reads
            }
            _ => false,
        })
    }
}
