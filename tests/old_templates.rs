//! What earlier versions' template folders and cases say today, from `old`: 0.2.0 was the last one before a kind of case could say
//! more than the built-in one needs, 0.6.0 the first one with kinds, houses and languages of its own. A folder is the version's own
//! `templates/` without its fonts, and a case of its tests.
//! `UTLATANDE_UPDATE=1 cargo test --release --test all old_templates::` rewrites what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::follow_up::replace;
use crate::common::{
    Said, assert_same_tree, copy, difference, fall, program, put, repository, said, scratch, tree, update,
};
use crate::kinds;

fn old(path: &str) -> PathBuf {
    repository("tests/old").join(path)
}

fn run(command: &str, templates: &Path, case: &Path, more: &[&str]) -> Said {
    said(program().arg(command).args(["--lang", "sv", "--templates"]).arg(templates).arg(case).args(more))
}

/// The texts of a case's documents.
fn texts(templates: &Path, case: &Path, output: &Path) -> BTreeMap<String, Vec<u8>> {
    let built = run("build", templates, case, &["--output", output.to_str().unwrap()]);
    assert_eq!(built.code, 0, "{built:?}");
    let mut files = tree(&output.join(case.file_name().unwrap()));
    files.retain(|name, _| name.ends_with(".txt") && !["granskning.txt", "handlingar.txt"].contains(&name.as_str()));
    assert!(files.len() > 1);
    files
}

/// Holds texts against those that lie beside the case.
fn assert_expected(folder: &Path, texts: BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in texts {
        let expected = folder.join(format!("expected.{name}"));
        if update() {
            put(&expected, &bytes);
        }
        let found = difference(&name, &bytes, &fs::read(&expected).unwrap_or_default());
        assert!(found.is_none(), "{}", found.unwrap());
    }
}

/// Copies a case without what is expected of it.
fn lay_out(folder: &Path, root: &Path) -> PathBuf {
    let case = root.join(folder.file_name().unwrap());
    for (path, bytes) in tree(folder).into_iter().filter(|(path, _)| !fall::is_expected(path)) {
        put(&case.join(path), &bytes);
    }
    case
}

#[test]
fn a_case_and_a_kind_from_before_kinds_could_say_more_are_read_as_they_are() {
    let scratch = scratch();
    let folder = old("0.2.0/grundfall");
    let case = lay_out(&folder, scratch.path());
    let templates = scratch.path().join("mallar");
    copy(&old("0.2.0/mallar/medlemskap"), &templates.join("medlemskap"));
    let checked = run("check", &templates, &case, &[]);
    assert_eq!((checked.code, checked.out.as_str()), (0, "Inga anmärkningar.\n"), "{checked:?}");
    assert_expected(&folder, texts(&templates, &case, &scratch.path().join("ut")));
}

#[test]
fn a_house_a_language_and_a_kind_from_when_they_became_folders_are_read_as_they_are() {
    let scratch = scratch();
    let folder = old("0.6.0/taxa");
    let templates = scratch.path().join("mallar");
    copy(&old("0.6.0/mallar"), &templates);
    copy(&repository("templates/goteborg/typsnitt"), &templates.join("goteborg/typsnitt"));
    let file = templates.join("taxa/arendetyp.toml");
    let text = fs::read_to_string(&file).unwrap();
    let case = kinds::lay_out_of(&toml::from_str(&text).unwrap(), &folder, scratch.path(), |_| {});
    // The codes of its rules have become the program's own, which is told at each.
    let told = run("check", &templates, &case, &[]);
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| line.starts_with("kod = ")) {
        let code = line.split('"').nth(1).unwrap();
        let wanted = format!("`{code}` är redan en av programmets egna koder; ge regeln en annan");
        assert!(told.code == 1 && told.out.contains(&wanted), "{wanted}: {told:?}");
        assert!(told.out.contains(&format!("taxa/arendetyp.toml:{number}:")), "{number}: {told:?}");
    }
    put(&file, text.replace("kod = \"T", "kod = \"TX").as_bytes());
    assert_expected(&folder, texts(&templates, &case, &scratch.path().join("ut")));
}

