//! Computed columns of tables, and what stands on a condition: decision points and documents. The kind of case is `kinds/taxa`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::common::{copy, follow_up, program, put, repository, said, scratch};
use crate::kinds::{build, check, lay_out};

/// The text of a built file, with plain spaces.
fn text(output: &Path, file: &str) -> String {
    fs::read_to_string(output.join(file)).unwrap().replace(['\u{a0}', '\t'], " ")
}

fn ask(case: &Path, question: &str) -> String {
    let command = ["explain", "--lang", "sv", "--templates"];
    let said = said(program().args(command).arg(repository("tests/kinds/mallar")).arg(case).arg(question));
    assert_eq!(said.code, 0, "{said:?}");
    said.out.replace('\u{a0}', " ")
}

#[test]
fn a_computed_column_is_shown_summed_and_counted() {
    let scratch = scratch();
    let case = lay_out("taxa", scratch.path(), |_| {});
    let report = text(&build(&case, &scratch.path().join("output")), "tjansteutlatande.txt");
    for line in [
        "Nr Tjänst Ändring i kronor Ändring i procent Del av avgifterna",
        "1 Planerad tillsyn 32,00 2,7 36,4",
        "2 Registrering av anläggning 643,50 54,0 54,5",
        "Summa  675,50",
        "Grupp Sänks Oförändrad Höjs Höjs mer än index Summa",
        "Tillsyn 0 0 1 0 1",
        "Registrering 0 0 0 1 1",
        "Summa 0 0 1 1 2",
        "Den största avgiften är 54,5 procent av alla.",
    ] {
        assert!(report.lines().any(|found| found.trim_end() == line), "{line}:\n{report}");
    }
}

#[test]
fn records_and_explain_know_what_a_computed_column_comes_from() {
    let scratch = scratch();
    let case = lay_out("taxa", scratch.path(), |_| {});
    let output = build(&case, &scratch.path().join("output"));
    let record: Value = serde_json::from_slice(&fs::read(output.join("fakta.json")).unwrap()).unwrap();
    let table = &record["tabeller"]["avgifter"];
    let columns = table["kolumner"].as_array().unwrap();
    let at = columns.iter().position(|column| column["namn"] == "okning").unwrap();
    assert_eq!((&columns[at]["uttryck"], &columns[at]["bokstav"]), (&"rad.forslag - rad.nu".into(), &Value::Null));
    assert_eq!(table["rader"][1][at], serde_json::json!({ "belopp": "643.5" }));
    for case in [&case, &output] {
        let told = ask(case, "avgifter.del_av_alla");
        for part in ["rad.forslag | andel(berakning.alla_avgifter)", "avgifter.forslag", "berakning.storsta_del"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        let told = ask(case, "Avgifter!E3");
        assert!(told.contains("avgifter.okning") && told.contains("sammanstallning.andrade"), "{told}");
        let told = ask(case, "berakning.storsta_del");
        assert!(told.contains("blad \"Avgifter\", cell"), "a value of a computed column comes from its cells: {told}");
        // The text comes from the two cells that it is counted from.
        let told = ask(case, "643,50");
        assert!(told.contains("cell E3:F3") || told.contains("cell E3"), "{told}");
    }
}

#[test]
fn what_a_computed_column_changes_is_told_under_the_cell_that_changed() {
    let scratch = scratch();
    let old = lay_out("taxa", &scratch.path().join("a"), |_| {});
    let new = lay_out("taxa", &scratch.path().join("b"), |rows| {
        "2000".clone_into(&mut rows.get_mut("avgifter").unwrap()[1][5])
    });
    let command = ["diff", "--lang", "sv", "--format", "json", "--templates"];
    let said = said(program().args(command).arg(repository("tests/kinds/mallar")).args([&old, &new]));
    let told: Value = serde_json::from_str(&said.out).unwrap();
    let shown = serde_json::to_string(&told).unwrap().replace('\u{a0}', " ");
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(shown.contains("809,00") || shown.contains("809"), "the new difference stands in the texts: {shown}");
    assert!(!told["tabeller"]["avgifter"].to_string().contains("okning"), "{}", told["tabeller"]);
}

#[test]
fn a_value_that_fits_no_type_is_told_once_at_its_line() {
    let scratch = scratch();
    let case = lay_out("taxa", scratch.path(), |_| {});
    let templates = scratch.path().join("mallar");
    copy(&repository("tests/kinds/mallar"), &templates);
    let kind = templates.join("taxa/arendetyp.toml");
    let text = fs::read_to_string(&kind).unwrap();
    let right = "typ = \"andel\", decimaler = 1, uttryck = \"rad.forslag | andel(";
    let line = 1 + text[..text.find(right).unwrap()].matches('\n').count();
    put(&kind, text.replace(right, "typ = \"manad\", uttryck = \"rad.forslag | andel(").as_bytes());
    let said = said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&case));
    let told = format!("{}{}", said.out, said.err);
    assert_eq!(told.matches("uttrycket ger ett tal, men typen är `manad`").count(), 1, "{told}");
    assert!(told.contains(&format!("taxa/arendetyp.toml:{line}:")), "{told}");
}

