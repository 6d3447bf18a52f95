//! The next term's case from the last one: 2025 → 2029 → 2033, filled in here as a handläggare would, built and checked.
//! The chain's output stays in the target folder, where `.ci/conformance` has veraPDF judge its PDFs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::follow_up::{self, Term, fill, follow};
use crate::common::{SAMPLE, copy, repository, run, scratch};

const FIRST: Term = Term { year: 2025, number: "SLK-2025-00265", adopted: "2025-06-11", paragraph: 512 };
const SECOND: Term = Term { year: 2029, number: "SLK-2029-00311", adopted: "2029-06-13", paragraph: 608 };
const THIRD: Term = Term { year: 2033, number: "SLK-2033-00097", adopted: "2033-06-15", paragraph: 701 };

/// The sample case, as a folder of its own.
fn sample(scratch: &Path) -> PathBuf {
    let folder = scratch.join("nsc-2025");
    copy(&repository(SAMPLE), &folder);
    folder
}

/// Texts of an output that a reader sees, but those of the document that is reproduced.
fn shown(output: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for name in ["tjansteutlatande.txt", "bilaga-1-anvisning.txt", "granskning.txt"] {
        texts.insert(name.to_owned(), fs::read_to_string(output.join(name)).unwrap());
    }
    let facts: serde_json::Value = serde_json::from_slice(&fs::read(output.join("fakta.json")).unwrap()).unwrap();
    let mut values = Vec::new();
    let documents = facts["dokument"].as_array().unwrap().iter().filter(|d| d["fil"] != "bilaga-2-anvisning");
    documents
        .chain([&facts["fakta"], &facts["berakning"], &facts["tabeller"]])
        .for_each(|part| strings(part, &mut values));
    texts.insert("fakta.json".to_owned(), values.join("\n"));
    texts
}

/// Every value of a JSON tree.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => fields.values().for_each(|inner| strings(inner, found)),
        serde_json::Value::Array(items) => items.iter().for_each(|inner| strings(inner, found)),
        serde_json::Value::Null => {}
        other => found.push(other.to_string()),
    }
}

#[test]
fn the_chain_from_2025_to_2033_is_filled_in_and_built() {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("uppfoljning");
    let _ = fs::remove_dir_all(&kept);
    fs::create_dir_all(&kept).unwrap();
    let first = sample(&kept);
    follow_up::adopt(&first, &FIRST);
    let out = kept.join("output");
    follow_up::build(&first, &out);

    let second = follow(&first, &kept.join("nsc-2029"), "2025-2028", &[]);
    fill(&second, &SECOND);
    follow_up::build(&second, &out);
    assert_eq!(
        adopted_text(&out, "nsc-2025"),
        reproduced_text(&out, "nsc-2029"),
        "the anvisning of 2025, text for text"
    );

    let due = || run(["due", first.to_str().unwrap(), second.to_str().unwrap(), "--today", "2029-07-01"]).out;
    assert!(due().contains(FIRST.number) && due().contains(SECOND.number), "{}", due());
    follow_up::adopt(&second, &SECOND);
    assert!(!due().contains(FIRST.number) && due().contains(SECOND.number), "what was followed up: {}", due());
    follow_up::build(&second, &out);
    let other = [
        "follow-up",
        second.to_str().unwrap(),
        "x",
        "--period",
        "2029-2032",
        "--adopted",
        "2029-06-14",
        "--paragraph",
        "608",
    ];
    assert!(run(other).err.contains("fel[A15]"), "a decision that is not the case's own");
    let third = follow(&second, &kept.join("nsc-2033"), "2029-2032", &[]);
    fill(&third, &THIRD);
    follow_up::build(&third, &out);
    for case in ["nsc-2029", "nsc-2033"] {
        assert_eq!(
            fs::read_to_string(out.join(case).join("granskning.txt")).unwrap(),
            "Inga anmärkningar.\n",
            "{case}"
        );
    }
    assert_eq!(
        adopted_text(&out, "nsc-2029"),
        reproduced_text(&out, "nsc-2033"),
        "the anvisning of 2029, text for text"
    );
}

fn adopted_text(out: &Path, case: &str) -> String {
    let text = fs::read_to_string(out.join(case).join("bilaga-1-anvisning.txt")).unwrap();
    assert!(text.contains("\nBilaga\u{a0}1\n") || text.contains("\nBilaga 1\n"), "{text}");
    text.lines().filter(|line| *line != "Bilaga 1").map(|line| format!("{line}\n")).collect()
}

