//! What `verify` holds of packages: of whole ones that they are, of changed ones what was changed, whatever the hashes say.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bytes::Bytes;
use utlatande::verify::{Check, Held, Part, Report, Trust, Verdict, verify, verify_without};

mod again;
mod kept;
mod mutations;

use self::again::{LEVELS, Level, recompute};
use self::mutations::{Mutation, mutations};
use crate::common::{self, SAMPLE, put, repository, run, scratch, tree};

const NAME: &str = "SIP_SLK-2025-00265";
const IP: &str = "data/SIP_SLK-2025-00265/";

/// The sample's package, below its own folder.
static PACKAGE: LazyLock<BTreeMap<String, Bytes>> = LazyLock::new(|| {
    let root = scratch();
    let zip = root.path().join("paket.zip");
    let case = repository(SAMPLE);
    let line = ["archive", case.to_str().unwrap(), "--date", "2025-06-30", "--output", zip.to_str().unwrap()];
    let said = run(line);
    assert_eq!(said.code, 0, "{said:?}");
    let files = Held::zip(&zip).unwrap().files;
    files.into_iter().map(|(path, bytes)| (path[NAME.len() + 1..].to_owned(), bytes)).collect()
});

fn judged(files: &BTreeMap<String, Bytes>) -> Report {
    verify(&Held::of(files.clone()), Trust::Any).unwrap()
}

/// What was told, as `code file`.
fn told(report: &Report) -> Vec<String> {
    let file = |problem: &utlatande::diagnostic::Diagnostic| {
        problem.places.first().map(|place| place.file().to_string()).unwrap_or_default()
    };
    report.problems().map(|problem| format!("{} {}", problem.code.shown(), file(problem))).collect()
}

type Files = BTreeMap<String, Bytes>;

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files[path].to_vec()).unwrap()
}

fn replace(files: &mut Files, path: &str, from: &str, to: &str) {
    let text = text(files, path);
    assert!(text.contains(from), "{path}: {from}");
    files.insert(path.to_owned(), text.replacen(from, to, 1).into());
}

const REP1: &str = "data/SIP_SLK-2025-00265/representations/rep1/";
const REP2: &str = "data/SIP_SLK-2025-00265/representations/rep2/";

fn flip(files: &mut Files, path: &str) {
    let mut bytes = files[path].to_vec();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    files.insert(path.to_owned(), bytes.into());
}

fn at(path: &str) -> String {
    path.replace("REP1/", REP1).replace("REP2/", REP2).replace("IP/", IP)
}

