//! Parses the command line, runs, answers the shell. All that depends on the user's terminal is read here.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::SystemTime;

use chrono::{Days, NaiveDate};
use clap::Parser;
use utlatande::cli::Cli;
use utlatande::commands::{Surroundings, run};

fn main() -> ExitCode {
    // Panics of libraries are caught where their input comes in and become diagnostics; the hook would print them too.
    std::panic::set_hook(Box::new(|_| {}));
    let cli = Cli::parse();
    std::panic::catch_unwind(|| run(cli, &surroundings()).into()).unwrap_or_else(|panic| {
        let reason = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        eprintln!("internt fel, rapportera det gärna: {}", reason.unwrap_or("okänt"));
        ExitCode::from(2)
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
        today,
    }
}

/// The day in Coordinated Universal Time.
#[expect(clippy::disallowed_methods, reason = "the edge: only `due` asks, to tell which follow-ups are late")]
fn today() -> NaiveDate {
    let elapsed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    NaiveDate::default() + Days::new(elapsed.as_secs() / (24 * 60 * 60))
}
