//! Template folders: those built in are found when the program is built.

use crate::common::{put, scratch};

#[path = "../src/build.rs"]
#[allow(dead_code, reason = "a script, of which its table is tried")]
mod build;

#[test]
fn a_new_folder_is_found_and_what_lies_beside_the_folders_is_not() {
    let root = scratch();
    let files = [
        ("README.md", "of all"),
        ("varberg/husstil.toml", "namn"),
        ("varberg/layout/djupt/stil.typ", ""),
        ("varberg-2/README.md", "its own"),
        ("bygglov/arendetyp.toml", "abc"),
    ];
    for (path, text) in files {
        put(&root.path().join(path), text.as_bytes());
    }
    let table = build::table(root.path());
    let paths: Vec<&str> =
        table.lines().filter_map(|line| Some(line.split_once("path: \"")?.1.split_once('"')?.0)).collect();
    assert_eq!(
        paths,
        ["bygglov/arendetyp.toml", "varberg-2/README.md", "varberg/husstil.toml", "varberg/layout/djupt/stil.typ"]
    );
    assert!(table.contains("sha256: \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""), "{table}");
}
