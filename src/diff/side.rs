//! One side of a comparison: a case that is understood, or the records of an output, as what is compared of it and where that
//! comes from.

use std::collections::BTreeMap;

use super::content::{
    Content, DocumentContent, Entries, Kind, Note, Passage, Row, SectionContent, TableContent, TablePart,
};
use super::text::{Collector, Origin, Words};
use crate::document::{
    Block, Body, Cell, Content as SectionBody, Document, Field, FigureBlock, Inline, Section, TableBlock,
};
use crate::fact_record::{ComputedRecord, FactRecord, FindingRecord, GravityRecord};
use crate::manifest::{self, HashedFile, Manifest, Provenance};
use crate::model::{Placed, Status, Value};
use crate::personal_number::masked;
use crate::place::Place;
use crate::templates::Arendetyp;

/// What a side was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// A case, understood in memory.
    Arende,
    /// The records of an output.
    Utdata,
}

/// One side of a comparison.
#[derive(Debug)]
pub struct Side {
    /// The name of its folder.
    pub name: String,
    /// What it was made from.
    pub taken: Taken,
    /// The facts, tables and documents as they are compared.
    pub content: Content,
    pub(super) known: BTreeMap<String, Known>,
    pub(super) tables: BTreeMap<String, TableOrigin>,
    pub(super) documents: Vec<DocumentContent<Words>>,
    pub(super) labels: Labels,
}

/// What is known of an entry beside its value.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub places: Vec<Place>,
    pub expression: String,
    pub reads: Vec<String>,
}

/// Where the rows of a table stand.
#[derive(Debug)]
pub(super) struct TableOrigin {
    pub file: String,
    pub sheet: String,
    /// The letters of each column, where the sheet has it.
    pub letters: Vec<Option<String>>,
    /// The sheet's row of each row, from 1.
    pub numbers: Vec<u32>,
}

/// What names are called, and which columns know a row; from the kind of case.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    facts: BTreeMap<String, String>,
    columns: BTreeMap<String, BTreeMap<String, String>>,
    keys: BTreeMap<String, Vec<String>>,
}

impl Labels {
    /// Those of a kind of case.
    pub fn of(kind: &Arendetyp) -> Self {
        let facts = kind.fakta.iter().map(|fact| (format!("fakta.{}", fact.namn), fact.forklaring.clone()));
        let computed =
            kind.berakningar.iter().map(|spec| (format!("berakning.{}", spec.namn), spec.forklaring.clone()));
        let columns = kind.tabeller.iter().map(|table| {
            let headings = table.kolumner.iter().map(|column| (column.namn.clone(), column.rubrik.clone()));
            (table.namn.clone(), headings.collect())
        });
        let keys = kind.tabeller.iter().map(|table| (table.namn.clone(), table.nyckel.clone())).collect();
        Self { facts: facts.chain(computed).collect(), columns: columns.collect(), keys }
    }

    /// With the columns that know the rows of a table.
    #[must_use]
    pub fn with_key(mut self, table: &str, columns: &[&str]) -> Self {
        self.keys.insert(table.to_owned(), columns.iter().map(|column| (*column).to_owned()).collect());
        self
    }

    /// What a fact or a computed value is called.
    pub(super) fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.facts.get(name).map_or(name, String::as_str)
    }

    /// The heading of a column.
    pub(super) fn column<'a>(&'a self, table: &str, column: &'a str) -> &'a str {
        self.columns.get(table).and_then(|columns| columns.get(column)).map_or(column, String::as_str)
    }

    /// The columns that know a row of a table; none where content has to.
    pub(super) fn key(&self, table: &str) -> &[String] {
        self.keys.get(table).map_or(&[], Vec::as_slice)
    }
}

/// The versions and files that a side was made with.
struct Made<'a> {
    program: &'a str,
    typst: &'a str,
    files: [(&'static str, &'a [HashedFile]); 3],
}

impl Side {
    /// A case that is understood, by its record.
    pub fn of_case(record: &FactRecord, provenance: &Provenance, labels: Labels) -> Self {
        let files = [
            ("indata", provenance.inputs.as_slice()),
            ("mall", provenance.templates.as_slice()),
            ("typsnitt", provenance.fonts.as_slice()),
        ];
        let typst = manifest::typst_version();
        let made = Made { program: manifest::VERSION, typst: &typst, files };
        Self::new(record, &made, Taken::Arende, labels)
    }

    /// An output, by its records.
    pub fn of_output(record: &FactRecord, manifest: &Manifest, labels: Labels) -> Self {
        let files = [
            ("indata", manifest.indata.as_slice()),
            ("mall", manifest.mall.as_slice()),
            ("typsnitt", manifest.typsnitt.as_slice()),
        ];
        let made = Made { program: &manifest.verktyg.version, typst: &manifest.verktyg.typst, files };
        Self::new(record, &made, Taken::Utdata, labels)
    }

