//! Same inputs, same bytes: whoever builds, where, and with how many threads; and the parts are the pages of the whole.
//! What needs another clock or a look at system calls is in `.ci/reproducible`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use assert_cmd::Command;
use utlatande::compile::{self, Job, Part, PartInfo};
use utlatande::render::TypstSource;
use utlatande::source_map::SourceMap;

use crate::common::{
    SAMPLE, assert_same, assert_same_tree, build, copy, entries, house_fonts, program, repository, said, scratch, tree,
};

type Tree = BTreeMap<String, Vec<u8>>;

/// A case with everything in it: attached PDFs and their sheets.
const WITH_PDFS: &str = "tests/cases/pdf-bilaga";

static SAMPLE_BUILT: LazyLock<Tree> = LazyLock::new(|| built(&repository(SAMPLE)));

fn built(case: &Path) -> Tree {
    let scratch = scratch();
    tree(&build(case, scratch.path()))
}

/// Builds with `command` set up by `change`, into a folder of its own.
fn built_with(case: &Path, change: impl FnOnce(&mut Command)) -> Tree {
    let scratch = scratch();
    let mut command = program();
    command.arg("build").arg(case).arg("--output").arg(scratch.path());
    change(&mut command);
    let said = said(&mut command);
    assert_eq!(said.code, 0, "{}", said.err);
    tree(&scratch.path().join(case.file_name().unwrap()))
}

#[test]
fn a_second_build_gives_the_same_bytes() {
    assert_same_tree(&built(&repository(SAMPLE)), &SAMPLE_BUILT);
}

#[test]
fn another_folder_and_other_dates_of_files_give_the_same_bytes() {
    let scratch = scratch();
    let moved = scratch.path().join("en/helt/annan mapp/nordic-safe-cities-2025");
    copy(&repository(SAMPLE), &moved);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for file in entries(&moved) {
        fs::File::options().append(true).open(file).unwrap().set_modified(long_ago).unwrap();
    }
    assert_same_tree(&built(&moved), &SAMPLE_BUILT);
    let inside = built_with(&moved, |command| {
        command.current_dir(&moved).args(["--jobs", "1"]);
    });
    assert_same_tree(&inside, &SAMPLE_BUILT);
}

#[test]
fn the_environment_changes_nothing() {
    let scratch = scratch();
    for (language, locale, zone, threads) in
        [("sv", "sv_SE.UTF-8", "Europe/Stockholm", "1"), ("en", "C", "Pacific/Kiritimati", "3")]
    {
        let other = built_with(&repository(SAMPLE), |command| {
            command
                .args(["--lang", language, "--jobs", threads])
                .envs([("LANG", locale), ("LC_ALL", locale), ("TZ", zone), ("RAYON_NUM_THREADS", threads)])
                .envs([("USER", "annan"), ("COLUMNS", "40"), ("NO_COLOR", "1"), ("SOURCE_DATE_EPOCH", "1")])
                .env("HOME", scratch.path());
        });
        assert_same_tree(&other, &SAMPLE_BUILT);
    }
}

#[test]
fn the_form_of_messages_changes_nothing() {
    let plain = built(&repository(WITH_PDFS));
    let other = built_with(&repository(WITH_PDFS), |command| {
        command.args(["--message-format", "json", "--lang", "en"]);
    });
    assert_same_tree(&other, &plain);
}

#[cfg(unix)]
#[test]
fn the_umask_changes_no_bytes() {
    let scratch = scratch();
    let mut command = Command::new("sh");
    command
        .args(["-c", "umask 077; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_utlatande"), "build"])
        .arg(repository(SAMPLE))
        .arg("--output")
        .arg(scratch.path());
    assert_eq!(said(&mut command).code, 0);
    assert_same_tree(&tree(&scratch.path().join("nordic-safe-cities-2025")), &SAMPLE_BUILT);
}

/// Building a case after or beside another must not let anything of the other into it.
#[test]
fn what_else_is_built_changes_nothing() {
    let alone = built(&repository(WITH_PDFS));
    for threads in ["1", "2", "5"] {
        let scratch = scratch();
        let mut command = program();
        command.args(["build", "--jobs", threads]).args([repository(SAMPLE), repository(WITH_PDFS)]);
        assert_eq!(said(command.arg("--output").arg(scratch.path())).code, 0);
        assert_same_tree(&tree(&scratch.path().join("pdf-bilaga")), &alone);
        assert_same_tree(&tree(&scratch.path().join("nordic-safe-cities-2025")), &SAMPLE_BUILT);
    }
}

