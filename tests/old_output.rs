//! An output that lies there already: of a build that failed since, or of another case.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::workbook::{self, CellEdit};
use crate::common::{BASE, Said, assert_same_tree, copy, put, repository, run, scratch, tree};

/// What hindered a build.
const HINDERED: &str = "granskning-inte-byggt.txt";

fn build(cases: &[&Path], output: &Path) -> Said {
    let arguments = [OsStr::new("build"), OsStr::new("--output"), output.as_os_str()];
    run(arguments.into_iter().chain(cases.iter().map(|case| case.as_os_str())))
}

/// The base case in a folder, with a text of its file changed.
fn case(folder: &Path, from: &str, to: &str) -> PathBuf {
    copy(&repository(BASE), folder);
    edit(&folder.join("arende.toml"), from, to);
    folder.to_owned()
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}");
    put(file, text.replace(from, to).as_bytes());
}

/// Whatever hinders a build, what stands of the last one is said to be old.
#[test]
fn a_build_that_the_surroundings_hinder_says_that_what_lies_there_is_old() {
    let scratch = scratch();
    let (folder, output) = (case(&scratch.path().join("fall"), "", ""), scratch.path().join("ut"));
    assert_eq!(build(&[&folder], &output).code, 0);
    let (manifest, written) = (output.join("fall/manifest.toml"), output.join("fall/fakta.json"));
    let whole = (fs::read(&manifest).unwrap(), fs::read(&written).unwrap());

    // Somebody else's file stands where one of ours belongs.
    edit(&manifest, "fakta.json", "annat.json");
    put(&written, b"min");
    let said = build(&[&folder], &output);
    assert!(said.code == 2 && said.err.contains("fel[U04]") && said.err.contains("varning[U13]"), "{}", said.err);
    let told = fs::read_to_string(output.join("fall").join(HINDERED)).unwrap();
    assert!(told.starts_with("Ärendet kunde inte byggas.") && told.contains("fel[U04]"), "{told}");
    put(&manifest, &whole.0);
    put(&written, &whole.1);

    // Two cases would be written there.
    let twin = case(&scratch.path().join("annan/fall"), "", "");
    let said = build(&[&folder, &twin], &output);
    assert!(said.code == 2 && said.err.contains("fel[U03]"), "{}", said.err);
    assert_eq!(said.err.matches("varning[U13]").count(), 1, "{}", said.err);

    // The case is no longer there, or its folder is a file.
    fs::remove_dir_all(&folder).unwrap();
    for round in 0..2 {
        let said = build(&[&folder], &output);
        assert!(said.code == 1 && said.err.contains("varning[U13]"), "{round}: {}", said.err);
        put(&folder, b"");
    }
}

/// The case of the first build keeps its output, whatever case comes by the same way.
#[test]
fn another_cases_output_is_left_as_it_is() {
    let scratch = scratch();
    let number = "arendenummer = \"SLK-2022-00001\"";
    let (one, output) = (case(&scratch.path().join("a/fall"), number, number), scratch.path().join("ut"));
    assert_eq!(build(&[&one], &output).code, 0);
    let before = tree(&output);
    let other = case(&scratch.path().join("b/fall"), number, "arendenummer = \"SLK-2022-00002\"");
    let told =
        format!("[U18]: det som ligger i `{}` är ett annat ärendes, `SLK-2022-00001`", output.join("fall").display());
    let said = build(&[&other], &output);
    assert!(said.code == 2 && said.err.contains(&format!("fel{told}")), "{}", said.err);
    assert!(
        said.err.contains("bygg `SLK-2022-00002` till en annan plats") && !said.err.contains("U13"),
        "{}",
        said.err
    );
    assert_same_tree(&tree(&output), &before);

    // One that cannot be built puts nothing there either, as far as its number can be read.
    edit(&other.join("arende.toml"), "bildad = 2010", "bildat = 2010");
    let said = build(&[&other], &output);
    assert!(said.code == 1 && said.err.contains(&told) && !said.err.contains("U13"), "{}", said.err);
    edit(&other.join("arende.toml"), "titel = \"Stadens", "titel = Stadens");
    let said = build(&[&other], &output);
    assert!(said.code == 1 && said.err.contains(&told) && !said.err.contains("U13"), "{}", said.err);
    assert_same_tree(&tree(&output), &before);

    // Elsewhere it can be built.
    let other = case(&scratch.path().join("c/fall"), number, "arendenummer = \"SLK-2022-00002\"");
    assert_eq!(build(&[&other], &scratch.path().join("annat")).code, 0);
}

/// Some disks take `Fall` and `fall` for one folder: a manifest says which of them was built.
#[test]
fn the_number_says_which_case_it_is_and_the_folder_where_there_is_none() {
    let scratch = scratch();
    let number = "arendenummer = \"SLK-2022-00001\"";
    let folder = case(&scratch.path().join("fall"), number, number);
    let output = scratch.path().join("ut");
    let manifest = output.join("fall/manifest.toml");
    assert_eq!(build(&[&folder], &output).code, 0);
    edit(&manifest, "mapp = \"fall\"", "mapp = \"Fall\"");
    assert_eq!(build(&[&folder], &output).code, 0, "the case's folder has a new name");
    edit(&manifest, "mapp = \"fall\"\narendenummer = \"SLK-2022-00001\"", "mapp = \"Fall\"");
    let said = build(&[&folder], &output);
    assert!(said.code == 2 && said.err.contains("ett annat ärendes, `Fall`"), "{}", said.err);
}

