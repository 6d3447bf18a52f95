//! Archive packages and zips as sides: their records, or the case in them; and what is no package.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use utlatande::held::Held;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::common::{BASE, SAMPLE, Said, build, copy, put, repository, run, scratch};

fn diff(arguments: &[&Path]) -> Said {
    run([Path::new("diff")].iter().chain(arguments))
}

/// The sample's archive package, below a folder.
fn package(root: &Path) -> PathBuf {
    let (zip, case) = (root.join("paket.zip"), repository(SAMPLE));
    let line = ["archive", case.to_str().unwrap(), "--date", "2025-06-30", "--output", zip.to_str().unwrap()];
    let said = run(line);
    assert_eq!(said.code, 0, "{said:?}");
    zip
}

fn zipped(path: &Path, files: &[(&str, &[u8])]) {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    put(path, &zip.finish().unwrap().into_inner());
}

#[test]
fn a_package_is_its_records_or_the_case_in_it() {
    let scratch = scratch();
    let zip = package(scratch.path());
    let unpacked = scratch.path().join("uppackat");
    for (file, bytes) in Held::zip(&zip).unwrap().files {
        put(&unpacked.join(file), &bytes);
    }
    let folder = unpacked.join("SIP_SLK-2025-00265");
    let new = scratch.path().join("nytt");
    copy(&repository(SAMPLE), &new);
    let text = fs::read_to_string(new.join("arende.toml")).unwrap();
    put(&new.join("arende.toml"), text.replace("arlig = 115000", "arlig = 120000").as_bytes());
    for package in [&zip, &folder] {
        let same = diff(&[package, &repository(SAMPLE)]);
        assert_eq!((same.code, same.err.as_str()), (0, ""), "{}", same.out);
        let taken = "Gammalt: det arkiverade ärendet `nordic-safe-cities-2025` (SLK-2025-00265). \
                     Nytt: ärendet `nordic-safe-cities-2025` (SLK-2025-00265).";
        assert!(same.out.replace('\n', " ").contains(taken), "{}", same.out);
        let told = diff(&[package, &new]);
        assert!(told.code == 1 && told.out.contains("[-115 000 kr-] {+120 000 kr+}"), "{told:?}");
        // The case itself, with the templates that are given, is what can be put back in it.
        let case = diff(&[package, &repository(SAMPLE), Path::new("--as"), Path::new("case")]);
        assert!(case.code == 0 && case.out.contains("Gammalt: ärendet `"), "{case:?}");
    }
    // A folder around the package is no package.
    assert!(diff(&[&unpacked, &new]).err.starts_with("fel[J01]"));
}

#[test]
fn a_zip_of_an_output_is_read_and_what_is_none_is_trouble() {
    let scratch = scratch();
    let output = build(&repository(BASE), &scratch.path().join("output"));
    let [facts, manifest] = ["fakta.json", "manifest.toml"].map(|file| fs::read(output.join(file)).unwrap());
    let path = scratch.path().join("byggt.zip");
    // One that somebody has zipped with what lies beside it.
    zipped(&path, &[("mapp/fakta.json", &facts), ("mapp/manifest.toml", &manifest), ("__MACOSX/._mapp", b"x")]);
    let same = diff(&[&path, &repository(BASE)]);
    assert_eq!((same.code, same.err.as_str()), (0, ""), "{}", same.out);
    zipped(&path, &[("läsmig.txt", b"")]);
    assert!(diff(&[&path, &repository(BASE)]).err.starts_with("fel[J01]"));
    put(&path, b"PK no zip");
    let broken = diff(&[&path, &repository(BASE)]);
    assert!(broken.code == 2 && broken.out.is_empty() && broken.err.starts_with("fel[V01]"), "{broken:?}");
}

/// What a zip unpacks to is bounded before and while it is unpacked; what nobody asks for is not.
#[test]
fn a_bomb_is_refused() {
    let scratch = scratch();
    let path = scratch.path().join("bomb.zip");
    let large = vec![b' '; 80 << 20];
    zipped(&path, &[("fakta.json", &large), ("manifest.toml", b"")]);
    let told = diff(&[&path, &repository(BASE)]);
    assert!(told.code == 2 && told.err.starts_with("fel[V01]"), "{told:?}");
}
