//! A single file, whole or not at all: it takes shape beside its place and is then linked there, which replaces nothing.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use super::{failed, sync_folder};
use crate::diagnostic::Diagnostic;

/// What became of a file to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is there now.
    New,
    /// It was there already, with the same bytes.
    Same,
    /// Another stands in its place, and is left as it is.
    Differs,
}

/// Writes a file by `write`. What stands in its place stays; a crash leaves at most the unfinished file beside it, hidden, which
/// the next run writes over.
pub fn write_file(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<Written, Diagnostic> {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stage = folder.join(format!(".{name}.ny"));
    let written = stage_file(&stage, write).and_then(|()| put(&stage, path));
    // What cannot be removed now is written over by the next run.
    let _ = fs::remove_file(&stage);
    let written = written.map_err(|error| failed(path, &error))?;
    sync_folder(folder)?;
    Ok(written)
}

fn stage_file(stage: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let _ = fs::remove_file(stage);
    let mut to = BufWriter::new(File::create_new(stage)?);
    write(&mut to)?;
    to.flush()?;
    to.get_ref().sync_all()
}

/// Gives the file its name, unless it is taken.
fn put(stage: &Path, path: &Path) -> io::Result<Written> {
    match fs::hard_link(stage, path) {
        Ok(()) => Ok(Written::New),
        Err(_) if fs::symlink_metadata(path).is_ok() => {
            Ok(if is_same(stage, path)? { Written::Same } else { Written::Differs })
        }
        // Some file systems have no hard links.
        Err(_) => fs::rename(stage, path).map(|()| Written::New),
    }
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    if !fs::metadata(other)?.is_file() || fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let [mut one, mut other] = [BufReader::new(File::open(one)?), BufReader::new(File::open(other)?)];
    let (mut left, mut right) = ([0; 1 << 14], [0; 1 << 14]);
    loop {
        let read = one.read(&mut left)?;
        other.read_exact(&mut right[..read])?;
        if left[..read] != right[..read] {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_nothing_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.zip");
        let write = |text: &'static str| write_file(&path, |to| to.write_all(text.as_bytes()));
        fs::write(folder.path().join(".a.zip.ny"), "left by a kill").unwrap();
        assert_eq!(write("one"), Ok(Written::New));
        assert_eq!(write("one"), Ok(Written::Same));
        assert_eq!(write("two"), Ok(Written::Differs));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert!(write_file(&path, |_| Err(io::ErrorKind::StorageFull.into())).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }
}
