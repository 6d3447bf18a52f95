//! Runs the program within bounds on time and memory, and measures what it took.
#![allow(clippy::disallowed_methods, reason = "a test measures how long a run takes")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How a run ended, and what it took.
#[derive(Debug)]
pub struct Ended {
    /// The exit code; none where a signal ended it.
    pub code: Option<i32>,
    /// What it said on standard error.
    pub said: String,
    /// Peak memory in MiB.
    pub memory: u64,
    /// Wall time, which depends on what else the machine does.
    pub time: Duration,
}

/// Processor seconds that a run may take; then the system ends it. They do not depend on what else the machine does.
const SECONDS: u32 = 2;
/// The memory in KiB that ends a run before it takes the machine down.
const RUNAWAY: u32 = 8 << 20;

/// Builds a case into `output` within bounds.
pub fn build(case: &Path, output: &Path) -> Ended {
    let limits = format!("ulimit -t {SECONDS}; ulimit -v {RUNAWAY}; ulimit -c 0; exec \"$0\" \"$@\"");
    let said = output.with_extension("said");
    let start = Instant::now();
    let mut child = Command::new("sh")
        .args(["-c", &limits, env!("CARGO_BIN_EXE_utlatande"), "build", "--lang", "sv", "--output"])
        .args([output, case])
        .stdout(Stdio::null())
        .stderr(fs::File::create(&said).unwrap())
        .spawn()
        .unwrap();
    let mut memory = 0;
    let status = loop {
        memory = memory.max(peak(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        sleep(Duration::from_millis(2));
    };
    let time = start.elapsed();
    let text = fs::read(&said).unwrap();
    Ended { code: status.code(), said: String::from_utf8_lossy(&text).into_owned(), memory, time }
}

/// The most memory that the program has had so far, in MiB; the system keeps the mark, so that no peak is missed between
/// two looks but the last.
fn peak(process: u32) -> u64 {
    peak_of(&fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default())
}

/// The peak in a process's status, if the process is the program already: until it is, it is the shell, and before that it
/// shares the memory of all the tests (a spawn that is seen too early told their 645 MiB as its own).
fn peak_of(status: &str) -> u64 {
    let value = |key| status.lines().find_map(|line| line.strip_prefix(key)).map_or("", str::trim);
    if value("Name:") != env!("CARGO_PKG_NAME") {
        return 0;
    }
    value("VmHWM:").trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024
}

#[test]
fn a_process_that_is_not_yet_the_program_has_no_peak() {
    assert_eq!(peak_of("Name:\tutlatande\nVmHWM:\t  30720 kB\n"), 30);
    for other in ["sh", "hostile::prose_", "utlatande-other"] {
        assert_eq!(peak_of(&format!("Name:\t{other}\nVmHWM:\t  660480 kB\n")), 0, "{other}");
    }
    assert_eq!(peak_of(""), 0);
}
