//! Prose: any text in the place of a section's.

#![no_main]

use libfuzzer_sys::fuzz_target;
use utlatande_fuzz::{CASE, examine, let_panics_be_caught};

/// The section that the text replaces, as the base case has it.
const SECTION: &str = "\"Regleringen behöver bli kortare.\"";

fuzz_target!(init: let_panics_be_caught(), |text: &str| {
    assert!(CASE.contains(SECTION));
    let escaped: String = text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    examine(CASE.replacen(SECTION, &format!("\"{escaped}\""), 1).as_bytes(), None);
});
