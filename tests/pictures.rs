//! Pictures in prose: on the pages, for those who listen, in the records and the package; and each way in which one may be wrong.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::follow_up::{Term, adopt, build as built, follow, replace};
use crate::common::{BASE, Said, build, copy, put, repository, run, scratch};

const MAP: &str =
    "![Karta över {{ fakta.organisation | genitiv }} orter: tre punkter längs en \\\"å\\\"](karta.png \\\"Orterna\\\")";

/// The base case with the pictures and the prose of one section changed.
fn case(root: &Path, named: &[&str], prose: &str) -> PathBuf {
    let case = root.join("fall");
    copy(&repository(BASE), &case);
    for name in named {
        fs::copy(repository("tests/fixtures/pictures").join(name), case.join(name)).unwrap();
    }
    let list = named.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    replace(&case.join("arende.toml"), "\n[arende]", &format!("bilder = [{list}]\n\n[arende]"));
    let text = format!("behov = \"\"\"\n{prose}\n\"\"\"");
    replace(&case.join("arende.toml"), "behov = \"Regleringen behöver bli kortare.\"", &text);
    case
}

/// What `check` says.
fn check(case: &Path) -> String {
    let Said { out, err, .. } = run(["check".as_ref(), case.as_os_str()]);
    out + &err
}

/// Where what `.ci/conformance` judges lies.
fn kept() -> PathBuf {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kinds-documents").join("pictures");
    let _ = fs::remove_dir_all(&kept);
    fs::create_dir_all(&kept).unwrap();
    kept
}

fn shown(root: &Path) -> PathBuf {
    let prose =
        format!("Före.\n\n{MAP}\n\nMellan.\n\n![Ett foto](foto.jpg)\n\n![En skylt](ikon.svg 'Skylten')\n\nEfter.");
    let case = case(root, &["karta.png", "foto.jpg", "ikon.svg"], &prose);
    let own = "fokusomraden = \"\"\"\nFokus är trygghet.\n\n![Skylten igen](ikon.svg)\n\"\"\"";
    replace(&case.join("anvisning.toml"), "fokusomraden = \"Fokus är trygghet.\"", own);
    case
}

