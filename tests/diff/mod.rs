//! What has changed between two cases, and why: pairs with a known change each, and the contract over random ones.

mod acts;
mod adversary;
mod causes;
mod command;
mod contract;
mod document_tables;
mod followed;
mod heirs;
mod kind_pairs;
mod left_out;
mod misread;
mod overview;
mod packages;
mod pairs;
mod reader;
mod tables;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bytes::Bytes;
use jsonschema::Validator;
use utlatande::diff::{
    CauseSort, Change, Diff, DocumentChange, PassageChange, Script, SectionChange, Side, Sort, Span, Step, compare,
};
use utlatande::fact_record::FactRecord;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand::{Understood, understand};

use crate::common::{SAMPLE, repository, source};

type Files = BTreeMap<String, Bytes>;

/// The schema that every difference as JSON follows.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let text = std::fs::read_to_string(repository("tests/schemas/skillnad.schema.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
});

/// The files of the sample case.
fn sample() -> Files {
    understood(&source(&repository(SAMPLE)), &TemplateSource::default()).0.inputs
}

fn understood(case: &Source, templates: &TemplateSource) -> (Understood, FactRecord) {
    let found = understand(case, templates);
    let understood = found.output.unwrap();
    let record = FactRecord::new(&understood, &found.diagnostics);
    (understood, record)
}

/// Files with words of one of them changed, which stand there once.
fn edited(files: &Files, edits: &[(&str, &str, &str)]) -> Files {
    let mut files = files.clone();
    for (file, from, to) in edits {
        let text = String::from_utf8(files[*file].to_vec()).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        files.insert((*file).to_owned(), Bytes::from(text.replace(from, to)));
    }
    files
}

fn side(files: &Files) -> Side {
    with_record(files, |_| {})
}

/// A side whose record somebody has changed.
fn with_record(files: &Files, change: impl FnOnce(&mut FactRecord)) -> Side {
    let (understood, mut record) = understood(&Source::memory("fall", files.clone()), &TemplateSource::default());
    change(&mut record);
    Side::of_understood(understood, &record)
}

/// Compares two sides, and holds the difference to its contract.
fn compared(old: &Side, new: &Side) -> Diff {
    let diff = compare(old, new);
    assert_eq!(diff.apply(&old.content).as_ref(), Some(&new.content), "apply(diff, old) = new");
    assert_eq!(diff.reject(&new.content).as_ref(), Some(&old.content), "reject(diff, new) = old");
    assert_eq!(compare(new, old), diff.inverted(), "the mirror");
    assert_eq!(diff.inverted().inverted(), diff);
    assert!(compare(old, old).is_empty() && compare(new, new).is_empty());
    let text = diff.to_json();
    assert_eq!(Diff::read(&text).as_ref(), Ok(&diff));
    assert_eq!(compare(old, new).to_json(), text, "the same bytes");
    let wrong: Vec<String> =
        SCHEMA.iter_errors(&serde_json::from_str(&text).unwrap()).map(|it| it.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new(), "tests/schemas/skillnad.schema.json");
    assert!(!text.contains(env!("CARGO_MANIFEST_DIR")));
    diff
}

/// A page without the marks around what stands on one line: its words are those of the text.
fn unmarked(page: &str) -> String {
    let mut parts = page.split("<span class=\"hel\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |words, part| {
        let (whole, rest) = part.split_once("</span>").unwrap();
        words + whole + rest
    })
}

/// The sample, and the sample with words changed.
fn of_sample(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let files = sample();
    told(&compared(&side(&files), &side(&edited(&files, edits))))
}

/// What a difference tells, files left out: a line for each change.
fn told(diff: &Diff) -> Vec<String> {
    // What was typed follows from nothing else, and is marked by none.
    let is_other = |id: &usize| diff.orsaker[*id].slag != CauseSort::EgenText;
    let cause =
        |id: Option<usize>| id.filter(is_other).map(|id| format!(" <- {}", diff.orsaker[id].namn)).unwrap_or_default();
    let mut lines = Vec::new();
    for change in &diff.arende {
        lines.push(format!("{}: {:?} -> {:?}", change.namn, change.varde.fore, change.varde.efter));
    }
    for (group, changes) in [("fakta", &diff.fakta), ("berakning", &diff.berakning)] {
        for change in changes {
            let shown =
                |value: &Option<utlatande::model::Value>| value.as_ref().map(ToString::to_string).unwrap_or_default();
            let (old, new) = (shown(&change.varde.fore), shown(&change.varde.efter));
            let follows = if group == "fakta" { String::new() } else { cause(change.orsak) };
            lines.push(format!("{group}.{}: {old} -> {new}{follows}", change.namn).replace('\u{a0}', " "));
        }
    }
    for (name, fate) in &diff.tabeller {
        lines.extend(tables::told(name, fate));
    }
    documents(&diff.dokument, &cause, &mut lines);
    for moved in &diff.flyttar {
        let place = |place: &(String, String)| format!("{}/{}", place.0, place.1);
        lines.push(format!(
            "{} {} -> {}: {}",
            if moved.overtaget { "taken over" } else { "move" },
            place(&moved.plats.fore),
            place(&moved.plats.efter),
            marks(&moved.delar, &cause)
        ));
    }
    lines
}

