//! Glyphs picked at random on the pages of every kind and house lead back to the cell or the line that they come from: cases as they
//! are, edited at random, and followed up. The words are read from the PDFs, and what stands at the places that `explain` names from the
//! files. By hand it is of more pages:
//! `UTLATANDE_SEED=7 UTLATANDE_ROUNDS=8 UTLATANDE_PAGES=1000 cargo test --release --test all glyphs:: -- --nocapture`.

mod edits;
mod oracle;
mod pdf;
mod sweep;
mod told;
mod worlds;

use std::fs;
use std::path::Path;

use utlatande::assemble;
use utlatande::explain::{Kind, Question, explain};
use utlatande::export::Output;
use utlatande::origin_record::{FILE, OriginRecord};
use utlatande::templates::TemplateSource;

use self::oracle::Files;
use self::worlds::World;
use crate::common::{put, source};
use crate::generated::number;
use crate::generator::random::Random;

/// Words of each page that are asked for.
const PICKS: usize = 8;

/// Most edits of a case.
const EDITS: usize = 12;

/// How many pages of every kind and house were looked at, and what was wrong.
#[derive(Default)]
struct Tried {
    pages: usize,
    words: usize,
    wrong: Vec<String>,
}

#[test]
fn words_of_every_kind_and_house_lead_back() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("glyphs");
    let _ = fs::remove_dir_all(&root);
    let seed = number("UTLATANDE_SEED").unwrap_or(1);
    let rounds = number("UTLATANDE_ROUNDS").unwrap_or(1);
    let mut tried = Tried::default();
    let mut followed = 0;
    for (at, world) in worlds::all(&root).iter().enumerate() {
        let random = &mut Random::new(seed * 1000 + at as u64);
        assert!(try_world(world, random, &mut tried), "{} is not built", world.name);
        let mut edited = 0;
        for round in 0..rounds {
            let other = world.copied(&root.join(format!("{}-{round}", world.name)));
            edited += edits::edit(&other, random, EDITS);
            try_world(&other, random, &mut tried);
        }
        assert!(edited > 0, "{} takes no edit", world.name);
        let next = worlds::followed(world, &root.join(format!("{}-efter", world.name)));
        followed += usize::from(next.is_some_and(|next| try_world(&next, random, &mut tried)));
    }
    println!("{} words on {} pages, {followed} cases followed up", tried.words, tried.pages);
    tried.wrong.iter().for_each(|wrong| println!("{wrong}"));
    assert!(tried.wrong.is_empty(), "{} wrong", tried.wrong.len());
    assert!(followed > 5 && tried.pages as u64 >= number("UTLATANDE_PAGES").unwrap_or(100));
}

/// Picks words of every page of a case, if it is built.
fn try_world(world: &World, random: &mut Random, tried: &mut Tried) -> bool {
    let built = assemble::build(&source(&world.case), &world.source());
    utlatande::compile::evict(1);
    let Some(output) = built.output else { return false };
    let record = record(&output);
    let files = Files::new(world);
    for document in &record.dokument {
        let name = format!("{}.pdf", document.fil);
        let file = output.files.iter().find(|file| file.path == name);
        // A sheet that stands for an attached PDF is in the file with all documents alone.
        let Some(file) = file.filter(|_| !document.sidor.is_empty()) else { continue };
        let pages = pdf::words(&file.bytes);
        if pages.len() != document.sidor.len() {
            continue;
        }
        for (number, words) in pages.iter().enumerate() {
            tried.pages += 1;
            for _ in 0..PICKS.min(words.len()) {
                let word = random.pick(words);
                tried.words += 1;
                let problem = tried_word(&record, &files, &document.fil, number + 1, word);
                let at = || format!("{}: {name}, page {}, {word:?}", world.case.display(), number + 1);
                tried.wrong.extend(problem.map(|problem| format!("{}: {problem}", at())));
            }
        }
    }
    let alternatives = alternatives(&output);
    for document in &record.dokument {
        let name = format!("{}.txt", document.fil);
        let Some(file) = output.files.iter().find(|file| file.path == name) else { continue };
        let text = std::str::from_utf8(&file.bytes).unwrap();
        // A drawing is told there by its alternative text, which stands on no page.
        let is_on_page = |line: &&str| !alternatives.iter().any(|told| told.contains(&oracle::letters(line)));
        let lines = text.lines().filter(is_on_page);
        let cells: Vec<Vec<&str>> =
            lines.flat_map(|line| line.split('\t')).map(|cell| cell.split(' ').collect()).collect();
        for _ in 0..PICKS * document.sidor.len() {
            let words = random.pick(&cells);
            let first = random.below(words.len());
            let phrase = words[first..words.len().min(first + 1 + random.below(6))].join(" ");
            tried.words += 1;
            let problem = tried_phrase(&record, &document.fil, phrase.trim());
            tried
                .wrong
                .extend(problem.map(|problem| format!("{}: {name}, {phrase:?}: {problem}", world.case.display())));
        }
    }
    true
}

