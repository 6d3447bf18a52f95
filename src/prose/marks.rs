//! What stands for something else while prose is read, and the names that a reference may have.

use std::ops::Range;

/// Stands for a character that its writer has escaped: it is meant as it is.
pub(super) const ESCAPED: char = '\u{E0FF}';

/// Stands for a line break that somebody has asked for; inputs have none.
pub(super) const BREAK: char = '\u{2028}';

/// What was found in a text: what it is called in the catalogues, and where it stands.
pub(super) type Found = Option<(&'static str, Range<usize>)>;

/// The filters that a reference may name.
pub const FILTERS: [&str; 15] = [
    "kronor", "tal", "ord", "procent", "datum", "iso", "ar", "manad", "period", "beslut", "paragraf", "lag", "genitiv",
    "versal", "gemen",
];
