//! Files in the old output that the tool did not write go along to the new one.

use std::collections::BTreeSet;
use std::fs::{self, File, FileType};
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{FINDINGS, entries, failed};
use crate::codes::OUTPUT_FOREIGN;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// The manifest's name; it does not list itself.
pub(super) const MANIFEST: &str = "manifest.toml";

/// What is read of an old manifest. Other keys are for others, and may change.
#[derive(Deserialize)]
struct OldManifest {
    utdata: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    fil: String,
}

/// Brings everything foreign from the old output into the stage, where our new files already stand.
pub(super) fn foreign(old: &Path, stage: &Path) -> Result<(), Diagnostic> {
    let mut carry = Carry { old, stage, ours: ours(old)?, refused: Vec::new() };
    carry.folder(old)?;
    match carry.refused.first() {
        None => Ok(()),
        Some(first) => Err(Diagnostic::error(message!(OUTPUT_FOREIGN, fil = first, antal = carry.refused.len()))),
    }
}

/// What the tool wrote last time. Without a manifest that can be read and understood nothing is known to be ours,
/// not even a file of that name: better to refuse than to lose somebody's data.
fn ours(old: &Path) -> Result<BTreeSet<String>, Diagnostic> {
    let path = old.join(MANIFEST);
    if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
        return Ok(BTreeSet::new());
    }
    let bytes = fs::read(&path).map_err(|error| failed(&path, &error))?;
    let Ok(manifest) = toml::from_slice::<OldManifest>(&bytes) else {
        return Ok(BTreeSet::new());
    };
    let listed = manifest.utdata.into_iter().map(|written| written.fil);
    Ok(listed.chain([MANIFEST, FINDINGS].map(str::to_owned)).collect())
}

struct Carry<'a> {
    old: &'a Path,
    stage: &'a Path,
    ours: BTreeSet<String>,
    /// Foreign files where ours belong.
    refused: Vec<String>,
}

impl Carry<'_> {
    fn folder(&mut self, from: &Path) -> Result<(), Diagnostic> {
        check_writable(from).map_err(|error| failed(from, &error))?;
        let found = entries(from)?;
        let to = self.in_stage(from);
        if found.is_empty() {
            self.place(from, fs::create_dir_all(&to))?;
        }
        for (path, kind) in found {
            if kind.is_dir() {
                self.folder(&path)?;
            } else if !(kind.is_file() && self.ours.contains(&self.name(&path))) {
                let moved = bring(&path, kind, &self.in_stage(&path));
                self.place(&path, moved)?;
            }
        }
        if to.is_dir() {
            copy_permissions(from, &to).map_err(|error| failed(&to, &error))?;
        }
        Ok(())
    }

    /// Sees to what came of bringing something into the stage: what stands where ours belongs is refused.
    fn place(&mut self, from: &Path, result: io::Result<()>) -> Result<(), Diagnostic> {
        let to = self.in_stage(from);
        match result {
            Ok(()) => Ok(()),
            Err(error) if is_taken(&error) => {
                if !is_same(from, &to) {
                    self.refused.push(from.display().to_string());
                }
                Ok(())
            }
            Err(error) => Err(failed(from, &error)),
        }
    }

    fn in_stage(&self, path: &Path) -> PathBuf {
        self.stage.join(path.strip_prefix(self.old).unwrap_or(path))
    }

    /// The path as the manifest writes it.
    fn name(&self, path: &Path) -> String {
        let inside = path.strip_prefix(self.old).unwrap_or(path);
        inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }
}

/// Brings one file into the stage without ever replacing what stands there. A hard link also follows a program that
/// has the file open and goes on writing to it.
fn bring(from: &Path, kind: FileType, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    if kind.is_symlink() {
        return copy_link(from, to);
    }
    match fs::hard_link(from, to) {
        // Some file systems have no hard links, and some systems refuse them on other people's files.
        Err(error) if kind.is_file() && !is_taken(&error) => copy(from, to),
        result => result,
    }
}

/// Copies a file with its permissions and its date.
#[cfg_attr(
    not(test),
    expect(clippy::disallowed_methods, reason = "somebody else's file keeps its date; ours have none")
)]
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = File::open(from)?;
    let mut copy = File::create_new(to)?;
    io::copy(&mut source, &mut copy)?;
    let found = source.metadata()?;
    copy.set_modified(found.modified()?)?;
    copy.set_permissions(found.permissions())?;
    copy.sync_all()
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(windows)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::windows::fs::{FileTypeExt, symlink_dir, symlink_file};
    let leads_to = fs::read_link(from)?;
    if fs::symlink_metadata(from)?.file_type().is_symlink_dir() {
        symlink_dir(leads_to, to)
    } else {
        symlink_file(leads_to, to)
    }
}

/// Whether something else stands in the way: a file, or a file where a folder would have to be.
fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory)
}

/// Whether both are files with the same bytes.
fn is_same(left: &Path, right: &Path) -> bool {
    let read = |path: &Path| match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => fs::read(path).ok(),
        _ => None,
    };
    read(left).is_some_and(|bytes| Some(bytes) == read(right))
}

/// A folder that may not be written must not be replaced either, and its files could not be removed afterwards.
#[cfg(unix)]
fn check_writable(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
}

/// On Windows the attribute means something else on a folder, and the exchange itself fails in time.
#[cfg(not(unix))]
fn check_writable(_folder: &Path) -> io::Result<()> {
    Ok(())
}

fn copy_permissions(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    /// The way of file systems without hard links.
    #[test]
    fn a_copy_keeps_the_date_and_replaces_nothing() {
        let root = tempfile::tempdir().unwrap();
        let (from, to) = (root.path().join("from"), root.path().join("to"));
        fs::write(&from, "mine").unwrap();
        let date = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        File::options().write(true).open(&from).unwrap().set_modified(date).unwrap();
        copy(&from, &to).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"mine");
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), date);
        assert!(is_taken(&copy(&from, &to).unwrap_err()));
    }
}
