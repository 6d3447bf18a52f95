//! What a process costs, from its start to its end, as the system counts it.

use std::ops::Add;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// A mebibyte.
pub const MIB: f64 = 1024.0 * 1024.0;

/// The costs of one process, or of several one after another.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    /// From start to end.
    pub wall: Duration,
    /// On all cores, in the program and in the system on its behalf.
    pub cpu: Duration,
    /// The most memory held at once, in bytes.
    pub peak: u64,
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { wall: self.wall + other.wall, cpu: self.cpu + other.cpu, peak: self.peak.max(other.peak) }
    }
}

/// Runs a command, which must succeed, without its output.
pub fn run(command: &mut Command) -> Cost {
    ended(command, 0)
}

/// Runs a command that finds a change, without its output.
pub fn changed(command: &mut Command) -> Cost {
    ended(command, 1)
}

fn ended(command: &mut Command, code: i32) -> Cost {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let end = child.wait4().unwrap();
    let wall = start.elapsed();
    assert_eq!(end.status.code(), Some(code), "{command:?}: {}", end.status);
    Cost { wall, cpu: end.rusage.utime + end.rusage.stime, peak: end.rusage.maxrss }
}

/// Medians of wall time and CPU time, each on its own, and the highest peak.
pub fn median(costs: &[Cost]) -> Cost {
    let middle = |value: fn(&Cost) -> Duration| {
        let mut values: Vec<Duration> = costs.iter().map(value).collect();
        values.sort();
        values[values.len() / 2]
    };
    Cost {
        wall: middle(|cost| cost.wall),
        cpu: middle(|cost| cost.cpu),
        peak: costs.iter().map(|cost| cost.peak).max().unwrap(),
    }
}

/// The program that is measured, built with the same profile.
pub fn utlatande() -> Command {
    Command::new(env!("CARGO_BIN_EXE_utlatande"))
}
