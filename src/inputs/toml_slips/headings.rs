//! Headings that have lost their brackets, and what is left of a line.

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
    let name = text[here.clone()].split('#').next().unwrap_or_default().trim();
    if let Some(slip) = rest(text, here, name) {
        return Some(slip);
    }
    above_keys(text, here, name)
}

/// The same with a colon after it, as other formats have it.
pub(super) fn with_colon(text: &str, here: &Range<usize>) -> Option<Slip> {
    let written = text[here.clone()].split('#').next().unwrap_or_default().trim();
    above_keys(text, here, written.strip_suffix(':')?.trim_end())
}

fn above_keys(text: &str, here: &Range<usize>, name: &str) -> Option<Slip> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let next = text[here.end..].lines().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))?;
    let is_key = KEY.as_ref().is_some_and(|key| key.is_match(next));
    let start = start(text, here);
    (!name.is_empty() && name.chars().all(is_name) && is_key).then(|| {
        let problem = Diagnostic::error(message!(codes::TOML_HEADING, namn = name));
        Slip::new(problem, start..start + name.len(), here.start..end_of_table(text, here))
    })
}

/// What is left of a line that was half deleted, or typed and begun anew: the next line begins with it. Below an empty line it may be a
/// heading.
fn rest(text: &str, here: &Range<usize>, name: &str) -> Option<Slip> {
    let above = text[..here.start].trim_end_matches('\n');
    if !above.is_empty() && above.len() + 1 < here.start {
        return None;
    }
    let next = text[here.end..].lines().nth(1)?;
    let start = start(text, here);
    let is_rest = !name.is_empty() && next.starts_with(name) && KEY.as_ref().is_some_and(|key| key.is_match(next));
    is_rest.then(|| Slip::of("rest", start..start + name.len(), here.clone()))
}

/// Where a line begins after its blanks.
fn start(text: &str, here: &Range<usize>) -> usize {
    let written = &text[here.clone()];
    here.start + written.len() - written.trim_start().len()
}
