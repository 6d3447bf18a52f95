//! Whose output a folder holds: its manifest names the case. Folders of cases with one name, or names that a disk takes for one,
//! lead to the same place, also in runs of their own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::carry::MANIFEST;
use super::paths::Paths;
use super::{OutputFile, failed};
use crate::case_files::CASE_FILE;
use crate::codes::{OUTPUT_OTHER_DRAFT, OUTPUT_OTHERS};
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// A case, as the manifest of its output names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Owner {
    /// The name of its folder.
    #[serde(rename = "mapp")]
    pub folder: String,
    /// Its number; a draft may have none yet.
    #[serde(rename = "arendenummer")]
    pub number: Option<String>,
    /// Whether it may have a number that could not be read.
    #[serde(skip)]
    pub is_broken: bool,
    /// The hashes of its files; none where they are not known.
    #[serde(skip)]
    pub inputs: BTreeSet<String>,
    /// Where it lies; of an output known for drafts without a number alone.
    #[serde(skip)]
    pub place: Option<String>,
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

/// What another case is that has the same place for its output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Other {
    /// A case with a number or a name of its own.
    Case,
    /// A draft whose folder is called the same.
    Draft,
}

/// Files of a draft that hardly all change between two builds.
const MANY: usize = 3;

impl Owner {
    /// The case of an output; none where nothing is there that the program has written, or it does not say whose it is.
    fn of_output(paths: &Paths) -> Result<Option<Self>, Diagnostic> {
        let path = paths.target().join(MANIFEST);
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            return Ok(None);
        }
        let owner = of_manifest(&fs::read(&path).map_err(|error| failed(&path, &error))?);
        Ok(owner.map(|owner| match owner.number {
            Some(_) => owner,
            None => Self { place: fs::read_to_string(paths.place()).ok(), ..owner },
        }))
    }

    /// The case of files to be written.
    pub(super) fn of_files(files: &[OutputFile]) -> Option<Self> {
        of_manifest(&files.iter().find(|file| file.path == MANIFEST)?.bytes)
    }

    /// What the case of an output is to one that would be written over it; nothing where they are the same, moved or renamed
    /// perhaps. Its number says so. Of a draft without one its place does, and whether a case still lies there; where that is not
    /// known, its folder's name and its files. A number that was corrected or removed cannot be told from that of another case.
    fn other(&self, own: &Self) -> Option<Other> {
        match (&self.number, &own.number) {
            (Some(one), Some(other)) => return (one != other).then_some(Other::Case),
            _ if self.folder != own.folder => return Some(Other::Case),
            (Some(_), None) if !own.is_broken => return Some(Other::Case),
            _ => {}
        }
        match (&self.place, &own.place) {
            (Some(there), Some(here)) if there == here => None,
            (Some(there), Some(_)) if Path::new(there).join(CASE_FILE).is_file() => Some(Other::Draft),
            _ if self.has_other_files(own) => Some(Other::Draft),
            _ => None,
        }
    }

    /// Whether of many files none is the same.
    fn has_other_files(&self, own: &Self) -> bool {
        [self, own].iter().all(|owner| owner.inputs.len() >= MANY) && self.inputs.is_disjoint(&own.inputs)
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
pub(super) fn refuse_others(paths: &Paths, own: Option<&Owner>) -> Result<(), Diagnostic> {
    let (Some(found), Some(own)) = (Owner::of_output(paths)?, own) else { return Ok(()) };
    let folder = paths.target();
    match found.other(own) {
        None => Ok(()),
        Some(Other::Draft) => Err(Diagnostic::error(message!(OUTPUT_OTHER_DRAFT, mapp = folder.display()))),
        Some(Other::Case) => {
            let (folder, other, own) = (folder.display(), found.shown(), own.shown());
            Err(Diagnostic::error(message!(OUTPUT_OTHERS, mapp = folder, annat = other, eget = own)))
        }
    }
}

/// Writes down where a draft without a number lies, or forgets it where the case has one. It stands beside the output: what is in
/// that is the same wherever the case lies.
pub(super) fn note_place(paths: &Paths, own: Option<&Owner>) -> Result<(), Diagnostic> {
    let path = paths.place();
    match own {
        Some(Owner { number: None, place: Some(place), .. }) => {
            fs::write(&path, place).map_err(|error| failed(&path, &error))
        }
        _ => match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(&path, &error)),
            _ => Ok(()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(folder: &str, number: Option<&str>) -> Owner {
        Owner { folder: folder.to_owned(), number: number.map(str::to_owned), ..Owner::default() }
    }

    #[test]
    fn a_number_says_which_case_it_is_else_the_folder() {
        for (found, own, is_same) in [
            (case("a", Some("1")), case("a", Some("1")), true),
            (case("a", Some("1")), case("A", Some("1")), true),
            (case("a", Some("1")), case("a", Some("2")), false),
            (case("a", None), case("a", Some("2")), true),
            (case("a", Some("1")), case("a", None), false),
            (case("a", Some("1")), Owner { is_broken: true, ..case("a", None) }, true),
            (case("a", None), case("a", None), true),
            (case("a", None), case("A", None), false),
            (case("a", None), case("A", Some("2")), false),
        ] {
            assert_eq!(found.other(&own), (!is_same).then_some(Other::Case), "{found:?} {own:?}");
        }
    }

    #[test]
    fn a_draft_of_other_files_is_another() {
        let draft = |number: Option<&str>, inputs: &[&str]| Owner {
            inputs: inputs.iter().map(|hash| (*hash).to_owned()).collect(),
            ..case("a", number)
        };
        for (found, own, is_another) in [
            (draft(None, &["1", "2", "3"]), draft(None, &["4", "5", "6"]), true),
            (draft(None, &["1", "2", "3"]), draft(None, &["3", "5", "6"]), false),
            (draft(None, &["1", "2"]), draft(None, &["4", "5", "6"]), false),
            (draft(None, &["1", "2", "3"]), draft(None, &[]), false),
            (draft(None, &["1", "2", "3"]), draft(Some("7"), &["4", "5", "6"]), true),
        ] {
            assert_eq!(found.other(&own).is_some(), is_another, "{found:?} {own:?}");
        }
    }

    /// A draft that has been moved lies no longer where it was built from; one that still lies there is another, however alike.
    #[test]
    fn a_draft_is_where_it_lies() {
        let root = tempfile::tempdir().unwrap();
        let there = root.path().join("a");
        fs::create_dir(&there).unwrap();
        let at = |place: &Path| Owner {
            place: Some(place.display().to_string()),
            inputs: ["1", "2", "3"].map(str::to_owned).into(),
            ..case("a", None)
        };
        let (found, own) = (at(&there), at(&root.path().join("b/a")));
        assert_eq!(found.other(&own), None, "moved");
        fs::write(there.join(CASE_FILE), "").unwrap();
        assert_eq!(found.other(&own), Some(Other::Draft));
        assert_eq!(
            found.other(&Owner { number: Some("1".to_owned()), ..own }),
            Some(Other::Draft),
            "with a number by now"
        );
        assert_eq!(found.other(&Owner { inputs: ["4", "5", "6"].map(str::to_owned).into(), ..at(&there) }), None);
    }

    #[test]
    fn what_does_not_say_whose_it_is_is_nobodys() {
        let owner = |text: &str| of_manifest(text.as_bytes());
        assert_eq!(owner("format = 1\n[arende]\nmapp = \"fall\"\nstatus = \"utkast\""), Some(case("fall", None)));
        assert_eq!(owner("format = 1"), None);
        assert_eq!(owner("arende ="), None);
    }
}
