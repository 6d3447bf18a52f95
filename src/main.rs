//! Parses the command line, runs, answers the shell. All that depends on the user's terminal is read here.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::SystemTime;

use chrono::{Days, NaiveDate};
use clap::Parser;
use utlatande::cli::Cli;
use utlatande::commands::{Surroundings, internal_error, run};
use utlatande::outcome::Outcome;
use utlatande::panics;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let surroundings = surroundings();
    let language = cli.language(&surroundings);
    panics::keep_places();
    std::panic::catch_unwind(|| run(cli, &surroundings).into()).unwrap_or_else(|panic| {
        eprint!("{}", internal_error(language, &*panic));
        Outcome::Trouble.into()
    })
}

/// Locale and terminal as POSIX and no-color.org have them.
#[expect(clippy::disallowed_methods, reason = "the edge: messages follow the user's locale, outputs never do")]
fn surroundings() -> Surroundings {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    let terminal = std::io::stderr().is_terminal();
    Surroundings {
        locale: locale.unwrap_or_default(),
        color: terminal && variable("NO_COLOR").is_none() && variable("TERM").as_deref() != Some("dumb"),
        terminal,
        width: width(),
        today,
    }
}

/// The columns of the terminal that standard error goes to.
fn width() -> usize {
    terminal_size::terminal_size_of(std::io::stderr()).map_or(Surroundings::WIDTH, |(width, _)| usize::from(width.0))
}

/// The day in Coordinated Universal Time.
#[expect(clippy::disallowed_methods, reason = "the edge: only `due` asks, to tell which follow-ups are late")]
fn today() -> NaiveDate {
    let elapsed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    NaiveDate::default() + Days::new(elapsed.as_secs() / (24 * 60 * 60))
}
