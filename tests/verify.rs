//! What `verify` holds of packages: of whole ones that they are, of changed ones what was changed, whatever the hashes say.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bytes::Bytes;
use utlatande::hash::sha256;
use utlatande::verify::{Check, Held, Part, Report, Trust, Verdict, verify, verify_without};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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
    verify(&Held { files: files.clone() }, Trust::Any).unwrap()
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

/// Where hashes and sizes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Manifest,
    Premis,
    Mets,
    Lists,
}

const LEVELS: [Level; 4] = [Level::Manifest, Level::Premis, Level::Mets, Level::Lists];

/// Gives every hash and size at these levels the value of the file as it now is: the manifest with its build id, PREMIS, the METS
/// of the representations and of the package, the lists of the envelope.
fn recompute(files: &mut Files, levels: &[Level]) {
    let manifest = format!("{IP}representations/rep2/data/utdata/manifest.toml");
    if levels.contains(&Level::Manifest) && files.contains_key(&manifest) {
        let text = manifest_again(files, &text(files, &manifest));
        files.insert(manifest, text.into());
    }
    for folder in ["representations/rep1/", "representations/rep2/", ""] {
        if levels.contains(&Level::Premis) {
            premis_again(files, &format!("{IP}{folder}metadata/preservation/premis.xml"));
        }
        if levels.contains(&Level::Mets) {
            mets_again(files, &format!("{IP}{folder}METS.xml"), &format!("{IP}{folder}"));
        }
    }
    if !levels.contains(&Level::Lists) {
        return;
    }
    list_again(files, "manifest-sha256.txt", true);
    let payload: Vec<usize> =
        files.iter().filter(|(path, _)| path.starts_with("data/")).map(|(_, bytes)| bytes.len()).collect();
    let oxum = format!("Payload-Oxum: {}.{}", payload.iter().sum::<usize>(), payload.len());
    let info = text(files, "bag-info.txt");
    let lines: Vec<&str> =
        info.lines().map(|line| if line.starts_with("Payload-Oxum") { &oxum } else { line }).collect();
    files.insert("bag-info.txt".to_owned(), (lines.join("\n") + "\n").into());
    list_again(files, "tagmanifest-sha256.txt", false);
}

/// The manifest line by line, so that nothing but hashes changes in it.
fn manifest_again(files: &Files, text: &str) -> String {
    let (mut lines, mut list, mut name) = (Vec::new(), "", "");
    let mut all = String::new();
    for line in text.lines() {
        list = line.strip_prefix("[[").and_then(|list| list.strip_suffix("]]")).unwrap_or(list);
        name = line.strip_prefix("fil = \"").and_then(|name| name.strip_suffix('"')).unwrap_or(name);
        match line.strip_prefix("sha256 = \"").and_then(|hash| hash.strip_suffix('"')) {
            Some(hash) => {
                let folders: &[String] = &match list {
                    "indata" => vec![format!("{REP2}data/indata/{name}")],
                    "mall" => vec![format!("{REP2}data/mallar/{name}")],
                    "typsnitt" => vec![format!("{REP2}data/mallar/{name}"), format!("{REP2}data/typsnitt/{name}.otf")],
                    _ if name.ends_with(".pdf") => vec![format!("{REP1}data/{name}")],
                    _ => vec![format!("{REP2}data/utdata/{name}")],
                };
                let own = folders.iter().find_map(|path| files.get(path)).map(|bytes| sha256(bytes));
                let hash = own.unwrap_or_else(|| hash.to_owned());
                if list != "utdata" {
                    all += &format!("{list} {hash} {name}\n");
                }
                lines.push(format!("sha256 = \"{hash}\""));
            }
            None => lines.push(line.to_owned()),
        }
    }
    let version = between(text, "namn = \"utlatande\"\nversion = \"", "\"").unwrap();
    let typst = between(text, "typst = \"", "\"").unwrap();
    let build = sha256(format!("utlatande {version}\ntypst {typst}\n{all}").as_bytes());
    with(&(lines.join("\n") + "\n"), "bygge = \"", "\"", &build)
}

