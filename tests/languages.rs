//! A house of another language is data: a small kind of case in Nynorsk (`houses/`), with months, labels, a language of the PDF and
//! words of the review rules of its own.

use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;

use crate::common::{Said, copy, repository, run, scratch};

/// The case and its templates, in a folder of their own. The layout is the built-in house's.
fn laid_out(root: &Path) -> (PathBuf, PathBuf) {
    let (case, templates) = (root.join("melding"), root.join("mallar"));
    copy(&repository("tests/houses/melding"), &case);
    copy(&repository("templates/goteborg"), &templates.join("heradet"));
    copy(&repository("tests/houses/mallar"), &templates);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Hendingar").unwrap();
    sheet.write(0, 0, "Hending").unwrap();
    workbook.save(case.join("underlag.xlsx")).unwrap();
    (case, templates)
}

fn said(command: &str, case: &Path, templates: &Path, more: &[&Path]) -> Said {
    let mut arguments = vec![command.as_ref(), case.as_os_str(), "--templates".as_ref(), templates.as_os_str()];
    arguments.extend(more.iter().map(|argument| argument.as_os_str()));
    run(arguments)
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replace(from, to)).unwrap();
}

/// Where the pages are kept, to be looked at.
fn kept() -> PathBuf {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("languages");
    let _ = fs::remove_dir_all(&kept);
    fs::create_dir_all(&kept).unwrap();
    kept
}

#[test]
fn a_house_of_another_language_builds_without_rust() {
    let root = kept();
    let (case, templates) = laid_out(&root);
    let out = root.join("output");
    let built = said("build", &case, &templates, &["--output".as_ref(), &out]);
    assert_eq!((built.code, built.err.as_str()), (0, ""), "{}", built.out);
    let text = fs::read_to_string(out.join("melding/melding.txt")).unwrap().replace(['\u{a0}', '\t'], " ");
    for wanted in [
        "Den 10. mai 2025 var arbeidet ferdig. Eksempel herads del var 12 500 kroner.",
        "Dagsett",
        "Saksframlegg",
        "Framlegg til vedtak",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let pdf = fs::read(out.join("melding/melding.pdf")).unwrap();
    let pdf = String::from_utf8_lossy(&pdf);
    assert!(pdf.contains("<rdf:li>nn") && !pdf.contains("<rdf:li>sv"), "the language of the PDF");
    let source = fs::read_to_string(out.join("melding/typst/melding.typ")).unwrap();
    assert!(source.contains("sprak: \"nn\""), "hyphenation");
    let manifest = fs::read_to_string(out.join("melding/manifest.toml")).unwrap();
    assert!(manifest.contains("sprak/nn/sprak.toml") && !manifest.contains("sprak/sv/"), "{manifest}");
}

#[test]
fn the_review_looks_for_the_words_of_the_language() {
    let root = scratch();
    let (case, templates) = laid_out(root.path());
    let file = case.join("arende.toml");
    replace(
        &file,
        "var arbeidet ferdig.",
        "var arbeidet ferdig. FYLL UT her. Det skjedde 10. mai 2025 og kosta 12 500 kroner.",
    );
    let told = said("check", &case, &templates, &[]);
    assert!(told.out.contains("`FYLL UT`"), "{told:?}");
    for typed in ["`10. mai 2025`", "`12 500 kroner`"] {
        assert!(told.out.replace('\u{a0}', " ").contains(typed), "{typed}: {}", told.out);
    }
    // What only Swedish has words for is no finding here.
    replace(&file, "FYLL UT her.", "Klicka här för att ange text; fylls i senare.");
    assert!(!said("check", &case, &templates, &[]).out.contains("Klicka"));
}

/// Where several houses are, one is named: by the command line, or by the user's variable.
#[test]
fn several_houses_are_told_where_none_is_named() {
    let root = scratch();
    let (_, templates) = laid_out(root.path());
    let new = root.path().join("nytt");
    let arguments = ["init", new.to_str().unwrap(), "--type", "melding", "--templates", templates.to_str().unwrap()];
    let told = run(arguments);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("U12") && told.err.contains("goteborg, heradet"), "{}", told.err);
    let only = root.path().join("en");
    let told = run(["init", only.to_str().unwrap(), "--type", "medlemskap"]);
    assert_eq!(told.code, 0, "the only house is taken: {}", told.err);
    assert!(fs::read_to_string(only.join("arende.toml")).unwrap().contains("husstil = \"goteborg\""));
}
