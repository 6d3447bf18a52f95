//! `utlatande diff` as a user meets it.

use std::fs;
use std::path::Path;

use utlatande::document::{Block, Body, Content, Inline};
use utlatande::fact_record::FactRecord;
use utlatande::model::Value;
use utlatande::place::Place;
use utlatande::source_text::TypedText;

use super::unmarked;
use crate::common::{BASE, SAMPLE, build, copy, program, put, repository, run, said, scratch};

fn diff(arguments: &[&Path]) -> crate::common::Said {
    run([Path::new("diff")].iter().chain(arguments))
}

/// The sample in a folder of its own, with its cost changed.
fn changed(root: &Path) -> std::path::PathBuf {
    let case = root.join("nytt");
    copy(&repository(SAMPLE), &case);
    let text = fs::read_to_string(case.join("arende.toml")).unwrap();
    put(&case.join("arende.toml"), text.replace("arlig = 115000", "arlig = 120000").as_bytes());
    case
}

#[test]
fn it_says_what_it_took_and_exits_with_0_1_or_2() {
    let scratch = scratch();
    let new = changed(scratch.path());
    let sample = repository(SAMPLE);
    let output = build(&sample, &scratch.path().join("output"));
    let same = diff(&[&output, &sample]);
    assert_eq!((same.code, same.err.as_str()), (0, ""), "{}", same.out);
    let taken = "Gammalt: det som är byggt av ärendet `nordic-safe-cities-2025` (SLK-2025-00265). Nytt: ärendet \
                 `nordic-safe-cities-2025` (SLK-2025-00265). Jämfört med utlatande";
    assert!(same.out.replace('\n', " ").contains(taken), "{}", same.out);
    assert!(same.out.contains("Ingen skillnad.") && same.out.contains("Jämförs inte: "));
    for old in [&sample, &output] {
        let told = diff(&[old, &new]);
        assert_eq!((told.code, told.err.as_str()), (1, ""), "{}", told.out);
        // diff-pdf #32: counts; wagtail #10576 and openproject #4281: no colour alone.
        let text = told.out.replace("\n         ", " ");
        assert!(text.contains("4 ändringar: 1 i Uppgifter, 2 i Dokument, 1 i Filer\n"), "{text}");
        assert!(
            text.contains("[-115 000 kr-] {+120 000 kr+} (arende.toml:61): 3 ändringar: 1 i Uppgifter, 2 i Dokument"),
            "{text}"
        );
        assert!(told.out.lines().all(|line| line.chars().count() <= 100), "{}", told.out);
        assert!(!told.out.contains(scratch.path().to_str().unwrap()));
    }
    let none = diff(&[&sample, scratch.path()]);
    assert!(none.code == 2 && none.out.is_empty() && none.err.starts_with("fel[J01]"), "{none:?}");
    assert_eq!(diff(&[&sample, &scratch.path().join("saknas")]).code, 2);
    put(&output.join("fakta.json"), b"{}");
    let broken = diff(&[&output, &sample]);
    assert!(broken.code == 2 && broken.err.starts_with("fel[U19]"), "{broken:?}");
}

