//! What has changed between two cases, beside understanding them; between two outputs, beside a build; between two long tables,
//! beside reading them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use utlatande::diff::{Labels, Side, compare};
use utlatande::fact_record::FactRecord;
use utlatande::manifest::Manifest;
use utlatande::model::Value;

use super::common::follow_up::{Term, adopt, fill, follow};
use super::common::{SAMPLE, copy, put, repository, scratch};
use super::process::{Cost, MIB, changed, median, run, utlatande};
use super::report::Report;

/// How often each is run; they take turns.
const ROUNDS: usize = 11;

/// Facts of the sample case that are changed, three of them in the first pair and all in the second.
const FACTS: [(&str, &str); 13] = [
    ("arlig = 115000", "arlig = 120000"),
    ("\nbildad = 2016", "\nbildad = 2015"),
    ("medlem_sedan = 2020", "medlem_sedan = 2019"),
    ("organisation = \"Nordic Safe Cities\"", "organisation = \"Nordic Cities\""),
    ("forkortning = \"NSC\"", "forkortning = \"NC\""),
    ("initiativtagare = \"Nordiska ministerrådet\"", "initiativtagare = \"Nordiska rådet\""),
    ("sate = \"Köpenhamn\"", "sate = \"Oslo\""),
    ("intrade = \"2020-02\"", "intrade = \"2020-03\""),
    ("samverkan = \"Trygg i Göteborg\"", "samverkan = \"Tryggare\""),
    ("kommande_arende = \"2025-08\"", "kommande_arende = \"2025-09\""),
    ("tidigare = 150000", "tidigare = 155000"),
    ("platser = 5", "platser = 6"),
    ("intervall_ar = 4", "intervall_ar = 5"),
];

/// What comparing two cases costs at most, of understanding both.
const GOAL: f64 = 1.3;

/// Rows of a long table.
const ROWS: usize = 100_000;

/// Compares comparing with what comes before it.
pub fn measure(report: &mut Report) {
    let scratch = scratch();
    let old = repository(SAMPLE);
    for count in [3, FACTS.len()] {
        let new = scratch.path().join(format!("andrat-{count}"));
        lay_out(&new, &FACTS[..count]);
        cases(report, &old, &new, &format!("{count} facts changed"));
        if count == 3 {
            outputs(report, scratch.path(), &old, &new);
        }
    }
    let [old, new] = followed(scratch.path());
    cases(report, &old, &new, "the sample and its follow-up");
    rows(report, scratch.path());
}

/// The sample case, adopted, and its follow-up, filled in: nearly everything is another.
fn followed(root: &Path) -> [PathBuf; 2] {
    let first = Term { year: 2025, number: "SLK-2025-00265", adopted: "2025-06-11", paragraph: 512 };
    let second = Term { year: 2029, number: "SLK-2029-00311", adopted: "2029-06-13", paragraph: 608 };
    let old = root.join("nsc-2025");
    copy(&repository(SAMPLE), &old);
    adopt(&old, &first);
    let new = follow(&old, &root.join("nsc-2029"), "2025-2028", &[]);
    fill(&new, &second);
    [old, new]
}

fn lay_out(folder: &Path, facts: &[(&str, &str)]) {
    copy(&repository(SAMPLE), folder);
    let file = folder.join("arende.toml");
    let mut text = fs::read_to_string(&file).unwrap();
    for (from, to) in facts {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    put(&file, text.as_bytes());
}

fn diff(old: &Path, new: &Path) -> Cost {
    changed(utlatande().arg("diff").arg(old).arg(new))
}

/// A case beside itself is understood twice, and then there is nothing to compare.
fn cases(report: &mut Report, old: &Path, new: &Path, what: &str) {
    let (mut compared, mut understood) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        compared.push(diff(old, new));
        understood.push(run(utlatande().arg("diff").arg(old).arg(old)));
        understood.push(run(utlatande().arg("diff").arg(new).arg(new)));
    }
    let half = |which: usize| {
        let costs: Vec<Cost> = understood.iter().skip(which).step_by(2).copied().collect();
        median(&costs).cpu.as_secs_f64() / 2.0
    };
    let (compared, understood) = (median(&compared).cpu.as_secs_f64(), half(0) + half(1));
    let what = format!("diff of two cases, {what}: CPU, of understanding both");
    report.at_most(&what, compared / understood, GOAL, &format!("{compared:.2} s / {understood:.2} s"));
}

fn outputs(report: &mut Report, scratch: &Path, old: &Path, new: &Path) {
    let output = scratch.join("output");
    let build = |case: &Path| run(utlatande().arg("build").arg(case).arg("--output").arg(&output));
    let (mut built, mut compared) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        built.push(build(old));
        build(new);
        let folder = |case: &Path| output.join(case.file_name().unwrap());
        compared.push(diff(&folder(old), &folder(new)));
    }
    let (built, compared) = (median(&built).cpu, median(&compared).cpu);
    let ratio = compared.as_secs_f64() / built.as_secs_f64();
    let of = format!("{compared:.1?} / {built:.1?}");
    report.at_most("diff of two outputs: CPU time, of a build's", ratio, 0.25, &of);
}

/// The sample's records with a long table: one per cent of the rows changed, and all in another order.
fn rows(report: &mut Report, scratch: &Path) {
    let output = scratch.join("output").join(repository(SAMPLE).file_name().unwrap());
    let manifest = fs::read_to_string(output.join("manifest.toml")).unwrap();
    let facts = fs::read_to_string(output.join("fakta.json")).unwrap();
    let [old, new] = [false, true].map(|is_new| long(&facts, is_new));
    let read = |text: &str| {
        let record = FactRecord::read(text).unwrap();
        Side::of_output(&record, &Manifest::read(&manifest).unwrap(), Labels::default())
    };
    let (mut reading, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let start = Instant::now();
        let sides = (read(&old), read(&new));
        reading.push(start.elapsed());
        assert!(!compare(&sides.0, &sides.1).is_empty());
        whole.push(start.elapsed());
    }
    let (reading, whole) = (middle(reading), middle(whole));
    let of = format!("{whole:.1?} / {reading:.1?}");
    let ratio = whole.as_secs_f64() / reading.as_secs_f64();
    report.at_most("diff of 100,000 rows: time, of reading both", ratio, 3.0, &of);
    let folders = [("gammalt", &old), ("nytt", &new)].map(|(name, text)| {
        let folder = scratch.join(name);
        put(&folder.join("fakta.json"), text.as_bytes());
        put(&folder.join("manifest.toml"), manifest.as_bytes());
        folder
    });
    drop((old, new));
    let peak = diff(&folders[0], &folders[1]).peak as f64 / MIB;
    report.at_most("diff of 100,000 rows: peak memory, MiB", peak, 500.0, "the program's");
}

fn long(facts: &str, is_new: bool) -> String {
    let mut record = FactRecord::read(facts).unwrap();
    let table = record.tabeller.get_mut("kostnader").unwrap();
    let row = |at: usize| {
        // A number that shares no factor with the count: every row comes once, in another order.
        let number = if is_new { at * 7_919 % ROWS } else { at };
        let amount = number as i64 + i64::from(is_new && number % 100 == 0);
        let values = [
            Value::Year(2000 + number as i32 % 30),
            Value::Text(format!("post {number}")),
            Value::Amount(amount.into()),
        ];
        values.into_iter().map(Some).chain([None]).take(table.kolumner.len()).collect()
    };
    table.rader = (0..ROWS).map(row).collect();
    table.radnummer = (1..=ROWS as u32).collect();
    record.written().unwrap()
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
