//! The findings of a build that wrote nothing, put into the output of an earlier one.
//!
//! That output stays as it is: its manifest has the hashes of all its files, also of the findings of its own day. The new
//! ones stand beside those, in a file that no manifest lists and that the next output has not.

use std::fs;
use std::path::Path;

use super::carry::MANIFEST;
use super::owner::{self, Owner};
use super::{OutputFile, Stage, Target, failed, lock, sync_folder};
use crate::diagnostic::Diagnostic;

/// The name of the file.
pub const FINDINGS: &str = "granskning-inte-byggt.txt";

/// Puts the file with this text into an output of this case that the program has written earlier, whole or not at all; says
/// whether there is an output. Another case's is left as it is, and that it is there is a problem.
pub fn put_findings(target: &Target, own: &Owner, text: String) -> Result<bool, Diagnostic> {
    if !is_written(&target.directory.join(&target.case)) {
        return Ok(false);
    }
    let lock = lock(target)?;
    let paths = lock.paths();
    owner::refuse_others(&paths.target(), Some(own))?;
    let stage = Stage::create(paths.stage())?;
    stage.write(&OutputFile { path: FINDINGS.to_owned(), bytes: text.into() })?;
    let file = paths.target().join(FINDINGS);
    fs::rename(stage.path.join(FINDINGS), &file).map_err(|error| failed(&file, &error))?;
    sync_folder(&paths.target())?;
    Ok(true)
}

fn is_written(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(MANIFEST)).is_ok_and(|found| found.is_file())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::output::write;

    fn target(directory: &Path) -> Target {
        Target { directory: directory.to_owned(), case: "fall".to_owned() }
    }

    fn own() -> Owner {
        Owner { folder: "fall".to_owned(), number: None, inputs: std::collections::BTreeSet::new() }
    }

    fn build(directory: &Path, text: &'static str) {
        let manifest = "[[utdata]]\nfil = \"granskning.txt\"\n";
        let files = [("granskning.txt", text), (MANIFEST, manifest)];
        let files = files.map(|(path, text)| OutputFile { path: path.to_owned(), bytes: text.into() });
        write(&lock(&target(directory)).unwrap(), &files).unwrap();
    }

    fn names(folder: &Path) -> Vec<PathBuf> {
        let found = super::super::entries(folder).unwrap();
        found.into_iter().map(|(path, _)| path.strip_prefix(folder).unwrap().to_owned()).collect()
    }

    #[test]
    fn findings_lie_in_an_old_output_until_the_next() {
        let root = tempfile::tempdir().unwrap();
        build(root.path(), "old");
        let case = root.path().join("fall");
        fs::write(case.join("mine.txt"), "mine").unwrap();
        for text in ["first", "second"] {
            assert!(put_findings(&target(root.path()), &own(), text.to_owned()).unwrap());
            assert_eq!(fs::read_to_string(case.join(FINDINGS)).unwrap(), text);
        }
        assert_eq!(fs::read_to_string(case.join("granskning.txt")).unwrap(), "old");
        assert_eq!(names(root.path()), [PathBuf::from("fall")], "nothing is left beside it");
        build(root.path(), "new");
        assert_eq!(names(&case), ["granskning.txt", MANIFEST, "mine.txt"].map(PathBuf::from));
    }

    #[test]
    fn what_the_program_has_not_written_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        assert!(!put_findings(&target(&root.path().join("none")), &own(), "text".to_owned()).unwrap());
        assert_eq!(names(root.path()), Vec::<PathBuf>::new(), "no folder is made");
        let case = root.path().join("fall");
        fs::create_dir_all(case.join(MANIFEST)).unwrap();
        assert!(!put_findings(&target(root.path()), &own(), "text".to_owned()).unwrap());
        assert_eq!(names(&case), [PathBuf::from(MANIFEST)]);
    }

    #[test]
    fn a_build_under_way_is_waited_for() {
        let root = tempfile::tempdir().unwrap();
        build(root.path(), "old");
        let held = lock(&target(root.path())).unwrap();
        assert_eq!(
            put_findings(&target(root.path()), &own(), "text".to_owned()).unwrap_err().code,
            crate::codes::OUTPUT_LOCKED
        );
        drop(held);
    }
}
