//! How the review does on prose that it was not made after: the corpora of [`review`](review), each sentence alone in a case of
//! its field. `cargo test --release --test all review:: -- --nocapture` prints the figures; `UTLATANDE_CORPUS=own`, `dev` or `blind`,
//! or several with commas, tries those alone and lists what went wrong. What the blind one said before anybody had read it stands in
//! `tests/README.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use bytes::Bytes;
use rayon::prelude::*;
use serde::Deserialize;
use utlatande::diagnostic::Severity;
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand::understand;

use crate::common::fall::{self, Changes};
use crate::common::{entries, repository, scratch, tree};
use crate::generator::random::Random;

/// The kinds that are held to more: numbers, titles, references, decisions, dates.
const CERTAIN: [&str; 7] = ["tal-fakta", "tal-tabell", "summa", "titel", "hänvisning", "beslut", "datum"];

/// The corpora that no rule is mended after.
const UNREAD: [&str; 1] = ["blind17"];

/// Those that may be read.
const READ: [&str; 25] = [
    "blind", "blind2", "blind3", "blind4", "blind5", "blind6", "blind7", "blind8", "blind9", "blind10", "blind11",
    "blind12", "blind13", "blind14", "blind15", "blind16", "dev", "dev2", "dev3", "dev8", "dev9", "dev10", "own",
    "own2", "own3",
];

/// A field: a case of its own, correct texts and planted mistakes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    falt: String,
    #[serde(default)]
    andringar: Changes,
    /// The file beside it whose case it has.
    fall: Option<String>,
    #[serde(default)]
    ratt: Vec<Addition>,
    /// Correct texts that go to one section.
    #[serde(default)]
    ratta: Vec<Several>,
    #[serde(default)]
    fel: Vec<Mistake>,
}

/// A text that is added to a section.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Addition {
    var: String,
    text: String,
}

/// Texts that are each added to a section.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Several {
    var: String,
    texter: Vec<String>,
}

/// A mistake: in a text that is added, which has a twin without it, or in the case itself. It is found when something is said
/// that is not said of the twin.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    slag: String,
    var: Option<String>,
    text: Option<String>,
    ratt: Option<String>,
    andring: Option<Changes>,
}

/// A finding: whether it is an error, its code, and its message's name with its arguments.
type Found = (bool, String, String);

/// What became of a text or a mistake.
struct Outcome {
    field: String,
    /// The kind of mistake, or none of a correct text.
    kind: Option<String>,
    text: String,
    found: Vec<Found>,
}

/// A corpus that was tried.
#[derive(Default)]
struct Tried {
    correct: Vec<Outcome>,
    mistakes: Vec<Outcome>,
}

#[test]
fn the_corpora_are_judged() {
    let listed = listed();
    assert!(
        !listed.split(',').any(|corpus| UNREAD.contains(&corpus)),
        "their findings are not read, so that their figures tell of new texts"
    );
    let mut all = Tried::default();
    let all_of_them = [&UNREAD[..], &READ[..]].concat();
    let wanted = if listed.is_empty() { all_of_them } else { listed.split(',').collect() };
    for corpus in wanted {
        let tried = tried(corpus);
        println!("{corpus}\n{}", figures(&tried));
        if !listed.is_empty() {
            println!("{}", list(&tried));
        }
        all.correct.extend(tried.correct);
        all.mistakes.extend(tried.mistakes);
    }
    println!("all\n{}", figures(&all));
    if listed.is_empty() {
        assert_eq!(Score::of(&all).missed_goals(), Vec::<&str>::new(), "goals of all corpora together");
    }
}

#[test]
fn a_goal_that_does_not_hold_is_told() {
    let score = |errors, beside, found, certain| Score { errors, any: beside, beside, found, certain };
    let held = score((5, 1000), (30, 1000), (80, 100), (95, 100));
    assert!(held.missed_goals().is_empty());
    let missed = score((6, 1000), (31, 1000), (79, 100), (94, 100));
    assert_eq!(missed.missed_goals().len(), 4);
}

