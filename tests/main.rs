//! The tests that run the built program or use the library as others do: one program, since each would link all of Typst.
//! `cargo test --release --test all cases::` runs those of a module, `UTLATANDE_UPDATE=1 cargo test --release` writes golden
//! files anew.
//!
//! They run at once in one process, so that none may change what belongs to the process (folder, environment, limits, signals):
//! that is for the programs that they start, or for this one started again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod common;
mod generator;

mod amounts;
mod archive;
mod arguments;
mod astray;
mod cases;
mod checking;
mod cli;
mod comparison;
mod completeness;
mod computed;
mod containers;
mod danish;
mod diff;
mod documents;
mod explain;
#[cfg(target_os = "linux")]
mod faults;
mod flips;
mod follow_up;
mod formats;
mod frames;
mod fresh;
mod generated;
mod glyphs;
mod held_back;
#[cfg(target_os = "linux")]
mod hostile;
mod houses;
mod init;
mod injection;
mod keys;
mod kind_mistakes;
mod kinds;
mod languages;
mod missing_numbers;
mod mutated;

mod neutral;
mod old_output;
mod old_templates;
mod output;
mod personal_numbers;
mod pictures;
mod printing;
#[cfg(unix)]
mod quoted_paths;
mod readme;
mod records;
mod replay;
mod reproducible;
mod review;
mod sample;
mod scaffold;
mod schema;
mod schemas;
mod slips;
mod stack;
mod sums;
mod template_names;
mod templates;
mod verify;
