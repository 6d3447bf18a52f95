//! What a kind of case can say of its documents, sections and decisions: two small kinds of `kinds/mallar` with their cases. What
//! they become stays in the target folder, where `.ci/conformance` has veraPDF judge the PDFs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Workbook, Worksheet};
use utlatande::templates::Arendetyp;

use crate::common::{Said, copy, put, repository, run, scratch, tree};

/// The folder of the tests' kinds of case.
fn templates() -> PathBuf {
    repository("tests/kinds/mallar")
}

/// A case of the tests' kinds in a folder of its own, its workbook written from its rows.
fn laid_out(name: &str, root: &Path) -> PathBuf {
    let case = root.join(name);
    copy(&repository(&format!("tests/kinds/{name}")), &case);
    write_workbook(&case, name);
    case
}

/// Writes `underlag.xlsx` from `underlag.toml`, with the sheets and columns of the kind.
fn write_workbook(case: &Path, kind: &str) {
    let schema = fs::read_to_string(templates().join(kind).join("arendetyp.toml")).unwrap();
    let schema: Arendetyp = toml::from_str(&schema).unwrap();
    let rows = fs::read_to_string(case.join("underlag.toml")).unwrap();
    let rows: BTreeMap<String, Vec<Vec<String>>> = toml::from_str(&rows).unwrap();
    let mut workbook = Workbook::new();
    for spec in &schema.tabeller {
        let mut sheet = Worksheet::new();
        sheet.set_name(&spec.blad).unwrap();
        for (column, spec) in spec.kolumner.iter().enumerate() {
            sheet.write(0, column as u16, &spec.rubrik).unwrap();
        }
        for (row, cells) in rows.get(&spec.namn).into_iter().flatten().enumerate() {
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write(row as u32 + 1, column as u16, number).unwrap(),
                    Err(_) => sheet.write(row as u32 + 1, column as u16, text).unwrap(),
                };
            }
        }
        workbook.push_worksheet(sheet);
    }
    workbook.save(case.join("underlag.xlsx")).unwrap();
    fs::remove_file(case.join("underlag.toml")).unwrap();
}

fn with_templates(command: &str, case: &Path, more: &[&str]) -> Said {
    let mut arguments = vec![command.to_owned(), case.display().to_string()];
    arguments.extend(more.iter().map(|text| (*text).to_owned()));
    arguments.extend(["--templates".to_owned(), templates().display().to_string()]);
    run(arguments)
}

