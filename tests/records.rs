//! What the program writes of a case for others to read: `fakta.json` and `manifest.toml`. They hold all of it, are read again,
//! and change where the case has changed.

use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde_json::Value as Json;
use utlatande::diagnostic::{Diagnostics, Warned};
use utlatande::fact_record::FactRecord;
use utlatande::manifest::Manifest;
use utlatande::records::Unread;
use utlatande::render::{TypstSource, render};
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand::{Understood, understand};

use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, SAMPLE, build, copy, entries, fall, put, repository, scratch, source, tree};

/// The output that 0.1.0 wrote of the sample; of `fakta.json` the first entries of each part.
const OLD: &str = "tests/fixtures/utdata-0.1.0";

/// What is known of a case, and its record; none where it is not understood.
fn recorded(case: &Source) -> Option<(Understood, FactRecord)> {
    let Warned { output, diagnostics } = understand(case, &TemplateSource::default());
    let understood = output?;
    let record = FactRecord::new(&understood, &diagnostics);
    Some((understood, record))
}

fn written(case: &Source) -> String {
    recorded(case).unwrap().1.written().unwrap()
}

/// The sources of a case, made from what was understood.
fn rendered(understood: &Understood) -> Vec<TypstSource> {
    let identity =
        utlatande::render::Identity::new(&understood.case, &understood.templates, &understood.provenance.build);
    render(&understood.merged.documents, &understood.templates, &identity, &mut Diagnostics::new())
}

/// The sources of a case, made from its record.
fn rendered_again(record: &FactRecord, understood: &Understood) -> Vec<TypstSource> {
    let identity = record.identity(&understood.templates, &understood.provenance.build);
    render(&record.dokument, &understood.templates, &identity, &mut Diagnostics::new())
}

/// What is wrong with the record of a case.
fn problems(case: &Path) -> Vec<String> {
    let name = case.display();
    let Some((understood, record)) = recorded(&source(case)) else { return Vec::new() };
    let text = record.written().unwrap();
    let read = match FactRecord::read(&text) {
        Ok(read) => read,
        Err(reason) => return vec![format!("{name}: {reason}")],
    };
    let mut problems = Vec::new();
    if read != record {
        problems.push(format!("{name}: another record is read"));
    }
    let (first, again) = (rendered(&understood), rendered_again(&read, &understood));
    if first.len() != again.len() {
        problems.push(format!("{name}: other sources"));
    }
    for (first, again) in first.iter().zip(&again) {
        if (&first.path, &first.text) != (&again.path, &again.text) {
            problems.push(format!("{name}: another {}", first.path));
        }
        // Every glyph leads to the same place.
        let stretches = first.map.stretches.iter().zip(&again.map.stretches);
        let moved = |stretch: &utlatande::source_map::Stretch| {
            first.map.places(stretch.source.clone()) != again.map.places(stretch.source.clone())
        };
        if stretches.clone().any(|(one, other)| one != other || moved(one)) || stretches.len() == 0 {
            problems.push(format!("{name}: other origins in {}", first.path));
        }
    }
    problems
}

