//! How a line or a cell of an input looks on a terminal: on one row, within its width, with carets beneath the spot.
//!
//! `annotate-snippets` was looked at: it writes its own places, cuts long lines by three dots, and draws its own figures
//! around texts of several lines, where messages here keep one form whether they show a line or a cell. What is hard, the
//! width of characters, is `unicode-width`, which it uses too.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::excerpt::Quote;
use crate::messages::one_line;

/// Columns that a text has at least, on however narrow a terminal.
const NARROWEST: usize = 20;

/// What stands where something is left out.
const CUT: &str = "…";

/// A quote as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its text.
    pub text: String,
    /// Columns before the spot.
    pub indent: usize,
    /// Columns of the spot, at least one.
    pub carets: usize,
}

/// A quote in so many columns. What is too long is cut around the spot, before which a third of the columns is kept, or more
/// where less stands after it.
pub(super) fn row(quote: &Quote<'_>, columns: usize) -> Row {
    let columns = columns.max(NARROWEST);
    // Lines may be a megabyte: only what can be seen is looked at.
    let near = 4 * columns;
    let (before, before_is_cut) = last(&quote.before, near);
    let (spot, spot_is_cut) = first(&quote.spot, near);
    let (after, after_is_cut) = first(&quote.after, near);
    let [before, spot, after] = [before, spot, after].map(one_line);
    let rest = format!("{spot}{after}");
    let lead = columns.saturating_sub(rest.width()).max(columns / 3);
    let mut text = String::new();
    if before_is_cut || before.width() > lead {
        text.push_str(CUT);
        text.push_str(fitting_end(&before, lead - 1));
    } else {
        text.push_str(&before);
    }
    let indent = text.width();
    let left = columns.saturating_sub(indent).max(1);
    let is_cut = spot_is_cut || after_is_cut || rest.width() > left;
    let shown = if is_cut { fitting_start(&rest, left - 1) } else { &rest };
    let of_spot = &shown[..spot.len().min(shown.len())];
    let carets = format!("{text}{of_spot}").width().saturating_sub(indent).max(1);
    text.push_str(shown);
    text.push_str(if is_cut { CUT } else { "" });
    Row { text, indent, carets }
}

/// The first characters of a text, and whether there are more.
fn first(text: &str, count: usize) -> (&str, bool) {
    let end = text.char_indices().nth(count).map(|(at, _)| at);
    (&text[..end.unwrap_or(text.len())], end.is_some())
}

/// The last characters of a text, and whether there are more.
fn last(text: &str, count: usize) -> (&str, bool) {
    let start = text.char_indices().rev().nth(count).map(|(at, c)| at + c.len_utf8());
    (&text[start.unwrap_or(0)..], start.is_some())
}

/// As much of a text's start as has room in so many columns.
fn fitting_start(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let beyond = text.char_indices().find(|(_, c)| {
        used += width(*c);
        used > columns
    });
    &text[..beyond.map_or(text.len(), |(at, _)| at)]
}

/// As much of a text's end as has room in so many columns; it does not begin with a mark whose letter is cut off.
fn fitting_end(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let beyond = text.char_indices().rev().find(|(_, c)| {
        used += width(*c);
        used > columns
    });
    text[beyond.map_or(0, |(at, c)| at + c.len_utf8())..].trim_start_matches(|c: char| c.width() == Some(0))
}

/// A character's columns, those of one that can make another wider with them.
fn width(c: char) -> usize {
    const WIDER: char = '\u{FE0F}';
    if c == WIDER { 1 } else { c.width().unwrap_or(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::excerpt::Mark;

    /// The spot of a text stands between `[` and `]`; given are the row and its carets.
    fn shown(text: &str, columns: usize) -> (String, String) {
        let (before, rest) = text.split_once('[').unwrap();
        let (spot, after) = rest.split_once(']').unwrap();
        let (before, spot, after) = (before.into(), spot.into(), after.into());
        let Row { text, indent, carets } =
            row(&Quote { label: "1".to_owned(), before, spot, after, mark: Mark::Carets }, columns);
        (text, format!("{}{}", " ".repeat(indent), "^".repeat(carets)))
    }

    fn pair(text: &str, carets: &str) -> (String, String) {
        (text.to_owned(), carets.to_owned())
    }

    #[test]
    fn carets_stand_beneath_the_spot() {
        assert_eq!(shown("ett [två] tre", 40), pair("ett två tre", "    ^^^"));
        assert_eq!(shown("[ett]", 40), pair("ett", "^^^"));
        assert_eq!(shown("vid slutet[]", 40), pair("vid slutet", "          ^"));
    }

    #[test]
    fn characters_of_other_widths_do_not_shift_the_carets() {
        assert_eq!(shown("👩 漢字 [e\u{301}t]", 40).1, "        ^^");
        assert_eq!(shown("🙂 [🙂🙂] x", 40).1, "   ^^^^");
        // A spot that is only a mark on the letter before.
        assert_eq!(shown("e[\u{301}]", 40).1, " ^");
        // What cannot be seen is named.
        assert_eq!(shown("a[\u{200b}]b", 40), pair("a␣U+200Bb", " ^^^^^^^"));
    }

    #[test]
    fn tabs_and_controls_take_one_column_each_and_bidi_characters_are_named() {
        let row = shown("\ta\u{1b}[x]\u{202e}\u{7}\u{2028}y", 40);
        assert_eq!(row, pair(" a\u{fffd}x␣U+202E\u{fffd}␣U+2028y", "   ^"));
    }

    #[test]
    fn long_lines_are_cut_around_the_spot() {
        let (a, b) = ("a".repeat(500), "b".repeat(500));
        assert_eq!(shown(&format!("{a}[x]{b}"), 30), pair("…aaaaaaaaaxbbbbbbbbbbbbbbbbbb…", "          ^"));
        assert_eq!(
            shown(&format!("{a}[x]b"), 30),
            pair(&format!("…{}xb", "a".repeat(27)), &format!("{}^", " ".repeat(28)))
        );
        assert_eq!(shown(&format!("[x]{b}"), 30), pair(&format!("x{}…", "b".repeat(28)), "^"));
        let long = shown(&format!("{a}[{b}]"), 30);
        assert_eq!(long, pair("…aaaaaaaaabbbbbbbbbbbbbbbbbbb…", "          ^^^^^^^^^^^^^^^^^^^"));
        assert_eq!(shown(&format!("{}[x]", "a".repeat(29)), 30).0, format!("{}x", "a".repeat(29)));
    }

    #[test]
    fn no_row_is_wider_than_the_terminal_whatever_it_holds() {
        let pieces = ["a", "漢", "🙂", "e\u{301}", "☺\u{fe0f}", "\u{200d}", "\u{202e}", "👩‍👩‍👧", "\u{200b}"];
        for piece in pieces {
            for (before, spot, after) in [(400, 1, 400), (0, 400, 0), (400, 400, 0), (0, 1, 400), (30, 3, 0), (7, 9, 4)]
            {
                let text = format!("{}[{}]{}", piece.repeat(before), piece.repeat(spot), piece.repeat(after));
                for columns in [0, 20, 21, 33, 100] {
                    let (row, carets) = shown(&text, columns);
                    let most = columns.max(NARROWEST);
                    assert!(
                        row.width() <= most && carets.len() <= most,
                        "{piece:?} {before} {spot} {after} {columns}: {row}"
                    );
                }
            }
        }
    }
}