/// Builds a case without a finding; its texts by the files' names.
fn built(case: &Path, out: &Path) -> BTreeMap<String, String> {
    let said = with_templates("build", case, &["--output", out.to_str().unwrap()]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    assert_eq!(crate::explain::phrases_without_line(&out.join(case.file_name().unwrap())), Vec::<String>::new());
    texts(case, out)
}

fn texts(case: &Path, out: &Path) -> BTreeMap<String, String> {
    let files = tree(&out.join(case.file_name().unwrap()));
    let texts = files.into_iter().filter(|(name, _)| name.ends_with(".txt"));
    let spaces = |text: String| text.replace(['\u{a0}', '\t'], " ");
    texts.map(|(name, bytes)| (name, spaces(String::from_utf8(bytes).unwrap()))).collect()
}

fn edit(case: &Path, file: &str, old: &str, new: &str) {
    crate::common::follow_up::replace(&case.join(file), old, new);
}

/// Where what is kept for `.ci/conformance` lies.
fn kept(name: &str) -> PathBuf {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kinds-documents").join(name);
    let _ = fs::remove_dir_all(&kept);
    fs::create_dir_all(&kept).unwrap();
    kept
}

#[test]
fn a_case_has_documents_of_every_role_and_two_bodies() {
    let root = kept("program");
    let case = laid_out("program", &root);
    let texts = built(&case, &root.join("output"));
    let names: Vec<&str> = texts.keys().map(String::as_str).filter(|name| name.starts_with("bilaga")).collect();
    assert_eq!(
        names,
        [
            "bilaga-1-program.txt",
            "bilaga-2-handlingsplan.txt",
            "bilaga-3-program.txt",
            "bilaga-4-handlingsplan.txt",
            "bilaga-5-rapport.txt",
            "bilaga-6-indikatorbilaga.txt",
        ]
    );
    let report = &texts["tjansteutlatande.txt"];
    for line in [
        "Kommunstyrelsen föreslår att kommunfullmäktige beslutar:",
        "I kommunstyrelsen för egen del:",
        "Mål 1: Fler barn leker utomhus",
        "Målet bedöms vara på väg.",
        "Det andra målet: Lekplatserna går att nå till fots",
        "Tabell 1. Indikatorer för mål 1",
        "Tabell 2. Indikatorer för mål 2",
        "Figur 2. Utfall per år, mål 2",
    ] {
        assert!(report.lines().any(|found| found == line), "{line}:\n{report}");
    }
    assert!(!report.contains("försenad"), "a section whose condition does not hold is not there:\n{report}");
    let of_goal = |goal: &str, end: &str| {
        let start = report.find(goal).unwrap();
        let rest = &report[start + goal.len()..];
        rest[..rest.find(end).unwrap()].to_owned()
    };
    let first = of_goal("Mål 1: Fler", "Det andra målet");
    assert!(first.contains("Rustade lekplatser") && !first.contains("Nya gångvägar"), "only the row's own: {first}");
    let program = &texts["bilaga-1-program.txt"];
    assert!(program.contains("Beslutad av Kommunfullmäktige"), "{program}");
    assert!(!program.contains("Begrepp") && !program.contains("Övergångs"), "empty headings are left out: {program}");
    assert!(texts["bilaga-2-handlingsplan.txt"].contains("Beslutad av Kommunstyrelsen"));
    let plain = &texts["bilaga-6-indikatorbilaga.txt"];
    assert!(plain.starts_with("Göteborgs Stad\nBilaga 6\nIndikatorer för lekplatser\n"), "{plain}");
    assert!(!plain.contains("Så har de mätts"), "{plain}");
    let rapport = &texts["bilaga-5-rapport.txt"];
    assert!(rapport.contains("Dokumentansvarig") && !rapport.contains("styrsystem"), "{rapport}");
}

#[test]
fn each_body_decides_on_its_own_documents() {
    let root = scratch();
    let case = laid_out("program", root.path());
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap();
    let own = "\n[[antagande]]\norgan = \"kommunstyrelsen\"\ndatum = 2025-04-09\nparagraf = 300\n";
    put(&file, format!("{text}{own}").as_bytes());
    let texts = built(&case, &root.path().join("output"));
    assert!(texts["bilaga-2-handlingsplan.txt"].contains("2025-04-09 § 300"), "the board has decided");
    assert!(texts["bilaga-1-program.txt"].contains("Fylls i efter beslut"), "the council has not");
    let ceased = "Dokumentet har upphört att gälla genom beslut av kommunstyrelsen 2025-04-09 § 300.";
    assert!(texts["bilaga-4-handlingsplan.txt"].contains(ceased), "{}", texts["bilaga-4-handlingsplan.txt"]);
    assert!(texts["bilaga-3-program.txt"].contains("Dokumentet föreslås upphöra att gälla."));
    assert!(texts["bilaga-3-program.txt"].starts_with("Göteborgs Stad\nBilaga 3\n"));
    // A decided case wants every body's decision.
    edit(&case, "arende.toml", "status = \"slutlig\"", "status = \"antagen\"");
    let said = with_templates("check", &case, &[]);
    assert!(said.out.contains("fel[A16]: `kommunfullmäktige` har inte fattat något beslut"), "{said:?}");
    edit(&case, "arende.toml", "organ = \"kommunstyrelsen\"\ndatum", "organ = \"kommunstyrelse\"\ndatum");
    let said = with_templates("check", &case, &[]);
    assert!(said.out.contains("`kommunstyrelse`") && said.out.contains("arende.toml"), "{said:?}");
}

#[test]
fn a_section_stands_on_a_condition() {
    let root = scratch();
    let case = laid_out("program", root.path());
    edit(&case, "arende.toml", "omrade = ", "forsening = \"Arbetet tog längre tid.\"\nomrade = ");
    let texts = built(&case, &root.path().join("output"));
    let report = &texts["tjansteutlatande.txt"];
    assert!(report.contains("Varför uppföljningen är försenad\nArbetet tog längre tid."), "{report}");
    // Text where the condition does not hold is told, and a heading that is not there cannot be referred to.
    edit(&case, "arende.toml", "forsening = \"Arbetet tog längre tid.\"\n", "");
    edit(&case, "arende.toml", "ekonomisk = ", "forsening = \"Skälen är flera.\"\nekonomisk = ");
    edit(&case, "arende.toml", "bör antas.\"", "bör antas, se {{ avsnitt.tjansteutlatande.forsening }}.\"");
    let said = with_templates("check", &case, &[]);
    assert!(said.out.contains("varning[D02]: avsnittet `forsening` har text, men visas inte"), "{said:?}");
    assert!(said.out.contains("`avsnitt.tjansteutlatande.forsening`"), "{said:?}");
}

#[test]
fn rows_and_texts_of_their_sections_must_match() {
    let root = scratch();
    let case = laid_out("program", root.path());
    edit(&case, "arende.toml", "\n1 = \"Målet", "\n3 = \"Målet");
    let said = with_templates("check", &case, &[]);
    assert!(said.out.contains("nyckeln `mal.3` hör inte till någon rad i bladet `Mål`"), "{said:?}");
    assert!(said.out.contains("tips: skriv `1` i stället för `3`") && said.out.ends_with("\n1 fel\n"), "{said:?}");
}

#[test]
fn a_document_that_is_asked_for_must_be_there() {
    let root = scratch();
    let case = laid_out("program", root.path());
    edit(&case, "arende.toml", "[[bilagor]]\ndokument = \"handlingsplan\"\nfil = \"handlingsplan.toml\"\n", "");
    let said = with_templates("check", &case, &[]);
    assert!(said.out.contains("fel[D01]: dokumentet `handlingsplan` krävs"), "{said:?}");
    assert!(!said.out.contains("[D01]: dokumentet `uppfoljningsrapport`"), "{said:?}");
}

#[test]
fn nothing_is_adopted_and_there_are_no_bilagor_where_the_kind_says_so() {
    let root = kept("anmalan");
    let case = laid_out("anmalan", &root);
    let texts = built(&case, &root.join("output"));
    let report = &texts["anmalan.txt"];
    for absent in ["Bilagor", "Barnperspektiv", "Övrigt", "Händelser"] {
        assert!(!report.contains(absent), "{absent}:\n{report}");
    }
    // The frame's own section on a condition is asked for where it stands.
    edit(&case, "arende.toml", "amne = \"vägarbetet\"", "amne = \"skolskjutsen\"");
    let said = with_templates("check", &case, &[]);
    assert!(said.out.contains("fel[T03]: `barnperspektiv` saknas"), "{said:?}");
    edit(&case, "arende.toml", "[avsnitt]\n", "[avsnitt]\nbarnperspektiv = \"Barn berörs, men inte av vägen.\"\n");
    let out = scratch();
    assert!(built(&case, out.path())["anmalan.txt"].contains("Barnperspektiv\nBarn berörs"));
}

#[test]
fn an_empty_case_of_the_kind_has_every_document_and_builds_as_a_draft() {
    let root = scratch();
    for kind in ["program", "anmalan"] {
        let case = root.path().join(kind);
        let said = with_templates("init", &case, &["--type", kind, "--house", "goteborg"]);
        assert_eq!(said.code, 0, "{said:?}");
        let out = root.path().join("output");
        let said = with_templates("build", &case, &["--output", out.to_str().unwrap()]);
        assert_eq!(said.code, 0, "{said:?}");
    }
    assert!(root.path().join("program/indikatorbilaga.toml").exists());
}

#[test]
fn the_house_words_its_decisions() {
    let root = scratch();
    let own = root.path().join("mallar");
    copy(&templates(), &own);
    copy(&repository("templates/goteborg"), &own.join("hus"));
    edit(&own, "hus/husstil.toml", "namn = \"goteborg\"", "namn = \"hus\"");
    edit(
        &own,
        "hus/husstil.toml",
        "beslut_ledtext = \"I {organ}:\"",
        "beslut_ledtext = \"{Organ} föreslås besluta\"\nbeslut_punkt = \"att {punkt}\"",
    );
    edit(
        &own,
        "hus/husstil.toml",
        "[granskningsord.beslut]\n",
        "[granskningsord.beslut]\nform = \"att\"\nborjan = [\"anta\", \"anteckna\", \"upphäva\"]\nsamordnar = [\"och\"]\n",
    );
    let case = laid_out("anmalan", root.path());
    edit(&case, "arende.toml", "husstil = \"goteborg\"", "husstil = \"hus\"");
    let build = || {
        let out = root.path().join("output");
        let said = run([
            "build".as_ref(),
            case.as_os_str(),
            "--templates".as_ref(),
            own.as_os_str(),
            "--output".as_ref(),
            out.as_os_str(),
        ]);
        (said, out)
    };
    assert!(build().0.err.contains("fel[G02]"), "a passive point in a house of att-clauses");
    edit(&case, "arende.toml", "Anmälan om {{ fakta.amne }} antecknas.", "anteckna anmälan om {{ fakta.amne }}.");
    let (said, out) = build();
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    let report = &texts(&case, &out)["anmalan.txt"];
    assert!(report.contains("Kommunstyrelsen föreslås besluta\n1. att anteckna anmälan om vägarbetet."), "{report}");
}

#[test]
fn the_report_stays_as_it_was_sent() {
    let root = scratch();
    let sent = built(&laid_out("program", root.path()), &root.path().join("sent"));
    let decided = built(&decided(root.path()), &root.path().join("decided"));
    let report = "tjansteutlatande.txt";
    assert!(sent[report].contains("Förslag till Göteborgs Stads program"), "{}", sent[report]);
    assert_eq!(sent[report], decided[report]);
}

#[test]
fn of_two_documents_with_one_title_the_decision_tells() {
    let root = scratch();
    let case = laid_out("program", root.path());
    edit(&case, "program.toml", "{{ fakta.omrade }} 2025–2028", "{{ fakta.omrade }}");
    let texts = built(&case, &root.path().join("output"));
    let report = &texts["tjansteutlatande.txt"];
    for line in [
        "Bilaga 1. Förslag till Göteborgs Stads program för lekplatser",
        "Bilaga 3. Göteborgs Stads program för lekplatser, beslutad 2021-09-16",
        "Bilaga 4. Göteborgs Stads handlingsplan för lekplatser",
    ] {
        assert!(report.lines().any(|found| found == line), "{line}:\n{report}");
    }
}

#[test]
fn what_is_taken_over_is_listed_as_it_stood() {
    let root = scratch();
    let case = decided(root.path());
    let list = "\"\"\"\nVarje nämnd gör detta:\n\n- rustar sina lekplatser före 2027\n- räknar dem\n\"\"\"";
    edit(&case, "handlingsplan.toml", "\"Varje nämnd ser över sina lekplatser.\"", list);
    edit(&case, "arende.toml", "omrade = ", "kontakt = \"\"\nomrade = ");
    let next = root.path().join("next");
    let said = with_templates("follow-up", &case, &[next.to_str().unwrap(), "--period", "2025-2028"]);
    assert_eq!(said.code, 0, "{said:?}");
    let taken = fs::read_to_string(next.join("overtaget.toml")).unwrap();
    assert!(taken.contains("stycke = \"\"\"\n- rustar sina lekplatser före 2027\n- räknar dem\n\"\"\""), "{taken}");
    assert!(taken.contains("fakta.omrade") && !taken.contains("fakta.kontakt"), "nothing was there: {taken}");
    let held = |taken: &str| {
        put(&next.join("overtaget.toml"), taken.as_bytes());
        with_templates("check", &next, &[]).out.matches("`avsnitt.atgarder`").count()
    };
    assert_eq!(held(&taken), 1, "the list is held back");
    assert_eq!(held(&taken.replace("bekraftad = false", "bekraftad = true")), 0, "and stands once it is confirmed");
}

#[test]
fn addresses_are_links() {
    let root = scratch();
    let case = laid_out("program", root.path());
    edit(&case, "arende.toml", "bör antas.\"", "bör antas. Mer finns på https://example.se/lek.\"");
    built(&case, &root.path().join("output"));
    let source = fs::read_to_string(root.path().join("output/program/typst/tjansteutlatande.typ")).unwrap();
    assert!(source.contains("#link(\"https://example.se/lek\")["), "{source}");
    assert!(source.contains("#link(\"mailto:fornamn.efternamn@example.se\")["), "{source}");
}

/// The program's case, decided by both bodies.
fn decided(root: &Path) -> PathBuf {
    let case = laid_out("program", root);
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap().replace("status = \"slutlig\"", "status = \"antagen\"");
    let of = |body: &str, day: &str, paragraph: u32| {
        format!("\n[[antagande]]\norgan = \"{body}\"\ndatum = {day}\nparagraf = {paragraph}\n")
    };
    let both = of("kommunfullmäktige", "2025-05-22", 120) + &of("kommunstyrelsen", "2025-04-09", 300);
    put(&file, format!("{text}{both}").as_bytes());
    case
}

#[test]
fn each_predecessor_of_the_next_case_has_its_own_decision() {
    let root = scratch();
    let case = decided(root.path());
    let next = root.path().join("program-2029");
    let said = with_templates("follow-up", &case, &[next.to_str().unwrap(), "--period", "2025-2028"]);
    assert_eq!(said.code, 0, "{said:?}");
    let text = fs::read_to_string(next.join("arende.toml")).unwrap();
    let made: toml::Table = toml::from_str(&text).unwrap();
    let fact = |group: &str, name: &str| made["fakta"][group][name].to_string();
    assert_eq!(fact("tidigare_program", "datum"), "2025-05-22", "{text}");
    assert_eq!(fact("tidigare_program", "paragraf"), "120");
    assert_eq!(fact("tidigare_program", "organ"), "\"kommunfullmäktige\"");
    assert_eq!(fact("tidigare_program", "titel"), "\"Göteborgs Stads program för lekplatser 2025–2028\"");
    assert_eq!(fact("tidigare_plan", "datum"), "2025-04-09");
    assert_eq!(fact("tidigare_plan", "paragraf"), "300");
    assert_eq!(fact("tidigare_plan", "titel"), "\"Göteborgs Stads handlingsplan för lekplatser 2025–2028\"");
    assert_eq!(fact("period", "till"), "2028");
    let files: Vec<String> =
        made["bilagor"].as_array().unwrap().iter().map(|entry| entry["fil"].as_str().unwrap().to_owned()).collect();
    let expected =
        ["program", "handlingsplan", "tidigare_program", "tidigare_plan", "uppfoljningsrapport", "indikatorbilaga"];
    assert_eq!(files, expected.map(|name| format!("{name}.toml")));
    let frozen = fs::read_to_string(next.join("tidigare_plan.toml")).unwrap();
    assert!(frozen.contains("paragraf = 300") && frozen.contains("handlingsplan"), "{frozen}");
    let bodies: Vec<&str> =
        made["beslut"].as_array().unwrap().iter().map(|entry| entry["organ"].as_str().unwrap()).collect();
    assert_eq!(bodies, ["kommunfullmäktige", "kommunstyrelsen"]);
    // What one column held another has now.
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(next.join("underlag.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Mål").unwrap();
    let cells: Vec<Vec<String>> =
        sheet.rows().map(|row| row.iter().take(4).map(ToString::to_string).collect()).collect();
    assert!(cells.contains(&["1", "Fler barn leker utomhus", "", "på väg"].map(str::to_owned).to_vec()), "{cells:?}");
    // An original cannot be one of several.
    let out = root.path().join("output");
    let said = with_templates("build", &case, &["--output", out.to_str().unwrap()]);
    assert_eq!(said.code, 0, "{said:?}");
    let pdf = out.join("program/bilaga-2-handlingsplan.pdf");
    let other = root.path().join("other");
    let more = [other.to_str().unwrap(), "--period", "2025-2028", "--original", pdf.to_str().unwrap()];
    let said = with_templates("follow-up", &case, &more);
    assert!(said.err.contains("fel[A17]"), "{said:?}");
    // The draft builds, with its gaps.
    let said = with_templates("build", &next, &["--output", out.to_str().unwrap()]);
    assert_eq!(said.code, 0, "{said:?}");
}

#[test]
fn a_case_of_a_cycle_is_due_by_it() {
    let root = scratch();
    let case = decided(root.path());
    let said = with_templates("due", &case, &["--today", "2026-01-01"]);
    assert!(said.code == 0 && said.out.contains("2029-05-22"), "{said:?}");
}

#[test]
fn what_documents_name_must_be_there() {
    let root = scratch();
    let mistakes = [
        ("ersatter = [\"tidigare_plan\"]", "ersatter = [\"tidigare_planen\"]", "tidigare_planen"),
        ("ersatter = [\"tidigare_plan\"]", "ersatter = [\"tidigare_program\"]", "tidigare_program"),
        ("ram = \"program\"\nroll = \"antas\"", "ram = \"progam\"\nroll = \"antas\"", "ram.progam"),
        ("{{ fakta.beslutsorgan }}", "{{ fakta.beslutsorganet }}", "fakta.beslutsorganet"),
        (
            "per = { tabell = \"mal\", nyckel = \"nr\" }, kravs",
            "per = { tabell = \"malen\", nyckel = \"nr\" }, kravs",
            "malen",
        ),
        ("forra = \"bedomning\"", "forra = \"bedomningen\"", "bedomningen"),
        ("forra = \"bedomning\"", "forra = \"mal\"", "mal"),
    ];
    for (right, wrong, named) in mistakes {
        let own = root.path().join("mallar");
        let _ = fs::remove_dir_all(&own);
        copy(&templates(), &own);
        edit(&own, "program/arendetyp.toml", right, wrong);
        let case = laid_out("program", root.path());
        let said = run(["check".as_ref(), case.as_os_str(), "--templates".as_ref(), own.as_os_str()]);
        let told = ["namnet `", "ramen `["].iter().any(|word| said.out.contains(&format!("felaktig: {word}{named}")));
        assert!(told && said.out.contains("\n  --> program/arendetyp.toml:"), "{wrong}: {said:?}");
    }
}

#[test]
fn next_years_taxa_is_made_from_this_years() {
    let root = kept("taxa");
    let case = crate::kinds::lay_out("taxa", &root, |_| {});
    let texts = built(&case, &root.join("output"));
    assert!(texts["bilaga-3-jamforelse.txt"].starts_with("Göteborgs Stad\nBilaga 3\n"), "no cover");
    edit(&case, "arende.toml", "status = \"slutlig\"", "status = \"antagen\"");
    let text = fs::read_to_string(case.join("arende.toml")).unwrap();
    put(&case.join("arende.toml"), format!("{text}\n[antagande]\ndatum = 2025-11-20\nparagraf = 298\n").as_bytes());
    let said = with_templates("due", &case, &["--today", "2026-06-01"]);
    assert!(said.out.contains("2027-01-01"), "a year after it came into force: {said:?}");
    let next = root.join("taxa-2027");
    let late = ["--issued", "2027-02-01"];
    let said = with_templates("follow-up", &case, &[&[next.to_str().unwrap(), "--period", "2027"], &late[..]].concat());
    assert_eq!(said.code, 0, "{said:?}");
    // How often is said by the kind of case, and by no document.
    assert!(said.out.contains("\nuppföljningen ska göras senast 2027-01-01\n"), "{said:?}");
    assert!(said.err.contains("görs 2027-02-01, men skulle göras senast 2027-01-01"), "{said:?}");
    let taken = fs::read_to_string(next.join("overtaget.toml")).unwrap();
    assert!(taken.split("# -----").skip(1).all(|part| part.contains("\n[[")), "no heading without entries: {taken}");
    let made: toml::Table = toml::from_str(&fs::read_to_string(next.join("arende.toml")).unwrap()).unwrap();
    assert_eq!(made["fakta"]["giltig_ar"].to_string(), "2027");
    assert_eq!(made["fakta"]["foregangare"]["datum"].to_string(), "2025-11-20");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(next.join("underlag.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Avgifter").unwrap();
    let row: Vec<String> = sheet.rows().nth(1).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(row[4..6], ["1223", ""], "what was proposed applies now: {row:?}");
    let out = scratch();
    let said = with_templates("build", &next, &["--output", out.path().to_str().unwrap()]);
    assert_eq!(said.code, 0, "{said:?}");
}
