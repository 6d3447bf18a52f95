//! What must hold of every valid case's output. Each function says what is wrong, or nothing.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use utlatande::diagnostic::Diagnostic;
use utlatande::diagnostic::Warned;
use utlatande::export::Output;
use utlatande::model::Value;

use super::prose::Line;
use super::reading::{plain, seen};
use super::{Case, Expected, World};

/// The longest number, bullet or label before a line.
const LONGEST_MARK: usize = 16;

/// An output's files by their paths.
type Files<'a> = BTreeMap<&'a str, &'a [u8]>;

/// Everything that is wrong with what became of a case.
pub fn problems(world: &World, case: &Case, assembly: &Warned<Option<Output>>) -> Vec<String> {
    let mut problems = faults(assembly);
    let Some(product) = &assembly.output else {
        problems.push("nothing was made".to_owned());
        return problems;
    };
    let files: Files<'_> = product.files.iter().map(|file| (file.path.as_str(), &*file.bytes)).collect();
    problems.extend(manifest(case, &files));
    problems.extend(pages(product, &files));
    let facts: Json = serde_json::from_slice(files["fakta.json"]).unwrap();
    problems.extend(data(world, case, &facts));
    problems.extend(texts(case, &files, &facts));
    problems
}

/// Each kind of fault once for a document: a running header that does not fit says so on every page.
fn faults(assembly: &Warned<Option<Output>>) -> Vec<String> {
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    for found in assembly.diagnostics.iter().filter(|found| is_fault(found)) {
        let kind = format!("{:?} {:?}", found.code, found.arguments.get("document"));
        faults.entry(kind).or_insert_with(|| format!("{} {:?} {:?}", found.code.name(), found.places, found.arguments));
    }
    faults.into_values().collect()
}

/// What no valid case may give: a problem that stops, a failed template or expression, text that does not fit.
fn is_fault(found: &Diagnostic) -> bool {
    found.stops || found.code.shown().starts_with(['M', 'S', 'U'])
}

fn hash(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Hashes of the manifest, of what went in and of what came out.
fn manifest(case: &Case, files: &Files<'_>) -> Vec<String> {
    let manifest: toml::Table = toml::from_str(std::str::from_utf8(files["manifest.toml"]).unwrap()).unwrap();
    let listed = |section: &str| -> BTreeMap<String, String> {
        let entries = manifest[section].as_array().unwrap().iter();
        let text = |entry: &toml::Value, key: &str| entry[key].as_str().unwrap().to_owned();
        entries.map(|entry| (text(entry, "fil"), text(entry, "sha256"))).collect()
    };
    let inputs = case.files.iter().map(|(name, bytes)| (name.clone(), hash(bytes))).collect::<BTreeMap<_, _>>();
    let others = files.iter().filter(|(path, _)| **path != "manifest.toml");
    let outputs = others.map(|(path, bytes)| ((*path).to_owned(), hash(bytes))).collect::<BTreeMap<_, _>>();
    let differs =
        |section: &str, wanted| (listed(section) != wanted).then(|| format!("manifest: {section} is not right"));
    [differs("indata", inputs), differs("utdata", outputs)].into_iter().flatten().collect()
}

/// Every PDF has the pages that the manifest says.
fn pages(product: &Output, files: &Files<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    for made in product.made.iter().filter(|made| made.fil.ends_with(".pdf")) {
        let found = hayro_syntax::Pdf::new(files[made.fil.as_str()].to_vec()).map(|pdf| pdf.pages().len()).unwrap_or(0);
        if found == 0 || Some(found) != made.sidor {
            problems.push(format!("{}: {found} pages, {:?} in the manifest", made.fil, made.sidor));
        }
    }
    problems
}

/// Facts and cells as `fakta.json` has them.
fn data(world: &World, case: &Case, facts: &Json) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, wanted) in &case.facts {
        let wanted = wanted.as_ref().map_or(Json::Null, raw);
        let found = untyped(&facts["fakta"][name]);
        if found != wanted {
            problems.push(format!("fakta.json: {name} is {found}, not {wanted}"));
        }
    }
    for spec in &world.templates.arendetyp.tabeller {
        let Some(rows) = case.rows.get(&spec.namn) else { continue };
        let cells = |value: &Option<Value>| value.as_ref().map_or(Json::Null, raw);
        let wanted: Vec<Json> = rows.iter().map(|row| row.values.iter().map(cells).collect()).collect();
        let table = facts["tabeller"][&spec.namn]["rader"].as_array();
        let values = |row: &Json| row.as_array().into_iter().flatten().map(untyped).collect();
        let found: Vec<Json> = table.into_iter().flatten().map(values).collect();
        if let Some(row) = (0..wanted.len().max(found.len())).find(|row| found.get(*row) != wanted.get(*row)) {
            problems.push(format!(
                "fakta.json: {} row {row}: {:?}, not {:?}",
                spec.namn,
                found.get(row),
                wanted.get(row)
            ));
        }
    }
    problems
}

