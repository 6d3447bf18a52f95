//! Changes to a package, each with the file that must be named for it.

use bytes::Bytes;

use super::{Files, at, flip, replace, text};

/// A change to a package, and the file that must be named.
pub(super) struct Mutation {
    pub(super) name: &'static str,
    pub(super) file: &'static str,
    pub(super) change: fn(&mut Files),
}

/// Changes whose hashes are all made right afterwards, so that only meaning can betray them.
pub(super) fn mutations() -> Vec<Mutation> {
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