/// What people type is in no order that a rule expects: no order of a corpus's words makes one fail, and neither do marks, numbers and
/// letters of several bytes among them, which is where slices of a text are cut. `UTLATANDE_ROUNDS=50` tries more.
#[test]
fn words_in_any_order_are_judged() {
    let files = READ.iter().flat_map(|corpus| entries(&repository("tests/review").join(corpus)));
    let files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.par_iter().enumerate().for_each(|(seed, file)| {
        let field = field(file);
        let Some(first) = field.ratt.first() else { return };
        let scratch = scratch();
        let case = tree(&fall::changed(scratch.path(), "grund", &field.andringar));
        let mistakes = field.fel.iter().filter_map(|mistake| mistake.text.as_deref());
        let texts: Vec<&str> = field.ratt.iter().map(|addition| addition.text.as_str()).chain(mistakes).collect();
        let mut random = Random::new(seed as u64);
        for round in 0..rounds() {
            let strange = round % 2 == 1;
            let text = texts.iter().map(|text| in_another_order(text, strange, &mut random)).collect::<Vec<_>>();
            let text = text.join("\n\n");
            let found = findings(&with(&case, &Addition { var: first.var.clone(), text }));
            assert!(!found.is_empty(), "{}", file.display());
        }
    });
}

/// The developer's wish, else four.
#[expect(clippy::disallowed_methods, reason = "the developer's wish")]
fn rounds() -> usize {
    std::env::var("UTLATANDE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4)
}

/// What is put among words: marks that end and open stretches, numbers with marks in them, letters of two to four bytes, and letters
/// that have more bytes, or fewer, in small.
const STRANGE: [&str; 44] = [
    "–",
    "—",
    "-",
    "å–ä",
    "–ö",
    "ö–",
    "(",
    ")",
    "(å",
    "ä)",
    "[ö]",
    "”",
    "”å",
    "ä”",
    "“",
    "\"",
    "’s",
    "»ö«",
    "3,5",
    "0,5 %",
    "2,5–3,5",
    "7,5 kr",
    "§",
    "§ 12",
    "§å",
    "ö§",
    "§§ 3–4",
    "2021-13-45",
    "2021–",
    "–2022",
    "1 000",
    "1\u{a0}000 kr",
    "tkr",
    "…",
    "å…",
    ";",
    ":",
    ", ",
    "İ",
    "ẞ",
    "K",
    "e\u{301}",
    "𝟡",
    "💧",
];

/// A text with some of its words in each other's places, and strange ones beside, within or between some.
fn in_another_order(text: &str, strange: bool, random: &mut Random) -> String {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    for _ in 0..words.len().div_ceil(4) {
        let (one, other) = (random.below(words.len()), random.below(words.len()));
        words.swap(one, other);
        if strange {
            let (at, mark) = (random.below(words.len()), STRANGE[random.below(STRANGE.len())]);
            match random.below(3) {
                0 => words.insert(at, mark.to_owned()),
                1 => words[at].push_str(mark),
                _ => words[at].insert_str(0, mark),
            }
        }
    }
    // Three of them would end the text in its file.
    words.join(" ").replace("\"\"\"", "\" \"")
}

/// The corpus whose failures the developer wants to read.
#[expect(clippy::disallowed_methods, reason = "the developer's wish")]
fn listed() -> String {
    std::env::var("UTLATANDE_CORPUS").unwrap_or_default()
}

/// Tries every text of a corpus.
fn tried(corpus: &str) -> Tried {
    let folder = repository("tests/review").join(corpus);
    let files = entries(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let files: Vec<_> = files.collect();
    let mut tried = Tried::default();
    for file in files {
        let field = try_field(&field(&file));
        tried.correct.extend(field.correct);
        tried.mistakes.extend(field.mistakes);
    }
    tried
}

/// A field, with the case of another where it has none of its own.
fn field(file: &Path) -> Field {
    let mut field: Field = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    if let Some(other) = &field.fall {
        field.andringar = self::field(&file.with_file_name(other)).andringar;
    }
    let several = field
        .ratta
        .drain(..)
        .flat_map(|Several { var, texter }| texter.into_iter().map(move |text| Addition { var: var.clone(), text }));
    field.ratt.extend(several);
    field
}

fn try_field(field: &Field) -> Tried {
    let scratch = scratch();
    let case = tree(&fall::changed(scratch.path(), "grund", &field.andringar));
    let before = findings(&case);
    let new = |found: Vec<Found>| without(found, &before);
    let added = |addition: &Addition| new(findings(&with(&case, addition)));
    let outcome = |kind: Option<&str>, text: &str, found| Outcome {
        field: field.falt.clone(),
        kind: kind.map(str::to_owned),
        text: text.to_owned(),
        found,
    };
    let twin = |mistake: &Mistake| Some(Addition { var: mistake.var.clone()?, text: mistake.ratt.clone()? });
    // Each twin is judged once: as a correct text, and beside its mistake.
    let twins: Vec<(Option<Addition>, Vec<Found>)> = field
        .fel
        .par_iter()
        .map(|mistake| {
            let twin = twin(mistake);
            let found = twin.as_ref().map(added).unwrap_or_default();
            (twin, found)
        })
        .collect();
    let correct = field.ratt.par_iter().map(|addition| outcome(None, &addition.text, added(addition)));
    let of_twins =
        twins.par_iter().filter_map(|(twin, found)| Some(outcome(None, &twin.as_ref()?.text, found.clone())));
    let mistakes = field.fel.par_iter().zip(&twins).enumerate().map(|(index, (mistake, (_, of_twin)))| {
        let kind = Some(mistake.slag.as_str());
        if let (Some(var), Some(text)) = (&mistake.var, &mistake.text) {
            let found = added(&Addition { var: var.clone(), text: text.clone() });
            return outcome(kind, text, without(found, of_twin));
        }
        let change = mistake.andring.as_ref().expect("a text or a change");
        let folder = fall::changed(scratch.path(), &index.to_string(), &field.andringar);
        fall::change(&folder, change);
        outcome(kind, &change.visar, new(findings(&tree(&folder))))
    });
    Tried { correct: correct.chain(of_twins).collect(), mistakes: mistakes.collect() }
}

/// A case with a paragraph more at the end of a section, before the line that closes it.
fn with(case: &BTreeMap<String, Vec<u8>>, addition: &Addition) -> BTreeMap<String, Vec<u8>> {
    let (file, key) = addition.var.split_once(':').expect("file:key");
    let text = as_long_text(&String::from_utf8(case[file].clone()).unwrap(), key);
    let start = text.find(&format!("\n{key} = \"\"\"\n")).unwrap_or_else(|| panic!("{} is no text", addition.var));
    let end = start + key.len() + 8 + text[start + key.len() + 8..].find("\n\"\"\"\n").unwrap();
    let mut case = case.clone();
    let changed = format!("{}\n\n{}{}", &text[..end], addition.text.trim_end(), &text[end..]);
    case.insert(file.to_owned(), changed.into_bytes());
    case
}

/// A file in which a text of one line is one of several, so that a paragraph can follow it.
fn as_long_text(file: &str, key: &str) -> String {
    let start = format!("{key} = \"");
    let is_short = |line: &&str| line.starts_with(&start) && !line.ends_with("\"\"\"");
    let Some(line) = file.lines().find(is_short) else { return file.to_owned() };
    let text = line[start.len()..].trim_end_matches('"');
    file.replace(line, &format!("{key} = \"\"\"\n{text}\n\"\"\""))
}

fn findings(case: &BTreeMap<String, Vec<u8>>) -> Vec<Found> {
    let files = case.iter().map(|(name, bytes)| (name.clone(), Bytes::from(bytes.clone()))).collect();
    let understood = understand(&Source::memory("korpus", files), &TemplateSource::default());
    let told = understood.diagnostics.iter().map(|found| {
        let words = found.wording().map(|wording| wording.sv.clone()).unwrap_or_default();
        let said = format!("{} {:?} {words}", found.code.name(), *found.arguments);
        (found.severity == Severity::Error, found.code.shown().to_owned(), said)
    });
    told.collect()
}

/// What is found beside what was found before, each as often as it was.
fn without(mut found: Vec<Found>, before: &[Found]) -> Vec<Found> {
    for known in before {
        if let Some(at) = found.iter().position(|new| new == known) {
            found.remove(at);
        }
    }
    found
}

/// How many of how many.
type Part = (usize, usize);

/// What the goals are of: see `tests/README.md`.
struct Score {
    /// Correct texts with an error.
    errors: Part,
    /// Those with any finding.
    any: Part,
    /// Those with one beside a fact typed by hand, which is true of them.
    beside: Part,
    /// Mistakes that are found.
    found: Part,
    /// Of those the certain kinds.
    certain: Part,
}

impl Score {
    fn of(tried: &Tried) -> Self {
        let correct = |is: &dyn Fn(&Outcome) -> bool| {
            (tried.correct.iter().filter(|outcome| is(outcome)).count(), tried.correct.len())
        };
        let found = |mistakes: &[&Outcome]| {
            (mistakes.iter().filter(|outcome| !outcome.found.is_empty()).count(), mistakes.len())
        };
        let certain = |outcome: &&Outcome| outcome.kind.as_deref().is_some_and(|kind| CERTAIN.contains(&kind));
        Self {
            errors: correct(&|outcome| outcome.found.iter().any(|found| found.0)),
            any: correct(&|outcome| !outcome.found.is_empty()),
            beside: correct(&|outcome| outcome.found.iter().any(|found| !is_typed_fact(found))),
            found: found(&tried.mistakes.iter().collect::<Vec<_>>()),
            certain: found(&tried.mistakes.iter().filter(certain).collect::<Vec<_>>()),
        }
    }

    /// The goals that do not hold.
    fn missed_goals(&self) -> Vec<&'static str> {
        let at_most = |(part, whole): Part, thousandths: usize| part * 1000 <= whole * thousandths;
        let at_least = |(part, whole): Part, percent: usize| part * 100 >= whole * percent;
        let goals = [
            ("errors in at most 0.5 % of the correct texts", at_most(self.errors, 5)),
            ("other findings in at most 3 %", at_most(self.beside, 30)),
            ("80 % of the mistakes found", at_least(self.found, 80)),
            ("95 % of the certain kinds", at_least(self.certain, 95)),
        ];
        goals.into_iter().filter(|(_, holds)| !holds).map(|(goal, _)| goal).collect()
    }
}

fn figures(tried: &Tried) -> String {
    let mut told = String::new();
    let score = Score::of(tried);
    let all: Vec<&Outcome> = tried.mistakes.iter().collect();
    for (what, (part, whole)) in [
        ("correct texts with an error", score.errors),
        ("correct texts with any finding", score.any),
        ("correct texts with a finding other than a fact typed by hand (true of them)", score.beside),
        ("mistakes found", score.found),
        ("of those in numbers, titles, references, decisions, dates", score.certain),
    ] {
        writeln!(told, "  {what}: {part} of {whole} ({})", percent(part, whole)).unwrap();
    }
    let kind = |outcome: &Outcome| outcome.kind.clone().unwrap_or_default();
    writeln!(told, "  found by kind: {}", groups(&all, kind)).unwrap();
    writeln!(told, "  found by field: {}", groups(&all, |outcome| outcome.field.clone())).unwrap();
    let falsely: Vec<&Outcome> = tried.correct.iter().collect();
    writeln!(told, "  findings in correct texts by field: {}", groups(&falsely, |outcome| outcome.field.clone()))
        .unwrap();
    writeln!(told, "  and by code: {}", codes(&tried.correct)).unwrap();
    told
}

/// Whether a finding asks for a reference where a fact was typed. The corpora type facts, so that it holds of their texts.
fn is_typed_fact(found: &Found) -> bool {
    found.2.starts_with("G07-lika ")
}

fn percent(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000 + whole / 2).checked_div(whole).unwrap_or(0);
    format!("{},{} %", thousandths / 10, thousandths % 10)
}

