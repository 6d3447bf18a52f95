//! Archive packages: what is in them, that they are the same anywhere, and what hinders one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use utlatande::hash::sha256;
use zip::ZipArchive;

use crate::common::{self, BASE, SAMPLE, copy, put, repository, run, scratch, tree};

const DATE: &str = "2025-06-30";

/// What `[arkiv]` says beside what the husstil does.
const ARKIV: &str = "\n[arkiv]\nklassificering = \"1.4.2\"\ngallring = \"Bevaras\"\n";

/// Archives a case, and gives what was said and where the package would be.
fn archive(case: &Path, out: &Path, more: &[&str]) -> (common::Said, PathBuf) {
    let file = out.join("paket.zip");
    let line = ["archive", case.to_str().unwrap(), "--date", DATE, "--output", file.to_str().unwrap()];
    (run(line.iter().chain(more)), file)
}

/// A copy of the base case, final, with `[arkiv]`.
fn base(root: &Path, number: Option<&str>) -> PathBuf {
    let case = root.join("fall");
    copy(&repository(BASE), &case);
    for name in ["expected.sv.txt", "expected.en.txt"] {
        fs::remove_file(case.join(name)).unwrap();
    }
    change(&case, "", ARKIV);
    if let Some(number) = number {
        let text = fs::read_to_string(case.join("arende.toml")).unwrap();
        let old = text.split("arendenummer = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        change(&case, &format!("arendenummer = \"{old}\""), &format!("arendenummer = \"{number}\""));
    }
    case
}

/// Replaces a text in `arende.toml`, or puts it at the end.
fn change(case: &Path, from: &str, to: &str) {
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{from}");
    let text = if from.is_empty() { text + to } else { text.replacen(from, to, 1) };
    fs::write(file, text).unwrap();
}

fn files(zip: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(zip).unwrap())).unwrap();
    let entries = (0..archive.len()).map(|index| {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (entry.name().unwrap().into_owned(), bytes)
    });
    entries.collect()
}

fn text(files: &BTreeMap<String, Vec<u8>>, end: &str) -> String {
    let found: Vec<_> = files.iter().filter(|(name, _)| name.ends_with(end)).collect();
    assert!(!found.is_empty(), "{end}");
    String::from_utf8(found[0].1.clone()).unwrap()
}

