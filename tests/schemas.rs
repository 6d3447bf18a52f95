//! What other programs read follows its JSON Schema: those of our own records stand in `schemas`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value as Json;

use crate::common::{SAMPLE, build, fall, program, put, repository, run, said, scratch};
use crate::explain;

/// The schema of a file. Nothing is fetched: one that refers to another is refused.
fn schema(text: &str) -> Validator {
    let schema = serde_json::from_str(text).unwrap();
    jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{}: {error}", error.instance_path()))
}

/// What is wrong with a value by a schema, each with where it is.
fn problems(schema: &Validator, value: &Json) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The published schema of SARIF, whose pattern for languages has a bracket that is never opened.
fn sarif() -> Validator {
    let published = fs::read_to_string(repository("tests/fixtures/sarif-schema-2.1.0.json")).unwrap();
    let wrong = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    assert!(published.contains(wrong), "mended by now?");
    schema(&published.replace(wrong, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"))
}

#[test]
fn findings_follow_the_schema_of_sarif() {
    let scratch = scratch();
    let schema = sarif();
    let log = |cases: &[&str], language: &str| -> Json {
        let paths = cases.iter().map(|case| fall::lay_out(&repository("tests/cases").join(case), scratch.path()));
        let told = said(program().args(["check", "--message-format", "sarif", "--lang", language]).args(paths));
        serde_json::from_str(&told.out).unwrap_or_else(|error| panic!("{error}: {told:?}"))
    };
    assert_eq!(problems(&schema, &log(&["grundfall"], "sv")), Vec::<String>::new());
    // In texts, cells and on pages; certain and not.
    let mut found = log(&["utkast", "err_G05-okand", "err_cell_fel", "err_nycklar", "err_langt_ord"], "en");
    assert!(found["runs"][0]["results"].as_array().unwrap().len() > 5, "{found:#}");
    assert_eq!(problems(&schema, &found), Vec::<String>::new());

    found["runs"][0]["results"][0]["level"] = "fel".into();
    found["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    found["runs"][0]["tool"]["driver"]["namn"] = "x".into();
    assert_eq!(problems(&schema, &found).len(), 3, "{:#?}", problems(&schema, &found));
}

#[test]
fn the_record_of_origins_follows_its_schema() {
    let scratch = scratch();
    let schema = schema(&fs::read_to_string(repository("tests/schemas/kallkarta.schema.json")).unwrap());
    let record = |case: &str| -> Json {
        let case = fall::lay_out(&repository("tests/cases").join(case), scratch.path());
        let output = build(&case, &scratch.path().join("output"));
        serde_json::from_slice(&fs::read(output.join("kallkarta.json")).unwrap()).unwrap()
    };
    for case in ["grundfall", "utkast", "antagen", "pdf-bilaga"] {
        assert_eq!(problems(&schema, &record(case)), Vec::<String>::new(), "{case}");
    }
    let mut wrong = record("grundfall");
    wrong["format"] = 1.into();
    wrong["dokument"][0]["texter"][0]["slag"] = "annat".into();
    wrong["dokument"][0]["sidor"][0][0][0] = serde_json::json!([1, 2]);
    wrong["uppgifter"][0]["ny"] = true.into();
    assert_eq!(problems(&schema, &wrong).len(), 4, "{:#?}", problems(&schema, &wrong));
}

/// Answers of `explain` to every form of question, of a case, of its output and of codes; and what no answer is.
#[test]
fn answers_follow_their_schema() {
    let scratch = scratch();
    let schema = own("forklaring.schema.json");
    let case = repository(SAMPLE);
    let output = build(&case, &scratch.path().join("output"));
    let draft = fall::lay_out(&repository("tests/cases/utkast"), scratch.path());
    let words: [&[&str]; 4] = [
        &["--document", "tjansteutlatande", "--page", "2", "567 000 kr"],
        &["--document", "handlingar", "Telefon: 031-000 00 00"],
        &["1 (10)"],
        &["--page", "2", "108 000"],
    ];
    let template = ["goteborg/tjansteutlatande.typ.j2:30", "sprak.toml:6", "arende.toml:3", "arende.toml:9"];
    let questions = explain::QUESTIONS.iter().copied().filter(|question| !explain::UNKNOWN.contains(question));
    let questions = questions.chain(template).map(|question| vec![question]);
    let questions: Vec<Vec<&str>> = questions.chain(words.iter().map(|words| words.to_vec())).collect();
    // A case answers as its output does, and is set for each question: it is asked for words alone.
    let mut asked: Vec<(&Path, Vec<&str>)> =
        questions.iter().map(|question| (output.as_path(), question.clone())).collect();
    asked.push((&case, words[0].to_vec()));
    let gaps = ["fakta", "Utkast", "saknas", "avsnitt", "arende.toml:24"];
    let draft = build(&draft, &scratch.path().join("output"));
    asked.extend(gaps.map(|question| (draft.as_path(), vec![question])));
    let mut kinds = BTreeSet::new();
    for (number, (of, question)) in asked.iter().enumerate() {
        let told = explain::ask(of, question.iter().copied().chain(["--message-format", "json"]));
        if told.code == 1 {
            continue;
        }
        let answer: Json = serde_json::from_str(&told.out).unwrap_or_else(|error| panic!("{question:?}: {error}"));
        assert_eq!(problems(&schema, &answer), Vec::<String>::new(), "{question:?}");
        leave("forklaring", number, &answer);
        let entries = answer["entries"].as_array().unwrap().iter();
        kinds.extend(entries.map(|entry| entry["kind"].as_str().unwrap().to_owned()));
    }
    let all = [
        "cell",
        "column",
        "computed",
        "figure",
        "key",
        "layout",
        "missing",
        "phrase",
        "sheet",
        "table",
        "table_text",
        "template",
        "typed",
        "value",
    ];
    let missing: Vec<&&str> = all.iter().filter(|kind| !kinds.contains(**kind)).collect();
    assert!(missing.is_empty(), "no answer has {missing:?}: {kinds:?}");
    for (number, code) in ["G07", "K01", "U01", "T10"].into_iter().enumerate() {
        let told = run(["explain", code, "--message-format", "json"]);
        let answer: Json = serde_json::from_str(&told.out).unwrap();
        assert_eq!(problems(&schema, &answer), Vec::<String>::new(), "{code}");
        leave("forklaring", 1000 + number, &answer);
    }
    let right = explain::answered(&output, ["Kostnader!C7"]);
    for (way, wrong) in [
        ("/more", Json::Null),
        ("/entries", serde_json::json!([])),
        ("/entries/0/kind", "annat".into()),
        ("/entries/0/places/0/range", "C".into()),
        ("/entries/0/stands/0/pages", serde_json::json!([0])),
        ("/entries/0/used_by", serde_json::json!([])),
    ] {
        let mut answer = right.clone();
        *answer.pointer_mut(way).unwrap() = wrong;
        assert_ne!(problems(&schema, &answer), Vec::<String>::new(), "{way}");
    }
}

/// Leaves a record in `target/tmp/records`, for `.ci/schemas` to hold another program to.
fn leave(schema: &str, number: usize, record: &Json) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("records").join(schema).join(format!("{number}.json"));
    put(&path, record.to_string().as_bytes());
}

/// One of our own schemas.
fn own(name: &str) -> Validator {
    schema(&fs::read_to_string(repository("tests/schemas").join(name)).unwrap())
}

/// The records of an output, the manifest as JSON.
fn records(output: &Path) -> (Json, Json) {
    let text = |name: &str| fs::read_to_string(output.join(name)).unwrap();
    let manifest: toml::Table = toml::from_str(&text("manifest.toml")).unwrap();
    (serde_json::from_str(&text("fakta.json")).unwrap(), serde_json::to_value(manifest).unwrap())
}

/// The title of a schema says which format it is of.
#[test]
fn schemas_are_called_by_their_formats() {
    for name in ["fakta", "manifest", "skillnad"] {
        let text = fs::read_to_string(repository(&format!("tests/schemas/{name}.schema.json"))).unwrap();
        let schema: Json = serde_json::from_str(&text).unwrap();
        let format = schema["properties"]["format"]["const"].as_u64().unwrap();
        let title = schema["title"].as_str().unwrap();
        assert!(title.ends_with(&format!(", format {format}")), "{title} is of format {format}");
    }
}

#[test]
fn records_follow_their_schemas() {
    let scratch = scratch();
    let (facts, manifest) = (own("fakta.schema.json"), own("manifest.schema.json"));
    // A draft with gaps, attached PDFs, waivers, findings.
    let cases = ["antagen", "pdf-bilaga", "utkast", "undantag", "varn_G08-utfall"];
    let cases = cases.map(|case| fall::lay_out(&repository("tests/cases").join(case), scratch.path()));
    for case in cases.iter().chain([&repository(SAMPLE)]) {
        let (found_facts, found_manifest) = records(&build(case, &scratch.path().join("output")));
        assert_eq!(problems(&facts, &found_facts), Vec::<String>::new(), "{}", case.display());
        assert_eq!(problems(&manifest, &found_manifest), Vec::<String>::new(), "{}", case.display());
    }
    let (mut found, mut listed) = records(&scratch.path().join("output/nordic-safe-cities-2025"));
    assert!(found["dokument"].as_array().unwrap().len() == 3 && listed["utdata"].as_array().unwrap().len() > 5);
    found["format"] = 1.into();
    found["dokument"][0]["innehall"]["rapport"]["avsnitt"][0]["niva"] = "1".into();
    found["fakta"]["bildad"] = serde_json::json!({"tal": 2016});
    found["platser"]["fakta.bildad"] = serde_json::json!([["arende.toml:46"]]);
    found["platser"]["x"] = serde_json::json!(["a b"]);
    let wrong = problems(&facts, &found);
    assert_eq!(wrong.len(), 5, "{wrong:#?}");
    listed["bygge"] = "x".into();
    listed["utdata"][0]["sidor"] = 0.into();
    assert_eq!(problems(&manifest, &listed).len(), 2);
}