#[test]
fn a_package_holds_wherever_it_lies() {
    let report = judged(&PACKAGE);
    assert_eq!((told(&report), report.verdict), (Vec::new(), Verdict::Identical));
    assert_eq!(report.parts.len(), 7);
    // As a folder elsewhere, by the command, in both languages and for programs.
    let root = scratch();
    let folder = root.path().join("annan plats");
    PACKAGE.iter().for_each(|(path, bytes)| put(&folder.join(NAME).join(path), bytes));
    for path in [folder.clone(), folder.join(NAME)] {
        let said = run(["verify", path.to_str().unwrap()]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
        assert!(said.out.contains("omslag (BagIt): stämmer\n") && said.out.contains("exakt likadana"), "{}", said.out);
    }
    let said = run(["verify", folder.to_str().unwrap(), "--message-format", "json"]);
    assert!(
        said.out.contains("{\"part\":\"erms\",\"errors\":0}") && said.out.contains("{\"verdict\":\"identisk\"}"),
        "{}",
        said.out
    );
}

/// The mutator itself changes nothing where nothing was changed.
#[test]
fn hashes_made_again_are_those_that_were() {
    let mut files = PACKAGE.clone();
    recompute(&mut files, &LEVELS);
    let differing: Vec<_> =
        files.iter().filter(|(path, bytes)| PACKAGE[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "{differing:?}");
}

#[test]
fn no_change_passes_whatever_the_hashes_say() {
    let mutations = mutations();
    assert!(mutations.len() >= 30);
    for Mutation { name, file, change } in mutations {
        let mut files = PACKAGE.clone();
        change(&mut files);
        recompute(&mut files, &LEVELS);
        assert!(files != *PACKAGE, "{name} changes nothing");
        let report = judged(&files);
        let found = told(&report);
        assert!(!report.holds(), "{name} passes: {:?}", report.verdict);
        assert!(found.iter().any(|told| told.contains(&at(file))), "{name}: {} is not named: {found:?}", at(file));
    }
}

/// A byte of any file, with the hashes as they were: the envelope names it.
#[test]
fn a_byte_of_any_file_is_found_by_the_envelope() {
    let other = of_another_version();
    for path in other.keys() {
        let mut files = other.clone();
        flip(&mut files, path);
        let Ok(report) = verify(&Held::of(files), Trust::BuiltIn) else { panic!("{path}") };
        let envelope = &report.parts.iter().find(|(part, _)| *part == Part::Envelope).unwrap().1;
        let named = |problem: &utlatande::diagnostic::Diagnostic| {
            problem.places.iter().any(|place| **place.file() == **path) || path.ends_with("manifest-sha256.txt")
        };
        assert!(envelope.iter().any(named), "{path}: {envelope:?}");
    }
}

/// The package as if another version had made it, which is not made again, so that the other checks stand alone.
fn of_another_version() -> Files {
    let mut files = PACKAGE.clone();
    let manifest = at("REP2/data/utdata/manifest.toml");
    let old = build(&files, &manifest);
    replace(&mut files, &manifest, "version = \"0.", "version = \"9.");
    renumbered(&mut files, &old, &manifest);
    files
}

/// The build id of a manifest.
fn build(files: &Files, manifest: &str) -> String {
    text(files, manifest).split("bygge = \"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Hashes made right, and the PDFs' claims of the build that the files now are.
fn renumbered(files: &mut Files, old: &str, manifest: &str) {
    recompute(files, &LEVELS);
    let new = build(files, manifest);
    for (_, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".pdf")) {
        let mut own = bytes.to_vec();
        for at in memchr::memmem::find_iter(bytes, old) {
            own[at..at + old.len()].copy_from_slice(new.as_bytes());
        }
        *bytes = own.into();
    }
    recompute(files, &LEVELS);
}

#[test]
fn a_package_of_another_version_is_judged_but_for_the_replay() {
    let report = judged(&of_another_version());
    assert!(report.holds(), "{:?}", told(&report));
    assert!(
        matches!(&report.verdict, Verdict::OtherVersion(version) if version.contains(" 9.")),
        "{:?}",
        report.verdict
    );
}

/// What another version has made claims that it did; a PDF that is said to be a copy claims nothing, but is one of the case's files.
#[test]
fn a_pdf_is_no_copy_because_the_manifest_says_so() {
    let mut files = PACKAGE.clone();
    let manifest = at("REP2/data/utdata/manifest.toml");
    replace(&mut files, &manifest, "version = \"0.", "version = \"9.");
    let all = text(&files, &manifest).replace("sidor = ", "kopia = true\nsidor = ");
    files.insert(manifest, all.into());
    recompute(&mut files, &LEVELS);
    let report = judged(&files);
    let found = told(&report);
    assert!(!report.holds() && found.iter().any(|told| told.contains("tjansteutlatande.pdf")), "{found:?}");
}

/// Each kind of check finds some change that passes without it.
#[test]
fn without_a_check_something_passes() {
    use Level::{Lists, Manifest, Mets, Premis};
    let other = of_another_version();
    let mut claiming = PACKAGE.clone();
    let manifest = at("REP2/data/utdata/manifest.toml");
    replace(&mut claiming, &manifest, "version = \"0.", "version = \"9.");
    recompute(&mut claiming, &LEVELS);
    let own = &*PACKAGE;
    type Change = fn(&mut Files);
    /// The check, the package, what is made right again, what is left out beside the check, and the change.
    type Case<'a> = (Check, &'a Files, &'a [Level], &'a [Check], Change);
    let cases: [Case<'_>; 17] = [
        (Check::Lists, &other, &[Lists], &[], |f| replace(f, "bagit.txt", "BagIt", "Bag")),
        (Check::Hashes, &other, &[], &[], |f| replace(f, "bag-info.txt", "Kommunstyrelsen", "Stadsarkivet")),
        (Check::Xml, &other, &LEVELS, &[], |f| {
            replace(f, &at("IP/metadata/preservation/premis.xml"), "</premis:premis>", "");
        }),
        (Check::Requirements, &other, &LEVELS, &[], |f| {
            replace(f, &at("IP/METS.xml"), "E-ARK-SIP.xml", "E-ARK-DIP.xml")
        }),
        (Check::MetsLinks, &other, &LEVELS, &[], |f| {
            replace(f, &at("IP/METS.xml"), "ID=\"del-Schemas\"", "ID=\"del-Documentation\"");
        }),
        (Check::MetsFixity, &other, &[Lists], &[], |f| replace(f, &at("IP/METS.xml"), " SIZE=\"", " SIZE=\"1")),
        (Check::Coverage, &other, &LEVELS, &[], |f| drop(f.insert(at("IP/nytt.txt"), Bytes::from_static(b"x")))),
        (Check::RemadeMets, own, &LEVELS, &[], |f| replace(f, &at("IP/METS.xml"), "2120001355", "2120001356")),
        (Check::Manifest, &other, &[Premis, Mets, Lists], &[Check::Claims], |f| {
            replace(f, &at("REP2/data/utdata/manifest.toml"), "bygge = \"", "bygge = \"0");
        }),
        (Check::PremisLinks, &other, &LEVELS, &[], |f| {
            let (from, to) = ("ObjectIdentifierValue>representations", "ObjectIdentifierValue>ingenstans");
            replace(f, &at("IP/metadata/preservation/premis.xml"), &format!("related{from}"), &format!("related{to}"));
        }),
        (Check::PremisFixity, &other, &[Mets, Lists], &[], |f| {
            replace(f, &at("IP/metadata/preservation/premis.xml"), "<premis:size>", "<premis:size>1");
        }),
        (Check::RemadePremis, own, &LEVELS, &[Check::RemadeMets], |f| {
            replace(f, &at("IP/metadata/preservation/premis.xml"), "agentName>typst<", "agentName>Typst<");
        }),
        (Check::Erms, &other, &LEVELS, &[], |f| {
            replace(f, &at("REP1/data/ERMS.xml"), "<erms:objectId>SLK-2025-00265", "<erms:objectId>SLK-2025-00266");
        }),
        (Check::RemadeErms, own, &LEVELS, &[Check::RemadeMets, Check::RemadePremis], |f| {
            replace(f, &at("REP1/data/ERMS.xml"), "created\">2025-05-19", "created\">2025-05-18");
        }),
        (Check::Claims, &claiming, &[], &[], |_| {}),
        (Check::Replay, own, &[Manifest, Premis, Mets, Lists], &[Check::RemadeMets, Check::RemadePremis], |f| {
            replace(f, &at("REP2/data/utdata/granskning.txt"), "G21", "G22");
        }),
        (Check::RemadeOther, own, &LEVELS, &[], |f| replace(f, "bag-info.txt", "Kommunstyrelsen", "Stadsarkivet")),
    ];
    assert_eq!(cases.each_ref().map(|(check, ..)| *check), Check::ALL);
    for (check, base, levels, beside, change) in cases {
        let mut files = base.clone();
        change(&mut files);
        if !levels.is_empty() {
            recompute(&mut files, levels);
        }
        let held = Held::of(files);
        let with = verify_without(&held, Trust::Any, beside).unwrap();
        assert!(!with.holds(), "{check:?} finds nothing");
        let without: Vec<Check> = beside.iter().copied().chain([check]).collect();
        let without = verify_without(&held, Trust::Any, &without).unwrap();
        assert!(without.holds(), "without {check:?}: {:?}", told(&without));
    }
}

/// Other templates than the program's own are replayed by a process that is bounded, or where its user trusts them.
#[cfg(target_os = "linux")]
#[test]
fn other_templates_run_in_a_bounded_process() {
    let root = scratch();
    let templates = root.path().join("mallar");
    common::copy(&repository("templates/goteborg"), &templates.join("goteborg"));
    let style = templates.join("goteborg/husstil.toml");
    fs::write(&style, fs::read_to_string(&style).unwrap() + "\n# egen\n").unwrap();
    let zip = root.path().join("paket.zip");
    let archive = |templates: &Path| {
        let case = repository(SAMPLE);
        let line = ["archive", case.to_str().unwrap(), "--date", "2025-06-30", "--output", zip.to_str().unwrap()];
        run(line.iter().copied().chain(["--templates", templates.to_str().unwrap()]))
    };
    assert_eq!(archive(&templates).code, 0);
    for more in [&[][..], &["--trust-templates"]] {
        let said = run(["verify", zip.to_str().unwrap()].into_iter().chain(more.iter().copied()));
        assert!(said.code == 0 && said.out.contains("exakt likadana"), "{more:?}: {said:?}");
    }
    // A template that takes memory without end is stopped by the bounds, and by nothing else.
    let files = Held::zip(&zip).unwrap().files;
    let folder = root.path().join("utan-slut");
    for (path, bytes) in &files {
        let bytes = match path.ends_with("mallar/goteborg/layout/stil.typ") {
            true => [
                bytes.as_ref(),
                b"\n#let utan-slut = { let x = \"xxxxxxxxxx\"; let n = 0; while n < 100 { n += 1; x = x + x } }\n",
            ]
            .concat(),
            false => bytes.to_vec(),
        };
        put(&folder.join(path), &bytes);
    }
    let said = run(["verify", folder.to_str().unwrap()]);
    assert!(said.code == 2 && said.err.contains("fel[V20]"), "{said:?}");
}

#[test]
fn an_output_and_a_pdf_found_alone_lead_to_their_case() {
    let root = scratch();
    let output = common::build(&repository(SAMPLE), root.path());
    let case = repository(SAMPLE);
    put(&output.join("egen.txt"), b"mine");
    for more in [&[][..], &["--case", case.to_str().unwrap()]] {
        let said = run(["verify", output.to_str().unwrap()].into_iter().chain(more.iter().copied()));
        assert!(said.code == 0 && said.out.contains("ärende SLK-2025-00265, bygge "), "{said:?}");
        assert!(said.out.contains("en fil är någon annans: egen.txt"), "{said:?}");
    }
    let pdf = root.path().join("hittad.pdf");
    fs::copy(output.join("bilaga-1-anvisning.pdf"), &pdf).unwrap();
    let said = run(["verify", pdf.to_str().unwrap(), "--case", case.to_str().unwrap()]);
    assert!(
        said.code == 0 && said.out.contains("ärende SLK-2025-00265") && said.out.contains("ger exakt samma filer"),
        "{said:?}"
    );
    let said = run(["verify", pdf.to_str().unwrap(), "--case", repository(common::BASE).to_str().unwrap()]);
    assert!(said.code == 1 && said.err.contains("fel[V21]"), "{said:?}");
    let foreign: PathBuf = repository("tests/cases/pdf-bilaga/protokoll.pdf");
    let said = run(["verify", foreign.to_str().unwrap()]);
    assert!(said.code == 1 && said.err.contains("fel[V22]"), "{said:?}");
    let text = fs::read_to_string(output.join("tjansteutlatande.txt")).unwrap();
    fs::write(output.join("tjansteutlatande.txt"), text + "x").unwrap();
    let said = run(["verify", output.to_str().unwrap()]);
    assert!(said.code == 1 && said.err.contains("fel[V06]: `tjansteutlatande.txt`"), "{said:?}");
    assert!(!tree(&output).is_empty());
}

/// What differs between a package's records and those made again is told as `diff` tells it.
#[test]
fn what_is_made_otherwise_is_told_by_the_diff() {
    let mut files = PACKAGE.clone();
    replace(&mut files, &format!("{REP2}data/indata/arende.toml"), "arlig = 115000", "arlig = 120000");
    recompute(&mut files, &LEVELS);
    let root = scratch();
    for (path, bytes) in &files {
        put(&root.path().join(path), bytes);
    }
    let said = run(["verify", root.path().to_str().unwrap()]);
    assert_eq!(said.code, 1, "{said:?}");
    let text = said.out.replace("\n     ", " ");
    assert!(
        text.contains("Gammalt: det arkiverade ärendet") && text.contains("[-115 000 kr-] {+120 000 kr+}"),
        "{text}"
    );
    let json = run(["verify", root.path().to_str().unwrap(), "--message-format", "json"]);
    assert!(!json.out.contains("Gammalt"), "{}", json.out);
}

/// Whoever names the case is told what to name.
#[test]
fn a_case_is_told_from_a_folder_with_nothing() {
    let scratch = scratch();
    let told = |folder: &Path| {
        let said = run(["verify".as_ref(), folder.as_os_str()]);
        assert_ne!(said.code, 0);
        said.out + &said.err
    };
    let case = told(&repository(SAMPLE));
    assert!(case.contains("det här är ett ärende") && case.contains("`utlatande archive`"), "{case}");
    let empty = told(scratch.path());
    assert!(empty.contains("bagit.txt") && !empty.contains("ärende"), "{empty}");
}
