//! The sample case: its committed output is what `build` makes now, file for file, and all its facts are on the pages.
//! `UTLATANDE_UPDATE=1 cargo test --release --test all sample::` rewrites the committed output.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, LazyLock};

use serde_json::Value as Json;

use crate::common::{MONTHS, SAMPLE, assert_same_tree, build, put, repository, scratch, tree, update};
use utlatande::inputs::workbook::{self, CellValue};

/// The committed output.
const COMMITTED: &str = "output/nordic-safe-cities-2025";

/// What `build` makes now; built once for all tests.
static BUILT: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let scratch = scratch();
    tree(&build(&repository(SAMPLE), scratch.path()))
});

fn text(file: &str) -> &'static str {
    std::str::from_utf8(&BUILT[file]).unwrap()
}

/// Text as it can be compared with a page: every space is one space.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_committed_output_is_what_build_makes() {
    let committed = repository(COMMITTED);
    let wanted = without_pdfs(BUILT.clone());
    if update() {
        let _ = fs::remove_dir_all(&committed);
        wanted.iter().for_each(|(path, bytes)| put(&committed.join(path), bytes));
    }
    assert!(
        committed.is_dir(),
        "{COMMITTED} is not there: UTLATANDE_UPDATE=1 cargo test --release --test all sample::"
    );
    assert_same_tree(&comparable(without_pdfs(tree(&committed))), &comparable(wanted));
}

/// PDFs are too large to commit; their hashes are in the manifest.
fn without_pdfs(tree: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    tree.into_iter().filter(|(path, _)| !path.ends_with(".pdf")).collect()
}

/// On another target than the committed one, where floats may differ (typst#7683), the hashes of PDFs are left out.
fn comparable(mut tree: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let target = |text: &str| toml::from_str::<toml::Table>(text).unwrap()["verktyg"]["mal"].clone();
    let committed = fs::read_to_string(repository(COMMITTED).join("manifest.toml")).unwrap();
    if target(&committed) == target(text("manifest.toml")) {
        return tree;
    }
    let manifest = tree.get_mut("manifest.toml").unwrap();
    let mut read: toml::Table = toml::from_slice(manifest).unwrap();
    read["verktyg"].as_table_mut().unwrap().remove("mal");
    for made in read["utdata"].as_array_mut().unwrap() {
        if made["fil"].as_str().unwrap().ends_with(".pdf") {
            made.as_table_mut().unwrap().remove("sha256");
        }
    }
    *manifest = toml::to_string(&read).unwrap().into_bytes();
    tree
}

#[test]
fn the_manifest_lists_every_file_with_its_hash() {
    let manifest: toml::Table = toml::from_str(text("manifest.toml")).unwrap();
    let listed: BTreeMap<&str, &str> = manifest["utdata"]
        .as_array()
        .unwrap()
        .iter()
        .map(|made| (made["fil"].as_str().unwrap(), made["sha256"].as_str().unwrap()))
        .collect();
    let made: BTreeMap<&str, String> = BUILT
        .iter()
        .filter(|(path, _)| *path != "manifest.toml")
        .map(|(path, bytes)| (path.as_str(), utlatande::hash::sha256(bytes)))
        .collect();
    assert_eq!(listed, made.iter().map(|(path, hash)| (*path, hash.as_str())).collect());
    let inputs: Vec<&str> = manifest["indata"].as_array().unwrap().iter().map(|f| f["fil"].as_str().unwrap()).collect();
    assert_eq!(inputs, tree(&repository(SAMPLE)).into_keys().collect::<Vec<_>>());
}

#[test]
fn every_pdf_leads_to_its_manifest() {
    let manifest: toml::Table = toml::from_str(text("manifest.toml")).unwrap();
    let build = manifest["bygge"].as_str().unwrap();
    for (path, bytes) in BUILT.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        let found = bytes.windows(build.len()).any(|window| window == build.as_bytes());
        assert!(found, "{path} does not carry the build id {build}");
    }
}

