//! One build of a case at a time, and a clean place to write in.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::{exchange, failed, is_plain_name};
use crate::codes::{OUTPUT_LOCKED, TARGET_NAME};
use crate::diagnostic::Diagnostic;

/// Where a case is written: `<directory>/<case>/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The folder for all cases.
    pub directory: PathBuf,
    /// The case's name, a single folder name that does not start with a dot.
    pub case: String,
}

/// The sole right to write a case, until dropped.
#[derive(Debug)]
pub struct Lock {
    paths: Paths,
    /// Held for its lock only.
    _file: File,
}

/// The case's folder and the names beside it.
#[derive(Debug)]
pub(super) struct Paths {
    folder: PathBuf,
    name: String,
}

/// Takes the lock of a case, and completes or clears away what an interrupted run left behind.
///
/// It creates the folder for all cases, so it belongs after the last point where a case can be refused.
pub fn lock(target: &Target) -> Result<Lock, Diagnostic> {
    let paths = Paths::resolve(target)?;
    let path = paths.hidden("lock");
    let file = acquire(&path).map_err(|error| match error.kind() {
        io::ErrorKind::WouldBlock => Diagnostic::error(OUTPUT_LOCKED).with("fil", paths.target().display()),
        _ => failed(&path, &error),
    })?;
    let lock = Lock { paths, _file: file };
    exchange::recover(&lock.paths)?;
    Ok(lock)
}

impl Lock {
    pub(super) fn paths(&self) -> &Paths {
        &self.paths
    }
}

#[cfg(unix)]
impl Drop for Lock {
    fn drop(&mut self) {
        // Still held here, so that nobody else's lock is removed; `acquire` copes with the file being gone.
        let _ = fs::remove_file(self.paths.hidden("lock"));
    }
}

/// Opens and locks the file. Between the two, the holder may have removed it: then the lock is on a file that
/// nobody else finds, and the next attempt makes a new one.
fn acquire(path: &Path) -> io::Result<File> {
    loop {
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        file.try_lock()?;
        if is_at(&file, path)? {
            return Ok(file);
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let held = file.metadata()?;
    match fs::metadata(path) {
        Ok(found) => Ok((held.dev(), held.ino()) == (found.dev(), found.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Elsewhere files have no identity to ask for, and the lock file is never removed.
#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}

impl Paths {
    /// Creates the folder for all cases. A case's folder that is a link stands where the link leads, so that
    /// staging happens on that file system and two links to one folder share a lock.
    fn resolve(target: &Target) -> Result<Self, Diagnostic> {
        let path = target.directory.join(&target.case);
        if !is_plain_name(&target.case) || target.case.starts_with('.') {
            return Err(Diagnostic::error(TARGET_NAME).with("fil", &target.case));
        }
        resolve(target).map_err(|error| failed(&path, &error))
    }

    /// The case's folder.
    pub fn target(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// The folder that holds the case's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a new output takes shape.
    pub fn stage(&self) -> PathBuf {
        self.hidden("ny")
    }

    /// A whole new output, about to take the target's place by renames.
    pub fn ready(&self) -> PathBuf {
        self.hidden("klar")
    }

    /// The old output, moved aside by renames.
    pub fn old(&self) -> PathBuf {
        self.hidden("gammal")
    }

    fn hidden(&self, suffix: &str) -> PathBuf {
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
