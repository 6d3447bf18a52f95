//! Where files come from: a folder on disk, or files in memory. The program reads a case and its templates through this
//! and nothing else, so that a case out of an archive is read as one on disk is.

mod nearby;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use bytes::Bytes;

use crate::codes;
use crate::diagnostic::{Diagnostic, kind_of_trouble};
use crate::message::message;
use crate::names::folded;
use crate::reasons;

/// Most names of a folder that are compared with one that is not there.
const COMPARED: usize = 1_000;

/// The files of one folder and of the folders in it, by their paths there with `/` between. Bytes that it gives are shared,
/// not copied.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    files: Files,
}

#[derive(Debug, Clone)]
enum Files {
    /// The folder, with its links resolved.
    Folder(PathBuf),
    Memory(BTreeMap<String, Bytes>),
}

/// Why a file cannot be had.
#[derive(Debug)]
pub enum Refusal {
    /// Its name leads out of the folder, or a link does.
    Outside,
    /// It is a folder or a device.
    NotAFile,
    /// It has more bytes than asked for; the limit.
    TooLarge(u64),
    /// The system does not give it, or it is not there.
    System(io::Error),
}

impl Source {
    /// A folder on disk.
    pub fn folder(path: &Path) -> io::Result<Self> {
        let root = path.canonicalize()?;
        if !root.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let name = root.file_name().map_or_else(|| "case".to_owned(), folder_name);
        Ok(Self { name, files: Files::Folder(root) })
    }

    /// Files in memory, under the name that their folder would have.
    pub fn memory(name: &str, files: BTreeMap<String, Bytes>) -> Self {
        Self { name: name.to_owned(), files: Files::Memory(files) }
    }

    /// The folder's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A file's bytes, when it lies in the folder after links are resolved, is a file, and has at most `limit` bytes. A name
    /// that is stored in other characters that look the same is the name.
    pub fn read(&self, file: &str, limit: u64) -> Result<Bytes, Refusal> {
        if leaves(file) {
            return Err(Refusal::Outside);
        }
        match self.read_as_stored(file, limit) {
            Err(Refusal::System(error)) if error.kind() == io::ErrorKind::NotFound => {
                let (folder, last) = parted(file);
                let same = nearby::same(&self.names_in(folder), last).map(|name| joined(folder, name));
                same.map_or(Err(Refusal::System(error)), |same| self.read_as_stored(&same, limit))
            }
            read => read,
        }
    }

    /// The file that may be meant where `file` is not there, in a folder of the case too; those that `is_read` says are read under their own names are not.
    pub fn most_like(&self, file: &str, is_read: impl Fn(&str) -> bool) -> Option<String> {
        let path = file.replace('\\', "/");
        let (mut folder, last) = parted(&path);
        let mut names = self.names_in(folder);
        // A path of the machine: the file's own name may be enough.
        if names.is_empty() && !folder.is_empty() {
            (folder, names) = ("", self.names_in(""));
        }
        names.retain(|name| !is_read(&joined(folder, name)));
        let beside = nearby::most_like(&names, last).map(|name| joined(folder, name));
        // A file of that very name in a folder of the case is more like than one of another name.
        let is_same = beside.as_deref().is_some_and(|name| folded(name) == folded(&path));
        if is_same { beside } else { self.of_name_below(last, is_read).or(beside) }
    }

    /// The file of a name in a folder right below, for one that is named without the folder.
    fn of_name_below(&self, name: &str, is_read: impl Fn(&str) -> bool) -> Option<String> {
        let folders = self.folders_in("").unwrap_or_default().into_iter().take(COMPARED);
        let mut paths = folders.flat_map(|folder| {
            let same = self.names_in(&folder).into_iter().filter(|other| folded(other) == folded(name));
            same.map(|other| joined(&folder, &other)).collect::<Vec<_>>()
        });
        paths.find(|path| !is_read(path))
    }