/// Against its own last output, which lies in the folder that `build` writes to; and a folder that could be both.
#[test]
fn a_case_is_compared_with_what_was_built_of_it_last() {
    let scratch = scratch();
    let new = changed(scratch.path());
    let here = |arguments: &[&str]| {
        said(program().env("LANG", "sv_SE.UTF-8").current_dir(scratch.path()).arg("diff").args(arguments))
    };
    assert!(here(&["nytt"]).err.starts_with("fel[J03]"), "{:?}", here(&["nytt"]));
    let built = build(&new, &scratch.path().join("output"));
    assert_eq!(here(&["nytt"]).code, 0);
    let text = fs::read_to_string(new.join("arende.toml")).unwrap();
    put(&new.join("arende.toml"), text.replace("arlig = 120000", "arlig = 125000").as_bytes());
    let told = here(&["nytt", "--lang", "en"]);
    assert!(told.code == 1 && told.out.contains("[-120 000 kr-] {+125 000 kr+}"), "{told:?}");
    for file in ["fakta.json", "manifest.toml"] {
        fs::copy(built.join(file), new.join(file)).unwrap();
    }
    assert_eq!(here(&["nytt", "output/nytt"]).code, 1, "arende.toml wins");
    assert_eq!(here(&["nytt", "output/nytt", "--as", "output"]).code, 0);
    assert_eq!(here(&["nytt", "output/nytt", "--only", "text"]).code, 1);
    let wrote = here(&["nytt", "output/nytt", "--format", "json", "--output", "skillnad.json"]);
    assert!(wrote.code == 1 && wrote.out.contains("skillnad.json"), "{wrote:?}");
    assert!(fs::read_to_string(scratch.path().join("skillnad.json")).unwrap().contains("\"orsaker\""));
}

/// What stands in a record that somebody wrote by hand stays text.
#[test]
fn nothing_in_a_text_commands_the_terminal_or_turns_its_direction() {
    let scratch = scratch();
    let output = build(&repository(BASE), &scratch.path().join("output"));
    let text = fs::read_to_string(output.join("fakta.json")).unwrap();
    let evil = text.replacen("\"text\": \"", "\"text\": \"<script>alert(1)</script>\\u001b[31m\\u202e ", 1);
    assert_ne!(evil, text);
    put(&output.join("fakta.json"), evil.as_bytes());
    for format in ["terminal", "json", "html"] {
        let told = run([Path::new("diff"), &output, &repository(BASE), Path::new("--format"), Path::new(format)]);
        assert!(!told.out.contains(['\u{1b}', '\u{202e}']), "{format}: {}", told.out);
        assert!(format != "html" || !told.out.contains("<script>alert"), "{}", told.out);
    }
}

/// One file that asks for nothing else, in the language asked for.
#[test]
fn the_page_is_one_file_that_fetches_nothing() {
    let scratch = scratch();
    let new = changed(scratch.path());
    let page = run([Path::new("diff"), &repository(SAMPLE), &new, Path::new("--format"), Path::new("html")]);
    assert_eq!(page.code, 1);
    assert!(page.out.contains("</span><span class=\"hel\">115 000 kr</span><span class=\"dold\">"), "on one line");
    let text = &unmarked(&page.out);
    assert!(text.starts_with("<!doctype html>\n<html lang=\"sv\">") && text.ends_with("</html>\n"), "{text}");
    assert!(text.contains("default-src 'none'; style-src 'sha256-") && text.contains("script-src 'sha256-"));
    for outside in ["http://", "https://", "src=", "<link", "@import", "url(", "style=\"", "onclick"] {
        assert!(!text.contains(outside), "{outside}");
    }
    assert!(
        text.contains("<del><span class=\"dold\">[borttaget: </span>115 000 kr<span class=\"dold\">]</span></del>")
    );
    assert!(text.contains("<ins><span class=\"dold\">[tillagt: </span>120 000 kr<span class=\"dold\">]</span></ins>"));
    // A change says what it follows from; what is the cause itself says that, and not that it follows from itself.
    assert!(text.contains("→ 120\u{a0}000\u{a0}kr</a> (1)") && !text.contains('\u{fffd}'));
    assert!(
        text.contains("är orsak <a href=\"#orsak-0\" title=\"") && !text.contains("orsak: <a href=\"#orsak-0\">1<")
    );
    // Every message has its words: none is told by its name.
    assert!(!text.contains(">diff-") && text.contains("bara det som är ändrat"), "{text}");
    assert!(text.len() < 1 << 20, "{} bytes", text.len());
}

