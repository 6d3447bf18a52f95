//! Kinds of case of the tests' own, in `tests/kinds`: what a kind of case can say beside what the built-in one needs.
//! `mallar` holds their template folders, and a folder beside it a case, whose workbook is written from `underlag.toml`.
//! `UTLATANDE_UPDATE=1 cargo test --release --test all kinds::` rewrites what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use utlatande::case_files::WORKBOOK_FILE;
use utlatande::origin_record::{OriginRecord, PageItem, TextEntry, Written};
use utlatande::scaffold::workbook::{FilledRow, workbook};
use utlatande::templates::Arendetyp;

use crate::common::{
    Said, copy, difference, entries, fall, follow_up, program, put, repository, said, scratch, tree, update,
};

/// The template folders.
pub const TEMPLATES: &str = "tests/kinds/mallar";

/// The rows of a case's workbook.
const ROWS: &str = "underlag.toml";

pub type Rows = BTreeMap<String, Vec<Vec<String>>>;

/// The kind of case that a folder of `mallar` describes.
fn kind(name: &str) -> Arendetyp {
    toml::from_str(&fs::read_to_string(repository(TEMPLATES).join(name).join("arendetyp.toml")).unwrap()).unwrap()
}

/// Lays out the case of a kind under `root`, with its workbook.
pub fn lay_out(name: &str, root: &Path, change: impl FnOnce(&mut Rows)) -> PathBuf {
    lay_out_folder(&repository("tests/kinds").join(name), name, root, change)
}

/// Lays out the case in a folder, of a kind, under `root`.
pub fn lay_out_folder(folder: &Path, name: &str, root: &Path, change: impl FnOnce(&mut Rows)) -> PathBuf {
    lay_out_of(&kind(name), folder, root, change)
}

/// The same of a kind that is read already.
pub fn lay_out_of(schema: &Arendetyp, folder: &Path, root: &Path, change: impl FnOnce(&mut Rows)) -> PathBuf {
    let case = root.join(folder.file_name().unwrap());
    let mut rows = Rows::new();
    for (path, bytes) in tree(folder) {
        if path == ROWS {
            rows = toml::from_slice(&bytes).unwrap();
        } else if !fall::is_expected(&path) {
            put(&case.join(&path), &bytes);
        }
    }
    change(&mut rows);
    let filled = |(table, rows): (String, Vec<Vec<String>>)| {
        let row =
            |cells: &Vec<String>| follow_up::row(schema, &table, &cells.iter().map(String::as_str).collect::<Vec<_>>());
        let rows: Vec<FilledRow> = rows.iter().map(row).collect();
        (table, rows)
    };
    let filled = rows.into_iter().map(filled).collect();
    put(&case.join(WORKBOOK_FILE), &workbook(schema, &filled).unwrap());
    case
}

/// What `check` says of a case, in a language.
pub fn check(case: &Path, language: &str) -> String {
    let said = said(program().args(["check", "--lang", language, "--templates"]).arg(repository(TEMPLATES)).arg(case));
    format!("exit {}\n\n{}{}", said.code, said.out, said.err)
}

/// Builds a case into `output`, and gives the folder.
pub fn build(case: &Path, output: &Path) -> PathBuf {
    let templates = repository(TEMPLATES);
    let said = said(program().args(["build", "--templates"]).arg(templates).arg(case).arg("--output").arg(output));
    assert_eq!(said.code, 0, "{said:?}");
    output.join(case.file_name().unwrap())
}

/// Every case says what is expected, and its pages do.
#[test]
fn every_kind_says_what_is_expected() {
    let scratch = scratch();
    for folder in entries(&repository("tests/kinds")).iter().filter(|folder| !folder.ends_with("mallar")) {
        let case = lay_out(folder.file_name().unwrap().to_str().unwrap(), scratch.path(), |_| {});
        let languages =
            ["sv", "en"].map(|language| (format!("expected.{language}.txt"), check(&case, language).into_bytes()));
        let mut told: BTreeMap<String, Vec<u8>> = languages.into();
        let output = build(&case, &scratch.path().join("output"));
        let texts = tree(&output).into_iter().filter(|(path, _)| path.ends_with(".txt") && path != "granskning.txt");
        told.extend(
            texts.filter(|(path, _)| path != "handlingar.txt").map(|(path, bytes)| (format!("expected.{path}"), bytes)),
        );
        for (name, bytes) in told {
            let expected = folder.join(&name);
            if update() {
                fs::write(&expected, &bytes).unwrap();
            }
            let wanted = fs::read(&expected).unwrap_or_default();
            let found = difference(&expected.display().to_string(), &bytes, &wanted);
            assert!(found.is_none(), "{}", found.unwrap());
        }
    }
}

