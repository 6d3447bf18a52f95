//! A package of each version, which every later one must verify.
//!
//! They lie in `kept/` without their fonts, which are the program's own and are put back: a version with other fonts keeps those
//! in the package. `UTLATANDE_KEEP=1 cargo test --release --test all kept` writes that of the version at hand anew, as is done when
//! it is released; until then another state of the same version has made it.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use utlatande::verify::{Check, Held, Trust, Verdict, verify, verify_without};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Files, NAME, PACKAGE, REP2, told};
use crate::common::{entries, repository, run};

/// The version at hand.
const VERSION: &str = env!("CARGO_PKG_VERSION");

const KEPT: &str = "tests/verify/kept";

fn is_font(path: &str) -> bool {
    path.contains("typsnitt/")
}

fn write(path: &Path) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in PACKAGE.iter().filter(|(name, _)| !is_font(name)) {
        zip.start_file(format!("{NAME}/{name}"), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// A kept package with its fonts.
fn whole(path: &Path) -> Files {
    let held = Held::zip(path).unwrap().files;
    let mut files: Files = held.into_iter().map(|(path, bytes)| (path[NAME.len() + 1..].to_owned(), bytes)).collect();
    files.extend(PACKAGE.iter().filter(|(path, _)| is_font(path)).map(|(path, bytes)| (path.clone(), bytes.clone())));
    files
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the edge: whoever releases asks for it")]
fn packages_of_every_version_hold() {
    let own = repository(KEPT).join(format!("{VERSION}.zip"));
    if std::env::var_os("UTLATANDE_KEEP").is_some() {
        fs::create_dir_all(repository(KEPT)).unwrap();
        write(&own);
    }
    let kept = entries(&repository(KEPT));
    assert!(!kept.is_empty());
    // What is made again may differ in the version at hand until that is released.
    let remade = [Check::RemadeMets, Check::RemadePremis, Check::RemadeErms, Check::Replay, Check::RemadeOther];
    for path in kept {
        let report = verify_without(&Held::of(whole(&path)), Trust::BuiltIn, &remade).unwrap();
        let version = path.file_stem().unwrap().to_str().unwrap();
        assert!(report.holds(), "{version}: {:?}", told(&report));
        assert_eq!(report.parts.len(), 7, "{version}");
        let is_told = matches!(&report.verdict, Verdict::OtherVersion(other) if other.contains(version));
        assert!(is_told || version == VERSION, "{version}: {:?}", report.verdict);
    }
}

/// A package of an earlier version is not made again here, so that nothing is said to hold of that.
#[test]
fn what_was_not_made_again_is_not_said_to_hold() {
    for path in entries(&repository(KEPT)).iter().filter(|path| !path.ends_with(format!("{VERSION}.zip"))) {
        let told = run(["verify".as_ref(), path.as_os_str()]);
        assert!(told.out.contains("görs om ur paketet: inte prövat"), "{told:?}");
        assert!(!told.out.contains("omkörning"), "{told:?}");
    }
}

/// Ten years later: another version of the program, whose templates are others. All but the replay is judged, and a change is found.
#[test]
fn years_later_all_but_the_replay_is_judged() {
    let manifest = format!("{REP2}data/utdata/manifest.toml");
    let mut files = PACKAGE.clone();
    let old = super::build(&files, &manifest);
    super::replace(&mut files, &manifest, "version = \"0.", "version = \"9.");
    let style = format!("{REP2}data/mallar/goteborg/husstil.toml");
    super::replace(&mut files, &style, "format = 1", "format = 1 # senare");
    super::renumbered(&mut files, &old, &manifest);
    let report = verify(&Held::of(files.clone()), Trust::BuiltIn).unwrap();
    assert!(report.holds(), "{:?}", told(&report));
    assert!(matches!(report.verdict, Verdict::OtherVersion(_)), "{:?}", report.verdict);
    super::flip(&mut files, &style);
    let report = verify(&Held::of(files), Trust::BuiltIn).unwrap();
    assert!(told(&report).iter().any(|told| told.contains("mallar/goteborg/husstil.toml")), "{:?}", told(&report));
}
