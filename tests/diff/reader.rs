//! What a granskare in haste is told, in each format: where a change stands, what it follows from, and what follows from nothing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{SAMPLE, Said, copy, put, repository, run, scratch};

const CASE: &str = "arende.toml";

/// The sample in a folder of its own, with words of `arende.toml` changed.
fn changed(root: &Path, edits: &[(&str, &str)]) -> PathBuf {
    let case = root.join("nytt");
    copy(&repository(SAMPLE), &case);
    let mut text = fs::read_to_string(case.join(CASE)).unwrap();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    put(&case.join(CASE), text.as_bytes());
    case
}

fn compared(new: &Path, arguments: &[&str]) -> Said {
    let sample = repository(SAMPLE);
    run([Path::new("diff"), &sample, new].into_iter().chain(arguments.iter().map(Path::new)))
}

/// What is told in the terminal, without its line breaks.
fn told(edits: &[(&str, &str)]) -> String {
    let scratch = scratch();
    let told = compared(&changed(scratch.path(), edits), &[]);
    assert_eq!(told.code, 1, "{told:?}");
    told.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An edit by hand beside changes with causes, in one sentence.
const BESIDE: [(&str, &str); 2] = [
    ("namn = \"Nordic Democracy Forum\"", "namn = \"Nordic Safety Forum\""),
    ("ska staden sträva efter", "ska staden försöka"),
];

#[test]
fn an_edit_by_hand_beside_causes_says_so_on_the_word_and_at_the_head() {
    let text = told(&BESIDE);
    assert!(text.contains("Nordic Democracy Forum → Nordic Safety Forum (1), Egen text i arende.toml (2))"), "{text}");
    assert!(text.contains("[-sträva efter-]{+försöka+}(? egen text ?) att"), "{text}");
    assert!(text.contains("Egen text i arende.toml: 1 ändring") && !text.contains("Utan känd orsak"), "{text}");
    let scratch = scratch();
    let new = changed(scratch.path(), &BESIDE);
    let page = compared(&new, &["--format", "html"]).out;
    assert!(page.contains("</ins> <span class=\"okand\">(egen text)</span> att"), "{page}");
    let own = "→ Nordic Safety Forum</a> (1), <a href=\"#orsak-1\">Egen text i arende.toml</a> (2))";
    assert!(page.contains(own), "{page}");
    let json = compared(&new, &["--format", "json"]).out;
    assert!(json.contains("\"utan_orsak\": 0") && json.contains("\"egen_text\""), "{json}");
}

/// What is asked for alone is all that is told, in each format, and what is left out is said.
#[test]
fn facts_and_text_alone() {
    let scratch = scratch();
    let new = changed(scratch.path(), &BESIDE);
    for format in ["terminal", "html", "json"] {
        let only = |what: &str| compared(&new, &["--format", format, "--only", what]);
        let (facts, text) = (only("facts"), only("text"));
        assert_eq!([facts.code, text.code], [1, 1]);
        assert!(facts.out.contains("Nordic Safety Forum") && !facts.out.contains("försöka"), "{}", facts.out);
        assert!(text.out.contains("försöka"), "{}", text.out);
        let (left_out, too) = match format {
            "json" => ("\"dokument\"\n", "\"uppgifter\"\n"),
            _ => ("(bara uppgifter begärdes)", "(bara text begärdes)"),
        };
        let plain =
            |said: &Said| if format == "json" { said.out.replace(',', "") } else { said.out.replace('\n', " ") };
        assert!(plain(&facts).contains(left_out) && plain(&text).contains(too), "{format}: {}", plain(&text));
        assert!(format != "json" || text.out.contains("\"fakta\": []"), "{}", text.out);
        assert!(format == "json" || !text.out.contains("Uppgifter\n"), "{}", text.out);
    }
}

#[test]
fn a_field_that_was_typed_is_its_own_cause_and_a_waiver_is_changed_in_its_words() {
    let text = told(&[
        ("telefon = \"031-000 00 00\"", "telefon = \"031-111 11 11\""),
        ("Planen gäller ännu", "Planen gäller nu"),
    ]);
    assert!(text.contains("Fältet Telefon [-031-000 00 00-] {+031-111 11 11+} (arende.toml:16): 1 ändring"), "{text}");
    assert!(
        text.contains("G21 (följer inte av något annat i listan): Planen gäller [-ännu-]{+nu+} när anvisningen"),
        "{text}"
    );
    assert!(text.contains("1 i Undantag"), "{text}");
}

#[test]
fn a_finding_has_its_place_and_its_cause() {
    let text = told(&[("till = 2024", "till = 2023")]);
    let cause = text.split("{+2023+} (arende.toml:57): ").nth(1).unwrap().split(';').next().unwrap();
    assert!(cause.contains(" i Dokument") && cause.contains("1 i Anmärkningar"), "{cause}");
    // The year that is too short is one finding, of the rows of several sheets.
    let finding = "W41, tillagd (arende.toml:56, arende.toml:57, Aktiviteter!A21:B21, …; orsak: \
                   uppföljningsperiodens sista år 2024 → 2023 (1);";
    assert!(text.contains(finding), "{text}");
}

/// Bilagor that have changed places are both there.
#[test]
fn bilagor_in_another_order_are_in_another_order() {
    let one = "[[bilagor]]\ndokument = \"anvisning\"\nfil = \"anvisning.toml\"\n\n";
    let other = "fil = \"foregangare.toml\"\n";
    let text = told(&[(one, ""), (other, &format!("{other}\n{}", one.trim_end()))]);
    assert!(text.contains("Bilagorna står i en annan ordning (orsak: "), "{text}");
    assert!(!text.contains("Bilaga, tillagd") && !text.contains("utan känd orsak"), "{text}");
}

/// What was moved, is new or gone has its line as what is changed has.
#[test]
fn a_moved_paragraph_has_its_lines() {
    let case = fs::read_to_string(repository(SAMPLE).join(CASE)).unwrap();
    let from = |start: &str, end: &str| &case[case.find(start).unwrap()..case.find(end).unwrap()];
    let moved = from("För 2021 är ingen", "Under 2022 låg");
    let gone = from(
        "Uppgifterna om aktiviteter och deltagande kommer från",
        "Uppgifterna om aktiviteter och deltagande kommer från",
    );
    assert!(gone.is_empty());
    let before = "Uppgifterna om aktiviteter och deltagande kommer från";
    let text = told(&[(moved, ""), (before, &format!("{moved}{before}"))]);
    assert!(text.contains("flyttat ") && text.contains(" → arende.toml:"), "{text}");
}

/// A move is one change: each end leads to the other, and the words that are changed in it are marked where it stands now.
#[test]
fn both_ends_of_a_move_lead_to_each_other() {
    let case = fs::read_to_string(repository(SAMPLE).join(CASE)).unwrap();
    let moved = &case[case.find("För 2021 är ingen").unwrap()..case.find("Under 2022 låg").unwrap()];
    let before = "Uppgifterna om aktiviteter och deltagande kommer från";
    let again = format!("{}{before}", moved.replace("nätverkets verksamhet", "nätverkets arbete"));
    let scratch = scratch();
    let new = changed(scratch.path(), &[(moved, ""), (before, &again)]);
    let page = compared(&new, &["--format", "html"]).out;
    let items: Vec<&str> = page.split("<div class=\"andring\"").collect();
    let item = |id: &str| items.iter().find(|item| item.starts_with(&format!(" id=\"{id}\""))).unwrap();
    let (from, to) = (item("flytt-0-fran"), item("flytt-0-till"));
    assert!(from.contains("<a href=\"#flytt-0-till\">"), "{from}");
    assert!(to.contains("<a href=\"#flytt-0-fran\">"), "{to}");
    assert!(to.contains("<ins><span class=\"dold\">[tillagt: </span>arbete<"), "{to}");
    assert!(page.contains("<p>2 ändringar: 1 i Dokument, 1 i Filer</p>"), "{page}");
}

/// Words of a value that is another though nothing that it reads is follow from nothing known, and are counted.
#[test]
fn what_follows_from_nothing_known_is_counted() {
    let scratch = scratch();
    let (old, new) = (repository("output/nordic-safe-cities-2025"), scratch.path().join("nytt"));
    copy(&old, &new);
    let record = fs::read_to_string(new.join("fakta.json")).unwrap();
    let (values, documents) = record.split_at(record.find("\"dokument\"").unwrap());
    put(&new.join("fakta.json"), format!("{values}{}", documents.replace("Köpenhamn", "Oslo")).as_bytes());
    let told = |arguments: &[&str]| {
        run([Path::new("diff"), &old, &new].into_iter().chain(arguments.iter().map(Path::new))).out
    };
    let (json, text) = (told(&["--format", "json"]), told(&[]));
    assert!(json.contains("\"utan_orsak\": 2"), "{json}");
    assert!(text.contains("Utan känd orsak: 2 ändringar"), "{text}");
}

/// A file that cannot be read is exit 2, on one side and on both: nothing that stands in it seems to be missing.
#[test]
fn a_side_whose_files_cannot_be_read_is_not_compared() {
    let scratch = scratch();
    let new = changed(scratch.path(), &[("arlig = 115000", "arlig = 116000")]);
    for bytes in [Some(&b"skr\xc3\xa4p"[..]), None] {
        match bytes {
            Some(bytes) => put(&new.join("underlag.xlsx"), bytes),
            None => fs::remove_file(new.join("underlag.xlsx")).unwrap(),
        }
        let one = compared(&new, &[]);
        let both = run([Path::new("diff"), &new, &new]);
        for said in [one, both] {
            assert!(said.code == 2 && said.out.is_empty(), "{said:?}");
            assert!(said.err.contains("fel[J04]") && said.err.contains("underlag.xlsx kan inte läsas"), "{said:?}");
        }
    }
}
