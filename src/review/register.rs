//! G21: cited steering documents stand in the register and are valid.

use super::Review;
use crate::diagnostic::Diagnostics;

/// Runs the family.
pub fn review(_review: &Review<'_>, _findings: &mut Diagnostics) {}
