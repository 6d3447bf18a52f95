//! `sprak/<code>/`: what is a language's and no municipality's: how dates, numbers, names and laws are written in the
//! documents (`sprak.toml`), and the words that the review rules look for (`granskning.toml`).

use std::collections::BTreeMap;

use bytes::Bytes;
use serde::Deserialize;

use super::husstil::Husstil;
use super::places::names;
use super::reading::{TemplateFile, Versioned};
use super::words::{Citing, DocumentWord, NumberWords, ReviewWords, TitleWords, Wordlists};
use super::written::Written;
use crate::codes;
use crate::collation::Alphabet;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::model::TRUTH;
use crate::reasons::{self, Reason};

mod wording;

/// The language of a house that names none.
pub(super) const DEFAULT: &str = "sv";

/// The folder that the languages' folders lie in.
pub(super) const FOLDER: &str = "sprak";

/// The files of a language, below its folder.
pub(super) const FILES: [&str; 2] = ["sprak.toml", "granskning.toml"];

/// A language, with the words that a house has instead of its own.
#[derive(Debug)]
pub struct Language {
    /// How documents are written in it.
    pub text: LanguageText,
    /// The words that the review rules look for.
    pub granskning: LanguageReview,
    /// What the program writes into files for the handläggare.
    pub skrivet: Written,
}

/// How documents are written in a language: `sprak.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageText {
    /// Version of the format of `sprak.toml`.
    pub format: u32,
    /// The folder's name.
    pub namn: String,
    /// The language's own version, for the manifest.
    pub version: String,
    /// Its code by BCP 47: stands in the PDF files, and chooses hyphenation.
    pub kod: String,
    /// The names of the months.
    pub manader: [String; 12],
    /// The days of the week, from Monday.
    pub veckodagar: [String; 7],
    /// The whole numbers that are written in words, from none.
    pub talord: Vec<String>,
    /// What a row of a sheet begins with that sums the ones above it, in lower case.
    pub summaord: Vec<String>,
    /// Of them, those that stand for nothing else when they are all the text there is.
    pub summaord_sakra: Vec<String>,
    /// Words that other rows begin with that are worked out from the rows above: a mean, a difference.
    #[serde(default)]
    pub raknade_ord: Vec<String>,
    /// Words before a number that say that it is not that one, or on which side of it what is meant lies.
    #[serde(default)]
    pub ungefarliga_ord: Vec<String>,
    /// The marks in numbers.
    pub tal: NumberMarks,
    /// What is printed for yes and no.
    #[serde(default)]
    pub janej: TruthWords,
    /// What is printed for straight quotation marks.
    #[serde(default)]
    pub citat: QuoteMarks,
    /// The order of its letters; without it they are those from a to z.
    #[serde(default)]
    pub ordning: Alphabet,
    /// How values are put into words.
    pub former: Forms,
    /// How a name says whose something is.
    pub genitiv: Genitive,
}

/// What is printed for straight quotation marks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteMarks {
    /// Before what is quoted.
    pub fore: char,
    /// After what is quoted.
    pub efter: char,
    /// For a straight apostrophe.
    pub apostrof: char,
}

/// Those that all languages had before they could say their own: the texts of a folder from then stay as they were.
impl Default for QuoteMarks {
    fn default() -> Self {
        Self { fore: '”', efter: '”', apostrof: '’' }
    }
}

/// What is printed for yes and no.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruthWords {
    /// Yes.
    pub ja: String,
    /// No.
    pub nej: String,
}

/// As the inputs write them.
impl Default for TruthWords {
    fn default() -> Self {
        let [nej, ja] = TRUTH.map(str::to_owned);
        Self { ja, nej }
    }
}

/// The marks in numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberMarks {
    /// Between groups of three digits.
    pub tusental: String,
    /// Before the decimals.
    pub decimal: String,
}

impl NumberMarks {
    /// Whether numbers could not be read with the mark between groups, and with the one before decimals: it is a digit, the one is the
    /// other, or there is none before decimals.
    fn wrong(&self) -> [bool; 2] {
        let is_digit = |mark: &str| mark.contains(|c: char| c.is_ascii_digit());
        let is_other = self.tusental == self.decimal || is_digit(&self.tusental);
        [is_other, self.decimal.trim().is_empty() || is_digit(&self.decimal)]
    }
}

