//! What the types of the template files cannot say: a pattern that does not compile, a placeholder that nothing fills. Each is told at its line, before any case is read.

use std::collections::BTreeMap;

use bytes::Bytes;
use regex_syntax::Parser;

use super::arendetyp::Arendetyp;
use super::husstil::{DOK, Husstil};
use super::reading::TemplateFile;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::reasons::{self, Reason};

/// A file with what is wrong in it.
struct Checker<'a> {
    file: TemplateFile<'a>,
    problems: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn malformed(&mut self, path: &[&str], reason: Reason) {
        self.problems.push(self.file.problem(path, message!(codes::TEMPLATE_MALFORMED, orsak = reason)));
    }

    fn pattern(&mut self, path: &[&str], pattern: &str) {
        if Parser::new().parse(pattern).is_err() {
            self.malformed(path, Reason::from(message!(reasons::PATTERN)));
        }
    }

    fn patterns(&mut self, path: &[&str], patterns: &[String]) {
        for (index, pattern) in patterns.iter().enumerate() {
            let index = index.to_string();
            let path: Vec<&str> = path.iter().copied().chain([index.as_str()]).collect();
            self.pattern(&path, pattern);
        }
    }

    fn phrase(&mut self, key: &str, phrase: &str, known: &[&str]) {
        for name in super::sprak::names(phrase) {
            let small =
                name.chars().next().map(|first| first.to_lowercase().chain(name.chars().skip(1)).collect::<String>());
            if !small.is_some_and(|small| known.contains(&small.as_str())) {
                let problem = message!(codes::PLACEHOLDER_UNKNOWN, namn = name, kanda = known.join(", "));
                self.problems.push(self.file.problem(&["fraser", key], problem));
            }
        }
    }
}

/// A folder is named by what its file says it is: cases, and the files of the folder, are found by that name.
pub(super) fn folder_name(name: &str, files: &BTreeMap<String, Bytes>, folder: &str, file: &str) -> Option<Diagnostic> {
    let path = format!("{folder}/{file}");
    let file = TemplateFile::new(files, &path).ok().filter(|_| name != folder)?;
    let reason = Reason::from(message!(reasons::NOT_ITS_FOLDER, varde = folder));
    Some(file.problem(&["namn"], message!(codes::TEMPLATE_MALFORMED, orsak = reason)))
}

/// What is wrong in `husstil.toml`.
pub(super) fn husstil(house: &Husstil, files: &BTreeMap<String, Bytes>, folder: &str) -> Vec<Diagnostic> {
    let path = format!("{folder}/husstil.toml");
    let Ok(file) = TemplateFile::new(files, &path) else { return Vec::new() };
    let mut checker = Checker { file, problems: Vec::new() };
    if let Some(version) = house.dok.filter(|version| *version != DOK) {
        let problem = message!(codes::TEMPLATE_DOK, version = version, kant = DOK);
        // What else may differ is not known.
        return vec![file.problem(&["dok"], problem)];
    }
    checker.pattern(&["arendenummer", "monster"], &house.arendenummer.monster);
    let phrases = &house.fraser;
    let lead = ["organ", "beredning"];
    checker.phrase("beslut_ledtext", &phrases.beslut_ledtext, &lead);
    checker.phrase("beslut_ledtext_egen", phrases.beslut_ledtext_egen.as_deref().unwrap_or_default(), &lead);
    checker.phrase("beslut_ledtext_beredning", phrases.beslut_ledtext_beredning.as_deref().unwrap_or_default(), &lead);
    for (key, phrase) in [
        ("dimension", &phrases.dimension),
        ("forslag", &phrases.forslag),
        ("utkast", &phrases.utkast),
        ("atergivning", &phrases.atergivning),
        ("oppet", &phrases.oppet),
        ("inga_uppgifter", &phrases.inga_uppgifter),
        ("egen_fil", &phrases.egen_fil),
    ] {
        checker.phrase(key, phrase, &[]);
    }
    checker.phrase("upphor_not", phrases.upphor_not.as_deref().unwrap_or_default(), &[]);
    checker.phrase("bilaga_beslutad", phrases.bilaga_beslutad.as_deref().unwrap_or_default(), &["titel", "datum"]);
    for (key, phrase) in [
        ("alternativ_staplar", &phrases.alternativ_staplar),
        ("alternativ_linjer", &phrases.alternativ_linjer),
        ("alternativ_andelar", &phrases.alternativ_andelar),
    ] {
        checker.phrase(key, phrase, &["rubrik", "enhet", "tal"]);
    }
    checker.phrase("beslut_punkt", phrases.beslut_punkt.as_deref().unwrap_or_default(), &["punkt"]);
    checker.phrase("utkast_till", &phrases.utkast_till, &["dokumenttyp"]);
    checker.phrase("atergivning_not", &phrases.atergivning_not, &["dokumentsort", "organ", "beslut"]);
    checker.phrase("upphort_not", phrases.upphort_not.as_deref().unwrap_or_default(), &["organ", "beslut"]);
    checker.phrase("forslag_not", &phrases.forslag_not, &["dokumentsort", "organ", "beslut"]);
    checker.problems
}

/// What is wrong in `arendetyp.toml` but for its names.
pub(super) fn arendetyp(kind: &Arendetyp, files: &BTreeMap<String, Bytes>, folder: &str) -> Vec<Diagnostic> {
    let path = format!("{folder}/arendetyp.toml");
    let Ok(file) = TemplateFile::new(files, &path) else { return Vec::new() };
    let mut checker = Checker { file, problems: Vec::new() };
    if let Some(revision) = &kind.omprovning {
        checker.patterns(&["omprovning", "tid"], &revision.tid);
        checker.patterns(&["omprovning", "ansvar"], &revision.ansvar);
    }
    if let Some(follow_up) = &kind.uppfoljning {
        checker.patterns(&["uppfoljning", "loften"], &follow_up.loften);
        for (index, bound) in follow_up.tidsbundet.iter().enumerate() {
            checker.pattern(&["uppfoljning", "tidsbundet", &index.to_string(), "monster"], &bound.monster);
        }
    }
    checker.problems
}