/// The same document's text where it is repealed, but what its cover says of that.
fn reproduced_text(out: &Path, case: &str) -> String {
    let text = fs::read_to_string(out.join(case).join("bilaga-2-anvisning.txt")).unwrap();
    let ceases =
        |line: &str| line.starts_with("Dokumentet föreslås upphöra") || line.starts_with("Dokumentet har upphört");
    assert_eq!(text.lines().filter(|line| ceases(line)).count(), 1, "{text}");
    text.lines().filter(|line| *line != "Bilaga 2" && !ceases(line)).map(|line| format!("{line}\n")).collect()
}

#[test]
fn nothing_stale_is_shown_before_it_is_confirmed() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let second = follow(&first, &scratch.path().join("nsc-2029"), "2025-2028", &FIRST.decision());
    let out = scratch.path().join("output");
    follow_up::build(&second, &out);
    let stale =
        regex::Regex::new(r"\b20(20|21|22|23|24)\b|\b984\b|\b156\b|SLK-2025|115.000|150.000|Förnamn|augusti|riktning")
            .unwrap();
    for (name, text) in shown(&out.join("nsc-2029")) {
        let is_place = |line: &str| line.starts_with("  -->");
        let found: Vec<&str> = text.lines().filter(|line| stale.is_match(line) && !is_place(line)).collect();
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
    let texts = shown(&out.join("nsc-2029"));
    assert!(texts["tjansteutlatande.txt"].contains("2025–2028"));
    assert!(
        texts["tjansteutlatande.txt"].contains("2025-06-11\u{a0}§\u{a0}512"),
        "the decision that is repealed is new"
    );
}

#[test]
fn check_names_every_item_that_is_not_confirmed() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let second = follow(&first, &scratch.path().join("nsc-2029"), "2025-2028", &FIRST.decision());
    let said = run(["check".as_ref(), second.as_os_str()]);
    assert_eq!(said.code, 1);
    let listed = fs::read_to_string(second.join("overtaget.toml")).unwrap();
    let open = listed.matches("bekraftad = false").count();
    // For people, rows of one sheet are one message with all their places.
    let each = run(["check".as_ref(), "--message-format".as_ref(), "json".as_ref(), second.as_os_str()]).out;
    let count = |code: &str, text: &str| each.lines().filter(|line| line.contains(code) && line.contains(text)).count();
    let rows = count("\"A01\"", "raden i bladet");
    assert!(open > 20 && rows == 8, "{open} values, {rows} rows");
    assert_eq!(count("\"A01\"", ""), open + rows, "each is named once:\n{each}");
    assert_eq!(count("\"A02\"", ""), listed.matches("[[fraga]]").count());
    let questions = listed.replace("\\\n", "").replace('\u{a0}', " ");
    assert!(questions.contains("för kommunstyrelsen i augusti 2025.” Vad blev det av det?"), "{questions}");
    for key in ["fakta.kostnad.arlig", "fakta.medlem_sedan", "fakta.organisationsbeslut.datum", "avsnitt.medlemskapet"]
    {
        assert!(said.out.contains(&format!("`{key}`")), "{key}:\n{}", said.out);
    }
}

#[test]
fn an_item_is_settled_by_confirming_or_by_changing_it() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let second = follow(&first, &scratch.path().join("nsc-2029"), "2025-2028", &FIRST.decision());
    let unsettled = || run(["check".as_ref(), second.as_os_str()]).out.matches("fel[A01]").count();
    let before = unsettled();
    follow_up::replace(&second.join("arende.toml"), "arlig = 115000", "arlig = 118000");
    assert_eq!(unsettled(), before - 1, "changed");
    let carried = second.join("overtaget.toml");
    let text = fs::read_to_string(&carried).unwrap();
    fs::write(&carried, text.replacen("bekraftad = false", "bekraftad = true", 2)).unwrap();
    assert_eq!(unsettled(), before - 3, "confirmed");
}

