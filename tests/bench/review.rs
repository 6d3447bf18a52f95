//! How long the review rules take, beside what they are measured against, in one run: `cargo bench --bench review`.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark stops at the first surprise, and measures time"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rust_xlsxwriter::Workbook;
use utlatande::diagnostic::Diagnostics;
use utlatande::inputs::{self, RawCase, workbook};
use utlatande::interpret;
use utlatande::merge::{self, Merged};
use utlatande::model::Case;
use utlatande::review;
use utlatande::source::Source;
use utlatande::templates::{self, TemplateSource, Templates};

/// Rows of activities in the large case.
const ROWS: u32 = 100_000;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs/nordic-safe-cities-2025");
    let (case, templates, merged) = understood(read(&folder));
    let rules = median(50, || {
        review::review(&case, &templates, &merged);
    });
    println!("all rules on the sample case: {rules:?} (at most 5 ms)");

    let bytes = large_workbook();
    let reading = median(5, || {
        workbook::read(&Arc::from("underlag.xlsx"), &bytes).unwrap();
    });
    let mut raw = read(&folder);
    raw.workbooks = vec![workbook::read(&Arc::from("underlag.xlsx"), &bytes).unwrap()];
    let (case, templates, merged) = understood(raw);
    let rules = median(5, || {
        review::review(&case, &templates, &merged);
    });
    println!(
        "all rules on {ROWS} activities: {rules:?}, reading the workbook: {reading:?}, ratio {:.2} (at most 1)",
        rules.as_secs_f64() / reading.as_secs_f64()
    );
}

fn read(folder: &Path) -> RawCase {
    inputs::read(&Source::folder(folder).unwrap(), &mut Diagnostics::new()).unwrap()
}

fn understood(raw: RawCase) -> (Case, Templates, Merged) {
    let mut problems = Diagnostics::new();
    let preamble = interpret::preamble(&raw.case, &mut problems).unwrap();
    let house = ("goteborg", &preamble.husstil.places[0]);
    let kind = ("medlemskap", &preamble.arendetyp.places[0]);
    let templates = templates::load(&TemplateSource::default(), house, kind).unwrap();
    let case = interpret::interpret(raw, preamble.status, None, &templates, &mut problems);
    let merged = merge::merge(&case, &templates, &mut problems);
    (case, templates, merged)
}

/// A workbook whose activities alone have many rows, with the columns of the kind of case.
fn large_workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Aktiviteter").unwrap();
    let headings = ["År", "Namn", "Typ", "Tema", "Form", "Arrangör", "Deltagare SLK", "Källa"];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..=ROWS {
        sheet.write(row, 0, 2020 + row % 5).unwrap();
        sheet.write(row, 1, format!("Möte {row}")).unwrap();
        sheet.write(row, 2, "nätverksmöte").unwrap();
        sheet.write(row, 3, "Trygghet").unwrap();
        sheet.write(row, 4, if row % 3 == 0 { "fysisk" } else { "digital" }).unwrap();
        sheet.write(row, 5, "Nordic Safe Cities").unwrap();
        sheet.write(row, 6, row % 7).unwrap();
        sheet.write(row, 7, "Intern sammanställning").unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn median(times: usize, mut run: impl FnMut()) -> Duration {
    let mut measured: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    measured.sort();
    measured[times / 2]
}
