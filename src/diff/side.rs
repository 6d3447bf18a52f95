//! One side of a comparison: a case that is understood, or the records of an output, as what is compared of it and where that
//! comes from.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::{Content, DocumentContent, Entries, Note, Row, TableContent};
use super::labels::Labels;
use super::reading::document;
use super::text::{Origin, Words};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::fact_record::{ComputedRecord, FactRecord, FindingRecord, GravityRecord};
use crate::manifest::{self, HashedFile, Manifest, Provenance};
use crate::merge::Merged;
use crate::model::{Case, Placed, Status, Value};
use crate::personal_number::masked;
use crate::place::Place;
use crate::templates::{Templates, says_words};
use crate::understand::Understood;

/// What a side was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// A case, understood in memory.
    Arende,
    /// The records of an output.
    Utdata,
    /// The records in an archive package.
    Paket,
}

/// How much of a side is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    All,
    /// Documents are left out.
    Facts,
    /// All but documents is left out.
    Text,
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
    pub(super) scope: Scope,
    /// All of it, where only a part is compared: causes may lie outside that.
    whole: Option<Box<Content>>,
    pub(super) known: BTreeMap<String, Known>,
    pub(super) tables: BTreeMap<String, TableOrigin>,
    /// Where each finding stands.
    pub(super) findings: Vec<Vec<Place>>,
    pub(super) documents: Vec<DocumentContent<Words>>,
    /// Documents that are not compared: how references are printed is seen in them too.
    unread: Vec<DocumentContent<Words>>,
    pub(super) labels: Labels,
    /// The case itself, so that something can be put back in it.
    pub(super) live: Option<Box<Live>>,
    /// The hashes of the template files that say words, by their paths.
    pub(super) words: BTreeMap<String, String>,
}

/// A case and its templates, from which documents can be made again.
#[derive(Debug)]
pub(super) struct Live {
    pub case: Case,
    /// The documents that were made of it, and what its values came to.
    pub merged: Merged,
    pub templates: Arc<Templates>,
}

impl Live {
    fn of(understood: Understood) -> Self {
        let Understood { case, merged, templates, .. } = understood;
        Self { case, merged, templates }
    }
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

/// The versions and files that a side was made with.
struct Made<'a> {
    program: &'a str,
    typst: &'a str,
    files: [(&'static str, &'a [HashedFile]); 3],
}

impl Side {
    /// A case that is understood, with its record.
    pub fn of_understood(understood: Understood, record: &FactRecord) -> Self {
        let labels = Labels::of(&understood.templates.arendetyp);
        let side = Self::of_case(record, &understood.provenance, labels);
        Self { live: Some(Box::new(Live::of(understood))), ..side }
    }

    /// A case that is understood, with what was found in it; its documents are read where they are.
    pub(crate) fn understood(understood: Understood, found: &[Diagnostic]) -> Self {
        let record = FactRecord::without_documents(&understood, found);
        let labels = Labels::of(&understood.templates.arendetyp);
        let side = Self::made_now((&record, &understood.merged.documents), &understood.provenance, labels);
        Self { live: Some(Box::new(Live::of(understood))), ..side }
    }

    /// A case that is understood, by its record alone.
    pub fn of_case(record: &FactRecord, provenance: &Provenance, labels: Labels) -> Self {
        Self::made_now((record, &record.dokument), provenance, labels)
    }

    fn made_now(record: (&FactRecord, &[Document]), provenance: &Provenance, labels: Labels) -> Self {
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
        Self::new((record, &record.dokument), &made, Taken::Utdata, labels)
    }

    fn new((record, documents): (&FactRecord, &[Document]), made: &Made<'_>, taken: Taken, labels: Labels) -> Self {
        let documents: Vec<DocumentContent<Words>> = documents.iter().map(document).collect();
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
        let words = made.files.iter().filter(|(kind, _)| *kind == "mall").flat_map(|(_, files)| *files);
        Self {
            name: record.arende.mapp.clone(),
            taken,
            content,
            scope: Scope::All,
            whole: None,
            known: known(record),
            tables,
            findings: record.anmarkningar.iter().map(|finding| finding.platser.clone()).collect(),
            documents,
            unread: Vec::new(),
            labels,
            live: None,
            words: words
                .filter(|file| says_words(&file.fil))
                .map(|file| (file.fil.clone(), file.sha256.clone()))
                .collect(),
        }
    }

