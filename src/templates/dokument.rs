//! The documents of a kind of case: what the case does with each, which of them replaces which, and their sections; and the
//! frames that a house style, or the kind of case, puts around them.

pub(super) mod check;

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::ram::{CoverRow, FrameSection, FrameSpec};
use super::uppfoljning::Carry;
use super::words::DecisionForm;
use super::{Arendetyp, Husstil, Templates};
use crate::model::{Case, DecisionProposal, DocumentRole, Value};

/// A document of the case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseDocument {
    /// Its key: `dokument.<nyckel>`, and part of its file name.
    pub nyckel: String,
    /// What it is.
    pub slag: DocumentKind,
    /// Its frame, `[ram.<namn>]`, where that is not the one named after its kind.
    pub ram: Option<Spanned<String>>,
    /// What the case does with it.
    pub roll: Option<DocumentRole>,
    /// The documents of the case that it replaces, by their keys.
    #[serde(default)]
    pub ersatter: Vec<Spanned<String>>,
    /// Group of facts (organ, datum, paragraf) with the decision that adopted it, for a document already adopted.
    pub beslut: Option<String>,
    /// The body that decides on it, where the case is put to several: its name, or the fact that has it (`{{ fakta.… }}`).
    pub organ: Option<Spanned<String>>,
    /// Whether the case must have it among its bilagor. A kind of case none of whose documents is asked for may have none.
    pub kravs: Option<bool>,
    /// An expression: the case has the document only where it is true.
    pub visas_om: Option<Spanned<String>>,
    /// Its own sections, each under a section of the frame.
    #[serde(default)]
    pub avsnitt: Vec<CaseSection>,
}

impl CaseDocument {
    /// The name of its frame.
    pub fn frame_name(&self) -> &str {
        self.ram.as_ref().map_or(self.slag.frame(), |name| name.get_ref())
    }

    /// Whether it is the report that puts the case forward.
    pub fn is_report(&self) -> bool {
        self.slag == DocumentKind::Tjansteutlatande
    }
}

/// A decision point that stands in every case of the kind, or where its condition holds, after the case's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionPoint {
    /// Its name, for messages.
    pub namn: String,
    /// The body that it is put to, where the case is put to several: its name, or the fact that has it (`{{ fakta.… }}`).
    pub organ: Option<Spanned<String>>,
    /// The point, with references, as it is worded where no wording of the house's form is given.
    pub text: String,
    /// The same in a house whose points have their body as subject.
    pub text_subjekt: Option<String>,
    /// The same in a house whose points are att-clauses.
    pub text_att: Option<String>,
    /// An expression: the point stands only where it is true.
    pub visas_om: Option<Spanned<String>>,
}

impl DecisionPoint {
    /// The point in a house of this form, with its key.
    pub fn worded(&self, form: DecisionForm) -> (&'static str, &str) {
        let own = match form {
            DecisionForm::Passiv => None,
            DecisionForm::Subjekt => self.text_subjekt.as_deref().map(|text| ("text_subjekt", text)),
            DecisionForm::Att => self.text_att.as_deref().map(|text| ("text_att", text)),
        };
        own.unwrap_or(("text", &self.text))
    }
}

/// What a document is. Each has the frame of its name, unless the document names another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The office's report, which puts the case forward.
    Tjansteutlatande,
    /// A steering document: a policy, a plan.
    Styrdokument,
    /// A report of its own, with a cover: it is neither adopted nor repealed.
    Rapport,
    /// A bilaga that is text and tables under its title.
    Bilaga,
}

impl DocumentKind {
    /// The name of its frame.
    pub fn frame(self) -> &'static str {
        match self {
            Self::Tjansteutlatande => "tjansteutlatande",
            Self::Styrdokument => "styrdokument",
            Self::Rapport => "rapport",
            Self::Bilaga => "bilaga",
        }
    }
}

/// A section of a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseSection {
    /// Key in `[avsnitt]`.
    pub nyckel: String,
    /// The frame section it stands under; none where it stands after the frame's, on their level.
    #[serde(default)]
    pub under: String,
    /// Heading, with references; a case may give its own.
    pub rubrik: String,
    /// Whether it must have text; unless it says so, where nothing stands under the text in every case.
    pub kravs: Option<bool>,
    /// An expression: the section stands only where it is true.
    pub visas_om: Option<Spanned<String>>,
    /// The table whose every row has a section of its own: heading and text may name `rad.<kolumn>`.
    pub per: Option<RowSections>,
    /// What stands under the text in every case, with references: `{{ sammanstallning.… }}`.
    pub innehall: Option<String>,
    /// What the next case does with it.
    #[serde(default)]
    pub vid_uppfoljning: Carry,
}

impl CaseSection {
    /// Whether it must have text, where it stands.
    pub fn is_required(&self) -> bool {
        self.kravs.unwrap_or(self.innehall.is_none())
    }
}

/// A section for each row of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowSections {
    /// The table.
    pub tabell: Spanned<String>,
    /// The column whose values name the rows' texts in `[avsnitt.<nyckel>]`.
    pub nyckel: Spanned<String>,
}

/// A frame, with where its phrases stand.
#[derive(Debug)]
pub struct Frame {
    /// What it holds.
    pub spec: FrameSpec,
    /// The file: `min-kommun/husstil.toml`.
    pub file: String,
    /// Before the key of a section's heading there: `styrdokument`.
    pub sections_key: String,
    /// Before the key of a cover row's label there: `forsattsblad.rader`.
    pub cover_key: String,
}

impl Frame {
    /// The way to its sections in its file.
    pub(crate) fn way_to_sections(&self) -> Vec<&str> {
        self.sections_key.split('.').collect()
    }
}

