//! Writing a finished case to `<DIR>/<case>/`, all or nothing.
//!
//! Everything is staged beside the target and then exchanged with it in one step, so that a crash, a full disk or a
//! refused permission leaves the old output whole. What the tool wrote earlier stands in the old `manifest.toml`; every
//! other file in the folder belongs to somebody else and goes along to the new one.
//!
//! The names beside the target, all used under the lock only:
//!
//! | Name | What it is | What the next run does with it |
//! |---|---|---|
//! | `.<case>.lock` | held by the build under way | takes it over |
//! | `.<case>.ny` | the stage; after the exchange, the old output on its way out | removes it |
//! | `.<case>.klar`, `.<case>.gammal` | see `exchange` | completes or removes them |
//! | `.<case>.utkast` | where a draft without a number lies | tells by it whether the output is its own |

mod carry;
mod create;
mod exchange;
mod findings;
mod lock;
mod owner;
mod paths;
mod single;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use rayon::prelude::*;

use crate::codes::OUTPUT_FAILED;
use crate::diagnostic::{Diagnostic, kind_of_trouble};
use crate::message::message;
use crate::reasons;

pub use create::create;
use exchange::Exchange;
pub use findings::{FINDINGS, put_findings};
pub use lock::{Lock, lock};
pub use owner::Owner;
pub use paths::Target;
pub use single::{Written, write_file};

/// A file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path inside the case's folder, with `/` on every system: `typst/layout/stil.typ`.
    pub path: String,
    /// Its content.
    pub bytes: Bytes,
}

/// Writes a case's files in place of its old output; on an error the old output is untouched.
///
/// Among the files is `manifest.toml`, with a table `[[utdata]]` whose key `fil` names each of the others: the next
/// run knows by it what it may replace or remove. A file that somebody else put where one of ours belongs is refused
/// ([`OUTPUT_FOREIGN`](crate::codes::OUTPUT_FOREIGN)) unless its bytes are the same, and so is the output of another case
/// ([`OUTPUT_OTHERS`](crate::codes::OUTPUT_OTHERS)).
pub fn write(lock: &Lock, files: &[OutputFile]) -> Result<(), Diagnostic> {
    write_by(Exchange::Atomic, lock, files)
}

fn write_by(exchange: Exchange, lock: &Lock, files: &[OutputFile]) -> Result<(), Diagnostic> {
    let paths = lock.paths();
    let own = Owner::of_files(files).map(|own| Owner { place: lock.place().cloned(), ..own });
    owner::refuse_others(paths, own.as_ref())?;
    let stage = Stage::create(paths.stage())?;
    // In parallel, since a disk makes many files durable in about the time of one.
    files.par_iter().try_for_each(|file| stage.write(file))?;
    if paths.target().exists() {
        carry::foreign(&paths.target(), &stage.path)?;
    }
    sync_tree(&stage.path)?;
    owner::note_place(paths, own.as_ref())?;
    exchange::replace(exchange, paths)
}

/// The folder where a new output takes shape. It removes itself: before the exchange that is the unfinished new
/// output, after it the old one.
struct Stage {
    path: PathBuf,
}

impl Stage {
    fn create(path: PathBuf) -> Result<Self, Diagnostic> {
        fs::create_dir(&path).map_err(|error| failed(&path, &error))?;
        Ok(Self { path })
    }

    fn write(&self, file: &OutputFile) -> Result<(), Diagnostic> {
        let path = self.path.join(&file.path);
        write_new(&path, file).map_err(|error| failed(&path, &error))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run, which reports it if it cannot either.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Creates the file and its folders. An existing one is an error: two files of the same name, or of names that the
/// file system takes for the same.
fn write_new(path: &Path, file: &OutputFile) -> io::Result<()> {
    if !file.path.split('/').all(is_plain_name) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut new = File::create_new(path)?;
    new.write_all(&file.bytes)?;
    new.sync_all()
}

/// Whether a name stays inside its folder on every system.
fn is_plain_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains(['/', '\\', ':', '\0'])
}

/// Makes the names in a folder and its subfolders durable. The files' bytes are so already.
fn sync_tree(folder: &Path) -> Result<(), Diagnostic> {
    for (path, kind) in entries(folder)? {
        if kind.is_dir() {
            sync_tree(&path)?;
        }
    }
    sync_folder(folder)
}

/// Makes the names in a folder durable.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Diagnostic> {
    match File::open(folder).and_then(|opened| opened.sync_all()) {
        // Some network file systems cannot do this for a folder, and are as durable as they get.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        result => result.map_err(|error| failed(folder, &error)),
    }
}

/// Windows opens no folder as a file; NTFS keeps the order of renames in its own journal.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<(), Diagnostic> {
    Ok(())
}

