//! A house of another language is data: a small kind of case in Nynorsk (`houses/`), with months, labels, a language of the PDF and
//! words of the review rules of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;

use crate::common::{Said, copy, put, repository, run, scratch, tree};
use crate::kinds;
use crate::neutral::strings;

/// The case and its templates, in a folder of their own. The layout is the built-in house's.
pub(crate) fn laid_out(root: &Path) -> (PathBuf, PathBuf) {
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
        "Arbeidet kallar dei «dugnad» («d’»).",
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

/// What is missing is told on the page in the language's words, and a gap typed in them is one that was left.
#[test]
fn gaps_have_the_words_of_the_language() {
    let root = scratch();
    let (case, templates) = laid_out(root.path());
    let file = case.join("arende.toml");
    replace(&file, "status = \"slutlig\"", "status = \"utkast\"");
    replace(&file, "telefon = \"031-000 00 00\"\n", "");
    replace(&file, "var arbeidet ferdig.", "var arbeidet ferdig. Det kosta [Manglar: sum] og [saknas: sum].");
    let out = root.path().join("output");
    let built = said("build", &case, &templates, &["--output".as_ref(), &out]);
    assert_eq!(built.code, 0, "{built:?}");
    let text = fs::read_to_string(out.join("melding/melding.txt")).unwrap().replace('\u{a0}', " ");
    assert!(text.contains("[manglar: telefon]") && !text.contains("[saknas: telefon]"), "{text}");
    let told = said("check", &case, &templates, &[]).out;
    assert!(told.contains("`[Manglar: sum]`") && !told.contains("`[saknas: sum]`"), "{told}");
    // A form without its place, which would tell nothing, is told at its line.
    replace(&templates.join("sprak/nn/sprak.toml"), "[manglar: {vad}]", "[manglar]");
    let told = said("check", &case, &templates, &[]).out;
    assert!(told.contains("sprak/nn/sprak.toml") && told.contains("vad"), "{told}");
}

/// The words and marks that a layout has itself are the house's: in captions, before the numbers of bilagor, and in charts. The case
/// is one of a kind that knows nothing of it.
#[test]
fn the_words_of_a_layout_and_the_marks_in_its_numbers_are_the_houses() {
    let root = scratch();
    let templates = root.path().join("mallar");
    copy(&repository(kinds::TEMPLATES), &templates);
    copy(&repository("templates/goteborg"), &templates.join("shire"));
    copy(&repository("templates/sprak/sv"), &templates.join("sprak/en"));
    let edit = |file: &str, changes: &[(&str, &str)]| {
        changes.iter().for_each(|(from, to)| replace(&templates.join(file), from, to));
    };
    edit("shire/husstil.toml", &[("\"goteborg\"", "\"shire\""), ("sprak = \"sv\"", "sprak = \"en\"")]);
    let words = [("[Tabell]", "[Table]"), ("[Figur]", "[Figure]"), ("[Bilaga]", "[Annex]"), ("[Utkast]", "[Draft]")];
    edit("shire/layout/ord.typ", &words);
    edit("shire/layout/ord.typ", &[("decimal: \",\"", "decimal: \".\""), ("tusental: \"\\u{a0}\"", "tusental: \",\"")]);
    let marks = [("tusental = \"\\u00A0\"", "tusental = \",\""), ("decimal = \",\"", "decimal = \".\"")];
    edit("sprak/en/sprak.toml", &[("namn = \"sv\"", "namn = \"en\""), ("kod = \"sv\"", "kod = \"en-GB\"")]);
    edit("sprak/en/sprak.toml", &marks);
    edit("sprak/en/sprak.toml", &[("{ ja = \"ja\", nej = \"nej\" }", "{ ja = \"yes\", nej = \"no\" }")]);
    let case = kinds::lay_out("taxa", root.path(), |_| {});
    replace(&case.join("arende.toml"), "\"goteborg\"", "\"shire\"");
    let out = root.path().join("ut");
    let built = said("build", &case, &templates, &["--output".as_ref(), &out]);
    assert!(out.join("taxa/tjansteutlatande.txt").exists(), "{built:?}");
    let text = fs::read_to_string(out.join("taxa/tjansteutlatande.txt")).unwrap();
    for wanted in
        ["Table\u{a0}1. ", "Figure\u{a0}2. ", "Annex 1.", "1,834.50", "1,050,000.50", "\tyes", "personal 2,000,000.00"]
    {
        assert!(
            text.replace("Table 1", "Table\u{a0}1").replace("Figure 2", "Figure\u{a0}2").contains(wanted),
            "{wanted}: {text}"
        );
    }
    for foreign in ["Tabell\u{a0}", "Figur\u{a0}", "Tabell 1", "1\u{a0}834", "834,50", "\tja"] {
        assert!(!text.contains(foreign), "{foreign}: {text}");
    }
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

/// The texts that the program writes into files, in Swedish.
fn swedish() -> BTreeMap<String, String> {
    let file = fs::read_to_string(repository("templates/sprak/sv/skrivet.toml")).unwrap();
    let read: toml::Table = file.parse().unwrap();
    let texts = read["text"].as_table().unwrap().iter();
    texts.map(|(name, text)| (name.clone(), text.as_str().unwrap().to_owned())).collect()
}

/// Gives the language of the house its own texts: each says its name, in a word that is nobody's, and its places.
fn translate(templates: &Path) {
    let mut file = "format = 1\n\n[text]\n".to_owned();
    for (name, text) in swedish() {
        let plain = text.replace("{{", "");
        let places: String =
            plain.split('{').skip(1).map(|rest| format!(" {{{}}}", rest.split_once('}').unwrap().0)).collect();
        file.push_str(&format!("{name} = \"qq-{name}{places}\"\n"));
    }
    put(&templates.join("sprak/nn/skrivet.toml"), file.as_bytes());
}

/// What stands in a file that was written, sheets too.
fn words_of(path: &str, bytes: &[u8]) -> String {
    if !path.ends_with(".xlsx") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

/// Headings that the reader of workbooks knows, in every language.
const HEADINGS: [&str; 1] = ["Bekräftad"];

fn assert_foreign(what: &str, text: &str) {
    let text = HEADINGS.iter().fold(text.to_owned(), |text, heading| text.replace(heading, ""));
    for (name, swedish) in swedish().iter().filter(|(_, swedish)| swedish.trim().contains(' ')) {
        let longest = swedish.split(['{', '}']).max_by_key(|piece| piece.len()).unwrap().trim();
        assert!(longest.len() < 8 || !text.contains(longest), "{what}: {name} is Swedish: {longest}");
    }
    let letter = text.chars().position(|c| matches!(c.to_ascii_lowercase(), 'ä' | 'ö' | 'Ä' | 'Ö'));
    let around = |at: usize| text.chars().skip(at.saturating_sub(40)).take(80).collect::<String>();
    assert!(letter.is_none(), "{what}: a letter that Nynorsk has not: {}", around(letter.unwrap()));
}

/// Everything that the program writes for a house of another language is in that language: a new case with its workbook and
/// schemas, the reference, and the next case.
#[test]
fn nothing_swedish_is_written_for_a_house_of_another_language() {
    let root = scratch();
    let (case, templates) = laid_out(root.path());
    translate(&templates);
    let (new, next) = (root.path().join("ny"), root.path().join("neste"));
    let of_kind = ["--type", "melding", "--house", "heradet", "--templates", templates.to_str().unwrap()];
    let made = run(["init", new.to_str().unwrap()].into_iter().chain(of_kind));
    assert_eq!(made.code, 0, "{}", made.err);
    let adopted = ["--adopted", "2025-06-01", "--paragraph", "5", "--period", "2026-2027"];
    let arguments = ["follow-up", case.to_str().unwrap(), next.to_str().unwrap(), "--templates", of_kind[5]];
    let made = run(arguments.into_iter().chain(adopted));
    assert_eq!(made.code, 0, "{}{}", made.out, made.err);
    let mut seen = 0;
    for folder in [&new, &next] {
        for (path, bytes) in tree(folder) {
            let text = words_of(&path, &bytes);
            seen += text.matches("qq-").count();
            assert_foreign(&path, &text);
        }
    }
    for command in [["reference"].as_slice(), &["schema"], &["schema", "overtaget.toml"]] {
        let said = run(command.iter().copied().chain(of_kind));
        assert_eq!(said.code, 0, "{}", said.err);
        seen += said.out.matches("qq-").count();
        // The rules of every case are told in the language of the program.
        let own = said.out.split("qq-del-regler-text").next().unwrap();
        assert_foreign(command[0], own);
    }
    assert!(seen > 300, "{seen}");
}

/// A text that is missing, unknown, or has a place that nothing fills is told at its line before a case is read.
#[test]
fn a_languages_own_texts_are_held_to_those_of_swedish() {
    let root = scratch();
    let (case, templates) = laid_out(root.path());
    translate(&templates);
    let file = templates.join("sprak/nn/skrivet.toml");
    assert_eq!(said("check", &case, &templates, &[]).code, 0);
    for (from, to, line, wanted) in [
        ("ja = \"qq-ja\"\n", "", 3, "`ja`"),
        ("ja = ", "jada = ", 0, "`jada`"),
        ("minst = \"qq-minst {tal}", "minst = \"{tall}", 0, "`{tall}`"),
    ] {
        let text = fs::read_to_string(&file).unwrap();
        let at = text.find(&format!("\n{from}")).unwrap_or_else(|| panic!("{from}")) + 1;
        fs::write(&file, format!("{}{to}{}", &text[..at], &text[at + from.len()..])).unwrap();
        let told = said("check", &case, &templates, &[]);
        let line = if line == 0 { 1 + text[..at].matches('\n').count() } else { line };
        assert!(told.code == 1 && told.out.contains(wanted), "{from}: {}{}", told.out, told.err);
        assert!(told.out.contains(&format!("sprak/nn/skrivet.toml:{line}:")), "{from} {line}: {}", told.out);
        fs::write(&file, text).unwrap();
    }
}

/// Each text that the sources name is there, and each that is there is named.
#[test]
fn every_written_text_is_used() {
    let named: BTreeSet<String> = tree(&repository("src"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .flat_map(|(_, bytes)| strings(&String::from_utf8(bytes).unwrap()))
        .collect();
    // The markup's are put together from the names of its elements.
    let unused: Vec<String> =
        swedish().into_keys().filter(|name| !named.contains(name) && !name.starts_with("skriv-")).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// A rule whose words are those of one language has no findings in another's cases, and its explanation says so.
#[test]
fn a_rule_that_a_language_has_no_words_for_says_so() {
    let root = scratch();
    let (case, templates) = laid_out(root.path());
    replace(&case.join("arende.toml"), "saka = \"", "saka = \"Socialtjänstlagen (2001:999) gjeld. ");
    let told = said("check", &case, &templates, &[]);
    assert!(!told.out.contains("[G26]"), "{}", told.out);
    let explain = |code: &str| run(["explain", code, "--lang", "sv", "--templates", templates.to_str().unwrap()]).out;
    let note =
        "Regeln prövas inte i ärenden med husstilen `heradet`: orden som den läser finns inte på dess språk, `nn`.";
    for code in ["G26", "G27", "G28", "G32", "G33"] {
        assert!(explain(code).contains(note) && !explain(code).contains("`goteborg`:"), "{}", explain(code));
    }
    assert!(!explain("G07").contains("prövas inte i ärenden"), "{}", explain("G07"));
    let of_kind = ["--type", "melding", "--house", "heradet", "--templates", templates.to_str().unwrap()];
    let reference = run(["reference"].into_iter().chain(of_kind)).out;
    assert!(reference.contains("| G22 |") && !reference.contains("| G28 |"), "{reference}");
}
