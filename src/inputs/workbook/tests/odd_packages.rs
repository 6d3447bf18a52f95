//! Workbooks whose parts are called, packed and listed otherwise than Excel does it.

use super::writers::{Package, SHEETS, expected, sheet_part, writers};
use super::*;

/// Plants an oddity in each writer's file and asks for all values.
#[track_caller]
fn assert_same(name: &str, plant: impl Fn(&mut Package)) {
    for (writer, mut package) in writers() {
        plant(&mut package);
        assert_read(&format!("{name}, {writer}"), package.zipped());
    }
}

#[track_caller]
fn assert_read(what: &str, file: Vec<u8>) {
    let read = read_bytes(file).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
    assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), SHEETS, "{what}");
    assert_eq!(read.sheets.iter().map(cells).collect::<Vec<_>>(), expected(), "{what}");
}

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

#[test]
fn parts_are_found_by_relations_under_any_name() {
    assert_same("sharedStrings2.xml", |package| package.replace("sharedStrings.xml", "sharedStrings2.xml"));
    assert_same("styles2.xml", |package| package.replace("styles.xml", "styles2.xml"));
    assert_same("sheets", |package| package.replace("worksheets/sheet", "data/blad nr "));
    assert_same("endings", |package| package.replace("worksheets/sheet1.xml", "worksheets/sheet1.dat"));
    assert_same("workbook", |package| package.replace("workbook.xml", "bok.xml"));
    assert_same("folder", |package| {
        package.replace("xl/", "innehåll/");
    });
    assert_same("in the root", |package| {
        package.replace("xl/_rels/", "_rels/");
        package.replace("xl/", "");
    });
}

#[test]
fn targets_may_be_written_in_every_way() {
    for (name, from, to) in [
        ("from the root", "Target=\"worksheets/", "Target=\"/xl/worksheets/"),
        ("from the root without its stroke", "Target=\"worksheets/", "Target=\"xl/worksheets/"),
        ("with steps", "Target=\"worksheets/", "Target=\"./../xl/./worksheets/"),
        ("backslash", "Target=\"worksheets/", "Target=\"worksheets\\"),
        ("escaped", "Target=\"worksheets/", "Target=\"work%73heets/"),
        ("other case", "Target=\"worksheets/", "Target=\"WorkSheets/"),
        ("styles from the root", "Target=\"styles", "Target=\"/XL/styles"),
        ("single quotes", "Target=\"worksheets/sheet1.xml\"", "Target='worksheets/sheet1.xml'"),
    ] {
        assert_same(name, |package| package.edit(RELATIONS, |part| part.replace(from, to)));
    }
    assert_same("main part from the root", |package| {
        package.edit("_rels/.rels", |part| part.replace("Target=\"xl/", "Target=\"/xl/"));
    });
}

#[test]
fn relations_that_are_missing_are_guessed_from_the_usual_names() {
    assert_same("of the package", |package| package.0.retain(|(name, _)| name != "_rels/.rels"));
    assert_same("of texts and styles", |package| {
        package.edit(RELATIONS, |part| {
            part.replace("relationships/styles", "x").replace("relationships/sharedStrings", "y")
        });
    });
}

#[test]
fn names_in_the_zip_may_begin_in_every_way() {
    for begin in ["./", "/", ".\\", "//"] {
        assert_same(begin, |package| {
            package.0.iter_mut().for_each(|(name, _)| *name = format!("{begin}{name}"));
        });
    }
    assert_same("backslashes", |package| {
        package.0.iter_mut().for_each(|(name, _)| *name = name.replace('/', "\\"));
    });
    assert_same("capitals", |package| package.0.iter_mut().for_each(|(name, _)| *name = name.to_uppercase()));
    assert_same("Workbook.xml", |package| {
        package.0.iter_mut().for_each(|(name, _)| *name = name.replace("workbook", "Workbook"));
    });
}

/// As programs write that stream a zip: the sizes come after the parts.
#[test]
fn a_zip_may_tell_its_sizes_after_the_parts() {
    for (writer, package) in writers() {
        let mut zip = ZipWriter::new_stream(Vec::new());
        for (name, part) in &package.0 {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part begins");
            zip.write_all(part).expect("written");
        }
        let file = zip.finish().expect("the zip is written").into_inner();
        assert_read(writer, file.clone());
        // As a mail gateway or a case system leaves it.
        assert_read(writer, [file, b"\r\n\0".to_vec()].concat());
    }
}

