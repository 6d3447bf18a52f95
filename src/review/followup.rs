//! G19 and G20: the interval of follow-ups, and the next one.

use super::Review;
use crate::diagnostic::Diagnostics;

/// Runs the family.
pub fn review(_review: &Review<'_>, _findings: &mut Diagnostics) {}
