//! Numbers that are not there: no sum is made of those that are, and a division by nought is told.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::fall::{Changes, TextEdit, changed as changed_case};
use crate::common::workbook::CellEdit;
use crate::common::{copy, follow_up, program, repository, said, scratch};
use crate::kinds;

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// A case of `delarsrapport` with some activities, under a kind that has been changed: its templates, and its folder.
fn changed(root: &Path, activities: &[[&str; 5]], change: impl Fn(&str) -> String) -> (PathBuf, PathBuf) {
    let templates = root.join("mallar");
    copy(&repository(kinds::TEMPLATES), &templates);
    let kind = templates.join("delarsrapport/arendetyp.toml");
    fs::write(&kind, change(&fs::read_to_string(&kind).unwrap())).unwrap();
    let case = kinds::lay_out("delarsrapport", root, |tables| {
        tables.insert("verksamheter".to_owned(), activities.iter().map(|cells| row(cells)).collect());
        tables.insert("manadsvis".to_owned(), Vec::new());
    });
    follow_up::replace(&case.join("arende.toml"), "status = \"slutlig\"", "status = \"utkast\"");
    (templates, case)
}

/// What is found in such a case, and its pages.
fn built(root: &Path, activities: &[[&str; 5]], change: impl Fn(&str) -> String) -> (String, String) {
    let (templates, case) = changed(root, activities, change);
    let output = root.join("output");
    let built =
        said(program().args(["build", "--lang", "sv", "--templates"]).arg(templates).arg(&case).arg("-o").arg(&output));
    assert_eq!(built.code, 0, "{built:?}");
    let text = |part: &str| fs::read_to_string(output.join("delarsrapport").join(part)).unwrap();
    let pages = text("tjansteutlatande.txt") + &text("bilaga-1-rapport.txt") + &text("typst/tjansteutlatande.typ");
    (built.out + &built.err, pages.replace('\u{a0}', " "))
}

/// An activity without a forecast.
const WITHOUT_FORECAST: [[&str; 5]; 2] =
    [["Förskola", "skola", "100", "", "90"], ["Grundskola", "skola", "200", "", ""]];

#[test]
fn a_sum_with_a_number_that_is_not_known_is_not_known() {
    let root = scratch();
    let (_, text) = built(root.path(), &WITHOUT_FORECAST, str::to_owned);
    let sums = text.lines().filter(|line| line.starts_with("Summa\t")).map(|line| line.rsplit('\t').next().unwrap());
    assert!(sums.collect::<Vec<_>>().contains(&"–"), "the difference of all activities: {text}");
    assert!(!text.contains("Summa\t300\t0\t90\t10"), "{text}");
}

/// The summary of differences and its figure as another one.
fn summed(kind: &str, summary: &str) -> String {
    let old = "rad = \"verksamhet\"\nkolumner = [\"differens\"]";
    let shown = "{{ figur.differenser }}\" },";
    assert!(kind.contains(old) && kind.contains(shown), "the kind has them");
    let both = "{{ sammanstallning.differenser }}\\n\\n{{ figur.differenser }}\" },";
    kind.replace(old, summary).replace(shown, both)
}