    /// The names of the files in a folder, sorted; not all of very many, since nobody means one of thousands.
    fn names_in(&self, folder: &str) -> Vec<String> {
        match &self.files {
            Files::Folder(root) => {
                let files = entries(&root.join(folder)).unwrap_or_default().into_iter().take(COMPARED);
                files.filter(|(_, path)| path.is_file()).map(|(name, _)| name).collect()
            }
            Files::Memory(files) => {
                let inside = files.keys().map(|path| parted(path)).filter(|(parent, _)| *parent == folder);
                inside.map(|(_, name)| name.to_owned()).take(COMPARED).collect()
            }
        }
    }

    fn read_as_stored(&self, file: &str, limit: u64) -> Result<Bytes, Refusal> {
        let bytes = match &self.files {
            Files::Folder(root) => read_within(root, file, limit)?,
            Files::Memory(files) => files.get(file).cloned().ok_or(Refusal::System(io::ErrorKind::NotFound.into()))?,
        };
        if bytes.len() as u64 > limit { Err(Refusal::TooLarge(limit)) } else { Ok(bytes) }
    }

    /// The names of the folders right below a folder of it, or right below where that is empty, sorted.
    pub fn folders_in(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut names = match &self.files {
            Files::Folder(root) if folder.is_empty() || self.has_folder(folder) => {
                let inside = entries(&root.join(folder))?.into_iter();
                inside.filter(|(_, path)| path.is_dir()).map(|(name, _)| name).collect()
            }
            Files::Folder(_) => Vec::new(),
            Files::Memory(files) => {
                let inside = files.keys().filter_map(|path| below(path, folder));
                inside.filter_map(|path| path.split_once('/')).map(|(first, _)| first.to_owned()).collect::<Vec<_>>()
            }
        };
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// Whether it has a folder, by its path.
    pub fn has_folder(&self, folder: &str) -> bool {
        match &self.files {
            Files::Folder(root) => !leaves(folder) && root.join(folder).is_dir(),
            Files::Memory(files) => files.keys().any(|path| below(path, folder).is_some()),
        }
    }

    /// The paths of all files in a folder of it, sorted.
    pub fn files_below(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut paths = Vec::new();
        match &self.files {
            Files::Folder(root) => collect_below(&root.join(folder), folder, &mut paths)?,
            Files::Memory(files) => paths.extend(files.keys().filter(|path| below(path, folder).is_some()).cloned()),
        }
        paths.sort();
        Ok(paths)
    }
}

/// What is left of a path below a folder; all of it where that is empty.
fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}

impl Refusal {
    /// What to tell about a file that cannot be had.
    pub fn diagnostic(&self, file: &str) -> Diagnostic {
        match self {
            Self::Outside => Diagnostic::error(message!(codes::FILE_OUTSIDE, fil = file)),
            Self::NotAFile => Diagnostic::error(message!(codes::NOT_A_FILE, fil = file)),
            Self::TooLarge(limit) => {
                Diagnostic::error(message!(codes::FILE_TOO_LARGE, fil = file, grans = limit >> 20))
            }
            Self::System(error) => unreadable(file, error),
        }
    }
}

/// What to tell about a file or folder that the system does not give.
pub fn unreadable(file: &str, error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::NotFound => Diagnostic::error(message!(codes::FILE_MISSING, fil = file, forslag = "")),
        _ => {
            let slag = kind_of_trouble(error);
            Diagnostic::error(message!(
                codes::FILE_UNREADABLE,
                slag = slag,
                fil = file,
                orsak = reasons::of_system(error)
            ))
        }
    }
}

/// The name of a folder as text. Bytes that are not UTF-8 are written by their numbers, `fall%E5`: two names that differ in
/// nothing else would be one.
pub(crate) fn folder_name(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| text.push_str(&format!("%{byte:02X}")));
    }
    text
}