/// A text taken over is held back wherever it stands, and the list of what was taken over cannot be thinned out.
#[test]
fn nothing_taken_over_gets_away() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let second = follow(&first, &scratch.path().join("nsc-2029"), "2025-2028", &FIRST.decision());
    let check = || run(["check".as_ref(), second.as_os_str()]).out;
    let before = check().matches("fel[A01]").count();
    let case = second.join("arende.toml");
    let whole = fs::read_to_string(&case).unwrap();
    let moved = "Mötena i nätverket hålls både digitalt och fysiskt. Av samma avsnitt framgår att tjänstepersoner i första hand ska\ndelta digitalt när det är möjligt.";
    assert!(whole.contains(moved));
    fs::write(
        &case,
        whole.replace(moved, "").replace("bedomning = \"\"\"\n", &format!("bedomning = \"\"\"\n{moved}\n")),
    )
    .unwrap();
    assert_eq!(check().matches("fel[A01]").count(), before, "moved to another section");
    fs::write(
        &case,
        whole.replace("hålls både digitalt och fysiskt. Av samma", "hålls både digitalt och fysiskt.\n\nAv samma"),
    )
    .unwrap();
    assert_eq!(check().matches("fel[A01]").count(), before + 1, "split in two");
    fs::write(&case, &whole).unwrap();

    let list = second.join("overtaget.toml");
    let text = fs::read_to_string(&list).unwrap();
    let last = text.rfind("[[rad]]").unwrap();
    let thinned = [
        text.replace("varde = \"115000\"", "varde = \"120000\""),
        text.replacen("bekraftad = false\n", "", 1),
        text.replacen("Ett tjugotal", "Ett trettiotal", 1),
        text[..last].to_owned(),
        text.replacen("[[fraga]]", "[[uppgift]]", 1),
    ];
    for changed in thinned {
        assert_ne!(changed, text);
        fs::write(&list, changed).unwrap();
        let said = run(["build".as_ref(), second.as_os_str(), "-o".as_ref(), scratch.path().join("out").as_os_str()]);
        assert!(said.code == 1 && said.err.contains("fel[A13]"), "{}", said.err);
    }
}

#[test]
fn the_frozen_document_cannot_be_changed() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let second = follow(&first, &scratch.path().join("nsc-2029"), "2025-2028", &FIRST.decision());
    let frozen = second.join("foregangare.toml");
    let text = fs::read_to_string(&frozen).unwrap();
    for (old, new) in [("Nordiska", "Svenska"), ("paragraf = 512", "paragraf = 513"), ("niva = 2", "niva = 3")] {
        assert!(text.contains(old), "{old}");
        fs::write(&frozen, text.replacen(old, new, 1)).unwrap();
        let said = run(["build".as_ref(), second.as_os_str(), "-o".as_ref(), scratch.path().join("out").as_os_str()]);
        assert_eq!(said.code, 1, "{old}");
        assert!(said.err.contains("fel[A03]"), "{old}: {}", said.err);
        assert!(!scratch.path().join("out/nsc-2029").exists(), "nothing is built with it");
    }
    fs::write(&frozen, &text).unwrap();
    follow_up::replace(&second.join("arende.toml"), "paragraf = 512", "paragraf = 521");
    assert!(run(["check".as_ref(), second.as_os_str()]).out.contains("fel[A04]: `fakta.foregangare.paragraf`"));
}

#[test]
fn the_adopted_documents_own_pdf_goes_along_instead() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let adopted = repository("tests/cases/pdf-bilaga/protokoll.pdf");
    let mut arguments = FIRST.decision();
    arguments.extend(["--original".to_owned(), adopted.display().to_string()]);
    let second = follow(&first, &scratch.path().join("nsc-2029"), "2025-2028", &arguments);
    let out = scratch.path().join("output");
    follow_up::build(&second, &out);
    assert_eq!(fs::read(out.join("nsc-2029/bilaga-2-anvisning.pdf")).unwrap(), fs::read(adopted).unwrap());
}

#[test]
fn a_case_that_is_not_adopted_or_not_right_is_not_followed_up() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let next = scratch.path().join("nsc-2029");
    let try_with = |arguments: &[&str]| {
        let mut all = vec!["follow-up", first.to_str().unwrap(), next.to_str().unwrap()];
        all.extend(arguments);
        let said = run(all);
        assert!(said.code != 0 && !next.exists(), "{arguments:?}: {said:?}");
        said.err
    };
    assert!(try_with(&["--period", "2025-2028"]).contains("fel[A06]"));
    let decision = ["--adopted", "2025-06-11", "--paragraph", "512"];
    let with = |period: &'static str| [&["--period", period], &decision[..]].concat();
    assert!(try_with(&with("2024-2028")).contains("fel[A08]"));
    let early = ["--period", "2025-2028", "--adopted", "2024-06-11", "--paragraph", "512"];
    assert!(try_with(&early).contains("fel[A14]"));
    assert!(try_with(&["--period", "2028-2025"]).contains("--period"));
    follow_up::replace(&first.join("arende.toml"), "{{ fakta.sate }}", "{{ fakta.satet }}");
    let said = try_with(&with("2025-2028"));
    assert!(said.contains("fel[P03]") && said.contains("fel[A07]"), "{said}");
}