/// Sizes and digests after each object's path.
fn premis_again(files: &mut Files, path: &str) {
    let Some(bytes) = files.get(path) else { return };
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let objects = text.split("<premis:object ").map(|object| {
        let name = between(object, "<premis:objectIdentifierValue>", "</");
        let Some(bytes) = name.and_then(|name| files.get(&format!("{IP}{}", unescaped(name)))) else {
            return object.to_owned();
        };
        let object = with(object, "<premis:messageDigest>", "</", &sha256(bytes));
        with(&object, "<premis:size>", "</", &bytes.len().to_string())
    });
    let text = objects.collect::<Vec<_>>().join("<premis:object ");
    files.insert(path.to_owned(), text.into());
}

/// Sizes and checksums before each link.
fn mets_again(files: &mut Files, path: &str, folder: &str) {
    let Some(bytes) = files.get(path) else { return };
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let mut parts: Vec<String> = Vec::new();
    for part in text.split_inclusive("xlink:href=\"") {
        parts.push(part.to_owned());
    }
    for at in 1..parts.len() {
        let href = parts[at].split('"').next().unwrap().to_owned();
        let Some(bytes) = files.get(&format!("{folder}{}", href.replace("%20", " "))) else { continue };
        let before = parts[at - 1].rfind(" SIZE=\"");
        if let Some(start) = before {
            let (head, tail) = parts[at - 1].split_at(start);
            let tail = with(tail, "SIZE=\"", "\"", &bytes.len().to_string());
            parts[at - 1] = format!("{head}{}", with(&tail, "CHECKSUM=\"", "\"", &sha256(bytes)));
        }
    }
    let text = parts.concat();
    files.insert(path.to_owned(), text.into());
}

/// Hashes of what is there, with a line for what was added and none for what was taken away.
fn list_again(files: &mut Files, list: &str, of_payload: bool) {
    let old = text(files, list);
    let listed = old.lines().filter_map(|line| line.split_once("  ")).filter(|(_, path)| files.contains_key(*path));
    let mut lines: String = listed.map(|(_, path)| format!("{}  {path}\n", sha256(&files[path]))).collect();
    let added =
        files.iter().filter(|(path, _)| of_payload && path.starts_with("data/") && !PACKAGE.contains_key(*path));
    lines.extend(added.map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes))));
    files.insert(list.to_owned(), lines.into());
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.split_once(start)?.1.split(end).next()
}

/// The text with another one between the first start and the end after it.
fn with(text: &str, start: &str, end: &str, new: &str) -> String {
    let Some((head, rest)) = text.split_once(start) else { return text.to_owned() };
    let (_, tail) = rest.split_once(end).unwrap();
    format!("{head}{start}{new}{end}{tail}")
}

fn unescaped(text: &str) -> String {
    text.replace("&amp;", "&")
}

