//! The table that a run prints, line by line.

use std::process::ExitCode;

/// Counts the goals that are not met.
#[derive(Default)]
pub struct Report {
    missed: usize,
}

impl Report {
    /// Prints a figure beside its goal. `of` says what it was measured from.
    pub fn at_most(&mut self, what: &str, measured: f64, goal: f64, of: &str) {
        let met = measured <= goal;
        self.missed += usize::from(!met);
        let verdict = if met { "met" } else { "NOT MET" };
        println!("{what:<58} {measured:>7.2}  at most {goal:>6.2}  {verdict:<7}  {of}");
    }

    /// Prints why a goal could not be measured, and what to do about it.
    pub fn not_measured(&mut self, what: &str, remedy: &str) {
        self.missed += 1;
        println!("{what:<58} not measured: {remedy}");
    }

    /// Ends the run.
    pub fn close(self) -> ExitCode {
        match self.missed {
            0 => ExitCode::SUCCESS,
            missed => {
                println!("{missed} not met or not measured");
                ExitCode::FAILURE
            }
        }
    }
}
