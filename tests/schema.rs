//! JSON Schemas for editors: a file is right by its schema where our own reader finds nothing missing, blank, unknown or of
//! the wrong form in it, on every golden case and on slips; and the schemas of template files name the keys that are read.
//!
//! What is compared is left in `target/tmp/schemas` with our reader's verdicts, for `.ci/schemas` to hold other programs to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Map, Value as Json};
use toml::Value as Toml;
use utlatande::assemble;
use utlatande::diagnostic::Diagnostic;
use utlatande::interpret::keys;
use utlatande::source::Source;
use utlatande::templates::{
    Arendetyp, FolderKind, Husstil, LanguageReview, LanguageText, TemplateSource, Templates, load, names,
};
use utlatande::{place::Place, schema};

use crate::common::{BASE, entries, fall, put, repository, run, scratch, tree};

/// What the reader says of the form of a file, by the shown code. Other findings are about what stands in it.
const OF_FORM: [&str; 12] = ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T11", "T13", "A02", "M01"];

pub(crate) fn source(templates: &str) -> TemplateSource {
    match templates {
        "" => TemplateSource::default(),
        folder => TemplateSource::before_built_in(Source::folder(&repository(folder)).unwrap()),
    }
}

/// What a file of a case is taken for: its schema's name.
pub(crate) fn schema_of(case: &toml::Table, file: &str) -> Option<String> {
    if file == "arende.toml" {
        return Some("arende.json".to_owned());
    }
    let bilagor = case.get("bilagor").and_then(Toml::as_array)?;
    let entry = bilagor.iter().find(|entry| entry.get("fil").and_then(Toml::as_str) == Some(file))?;
    Some(format!("{}.json", entry.get("dokument")?.as_str()?))
}

/// The templates that a case names, where they are there.
pub(crate) fn templates(case: &toml::Table, source: &TemplateSource) -> Option<Templates> {
    let named = |key: &str| case.get(key).and_then(Toml::as_str).unwrap_or_default().to_owned();
    let known = |kind, name: String, other: &str| match names(source, kind).unwrap().contains(&name) {
        true => name,
        false => other.to_owned(),
    };
    let house = known(FolderKind::Husstil, named("husstil"), "goteborg");
    let kind = known(FolderKind::Arendetyp, named("arendetyp"), "medlemskap");
    let place = Place::File("arende.toml".into());
    load(source, (&house, &place), (&kind, &place)).ok()
}

/// JSON has no days: here they are `null`, in values and in schemas.
pub(crate) fn json(value: &Toml) -> Json {
    match value {
        Toml::String(text) => text.as_str().into(),
        Toml::Integer(number) => (*number).into(),
        Toml::Float(number) => (*number).into(),
        Toml::Boolean(truth) => (*truth).into(),
        Toml::Datetime(day) if day.date.is_some() && day.time.is_none() => Json::Null,
        Toml::Datetime(_) => serde_json::json!([null]),
        Toml::Array(items) => items.iter().map(json).collect(),
        Toml::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect::<Map<_, _>>().into(),
    }
}

fn with_days(schema: &mut Json) {
    match schema {
        Json::Object(keys) if keys.get("format") == Some(&"date".into()) => {
            keys.remove("format");
            keys.insert("type".to_owned(), "null".into());
        }
        Json::Object(keys) => keys.values_mut().for_each(with_days),
        Json::Array(items) => items.iter_mut().for_each(with_days),
        _ => {}
    }
}

pub(crate) fn validator(schema: &Json) -> Validator {
    let mut schema = schema.clone();
    with_days(&mut schema);
    jsonschema::validator_for(&schema).unwrap()
}

pub(crate) fn is_of_form(problem: &Diagnostic, file: &str, text: &str) -> bool {
    // The name of a document that there is not; other names stand in prose.
    let names_document = |place: &Place| match place {
        Place::Text(place) => text.lines().nth(place.line as usize - 1).is_some_and(|l| l.starts_with("dokument = ")),
        _ => false,
    };
    let is_known = |place: &Place| match problem.code.shown() {
        "P03" => names_document(place),
        // A bilaga of another format: its keys are neither a PDF's nor those of a document.
        "F08" => problem.code.name() == "F08-bilaga",
        code => OF_FORM.contains(&code),
    };
    problem.places.iter().any(|place| &**place.file() == file && is_known(place))
}

