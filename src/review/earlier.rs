//! G06: an attached earlier text cites nothing later than its own decision.

use super::Review;
use crate::diagnostic::Diagnostics;

/// Runs the family.
pub fn review(_review: &Review<'_>, _findings: &mut Diagnostics) {}
