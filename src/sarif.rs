//! SARIF 2.1.0, the form in which code hosts show findings in a merge request: one run over all cases, with the rules'
//! texts. A contradiction's first place is the result's location, the others are related to it.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::manifest::VERSION;
use crate::message::message;
use crate::messages::{Language, Messages, phrases};
use crate::personal_number::masked;
use crate::place::{CellPlace, Place, TextPlace};
use crate::records;
use crate::rules::RuleText;

/// Where the schema of the format stands.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// A finding, and the folder of its case as the user gave it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The folder that the files of its places lie in.
    pub folder: PathBuf,
    /// The finding.
    pub diagnostic: Diagnostic,
}

/// The log's text.
pub(crate) fn log(found: &[Found], rules: &[RuleText], language: Language) -> String {
    let messages = Messages::new(language);
    let rules = descriptors(found, rules, language);
    let results = found.iter().map(|found| result(found, &rules, &messages)).collect();
    let run = Run {
        tool: Tool { driver: Driver { name: "utlatande", version: VERSION, language: language.tag(), rules } },
        language: language.tag(),
        column_kind: "unicodeCodePoints",
        results,
    };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    records::json_lines(&log)
}

/// The review rules, and the codes of everything else that was found.
fn descriptors(found: &[Found], rules: &[RuleText], language: Language) -> Vec<Rule> {
    let mut descriptors: Vec<Rule> = Vec::new();
    for rule in rules {
        if descriptors.iter().any(|other| other.id == rule.kod) {
            continue;
        }
        let help = format!("{}\n\n{}\n\n{}", rule.reason(language), rule.fel.trim_end(), rule.ratt.trim_end());
        descriptors.push(Rule {
            id: rule.kod.clone(),
            short_description: Some(Message { text: rule.demand(language).to_owned() }),
            help: Some(Message { text: help }),
        });
    }
    let codes: BTreeSet<&str> = found.iter().map(|found| found.diagnostic.code.shown()).collect();
    for code in codes {
        if !descriptors.iter().any(|rule| rule.id == code) {
            descriptors.push(Rule { id: code.to_owned(), short_description: None, help: None });
        }
    }
    descriptors
}

fn result(found: &Found, rules: &[Rule], messages: &Messages) -> SarifResult {
    let diagnostic = &found.diagnostic;
    let code = diagnostic.code.shown();
    let mut text = messages.text(diagnostic);
    if let Some(hint) = messages.hint(diagnostic) {
        text.push_str(&format!("\n{}: {hint}", messages.phrase(&message!(phrases::HINT))));
    }
    let mut locations = diagnostic.places.iter().map(|place| location(place, &found.folder));
    SarifResult {
        rule_id: code.to_owned(),
        rule_index: rules.iter().position(|rule| rule.id == code).unwrap_or_default(),
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: Message { text },
        locations: locations.next().into_iter().collect(),
        related_locations: locations.enumerate().map(|(id, location)| Related { id, location }).collect(),
    }
}

fn location(place: &Place, folder: &Path) -> Location {
    let (file, region, cells) = match place {
        Place::File(file) => (file, None, None),
        Place::Text(text) => (&text.file, Some(Region::from(text)), None),
        Place::Cells(cells) => (&cells.file, None, Some(cells)),
    };
    let artifact_location = ArtifactLocation { uri: uri(&folder.join(file.as_ref())) };
    Location {
        physical_location: PhysicalLocation { artifact_location, region },
        logical_locations: cells.map(LogicalLocation::from).into_iter().collect(),
    }
}

/// A path as a URI: relative as the user gave it, so that a code host finds the file in its repository.
fn uri(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut root = "";
    for component in path.components() {
        match component {
            Component::RootDir => root = "file:///",
            Component::CurDir => {}
            Component::ParentDir => parts.push("..".to_owned()),
            Component::Normal(part) => parts.push(encoded(&masked(&part.to_string_lossy()))),
            Component::Prefix(prefix) => parts.push(prefix.as_os_str().to_string_lossy().into_owned()),
        }
    }
    format!("{root}{}", parts.join("/"))
}

/// Percent-encodes what may not stand in a part of a URI's path.
fn encoded(part: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    part.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<SarifResult>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    language: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Message>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Related {
    id: usize,
    #[serde(flatten)]
    location: Location,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// Lines and columns as places have them: 1-based, in Unicode scalars, the end exclusive.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

impl From<&TextPlace> for Region {
    fn from(place: &TextPlace) -> Self {
        let TextPlace { line, column, end_line, end_column, .. } = *place;
        Self { start_line: line, start_column: column, end_line, end_column }
    }
}

/// Cells: SARIF has no regions of sheets, so they are named as formulas name them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    fully_qualified_name: String,
}

impl From<&CellPlace> for LogicalLocation {
    fn from(place: &CellPlace) -> Self {
        let range = place.range();
        Self { fully_qualified_name: format!("{}!{range}", masked(&place.sheet)), name: range }
    }
}

#[cfg(test)]
mod tests;