/// The findings of the case of a kind with other rows.
fn findings(kind: &str, change: impl FnOnce(&mut Rows)) -> String {
    let scratch = scratch();
    check(&lay_out(kind, scratch.path(), change), "sv").replace('\u{a0}', " ")
}

/// Sets a cell of a row.
fn set(rows: &mut Rows, table: &str, row: usize, column: usize, text: &str) {
    text.clone_into(&mut rows.get_mut(table).unwrap()[row][column]);
}

#[test]
fn two_rows_with_the_same_key_are_both_named() {
    let found = findings("taxa", |rows| set(rows, "avgifter", 3, 0, "10"));
    assert!(found.contains("två rader i bladet `Avgifter` har samma nyckel: 10"), "{found}");
    assert!(found.contains("cell A5") && found.contains("cell A4"), "{found}");
}

/// The number of a risk is mistaken in its own sheet: told once, there and in the rows that give it.
#[test]
fn a_value_that_several_rows_give_is_mended_where_it_comes_from() {
    let found = findings("internkontroll", |rows| set(rows, "risker", 0, 0, "11"));
    assert_eq!(found.matches("fel[").count(), 1, "{found}");
    assert!(
        found.contains("fel[G12]: `1` står på 2 rader, men finns inte i kolumnen `Nr` i bladet `Risker`"),
        "{found}"
    );
    assert!(found.contains("är det `11` i bladet `Risker` som är fel, skriv `1` där"), "{found}");
    let found = findings("internkontroll", |rows| set(rows, "kontrollmoment", 0, 1, "9"));
    assert!(found.contains("fel[G12]: `9` är inte tillåtet (kolumnen `Risk nr`)"), "{found}");
}

/// A number must be as large as its column or fact says, and nought where it says nothing.
#[test]
fn a_number_that_is_too_small_is_told() {
    let found = findings("taxa", |rows| set(rows, "avgifter", 0, 7, "-1"));
    assert!(found.contains("fel[W29]") && found.contains("cell H2"), "{found}");
    let scratch = scratch();
    let case = lay_out("taxa", scratch.path(), |_| {});
    follow_up::replace(&case.join("arende.toml"), "avrundning = ", "avrundning = -");
    let found = check(&case, "sv");
    assert!(found.contains("fel[T13]") && found.contains("avrundning = -"), "{found}");
}

/// What is to be typed is said at once, as the value takes it.
#[test]
fn a_hint_of_a_number_is_right_at_once() {
    let scratch = scratch();
    let case = lay_out("taxa", scratch.path(), |_| {});
    let file = case.join("arende.toml");
    follow_up::replace(&file, "avrundning = 1", "avrundning = -1.5");
    follow_up::replace(&file, "procent = 2.7", "procent = 2.718");
    for (language, whole, decimals) in [
        ("sv", "skriv ett heltal: `1` eller mer", "annars talet med högst en decimal"),
        ("en", "write a whole number: `1` or more", "else the number with one decimal at most"),
    ] {
        let found = check(&case, language);
        assert!(found.contains("[T13]") && found.contains(whole), "{found}");
        assert!(found.contains("[T11]") && found.contains(decimals), "{found}");
    }
}

#[test]
fn a_value_of_another_column_must_stand_there() {
    let found = findings("taxa", |rows| set(rows, "jamforelse", 0, 1, "99"));
    assert!(found.contains("`99` är inte tillåtet (kolumnen `Tjänst nr`)"), "{found}");
    assert!(found.contains("skriv något av: 1, 2, 10, 11"), "{found}");
}

#[test]
fn exact_arithmetic_finds_an_ore_too_much() {
    let found = findings("taxa", |rows| set(rows, "avgifter", 1, 5, "1834.51"));
    assert!(found.contains("avgift 2 är inte 1,5 timmar gånger timavgiften: 1 834,50 kr"), "{found}");
    let found = findings("taxa", |rows| set(rows, "avgifter", 0, 5, "1224"));
    assert!(found.contains("avgift 1 är 1 224 kr, men blir 1 223 kr med index"), "{found}");
}

