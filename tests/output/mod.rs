//! Writing the output: all or nothing, and nobody else's files lost.
#![allow(clippy::disallowed_methods, reason = "tests run the program again, in temporary folders")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[cfg(target_os = "linux")]
mod disks;
mod kills;
mod turns;

use tempfile::TempDir;
use utlatande::codes::{OUTPUT_FAILED, OUTPUT_FOREIGN, OUTPUT_LOCKED, TARGET_NAME};
use utlatande::diagnostic::Diagnostic;
use utlatande::output::{self, OutputFile, Target};

/// Tells a re-executed test which folder to work in.
const CHILD: &str = "UTLATANDE_TEST_OUTPUT_CHILD";

fn target(directory: &Path) -> Target {
    Target { directory: directory.to_owned(), case: "fall".to_owned() }
}

fn file(path: &str, text: &str) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.to_owned().into() }
}

/// The files and the manifest that lists them.
fn with_manifest(mut files: Vec<OutputFile>) -> Vec<OutputFile> {
    let listed: String =
        files.iter().map(|file| format!("[[utdata]]\nfil = \"{}\"\nsha256 = \"00\"\n", file.path)).collect();
    files.push(file("manifest.toml", &format!("format = 1\n{listed}")));
    files
}

fn outputs(files: &[(&str, &str)]) -> Vec<OutputFile> {
    with_manifest(files.iter().map(|(path, text)| file(path, text)).collect())
}

fn build(directory: &Path, files: &[OutputFile]) -> Result<(), Diagnostic> {
    output::write(&output::lock(&target(directory))?, files)
}

/// Everything below a folder: files with their bytes, links with where they lead, folders with a `/`.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if path.is_symlink() {
                found.insert(name, fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes());
            } else if path.is_dir() {
                found.insert(format!("{name}/"), Vec::new());
                open.push(path);
            } else {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn names(folder: &Path) -> Vec<String> {
    tree(folder).into_keys().collect()
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Runs this test program's test `name` of `module` again, in `folder`.
fn again(module: &str, name: &str, folder: &Path) -> Command {
    let (_, module) = module.split_once("::").unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("{module}::{name}"), "--nocapture"]).env(CHILD, folder);
    command
}

/// Runs a test again to its end; it must be there, and hold.
#[track_caller]
fn assert_holds(mut again: Command) {
    let output = again.output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && out.contains("1 passed"), "{out}{err}");
}

fn child_folder() -> Option<PathBuf> {
    std::env::var_os(CHILD).map(PathBuf::from)
}
/// An output whose every file says which version it is of. Each version has a file of its own.
fn large(version: &str, files: usize, kib: usize) -> Vec<OutputFile> {
    let own = format!("bara-{version}.txt");
    let paths = (0..files).map(|number| format!("mapp{}/{number}.pdf", number % 3)).chain([own]);
    with_manifest(paths.map(|path| file(&path, &version.repeat(kib * 1024))).collect())
}

/// The folder is wholly of one version. Returns it.
#[track_caller]
fn assert_whole(case: &Path) -> String {
    let found = tree(case);
    let version = char::from(found["mapp0/0.pdf"][0]).to_string();
    let (files, kib) = (found.keys().filter(|name| name.ends_with(".pdf")).count(), found["mapp0/0.pdf"].len() / 1024);
    let expected: BTreeMap<_, _> =
        large(&version, files, kib).into_iter().map(|file| (file.path, file.bytes.to_vec())).collect();
    let found: BTreeMap<_, _> =
        found.into_iter().filter(|(name, _)| !name.ends_with('/') && name != "min.txt").collect();
    assert!(found == expected, "not wholly {version}: {:?}", found.keys());
    version
}

#[test]
fn a_new_folder_holds_exactly_the_files() {
    let root = TempDir::new().unwrap();
    let directory = root.path().join("a/b");
    build(&directory, &outputs(&[("tu.pdf", "pdf"), ("typst/layout/stil.typ", "stil")])).unwrap();
    assert_eq!(
        names(&directory),
        [
            "fall/",
            "fall/manifest.toml",
            "fall/tu.pdf",
            "fall/typst/",
            "fall/typst/layout/",
            "fall/typst/layout/stil.typ"
        ]
    );
    assert_eq!(fs::read(directory.join("fall/typst/layout/stil.typ")).unwrap(), b"stil");
}

#[test]
fn a_second_build_replaces_the_files_and_removes_what_is_not_made_any_more() {
    let root = TempDir::new().unwrap();
    build(root.path(), &outputs(&[("tu.pdf", "old"), ("bilaga.pdf", "old"), ("typst/old.typ", "old")])).unwrap();
    build(root.path(), &outputs(&[("tu.pdf", "new")])).unwrap();
    assert_eq!(names(root.path()), ["fall/", "fall/manifest.toml", "fall/tu.pdf"]);
    assert_eq!(fs::read(root.path().join("fall/tu.pdf")).unwrap(), b"new");
}

