//! What follows from the form of a text: a line that is told as pasted, or as one of several, has no stop either.

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::message::Declared;
use crate::place::Place;

/// Forms in which a text goes wrong as a whole.
const LINES: [&str; 3] = ["rader", "punkter", "filter"];
const TABLE: &str = "tabell";

/// Takes out what is said of single words and stops where the text around them is told.
pub(super) fn hold_back(findings: &mut Diagnostics, problems: &Diagnostics) {
    let is_of_lines = |problem: &&Diagnostic| {
        let kind = problem.arguments.get("slag").map(String::as_str).unwrap_or_default();
        (problem.code == codes::MARKUP_LEFT && LINES.contains(&kind))
            || (problem.code == codes::MARKUP_REFUSED && kind == TABLE)
    };
    let of = |code: Declared| move |problem: &&Diagnostic| problem.code == code;
    // What should stand alone in a paragraph has no stop either.
    let blocks: Vec<Diagnostic> = problems.iter().filter(of(codes::BLOCK_IN_SENTENCE)).cloned().collect();
    let lines: Vec<Diagnostic> = problems.iter().filter(is_of_lines).cloned().collect();
    let pasted: Vec<Diagnostic> = findings.iter().filter(of(codes::PASTED)).cloned().collect();
    let marked: Vec<Diagnostic> = findings.iter().filter(of(codes::MARKUP_IN_VALUE)).cloned().collect();
    let glyphs = problems.iter().filter(of(codes::GLYPH_MISSING));
    let misread = findings.iter().filter(of(codes::LETTER_MISREAD));
    let letters: Vec<Diagnostic> = glyphs.chain(misread).cloned().collect();
    let words: Vec<Diagnostic> = findings
        .iter()
        .filter(|finding| {
            [codes::LOOKALIKE, codes::SHOWS_NOTHING, codes::SPACE_MISPLACED].iter().any(|code| finding.code == *code)
        })
        .cloned()
        .collect();
    findings.retain(|finding| {
        let is = |codes: &[Declared]| codes.iter().any(|code| finding.code == *code);
        let is_on_line = |told: &[Diagnostic]| told.iter().any(|told| meet(told, finding, on_line));
        let is_within = |told: &[Diagnostic]| told.iter().any(|told| meet(told, finding, Place::overlaps));
        let follows = (is(&[codes::FULL_STOP_MISSING, codes::DASH_HYPHEN]) && is_on_line(&lines))
            || (is(&[codes::FULL_STOP_MISSING]) && (is_on_line(&pasted) || is_on_line(&blocks)))
            || (is(&[codes::PLACEHOLDER_LEFT, codes::ABBREVIATION_UNDEFINED, codes::RANGE_HYPHEN])
                && is_within(&pasted))
            || (is(&[codes::PLACEHOLDER_LEFT]) && finding.severity == Severity::Warning && is_within(&marked))
            || (is(&[codes::MAIL_IMPOSSIBLE, codes::NAME_MISSPELT]) && is_within(&pasted))
            || (is(&[codes::LOOKALIKE, codes::SHOWS_NOTHING]) && is_within(&letters))
            || (is(&[codes::WORD_MISSPELT]) && is_within(&words))
            || (is(&[codes::MODULE_UNUSED]) && is_named(finding, problems));
        !follows
    });
}

/// Whether two stand so that their places meet.
fn meet(one: &Diagnostic, other: &Diagnostic, do_meet: fn(&Place, &Place) -> bool) -> bool {
    one.places.iter().any(|place| other.places.iter().any(|other| do_meet(place, other)))
}

/// Whether two places have a line in common.
fn on_line(one: &Place, other: &Place) -> bool {
    match (one, other) {
        (Place::Text(one), Place::Text(other)) => {
            one.file == other.file && one.line <= other.end_line && other.line <= one.end_line
        }
        _ => false,
    }
}

/// Whether a problem says that the module is meant where another name stands, or one that cannot be read.
fn is_named(finding: &Diagnostic, problems: &Diagnostics) -> bool {
    let Some(name) = finding.arguments.get("namn") else { return false };
    let module = format!("textmodul.{name}");
    let names = |text: &String| {
        let after = text.split_once(&module).map(|(_, rest)| rest);
        after.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-')))
    };
    problems.iter().any(|problem| problem.arguments.values().any(names))
}