/// The frames that documents of a kind of case have in a house.
#[derive(Debug)]
pub struct HouseFrames {
    /// The house's name.
    pub house: String,
    /// Frames by their names.
    pub frames: BTreeMap<String, Frame>,
}

/// Every frame by its name: the house style's, and before them those of the kind of case.
pub(super) fn frames(house: &Husstil, kind: &Arendetyp) -> BTreeMap<String, Frame> {
    let house_file = format!("{}/husstil.toml", house.namn);
    let old = |name: &str, avsnitt: &[FrameSection], cover: &[CoverRow], styrsystem: bool| {
        let spec = FrameSpec { avsnitt: avsnitt.to_vec(), forsattsblad: cover.to_vec(), styrsystem };
        let (file, cover_key) = (house_file.clone(), "forsattsblad.rader".to_owned());
        (name.to_owned(), Frame { spec, file, sections_key: name.to_owned(), cover_key })
    };
    let mut frames = BTreeMap::from([
        old(DocumentKind::Tjansteutlatande.frame(), &house.tjansteutlatande, &[], false),
        old(DocumentKind::Styrdokument.frame(), &house.styrdokument, &house.forsattsblad.rader, true),
        old(DocumentKind::Bilaga.frame(), &[], &[], false),
    ]);
    let kind_file = format!("{}/arendetyp.toml", kind.namn);
    for (named, file) in [(&house.ram, &house_file), (&kind.ram, &kind_file)] {
        for (name, spec) in named {
            let (sections_key, cover_key) = (format!("ram.{name}.avsnitt"), format!("ram.{name}.forsattsblad"));
            frames.insert(name.clone(), Frame { spec: spec.clone(), file: file.clone(), sections_key, cover_key });
        }
    }
    frames
}

/// The frame of a document that names none there is: nothing stands in it. Loading has reported it.
static EMPTY: Frame = Frame {
    spec: FrameSpec { avsnitt: Vec::new(), forsattsblad: Vec::new(), styrsystem: false },
    file: String::new(),
    sections_key: String::new(),
    cover_key: String::new(),
};

/// The name of the fact that has a body's name, where that is not given itself: `{{ fakta.… }}`.
pub(super) fn named(organ: &str) -> Option<&str> {
    organ.trim().strip_prefix("{{").and_then(|inner| inner.strip_suffix("}}")).map(str::trim)
}

impl Templates {
    /// A document's frame.
    pub fn frame(&self, document: &CaseDocument) -> &Frame {
        self.frames.get(document.frame_name()).unwrap_or(&EMPTY)
    }

    /// A document's frame; of one that is not known, the frame that most bilagor have.
    pub fn frame_or_usual(&self, document: Option<&CaseDocument>) -> &Frame {
        let usual = || self.frames.get(DocumentKind::Styrdokument.frame()).unwrap_or(&EMPTY);
        document.map_or_else(usual, |document| self.frame(document))
    }

    /// A document of the kind of case, by its key.
    pub fn document(&self, key: &str) -> Option<&CaseDocument> {
        self.arendetyp.dokument.iter().find(|document| document.nyckel == key)
    }

    /// The report that puts the case forward.
    pub fn report(&self) -> Option<&CaseDocument> {
        self.arendetyp.dokument.iter().find(|document| document.is_report())
    }

    /// The frame of the report.
    pub fn report_frame(&self) -> &Frame {
        self.report().map_or(&EMPTY, |report| self.frame(report))
    }

    /// What a document's key says of the rows of its cover; none where it is no document of the kind of case.
    pub fn cover(&self, key: &str) -> &[CoverRow] {
        self.document(key).map_or(&[], |document| &self.frame(document).spec.forsattsblad)
    }

    /// The documents that a case may have as bilagor made by the program.
    pub fn attached(&self) -> impl Iterator<Item = &CaseDocument> {
        self.arendetyp.dokument.iter().filter(|document| !document.is_report())
    }

    /// Whether a case may have no bilagor.
    pub fn may_lack_attachments(&self) -> bool {
        self.attached().all(|document| document.kravs == Some(false) || document.visas_om.is_some())
    }

    /// What is put to the body that decides on a document.
    pub fn decision_on<'c>(&self, case: &'c Case, document: &CaseDocument) -> Option<&'c DecisionProposal> {
        self.decision_of(case, document.organ.as_ref())
    }

    /// What is put to a body, by its name or the fact that has it; to the main one where none is named.
    pub fn decision_of<'c>(&self, case: &'c Case, organ: Option<&Spanned<String>>) -> Option<&'c DecisionProposal> {
        let fact = |name: &str| match &case.facts.get(name)?.as_ref()?.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        };
        let body = organ.and_then(|organ| match named(organ.get_ref()).map(|name| name.strip_prefix("fakta.")) {
            Some(name) => fact(name?),
            None => Some(organ.get_ref().clone()),
        });
        case.decision_in(body.as_deref())
    }

    /// The documents that one replaces: those that it names; where it names none and the case adopts one document and repeals
    /// one, that.
    pub fn replaced_by(&self, document: &CaseDocument) -> Vec<&CaseDocument> {
        if !document.ersatter.is_empty() {
            return document.ersatter.iter().filter_map(|key| self.document(key.get_ref())).collect();
        }
        let of = |role| self.attached().filter(|other| other.roll == Some(role)).collect::<Vec<_>>();
        match (of(DocumentRole::Forslag).as_slice(), of(DocumentRole::Foregangare).as_slice()) {
            ([new], [old]) if new.nyckel == document.nyckel => vec![old],
            _ => Vec::new(),
        }
    }

    /// The document that replaces one.
    pub fn replacing(&self, document: &CaseDocument) -> Option<&CaseDocument> {
        self.attached().find(|other| self.replaced_by(other).iter().any(|replaced| replaced.nyckel == document.nyckel))
    }
}
