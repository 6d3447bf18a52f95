//! `utlatande init`: what it makes, what it refuses, and what becomes of a case that nobody has filled in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use toml::{Table, Value};
use utlatande::interpret::keys::{self, Key, KeyType};

use crate::common::{Said, assert_same_tree, copy, program, put, repository, run, said, scratch, tree};

const FILES: [&str; 7] = [
    ".schema/anvisning.json",
    ".schema/arende.json",
    ".schema/foregangare.json",
    "anvisning.toml",
    "arende.toml",
    "foregangare.toml",
    "underlag.xlsx",
];

fn init(case: &Path, more: &[&str]) -> Said {
    run(["init".as_ref(), case.as_os_str(), "--type".as_ref(), "medlemskap".as_ref()]
        .into_iter()
        .chain(more.iter().map(|argument| argument.as_ref())))
}

/// An empty case, and the folder that it vanishes with.
fn made() -> (tempfile::TempDir, std::path::PathBuf) {
    let root = scratch();
    let case = root.path().join("inputs/nytt");
    assert_eq!(init(&case, &[]).code, 0);
    (root, case)
}

fn table(case: &Path, file: &str) -> Table {
    fs::read_to_string(case.join(file)).unwrap().parse().unwrap()
}

#[test]
fn a_new_case_has_every_file_and_is_told() {
    let root = scratch();
    let case = root.path().join("inputs/nytt");
    let told = init(&case, &[]);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    for file in FILES {
        assert!(told.out.contains(&format!("skrev {}\n", case.join(file).display())), "{}", told.out);
    }
    let next = told.out.lines().last().unwrap();
    assert!(next.contains(&format!("`utlatande check {}`", case.display())), "{next}");
    assert_eq!(tree(&case).into_keys().collect::<Vec<_>>(), FILES);
    assert_eq!(crate::common::entries(case.parent().unwrap()), [case], "nothing is left beside it");
}

#[test]
fn programs_are_told_the_files_alone() {
    let root = scratch();
    let told = init(&root.path().join("nytt"), &["--message-format", "json"]);
    let written: Vec<Json> = told.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(written.iter().all(|line| line["written"].is_string()) && written.len() == FILES.len(), "{}", told.out);
}

#[test]
fn the_same_call_makes_the_same_bytes() {
    let ((_first, one), (_second, two)) = (made(), made());
    assert_same_tree(&tree(&one), &tree(&two));
}

/// Every key of the table of keys is in the files, filled in, blank or as a comment.
#[test]
fn every_key_is_there() {
    let (_root, case) = made();
    let text = fs::read_to_string(case.join("arende.toml")).unwrap();
    let values = table(&case, "arende.toml");
    for spec in keys::CASE_TABLES {
        let name = spec.heading.trim_matches(['[', ']']);
        let below = |line: String| text.split_once(&line).map(|(_, rest)| rest);
        let commented = below(format!("\n# {}\n", spec.heading)).or_else(|| below(format!("\n{}\n", spec.heading)));
        let inside = match values.get(name) {
            _ if name.is_empty() => Some(&values),
            Some(Value::Table(table)) => Some(table),
            Some(Value::Array(tables)) => tables[0].as_table(),
            _ => None,
        };
        for key in spec.keys {
            let active = inside.is_some_and(|table| table.contains_key(key.name));
            let noted =
                commented.is_some_and(|rest| rest.lines().any(|l| l.starts_with(&format!("# {} = ", key.name))));
            let later = key.typ == KeyType::Tables || key.typ == KeyType::Table;
            let heading =
                later && [format!("[{}]", key.name), format!("[[{}]]", key.name)].iter().any(|h| text.contains(h));
            assert!(active || noted || heading, "{} `{}`", spec.heading, key.name);
        }
    }
    for file in ["anvisning.toml", "foregangare.toml"] {
        let values = table(&case, file);
        let lacking: Vec<&Key> = keys::DOKUMENT.iter().filter(|key| !values.contains_key(key.name)).collect();
        assert!(lacking.is_empty(), "{file}: {lacking:?}");
    }
}

/// The sample case has nothing that a new one has no place for, but its own text modules.
#[test]
fn the_sample_has_no_key_that_a_new_case_lacks() {
    fn compare(sample: &Table, new: &Table, path: &str) {
        for (name, value) in sample {
            let own = path.starts_with("textmoduler") || path.starts_with("undantag");
            match (value, new.get(name)) {
                (Value::Table(sample), Some(Value::Table(new))) => compare(sample, new, name),
                // A section with a heading of its own is a table in the sample.
                (_, Some(_)) => {}
                (_, None) => assert!(own || name == "undantag", "{path}.{name}"),
            }
        }
    }
    let (_root, case) = made();
    for file in ["arende.toml", "anvisning.toml", "foregangare.toml"] {
        compare(&table(&repository(crate::common::SAMPLE), file), &table(&case, file), "");
    }
}

