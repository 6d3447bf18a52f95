//! `completions`: what a shell needs to complete the program's arguments.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::Cli;
use crate::outcome::Outcome;

/// Prints the completions of a shell.
pub(super) fn run(shell: Shell) -> Outcome {
    clap_complete::generate(shell, &mut Cli::command(), "utlatande", &mut std::io::stdout());
    Outcome::Done
}