#[test]
fn a_package_holds_the_case_whole_and_its_lists_name_every_file() {
    let root = scratch();
    let (said, zip) = archive(&repository(SAMPLE), root.path(), &[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    let files = files(&zip);
    let root_name = "SIP_SLK-2025-00265/";
    assert!(files.keys().all(|name| name.starts_with(root_name)));
    let listed: BTreeMap<String, String> =
        [format!("{root_name}manifest-sha256.txt"), format!("{root_name}tagmanifest-sha256.txt")]
            .iter()
            .flat_map(|list| {
                String::from_utf8(files[list].clone()).unwrap().lines().map(str::to_owned).collect::<Vec<_>>()
            })
            .map(|line| line.split_once("  ").map(|(hash, path)| (path.to_owned(), hash.to_owned())).unwrap())
            .collect();
    for (name, bytes) in files.iter().filter(|(name, _)| !name.ends_with("tagmanifest-sha256.txt")) {
        assert_eq!(listed[name.strip_prefix(root_name).unwrap()], sha256(bytes), "{name}");
    }
    assert_eq!(listed.len() + 1, files.len());
    let inside = |path: &str| files[&format!("{root_name}data/{root_name}{path}")].clone();
    // All inputs, all output, all templates.
    for (name, bytes) in tree(&repository(SAMPLE)) {
        assert_eq!(inside(&format!("representations/rep2/data/indata/{name}")), bytes, "{name}");
    }
    for (name, bytes) in
        tree(&repository("output/nordic-safe-cities-2025")).iter().filter(|(name, _)| !name.ends_with(".pdf"))
    {
        assert_eq!(&inside(&format!("representations/rep2/data/utdata/{name}")), bytes, "{name}");
    }
    for pdf in ["tjansteutlatande", "bilaga-1-anvisning", "bilaga-2-inriktning", "handlingar"] {
        assert!(inside(&format!("representations/rep1/data/{pdf}.pdf")).starts_with(b"%PDF-"));
    }
    let documentation = String::from_utf8(inside("documentation/las-mig.txt")).unwrap();
    for word in [
        "sha256sum --check manifest-sha256.txt tagmanifest-sha256.txt",
        "bagit",
        "typst compile",
        "115\u{a0}000",
        "arende.toml:",
        "SLK-2025-00265",
    ] {
        assert!(documentation.contains(word), "{word}: {documentation}");
    }
    let premis = String::from_utf8(inside("metadata/preservation/premis.xml")).unwrap();
    assert!(premis.contains("has source") && premis.contains("undantag G21"), "waivers are listed");
    // Each document is derived from its own inputs and frame, all of them together from all.
    let of = |stem: &str| -> Vec<String> {
        let start = premis.find(&format!("IdentifierValue>representations/rep1/data/{stem}.pdf<")).unwrap();
        let object = premis[start..].split("</premis:object>").next().unwrap();
        let related = object.split("<premis:relatedObjectIdentifierValue>representations/rep2/data/").skip(1);
        related.map(|path| path.split('<').next().unwrap().to_owned()).collect()
    };
    let inputs = |stem: &str| -> Vec<String> {
        of(stem).iter().filter_map(|path| path.strip_prefix("indata/").map(str::to_owned)).collect()
    };
    assert_eq!(inputs("bilaga-1-anvisning"), ["anvisning.toml", "arende.toml", "underlag.xlsx"]);
    assert_eq!(inputs("bilaga-2-inriktning"), ["arende.toml", "foregangare.toml", "underlag.xlsx"]);
    assert_eq!(inputs("handlingar").len(), 4);
    let frame = "mallar/goteborg/styrdokument.typ.j2".to_owned();
    assert!(of("bilaga-1-anvisning").contains(&frame) && !of("tjansteutlatande").contains(&frame));
    // No name of the machine, its user or its folders.
    let own = [env!("CARGO_MANIFEST_DIR"), "/root", "/home", "/tmp"];
    for (name, bytes) in &files {
        let found = own.iter().find(|path| bytes.windows(path.len()).any(|window| window == path.as_bytes()));
        assert_eq!(found, None, "{name}");
    }
}

#[test]
fn the_same_case_day_and_version_are_the_same_bytes() {
    let roots = [scratch(), scratch()];
    let case = roots[1].path().join("annan plats/nordic-safe-cities-2025");
    copy(&repository(SAMPLE), &case);
    let cases = [repository(SAMPLE), case];
    let zips = cases.iter().zip(&roots).map(|(case, root)| {
        let (said, zip) = archive(case, root.path(), &[]);
        assert_eq!(said.code, 0, "{said:?}");
        fs::read(zip).unwrap()
    });
    let zips: Vec<_> = zips.collect();
    assert!(zips[0] == zips[1]);
    // Fonts and PDFs are stored as they are, dated with the day of the package.
    let mut archive = ZipArchive::new(Cursor::new(zips[0].clone())).unwrap();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let stored = [".pdf", ".ttf", ".otf"].iter().any(|end| name.ends_with(end));
        assert_eq!(entry.compression() == zip::CompressionMethod::Stored, stored || name.ends_with(".xlsx"), "{name}");
        let time = entry.last_modified().unwrap();
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (2025, 6, 30, 12));
    }
}

