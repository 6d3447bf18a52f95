//! Headings that have lost their brackets.

use std::ops::Range;

use super::{KEY, Slip, end_of_table};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// A line with nothing but a name, above keys: a heading without brackets. What stands under it is left out with it.
pub(super) fn bare(text: &str, here: &Range<usize>, words: &str) -> Option<Slip> {
    if !words.starts_with("key with no value") {
        return None;
    }
    let written = &text[here.clone()];
    let name = written.split('#').next().unwrap_or_default().trim();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let next = text[here.end..].lines().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))?;
    let is_key = KEY.as_ref().is_some_and(|key| key.is_match(next));
    let start = here.start + written.len() - written.trim_start().len();
    (!name.is_empty() && name.chars().all(is_name) && is_key).then(|| {
        let problem = Diagnostic::error(message!(codes::TOML_HEADING, namn = name));
        Slip::new(problem, start..start + name.len(), here.start..end_of_table(text, here))
    })
}
