//! An output folder, and a PDF found alone: whose they are, and whether the case still makes them.

use std::collections::BTreeSet;

use bytes::Bytes;

use super::Held;
use super::contents::wrong_claims;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::hash::sha256;
use crate::inputs::pdf;
use crate::manifest::{FILE, Manifest};
use crate::message::message;
use crate::output::{FINDINGS, OutputFile};
use crate::place::Place;

/// What was found of an output or a PDF.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// What does not hold.
    pub problems: Diagnostics,
    /// Files of others in the folder.
    pub foreign: Vec<String>,
    /// The case's number.
    pub number: Option<String>,
    /// The build id.
    pub build: Option<String>,
    /// The program that made it.
    pub tool: Option<String>,
}

fn at(problem: Diagnostic, file: &str) -> Diagnostic {
    problem.at(Place::File(file.into()))
}

/// Judges an output folder by its manifest; and, where the case is given, by what the case makes.
pub fn verify_output(held: &Held, made: Option<&[OutputFile]>) -> Found {
    let mut found = Found::default();
    let text = held.files.get(FILE).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let manifest = match Manifest::read(&text) {
        Ok(manifest) => manifest,
        Err(unread) => {
            found.problems.push(at(unread.told(FILE), FILE));
            return found;
        }
    };
    let listed: BTreeSet<&str> = manifest.utdata.iter().map(|made| made.fil.as_str()).collect();
    for entry in &manifest.utdata {
        match held.files.get(&entry.fil) {
            None => found.problems.push(at(
                Diagnostic::finding(message!(codes::LISTED_MISSING, fil = entry.fil, lista = FILE)),
                &entry.fil,
            )),
            Some(bytes) if sha256(bytes) != entry.sha256 => found.problems.push(at(
                Diagnostic::finding(message!(codes::FILE_CHANGED, fil = entry.fil, lista = FILE)),
                &entry.fil,
            )),
            Some(bytes) if entry.fil.ends_with(".pdf") && !entry.kopia => {
                for (field, value, wanted) in wrong_claims(bytes, &manifest) {
                    let told =
                        message!(codes::PDF_CLAIM, fil = entry.fil, falt = field, varde = value, vantat = wanted);
                    found.problems.push(at(Diagnostic::finding(told), &entry.fil));
                }
            }
            Some(_) => {}
        }
    }
    let others =
        held.files.keys().filter(|path| !listed.contains(path.as_str()) && ![FILE, FINDINGS].contains(&path.as_str()));
    found.foreign = others.cloned().collect();
    for file in made.into_iter().flatten() {
        if held.files.get(&file.path) != Some(&file.bytes) {
            let told = message!(codes::CASE_MAKES_OTHER, fil = file.path);
            found.problems.push(at(Diagnostic::finding(told), &file.path));
        }
    }
    found.number = manifest.arende.arendenummer;
    found.build = Some(manifest.bygge);
    found.tool =
        Some(format!("{} {} (Typst {})", manifest.verktyg.namn, manifest.verktyg.version, manifest.verktyg.typst));
    found.problems.sort();
    found
}

/// Whose a PDF is by what it says; and, where the case is given, whether the case makes it still.
pub fn verify_pdf(name: &str, bytes: &Bytes, made: Option<&[OutputFile]>) -> Found {
    let mut found = Found::default();
    let Some(claims) = pdf::claims(bytes) else {
        found.problems.push(at(Diagnostic::error(message!(codes::PDF_UNREADABLE, fil = name, slag = "skadad")), name));
        return found;
    };
    let words: Vec<&str> = claims.keywords.split(", ").collect();
    found.build = words.iter().find_map(|word| word.strip_prefix("utlatande:")).map(str::to_owned);
    found.number =
        words.first().filter(|word| !word.starts_with("utlatande:") && !word.is_empty()).map(|word| (*word).to_owned());
    if found.build.is_none() {
        found.problems.push(at(Diagnostic::finding(message!(codes::PDF_NOT_OURS, fil = name)), name));
        found.number = None;
    }
    if let Some(made) = made
        && !made.iter().any(|file| file.bytes == *bytes)
    {
        found.problems.push(at(Diagnostic::finding(message!(codes::CASE_MAKES_OTHER, fil = name)), name));
    }
    found
}
