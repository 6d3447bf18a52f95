//! What follows from a row that is wrong itself: what a rule of the kind of case says of a cell that could not be read, and what it
//! counts, or holds against something else, with that row in it.

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::message::Declared;
use crate::model::{Case, Waiver, WaiverTarget};
use crate::place::{CellPlace, Place};

/// Rules that miss a row where one that is there says nothing of what they look for.
const OF_SERIES: [Declared; 3] = [codes::SERIES_GAP, codes::SERIES_MOVED, codes::SERIES_TWICE];

/// Takes out what rules of the kind of case say of cells that could not be read, which they take for empty.
pub(super) fn hold_back_of_cells(findings: &mut Diagnostics, unread: &[&CellPlace]) {
    let is_unread = |place: &CellPlace| unread.iter().any(|other| place.overlaps(other));
    findings.retain(|finding| finding.wording().is_none() || !cells(finding).any(is_unread));
}

/// Takes out what a sheet is said to lack where a cell is empty that would say what its row is.
pub(super) fn hold_back_of_series(findings: &mut Diagnostics, problems: &Diagnostics) {
    let empty = || problems.iter().filter(|problem| problem.code == codes::CELL_EMPTY).flat_map(cells);
    let is_of_sheet =
        |place: &CellPlace| empty().any(|other| (&other.file, &other.sheet) == (&place.file, &place.sheet));
    findings.retain(|finding| {
        let is_of_series = OF_SERIES.iter().any(|code| finding.code == *code);
        !is_of_series || !cells(finding).any(is_of_sheet)
    });
}

/// Takes out what rules of the kind of case say of several rows, or of a row and something else, where one of them is told as wrong by
/// itself: that is to be mended first.
pub(super) fn hold_back_of_wrong(case: &Case, findings: &mut Diagnostics) {
    let is_waived = |finding: &Diagnostic| case.waivers.iter().any(|waiver| waiver.code.value == finding.code.shown());
    let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error && !is_waived(finding);
    let wrong: Vec<Wrong> = findings.iter().filter(is_error).filter_map(Wrong::of).collect();
    findings.retain(|finding| {
        let is_of_kind = finding.wording().is_some() && !is_waived(finding);
        !is_of_kind || !wrong.iter().any(|row| row.spoils(finding))
    });
}

/// Takes out what is said of a title in the register that is to be mended there, or in the text, itself.
pub(super) fn hold_back_of_titles(case: &Case, findings: &mut Diagnostics) {
    let is_waived = |finding: &Diagnostic| case.waivers.iter().any(|waiver| may_be_about(waiver, finding));
    let places = |code: Declared| -> Vec<Place> {
        let of_code = findings.iter().filter(|finding| finding.code == code && !is_waived(finding));
        of_code.flat_map(|finding| finding.places.clone()).collect()
    };
    let (of_other_years, nearly) = (places(codes::TITLE_YEARS), places(codes::TITLE_NEARLY));
    findings.retain(|finding| {
        let is_one_of =
            |told: &[Place]| finding.places.iter().any(|place| told.iter().any(|other| other.overlaps(place)));
        let is_of_time = finding.code == codes::STEERING_INVALID || finding.code == codes::STEERING_EXPIRES;
        let follows = (is_of_time && is_one_of(&of_other_years))
            || (finding.code == codes::TITLE_UNREGISTERED && is_one_of(&nearly));
        is_waived(finding) || !follows
    });
}

/// Whether a waiver may be about a finding: where it is about a title, about this one.
fn may_be_about(waiver: &Waiver, finding: &Diagnostic) -> bool {
    let is_of = |quoted: &str| {
        let quoted = quoted.to_lowercase();
        finding.arguments.values().map(|value| value.to_lowercase()).any(|value| value.contains(&quoted))
    };
    waiver.code.value == finding.code.shown()
        && match &waiver.target {
            WaiverTarget::Words(quoted) => is_of(quoted),
            WaiverTarget::Value(_) | WaiverTarget::Cells { .. } => true,
        }
}

/// What is told as wrong of one row.
struct Wrong {
    cells: Vec<CellPlace>,
    /// Whether it is told of nothing beside the row.
    is_alone: bool,
}

impl Wrong {
    /// None where a finding tells of no row, or of several.
    fn of(finding: &Diagnostic) -> Option<Self> {
        let own: Vec<CellPlace> = cells(finding).cloned().collect();
        let first = own.first()?;
        let row = first.first.row;
        let is_of_row = |place: &CellPlace| {
            (&place.file, &place.sheet) == (&first.file, &first.sheet)
                && (place.first.row, place.last.row) == (row, row)
        };
        let is_alone = own.len() == finding.places.len();
        own.iter().all(is_of_row).then_some(Self { cells: own, is_alone })
    }

    /// Whether a finding reads one of these cells, and more than this one does.
    fn spoils(&self, finding: &Diagnostic) -> bool {
        let is_wider = Self::of(finding).is_none_or(|other| self.is_alone && !other.is_alone);
        is_wider && cells(finding).any(|place| self.cells.iter().any(|own| place.overlaps(own)))
    }
}

/// The cells among the places of a problem.
fn cells(problem: &Diagnostic) -> impl Iterator<Item = &CellPlace> {
    problem.places.iter().filter_map(Place::cells)
}