/// Compares the verdicts on a case, and leaves the case.
fn compare(case: &Path, source: &TemplateSource, left: &Path, wrong: &mut Vec<String>) -> Map<String, Json> {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let mut verdicts = Map::new();
    let Ok(text) = fs::read_to_string(case.join("arende.toml")) else { return verdicts };
    // Where a file is no TOML, no schema is asked.
    let Ok(parsed) = text.parse::<toml::Table>() else { return verdicts };
    let Some(templates) = templates(&parsed, source) else { return verdicts };
    let found = assemble::check(&crate::common::source(case), source).diagnostics;
    for (file, schema) in schema::of_case(&templates) {
        put(&left.join(&name).join(".schema").join(schema::name(&file)), schema::written(&schema).as_bytes());
    }
    for (file, bytes) in tree(case).into_iter().filter(|(file, _)| file.ends_with(".toml")) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let (Ok(value), Some(of)) = (text.parse::<toml::Table>(), schema_of(&parsed, &file)) else { continue };
        let Ok(schema) = fs::read_to_string(left.join(&name).join(".schema").join(&of)) else { continue };
        if value.contains_key("fryst") {
            continue;
        }
        let schema: Json = serde_json::from_str(&schema).unwrap();
        let told: Vec<String> = validator(&schema)
            .iter_errors(&json(&Toml::Table(value)))
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect();
        let ours: Vec<&Diagnostic> = found.iter().filter(|problem| is_of_form(problem, &file, &text)).collect();
        if told.is_empty() != ours.is_empty() {
            wrong.push(format!("{name}/{file}:\n  schema: {told:#?}\n  reader: {ours:#?}"));
        }
        put(&left.join(&name).join(&file), format!("#:schema .schema/{of}\n{text}").as_bytes());
        verdicts.insert(format!("{name}/{file}"), ours.is_empty().into());
    }
    verdicts
}

/// A slip: a text of a file of the base case, and what is typed for it.
const SLIPS: [(&str, &str, &str, &str); 37] = [
    ("fel-typ-datum", "arende.toml", "utfardat = 2022-03-01", "utfardat = \"2022-03-01\""),
    ("fel-typ-tal", "arende.toml", "arlig = 20000", "arlig = \"100 000\""),
    ("fel-typ-ar", "arende.toml", "medlem_sedan = 2018", "medlem_sedan = 18"),
    ("okand-nyckel", "arende.toml", "[handlaggare]", "[handlaggare]\nfax = \"x\""),
    ("okand-rubrik", "arende.toml", "[handlaggare]", "[ovrigt]\nx = 1\n[handlaggare]"),
    ("nyckel-saknas", "arende.toml", "telefon = ", "# telefon = "),
    ("format-saknas", "arende.toml", "format = 1", ""),
    ("format-annat", "arende.toml", "format = 1", "format = 2"),
    ("status-fel", "arende.toml", "status = \"slutlig\"", "status = \"klar\""),
    ("antagen-utan-beslut", "arende.toml", "status = \"slutlig\"", "status = \"antagen\""),
    ("tom-text", "arende.toml", "epost = ", "epost = \"  \" # "),
    ("flera-rader", "arende.toml", "[handlaggare]\nnamn = ", "[handlaggare]\nnamn = \"a\\nb\" # "),
    ("lista-i-stallet", "arende.toml", "arbetsbocker = [\"underlag.xlsx\"]", "arbetsbocker = \"underlag.xlsx\""),
    ("tom-lista", "arende.toml", "arbetsbocker = [\"underlag.xlsx\"]", "arbetsbocker = []"),
    ("okand-uppgift", "arende.toml", "[fakta]", "[fakta]\nfarg = \"x\""),
    ("okand-bilaga", "arende.toml", "dokument = \"anvisning\"", "dokument = \"anvisningen\""),
    ("avsnitt-tal", "arende.toml", "sammanfattning = ", "sammanfattning = 3 # "),
    ("okant-avsnitt", "anvisning.toml", "[avsnitt]", "[avsnitt]\nextra = \"x\""),
    ("sort-saknas", "anvisning.toml", "dokumentsort = ", "# dokumentsort = "),
    ("forsattsblad-tal", "anvisning.toml", "[forsattsblad]", "[forsattsblad]\nfel = 1"),
    ("undantag-utan-skal", "arende.toml", "", "\n[[undantag]]\nkod = \"G01\"\nom = \"x\"\n"),
    ("term-blank", "arende.toml", "", "\n[[termer]]\nskrivs = \"nätet\"\ninte = []\nforkortning = \"\"\n"),
    ("arkiv-blank", "arende.toml", "", "\n[arkiv]\nklassificering = \"\"\n"),
    ("arkiv-tal", "arende.toml", "", "\n[arkiv]\nklassificering = 1\n"),
    ("dag-med-tid", "arende.toml", "utfardat = 2022-03-01", "utfardat = 2022-03-01T10:00:00"),
    ("belopp-under-noll", "arende.toml", "arlig = 20000", "arlig = \"-20000\""),
    ("ar-med-decimal", "arende.toml", "medlem_sedan = 2018", "medlem_sedan = 2018.5"),
    ("ar-for-stort", "arende.toml", "medlem_sedan = 2018", "medlem_sedan = 20180"),
    ("arbetsbok-tal", "arende.toml", "arbetsbocker = [\"underlag.xlsx\"]", "arbetsbocker = [1]"),
    ("egen-rubrik-tal", "arende.toml", "sammanfattning = ", "sammanfattning = { rubrik = 1, text = \"x\" } # "),
    (
        "eget-avsnitt-okand-nyckel",
        "arende.toml",
        "sammanfattning = ",
        "sammanfattning = { text = \"x\", farg = \"y\" } # ",
    ),
    ("eget-avsnitt-utan-text", "arende.toml", "sammanfattning = ", "sammanfattning = { rubrik = \"x\" } # "),
    ("termer-enkel", "arende.toml", "", "\n[termer]\nskrivs = \"x\"\n"),
    ("undantag-lista", "arende.toml", "", "\n[[undantag]]\nkod = [\"G01\"]\nom = \"x\"\nskal = \"y\"\n"),
    ("status-tom", "arende.toml", "status = \"slutlig\"", "status = \"\""),
    ("nummer-utan-monster", "arende.toml", "nummer = ", "nummer = \"x\" # "),
    ("sort-tom", "anvisning.toml", "dokumentsort = ", "dokumentsort = \" \" # "),
];