/// What may be left empty and is adds nothing: sums are of what is given, in a table and over the bars.
#[test]
fn what_is_left_out_takes_no_sum_away() {
    let root = scratch();
    let summary = "rad = \"omrade\"\nkolumner = [\"budgeterat\", \"hittills\"]\nutan_rader = \"streck\"\nsumma = true";
    let rows = [["Förskola", "skola", "100", "40", "90"], ["Äldreomsorg", "omsorg", "200", "", "190"]];
    let (_, text) = built(root.path(), &rows, |kind| summed(kind, summary));
    for line in ["skola\t100\t40\t140", "omsorg\t200\t–\t200", "Summa\t300\t40\t340"] {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
    let sums = text.split(" summor: (").nth(1).and_then(|sums| sums.split(')').next()).unwrap();
    assert!(sums.contains("140") && sums.contains("200") && !sums.contains('–'), "{sums}");
}

/// A computed number of which nothing is given is not given either; one of which a part is given is not known.
#[test]
fn what_is_computed_from_nothing_adds_nothing() {
    let root = scratch();
    let computed = |kind: &str| kind.replace("rad.budgeterat - rad.prognosen", "rad.prognosen - rad.hittills");
    let rows =
        |of_last: &'static str| [["Förskola", "skola", "100", "40", "90"], ["Grundskola", "skola", "200", "", of_last]];
    let sum = |name: &str, last: &'static str, summary: &str| {
        let (_, text) = built(&root.path().join(name), &rows(last), |kind| summed(&computed(kind), summary));
        let of = |first: &'static str| text.lines().filter(move |line| line.starts_with(first)).map(str::to_owned);
        of("Summa\t").chain(of("skola\t")).collect::<Vec<_>>().join("|")
    };
    let own = "rad = \"omrade\"\nkolumner = [\"differens\"]\nsumma = true";
    assert_eq!(sum("inget", "", own), "Summa\t300\t40\t90\t50|Summa\t300\t40\t90\t50|Summa\t50\t50|skola\t50\t50");
    assert_eq!(sum("halvt", "180", own), "Summa\t300\t40\t270\t–|Summa\t300\t40\t270\t–|Summa\t–\t–|skola\t–\t–");
    let of_sums = "rad = \"verksamhet\"\nkolumner = [\"prognosen\", \"hittills\", { rubrik = \"Kvar\", typ = \"belopp\", uttryck = \"rad.prognosen - rad.hittills\" }]\nutan_rader = \"streck\"\nsumma = true";
    let found = sum("summor", "", of_sums);
    assert!(found.contains("Summa\t90\t40\t130\t50"), "{found}");
}

/// A computed value that is a sum follows the table: none of the numbers that are known alone.
#[test]
fn a_computed_sum_with_a_number_that_is_not_known_is_not_known() {
    let root = scratch();
    let of = |name: &str, rows: &[[&str; 5]]| {
        let changed = |kind: &str| {
            let whole = kind.replace("summa('prognosen')", "summa('differens')");
            whole.replace("till och med {{ fakta.tertial", "{{ berakning.prognosen | kronor }} {{ fakta.tertial")
        };
        built(&root.path().join(name), rows, changed).1
    };
    let rows = [["Förskola", "skola", "100", "", "90"], ["Grundskola", "skola", "200", "", "180"]];
    assert!(of("hela", &rows).contains("prognos 30 kr"), "{}", of("hela2", &rows));
    let text = of("halva", &WITHOUT_FORECAST);
    assert!(!text.contains("prognos 10 kr") && text.contains("saknas"), "{text}");
}

/// What picks one of many numbers, or one between them, knows nothing where one of them is lost; one that is not given is not
/// among them.
#[test]
fn nothing_is_said_of_all_where_one_number_is_lost() {
    let root = scratch();
    let of = |at: usize, rows: &[[&str; 5]], expression: &str| {
        let changed = |kind: &str| {
            let whole = kind.replace("verksamheter | summa('prognosen')", expression);
            whole.replace("till och med {{ fakta.tertial", "{{ berakning.prognosen | kronor }} {{ fakta.tertial")
        };
        built(&root.path().join(at.to_string()), rows, changed)
    };
    let rows = [["Förskola", "skola", "100", "60", "90"], ["Grundskola", "skola", "200", "", "180"]];
    let expressions = [
        ("verksamheter | storst('differens')", "20"),
        ("verksamheter | minst('differens')", "10"),
        ("verksamheter | median('differens')", "15"),
        ("verksamheter | medel('differens')", "15"),
        ("verksamheter | map(attribute='differens') | list | max", "20"),
        ("verksamheter | map(attribute='differens') | summa", "30"),
        ("verksamheter | varje('rad.budgeterat - rad.prognosen') | storst", "20"),
        ("verksamheter | varje('rad.budgeterat - rad.prognosen') | summa", "30"),
        ("(verksamheter | storst('differens')) | okad(100)", "40"),
        ("verksamheter | summa_per('omrade', 'differens') | storst('summa')", "30"),
        ("verksamheter | senaste('differens') | summa('budgeterat')", "200"),
        ("verksamheter | selectattr('differens', 'gt', 5) | list | summa('budgeterat')", "300"),
    ];
    for (at, (expression, wanted)) in expressions.into_iter().enumerate() {
        let (told, text) = of(at, &rows, expression);
        assert!(text.contains(&format!("prognos {wanted} kr")), "{expression}: {told}");
        let (told, text) = of(100 + at, &WITHOUT_FORECAST, expression);
        assert!(!text.contains("prognos ") || text.contains("prognos [saknas"), "{expression}: {told} {text}");
        assert!(!told.contains("M04"), "{expression}: {told}");
    }
    let (_, text) = of(99, &rows, "verksamheter | medel('hittills')");
    assert!(text.contains("prognos 60 kr"), "{text}");
}