/// A change to a package, and the file that must be named.
struct Mutation {
    name: &'static str,
    file: &'static str,
    change: fn(&mut Files),
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

/// Changes whose hashes are all made right afterwards, so that only meaning can betray them.
fn mutations() -> Vec<Mutation> {
    macro_rules! change {
        ($name:literal, $file:literal, $change:expr) => {
            Mutation { name: $name, file: $file, change: $change }
        };
    }
    vec![
        change!("a byte of a PDF", "REP1/data/tjansteutlatande.pdf", |f| flip(
            f,
            &at("REP1/data/tjansteutlatande.pdf")
        )),
        change!("a PDF swapped for another", "REP1/data/bilaga-1-anvisning.pdf", |f| {
            let other = f[&at("REP1/data/bilaga-2-inriktning.pdf")].clone();
            f.insert(at("REP1/data/bilaga-1-anvisning.pdf"), other);
        }),
        change!("a PDF cut off", "REP1/data/handlingar.pdf", |f| {
            let bytes = f[&at("REP1/data/handlingar.pdf")].clone();
            f.insert(at("REP1/data/handlingar.pdf"), bytes.slice(..bytes.len() - 100));
        }),
        change!("a PDF emptied", "REP1/data/handlingar.pdf", |f| {
            f.insert(at("REP1/data/handlingar.pdf"), Bytes::new());
        }),
        change!("a PDF removed", "REP1/data/handlingar.pdf", |f| drop(f.remove(&at("REP1/data/handlingar.pdf")))),
        change!("a PDF added", "REP1/data/ny.pdf", |f| {
            let pdf = f[&at("REP1/data/handlingar.pdf")].clone();
            f.insert(at("REP1/data/ny.pdf"), pdf);
        }),
        change!("an amount in the case", "REP1/data/tjansteutlatande.pdf", |f| {
            replace(f, &at("REP2/data/indata/arende.toml"), "arlig = 115000", "arlig = 116000");
        }),
        change!("a word in the case", "REP2/data/utdata/tjansteutlatande.txt", |f| {
            replace(f, &at("REP2/data/indata/arende.toml"), "sate = \"Köpenhamn\"", "sate = \"Stockholm\"");
        }),
        change!("a comment in an input", "REP1/data/tjansteutlatande.pdf", |f| {
            replace(f, &at("REP2/data/indata/anvisning.toml"), "format = 1", "format = 1 # ");
        }),
        change!("an input that is no TOML", "REP2/data/indata/", |f| {
            f.insert(at("REP2/data/indata/arende.toml"), Bytes::from_static(b"= ="));
        }),
        change!("the workbook removed", "REP2/data/indata/underlag.xlsx", |f| drop(
            f.remove(&at("REP2/data/indata/underlag.xlsx"))
        )),
        change!("an input renamed", "REP2/data/indata/underlag2.xlsx", |f| {
            let bytes = f.remove(&at("REP2/data/indata/underlag.xlsx")).unwrap();
            f.insert(at("REP2/data/indata/underlag2.xlsx"), bytes);
        }),
        change!("an input added", "REP2/data/indata/extra.toml", |f| {
            f.insert(at("REP2/data/indata/extra.toml"), Bytes::from_static(b"format = 1\n"));
        }),
        change!("a template", "REP1/data/tjansteutlatande.pdf", |f| {
            replace(f, &at("REP2/data/mallar/goteborg/husstil.toml"), "\"Handläggare\"", "\"Handlaggare\"");
        }),
        change!("a comment in a template", "REP1/data/tjansteutlatande.pdf", |f| {
            replace(f, &at("REP2/data/mallar/goteborg/husstil.toml"), "format = 1", "format = 1 # ");
        }),
        change!("a template removed", "REP2/data/mallar/goteborg/pdfblad.typ.j2", |f| {
            drop(f.remove(&at("REP2/data/mallar/goteborg/pdfblad.typ.j2")));
        }),
        change!("a font swapped", "REP1/data/tjansteutlatande.pdf", |f| {
            let bold = f[&at("REP2/data/mallar/goteborg/typsnitt/NotoSans-Bold.ttf")].clone();
            f.insert(at("REP2/data/mallar/goteborg/typsnitt/NotoSans-Regular.ttf"), bold);
        }),
        change!("a font of Typst", "REP2/data/typsnitt/LibertinusSerif-Bold.otf", |f| {
            flip(f, &at("REP2/data/typsnitt/LibertinusSerif-Bold.otf"));
        }),
        change!("a plain text", "REP2/data/utdata/tjansteutlatande.txt", |f| {
            replace(f, &at("REP2/data/utdata/tjansteutlatande.txt"), "115\u{a0}000", "116\u{a0}000");
        }),
        change!("a Typst source", "REP2/data/utdata/typst/tjansteutlatande.typ", |f| {
            flip(f, &at("REP2/data/utdata/typst/tjansteutlatande.typ"));
        }),
        change!("the facts", "REP2/data/utdata/fakta.json", |f| {
            replace(f, &at("REP2/data/utdata/fakta.json"), "115000", "116000");
        }),
        change!("the origins", "REP2/data/utdata/kallkarta.json", |f| {
            replace(f, &at("REP2/data/utdata/kallkarta.json"), "arende.toml", "arende.tomI");
        }),
        change!("the findings", "REP2/data/utdata/granskning.txt", |f| {
            f.insert(at("REP2/data/utdata/granskning.txt"), Bytes::from_static(b"Inga anm\xc3\xa4rkningar.\n"));
        }),
        change!("a reason in the manifest", "REP2/data/utdata/manifest.toml", |f| {
            replace(f, &at("REP2/data/utdata/manifest.toml"), "Planen gäller", "Planen galler");
        }),
        change!("a version in the manifest", "REP1/data/tjansteutlatande.pdf", |f| {
            replace(f, &at("REP2/data/utdata/manifest.toml"), "version = \"0.", "version = \"9.");
        }),
        change!("the status in the manifest", "REP2/data/utdata/manifest.toml", |f| {
            replace(f, &at("REP2/data/utdata/manifest.toml"), "status = \"slutlig\"", "status = \"antagen\"");
        }),
        change!("a link of PREMIS to another input", "IP/metadata/preservation/premis.xml", |f| {
            let from = "relatedObjectIdentifierValue>representations/rep2/data/indata/anvisning.toml<";
            let to = "relatedObjectIdentifierValue>representations/rep2/data/indata/arende.toml<";
            replace(f, &at("IP/metadata/preservation/premis.xml"), from, to);
        }),
        change!("a link of PREMIS to nothing", "IP/metadata/preservation/premis.xml", |f| {
            replace(
                f,
                &at("IP/metadata/preservation/premis.xml"),
                "relatedObjectIdentifierValue>representations",
                "relatedObjectIdentifierValue>ingenstans",
            );
        }),
        change!("an event of PREMIS", "IP/metadata/preservation/premis.xml", |f| {
            replace(
                f,
                &at("IP/metadata/preservation/premis.xml"),
                "eventDateTime>2025-06-30",
                "eventDateTime>2025-06-29",
            );
        }),
        change!("an agent of PREMIS", "IP/metadata/preservation/premis.xml", |f| {
            replace(f, &at("IP/metadata/preservation/premis.xml"), "agentName>typst<", "agentName>word<");
        }),
        change!("an object of PREMIS removed", "REP1/data/handlingar.pdf", |f| {
            let path = at("REP1/metadata/preservation/premis.xml");
            let text = text(f, &path);
            let start = text.find("<premis:object ").unwrap();
            let first =
                text.find("handlingar.pdf").map(|at| text[..at].rfind("<premis:object ").unwrap()).unwrap_or(start);
            let end = first + text[first..].find("</premis:object>").unwrap() + "</premis:object>".len();
            f.insert(path, format!("{}{}", &text[..first], &text[end..]).into());
        }),
        change!("a date of ERMS", "REP1/data/ERMS.xml", |f| {
            replace(f, &at("REP1/data/ERMS.xml"), "dateType=\"created\">2025-05-19", "dateType=\"created\">2025-05-18");
        }),
        change!("the title of ERMS", "REP1/data/ERMS.xml", |f| {
            replace(f, &at("REP1/data/ERMS.xml"), "<erms:title>Revidering", "<erms:title>Översyn");
        }),
        change!("the number of ERMS", "REP1/data/ERMS.xml", |f| {
            replace(f, &at("REP1/data/ERMS.xml"), "<erms:objectId>SLK-2025-00265", "<erms:objectId>SLK-2025-00266");
        }),
        change!("an appendix of ERMS", "REP1/data/ERMS.xml", |f| {
            replace(f, &at("REP1/data/ERMS.xml"), "path=\"handlingar.pdf\"", "path=\"tjansteutlatande.pdf\"");
        }),
        change!("thinning out", "REP1/data/ERMS.xml", |f| {
            replace(f, &at("REP1/data/ERMS.xml"), "disposable=\"false\"", "disposable=\"true\"");
        }),
        change!("a link of METS", "IP/METS.xml", |f| {
            replace(
                f,
                &at("IP/METS.xml"),
                "xlink:href=\"documentation/las-mig.txt\"",
                "xlink:href=\"schemas/fakta.schema.json\"",
            );
        }),
        change!("an organisation of METS", "IP/METS.xml", |f| {
            replace(f, &at("IP/METS.xml"), "2120001355", "2120001356");
        }),
        change!("the day of METS", "IP/METS.xml", |f| {
            replace(f, &at("IP/METS.xml"), "CREATEDATE=\"2025-06-30", "CREATEDATE=\"2025-06-29");
        }),
        change!("the profile of METS", "IP/METS.xml", |f| {
            replace(f, &at("IP/METS.xml"), "E-ARK-SIP.xml", "E-ARK-DIP.xml");
        }),
        change!("a group of METS without its id", "IP/METS.xml", |f| {
            replace(f, &at("IP/METS.xml"), "<mets:fileGrp ID=\"grupp-Schemas\"", "<mets:fileGrp");
        }),
        change!("a media type of METS", "REP2/METS.xml", |f| {
            replace(f, &at("REP2/METS.xml"), "MIMETYPE=\"application/toml\"", "MIMETYPE=\"text/plain\"");
        }),
        change!("a METS removed", "IP/METS.xml", |f| drop(f.remove(&at("REP2/METS.xml")))),
        change!("a METS that leads to itself", "REP1/METS.xml", |f| {
            replace(
                f,
                &at("REP1/METS.xml"),
                "<mets:fptr",
                "<mets:mptr LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"METS.xml\" xlink:title=\"x\"/><mets:fptr",
            );
        }),
        change!("entities", "IP/METS.xml", |f| {
            replace(
                f,
                &at("IP/METS.xml"),
                "<mets:mets",
                "<!DOCTYPE x [<!ENTITY a \"a\"><!ENTITY b \"&a;&a;\">]><mets:mets",
            );
        }),
        change!("XML that is none", "IP/metadata/preservation/premis.xml", |f| {
            replace(f, &at("IP/metadata/preservation/premis.xml"), "</premis:premis>", "");
        }),
        change!("the documentation", "IP/documentation/las-mig.txt", |f| {
            replace(f, &at("IP/documentation/las-mig.txt"), "115\u{a0}000", "116\u{a0}000");
        }),
        change!("a schema", "IP/schemas/fakta.schema.json", |f| flip(f, &at("IP/schemas/fakta.schema.json"))),
        change!("the record that the package is found by", "IP/metadata/descriptive/dc.xml", |f| {
            replace(f, &at("IP/metadata/descriptive/dc.xml"), "Kommunstyrelsen", "Stadsarkivet");
        }),
        change!("who packed it", "bag-info.txt", |f| replace(f, "bag-info.txt", "Kommunstyrelsen", "Stadsarkivet")),
        change!("a line of the list removed", "REP2/data/indata/arende.toml", |f| {
            let path = at("REP2/data/indata/arende.toml");
            let list = text(f, "manifest-sha256.txt");
            let kept: String =
                list.lines().filter(|line| !line.ends_with(&path)).map(|line| format!("{line}\n")).collect();
            f.insert("manifest-sha256.txt".to_owned(), kept.into());
        }),
        change!("a line of the list doubled", "manifest-sha256.txt", |f| {
            let list = text(f, "manifest-sha256.txt");
            let first = list.lines().next().unwrap().to_owned();
            f.insert("manifest-sha256.txt".to_owned(), format!("{list}{first}\n").into());
        }),
        change!("a file beside the case", "IP/nytt.txt", |f| {
            f.insert(at("IP/nytt.txt"), Bytes::from_static(b"x"));
        }),
        change!("the declaration", "bagit.txt", |f| {
            f.insert("bagit.txt".to_owned(), Bytes::from_static(b"BagIt\n"));
        }),
    ]
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
        assert!(
            said.out.contains("omslag (BagIt): stämmer\n") && said.out.contains("identiska, byte för byte"),
            "{}",
            said.out
        );
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
        let Ok(report) = verify(&Held { files }, Trust::BuiltIn) else { panic!("{path}") };
        let envelope = &report.parts.iter().find(|(part, _)| *part == Part::Envelope).unwrap().1;
        let named = |problem: &utlatande::diagnostic::Diagnostic| {
            problem.places.iter().any(|place| **place.file() == **path) || path.ends_with("manifest-sha256.txt")
        };
        assert!(envelope.iter().any(named), "{path}: {envelope:?}");
    }
}

