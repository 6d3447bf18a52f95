//! The review rules (granskningsregler): what a careful reviewer would send back. Rules that hold for every case are
//! functions here, one family to a file; rules of a kind of case are data in its template folder.

mod adoption;
pub(crate) mod aftermath;
mod attachments;
mod below;
mod clauses;
mod data;
mod decisions;
mod earlier;
mod figures;
mod inserted;
mod kinds;
mod language;
mod language_data;
mod laws;
mod letters;
mod lookalikes;
mod markup;
mod modules;
mod numerals;
mod openers;
pub mod passages;
mod pasted;
mod patterns;
mod period;
mod phrases;
mod readings;
mod register;
mod revision;
pub mod safety;
mod sections;
mod sheets;
mod signs;
mod spelling;
mod subjects;
mod tables;
mod terms;
#[cfg(test)]
mod testing;
mod title_rules;
mod title_variants;
mod titles;
mod tokens;
mod told;
mod waivers;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;

use self::passages::Passage;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::merge::Merged;
use crate::model::{Case, DocumentRole, Placed, Table, Value};
use crate::templates::{RegisterSpec, Templates};

pub use kinds::kind_of;
pub use phrases::sentences;
pub use waivers::{Waived, waive, waive_for_archive};

/// What the rules look at.
pub struct Review<'a> {
    /// The case's values.
    pub case: &'a Case,
    /// Its house style and kind.
    pub templates: &'a Templates,
    /// Its documents.
    pub documents: &'a [Document],
    /// Values computed from its tables.
    pub computed: &'a BTreeMap<String, Option<Placed<Value>>>,
    /// Its prose as a reader sees it.
    pub passages: Vec<Passage<'a>>,
    /// The names that are the case's own.
    subjects: subjects::Subjects,
}

impl Review<'_> {
    /// Whether a document reproduces an earlier one, whose wording nobody may change.
    fn is_reproduced(&self, document: &Document) -> bool {
        let documents = &self.templates.arendetyp.dokument;
        documents.iter().any(|spec| spec.nyckel == document.key && spec.roll == Some(DocumentRole::Foregangare))
    }
}

impl<'a> Review<'a> {
    /// The register of steering documents, where the kind of case has one.
    fn register(&self) -> Option<(&'a RegisterSpec, &'a Table)> {
        let spec = self.templates.arendetyp.register.as_ref()?;
        Some((spec, self.case.tables.get(&spec.tabell)?))
    }
}

/// A family of rules: it adds what it finds.
type Family = fn(&Review<'_>, &mut Diagnostics);

/// Every family, in the order of its codes.
const FAMILIES: [Family; 30] = [
    attachments::review,
    decisions::review,
    title_rules::review,
    kinds::review,
    earlier::review,
    numerals::review,
    period::review,
    clauses::review,
    sections::review,
    revision::review,
    register::review,
    laws::review,
    inserted::review,
    markup::review,
    lookalikes::review,
    modules::review,
    pasted::review,
    terms::review,
    language::review,
    safety::review,
    data::review,
    sheets::review,
    adoption::review,
    signs::review,
    figures::review,
    below::review,
    spelling::review,
    letters::review,
    told::review,
    title_variants::review,
];

/// Whether the case is written in the language whose words the rules from G26 on know.
fn is_known_language(review: &Review<'_>) -> bool {
    review.templates.sprak.language() == language_data::LANGUAGE.sprak
}

/// The families from this one on read the words of one language.
const WORDED: usize = 23;

/// Rules that read those words, and have no findings in a case of another language.
const WORDED_RULES: [&str; 5] = ["G26", "G27", "G28", "G32", "G33"];

/// Whether cases in a language are tried on a rule, by its code.
pub(crate) fn runs_in(code: &str, language: &str) -> bool {
    language == language_data::LANGUAGE.sprak || !WORDED_RULES.contains(&code)
}

/// Runs every rule on a merged case, the families in parallel. A rule that needs a value that is missing says nothing: that is reported already.
pub fn review(case: &Case, templates: &Templates, merged: &Merged) -> Diagnostics {
    let documents = &merged.documents;
    let passages = passages::of(documents);
    let subjects = subjects::Subjects::new(case, templates, documents);
    let review = Review { case, templates, documents, computed: &merged.computed, passages, subjects };
    let families = if is_known_language(&review) { &FAMILIES[..] } else { &FAMILIES[..WORDED] };
    let found = families.par_iter().map(|family| {
        let mut findings = Diagnostics::new();
        family(&review, &mut findings);
        findings
    });
    let found = found.collect::<Vec<_>>().into_iter().flatten();
    found.filter(|finding| runs_in(finding.code.shown(), templates.sprak.language())).collect()
}