/// Changes to the final base case, and what then hinders a package.
#[test]
fn what_an_archive_must_not_get_is_told() {
    for (from, to, more, codes) in [
        (ARKIV, "", &[][..], &["B02"][..]),
        ("gallring = \"Bevaras\"", "gallring = \"\"", &[], &["B02"]),
        ("[arkiv]", "[arkiv]\norganisationsnummer = \"212000-1356\"", &[], &["B12"]),
        ("[arkiv]", "[arkiv]\norganisationsnr = \"212000-1355\"", &[], &["T02"]),
        ("status = \"slutlig\"", "status = \"utkast\"", &[], &["B01"]),
        ("", "", &["--date", "2022-02-28"], &["B03"]),
        ("", "", &["--date", "1979-12-31"], &["B03", "B03"]),
        ("", "", &["--date", "2108-01-01"], &["B03"]),
    ] {
        let root = scratch();
        let case = base(root.path(), None);
        change(&case, from, to);
        let file = root.path().join("paket.zip");
        let date = if more.is_empty() { &["--date", DATE][..] } else { more };
        let line = ["archive", case.to_str().unwrap(), "--output", file.to_str().unwrap(), "--message-format", "json"];
        let said = run(line.iter().chain(date));
        let found: Vec<String> = said
            .out
            .lines()
            .filter_map(|line| {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                Some(line["code"].as_str()?.to_owned())
            })
            .collect();
        assert_eq!((said.code, file.exists()), (1, false), "{to}: {said:?}");
        assert!(codes.iter().all(|code| found.contains(&(*code).to_owned())), "{to} {more:?}: {found:?}");
    }
}

#[test]
fn what_may_be_waived_is_with_a_reason_and_listed() {
    let root = scratch();
    let case = root.path().join("pdf-bilaga");
    copy(&repository("tests/cases/pdf-bilaga"), &case);
    change(&case, "", ARKIV);
    let (said, zip) = archive(&case, root.path(), &[]);
    assert_eq!((said.code, zip.exists()), (1, false), "{said:?}");
    assert!(said.err.contains("fel[B04]: den bifogade filen `brev.pdf` är inte PDF/A"), "{}", said.err);
    assert!(!said.err.contains("i `brev.pdf` har ingen text"), "its text is read: {}", said.err);
    let letter = fs::read(case.join("brev.pdf")).unwrap();
    let scanned: Vec<u8> = String::from_utf8_lossy(&letter).replace("Tj", "  ").into_bytes();
    fs::write(case.join("brev.pdf"), scanned).unwrap();
    let (said, _) = archive(&case, root.path(), &[]);
    assert!(said.err.contains("varning[B10]: sidan 1 i `brev.pdf` har ingen text"), "{}", said.err);
    fs::write(case.join("brev.pdf"), letter).unwrap();
    let reason = "Brevet kom på papper och har skannats; något annat original finns inte.";
    let waived: String = ["B04", "B05"]
        .iter()
        .map(|code| format!("\n[[undantag]]\nkod = \"{code}\"\nom = \"brev.pdf\"\nskal = \"{reason}\"\n"))
        .filter(|waiver| said.err.contains(&waiver[20..23]))
        .collect();
    change(&case, "", &waived);
    assert_eq!(run(["check", case.to_str().unwrap()]).code, 0, "a waiver for the archive is no finding before");
    let (said, zip) = archive(&case, root.path(), &[]);
    assert_eq!(said.code, 0, "{said:?}");
    let files = files(&zip);
    assert!(text(&files, "/metadata/preservation/premis.xml").contains(reason));
    assert!(text(&files, "las-mig.txt").contains(reason));
    // The copy is derived from its own file alone.
    let premis = text(&files, "data/SIP_SLK-2022-00001/metadata/preservation/premis.xml");
    let brev = premis
        .split("<premis:object ")
        .find(|object| {
            object.contains("rep1/data/bilaga-4-brev.pdf")
                || object.contains("-brev.pdf</premis:objectIdentifierValue>")
        })
        .unwrap();
    assert_eq!(brev.matches("relatedObjectIdentifierValue>").count(), 2, "{brev}");
}

