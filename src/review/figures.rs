//! G07: figures, dates, paragraphs and names typed by hand where a fact is known.

use super::Review;
use crate::diagnostic::Diagnostics;

/// Runs the family.
pub fn review(_review: &Review<'_>, _findings: &mut Diagnostics) {}