/// The package as if another version had made it, which is not made again, so that the other checks stand alone. The build id is
/// another too, so the manifest says of the PDFs that they are copies, of which nothing is claimed.
fn of_another_version() -> Files {
    let mut files = PACKAGE.clone();
    let manifest = at("REP2/data/utdata/manifest.toml");
    replace(&mut files, &manifest, "version = \"0.", "version = \"9.");
    let text = text(&files, &manifest).replace("sidor = ", "kopia = true\nsidor = ");
    files.insert(manifest, text.into());
    recompute(&mut files, &LEVELS);
    files
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
            replace(f, &at("IP/METS.xml"), "DMDID=\"beskrivning\"", "DMDID=\"annat\"");
        }),
        (Check::MetsFixity, &other, &[Lists], &[], |f| replace(f, &at("IP/METS.xml"), " SIZE=\"", " SIZE=\"1")),
        (Check::Coverage, &other, &LEVELS, &[], |f| drop(f.insert(at("IP/nytt.txt"), Bytes::from_static(b"x")))),
        (Check::RemadeMets, own, &LEVELS, &[], |f| replace(f, &at("IP/METS.xml"), "2120001355", "2120001356")),
        (Check::Manifest, &other, &[Premis, Mets, Lists], &[], |f| {
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
        let held = Held { files };
        let with = verify_without(&held, Trust::Any, beside).unwrap();
        assert!(!with.holds(), "{check:?} finds nothing");
        let without: Vec<Check> = beside.iter().copied().chain([check]).collect();
        let without = verify_without(&held, Trust::Any, &without).unwrap();
        assert!(without.holds(), "without {check:?}: {:?}", told(&without));
    }
}