#[test]
fn odd_names_and_numbers_are_packed_and_reserved_ones_told() {
    let root = scratch();
    let house = root.path().join("mallar");
    copy(&repository("templates/goteborg"), &house.join("goteborg"));
    let style = house.join("goteborg/husstil.toml");
    let text = fs::read_to_string(&style).unwrap();
    fs::write(
        &style,
        text.replace("^SLK-[0-9]{4}-[0-9]{5}$", "^KS [0-9]{4}/[0-9]+$").replace("SLK-2025-00265", "KS 2025/265")
            + "\n[ord]\nallmant_kanda = [\"KS\"]\n",
    )
    .unwrap();
    let case = base(root.path(), Some("KS 2025/123"));
    fs::rename(case.join("underlag.xlsx"), case.join("Underlag åäö & (1).xlsx")).unwrap();
    change(&case, "\"underlag.xlsx\"", "\"Underlag åäö & (1).xlsx\"");
    let (said, zip) = archive(&case, root.path(), &["--templates", house.to_str().unwrap()]);
    assert_eq!(said.code, 0, "{said:?}");
    let packed = files(&zip);
    let name = format!("SIP_KS-2025-123_{}", &sha256(b"KS 2025/123")[..8]);
    let workbook = format!("data/{name}/representations/rep2/data/indata/Underlag åäö & (1).xlsx");
    assert!(packed.contains_key(&format!("{name}/{workbook}")), "{:?}", packed.keys().collect::<Vec<_>>());
    assert!(crate::archive::text(&packed, "/manifest-sha256.txt").contains(&workbook));
    assert!(
        crate::archive::text(&packed, "rep2/METS.xml")
            .contains("data/indata/Underlag%20%C3%A5%C3%A4%C3%B6%20%26%20%281%29.xlsx")
    );
    assert!(crate::archive::text(&packed, &format!("{name}/METS.xml")).contains(&format!("OBJID=\"{name}\"")));
    let mut name = "anvisning.toml";
    for unfit in ["aux.toml", "anvisning 100 %.toml"] {
        fs::rename(case.join(name), case.join(unfit)).unwrap();
        change(&case, &format!("\"{name}\""), &format!("\"{unfit}\""));
        name = unfit;
        let (said, _) = archive(&case, &scratch_in(root.path()), &["--templates", house.to_str().unwrap()]);
        assert!(said.code == 1 && said.err.contains("fel[B09]") && said.err.contains(unfit), "{said:?}");
    }
}