fn slipped(root: &Path, (name, file, from, to): (&str, &str, &str, &str)) -> PathBuf {
    let case = root.join(name);
    crate::common::copy(&repository(BASE), &case);
    let text = fs::read_to_string(case.join(file)).unwrap();
    assert!(text.contains(from), "{name}: {file} has no {from}");
    let text = if from.is_empty() { text + to } else { text.replacen(from, to, 1) };
    fs::write(case.join(file), text).unwrap();
    case
}

#[test]
fn schemas_say_what_the_reader_does() {
    let left = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemas");
    let _ = fs::remove_dir_all(&left);
    let scratch = scratch();
    let (mut wrong, mut verdicts) = (Vec::new(), Map::new());
    let builtin = source("");
    for folder in entries(&repository("tests/cases")) {
        let case = fall::lay_out(&folder, scratch.path());
        verdicts.extend(compare(&case, &builtin, &left, &mut wrong));
    }
    let mut slips = Map::new();
    for slip in SLIPS {
        let case = slipped(&scratch.path().join("slips"), slip);
        slips.extend(compare(&case, &builtin, &left, &mut wrong));
    }
    let own = source("tests/kinds/mallar");
    for kind in ["anmalan", "avtal", "delarsrapport", "program", "remissvar", "taxa"] {
        let case = crate::kinds::lay_out(kind, scratch.path(), |_| {});
        verdicts.extend(compare(&case, &own, &left, &mut wrong));
    }
    verdicts.extend(compare(&repository(crate::common::SAMPLE), &builtin, &left, &mut wrong));
    assert!(wrong.is_empty(), "{}\n{} differ", wrong.join("\n"), wrong.len());
    let refused = slips.values().filter(|verdict| **verdict == Json::Bool(false)).count();
    assert!(refused >= 30 && verdicts.len() > 150, "{refused} slips, {} files", verdicts.len());
    verdicts.extend(slips);
    put(&left.join("verdicts.json"), serde_json::to_string_pretty(&verdicts).unwrap().as_bytes());
}

