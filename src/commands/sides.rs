//! The two sides of a comparison: what each path is, and what is read of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::named::case_folder;
use super::{Session, open_case};
use crate::archive::mets;
use crate::case_files::CASE_FILE;
use crate::cli::TakenArg;
use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Warned};
use crate::diff::{Labels, Side, Taken};
use crate::fact_record::{self, FactRecord};
use crate::held::{BAG, Held};
use crate::limits;
use crate::manifest::{self, Manifest};
use crate::message::message;
use crate::outcome::Outcome;
use crate::records::Unread;
use crate::source::{Refusal, Source, unreadable};
use crate::templates::{self, TemplateSource};
use crate::understand::understand;

/// The folder that `build` writes to where nothing else is said.
const OUTPUT: &str = "output";

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

/// Why a side could not be opened.
pub(super) struct Unopened {
    /// The case that could not be understood, and what was found in it.
    findings: Option<(PathBuf, Diagnostics)>,
    trouble: Diagnostics,
}

impl Unopened {
    /// Tells it, and gives what the run comes to.
    pub(super) fn told(self, session: &mut Session) -> Outcome {
        if let Some((folder, findings)) = &self.findings {
            session.report(folder, "", findings);
        }
        session.trouble(self.trouble)
    }
}

impl From<Diagnostics> for Unopened {
    fn from(trouble: Diagnostics) -> Self {
        Self { findings: None, trouble }
    }
}

impl From<Diagnostic> for Unopened {
    fn from(trouble: Diagnostic) -> Self {
        Diagnostics::from(trouble).into()
    }
}

impl Asked {
    /// Opens a side. `arende.toml` wins where a folder could be both, and the records win in an archive package, unless something
    /// else is asked for.
    pub(super) fn open(self, templates: &TemplateSource, path: &Path) -> Result<Side, Unopened> {
        let found = Found::at(path)?;
        let is_case = match self.taken_as {
            Some(TakenArg::Case) => true,
            Some(TakenArg::Output) => false,
            None => found.case.is_some() && !(found.is_package && found.output.is_some()),
        };
        let Some(folder) = (if is_case { &found.case } else { &found.output }) else {
            return Err(Diagnostic::error(message!(codes::NO_SIDE, mapp = path.display())).into());
        };
        let source = found.source(folder, is_case)?;
        if is_case {
            return case(templates, path, &source);
        }
        let taken = if found.is_package { Taken::Paket } else { Taken::Utdata };
        Ok(records(templates, &source, taken)?)
    }
}

/// What a path holds: the folders in it of a case and of what was built of one, each empty or with a stroke at its end.
struct Found {
    place: Place,
    case: Option<String>,
    output: Option<String>,
    /// Whether it is an archive package.
    is_package: bool,
}

/// Where files are read from.
enum Place {
    Folder(Source),
    /// A zip, or the folder that an archive package was unpacked to.
    Packed(PathBuf),
}

impl Found {
    fn at(path: &Path) -> Result<Self, Diagnostics> {
        let folder = case_folder(path);
        if folder.is_file() || is_unpacked(&folder) {
            return Self::packed(folder);
        }
        let source = Source::folder(&folder).map_err(|error| unreadable(&path.display().to_string(), &error))?;
        let has = |file: &str| !matches!(source.read(file, 0), Err(Refusal::System(_) | Refusal::Outside));
        let [case, output] = [CASE_FILE, manifest::FILE].map(|file| has(file).then(String::new));
        Ok(Self { place: Place::Folder(source), case, output, is_package: false })
    }

    fn packed(path: PathBuf) -> Result<Self, Diagnostics> {
        let marks = [CASE_FILE, manifest::FILE, mets::FILE];
        let held = held(&path, &|file| marks.contains(&file.rsplit('/').next().unwrap_or_default()))?;
        let [case, output, package] = marks.map(|file| held.folder_of(file));
        Ok(Self { place: Place::Packed(path), case, output, is_package: package.is_some() })
    }

    /// The files of a case's folder, or the records of an output's.
    fn source(&self, folder: &str, is_case: bool) -> Result<Source, Diagnostics> {
        let path = match &self.place {
            Place::Folder(source) => return Ok(source.clone()),
            Place::Packed(path) => path,
        };
        let is_wanted = |file: &str| is_case || [fact_record::FILE, manifest::FILE].contains(&file);
        let held = held(path, &|file| file.strip_prefix(folder).is_some_and(is_wanted))?;
        let inside = |(file, bytes): (String, _)| Some((file.strip_prefix(folder)?.to_owned(), bytes));
        let files: BTreeMap<_, _> = held.files.into_iter().filter_map(inside).collect();
        Ok(Source::memory(&held.name.unwrap_or_default(), files))
    }
}

/// Whether a folder is an archive package that was unpacked.
fn is_unpacked(folder: &Path) -> bool {
    let has = |file: &str| folder.join(file).is_file();
    (has(BAG) || has(mets::FILE)) && !has(CASE_FILE) && !has(manifest::FILE)
}

/// The files that are wanted of a zip or a package, no larger together than a record may be.
fn held(path: &Path, is_wanted: &dyn Fn(&str) -> bool) -> Result<Held, Diagnostics> {
    let bytes = limits::RECORD_BYTES;
    if path.is_dir() { Held::of_folder(path, is_wanted, bytes) } else { Held::of_zip(path, is_wanted, bytes) }
}

/// A case, understood in memory; its findings are told only where it cannot be.
fn case(templates: &TemplateSource, path: &Path, source: &Source) -> Result<Side, Unopened> {
    let Warned { output, diagnostics } = understand(source, templates);
    let Some(understood) = output else {
        let problem = message!(codes::SIDE_NOT_UNDERSTOOD, mapp = path.display());
        let findings = Some((case_folder(path), diagnostics));
        return Err(Unopened { findings, trouble: Diagnostic::error(problem).into() });
    };
    if !understood.unread.is_empty() {
        let filer = understood.unread.join(", ");
        let problem = message!(codes::SIDE_UNREAD, mapp = path.display(), filer = filer);
        let errors = diagnostics.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
        let findings = Some((case_folder(path), errors));
        return Err(Unopened { findings, trouble: Diagnostic::error(problem).into() });
    }
    Ok(Side::understood(understood, &diagnostics))
}

/// The records of an output, or of a package.
pub(super) fn records(templates: &TemplateSource, source: &Source, taken: Taken) -> Result<Side, Diagnostic> {
    let record = FactRecord::read(&text(source, fact_record::FILE)?);
    let record = record.map_err(|unread| unread.told(fact_record::FILE))?;
    let manifest = Manifest::read(&text(source, manifest::FILE)?);
    let manifest = manifest.map_err(|unread| unread.told(manifest::FILE))?;
    let kinds = templates::kinds(templates).unwrap_or_default();
    let kind = kinds.iter().find(|kind| kind.namn == record.arendetyp.namn);
    let labels = kind.map(Labels::of).unwrap_or_default();
    let mut side = Side::of_output(&record, &manifest, labels);
    side.taken = taken;
    Ok(side)
}

fn text(source: &Source, file: &str) -> Result<String, Diagnostic> {
    let bytes = source.read(file, limits::RECORD_BYTES).map_err(|refusal| refusal.diagnostic(file))?;
    String::from_utf8(bytes.to_vec()).map_err(|error| Unread::malformed(&error).told(file))
}
