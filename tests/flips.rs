//! Random bits of the sample case are flipped, one at a time: the program reads what is left, or says what is wrong and
//! where. Most flips are tried in this process, up to the review; some as whole programs, within bounds.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bytes::Bytes;
use rayon::prelude::*;
use utlatande::case_files::CASE_FILE;
use utlatande::diagnostic::{Diagnostics, Severity};
use utlatande::source::Source;
use utlatande::templates::TemplateSource;
use utlatande::understand::understand;

use crate::common::{SAMPLE, repository, tree};

const WORKBOOK: &str = "underlag.xlsx";

/// How many bits of each file are flipped: a few hundred, or as many as the environment says.
#[expect(clippy::disallowed_methods, reason = "the developer's wish")]
fn flips() -> u64 {
    std::env::var("UTLATANDE_TEST_FLIPS").map_or(300, |number| number.parse().unwrap())
}

/// The sample case in memory.
struct Sample(BTreeMap<String, Bytes>);

impl Sample {
    fn read() -> Self {
        Self(tree(&repository(SAMPLE)).into_iter().map(|(name, bytes)| (name, bytes.into())).collect())
    }

    /// What is said of the case with another file.
    fn with(&self, name: &str, bytes: Vec<u8>) -> Diagnostics {
        let mut files = self.0.clone();
        files.insert(name.to_owned(), bytes.into());
        understand(&Source::memory("flipped", files), &TemplateSource::default()).diagnostics
    }
}

/// The file with one bit flipped, another one for every number.
fn flipped(file: &[u8], number: u64) -> Vec<u8> {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    let bit = (mixed ^ (mixed >> 31)) % (file.len() as u64 * 8);
    let mut file = file.to_vec();
    file[(bit / 8) as usize] ^= 1 << (bit % 8);
    file
}

/// Tries every flip; each must come to its end, and an error must have a place. Prints how many gave errors.
fn try_all(what: &str, attempt: impl Fn(u64) -> Diagnostics + Sync) {
    let wrong: Vec<(u64, bool)> = (0..flips())
        .into_par_iter()
        .map(|number| {
            let told = catch_unwind(AssertUnwindSafe(|| attempt(number)));
            let told = told.unwrap_or_else(|_| panic!("{what}: flip {number} panics"));
            for problem in &told {
                assert!(!problem.places.is_empty(), "{what}: flip {number}: {problem:?}");
            }
            (number, told.iter().any(|problem| problem.severity == Severity::Error))
        })
        .filter(|(_, wrong)| *wrong)
        .collect();
    println!("{what}: {} flips, {} gave errors", flips(), wrong.len());
    assert!(!wrong.is_empty());
}

#[test]
fn any_flipped_bit_of_the_workbook_is_read_or_told() {
    let sample = Sample::read();
    try_all(WORKBOOK, |number| sample.with(WORKBOOK, flipped(&sample.0[WORKBOOK], number)));
}

#[test]
fn any_flipped_bit_of_the_case_file_is_read_or_told() {
    let sample = Sample::read();
    try_all(CASE_FILE, |number| sample.with(CASE_FILE, flipped(&sample.0[CASE_FILE], number)));
}

/// As whole programs: exit 0 or 1, in bounds, and nothing written with an error.
#[cfg(target_os = "linux")]
#[test]
fn a_flipped_bit_never_costs_more_than_the_bounds() {
    let scratch = crate::common::scratch();
    for number in 0..flips() / 25 {
        let file = [CASE_FILE, WORKBOOK][(number % 2) as usize];
        let case = scratch.path().join(format!("flip-{number}"));
        crate::common::copy(&repository(SAMPLE), &case);
        let bytes = flipped(&fs::read(case.join(file)).unwrap(), number);
        fs::write(case.join(file), bytes).unwrap();
        let output = scratch.path().join(format!("output-{number}"));
        let ended = crate::common::limited::build(&case, &output);
        assert!(matches!(ended.code, Some(0 | 1)), "flip {number} of {file}: {ended:?}");
        assert_eq!(output.exists(), ended.code == Some(0), "flip {number} of {file}: {ended:?}");
        assert!(ended.memory <= 300, "flip {number} of {file}: {ended:?}");
    }
}
