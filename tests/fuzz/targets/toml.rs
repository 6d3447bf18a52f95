//! The case file: any bytes in the place of `arende.toml`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use utlatande_fuzz::{examine, let_panics_be_caught};

fuzz_target!(init: let_panics_be_caught(), |data: &[u8]| examine(data, None));