    /// Without what is no text: only documents are compared.
    #[must_use]
    pub fn only_text(mut self) -> Self {
        let mut whole = std::mem::take(&mut self.content);
        self.content = Content { dokument: std::mem::take(&mut whole.dokument), ..Content::default() };
        self.whole = Some(Box::new(whole));
        self.scope = Scope::Text;
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

    /// All that is known of it but its documents, whatever of it is compared.
    pub(super) fn whole(&self) -> &Content {
        self.whole.as_deref().unwrap_or(&self.content)
    }

    /// Without texts: facts, tables, findings and files are compared.
    #[must_use]
    pub fn only_facts(mut self) -> Self {
        self.scope = Scope::Facts;
        self.content.dokument.clear();
        self.unread = std::mem::take(&mut self.documents);
        self
    }

    /// What a reference is printed as, where a document has it.
    pub(super) fn printed(&self, name: &str, filters: &[&str]) -> Option<&str> {
        let documents = || self.documents.iter().chain(&self.unread);
        let sections = documents().flat_map(|document| &document.avsnitt);
        let inner = sections.flat_map(|section| std::iter::once(&section.rubrik).chain(&section.innehall));
        let words = documents().map(|document| &document.titel).chain(inner);
        words.flat_map(|words| &words.tokens).find_map(|token| match &token.origin {
            Origin::Value { name: own, filters: of, .. } if own == name && of.iter().eq(filters) => {
                Some(token.text.as_str())
            }
            _ => None,
        })
    }

    /// The places of a finding, as they are written.
    pub(super) fn finding_places(&self, at: usize) -> Vec<String> {
        let mut places: Vec<String> = self.findings.get(at).into_iter().flatten().map(shown).collect();
        places.dedup();
        places
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

/// What stands before a question about the last case, where its answer is an entry of the head.
pub(super) const QUESTION: &str = "fraga: ";

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
        entries.insert(format!("{QUESTION}{}", hidden(&answer.fraga)), hidden(&answer.svar.value));
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
    if let Some(previous) = &record.foregaende {
        add("arende.foregaende".to_owned(), &previous.arende.places);
        for answer in &previous.fragor {
            add(format!("arende.{QUESTION}{}", hidden(&answer.fraga)), &answer.svar.places);
        }
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

pub(super) fn note(finding: &FindingRecord) -> Note {
    let grave = match finding.allvar {
        GravityRecord::Fel => "fel",
        GravityRecord::Varning => "varning",
    };
    Note { kod: finding.kod.clone(), om: grave.to_owned(), text: hidden(&finding.text) }
}

impl TableContent {
    fn of(table: &crate::fact_record::TableRecord) -> Self {
        // What is computed follows from the rest, and is told where it shows.
        let own = || table.kolumner.iter().filter(|column| column.uttryck.is_none());
        let count = own().count();
        let row =
            |row: &Vec<Option<Value>>| -> Row { row.iter().take(count).map(|cell| cell.as_ref().map(value)).collect() };
        Self {
            kolumner: own().map(|column| column.namn.clone()).collect(),
            rader: table.rader.iter().map(row).collect(),
        }
    }
}

impl TableOrigin {
    fn of(table: &crate::fact_record::TableRecord) -> Self {
        Self {
            file: table.fil.clone(),
            sheet: table.blad.clone(),
            letters: table
                .kolumner
                .iter()
                .filter(|column| column.uttryck.is_none())
                .map(|column| column.bokstav.clone())
                .collect(),
            numbers: table.radnummer.iter().map(|number| number + 1).collect(),
        }
    }
}
