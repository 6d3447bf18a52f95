//! What the commands take for a case, and `utlatande reference`, which tells what a case may hold.

use std::fs;
use std::path::Path;

use crate::common::{BASE, SAMPLE, Said, copy, entries, program, put, repository, run, said, scratch};

fn build(cases: &[&Path], output: &Path) -> Said {
    let arguments = ["build".as_ref(), "--output".as_ref(), output.as_os_str()];
    run(arguments.into_iter().chain(cases.iter().map(|case| case.as_os_str())))
}

/// What `check` says of a case without findings.
fn nothing_to_say() -> Said {
    Said { code: 0, out: "Inga anmärkningar.\n".to_owned(), err: String::new() }
}

fn reference(arguments: &[&str]) -> Said {
    run(std::iter::once("reference").chain(arguments.iter().copied()))
}

/// The built-in kind of case with another house's name and its own facts, in a folder of templates.
fn own_templates(root: &Path) -> std::path::PathBuf {
    let folder = root.join("mallar");
    copy(&repository("templates/medlemskap"), &folder.join("avtal"));
    let file = folder.join("avtal/arendetyp.toml");
    let text = fs::read_to_string(&file).unwrap();
    let text = text.replacen("namn = \"medlemskap\"", "namn = \"avtal\"", 1);
    let text = text.replacen("namn = \"bildad\"", "namn = \"tecknat\"", 1);
    let text = text.replace("fakta.bildad", "fakta.tecknat");
    put(&file, text.as_bytes());
    folder
}

/// `inputs/*` gives whatever lies there: a page about the cases, an image, a lock of Excel's.
#[test]
fn what_is_no_folder_among_several_is_passed_over() {
    let scratch = scratch();
    let (case, output) = (scratch.path().join("fall"), scratch.path().join("ut"));
    copy(&repository(BASE), &case);
    let strays = ["README.md", "~$underlag.xlsx", "arende.toml.bak"].map(|name| scratch.path().join(name));
    strays.iter().for_each(|stray| put(stray, b"ingen mapp"));
    let all: Vec<&Path> = strays.iter().chain([&case]).map(|path| path.as_path()).collect();
    let built = build(&all, &output);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    assert_eq!(built.out, build(&[&case], &output).out, "told as the case alone");
    assert_eq!(entries(&output).iter().filter(|path| path.is_dir()).count(), 1);
    let checked = run(["check".as_ref()].into_iter().chain(all.iter().map(|path| path.as_os_str())));
    assert_eq!(checked, nothing_to_say());
    let due = run(["due".as_ref()].into_iter().chain(all.iter().map(|path| path.as_os_str())));
    assert_eq!((due.code, due.out.lines().count()), (0, 1), "{}", due.err);
}

/// Nothing is done in silence: files alone, a folder that is not there and a folder without a case are errors as ever.
#[test]
fn what_is_no_folder_is_told_where_no_case_is_left() {
    let scratch = scratch();
    let (case, output) = (scratch.path().join("fall"), scratch.path().join("ut"));
    copy(&repository(BASE), &case);
    let [page, other, empty] = ["README.md", "annat.txt", "tom"].map(|name| scratch.path().join(name));
    put(&page, b"ingen mapp");
    put(&other, b"ingen mapp");
    fs::create_dir(&empty).unwrap();
    for (cases, named) in [
        (vec![&page], vec!["fel[F02]"]),
        (vec![&page, &other], vec!["README.md", "annat.txt"]),
        (vec![&case, &scratch.path().join("finns inte")], vec!["finns inte"]),
        (vec![&case, &empty], vec!["tom"]),
    ] {
        let cases: Vec<&Path> = cases.into_iter().map(|path| path.as_path()).collect();
        for said in [
            build(&cases, &output),
            run(["check".as_ref()].into_iter().chain(cases.iter().map(|path| path.as_os_str()))),
        ] {
            assert_eq!(said.code, 1, "{}", said.err);
            let told = [said.out, said.err].concat();
            assert!(named.iter().all(|name| told.contains(name)), "{named:?}: {told}");
        }
    }
}

