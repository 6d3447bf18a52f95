//! Finds the template folders that are built into the program, so that a new folder touches no source: run by Cargo before the
//! crate is compiled, which takes what is written here in `templates/builtin.rs`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

fn main() {
    // Cargo looks into every folder below.
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=src/build.rs");
    let written = variable("OUT_DIR").join("templates.rs");
    // A new file, never the old one's bytes: target folders that were copied as hard links share those.
    let _ = fs::remove_file(&written);
    fs::write(written, table(&variable("CARGO_MANIFEST_DIR").join("templates")))
        .expect("Cargo's folder can be written to");
}

#[expect(clippy::disallowed_methods, reason = "Cargo speaks to build scripts so")]
fn variable(name: &str) -> PathBuf {
    std::env::var_os(name).expect("Cargo sets it").into()
}

/// Rust for a slice of every file in the folders of `root`, by its path there and sorted by it, with its SHA-256. Files that lie
/// beside the folders belong to none.
pub(crate) fn table(root: &Path) -> String {
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for folder in entries(root).into_iter().filter(|path| path.is_dir()) {
        find(&folder, &name(&folder), &mut files);
    }
    files.sort();
    let mut text = "&[\n".to_owned();
    for (inside, path) in files {
        let bytes = fs::read(&path).expect("a template file can be read");
        let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let file = path.to_str().expect("the path is UTF-8");
        writeln!(text, "    BuiltIn {{ path: {inside:?}, bytes: include_bytes!({file:?}), sha256: {sha256:?} }},")
            .expect("a string takes it");
    }
    text + "]\n"
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