/// A value of `fakta.json` without its type.
fn untyped(value: &Json) -> Json {
    value.as_object().and_then(|typed| typed.values().next()).unwrap_or(&Json::Null).clone()
}

/// A value as `fakta.json` has it.
fn raw(value: &Value) -> Json {
    match value {
        Value::Integer(number) => json!(number),
        Value::Truth(truth) => json!(truth),
        Value::Year(year) => json!(year),
        Value::Amount(amount) => json!(amount.normalize().to_string()),
        Value::Text(text) => json!(text.nfc().collect::<String>()),
        other => json!(plain(other)),
    }
}

/// Every document's text holds what went into it, and the text of them all holds each document's.
fn texts(case: &Case, files: &Files<'_>, facts: &Json) -> Vec<String> {
    let mut problems = Vec::new();
    let text = |stem: &str| std::str::from_utf8(files[&*format!("{stem}.txt")]).unwrap();
    let whole = text("handlingar");
    for (key, expected) in &case.documents {
        let described = facts["dokument"].as_array().unwrap().iter().find(|document| document["nyckel"] == **key);
        let Some(stem) = described.and_then(|document| document["fil"].as_str()) else {
            problems.push(format!("fakta.json: no document {key}"));
            continue;
        };
        problems.extend(missing(text(stem), expected).map(|line| format!("{stem}.txt: {line}")));
        if !whole.contains(text(stem)) {
            problems.push(format!("handlingar.txt: without {stem}.txt"));
        }
    }
    for (title, bytes) in &case.copies {
        let sheet = Expected { holds: vec![Line::plain(title), Line::marked(hash(bytes))], lines: Vec::new() };
        problems.extend(missing(whole, &sheet).map(|line| format!("handlingar.txt: {line}")));
        if !files.values().any(|found| found == bytes) {
            problems.push("an attached PDF is not the same".to_owned());
        }
    }
    problems
}

/// Lines of one paragraph at most: each break that was asked for begins a new one.
const LINES: usize = 40;

/// Where the paragraph ends that begins with a line, if it reads as wanted. What goes on in an item is indented.
fn end_of(lines: &[String], at: usize, wanted: &Line) -> Option<usize> {
    let mut whole = lines[at].clone();
    let mut end = at + 1;
    loop {
        if reads(&whole, wanted) || reads(whole.trim_start(), wanted) {
            return Some(end);
        }
        let next = lines.get(end).filter(|_| end < at + LINES)?;
        whole = format!("{} {}", whole.trim_end(), next.trim_start());
        end += 1;
    }
}

/// The first line that a text does not hold, or not in its place.
fn missing(text: &str, expected: &Expected) -> Option<String> {
    let lines: Vec<String> = text.lines().map(seen).collect();
    for wanted in &expected.holds {
        if !lines.iter().any(|line| reads(line, wanted)) {
            return Some(format!("nowhere: {wanted:?}"));
        }
    }
    let mut from = 0;
    for wanted in &expected.lines {
        match (from..lines.len()).find_map(|at| end_of(&lines, at, wanted)) {
            Some(end) => from = end,
            None => return Some(format!("not after line {from}: {}", difference(&lines[from..], wanted))),
        }
    }
    None
}

/// Whether a line of a text says what is wanted.
fn reads(line: &str, wanted: &Line) -> bool {
    let text = seen(&wanted.text);
    match line.strip_suffix(&*text) {
        Some("") => true,
        Some(mark) => wanted.marked && mark.ends_with(' ') && mark.chars().count() <= LONGEST_MARK,
        None => false,
    }
}

/// Where the line that is most like a missing one differs from it, for who mends it.
fn difference(lines: &[String], wanted: &Line) -> String {
    let text = seen(&wanted.text);
    let alike = |line: &str| line.chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
    let (at, line) = lines.iter().map(|line| (alike(line), line.as_str())).max().unwrap_or_default();
    let around = |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
    format!(
        "after {at} of {} characters\n    wanted {:?}\n    found  {:?}",
        text.chars().count(),
        around(&text),
        around(line)
    )
}
