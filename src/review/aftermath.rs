//! What follows from a mistake is not told beside it. Where something could not be read, rules that look for what is nowhere would
//! find nothing, and what is said of a line with a reference that means nothing is said of words that are not there.

mod absorbed;
mod forms;
mod rows;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::message::{Declared, message};
use crate::model::Case;
use crate::place::{CellPlace, Place};
use crate::source_text::SourceText;

/// References that mean nothing: what stands for them in a document is not what will.
const BROKEN: &[Declared] = &[
    codes::REFERENCE_MALFORMED,
    codes::NAME_UNKNOWN,
    codes::ATTACHMENT_LACKING,
    codes::MODULE_LACKING,
    codes::FILTER_UNKNOWN,
];

/// Rules that find that something is nowhere in the case's text, or in the wrong words.
const NOWHERE: &[&str] = &[
    "G01",
    "G02",
    "G03",
    "G04",
    "G17",
    "G20",
    "G21",
    "G22",
    "G23-odefinierad",
    "G27-oppen",
    "G28-nedan",
    "G31-antas",
    "G32",
];

/// Rules that hold the text against the workbook's names.
const AGAINST_TABLES: &[&str] = &["G21", "G23"];

/// Rules that hold the rows of a sheet against each other.
const ROWS: &[&str] = &["G30"];

/// Rules that look at a word or a sentence by itself.
const LOCAL: &[&str] = &["G05", "G06", "G16", "G18", "G24", "G25"];

/// Rules that hold the text against the case's documents: their headings, and which there are.
const AGAINST_DOCUMENTS: &[&str] = &["G16", "G33"];

/// Rules that read a sentence's words and marks.
const OF_WORDS: &[&str] = &["G05", "G22", "G24"];

/// Rules that would say something else of a gap: that it is an abbreviation, or has a mark too much.
const OF_GAPS: &[&str] = &["G22", "G23", "G24", "G27", "G32"];

/// Names of what a case says by keys of its own choosing.
const OWN: [&str; 3] = ["bilaga.", "dokument.", "textmodul."];

/// Takes out of a review's findings, and out of what was said of names, that which may follow from what could not be read.
pub(crate) fn hold_back(case: &Case, findings: &mut Diagnostics, problems: &mut Diagnostics) {
    if problems.iter().any(is_of_keys) {
        findings.retain(|finding| LOCAL.contains(&finding.code.shown()));
        let is_own = |name: &String| OWN.iter().any(|own| name.starts_with(own));
        problems.retain(|problem| !is_name_unknown(problem) || !problem.arguments.get("namn").is_some_and(is_own));
    }
    hold_back_of_unread_files(case, findings, problems);
    hold_back_parts_of_number(findings);
    hold_back_of_cut_texts(findings, problems);
    hold_back_of_entries(findings, problems);
    hold_back_of_rows(findings, problems);
    absorbed::hold_back(case, findings, problems);
    absorbed::hold_back_of_wrong_rows(case, findings);
    rows::hold_back_of_series(findings, problems);
    rows::hold_back_of_wrong(case, findings);
    rows::hold_back_of_titles(case, findings);
    hold_back_of_facts(findings);
    hold_back_of_unread_references(findings);
    forms::hold_back(findings, problems);
    let broken: Vec<&Diagnostic> =
        problems.iter().filter(|problem| BROKEN.iter().any(|code| problem.code == *code)).collect();
    let has_remnants = findings.iter().any(|finding| finding.code == codes::REFERENCE_UNREAD);
    let is_lacking = problems.iter().any(is_unread) || problems.iter().any(is_lost);
    let unread = has_remnants || is_lacking || is_unwritten(case);
    let tables = problems.iter().any(|problem| problem.stops && is_of_tables(problem));
    let has_nameless = problems.iter().any(is_of_nameless_document);
    findings.retain(|finding| {
        let shown = finding.code.shown();
        let is_nowhere = NOWHERE.contains(&shown) || NOWHERE.contains(&finding.code.name());
        let follows = (unread && is_nowhere)
            || finding.places.iter().any(|place| broken.iter().any(|broken| is_beside(broken, place)));
        let is_of_sections = has_nameless && finding.code == codes::SECTION_UNKNOWN;
        !(follows || is_of_sections || (tables && AGAINST_TABLES.contains(&shown)))
    });
}

