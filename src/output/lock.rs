//! One build of a case at a time, and a clean place to write in.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::paths::{Paths, Target};
use super::{exchange, failed};
use crate::codes::OUTPUT_LOCKED;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// The sole right to write a case, until dropped.
#[derive(Debug)]
pub struct Lock {
    paths: Paths,
    /// Where the case lies, if that is known.
    place: Option<String>,
    /// Held for its lock only.
    _file: File,
}

/// Takes the lock of a case, and completes or clears away what an interrupted run left behind.
///
/// It creates the folder for all cases, so it belongs after the last point where a case can be refused.
pub fn lock(target: &Target) -> Result<Lock, Diagnostic> {
    let paths = Paths::resolve(target)?;
    let path = paths.hidden("lock");
    let file = acquire(&path).map_err(|error| match error.kind() {
        io::ErrorKind::WouldBlock => Diagnostic::error(message!(OUTPUT_LOCKED, fil = paths.target().display())),
        _ => failed(&path, &error),
    })?;
    let lock = Lock { paths, place: None, _file: file };
    exchange::recover(&lock.paths)?;
    Ok(lock)
}

impl Lock {
    /// For the case that lies at this place.
    #[must_use]
    pub fn for_case_at(mut self, place: Option<String>) -> Self {
        self.place = place;
        self
    }

    pub(super) fn place(&self) -> Option<&String> {
        self.place.as_ref()
    }

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