/// The rules of a kind that read computed values, facts that may be left out, and rows of one year.
#[test]
fn the_rules_of_a_kind_find_what_they_are_for() {
    let found = findings("taxa", |rows| set(rows, "avgifter", 2, 4, "300"));
    assert!(found.contains("fel[TX03]: avgift 10 har grunden `ny`"), "a new fee has no present amount: {found}");
    let found = findings("taxa", |rows| set(rows, "ekonomi", 2, 2, "-5300000"));
    assert!(found.contains("fel[TX08]: avgifterna har täckt 150,6 procent av kostnaderna"), "{found}");
    let with = |old: &str, new: &str| {
        let scratch = scratch();
        let case = lay_out("taxa", scratch.path(), |_| {});
        follow_up::replace(&case.join("arende.toml"), old, new);
        check(&case, "sv").replace('\u{a0}', " ")
    };
    let found = with("[fakta.lag]\nnummer = \"2006:804\"\ntitel = \"livsmedelslagen\"\n", "");
    assert_eq!(found.matches("varning[TX09]: avgift").count(), 3, "one for each fee that is not removed: {found}");
    let found = with("[fakta.lag]", "[fakta.intakt]\nforeslagen = 1500000\n\n[fakta.lag]");
    assert!(found.contains("fel[TX10]: intäkterna är 1 500 000 kr, men bladet ger 0 kr"), "{found}");
}

/// A cross table with too many columns for a page goes on below, and loses none.
#[test]
fn a_table_with_forty_columns_is_whole_on_the_pages() {
    let scratch = scratch();
    let many: Vec<[String; 3]> =
        (0..40).map(|n| [2_000_000 + n, 350_000 + n, -1_300_000 - n].map(|n| n.to_string())).collect();
    let many: Vec<[&str; 3]> = many.iter().map(|numbers| numbers.each_ref().map(String::as_str)).collect();
    let case = lay_out("taxa", scratch.path(), |rows| drop(rows.insert("ekonomi".to_owned(), years(&many))));
    let text = fs::read_to_string(build(&case, &scratch.path().join("output")).join("tjansteutlatande.txt")).unwrap();
    let text = text.replace('\u{a0}', " ");
    let start = text.find("Kostnader och avgifter per år, kronor").unwrap();
    let table = &text[start..text[start..].find("Tabell ").map_or(text.len(), |end| start + end)];
    assert!(table.matches("\nPost\t").count() > 3, "in parts, each with the first column: {table}");
    for (n, year) in (1985..2025).enumerate() {
        let amount = format!("2 000 0{n:02}");
        assert!(table.contains(&year.to_string()) && table.contains(&amount), "{year} {amount}: {table}");
    }
}

/// Rows of the sheet with costs: a year for each list of numbers, in the order of the allowed posts; an empty text is no row.
fn years(numbers: &[[&str; 3]]) -> Vec<Vec<String>> {
    let posts = ["personal", "övriga kostnader", "avgifter"];
    let year = |(year, numbers): (usize, &[&str; 3])| {
        let row = |(post, number): (&str, &&str)| {
            let changed = if *number == "0" { "" } else { "-7" };
            (!number.is_empty())
                .then(|| [&(1985 + year).to_string(), post, number, changed].map(str::to_owned).to_vec())
        };
        posts.into_iter().zip(numbers).filter_map(row).collect::<Vec<_>>()
    };
    numbers.iter().enumerate().flat_map(year).collect()
}