/// A condition that has no value is told, wherever one may stand: nothing disappears in silence.
#[test]
fn a_division_by_nought_in_a_condition_is_told() {
    let root = scratch();
    let rows = [["Förskola", "skola", "100", "0", "90"], ["Grundskola", "skola", "200", "20", "180"]];
    let of = |name: &str, old: &str, new: &str| {
        let (templates, case) = changed(&root.path().join(name), &rows, |kind| {
            assert!(kind.contains(old), "{old}");
            kind.replacen(old, new, 1)
        });
        let told = said(program().args(["check", "--lang", "sv", "--templates"]).arg(templates).arg(case)).out;
        told.matches("[D09]").count().to_string() + " " + &told
    };
    let quota: &str = "(verksamheter | minst('budgeterat')) / (verksamheter | minst('hittills')) > 1";
    for (name, old, new, wanted) in [
        (
            "avsnitt",
            "berakning.differensen < 0\" }",
            format!("{quota}\" }}").as_str(),
            "villkoret för `atgarder` delar med noll",
        ),
        ("punkt", "berakning.differensen < 0 and fakta.skyndsam", quota, "villkoret för `atgarder` delar med noll"),
        (
            "dokument",
            "slag = \"rapport\"\nkravs = true",
            format!("slag = \"rapport\"\nvisas_om = \"{quota}\"").as_str(),
            "villkoret för `delarsrapporten` delar med noll",
        ),
        (
            "rader",
            "nyckel = \"mal_nr\" }, innehall",
            "nyckel = \"mal_nr\" }, visas_om = \"rad.mal_nr / (rad.mal_nr - 1) > 1\", innehall",
            "villkoret för `mal` delar med noll",
        ),
        ("regel", "berakning.differensen == 0 or", format!("{quota} or").as_str(), "regeln `DR01` delar med noll"),
        ("lika", "berakning.differensen == 0 or", "10 / (bas - bas) == 1 or", "regeln `DR01` delar med noll"),
        (
            "nar",
            "villkor = \"berakning.diff",
            format!("nar = \"{quota}\"\nvillkor = \"berakning.diff").as_str(),
            "`DR01`",
        ),
        (
            "rad",
            "rad.hittills == manadsvis | selectattr('verksamhet', 'eq', rad.verksamhet) | summa('manadsutgift')",
            "rad.budgeterat / rad.hittills > 2",
            "regeln `DR02` delar med noll",
        ),
        ("urval", "rad.hittills is not none')", "rad.budgeterat / rad.hittills > 2')", "regeln `DR02` delar med noll"),
    ] {
        let new = new.replace("bas", "fakta.bidragsram");
        let told = of(name, old, &new);
        assert!(told.starts_with("1 ") && told.contains(wanted), "{name}: {told}");
    }
    // Where the divisor is asked for first nothing is divided.
    let told = of("fri", "berakning.differensen == 0 or", "(fakta.tillgodo == 0 or 1 / fakta.tillgodo < 1) or");
    assert!(told.starts_with("0 "), "{told}");
}

/// Of no rows there is no sum: the table says that there are none. In a list the sum of a column without any number is as empty as it.
#[test]
fn a_sum_of_nothing_is_no_empty_row() {
    let root = scratch();
    let rows = [["Förskola", "skola", "100", "", "90"], ["Grundskola", "skola", "200", "", "180"]];
    let of = |name: &str, change: &dyn Fn(&str) -> String| built(&root.path().join(name), &rows, change).1;
    let cross = "rad = \"omrade\"\nkolumner = [\"budgeterat\"]\nvillkor = \"rad.budgeterat > 1000\"\nsumma = true";
    let text = of("summering", &|kind: &str| summed(kind, cross));
    let end = text.split("Avvikelse per verksamhet").nth(1).unwrap();
    assert!(end.contains("Inga uppgifter.") && !end.lines().take(4).any(|line| line.starts_with("Summa\t")), "{text}");
    let list =
        |kind: &str| kind.replace("grupp = \"omrade\"", "villkor = \"rad.budgeterat > 1000\"\ngrupp = \"omrade\"");
    let text = of("lista", &list);
    assert!(!text.lines().any(|line| line.starts_with("Summa\t")) && text.contains("Inga uppgifter."), "{text}");
    let text = of("kolumn", &str::to_owned);
    assert!(text.contains("Summa\t300\t\t270\t30"), "{text}");
    let lost = [["Förskola", "skola", "100", "", ""]];
    let text = built(&root.path().join("okant"), &lost, str::to_owned).1;
    assert!(text.contains("Summa\t100\t\t\t–"), "{text}");
}

