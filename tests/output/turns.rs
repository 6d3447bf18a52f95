//! One build of a case at a time.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;
use utlatande::codes::OUTPUT_LOCKED;
use utlatande::output::{self, Target};

use super::{again, assert_holds, assert_whole, build, child_folder, large, names, target};

#[test]
fn only_one_build_of_a_case_at_a_time() {
    if let Some(folder) = child_folder() {
        let refused = output::lock(&target(&folder)).unwrap_err();
        assert_eq!(refused.code, OUTPUT_LOCKED);
        return;
    }
    let root = TempDir::new().unwrap();
    let held = output::lock(&target(root.path())).unwrap();
    let refused = output::lock(&target(root.path())).unwrap_err();
    assert_eq!(refused.code, OUTPUT_LOCKED);
    assert_eq!(refused.arguments["fil"], root.path().join("fall").display().to_string());
    assert_holds(again(module_path!(), "only_one_build_of_a_case_at_a_time", root.path()));
    let other = Target { directory: root.path().to_owned(), case: "annat".to_owned() };
    drop(output::lock(&other).unwrap());
    drop(held);
    drop(output::lock(&target(root.path())).unwrap());
}

/// The lock file comes and goes with its holder; in between somebody else may have opened it.
#[test]
fn a_lock_has_one_holder_at_any_time() {
    let root = TempDir::new().unwrap();
    let holder = std::sync::Mutex::new(());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5_000 {
                    if let Ok(held) = output::lock(&target(root.path())) {
                        let alone = holder.try_lock().unwrap();
                        sleep(Duration::from_micros(20));
                        drop(alone);
                        drop(held);
                    }
                }
            });
        }
    });
}

#[test]
fn builds_at_once_do_not_mix() {
    let root = TempDir::new().unwrap();
    let done: usize = std::thread::scope(|scope| {
        let writers: Vec<_> =
            ["a", "b", "c", "d"].map(|version| scope.spawn(|| write_often(root.path(), version, 100))).into();
        writers.into_iter().map(|writer| writer.join().unwrap()).sum()
    });
    assert!(done > 0);
    assert_whole(&root.path().join("fall"));
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "{:?}", names(root.path()));
}

/// Tries to build so many times; how often it was its turn.
fn write_often(directory: &Path, version: &str, times: usize) -> usize {
    let files = large(version, 8, 10);
    let turns = (0..times).filter(|_| match build(directory, &files) {
        Ok(()) => true,
        Err(refused) => {
            assert_eq!(refused.code, OUTPUT_LOCKED, "{refused:?}");
            false
        }
    });
    turns.count()
}
