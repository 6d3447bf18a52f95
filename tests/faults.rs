//! The program is killed, finds the disk full or read-only, may not read or write, and meets itself: the old output is
//! whole afterwards or the new one is, with the files that others put there, and the message says what happened.
#![allow(clippy::disallowed_methods, reason = "tests run the program, in temporary folders")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::common::{BASE, assert_same_tree, copy, put, repository, tree};

/// A file in the output that somebody else put there.
const THEIRS: &str = "fall/anteckning.txt";

/// What hindered a build, where there was room for it.
const HINDERED: &str = "fall/granskning-inte-byggt.txt";

/// A user who may do nothing that is not allowed.
const NOBODY: u32 = 65_534;

/// How many times the program is killed: a few, or as many as the environment says.
fn kills() -> u64 {
    std::env::var("UTLATANDE_TEST_KILLS").map_or(20, |number| number.parse().unwrap())
}

/// Two versions of a case, and their outputs.
struct Versions {
    root: TempDir,
    outputs: [BTreeMap<String, Vec<u8>>; 2],
}

impl Versions {
    fn new() -> Self {
        let root = TempDir::new().unwrap();
        let outputs = ["a", "b"].map(|version| {
            let case = root.path().join(version).join("fall");
            copy(&repository(BASE), &case);
            for expected in ["expected.sv.txt", "expected.en.txt"] {
                fs::remove_file(case.join(expected)).unwrap();
            }
            let text = fs::read_to_string(case.join("arende.toml")).unwrap();
            put(&case.join("arende.toml"), format!("# version {version}\n{text}").as_bytes());
            let output = root.path().join("wanted").join(version);
            assert!(build(&case, &output).status().unwrap().success());
            tree(&output)
        });
        Self { root, outputs }
    }

    fn case(&self, version: usize) -> PathBuf {
        self.root.path().join(["a", "b"][version]).join("fall")
    }

    /// Which version stands in the folder, whole and beside the other's file.
    #[track_caller]
    fn found(&self, output: &Path) -> usize {
        let mut found = tree(output);
        found.retain(|name, _| !name.starts_with('.') && name != HINDERED);
        if let Some(theirs) = found.remove(THEIRS) {
            assert_eq!(theirs, b"min");
        }
        let version = usize::from(found["fall/manifest.toml"] == self.outputs[1]["fall/manifest.toml"]);
        assert_same_tree(&found, &self.outputs[version]);
        version
    }

    /// An output folder with a version, and somebody else's file.
    fn built(&self, output: &Path, version: usize) {
        assert!(build(&self.case(version), output).status().unwrap().success());
        put(&output.join(THEIRS), b"min");
    }
}

fn build(case: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_utlatande"));
    command.args(["build", "--lang", "sv", "--output"]).args([output, case]);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// The exit code and what is said.
fn said(mut command: Command) -> (Option<i32>, String) {
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn killed_at_any_moment_the_output_is_one_version_or_the_other() {
    let versions = Versions::new();
    let output = versions.root.path().join("ut");
    versions.built(&output, 0);
    let writing_takes = writes(build(&versions.case(0), &output).spawn().unwrap(), &output, Duration::MAX);
    let (mut there, mut seen, mut writing) = (0, [0, 0], 0);
    for round in 0..kills() {
        if round % 4 != 0 {
            // What the killed run left would be taken for the next one's; every fourth run clears it away itself.
            let _ = fs::remove_dir_all(output.join(".fall.ny"));
        }
        let mut child = build(&versions.case(1 - there), &output).stderr(Stdio::null()).spawn().unwrap();
        // A part of the time that writing takes, and a little more. Every fourth is killed at any moment of its run.
        let moment = writing_takes.mul_f64((round * 7_919 % 1_200) as f64 / 1_000.0);
        if round % 4 == 0 {
            sleep(moment * 2);
            child.kill().unwrap();
            child.wait().unwrap();
        } else {
            writes(child, &output, moment);
        }
        writing += u32::from(output.join(".fall.ny").exists());
        there = versions.found(&output);
        seen[there] += 1;
        assert!(output.join(THEIRS).exists());
    }
    // A few kills on a busy machine may all miss the moment; many may not.
    let telling = kills() < 100 || (writing > 0 && seen.iter().all(|times| *times > 0));
    assert!(telling, "the kills came at no telling moment: {writing}, {seen:?}");
    println!("killed {} times, {writing} while writing; versions seen afterwards: {seen:?}", kills());
    assert!(build(&versions.case(0), &output).status().unwrap().success());
    assert_eq!(versions.found(&output), 0);
    let left: Vec<_> = fs::read_dir(&output).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["fall"], "the next run clears everything away");
}

/// Waits until the program writes, and then until its end, or kills it when the time is over; how long it wrote.
fn writes(mut child: Child, output: &Path, longest: Duration) -> Duration {
    while !output.join(".fall.ny").exists() && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_micros(200));
    }
    let start = Instant::now();
    while start.elapsed() < longest && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_micros(200));
    }
    let _ = child.kill();
    child.wait().unwrap();
    start.elapsed()
}

