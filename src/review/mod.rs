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
mod edge;
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
mod runs;
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
mod word_set;
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
    /// Finds numerals as the case's language writes them.
    reader: readings::Reader<'a>,
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

/// Whether the name of a body is that of a municipality's board.
pub fn is_board(body: &str) -> bool {
    body.trim().to_lowercase().ends_with(language_data::LANGUAGE.sifferord.styrelsen.as_str())
}

/// A family of rules: it adds what it finds.
type Family = fn(&Review<'_>, &mut Diagnostics);

/// The codes of the family that tries the rules of a kind of case, beside those of these rules.
const OF_DATA: &[&str] = &["D09", "M04", "W39", "W41"];

/// Every family, in the order of its codes, with these.
const FAMILIES: [(Family, &[&str]); 30] = [
    (attachments::review, &["G01"]),
    (decisions::review, &["G02", "G03"]),
    (title_rules::review, &["G04"]),
    (kinds::review, &["G05"]),
    (earlier::review, &["G06"]),
    (numerals::review, &["G07"]),
    (period::review, &["G09"]),
    (clauses::review, &["G16"]),
    (sections::review, &["G17", "G18"]),
    (revision::review, &["G20"]),
    (register::review, &["G21"]),
    (laws::review, &["G22", "G26"]),
    (inserted::review, &["P13"]),
    (markup::review, &["P12"]),
    (lookalikes::review, &["P15"]),
    (modules::review, &["P14"]),
    (pasted::review, &["P16"]),
    (terms::review, &["G23"]),
    (language::review, &["G24"]),
    (safety::review, &["G25", "M02", "P11"]),
    (data::review, OF_DATA),
    (sheets::review, &["G30"]),
    (adoption::review, &["G31"]),
    (signs::review, &["G27"]),
    (figures::review, &["G28"]),
    (below::review, &["G28"]),
    (spelling::review, &["G32"]),
    (letters::review, &["F20", "W43"]),
    (told::review, &["G33"]),
    (title_variants::review, &["G21"]),
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
    found(case, templates, merged, |_| true, edge::join)
}

/// Runs those rules alone that may find something of a code.
pub fn review_for(case: &Case, templates: &Templates, merged: &Merged, code: &str) -> Diagnostics {
    let is_rule = templates.arendetyp.regler.iter().any(|rule| rule.kod == code);
    let is_wanted = |codes: &[&str]| codes.contains(&code) || (is_rule && codes == OF_DATA);
    // What is told of a file as it is read is no rule's.
    if !FAMILIES.iter().any(|(_, codes)| is_wanted(codes)) {
        return Diagnostics::new();
    }
    found(case, templates, merged, is_wanted, |_, _| {})
}

fn found(
    case: &Case,
    templates: &Templates,
    merged: &Merged,
    is_wanted: impl Fn(&[&str]) -> bool,
    join: Family,
) -> Diagnostics {
    let documents = &merged.documents;
    let passages = passages::of(documents);
    let subjects = subjects::Subjects::new(case, templates, documents);
    let reader = readings::Reader::new(&templates.sprak);
    let review = Review { case, templates, documents, computed: &merged.computed, passages, subjects, reader };
    let families = if is_known_language(&review) { &FAMILIES[..] } else { &FAMILIES[..WORDED] };
    let wanted: Vec<Family> =
        families.iter().filter(|(_, codes)| is_wanted(codes)).map(|(family, _)| *family).collect();
    let found = wanted.par_iter().map(|family| {
        let mut findings = Diagnostics::new();
        family(&review, &mut findings);
        findings
    });
    let found = found.collect::<Vec<_>>().into_iter().flatten();
    let mut found = found.filter(|finding| runs_in(finding.code.shown(), templates.sprak.language())).collect();
    join(&review, &mut found);
    found
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    /// The files of a family, by the name of its module.
    fn files(family: &str) -> Vec<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/review");
        let inside = fs::read_dir(root.join(family)).into_iter().flatten().map(|entry| entry.unwrap().path());
        let all = inside.chain([root.join(format!("{family}.rs"))]);
        all.filter(|file| file.is_file() && !file.ends_with("tests.rs")).collect()
    }

    #[test]
    fn every_family_is_listed_with_the_codes_that_its_files_name() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut codes: BTreeMap<String, String> = BTreeMap::new();
        for file in fs::read_dir(root.join("codes")).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            let declared = text.lines().filter_map(|line| line.trim().split_once(" = \""));
            codes.extend(
                declared.filter_map(|(name, rest)| Some((name.to_owned(), rest.split(['-', '"']).next()?.to_owned()))),
            );
        }
        let source = fs::read_to_string(root.join("review/mod.rs")).unwrap();
        let list = source.split("FAMILIES: [").nth(1).unwrap().split("];").next().unwrap();
        let names: Vec<&str> = list
            .lines()
            .filter_map(|line| line.trim().strip_prefix('(')?.split_once("::review").map(|it| it.0))
            .collect();
        assert_eq!(names.len(), FAMILIES.len());
        for (name, (_, listed)) in names.iter().zip(FAMILIES) {
            let mut named = BTreeSet::new();
            for file in files(name) {
                let text = fs::read_to_string(&file).unwrap();
                let own = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
                let words = own.split("codes::").skip(1).map(|rest| {
                    rest.split(|c: char| !c.is_ascii_uppercase() && c != '_' && !c.is_ascii_digit()).next().unwrap()
                });
                named.extend(words.filter_map(|word| codes.get(word).cloned()));
            }
            let listed: BTreeSet<String> = listed.iter().map(|code| (*code).to_owned()).collect();
            assert_eq!(named, listed, "{name}");
        }
    }
}
