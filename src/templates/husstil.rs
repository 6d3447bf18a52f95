//! `husstil.toml`: what a municipality decides about its cases.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::reading::Versioned;
use super::uppfoljning::Carry;
use super::words::{Citing, NumberWords, OwnReviewWords, OwnWordlists, TitleWords};

/// A house style.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Husstil {
    /// Version of this file's format; 1.
    pub format: u32,
    /// The folder's name.
    pub namn: String,
    /// The style's own version, for the manifest.
    pub version: String,
    /// The language of its documents: a folder of `sprak/`.
    pub sprak: Option<String>,
    /// Names that prose reaches as `hus.…`.
    pub hus: BTreeMap<String, String>,
    /// What a case number looks like.
    pub arendenummer: CaseNumberPattern,
    /// Fonts in use.
    pub typsnitt: Typsnitt,
    /// Stock phrases.
    pub fraser: Fraser,
    /// Labels.
    pub etiketter: Etiketter,
    /// Sections of a tjänsteutlåtande, in order.
    pub tjansteutlatande: Vec<FrameSection>,
    /// Frame sections of a steering document, in order.
    pub styrdokument: Vec<FrameSection>,
    /// The cover of a steering document.
    pub forsattsblad: Cover,
    /// The pages on the municipality's system of steering documents.
    pub styrsystem: Vec<StyrsystemText>,
    /// Words that the review rules look for: those of decisions, and what replaces the language's.
    pub granskningsord: OwnReviewWords,
    /// Terms, and how they are not written.
    #[serde(rename = "term", default)]
    pub termer: Vec<Term>,
    /// Words that the review rules know, where they replace the language's.
    #[serde(default)]
    pub ord: OwnWordlists,
    /// How figures are written, where it is not as the language says.
    pub talord: Option<NumberWords>,
    /// How titles of steering documents begin, where it is not as the language says.
    pub titelord: Option<TitleWords>,
    /// How laws and decisions are cited, where it is not as the language says.
    pub hanvisning: Option<Citing>,
}

impl Versioned for Husstil {
    const FORMAT: u32 = 1;

    fn format(&self) -> u32 {
        self.format
    }
}

/// The pattern of case numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseNumberPattern {
    /// A regular expression for the whole number.
    pub monster: String,
    /// An example, for messages.
    pub exempel: String,
}

/// Fonts: every character of a case must be in each of these families.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typsnitt {
    /// Family names.
    pub familjer: Vec<String>,
}

/// Stock phrases. `{organ}`, `{beslut}`, `{dokumentsort}` and `{dokumenttyp}` are filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fraser {
    /// Where the office found nothing to say of a dimension.
    pub dimension: String,
    /// Line above the decision points.
    pub beslut_ledtext: String,
    /// Before the title of a document that is not adopted yet.
    pub forslag: String,
    /// Mark of a draft.
    pub utkast: String,
    /// Kind of document of a draft, with `{dokumenttyp}`.
    pub utkast_till: String,
    /// Before the kind of a document that is reproduced.
    pub atergivning: String,
    /// The cover's note on a reproduction.
    pub atergivning_not: String,
    /// The cover's note on a proposal.
    pub forslag_not: String,
    /// Date and § of a decision not yet made.
    pub oppet: String,
    /// In a table or chart without rows.
    pub inga_uppgifter: String,
    /// On the sheet that stands for an attached PDF.
    pub egen_fil: String,
}

/// Labels of fields and lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // Each label is named after what it labels.
pub struct Etiketter {
    pub dokumenttyp: String,
    pub utfardat: String,
    pub arendenummer: String,
    pub handlaggare: String,
    pub telefon: String,
    pub epost: String,
    pub bilaga: String,
    pub handlingar: String,
    pub summa: String,
    pub netto: String,
    pub fil: String,
    pub antal_sidor: String,
    pub sha256: String,
}

/// A section that the house style puts into every document of a kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameSection {
    /// Key in `[avsnitt]`, and the `under` of the kind of case's own sections.
    pub nyckel: String,
    /// What it holds.
    #[serde(default)]
    pub slag: SectionKind,
    /// Heading, with references; none for signatures.
    pub rubrik: Option<String>,
    /// What the next case does with its prose.
    #[serde(default)]
    pub vid_uppfoljning: Carry,
}

/// What a frame section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Prose, required.
    #[default]
    Text,
    /// Prose, or the stock phrase where the office found nothing to say.
    Dimension,
    /// The decision points.
    Beslut,
    /// The list of bilagor.
    Bilagor,
    /// Signatures.
    Underskrifter,
    /// Only a heading over the kind of case's sections.
    Ram,
}

/// The cover of a steering document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// Rows of its table, in order.
    pub rader: Vec<CoverRow>,
}

/// A row of the cover's table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverRow {
    /// Key in the document's `[forsattsblad]`.
    pub nyckel: String,
    /// Label.
    pub etikett: String,
    /// Where its value comes from.
    #[serde(default)]
    pub kalla: CoverSource,
    /// What the next case does with it.
    #[serde(default)]
    pub vid_uppfoljning: Carry,
}

/// Where a cover row's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoverSource {
    /// The document's `[forsattsblad]`.
    #[default]
    Prosa,
    /// The document's title.
    Titel,
    /// The kind of document.
    Dokumentsort,
    /// The body that adopts it.
    Organ,
    /// Date and § of its decision, or open.
    Beslut,
}

/// A heading and its text on the pages about the system of steering documents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyrsystemText {
    /// Heading.
    pub rubrik: String,
    /// Prose.
    pub text: String,
}

/// A term or a name: how it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// As it is written.
    pub skrivs: String,
    /// Variants that are errors, inflected or not.
    #[serde(default)]
    pub inte: Vec<String>,
    /// Its abbreviation.
    pub forkortning: Option<String>,
}