#[test]
fn every_fact_is_on_the_pages() {
    let pages = plain(text("handlingar.txt"));
    let facts: Json = serde_json::from_str(text("fakta.json")).unwrap();
    let facts = facts["fakta"].as_object().or_else(|| panic!("no facts in fakta.json")).unwrap();
    assert!(facts.len() > 20, "{} facts", facts.len());
    let missing: Vec<String> = facts
        .iter()
        .filter_map(|(name, fact)| {
            let value = fact.as_object().and_then(|typed| typed.values().next()).unwrap_or(&Json::Null);
            let forms = forms(name, value);
            let shown = forms.iter().any(|form| typed(form).all(|part| pages.contains(part)));
            (!shown).then(|| format!("{name}: {forms:?}"))
        })
        .collect();
    assert!(missing.is_empty(), "not on any page: {missing:#?}");
}

/// What is typed of a text that may have references in it.
fn typed(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").enumerate().map(|(index, part)| match part.split_once("}}") {
        Some((_, after)) if index > 0 => after.trim(),
        _ => part.trim(),
    })
}

/// The ways in which a fact may read in a sentence.
fn forms(name: &str, value: &Json) -> Vec<String> {
    const WORDS: [&str; 6] = ["noll", "ett", "två", "tre", "fyra", "fem"];
    let value = &value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut forms = vec![plain(value)];
    forms.extend(value.strip_suffix("000").map(|thousands| format!("{thousands} 000")));
    forms.extend(value.parse::<usize>().ok().and_then(|number| WORDS.get(number)).map(|word| (*word).to_owned()));
    if let [year, month] = value.split('-').collect::<Vec<_>>().as_slice() {
        forms.extend(month.parse::<usize>().ok().map(|month| format!("{} {year}", MONTHS[month - 1])));
    }
    assert!(!forms[0].is_empty(), "{name} has no text in fakta.json");
    forms
}

#[test]
fn every_cell_of_a_shown_column_is_on_the_pages() {
    let pages = plain(text("handlingar.txt"));
    let bytes = fs::read(repository(SAMPLE).join("underlag.xlsx")).unwrap();
    let workbook = workbook::read(&Arc::from("underlag.xlsx"), &bytes).unwrap();
    let mut missing = Vec::new();
    for (sheet, columns) in SHOWN {
        let sheet = workbook.sheets.iter().find(|found| *found.name == **sheet).unwrap();
        let heading = |column| sheet.cells.iter().find(|cell| cell.row == 0 && cell.column == column);
        let shown =
            |column| matches!(&heading(column).unwrap().value, CellValue::Text(t) if columns.contains(&t.as_str()));
        let mut compared = 0;
        for cell in sheet.cells.iter().filter(|cell| cell.row > 0 && shown(cell.column)) {
            compared += 1;
            let value = match &cell.value {
                CellValue::Text(text) => plain(text),
                CellValue::Number(number) => number.to_string(),
                other => panic!("{other:?}"),
            };
            if !pages.contains(&value) {
                missing.push(format!("{} rad {}: {value}", sheet.name, cell.row + 1));
            }
        }
        assert!(compared > 0, "{} has no shown cell", sheet.name);
    }
    assert!(missing.is_empty(), "not on any page: {missing:#?}");
}

/// Sheets whose rows are shown one by one, and the columns of them that are.
const SHOWN: &[(&str, &[&str])] = &[
    ("Aktiviteter", &["År", "Namn", "Typ", "Form", "Tema"]),
    ("Forumplatser", &["Kategori", "Enhet", "Antal"]),
    ("Rapportering", &["År", "Forum", "Ärende"]),
    ("Nätverk", &["Nivå", "Namn", "Förkortning"]),
    ("Styrande dokument", &["Titel", "Dokumentsort", "Giltighet från", "Giltighet till", "Status"]),
    ("Organisationsförändringar", &["Händelse", "Beslut", "Följd"]),
];