#[test]
fn the_same_case_is_built_wherever_it_has_been_moved() {
    let scratch = scratch();
    let output = scratch.path().join("ut");
    // A draft without a number gets one, and is moved.
    let status = "status = \"slutlig\"";
    let draft = case(&scratch.path().join("utkast/fall"), status, "status = \"utkast\"");
    edit(&draft.join("arende.toml"), "arendenummer = \"SLK-2022-00001\"", "arendenummer = \"\"");
    assert_eq!(build(&[&draft], &output).code, 0);
    edit(&draft.join("arende.toml"), "arendenummer = \"\"", "arendenummer = \"SLK-2022-00001\"");
    assert_eq!(build(&[&draft], &output).code, 0);
    let moved = scratch.path().join("klara/fall");
    fs::create_dir_all(moved.parent().unwrap()).unwrap();
    fs::rename(&draft, &moved).unwrap();
    assert_eq!(build(&[&moved], &output).code, 0);

    // A number that is corrected looks like another case's, until the old output is put away.
    edit(&moved.join("arende.toml"), "SLK-2022-00001", "SLK-2022-00010");
    let said = build(&[&moved], &output);
    assert!(said.code == 2 && said.err.contains("vars nummer har rättats, ta bort eller flytta"), "{}", said.err);
    fs::rename(output.join("fall"), output.join("fall-gammal")).unwrap();
    assert_eq!(build(&[&moved], &output).code, 0);
}

/// Names that differ only in bytes that are not UTF-8 are two, in runs of their own too.
#[cfg(unix)]
#[test]
fn names_that_are_not_utf8_lead_to_outputs_of_their_own() {
    use std::os::unix::ffi::OsStrExt;
    let scratch = scratch();
    let output = scratch.path().join("ut");
    for name in [b"fall\xe5", b"fall\xe4"] {
        let folder = case(&scratch.path().join(OsStr::from_bytes(name)), "", "");
        assert_eq!(build(&[&folder], &output).code, 0);
    }
    let names = tree(&output).into_keys().filter(|path| path.ends_with("manifest.toml"));
    assert_eq!(names.collect::<Vec<_>>(), ["fall%E4/manifest.toml", "fall%E5/manifest.toml"]);
}

/// The templates that a build is told to take are not there.
#[test]
fn a_build_without_its_templates_says_that_what_lies_there_is_old() {
    let scratch = scratch();
    let (folder, output) = (case(&scratch.path().join("fall"), "", ""), scratch.path().join("ut"));
    assert_eq!(build(&[&folder], &output).code, 0);
    let templates = scratch.path().join("finns inte");
    let arguments = [OsStr::new("build"), OsStr::new("--output"), output.as_os_str(), OsStr::new("--templates")];
    let said = run(arguments.into_iter().chain([templates.as_os_str(), folder.as_os_str()]));
    assert!(said.code == 2 && said.err.contains("fel[F01]") && said.err.contains("varning[U13]"), "{}", said.err);
    assert!(output.join("fall").join(HINDERED).exists());
}

/// Two drafts without a number whose folders are called the same: the one is not written over the other's output untold. A draft
/// that shares a file with what lies there is the same, edited.
#[test]
fn a_draft_is_not_written_over_another_of_the_same_name() {
    let scratch = scratch();
    let draft = |folder: &str| {
        let folder = case(&scratch.path().join(folder), "arendenummer = \"SLK-2022-00001\"", "arendenummer = \"\"");
        edit(&folder.join("arende.toml"), "status = \"slutlig\"", "status = \"utkast\"");
        folder
    };
    let (one, other, output) = (draft("a/fall"), draft("b/fall"), scratch.path().join("ut"));
    assert_eq!(build(&[&one], &output).code, 0);
    let first = tree(&output);
    for file in ["arende.toml", "anvisning.toml", "inriktning.toml"] {
        edit(&other.join(file), "format = 1", "format = 1 # annat");
    }
    assert_eq!(build(&[&other], &output).code, 0, "the workbook is the same");
    assert_eq!(build(&[&one], &output).code, 0);
    assert_same_tree(&tree(&output), &first);
    let cell = CellEdit {
        fil: "underlag.xlsx".to_owned(),
        blad: "_Egna".to_owned(),
        cell: "A1".to_owned(),
        ..CellEdit::default()
    };
    workbook::edit(&other, &[CellEdit { text: Some("annat".to_owned()), ..cell }]);
    let said = build(&[&other], &output);
    assert!(said.code != 0 && said.err.contains("fel[U18]"), "{}", said.err);
    assert_same_tree(&tree(&output), &first);
}
