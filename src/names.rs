//! Names as people type them and programs store them: the same name whatever its case, its white space, its soft hyphens
//! and the way its letters are composed.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Breaks a word where the line ends and shows nothing elsewhere.
const SOFT_HYPHEN: char = '\u{ad}';

/// What two names have in common that are the same to whoever reads them. Alt+Enter, no-break and double spaces are one
/// space; macOS stores `å` as two characters.
pub(crate) fn folded(name: &str) -> String {
    // Nearly every name is composed already; to see so takes a tenth of composing it.
    let composed: Cow<'_, str> = match is_nfc_quick(name.chars()) {
        IsNormalized::Yes if !name.contains(SOFT_HYPHEN) => name.into(),
        _ => name.nfc().filter(|c| *c != SOFT_HYPHEN).collect(),
    };
    let mut folded = String::with_capacity(composed.len());
    for word in composed.split_whitespace() {
        // Around a slash a space is a matter of taste.
        if !folded.is_empty() && !folded.ends_with('/') && !word.starts_with('/') {
            folded.push(' ');
        }
        match word.is_ascii() {
            true => folded.extend(word.chars().map(|letter| letter.to_ascii_lowercase())),
            false => folded.push_str(&word.to_lowercase()),
        }
    }
    folded
}

/// Sheets and columns whose name starts with this are the handläggare's own notes.
const NOTE: char = '_';

/// Whether a sheet or a column with this name holds notes, which are not read.
pub(crate) fn is_note(name: &str) -> bool {
    folded(name).starts_with(NOTE)
}

/// What two paths have in common that some disks take for one.
pub(crate) fn as_on_disk(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase()
}

/// No name that is compared has as many bytes; the text of a cell may have millions.
const LONGEST: usize = 2_000;

/// Whether two names are the same to whoever reads them.
pub(crate) fn are_same(a: &str, b: &str) -> bool {
    a == b || (a.len().max(b.len()) <= LONGEST && begin_alike(a, b) && folded(a) == folded(b))
}

/// Whether the first letters of two names leave it open whether they are the same: most names are told apart by these. Whatever accents
/// follow, letters of ASCII are the same only where they differ in case.
fn begin_alike(a: &str, b: &str) -> bool {
    let first = |name: &str| name.trim_start().bytes().next().filter(u8::is_ascii);
    first(a).zip(first(b)).is_none_or(|(a, b)| a.eq_ignore_ascii_case(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for (a, b) in [
            ("År", "A\u{30a}r"),
            ("Arrangör", "arrango\u{308}r"),
            ("Deltagare SLK", "Deltagare\nSLK"),
            ("Deltagare SLK", "Deltagare\r\nSLK "),
            ("Deltagare SLK", "Deltagare\u{a0}SLK"),
            ("Deltagare SLK", "  deltagare \u{202f} slk"),
            ("Organisationsförändringar", "Organisations\u{ad}förändringar"),
            ("på plats", "På  plats\t"),
            ("Budget/utfall", "Budget / utfall"),
            ("Budget/utfall", "budget/ Utfall"),
            ("\u{ad}ände", "A\u{308}nde\u{ad}"),
            (" a\u{30a}r", "\u{a0}ÅR"),
        ] {
            assert!(are_same(a, b), "{a:?} {b:?}");
        }
        for (a, b) in [
            ("År", "Ar"),
            ("Deltagare SLK", "DeltagareSLK"),
            ("År", "År\u{200b}"),
            ("", "x"),
            ("Ar", "År"),
            ("A\u{30a}r", "ör"),
        ] {
            assert!(!are_same(a, b), "{a:?} {b:?}");
        }
    }
}