#[test]
fn a_folder_with_files_in_it_is_left_alone() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let mut arguments = vec!["follow-up".to_owned(), first.display().to_string(), first.display().to_string()];
    arguments.extend(["--period".to_owned(), "2025-2028".to_owned()]);
    arguments.extend(FIRST.decision());
    let before = crate::common::tree(&first);
    assert_eq!(run(arguments).code, 2);
    assert_eq!(before, crate::common::tree(&first));
}

/// What the command line names is at fault, not a case.
#[test]
fn an_original_that_is_no_pdf_is_told_and_exits_2() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let text = scratch.path().join("text.pdf");
    crate::common::put(&text, b"no PDF");
    for (original, wanted) in [
        (scratch.path().join("saknas.pdf"), "fel[F01]: `{}` finns inte\n"),
        (first.clone(), "fel[F11]: `{}` är ingen fil\n"),
        (text, "fel[F08]: `{}` är ingen PDF\n"),
    ] {
        let mut arguments = vec!["follow-up".to_owned(), first.display().to_string()];
        arguments.push(scratch.path().join("nasta").display().to_string());
        arguments.extend(["--period", "2025-2028", "--original"].map(str::to_owned));
        arguments.push(original.display().to_string());
        arguments.extend(FIRST.decision());
        let said = run(arguments);
        assert!(said.err.starts_with(&wanted.replace("{}", &original.display().to_string())), "{}", said.err);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{}", said.err);
        assert!(!scratch.path().join("nasta").exists());
    }
}

#[test]
fn warnings_tell_of_a_late_follow_up_and_of_years_left_out() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let mut arguments = vec!["follow-up".to_owned(), first.display().to_string()];
    arguments.push(scratch.path().join("nsc-2030").display().to_string());
    arguments.extend(["--period", "2026-2029", "--issued", "2030-02-01"].map(str::to_owned));
    arguments.extend(FIRST.decision());
    let said = run(arguments);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.err.contains("varning[A10]") && said.err.contains("varning[A11]: 2025 "), "{}", said.err);
    assert!(said.out.contains("KF 2022-10-15–2026-10-14, KF 2026-10-15–2030-10-14"), "{}", said.out);
}

#[test]
fn the_same_case_gives_the_same_files() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let make =
        |name: &str| crate::common::tree(&follow(&first, &scratch.path().join(name), "2025-2028", &FIRST.decision()));
    assert_eq!(make("a"), make("b"));
}

#[test]
fn cases_are_listed_by_when_they_are_due() {
    let scratch = scratch();
    let first = sample(scratch.path());
    let second = scratch.path().join("nsc-antagen");
    copy(&first, &second);
    follow_up::adopt(&second, &FIRST);
    let said = run(["due".as_ref(), second.as_os_str(), first.as_os_str(), "--today".as_ref(), "2029-06-12".as_ref()]);
    assert_eq!(said.code, 0, "{said:?}");
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(
        lines[0].starts_with("2023-11-25  SLK-2025-00265  försenad 2026 dagar (ärendet är inte antaget)"),
        "{lines:?}"
    );
    // The term is that of the body that decides.
    assert!(lines[1].starts_with("2029-06-11  SLK-2025-00265  försenad 1 dag, KS 2027-01-01–2030-12-31"), "{lines:?}");
    let path = second.join("arende.toml");
    let typed = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, typed.replacen("organ = \"kommunstyrelsen\"", "organ = \"kommunfullmäktige\"", 1)).unwrap();
    let council = run(["due".as_ref(), second.as_os_str(), "--today".as_ref(), "2029-06-12".as_ref()]);
    assert!(council.out.contains("KF 2026-10-15–2030-10-14"), "{}", council.out);
    let json = run([
        "due".as_ref(),
        second.as_os_str(),
        "--today".as_ref(),
        "2029-06-01".as_ref(),
        "--message-format=json".as_ref(),
    ]);
    let line: serde_json::Value = serde_json::from_str(json.out.trim()).unwrap();
    assert_eq!((line["next"].as_str(), line["days"].as_i64()), (Some("2029-06-11"), Some(10)));
}