/// What a folder holds, sorted, so that the first trouble is the same on every run. Links are not followed.
#[cfg_attr(not(test), expect(clippy::disallowed_methods, reason = "sorted right away"))]
fn entries(folder: &Path) -> Result<Vec<(PathBuf, fs::FileType)>, Diagnostic> {
    let read = || -> io::Result<Vec<_>> {
        fs::read_dir(folder)?.map(|entry| entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))).collect()
    };
    let mut found = read().map_err(|error| failed(folder, &error))?;
    found.sort_by(|(left, _), (right, _)| left.cmp(right));
    Ok(found)
}

/// Trouble with a path, in the system's own words. A file where a folder should be is told as that, whatever the system says of what
/// was to be in it.
fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    let in_the_way = path.ancestors().skip(1).find(|folder| folder.exists()).filter(|folder| !folder.is_dir());
    let (path, kind) = in_the_way.map_or_else(|| (path, kind_of_trouble(error)), |file| (file, "fil"));
    Diagnostic::error(message!(OUTPUT_FAILED, fil = path.display(), slag = kind, orsak = reasons::of_system(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;
    use std::time::Duration;

    const CHILD: &str = "UTLATANDE_TEST_RENAMES_CHILD";

    fn output(version: &str) -> Vec<OutputFile> {
        let names = (0..6).map(|number| format!("{number}.txt"));
        let mut files: Vec<_> = names.map(|path| OutputFile { path, bytes: version.repeat(1000).into() }).collect();
        let listed: String = files.iter().map(|file| format!("[[utdata]]\nfil = \"{}\"\n", file.path)).collect();
        files.push(OutputFile { path: "manifest.toml".to_owned(), bytes: listed.into() });
        files
    }

    fn target(directory: &Path) -> Target {
        Target { directory: directory.to_owned(), case: "fall".to_owned() }
    }

    fn build_by_renames(directory: &Path, version: &str) {
        write_by(Exchange::Renames, &lock(&target(directory)).unwrap(), &output(version)).unwrap();
    }

    #[track_caller]
    fn assert_whole(directory: &Path) {
        let case = directory.join("fall");
        let version = fs::read_to_string(case.join("0.txt")).unwrap().remove(0).to_string();
        for file in output(&version) {
            assert_eq!(fs::read(case.join(&file.path)).unwrap(), file.bytes, "{} is not of {version}", file.path);
        }
        assert_eq!(fs::read(case.join("min.txt")).unwrap(), b"mine");
    }

    /// The way of file systems that cannot exchange folders.
    #[test]
    fn killed_between_renames_the_next_run_makes_it_whole() {
        if let Some(directory) = std::env::var_os(CHILD) {
            loop {
                build_by_renames(Path::new(&directory), "b");
                build_by_renames(Path::new(&directory), "a");
            }
        }
        let root = tempfile::tempdir().unwrap();
        build_by_renames(root.path(), "a");
        fs::write(root.path().join("fall/min.txt"), "mine").unwrap();
        let mut moved_aside = 0;
        for round in 0..50 {
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "output::tests::killed_between_renames_the_next_run_makes_it_whole"])
                .env(CHILD, root.path())
                .spawn()
                .unwrap();
            std::thread::sleep(Duration::from_micros(10_000 + round * 7_919 % 30_000));
            child.kill().unwrap();
            child.wait().unwrap();
            moved_aside += u32::from(root.path().join(".fall.gammal").exists());
            drop(lock(&target(root.path())).unwrap());
            assert_whole(root.path());
            assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
        }
        println!("killed between the renames: {moved_aside} of 50");
    }

    #[test]
    fn a_file_where_the_folder_should_be_is_told_as_that() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("output");
        fs::write(&file, "mine").unwrap();
        let told = failed(&file.join("fall"), &io::Error::from(io::ErrorKind::AlreadyExists));
        assert_eq!((told.code.name(), told.arguments["slag"].as_str()), ("U02", "fil"));
        assert_eq!(told.arguments["fil"], file.display().to_string());
    }

    #[test]
    fn a_rename_that_fails_leaves_the_old_output() {
        let root = tempfile::tempdir().unwrap();
        build_by_renames(root.path(), "a");
        fs::write(root.path().join("fall/min.txt"), "mine").unwrap();
        let held = lock(&target(root.path())).unwrap();
        write_by(Exchange::Renames, &held, &output("b")).unwrap();
        assert_whole(root.path());
        assert!(!root.path().join(".fall.gammal").exists());
        fs::create_dir_all(root.path().join(".fall.gammal/in the way")).unwrap();
        assert_eq!(write_by(Exchange::Renames, &held, &output("a")).unwrap_err().code, OUTPUT_FAILED);
        assert_whole(root.path());
        assert!(!root.path().join(".fall.klar").exists() && !root.path().join(".fall.ny").exists());
    }
}
