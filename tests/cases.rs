//! Golden cases: for every folder of `tests/cases` what `check` says in Swedish and English, to the letter, and that
//! `build` writes it or nothing. `UTLATANDE_UPDATE=1 cargo test --release --test all cases::` rewrites what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::common::{Said, difference, entries, fall, program, repository, run, said, scratch, update};

/// Cases whose name starts so have errors.
const FAILS: &str = "err_";

/// Links are told in a case's changes, and Windows has them only for administrators.
const NEEDS_LINKS: &str = "err_lank";

#[test]
fn every_case_says_what_is_expected() {
    let scratch = scratch();
    let wrong: Vec<String> = folders().par_iter().flat_map_iter(|folder| problems(folder, scratch.path())).collect();
    assert!(wrong.is_empty(), "{}\n{} problems", wrong.join("\n\n"), wrong.len());
}

/// What is wrong with a case, laid out in `scratch`.
fn problems(folder: &Path, scratch: &Path) -> Vec<String> {
    let case = fall::lay_out(folder, scratch);
    let checked = ["sv", "en"].map(|language| {
        let told = told(&said(program().args(["check", "--lang", language]).arg(&case)));
        compare(&folder.join(format!("expected.{language}.txt")), &told)
    });
    checked.into_iter().chain([build_as_promised(&case, scratch)]).filter_map(Result::err).collect()
}

#[test]
fn nothing_is_expected_that_is_not_compared() {
    for folder in folders() {
        for path in entries(&folder) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let compared = ["expected.sv.txt", "expected.en.txt"].contains(&name.as_str());
            assert!(!fall::is_expected(&name) || compared, "{} is never used", path.display());
        }
    }
}

fn folders() -> Vec<PathBuf> {
    let all = entries(&repository("tests/cases"));
    let folders: Vec<PathBuf> = all.into_iter().filter(|folder| cfg!(unix) || !folder.ends_with(NEEDS_LINKS)).collect();
    assert!(folders.len() > 2, "the cases are gone");
    folders
}

/// What is expected: the exit code, then the messages. `check` has nothing to say on standard output.
fn told(said: &Said) -> String {
    assert_eq!(said.out, "");
    format!("exit {}\n\n{}", said.code, said.err)
}

fn compare(expected: &Path, told: &str) -> Result<(), String> {
    if update() {
        fs::write(expected, told).unwrap();
    }
    let Ok(wanted) = fs::read(expected) else { return Err(format!("{} is missing", expected.display())) };
    difference(&expected.display().to_string(), told.as_bytes(), &wanted).map_or(Ok(()), Err)
}

/// `build` of a case with errors exits 1 and writes nothing; of any other it writes all.
fn build_as_promised(case: &Path, scratch: &Path) -> Result<(), String> {
    let name = case.file_name().unwrap().to_str().unwrap();
    let output = scratch.join("output").join(name);
    let said = run([Path::new("build"), case, Path::new("--output"), &output]);
    match (name.starts_with(FAILS), said.code, output.exists()) {
        (true, 1, false) | (false, 0, true) => Ok(()),
        (_, code, written) => Err(format!("{name}: build exits {code}, output {written}\n{}", said.err)),
    }
}
