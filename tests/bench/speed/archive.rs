//! An archive package of the sample, and its verification with replay, beside a build.

use std::fs;

use super::common::{SAMPLE, repository, scratch};
use super::process::{median, run, utlatande};
use super::report::Report;

/// How often each is run; they take turns.
const ROUNDS: usize = 11;

/// Both may cost so much of a build's CPU time.
const GOAL: f64 = 1.3;

/// Compares archiving and verifying with building.
pub fn measure(report: &mut Report) {
    let scratch = scratch();
    let zip = scratch.path().join("paket.zip");
    let (mut built, mut archived, mut verified) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        built.push(run(utlatande().arg("build").arg(repository(SAMPLE)).arg("--output").arg(scratch.path())));
        let _ = fs::remove_file(&zip);
        let archive = ["--date", "2025-06-30", "--output"];
        archived.push(run(utlatande().arg("archive").arg(repository(SAMPLE)).args(archive).arg(&zip)));
        verified.push(run(utlatande().arg("verify").arg(&zip)));
    }
    let built = median(&built).cpu;
    for (what, costs) in [("archive", archived), ("verify with replay", verified)] {
        let cpu = median(&costs).cpu;
        let ratio = cpu.as_secs_f64() / built.as_secs_f64();
        report.at_most(
            &format!("sample: CPU time of {what}, of a build's"),
            ratio,
            GOAL,
            &format!("{cpu:.1?} / {built:.1?}"),
        );
    }
}
