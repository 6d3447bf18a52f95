//! Cases of tests: whole folders, or changes to one, told in a `case.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::workbook::{self, CellEdit};
use super::{BASE, copy, put, repository, tree};

/// The name of the file that tells changes.
pub const CHANGES: &str = "case.toml";

/// Changes to the base case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changes {
    /// What the case shows, for who reads it.
    pub visar: String,
    /// Texts replaced in files.
    #[serde(default)]
    pub text: Vec<TextEdit>,
    /// Cells and sheets changed in workbooks.
    #[serde(default)]
    pub cell: Vec<CellEdit>,
    /// Files taken away.
    #[serde(default)]
    pub bort: Vec<String>,
    /// Symbolic links: a name in the case's folder, and where it leads.
    #[serde(default)]
    pub lankar: Vec<(String, String)>,
}

/// A text replaced in a file; without `sok` put at its end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextEdit {
    #[serde(default = "standard")]
    pub fil: String,
    #[serde(default)]
    pub sok: String,
    pub till: String,
}

fn standard() -> String {
    "arende.toml".to_owned()
}

/// Lays out the case of a folder under `root`: its own files, over the base when it only tells changes.
pub fn lay_out(folder: &Path, root: &Path) -> PathBuf {
    let case = root.join(folder.file_name().unwrap());
    let own = tree(folder);
    if !own.contains_key("arende.toml") {
        copy(&repository(BASE), &case);
    }
    for (path, bytes) in own.iter().filter(|(path, _)| *path != CHANGES && !is_expected(path)) {
        put(&case.join(path), bytes);
    }
    for path in tree(&case).into_keys().filter(|path| is_expected(path)) {
        fs::remove_file(case.join(path)).unwrap();
    }
    if let Some(bytes) = own.get(CHANGES) {
        let changes: Changes = toml::from_slice(bytes).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        assert!(!changes.visar.is_empty(), "{} does not say what it shows", folder.display());
        change(&case, &changes);
    }
    case
}

/// Whether a file of a case's folder is an expected output.
pub fn is_expected(path: &str) -> bool {
    path.starts_with("expected.")
}

/// The base case in a folder of its own, with changes.
pub fn changed(root: &Path, name: &str, changes: &Changes) -> PathBuf {
    let case = root.join(name);
    copy(&repository(BASE), &case);
    change(&case, changes);
    case
}

/// Makes changes in a case.
pub fn change(case: &Path, changes: &Changes) {
    for edit in &changes.text {
        let path = case.join(&edit.fil);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let changed = if edit.sok.is_empty() {
            format!("{text}{}", edit.till)
        } else {
            assert!(text.contains(&edit.sok), "{} has no {:?}", path.display(), edit.sok);
            text.replacen(&edit.sok, &edit.till, 1)
        };
        put(&path, changed.as_bytes());
    }
    workbook::edit(case, &changes.cell);
    for file in &changes.bort {
        fs::remove_file(case.join(file)).unwrap();
    }
    for (name, to) in &changes.lankar {
        link(to, &case.join(name));
    }
}

#[cfg(unix)]
fn link(to: &str, at: &Path) {
    std::os::unix::fs::symlink(to, at).unwrap();
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) {
    panic!("cases with links are for Unix");
}