/// `name 3/7, other 2/2`: how many of each have findings.
fn groups(outcomes: &[&Outcome], name: impl Fn(&Outcome) -> String) -> String {
    let mut groups: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for outcome in outcomes {
        let group = groups.entry(name(outcome)).or_default();
        group.0 += usize::from(!outcome.found.is_empty());
        group.1 += 1;
    }
    let told = groups.into_iter().map(|(name, (part, whole))| format!("{name} {part}/{whole}"));
    told.collect::<Vec<_>>().join(", ")
}

/// How many correct texts each code is said of; errors and warnings by themselves.
fn codes(correct: &[Outcome]) -> String {
    let mut codes: BTreeMap<(String, bool), usize> = BTreeMap::new();
    for outcome in correct {
        let said: BTreeSet<(String, bool)> = outcome.found.iter().map(|found| (found.1.clone(), found.0)).collect();
        said.into_iter().for_each(|code| *codes.entry(code).or_default() += 1);
    }
    let told =
        codes.into_iter().map(|((code, error), times)| format!("{code}{} {times}", if error { " E" } else { "" }));
    told.collect::<Vec<_>>().join(", ")
}

/// What went wrong, and by which rule each mistake was found.
fn list(tried: &Tried) -> String {
    let mut told = String::new();
    for outcome in tried.correct.iter().filter(|outcome| !outcome.found.is_empty()) {
        writeln!(told, "false [{}] {}", outcome.field, outcome.text.trim()).unwrap();
        for (error, code, message) in &outcome.found {
            writeln!(told, "    {} {code} {message}", if *error { "E" } else { "W" }).unwrap();
        }
    }
    for outcome in tried.mistakes.iter().filter(|outcome| outcome.found.is_empty()) {
        let kind = outcome.kind.as_deref().unwrap_or_default();
        writeln!(told, "missed [{} {kind}] {}", outcome.field, outcome.text.trim()).unwrap();
    }
    for outcome in tried.mistakes.iter().filter(|outcome| !outcome.found.is_empty()) {
        let said: BTreeSet<&str> = outcome.found.iter().map(|found| found.1.as_str()).collect();
        writeln!(told, "found [{}] {said:?} {}", outcome.field, outcome.text.trim()).unwrap();
    }
    told
}

/// Every sentence of `review/slag`: what is wrong in it is told with its code, and what is right passes.
#[test]
fn sentences_of_each_kind_are_told() {
    let tried = tried("slag");
    let beside = |found: &Found| !is_typed_fact(found);
    let falsely = tried.correct.iter().filter(|outcome| outcome.found.iter().any(beside));
    let falsely: Vec<String> = falsely.map(|outcome| format!("false: {} {:?}", outcome.text, outcome.found)).collect();
    let is_told = |outcome: &Outcome| outcome.found.iter().any(|found| Some(&found.1) == outcome.kind.as_ref());
    let missed = tried.mistakes.iter().filter(|outcome| !is_told(outcome));
    let missed: Vec<String> = missed.map(|outcome| format!("missed: {} {:?}", outcome.text, outcome.found)).collect();
    assert!(falsely.is_empty() && missed.is_empty(), "{}\n{}", falsely.join("\n"), missed.join("\n"));
}
