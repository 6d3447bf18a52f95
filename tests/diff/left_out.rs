//! Docxodus PR #259: nothing of a case is left out in silence, and nothing of it is more than text in what is told.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use utlatande::diff::{Labels, Side, compare};
use utlatande::fact_record::FactRecord;
use utlatande::templates::TemplateSource;

use super::understood;
use crate::common::{SAMPLE, build, put, repository, run, scratch, source};

/// So many of each kind of value are tried at most: some no record can hold.
const TRIED: usize = 3;

/// The pointers to all values in a record, each with its kind: the pointer without numbers and names.
fn leaves(value: &Value, pointer: &str, kind: &[&str], found: &mut Vec<(String, String)>) {
    let is_named = matches!(kind, ["fakta" | "berakning" | "tabeller"]);
    match value {
        Value::Object(parts) => {
            for (name, part) in parts {
                let kind: Vec<&str> = kind.iter().copied().chain([if is_named { "*" } else { name }]).collect();
                leaves(part, &format!("{pointer}/{name}"), &kind, found);
            }
        }
        Value::Array(parts) => {
            let kind: Vec<&str> = kind.iter().copied().chain(["*"]).collect();
            for (index, part) in parts.iter().enumerate() {
                leaves(part, &format!("{pointer}/{index}"), &kind, found);
            }
        }
        _ => found.push((pointer.to_owned(), kind.join("."))),
    }
}

fn change(value: &mut Value) {
    *value = match &*value {
        Value::String(text) => json!(format!("{text}x")),
        Value::Bool(truth) => json!(!truth),
        Value::Number(number) => json!(number.as_i64().unwrap() + 1),
        _ => json!("x"),
    };
}

/// What says nothing of a case: where its values stand, what its words come from, and how they look. The report says so, and an
/// expression or a phrase that is another is another file of the templates.
fn says_nothing(kind: &str) -> bool {
    match kind.split('.').collect::<Vec<_>>().as_slice() {
        ["arende", "mapp"] | ["berakning", "*", "uttryck"] | ["berakning", "*", "laser", "*"] => true,
        ["tabeller", "*", "fil" | "blad"] | ["tabeller", "*", "kolumner", "*", "bokstav"] => true,
        // A finding that is waived is known by what the waiver is of; its words are among the findings otherwise.
        ["undantag", "*", "anmarkning", ..] => true,
        ["dokument", .., "varde", "namn"] | ["dokument", .., "filter", "*"] | ["dokument", .., "textmodul", "*"] => {
            true
        }
        ["dokument", .., "fras" | "etikett" | "rubrik" | "enhet" | "namn", "fil" | "nyckel"] => true,
        ["dokument", .., "rader", "*", "*", "fil" | "nyckel"] => true,
        ["dokument", .., "kolumner", "*", "tal"] | ["dokument", .., "tabell", "radhuvud"] => true,
        // The height of a bar; its number is told as it is written.
        ["dokument", .., "serier", "*", "tal", "*", "varde"] => true,
        _ => false,
    }
}

#[test]
fn a_change_of_any_part_of_a_record_is_told() {
    let (understood, record) = understood(&source(&repository(SAMPLE)), &TemplateSource::default());
    let whole: Value = serde_json::from_str(&record.written().unwrap()).unwrap();
    let side = |record: &FactRecord| Side::of_case(record, &understood.provenance, Labels::default());
    let old = side(&record);
    let mut pointers = Vec::new();
    leaves(&whole, "", &[], &mut pointers);
    let mut tried: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (pointer, kind) in pointers.into_iter().filter(|(_, kind)| !kind.starts_with("platser")) {
        let Some(times) = tried.entry(kind.clone()).or_insert(Some(0)).filter(|times| *times < TRIED) else { continue };
        let mut changed = whole.clone();
        change(changed.pointer_mut(&pointer).unwrap());
        let Ok(record) = FactRecord::read(&changed.to_string()) else {
            tried.insert(kind, Some(times + 1));
            continue;
        };
        if compare(&old, &side(&record)).is_empty() != says_nothing(&kind) {
            wrong.push(kind.clone());
        }
        tried.insert(kind, None);
    }
    assert_eq!(wrong, Vec::<String>::new());
    let count = tried.values().filter(|times| times.is_none()).count();
    assert!(count > 100, "{count} of {} kinds", tried.len());
}

const EVIL: &str = "<script>alert(1)</script>\u{1b}[31m\u{9b}\u{7}\u{202e}\u{2066}\u{61c}\u{2028}";

/// Names of facts, tables, documents, modules and files, values, findings and versions, all at once.
#[test]
fn markup_terminal_codes_and_turned_text_stay_text_wherever_they_stand() {
    let scratch = scratch();
    let good = build(&repository(SAMPLE), &scratch.path().join("output"));
    let bad = scratch.path().join("<b>\u{202e}\u{1b}[31m");
    let quoted = serde_json::to_string(EVIL).unwrap();
    let evil = |file: &str, words: &[&str]| {
        let mut text = fs::read_to_string(good.join(file)).unwrap();
        for word in words {
            assert!(text.contains(word), "{word} in {file}");
            text = text.replace(word, &format!("{word}{}", quoted.trim_matches('"')));
        }
        put(&bad.join(file), text.as_bytes());
    };
    evil(
        "fakta.json",
        &[
            "nordic-safe-cities-2025",
            "antal_aktiviteter",
            "natverk",
            "om_organisationen",
            "Köpenhamn",
            "SLK-2025-00265",
            "G21",
        ],
    );
    evil("manifest.toml", &["underlag.xlsx", "husstil.toml", "0.15.1"]);
    for format in ["terminal", "json", "html"] {
        for (old, new) in [(&good, &bad), (&bad, &good)] {
            let told = run(["diff".as_ref(), old.as_os_str(), new.as_os_str(), "--format".as_ref(), format.as_ref()]);
            assert_eq!((told.code, told.err.as_str()), (1, ""), "{format}");
            let is_odd = |c: &char| c.is_control() && *c != '\n' || EVIL.contains(*c) && !c.is_ascii();
            assert_eq!(told.out.chars().find(is_odd), None, "{format}");
            // The page has one script, its own.
            let is_text = format != "html" || told.out.matches("<script").count() == 1;
            assert!(told.out.contains("alert(1)") && is_text, "{format}");
            if format == "json" {
                let told: Value = serde_json::from_str(&told.out).unwrap();
                assert_eq!(super::SCHEMA.iter_errors(&told).map(|it| it.to_string()).collect::<Vec<_>>(), [""; 0]);
            }
        }
    }
}