/// Values of every type, right and wrong ones.
fn values() -> Vec<Toml> {
    let texts = ["x", "", "  ", "2022-03", "2023:196", " 2023:196 ", "SFS 2023:196", "{{ fakta.sate }}"];
    let mut values: Vec<Toml> = texts.into_iter().map(Toml::from).collect();
    values.extend([Toml::Integer(-1), Toml::Integer(2020), Toml::Float(1.5), Toml::Boolean(true)]);
    values.extend([Toml::Datetime("2022-03-01".parse().unwrap()), Toml::Array(Vec::new())]);
    values
}

/// Every fact with each of these values: the schema says of it what the reader does. A key of facts that the reader comes to
/// know, such as a pattern, is one that a schema has.
#[test]
fn schemas_judge_every_fact_as_the_reader_does() {
    let place = Place::File("arende.toml".into());
    let templates = load(&source(""), ("goteborg", &place), ("medlemskap", &place)).unwrap();
    let schemas: BTreeMap<String, Json> = schema::of_case(&templates).into_iter().collect();
    let schema = validator(&schemas["arende.toml"]);
    let files: BTreeMap<String, bytes::Bytes> =
        tree(&repository(BASE)).into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
    let base: Toml = Toml::Table(std::str::from_utf8(&files["arende.toml"]).unwrap().parse().unwrap());
    let mut wrong = Vec::new();
    for value in values() {
        let mut case = base.clone();
        let facts = at(&mut case, &[]).get_mut("fakta").and_then(Toml::as_table_mut).unwrap();
        for spec in &templates.arendetyp.fakta {
            let (table, name) = match spec.namn.split_once('.') {
                Some((group, name)) => {
                    let group = facts.entry(group).or_insert_with(|| Toml::Table(toml::Table::new()));
                    (group.as_table_mut().unwrap(), name)
                }
                None => (&mut *facts, spec.namn.as_str()),
            };
            table.insert(name.to_owned(), value.clone());
        }
        let text = toml::to_string(&case).unwrap();
        let told: BTreeSet<String> = schema
            .iter_errors(&json(&case))
            .filter_map(|error| Some(error.instance_path().to_string().strip_prefix("/fakta/")?.replace('/', ".")))
            .collect();
        let mut files = files.clone();
        files.insert("arende.toml".to_owned(), text.clone().into());
        let found = assemble::check(&Source::memory("fall", files), &source("")).diagnostics;
        let names = names_of_lines(&text);
        let of_line = |place: &Place| match place {
            Place::Text(place) if &*place.file == "arende.toml" => names.get(&(place.line as usize)).cloned(),
            _ => None,
        };
        let ours: BTreeSet<String> = found
            .iter()
            .filter(|problem| OF_FORM.contains(&problem.code.shown()))
            .flat_map(|problem| problem.places.iter().filter_map(of_line))
            .collect();
        let differ: Vec<&String> = told.symmetric_difference(&ours).collect();
        if !differ.is_empty() {
            wrong.push(format!("{value}: {differ:?}, of which the schema tells {:?}", told.difference(&ours)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The facts by the lines that they stand on.
fn names_of_lines(text: &str) -> BTreeMap<usize, String> {
    let mut group = String::new();
    let mut names = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            heading.clone_into(&mut group);
        } else if let (Some((name, _)), Some(of)) = (line.split_once(" = "), group.strip_prefix("fakta")) {
            names.insert(index + 1, format!("{of}.{name}").trim_start_matches('.').to_owned());
        }
    }
    names
}

/// The names of the keys at a way of a template file's schema.
fn known<'s>(schema: &'s Json, way: &[&str]) -> Option<&'s Map<String, Json>> {
    let mut here = schema;
    for step in way {
        let table = here.get("anyOf").and_then(Json::as_array);
        let table = table.map_or(Some(here), |ways| ways.iter().find(|way| way.get("properties").is_some()));
        here = match table? {
            list if list.get("items").is_some() && *step == "[]" => &list["items"],
            map if map.get("additionalProperties").is_some_and(Json::is_object) => &map["additionalProperties"],
            table => table.get("properties")?.get(*step)?,
        };
    }
    let ways = here.get("anyOf").and_then(Json::as_array);
    let here = ways.map_or(Some(here), |ways| ways.iter().find(|way| way.get("properties").is_some()))?;
    here.get("properties").and_then(Json::as_object)
}

/// Every table of a value, by the way to it.
pub(crate) fn tables(value: &Toml, way: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match value {
        Toml::Table(table) => {
            found.push(way.clone());
            for (key, inner) in table {
                way.push(key.clone());
                tables(inner, way, found);
                way.pop();
            }
        }
        Toml::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                way.push(index.to_string());
                tables(item, way, found);
                way.pop();
            }
        }
        _ => {}
    }
}

