//! Faults that only a mounted file system or another user can show.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;
use utlatande::codes::OUTPUT_FAILED;
use utlatande::output::OutputFile;

use super::{again, assert_holds, assert_whole, build, child_folder, large, put, tree};

/// A small file system of its own, as long as it lives.
struct Small(TempDir);

impl Small {
    /// None, with the reason printed, where mounting is not allowed.
    fn mount(size: &str) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let options = format!("size={size}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path()).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(folder)),
            other => {
                println!("skipped, tmpfs cannot be mounted here: {other:?}");
                None
            }
        }
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}

#[track_caller]
fn assert_fails(directory: &Path, files: &[OutputFile], because: &str) {
    let before = tree(directory);
    let failed = build(directory, files).unwrap_err();
    assert_eq!(failed.code, OUTPUT_FAILED);
    assert!(failed.arguments["orsak"].contains(because), "{failed:?}");
    assert!(failed.arguments["fil"].starts_with(directory.to_str().unwrap()), "{failed:?}");
    assert_eq!(tree(directory), before);
}

#[test]
fn a_full_disk_leaves_the_old_output() {
    let Some(disk) = Small::mount("1m") else { return };
    let directory = disk.0.path();
    build(directory, &large("a", 3, 100)).unwrap();
    put(&directory.join("fall/min.txt"), "mine");
    assert_fails(directory, &large("b", 20, 100), "orsak-full");
    assert_eq!(assert_whole(&directory.join("fall")), "a");
    build(directory, &large("b", 3, 100)).unwrap();
    assert_eq!(assert_whole(&directory.join("fall")), "b");
}

#[test]
fn a_read_only_disk_leaves_the_old_output() {
    let Some(disk) = Small::mount("1m") else { return };
    let directory = disk.0.path();
    build(directory, &large("a", 3, 100)).unwrap();
    // Busy for a moment, while another test's child still has our files open on its way to `exec`.
    let remount = || Command::new("mount").args(["-o", "remount,ro"]).arg(directory).status().unwrap().success();
    assert!((0..100).any(|_| remount() || {
        sleep(Duration::from_millis(10));
        false
    }));
    assert_fails(directory, &large("b", 3, 100), "orsak-skrivskyddad");
}

/// Root may write anywhere, so that this test runs itself again as nobody.
#[test]
fn without_permission_nothing_changes() {
    if let Some(folder) = child_folder() {
        return permissions(&folder);
    }
    let root = TempDir::new().unwrap();
    let mut command = again(module_path!(), "without_permission_nothing_changes", root.path());
    if chown(root.path(), Some(65534), Some(65534)).is_ok() {
        command.uid(65534).gid(65534);
    }
    assert_holds(command);
}

fn permissions(directory: &Path) {
    let allow = |path: &str, mode| fs::set_permissions(directory.join(path), PermissionsExt::from_mode(mode)).unwrap();
    build(directory, &large("a", 3, 1)).unwrap();
    put(&directory.join("fall/mina/min.txt"), "mine");
    for locked in ["", "fall", "fall/mapp0", "fall/mina"] {
        allow(locked, 0o555);
        assert_fails(directory, &large("b", 3, 1), "orsak-rattighet");
        allow(locked, 0o755);
    }
    build(directory, &large("b", 3, 1)).unwrap();
    assert_eq!(fs::read(directory.join("fall/mina/min.txt")).unwrap(), b"mine");
}
