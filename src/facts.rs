//! `fakta.json`: every fact, table and block of prose with its places, for comparison and explanation. The schema has a
//! version; fields are added, not changed, within one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::diagnostic::Place;
use crate::document::{Block, Body, Content, Document, Field, Inline, Section, plain};
use crate::model::{Answer, Case, Placed, Previous, Row, Table, Value};

/// Version of the file's schema.
const FORMAT: u32 = 1;

/// A place as JSON, in the same form as in messages.
#[derive(Debug, Serialize, PartialEq, Eq)]
#[serde(untagged)]
#[allow(missing_docs)] // The fields are those of `Place`.
pub enum PlaceJson {
    Text { file: String, line: u32, column: u32, end_line: u32, end_column: u32 },
    Cells { file: String, sheet: String, range: String },
    File { file: String },
}

impl From<&Place> for PlaceJson {
    fn from(place: &Place) -> Self {
        match place {
            Place::File(file) => Self::File { file: file.to_string() },
            Place::Text(place) => Self::Text {
                file: place.file.to_string(),
                line: place.line,
                column: place.column,
                end_line: place.end_line,
                end_column: place.end_column,
            },
            Place::Cells(place) => {
                Self::Cells { file: place.file.to_string(), sheet: place.sheet.to_string(), range: place.range() }
            }
        }
    }
}

/// The file's text.
pub fn text(case: &Case, computed: &BTreeMap<String, Option<Placed<Value>>>, documents: &[Document]) -> String {
    let facts = case.facts.iter().map(|(name, fact)| (name.clone(), placed(fact.as_ref()))).collect();
    let computed = computed.iter().map(|(name, value)| (name.clone(), placed(value.as_ref()))).collect();
    let tables = case.tables.iter().map(|(name, rows)| (name.clone(), table(rows))).collect();
    let documents = documents.iter().map(document).collect();
    let about = json!({
        "mapp": case.name,
        "status": case.status.name(),
        "arendenummer": case.number.as_ref().map(|number| &number.value),
        "utfardat": case.issued.as_ref().map(|date| date.value.to_string()),
    });
    let root = object([
        ("format", json!(FORMAT)),
        ("arende", about),
        ("foregaende", case.previous.as_ref().map_or(Json::Null, previous)),
        ("fakta", facts),
        ("berakning", computed),
        ("tabeller", tables),
        ("dokument", documents),
    ]);
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    text
}

/// The case that is followed up, and what was answered to its questions.
fn previous(previous: &Previous) -> Json {
    let answer = |answer: &Answer| json!({ "fraga": answer.question, "svar": answer.answer, "plats": PlaceJson::from(&answer.place) });
    let answers = previous.answers.iter().map(answer).collect();
    object([("arende", json!(previous.number.value)), ("fragor", answers)])
}

/// An object of parts that may be large: they are moved in, where `json!` copies what it is given.
fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn places(places: &[Place]) -> Vec<PlaceJson> {
    places.iter().map(PlaceJson::from).collect()
}

fn placed(value: Option<&Placed<Value>>) -> Json {
    match value {
        Some(placed) => {
            json!({ "typ": kind(&placed.value), "varde": raw(&placed.value), "platser": places(&placed.places) })
        }
        None => Json::Null,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Text(_) => "text",
        Value::Integer(_) => "heltal",
        Value::Amount(_) => "belopp",
        Value::Date(_) => "datum",
        Value::Year(_) => "ar",
        Value::Month(_) => "manad",
        Value::Share(_) => "andel",
    }
}

/// Values for machines: whole numbers as numbers, amounts as decimal text so that no öre is lost.
fn raw(value: &Value) -> Json {
    match value {
        Value::Integer(number) | Value::Share(number) => json!(number),
        Value::Year(year) => json!(year),
        Value::Amount(amount) => json!(amount.normalize().to_string()),
        other => json!(other.to_string()),
    }
}

fn table(table: &Table) -> Json {
    let row = |row: &Row| {
        let values = row.values.iter().map(|value| value.as_ref().map_or(Json::Null, raw)).collect();
        object([("rad", json!(row.number + 1)), ("varden", values)])
    };
    object([
        ("fil", json!(table.file.as_ref())),
        ("blad", json!(table.sheet.as_ref())),
        ("kolumner", json!(table.columns)),
        ("rader", table.rows.iter().map(row).collect()),
    ])
}

