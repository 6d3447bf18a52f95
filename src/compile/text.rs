//! Plain text of pages.
use typst_layout::Page;
pub fn plain(_pages: &[Page]) -> String { String::new() }