pub(crate) fn at<'v>(value: &'v mut Toml, way: &[String]) -> &'v mut toml::Table {
    let mut here = value;
    for step in way {
        here = match here {
            Toml::Array(items) => &mut items[step.parse::<usize>().unwrap()],
            Toml::Table(table) => table.get_mut(step).unwrap(),
            _ => unreachable!(),
        };
    }
    here.as_table_mut().unwrap()
}

/// A key that no table has makes the reader say which it knows: those of the schema, and no others.
#[test]
fn schemas_of_template_files_name_the_keys_that_are_read() {
    let files = [
        ("templates/goteborg/husstil.toml", "husstil.toml"),
        ("tests/kinds/mallar/program/arendetyp.toml", "arendetyp.toml"),
        ("tests/kinds/mallar/taxa/arendetyp.toml", "arendetyp.toml"),
        ("templates/medlemskap/arendetyp.toml", "arendetyp.toml"),
        ("templates/sprak/sv/sprak.toml", "sprak.toml"),
        ("templates/sprak/sv/granskning.toml", "granskning.toml"),
    ];
    let mut tried = BTreeMap::new();
    for (path, name) in files {
        let schema = schema::of_template(name).unwrap();
        let text = fs::read_to_string(repository(path)).unwrap();
        let value: Toml = Toml::Table(text.parse().unwrap());
        assert!(validator(&schema).is_valid(&json(&value)), "{path}");
        let mut ways = Vec::new();
        tables(&value, &mut Vec::new(), &mut ways);
        for way in ways {
            let steps: Vec<&str> =
                way.iter().map(|step| if step.parse::<usize>().is_ok() { "[]" } else { step.as_str() }).collect();
            let mut changed = value.clone();
            at(&mut changed, &way).insert("zzz".to_owned(), Toml::Boolean(true));
            let expected = refused(name, &changed);
            let named: Option<Vec<String>> = known(&schema, &steps).map(|keys| keys.keys().cloned().collect());
            if let Some(mut expected) = expected {
                expected.sort();
                assert_eq!(named, Some(expected), "{path}: {steps:?}");
                assert!(!validator(&schema).is_valid(&json(&changed)), "{path}: {steps:?}");
                *tried.entry(name).or_insert(0) += 1;
            } else {
                assert_eq!(named, None, "{path}: {steps:?}");
            }
        }
    }
    assert!(tried.values().all(|count| *count > 3), "{tried:?}");
}

/// The keys that the reader says it knows instead of `zzz`; none where any key will do.
fn refused(name: &str, value: &Toml) -> Option<Vec<String>> {
    let text = toml::to_string(value).unwrap();
    let error = match name {
        "husstil.toml" => toml::from_str::<Husstil>(&text).err(),
        "arendetyp.toml" => toml::from_str::<Arendetyp>(&text).err(),
        "sprak.toml" => toml::from_str::<LanguageText>(&text).err(),
        _ => toml::from_str::<LanguageReview>(&text).err(),
    };
    let error = error?.message().to_owned();
    // "expected one of `a`, `b`", or "expected `a`" where there is one, or two with "or".
    let (_, expected) = error.split_once("unknown field `zzz`, expected ")?;
    Some(expected.split('`').skip(1).step_by(2).map(str::to_owned).collect())
}