#[test]
fn other_peoples_files_folders_and_permissions_survive() {
    let root = TempDir::new().unwrap();
    let case = root.path().join("fall");
    build(root.path(), &outputs(&[("tu.pdf", "old"), ("typst/old.typ", "old")])).unwrap();
    put(&case.join("anteckning.txt"), "mine");
    put(&case.join("typst/mina/skiss.typ"), "mine");
    fs::create_dir_all(case.join("tom/tommare")).unwrap();
    build(root.path(), &outputs(&[("tu.pdf", "new")])).unwrap();
    assert_eq!(
        names(&case),
        [
            "anteckning.txt",
            "manifest.toml",
            "tom/",
            "tom/tommare/",
            "tu.pdf",
            "typst/",
            "typst/mina/",
            "typst/mina/skiss.typ"
        ]
    );
    assert_eq!(fs::read(case.join("typst/mina/skiss.typ")).unwrap(), b"mine");
}

#[cfg(unix)]
#[test]
fn links_survive_as_links_and_folders_keep_their_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let root = TempDir::new().unwrap();
    let case = root.path().join("fall");
    put(&root.path().join("annat/fil.txt"), "elsewhere");
    build(root.path(), &outputs(&[("tu.pdf", "old")])).unwrap();
    symlink("../annat", case.join("mapp")).unwrap();
    symlink("ingenstans", case.join("dod")).unwrap();
    fs::set_permissions(&case, PermissionsExt::from_mode(0o750)).unwrap();
    build(root.path(), &outputs(&[("tu.pdf", "new")])).unwrap();
    let found = tree(&case);
    assert_eq!(found["mapp"], b"../annat");
    assert_eq!(found["dod"], b"ingenstans");
    assert_eq!(fs::metadata(&case).unwrap().permissions().mode() & 0o777, 0o750);
    assert_eq!(names(&root.path().join("annat")), ["fil.txt"]);
}

#[cfg(unix)]
#[test]
fn a_program_that_has_a_file_open_goes_on_writing_to_it() {
    use std::io::Write;
    let root = TempDir::new().unwrap();
    let case = root.path().join("fall");
    build(root.path(), &outputs(&[("tu.pdf", "old")])).unwrap();
    let mut theirs = fs::File::create(case.join("logg.txt")).unwrap();
    let ours = fs::File::open(case.join("tu.pdf")).unwrap();
    build(root.path(), &outputs(&[("tu.pdf", "new")])).unwrap();
    theirs.write_all(b"later").unwrap();
    assert_eq!(fs::read(case.join("logg.txt")).unwrap(), b"later");
    assert_eq!(std::io::read_to_string(ours).unwrap(), "old");
}

