//! The case: what `interpret` makes of the inputs. An optional value is one that is not filled in, or that was
//! malformed and has been reported; nothing downstream reports it again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Attachment, Picture, Placed, Table, Value};
use crate::place::{CellAddress, Place};
use crate::source_text::SourceText;

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In work: gaps are marked, findings do not stop the build.
    Utkast,
    /// Ready to send: every error stops.
    Slutlig,
    /// Decided: the adopted documents are made, the tjänsteutlåtande no longer changes.
    Antagen,
}

impl Status {
    /// Every status, in the order that a case goes through them.
    pub const ALL: [Self; 3] = [Self::Utkast, Self::Slutlig, Self::Antagen];

    /// As `arende.toml` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utkast => "utkast",
            Self::Slutlig => "slutlig",
            Self::Antagen => "antagen",
        }
    }
}

/// A case.
#[derive(Debug, Clone)]
pub struct Case {
    /// The case folder's name.
    pub name: String,
    /// How far it has come.
    pub status: Status,
    /// Ärendenummer.
    pub number: Option<Placed<String>>,
    /// Utfärdat: the day the report is issued.
    pub issued: Option<Placed<NaiveDate>>,
    /// The report's title, with references.
    pub title: Option<SourceText>,
    /// Handläggare.
    pub officer: Officer,
    /// Undertecknare, left to right.
    pub signatories: Vec<Signatory>,
    /// Förslag till beslut: a list of points for each body that the case is put to; shared as facts are.
    pub decisions: Arc<Vec<DecisionProposal>>,
    /// Facts by their dotted names; cases that differ in other things share them.
    pub facts: Arc<Facts>,
    /// Facts that need not be filled in and are not, by their names; shared as facts are.
    pub left_out: Arc<BTreeSet<String>>,
    /// The facts that are text, as typed: they may hold references.
    pub fact_texts: Arc<BTreeMap<String, SourceText>>,
    /// Tables by their names.
    pub tables: BTreeMap<String, Arc<Table>>,
    /// Text modules by their names; none where the text is not filled in. Shared as facts are.
    pub modules: Arc<BTreeMap<String, Option<SourceText>>>,
    /// The report's sections by their keys.
    pub sections: Arc<BTreeMap<String, SectionProse>>,
    /// Bilagor in order; the first is bilaga 1.
    pub attachments: Vec<Attachment>,
    /// Bilagor that the case names and that it does not have as its facts are, each with where it would stand.
    pub set_aside: Vec<(usize, Attachment)>,
    /// Pictures by the names of their files.
    pub pictures: BTreeMap<String, Picture>,
    /// Keys of bilagor that could not be read, which is reported and stops: what refers to them is only a gap.
    pub unread: Vec<String>,
    /// The case that this one follows up.
    pub previous: Option<Arc<Previous>>,
    /// The case's own terms, beside the house style's; shared as facts are.
    pub terms: Arc<Vec<OwnTerm>>,
    /// What an archive needs to know, by the keys of `[arkiv]`; shared as facts are.
    pub archive: Arc<BTreeMap<String, Placed<String>>>,
    /// Findings that the handläggare has judged; shared as facts are.
    pub waivers: Arc<Vec<Waiver>>,
}

/// A waiver: `[[undantag]]`.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The rule's code.
    pub code: Placed<String>,
    /// What the waiver is about, as written.
    pub about: Placed<String>,
    /// What that stands for.
    pub target: WaiverTarget,
    /// Why the finding may stand.
    pub reason: Placed<String>,
}

/// What a waiver is about.
#[derive(Debug, Clone, PartialEq)]
pub enum WaiverTarget {
    /// A value of an input: the places of all that is written in it.
    Value(Vec<Place>),
    /// Cells of a sheet.
    Cells {
        /// The sheet.
        sheet: Arc<str>,
        /// The cells; none for the whole sheet.
        range: Option<(CellAddress, CellAddress)>,
    },
    /// Words of the finding's message.
    Words(String),
}

