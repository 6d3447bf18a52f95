//! `fakta.json`: the whole case as it was understood, and what was found in it. What is written can be read again
//! ([`FactRecord::read`]), and gives the same documents, so that a case is explained, compared and shown without its inputs.
//!
//! Places stand apart from values, in `platser` (`places`): who moves a line in a file changes nothing else. Their grammar is
//! that of [`crate::place_text`].

mod parts;
mod places;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use self::parts::findings;
pub use self::parts::{
    AnswerRecord, CaseRecord, ColumnRecord, ComputedRecord, FindingRecord, FolderRecord, GravityRecord, PreviousRecord,
    TableRecord, WaivedRecord,
};
use self::places::Places;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::model::Facts;
use crate::records::{self, Layout, Unread};
use crate::render::Identity;
use crate::templates::Templates;
use crate::understand::Understood;

/// The name of the file, beside the documents.
pub const FILE: &str = "fakta.json";

/// Version of the file's format.
const FORMAT: u32 = 3;

/// The oldest format that is read: in it a gap was what is missing alone.
const OLDEST: u32 = 2;

/// A block, a row and a fact have a line each.
const LAYOUT: Layout = Layout {
    lines: &[
        "fakta",
        "berakning",
        "tabeller",
        "rader",
        "foregaende",
        "fragor",
        "dokument",
        "innehall",
        "rapport",
        "styrdokument",
        "huvud",
        "kontakt",
        "forsattsblad",
        "styrsystem",
        "avsnitt",
        "block",
        "beslut",
        "punkter",
        "bilagor",
        "underskrifter",
        "lista",
        "textmodul",
        "tabell",
        "figur",
        "serier",
        "anmarkningar",
        "undantag",
        "platser",
    ],
    nested: &["tabeller", "dokument", "styrsystem", "avsnitt"],
    names: &["fakta", "berakning", "tabeller", "platser"],
};

/// A case as it was understood. Typed text in it is [recorded](crate::source_text::TypedText::Recorded).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactRecord {
    format: u32,
    /// The case.
    pub arende: CaseRecord,
    /// The house style that its documents were made with.
    pub husstil: FolderRecord,
    /// Its kind.
    pub arendetyp: FolderRecord,
    /// The case that it follows up.
    pub foregaende: Option<PreviousRecord>,
    /// Facts by their names without `fakta.`; none where one is not filled in.
    pub fakta: Facts,
    /// Computed values by their names without `berakning.`.
    pub berakning: BTreeMap<String, ComputedRecord>,
    /// Tables by their names.
    pub tabeller: BTreeMap<String, TableRecord>,
    /// The documents in order, the tjänsteutlåtande first.
    pub dokument: Vec<Document>,
    /// What was found.
    pub anmarkningar: Vec<FindingRecord>,
    /// What was found and is waived.
    pub undantag: Vec<WaivedRecord>,
    /// In the file alone: a record that is read has its places where they belong.
    platser: Places,
}

impl FactRecord {
    /// The record of a case; `found` is all that was found in it.
    pub fn new(understood: &Understood, found: &[Diagnostic]) -> Self {
        let mut record = Self::unwritten(understood, found);
        record.forget_files();
        record
    }

    /// The same as long as it is not kept: its typed texts have their files.
    pub fn unwritten(understood: &Understood, found: &[Diagnostic]) -> Self {
        Self { dokument: understood.merged.documents.clone(), ..Self::without_documents(understood, found) }
    }

    /// The same for who has the documents of the case itself.
    pub(crate) fn without_documents(understood: &Understood, found: &[Diagnostic]) -> Self {
        let Understood { case, merged, waived, templates, .. } = understood;
        Self {
            format: FORMAT,
            arende: CaseRecord::of(case),
            husstil: FolderRecord::new(&templates.husstil.namn, &templates.husstil.version),
            arendetyp: FolderRecord::new(&templates.arendetyp.namn, &templates.arendetyp.version),
            foregaende: case.previous.as_deref().map(PreviousRecord::of),
            fakta: Facts::clone(&case.facts),
            berakning: parts::computed(&merged.computed, &templates.arendetyp),
            tabeller: case
                .tables
                .iter()
                .map(|(name, table)| (name.clone(), TableRecord::of(table, &templates.arendetyp)))
                .collect(),
            dokument: Vec::new(),
            anmarkningar: parts::findings(found),
            undantag: parts::waived(waived),
            platser: Places::new(),
        }
    }

    /// The file's text.
    pub fn written(&self) -> Result<String, Diagnostic> {
        self.clone().into_written()
    }

    /// The file's text, for who needs the record no more.
    pub fn into_written(mut self) -> Result<String, Diagnostic> {
        self.detach_places();
        records::json(FILE, &self, &LAYOUT)
    }

    /// Reads a file's text.
    pub fn read(text: &str) -> Result<Self, Unread> {
        records::check_json(text, OLDEST..=FORMAT)?;
        let mut record: Self = serde_json::from_str(text).map_err(|error| Unread::malformed(&error))?;
        record.format = FORMAT;
        record.attach_places()?;
        Ok(record)
    }

    /// What its documents say of themselves, set with these templates; the build id stands in the manifest.
    pub fn identity(&self, templates: &Templates, build: &str) -> Identity {
        let CaseRecord { arendenummer, utfardat, status, .. } = &self.arende;
        Identity::of(arendenummer.clone(), utfardat.as_ref().map(|date| date.value), *status, templates, build)
    }
}