fn findings(said: &Said) -> Vec<Json> {
    said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn an_unfilled_case_is_told_what_to_fill_in() {
    let (_root, case) = made();
    let checked = run(["check".as_ref(), case.as_os_str(), "--message-format".as_ref(), "json".as_ref()]);
    assert_eq!(checked.code, 1);
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings(&checked) {
        let code = finding["code"].as_str().unwrap();
        assert!(["T06", "W20", "G01"].contains(&code), "{finding}");
        assert!(finding["hint"].is_string(), "{finding}");
        let place = &finding["places"][0];
        *places.entry(place["file"].as_str().unwrap_or_else(|| panic!("{finding}")).to_owned()).or_default() += 1;
    }
    assert_eq!(places.keys().collect::<Vec<_>>(), FILES[3..].iter().collect::<Vec<_>>(), "schemas are not read");
    assert_eq!(places["underlag.xlsx"], 7, "a warning for each sheet that must have rows");
}

#[test]
fn an_unfilled_case_builds_as_a_draft() {
    let (root, case) = made();
    let output = root.path().join("output");
    let folder = crate::common::build(&case, &output);
    let text = fs::read_to_string(folder.join("handlingar.txt")).unwrap();
    for gap in ["utfärdat", "ärendenummer", "handläggare", "titel", "organ", "beslutspunkter", "sammanfattning", "namn"]
    {
        assert!(text.contains(&format!("[saknas: {gap}]")), "{gap}\n{text}");
    }
}

/// What an empty workbook would make is not said in a draft: neither 0 activities nor an empty table.
#[test]
fn what_is_computed_from_empty_sheets_is_a_gap_in_a_draft() {
    let (root, case) = made();
    let path = case.join("arende.toml");
    let text = fs::read_to_string(&path).unwrap();
    let prose = "Antal {{ berakning.antal_aktiviteter | tal }}, {{ berakning.utfall_totalt | kronor }}.\n\n\
                 {{ sammanstallning.aktiviteter }}\n\n{{ figur.kostnader_per_ar }}\n\n{{ textmodul.tom }}\n";
    let text = text.replace("sammanfattning = \"\"\"\n", &format!("sammanfattning = \"\"\"\n{prose}"));
    fs::write(&path, text.replace("[textmoduler]\n", "[textmoduler]\ntom = \"\"\n")).unwrap();
    let folder = crate::common::build(&case, &root.path().join("output"));
    let text = fs::read_to_string(folder.join("tjansteutlatande.txt")).unwrap();
    assert!(text.contains("Antal [saknas: antal_aktiviteter], [saknas: utfall_totalt]."), "{text}");
    for gap in ["bladet Aktiviteter", "bladet Kostnader", "tom"] {
        assert!(text.contains(&format!("\n[saknas: {gap}]\n")), "{gap}\n{text}");
    }
}

#[test]
fn nothing_is_written_over() {
    let root = scratch();
    let taken = root.path().join("taget");
    put(&taken.join("min.txt"), b"min");
    let file = root.path().join("fil");
    put(&file, b"min");
    let before = tree(root.path());
    for target in [&taken, &file] {
        let told = init(target, &[]);
        assert_eq!((told.code, told.out.as_str()), (2, ""));
        assert!(told.err.contains("fel[U08]") && told.err.contains(target.to_str().unwrap()), "{}", told.err);
    }
    assert_same_tree(&tree(root.path()), &before);
    let empty = root.path().join("tom");
    fs::create_dir(&empty).unwrap();
    assert_eq!(init(&empty, &[]).code, 0);
    assert_eq!(init(&empty, &[]).code, 2, "now it has files");
}

#[test]
fn names_that_cannot_be_are_refused() {
    let root = scratch();
    for name in [".", "..", ".gomd", "x/.."] {
        let told = said(program().env("LANG", "sv_SE.UTF-8").current_dir(root.path()).args([
            "init",
            name,
            "--type",
            "medlemskap",
        ]));
        assert_eq!(told.code, 2, "{name}");
        assert!(told.err.contains("fel[U0"), "{name}: {}", told.err);
    }
    put(&root.path().join("fil"), b"min");
    let told = init(&root.path().join("fil/nytt"), &[]);
    assert!(told.code == 2 && told.err.contains("fel[U02]"), "{}", told.err);
    assert_eq!(crate::common::entries(root.path()).len(), 1, "nothing was made");
}

#[test]
fn unknown_kinds_and_houses_are_told_the_nearest() {
    let root = scratch();
    let case = root.path().join("nytt");
    let told = run(["init".as_ref(), case.as_os_str(), "--type".as_ref(), "medlemsskap".as_ref()]);
    assert!(told.code == 2 && told.err.contains("`--type medlemskap`"), "{}", told.err);
    let told = init(&case, &["--house", "göteborg"]);
    assert!(told.code == 2 && told.err.contains("`--house goteborg`"), "{}", told.err);
    // A husstil is no kind of case.
    let told = run(["init".as_ref(), case.as_os_str(), "--type".as_ref(), "goteborg".as_ref()]);
    assert!(told.code == 2 && told.err.contains("fel[U10]"), "{}", told.err);
    assert!(!case.exists());
}

#[test]
fn a_house_of_the_user_is_found() {
    let root = scratch();
    let templates = root.path().join("mallar");
    copy(&repository("templates/goteborg"), &templates.join("lerum"));
    let path = templates.join("lerum/husstil.toml");
    let style = fs::read_to_string(&path).unwrap().replace("namn = \"goteborg\"", "namn = \"lerum\"");
    fs::write(&path, style).unwrap();
    let case = root.path().join("nytt");
    let told = init(&case, &["--house", "lerum", "--templates", templates.to_str().unwrap()]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert_eq!(table(&case, "arende.toml")["husstil"].as_str(), Some("lerum"));
}