/// Each key that a schema names is known to the reader where it stands, and one that it does not name is not; and the tables
/// of keys are all in it.
#[test]
fn schemas_of_a_case_name_the_keys_that_are_read() {
    let place = Place::File("arende.toml".into());
    let templates = load(&source(""), ("goteborg", &place), ("medlemskap", &place)).unwrap();
    let schemas: BTreeMap<String, Json> = schema::of_case(&templates).into_iter().collect();
    let sample = repository(crate::common::SAMPLE);
    let files: BTreeMap<String, bytes::Bytes> =
        tree(&sample).into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
    let mut tried = 0;
    for file in ["arende.toml", "anvisning.toml"] {
        let text = std::str::from_utf8(&files[file]).unwrap();
        let mut value: Toml = Toml::Table(text.parse().unwrap());
        if file == "arende.toml" {
            for extra in ["termer", "undantag", "antagande", "arkiv"] {
                let list = ["termer", "undantag"].contains(&extra);
                let table = Toml::Table(toml::Table::new());
                at(&mut value, &[]).insert(extra.to_owned(), if list { Toml::Array(vec![table]) } else { table });
            }
        }
        let mut ways = Vec::new();
        tables(&value, &mut Vec::new(), &mut ways);
        for way in ways.iter().filter(|way| !way.contains(&"textmoduler".to_owned())) {
            let steps: Vec<&str> =
                way.iter().map(|step| if step.parse::<usize>().is_ok() { "[]" } else { step.as_str() }).collect();
            let named = known(&schemas[file], &steps).unwrap_or_else(|| panic!("{file}: {steps:?}"));
            let mut changed = value.clone();
            let table = at(&mut changed, way);
            for key in named.keys() {
                table.entry(key.clone()).or_insert_with(|| "".into());
            }
            table.insert("zzzzzz".to_owned(), "".into());
            let mut files = files.clone();
            files.insert(file.to_owned(), toml::to_string(&changed).unwrap().into());
            let found = assemble::check(&Source::memory("fall", files), &source("")).diagnostics;
            let unknown: Vec<_> = found
                .iter()
                .filter(|d| ["T02", "T02-rubrik", "T02-flytta"].contains(&d.code.name()))
                .flat_map(|d| d.arguments.get("namn").or_else(|| d.arguments.get("alla")))
                .collect();
            // Whether a bilaga is a PDF, or frozen, only its file says.
            let is_bilaga = steps.first() == Some(&"bilagor");
            assert!(unknown.iter().any(|name| name.contains("zzzzzz")), "{file} {steps:?}: {unknown:?}");
            let others: Vec<_> = unknown.iter().filter(|name| !name.contains("zzzzzz")).collect();
            assert!(others.is_empty() || is_bilaga, "{file} {steps:?}: {others:?}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
    for spec in keys::CASE_TABLES.iter().filter(|spec| !spec.heading.contains("bilagor")) {
        let name = spec.heading.trim_matches(['[', ']']);
        let way: Vec<&str> = match spec.heading {
            "" => Vec::new(),
            list if list.starts_with("[[") => vec![name, "[]"],
            _ => vec![name],
        };
        let named: Vec<&String> = known(&schemas["arende.toml"], &way).unwrap().keys().collect();
        let mut wanted = keys::names(spec.keys);
        wanted.sort_unstable();
        assert_eq!(named, wanted, "{}", spec.heading);
    }
}

/// A schema is printed, and written beside an older case.
#[test]
fn schemas_are_printed_and_written() {
    let printed = run(["schema", "--type", "medlemskap"]);
    assert_eq!(printed.code, 0, "{}", printed.err);
    let scratch = scratch();
    let folder = scratch.path().join("fall/.schema");
    let arguments = ["schema", "--type", "medlemskap", "--output", folder.to_str().unwrap()];
    for _ in 0..2 {
        let told = run(arguments);
        assert_eq!(told.code, 0, "{}", told.err);
        assert!(told.out.contains("arende.json"), "{}", told.out);
    }
    assert_eq!(fs::read_to_string(folder.join("arende.json")).unwrap(), printed.out);
    assert!(run(["schema", "husstil.toml"]).out.contains("\"beslut_ledtext\""));
    let wrong = run(["schema", "arendetyper.toml", "--type", "medlemskap"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("skriv `arendetyp.toml`"), "{}", wrong.err);
}

/// Nothing of `.schema` is read, and no output differs by it.
#[test]
fn the_folder_of_schemas_changes_nothing() {
    let scratch = scratch();
    let case = scratch.path().join("grundfall");
    crate::common::copy(&repository(BASE), &case);
    let before = tree(&crate::common::build(&case, &scratch.path().join("one")));
    put(&case.join(".schema/arende.json"), b"no JSON");
    put(&case.join(".schema/arende.toml"), b"no TOML = = ");
    let after = tree(&crate::common::build(&case, &scratch.path().join("two")));
    crate::common::assert_same_tree(&before, &after);
}
