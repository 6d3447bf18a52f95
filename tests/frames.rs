//! Frames: what a house and a kind of case put around the texts of a case. One that leaves something out that the case must show is
//! told, one that is not there is told where it is asked for, and a case that is moved to another house hears which texts are whose.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use utlatande::assemble;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;

use crate::common::{copy, follow_up, program, put, repository, said, scratch, tree};
use crate::{houses, kinds};

/// What is told at the line of a template file where `mark` stands, with the file changed.
fn told(kind: &str, house: &str, file: &str, change: impl Fn(&str) -> String, mark: &str) -> Vec<String> {
    let mut files: BTreeMap<String, bytes::Bytes> = BTreeMap::new();
    for folder in ["templates", kinds::TEMPLATES, "tests/houses/mallar"] {
        files.extend(tree(&repository(folder)).into_iter().map(|(path, bytes)| (path, bytes.into())));
    }
    let text = change(std::str::from_utf8(&files[file]).unwrap());
    let line = 1 + text.lines().position(|line| line.contains(mark)).unwrap_or_else(|| panic!("{mark}: {text}"));
    files.insert(file.to_owned(), text.into());
    let case = format!("husstil = \"{house}\"\narendetyp = \"{kind}\"\nstatus = \"utkast\"\nformat = 1\n");
    let case = Source::memory("fall", BTreeMap::from([("arende.toml".to_owned(), case.into())]));
    let problems = assemble::check(&case, &TemplateSource::only(Source::memory("mallar", files))).diagnostics;
    let here = problems.iter().filter(|problem| {
        let place = problem.places.first().map(ToString::to_string).unwrap_or_default();
        place.starts_with(&format!("{file}:{line}:"))
    });
    here.map(|problem| format!("{} {:?}", problem.code.shown(), problem.arguments)).collect()
}

/// What the program fills in has a section in the report's frame, and in no other.
#[test]
fn a_frame_that_leaves_out_what_the_case_must_show_is_told() {
    let (house, own) = ("goteborg/husstil.toml", "[ram.tjansteutlatande]\navsnitt = [ # här\n");
    let frame = |text: &str, sections: &str| format!("{text}\n{own}{sections}]\n");
    let beslut = "    { nyckel = \"beslut\", slag = \"beslut\", rubrik = \"Beslut\" },\n";
    let bilagor = "    { nyckel = \"bilagor\", slag = \"bilagor\", rubrik = \"Bilagor\" },\n";
    let signed = "    { nyckel = \"underskrifter\", slag = \"underskrifter\" },\n";
    let lacking = |sections: &[&str]| {
        let sections = format!("{}    {{ nyckel = \"beskrivning\", rubrik = \"Bakgrund\" }},\n", sections.concat());
        let told = told("taxa", "goteborg", house, |text| frame(text, &sections), "# här");
        told.concat()
    };
    assert!(lacking(&[beslut, signed]).contains("bilagor"), "{}", lacking(&[beslut, signed]));
    assert!(lacking(&[bilagor, signed]).contains("beslut"));
    assert!(lacking(&[beslut, bilagor]).contains("underskrifter"));
    assert_eq!(lacking(&[beslut, bilagor, signed]), "");
    let idle =
        "[[styrdokument]]\nslag = \"bilagor\" # här\nnyckel = \"bilagor\"\nrubrik = \"Bilagor\"\n\n[[styrdokument]]\n";
    let steering = |text: &str| text.replacen("[[styrdokument]]\n", idle, 1);
    let found = told("taxa", "goteborg", house, steering, "# här");
    assert!(
        found.len() == 1 && found[0].contains("orsak-avsnitt-utan-verkan"),
        "only the report lists them: {found:?}"
    );
}

/// Bilagor of a case whose kind has none, in a frame without a list of them, are not lost in silence.
#[test]
fn bilagor_that_nothing_lists_are_told() {
    let scratch = scratch();
    let templates = scratch.path().join("mallar");
    copy(&repository(kinds::TEMPLATES), &templates);
    let kind = templates.join("anmalan/arendetyp.toml");
    let case = kinds::lay_out("anmalan", scratch.path(), |_| {});
    let check = || said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&case)).out;
    follow_up::replace(&kind, "    { nyckel = \"bilagor\", slag = \"bilagor\", rubrik = \"Bilagor\" },\n", "");
    assert!(!check().contains("D08"), "a case without bilagor needs no list of them");
    put(&case.join("karta.pdf"), &fs::read(repository("tests/cases/pdf-bilaga/brev.pdf")).unwrap());
    let file = case.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap();
    put(&file, format!("{text}\n[[bilagor]]\nfil = \"karta.pdf\"\nnamn = \"karta\"\ntitel = \"Karta\"\n").as_bytes());
    assert!(check().contains("fel[D08]: ärendet har bilagor, men ramen `anmalan`"), "{}", check());
    let hidden = "    { nyckel = \"bilagor\", slag = \"bilagor\", rubrik = \"Bilagor\", visas_om = \"1 > 2\" },\n";
    let first = "    { nyckel = \"underskrifter\"";
    follow_up::replace(&kind, first, &format!("{hidden}{first}"));
    assert!(check().contains("fel[D08]"), "one that is hidden lists nothing: {}", check());
}

