//! Template folders: those built in are found when the program is built, those of a user come before them.

use std::fs;
use std::io::Write as _;

use crate::common::{BASE, copy, put, repository, run, scratch};

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
    let mut list = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    list.write_all("ord\n".as_bytes()).unwrap();
    put(&root.path().join("sprak/xx/ord.dic.gz"), &list.finish().unwrap());
    let out = scratch();
    let table = build::table(root.path(), out.path());
    let paths: Vec<&str> =
        table.lines().filter_map(|line| Some(line.split_once("path: \"")?.1.split_once('"')?.0)).collect();
    assert_eq!(
        paths,
        [
            "bygglov/arendetyp.toml",
            "sprak/xx/ord.dic.gz",
            "varberg-2/README.md",
            "varberg/husstil.toml",
            "varberg/layout/djupt/stil.typ"
        ]
    );
    let list = fs::read(out.path().join("sprak-xx-ord.dic")).unwrap();
    assert_eq!(list, b"ord\n");
    assert!(table.contains("sprak-xx-ord.dic\"))"), "{table}");
    assert!(table.contains("sha256: \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""), "{table}");
}

/// What cannot be read is said in words, whichever room reads it.
#[cfg(unix)]
#[test]
fn a_template_that_cannot_be_read_is_told_in_words() {
    let scratch = scratch();
    let templates = scratch.path().join("mallar");
    copy(&repository("templates/goteborg"), &templates.join("goteborg"));
    std::os::unix::fs::symlink(scratch.path().join("ingenstans"), templates.join("goteborg/lank")).unwrap();
    let case = repository(BASE);
    let check = ["check".as_ref(), "--templates".as_ref(), templates.as_os_str(), case.as_os_str()];
    let said = run(check);
    assert_ne!(said.code, 0);
    assert!(said.out.starts_with("fel[F01]: `goteborg/lank` finns inte"), "{}", said.out);
}

/// The built-in templates would make another document than the one asked for.
#[test]
fn a_template_folder_that_is_not_there_is_told_and_exits_2() {
    let folder = scratch().path().join("saknas");
    for (command, more) in [("check", vec![BASE]), ("build", vec![BASE]), ("due", vec![BASE]), ("reference", vec![])] {
        let told = run([command, "--templates", folder.to_str().unwrap()].into_iter().chain(more));
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{command}");
        assert!(told.err.contains("saknas` finns inte"), "{command}: {}", told.err);
    }
}

/// A user's own template folder comes before the built-in one.
#[test]
fn own_templates_come_first() {
    let scratch = scratch();
    let templates = scratch.path().join("mallar");
    copy(&repository("templates/goteborg"), &templates.join("goteborg"));
    let file = templates.join("goteborg/husstil.toml");
    let text = fs::read_to_string(&file).unwrap();
    put(&file, text.replace("kommun = \"Göteborgs Stad\"", "kommun = \"Uddevalla kommun\"").as_bytes());
    let arguments = ["build".as_ref(), "--templates".as_ref(), templates.as_os_str(), "--output".as_ref()];
    let (case, output) = (repository(BASE), scratch.path().join("ut"));
    let said = run(arguments.into_iter().chain([output.as_os_str(), case.as_os_str()]));
    assert_eq!(said.code, 0, "{}", said.err);
    let whole = fs::read_to_string(output.join("grundfall/handlingar.txt")).unwrap();
    assert!(whole.contains("Uddevalla kommun är medlem i Nätverket Trygg sedan 2018"), "{whole}");
}
