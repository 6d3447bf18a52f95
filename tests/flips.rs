//! Random bits of two cases are flipped, one at a time: the program reads what is left, or says what is wrong and where. Most
//! flips are tried in this process, up to the review; some as whole programs, within bounds.

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

use crate::common::{BASE, SAMPLE, repository, tree};

const WORKBOOK: &str = "underlag.xlsx";

/// One flip of so many is made in the sample: each costs a review of all its prose. The others are made in the base case, of whose case
/// file 10,000 flips reach about every third bit.
const OF_THE_SAMPLE: u64 = 4;

/// The case in which a flip is made.
fn case_of(number: u64) -> usize {
    usize::from(!number.is_multiple_of(OF_THE_SAMPLE))
}

/// How many bits of each file are flipped: a few hundred, or as many as the environment says.
#[expect(clippy::disallowed_methods, reason = "the developer's wish")]
fn flips() -> u64 {
    std::env::var("UTLATANDE_TEST_FLIPS").map_or(300, |number| number.parse().unwrap())
}

/// A case in memory.
struct InMemory(BTreeMap<String, Bytes>);

impl InMemory {
    fn read(case: &str) -> Self {
        Self(tree(&repository(case)).into_iter().map(|(name, bytes)| (name, bytes.into())).collect())
    }

    /// What is said of the case with a bit of a file flipped.
    fn flipped(&self, name: &str, number: u64) -> Diagnostics {
        let mut files = self.0.clone();
        files.insert(name.to_owned(), flipped(&self.0[name], number).into());
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

/// Tries every flip of a file; each must come to its end, and an error must have a place. Prints how many gave errors.
fn try_all(file: &str) {
    let cases = [SAMPLE, BASE].map(InMemory::read);
    let wrong = (0..flips()).into_par_iter().filter(|number| {
        let case = &cases[case_of(*number)];
        let told = catch_unwind(AssertUnwindSafe(|| case.flipped(file, *number)));
        let told = told.unwrap_or_else(|_| panic!("{file}: flip {number} panics"));
        for problem in &told {
            assert!(!problem.places.is_empty(), "{file}: flip {number}: {problem:?}");
        }
        told.iter().any(|problem| problem.severity == Severity::Error)
    });
    let wrong = wrong.count();
    println!("{file}: {} flips, {wrong} gave errors", flips());
    assert!(wrong > 0);
}

#[test]
fn any_flipped_bit_of_the_workbook_is_read_or_told() {
    try_all(WORKBOOK);
}

#[test]
fn any_flipped_bit_of_the_case_file_is_read_or_told() {
    try_all(CASE_FILE);
}

/// As whole programs: exit 0 or 1, in bounds, and nothing written with an error.
#[cfg(target_os = "linux")]
#[test]
fn a_flipped_bit_never_costs_more_than_the_bounds() {
    let scratch = crate::common::scratch();
    for number in 0..flips() / 25 {
        let file = [CASE_FILE, WORKBOOK][(number / OF_THE_SAMPLE % 2) as usize];
        let case = scratch.path().join(format!("flip-{number}"));
        crate::common::copy(&repository([SAMPLE, BASE][case_of(number)]), &case);
        let bytes = flipped(&fs::read(case.join(file)).unwrap(), number);
        fs::write(case.join(file), bytes).unwrap();
        let output = scratch.path().join(format!("output-{number}"));
        let ended = crate::common::limited::build(&case, &output);
        assert!(matches!(ended.code, Some(0 | 1)), "flip {number} of {file}: {ended:?}");
        assert_eq!(output.exists(), ended.code == Some(0), "flip {number} of {file}: {ended:?}");
        assert!(ended.memory <= 300, "flip {number} of {file}: {ended:?}");
    }
}
