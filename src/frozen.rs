//! A steering document frozen as it was adopted: its merged tree as TOML, with the hash of its text. It is not kept as
//! Typst, which the next house style would break, nor as prose, which the next case's facts would change.

mod blocks;
mod pieces;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::blocks::{FrozenBlock, block_text, frozen, thawed};
use self::pieces::{Piece, inlines, pieces, text};
use crate::diagnostic::Diagnostic;
use crate::document::{Content, Field, Inline, Phrase, Section, Steering, plain};
use crate::hash::sha256;
use crate::model::DecidedDocument;
use crate::records;
use crate::templates::Written;

/// The key that tells a frozen document's file from one with prose; its value is the version of the format.
pub(crate) const KEY: &str = "fryst";

/// The version of the format that this program writes and reads.
const FORMAT: u32 = 1;

/// A frozen document, as its file has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Frozen {
    /// Version of the format.
    pub fryst: u32,
    /// The case that adopted it.
    pub ursprung: String,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
    /// Its title.
    pub titel: String,
    /// Its dokumentsort, with a small letter.
    pub dokumentsort: String,
    /// The body that adopted it.
    pub organ: String,
    /// The day of that decision, ÅÅÅÅ-MM-DD.
    pub datum: NaiveDate,
    /// The decision's paragraph.
    pub paragraf: i64,
    /// What stands above the title on the cover.
    pub etikett: String,
    /// Rows of the cover.
    pub forsattsblad: Vec<FrozenField>,
    /// The pages on the system of steering documents, as they were.
    #[serde(default)]
    pub styrsystem: Vec<FrozenSection>,
    /// Sections in order.
    pub avsnitt: Vec<FrozenSection>,
}

/// The format that a file says it has, whatever else stands in it.
#[derive(Deserialize)]
struct Head {
    fryst: i64,
}

/// Why a file is no frozen document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotFrozen {
    /// It has a format that this program does not know.
    Format(i64),
    /// It is not whole, or its text is no longer what its hash says.
    Changed,
}

/// The decision that adopted a document.
#[derive(Debug, Clone)]
pub(crate) struct Adopted {
    /// The case's number.
    pub case: String,
    /// The body.
    pub body: String,
    /// The day.
    pub date: NaiveDate,
    /// The paragraph.
    pub paragraph: i64,
}

/// A row of the cover.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrozenField {
    etikett: String,
    varde: Vec<Piece>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FrozenSection {
    nyckel: String,
    niva: u8,
    rubrik: Vec<Piece>,
    #[serde(default)]
    block: Vec<FrozenBlock>,
}

impl Frozen {
    /// Freezes a document with its decision. What was a reference is its value, what was a text module its text.
    pub(crate) fn new(title: &[Inline], steering: &Steering, adopted: &Adopted) -> Self {
        let cover = steering.cover.iter();
        let mut frozen = Self {
            fryst: FORMAT,
            ursprung: adopted.case.clone(),
            sha256: String::new(),
            titel: plain(title),
            dokumentsort: plain(&steering.kind),
            organ: adopted.body.clone(),
            datum: adopted.date,
            paragraf: adopted.paragraph,
            etikett: plain(&steering.label),
            forsattsblad: cover
                .map(|row| FrozenField { etikett: row.label.text.clone(), varde: pieces(&row.value) })
                .collect(),
            styrsystem: steering.system.iter().map(FrozenSection::of).collect(),
            avsnitt: steering.sections.iter().map(FrozenSection::of).collect(),
        };
        frozen.sha256 = frozen.hash();
        frozen
    }

    /// Reads a frozen document's file.
    pub(crate) fn read(text: &str) -> Result<Self, NotFrozen> {
        if let Ok(Head { fryst }) = toml::from_str(text)
            && fryst != i64::from(FORMAT)
        {
            return Err(NotFrozen::Format(fryst));
        }
        let frozen: Self = toml::from_str(text).map_err(|_| NotFrozen::Changed)?;
        if frozen.sha256 == frozen.hash() { Ok(frozen) } else { Err(NotFrozen::Changed) }
    }

    /// The text of the file of this name.
    pub(crate) fn text(&self, file: &str, words: &Written) -> Result<String, Diagnostic> {
        let warning = format!("# {}\n", words.get("fryst-overst"));
        records::toml(file, self).map(|text| format!("{warning}{text}"))
    }

    /// The document's tree; `file` is where it lies frozen.
    pub(crate) fn steering(&self, file: &Arc<str>) -> Steering {
        let phrase = |key: &str, text: &str| Phrase { text: text.to_owned(), file: file.clone(), key: key.into() };
        let row = |row: &FrozenField| {
            let key = phrase("forsattsblad", "");
            Field { label: key.saying(row.etikett.as_str()), value: inlines(&row.varde, &key) }
        };
        let section = |section: &FrozenSection| section.section(&phrase(&format!("avsnitt.{}", section.nyckel), ""));
        Steering {
            kind: vec![Inline::Phrase(phrase("dokumentsort", &self.dokumentsort))],
            label: vec![Inline::Phrase(phrase("etikett", &self.etikett))],
            note: None,
            cover: self.forsattsblad.iter().map(row).collect(),
            system: self.styrsystem.iter().map(section).collect(),
            sections: self.avsnitt.iter().map(section).collect(),
        }
    }

    /// What facts say of the document.
    pub(crate) fn decided(&self) -> DecidedDocument {
        DecidedDocument {
            title: self.titel.clone(),
            kind: self.dokumentsort.clone(),
            body: self.organ.clone(),
            date: self.datum,
            paragraph: self.paragraf,
        }
    }

    /// The hash of all that a reader sees, and of the decision.
    fn hash(&self) -> String {
        let Self { titel, dokumentsort, organ, datum, paragraf, etikett, .. } = self;
        let decision = format!("{titel}\n{dokumentsort}\n{organ} {} § {paragraf}\n{etikett}\n", datum);
        let rows = self.forsattsblad.iter().map(|row| format!("{}: {}\n", row.etikett, text(&row.varde)));
        let sections = self.styrsystem.iter().chain(&self.avsnitt).map(FrozenSection::text);
        sha256(rows.chain(sections).fold(decision, |all, line| all + &line).as_bytes())
    }
}

impl FrozenSection {
    fn of(section: &Section) -> Self {
        let blocks = match &section.content {
            Content::Blocks(blocks) => blocks.as_slice(),
            _ => &[],
        };
        Self {
            nyckel: section.key.clone(),
            niva: section.level,
            rubrik: pieces(&section.heading),
            block: blocks.iter().flat_map(frozen).collect(),
        }
    }

    /// The section as a tree; `key` is that of its text in the file.
    fn section(&self, key: &Phrase) -> Section {
        Section {
            key: self.nyckel.clone(),
            level: self.niva,
            heading: inlines(&self.rubrik, key),
            content: Content::Blocks(self.block.iter().map(|block| thawed(block, key)).collect()),
            place: None,
        }
    }

    fn text(&self) -> String {
        let blocks: String = self.block.iter().map(block_text).collect();
        format!("{} {}\n{blocks}", "#".repeat(usize::from(self.niva)), text(&self.rubrik))
    }
}
