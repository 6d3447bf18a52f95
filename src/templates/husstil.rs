//! `husstil.toml`: what a municipality decides about its cases.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ram::{Cover, FrameSection, FrameSpec};
use super::reading::Versioned;
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
    /// The version of what `dok` holds that the folder's `*.typ.j2` are written for; 1.
    pub dok: Option<i64>,
    /// The language of its documents: a folder of `sprak/`.
    pub sprak: Option<String>,
    /// Names that prose reaches as `hus.…`.
    pub hus: BTreeMap<String, String>,
    /// What a case number looks like.
    pub arendenummer: CaseNumberPattern,
    /// What an archive needs to know of the house's cases.
    #[serde(default)]
    pub arkiv: HouseArchive,
    /// Fonts in use.
    pub typsnitt: Typsnitt,
    /// Stock phrases.
    pub fraser: Fraser,
    /// Labels.
    pub etiketter: Etiketter,
    /// Sections of a tjänsteutlåtande, in order, where they are not told under `[ram]`.
    #[serde(default)]
    pub tjansteutlatande: Vec<FrameSection>,
    /// Frame sections of a steering document, in order, where they are not told under `[ram]`.
    #[serde(default)]
    pub styrdokument: Vec<FrameSection>,
    /// The cover of a steering document, where it is not told under `[ram]`.
    #[serde(default)]
    pub forsattsblad: Cover,
    /// Frames of kinds of document, by their names.
    #[serde(default)]
    pub ram: BTreeMap<String, FrameSpec>,
    /// The pages on the municipality's system of steering documents.
    #[serde(default)]
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

/// The version of what templates get of a document (`render::contexts`).
pub(super) const DOK: i64 = 1;

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

/// What an archive needs to know of the house's cases, where a case does not say otherwise: the same keys as a case's `[arkiv]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HouseArchive {
    /// Arkivbildare.
    pub arkivbildare: Option<String>,
    /// Its organisationsnummer.
    pub organisationsnummer: Option<String>,
    /// Where the house's cases stand in its classification.
    pub klassificering: Option<String>,
    /// The name of the classification.
    pub klassificeringsstruktur: Option<String>,
    /// Whether and when cases may be thinned out.
    pub gallring: Option<String>,
    /// The archive that receives packages.
    pub mottagare: Option<String>,
    /// Its organisationsnummer.
    pub mottagare_organisationsnummer: Option<String>,
}

impl HouseArchive {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&String> {
        match key {
            "arkivbildare" => self.arkivbildare.as_ref(),
            "organisationsnummer" => self.organisationsnummer.as_ref(),
            "klassificering" => self.klassificering.as_ref(),
            "klassificeringsstruktur" => self.klassificeringsstruktur.as_ref(),
            "gallring" => self.gallring.as_ref(),
            "mottagare" => self.mottagare.as_ref(),
            "mottagare_organisationsnummer" => self.mottagare_organisationsnummer.as_ref(),
            _ => None,
        }
    }
}

/// Fonts: every character of a case must be in each of these families.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typsnitt {
    /// Family names.
    pub familjer: Vec<String>,
}

/// What a chart is where the house has no words for it.
fn plain_alternative() -> String {
    "{rubrik}, {enhet}. {tal}.".to_owned()
}

/// Stock phrases. `{organ}`, `{beslut}`, `{dokumentsort}` and `{dokumenttyp}` are filled in; with a capital letter (`{Organ}`) as
/// the first word of a sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fraser {
    /// Where the office found nothing to say of a dimension.
    pub dimension: String,
    /// Line above the decision points.
    pub beslut_ledtext: String,
    /// The same where one of several bodies decides for its own part.
    pub beslut_ledtext_egen: Option<String>,
    /// The same where a body (`{beredning}`) puts the points to another (`{organ}`).
    pub beslut_ledtext_beredning: Option<String>,
    /// How a point is worded, around `{punkt}`: "att {punkt}".
    pub beslut_punkt: Option<String>,
    /// The case officer's name where a title is given, around `{namn}` and `{titel}`.
    #[serde(default = "name_and_title")]
    pub handlaggare_titel: String,
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
    /// On the cover of a document that the case repeals, before the decision.
    pub upphor_not: Option<String>,
    /// The same when it has ceased, by `{beslut}` of `{organ}`.
    pub upphort_not: Option<String>,
    /// In the list of bilagor, of two with one `{titel}`, the one that was decided before: `{datum}`.
    pub bilaga_beslutad: Option<String>,
    /// The cover's note on a proposal.
    pub forslag_not: String,
    /// Date and § of a decision not yet made.
    pub oppet: String,
    /// In a table or chart without rows.
    pub inga_uppgifter: String,
    /// Under a chart that has no room for all its numbers; without it nothing is said there.
    #[serde(default)]
    pub tal_utan_plats: String,
    /// On the sheet that stands for an attached PDF.
    pub egen_fil: String,
    /// What a chart of bars is for those who listen: `{rubrik}`, `{enhet}` and `{tal}` are filled in. Without it the language's words.
    pub alternativ_staplar: Option<String>,
    /// The same of lines.
    #[serde(default = "plain_alternative")]
    pub alternativ_linjer: String,
    /// The same of shares of a hundred.
    #[serde(default = "plain_alternative")]
    pub alternativ_andelar: String,
}

fn name_and_title() -> String {
    "{namn}, {titel}".to_owned()
}

/// Labels of fields and lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // Each label is named after what it labels.
pub struct Etiketter {
    pub dokumenttyp: String,
    pub utfardat: String,
    pub arendenummer: String,
    pub till: Option<String>,
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
