//! The first stage: from a case's files to what they mean. Everything that can be told of a case without setting its pages
//! is told here.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;

use crate::case_files::CASE_FILE;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Warned};
use crate::fonts::{Fonts, HouseFont};
use crate::glyphs::Glyphs;
use crate::inputs::{self, RawCase};
use crate::interpret::{self, Preamble};
use crate::manifest::Provenance;
use crate::merge::{self, Merged};
use crate::message::{Message, message};
use crate::model::{Adoption, Case, Status};
use crate::names;
use crate::place::Place;
use crate::reasons::{self, Reason};
use crate::review::{self, Waived};
use crate::source::Source;
use crate::templates::{self, TemplateSource, Templates};

/// A case with all that its pages and its records are made from.
#[derive(Debug)]
pub struct Understood {
    /// The case.
    pub case: Case,
    /// Its documents, and the values computed for them.
    pub merged: Merged,
    /// Findings that the case waives, with their reasons.
    pub waived: Vec<Waived>,
    /// Every file read, by its name in the case's folder.
    pub inputs: BTreeMap<String, Bytes>,
    /// Both template folders, with their files.
    pub templates: Arc<Templates>,
    /// The fonts, with their files.
    pub fonts: Fonts,
    /// The hashes of all these, and the build id made of them.
    pub provenance: Provenance,
    /// What the case names and could not be read: files, and sheets of the kind's tables.
    pub unread: Vec<String>,
}

impl Understood {
    /// Whether the case may be written, with all that was found so far: nothing is malformed, and a case that is no draft
    /// has no errors.
    pub fn may_be_written(&self, found: &[Diagnostic]) -> bool {
        let is_draft = self.case.status == Status::Utkast;
        !found.iter().any(|problem| problem.stops || (problem.severity == Severity::Error && !is_draft))
    }
}

/// Reads, interprets, merges and reviews a case. It gives nothing only where nothing more could be told: without
/// `arende.toml`, its templates or their fonts, or when TOML cannot be parsed.
pub fn understand(source: &Source, templates: &TemplateSource) -> Warned<Option<Understood>> {
    understand_decided(source, templates, None)
}

/// Understands a case with the decision that adopted its proposal, where the case does not say that itself.
pub fn understand_decided(
    source: &Source,
    templates: &TemplateSource,
    decision: Option<Adoption>,
) -> Warned<Option<Understood>> {
    let mut diagnostics = Diagnostics::new();
    let output = inputs::read(source, &mut diagnostics)
        .and_then(|raw| understand_raw(raw, templates, decision, &mut diagnostics));
    diagnostics.sort();
    Warned { output, diagnostics }
}

fn understand_raw(
    raw: RawCase,
    source: &TemplateSource,
    decision: Option<Adoption>,
    problems: &mut Diagnostics,
) -> Option<Understood> {
    let broken = raw.broken();
    let mut raw = raw;
    if !interpret::correct_root(&mut raw, problems) {
        interpret::misplaced::pair(problems);
        return None;
    }
    let preamble = interpret::preamble(&raw.case, problems);
    problems.retain(|problem| !is_swallowed(problem, &broken));
    let preamble = preamble?;
    let templates = load_templates(source, &preamble, problems)?;
    let fonts = load_fonts(&templates, problems)?;
    let inputs = raw.files.clone();
    let unread = unread(&raw, &templates);
    let provenance = Provenance::new(&inputs, &templates, &fonts);
    let mut glyphs = Glyphs::new(fonts.stack(&templates.husstil.typsnitt.familjer)?);
    for file in std::iter::once(&raw.case).chain(raw.documents.values()) {
        glyphs.check_toml(&file.root, problems);
    }
    review::safety::refuse_personal_numbers(&raw, problems);
    interpret::moved::tell(&mut raw, &templates, || templates::other_houses(source, &templates), problems);
    let homes = interpret::homes::Homes::of(&raw, &templates);
    interpret::homes::tell_sections_among_modules(&raw, &templates, problems);
    let mut case = interpret::interpret(raw, preamble.status, decision, &templates, problems);
    problems.retain(|problem| !is_swallowed(problem, &broken));
    interpret::misplaced::pair(problems);
    interpret::misplaced::send_home(problems, &homes);
    glyphs.check_tables(&case, problems);
    if !broken.is_empty() {
        // Whatever else was said of names and sections would only follow from what the syntax errors have swallowed.
        return None;
    }
    merge::settle(&mut case, &templates, problems);
    let merged = merge::merge(&case, &templates, problems);
    interpret::misplaced::hold_back(problems, &homes);
    interpret::groups::join(problems);
    review::aftermath::join_names(&case, problems);
    glyphs.check_documents(&merged.documents, problems);
    drop(glyphs);
    let mut findings = review::review(&case, &templates, &merged);
    review::aftermath::hold_back(&case, &mut findings, problems);
    review::safety::tell_once(findings, problems);
    let waived = review::waive(&case, problems);
    Some(Understood { case, merged, waived, inputs, templates, fonts, provenance, unread })
}