/// The alternative texts of the drawings, letters alone.
fn alternatives(output: &Output) -> Vec<String> {
    let sources = output.files.iter().filter(|file| file.path.ends_with(".typ"));
    let texts = sources.filter_map(|file| std::str::from_utf8(&file.bytes).ok());
    texts
        .flat_map(|text| text.split(" alt: \"").skip(1).filter_map(|rest| rest.lines().next()))
        .map(oracle::letters)
        .collect()
}

/// What is wrong with the answer for words that stand beside each other, over the ends of lines and pages, as the text has them.
fn tried_phrase(record: &OriginRecord, document: &str, phrase: &str) -> Option<String> {
    // The address of a link stands on no page by itself.
    let is_address = |word: &&str| word.starts_with("(http") || word.starts_with("(mailto:");
    let words: String = phrase.split(' ').filter(|word| !is_address(word)).collect();
    if oracle::letters(&words).is_empty() {
        return None;
    }
    let question = Question { what: phrase.to_owned(), document: Some(document.to_owned()), page: None };
    match explain(record, &question) {
        Ok(answer) => {
            let is_nowhere = answer.entries.iter().any(|entry| entry.stands.is_empty());
            is_nowhere.then(|| format!("on no page: {:?}", answer.entries))
        }
        Err(refusal) => Some(format!("{refusal:?}")),
    }
}

fn record(output: &Output) -> OriginRecord {
    let file = output.files.iter().find(|file| file.path == FILE).unwrap();
    OriginRecord::read(std::str::from_utf8(&file.bytes).unwrap()).unwrap()
}

/// What is wrong with the origin of a word. At the end of a line it may be cut, with a hyphen.
fn tried_word(record: &OriginRecord, files: &Files, document: &str, page: usize, word: &str) -> Option<String> {
    let ask = |word: &str| {
        let question = Question { what: word.to_owned(), document: Some(document.to_owned()), page: Some(page) };
        explain(record, &question)
    };
    let cut = word.strip_suffix(['-', '\u{2010}']).unwrap_or(word);
    match ask(word).or_else(|refusal| ask(cut).map_err(|_| refusal)) {
        Ok(answer) => oracle::problem(files, &answer, document, page, word),
        Err(refusal) => Some(format!("{refusal:?}")),
    }
}

/// Every line and every cell of every kind and house has an answer that is of it, and answers say to people what they say to programs;
/// with `UTLATANDE_ROUNDS` every line of the template files is asked for.
#[test]
fn every_line_and_cell_is_known() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lines");
    let _ = fs::remove_dir_all(&root);
    let all = number("UTLATANDE_ROUNDS").is_some();
    let mut wrong = Vec::new();
    for world in worlds::all(&root) {
        let output = assemble::build(&source(&world.case), &world.source()).output.unwrap();
        utlatande::compile::evict(1);
        let (record, output_files) = (record(&output), output.files);
        let found = sweep::problems(&world, &record, &Files::new(&world), all);
        wrong.extend(found.into_iter().map(|problem| format!("{}: {problem}", world.name)));
        let output = root.join("output").join(&world.name);
        output_files.iter().for_each(|file| put(&output.join(&file.path), &file.bytes));
        let asked = told::questions(&record, &mut Random::new(5), if all { 20 } else { 4 });
        let found = asked.iter().filter_map(|question| Some((question, told::problem(&world, &output, question)?)));
        wrong.extend(found.map(|(question, problem)| format!("{}: {question:?}: {problem}", world.name)));
    }
    wrong.iter().for_each(|wrong| println!("{wrong}"));
    assert!(wrong.is_empty(), "{} wrong", wrong.len());
}

/// Words in each part of a page, as a reader types them: the parts that they are of, in order.
const PARTS: [(&str, &[Kind]); 9] = [
    // In the header block and the running head, with the marks of the layout.
    ("Telefon: 031-000 00 00", &[Kind::Phrase, Kind::Typed]),
    ("E-post: fornamn.efternamn@example.se", &[Kind::Phrase, Kind::Typed]),
    ("Göteborgs Stad, Stadsledningskontoret", &[Kind::Phrase]),
    ("1 (10)", &[Kind::Layout]),
    // A number of a list, and of a table.
    ("1. Uppföljningen för åren 2020–2024", &[Kind::Typed, Kind::Value]),
    ("Tabell 8. Styrande dokument", &[Kind::Phrase]),
    ("tabell 8.", &[Kind::Template]),
    // In a cell of a table and in a drawing, whose numbers stand in the table beside it as well.
    ("Sveriges Kommuner och Regioner", &[Kind::TableText]),
    ("nätverksmöte", &[Kind::TableText]),
];

#[test]
fn words_of_every_part_of_a_page_have_their_kinds() {
    let case = crate::common::repository(crate::common::SAMPLE);
    let output = assemble::build(&source(&case), &TemplateSource::default()).output.unwrap();
    let record = record(&output);
    for (words, kinds) in PARTS {
        let question = Question { what: words.to_owned(), document: Some("tjansteutlatande".to_owned()), page: None };
        let answer = explain(&record, &question).unwrap_or_else(|refusal| panic!("{words}: {refusal:?}"));
        let found: Vec<Kind> = answer.entries.iter().map(|entry| entry.kind).collect();
        assert!(kinds.iter().all(|kind| found.contains(kind)), "{words}: {found:?}");
    }
}
