//! A replay with templates that are not the program's own: in a process of its own, which has bounded its memory and time before
//! it reads them, with one thread and an empty environment.

use crate::cli::VerifyArgs;
use crate::messages::Language;
use crate::outcome::Outcome;

/// Bounds this process; whether it could be.
#[cfg(target_os = "linux")]
pub(super) fn confine() -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    let bounds = [
        (Resource::As, crate::limits::package::REPLAY_BYTES),
        (Resource::Cpu, crate::limits::package::REPLAY_SECONDS),
        // Nothing is written, so nothing may be.
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    bounds.into_iter().all(|(resource, most)| setrlimit(resource, limit(most)).is_ok())
}

/// Elsewhere memory cannot be bounded so.
#[cfg(not(target_os = "linux"))]
pub(super) fn confine() -> bool {
    false
}

/// Runs the same command in a bounded process, and gives what it came to and what it said; or why not.
pub(super) fn run(arguments: &VerifyArgs, language: Language) -> Result<(Outcome, String), &'static str> {
    use std::process::{Command, Stdio};
    if !cfg!(target_os = "linux") {
        return Err("system");
    }
    #[expect(clippy::disallowed_methods, reason = "the edge: the program starts itself, bounded")]
    let program = std::env::current_exe().map_err(|_| "start")?;
    let mut command = Command::new(program);
    command.env_clear().stdin(Stdio::null()).arg("verify").arg(&arguments.verified).arg("--confined");
    command.args(["--lang", language.tag(), "--message-format", format(arguments)]);
    let ended = command.output().map_err(|_| "start")?;
    let outcome = match ended.status.code() {
        Some(0) => Outcome::Done,
        Some(1) => Outcome::Errors,
        _ => return Err("granser"),
    };
    let said = [ended.stdout, ended.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok((outcome, said.concat()))
}

fn format(arguments: &VerifyArgs) -> &'static str {
    use crate::cli::FormatArg;
    match arguments.telling.message_format {
        FormatArg::Human => "human",
        FormatArg::Json => "json",
        FormatArg::Sarif => "sarif",
    }
}