/// A page that has no change says so, and has nothing to choose from or to step through; what is only in another order is told in
/// whole words.
#[test]
fn a_page_has_the_tools_that_do_something() {
    let sample = repository(SAMPLE);
    for only in [&[][..], &["--only", "facts"], &["--only", "text"]] {
        let page = run(["diff".as_ref(), sample.as_os_str(), sample.as_os_str(), "--format".as_ref(), "html".as_ref()]
            .into_iter()
            .chain(only.iter().map(|word| std::ffi::OsStr::new(*word))));
        assert_eq!(page.code, 0, "{}", page.err);
        assert!(page.out.contains("<p>Ingen skillnad.</p>"), "{only:?}");
        for absent in ["<nav", "<button", "<select", "class=\"andring\""] {
            assert!(!page.out.contains(absent), "{only:?}: {absent}");
        }
    }
    let scratch = scratch();
    let page = run([Path::new("diff"), &sample, &changed(scratch.path()), Path::new("--format"), Path::new("html")]);
    assert!(
        page.out
            .contains("<div id=\"verktyg\" class=\"verktyg\" role=\"group\" aria-label=\"Visa och bläddra\" hidden>")
    );
    assert!(
        page.out
            .contains("data-visas=\"Visas: {antal} av {alla} ändringar\" data-andring=\"Ändring {antal} av {alla}\"")
    );
}

/// What was moved, and what is only in another order, is said in one word, not in two.
#[test]
fn what_was_done_is_said_once() {
    let scratch = scratch();
    let [old, new] = ["gammalt", "nytt"].map(|name| scratch.path().join(name));
    for (case, before) in
        [(&old, "Stadsledningskontoret har följt upp åren"), (&new, "Stadsledningskontoret lägger fram ett")]
    {
        copy(&repository(SAMPLE), case);
        let text = fs::read_to_string(case.join("arende.toml")).unwrap();
        let duty = "Det här stycket handlar om hur ansvaret fördelas mellan nämnder och styrelser i kommunen.";
        put(&case.join("arende.toml"), text.replacen(before, &format!("{duty}\n\n{before}"), 1).as_bytes());
    }
    let page = diff(&[&old, &new, Path::new("--format"), Path::new("html")]).out;
    assert_eq!(page.matches("flyttat inom avsnittet</a> (").count(), 2, "{page}");
    assert!(!page.contains(", flyttat"), "{page}");
}

/// Of a long sheet a part of the rows is shown, and all that has changed is counted and told: that they are sorted as well.
#[test]
fn rows_that_are_not_shown_are_counted() {
    const ROWS: usize = 300;
    let scratch = scratch();
    let output = build(&repository(SAMPLE), &scratch.path().join("gammalt"));
    let text = fs::read_to_string(output.join("fakta.json")).unwrap();
    let written = |is_new: bool| {
        let mut record = FactRecord::read(&text).unwrap();
        let table = record.tabeller.get_mut("kostnader").unwrap();
        let row = |at: usize| {
            let name = Value::Text(format!("post {at}"));
            vec![Some(Value::Year(2020)), Some(name), Some(Value::Amount((2 * at + usize::from(is_new)).into())), None]
        };
        table.rader = (0..ROWS).map(row).collect();
        table.radnummer = (1..=ROWS as u32).collect();
        if is_new {
            table.rader.swap(10, 20);
        }
        record.written().unwrap()
    };
    let new = scratch.path().join("nytt");
    copy(&output, &new);
    put(&output.join("fakta.json"), written(false).as_bytes());
    put(&new.join("fakta.json"), written(true).as_bytes());
    let told = diff(&[&output, &new]);
    let all = ROWS + 1;
    assert!(told.out.contains(&format!("{all} ändringar: {all} i Tabeller")), "{}", told.out);
    assert!(told.out.contains("  ordningen är också ändrad\n"), "{}", told.out);
    let page = diff(&[&output, &new, Path::new("--format"), Path::new("html")]);
    assert!(page.out.contains(&format!("<p>{all} ändringar")), "{}", page.out);
    let sheet = page.out.split("<section id=\"del-").nth(1).unwrap();
    let shown = sheet.matches("class=\"andring\"").count() - 1;
    assert!(page.out.contains(&format!(" data-antal=\"{}\" ", all - shown)) && shown < ROWS, "{shown}");
}

