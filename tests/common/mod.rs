//! What the tests share: the built program in a known environment, folders of their own, and whole trees compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use bytes::Bytes;
use tempfile::TempDir;
use utlatande::fonts::{Fonts, HouseFont};
use utlatande::hash::sha256;
use utlatande::source::Source;

pub mod fall;
pub mod follow_up;
#[cfg(target_os = "linux")]
pub mod limited;
pub mod parts;
pub mod standing;
pub mod workbook;

/// The names of the months, written anew so that the program is not compared with itself.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// The complete minimal case that other cases are changes to.
pub const BASE: &str = "tests/cases/grundfall";

/// The sample case.
pub const SAMPLE: &str = "inputs/nordic-safe-cities-2025";

/// A path inside the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A case on disk.
pub fn source(folder: &Path) -> Source {
    Source::folder(folder).unwrap()
}

/// The folder of the house's own fonts.
pub const FONTS: &str = "templates/goteborg/typsnitt";

/// The fonts of the house.
pub fn house_fonts() -> Fonts {
    let files = tree(&repository(FONTS)).into_iter().filter(|(name, _)| name.ends_with(".ttf"));
    let fonts: Vec<(String, Bytes)> = files.map(|(name, bytes)| (name, bytes.into())).collect();
    let fonts = fonts.iter();
    Fonts::new(fonts.map(|(name, bytes)| HouseFont { name, bytes, sha256: sha256(bytes) })).unwrap()
}

/// A folder that vanishes with the test.
pub fn scratch() -> TempDir {
    TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// The built program, without the developer's locale and terminal.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_utlatande"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS", "RAYON_NUM_THREADS"] {
        command.env_remove(name);
    }
    command
}

/// What a run said, and its exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program with these arguments, in Swedish.
pub fn run<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Said {
    said(program().env("LANG", "sv_SE.UTF-8").args(arguments))
}

/// Runs a command to its end.
pub fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// Builds a case into `output`, which must succeed, and gives its folder there.
pub fn build(case: &Path, output: &Path) -> PathBuf {
    let said = run([Path::new("build"), case, Path::new("--output"), output]);
    assert_eq!(said.code, 0, "{}{}", said.err, said.out);
    output.join(case.file_name().unwrap())
}

/// The entries of a folder, in the order of their names.
#[expect(clippy::disallowed_methods, reason = "sorted at once")]
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// Every file below a folder by its path there, with `/` between.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for path in entries(&next) {
            if path.is_dir() {
                open.push(path);
            } else {
                let inside: Vec<&str> =
                    path.strip_prefix(folder).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
                files.insert(inside.join("/"), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Asserts that two trees are the same, naming the first file that differs and its first line that does.
pub fn assert_same_tree(got: &BTreeMap<String, Vec<u8>>, wanted: &BTreeMap<String, Vec<u8>>) {
    let names = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(got), names(wanted), "the files differ");
    for (name, bytes) in got {
        assert_same(name, bytes, &wanted[name]);
    }
}

/// Asserts that two files are the same.
pub fn assert_same(name: &str, got: &[u8], wanted: &[u8]) {
    if let Some(difference) = difference(name, got, wanted) {
        panic!("{difference}");
    }
}

/// The first line in which two files differ.
pub fn difference(name: &str, got: &[u8], wanted: &[u8]) -> Option<String> {
    if got == wanted {
        return None;
    }
    let (got, wanted) = (String::from_utf8_lossy(got), String::from_utf8_lossy(wanted));
    let same = got.lines().zip(wanted.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(nothing more)").chars().take(300).collect::<String>();
    let (got, wanted) = (line(&got), line(&wanted));
    Some(format!("{name} differs in line {}:\n  is:     {got}\n  wanted: {wanted}", same + 1))
}

/// Copies a folder, and all below it.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        put(&to.join(path), &bytes);
    }
}

/// Writes a file, and the folders that it lies in.
pub fn put(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Whether golden files are to be rewritten: `UTLATANDE_UPDATE=1 cargo test --release`.
#[expect(clippy::disallowed_methods, reason = "the developer's wish")]
pub fn update() -> bool {
    std::env::var_os("UTLATANDE_UPDATE").is_some_and(|value| !value.is_empty() && value != "0")
}
