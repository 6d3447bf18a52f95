//! The step in which the new output takes the old one's place.
//!
//! Where the file system can exchange two folders, that is one step. Elsewhere it takes several renames, and the names
//! are the journal of how far they came:
//!
//! | On disk | What happened | What [`recover`] does |
//! |---|---|---|
//! | `.klar` alone | the old output still stands | removes `.klar` |
//! | `.gammal` and `.klar` | the old output is moved aside | moves `.klar` to the target, removes `.gammal` |
//! | `.gammal` alone | the new output stands | removes `.gammal` |

use std::path::Path;
use std::{fs, io};

use super::paths::Paths;
use super::{failed, sync_folder};
use crate::diagnostic::Diagnostic;

/// How an old output is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exchange {
    /// In one step, where system and file system can.
    Atomic,
    /// By renames.
    Renames,
}

/// Puts the stage in the target's place. An old output is afterwards where the stage was, or gone.
pub(super) fn replace(exchange: Exchange, paths: &Paths) -> Result<(), Diagnostic> {
    let (stage, target) = (paths.stage(), paths.target());
    if !target.exists() {
        rename(&stage, &target)?;
        return sync_folder(paths.folder());
    }
    match exchange {
        Exchange::Atomic => match swap(&stage, &target) {
            Err(error) if is_unsupported(&error) => replace(Exchange::Renames, paths),
            Err(error) => Err(failed(&target, &error)),
            Ok(()) => sync_folder(paths.folder()),
        },
        Exchange::Renames => replace_by_renames(paths),
    }
}

fn replace_by_renames(paths: &Paths) -> Result<(), Diagnostic> {
    let (stage, ready, old, target) = (paths.stage(), paths.ready(), paths.old(), paths.target());
    rename(&stage, &ready)?;
    let moved = sync_folder(paths.folder())
        .and_then(|()| rename(&target, &old))
        .and_then(|()| sync_folder(paths.folder()))
        .and_then(|()| rename(&ready, &target));
    if moved.is_err() {
        // Back to the old output. What does not succeed here, the next run sees to.
        let _ = fs::rename(&old, &target);
        let _ = fs::rename(&ready, &stage);
        return moved;
    }
    sync_folder(paths.folder())?;
    remove(&old)
}

/// Brings the folder to a state without leftovers: the old output whole, or the new one.
pub(super) fn recover(paths: &Paths) -> Result<(), Diagnostic> {
    if paths.old().exists() && paths.ready().exists() {
        rename(&paths.ready(), &paths.target())?;
        sync_folder(paths.folder())?;
    }
    for leftover in [paths.stage(), paths.ready(), paths.old()] {
        remove(&leftover)?;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), Diagnostic> {
    fs::rename(from, to).map_err(|error| failed(to, &error))
}

fn remove(path: &Path) -> Result<(), Diagnostic> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(path, &error)),
        _ => Ok(()),
    }
}

/// Exchanges two folders in one step: `RENAME_EXCHANGE` on Linux, `RENAME_SWAP` on macOS.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(left: &Path, right: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, left, CWD, right, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_left: &Path, _right: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the file system (`InvalidInput`) or the system cannot exchange at all.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}

#[cfg(all(test, unix))]
mod tests {
    use super::is_unsupported;
    use rustix::io::Errno;

    #[test]
    fn renames_are_for_where_nothing_can_be_exchanged() {
        for cannot in [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP] {
            assert!(is_unsupported(&cannot.into()), "{cannot}");
        }
        for refused in [Errno::ACCESS, Errno::NOSPC, Errno::ROFS, Errno::BUSY] {
            assert!(!is_unsupported(&refused.into()), "{refused}");
        }
    }
}