#[test]
fn from_the_record_of_any_case_the_same_sources_are_made() {
    let scratch = scratch();
    let mut cases: Vec<_> =
        entries(&repository("tests/cases")).iter().map(|folder| fall::lay_out(folder, scratch.path())).collect();
    cases.push(repository(SAMPLE));
    let known = cases.iter().filter(|case| recorded(&source(case)).is_some()).count();
    assert!(known > 100, "{known} of {} are understood", cases.len());
    let wrong: Vec<String> = cases.par_iter().flat_map_iter(|case| problems(case)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The sample in a folder of its own.
fn sample(root: &Path, name: &str) -> std::path::PathBuf {
    let case = root.join(name).join("fall");
    copy(&repository(SAMPLE), &case);
    case
}

/// The lines that two texts do not share, places left out.
fn changed_lines(before: &str, after: &str) -> usize {
    let lines = |text: &str| -> Vec<String> {
        let places = text.find("\n  \"platser\": {").unwrap();
        text[..places].lines().map(str::to_owned).collect()
    };
    let (before, mut left) = (lines(before), lines(after));
    let gone = before.iter().filter(|line| match left.iter().position(|other| other == *line) {
        Some(at) => {
            left.remove(at);
            false
        }
        None => true,
    });
    gone.count().max(left.len())
}

#[test]
fn the_samples_record_is_short_and_one_changed_cost_changes_few_lines_of_it() {
    let scratch = scratch();
    let of = |case: &Path| written(&source(case));
    let before = of(&repository(SAMPLE));
    assert!(before.lines().count() <= 3_000, "{} lines", before.lines().count());

    let fact = sample(scratch.path(), "fact");
    let text = fs::read_to_string(fact.join("arende.toml")).unwrap();
    assert_eq!(text.matches("arlig = 115000").count(), 1);
    put(&fact.join("arende.toml"), text.replace("arlig = 115000", "arlig = 120000").as_bytes());
    let changed = changed_lines(&before.replace("nordic-safe-cities-2025", "fall"), &of(&fact));
    assert!((2..=20).contains(&changed), "{changed} lines for another fact");

    let cost = |amount: f64| {
        let case = sample(scratch.path(), &amount.to_string());
        let cell = |cell: &str| CellEdit {
            fil: "underlag.xlsx".to_owned(),
            blad: "Kostnader".to_owned(),
            cell: cell.to_owned(),
            tal: Some(amount),
            ..CellEdit::default()
        };
        workbook::edit(&case, &[cell("C7")]);
        of(&case)
    };
    let changed = changed_lines(&cost(20_000.0), &cost(21_000.0));
    assert!((2..=20).contains(&changed), "{changed} lines for another cell");
}

#[test]
fn a_line_of_comment_changes_places_only() {
    let scratch = scratch();
    let case = sample(scratch.path(), "comment");
    let before = written(&source(&case));
    let text = fs::read_to_string(case.join("arende.toml")).unwrap();
    put(&case.join("arende.toml"), format!("# En rad till.\n{text}").as_bytes());
    let after = written(&source(&case));
    assert_ne!(before, after);
    assert_eq!(changed_lines(&before, &after), 0);
    let values = |text: &str| {
        let mut record: Json = serde_json::from_str(text).unwrap();
        let places = record.as_object_mut().unwrap().remove("platser").unwrap();
        (record, places.as_object().unwrap().len())
    };
    assert_eq!(values(&before), values(&after));
    assert!(values(&before).1 > 100);
}

/// Places are no longer than what they say: a text of one line has one span.
#[test]
fn what_a_record_says_of_a_case() {
    let (understood, record) = recorded(&source(&repository(SAMPLE))).unwrap();
    let text = record.written().unwrap();
    let file: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(file["fakta"]["bildad"], serde_json::json!({"ar": 2016}));
    assert_eq!(file["platser"]["fakta.bildad"], serde_json::json!([["arende.toml:46:10-14"]]));
    assert_eq!(file["husstil"]["namn"], "goteborg");
    assert_eq!(file["arende"]["status"], "slutlig");
    let documents = file["dokument"].as_array().unwrap();
    let numbers: Vec<_> = documents.iter().map(|document| document["nummer"].as_u64()).collect();
    assert_eq!(numbers, [None, Some(1), Some(2)]);
    for (name, computed) in &record.berakning {
        assert!(!computed.uttryck.is_empty() && !computed.laser.is_empty(), "{name}");
    }
    for (name, table) in &record.tabeller {
        let understood = &understood.case.tables[name];
        for (row, column) in (0..table.rader.len()).flat_map(|row| (0..table.kolumner.len()).map(move |c| (row, c))) {
            let found = table.place(row, column);
            assert!(found.is_none_or(|found| found == understood.place(row, column)), "{name} {row} {column}");
        }
    }
}

#[test]
fn findings_and_waivers_are_data() {
    let scratch = scratch();
    let case = fall::lay_out(&repository("tests/cases/undantag"), scratch.path());
    let (understood, record) = recorded(&source(&case)).unwrap();
    assert!(!record.undantag.is_empty());
    for (waived, known) in record.undantag.iter().zip(&understood.waived) {
        assert_eq!((&waived.kod, &waived.skal), (&known.code, &known.reason));
        assert_eq!(waived.anmarkning.platser, known.finding.places);
        assert!(!waived.anmarkning.text.is_empty());
    }
    let case = fall::lay_out(&repository("tests/cases/err_G07-motsager"), scratch.path());
    let (_, record) = recorded(&source(&case)).unwrap();
    let found = record.anmarkningar.iter().find(|finding| finding.kod == "G07").unwrap();
    assert!(!found.argument.is_empty() && !found.platser.is_empty() && !found.text.is_empty(), "{found:#?}");
}

/// Over what 0.1.0 wrote: its files are replaced, those of others stay.
#[test]
fn an_output_of_0_1_0_is_built_over() {
    let scratch = scratch();
    let output = scratch.path().join("grundfall");
    copy(&repository(OLD), &output);
    // It is of the same case, or it would be left as it is.
    let old = fs::read_to_string(output.join("manifest.toml")).unwrap().replace("SLK-2025-00265", "SLK-2022-00001");
    put(&output.join("manifest.toml"), old.as_bytes());
    let facts = |folder: &Path| FactRecord::read(&fs::read_to_string(folder.join("fakta.json")).unwrap());
    assert_eq!(facts(&output), Err(Unread::Old(1)));
    put(&output.join("tjansteutlatande.pdf"), b"old");
    put(&output.join("typst/layout/stil.typ"), b"old");
    put(&output.join("bilaga-2-inriktning.txt"), b"old");
    put(&output.join("mitt.txt"), b"mine");
    let built = build(&repository(BASE), scratch.path());
    assert_eq!(built, output);
    let files = tree(&output);
    let manifest = Manifest::read(std::str::from_utf8(&files["manifest.toml"]).unwrap()).unwrap();
    let listed = manifest.utdata.iter().map(|made| made.fil.as_str());
    let mut wanted: Vec<&str> = listed.chain(["manifest.toml", "mitt.txt", "fryst.toml"]).collect();
    wanted.sort_unstable();
    assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), wanted);
    assert_eq!(files["mitt.txt"], b"mine");
    assert!(files.values().all(|bytes| bytes != b"old"));
    assert_eq!(manifest.format, 3);
    assert!(
        manifest.dokument.first().is_some_and(|first| first.nyckel == "tjansteutlatande" && first.nummer.is_none())
    );
    assert!(facts(&output).is_ok());
}

/// Of an old manifest only the names of the files that it lists are read, whatever its format.
#[test]
fn an_output_of_any_format_is_built_over() {
    let scratch = scratch();
    let output = scratch.path().join("grundfall");
    put(&output.join("ny-sort.bin"), b"theirs");
    put(&output.join("mitt.txt"), b"mine");
    let manifest = "format = 99\nbygge = 7\narende = \"annat\"\n[[utdata]]\nfil = \"ny-sort.bin\"\nsha512 = 1\n";
    put(&output.join("manifest.toml"), manifest.as_bytes());
    assert_eq!(Manifest::read(manifest), Err(Unread::New(99)));
    build(&repository(BASE), scratch.path());
    let files = tree(&output);
    assert!(!files.contains_key("ny-sort.bin") && files["mitt.txt"] == b"mine", "{:?}", files.keys());
}