fn documents(
    script: &Script<utlatande::diff::DocumentContent, DocumentChange>,
    cause: &dyn Fn(Option<usize>) -> String,
    lines: &mut Vec<String>,
) {
    lines.extend(script.borta.iter().map(|gone| format!("document gone: {}", gone.del.nyckel)));
    if script.is_reordered() {
        lines.push("documents: another order".to_owned());
    }
    for step in &script.steg {
        match step {
            Step::Kvar { .. } => {}
            Step::Tillagt { del, .. } => lines.push(format!("document new: {}", del.nyckel)),
            Step::Andrat { andring, .. } => document(andring, cause, lines),
        }
    }
}

fn document(change: &DocumentChange, cause: &dyn Fn(Option<usize>) -> String, lines: &mut Vec<String>) {
    let key = &change.nyckel.efter;
    for entry in &change.egenskaper {
        let shown = |value: &Option<String>| {
            value.as_ref().map(|text| text.chars().take(20).collect::<String>()).unwrap_or_default()
        };
        lines.push(format!("{key}.{}: {} -> {}", entry.namn, shown(&entry.varde.fore), shown(&entry.varde.efter)));
    }
    if let Some(title) = &change.titel {
        lines.push(format!("{key} title: {}", marks(&title.delar, cause)));
    }
    lines.extend(change.avsnitt.borta.iter().map(|gone| format!("{key} section gone: {}", gone.del.nyckel)));
    if change.avsnitt.is_reordered() {
        lines.push(format!("{key} sections: another order"));
    }
    for step in &change.avsnitt.steg {
        match step {
            Step::Kvar { .. } => {}
            Step::Tillagt { del, .. } => lines.push(format!("{key} section new: {}", del.nyckel)),
            Step::Andrat { andring, .. } => section(key, andring, cause, lines),
        }
    }
}

fn section(document: &str, change: &SectionChange, cause: &dyn Fn(Option<usize>) -> String, lines: &mut Vec<String>) {
    let key = format!("{document}/{}", change.nyckel.efter);
    if let Some(heading) = &change.rubrik {
        lines.push(format!("{key} heading: {}", marks(&heading.delar, cause)));
    }
    for gone in change.innehall.borta.iter().filter(|gone| gone.flytt.is_none()) {
        lines.push(format!("{key} -{}{}", start(&gone.del.text), cause(gone.orsak)));
    }
    for order in &change.ordning {
        lines.push(format!("{key}: another order of {:?}{}", order.slag, cause(order.orsak)));
    }
    for step in &change.innehall.steg {
        match step {
            Step::Tillagt { del, flytt: None, orsak, .. } => {
                lines.push(format!("{key} +{}{}", start(&del.text), cause(*orsak)))
            }
            Step::Andrat { andring, .. } => {
                lines.push(format!("{key}{} {}", parts(andring), marks(&andring.delar, cause)))
            }
            _ => {}
        }
    }
}

fn parts(change: &PassageChange) -> String {
    match change.lengths() {
        (1, 1) => String::new(),
        (old, new) => format!(" {old}:{new}"),
    }
}

fn start(text: &str) -> String {
    text.split(' ').take(4).collect::<Vec<_>>().join(" ")
}

/// The marks of a text alone, each with its cause.
fn marks(spans: &[Span], cause: &dyn Fn(Option<usize>) -> String) -> String {
    let mut marks: Vec<String> = Vec::new();
    for span in spans {
        match span.sort {
            Sort::Lika => {}
            Sort::Borta => marks.push(format!("[-{}-]{}", span.text, cause(span.orsak))),
            Sort::Nytt => marks.push(format!("{{+{}+}}{}", span.text, cause(span.orsak))),
        }
    }
    marks.join(" ").replace('\n', "¶")
}

#[test]
fn the_schema_refuses_what_a_difference_is_not() {
    let files = sample();
    let new = edited(&files, &[("arende.toml", "arlig = 115000", "arlig = 120000")]);
    let mut found: serde_json::Value = serde_json::from_str(&compared(&side(&files), &side(&new)).to_json()).unwrap();
    found["format"] = 2.into();
    found["orsaker"][0]["slag"] = "annat".into();
    found["fakta"][0]["varde"]["fore"] = 115_000.into();
    found["ny"] = true.into();
    assert_eq!(SCHEMA.iter_errors(&found).count(), 4);
}