#[cfg(unix)]
#[test]
fn a_case_folder_that_is_a_link_stays_one() {
    let root = TempDir::new().unwrap();
    let real = root.path().join("annanstans/fallet");
    put(&real.join("min.txt"), "mine");
    let directory = root.path().join("ut");
    fs::create_dir_all(&directory).unwrap();
    std::os::unix::fs::symlink(&real, directory.join("fall")).unwrap();
    build(&directory, &outputs(&[("tu.pdf", "new")])).unwrap();
    assert_eq!(
        names(&root.path().join("annanstans")),
        ["fallet/", "fallet/manifest.toml", "fallet/min.txt", "fallet/tu.pdf"]
    );
    assert!(directory.join("fall").is_symlink());
    let held = output::lock(&target(&directory)).unwrap();
    let straight = Target { directory: root.path().join("annanstans"), case: "fallet".to_owned() };
    assert_eq!(output::lock(&straight).unwrap_err().code, OUTPUT_LOCKED);
    drop(held);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file_of_ours_is_somebody_elses() {
    let root = TempDir::new().unwrap();
    build(root.path(), &outputs(&[("tu.pdf", "old")])).unwrap();
    fs::remove_file(root.path().join("fall/tu.pdf")).unwrap();
    std::os::unix::fs::symlink("/annanstans/tu.pdf", root.path().join("fall/tu.pdf")).unwrap();
    assert_refused(root.path(), "tu.pdf");
}

#[test]
fn a_file_in_place_of_the_case_folder_is_kept() {
    let root = TempDir::new().unwrap();
    put(&root.path().join("fall"), "mine");
    let failed = build(root.path(), &outputs(&[("tu.pdf", "new")])).unwrap_err();
    assert_eq!(failed.code, OUTPUT_FAILED);
    assert_eq!(failed.arguments["fil"], root.path().join("fall").display().to_string());
    assert_eq!(names(root.path()), ["fall"]);
}

/// The build is refused, names `path`, and changes nothing.
#[track_caller]
fn assert_refused(root: &Path, path: &str) {
    let before = tree(root);
    let refused = build(root, &outputs(&[("tu.pdf", "new"), ("typst/tu.typ", "new")])).unwrap_err();
    assert_eq!(refused.code, OUTPUT_FOREIGN);
    assert_eq!(refused.arguments["fil"], root.join("fall").join(path).display().to_string());
    assert_eq!(tree(root), before);
}

#[test]
fn somebody_elses_file_where_ours_belongs_is_refused() {
    let root = TempDir::new().unwrap();
    put(&root.path().join("fall/tu.pdf"), "mine");
    assert_refused(root.path(), "tu.pdf");

    let root = TempDir::new().unwrap();
    put(&root.path().join("fall/typst"), "a file where a folder belongs");
    assert_refused(root.path(), "typst");

    let root = TempDir::new().unwrap();
    put(&root.path().join("fall/tu.pdf/min.txt"), "a folder where a file belongs");
    assert_refused(root.path(), "tu.pdf/min.txt");

    let root = TempDir::new().unwrap();
    put(&root.path().join("fall/tu.pdf/djupare/min.txt"), "a folder where a file belongs");
    assert_refused(root.path(), "tu.pdf/djupare/min.txt");

    let root = TempDir::new().unwrap();
    put(&root.path().join("fall/manifest.toml"), "namn = \"another program's\"");
    assert_refused(root.path(), "manifest.toml");
}

#[test]
fn a_file_with_the_same_bytes_is_no_conflict() {
    let root = TempDir::new().unwrap();
    put(&root.path().join("fall/tu.pdf"), "new");
    build(root.path(), &outputs(&[("tu.pdf", "new")])).unwrap();
    assert_eq!(names(root.path()), ["fall/", "fall/manifest.toml", "fall/tu.pdf"]);
}

#[test]
fn with_a_broken_manifest_nothing_is_taken_for_ours() {
    for broken in ["[[utdata", "utdata = 7", "\u{feff}\0"] {
        let root = TempDir::new().unwrap();
        build(root.path(), &outputs(&[("tu.pdf", "old"), ("bilaga.pdf", "old")])).unwrap();
        put(&root.path().join("fall/manifest.toml"), broken);
        assert_refused(root.path(), "manifest.toml");
        fs::remove_file(root.path().join("fall/manifest.toml")).unwrap();
        fs::remove_file(root.path().join("fall/tu.pdf")).unwrap();
        build(root.path(), &outputs(&[("tu.pdf", "new")])).unwrap();
        assert_eq!(names(&root.path().join("fall")), ["bilaga.pdf", "manifest.toml", "tu.pdf"]);
    }
}

#[test]
fn paths_stay_inside_the_folder_and_are_unique() {
    for path in ["../ut.txt", "/ut.txt", "a//b", "./a", "a\\b", "c:a", ""] {
        let root = TempDir::new().unwrap();
        assert_eq!(build(&root.path().join("ut"), &[file(path, "x")]).unwrap_err().code, OUTPUT_FAILED, "{path}");
        assert_eq!(names(root.path()), ["ut/"], "{path}");
    }
    let root = TempDir::new().unwrap();
    assert_eq!(build(root.path(), &[file("a", "x"), file("a", "y")]).unwrap_err().code, OUTPUT_FAILED);
    for case in ["", ".", "..", ".fall", "a/b", "../fall"] {
        let target = Target { directory: root.path().to_owned(), case: case.to_owned() };
        assert_eq!(output::lock(&target).unwrap_err().code, TARGET_NAME, "{case}");
    }
    assert_eq!(names(root.path()), [""; 0]);
}

#[test]
fn leftovers_of_an_interrupted_run_are_cleared_away() {
    let root = TempDir::new().unwrap();
    build(root.path(), &outputs(&[("tu.pdf", "old")])).unwrap();
    for left in [".fall.ny/typst/halv.typ", ".fall.klar/tu.pdf"] {
        put(&root.path().join(left), "left");
    }
    put(&root.path().join(".fall.lock"), "");
    put(&root.path().join(".fall2.ny/tu.pdf"), "another case's");
    drop(output::lock(&target(root.path())).unwrap());
    assert_eq!(names(root.path()), [".fall2.ny/", ".fall2.ny/tu.pdf", "fall/", "fall/manifest.toml", "fall/tu.pdf"]);
    assert_eq!(fs::read(root.path().join("fall/tu.pdf")).unwrap(), b"old");
}

#[test]
fn an_interrupted_exchange_by_renames_is_completed() {
    let root = TempDir::new().unwrap();
    put(&root.path().join(".fall.gammal/tu.pdf"), "old");
    put(&root.path().join(".fall.klar/tu.pdf"), "new");
    drop(output::lock(&target(root.path())).unwrap());
    assert_eq!(names(root.path()), ["fall/", "fall/tu.pdf"]);
    assert_eq!(fs::read(root.path().join("fall/tu.pdf")).unwrap(), b"new");

    put(&root.path().join(".fall.gammal/rest.pdf"), "old");
    drop(output::lock(&target(root.path())).unwrap());
    assert_eq!(names(root.path()), ["fall/", "fall/tu.pdf"]);
}