/// A column that stands only in a summary is told like one of a table, whether it is of rows or of their sums.
#[test]
fn a_division_by_nought_in_a_summary_is_told() {
    let root = scratch();
    let rows = [["Förskola", "skola", "100", "0", "90"], ["Grundskola", "skola", "200", "20", "180"]];
    let quota = "{ rubrik = \"Kvot\", typ = \"decimal\", uttryck = \"rad.budgeterat / rad.hittills\" }";
    let of_rows = |kind: &str| kind.replace("\"differens_procent\"]\ngrupp", &format!("{quota}]\ngrupp"));
    let (told, text) = built(&root.path().join("rader"), &rows, of_rows);
    assert!(told.contains("varning[D09]: `per_verksamhet.Kvot` delas med noll"), "{told}");
    assert!(told.contains("C2:D2"), "at its cells: {told}");
    assert!(text.contains("Förskola\t100\t0\t90\t10\n"), "{text}");
    let of_sums = format!("rad = \"verksamhet\"\nkolumner = [\"budgeterat\", \"hittills\", {quota}]")
        .replace("\"decimal\"", "\"belopp\"");
    let (told, _) = built(&root.path().join("summor"), &rows, |kind| summed(kind, &of_sums));
    assert!(told.contains("varning[D09]: `differenser.Kvot` delas med noll"), "{told}");
    let condition =
        "rad = \"verksamhet\"\nkolumner = [\"budgeterat\"]\nvillkor = \"rad.budgeterat / rad.hittills > 1\"";
    let (told, _) = built(&root.path().join("villkor"), &rows, |kind| summed(kind, condition));
    assert!(told.contains("varning[D09]: `differenser.villkor` delas med noll"), "{told}");
    let line = |kind: &str| {
        kind.replacen("slag = \"grupperad\"", "slag = \"grupperad\"\nmallinje = { varde = \"fakta.bidragsram / (fakta.bidragsram - fakta.bidragsram)\", rubrik = \"Mål\" }", 1)
    };
    let (told, _) = built(&root.path().join("mal"), &rows, line);
    assert!(told.contains("varning[D09]: `differenser.mallinje` delas med noll"), "{told}");
}

/// Nought may be what the sheet says: it is a warning, at the cells.
#[test]
fn a_division_by_nought_is_told_at_its_cells() {
    let root = scratch();
    let templates = root.path().join("mallar");
    copy(&repository(kinds::TEMPLATES), &templates);
    let kind = templates.join("taxa/arendetyp.toml");
    follow_up::replace(&kind, "\"rad.okning | andel(rad.nu)\"", "\"rad.okning / rad.nu * 100\"");
    let case = kinds::lay_out("taxa", root.path(), |rows| "0".clone_into(&mut rows.get_mut("avgifter").unwrap()[0][4]));
    let told = said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&case)).out;
    assert!(told.contains("varning[D09]: `avgifter.okning_procent` delas med noll"), "{told}");
    assert!(told.contains("celler E2:F2"), "{told}");
}

/// What the sample's kind tells of the participants in a case of three activities, whose sheet is changed: what is told, and the
/// sums of its table. `H` to `L` are the columns, 2 to 4 the rows.
fn participants(root: &Path, name: &str, cells: &[(&str, Option<f64>)]) -> (String, Vec<String>) {
    let edit = |(cell, number): &(&str, Option<f64>)| CellEdit {
        blad: "Aktiviteter".to_owned(),
        cell: (*cell).to_owned(),
        tal: *number,
        ..toml::from_str("blad = \"\"").unwrap()
    };
    let shown = TextEdit {
        fil: "arende.toml".to_owned(),
        sok: "{{ sammanstallning.kostnader_per_ar }}".to_owned(),
        till: "{{ sammanstallning.deltagare_per_enhet }}".to_owned(),
    };
    let cell = cells.iter().map(edit).collect();
    let case = changed_case(root, name, &Changes { text: vec![shown], cell, ..Changes::default() });
    let output = root.join("ut");
    let built = said(program().args(["build", "--lang", "sv"]).arg(&case).arg("-o").arg(&output));
    assert_eq!(built.code, 0, "{built:?}");
    let text = fs::read_to_string(output.join(name).join("tjansteutlatande.txt")).unwrap();
    let is_sum = |line: &&str| line.starts_with("Summa\t") || line.starts_with("20") && line.matches('\t').count() == 6;
    (built.out + &built.err, text.lines().filter(is_sum).map(str::to_owned).collect())
}