/// The files that a case names and that could not be read, and the sheets of its tables that were lost in others. A kind whose tables
/// are required and a case that names no workbook at all have none of them.
fn unread(raw: &RawCase, templates: &Templates) -> Vec<String> {
    let tables = &templates.arendetyp.tabeller;
    let is_table = |name: &str| tables.iter().any(|spec| names::are_same(&spec.blad, name));
    let sheets = raw.workbooks.iter().flat_map(|workbook| workbook.sheets.iter().map(move |sheet| (workbook, sheet)));
    let lost = sheets.filter(|(_, sheet)| sheet.lost.is_some() && is_table(&sheet.name));
    let mut unread = raw.unread.clone();
    unread.extend(lost.map(|(workbook, sheet)| format!("{} ({})", workbook.file, sheet.name)));
    if unread.is_empty() && raw.workbooks.is_empty() && tables.iter().any(|spec| spec.kravs) {
        unread.push("arbetsbocker".to_owned());
    }
    unread
}

/// Whether a problem says that a key is missing from a file with syntax errors, where they may have swallowed it.
fn is_swallowed(problem: &Diagnostic, broken: &[Arc<str>]) -> bool {
    problem.code == codes::KEY_MISSING && problem.places.iter().any(|place| broken.contains(place.file()))
}

fn load_templates(source: &TemplateSource, preamble: &Preamble, problems: &mut Diagnostics) -> Option<Arc<Templates>> {
    let place = |places: &[Place]| places.first().cloned().unwrap_or_else(|| Place::File(CASE_FILE.into()));
    let house = (preamble.husstil.value.as_str(), &place(&preamble.husstil.places));
    let kind = (preamble.arendetyp.value.as_str(), &place(&preamble.arendetyp.places));
    let templates = source.loaded(house, kind).map_err(|failures| problems.extend(failures)).ok()?;
    if !templates.are_built_in() {
        let mistakes = merge::check::check(&templates);
        if !mistakes.is_empty() {
            problems.extend(mistakes);
            return None;
        }
    }
    Some(templates)
}

fn load_fonts(templates: &Templates, problems: &mut Diagnostics) -> Option<Fonts> {
    let malformed = |reason: Message, place: Place| {
        Diagnostic::error(message!(codes::TEMPLATE_MALFORMED, orsak = Reason::from(reason))).at(place)
    };
    let own = templates.fonts();
    let own = own.map(|(name, bytes)| HouseFont { name, bytes, sha256: templates::sha256(name, bytes) });
    let loaded = Fonts::new(own)
        .map_err(|error| malformed(message!(reasons::NO_FONT, varde = error.name), Place::File(error.name.into())));
    let fonts = loaded.map_err(|problem| problems.push(problem)).ok()?;
    let families = &templates.husstil.typsnitt.familjer;
    let file = format!("{}/husstil.toml", templates.husstil.namn);
    for family in families.iter().filter(|family| fonts.stack(std::slice::from_ref(*family)).is_none()) {
        let place = templates.place_of(&file, &["typsnitt", "familjer", family]);
        problems.push(malformed(message!(reasons::NO_FAMILY, varde = fonts.families().join(", ")), place));
    }
    fonts.stack(families).is_some().then_some(fonts)
}