/// A frame that a document asks for, and that neither the kind nor the house has, is told where it is asked for.
#[test]
fn a_frame_that_is_not_there_is_told_where_it_is_asked_for() {
    let kind = "delarsrapport/arendetyp.toml";
    let without = |text: &str| text.replacen("slag = \"rapport\"", "slag = \"rapport\" # här", 1);
    let found = told("delarsrapport", "heradet", kind, without, "# här");
    assert!(found.len() == 1 && found[0].contains("orsak-ram-saknas"), "{found:?}");
    let named = |text: &str| text.replacen("slag = \"rapport\"", "slag = \"rapport\"\nram = \"rapporten\"", 1);
    let found = told("delarsrapport", "goteborg", kind, named, "ram = \"rapporten\"");
    assert!(found.len() == 1 && found[0].contains("rapporten") && found[0].contains("goteborg"), "{found:?}");
}

fn check(templates: &Path, case: &Path) -> String {
    said(program().args(["check", "--lang", "sv", "--templates"]).arg(templates).arg(case)).out
}

/// Texts that another house asks for are told with both houses' names, and the keys that are free in this one.
#[test]
fn a_case_in_another_house_hears_which_texts_are_whose() {
    let root = scratch();
    let templates = houses::templates(root.path());
    let case = houses::lay_out("sjostad", root.path());
    follow_up::replace(&case.join("arende.toml"), "husstil = \"sjostad\"", "husstil = \"goteborg\"");
    let found = check(&templates, &case);
    assert!(found.contains("fel[T02]: `planering` och `barnets_rattigheter` hör till husstilen `sjostad`"), "{found}");
    assert!(found.contains("`ekonomi`") || found.contains("som är lediga ("), "{found}");
    assert!(!found.contains("har deras rubrik fallit bort"), "{found}");
}

/// Of several houses that have a key the one is named that has most of the case's keys, in all its tables.
#[test]
fn the_house_that_has_most_of_a_cases_keys_is_named() {
    let root = scratch();
    let templates = houses::templates(root.path());
    let case = houses::lay_out("sjostad", root.path());
    follow_up::replace(&case.join("arende.toml"), "husstil = \"sjostad\"", "husstil = \"goteborg\"");
    // A house that comes before in order, and has one of the keys.
    let (near, house) = (templates.join("sjo"), templates.join("sjostad"));
    copy(&house, &near);
    follow_up::replace(&near.join("husstil.toml"), "namn = \"sjostad\"", "namn = \"sjo\"");
    let own = fs::read_to_string(near.join("husstil.toml")).unwrap();
    let fewer = own.replace("nyckel = \"barnets_rattigheter\"", "nyckel = \"barns_rattigheter\"");
    assert_ne!(fewer, own);
    put(&near.join("husstil.toml"), fewer.as_bytes());
    let found = check(&templates, &case);
    assert!(found.contains("fel[T02]: `planering` och `barnets_rattigheter` hör till husstilen `sjostad`"), "{found}");
    assert!(!found.contains("husstilen `sjo`"), "{found}");
}

/// What every report must show stands on no condition; a list of bilagor that is hidden in a kind without documents is told.
#[test]
fn what_a_report_must_show_stands_on_no_condition() {
    let house = "goteborg/husstil.toml";
    for kind in ["beslut", "bilagor", "underskrifter"] {
        let slag = format!("slag = \"{kind}\"");
        let on_condition = |text: &str| text.replacen(&slag, &format!("{slag}\nvisas_om = \"1 > 2\" # här"), 1);
        let found = told("taxa", "goteborg", house, on_condition, "# här");
        assert!(found.len() == 1 && found[0].contains("orsak-avsnitt-villkor"), "{kind}: {found:?}");
    }
}
