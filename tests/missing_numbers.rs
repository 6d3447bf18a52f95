//! Numbers that are not there: no sum is made of those that are, and a division by nought is told.

use std::fs;
use std::path::Path;

use crate::common::{copy, follow_up, program, repository, said, scratch};
use crate::kinds;

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// The pages of a case of `delarsrapport` whose second activity has no forecast, under a kind that has been changed.
fn pages(root: &Path, change: impl Fn(&str) -> String) -> String {
    let templates = root.join("mallar");
    copy(&repository(kinds::TEMPLATES), &templates);
    let kind = templates.join("delarsrapport/arendetyp.toml");
    fs::write(&kind, change(&fs::read_to_string(&kind).unwrap())).unwrap();
    let case = kinds::lay_out("delarsrapport", root, |tables| {
        let rows = [["Förskola", "skola", "100", "", "90"], ["Grundskola", "skola", "200", "", ""]];
        tables.insert("verksamheter".to_owned(), rows.iter().map(|cells| row(cells)).collect());
        tables.insert("manadsvis".to_owned(), Vec::new());
    });
    follow_up::replace(&case.join("arende.toml"), "status = \"slutlig\"", "status = \"utkast\"");
    let output = root.join("output");
    let built = said(program().args(["build", "--templates"]).arg(templates).arg(&case).arg("-o").arg(&output));
    assert_eq!(built.code, 0, "{built:?}");
    let text = |part: &str| fs::read_to_string(output.join("delarsrapport").join(part)).unwrap();
    (text("tjansteutlatande.txt") + &text("bilaga-1-rapport.txt")).replace('\u{a0}', " ")
}

#[test]
fn a_sum_with_a_number_that_is_not_known_is_not_known() {
    let root = scratch();
    let text = pages(root.path(), str::to_owned);
    let sums = text.lines().filter(|line| line.starts_with("Summa\t")).map(|line| line.rsplit('\t').next().unwrap());
    assert!(sums.collect::<Vec<_>>().contains(&"–"), "the difference of all activities: {text}");
    assert!(!text.contains("Summa\t300\t0\t90\t10"), "{text}");
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
