//! `husstil.toml`: what a municipality decides about its cases.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ram::{Cover, FrameSection, FrameSpec};

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
    /// Language of the documents, as in BCP 47.
    pub sprak: String,
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
    /// Words that the review rules look for.
    pub granskningsord: super::words::ReviewWords,
    /// Terms, and how they are not written.
    #[serde(rename = "term", default)]
    pub termer: Vec<Term>,
    /// Words that the review rules know.
    #[serde(default)]
    pub ord: Wordlists,
    /// How figures are written, for the rule on facts typed by hand.
    pub talord: NumberWords,
    /// How titles of steering documents begin.
    pub titelord: TitleWords,
    /// How laws and decisions are cited.
    pub hanvisning: Citing,
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

/// Words that the review rules know.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wordlists {
    /// Abbreviations that need no explanation.
    pub allmant_kanda: Vec<String>,
    /// Endings that a word may be inflected with.
    pub andelser: Vec<String>,
    /// Abbreviations that end in a full stop, which ends no sentence.
    pub forkortningar_med_punkt: Vec<String>,
    /// Such abbreviations that often stand last in a sentence: before a capital their full stop ends it.
    pub forkortningar_sist: Vec<String>,
    /// Words that may stand twice in a row, and phrases that begin so.
    pub far_sta_dubbelt: Vec<String>,
    /// Units that follow a number after a space.
    pub enheter: Vec<String>,
    /// Texts that mark what is not written yet.
    pub platshallare: Vec<String>,
}

/// How figures are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// Units of amounts.
    pub belopp: Vec<Unit>,
    /// Units of shares of a hundred.
    pub andel: Vec<String>,
    /// Ordinals from the first.
    pub ordningstal: Vec<String>,
}

/// A unit of amounts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The word after the figure.
    pub ord: String,
    /// How many kronor it is.
    pub kronor: u32,
}

/// How titles of steering documents begin.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleWords {
    /// Kinds of steering documents, in the indefinite form.
    pub sorter: Vec<String>,
    /// Words that follow the kind in a title.
    pub efter: Vec<String>,
    /// Words that do not stand between the municipality's name and the kind.
    pub inte_mellan: Vec<String>,
}

/// How laws and decisions are cited.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citing {
    /// Endings of a law's name, in the definite form: `lagen`, `balken`.
    pub lagar: Vec<String>,
    /// Words that follow the number of a law that has only a title.
    pub lagtitel: Vec<String>,
    /// Abbreviations of laws.
    pub forkortningar: Vec<String>,
    /// Other series with a year and a number, which are no laws: `SOU`.
    pub serier: Vec<String>,
    /// What the names of deciding bodies contain.
    pub organ: Vec<String>,
    /// Beginnings of words for deciding.
    pub beslut: Vec<String>,
}