/// Whether a problem says that something of the case is not there with all that it holds: a heading, the workbooks, or the rows of a
/// sheet that a rule needs.
pub(super) fn is_lost(problem: &Diagnostic) -> bool {
    let is_emptied = problem.code == codes::SHEET_EMPTY && problem.severity == Severity::Error;
    is_lost_table(problem) || problem.is_of_no_workbook() || is_emptied
}

/// Whether a problem says that a heading of the case is not there, with all that stands under it.
fn is_lost_table(problem: &Diagnostic) -> bool {
    let is = |argument: &str, values: &[&str]| {
        problem.arguments.get(argument).is_some_and(|value| values.contains(&value.as_str()))
    };
    problem.code == codes::KEY_MISSING && is("rubrik", &[""]) && is("slag", &["tabell", "tabeller"])
}

/// Whether an entry of the list of bilagor does not say which it is: its sections are known to nobody.
fn is_of_nameless_document(problem: &Diagnostic) -> bool {
    problem.code == codes::KEY_MISSING && problem.arguments.get("rubrik").is_some_and(|heading| heading == ENTRY)
}

/// The heading of an entry of the list of bilagor.
const ENTRY: &str = "[[bilagor]]";

/// What is meant for a reference and is printed as it stands is no words of a sentence, and a gap that is to be filled in is neither an
/// abbreviation nor a wrong sign. A title is printed in other texts too: there it
/// is told once, where it is typed.
fn hold_back_of_unread_references(findings: &mut Diagnostics) {
    let of = |code: Declared| findings.iter().filter(move |finding| finding.code == code);
    let unread: Vec<Diagnostic> = of(codes::REFERENCE_UNREAD).cloned().collect();
    let left: Vec<Place> = of(codes::PLACEHOLDER_LEFT).flat_map(|finding| finding.places.clone()).collect();
    let is_within = |outer: &Diagnostic, inner: &Diagnostic| match (outer.places.first(), inner.places.first()) {
        (Some(Place::Text(outer)), Some(Place::Text(inner))) => {
            outer != inner
                && outer.file == inner.file
                && (outer.line, outer.column) <= (inner.line, inner.column)
                && (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
        }
        _ => false,
    };
    findings.retain(|finding| {
        if finding.code == codes::REFERENCE_UNREAD {
            return !unread.iter().any(|other| other.arguments == finding.arguments && is_within(finding, other));
        }
        let code = finding.code.shown();
        let is_of = |holds: &dyn Fn(&Place) -> bool| finding.places.iter().any(holds);
        let is_of_reference = || unread.iter().any(|other| is_of(&|place| is_beside(other, place)));
        // Whatever else a rule takes it for, but for what must not leave the house.
        let is_reference = || {
            let first = finding.places.first();
            code != "G25"
                && unread
                    .iter()
                    .any(|other| first.zip(other.places.first()).is_some_and(|(one, other)| one.overlaps(other)))
        };
        let is_of_gap = || left.iter().any(|gap| is_of(&|place| place.overlaps(gap)));
        !(is_reference() || (OF_WORDS.contains(&code) && is_of_reference()) || (OF_GAPS.contains(&code) && is_of_gap()))
    });
}

/// What else is told at facts that most rows disagree with: the years of a wrong period have no activities either.
fn hold_back_of_facts(findings: &mut Diagnostics) {
    let disagree = |finding: &&Diagnostic| finding.code == codes::ROWS_DISAGREE && finding.severity == Severity::Error;
    let facts = |place: &&Place| matches!(place, Place::Text(_));
    let wrong: Vec<Place> =
        findings.iter().filter(disagree).flat_map(|finding| &finding.places).filter(facts).cloned().collect();
    findings.retain(|finding| {
        finding.code == codes::ROWS_DISAGREE || !finding.places.iter().any(|place| wrong.contains(place))
    });
}

/// A bilaga whose file could not be read has headings that nobody knows, and a picture that is not there is named all the same.
fn hold_back_of_unread_files(case: &Case, findings: &mut Diagnostics, problems: &mut Diagnostics) {
    if !case.unread.is_empty() {
        findings.retain(|finding| !AGAINST_DOCUMENTS.contains(&finding.code.shown()));
    }
    let last = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let is_of_file = |problem: &&Diagnostic| problem.stops && problem.code.shown().starts_with('F');
    let unlisted = |problem: &Diagnostic| problem.code == codes::PICTURE_UNLISTED;
    let unread: BTreeSet<String> = problems
        .iter()
        .filter(is_of_file)
        .filter(|problem| !unlisted(problem))
        .filter_map(|problem| problem.arguments.get("fil").map(|file| last(file)))
        .collect();
    problems.retain(|problem| !unlisted(problem) || !unread.contains(&last(&problem.arguments["fil"])));
}

/// What a list has twice has its sentences twice.
fn hold_back_of_entries(findings: &mut Diagnostics, problems: &Diagnostics) {
    let twice = || problems.iter().filter(|problem| problem.code == codes::ENTRY_TWICE);
    findings.retain(|finding| {
        let is_of = |problem: &Diagnostic| finding.places.iter().any(|place| is_beside(problem, place));
        finding.code != codes::SENTENCE_TWICE || !twice().any(is_of)
    });
}

/// A text that is too long is read to where it may go on, and what documents hold beyond their bound is not in them at all: nobody
/// knows what a rule would say of the rest.
fn hold_back_of_cut_texts(findings: &mut Diagnostics, problems: &Diagnostics) {
    let too_long = |code: Declared| problems.iter().filter(move |problem| problem.code == code);
    if too_long(codes::TEXT_TOO_LONG).next().is_some() {
        findings.retain(|_| false);
    }
    let cut: Vec<&Place> = too_long(codes::TOML_TOO_LARGE).flat_map(|problem| &problem.places).collect();
    findings.retain(|finding| !finding.places.iter().any(|place| cut.iter().any(|cut| cut.overlaps(place))));
}

/// What is said of the rows of a sheet with a cell that could not be read may be said of what is left of them: two are alike without it,
/// and a count over several rows leaves it out. What is said of numbers below another unit follows from that.
fn hold_back_of_rows(findings: &mut Diagnostics, problems: &Diagnostics) {
    let unread: Vec<&CellPlace> = problems
        .iter()
        .filter(|problem| problem.stops && (is_of_tables(problem) || problem.code == codes::CELL_NOT_ALLOWED))
        .flat_map(|problem| &problem.places)
        .filter_map(Place::cells)
        .collect();
    let is_of = |place: &CellPlace, other: &CellPlace| other.file == place.file && other.sheet == place.sheet;
    let is_below_unit = |place: &CellPlace| {
        let other_unit = [codes::COLUMN_OF_OTHER_UNIT, codes::ROW_IS_UNITS];
        let told = problems.iter().filter(|problem| other_unit.iter().any(|code| problem.code == *code));
        let mut told = told.flat_map(|problem| &problem.places).filter_map(Place::cells);
        told.any(|other| is_of(place, other) && other.first.row + 1 == place.first.row)
    };
    let is_beside = |place: &CellPlace| unread.iter().any(|other| is_of(place, other));
    let counts_it = |place: &CellPlace| {
        let rows = place.first.row..=place.last.row;
        place.first.row < place.last.row
            && (is_below_unit(place)
                || unread.iter().any(|other| is_of(place, other) && rows.contains(&other.first.row)))
    };
    findings.retain(|finding| {
        let mut places = finding.places.iter().filter_map(Place::cells);
        let follows = if ROWS.contains(&finding.code.shown()) { places.any(is_beside) } else { places.any(counts_it) };
        !follows
    });
    rows::hold_back_of_cells(findings, &unread);
}

/// Whether a key is not known for what it is, or is not there and stops: what it says is nowhere.
fn is_of_keys(problem: &Diagnostic) -> bool {
    let is_strange = problem.code == codes::KEY_UNKNOWN && problem.arguments["forslag"].is_empty();
    let is_missing = problem.code == codes::KEY_MISSING && problem.stops;
    let keys = [codes::KEY_MISPLACED, codes::KEY_OF_START, codes::KEYS_MISPLACED, codes::KEYS_ASTRAY];
    let misplaced = keys.into_iter().chain([codes::TABLE_MISPLACED]);
    let is_of_no_row = problem.code == codes::KEY_OF_NO_ROW;
    is_strange || is_missing || is_of_no_row || misplaced.into_iter().any(|code| problem.code == code)
}

/// Whether a problem keeps a workbook, a sheet or a cell from being read.
fn is_of_tables(problem: &Diagnostic) -> bool {
    let code = problem.code.shown();
    code.starts_with('W')
        || (code.starts_with('F') && problem.places.iter().any(|place| !matches!(place, Place::Text(_))))
}

/// The letters of a case number that is not the house's are no abbreviation.
fn hold_back_parts_of_number(findings: &mut Diagnostics) {
    let malformed = findings.iter().find(|finding| finding.code == codes::CASE_NUMBER_MALFORMED);
    let Some(number) = malformed.map(|finding| finding.arguments["varde"].clone()) else { return };
    findings.retain(|finding| {
        let is_part = finding.arguments.get("forkortning").is_some_and(|short| number.contains(short.as_str()));
        !(finding.code == codes::ABBREVIATION_UNDEFINED && is_part)
    });
}

/// Whether most of the report is yet to be written: what it does not say is no finding.
fn is_unwritten(case: &Case) -> bool {
    let blank = case.sections.values().filter(|section| section.text.is_none()).count();
    blank * 2 > case.sections.len()
}

/// Whether a problem kept something from being read. Rules, whose codes begin with G, speak of what was read.
fn is_unread(problem: &Diagnostic) -> bool {
    problem.stops && !problem.code.name().starts_with('G')
}

/// Makes one problem of those that say the same name of the handläggare's own choosing is not known: it is the name that was
/// mistaken once, not every reference to it. Where the name that is meant has its text stands beside them.
pub(crate) fn join_names(case: &Case, problems: &mut Diagnostics) {
    name_modules(problems);
    let is_own = |name: &str| OWN.iter().any(|own| name.starts_with(own));
    let mut joined: BTreeMap<String, Diagnostic> = BTreeMap::new();
    problems.retain(|problem| {
        let name = problem.arguments.get("namn").filter(|name| is_name_unknown(problem) && is_own(name));
        // That the case lacks a bilaga is one mistake, whatever of it is named.
        let Some(name) = problem.arguments.get("nyckel").or(name).filter(|_| is_name_unknown(problem)) else {
            return true;
        };
        match joined.entry(name.clone()) {
            Entry::Vacant(entry) => drop(entry.insert(problem.clone())),
            Entry::Occupied(mut entry) => entry.get_mut().places.extend(problem.places.iter().cloned()),
        }
        false
    });
    for mut problem in joined.into_values() {
        let meant = problem
            .arguments
            .get("forslag")
            .and_then(|near| near.strip_prefix("textmodul."))
            .and_then(|name| case.modules.get(name));
        problem.places.sort();
        problem.places.extend(meant.and_then(Option::as_ref).map(SourceText::whole));
        problems.push(problem);
    }
}

/// Tells of a key that nothing is known of, and that has the name of a module which the texts refer to and the case lacks, as of one
/// that has lost its heading.
fn name_modules(problems: &mut Diagnostics) {
    let lacking = problems.iter().filter(|problem| problem.code == codes::MODULE_LACKING);
    let lacking: BTreeSet<String> = lacking.map(|problem| problem.arguments["nyckel"].clone()).collect();
    let is_lost = |problem: &Diagnostic| {
        problem.code == codes::KEY_UNKNOWN
            && problem.arguments["forslag"].is_empty()
            && lacking.contains(&problem.arguments["namn"])
    };
    let named = problems.iter().map(|problem| {
        if !is_lost(problem) {
            return problem.clone();
        }
        let alla = format!("`{}`", problem.arguments["namn"]);
        let lost = message!(codes::KEYS_MISPLACED, alla = alla, rubrik = MODULES);
        Diagnostic::error(lost).at_all(problem.places.clone())
    });
    let named: Vec<Diagnostic> = named.collect();
    problems.retain(|_| false);
    problems.extend(named);
}

/// The heading of the case's own texts.
const MODULES: &str = "textmoduler";

/// Whether a name means nothing, or something that the case does not have.
fn is_name_unknown(problem: &Diagnostic) -> bool {
    [codes::NAME_UNKNOWN, codes::ATTACHMENT_LACKING, codes::MODULE_LACKING].iter().any(|code| problem.code == *code)
}

/// Whether something is said of a line on which a reference means nothing, or of one beside it: sentences go on over lines.
fn is_beside(broken: &Diagnostic, place: &Place) -> bool {
    let Place::Text(place) = place else { return false };
    broken.places.iter().any(|other| {
        matches!(other, Place::Text(other) if other.file == place.file && other.line <= place.end_line + 1 && place.line <= other.end_line + 1)
    })
}