/// Every form of figure with one, two and many categories, and numbers of every kind: `build` tells text that leaves its room, is
/// lost or stands over other text. `UTLATANDE_PAGES=folder` keeps the files to look at.
#[test]
#[allow(clippy::disallowed_methods, reason = "pages are kept by hand, where the environment says")]
fn figures_hold_whatever_their_numbers() {
    let many: Vec<[&str; 3]> = ["1200000", "-350000.5", "0", "12", ""].map(|number| [number, "99000", "-1"]).repeat(8);
    let all: [(&str, Vec<[&str; 3]>); 6] = [
        ("en", vec![["1200000", "300000", "-900000"]]),
        ("tva", vec![["1200000", "", "-900000"], ["0", "0.50", ""]]),
        ("noll", vec![["0", "0", "0"], ["0", "0", "0"]]),
        ("minus", vec![["-5", "-7.25", "-1"], ["-50", "-0.75", "-10"], ["-20", "-7", "-3"]]),
        ("lucka", vec![["10", "20", "30"], ["", "", "1"], ["30", "10", "20"], ["40", "", "-5"]]),
        ("fyrtio", many),
    ];
    let scratch = scratch();
    for (name, numbers) in all {
        let root = scratch.path().join(name);
        let case = lay_out("taxa", &root, |rows| drop(rows.insert("ekonomi".to_owned(), years(&numbers))));
        // Shares of nothing are gaps, which a draft may have.
        follow_up::replace(&case.join("arende.toml"), "status = \"slutlig\"", "status = \"utkast\"");
        let output = build(&case, &root.join("output"));
        let text = fs::read_to_string(output.join("tjansteutlatande.txt")).unwrap();
        assert_eq!(text.matches("diagram. ").count() + text.matches("diagram med").count(), 7, "{name}: {text}");
        if let Some(folder) = std::env::var_os("UTLATANDE_PAGES") {
            put(
                &Path::new(&folder).join(format!("{name}.pdf")),
                &fs::read(output.join("tjansteutlatande.pdf")).unwrap(),
            );
        }
    }
}

/// How many names of a figure's categories, which are cells of column A, stand whole on the tjänsteutlåtande's pages.
fn printed_names(output: &Path, figure: &str) -> usize {
    let record = OriginRecord::read(&fs::read_to_string(output.join("kallkarta.json")).unwrap()).unwrap();
    let report = &record.dokument[0];
    let mut printed: BTreeMap<usize, usize> = BTreeMap::new();
    for item in report.sidor.iter().flatten().flatten() {
        if let PageItem::Part(text, start, end) = item {
            *printed.entry(*text).or_default() += end - start;
        }
    }
    let is_name = |text: &TextEntry| {
        let in_first = |place: &Written| place.0.to_string().contains("!A");
        text.namn == format!("figur.{figure}") && text.platser.len() == 1 && in_first(&text.platser[0])
    };
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
    let is_printed = |at: usize, text: &TextEntry| printed.get(&at).is_some_and(|bytes| *bytes >= letters(&text.text));
    report.texter.iter().enumerate().filter(|(at, text)| is_name(text) && is_printed(*at, text)).count()
}

/// The figures of a kind that was written by the guide alone, with one activity, with forty, with none but losses, and with gaps.
#[test]
#[allow(clippy::disallowed_methods, reason = "pages are kept by hand, where the environment says")]
fn figures_of_another_kind_hold_too() {
    let row = |number: usize, budget: &str, forecast: &str| {
        [&format!("Verksamhet nummer {number}"), "skola", budget, "", forecast].map(str::to_owned).to_vec()
    };
    let many = (1..=40).map(|number| row(number, "1000000", if number % 3 == 0 { "1250000.50" } else { "950000" }));
    let long = |number: usize| {
        let name = format!("Kulturskolan och ungdomsgårdarna i stadsområde {number}");
        [&name, "skola", "10", "", "5"].map(str::to_owned).to_vec()
    };
    let all: [(&str, Vec<Vec<String>>); 6] = [
        ("langa", (1..=40).map(long).collect()),
        ("par", (1..=2).map(long).collect()),
        ("en", vec![row(1, "1000000", "1200000")]),
        ("fyrtio", many.collect()),
        ("minus", vec![row(1, "0", "5"), row(2, "10", "250000"), row(3, "100", "100.50")]),
        ("lucka", vec![row(1, "100", ""), row(2, "10", "5"), row(3, "0", "")]),
    ];
    let scratch = scratch();
    for (name, rows) in all {
        let root = scratch.path().join(name);
        let count = rows.len();
        let case = lay_out("delarsrapport", &root, |tables| {
            let month = |row: &Vec<String>| ["2025-08", &row[0], "-5"].map(str::to_owned).to_vec();
            tables.insert("manadsvis".to_owned(), rows.iter().map(month).collect());
            tables.insert("verksamheter".to_owned(), rows);
        });
        let output = build(&case, &root.join("output"));
        let text = fs::read_to_string(output.join("tjansteutlatande.txt")).unwrap();
        let chart = text.lines().find(|line| line.starts_with("Stapeldiagram. ")).unwrap();
        assert_eq!(chart.matches(": Avvikelse ").count(), count, "{name}: {chart}");
        assert_eq!(printed_names(&output, "differenser"), count, "{name}: every name stands under the axis");
        if let Some(folder) = std::env::var_os("UTLATANDE_PAGES") {
            for part in ["tjansteutlatande", "bilaga-1-rapport"] {
                let bytes = fs::read(output.join(format!("{part}.pdf"))).unwrap();
                put(&Path::new(&folder).join(format!("{name}-{part}.pdf")), &bytes);
            }
        }
    }
}

