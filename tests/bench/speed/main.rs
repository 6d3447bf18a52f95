//! What the program costs, beside what it is measured against: `cargo bench --bench speed`, or one of its parts with
//! `-- sample`, `-- archive`, `-- diff`, `-- explain`, `-- workbook` or `-- batch`.
//!
//! Every figure is a ratio of two things measured in the same run, or a peak of memory, so that it means the same on any
//! machine. The run ends with exit code 1 if a goal is not met or could not be measured.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark stops at the first surprise, and measures time"
)]

mod archive;
mod batch;
mod cases;
#[path = "../../common/mod.rs"]
#[allow(dead_code, clippy::panic, reason = "the tests', of which the benchmark uses a part")]
mod common;
mod diff;
mod explain;
mod process;
mod report;
mod sample;
mod workbook;

use std::process::ExitCode;

use report::Report;

/// A part of the run.
type Part = fn(&mut Report);

fn main() -> ExitCode {
    // Cargo adds `--bench` to what the user gives.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [mode] = wanted.as_slice()
        && sample::is_child(mode)
    {
        return ExitCode::SUCCESS;
    }
    let mut report = Report::default();
    // In this order: the peak of a child is at least that of its parent, which must still be small for the first two.
    let parts: [(&str, Part); 6] = [
        ("sample", sample::measure),
        ("archive", archive::measure),
        ("diff", diff::measure),
        ("explain", explain::measure),
        ("batch", batch::measure),
        ("workbook", workbook::measure),
    ];
    let unknown = |word: &&String| !parts.iter().any(|(name, _)| name == word);
    if let Some(word) = wanted.iter().find(unknown) {
        eprintln!("no part is called {word}: sample, archive, diff, explain, batch or workbook");
        return ExitCode::FAILURE;
    }
    for (name, measure) in parts {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            measure(&mut report);
        }
    }
    report.close()
}
