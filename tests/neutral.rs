//! `src/` speaks of no kind of case and of no house: what facts, tables, columns, results, documents and sections are called
//! stands in template folders alone, those of the tests among them. Read from the sources' texts (string literals,
//! documentation and comments) and from the catalogues of messages; what is compiled for tests alone is left out.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use toml::Value;

use crate::common::{repository, tree};
use crate::stack::{is_for_tests, without_tests};

/// Words of the formats, which every kind of case and every house shares: keys and values of `arende.toml` and the documents'
/// files, of the template folders and of the records that the program writes. That a kind calls one of its own the same is
/// no matter of it.
const FORMAT: &[&str] = &[
    "andelar",
    "antal",
    "ar",
    "arende",
    "arendenummer",
    "avsnitt",
    "belopp",
    "beskrivning",
    "beslut",
    "bilagor",
    "datum",
    "dokumentsort",
    "etikett",
    "fil",
    "forkortning",
    "forklaring",
    "forslag",
    "fran",
    "gallande",
    "hus",
    "innehall",
    "kalla",
    "kommun",
    "kontakt",
    "manad",
    "namn",
    "niva",
    "nummer",
    "nyckel",
    "omprovning",
    "organ",
    "orsak",
    "paragraf",
    "period",
    "platser",
    "procent",
    "slag",
    "status",
    "till",
    "titel",
    "typ",
    "uppfoljning",
    "enhet",
    "utfall",
    "rubrik",
    "text",
    "kod",
    "lag",
    "grupp",
    "underskrifter",
    "foregangare",
    "tjansteutlatande",
    "ord",
    "skal",
    "ansvar",
    "tid",
    "andrade",
    "handelse",
    "handelser",
];

/// English words, and Swedish ones that are no names where they stand.
const WORDS: &[&str] = &[
    "form",
    "index",
    "information",
    "organisation",
    "post",
    "program",
    "sum",
    "budget",
    "från",
    "förkortning",
    "förslaget",
    "följd",
    "händelser",
    "kommentar",
    "nivå",
    "poster",
    "tidigare",
    "underlag",
    "uppdrag",
    "ärende",
    "ärenden",
    "styrande dokument",
    "intervall",
];

/// What may stand in a file all the same, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("codes/inputs.rs", "bedomning", "the end of a code, `T06-bedomning`"),
    ("diff/view/html.rs", "forra", "the id of a button on the page"),
    ("held/zipped.rs", "metod", "what is wrong with a zip, for the catalogues"),
    ("personal_number/otherwise.rs", "avtal", "what stands beside the number of one"),
    ("personal_number/otherwise.rs", "mål", "what stands beside the number of one"),
    ("templates/kind_check.rs", "giltighetstid", "a key of `[omprovning]`"),
    ("templates/kind_check/follow_up.rs", "intervall_ar", "a key of `[uppfoljning]`"),
    ("templates/kind_check/idle.rs", "intervall_ar", "a key of `[uppfoljning]`"),
];

/// The texts of a source without its tests: literals, documentation and comments.
fn texts(source: &str) -> Vec<String> {
    let tokens: Vec<TokenTree> = source.parse::<TokenStream>().unwrap().into_iter().collect();
    let mut found = Vec::new();
    literals(&without_tests(&tokens), &mut found);
    let lines = source.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).map(str::trim_start);
    let comment = |line: &str| line.starts_with("//") && !line.starts_with("///") && !line.starts_with("//!");
    found.extend(lines.filter(|line| comment(line)).map(str::to_owned));
    found
}

fn literals(tokens: &[TokenTree], found: &mut Vec<String>) {
    let tests = |at: usize| at >= 2 && is_for_tests(tokens, at - 2);
    for (at, token) in tokens.iter().enumerate().filter(|(at, _)| !tests(*at)) {
        match token {
            TokenTree::Group(group) => {
                literals(&without_tests(&group.stream().into_iter().collect::<Vec<_>>()), found);
            }
            TokenTree::Literal(literal) => {
                let _ = at;
                found.push(literal.to_string());
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// The names of every kind of case and every house, with where each stands.
fn names() -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for folder in ["templates", "tests"] {
        for (path, bytes) in tree(&repository(folder)) {
            let is_kind = path.ends_with("arendetyp.toml");
            if is_kind || path.ends_with("husstil.toml") {
                let Ok(file) = toml::from_str::<Value>(std::str::from_utf8(&bytes).unwrap()) else { continue };
                let keys: &[&str] = if is_kind { &["namn", "nyckel", "blad", "rubrik"] } else { &["nyckel"] };
                let mut add = |name: &str| drop(names.insert(name.to_lowercase(), format!("{folder}/{path}")));
                if let Some(name) = file.get("namn").and_then(Value::as_str) {
                    add(name);
                }
                let sections = ["fakta", "tabell", "berakning", "sammanstallning", "figur", "dokument"];
                for (heading, value) in file.as_table().unwrap() {
                    if !is_kind || sections.contains(&heading.as_str()) {
                        collect(value, keys, &mut add);
                    }
                }
            }
        }
    }
    names
}

/// The texts of certain keys, at any depth; a name with dots by its parts, a heading when it is one word or a sheet's.
fn collect(value: &Value, keys: &[&str], add: &mut impl FnMut(&str)) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                match value {
                    Value::String(text) if keys.contains(&key.as_str()) && !text.contains("{{") => {
                        let whole = key == "rubrik" || key == "blad";
                        text.split(|c: char| !whole && c == '.').for_each(&mut *add);
                    }
                    value => collect(value, keys, add),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, keys, add)),
        _ => {}
    }
}

