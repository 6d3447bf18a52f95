//! Random cases that are valid: each builds, its text holds every value that went in, nothing leaves the type area, and
//! words of its pages lead back to where they went in. The seed is
//! fixed here; by hand it is any:
//! `UTLATANDE_SEED=123 UTLATANDE_CASES=500 UTLATANDE_PICKS=100 cargo test --release --test all generated:: -- --nocapture`.
//! Their output stays in the target folder, where `.ci/conformance` has veraPDF judge it.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::common::{put, source};
use crate::generator::{World, check, generate, origins};
use bytes::Bytes;
use utlatande::assemble;
use utlatande::diagnostic::Warned;
use utlatande::export::Output;
use utlatande::templates::TemplateSource;

/// The first seed; every case has the next one.
const SEED: u64 = 1;

/// Cases of a run whose seed nobody gave.
const CASES: u64 = 32;

/// Words of each document whose origin is asked for.
const PICKS: u64 = 8;

/// One case of so many is built again, which must give the same bytes.
const BUILT_AGAIN: u64 = 10;

#[test]
fn valid_cases_build_and_hold_what_went_in() {
    let world = World::new();
    let (seed, cases) = (number("UTLATANDE_SEED"), number("UTLATANDE_CASES"));
    let by_hand = seed.is_some() || cases.is_some();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
    // What an earlier run left would be judged, too.
    let _ = fs::remove_dir_all(&folder);
    let first = seed.unwrap_or(SEED);
    let mut failed = Vec::new();
    for seed in first..first + cases.unwrap_or(CASES) {
        let output = (!by_hand).then(|| folder.join("output").join(seed.to_string()));
        let case = folder.join("cases").join(seed.to_string());
        let problems = tried(&world, seed, &case, output.as_deref());
        if problems.is_empty() {
            fs::remove_dir_all(&case).unwrap();
        } else {
            println!("seed {seed}, kept in {}:\n  {}", case.display(), problems.join("\n  "));
            failed.push(seed);
        }
    }
    assert!(failed.is_empty(), "failed: {failed:?}; try one again by UTLATANDE_SEED={} UTLATANDE_CASES=1", failed[0]);
}

/// What is wrong with the case of a seed.
fn tried(world: &World, seed: u64, folder: &Path, output: Option<&Path>) -> Vec<String> {
    let case = generate(world, seed);
    for (name, bytes) in &case.files {
        put(&folder.join(name), bytes);
    }
    let Ok(assembly) = catch_unwind(AssertUnwindSafe(|| built(folder))) else { return vec!["it panicked".to_owned()] };
    let mut problems = check::problems(world, &case, &assembly);
    let picks = number("UTLATANDE_PICKS").unwrap_or(PICKS) as usize;
    problems.extend(assembly.output.iter().flat_map(|product| origins::problems(world, &case, product, seed, picks)));
    for file in assembly.output.iter().flat_map(|product| &product.files) {
        if let Some(output) = output {
            put(&output.join(&file.path), &file.bytes);
        }
    }
    if seed.is_multiple_of(BUILT_AGAIN) && bytes(&built(folder)) != bytes(&assembly) {
        problems.push("the same case gave other bytes".to_owned());
    }
    problems
}

/// Builds a case, and forgets what Typst remembers of it.
fn built(folder: &Path) -> Warned<Option<Output>> {
    let assembly = assemble::build(&source(folder), &TemplateSource::default());
    utlatande::compile::evict(1);
    assembly
}

fn bytes(assembly: &Warned<Option<Output>>) -> Vec<(&String, &Bytes)> {
    let files = assembly.output.iter().flat_map(|product| &product.files);
    files.map(|file| (&file.path, &file.bytes)).collect()
}

/// A number from the environment.
#[expect(clippy::disallowed_methods, reason = "the developer's wish")]
fn number(name: &str) -> Option<u64> {
    Some(std::env::var(name).ok()?.parse().unwrap_or_else(|_| panic!("{name} is no number")))
}
