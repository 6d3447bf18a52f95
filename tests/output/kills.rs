//! The writer is killed at any moment.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use utlatande::output;

use super::{again, assert_whole, build, child_folder, large, put, target};

/// So many times as many kills are tried where none came at a telling moment.
const PATIENCE: u64 = 6;

/// How many times the writer is killed: 50, or as many as the environment says.
fn kills() -> u64 {
    std::env::var("UTLATANDE_TEST_KILLS").map_or(50, |number| number.parse().unwrap())
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long a version takes to write says when to kill its writer")]
fn killed_at_any_moment_the_output_is_whole() {
    if let Some(folder) = child_folder() {
        write_for_ever(&folder);
    }
    let root = TempDir::new().unwrap();
    let case = root.path().join("fall");
    let start = Instant::now();
    build(root.path(), &large("a", 24, 100)).unwrap();
    // Some kills come while a version is written and some after it, however slow the disk is. Where all came too early, since the machine
    // has become slower, those that follow have twice the time.
    let span = 2 * start.elapsed().as_micros().max(20_000) as u64;
    put(&case.join("min.txt"), "mine");
    let (mut seen, mut interrupted) = (BTreeMap::<String, u32>::new(), 0);
    for round in 0..kills() * PATIENCE {
        if round >= kills() && interrupted > 0 && seen.len() == 2 {
            break;
        }
        let span = span << (round / kills());
        drop(output::lock(&target(root.path())).unwrap());
        let mut again = again(module_path!(), "killed_at_any_moment_the_output_is_whole", root.path());
        let child = again.stdout(Stdio::null()).spawn().unwrap();
        kill_after(child, &root.path().join(".fall.ny"), Duration::from_micros(round * 7_919 % span));
        interrupted += u32::from(root.path().join(".fall.ny").exists());
        *seen.entry(assert_whole(&case)).or_default() += 1;
        assert_eq!(fs::read(case.join("min.txt")).unwrap(), b"mine");
    }
    println!(
        "interrupted in the midst of writing: {interrupted} of {}; versions seen: {seen:?}",
        seen.values().sum::<u32>()
    );
    assert!(interrupted > 0 && seen.len() == 2, "the kills came at no telling moment: {interrupted}, {seen:?}");
    drop(output::lock(&target(root.path())).unwrap());
    assert_eq!(
        fs::read_dir(root.path()).unwrap().count(),
        1,
        "{:?}",
        fs::read_dir(root.path()).unwrap().collect::<Vec<_>>()
    );
}

/// Writes, again and again, the version that is not there.
fn write_for_ever(folder: &Path) -> ! {
    loop {
        let there = fs::read(folder.join("fall/mapp0/0.pdf")).unwrap()[0];
        build(folder, &large(if there == b'a' { "b" } else { "a" }, 24, 100)).unwrap();
    }
}

/// Kills the writer some time after it has begun.
fn kill_after(mut child: Child, begun: &Path, time: Duration) {
    while !begun.exists() {
        assert_eq!(child.try_wait().unwrap(), None, "the writer stopped by itself");
        sleep(Duration::from_micros(500));
    }
    sleep(time);
    child.kill().unwrap();
    child.wait().unwrap();
}