/// A path's folder, empty where it has none, and its name there.
fn parted(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Reads a file that lies in a folder. It is asked for its size first, so that its bytes are not copied while they come in.
fn read_within(root: &Path, file: &str, limit: u64) -> Result<Bytes, Refusal> {
    let path = root.join(file).canonicalize().map_err(Refusal::System)?;
    if !path.starts_with(root) {
        return Err(Refusal::Outside);
    }
    if !path.is_file() {
        return Err(Refusal::NotAFile);
    }
    let file = std::fs::File::open(&path).map_err(Refusal::System)?;
    let expected = file.metadata().map_err(Refusal::System)?.len();
    if expected > limit {
        return Err(Refusal::TooLarge(limit));
    }
    // One byte more, so that the end of the file is seen without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(expected + 1).unwrap_or_default());
    file.take(limit + 1).read_to_end(&mut bytes).map_err(Refusal::System)?;
    Ok(Bytes::from(bytes))
}

/// Whether a name leads out of the folder before any link is followed, so that it is told so even if nothing is there.
fn leaves(name: &str) -> bool {
    let mut depth = 0;
    Path::new(name).components().any(|component| {
        depth += match component {
            Component::Normal(_) => 1,
            Component::CurDir => 0,
            Component::ParentDir => -1,
            Component::Prefix(_) | Component::RootDir => return true,
        };
        depth < 0
    })
}

/// Adds the paths of a folder's files and of those in the folders below.
fn collect_below(path: &Path, name: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for (entry, path) in entries(path)? {
        let inside = format!("{name}/{entry}");
        if path.is_dir() {
            collect_below(&path, &inside, paths)?;
        } else {
            paths.push(inside);
        }
    }
    Ok(())
}

/// The names in a folder with their paths, in the order of the names.
#[cfg_attr(not(test), expect(clippy::disallowed_methods, reason = "sorted at once"))]
fn entries(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        found.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(files: &[(&str, &str)]) -> (tempfile::TempDir, [Source; 2]) {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), Bytes::copy_from_slice(text.as_bytes()));
        let sources =
            [Source::folder(folder.path()).unwrap(), Source::memory("case", files.iter().map(owned).collect())];
        (folder, sources)
    }

    #[test]
    fn a_folder_and_memory_answer_alike() {
        let (_folder, sources) = both(&[("a.toml", "12345"), ("hus/b.toml", "x"), ("hus/layout/c.typ", "y")]);
        for source in sources {
            assert_eq!(source.read("a.toml", 5).unwrap(), "12345");
            assert!(matches!(source.read("a.toml", 4), Err(Refusal::TooLarge(4))));
            assert!(matches!(source.read("../a.toml", 9), Err(Refusal::Outside)));
            assert!(matches!(source.read("/a.toml", 9), Err(Refusal::Outside)));
            let missing = source.read("saknas.toml", 9).unwrap_err();
            assert_eq!(missing.diagnostic("saknas.toml").code, codes::FILE_MISSING);
            assert_eq!(source.folders_in("").unwrap(), ["hus"]);
            assert!(source.has_folder("hus") && !source.has_folder("a.toml") && !source.has_folder("layout"));
            assert_eq!(source.files_below("hus").unwrap(), ["hus/b.toml", "hus/layout/c.typ"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_utf8_in_a_name_is_written_by_its_bytes() {
        use std::os::unix::ffi::OsStrExt;
        for (bytes, name) in
            [(&b"fall\xe5"[..], "fall%E5"), (b"\xff\xfe a", "%FF%FE a"), ("år".as_bytes(), "år"), (b"%E5", "%E5")]
        {
            assert_eq!(folder_name(OsStr::from_bytes(bytes)), name);
        }
    }

    #[test]
    fn what_was_read_is_shared() {
        let source = Source::memory("case", BTreeMap::from([("a".to_owned(), Bytes::from(vec![7; 1000]))]));
        let (one, other) = (source.read("a", 1000).unwrap(), source.read("a", 1000).unwrap());
        assert_eq!(one.as_ptr(), other.as_ptr());
    }

    #[test]
    fn what_is_no_folder_is_no_source() {
        let (folder, _) = both(&[("a.toml", "")]);
        assert!(Source::folder(&folder.path().join("a.toml")).is_err());
        assert!(Source::folder(&folder.path().join("saknas")).is_err());
    }
}
