//! Many different cases in one process, beside as many processes.

use std::path::PathBuf;

use super::cases::{self, Differ};
use super::common::scratch;
use super::process::{Cost, MIB, run, utlatande};
use super::report::Report;

/// How many cases.
const CASES: usize = 300;

/// How many of them show where memory settles.
const FEW: usize = 100;

/// Compares batches with single runs, and their memory with that of smaller ones.
pub fn measure(report: &mut Report) {
    compare(report, "batch", Differ::InFacts);
    compare(report, "batch, all text differs", Differ::InText);
}

fn compare(report: &mut Report, name: &str, differ: Differ) {
    let scratch = scratch();
    let cases = cases::lay_out(&scratch.path().join("inputs"), CASES, differ);
    let build = |cases: &[PathBuf]| -> Cost {
        run(utlatande().arg("build").args(cases).arg("--output").arg(scratch.path().join("output")))
    };
    let single = cases.iter().map(std::slice::from_ref).map(build).fold(Cost::default(), |sum, cost| sum + cost);
    let (few, all) = (build(&cases[..FEW]), build(&cases));
    let ratio = all.cpu.as_secs_f64() / single.cpu.as_secs_f64();
    let of = format!("{:.1?} / {:.1?}", all.cpu, single.cpu);
    report.at_most(&format!("{name}: CPU time, of 300 single runs'"), ratio, 0.7, &of);
    let (few, all) = (few.peak as f64 / MIB, all.peak as f64 / MIB);
    report.at_most(&format!("{name}: peak memory, MiB"), all, 200.0, "300 cases");
    let of = format!("{all:.0} MiB / {few:.0} MiB");
    report.at_most(&format!("{name}: peak memory, of 100 cases'"), all / few, 1.1, &of);
}
