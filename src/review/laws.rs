//! G22: laws and decisions in their full form.

use super::Review;
use crate::diagnostic::Diagnostics;

/// Runs the family.
pub fn review(_review: &Review<'_>, _findings: &mut Diagnostics) {}
