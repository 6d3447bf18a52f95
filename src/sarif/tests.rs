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