fn document(document: &Document) -> Json {
    let (fields, sections): (Vec<&Field>, Vec<&Section>) = match &document.body {
        Body::Report(report) => {
            (report.header.iter().chain(&report.contact).collect(), report.sections.iter().collect())
        }
        Body::Steering(steering) => (steering.cover.iter().collect(), steering.sections.iter().collect()),
        Body::Sheet(_) => (Vec::new(), Vec::new()),
    };
    object([
        ("nyckel", json!(document.key)),
        ("fil", json!(document.stem)),
        ("titel", json!(plain(&document.title))),
        ("uppgifter", fields.iter().map(|f| json!({ "etikett": f.label, "varde": line(&f.value) })).collect()),
        ("avsnitt", sections.into_iter().map(section).collect()),
    ])
}

fn section(section: &Section) -> Json {
    let content: Vec<Json> = match &section.content {
        Content::Blocks(content) => blocks(content, None),
        Content::Decisions { lead, points } => {
            std::iter::once(lead).chain(points).map(|point| prose("beslutspunkt", point, None)).collect()
        }
        Content::Attachments(titles) => titles.iter().map(|title| prose("bilaga", title, None)).collect(),
        Content::Signatures(people) => people
            .iter()
            .map(|(name, title)| json!({ "slag": "underskrift", "namn": plain(name), "titel": plain(title) }))
            .collect(),
    };
    object([
        ("nyckel", json!(section.key)),
        ("niva", json!(section.level)),
        ("rubrik", json!(plain(&section.heading))),
        ("plats", json!(section.place.as_ref().map(PlaceJson::from))),
        ("block", Json::Array(content)),
    ])
}

fn blocks(content: &[Block], module: Option<&str>) -> Vec<Json> {
    content.iter().flat_map(|block| self::block(block, module)).collect()
}

fn block(block: &Block, module: Option<&str>) -> Vec<Json> {
    match block {
        Block::Paragraph(content) => vec![prose("stycke", content, module)],
        Block::Heading { content, .. } => vec![prose("rubrik", content, module)],
        Block::List { items, .. } => items.iter().flat_map(|item| blocks(item, module)).collect(),
        Block::Module(name, content) => blocks(content, Some(name)),
        Block::Table(table) => vec![json!({
            "slag": "tabell", "namn": table.name, "rubrik": table.caption,
            "kolumner": table.columns.iter().map(|(heading, _)| heading).collect::<Vec<_>>(),
            "rader": table.rows, "platser": places(&table.sources),
        })],
        Block::Figure(figure) => vec![json!({
            "slag": "figur", "namn": figure.name, "rubrik": figure.caption, "alternativ": figure.alternative,
            "platser": places(&figure.sources),
        })],
    }
}

fn prose(kind: &str, content: &[Inline], module: Option<&str>) -> Json {
    let mut block = line(content);
    if let Json::Object(fields) = &mut block {
        fields.insert("slag".to_owned(), json!(kind));
        fields.extend(module.map(|name| ("textmodul".to_owned(), json!(name))));
    }
    block
}

/// Text with the places where it was typed, and the facts in it.
fn line(content: &[Inline]) -> Json {
    let (mut typed, mut facts) = (Vec::new(), Vec::new());
    collect(content, &mut typed, &mut facts);
    let mut line = json!({ "text": plain(content), "platser": typed });
    if let (Json::Object(fields), false) = (&mut line, facts.is_empty()) {
        fields.insert("fakta".to_owned(), json!(facts));
    }
    line
}

fn collect(content: &[Inline], typed: &mut Vec<PlaceJson>, facts: &mut Vec<Json>) {
    for inline in content {
        match inline {
            Inline::Text(_, place) => typed.push(place.into()),
            Inline::Fact(fact) => facts.push(json!({
                "namn": fact.name,
                "text": fact.text,
                "plats": fact.place.as_ref().map(PlaceJson::from),
                "kallor": places(&fact.sources),
            })),
            Inline::Gap(what) => facts.push(json!({ "saknas": what })),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => collect(inner, typed, facts),
            Inline::Boilerplate(_) | Inline::Break => {}
        }
    }
}
