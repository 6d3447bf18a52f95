//! A Danish house (`houses/dansk`), which is data alone: points between groups of digits, units with a stop of their own, days and
//! decisions in the language's figures, and the words between the numbers of bilagor.

use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;

use crate::common::{Said, copy, repository, run, scratch};

/// The case and its templates. The layout is the built-in house's.
fn laid_out(root: &Path) -> (PathBuf, PathBuf) {
    let (case, templates) = (root.join("sag"), root.join("mallar"));
    copy(&repository("tests/houses/dansk/sag"), &case);
    copy(&repository("templates/goteborg"), &templates.join("fjordby"));
    copy(&repository("tests/houses/dansk/mallar"), &templates);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Takster").unwrap();
    let rows = [
        ["Nr.", "Ydelse", "År", "Nu", "Forslag", "Momsfri"],
        ["1", "Ålefangst", "2025", "", "60000000", "nej"],
        ["2", "Plads ved kajen", "2025", "1200", "1234.5", "ja"],
        ["10", "Ørreddammen", "2026", "2500", "2000", "nej"],
        ["11", "Æblehaven", "2026", "1", "2", "ja"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, cell).unwrap(),
            };
        }
    }
    workbook.save(case.join("underlag.xlsx")).unwrap();
    (case, templates)
}

fn said(command: &str, case: &Path, templates: &Path, more: &[&Path]) -> Said {
    let mut arguments = vec![command.as_ref(), case.as_os_str(), "--lang".as_ref(), "sv".as_ref()];
    arguments.extend(["--templates".as_ref(), templates.as_os_str()]);
    arguments.extend(more.iter().map(|argument| argument.as_os_str()));
    run(arguments)
}

/// What is told where the proposal's text says something more, with plain spaces.
fn told(more: &str) -> String {
    let root = scratch();
    let (case, templates) = laid_out(root.path());
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("forslaget = \"\"\"\n"));
    fs::write(&file, text.replace("forslaget = \"\"\"\n", &format!("forslaget = \"\"\"\n{more}\n\n"))).unwrap();
    said("check", &case, &templates, &[]).out.replace('\u{a0}', " ")
}

/// Whether nothing is told of a case.
fn is_clean(told: &str) -> bool {
    !told.contains("fel[") && !told.contains("varning[")
}

#[test]
fn a_danish_case_is_printed_as_danish_is_written() {
    let root = scratch();
    let (case, templates) = laid_out(root.path());
    let checked = said("check", &case, &templates, &[]);
    assert!(checked.code == 0 && is_clean(&checked.out), "{checked:?}");
    let out = root.path().join("ud");
    let built = said("build", &case, &templates, &["--output".as_ref(), &out]);
    assert_eq!(built.code, 0, "{built:?}");
    let text = |name: &str| fs::read_to_string(out.join("sag").join(name)).unwrap().replace('\u{a0}', " ");
    let report = text("sagsfremstilling.txt");
    for wanted in [
        "Dato 01.03.2025",
        "en ramme på 70.000.000 kr. Den steg med 2,5 pct. Sagen angår bilag 1 og 2. Rammen er 70.000.000 kr.\n",
        "Danmarks Havnes og Fjordby Kommunes aftale gælder fra 1. juli 2025.",
        "vedtaget 01.03.2022, punkt 4. Der er fire takster på i alt 60.003.236,50 kr. Arbejdet følger",
        "lov nr. 457 af 23. maj 2012 om havne. Den kaldes »prøve« (»d’«).",
        "1.200,00\t1.234,50\tja\t2,9",
        "Bilag 1. Forslag til Takst for havnen 2025-2026",
        "Tabel 1. Taksterne pr. ydelse",
        "2025: Forslag 60.001.234,50",
    ] {
        assert!(report.contains(wanted), "{wanted}: {report}");
    }
    let repealed = text("bilaga-2-takst.txt");
    assert!(repealed.contains("den takst, som byrådet vedtog 01.03.2022, punkt 4."), "{repealed}");
    for foreign in ["..", "2022-03-01", "2025-03-01", " 000", "§", "och "] {
        assert!(!report.contains(foreign) && !repealed.contains(foreign), "{foreign}: {report}{repealed}");
    }
}

/// What is right in Danish is not told, and what is not is told with how Danish writes it.
#[test]
fn numbers_and_ranges_are_judged_as_danish_writes_them() {
    for right in [
        "Det koster 1.234.000 kr. i alt, og 5 pct. af 12.500 borgere.",
        "Det gælder i 2023-2024.",
        "Mødet var den 2025-04-01, og det næste er 02.04.2025.",
        "»Det er dyrt.«",
    ] {
        assert!(is_clean(&told(right)), "{right}: {}", told(right));
    }
    for (wrong, mended) in [
        ("Det koster 1234000 kr. i alt.", "`1.234.000 kr.`"),
        ("Det koster 250kr. i alt.", "`250 kr.`"),
        ("Det gælder i 2023 – 2024.", "`2023-2024`"),
        ("Det kan ses i bilag 1 og 7.", "bilag"),
    ] {
        let told = told(wrong);
        assert!(told.contains(mended), "{wrong}: {told}");
    }
}

/// What is typed by hand in the language's own form is known as the fact that it is.
#[test]
fn facts_typed_as_danish_writes_them_are_known() {
    for (typed, fact) in [
        ("Rammen er på 70.000.000 kr. i alt.", "{{ fakta.ramme | kronor }}"),
        ("Den træder i kraft 1. juli 2025.", "{{ fakta.ikraft | datum }}"),
        ("Den træder i kraft 01.07.2025.", "{{ fakta.ikraft }}"),
        ("Byrådet vedtog den 01.03.2022, punkt 4.", "{{ fakta.tidligere | beslut }}"),
        ("Det gælder for 2025-2026.", "{{ fakta.periode | period }}"),
    ] {
        let told = told(typed);
        assert!(told.contains(fact), "{typed}: {told}");
    }
    // A bilaga of another document is none of the case's.
    let told = told("Det fremgår af bilag 9 til budgettet.");
    assert!(is_clean(&told), "{told}");
}

/// A form of days that lacks a part, or has a place that nothing fills, is told at its line, and so are marks that make numbers
/// another.
#[test]
fn what_no_date_or_number_can_be_written_with_is_told_at_its_line() {
    let root = scratch();
    let (case, templates) = laid_out(root.path());
    let file = templates.join("sprak/da/sprak.toml");
    let text = fs::read_to_string(&file).unwrap();
    for (form, wanted) in [("{dd}.{mm}", "`{ar}`"), ("{mm}.{ar}", "`{dag}`"), ("{dd}.{maned}.{ar}", "`{maned}`")] {
        fs::write(&file, text.replace("{dd}.{mm}.{ar}", form)).unwrap();
        let told = said("check", &case, &templates, &[]).out;
        assert!(told.contains("sprak/da/sprak.toml:") && told.contains(wanted), "{form}: {told}");
    }
    let at = 1 + text.lines().position(|line| line.starts_with("tusental = ")).unwrap();
    for (from, to, line) in [
        ("tusental = \".\"", "tusental = \",\"", at),
        ("tusental = \".\"", "tusental = \"0\"", at),
        ("decimal = \",\"", "decimal = \"\"", at + 1),
    ] {
        fs::write(&file, text.replace(from, to)).unwrap();
        let told = said("check", &case, &templates, &[]).out;
        assert!(told.contains(&format!("sprak/da/sprak.toml:{line}:")), "{to}: {told}");
    }
}
