use serde_json::Value as Json;

use super::*;
use crate::codes;
use crate::message::message;

fn found() -> Vec<Found> {
    let place =
        |line| Place::Text(TextPlace { file: "arende.toml".into(), line, column: 8, end_line: line, end_column: 12 });
    let cell = Place::cell(&"under lag.xlsx".into(), &"Aktiviteter".into(), 6, 2);
    let first = Diagnostic::finding(message!(codes::PERIOD_REVERSED, fran = 2020, till = 2019));
    let second = Diagnostic::warning(message!(codes::CELL_TYPE, kolumn = "År", typ = "ar", varde = "x"));
    [first.at(place(3)).at(place(4)), second.at(cell), Diagnostic::error(message!(codes::TYPST_WARNED, message = "x"))]
        .map(|diagnostic| Found { folder: "./inputs/ärende".into(), diagnostic })
        .into()
}

fn written(found: &[Found]) -> Json {
    let text = log(found, &crate::rules::general(), Language::Swedish);
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn a_log_follows_the_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sarif-schema-2.1.0.json");
    let schema: Json = serde_json::from_str(&std::fs::read_to_string(path).expect("the schema")).expect("JSON");
    for found in [found(), Vec::new()] {
        assert_eq!(schema::problems(&schema, &written(&found)), Vec::<String>::new());
    }
    let mut wrong = written(&found());
    wrong["runs"][0]["results"][0]["level"] = "fel".into();
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    wrong["runs"][0]["tool"]["driver"]["namn"] = "x".into();
    assert_eq!(schema::problems(&schema, &wrong).len(), 3);
}

#[test]
fn text_and_cells_have_their_places() {
    let log = written(&found());
    let results = &log["runs"][0]["results"];
    let location = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "inputs/%C3%A4rende/arende.toml");
    assert_eq!(location["region"]["startLine"], 3);
    assert_eq!(results[0]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 4);
    let cell = &results[1]["locations"][0];
    assert_eq!(cell["physicalLocation"]["artifactLocation"]["uri"], "inputs/%C3%A4rende/under%20lag.xlsx");
    assert_eq!(cell["logicalLocations"][0]["fullyQualifiedName"], "Aktiviteter!C7");
    let index = results[0]["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], "G09");
}

/// As much of JSON Schema as the schema of SARIF uses. The crates for it change features of Typst's dependencies, which
/// would build Typst anew for the tests; a keyword that is not known here fails the test.
mod schema {
    use serde_json::Value as Json;

    const NOTES: [&str; 7] = ["description", "default", "title", "$schema", "$id", "definitions", "format"];

    /// What is wrong with a value.
    pub fn problems(schema: &Json, value: &Json) -> Vec<String> {
        let mut problems = Vec::new();
        check(schema, schema, value, "", &mut problems);
        problems
    }

    fn check(root: &Json, schema: &Json, value: &Json, at: &str, problems: &mut Vec<String>) {
        for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
            match keyword.as_str() {
                "$ref" => {
                    let pointer = wanted.as_str().and_then(|name| name.strip_prefix('#')).expect("a local reference");
                    check(root, root.pointer(pointer).expect("a definition"), value, at, problems);
                }
                "properties" => properties(root, wanted, value, at, problems),
                "additionalProperties" => additional(root, schema, wanted, value, at, problems),
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        check(root, wanted, item, &format!("{at}/{index}"), problems);
                    }
                }
                "anyOf" | "oneOf" => {
                    let fitting = choices(wanted).filter(|choice| {
                        let mut found = Vec::new();
                        check(root, choice, value, at, &mut found);
                        found.is_empty()
                    });
                    let count = fitting.count();
                    expect(if keyword == "anyOf" { count > 0 } else { count == 1 }, keyword, at, problems);
                }
                other => expect(simple(other, wanted, value), other, at, problems),
            }
        }
    }

    fn choices(list: &Json) -> impl Iterator<Item = &Json> {
        list.as_array().into_iter().flatten()
    }

    fn properties(root: &Json, wanted: &Json, value: &Json, at: &str, problems: &mut Vec<String>) {
        for (name, schema) in wanted.as_object().into_iter().flatten() {
            if let Some(field) = value.get(name) {
                check(root, schema, field, &format!("{at}/{name}"), problems);
            }
        }
    }

    fn additional(root: &Json, schema: &Json, wanted: &Json, value: &Json, at: &str, problems: &mut Vec<String>) {
        let known = schema["properties"].as_object();
        for (name, field) in value.as_object().into_iter().flatten() {
            if known.is_some_and(|known| known.contains_key(name)) {
                continue;
            }
            match wanted {
                Json::Bool(allowed) => expect(*allowed, name, at, problems),
                schema => check(root, schema, field, &format!("{at}/{name}"), problems),
            }
        }
    }

    /// Keywords that look at one value.
    fn simple(keyword: &str, wanted: &Json, value: &Json) -> bool {
        let length = || value.as_array().map_or(0, Vec::len) as u64;
        let bound = || wanted.as_f64().unwrap_or_default();
        match keyword {
            "type" => match wanted.as_str() {
                Some(name) => is(name, value),
                None => choices(wanted).any(|name| is(name.as_str().unwrap_or_default(), value)),
            },
            "enum" => choices(wanted).any(|choice| choice == value),
            "required" => {
                choices(wanted).all(|name| !value.is_object() || value.get(name.as_str().unwrap_or_default()).is_some())
            }
            "minimum" => value.as_f64().is_none_or(|number| number >= bound()),
            "maximum" => value.as_f64().is_none_or(|number| number <= bound()),
            "minItems" => !value.is_array() || length() >= wanted.as_u64().unwrap_or_default(),
            "uniqueItems" => {
                let items: Vec<String> = choices(value).map(Json::to_string).collect();
                wanted != true || (1..items.len()).all(|index| !items[..index].contains(&items[index]))
            }
            "pattern" => {
                let pattern = regex::Regex::new(wanted.as_str().unwrap_or_default()).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            note => NOTES.contains(&note),
        }
    }

    fn is(name: &str, value: &Json) -> bool {
        match name {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "null" => value.is_null(),
            _ => false,
        }
    }

    fn expect(holds: bool, what: &str, at: &str, problems: &mut Vec<String>) {
        if !holds {
            problems.push(format!("{at}: {what}"));
        }
    }
}