/// What could not be computed is no nought: a mark on the axis, a dash in words, and nothing in what is computed from it.
#[test]
fn a_computed_value_that_is_missing_is_a_gap_in_figures() {
    let scratch = scratch();
    let row = |name: &str, forecast: &str| [name, "skola", "100", "", forecast].map(str::to_owned).to_vec();
    let case = lay_out("delarsrapport", scratch.path(), |tables| {
        tables.insert("verksamheter".to_owned(), vec![row("Förskola", ""), row("Grundskola", "100"), row("Hem", "90")]);
        tables.insert("manadsvis".to_owned(), Vec::new());
    });
    let output = build(&case, &scratch.path().join("output"));
    let text = fs::read_to_string(output.join("tjansteutlatande.txt")).unwrap();
    assert!(text.contains("Förskola: Avvikelse –; Grundskola: Avvikelse 0; Hem: Avvikelse 10."), "{text}");
    let source = fs::read_to_string(output.join("typst/tjansteutlatande.typ")).unwrap();
    assert!(source.contains("varden: (none, 0, 10)"), "{source}");
}

/// A number that cannot be worked out is told at the line of the text that shows it.
#[test]
fn a_number_that_is_not_known_is_told_at_its_text() {
    let nothing = years(&[["0", "0", "0"]]);
    let found = findings("taxa", |rows| drop(rows.insert("ekonomi".to_owned(), nothing)));
    let told = found.split("[S09]: ").nth(1).unwrap_or_else(|| panic!("{found}"));
    assert!(told.contains("`berakning.tackningsgrad`\n  --> arende.toml:80:"), "{found}");
}

/// More categories than have room for their names are told.
#[test]
fn a_crowded_figure_is_told() {
    for (count, is_told) in [(50, false), (51, true)] {
        let row = |number: usize| [&format!("V{number}"), "skola", "1", "", "1"].map(str::to_owned).to_vec();
        let found = findings("delarsrapport", |tables| {
            drop(tables.insert("verksamheter".to_owned(), (1..=count).map(row).collect()))
        });
        assert_eq!(found.contains("varning[D07]: figuren `differenser` har 51 kategorier"), is_told, "{found}");
    }
}

/// A sum of no rows is nought or nothing, as the kind of case says; shares of numbers below zero are told.
#[test]
fn what_is_not_there_is_not_nought_and_shares_are_of_what_is_above_it() {
    let scratch = scratch();
    let case = lay_out("taxa", scratch.path(), |_| {});
    let text = fs::read_to_string(build(&case, &scratch.path().join("output")).join("tjansteutlatande.txt")).unwrap();
    let text = text.replace('\u{a0}', " ");
    for line in ["Ale\t1 180,50\t–\t–", "övriga kostnader\t350 000,50\t0,00\t350 000,50"] {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
    assert!(text.contains("Ale: 1 1 180,50, 2 –, 10 –;"), "in words too: {text}");
    let found = findings("taxa", |rows| set(rows, "jamforelse", 1, 3, "-5"));
    assert!(found.contains("fel[D06]: figuren `andelar` visar andelar") && found.contains("cell D3"), "{found}");
}

#[test]
fn a_number_in_a_caption_leads_to_its_cell() {
    let scratch = scratch();
    let case = lay_out("program", scratch.path(), |_| {});
    let asked = ["--document", "tjansteutlatande", "Indikatorer för mål 2"];
    let arguments = ["explain", "--lang", "sv", "--templates"];
    let said = said(program().args(arguments).arg(repository(TEMPLATES)).arg(&case).args(asked));
    assert!(said.code == 0 && said.out.contains("blad \"Mål\", cell A3"), "{}{}", said.out, said.err);
    // The name stands for another cell in each row.
    assert!(!said.out.contains("”1”"), "{}", said.out);
}

#[test]
fn an_unknown_name_in_a_caption_is_told() {
    let scratch = scratch();
    let case = lay_out("program", scratch.path(), |_| {});
    let templates = scratch.path().join("mallar");
    copy(&repository(TEMPLATES), &templates);
    let kind = templates.join("program/arendetyp.toml");
    let text = fs::read_to_string(&kind).unwrap();
    put(&kind, text.replace("mål {{ rad.nr }}", "mål {{ rad.nrr }}").as_bytes());
    let said = said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&case));
    let told = format!("{}{}", said.out, said.err);
    assert!(said.code == 1 && told.contains("`rad.nrr`") && told.contains("`rad.nr`"), "{told}");
    assert!(told.contains("program/arendetyp.toml"), "{told}");
}

