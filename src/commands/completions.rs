//! `completions`: what a shell needs to complete the program's arguments.

use clap_complete::Shell;

use super::{Session, Surroundings};
use crate::cli::FormatArg;
use crate::help;
use crate::outcome::Outcome;

/// Prints the completions of a shell. They are made whole first: clap panics where it cannot write.
pub(super) fn run(shell: Shell, surroundings: &Surroundings) -> Outcome {
    let mut completions = Vec::new();
    clap_complete::generate(shell, &mut help::command(surroundings.language), "utlatande", &mut completions);
    let mut session = Session::new(FormatArg::Human, surroundings);
    session.tell_written(&String::from_utf8_lossy(&completions));
    session.end(Outcome::Done)
}
