//! `fakta.json`: every fact, table and block of prose with its places, for comparison and explanation. The schema has a
//! version; fields are added, not changed, within one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::document::{Block, Body, Cell, Content, Document, Field, Inline, Section, plain};
use crate::model::{Answer, Case, Placed, Previous, Row, Table, Value};
use crate::place::{Place, PlaceRecord};
use crate::records;

/// Version of the file's schema.
const FORMAT: u32 = 1;

/// The name of the file, beside the documents.
pub(crate) const FILE: &str = "fakta.json";

/// The file.
#[derive(Serialize)]
struct FactsJson<'a> {
    format: u32,
    arende: CaseJson<'a>,
    foregaende: Option<PreviousJson<'a>>,
    fakta: BTreeMap<&'a str, Option<FactJson<'a>>>,
    berakning: BTreeMap<&'a str, Option<FactJson<'a>>>,
    tabeller: BTreeMap<&'a str, TableJson<'a>>,
    dokument: Vec<DocumentJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    mapp: &'a str,
    status: &'a str,
    arendenummer: Option<&'a str>,
    utfardat: Option<String>,
}

/// The case that is followed up, and what was answered to its questions.
#[derive(Serialize)]
struct PreviousJson<'a> {
    arende: &'a str,
    fragor: Vec<AnswerJson<'a>>,
}

#[derive(Serialize)]
struct AnswerJson<'a> {
    fraga: &'a str,
    svar: &'a str,
    plats: PlaceRecord<'a>,
}

/// A fact or a computed value.
#[derive(Serialize)]
struct FactJson<'a> {
    typ: &'static str,
    varde: ValueJson<'a>,
    platser: Vec<PlaceRecord<'a>>,
}

/// A value for machines: whole numbers as numbers, amounts as decimal text so that no öre is lost.
#[derive(Serialize)]
#[serde(untagged)]
enum ValueJson<'a> {
    Number(i64),
    Text(Cow<'a, str>),
}

#[derive(Serialize)]
struct TableJson<'a> {
    fil: &'a str,
    blad: &'a str,
    kolumner: &'a [String],
    rader: Vec<RowJson<'a>>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    rad: u32,
    varden: Vec<Option<ValueJson<'a>>>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    nyckel: &'a str,
    fil: &'a str,
    titel: String,
    uppgifter: Vec<FieldJson<'a>>,
    avsnitt: Vec<SectionJson<'a>>,
}

#[derive(Serialize)]
struct FieldJson<'a> {
    etikett: &'a str,
    varde: LineJson<'a>,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    nyckel: &'a str,
    niva: u8,
    rubrik: String,
    plats: Option<PlaceRecord<'a>>,
    block: Vec<BlockJson<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum BlockJson<'a> {
    Prose {
        slag: &'static str,
        #[serde(flatten)]
        line: LineJson<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        textmodul: Option<&'a str>,
    },
    Table {
        slag: &'static str,
        namn: &'a str,
        rubrik: &'a str,
        kolumner: Vec<&'a str>,
        rader: Vec<Vec<&'a str>>,
        platser: Vec<PlaceRecord<'a>>,
    },
    Figure {
        slag: &'static str,
        namn: &'a str,
        rubrik: &'a str,
        alternativ: &'a str,
        platser: Vec<PlaceRecord<'a>>,
    },
    Signature {
        slag: &'static str,
        namn: String,
        titel: String,
    },
}

/// Text with the places where it was typed, and the facts in it.
#[derive(Serialize)]
struct LineJson<'a> {
    text: String,
    platser: Vec<PlaceRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fakta: Vec<InlineJson<'a>>,
}

/// A fact in a text, or the gap where one is missing.
#[derive(Serialize)]
#[serde(untagged)]
enum InlineJson<'a> {
    Fact { namn: &'a str, text: &'a str, plats: Option<PlaceRecord<'a>>, kallor: Vec<PlaceRecord<'a>> },
    Gap { saknas: &'a str },
}

/// The file's text.
pub(crate) fn record_text(
    case: &Case,
    computed: &BTreeMap<String, Option<Placed<Value>>>,
    documents: &[Document],
) -> Result<String, Diagnostic> {
    let facts = FactsJson {
        format: FORMAT,
        arende: CaseJson {
            mapp: &case.name,
            status: case.status.name(),
            arendenummer: case.number.as_ref().map(|number| number.value.as_str()),
            utfardat: case.issued.as_ref().map(|date| date.value.to_string()),
        },
        foregaende: case.previous.as_ref().map(previous),
        fakta: facts(&case.facts),
        berakning: facts(computed),
        tabeller: case.tables.iter().map(|(name, rows)| (name.as_str(), table(rows))).collect(),
        dokument: documents.iter().map(document).collect(),
    };
    records::json(FILE, &facts)
}

fn previous(previous: &Previous) -> PreviousJson<'_> {
    PreviousJson { arende: &previous.number.value, fragor: previous.answers.iter().map(answer).collect() }
}

fn answer(Answer { question, answer, place }: &Answer) -> AnswerJson<'_> {
    AnswerJson { fraga: question, svar: answer, plats: place.into() }
}

fn facts(facts: &BTreeMap<String, Option<Placed<Value>>>) -> BTreeMap<&str, Option<FactJson<'_>>> {
    facts.iter().map(|(name, fact)| (name.as_str(), fact.as_ref().map(placed))).collect()
}