#[test]
fn a_sheet_of_another_state_or_kind_costs_nothing() {
    let sheet = |part: &str, added: &str| part.replacen("<sheet ", &format!("{added}<sheet "), 1);
    for state in ["visible", "dold", "", "Visible"] {
        assert_same(state, |package| {
            package.edit(WORKBOOK, |part| {
                let part = part.replace(r#" state="visible""#, "");
                part.replacen("<sheet ", &format!(r#"<sheet state="{state}" "#), 1)
            });
            let read = read_bytes(package.zipped()).expect("it is read");
            assert!(!read.sheets[0].hidden, "{state}");
        });
    }
    for kind in [
        "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
        "http://schemas.microsoft.com/office/2006/relationships/xlIntlMacrosheet",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/dialogsheet",
        "urn:något-annat",
    ] {
        assert_same(kind, |package| {
            let other = r#"<sheet name="Makro1" sheetId="99" state="veryHidden" r:id="m1"/>"#;
            package.edit(WORKBOOK, |part| sheet(part, other));
            let relation = format!(r#"<Relationship Id="m1" Type="{kind}" Target="macrosheets/sheet1.xml"/>"#);
            package
                .edit(RELATIONS, |part| part.replacen("</Relationships>", &format!("{relation}</Relationships>"), 1));
            package.0.push(("xl/macrosheets/sheet1.xml".to_owned(), b"<xm:macrosheet><cols/>".to_vec()));
        });
    }
}

#[test]
fn a_module_of_old_macros_is_no_sheet() {
    for id in [r#" r:id="""#, ""] {
        assert_same(id, |package| {
            let module = format!(r#"<sheet name="Module" sheetId="98"{id}/><sheet "#);
            package.edit(WORKBOOK, |part| part.replacen("<sheet ", &module, 1));
        });
    }
}

#[test]
fn the_strict_namespaces_of_the_standard_are_read() {
    assert_same("strict", |package| {
        for (from, to) in [
            (
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
            (
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        ] {
            package.replace(from, to);
        }
        package.edit(WORKBOOK, |part| part.replacen("<workbook ", r#"<workbook conformance="strict" "#, 1));
    });
    assert_same("prefix of relations", |package| {
        package.edit(WORKBOOK, |part| part.replace("xmlns:r=", "xmlns:ns2=").replace(" r:id=", " ns2:id="));
    });
}

#[test]
fn content_for_other_programs_is_passed_over() {
    assert_same("alternate content", |package| {
        let alternate = r#"<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x15"><sheet name="Annat" r:id="zz"/></mc:Choice><mc:Fallback/></mc:AlternateContent>"#;
        package.edit(WORKBOOK, |part| part.replacen("<sheets>", &format!("{alternate}<sheets>"), 1));
    });
    assert_same("1904 of an extension", |package| {
        let extension = r#"<extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>"#;
        package.edit(WORKBOOK, |part| part.replacen("</workbook>", extension, 1));
    });
}

#[test]
fn counts_that_lie_are_not_believed() {
    assert_same("counts", |package| {
        for name in ["xl/sharedStrings.xml", "xl/styles.xml"] {
            if package.has(name) {
                let text = String::from_utf8(package.part(name).clone()).expect("text");
                let lied =
                    text.replace(" count=\"", " count=\"9").replace(" uniqueCount=\"", " uniqueCount=\"4000000000");
                *package.part(name) = lied.into_bytes();
            }
        }
    });
}

/// Marks, formats and comments lie in parts beside the sheet's, which are found as the sheet is.
#[test]
fn what_lies_beside_a_sheet_is_found_by_relations_too() {
    for (writer, mut package) in writers() {
        let relations = r#"<Relationships><Relationship Id="c" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments" Target="/annat/ord.dat"/></Relationships>"#;
        let comments = r#"<x:comments><x:commentList><x:comment ref="B2"><x:text><x:r><x:t>se </x:t></x:r><x:r><x:t>bilagan &amp; mer</x:t></x:r></x:text></x:comment></x:commentList></x:comments>"#;
        package.0.push(("xl/worksheets/_rels/sheet1.xml.rels".to_owned(), relations.into()));
        package.0.push(("annat/ord.dat".to_owned(), comments.into()));
        package.edit(&sheet_part(0), |part| {
            let row = r#"<row r="9" hidden="true"><c r="B9" s="1"><v>43771</v></c></row></sheetData>"#;
            part.replacen("</sheetData>", row, 1)
        });
        package.edit(WORKBOOK, |part| {
            part.replace(r#" state="visible""#, "").replacen("<sheet ", r#"<sheet state="veryHidden" "#, 1)
        });
        package.replace("worksheets/sheet", "blad/Nr");
        package.replace("worksheets/_rels/sheet", "blad/_rels/Nr");
        package.replace("styles.xml", "utseende.bin");
        let read = read_bytes(package.zipped()).unwrap_or_else(|problems| panic!("{writer}: {problems:?}"));
        let sheet = &read.sheets[0];
        let comment = &sheet.marks.comments()[0];
        assert_eq!((comment.row, comment.column, comment.text.as_str()), (1, 1, "se bilagan & mer"), "{writer}");
        assert!(sheet.hidden && sheet.marks.is_hidden(8) && !sheet.marks.is_hidden(1), "{writer}");
        assert_eq!(cells(sheet).last(), Some(&at("B9", date(2019, 11, 2))), "{writer}");
    }
}

#[test]
fn other_files_in_a_zip_are_no_workbooks() {
    for main in ["word/document.xml", "ppt/presentation.xml"] {
        let relations =
            format!(r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="{main}"/></Relationships>"#);
        let file = zipped(&[("_rels/.rels", relations.into()), (main, b"<w:document><w:body/></w:document>".to_vec())]);
        assert_eq!(refusal(file).arguments["slag"], "ingen-arbetsbok", "{main}");
    }
}

/// As the folder of an unpacked workbook is packed again by hand, on Windows and on a Mac.
#[test]
fn a_folder_around_the_parts_is_looked_into() {
    assert_same("folder", |package| {
        package.0.iter_mut().for_each(|(name, _)| *name = format!("Underlag 2025/{name}"));
    });
    assert_same("folder on a Mac", |package| {
        package.0.iter_mut().for_each(|(name, _)| *name = format!("underlag/{name}"));
        package.0.insert(0, ("underlag/".to_owned(), Vec::new()));
        package.0.push(("__MACOSX/underlag/._[Content_Types].xml".to_owned(), vec![0]));
        package.0.push((".DS_Store".to_owned(), vec![0]));
    });
    let (_, package) = &writers()[0];
    let mut two = package.clone();
    two.0.iter_mut().for_each(|(name, _)| *name = format!("a/{name}"));
    two.0.extend(package.0.iter().map(|(name, part)| (format!("b/{name}"), part.clone())));
    assert_eq!(refusal(two.zipped()).arguments["slag"], "ingen-arbetsbok", "two workbooks");
}

/// As a case system leaves it that sends a file with the lines of its own before it.
#[test]
fn what_comes_before_the_zip_is_passed_over() {
    for junk in ["\r\n", "\u{feff}", "HTTP/1.1 200 OK\r\nContent-Type: application/x\r\n\r\n", "PK\r\n"] {
        for (writer, package) in writers() {
            assert_read(&format!("{junk:?}, {writer}"), [junk.as_bytes(), &package.zipped()].concat());
        }
    }
}

#[test]
fn a_zip_that_was_cut_off_is_told_as_one() {
    for (_, package) in writers() {
        let file = package.zipped();
        let directory = file.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
        for length in [file.len() - 30, directory + 10, directory, directory / 2] {
            assert_eq!(refusal(file[..length].to_vec()).arguments["slag"], "avkortad", "{length}");
        }
    }
}

#[test]
fn a_way_of_packing_that_no_workbook_has_is_told_as_one() {
    for method in [9u8, 12, 14, 93, 95] {
        for (_, package) in writers() {
            let mut file = package.zipped();
            for (signature, at) in [(b"PK\x03\x04", 8), (b"PK\x01\x02", 10)] {
                let headers: Vec<usize> =
                    file.windows(4).enumerate().filter(|(_, window)| window == signature).map(|(at, _)| at).collect();
                headers.iter().for_each(|header| file[header + at] = method);
            }
            assert_eq!(refusal(file).arguments["slag"], "packad", "{method}");
        }
    }
}

/// What people give the name of a workbook is told by what it is.
#[test]
fn what_is_no_workbook_is_told_by_its_nature() {
    let packed = |name: &str| zipped(&[(name, b"x".to_vec())]);
    let open_document = |kind: &str| {
        let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
        zipped(&[
            ("mimetype", mimetype.into_bytes()),
            ("content.xml", b"<a/>".to_vec()),
            ("Objekt/x.xlsx", b"x".to_vec()),
        ])
    };
    for (nature, file) in [
        ("html", b"\xEF\xBB\xBF\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>".to_vec()),
        ("html", b"<!DOCTYPE html><table></table>".to_vec()),
        ("html", b"<table border=1><tr><td>1</td></tr></table>".to_vec()),
        ("html", b"MIME-Version: 1.0\r\nContent-Type: multipart/related".to_vec()),
        ("xml", b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>".to_vec()),
        ("xml", b"<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">".to_vec()),
        ("text", "År;Belopp\r\n2024;105\r\n".into()),
        ("text", b"\xC5r\tBelopp\r\n2024\t105\r\n".to_vec()),
        ("text", "\u{feff}År;Belopp".into()),
        ("text", b"\xFF\xFE\xC5\0r\0\t\0B\0".to_vec()),
        ("text", b"PKonto;belopp\n1;2\n".to_vec()),
        ("pdf", b"%PDF-1.7\n".to_vec()),
        ("tom", Vec::new()),
        ("numbers", packed("Index/Document.iwa")),
        ("numbers", zipped(&[("Index/Tables/DataList.iwa", b"x".to_vec()), ("Data/bild.xlsx", b"x".to_vec())])),
        ("word", packed("word/document.xml")),
        ("word", zipped(&[("word/embeddings/Blad1.xlsx", b"x".to_vec()), ("word/document.xml", b"x".to_vec())])),
        ("word", open_document("text")),
        ("presentation", packed("ppt/presentation.xml")),
        ("presentation", zipped(&[("ppt/embeddings/Blad1.xlsx", b"x".to_vec())])),
        ("presentation", open_document("presentation")),
        ("", zipped(&[("a.txt", b"se underlag.xlsx och word/document.xml".to_vec())])),
        ("zip", packed("underlag.xlsx")),
        ("", b"\x89PNG\r\n\x1a\n\0\0\0".to_vec()),
    ] {
        let told = refusal(file);
        assert_eq!((told.arguments["slag"].as_str(), told.arguments["orsak"].as_str()), ("ingen-arbetsbok", nature));
    }
}