/// The part's pages are cut from the whole: what one says the other says, in the same order.
#[test]
fn the_whole_is_its_parts_in_order() {
    for tree in [&*SAMPLE_BUILT, &built(&repository(WITH_PDFS))] {
        let text = |path: &str| String::from_utf8(tree[path].clone()).unwrap();
        let main = text("typst/handlingar.typ");
        let parts = included(&main);
        let copies = parts.iter().filter(|part| !tree.contains_key(&format!("{part}.txt")));
        assert_eq!(copies.count(), tree.keys().filter(|path| path.ends_with(".pdf")).count() - text_files(tree));
        let (mut whole, mut rest) = (text("handlingar.txt"), String::new());
        for part in parts {
            let Some(own) = tree.get(&format!("{part}.txt")) else { continue };
            let own = std::str::from_utf8(own).unwrap();
            let (before, after) = whole.split_once(own).unwrap_or_else(|| panic!("handlingar.txt lacks {part}.txt"));
            rest.push_str(before);
            whole = after.to_owned();
        }
        rest.push_str(&whole);
        // What is left are the sheets that stand for attached PDFs.
        assert_eq!(rest.contains("SHA-256"), tree.keys().any(|path| path == "bilaga-4-brev.pdf"), "{rest}");
        assert_eq!(rest.is_empty(), !rest.contains("SHA-256"));
    }
}

fn text_files(tree: &Tree) -> usize {
    tree.keys().filter(|path| path.ends_with(".txt") && *path != "granskning.txt").count()
}

/// The stems of the parts that the main source includes.
fn included(main: &str) -> Vec<&str> {
    let parts: Vec<&str> = main.split("include \"").skip(1).map(|rest| rest.split(".typ\"").next().unwrap()).collect();
    assert!(parts.len() >= 3, "{main}");
    parts
}

/// From nothing but the folder of sources each document can be set, alone and with the others, into the same pages.
#[test]
fn the_written_sources_make_the_same_pages() {
    for tree in [&*SAMPLE_BUILT, &built(&repository("tests/cases/utkast"))] {
        let files: Vec<(String, Vec<u8>)> = tree
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("typst/")?.to_owned(), bytes.clone())))
            .collect();
        let stems = stems(tree);
        assert!(stems.len() >= 4, "{stems:?}");
        for stem in &stems {
            let parts = if stem == "handlingar" { &stems[..stems.len() - 1] } else { std::slice::from_ref(stem) };
            let (text, pages) = set(&files, &format!("{stem}.typ"), parts);
            assert_same(stem, text.as_bytes(), &tree[&format!("{stem}.txt")]);
            assert_eq!(pages, pages_in_manifest(tree, &format!("{stem}.pdf")), "{stem}");
        }
    }
}

/// The documents in the order of their pages, then the whole.
fn stems(tree: &Tree) -> Vec<String> {
    let manifest: toml::Table = toml::from_slice(&tree["manifest.toml"]).unwrap();
    let made = manifest["utdata"].as_array().unwrap().iter().map(|made| made["fil"].as_str().unwrap());
    made.filter_map(|file| Some(file.strip_suffix(".pdf")?.to_owned())).collect()
}

/// The text and the number of pages of one source, set with nothing beside the given files.
fn set(files: &[(String, Vec<u8>)], main: &str, parts: &[String]) -> (String, usize) {
    let source = files.iter().find(|(path, _)| path == main).unwrap();
    let sources = [TypstSource {
        path: main.to_owned(),
        text: String::from_utf8(source.1.clone()).unwrap(),
        map: SourceMap::default(),
    }];
    let info = PartInfo {
        title: "prov".to_owned(),
        author: "prov".to_owned(),
        date: chrono::NaiveDate::from_ymd_opt(2025, 5, 19),
        keywords: Vec::new(),
        ident: "prov".to_owned(),
    };
    let part = |key: &str| Part { key: key.to_owned(), info: info.clone() };
    let fonts = house_fonts();
    let job = Job {
        sources: sources.to_vec(),
        files: files.iter().map(|(path, bytes)| (path.clone(), bytes.clone().into())).collect(),
        main,
        parts: parts.iter().map(|key| part(key)).collect(),
        whole: part("prov"),
        fonts: &fonts,
        today: None,
        creator: String::new(),
        language: "sv".to_owned(),
    };
    let document = compile::set(job).output.unwrap().export().unwrap().pop().unwrap();
    (document.text, document.pages)
}

fn pages_in_manifest(tree: &Tree, file: &str) -> usize {
    let manifest: toml::Table = toml::from_slice(&tree["manifest.toml"]).unwrap();
    let made = manifest["utdata"].as_array().unwrap().iter().find(|made| made["fil"].as_str() == Some(file)).unwrap();
    usize::try_from(made["sidor"].as_integer().unwrap()).unwrap()
}