/// The kind of case that a newcomer wrote: two bodies, a point of one of them, a picture in the kind's own folder.
#[test]
fn a_picture_of_the_kind_stands_on_the_pages() {
    let scratch = scratch();
    let case = lay_out("avtal", scratch.path(), |_| {});
    let output = build(&case, &scratch.path().join("output"));
    let contract = text(&output, "bilaga-1-avtal.txt");
    assert!(contract.contains("Skylten vid lokalen i Göteborgs Stad"), "{contract}");
    let own = fs::read(repository("tests/kinds/mallar/avtal/bilder/skylt.svg")).unwrap();
    assert_eq!(fs::read(output.join("typst/bilder/bilder/skylt.svg")).unwrap(), own);
    let manifest = fs::read_to_string(output.join("manifest.toml")).unwrap();
    assert!(manifest.contains("avtal/bilder/skylt.svg"), "{manifest}");

    let templates = scratch.path().join("mallar");
    copy(&repository("tests/kinds/mallar"), &templates);
    let told = || {
        let said = said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&case));
        assert_eq!(said.code, 1, "{said:?}");
        said.out + &said.err
    };
    put(&templates.join("avtal/bilder/skylt.svg"), b"<svg><text>Ord</text></svg>");
    assert!(told().contains("fel[F16]: `bilder/skylt.svg`"), "{}", told());
    fs::remove_file(templates.join("avtal/bilder/skylt.svg")).unwrap();
    assert!(told().contains("fel[F18]: bilden `bilder/skylt.svg`"), "{}", told());
    let kind = templates.join("avtal/arendetyp.toml");
    follow_up::replace(&kind, "namn = \"avtal\"\nversion", "namn = \"avtalet\"\nversion");
    assert!(
        told().contains("namnet ska vara mappens, `avtal`") && told().contains("avtal/arendetyp.toml:3:"),
        "{}",
        told()
    );
}

/// A decision point and a bilaga of the kind of case stand where the facts say so, and the numbers of bilagor follow.
#[test]
fn points_and_documents_stand_on_their_conditions() {
    let scratch = scratch();
    let whole = lay_out("taxa", &scratch.path().join("a"), |_| {});
    let output = build(&whole, &scratch.path().join("ut-a"));
    let point = "Tillsynsnämnden bemyndigas att varje år räkna upp taxan med prisindex.";
    assert!(text(&output, "tjansteutlatande.txt").contains(point));
    assert!(output.join("bilaga-3-jamforelse.txt").exists());

    let case =
        lay_out("taxa", &scratch.path().join("b"), |rows| drop(rows.insert("jamforelse".to_owned(), Vec::new())));
    let file = case.join("arende.toml");
    follow_up::replace(&file, "arlig = true", "arlig = false");
    follow_up::replace(&file, " Andra kommuners avgifter står i\n{{ bilaga.jamforelse }}.", "");
    for shown in ["{{ sammanstallning.kommuner }}", "{{ figur.kommuner }}", "{{ figur.andelar }}"] {
        follow_up::replace(&file, shown, "");
    }
    // What still speaks of the document is told there.
    follow_up::replace(&file, "bedomning = \"Taxan", "bedomning = \"Se {{ bilaga.jamforelse }}. Taxan");
    let told = check(&case, "sv");
    assert!(told.contains("fel[D04]") && told.contains("{{ bilaga.jamforelse }}"), "{told}");
    follow_up::replace(&file, "Se {{ bilaga.jamforelse }}. ", "");
    let told = check(&case, "sv");
    assert!(told.contains("varning[D04]") && told.contains("dokumentet `jamforelse` står bland bilagorna"), "{told}");
    let output = build(&case, &scratch.path().join("ut-b"));
    assert!(!text(&output, "tjansteutlatande.txt").contains("bemyndigas"));
    assert!(!output.join("bilaga-3-jamforelse.txt").exists() && output.join("bilaga-2-taxa.txt").exists());
    let listed = text(&output, "tjansteutlatande.txt");
    assert!(!listed.contains("Jämförelse av avgifter"), "{listed}");

    // Where it must be there when its condition holds, it is missed.
    let lacking = lay_out("taxa", &scratch.path().join("c"), |_| {});
    let entry = "[[bilagor]]\ndokument = \"jamforelse\"\nfil = \"jamforelse.toml\"\n";
    follow_up::replace(&lacking.join("arende.toml"), entry, "");
    let templates = scratch.path().join("mallar");
    copy(&repository("tests/kinds/mallar"), &templates);
    let condition = "visas_om = \"jamforelse | length > 0\"";
    let kind = templates.join("taxa/arendetyp.toml");
    follow_up::replace(&kind, condition, &format!("{condition}\nkravs = true"));
    let said = said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&lacking));
    assert!(said.out.contains("D01") && said.out.contains("`jamforelse` krävs"), "{}", said.out);
}