#[test]
fn pictures_stand_on_the_pages_and_are_told_in_words() {
    let root = kept();
    let case = shown(&root);
    assert_eq!(check(&case), "Inga anmärkningar.\n");
    let out = build(&case, &root.join("output"));
    let text = fs::read_to_string(out.join("tjansteutlatande.txt")).unwrap().replace('\u{a0}', " ");
    let lines: Vec<&str> = text.lines().collect();
    let at = |line: &str| lines.iter().position(|found| *found == line).unwrap_or_else(|| panic!("{line}:\n{text}"));
    let order = [
        "Före.",
        "Karta över Nätverket Tryggs orter: tre punkter längs en ”å”",
        "Mellan.",
        "Ett foto",
        "En skylt",
        "Efter.",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{text}");
    assert!(text.contains("Figur 2. Orterna") && text.contains("Skylten"), "{text}");
    let plan = fs::read_to_string(out.join("bilaga-1-anvisning.txt")).unwrap();
    assert!(plan.contains("\nSkylten igen\n"), "{plan}");
    for name in ["karta.png", "foto.jpg", "ikon.svg"] {
        let copied = fs::read(out.join("typst/bilder").join(name)).unwrap();
        assert_eq!(copied, fs::read(case.join(name)).unwrap(), "{name}");
        let manifest = fs::read_to_string(out.join("manifest.toml")).unwrap();
        assert!(manifest.contains(&format!("\"{name}\"")), "{name} is an input:\n{manifest}");
    }
    // The words lead back to their line, and the value among them to its own.
    for (words, place) in
        [("tre punkter längs", "arende.toml:"), ("Ett foto", "arende.toml:"), ("Tryggs orter", "fakta.organisation")]
    {
        let said = run(["explain", case.to_str().unwrap(), words]);
        assert!(said.code == 0 && said.out.contains(place), "{words}: {said:?}");
    }
}

#[test]
fn a_package_holds_the_pictures_and_makes_the_same_pages_of_them() {
    let root = scratch();
    let case = shown(root.path());
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap() + "\n[arkiv]\nklassificering = \"1.4.2\"\ngallring = \"Bevaras\"\n";
    put(&file, text.as_bytes());
    let package = root.path().join("paket.zip");
    let said = run(["archive", case.to_str().unwrap(), "--date", "2025-06-30", "--output", package.to_str().unwrap()]);
    assert_eq!(said.code, 0, "{said:?}");
    let said = run(["verify", package.to_str().unwrap()]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
}

#[test]
fn what_is_wrong_with_a_picture_is_told_at_its_place() {
    let ok = "![Karta](karta.png)";
    for (named, prose, told, place) in [
        (&["karta.png"][..], "![](karta.png)", "P01", "bilden har ingen text"),
        (&["karta.png"], "![ ](karta.png)", "P01", "bilden har ingen text"),
        (&["karta.png"], "Se ![Karta](karta.png) här.", "P01", "bilden står inte för sig"),
        (&["karta.png"], "- ![Karta](karta.png)", "P01", "bilden står inte för sig"),
        (&["karta.png"], "### ![Karta](karta.png)", "P01", "bilden står inte för sig"),
        (&["karta.png"], "**![Karta](karta.png)**", "P01", "bilden står inte för sig"),
        (&["karta.png"], "![*Karta*](karta.png)", "P01", "bildens text har uppmärkning"),
        (&["karta.png"], "![Karta](kartan.png)", "F18", "menade du `karta.png`"),
        (&["karta.png"], "![Karta](https://example.se/karta.png)", "F18", "finns inte bland ärendets bilder"),
        (&["karta.png"], "Ingen bild.", "F17", "arende.toml:7:11"),
        (&["karta.png", "tryck.jpg"], ok, "F16", "CMYK"),
        (&["karta.png", "karta.png"], ok, "F10", "anges två gånger"),
    ] {
        let root = scratch();
        let said = check(&case(root.path(), named, prose));
        assert!(said.contains(&format!("[{told}]")) && said.contains(place), "{prose}: {}", said);
        assert_eq!(said.matches("\n  --> ").count(), 1, "{prose}: one place: {}", said);
    }
    for (bytes, told) in [(&b"text"[..], "ingen bild"), (b"\x89PNG\r\n\x1a\n", "skadad"), (b"<svg/", "annat format")] {
        let root = scratch();
        let case = case(root.path(), &["karta.png"], ok);
        fs::write(case.join("karta.png"), bytes).unwrap();
        let said = check(&case);
        assert!(said.contains("fel[F16]") && said.contains(told), "{told}: {}", said);
    }
    let root = scratch();
    let case = case(root.path(), &["karta.png"], ok);
    fs::remove_file(case.join("karta.png")).unwrap();
    assert!(check(&case).contains("fel[F01]"), "a file that is not there");
}

/// A house whose layout shows no pictures loses them, and that is told.
#[test]
fn a_picture_that_a_layout_loses_is_told() {
    let root = scratch();
    let case = case(root.path(), &["karta.png"], "![Karta över orterna](karta.png)");
    let house = root.path().join("mallar/goteborg");
    copy(&repository("templates/goteborg"), &house);
    replace(
        &house.join("layout/bild.typ"),
        "#let bild(innehall, rubrik: none) = {",
        "#let bild(innehall, rubrik: none) = if false {",
    );
    let mallar = root.path().join("mallar");
    let said = run(["check".as_ref(), case.as_os_str(), "--templates".as_ref(), mallar.as_os_str()]);
    assert!(said.out.contains("fel[S06]") && said.out.contains("Karta över orterna"), "{said:?}");
}

#[test]
fn an_adopted_documents_pictures_go_along_and_stay_as_they_were() {
    let root = scratch();
    let case = shown(root.path());
    let term = Term { year: 2022, number: "SLK-2022-00001", adopted: "2022-04-06", paragraph: 88 };
    adopt(&case, &term);
    let next = follow(&case, &root.path().join("nasta"), "2022-2024", &[]);
    for name in ["karta.png", "foto.jpg", "ikon.svg"] {
        assert_eq!(fs::read(next.join(name)).unwrap(), fs::read(case.join(name)).unwrap(), "{name}");
    }
    built(&next, &root.path().join("output"));
    let text = fs::read_to_string(root.path().join("output/nasta/bilaga-2-anvisning.txt")).unwrap();
    assert!(text.contains("\nSkylten igen\n"), "{text}");
    let own = fs::read_to_string(next.join("ikon.svg")).unwrap();
    fs::write(next.join("ikon.svg"), own.replace("#b03a2e", "#000000")).unwrap();
    assert!(check(&next).contains("fel[F19]"), "{}", check(&next));
    replace(&next.join("arende.toml"), "\"ikon.svg\"", "\"skylt.svg\"");
    fs::rename(next.join("ikon.svg"), next.join("skylt.svg")).unwrap();
    let said = check(&next);
    assert!(said.contains("fel[F18]: bilden `ikon.svg`") && said.contains("foregangare.toml"), "{}", said);
}

/// What a picture says of itself goes into the PDF with it.
#[test]
fn a_personnummer_in_what_a_picture_says_of_itself_is_told() {
    let chunk = |text: &[u8]| {
        let data = [b"tEXtComment\0", text].concat();
        let crc = 0_u32.to_be_bytes();
        [&u32::try_from(data.len() - 4).unwrap().to_be_bytes()[..], &data, &crc].concat()
    };
    for (name, said) in
        [("karta.png", b"Anna 19121212-1212"), ("foto.jpg", b"Anna 19121212-1212"), ("ikon.svg", b"Anna 19121212-1212")]
    {
        let root = scratch();
        let case = case(root.path(), &[name], &format!("![Bild]({name})"));
        let picture = fs::read(case.join(name)).unwrap();
        let planted = match name {
            "karta.png" => [&picture[..33], &chunk(said), &picture[33..]].concat(),
            "foto.jpg" => {
                let length = u16::try_from(said.len() + 2).unwrap().to_be_bytes();
                [&picture[..2], &[0xff, 0xfe], &length, said, &picture[2..]].concat()
            }
            _ => [&picture[..], b"<!-- Anna 19121212-1212 -->"].concat(),
        };
        assert!(!check(&case).contains("G25"), "{name}");
        put(&case.join(name), &planted);
        let told = check(&case);
        assert!(told.contains("fel[G25]") && told.contains(name) && !told.contains("1212-1212"), "{name}: {told}");
    }
}