/// How values are put into words; what stands in braces is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// An amount: `{tal}`.
    pub kronor: String,
    /// A share of a hundred: `{tal}`.
    pub procent: String,
    /// A day: `{dag}`, `{manad}`, `{ar}`, or `{veckodag}`.
    pub datum: String,
    /// A day where it stands by itself, in a head, a table or a decision: `{dd}` or `{dag}`, `{mm}` or `{manad}`, `{ar}`.
    #[serde(default = "iso_day")]
    pub datum_ensamt: String,
    /// A month of a year: `{manad}`, `{ar}`.
    pub manad: String,
    /// From one year to another: `{fran}`, `{till}`.
    pub period: String,
    /// A paragraph of minutes: `{nummer}`.
    pub paragraf: String,
    /// A decision: `{datum}`, `{nummer}`.
    pub beslut: String,
    /// A law that has a name: `{titel}`, `{nummer}`.
    pub lag_med_namn: String,
    /// A law that only has a title: `{titel}`, `{nummer}`.
    pub lag_med_titel: String,
    /// A law whose title says its sort: `{sort}`, `{titel}`, `{nummer}`.
    pub lag_med_sort: String,
    /// A chart in words: `{rubrik}`, `{enhet}`, `{rader}`.
    pub diagram: String,
    /// What stands in a draft where something is missing: `{vad}`.
    #[serde(default = "bare_gap")]
    pub saknas: String,
    /// A sheet that is missing: `{namn}`.
    #[serde(default = "bare_name")]
    pub saknat_blad: String,
}

/// A gap in a language that has no words for it.
fn bare_gap() -> String {
    "[{vad}]".to_owned()
}

/// A name in a language that has no words around it.
fn bare_name() -> String {
    "{namn}".to_owned()
}

/// A day in a language that says nothing of days by themselves.
fn iso_day() -> String {
    "{ar}-{mm}-{dd}".to_owned()
}

impl Forms {
    /// What a day by itself must have: in figures of two digits where the form has them so, else as in a sentence.
    fn of_day(&self) -> &'static [&'static str] {
        let has = |place: &str| names(&self.datum_ensamt).any(|name| name == place);
        match (has("dd"), has("mm")) {
            (true, true) => &["dd", "mm", "ar"],
            (true, false) => &["dd", "manad", "ar"],
            (false, true) => &["dag", "mm", "ar"],
            (false, false) => &["dag", "manad", "ar"],
        }
    }

    /// Whether a filter's form ends with a full stop of its own: "5 kr.".
    pub fn ends_with_stop(&self, filter: &str) -> bool {
        let form = match filter {
            "kronor" => &self.kronor,
            "procent" => &self.procent,
            "datum" => &self.datum,
            "manad" => &self.manad,
            "period" => &self.period,
            "paragraf" => &self.paragraf,
            "beslut" => &self.beslut,
            _ => return false,
        };
        form.ends_with('.')
    }

    /// What stands between the years of a period; an en dash where that is words.
    pub fn dash(&self) -> &str {
        let between = self.period.split_once("{fran}").and_then(|(_, rest)| rest.split_once("{till}"));
        let dash = between.map_or("", |(between, _)| between);
        if matches!(dash.trim(), "-" | "–" | "—") { dash } else { "–" }
    }

    /// Every form by its key, and what it may and must have.
    fn all(&self) -> [(&'static str, &str, &'static [&'static str], &'static [&'static str]); 14] {
        [
            ("kronor", &self.kronor, &["tal"], &[]),
            ("procent", &self.procent, &["tal"], &[]),
            ("datum", &self.datum, &["dag", "manad", "ar"], &["veckodag"]),
            ("datum_ensamt", &self.datum_ensamt, self.of_day(), &["dag", "dd", "manad", "mm", "veckodag"]),
            ("manad", &self.manad, &["manad", "ar"], &[]),
            ("period", &self.period, &["fran", "till"], &[]),
            ("paragraf", &self.paragraf, &["nummer"], &[]),
            ("beslut", &self.beslut, &["datum", "nummer"], &[]),
            ("lag_med_namn", &self.lag_med_namn, &["titel", "nummer"], &[]),
            ("lag_med_titel", &self.lag_med_titel, &["titel", "nummer"], &[]),
            ("lag_med_sort", &self.lag_med_sort, &["sort", "titel", "nummer"], &[]),
            ("diagram", &self.diagram, &["rubrik", "enhet", "rader"], &[]),
            ("saknas", &self.saknas, &["vad"], &[]),
            ("saknat_blad", &self.saknat_blad, &["namn"], &[]),
        ]
    }
}

/// How a name says whose something is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genitive {
    /// The ending.
    pub andelse: String,
    /// The endings after words that end otherwise than most.
    #[serde(default)]
    pub efter: Vec<GenitiveAfter>,
    /// The ending of abbreviations in capitals.
    pub forkortning: String,
    /// The ending after a digit.
    pub siffra: String,
}

/// The genitive's ending after certain ends of words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenitiveAfter {
    /// What the words end with, in lower case.
    pub slut: Vec<String>,
    /// Their ending.
    pub andelse: String,
}

