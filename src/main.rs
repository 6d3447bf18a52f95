//! Reads the command line and the surroundings, runs, answers the shell. All that depends on the user's terminal is read here.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::SystemTime;

use chrono::{Days, NaiveDate};
use mimalloc::MiMalloc;
use terminal_size::Width;
use utlatande::commands::{self, Surroundings, Terminal, internal_error, run};
use utlatande::outcome::Outcome;
use utlatande::panics;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let surroundings = surroundings(&arguments);
    panics::keep_places();
    std::panic::catch_unwind(|| run(&arguments, &surroundings).into()).unwrap_or_else(|panic| {
        eprint!("{}", internal_error(surroundings.language, &*panic));
        Outcome::Trouble.into()
    })
}

/// Locale and terminal as POSIX and no-color.org have them.
#[expect(clippy::disallowed_methods, reason = "the edge: messages follow the user's locale, outputs never do")]
fn surroundings(arguments: &[OsString]) -> Surroundings {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    let colors = variable("NO_COLOR").is_none() && variable("TERM").as_deref() != Some("dumb");
    let terminal = |is_there, size: Option<(Width, _)>| Terminal {
        is_there,
        color: is_there && colors,
        width: size.map_or(Terminal::WIDTH, |(Width(width), _)| usize::from(width)),
    };
    let (output, error) = (std::io::stdout(), std::io::stderr());
    Surroundings {
        language: commands::language(arguments, &locale),
        output: terminal(output.is_terminal(), terminal_size::terminal_size_of(&output)),
        error: terminal(error.is_terminal(), terminal_size::terminal_size_of(&error)),
        today,
        house: variable("UTLATANDE_HUSSTIL"),
    }
}

/// The day in Coordinated Universal Time.
#[expect(clippy::disallowed_methods, reason = "the edge: only `due` asks, to tell which follow-ups are late")]
fn today() -> NaiveDate {
    let elapsed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    NaiveDate::default() + Days::new(elapsed.as_secs() / (24 * 60 * 60))
}
