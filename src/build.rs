//! Finds the template folders that are built into the program, so that a new folder touches no source: run by Cargo before the
//! crate is compiled, which takes what is written here in `templates/builtin.rs`. The words that the review rules know of a language
//! become data of the program here too, which `review/language_data/lists.rs` takes: to parse them takes longer than many rules. And the
//! program is linked with packed relocations where the system reads them.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};
use toml::{Table, Value};

/// The words that the review rules know.
const WORDS: &str = "sprak/sv/regler.toml";

/// The first glibc that reads packed relocations.
const PACKED_SINCE: (u32, u32) = (2, 36);

fn main() {
    // Cargo looks into every folder below.
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=src/build.rs");
    let out = variable("OUT_DIR");
    let templates = variable("CARGO_MANIFEST_DIR").join("templates");
    write(&out.join("templates.rs"), table(&templates, &out).as_bytes());
    let words = fs::read_to_string(templates.join(WORDS)).expect("the words can be read");
    let words: Table = toml::from_str(&words).expect("the words are TOML");
    write(&out.join("words.rs"), format!("&{}", entries_of(&words)).as_bytes());
    if reads_packed_relocations() {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// Whether the program is built for the system that it is built on, and that reads packed relocations. Those that are not packed are
/// pages of the program that each start reads, and keeps: a fifteenth of what a case's build needs.
fn reads_packed_relocations() -> bool {
    let is_gnu = variable("CARGO_CFG_TARGET_ENV").as_os_str() == "gnu" && variable("HOST") == variable("TARGET");
    let asked = is_gnu.then(|| Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()).flatten();
    asked.is_some_and(|answer| version(&String::from_utf8_lossy(&answer.stdout)) >= Some(PACKED_SINCE))
}

/// The numbers of "glibc 2.36".
fn version(answer: &str) -> Option<(u32, u32)> {
    let (major, minor) = answer.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Rust for the entries of a table, as `lists.rs` has them.
fn entries_of(table: &Table) -> String {
    let entries: String = table.iter().map(|(name, value)| format!("({name:?}, {}),\n", listed(value))).collect();
    format!("[{entries}]")
}

/// Rust for a value: lists have no other ones.
fn listed(value: &Value) -> String {
    match value {
        Value::String(text) => format!("Listed::Text({text:?})"),
        Value::Integer(number) => format!("Listed::Number({number})"),
        Value::Boolean(truth) => format!("Listed::Truth({truth})"),
        Value::Array(items) => format!("Listed::Items(&[{}])", items.iter().map(listed).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => format!("Listed::Table(&{})", entries_of(table)),
        Value::Float(_) | Value::Datetime(_) => unreachable!("words have neither fractions nor days"),
    }
}

/// A new file, never the old one's bytes: target folders that were copied as hard links share those.
fn write(path: &Path, bytes: &[u8]) {
    let _ = fs::remove_file(path);
    fs::write(path, bytes).expect("Cargo's folder can be written to");
}

#[expect(clippy::disallowed_methods, reason = "Cargo speaks to build scripts so")]
fn variable(name: &str) -> PathBuf {
    std::env::var_os(name).expect("Cargo sets it").into()
}

/// Rust for a slice of every file in the folders of `root`, by its path there and sorted by it, with its SHA-256 and, of a packed
/// list of words, the list, which lies in `out`. Files that lie beside the folders belong to none.
pub(crate) fn table(root: &Path, out: &Path) -> String {
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for folder in entries(root).into_iter().filter(|path| path.is_dir()) {
        find(&folder, &name(&folder), &mut files);
    }
    files.sort();
    let mut text = "&[\n".to_owned();
    for (inside, path) in files {
        let bytes = fs::read(&path).expect("a template file can be read");
        let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let file = path.to_str().expect("the path is UTF-8");
        let list = unpacked(&inside, &bytes, out)
            .map_or("None".to_owned(), |list| format!("Some(include_str!({:?}))", list.to_str().expect("so is this")));
        writeln!(
            text,
            "    BuiltIn {{ path: {inside:?}, bytes: include_bytes!({file:?}), sha256: {sha256:?}, list: {list} }},"
        )
        .expect("a string takes it");
    }
    text + "]\n"
}

/// The file in `out` that has the words of a packed list.
fn unpacked(inside: &str, bytes: &[u8], out: &Path) -> Option<PathBuf> {
    let name = inside.strip_suffix(".dic.gz")?.replace('/', "-");
    let mut list = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut list).expect("a list of words can be unpacked");
    let path = out.join(name + ".dic");
    write(&path, &list);
    Some(path)
}

/// Adds the files of a folder, and of those in it.
fn find(folder: &Path, inside: &str, files: &mut Vec<(String, PathBuf)>) {
    for path in entries(folder) {
        let inside = format!("{inside}/{}", name(&path));
        if path.is_dir() {
            find(&path, &inside, files);
        } else {
            files.push((inside, path));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the table is sorted")]
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a template folder can be read");
    entries.map(|entry| entry.expect("a template folder can be read").path()).collect()
}

fn name(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).expect("the name of a template file is UTF-8").to_owned()
}
