//! The template folders that a case names, read into their types and held against each other.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use bytes::Bytes;

use super::arendetyp::Arendetyp;
use super::dokument::{self, HouseFrames};
use super::folders::{FolderKind, TemplateSource, folders, names};
use super::husstil::Husstil;
use super::reading::{TemplateFile, Versioned};
use super::sprak::{self, Language, LanguageReview, LanguageText};
use super::written::{self, Written};
use super::{Templates, blank, check, kind_check};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;
use crate::near;
use crate::place::Place;

impl TemplateSource {
    /// The folders that a case names ([`load`]), read once for all cases that name them: both sides of a comparison have the same.
    pub fn loaded(&self, house: (&str, &Place), kind: (&str, &Place)) -> Result<Arc<Templates>, Vec<Diagnostic>> {
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        let key = [house.0, kind.0].map(str::to_owned);
        if let Some(known) = loaded.get(&key) {
            return Ok(known.clone());
        }
        let templates = Arc::new(load(self, house, kind)?);
        loaded.insert(key, templates.clone());
        Ok(templates)
    }
}

/// Reads the two template folders that a case names.
///
/// `named_at` are the places in the case where the names stand, for the message when a folder is not there.
pub fn load(
    source: &TemplateSource,
    husstil: (&str, &Place),
    arendetyp: (&str, &Place),
) -> Result<Templates, Vec<Diagnostic>> {
    let mut files = BTreeMap::new();
    let mut problems = Vec::new();
    for ((name, place), kind) in [(husstil, FolderKind::Husstil), (arendetyp, FolderKind::Arendetyp)] {
        match source.folder(name) {
            Ok(Some(found)) => files.extend(found),
            Ok(None) => {
                let known = names(source, kind).unwrap_or_default();
                let near = near::suggestion(name, known.iter().map(String::as_str));
                let problem = message!(codes::TEMPLATE_MISSING, namn = name, kanda = known.join(", "), forslag = near);
                problems.push(Diagnostic::error(problem).at(place.clone()));
            }
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let house = read::<Husstil>(&files, husstil.0, FolderKind::Husstil.file());
    let house = house.and_then(|mut house| Ok((language(source, husstil.0, &mut house, &mut files)?, house)));
    let kind = read::<Arendetyp>(&files, arendetyp.0, FolderKind::Arendetyp.file());
    let (house_folder, kind_folder) = (husstil.0, arendetyp.0);
    match (house, kind) {
        (Ok((mut sprak, husstil)), Ok(arendetyp)) => {
            sprak.granskning.add_sorts(&arendetyp.dokumentsorter);
            let named = [
                (husstil.namn.as_str(), house_folder, FolderKind::Husstil),
                (arendetyp.namn.as_str(), kind_folder, FolderKind::Arendetyp),
            ];
            let named = named.into_iter();
            let mut wrong: Vec<Diagnostic> = named
                .filter_map(|(name, folder, kind)| check::folder_name(name, &files, folder, kind.file()))
                .collect();
            wrong.extend(check::husstil(&husstil, &files, house_folder));
            if !wrong.is_empty() {
                return Err(wrong);
            }
            let frames = dokument::frames(&husstil, &arendetyp);
            let templates = Templates { sprak, husstil, arendetyp, frames, files };
            let mut problems: Vec<Diagnostic> = dokument::check::check(&templates).into_iter().collect();
            if !templates.are_built_in() {
                problems.extend(kind_check::check(&templates, kind_folder));
                problems.extend(blank::check(&templates, &problems));
            }
            if problems.is_empty() { Ok(templates) } else { Err(problems) }
        }
        (house, kind) => Err(house.err().into_iter().flatten().chain(kind.err().into_iter().flatten()).collect()),
    }
}

/// The language that a house names, whose files join the others.
fn language(
    source: &TemplateSource,
    name: &str,
    house: &mut Husstil,
    files: &mut BTreeMap<String, Bytes>,
) -> Result<Language, Vec<Diagnostic>> {
    let one = |problem: Diagnostic| vec![problem];
    let code = house.sprak.as_deref().unwrap_or(sprak::DEFAULT);
    let folder = format!("{}/{code}", sprak::FOLDER);
    let found = source.folder(&folder).map_err(one)?;
    let Some(found) = found.filter(|found| found.contains_key(&format!("{folder}/{}", sprak::FILES[0]))) else {
        let path = format!("{name}/{}", FolderKind::Husstil.file());
        let known = source.names_below(sprak::FOLDER).map_err(one)?.join(", ");
        let house = TemplateFile::new(files, &path).map_err(one)?;
        return Err(one(house.problem(&["sprak"], message!(codes::LANGUAGE_UNKNOWN, namn = code, kanda = known))));
    };
    let mut found = found;
    let skrivet = Written::read(&found, &folder)?;
    // No document has a word of it.
    found.remove(&format!("{folder}/{}", written::FILE));
    files.extend(found);
    let [language, review] = sprak::FILES;
    let review = read::<LanguageReview>(files, &folder, review)?;
    let text = read::<LanguageText>(files, &folder, language)?;
    let problems = sprak::problems(&text, files, &folder);
    if problems.is_empty() { Ok(Language { text, granskning: review.of_house(house), skrivet }) } else { Err(problems) }
}

/// Every kind of case.
pub fn kinds(source: &TemplateSource) -> Result<Vec<Arendetyp>, Vec<Diagnostic>> {
    let file = FolderKind::Arendetyp.file();
    let folders = folders(source, FolderKind::Arendetyp).map_err(|problem| vec![problem])?;
    folders.iter().map(|(name, files)| read(files, name, file)).collect()
}

/// The frames of every other house that can be read.
pub(crate) fn other_houses(source: &TemplateSource, templates: &Templates) -> Vec<HouseFrames> {
    let mut folders = folders(source, FolderKind::Husstil).unwrap_or_default();
    folders.remove(&templates.husstil.namn);
    let frames = |(house, files): (String, BTreeMap<String, Bytes>)| {
        let read = read::<Husstil>(&files, &house, FolderKind::Husstil.file()).ok()?;
        Some(HouseFrames { frames: dokument::frames(&read, &templates.arendetyp), house })
    };
    folders.into_iter().filter_map(frames).collect()
}

/// The house styles that can be read, each with its language.
pub(crate) fn house_languages(source: &TemplateSource) -> Vec<(String, String)> {
    let folders = folders(source, FolderKind::Husstil).unwrap_or_default();
    let language = |(name, mut files): (String, BTreeMap<String, Bytes>)| {
        let mut house = read::<Husstil>(&files, &name, FolderKind::Husstil.file()).ok()?;
        let language = language(source, &name, &mut house, &mut files).ok()?.language().to_owned();
        Some((name, language))
    };
    folders.into_iter().filter_map(language).collect()
}

/// Reads one TOML file of a template folder into its type.
fn read<T: Versioned>(files: &BTreeMap<String, Bytes>, folder: &str, file: &str) -> Result<T, Vec<Diagnostic>> {
    TemplateFile::new(files, &format!("{folder}/{file}")).map_err(|problem| vec![problem])?.parse()
}
