//! A report as a page: one file, without a network.

use super::report::Report;

impl Report {
    /// The page.
    pub(crate) fn html(&self) -> String {
        String::new()
    }
}