    fn new(record: &FactRecord, made: &Made<'_>, taken: Taken, labels: Labels) -> Self {
        let documents: Vec<DocumentContent<Words>> = record.dokument.iter().map(document).collect();
        let content = Content {
            arende: head(record, made),
            fakta: values(record.fakta.iter().map(|(name, value)| (name, value.as_ref()))),
            berakning: values(record.berakning.iter().map(|(name, computed)| (name, computed.varde.as_ref()))),
            tabeller: record.tabeller.iter().map(|(name, table)| (name.clone(), TableContent::of(table))).collect(),
            dokument: documents.iter().map(DocumentContent::without_origins).collect(),
            anmarkningar: record.anmarkningar.iter().map(note).collect(),
            undantag: record
                .undantag
                .iter()
                .map(|waived| Note { kod: waived.kod.clone(), om: hidden(&waived.om), text: hidden(&waived.skal) })
                .collect(),
            filer: files(made),
        };
        let tables = record.tabeller.iter().map(|(name, table)| (name.clone(), TableOrigin::of(table))).collect();
        Self { name: record.arende.mapp.clone(), taken, content, known: known(record), tables, documents, labels }
    }

    /// Without what is no text: only documents are compared.
    #[must_use]
    pub fn only_text(mut self) -> Self {
        self.content = Content { dokument: self.content.dokument, ..Content::default() };
        for (document, words) in self.content.dokument.iter_mut().zip(&mut self.documents) {
            for passage in document.passages_mut() {
                passage.form.format.clear();
            }
            for words in words.passages_mut() {
                words.passage.form.format.clear();
            }
        }
        self
    }

    /// Without texts: facts, tables, findings and files are compared.
    #[must_use]
    pub fn only_facts(mut self) -> Self {
        self.content.dokument.clear();
        self.documents.clear();
        self
    }

    /// The places of an entry, as they are written.
    pub(super) fn places(&self, name: &str) -> Vec<String> {
        let known = self.known.get(name).map_or(&[][..], |known| &known.places);
        known.iter().map(shown).collect()
    }
}

/// A place as people are told it: without its columns.
pub(super) fn shown(place: &Place) -> String {
    match place {
        Place::Text(text) => format!("{}:{}", text.file, text.line),
        place => place.to_string(),
    }
}

fn hidden(text: &str) -> String {
    masked(text).into_owned()
}

fn value(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(hidden(text)),
        value => value.clone(),
    }
}

fn values<'a>(named: impl Iterator<Item = (&'a String, Option<&'a Placed<Value>>)>) -> Entries<Value> {
    named.filter_map(|(name, found)| Some((name.clone(), value(&found?.value)))).collect()
}

fn head(record: &FactRecord, made: &Made<'_>) -> Entries<String> {
    let status = |status: Status| status.name().to_owned();
    let folder = |name: &str, version: &str| format!("{name} {version}");
    let case = &record.arende;
    let entries = [
        ("arendenummer", case.arendenummer.as_ref().map(|number| hidden(&number.value))),
        ("utfardat", case.utfardat.as_ref().map(|date| date.value.to_string())),
        ("status", Some(status(case.status))),
        ("husstil", Some(folder(&record.husstil.namn, &record.husstil.version))),
        ("arendetyp", Some(folder(&record.arendetyp.namn, &record.arendetyp.version))),
        ("program", Some(made.program.to_owned())),
        ("typst", Some(made.typst.to_owned())),
        ("foregaende", record.foregaende.as_ref().map(|previous| hidden(&previous.arende.value))),
    ];
    let mut entries: Entries<String> =
        entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    for answer in record.foregaende.iter().flat_map(|previous| &previous.fragor) {
        entries.insert(format!("fraga: {}", hidden(&answer.fraga)), hidden(&answer.svar.value));
    }
    entries
}

fn known(record: &FactRecord) -> BTreeMap<String, Known> {
    let mut all = BTreeMap::new();
    let mut add = |name: String, places: &[Place]| {
        all.insert(name, Known { places: places.to_vec(), ..Known::default() });
    };
    for (name, fact) in &record.fakta {
        add(format!("fakta.{name}"), fact.as_ref().map_or(&[], |fact| &fact.places));
    }
    if let Some(number) = &record.arende.arendenummer {
        add("arende.arendenummer".to_owned(), &number.places);
    }
    if let Some(date) = &record.arende.utfardat {
        add("arende.utfardat".to_owned(), &date.places);
    }
    for (name, ComputedRecord { varde, uttryck, laser }) in &record.berakning {
        let places = varde.as_ref().map(|value| value.places.clone()).unwrap_or_default();
        let known = Known { places, expression: uttryck.clone(), reads: laser.clone() };
        all.insert(format!("berakning.{name}"), known);
    }
    all
}

