//! Where a case is written, and the names that are used beside it.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::{failed, is_plain_name};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// Where a case is written: `<directory>/<case>/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The folder for all cases.
    pub directory: PathBuf,
    /// The case's name, a single folder name that does not start with a dot.
    pub case: String,
}

/// The case's folder and the names beside it.
#[derive(Debug)]
pub(super) struct Paths {
    folder: PathBuf,
    name: String,
}

impl Paths {
    /// Creates the folder for all cases. A case's folder that is a link stands where the link leads, so that
    /// staging happens on that file system and two links to one folder share a lock.
    pub(super) fn resolve(target: &Target) -> Result<Self, Diagnostic> {
        let path = target.directory.join(&target.case);
        if !is_plain_name(&target.case) || target.case.starts_with('.') {
            return Err(Diagnostic::error(message!(codes::TARGET_NAME, fil = target.case)));
        }
        resolve(target).map_err(|error| failed(&path, &error))
    }

    /// The case's folder.
    pub(super) fn target(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// The folder that holds the case's folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a new output takes shape.
    pub(super) fn stage(&self) -> PathBuf {
        self.hidden("ny")
    }

    /// A whole new output, about to take the target's place by renames.
    pub(super) fn ready(&self) -> PathBuf {
        self.hidden("klar")
    }

    /// The old output, moved aside by renames.
    pub(super) fn old(&self) -> PathBuf {
        self.hidden("gammal")
    }

    /// Where it is written down where a draft lies.
    pub(super) fn place(&self) -> PathBuf {
        self.hidden("utkast")
    }

    /// A name beside the case's folder.
    pub(super) fn hidden(&self, suffix: &str) -> PathBuf {
        self.folder.join(format!(".{}.{suffix}", self.name))
    }
}

fn resolve(target: &Target) -> io::Result<Paths> {
    let directory = if target.directory.as_os_str().is_empty() { Path::new(".") } else { &target.directory };
    fs::create_dir_all(directory)?;
    let path = directory.join(&target.case);
    let path = match fs::symlink_metadata(&path) {
        Ok(found) if found.is_symlink() => fs::canonicalize(&path)?,
        _ => path,
    };
    match (path.parent(), path.file_name().and_then(|name| name.to_str())) {
        (Some(folder), Some(name)) => Ok(Paths { folder: folder.to_owned(), name: name.to_owned() }),
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}