/// The order of a tjänsteutlåtande and its bilagor, as domain.md lists it under Anatomy.
const HEADINGS: &[(&str, &[&str])] = &[
    (
        "tjansteutlatande.txt",
        &[
            "Stadsledningskontoret",
            "Tjänsteutlåtande",
            "Utfärdat 2025-05-19",
            "Ärendenummer SLK-2025-00265",
            "Handläggare",
            "Förnamn Efternamn",
            "Telefon: 031-000 00 00",
            "E-post: fornamn.efternamn@example.se",
            "Revidering av styrningen för Göteborgs Stads medlemskap i Nordic Safe Cities",
            "Förslag till beslut",
            "I kommunstyrelsen:",
            "Sammanfattning",
            "Bedömning ur ekonomisk dimension",
            "Bedömning ur ekologisk dimension",
            "Bedömning ur social dimension",
            "Bilagor",
            "Ärendet",
            "Beskrivning av ärendet",
            "Göteborgs Stad är medlem i Nordic Safe Cities sedan 2020",
            "Medlemskapet har bidragit till omvärldsbevakningen och höjt stadens kompetens",
            "Ett fortsatt medlemskap kräver reviderad reglering",
            "Förslag på reviderad reglering av medlemskapet",
            "Stadsledningskontorets bedömning",
            "Direktör Utveckling och hållbarhet",
            "Stadsdirektör",
        ],
    ),
    (
        "bilaga-1-anvisning.txt",
        &[
            "Förslag till anvisning",
            "Göteborgs Stads anvisning för medlemskap i Nordic Safe Cities",
            "Dokumentnamn\t",
            "Beslutad av\t",
            "Gäller för\t",
            "Diarienummer\t",
            "Datum och paragraf för beslutet\t",
            "Dokumentsort\t",
            "Giltighetstid\t",
            "Senast reviderad\t",
            "Dokumentansvarig\t",
            "Bilagor\t",
            "Göteborgs Stads styrsystem",
            "Inledning",
            "Syftet med denna anvisning",
            "Vem omfattas av anvisningen",
            "Bakgrund",
            "Koppling till andra styrande dokument",
            "Anvisning",
            "Om Nordic Safe Cities",
            "Syftet med Göteborgs Stads medlemskap i Nordic Safe Cities",
            "Stadens fokusområden",
            "Budget för medlemskapet",
            "Utsedda representanter för Göteborgs Stad",
            "Årsmöten, konferenser och arbetsgrupper",
            "Information och delaktighet",
        ],
    ),
    (
        "bilaga-2-inriktning.txt",
        &[
            "Återgivning av inriktning",
            "Göteborgs Stads inriktning för medlemskap i Nordic Safe Cities",
            "Datum och paragraf för beslutet\t2020-11-25 § 984",
            "Göteborgs Stads styrsystem",
            "Inledning",
            "Lagbestämmelser",
            "Koppling till andra styrande dokument",
            "Vägledning och avsteg",
            "Inriktning",
            "Om Nordic Safe Cities",
            "Syfte och mål med stadens deltagande",
            "Stadens fokusområden",
            "Organisation",
            "Ansvarsfördelning och informationsspridning",
            "Ekonomi och resurser",
            "Utvärdering och översyn",
        ],
    ),
];

#[test]
fn the_documents_have_their_parts_in_order() {
    for (file, headings) in HEADINGS {
        let mut lines = text(file).lines().map(|line| line.replace('\u{a0}', " "));
        for heading in *headings {
            let found = lines.any(|line| line == *heading || heading.contains(['\t']) && line.starts_with(heading));
            assert!(found, "{file} has no {heading:?} after the part before it");
        }
    }
}

#[test]
fn nothing_is_left_open() {
    for (path, bytes) in BUILT.iter().filter(|(path, _)| path.ends_with(".txt")) {
        let text = std::str::from_utf8(bytes).unwrap();
        // What unfinished text is marked with; none of it may reach a page.
        for mark in ["{{", "}}", "{%", "[saknas", "TODO", "XXX", "Lorem", "\u{fffd}"] {
            assert!(!text.contains(mark), "{path} has {mark:?}");
        }
    }
    assert!(!text("granskning.txt").contains("fel["), "{}", text("granskning.txt"));
}

/// People are placeholders, whoever they are.
#[test]
fn people_are_placeholders() {
    let pages = plain(text("handlingar.txt"));
    assert_eq!(pages.matches("Förnamn Efternamn").count(), 3, "one officer, two signatures");
    assert_eq!(pages.matches('@').count(), 1);
    assert_eq!(pages.matches("031-").count(), 1);
}