/// What an editor or a file manager hands over is the case's file; its folder is meant.
#[test]
fn a_cases_file_means_its_folder() {
    let scratch = scratch();
    let (case, output) = (scratch.path().join("fall"), scratch.path().join("ut"));
    copy(&repository(BASE), &case);
    let built = build(&[&case.join("arende.toml")], &output);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    assert_eq!(built.out, build(&[&case], &output).out);
    let inside = |arguments: &[&str]| said(program().args(arguments).current_dir(&case));
    assert_eq!(inside(&["check", "arende.toml", "--lang", "sv"]), nothing_to_say());
    let due = inside(&["due", "arende.toml", "--lang", "sv"]);
    assert_eq!((due.code, due.out.lines().count()), (0, 1), "{}", due.err);
    let twice = build(&[&case, &case.join("arende.toml")], &output);
    assert!(twice.code == 2 && twice.err.contains("är samma ärende\ntips: ange ärendet en gång"), "{}", twice.err);
    fs::remove_file(case.join("arende.toml")).unwrap();
    let gone = run(["check".as_ref(), case.join("arende.toml").as_os_str()]);
    assert_eq!(gone.code, 1);
    assert!(!gone.out.contains("arende.toml/arende.toml"), "{}", gone.out);
}

#[test]
fn the_last_case_may_be_named_by_its_file() {
    let scratch = scratch();
    let (last, next) = (repository(SAMPLE).join("arende.toml"), scratch.path().join("nästa"));
    let rest = ["--period", "2025-2028", "--adopted", "2025-06-11", "--paragraph", "512"];
    let arguments = ["follow-up".as_ref(), last.as_os_str(), next.as_os_str()];
    let said = run(arguments.into_iter().chain(rest.iter().map(|argument| argument.as_ref())));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(next.join("arende.toml").is_file());
}

/// A folder may have the name of a case's file.
#[test]
fn a_folder_named_as_a_cases_file_is_a_folder() {
    let scratch = scratch();
    let case = scratch.path().join("arende.toml");
    copy(&repository(BASE), &case);
    assert_eq!(build(&[&case], &scratch.path().join("ut")).code, 0);
}

#[test]
fn the_only_kind_of_case_is_taken() {
    let said = reference(&[]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("# Uppslagsdel"), "{}", said.out);
    assert_eq!(said, reference(&["--type", "medlemskap", "--house", "goteborg", "--lang", "en"]));
    for part in [
        "`fakta`",
        "`organisation`",
        "**Aktiviteter**",
        "`syfte`",
        "| G01 |",
        "`kronor`",
        "`berakning.antal_deltagare`",
    ] {
        assert!(said.out.contains(part), "{part}");
    }
}

/// The reference of a kind of case that somebody else has written is made in the same way.
#[test]
fn any_kind_of_case_has_its_reference() {
    let scratch = scratch();
    let folder = own_templates(scratch.path());
    let templates = folder.to_str().unwrap();
    let said = reference(&["--type", "avtal", "--templates", templates]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("ärendetypen `avtal`") && said.out.contains("| `tecknat` |"), "{}", said.out);
    assert!(!said.out.contains("| `bildad` |"));
    let several = reference(&["--templates", templates]);
    assert_eq!((several.code, several.out.as_str()), (2, ""));
    assert!(several.err.contains("fel[U12]") && several.err.contains("avtal, medlemskap"), "{}", several.err);
}

#[test]
fn an_unknown_kind_or_house_is_told_with_the_known_ones() {
    let kind = reference(&["--type", "medlemskp"]);
    assert_eq!((kind.code, kind.out.as_str()), (2, ""));
    assert!(kind.err.contains("fel[U10]") && kind.err.contains("`--type medlemskap`"), "{}", kind.err);
    let house = reference(&["--house", "kiruna", "--lang", "en"]);
    assert_eq!((house.code, house.out.as_str()), (2, ""));
    assert!(house.err.contains("error[U11]") && house.err.contains("goteborg"), "{}", house.err);
    let nowhere = reference(&["--templates", "/finns/inte"]);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (2, ""));
}

/// A folder that is no case is told with the cases that lie in it; one that is not there as a folder, not as a file of it.
#[test]
fn a_folder_that_is_no_case_is_told_with_what_lies_there() {
    let scratch = scratch();
    let above = scratch.path().join("arenden");
    ["ett", "tva"].iter().for_each(|name| copy(&repository(BASE), &above.join(name)));
    for (folder, told) in [
        (above.clone(), "i mappen finns `ett`, `tva`"),
        (scratch.path().join("borta"), "tips: rätta sökvägen"),
        (scratch.path().join("borta/*"), "`*` står för mappar som inte finns där"),
    ] {
        let said = run(["check".as_ref(), folder.as_os_str()]);
        assert_eq!(said.code, 1, "{}", said.out);
        assert!(said.out.contains("fel[F01]: mappen") && said.out.contains(told), "{}", said.out);
    }
}

#[test]
fn a_question_that_is_forgotten_is_asked_for() {
    let said = run(["explain".as_ref(), repository(BASE).as_os_str()]);
    assert!(said.code == 2 && said.err.contains("vad som ska förklaras saknas"), "{}", said.err);
}
