//! What a run comes to, and what it answers the shell.

use std::process::ExitCode;

/// What a run comes to, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done.
    Done = 0,
    /// A case has errors, or two that are compared differ.
    Errors = 1,
    /// The command line or the environment is at fault.
    Trouble = 2,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}