/// Without a nought in the sheet an empty cell says that there were none: that is how such a sheet is filled in.
#[test]
fn empty_cells_are_none_where_no_cell_is_nought() {
    let root = scratch();
    let (told, sums) = participants(root.path(), "tomma", &[]);
    assert!(!told.contains("W40"), "{told}");
    assert_eq!(sums, ["2020\t2\t1\t–\t–\t–\t3", "2021\t4\t–\t1\t1\t1\t7", "Summa\t6\t1\t1\t1\t1\t10"]);
}

/// Where noughts are written, an empty cell is a number that nobody knows, and no sum is what is known alone.
#[test]
fn empty_cells_are_not_known_where_others_are_nought() {
    let root = scratch();
    let (nought, all) = (Some(0.0), ["I3", "I4", "J2", "J4", "K2", "K3", "L2", "L3"]);
    let filled = |gone: &[&str]| -> Vec<(&str, Option<f64>)> {
        all.iter().filter(|cell| !gone.contains(cell)).map(|cell| (*cell, nought)).collect()
    };
    let (told, sums) = participants(root.path(), "alla", &filled(&[]));
    assert!(!told.contains("W40"), "{told}");
    assert_eq!(sums, ["2020\t2\t1\t0\t0\t0\t3", "2021\t4\t0\t1\t1\t1\t7", "Summa\t6\t1\t1\t1\t1\t10"]);
    let (told, sums) = participants(root.path(), "en", &filled(&["L3"]));
    assert!(told.contains("varning[W40]: en cell är tom i `Deltagare polis`") && told.contains("cell L3"), "{told}");
    assert_eq!(sums, ["2020\t2\t1\t0\t0\t0\t3", "2021\t4\t0\t1\t1\t–\t–", "Summa\t6\t1\t1\t1\t–\t–"]);
    let (told, sums) = participants(root.path(), "tva", &filled(&["I3", "J2"]));
    assert!(told.contains("W40]: 2 celler är tomma i `Deltagare förvaltning`, `Deltagare bolag`"), "{told}");
    assert_eq!(sums, ["2020\t2\t1\t–\t0\t0\t–", "2021\t4\t–\t1\t1\t1\t–", "Summa\t6\t–\t–\t1\t1\t–"]);
}

/// A column that is gone, or a row without any of the numbers, is not known in any sheet.
#[test]
fn a_column_that_is_gone_is_not_nought() {
    let root = scratch();
    let column = |letter: char| (1..5).map(|row| format!("{letter}{row}")).collect::<Vec<_>>();
    let gone = |cells: &[String]| cells.iter().map(|cell| (cell.clone(), None)).collect::<Vec<_>>();
    let tried = |name: &str, cells: Vec<(String, Option<f64>)>| {
        let cells: Vec<(&str, Option<f64>)> = cells.iter().map(|(cell, number)| (cell.as_str(), *number)).collect();
        participants(root.path(), name, &cells)
    };
    let (told, sums) = tried("kolumn", gone(&column('I')));
    assert!(told.contains("varning[W40]: kolumnen `Deltagare förvaltning` saknas"), "{told}");
    assert_eq!(sums, ["2020\t2\t–\t–\t–\t–\t–", "2021\t4\t–\t1\t1\t1\t–", "Summa\t6\t–\t1\t1\t1\t–"]);
    let (told, sums) = tried("kolumner", gone(&[column('H'), column('L')].concat()));
    assert!(told.contains("W40]: kolumnerna `Deltagare SLK`, `Deltagare polis` saknas"), "{told}");
    assert!(sums[2].starts_with("Summa\t–\t1\t1\t1\t–\t–"), "{sums:?}");
    let (told, sums) = tried("rad", gone(&["H2".to_owned(), "I2".to_owned()]));
    assert!(told.contains("W40]: 5 celler är tomma i `Deltagare SLK`, "), "{told}");
    assert_eq!(sums[0], "2020\t–\t–\t–\t–\t–\t–");
}