/// Every fact of the schema, filled in or not.
pub type Facts = BTreeMap<String, Option<Placed<Value>>>;

/// The case officer, as the header block shows.
#[derive(Debug, Clone, Default)]
pub struct Officer {
    /// Name.
    pub name: Option<Placed<String>>,
    /// Title, where one is given.
    pub title: Option<Placed<String>>,
    /// Telephone.
    pub phone: Option<Placed<String>>,
    /// E-mail.
    pub email: Option<Placed<String>>,
}

/// Someone who signs the report.
#[derive(Debug, Clone)]
pub struct Signatory {
    /// Name.
    pub name: Option<Placed<String>>,
    /// Title.
    pub title: Option<Placed<String>>,
}

/// The decision points that are put to a body, and its decision.
#[derive(Debug, Clone, Default)]
pub struct DecisionProposal {
    /// The body, in the indefinite or definite form used in "I …:".
    pub body: Option<Placed<String>>,
    /// The body that puts them to it, where another does: "kommunstyrelsen föreslår kommunfullmäktige".
    pub preparing: Option<Placed<String>>,
    /// The points, prose of one paragraph each.
    pub points: Vec<SourceText>,
    /// The body's decision on them.
    pub adoption: Option<Adoption>,
}

impl Case {
    /// What is put to the body that decides on the case's documents, unless one says otherwise: the body that another puts it
    /// to, or the first.
    pub fn main_decision(&self) -> Option<&DecisionProposal> {
        self.decisions.iter().find(|decision| decision.preparing.is_some()).or_else(|| self.decisions.first())
    }

    /// Whether a bilaga is named that the case does not have as its facts are.
    pub fn is_set_aside(&self, key: &str) -> bool {
        self.set_aside.iter().any(|(_, attachment)| attachment.key() == key)
    }

    /// What is put to a body by its name; to the main one where there is no such body.
    pub fn decision_in(&self, body: Option<&str>) -> Option<&DecisionProposal> {
        let name = |decision: &DecisionProposal| decision.body.as_ref().map(|body| body.value.to_lowercase());
        let named = body.and_then(|body| self.decisions.iter().find(|d| name(d) == Some(body.trim().to_lowercase())));
        named.or_else(|| self.main_decision())
    }

    /// The decision on the case, of the body that decides on its documents.
    pub fn adoption(&self) -> Option<&Adoption> {
        self.main_decision()?.adoption.as_ref()
    }
}

/// A section's text, and its heading where the case has its own.
#[derive(Debug, Clone)]
pub struct SectionProse {
    /// The case's own heading.
    pub heading: Option<SourceText>,
    /// The prose.
    pub text: Option<SourceText>,
    /// Where the section stands.
    pub place: Place,
}

/// A decision: date and paragraph.
#[derive(Debug, Clone)]
pub struct Adoption {
    /// Day.
    pub date: Placed<NaiveDate>,
    /// Paragraph of the minutes.
    pub paragraph: Placed<i64>,
}

/// The case that a case follows up: what was asked of it, and answered.
#[derive(Debug, Clone)]
pub struct Previous {
    /// Its number.
    pub number: Placed<String>,
    /// Questions that it left, with their answers.
    pub answers: Vec<Answer>,
    /// What was taken over from it, by the file and the key there, and the text that it was where that is known.
    pub given: BTreeMap<(String, String), Option<String>>,
}

impl Previous {
    /// Whether the text of a key in a file was taken over, and is as it was then. Line breaks make no other text.
    pub fn has_given(&self, file: &str, key: &str, text: &str) -> bool {
        let given = self.given.get(&(file.to_owned(), key.to_owned()));
        given.is_some_and(|was| was.as_ref().is_none_or(|was| was.split_whitespace().eq(text.split_whitespace())))
    }
}

/// A question that the previous case left, and the answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Where it stands.
    pub place: Place,
}

/// A term or a name of the case's own.
#[derive(Debug, Clone)]
pub struct OwnTerm {
    /// As it is written.
    pub written: Placed<String>,
    /// Variants that are errors.
    pub banned: Vec<String>,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
}
