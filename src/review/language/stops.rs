//! A paragraph ends with a full stop, or with a colon before what it leads in.

use super::{Passage, PassageKind, shortened, warning};
use crate::codes;
use crate::diagnostic::Diagnostics;
use crate::message::message;
use crate::review::passages::Origin;

/// Reports a paragraph or a decision point that ends otherwise.
pub(super) fn check(passage: &Passage<'_>, findings: &mut Diagnostics) {
    let text = passage.text.trim_end();
    if !matches!(passage.kind, PassageKind::Paragraph | PassageKind::Decision) || text.is_empty() || ends_well(text) {
        return;
    }
    let gap = passage.stretches.last().is_some_and(|stretch| matches!(stretch.origin, Origin::Gap));
    if gap || is_lines(text) {
        return;
    }
    let last = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let range = text.len() - last.len()..text.len();
    let problem = message!(codes::FULL_STOP_MISSING, text = shortened(&ending(text)));
    findings.extend(warning(problem, passage, &range));
}

/// Whether a mark ends it, inside quotes or parentheses or not. An address may end it without.
fn ends_well(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', ')', ']', '»']);
    let last = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    bare.ends_with(['.', '!', '?', '…', ':']) || last.contains("://") || last.starts_with("www.") || last.contains('@')
}

/// Lines that no sentence fills, such as an address.
fn is_lines(text: &str) -> bool {
    text.contains('\n') && !text.lines().any(|line| line.trim_end().ends_with(['.', '!', '?', ':']))
}

/// The last words.
fn ending(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(5)..].join(" ")
}
