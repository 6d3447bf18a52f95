//! Golden cases: for every folder of `tests/cases` what `check` says in Swedish and English, to the letter, and that
//! `build` writes it or nothing; of some what stands on their pages.
//! `UTLATANDE_UPDATE=1 cargo test --release --test all cases::` rewrites what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::common::{Said, difference, entries, fall, program, repository, run, said, scratch, tree, update};

/// Cases whose name starts so have errors.
const FAILS: &str = "err_";

/// Cases whose pages are compared: a draft, one that is decided, and one with attached PDFs.
const WITH_PAGES: [&str; 3] = ["antagen", "pdf-bilaga", "utkast"];

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
    let output = scratch.join("output").join(case.file_name().unwrap());
    let mut told: BTreeMap<String, Vec<u8>> = ["sv", "en"]
        .map(|language| {
            let told = told(&said(program().args(["check", "--lang", language]).arg(&case)));
            (format!("expected.{language}.txt"), told.into_bytes())
        })
        .into();
    let built = build_as_promised(&case, &output);
    told.extend(pages(&output));
    let compared = told.iter().map(|(name, told)| compare(&folder.join(name), told));
    compared.chain([built]).filter_map(Result::err).chain(unused(folder, &told)).collect()
}

/// The texts of the documents that were built, by what the files with the wanted ones are called.
fn pages(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let case = output.file_name().unwrap().to_str().unwrap();
    if !WITH_PAGES.contains(&case) {
        return BTreeMap::new();
    }
    let texts = tree(&output.join(case)).into_iter().filter_map(|(path, bytes)| {
        let is_document = path.ends_with(".txt") && path != "granskning.txt";
        is_document.then(|| (format!("expected.{path}"), bytes))
    });
    texts.collect()
}

/// What a case's folder expects that nothing is compared with.
fn unused(folder: &Path, compared: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names = tree(folder).into_keys().filter(|name| fall::is_expected(name) && !compared.contains_key(name));
    names.map(|name| format!("{} is never used", folder.join(name).display())).collect()
}

fn folders() -> Vec<PathBuf> {
    let all = entries(&repository("tests/cases"));
    let folders: Vec<PathBuf> = all.into_iter().filter(|folder| cfg!(unix) || !folder.ends_with(NEEDS_LINKS)).collect();
    assert!(folders.len() > 2, "the cases are gone");
    folders
}

/// What is expected: the exit code, then the messages. `check` has nothing to say on standard output.
fn told(said: &Said) -> String {
    assert_eq!(said.err, "");
    format!("exit {}\n\n{}", said.code, said.out)
}

fn compare(expected: &Path, told: &[u8]) -> Result<(), String> {
    if update() {
        fs::write(expected, told).unwrap();
    }
    let Ok(wanted) = fs::read(expected) else { return Err(format!("{} is missing", expected.display())) };
    difference(&expected.display().to_string(), told, &wanted).map_or(Ok(()), Err)
}

/// `build` of a case with errors exits 1 and writes nothing; of any other it writes all.
fn build_as_promised(case: &Path, output: &Path) -> Result<(), String> {
    let name = case.file_name().unwrap().to_str().unwrap();
    let said = run([Path::new("build"), case, Path::new("--output"), output]);
    match (name.starts_with(FAILS), said.code, output.exists()) {
        (true, 1, false) | (false, 0, true) => Ok(()),
        (_, code, written) => Err(format!("{name}: build exits {code}, output {written}\n{}", said.err)),
    }
}