/// Numbers that only say which row it is have no sum, and rows that leave a column empty are counted last.
#[test]
fn a_key_has_no_sum_and_no_row_is_lost() {
    let scratch = scratch();
    let case = lay_out("remissvar", scratch.path(), |_| {});
    let text = fs::read_to_string(build(&case, &scratch.path().join("output")).join("bilaga-1-yttrande.txt")).unwrap();
    let text = text.replace('\u{a0}', " ");
    for line in ["Summa\t\t\t12 250,00", "Summa\t\t\t11 249,50", "–\t0\t1\t0\t1", "Summa\t1\t2\t1\t4"] {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
}

/// The command line that makes the case after the case of a kind, and the folder of that.
fn next_case(kind: &str, root: &Path, adopted: &str, period: &str) -> (Said, PathBuf) {
    let (case, next) = (lay_out(kind, root, |_| {}), root.join("nasta"));
    let decision = ["--adopted", adopted, "--paragraph", "12", "--period", period, "--lang", "sv", "--templates"];
    (said(program().arg("follow-up").arg(case).arg(&next).args(decision).arg(repository(TEMPLATES))), next)
}

/// The text of a section for a row goes over with its row: of a row that is new in every case it would be a key that nothing has.
#[test]
fn the_text_of_a_row_goes_where_its_row_goes() {
    let scratch = scratch();
    for (kind, text) in [("delarsrapport", "Resultaten stiger."), ("motionssvar", "[avsnitt.yrkandena]\n1 =")] {
        let (made, next) = next_case(kind, &scratch.path().join(kind), "2026-06-10", "2027-2027");
        assert_eq!(made.code, 0, "{}{}", made.out, made.err);
        let file = fs::read_to_string(next.join("arende.toml")).unwrap();
        assert!(!file.contains(text), "{file}");
        let told = check(&next, "sv");
        assert!(!told.contains("[T02]"), "{told}");
    }
    // Those that the next case has again keep theirs.
    let templates = scratch.path().join("mallar");
    copy(&repository(TEMPLATES), &templates);
    let table = "namn = \"malen\"\n";
    follow_up::replace(
        &templates.join("delarsrapport/arendetyp.toml"),
        table,
        &format!("{table}vid_uppfoljning = {{ rader = \"overtas\" }}\n"),
    );
    let (case, next) = (lay_out("delarsrapport", scratch.path(), |_| {}), scratch.path().join("med"));
    let decision = ["--adopted", "2026-06-10", "--paragraph", "12", "--period", "2027-2027", "--templates"];
    let made = said(program().arg("follow-up").arg(case).arg(&next).args(decision).arg(&templates));
    let file = fs::read_to_string(next.join("arende.toml")).unwrap();
    assert!(made.code == 0 && file.contains("Resultaten stiger."), "{made:?} {file}");
}

/// One decision on the command line is not all that a case needs which is put to several bodies.
#[test]
fn a_case_of_several_bodies_is_told_where_their_decisions_go() {
    let scratch = scratch();
    let (made, _) = next_case("program", scratch.path(), "2025-05-10", "2029-2032");
    assert!(made.code == 1 && made.err.contains("fel[A06]") && made.err.contains("`[[antagande]]`"), "{made:?}");
}

/// What the command itself gives the next case is neither noted as taken over nor to be confirmed.
#[test]
fn what_the_next_case_is_given_is_not_to_be_confirmed() {
    let scratch = scratch();
    let case = lay_out("remissvar", scratch.path(), |_| {});
    let next = scratch.path().join("nasta");
    let templates = repository(TEMPLATES);
    let adopted = ["--adopted", "2025-02-10", "--paragraph", "12", "--period", "2026-2026", "--templates"];
    let said = said(program().arg("follow-up").arg(&case).arg(&next).args(adopted).arg(templates));
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let [file, list] = ["arende.toml", "overtaget.toml"].map(|name| fs::read_to_string(next.join(name)).unwrap());
    assert!(file.contains("(årtal utan citattecken)\nsvar_ar = 2026"), "{file}");
    assert!(!list.contains("fakta.svar_ar") && list.contains("fakta.remiss.sista_dag"), "{list}");
}

/// A new case is not made from templates with a mistake, and its files say what they hold.
#[test]
fn init_tells_a_mistake_and_what_a_file_holds() {
    let scratch = scratch();
    let templates = scratch.path().join("mallar");
    copy(&repository(TEMPLATES), &templates);
    let kind = templates.join("remissvar/arendetyp.toml");
    let init = |folder: &str| {
        let folder = scratch.path().join(folder);
        let said =
            said(program().arg("init").arg(&folder).args(["--type", "remissvar", "--templates"]).arg(&templates));
        (said, folder)
    };
    let (made, folder) = init("ny");
    assert_eq!(made.code, 0, "{}", made.err);
    let file = fs::read_to_string(folder.join("yttrande.toml")).unwrap();
    assert!(file.contains("# Bilagan yttrande: titel och text.") && !file.contains("försättsblad"), "{file}");
    follow_up::replace(&kind, "synpunkter på {{ fakta.remiss.nummer }}", "synpunkter på {{ fakta.remiss.numret }}");
    let (made, folder) = init("nyare");
    assert!(made.code != 0 && made.err.contains("`fakta.remiss.numret`"), "{}{}", made.out, made.err);
    assert!(!folder.exists());
}

/// A condition of a house's frame is held to what it may name as the kind of case's are.
#[test]
fn a_mistake_in_a_condition_of_a_house_is_told_before_a_case_is_read() {
    let scratch = scratch();
    let case = lay_out("remissvar", scratch.path(), |_| {});
    let templates = scratch.path().join("mallar");
    copy(&repository(TEMPLATES), &templates);
    copy(&repository("templates/goteborg"), &templates.join("goteborg"));
    let house = templates.join("goteborg/husstil.toml");
    let check = || said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&case));
    let section = "nyckel = \"bedomning\"\n";
    follow_up::replace(&house, section, &format!("{section}visas_om = \"fakta.bradskande\"\n"));
    assert_eq!(check().code, 0, "{:?}", check());
    follow_up::replace(&house, "visas_om = \"fakta.bradskande\"", "visas_om = \"fakta.bradska\"");
    let text = fs::read_to_string(&house).unwrap();
    let line = 1 + text[..text.find("fakta.bradska\"").unwrap()].matches('\n').count();
    let told = check();
    assert!(told.code == 1 && told.out.contains("`fakta.bradska`"), "{told:?}");
    assert!(told.out.contains(&format!("goteborg/husstil.toml:{line}:")), "{line}: {}", told.out);
}