fn placed(fact: &Placed<Value>) -> FactJson<'_> {
    FactJson { typ: kind(&fact.value), varde: (&fact.value).into(), platser: places(&fact.places) }
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

impl<'a> From<&'a Value> for ValueJson<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Integer(number) | Value::Share(number) => Self::Number(*number),
            Value::Year(year) => Self::Number((*year).into()),
            Value::Text(text) => Self::Text(text.into()),
            Value::Amount(amount) => Self::Text(amount.normalize().to_string().into()),
            other => Self::Text(other.to_string().into()),
        }
    }
}

fn table(table: &Table) -> TableJson<'_> {
    let rader = table.rows.iter().map(row).collect();
    TableJson { fil: &table.file, blad: &table.sheet, kolumner: &table.columns, rader }
}

fn row(row: &Row) -> RowJson<'_> {
    RowJson { rad: row.number + 1, varden: row.values.iter().map(|value| value.as_ref().map(Into::into)).collect() }
}

fn document(document: &Document) -> DocumentJson<'_> {
    let (fields, sections): (Vec<&Field>, Vec<&Section>) = match &document.body {
        Body::Report(report) => {
            (report.header.iter().chain(&report.contact).collect(), report.sections.iter().collect())
        }
        Body::Steering(steering) => (steering.cover.iter().collect(), steering.sections.iter().collect()),
        Body::Sheet(_) => (Vec::new(), Vec::new()),
    };
    DocumentJson {
        nyckel: &document.key,
        fil: &document.stem,
        titel: plain(&document.title),
        uppgifter: fields.into_iter().map(|f| FieldJson { etikett: &f.label.text, varde: line(&f.value) }).collect(),
        avsnitt: sections.into_iter().map(section).collect(),
    }
}

fn section(section: &Section) -> SectionJson<'_> {
    let block = match &section.content {
        Content::Blocks(content) => blocks(content, None),
        Content::Decisions { lead, points } => {
            std::iter::once(lead).chain(points).map(|point| prose("beslutspunkt", point, None)).collect()
        }
        Content::Attachments(titles) => titles.iter().map(|title| prose("bilaga", title, None)).collect(),
        Content::Signatures(people) => people.iter().map(signature).collect(),
    };
    SectionJson {
        nyckel: &section.key,
        niva: section.level,
        rubrik: plain(&section.heading),
        plats: section.place.as_ref().map(Into::into),
        block,
    }
}

fn signature((name, title): &(Vec<Inline>, Vec<Inline>)) -> BlockJson<'_> {
    BlockJson::Signature { slag: "underskrift", namn: plain(name), titel: plain(title) }
}

fn blocks<'a>(content: &'a [Block], module: Option<&'a str>) -> Vec<BlockJson<'a>> {
    content.iter().flat_map(|block| self::block(block, module)).collect()
}

fn block<'a>(block: &'a Block, module: Option<&'a str>) -> Vec<BlockJson<'a>> {
    match block {
        Block::Paragraph(content) => vec![prose("stycke", content, module)],
        Block::Heading { content, .. } => vec![prose("rubrik", content, module)],
        Block::List { items, .. } => items.iter().flat_map(|item| blocks(item, module)).collect(),
        Block::Module(name, content) => blocks(content, Some(name)),
        Block::Table(table) => vec![BlockJson::Table {
            slag: "tabell",
            namn: &table.name,
            rubrik: &table.caption.text,
            kolumner: table.columns.iter().map(|column| column.heading.text.as_str()).collect(),
            rader: table.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect(),
            platser: places(&table.sources),
        }],
        Block::Figure(figure) => vec![BlockJson::Figure {
            slag: "figur",
            namn: &figure.name,
            rubrik: &figure.caption.text,
            alternativ: &figure.alternative,
            platser: places(&figure.sources),
        }],
    }
}

fn prose<'a>(kind: &'static str, content: &'a [Inline], module: Option<&'a str>) -> BlockJson<'a> {
    BlockJson::Prose { slag: kind, line: line(content), textmodul: module }
}

fn line(content: &[Inline]) -> LineJson<'_> {
    let mut line = LineJson { text: plain(content), platser: Vec::new(), fakta: Vec::new() };
    collect(content, &mut line);
    line
}

fn collect<'a>(content: &'a [Inline], line: &mut LineJson<'a>) {
    for inline in content {
        match inline {
            Inline::Text(typed) => line.platser.push(owned(typed.whole())),
            Inline::Fact(fact) => line.fakta.push(InlineJson::Fact {
                namn: &fact.name,
                text: &fact.text,
                plats: fact.place.as_ref().map(Into::into),
                kallor: places(&fact.sources),
            }),
            Inline::Gap(what) => line.fakta.push(InlineJson::Gap { saknas: what }),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => collect(inner, line),
            Inline::Phrase(_) | Inline::Break => {}
        }
    }
}

fn places(places: &[Place]) -> Vec<PlaceRecord<'_>> {
    places.iter().map(Into::into).collect()
}

fn owned(place: Place) -> PlaceRecord<'static> {
    match place {
        Place::File(file) => PlaceRecord::File { file: file.to_string().into() },
        Place::Cells(place) => PlaceRecord::Cells {
            range: place.range(),
            file: place.file.to_string().into(),
            sheet: place.sheet.to_string().into(),
        },
        Place::Text(place) => PlaceRecord::Text {
            file: place.file.to_string().into(),
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
        },
    }
}
