//! Parses the command line, runs, prints.
fn main() {}
