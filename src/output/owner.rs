//! Whose output a folder holds: its manifest names the case. Folders of cases with one name, or names that a disk takes for one,
//! lead to the same place, also in runs of their own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::carry::MANIFEST;
use super::{OutputFile, failed};
use crate::codes::{OUTPUT_OTHER_DRAFT, OUTPUT_OTHERS};
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// A case, as the manifest of its output names it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Owner {
    /// The name of its folder.
    #[serde(rename = "mapp")]
    pub folder: String,
    /// Its number; a draft may have none yet.
    #[serde(rename = "arendenummer")]
    pub number: Option<String>,
    /// The hashes of its files; none where they are not known.
    #[serde(skip)]
    pub inputs: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Manifest {
    arende: Owner,
    #[serde(default)]
    indata: Vec<Input>,
}

#[derive(Deserialize)]
struct Input {
    sha256: String,
}

/// Files of a draft that hardly all change between two builds.
const MANY: usize = 3;

impl Owner {
    /// The case of an output; none where nothing is there that the program has written, or it does not say whose it is.
    pub(super) fn of_output(folder: &Path) -> Result<Option<Self>, Diagnostic> {
        let path = folder.join(MANIFEST);
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            return Ok(None);
        }
        Ok(of_manifest(&fs::read(&path).map_err(|error| failed(&path, &error))?))
    }

    /// The case of files to be written.
    pub(super) fn of_files(files: &[OutputFile]) -> Option<Self> {
        of_manifest(&files.iter().find(|file| file.path == MANIFEST)?.bytes)
    }

    /// Whether it is the same case, moved or renamed perhaps: its number says so, and its folder's name where one has no number
    /// yet. A number that was corrected cannot be told from that of another case.
    fn is_same(&self, other: &Self) -> bool {
        match (&self.number, &other.number) {
            (Some(one), Some(other)) => one == other,
            _ => self.folder == other.folder,
        }
    }

    /// Whether it is a draft that may be another though its folder is called the same: neither has a number, and of many files none
    /// is the same.
    fn is_another_draft(&self, other: &Self) -> bool {
        let are_known = [self, other].iter().all(|owner| owner.number.is_none() && owner.inputs.len() >= MANY);
        are_known && self.inputs.is_disjoint(&other.inputs)
    }

    fn shown(&self) -> &str {
        self.number.as_ref().unwrap_or(&self.folder)
    }
}

fn of_manifest(bytes: &[u8]) -> Option<Owner> {
    let Manifest { arende, indata } = toml::from_slice(bytes).ok()?;
    Some(Owner { inputs: indata.into_iter().map(|input| input.sha256).collect(), ..arende })
}

/// Refuses a folder with another case's output.
pub(super) fn refuse_others(folder: &Path, own: Option<&Owner>) -> Result<(), Diagnostic> {
    match (Owner::of_output(folder)?, own) {
        (Some(found), Some(own)) if !found.is_same(own) => {
            let (folder, other, own) = (folder.display(), found.shown(), own.shown());
            Err(Diagnostic::error(message!(OUTPUT_OTHERS, mapp = folder, annat = other, eget = own)))
        }
        (Some(found), Some(own)) if found.is_another_draft(own) => {
            Err(Diagnostic::error(message!(OUTPUT_OTHER_DRAFT, mapp = folder.display())))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_says_which_case_it_is_else_the_folder() {
        let owner = |folder: &str, number: Option<&str>| Owner {
            folder: folder.to_owned(),
            number: number.map(str::to_owned),
            inputs: BTreeSet::new(),
        };
        for (one, other, is_same) in [
            (owner("a", Some("1")), owner("a", Some("1")), true),
            (owner("a", Some("1")), owner("A", Some("1")), true),
            (owner("a", Some("1")), owner("a", Some("2")), false),
            (owner("a", None), owner("a", Some("2")), true),
            (owner("a", Some("1")), owner("a", None), true),
            (owner("a", None), owner("a", None), true),
            (owner("a", None), owner("A", None), false),
            (owner("a", None), owner("A", Some("2")), false),
        ] {
            assert_eq!(one.is_same(&other), is_same, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_draft_of_other_files_is_another() {
        let draft = |number: Option<&str>, inputs: &[&str]| Owner {
            folder: "a".to_owned(),
            number: number.map(str::to_owned),
            inputs: inputs.iter().map(|hash| (*hash).to_owned()).collect(),
        };
        for (one, other, is_another) in [
            (draft(None, &["1", "2", "3"]), draft(None, &["4", "5", "6"]), true),
            (draft(None, &["1", "2", "3"]), draft(None, &["3", "5", "6"]), false),
            (draft(None, &["1", "2"]), draft(None, &["4", "5", "6"]), false),
            (draft(None, &["1", "2", "3"]), draft(None, &[]), false),
            (draft(Some("7"), &["1", "2", "3"]), draft(None, &["4", "5", "6"]), false),
        ] {
            assert_eq!(one.is_another_draft(&other), is_another, "{one:?} {other:?}");
        }
    }

    #[test]
    fn what_does_not_say_whose_it_is_is_nobodys() {
        let owner = |text: &str| of_manifest(text.as_bytes());
        let wanted = Owner { folder: "fall".to_owned(), number: None, inputs: BTreeSet::new() };
        assert_eq!(owner("format = 1\n[arende]\nmapp = \"fall\"\nstatus = \"utkast\""), Some(wanted));
        assert_eq!(owner("format = 1"), None);
        assert_eq!(owner("arende ="), None);
    }
}