/// Whether a name stands in a text as words of its own.
fn stands(text: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(is_word) && !text[at + name.len()..].starts_with(is_word))
}

/// The sources without those of tests alone, and the catalogues; by their paths in `src/`.
fn sources() -> Vec<(String, Vec<String>)> {
    let is_test = |path: &str| path.contains("/tests/") || path.ends_with("tests.rs") || path.ends_with("testing.rs");
    let files = tree(&repository("src")).into_iter().filter(|(path, _)| !is_test(path));
    let read = |(path, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).unwrap();
        let texts = if path.ends_with(".rs") { texts(&text) } else { text.lines().map(str::to_owned).collect() };
        (path, texts.iter().map(|text| text.to_lowercase()).collect())
    };
    files.map(read).collect()
}

#[test]
fn no_name_of_one_kind_of_case_or_house_stands_in_the_sources() {
    let shared: BTreeSet<&str> = FORMAT.iter().chain(WORDS).copied().collect();
    let names: Vec<(String, String)> =
        names().into_iter().filter(|(name, _)| name.chars().count() > 2 && !shared.contains(name.as_str())).collect();
    assert!(names.len() > 200, "names were read: {}", names.len());
    let mut unused: BTreeSet<(&str, &str)> = EXCEPTIONS.iter().map(|(path, name, _)| (*path, *name)).collect();
    let mut faults = Vec::new();
    let sources = sources();
    for (path, texts) in sources.iter().filter(|(path, _)| path.ends_with(".rs")) {
        for (name, origin) in &names {
            let Some(text) = texts.iter().find(|text| stands(text, name)) else { continue };
            if !unused.remove(&(path.as_str(), name.as_str())) {
                faults.push(format!("src/{path}: `{name}` is of {origin}: {text}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(unused.is_empty(), "these exceptions are not needed: {unused:?}");
}

#[test]
fn the_sources_and_messages_speak_of_no_memberships() {
    let words = ["medlem", "membership", "nordic", "göteborg", "goteborg", "stadsledning"];
    let faults: Vec<String> = sources()
        .into_iter()
        .flat_map(|(path, texts)| texts.into_iter().map(move |text| (path.clone(), text)))
        .filter(|(_, text)| words.iter().any(|word| text.contains(word)))
        .map(|(path, text)| format!("src/{path}: {text}"))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_planted_name_is_found_and_one_in_a_test_is_not() {
    let found = |text: &str| texts(text).iter().any(|text| stands(text, "styrande_dokument"));
    for text in [
        "const A: &str = \"styrande_dokument\";",
        "/// Of `styrande_dokument`.\nfn f() {}",
        "// styrande_dokument\nfn f() {}",
        "fn f() { g(\"fakta.styrande_dokument.x\") }",
    ] {
        assert!(found(text), "{text}");
    }
    for text in [
        "#[cfg(test)]\nmod tests { const A: &str = \"styrande_dokument\"; }",
        "const A: &str = \"styrande_dokumentet\";",
    ] {
        assert!(!found(text), "{text}");
    }
}

/// The strings of a source, without quotes; neither documentation nor what is compiled for tests alone.
pub fn strings(source: &str) -> Vec<String> {
    let tokens: Vec<TokenTree> = source.parse::<TokenStream>().unwrap().into_iter().collect();
    let mut found = Vec::new();
    collect_strings(&without_tests(&tokens), &mut found);
    found
}

fn collect_strings(tokens: &[TokenTree], found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_doc = matches!(inner.first(), Some(TokenTree::Ident(name)) if *name == "doc");
                if !is_doc {
                    collect_strings(&without_tests(&inner), found);
                }
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.contains('"') {
                    found.push(text.trim_start_matches(['r', '#', 'b']).trim_matches(['"', '#']).to_owned());
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// Where strings in Swedish stand, with the reason.
const IN_SWEDISH: [(&str, &str); 7] = [
    ("archive/", "the words of the Swedish specifications of archive packages"),
    ("case_files.rs", "a heading of the workbook that the reader knows, in every language"),
    ("document/written.rs", "what former versions printed, in every language"),
    ("inputs/", "what people and spreadsheets write, which is read and not said"),
    ("interpret/sheets/odd.rs", "what people write in cells"),
    ("personal_number", "what stands beside numbers that are no personnummer"),
    ("review/", "what the rules look for that only Swedish has"),
];

#[test]
fn what_is_written_in_swedish_stands_in_the_language_alone() {
    let is_test = |path: &str| path.contains("/tests/") || path.ends_with("tests.rs") || path.ends_with("testing.rs");
    let sources = tree(&repository("src")).into_iter().filter(|(path, _)| path.ends_with(".rs") && !is_test(path));
    let is_swedish = |text: &String| text.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']) || text.contains("[saknas");
    let mut unused: BTreeSet<&str> = IN_SWEDISH.iter().map(|(path, _)| *path).collect();
    let mut faults = Vec::new();
    for (path, bytes) in sources {
        let Some(text) = strings(&String::from_utf8(bytes).unwrap()).into_iter().find(is_swedish) else { continue };
        match IN_SWEDISH.iter().find(|(excepted, _)| path.starts_with(excepted)) {
            Some((excepted, _)) => drop(unused.remove(excepted)),
            None => faults.push(format!("src/{path}: {text}")),
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(unused.is_empty(), "these exceptions are not needed: {unused:?}");
}
