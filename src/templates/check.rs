//! What the types of `husstil.toml` cannot say: a pattern that does not compile, a placeholder that nothing fills, verbs that no
//! point has. Each is told at its line, before any case is read.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use regex::Regex;

use super::husstil::{CaseNumberPattern, DOK, Husstil, Term};
use super::ram::{CoverRow, FrameSection};
use super::reading::TemplateFile;
use super::words::{DecisionForm, DecisionWords};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::{Message, message};
use crate::reasons::{self, Reason};

/// A file with what is wrong in it.
struct Checker<'a> {
    file: TemplateFile<'a>,
    problems: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn malformed(&mut self, path: &[&str], reason: Message) {
        let reason = Reason::from(reason);
        self.problems.push(self.file.problem(path, message!(codes::TEMPLATE_MALFORMED, orsak = reason)));
    }

    /// The example of a case number is one.
    fn case_number(&mut self, spec: &CaseNumberPattern) {
        match Regex::new(&spec.monster) {
            Ok(pattern) if pattern.is_match(&spec.exempel) => {}
            Ok(_) => self.malformed(&["arendenummer", "exempel"], message!(reasons::NO_EXAMPLE, varde = spec.exempel)),
            Err(_) => self.malformed(&["arendenummer", "monster"], message!(reasons::PATTERN)),
        }
    }

    /// Sections of a frame have keys of their own, and so have rows of a cover.
    fn frames(&mut self, house: &Husstil) {
        let sections = |all: &[FrameSection]| all.iter().map(|section| section.nyckel.clone()).collect();
        let rows = |all: &[CoverRow]| all.iter().map(|row| row.nyckel.clone()).collect();
        self.once(&["tjansteutlatande"], "nyckel", sections(&house.tjansteutlatande));
        self.once(&["styrdokument"], "nyckel", sections(&house.styrdokument));
        self.once(&["forsattsblad", "rader"], "nyckel", rows(&house.forsattsblad.rader));
        for (name, frame) in &house.ram {
            self.once(&["ram", name, "avsnitt"], "nyckel", sections(&frame.avsnitt));
            self.once(&["ram", name, "forsattsblad"], "nyckel", rows(&frame.forsattsblad));
        }
    }

    /// Points that end in their verbs need words for it; others begin with the verbs that adopt and repeal, and more if they say so.
    fn decisions(&mut self, words: &DecisionWords) {
        if words.form == DecisionForm::Passiv && words.slut.is_none() {
            self.malformed(&["granskningsord", "beslut"], message!(reasons::KEY_MISSING, varde = "slut"));
        }
    }

    fn once(&mut self, list: &[&str], key: &str, keys: Vec<String>) {
        let mut seen = BTreeSet::new();
        for (index, name) in keys.iter().enumerate().filter(|(_, name)| !name.is_empty() && !seen.insert(*name)) {
            let index = index.to_string();
            let way: Vec<&str> = list.iter().copied().chain([index.as_str(), key]).collect();
            self.malformed(&way, message!(reasons::NAME_TWICE, varde = name));
        }
    }

    /// Terms and their abbreviations stand for one thing each, and no term is a wrong way to write itself.
    fn terms(&mut self, terms: &[Term]) {
        self.once(&["term"], "skrivs", terms.iter().map(|term| term.skrivs.clone()).collect());
        let short = terms.iter().map(|term| term.forkortning.clone().unwrap_or_default());
        self.once(&["term"], "forkortning", short.collect());
        for (index, term) in terms.iter().enumerate() {
            for (at, _) in term.inte.iter().enumerate().filter(|(_, variant)| **variant == term.skrivs) {
                let way = ["term", &index.to_string(), "inte", &at.to_string()];
                self.malformed(&way, message!(reasons::TERM_ITSELF, varde = term.skrivs));
            }
        }
    }

    fn phrase(&mut self, key: &str, phrase: &str, known: &[&str]) {
        for name in super::places::names(phrase) {
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
    checker.case_number(&house.arendenummer);
    checker.frames(house);
    checker.decisions(&house.granskningsord.beslut);
    checker.terms(&house.termer);
    if house.typsnitt.familjer.is_empty() {
        checker.malformed(&["typsnitt", "familjer"], message!(reasons::WRONG_VALUE));
    }
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
        ("tal_utan_plats", &phrases.tal_utan_plats),
        ("egen_fil", &phrases.egen_fil),
    ] {
        checker.phrase(key, phrase, &[]);
    }
    checker.phrase("upphor_not", phrases.upphor_not.as_deref().unwrap_or_default(), &[]);
    checker.phrase("bilaga_beslutad", phrases.bilaga_beslutad.as_deref().unwrap_or_default(), &["titel", "datum"]);
    for (key, phrase) in
        [("alternativ_linjer", &phrases.alternativ_linjer), ("alternativ_andelar", &phrases.alternativ_andelar)]
    {
        checker.phrase(key, phrase, &["rubrik", "enhet", "tal"]);
    }
    let bars = phrases.alternativ_staplar.as_deref().unwrap_or_default();
    checker.phrase("alternativ_staplar", bars, &["rubrik", "enhet", "tal"]);
    checker.phrase("beslut_punkt", phrases.beslut_punkt.as_deref().unwrap_or_default(), &["punkt"]);
    checker.phrase("handlaggare_titel", &phrases.handlaggare_titel, &["namn", "titel"]);
    checker.phrase("utkast_till", &phrases.utkast_till, &["dokumenttyp"]);
    checker.phrase("atergivning_not", &phrases.atergivning_not, &["artikel", "dokumentsort", "organ", "beslut"]);
    checker.phrase("upphort_not", phrases.upphort_not.as_deref().unwrap_or_default(), &["organ", "beslut"]);
    checker.phrase("forslag_not", &phrases.forslag_not, &["artikel", "dokumentsort", "organ", "beslut"]);
    checker.problems
}
