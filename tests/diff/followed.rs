//! The sample case and its follow-up, filled in: every true change of a list that was written before the report was looked at is
//! found in the page, by its words alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::unmarked;
use crate::common::follow_up::{Term, adopt, fill, follow};
use crate::common::{SAMPLE, copy, repository, run, scratch};

pub(super) const FIRST: Term = Term { year: 2025, number: "SLK-2025-00265", adopted: "2025-06-11", paragraph: 512 };
pub(super) const SECOND: Term = Term { year: 2029, number: "SLK-2029-00311", adopted: "2029-06-13", paragraph: 608 };

/// The words of a page that are marked as gone or as new.
fn marked(page: &str, tag: &str) -> String {
    let page = unmarked(page);
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    let inside = page.split(&open).skip(1).filter_map(|part| part.split(&close).next());
    let mut words = String::new();
    for part in inside {
        for piece in part.split("</span>") {
            words.push_str(piece.split("<span class=\"dold\">").next().unwrap_or_default());
        }
        words.push('\n');
    }
    words
}

/// The page as one side has it: without what the other alone has, without tags and without the words for those who listen.
fn one_side(page: &str, other: &str) -> String {
    let (open, close) = (format!("<{other}>"), format!("</{other}>"));
    let own: String = page
        .split(&open)
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once(&close).unwrap().1 })
        .collect();
    let mut words = String::new();
    for tag in own.split('<') {
        let (tag, text) = tag.split_once('>').unwrap_or_default();
        if tag != "span class=\"dold\"" {
            words.push_str(text);
        }
    }
    words
}

/// Links inside the page that lead nowhere.
fn dangling(page: &str) -> BTreeSet<&str> {
    let values = |before: &'static str| page.split(before).skip(1).filter_map(|rest| rest.split('"').next());
    let ids: BTreeSet<&str> = values(" id=\"").collect();
    values("href=\"#").filter(|id| !ids.contains(id)).collect()
}

/// The words of a change without those around it that both sides have.
fn changed_words(was: &str, is: &str) -> (String, String) {
    let (was, is): (Vec<&str>, Vec<&str>) = (was.split_whitespace().collect(), is.split_whitespace().collect());
    let before = was.iter().zip(&is).take_while(|(one, other)| one == other).count();
    let (was, is) = (&was[before..], &is[before..]);
    let after = was.iter().rev().zip(is.iter().rev()).take_while(|(one, other)| one == other).count();
    (was[..was.len() - after].join(" "), is[..is.len() - after].join(" "))
}

/// The sample case, adopted, and its follow-up, filled in; under `root`.
pub(super) fn followed(root: &Path) -> [PathBuf; 2] {
    let old = root.join("nsc-2025");
    copy(&repository(SAMPLE), &old);
    adopt(&old, &FIRST);
    let new = follow(&old, &root.join("nsc-2029"), "2025-2028", &[]);
    fill(&new, &SECOND);
    [old, new]
}

#[test]
fn every_true_change_of_the_follow_up_is_marked() {
    let scratch = scratch();
    let [old, new] = followed(scratch.path());
    let told = run([Path::new("diff"), &old, &new, Path::new("--format"), Path::new("html")]);
    assert_eq!(told.code, 1, "{}", told.err);
    let (gone, come) = (marked(&told.out, "del"), marked(&told.out, "ins"));
    let (before, after) = (one_side(&told.out, "ins"), one_side(&told.out, "del"));
    assert_eq!(dangling(&told.out), BTreeSet::new());
    let list = fs::read_to_string(repository("tests/fixtures/uppfoljning/sanna-andringar.txt")).unwrap();
    let mut missed = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let (was, is) = line.split_once('|').unwrap();
        let whole = before.contains(was.trim()) && after.contains(is.trim());
        let (was, is) = changed_words(was, is);
        let is_there = |text: &str, marked: &str| text.is_empty() || marked.contains(text);
        if !whole || !is_there(&was, &gone) || !is_there(&is, &come) {
            missed.push(line);
        }
    }
    assert_eq!(missed, Vec::<&str>::new(), "--- gone\n{gone}\n--- new\n{come}");
}

