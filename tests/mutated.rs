//! Every key of every kind's files, removed, misspelt, of another type, or with one too many beside it: our own reader and the
//! JSON Schemas judge each alike.

use std::collections::BTreeMap;

use bytes::Bytes;
use jsonschema::Validator;
use toml::Value as Toml;
use utlatande::diagnostic::Diagnostic;
use utlatande::schema;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand::understand;

use crate::common::{SAMPLE, repository, scratch, tree};
use crate::languages::laid_out;
use crate::schema::{at, is_of_form, json, schema_of, source, tables, templates, validator};

type Files = BTreeMap<String, Bytes>;

/// A file with something wrong at one place.
struct Mutation {
    /// The way to the table, and what was done there.
    what: String,
    /// What stands in the file then.
    value: Toml,
}

/// A value of another type than this one.
fn of_another_type(value: &Toml) -> Toml {
    match value {
        Toml::String(_) => Toml::Boolean(true),
        _ => Toml::String("fel".to_owned()),
    }
}

/// Every mutation of a file.
fn mutations(value: &Toml) -> Vec<Mutation> {
    let mut ways = Vec::new();
    tables(value, &mut Vec::new(), &mut ways);
    let mut all = Vec::new();
    // Of the items of a list the first stands for all.
    let is_later = |step: &String| step.parse::<usize>().is_ok_and(|index| index > 0);
    for way in ways.into_iter().filter(|way| !way.iter().any(is_later)) {
        let mut push = |what: String, change: &dyn Fn(&mut toml::Table)| {
            let mut changed = value.clone();
            change(at(&mut changed, &way));
            all.push(Mutation { what: format!("{}: {what}", way.join(".")), value: changed });
        };
        push("extra".to_owned(), &|table| drop(table.insert("zzzzzz".to_owned(), Toml::Integer(1))));
        let here = at(&mut value.clone(), &way).clone();
        for (key, held) in here {
            push(format!("{key} removed"), &|table| drop(table.remove(&key)));
            push(format!("{key} misspelt"), &|table| {
                let held = table.remove(&key).unwrap();
                table.insert(format!("{key}qq"), held);
            });
            push(format!("{key} of another type"), &|table| drop(table.insert(key.clone(), of_another_type(&held))));
        }
    }
    all
}

/// The keys of a table of texts are those of the rows of a workbook: no schema of `arende.toml` reads that.
const KEYS_OF_ROWS: &str = "its keys are rows of a workbook";

/// Whether a section is asked for is an expression over facts, tables and what is computed of them: no `if` of a schema works out
/// `berakning.differensen < 0`.
const ON_A_CONDITION: &str = "it is asked for where an expression holds";

/// What no schema can know: by the kind, where the mutation is, and why.
const OF_THE_CASE: [(&str, &str, &str); 6] = [
    ("delarsrapport", "avsnitt: atgarder removed", ON_A_CONDITION),
    ("delarsrapport", "avsnitt.mal: ", KEYS_OF_ROWS),
    ("program", "avsnitt: mal removed", KEYS_OF_ROWS),
    ("program", "avsnitt.mal", KEYS_OF_ROWS),
    ("remissvar", "avsnitt: kostnader removed", ON_A_CONDITION),
    ("remissvar", "avsnitt.forslagen: ", KEYS_OF_ROWS),
];

/// Where the reader and the schema of a file judge otherwise.
fn disagreement(
    files: &Files,
    (file, text): (&str, String),
    validator: &Validator,
    templates: &TemplateSource,
) -> Option<String> {
    let told: Vec<String> = match text.parse::<toml::Table>() {
        Ok(value) => {
            let value = json(&Toml::Table(value));
            validator.iter_errors(&value).map(|error| format!("{} {error}", error.instance_path())).collect()
        }
        Err(error) => panic!("{file}: {error}"),
    };
    let mut files = files.clone();
    files.insert(file.to_owned(), Bytes::from(text.clone()));
    let found = understand(&Source::memory("fall", files), templates).diagnostics;
    let ours: Vec<&Diagnostic> = found.iter().filter(|problem| is_of_form(problem, file, &text)).collect();
    (told.is_empty() != ours.is_empty()).then(|| format!("  schema: {told:?}\n  reader: {ours:?}"))
}

/// Tries a case's files at every key; how many mutations there were.
fn tried(name: &str, files: &Files, source: &TemplateSource, wrong: &mut Vec<String>) -> usize {
    let case: toml::Table = std::str::from_utf8(&files["arende.toml"]).unwrap().parse().unwrap();
    let schemas: BTreeMap<String, _> = schema::of_case(&templates(&case, source).unwrap())
        .into_iter()
        .map(|(file, schema)| (schema::name(&file), validator(&schema)))
        .collect();
    let mut count = 0;
    for file in files.keys().filter(|file| file.ends_with(".toml")) {
        let Some(validator) = schema_of(&case, file).and_then(|schema| schemas.get(&schema)) else { continue };
        let value: toml::Table = std::str::from_utf8(&files[file]).unwrap().parse().unwrap();
        if value.contains_key("fryst") {
            continue;
        }
        let of_the_case = |what: &str| {
            let is_here = |(kind, way, _): &&(&str, &str, &str)| *kind == name && what.starts_with(way);
            OF_THE_CASE.iter().find(is_here).filter(|_| file == "arende.toml")
        };
        let mut needed: BTreeMap<&str, bool> = BTreeMap::new();
        for mutation in mutations(&Toml::Table(value)) {
            let text = toml::to_string(&mutation.value).unwrap();
            let how = disagreement(files, (file, text), validator, source);
            if let Some((_, way, _)) = of_the_case(&mutation.what) {
                *needed.entry(way).or_default() |= how.is_some();
            } else if let Some(how) = how {
                wrong.push(format!("{name}/{file} {}\n{how}", mutation.what));
            }
            count += 1;
        }
        let idle = needed.into_iter().filter(|(_, is_needed)| !is_needed);
        wrong.extend(idle.map(|(way, _)| format!("{name}/{file} {way}\n  is judged alike, and need not be listed")));
    }
    count
}

fn files(folder: &std::path::Path) -> Files {
    tree(folder).into_iter().map(|(path, bytes)| (path, bytes.into())).collect()
}

#[test]
fn files_mutated_at_every_key_are_judged_alike() {
    let scratch = scratch();
    let (mut wrong, mut count) = (Vec::new(), 0);
    let own = source("tests/kinds/mallar");
    for kind in ["anmalan", "avtal", "delarsrapport", "program", "remissvar", "taxa"] {
        let case = crate::kinds::lay_out(kind, scratch.path(), |_| {});
        count += tried(kind, &files(&case), &own, &mut wrong);
    }
    let (case, folder) = laid_out(scratch.path());
    let house = TemplateSource::before_built_in(Source::folder(&folder).unwrap());
    count += tried("melding", &files(&case), &house, &mut wrong);
    count += tried("sample", &files(&repository(SAMPLE)), &source(""), &mut wrong);
    assert!(wrong.is_empty(), "{}\n{} of {count} differ", wrong.join("\n"), wrong.len());
    assert!(count > 1000, "{count}");
}