/// The words of a language that the review rules look for: `granskning.toml`. Those that a house has instead are in their
/// place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageReview {
    /// Version of the file's format.
    pub format: u32,
    /// Words of the rules G01, G04–G06, G16 and G18.
    pub granskningsord: ReviewWords,
    /// Words that the rules know.
    pub ord: Wordlists,
    /// How figures are written, for the rule on facts typed by hand.
    pub talord: NumberWords,
    /// How titles of steering documents begin.
    pub titelord: TitleWords,
    /// How laws and decisions are cited.
    pub hanvisning: Citing,
}

impl LanguageReview {
    /// With the kinds of steering documents that only some kind of case knows.
    pub(super) fn add_sorts(&mut self, sorts: &[DocumentWord]) {
        self.granskningsord.dokumentsorter.extend_from_slice(sorts);
        self.titelord.sorter.extend(sorts.iter().map(|sort| sort.ord.clone()));
    }

    /// With a house's own words instead of the language's.
    pub(super) fn of_house(mut self, house: &mut Husstil) -> Self {
        self.granskningsord.replace(&mut house.granskningsord);
        self.ord.replace(&mut house.ord);
        self.talord = house.talord.take().unwrap_or(self.talord);
        self.titelord = house.titelord.take().unwrap_or(self.titelord);
        self.hanvisning = house.hanvisning.take().unwrap_or(self.hanvisning);
        self
    }
}

/// What is wrong with the forms of a language: a place that nothing fills, or one that is lacking.
pub(super) fn problems(language: &LanguageText, files: &BTreeMap<String, Bytes>, folder: &str) -> Vec<Diagnostic> {
    let path = format!("{folder}/{}", FILES[0]);
    let Ok(file) = TemplateFile::new(files, &path) else { return Vec::new() };
    let mut problems = Vec::new();
    let letters = |part: &str, of: std::ops::RangeInclusive<usize>| {
        of.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let (code, region) = language.kod.split_once('-').unwrap_or((&language.kod, "SE"));
    let is_code = letters(code, 2..=3) && letters(region, 2..=2);
    let [groups, decimals] = language.tal.wrong();
    for (key, _) in [(&["kod"][..], !is_code), (&["tal", "tusental"][..], groups), (&["tal", "decimal"][..], decimals)]
        .into_iter()
        .filter(|(_, is_wrong)| *is_wrong)
    {
        let reason = Reason::from(message!(reasons::WRONG_VALUE));
        problems.push(file.problem(key, message!(codes::TEMPLATE_MALFORMED, orsak = reason)));
    }
    for (key, form, needed, allowed) in language.former.all() {
        let more = allowed.iter().filter(|name| !needed.contains(name));
        let known: Vec<&str> = needed.iter().chain(more).copied().collect();
        for name in names(form).filter(|name| !known.contains(name)) {
            let problem = message!(codes::PLACEHOLDER_UNKNOWN, namn = name, kanda = known.join(", "));
            problems.push(file.problem(&["former", key], problem));
        }
        for name in needed.iter().filter(|name| !names(form).any(|known| known == **name)) {
            problems.push(file.problem(&["former", key], message!(codes::PLACEHOLDER_MISSING, namn = name)));
        }
    }
    problems
}

impl Versioned for LanguageText {
    const FORMAT: u32 = 1;

    fn format(&self) -> u32 {
        self.format
    }
}

impl Versioned for LanguageReview {
    const FORMAT: u32 = 1;

    fn format(&self) -> u32 {
        self.format
    }
}

#[cfg(test)]
mod tests;
