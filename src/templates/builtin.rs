//! The template folders built into the program: all that lie in `templates/`, found by `src/build.rs`.

use bytes::Bytes;

use crate::source::Source;

/// A file of a built-in folder.
struct BuiltIn {
    /// Its path below `templates/`.
    path: &'static str,
    bytes: &'static [u8],
    /// Computed when the program is built: hashing a house's fonts takes as long as reading a workbook.
    sha256: &'static str,
    /// The words of a packed list, unpacked when the program is built: that takes longer than all that a case asks of it.
    list: Option<&'static str>,
}

/// Every file, sorted by its path.
const FILES: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The built-in folders.
pub(super) fn source() -> Source {
    let file = |file: &BuiltIn| (file.path.to_owned(), Bytes::from_static(file.bytes));
    Source::memory("templates", FILES.iter().map(file).collect())
}

/// A file by its path.
pub(super) fn file(path: &str) -> Option<&'static [u8]> {
    let index = FILES.binary_search_by_key(&path, |file| file.path).ok()?;
    Some(FILES[index].bytes)
}

/// The first built-in file of a path's name, which shows what such a file may hold.
pub(super) fn alike(path: &str) -> Option<&'static str> {
    let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let found = FILES.iter().find(|file| name(file.path) == name(path))?;
    std::str::from_utf8(found.bytes).ok()
}

/// The SHA-256 of a file that is the built-in one of this path.
pub(super) fn sha256(path: &str, bytes: &[u8]) -> Option<&'static str> {
    let index = FILES.binary_search_by_key(&path, |file| file.path).ok()?;
    (FILES[index].bytes == bytes).then_some(FILES[index].sha256)
}

/// The words of a packed list that is a built-in one.
pub(super) fn list(packed: &[u8]) -> Option<&'static str> {
    FILES.iter().filter(|file| file.bytes == packed).find_map(|file| file.list)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{FILES, list, sha256};

    /// A file of `templates/` that is not found would be missing from the program without a word.
    #[test]
    fn every_file_of_the_folders_is_built_in() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut found = Vec::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).expect("templates can be read") {
                let path = entry.expect("entry").path();
                if path.is_dir() {
                    open.push(path);
                } else if path.parent() != Some(&root) {
                    // What lies beside the folders is about them, and in none of them.
                    let inside = path.strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
                    found.push((inside, std::fs::read(path).expect("a template file can be read")));
                }
            }
        }
        found.sort();
        let built_in: Vec<_> = FILES.iter().map(|file| (file.path.to_owned(), file.bytes.to_vec())).collect();
        assert!(found == built_in, "{:?}", FILES.iter().map(|file| file.path).collect::<Vec<_>>());
    }

    #[test]
    fn hashes_are_those_of_the_bytes() {
        for file in FILES {
            assert_eq!(file.sha256, crate::hash::sha256(file.bytes), "{}", file.path);
            assert_eq!(sha256(file.path, file.bytes), Some(file.sha256));
            assert_eq!(sha256(file.path, b"changed"), None);
        }
        assert_eq!(sha256("goteborg/nytt.typ", b""), None);
    }

    /// Of a list that is not built in nothing is known.
    #[test]
    fn lists_are_those_that_are_packed() {
        let packed: Vec<_> = FILES.iter().filter(|file| file.path.ends_with(".dic.gz")).collect();
        assert!(!packed.is_empty());
        for file in packed {
            let mut unpacked = String::new();
            flate2::read::GzDecoder::new(file.bytes).read_to_string(&mut unpacked).expect("a list can be unpacked");
            assert!(list(file.bytes) == Some(unpacked.as_str()), "{}", file.path);
        }
        assert_eq!(list(b""), None);
    }
}