/// What is put back where does not hang on hashes: the causes are the same with templates that say the same in other bytes.
#[test]
fn the_causes_are_those_of_the_case_issued_later() {
    let scratch = scratch();
    let [old, new] = followed(scratch.path());
    let templates = scratch.path().join("mallar");
    copy(&repository("templates"), &templates);
    let kind = templates.join("medlemskap/arendetyp.toml");
    let text = fs::read_to_string(&kind).unwrap();
    let causes = |comment: usize| {
        fs::write(&kind, format!("{text}# {comment}\n")).unwrap();
        let told = run([Path::new("diff"), &old, &new, Path::new("--templates"), &templates]);
        assert_eq!(told.code, 1, "{}", told.err);
        told.out.split("\n\n").nth(1).unwrap().to_owned()
    };
    let first = causes(0);
    assert!(first.starts_with("Vad som har gjorts"), "{first}");
    for comment in 1..5 {
        assert_eq!(causes(comment), first, "{comment}");
    }
}

/// The changes of a page, and what is as it was.
fn items(page: &str) -> Vec<&str> {
    page.split("<div class=\"andring\"").skip(1).collect()
}

/// For each answer of a page the sentence that its question quotes, and what it leads to.
fn answers(page: &str) -> Vec<(&str, &str)> {
    let answer = |item: &&str| item.contains("Svar på frågan");
    let led = items(page).into_iter().filter(answer).map(|item| {
        let sentence = item.split('”').nth(2).unwrap();
        let id = item.split("gäller <a href=\"#").nth(1).and_then(|rest| rest.split('"').next());
        let id = format!(" id=\"{}\"", id.unwrap_or_else(|| panic!("{item}")));
        (sentence, items(page).into_iter().find(|item| item.starts_with(&id)).unwrap_or_else(|| panic!("{id}")))
    });
    led.collect()
}

#[test]
fn an_answer_leads_to_the_text_that_its_question_quotes() {
    let scratch = scratch();
    let [old, new] = followed(scratch.path());
    let page = run([Path::new("diff"), &old, &new, Path::new("--format"), Path::new("html")]).out;
    let led = answers(&page);
    assert_eq!(led.len(), 3, "{page}");
    for (sentence, passage) in led {
        assert!(one_side(&format!("<{passage}"), "ins").contains(sentence), "{sentence}: {passage}");
        assert!(!passage.contains("data-slag=\"lika\""), "{passage}");
    }
    let told = run([Path::new("diff"), &old, &new]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(told.matches("; gäller ").count(), 3, "{told}");
}

/// An answer that is written beside a text which is as it was leads there too.
#[test]
fn an_answer_leads_to_a_text_that_has_not_changed() {
    let scratch = scratch();
    let [_, new] = followed(scratch.path());
    let file = new.join("arende.toml");
    let text = fs::read_to_string(&file).unwrap();
    let kept = "Kommunstyrelsen utser sina representanter i ett eget ärende när anvisningen har antagits.";
    let before = "Deltagandet sker i första hand digitalt";
    assert_eq!(text.matches(before).count(), 1);
    fs::write(&file, text.replace(before, &format!("{kept}\n\n{before}"))).unwrap();
    let draft = scratch.path().join("utkast");
    copy(&new, &draft);
    let carried = draft.join("overtaget.toml");
    let text = fs::read_to_string(&carried).unwrap();
    fs::write(&carried, text.replacen("svar = \"Det har gjorts.\"", "svar = \"Det ska göras.\"", 1)).unwrap();
    let page = run([Path::new("diff"), &draft, &new, Path::new("--format"), Path::new("html")]).out;
    let led = answers(&page);
    let [(sentence, passage)] = led.as_slice() else { panic!("{page}") };
    assert_eq!(*sentence, kept);
    assert!(passage.contains(kept) && passage.contains("data-slag=\"lika\""), "{passage}");
}