/// The templates of a house from before `dok` had a version are told line by line with what is to be written instead; when that is
/// done, and its layout is that of today, the pages are those of the house of today.
#[test]
fn a_house_from_before_its_templates_had_a_version_is_told_how_to_move() {
    let scratch = scratch();
    let case = lay_out(&old("0.2.0/grundfall"), scratch.path());
    let (templates, now) = (scratch.path().join("mallar"), repository("templates/goteborg"));
    let house = templates.join("goteborg");
    copy(&old("0.2.0/mallar/goteborg"), &house);
    copy(&now.join("typsnitt"), &house.join("typsnitt"));
    let told = run("check", &templates, &case, &[]);
    let words = fs::read_to_string(now.join("husstil.toml")).unwrap();
    let line = |key: &str| words.lines().find(|line| line.starts_with(&format!("{key} = "))).unwrap();
    for (table, keys) in [
        ("fraser", &["egen_fil", "inga_uppgifter", "utkast_till"][..]),
        ("etiketter", &["antal_sidor", "fil", "netto", "sha256"]),
    ] {
        let mut lines = String::new();
        for key in keys {
            let wanted = format!("nyckeln `{key}` saknas; i programmets egna mallar står `{}`\n", line(key));
            assert!(told.code == 1 && told.out.contains(&wanted), "{wanted}: {told:?}");
            lines = format!("{lines}{}\n", line(key));
        }
        replace(&house.join("husstil.toml"), &format!("[{table}]\n"), &format!("[{table}]\n{lines}"));
    }
    let told = run("check", &templates, &case, &[]);
    for (before, after) in [
        ("datum", "metadata.datum"),
        ("nyckelord", "metadata.nyckelord"),
        ("forfattare", "metadata.forfattare"),
        ("titel_utkast", "metadata.titel"),
    ] {
        let wanted = format!("namnet `dok.{before}` är okänt; menas `dok.{after}`?");
        assert!(told.code == 1 && told.out.contains(&wanted), "{wanted}: {told:?}");
    }
    assert!(told.out.contains("goteborg/handlingar.typ.j2:8:1"), "{told:?}");
    // The pages' templates and the layout of today are put in their place, and the words stay the house's own.
    for (path, bytes) in tree(&now).into_iter().filter(|(path, _)| path.ends_with(".j2") || path.ends_with(".typ")) {
        put(&house.join(path), &bytes);
    }
    let moved = texts(&templates, &case, &scratch.path().join("flyttat"));
    let today = scratch.path().join("idag");
    copy(&now, &today.join("goteborg"));
    // What the house did not say then.
    let without = words.lines().filter(|line| !line.starts_with("upphor_not = ")).map(|line| format!("{line}\n"));
    put(&today.join("goteborg/husstil.toml"), without.collect::<String>().as_bytes());
    assert_same_tree(&moved, &texts(&today, &case, &scratch.path().join("nu")));
}

/// A version that the program does not know is told at its line, in each file that has one, and nothing else of the file is.
#[test]
fn a_version_to_come_is_refused_at_its_line() {
    for (file, from, to) in [
        ("goteborg/husstil.toml", "format = 1\n", "format = 2\nny_nyckel = 1\n"),
        ("goteborg/husstil.toml", "\n\n", "\n\ndok = 2\n"),
        ("taxa/arendetyp.toml", "format = 1\n", "format = 2\nny_nyckel = 1\n"),
        ("sprak/sv/sprak.toml", "format = 1\n", "format = 2\nny_nyckel = 1\n"),
        ("sprak/sv/granskning.toml", "format = 1\n", "format = 2\nny_nyckel = 1\n"),
    ] {
        let scratch = scratch();
        let templates = scratch.path().join("mallar");
        copy(&repository(kinds::TEMPLATES), &templates);
        copy(&repository("templates/goteborg"), &templates.join("goteborg"));
        copy(&repository("templates/sprak"), &templates.join("sprak"));
        let case = kinds::lay_out("taxa", scratch.path(), |_| {});
        let path = templates.join(file);
        let text = fs::read_to_string(&path).unwrap();
        put(&path, text.replacen(from, to, 1).as_bytes());
        let told = run("check", &templates, &case, &[]);
        let number = 1 + fs::read_to_string(&path).unwrap().lines().position(|line| line.ends_with(" = 2")).unwrap();
        assert!(told.code == 1 && told.out.contains("fel[M10]"), "{file}: {told:?}");
        assert!(told.out.contains(&format!("{file}:{number}:")) && told.out.contains("\n1 fel\n"), "{file}: {told:?}");
    }
}