fn files(made: &Made<'_>) -> Entries<String> {
    let named = made.files.iter().flat_map(|(kind, files)| files.iter().map(move |file| (kind, file)));
    named.map(|(kind, file)| (format!("{kind} {}", file.fil), file.sha256.clone())).collect()
}

fn note(finding: &FindingRecord) -> Note {
    let grave = match finding.allvar {
        GravityRecord::Fel => "fel",
        GravityRecord::Varning => "varning",
    };
    Note { kod: finding.kod.clone(), om: grave.to_owned(), text: hidden(&finding.text) }
}

impl TableContent {
    fn of(table: &crate::fact_record::TableRecord) -> Self {
        let row = |row: &Vec<Option<Value>>| -> Row { row.iter().map(|cell| cell.as_ref().map(value)).collect() };
        Self {
            kolumner: table.kolumner.iter().map(|column| column.namn.clone()).collect(),
            rader: table.rader.iter().map(row).collect(),
        }
    }
}

impl TableOrigin {
    fn of(table: &crate::fact_record::TableRecord) -> Self {
        Self {
            file: table.fil.clone(),
            sheet: table.blad.clone(),
            letters: table.kolumner.iter().map(|column| column.bokstav.clone()).collect(),
            numbers: table.radnummer.iter().map(|number| number + 1).collect(),
        }
    }
}

impl DocumentContent<Words> {
    fn without_origins(&self) -> DocumentContent<Passage> {
        DocumentContent {
            nyckel: self.nyckel.clone(),
            egenskaper: self.egenskaper.clone(),
            titel: self.titel.passage.clone(),
            avsnitt: self.avsnitt.iter().map(SectionContent::without_origins).collect(),
        }
    }
}

impl SectionContent<Words> {
    pub(super) fn without_origins(&self) -> SectionContent<Passage> {
        SectionContent {
            nyckel: self.nyckel.clone(),
            niva: self.niva,
            rubrik: self.rubrik.passage.clone(),
            innehall: self.innehall.iter().map(|words| words.passage.clone()).collect(),
        }
    }
}

impl<P> DocumentContent<P> {
    /// Its title, headings and passages.
    pub(super) fn passages_mut(&mut self) -> impl Iterator<Item = &mut P> {
        let sections = self.avsnitt.iter_mut();
        let inner = sections.flat_map(|section| std::iter::once(&mut section.rubrik).chain(&mut section.innehall));
        std::iter::once(&mut self.titel).chain(inner)
    }
}

fn line(kind: Kind, line: &[Inline]) -> Words {
    let mut collector = Collector::default();
    collector.line(line);
    collector.passage(kind)
}

fn document(document: &Document) -> DocumentContent<Words> {
    let Document { key, stem, number, title, body, frozen } = document;
    let mut properties = Entries::new();
    let mut add = |name: &str, value: String| properties.insert(name.to_owned(), value);
    add("fil", stem.clone());
    if let Some(number) = number {
        add("nummer", number.to_string());
    }
    if *frozen {
        add("fryst", "ja".to_owned());
    }
    let mut sections = Vec::new();
    match body {
        Body::Report(report) => {
            add("slag", "tjansteutlatande".to_owned());
            sections.push(fields("huvud", &report.header));
            sections.push(fields("kontakt", &report.contact));
            sections.extend(report.sections.iter().map(|found| section("", found)));
        }
        Body::Steering(steering) => {
            add("slag", "styrdokument".to_owned());
            let mut cover = fields("forsattsblad", &steering.cover);
            let head =
                [("sort", Some(&steering.kind)), ("etikett", Some(&steering.label)), ("not", steering.note.as_ref())];
            let head = head.into_iter().filter_map(|(name, text)| Some(line(Kind::Falt(name.to_owned()), text?)));
            cover.innehall.splice(0..0, head);
            sections.push(cover);
            sections.extend(steering.system.iter().map(|found| section("styrsystem/", found)));
            sections.extend(steering.sections.iter().map(|found| section("", found)));
        }
        Body::Sheet(sheet) => {
            add("slag", "pdf".to_owned());
            add("pdf", sheet.file.clone());
            add("sidor", sheet.pages.to_string());
            add("sha256", sheet.sha256.clone());
        }
    }
    DocumentContent { nyckel: key.clone(), egenskaper: properties, titel: line(Kind::Titel, title), avsnitt: sections }
}

fn fields(key: &str, fields: &[Field]) -> SectionContent<Words> {
    let field = |field: &Field| line(Kind::Falt(field.label.text.clone()), &field.value);
    SectionContent {
        nyckel: format!("({key})"),
        niva: 0,
        rubrik: line(Kind::Titel, &[]),
        innehall: fields.iter().map(field).collect(),
    }
}

