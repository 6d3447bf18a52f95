//! What a granskare meets first: each edit by hand with what it said and says, new findings, and old values that still stand.

use std::fs;
use std::path::Path;

use crate::common::{SAMPLE, copy, put, repository, run, scratch};

/// The sample against the sample with words changed, as a page without tags.
fn page(edits: &[(&str, &str)]) -> (String, String) {
    let scratch = scratch();
    let new = scratch.path().join("nytt");
    copy(&repository(SAMPLE), &new);
    let mut text = fs::read_to_string(new.join("arende.toml")).unwrap();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    put(&new.join("arende.toml"), text.as_bytes());
    let page = run([Path::new("diff"), &repository(SAMPLE), &new, Path::new("--format"), Path::new("html")]).out;
    let words = page.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<String>();
    let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (page, plain.replace("[borttaget: ", "[-").replace("[tillagt: ", "[+"))
}

/// What was written by hand is told though the paragraph has a change from a fact besides, and a decision point first.
#[test]
fn every_edit_by_hand_says_what_it_said_and_says() {
    let (_, told) = page(&[("Ett tjugotal", "Ett trettiotal"), ("\"Köpenhamn\"", "\"Århus\"")]);
    let acts = told.split("Vad som har gjorts").nth(1).unwrap().split("Innehåll").next().unwrap();
    assert!(acts.contains("[-Ett tjugotal] → [+Ett trettiotal] (arende.toml:"), "{acts}");
    assert!(!acts.contains("Anmärkningar (") && !acts.contains("Filerna"), "{acts}");
}

/// What is new in a list is all that is marked.
#[test]
fn words_that_both_sides_have_are_not_marked() {
    let (_, told) = page(&[("Stockholm och Malmö", "Stockholm, Malmö och Uppsala")]);
    assert!(told.contains("Stockholm[+, Malmö] och [-Malmö][+Uppsala]"), "{told}");
}

/// A new error is told before all else, and follows from what was written on its line.
#[test]
fn a_new_error_is_told_on_top() {
    let (page, told) = page(&[("tjänsteutlåtande, antecknas.", "tjänsteutlåtande, läggs till handlingarna.")]);
    let top = page.split("<ul id=\"viktigt\">").nth(1).unwrap().split("</ul>").next().unwrap();
    assert!(top.contains("Nytt fel: G02 ") && top.contains("fel 0 → 1") && top.contains("<a href=\"#post-"), "{top}");
    assert!(!top.contains('`') && told.contains("G02, tillagd (arende.toml:"), "{told}");
}

/// A number that was put right in its fact and still stands in a cell of the case is told where it was put right.
#[test]
fn an_old_value_that_still_stands_is_told() {
    let (_, told) = page(&[("paragraf = 156", "paragraf = 165")]);
    assert!(told.contains("Det gamla värdet 156 står kvar") && told.contains("§ 156” i "), "{told}");
}
