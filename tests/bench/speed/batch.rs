//! Many different cases in one process, beside as many processes.

use std::path::PathBuf;

use super::cases;
use super::common::scratch;
use super::process::{Cost, MIB, run, utlatande};
use super::report::Report;

/// How many cases.
const CASES: usize = 300;

/// How many of them show where memory settles.
const FEW: usize = 100;

/// Compares a batch with single runs, and its memory with that of a smaller one.
pub fn measure(report: &mut Report) {
    let scratch = scratch();
    let cases = cases::lay_out(&scratch.path().join("inputs"), CASES);
    let build = |cases: &[PathBuf]| -> Cost {
        run(utlatande().arg("build").args(cases).arg("--output").arg(scratch.path().join("output")))
    };
    let single =
        cases.iter().map(|case| build(std::slice::from_ref(case))).fold(Cost::default(), |sum, cost| sum + cost);
    let (few, all) = (build(&cases[..FEW]), build(&cases));
    let ratio = all.cpu.as_secs_f64() / single.cpu.as_secs_f64();
    let of = format!("{:.1?} / {:.1?}", all.cpu, single.cpu);
    report.at_most("batch of 300: CPU time, of 300 single runs'", ratio, 0.7, &of);
    let (few, all) = (few.peak as f64 / MIB, all.peak as f64 / MIB);
    report.at_most("batch of 300: peak memory, MiB", all, 200.0, "");
    report.at_most(
        "batch of 300: peak memory, of a batch of 100",
        all / few,
        1.1,
        &format!("{all:.0} MiB / {few:.0} MiB"),
    );
}
