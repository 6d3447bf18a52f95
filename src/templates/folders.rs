//! Where template folders come from, which there are, and their files.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use bytes::Bytes;

use super::{Templates, builtin};
use crate::diagnostic::Diagnostic;
use crate::limits;
use crate::place::Place;
use crate::source::{self, Source};

/// Where template folders come from: each folder from the first source that has it.
#[derive(Debug, Clone)]
pub struct TemplateSource {
    layers: Vec<Source>,
    /// What was read of them, by the names of the house and of the kind of case.
    pub(super) loaded: Arc<Mutex<BTreeMap<[String; 2], Arc<Templates>>>>,
}

/// The folders built into the program.
impl Default for TemplateSource {
    fn default() -> Self {
        Self::only(builtin::source())
    }
}

impl TemplateSource {
    /// These folders, and the built-in ones where they have none of the name.
    pub fn before_built_in(own: Source) -> Self {
        Self { layers: vec![own, builtin::source()], loaded: Arc::default() }
    }

    /// These folders and no others, as a replay wants it.
    pub fn only(source: Source) -> Self {
        Self { layers: vec![source], loaded: Arc::default() }
    }

    /// The files of a folder by their paths, or none where there is no such folder.
    pub(super) fn folder(&self, name: &str) -> Result<Option<BTreeMap<String, Bytes>>, Diagnostic> {
        let Some(source) = self.layers.iter().find(|source| source.has_folder(name)) else { return Ok(None) };
        let paths = source.files_below(name).map_err(|error| unreadable(name, &error))?;
        let read = |path: String| match source.read(&path, limits::TEMPLATE_BYTES) {
            Ok(bytes) => Ok((path, bytes)),
            Err(refusal) => Err(refusal.diagnostic(&path).at(Place::File(Arc::from(path.as_str())))),
        };
        paths.into_iter().map(read).collect::<Result<_, _>>().map(Some)
    }

    /// The names of all folders, sorted.
    fn names(&self) -> Result<Vec<String>, Diagnostic> {
        self.names_below("")
    }

    /// The names of all folders in a folder, sorted.
    pub(super) fn names_below(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let mut names = Vec::new();
        for source in &self.layers {
            names.extend(source.folders_in(folder).map_err(|error| unreadable(source.name(), &error))?);
        }
        names.sort();
        names.dedup();
        Ok(names)
    }
}

/// The kinds of template folder that a case names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderKind {
    /// What a municipality decides.
    Husstil,
    /// What a kind of case needs.
    Arendetyp,
}

impl FolderKind {
    /// The file that a folder of this kind has.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Husstil => "husstil.toml",
            Self::Arendetyp => "arendetyp.toml",
        }
    }
}

/// The names of all folders of a kind: those of the user's folder, and the built-in ones that are not replaced there.
pub fn names(source: &TemplateSource, kind: FolderKind) -> Result<Vec<String>, Diagnostic> {
    Ok(folders(source, kind)?.into_keys().collect())
}

/// All folders of a kind, by name, with their files.
pub(super) fn folders(
    source: &TemplateSource,
    kind: FolderKind,
) -> Result<BTreeMap<String, BTreeMap<String, Bytes>>, Diagnostic> {
    let mut found = BTreeMap::new();
    for name in source.names()? {
        let files = source.folder(&name)?;
        let of_kind = files.filter(|files| files.contains_key(&format!("{name}/{}", kind.file())));
        found.extend(of_kind.map(|files| (name, files)));
    }
    Ok(found)
}

/// What to tell about a template folder or file that the system does not give.
fn unreadable(file: &str, error: &std::io::Error) -> Diagnostic {
    source::unreadable(file, error).at(Place::File(Arc::from(file)))
}