/// Writes a workbook anew with texts of its parts changed, and parts added.
fn edit(path: &Path, changes: &[(&str, &str, &str)], added: &[(&str, &str)]) {
    let mut parts = files(path);
    for (part, from, to) in changes {
        let text = String::from_utf8(parts[*part].clone()).unwrap();
        assert!(text.contains(from), "{part}: {text}");
        parts.insert((*part).to_owned(), text.replacen(from, to, 1).into_bytes());
    }
    parts.extend(added.iter().map(|(part, text)| ((*part).to_owned(), text.as_bytes().to_vec())));
    let mut zip = zip::ZipWriter::new(fs::File::create(path).unwrap());
    for (name, bytes) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// The part of the properties that somebody has added, with one: the owner of a sensitivity label.
fn custom(value: &str) -> String {
    format!(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property \
         fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"MSIP_Label_0_Owner\"><vt:lpwstr>{value}</vt:lpwstr>\
         </property></Properties>"
    )
}

#[test]
fn what_people_leave_in_workbooks_is_told_and_may_be_waived() {
    let root = scratch();
    let case = base(root.path(), None);
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    edit(
        &case.join("underlag.xlsx"),
        &[
            ("docProps/core.xml", ">utlatande<", ">Förnamn Efternamn<"),
            ("xl/workbook.xml", "<workbookPr />", "<workbookPr /><absPath url=\"C:\\Users\\fornamn\\\"/>"),
            ("xl/workbook.xml", "sheetId=\"6\" state=\"visible\"", "sheetId=\"6\" state=\"hidden\""),
        ],
        &[
            (
                "xl/worksheets/_rels/sheet5.xml.rels",
                &format!(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
                     Id=\"k1\" Type=\"{relations}/comments\" Target=\"../comments1.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/comments1.xml",
                "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>x</author>\
                 </authors><commentList><comment ref=\"A2\" authorId=\"0\"><text><t>fråga Förnamn</t></text></comment>\
                 </commentList></comments>",
            ),
        ],
    );
    let (said, zip) = archive(&case, root.path(), &[]);
    assert_eq!((said.code, zip.exists()), (1, false), "{said:?}");
    for told in ["fel[B05]: `underlag.xlsx` anger `Förnamn Efternamn`", "fel[B06]", "fel[B07]", "fel[B08]"] {
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
    let waivers = |about: fn(&str) -> &str| -> String {
        let waiver = |code: &&str| {
            let (om, reason) = (about(code), "Arkivet har bett om arbetsboken som den är.");
            format!("\n[[undantag]]\nkod = \"{code}\"\nom = \"{om}\"\nskal = \"{reason}\"\n")
        };
        ["B05", "B06", "B07", "B08"].iter().map(waiver).collect()
    };
    change(
        &case,
        "",
        &waivers(|code| match code {
            "B06" => "Rapportering",
            "B07" => "Nätverk",
            _ => "underlag.xlsx",
        }),
    );
    let (said, zip) = archive(&case, root.path(), &[]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(text(&files(&zip), "las-mig.txt").matches("Arkivet har bett om arbetsboken").count(), 4);
    // A personnummer is waived by nothing, wherever it stands.
    edit(
        &case.join("underlag.xlsx"),
        &[("docProps/core.xml", "</dc:creator>", "</dc:creator><dc:title>19121212-1212</dc:title>")],
        &[],
    );
    let (said, _) = archive(&case, &scratch_in(root.path()), &[]);
    assert!(said.code == 1 && !said.err.contains("121212-1212"), "{said:?}");
}

#[test]
fn properties_that_somebody_has_added_are_looked_through() {
    for (value, told) in
        [("fornamn.efternamn@stad.se", "anger `fornamn.efternamn@stad.se`"), ("19121212-1212", "fel[G25]")]
    {
        let root = scratch();
        let case = base(root.path(), None);
        edit(&case.join("underlag.xlsx"), &[], &[("docProps/custom.xml", &custom(value))]);
        let (said, _) = archive(&case, root.path(), &[]);
        assert!(said.code == 1 && said.err.contains(told) && !said.err.contains("121212-1212"), "{said:?}");
    }
}

/// The whole file is handed on: what stands beside its cells too.
#[test]
fn a_personnummer_beside_the_cells_stops_the_package() {
    let names = "<definedNames><definedName name=\"Kontakt\">\"19121212-1212\"</definedName></definedNames>";
    let header = "<headerFooter><oddHeader>&amp;L19121212-1212</oddHeader></headerFooter>";
    let footer = "<headerFooter><oddFooter>&amp;C&amp;8 Anna 19121212-1212</oddFooter></headerFooter>";
    let list = "<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"Z9\"><formula1>\"19121212-1212,nej\"\
                </formula1></dataValidation></dataValidations>";
    let thread = "<ThreadedComments><threadedComment ref=\"A2\"><text>Fråga 19121212-1212</text></threadedComment></ThreadedComments>";
    let shape =
        "<xdr:wsDr><xdr:sp><a:p><a:r><a:t>19121212</a:t></a:r><a:r><a:t>-1212</a:t></a:r></a:p></xdr:sp></xdr:wsDr>";
    let phone = "<headerFooter><oddHeader>&amp;LTelefon 0707762399</oddHeader></headerFooter>";
    let sheet = "xl/worksheets/sheet1.xml";
    // Copies of cells that pivot tables, links and charts keep.
    let field = |heading: &str| {
        let items = "<sharedItems><s v=\"0707762399\"/></sharedItems>";
        let definition =
            format!("<pivotCacheDefinition><cacheField name=\"{heading}\">{items}</cacheField></pivotCacheDefinition>");
        ("xl/pivotCache/pivotCacheDefinition9.xml", definition)
    };
    let link = |heading: &str| {
        let row =
            |row: u8, text: &str| format!("<row r=\"{row}\"><cell r=\"A{row}\" t=\"str\"><v>{text}</v></cell></row>");
        let cells = [row(1, heading), row(2, "0707762399")].concat();
        ("xl/externalLinks/externalLink9.xml", format!("<externalLink><sheetData>{cells}</sheetData></externalLink>"))
    };
    let series = "<c:ser><c:tx><c:v>Medel</c:v></c:tx><c:cat><c:v>19121212-1212</c:v></c:cat></c:ser>";
    for (part, before, text, is_told) in [
        ("xl/workbook.xml", "</sheets>", names, true),
        (sheet, "</sheetData>", header, true),
        (sheet, "</sheetData>", footer, true),
        (sheet, "</sheetData>", list, true),
        ("xl/threadedComments/threadedComment1.xml", "", thread, true),
        ("xl/drawings/drawing1.xml", "", shape, true),
        (sheet, "</sheetData>", phone, false),
        (field("Telefon").0, "", &field("Telefon").1, false),
        (field("Namn").0, "", &field("Namn").1, true),
        (link("Tfn").0, "", &link("Tfn").1, false),
        (link("Namn").0, "", &link("Namn").1, true),
        ("xl/charts/chart9.xml", "", series, true),
    ] {
        let root = scratch();
        let case = base(root.path(), None);
        let both = format!("{before}{text}");
        let (changes, added) = ([(part, before, both.as_str())], [(part, text)]);
        match before {
            "" => edit(&case.join("underlag.xlsx"), &[], &added),
            _ => edit(&case.join("underlag.xlsx"), &changes, &[]),
        }
        let (said, zip) = archive(&case, root.path(), &[]);
        assert_eq!((said.code == 1, zip.exists()), (is_told, !is_told), "{text}: {said:?}");
        assert!(!is_told || said.err.contains("fel[G25]") && !said.err.contains("121212-1212"), "{text}: {said:?}");
    }
}

fn scratch_in(root: &Path) -> PathBuf {
    let folder = root.join("ut");
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn versions_and_replaced_packages_are_told_in_the_mets() {
    let root = scratch();
    for (more, wanted) in [
        (&[][..], &["E-ARK-SIP.xml", "RECORDSTATUS=\"NEW\""][..]),
        (&["--spec", "2.2.0"], &["E-ARK-SIP-v2-2-0.xml"]),
        (&["--replaces", "SIP_FOO"], &["RECORDSTATUS=\"REPLACEMENT\"", "PREVIOUSREFERENCECODE\">SIP_FOO<"]),
    ] {
        let out = scratch();
        let (said, zip) = archive(&base(&out.path().join("x"), None), out.path(), more);
        assert_eq!(said.code, 0, "{said:?}");
        let mets = text(&files(&zip), "SIP_SLK-2022-00001/METS.xml");
        assert!(wanted.iter().all(|word| mets.contains(word)), "{more:?}: {mets}");
    }
    let case = base(root.path(), None);
    let said = run(["archive", case.to_str().unwrap(), "--date", DATE, "--spec", "3.0"]);
    assert!(said.code == 2 && said.err.starts_with("fel[U14]"), "{said:?}");
    let inside = case.join("paket.zip");
    let said = run(["archive", case.to_str().unwrap(), "--date", DATE, "--output", inside.to_str().unwrap()]);
    assert!(said.code == 2 && said.err.starts_with("fel[U16]") && !inside.exists(), "{said:?}");
    put(&root.path().join("paket.zip"), b"another's");
    let (said, zip) = archive(&case, root.path(), &[]);
    assert!(said.code == 2 && said.err.contains("fel[B13]") && fs::read(zip).unwrap() == b"another's", "{said:?}");
}

#[test]
fn a_kill_leaves_no_half_package() {
    let root = scratch();
    let file = root.path().join("paket.zip");
    let mut whole = BTreeSet::new();
    for round in 0..10_u64 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_utlatande"))
            .args(["archive", repository(SAMPLE).to_str().unwrap(), "--date", DATE, "--output", file.to_str().unwrap()])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(100 + round * 61));
        child.kill().unwrap();
        child.wait().unwrap();
        if file.exists() {
            whole.insert(sha256(&fs::read(&file).unwrap()));
            fs::remove_file(&file).unwrap();
        }
    }
    let (said, zip) = archive(&repository(SAMPLE), root.path(), &[]);
    assert_eq!(said.code, 0, "{said:?}");
    whole.insert(sha256(&fs::read(zip).unwrap()));
    assert_eq!(whole.len(), 1);
    assert_eq!(common::entries(root.path()), [file], "nothing is left beside it");
}