#[test]
fn builds_of_one_case_at_once_do_not_mix() {
    let versions = Versions::new();
    let output = versions.root.path().join("ut");
    versions.built(&output, 0);
    for _ in 0..5 {
        let children = [0, 1, 0, 1].map(|version| build(&versions.case(version), &output).spawn().unwrap());
        let mut done = 0;
        for child in children {
            let ended = child.wait_with_output().unwrap();
            let told = String::from_utf8(ended.stderr).unwrap();
            match ended.status.code() {
                Some(0) => done += 1,
                Some(2) => assert!(told.contains("fel[U01]"), "{told}"),
                _ => panic!("{ended:?}", ended = told),
            }
        }
        assert!(done > 0);
        versions.found(&output);
    }
}

/// A file system of its own, as long as it lives.
struct Disk(TempDir);

impl Disk {
    /// None, with the reason printed, where mounting is not allowed.
    fn mount(size: &str) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let options = format!("size={size},mode=0777");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path()).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(folder)),
            other => {
                println!("skipped: tmpfs cannot be mounted here: {other:?}");
                None
            }
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).status();
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_the_old_output() {
    let versions = Versions::new();
    let Some(disk) = Disk::mount("4m") else { return };
    versions.built(disk.path(), 0);
    // Room for none of the new files, and for some.
    for room in [0, 100, 300] {
        let used = fill(disk.path(), room);
        let (code, told) = said(build(&versions.case(1), disk.path()));
        assert_eq!(code, Some(2), "{room}: {told}");
        assert!(told.contains("fel[U02]") && told.contains("disken är full"), "{room}: {told}");
        assert!(told.contains("varning[U13]"), "{room}: {told}");
        assert_eq!(versions.found(disk.path()), 0, "{room}");
        fs::remove_file(used).unwrap();
    }
    assert!(build(&versions.case(1), disk.path()).status().unwrap().success());
    assert_eq!(versions.found(disk.path()), 1);
}

/// Fills the disk but for so many kibibytes.
fn fill(disk: &Path, room: u64) -> PathBuf {
    let path = disk.join(".fyllnad");
    let block = vec![0; 1 << 10];
    let mut file = fs::File::create(&path).unwrap();
    let mut written = 0;
    while std::io::Write::write_all(&mut file, &block).is_ok() {
        written += 1;
    }
    file.set_len((written as u64).saturating_sub(room) << 10).unwrap();
    path
}

#[test]
fn a_read_only_disk_is_told_and_leaves_the_old_output() {
    let versions = Versions::new();
    let Some(disk) = Disk::mount("4m") else { return };
    versions.built(disk.path(), 0);
    let remount = || Command::new("mount").args(["-o", "remount,ro"]).arg(disk.path()).status().unwrap().success();
    // Busy for a moment, while another test's child still has our files open on its way to `exec`.
    assert!((0..100).any(|_| remount() || {
        sleep(Duration::from_millis(10));
        false
    }));
    let (code, told) = said(build(&versions.case(1), disk.path()));
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("fel[U02]") && told.contains("skrivskyddad"), "{told}");
    assert!(told.contains("varning[U13]") && told.contains("kunde inte läggas där"), "{told}");
    assert_eq!(told.matches("fel[").count(), 1, "{told}");
    assert_eq!(versions.found(disk.path()), 0);
}

/// Root may do anything, so that the program runs as nobody where the test runs as root.
#[test]
fn without_permission_it_is_told_and_nothing_changes() {
    let versions = Versions::new();
    let output = versions.root.path().join("ut");
    versions.built(&output, 0);
    let root = allow_all(versions.root.path());
    let as_nobody = |version: usize| {
        let mut command = build(&versions.case(version), &output);
        if root {
            command.uid(NOBODY).gid(NOBODY);
        }
        said(command)
    };
    for locked in [output.clone(), output.join("fall"), output.join("fall/typst")] {
        allow(&locked, 0o555);
        let (code, told) = as_nobody(1);
        assert_eq!(code, Some(2), "{locked:?}: {told}");
        assert!(told.contains("fel[U02]") && told.contains("får du inte skriva"), "{locked:?}: {told}");
        assert!(told.contains("varning[U13]") && told.matches("fel[").count() == 1, "{locked:?}: {told}");
        assert_eq!(versions.found(&output), 0, "{locked:?}");
        allow(&locked, 0o777);
    }
    let workbook = versions.case(1).join("underlag.xlsx");
    allow(&workbook, 0o000);
    let (code, told) = as_nobody(1);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("fel[F02]: `underlag.xlsx` får du inte läsa\n  --> arende.toml"), "{told}");
    // What hindered the build is put beside the old output, which stays.
    assert!(told.contains("varning[U13]") && output.join(HINDERED).exists());
    assert_eq!(versions.found(&output), 0);
    allow(&workbook, 0o666);
    assert_eq!(as_nobody(1), (Some(0), String::new()));
    assert_eq!(versions.found(&output), 1);
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

/// Gives everything to nobody; whether that was allowed.
fn allow_all(folder: &Path) -> bool {
    let mut open = vec![folder.to_owned()];
    let mut all = true;
    while let Some(path) = open.pop() {
        all &= chown(&path, Some(NOBODY), Some(NOBODY)).is_ok();
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    all
}
