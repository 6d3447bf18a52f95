//! New cases: what nobody has filled in yet is asked for once, and nothing is told of what the facts have not decided.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{copy, follow_up, program, put, repository, said, scratch};
use crate::{houses, kinds};

/// A new case of a kind.
fn fresh(kind: &str, root: &Path) -> PathBuf {
    let case = root.join(kind);
    let init =
        said(program().arg("init").arg(&case).args(["--type", kind, "--templates"]).arg(repository(kinds::TEMPLATES)));
    assert_eq!(init.code, 0, "{init:?}");
    case
}

/// Of a new case only what is not filled in is told, in one message a sort, and sheets without rows.
#[test]
fn a_new_case_is_told_only_what_it_lacks() {
    let scratch = scratch();
    for kind in ["anmalan", "avtal", "delarsrapport", "internkontroll", "motionssvar", "program", "remissvar", "taxa"] {
        let told = kinds::check(&fresh(kind, scratch.path()), "sv");
        let heads = told.lines().filter(|line| line.starts_with("fel[") || line.starts_with("varning["));
        let other = |line: &&str| !line.starts_with("fel[T06] × ") && !line.starts_with("varning[W20]");
        let others: Vec<&str> = heads.clone().filter(other).collect();
        assert!(others.is_empty(), "{kind}: {others:?}");
        assert!(heads.filter(|line| line.starts_with("fel[T06]")).count() <= 2, "{kind}: {told}");
    }
}

/// The comment of a fact whose values are those of a column says which.
#[test]
fn a_fact_with_the_values_of_a_column_says_which() {
    let scratch = scratch();
    let file = fs::read_to_string(fresh("taxa", scratch.path()).join("arende.toml")).unwrap();
    assert!(file.contains("(ett av värdena i kolumnen Nr i bladet Avgifter)\nvanligaste = "), "{file}");
    assert!(!file.contains("(ett av: )"), "{file}");
}

/// A section on a condition is asked for when the condition holds, where it is left empty and where its key is gone.
#[test]
fn a_section_is_asked_for_when_its_condition_holds() {
    let scratch = scratch();
    let case = fresh("anmalan", scratch.path());
    let file = case.join("arende.toml");
    follow_up::replace(&file, "amne = \"\"", "amne = \"skolskjutsen\"");
    let told = kinds::check(&case, "sv");
    assert!(told.contains("avsnitt.barnperspektiv"), "{told}");
    follow_up::replace(&file, "barnperspektiv = \"\"\"\n\"\"\"\n", "");
    let told = kinds::check(&case, "sv");
    assert!(told.contains("fel[T03]: `barnperspektiv` saknas") && told.contains("rubriken `[avsnitt]`"), "{told}");
    follow_up::replace(&file, "amne = \"skolskjutsen\"", "amne = \"vägen\"");
    assert!(!kinds::check(&case, "sv").contains("barnperspektiv"));
}

/// A bilaga on a condition that has nothing but the title that was taken over has nothing that could be lost.
#[test]
fn a_bilaga_of_which_only_the_title_was_taken_over_is_not_told() {
    let root = scratch();
    let templates = houses::templates(root.path());
    let (case, next) = (houses::lay_out("sjostad", root.path()), root.path().join("nasta"));
    let adopted = ["--adopted", "2025-12-10", "--paragraph", "12", "--period", "2027-2027", "--templates"];
    let made = said(program().arg("follow-up").arg(&case).arg(&next).args(adopted).arg(&templates));
    assert_eq!(made.code, 0, "{made:?}");
    let check = || said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&next)).out;
    assert!(!check().contains("D04"), "{}", check());
    let written = "alla_kontroller = \"\"\"\nAlla kontroller är gjorda.\n";
    follow_up::replace(&next.join("resultatbilaga.toml"), "alla_kontroller = \"\"\"\n", written);
    assert!(check().contains("varning[D04]: dokumentet `resultatbilaga`"), "{}", check());
    follow_up::replace(&next.join("resultatbilaga.toml"), written, "alla_kontroller = \"\"\"\n");
    assert!(!check().contains("D04"), "{}", check());
    // A title of one's own would be lost with the bilaga; one on two lines is still the old one.
    let (bilaga, list) = (next.join("resultatbilaga.toml"), next.join("overtaget.toml"));
    let title = "titel = \"Resultat av intern kontroll\"";
    follow_up::replace(&bilaga, title, "titel = \"Det kontrollerna visade\"");
    assert!(check().contains("varning[D04]: dokumentet `resultatbilaga`"), "{}", check());
    follow_up::replace(&bilaga, "titel = \"Det kontrollerna visade\"", &title.replace("av ", "av  "));
    assert!(!check().contains("D04"), "{}", check());
    // A list of an older version does not say what the title was.
    let listed = fs::read_to_string(&list).unwrap();
    let of_title =
        listed.split("\n\n").find(|entry| entry.contains("\"resultatbilaga.toml\"\nnyckel = \"titel\"")).unwrap();
    let without: String =
        of_title.lines().filter(|line| !line.starts_with("varde = ")).map(|line| format!("{line}\n")).collect();
    put(&list, listed.replace(of_title, &without).as_bytes());
    follow_up::replace(&bilaga, "titel = \"", "titel = \"Nytt: ");
    assert!(!check().contains("D04"), "{}", check());
}

/// A condition on something optional that is left out waits for nothing: what compares it does not hold, where it is computed too.
#[test]
fn a_condition_on_what_is_left_out_does_not_hold() {
    let root = scratch();
    let templates = root.path().join("mallar");
    copy(&repository(kinds::TEMPLATES), &templates);
    let kind = templates.join("anmalan/arendetyp.toml");
    let condition = "visas_om = \"fakta.amne == 'skolskjutsen'\"";
    let case = kinds::lay_out("anmalan", root.path(), |_| {});
    let text = fs::read_to_string(&kind).unwrap();
    let optional = "[[fakta]]\nnamn = \"tillagg\"\ntyp = \"belopp\"\nkravs = false\nforklaring = \"tillägg\"\n\n\
        [[fakta]]\nnamn = \"sent\"\ntyp = \"janej\"\nkravs = false\nforklaring = \"sent\"\n\n[[fakta]]\n";
    let computed = "\n[[berakning]]\nnamn = \"dubbelt\"\ntyp = \"belopp\"\nuttryck = \"fakta.tillagg * 2\"\nforklaring = \"dubbelt\"\n";
    let text = format!("{}{computed}", text.replacen("[[fakta]]\n", optional, 1));
    let check = || said(program().args(["check", "--lang", "sv", "--templates"]).arg(&templates).arg(&case)).out;
    let told_of = |tried: &str| {
        put(&kind, text.replace(condition, &format!("visas_om = \"{tried}\"")).as_bytes());
        let told = check();
        assert!(!told.contains("M0"), "{told}");
        told.contains("barnperspektiv")
    };
    let asked = ["fakta.tillagg > 1000", "berakning.dubbelt > 1000", "fakta.sent"].map(told_of);
    assert_eq!(asked, [false; 3]);
    assert!(told_of("not (fakta.tillagg > 1000)"), "what does not hold is asked for where that is the condition");
}
