//! The two sides of a comparison: what each path is, and what is read of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use zip::ZipArchive;

use super::named::case_folder;
use super::{Session, open_case};
use crate::case_files::CASE_FILE;
use crate::cli::TakenArg;
use crate::codes;
use crate::diagnostic::{Diagnostic, Warned};
use crate::diff::{Labels, Side};
use crate::fact_record::{self, FactRecord};
use crate::limits;
use crate::manifest::{self, Manifest};
use crate::message::message;
use crate::outcome::Outcome;
use crate::records::Unread;
use crate::source::{Refusal, Source, unreadable};
use crate::templates;
use crate::understand::understand;

/// The folder that `build` writes to where nothing else is said.
const OUTPUT: &str = "output";

/// Entries of a zip file that is compared; a case has a few hundred files at most.
const ZIP_ENTRIES: usize = 10_000;

/// What paths are taken for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// What a folder is taken for that could be either.
    pub taken_as: Option<TakenArg>,
}

/// A path that is a case.
pub(super) fn as_case() -> Asked {
    Asked { taken_as: Some(TakenArg::Case) }
}

/// A path that is what was built.
pub(super) fn as_output() -> Asked {
    Asked { taken_as: Some(TakenArg::Output) }
}

/// The folder of what was built of a case last, in the folder that `build` writes to.
pub(super) fn last_output(case: &Path) -> Result<PathBuf, Diagnostic> {
    let source = open_case(&case_folder(case))?;
    let folder = Path::new(OUTPUT).join(source.name());
    if folder.join(manifest::FILE).is_file() {
        return Ok(folder);
    }
    let (arende, mapp) = (source.name(), folder.display());
    Err(Diagnostic::error(message!(codes::NOTHING_BUILT, arende = arende, mapp = mapp)))
}

impl Asked {
    /// Opens a side. `arende.toml` wins where a folder could be both, unless something else is asked for.
    pub(super) fn open(self, session: &mut Session, path: &Path) -> Result<Side, Outcome> {
        let source = source(path).map_err(|problem| session.trouble([problem]))?;
        let has = |file: &str| !matches!(source.read(file, 0), Err(Refusal::System(_) | Refusal::Outside));
        let (is_case, is_output) = (has(CASE_FILE), has(manifest::FILE));
        match (is_case, is_output, self.taken_as) {
            (_, true, Some(TakenArg::Output)) | (false, true, None) => {
                output(session, &source).map_err(|problem| session.trouble([problem]))
            }
            (true, _, None | Some(TakenArg::Case)) => case(session, path, &source),
            _ => {
                let problem = message!(codes::NO_SIDE, mapp = path.display());
                Err(session.trouble([Diagnostic::error(problem)]))
            }
        }
    }
}

/// A case, understood in memory; its findings are told only where it cannot be.
fn case(session: &mut Session, path: &Path, source: &Source) -> Result<Side, Outcome> {
    let Warned { output, diagnostics } = understand(source, &session.templates);
    let Some(understood) = output else {
        session.report(&case_folder(path), "", &diagnostics);
        let problem = message!(codes::SIDE_NOT_UNDERSTOOD, mapp = path.display());
        return Err(session.trouble([Diagnostic::error(problem)]));
    };
    let record = FactRecord::new(&understood, &diagnostics);
    Ok(Side::of_understood(understood, &record))
}

/// The records of an output.
fn output(session: &Session, source: &Source) -> Result<Side, Diagnostic> {
    let record = FactRecord::read(&text(source, fact_record::FILE)?);
    let record = record.map_err(|unread| unread.told(fact_record::FILE))?;
    let manifest = Manifest::read(&text(source, manifest::FILE)?);
    let manifest = manifest.map_err(|unread| unread.told(manifest::FILE))?;
    let kinds = templates::kinds(&session.templates).unwrap_or_default();
    let kind = kinds.iter().find(|kind| kind.namn == record.arendetyp.namn);
    Ok(Side::of_output(&record, &manifest, kind.map(Labels::of).unwrap_or_default()))
}

fn text(source: &Source, file: &str) -> Result<String, Diagnostic> {
    let bytes = source.read(file, limits::RECORD_BYTES).map_err(|refusal| refusal.diagnostic(file))?;
    String::from_utf8(bytes.to_vec()).map_err(|error| Unread::malformed(&error).told(file))
}

/// The files at a path: those of a folder, or of a zip file.
fn source(path: &Path) -> Result<Source, Diagnostic> {
    let folder = case_folder(path);
    if !folder.is_file() {
        return Source::folder(&folder).map_err(|error| unreadable(&path.display().to_string(), &error));
    }
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unread = |error: &dyn std::fmt::Display| {
        Diagnostic::error(message!(codes::ZIP_UNREADABLE, fil = path.display(), orsak = error))
    };
    let size = std::fs::metadata(path).map_err(|error| unreadable(&path.display().to_string(), &error))?.len();
    if size > limits::RECORD_BYTES {
        return Err(Refusal::TooLarge(limits::RECORD_BYTES).diagnostic(&path.display().to_string()));
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(&path.display().to_string(), &error))?;
    unpacked(&bytes).map(|files| Source::memory(&name, files)).map_err(|error| unread(&error))
}

/// The files of a zip, no larger together than a record may be. What all of them lie in is left out of their names.
fn unpacked(bytes: &[u8]) -> Result<BTreeMap<String, Bytes>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    if archive.len() > ZIP_ENTRIES {
        return Err(format!("{} > {ZIP_ENTRIES}", archive.len()));
    }
    let mut files = BTreeMap::new();
    let mut left = limits::RECORD_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| error.to_string())?;
        if !entry.is_file() {
            continue;
        }
        let name = entry.name().map_err(|error| error.to_string())?.replace('\\', "/");
        let mut content = Vec::new();
        entry.take(left + 1).read_to_end(&mut content).map_err(|error| error.to_string())?;
        left = left.checked_sub(content.len() as u64).ok_or_else(|| format!("> {} MiB", limits::RECORD_BYTES >> 20))?;
        files.insert(name, Bytes::from(content));
    }
    Ok(without_folder(files))
}

fn without_folder(files: BTreeMap<String, Bytes>) -> BTreeMap<String, Bytes> {
    let marks = [CASE_FILE, manifest::FILE];
    let at_root = files.keys().any(|name| marks.contains(&name.as_str()));
    let folder = files.keys().find_map(|name| {
        let (folder, file) = name.rsplit_once('/')?;
        marks.contains(&file).then(|| format!("{folder}/"))
    });
    match folder.filter(|_| !at_root) {
        None => files,
        Some(folder) => {
            let inside = |(name, bytes): (String, Bytes)| Some((name.strip_prefix(&folder)?.to_owned(), bytes));
            files.into_iter().filter_map(inside).collect()
        }
    }
}
