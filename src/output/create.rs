//! Making a folder that is not there yet, all or nothing: a new case. Nothing that exists is written over.

use std::path::Path;
use std::{fs, io};

use super::{OutputFile, Stage, Target, entries, failed, lock, sync_folder, sync_tree};
use crate::codes::{TARGET_EXISTS, TARGET_NAME};
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// Makes the folder with these files. One that exists is taken over only when it is empty.
pub fn create(folder: &Path, files: &[OutputFile]) -> Result<(), Diagnostic> {
    refuse_existing(folder)?;
    let lock = lock(&target(folder)?)?;
    let paths = lock.paths();
    let stage = Stage::create(paths.stage())?;
    files.iter().try_for_each(|file| stage.write(file))?;
    sync_tree(&stage.path)?;
    // Not every system renames to an empty folder. Neither of the two steps touches one that somebody has filled since.
    match fs::remove_dir(paths.target()) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(&paths.target(), &error)),
        _ => {}
    }
    fs::rename(&stage.path, paths.target()).map_err(|error| failed(&paths.target(), &error))?;
    sync_folder(paths.folder())
}

fn refuse_existing(folder: &Path) -> Result<(), Diagnostic> {
    let free = match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(failed(folder, &error)),
        Ok(found) => found.is_dir() && entries(folder)?.is_empty(),
    };
    if free { Ok(()) } else { Err(Diagnostic::error(message!(TARGET_EXISTS, fil = folder.display()))) }
}

/// The folder as the lock knows it. `.` has no name that it could be staged beside, and a hidden case is lost from sight.
fn target(folder: &Path) -> Result<Target, Diagnostic> {
    let name = folder.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.'));
    let (Some(name), Some(directory)) = (name, folder.parent()) else {
        return Err(Diagnostic::error(message!(TARGET_NAME, fil = folder.display())));
    };
    Ok(Target { directory: directory.to_owned(), case: name.to_owned() })
}