/// Where the exit code says that something differs, a word says what.
#[test]
fn an_order_that_is_all_that_differs_is_told() {
    let scratch = scratch();
    let output = build(&repository(SAMPLE), &scratch.path().join("gammalt"));
    let new = scratch.path().join("nytt");
    copy(&output, &new);
    let mut record = FactRecord::read(&fs::read_to_string(output.join("fakta.json")).unwrap()).unwrap();
    record.dokument.swap(1, 2);
    put(&new.join("fakta.json"), record.written().unwrap().as_bytes());
    for format in ["terminal", "html"] {
        let told = diff(&[&output, &new, Path::new("--format"), Path::new(format)]);
        assert!(told.code == 1 && told.out.contains("0 ändringar: endast ordningen ändrad"), "{}", told.out);
    }
}

/// No path of the machine is in it: a case is the same however its folder is called for.
#[test]
fn a_difference_has_no_path_of_the_machine() {
    let scratch = scratch();
    let new = changed(scratch.path());
    copy(&repository(SAMPLE), &scratch.path().join("gammalt"));
    std::os::unix::fs::symlink("gammalt", scratch.path().join("lank")).unwrap();
    let said = |old: &str, format: &str| {
        let mut command = program();
        command.current_dir(scratch.path()).args(["diff", old]).arg(&new).args(["--format", format]);
        let told = said(&mut command);
        assert_eq!(told.code, 1, "{}", told.err);
        assert!(!told.out.contains(scratch.path().to_str().unwrap()), "{old}");
        told.out
    };
    let absolute = scratch.path().join("gammalt");
    for format in ["json", "html", "terminal"] {
        let told = said("gammalt", format);
        for old in ["./gammalt/", "../gammalt", "lank", "gammalt/arende.toml", absolute.to_str().unwrap()] {
            let old = old.replace("..", &format!("../{}", scratch.path().file_name().unwrap().to_str().unwrap()));
            assert_eq!(said(&old, format), told, "{old}");
        }
    }
}

/// A case of three hundred pages, a word changed in every paragraph: its page can be sent.
#[test]
fn the_page_of_a_long_case_can_be_sent() {
    const PARAGRAPHS: usize = 300 * 6;
    let scratch = scratch();
    let output = build(&repository(SAMPLE), &scratch.path().join("gammalt"));
    let text = fs::read_to_string(output.join("fakta.json")).unwrap();
    let written = |word: &str| {
        let mut record = FactRecord::read(&text).unwrap();
        let Body::Report(report) = &mut record.dokument[0].body else { panic!("a report") };
        let sections = report.sections.iter_mut().filter_map(|section| match &mut section.content {
            Content::Blocks(blocks) => Some(blocks),
            _ => None,
        });
        let paragraph = |number: usize| {
            let text = format!("Stycke {number} {word} {}", "handlar om förvaltningens uppföljning. ".repeat(15));
            Block::Paragraph(vec![Inline::Text(TypedText::Whole(text, Place::File("arende.toml".into())))])
        };
        sections.last().unwrap().extend((0..PARAGRAPHS).map(paragraph));
        record.written().unwrap()
    };
    let new = scratch.path().join("nytt");
    copy(&output, &new);
    put(&output.join("fakta.json"), written("först").as_bytes());
    put(&new.join("fakta.json"), written("sedan").as_bytes());
    let page = run([Path::new("diff"), &output, &new, Path::new("--format"), Path::new("html")]);
    assert_eq!(page.code, 1, "{}", page.err);
    assert_eq!(page.out.matches("</span>sedan<span").count(), PARAGRAPHS);
    assert!(page.out.len() <= 10 << 20, "{} bytes", page.out.len());
    // Each of them stands where it stood, however many they are.
    assert!(!page.out.contains("data-slag=\"flyttat\""));
}