fn section(before: &str, section: &Section) -> SectionContent<Words> {
    let mut passages = Vec::new();
    match &section.content {
        SectionBody::Blocks(found) => blocks(found, &Within::default(), &mut passages),
        SectionBody::Decisions { lead, points } => {
            passages.push(line(Kind::Ledtext, lead));
            passages.extend(points.iter().map(|point| line(Kind::Beslutspunkt, point)));
        }
        SectionBody::Attachments(titles) => passages.extend(titles.iter().map(|title| line(Kind::Bilaga, title))),
        SectionBody::Signatures(people) => passages.extend(people.iter().map(|(name, title)| {
            let mut collector = Collector::default();
            collector.line(name);
            collector.words(", ", &Origin::Typed);
            collector.line(title);
            collector.passage(Kind::Underskrift)
        })),
    }
    let mut rubrik = line(Kind::Titel, &section.heading);
    rubrik.place = rubrik.place.or_else(|| section.place.clone());
    SectionContent { nyckel: format!("{before}{}", section.key), niva: section.level, rubrik, innehall: passages }
}

/// What blocks stand in.
#[derive(Clone, Default)]
struct Within {
    module: Option<String>,
    depth: usize,
}

fn blocks(found: &[Block], within: &Within, passages: &mut Vec<Words>) {
    let own = |mut words: Words| {
        words.module = within.module.clone();
        words
    };
    for block in found {
        match block {
            Block::Paragraph(content) if within.depth > 0 => {
                passages.push(own(line(Kind::Listtext(within.depth), content)))
            }
            Block::Paragraph(content) => passages.push(own(line(Kind::Stycke, content))),
            Block::Heading { level, content } => passages.push(own(line(Kind::Rubrik(*level), content))),
            Block::List { ordered, items } => {
                let inner = Within { depth: within.depth + 1, ..within.clone() };
                for item in items {
                    let first = passages.len();
                    blocks(item, &inner, passages);
                    if let Some(Kind::Listtext(depth)) = passages.get(first).map(|words| &words.passage.form.slag) {
                        let kind = Kind::Listpunkt(*ordered, *depth);
                        passages[first].passage.form.slag = kind;
                    }
                }
            }
            Block::Table(table) => table_rows(table, passages),
            Block::Figure(figure) => figure_rows(figure, passages),
            Block::Module(name, content) => {
                let inner = Within { module: Some(name.clone()), ..within.clone() };
                blocks(content, &inner, passages);
            }
        }
    }
}

fn table_rows(table: &TableBlock, passages: &mut Vec<Words>) {
    let kind = |part| Kind::Tabell(table.name.clone(), part);
    let mut caption = Collector::default();
    caption.line(&table.caption);
    passages.push(caption.passage(kind(TablePart::Rubrik)));
    let mut columns = Collector::default();
    let headings: Vec<Cell> = table.columns.iter().map(|column| column.heading.clone()).collect();
    columns.cells(&table.name, &headings);
    passages.push(columns.passage(kind(TablePart::Kolumner)));
    for (index, row) in table.rows.iter().enumerate() {
        let is_sum = table.sums && index + 1 == table.rows.len();
        let mut cells = Collector::default();
        cells.cells(&table.name, row);
        passages.push(cells.passage(kind(if is_sum { TablePart::Summa } else { TablePart::Rad })));
    }
}

fn figure_rows(figure: &FigureBlock, passages: &mut Vec<Words>) {
    let kind = |part| Kind::Figur(figure.name.clone(), part);
    let mut caption = Collector::default();
    caption.line(&figure.caption);
    passages.push(caption.passage(kind(TablePart::Rubrik)));
    let mut said = Collector::default();
    let (name, sources) = (format!("{}/alternativ", figure.name), figure.sources.clone());
    said.value(&figure.alternative, Origin::Value { name, filters: Vec::new(), sources });
    passages.push(said.passage(kind(TablePart::Beskrivning)));
    let mut columns = Collector::default();
    let names = figure.series.iter().map(|series| series.name.clone());
    columns.cells(&figure.name, &names.chain([Cell::Phrase(figure.unit.clone())]).collect::<Vec<_>>());
    passages.push(columns.passage(kind(TablePart::Kolumner)));
    for (index, category) in figure.categories.iter().enumerate() {
        let bars = figure.series.iter().filter_map(|series| Some(&series.numbers.get(index)?.shown));
        let mut cells = Collector::default();
        cells.cells(&figure.name, std::iter::once(category).chain(bars).chain(figure.totals.get(index)));
        passages.push(cells.passage(kind(TablePart::Rad)));
    }
}