/// The heading of a row's section may call its document `dokument.detta`; a caption, which stands in none, may not.
#[test]
fn a_rows_heading_names_its_own_document() {
    let scratch = scratch();
    let case = lay_out("remissvar", scratch.path(), |_| {});
    let templates = scratch.path().join("mallar");
    copy(&repository(TEMPLATES), &templates);
    let kind = templates.join("remissvar/arendetyp.toml");
    follow_up::replace(&kind, "\"Förslag {{ rad.nr }}:", "\"{{ dokument.detta.titel }} {{ rad.nr }}:");
    let output = scratch.path().join("output");
    let built = || {
        said(program().args(["build", "--lang", "sv", "--templates"]).arg(&templates).arg(&case).arg("-o").arg(&output))
    };
    assert_eq!(built().code, 0, "{:?}", built());
    let text = fs::read_to_string(output.join("remissvar/tjansteutlatande.txt")).unwrap();
    assert!(text.contains("Ett starkare samhälle 10: Ny lag"), "{text}");
    follow_up::replace(&kind, "\"Yttranden över förslag", "\"Yttranden i {{ dokument.detta.titel }} över förslag");
    let told = built();
    assert!(told.code == 1 && format!("{}{}", told.out, told.err).contains("`dokument.detta.titel`"), "{told:?}");
}
