//! A package as it comes, or a zip of an output: files in memory, under bounds, by paths that lead nowhere else. Nothing is written to
//! disk. Whoever verifies a package holds all of it; whoever asks for its records, or its case, holds no more than these.

mod zipped;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::Path;

use bytes::Bytes;

use crate::codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::package as bound;
use crate::message::message;
use crate::names::as_on_disk;
use crate::place::Place;
use crate::source::unreadable;

/// What declares the envelope of a package; it lies in the package's own folder.
pub(crate) const BAG: &str = "bagit.txt";

/// The files of a package by their paths, with `/` between.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The files.
    pub files: BTreeMap<String, Bytes>,
    /// The name of what they lie in, where that is known.
    pub name: Option<String>,
}

/// What is wrong with a container, and the file that it is about.
fn refused(kind: &str, file: &str) -> Diagnostics {
    Diagnostic::error(message!(codes::PACKAGE_REFUSED, slag = kind, fil = file)).at(Place::File(file.into())).into()
}

/// Collects files under their bounds.
struct Collector<'w> {
    held: Held,
    seen: BTreeSet<String>,
    folders: usize,
    /// Which files are kept, by their paths, and how many bytes more these may have together.
    is_wanted: &'w dyn Fn(&str) -> bool,
    left: u64,
}

impl<'w> Collector<'w> {
    fn new(is_wanted: &'w dyn Fn(&str) -> bool, left: u64) -> Self {
        Self { held: Held::default(), seen: BTreeSet::new(), folders: 0, is_wanted, left }
    }

    /// A folder's name, which holds nothing itself.
    fn folder(&mut self, path: &str) -> Result<(), Diagnostics> {
        self.folders += 1;
        if self.folders > bound::FILES {
            return Err(refused("antal", path));
        }
        plain(path)
    }

    fn add<R: Read, E>(&mut self, path: &str, open: impl FnOnce() -> Result<R, E>) -> Result<(), Diagnostics>
    where
        Diagnostics: From<E>,
    {
        plain(path)?;
        // Two names that some disks take for one could show one file here and another there.
        if !self.seen.insert(as_on_disk(path)) {
            return Err(refused("dubbel", path));
        }
        if self.seen.len() > bound::FILES {
            return Err(refused("antal", path));
        }
        if !(self.is_wanted)(path) {
            return Ok(());
        }
        let mut bytes = Vec::new();
        open()?.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| refused("packning", path))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| refused("storlek", path))?;
        self.held.files.insert(path.to_owned(), bytes.into());
        Ok(())
    }

    /// What was collected, where no file is the folder of another as well.
    fn finish(self, name: Option<&std::ffi::OsStr>) -> Result<Held, Diagnostics> {
        for path in &self.seen {
            let mut folder = path.as_str();
            while let Some((above, _)) = folder.rsplit_once('/') {
                if self.seen.contains(above) {
                    return Err(refused("bade", above));
                }
                folder = above;
            }
        }
        Ok(Held { name: name.map(|name| name.to_string_lossy().into_owned()), ..self.held })
    }
}

/// A path that stays where it is, on every system, and does nothing to whoever prints it.
fn plain(path: &str) -> Result<(), Diagnostics> {
    if !is_plain(path) {
        return Err(refused("utanfor", path));
    }
    match path.contains(|c: char| c.is_control() && !matches!(c, '\r' | '\n')) {
        true => Err(refused("tecken", path)),
        false => Ok(()),
    }
}

/// Whether a path stays where it is, on every system.
fn is_plain(path: &str) -> bool {
    path.len() <= bound::PATH
        && path.split('/').all(|name| !matches!(name, "" | "." | "..") && !name.contains(['\\', ':', '\0']))
}

impl Held {
    /// Files that are there already.
    pub fn of(files: BTreeMap<String, Bytes>) -> Self {
        Self { files, name: None }
    }

    /// Reads a zip.
    pub fn zip(path: &Path) -> Result<Self, Diagnostics> {
        Self::of_zip(path, &|_| true, bound::BYTES)
    }

    /// Reads a folder. Links in it are refused, wherever they lead.
    pub fn folder(path: &Path) -> Result<Self, Diagnostics> {
        Self::of_folder(path, &|_| true, bound::BYTES)
    }

    /// Reads the files that are wanted of a zip, no larger together than `most`; the container is judged as a whole.
    pub fn of_zip(path: &Path, is_wanted: &dyn Fn(&str) -> bool, most: u64) -> Result<Self, Diagnostics> {
        let shown = path.display().to_string();
        let file = File::open(path).map_err(|error| unreadable(&shown, &error))?;
        let told = |(kind, name): zipped::Refused| refused(kind, if name.is_empty() { &shown } else { &name });
        let mut archive = zipped::open(BufReader::new(file)).map_err(told)?;
        let mut collector = Collector::new(is_wanted, most);
        for index in 0..archive.len() {
            let entry = archive.by_index(index).map_err(|error| told(zipped::refusal(&error)))?;
            let name = entry.name().map(|name| name.into_owned()).map_err(|_| refused("namn", &shown))?;
            if entry.is_dir() {
                collector.folder(name.trim_end_matches('/'))?;
                continue;
            }
            // The bits of a Unix file type: links, devices and the like are no files.
            let kind = entry.unix_mode().unwrap_or_default() & 0o170_000;
            if entry.is_symlink() || !matches!(kind, 0 | 0o100_000) {
                return Err(refused("lank", &name));
            }
            collector.add(&name, || Ok::<_, Diagnostic>(entry))?;
        }
        collector.finish(path.file_stem())
    }

    /// Reads the files that are wanted of a folder, no larger together than `most`.
    pub fn of_folder(path: &Path, is_wanted: &dyn Fn(&str) -> bool, most: u64) -> Result<Self, Diagnostics> {
        let mut collector = Collector::new(is_wanted, most);
        let mut open = vec![(path.to_owned(), String::new())];
        while let Some((folder, inside)) = open.pop() {
            let told = |error: io::Error| unreadable(&folder.display().to_string(), &error);
            for (name, path) in entries(&folder).map_err(told)? {
                let inside = if inside.is_empty() { name } else { format!("{inside}/{name}") };
                let kind = fs::symlink_metadata(&path).map_err(told)?;
                if path.to_str().is_none() {
                    return Err(refused("namn", &inside));
                }
                if kind.is_dir() {
                    collector.folder(&inside)?;
                    open.push((path, inside));
                } else if kind.is_file() {
                    collector.add(&inside, || File::open(&path).map_err(told))?;
                } else {
                    return Err(refused("lank", &inside));
                }
            }
        }
        collector.finish(path.file_name())
    }

    /// The shallowest file of a name.
    pub fn file(&self, name: &str) -> Option<&Bytes> {
        self.files.get(&format!("{}{name}", self.folder_of(name)?))
    }

    /// The folder of the shallowest file of a name, with a stroke at its end; the first of several.
    pub(crate) fn folder_of(&self, name: &str) -> Option<String> {
        let folder = |path: &str| {
            path.strip_suffix(name).filter(|folder| folder.is_empty() || folder.ends_with('/')).map(str::to_owned)
        };
        let found = self.files.keys().filter_map(|path| folder(path));
        found.min_by_key(|folder| folder.matches('/').count())
    }
}

/// The names in a folder with their paths, sorted.
#[cfg_attr(not(test), expect(clippy::disallowed_methods, reason = "sorted at once"))]
fn entries(folder: &Path) -> io::Result<Vec<(String, std::path::PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        found.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    found.sort();
    Ok(found)
}