fn zip(path: &Path, entries: &[(&str, &[u8], Option<u32>)]) {
    let mut writer = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes, mode) in entries {
        match mode {
            Some(_) => writer.add_symlink(*name, "/etc/passwd", SimpleFileOptions::default()).unwrap(),
            None => {
                writer.start_file(*name, SimpleFileOptions::default()).unwrap();
                writer.write_all(bytes).unwrap();
            }
        }
    }
    writer.finish().unwrap();
}

#[test]
fn hostile_containers_are_refused_and_nothing_is_written() {
    let root = scratch();
    let path = root.path().join("x.zip");
    for (entries, word) in [
        (&[("../ut.txt", &b"x"[..], None)][..], "leder ut ur det"),
        (&[("a/../../ut.txt", b"x", None)], "leder ut ur det"),
        (&[("/etc/ut.txt", b"x", None)], "leder ut ur det"),
        (&[("C:\\ut.txt", b"x", None)], "leder ut ur det"),
        (&[("bagit.txt", b"x", None), ("BAGIT.txt", b"x", None)], "finns två gånger"),
        (&[("lank", b"", Some(1))], "är en länk"),
        (&[("a.txt", b"x", None)], "varken ett omslag"),
    ] {
        zip(&path, entries);
        let said = run(["verify", path.to_str().unwrap()]);
        assert!(said.code == 1 && said.err.contains(word), "{word}: {said:?}");
        assert_eq!(common::entries(root.path()), std::slice::from_ref(&path));
    }
    fs::write(&path, "no zip").unwrap();
    assert_eq!(run(["verify", path.to_str().unwrap()]).code, 1);
    assert_eq!(run(["verify", root.path().join("saknas.zip").to_str().unwrap()]).code, 2);
    let folder = root.path().join("mapp");
    put(&folder.join("bagit.txt"), b"x");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", folder.join("lank")).unwrap();
    let said = run(["verify", folder.to_str().unwrap()]);
    assert!(said.code == 1 && said.err.contains("är en länk"), "{said:?}");
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
        assert!(said.code == 0 && said.out.contains("identiska, byte för byte"), "{more:?}: {said:?}");
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
        said.code == 0 && said.out.contains("ärende SLK-2025-00265") && said.out.contains("ger samma byte"),
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
