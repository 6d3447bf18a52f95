//! Backslashes in TOML's quotes that do something else than their writer saw: they join two lines into one word, make line ends and
//! tabs of a path, or signs that nobody can see.

use crate::characters;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::message;

/// The letters that a backslash makes a control character of which no text has: `\\b` in `mapp\\bilder`.
pub(super) const CONTROLS: [u8; 4] = *b"bfre";

/// What a string literal's backslashes do unseen, each with its offset in the literal. Between apostrophes a backslash is
/// itself.
pub(super) fn misread(literal: &str) -> Vec<(Diagnostic, usize)> {
    let mut reader = Reader { literal, word: 0, is_told: false, found: Vec::new() };
    if literal.starts_with('"') {
        reader.read();
    }
    reader.found
}

struct Reader<'a> {
    literal: &'a str,
    /// Where the word begins that is read.
    word: usize,
    /// Whether something of the word has been told.
    is_told: bool,
    found: Vec<(Diagnostic, usize)>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let long = self.literal.starts_with("\"\"\"") && self.literal.len() >= 6;
        let (start, end) = if long { (3, self.literal.len() - 3) } else { (1, self.literal.len().saturating_sub(1)) };
        let mut at = start;
        self.word = start;
        while let Some(character) = self.literal.get(at..end).and_then(|rest| rest.chars().next()) {
            let next = at + character.len_utf8();
            if character.is_whitespace() {
                (self.word, self.is_told) = (next, false);
            }
            at = if character == '\\' { self.escape(at, start, end) } else { next };
        }
    }

    /// Judges the escape at an offset; gives the offset after it.
    fn escape(&mut self, at: usize, start: usize, end: usize) -> usize {
        let rest = &self.literal[at + 1..end];
        let Some(escape) = rest.chars().next() else { return end };
        if escape.is_whitespace() {
            let length = rest.len() - rest.trim_start().len();
            if joins_unseen(&self.literal[start..at], &rest[..length], &rest[length..]) {
                self.tell("rader", at);
            }
            self.word = at + 1 + length;
            return self.word;
        }
        if escape != '\\' && !self.is_told {
            if let Some(what) = self.unseen(at, escape) {
                self.is_told = true;
                self.tell(what, at);
            } else if escape == 't' {
                self.tell("tabb", at);
            } else if by_number(rest).is_some_and(shows_nothing) {
                self.tell("osynligt", at);
            }
        }
        at + 1 + escape.len_utf8()
    }

    /// What an escape makes of its word unseen, besides a tab.
    fn unseen(&self, at: usize, escape: char) -> Option<&'static str> {
        let is_control = escape.is_ascii() && CONTROLS.contains(&(escape as u8));
        if (is_control || "nt".contains(escape)) && self.is_path(at, escape) {
            return Some("sokvag");
        }
        is_control.then_some("tecken")
    }

    /// Whether the word is a path as far as this escape: `G:`, `\\server`, or words joined by what would be line ends in a text
    /// that has line ends of its own. After a path whose backslashes are doubled a line may end; a small letter goes on.
    fn is_path(&self, at: usize, escape: char) -> bool {
        let quoted = &self.literal[self.word..at];
        let before = quoted.trim_start_matches(['(', '<', '\'', '”', '\\']);
        let next = self.literal[at + 1..].chars().nth(1);
        let is_drive = before.get(1..2) == Some(":") && before.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_server = quoted.starts_with("\\\\") && !before.is_empty();
        let is_single = if is_drive { before.len() == 2 } else { is_server && !quoted.starts_with("\\\\\\\\") };
        let goes_on = next.is_some_and(|c| c.is_lowercase() || c.is_numeric());
        // Two line ends after each other part paragraphs.
        let is_second = quoted.strip_suffix("\\n").is_some_and(|before| !before.ends_with('\\'));
        let inside = before.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric) && !is_second;
        match escape {
            'n' if !is_single && !((is_drive || is_server) && goes_on) => inside && self.literal.contains('\n'),
            _ => is_drive || is_server || (escape == 'n' && is_single),
        }
    }

    fn tell(&mut self, what: &'static str, at: usize) {
        self.found.push((Diagnostic::error(message!(codes::ESCAPE_MISREAD, slag = what)), at));
    }
}

/// The character that an escape writes by its number: `x41`, `u00e5`, `U0001F600`.
fn by_number(escape: &str) -> Option<char> {
    let length = match escape.chars().next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    char::from_u32(u32::from_str_radix(escape.get(1..=length)?, 16).ok()?)
}

/// Whether nobody sees a character where it is printed. What no file may hold is told as that.
fn shows_nothing(character: char) -> bool {
    !characters::refused(character) && (character.is_whitespace() || characters::invisible(character))
}

/// Whether a backslash at a line's end makes one word of two, or takes away the empty line between paragraphs.
fn joins_unseen(before: &str, between: &str, after: &str) -> bool {
    let (Some(last), false) = (before.chars().next_back(), after.is_empty()) else { return false };
    let ends = before.trim_end_matches([' ', '\t']).is_empty() || last == '\n';
    !ends && (!last.is_whitespace() || between.matches('\n').count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(literal: &str) -> Vec<(String, usize)> {
        misread(literal).into_iter().map(|(problem, at)| (problem.arguments["slag"].clone(), at)).collect()
    }

    #[test]
    fn letters_of_several_bytes_after_a_backslash_are_the_parsers_to_tell() {
        for literal in [
            "\"tjänsteutl\\åtandet\"",
            "\"\"\"ett\nutl\\å\"\"\"",
            "\"G:\\ärenden\"",
            "\"x\\😀\"",
            "\"x\\å\"",
            "\"\\“\"",
        ] {
            assert_eq!(told(literal), [], "{literal}");
        }
    }

    #[test]
    fn characters_that_nobody_sees_are_told_where_they_are_written_by_number() {
        for literal in ["\"a\\u00A0b\"", "\"a\\u200Bb\"", "\"a\\x20b\"", "\"a\\U0000200Db\""] {
            assert_eq!(told(literal), [("osynligt".to_owned(), 2)], "{literal}");
        }
        for literal in ["\"\\u00e5\\x41\"", "\"\\u0000\"", "'a\\u00A0'", "\"\\\\u00A0\""] {
            assert_eq!(told(literal), [], "{literal}");
        }
    }

    #[test]
    fn lines_that_grow_together_are_told() {
        let rader = |at| vec![("rader".to_owned(), at)];
        assert_eq!(told("\"\"\"\nett\\\ntvå\"\"\""), rader(7));
        assert_eq!(told("\"\"\"ett\\  \r\n   två\"\"\""), rader(6));
        assert_eq!(told("\"\"\"ett \\\n\ntvå\"\"\""), rader(7));
        assert_eq!(told("\"\"\"Rad.\\\n- punkt\"\"\""), rader(7));
        for meant in [
            "\"\"\"ett \\\ntvå\"\"\"",
            "\"\"\"\\\nett \\\n    två\"\"\"",
            "\"\"\"\n\\\nett\"\"\"",
            "\"\"\"ett\\\n\"\"\"",
            "\"\"\"ett\\\\\ntvå\"\"\"",
            "'''ett\\\ntvå'''",
            "\"\"\"ett\ntvå\"\"\"",
        ] {
            assert_eq!(told(meant), [], "{meant}");
        }
    }

    #[test]
    fn paths_and_tabs_are_told_once_a_word() {
        let one = |what: &str, at| vec![(what.to_owned(), at)];
        assert_eq!(told("\"G:\\nytt\\tabell\""), one("sokvag", 3));
        assert_eq!(told("\"se (G:\\nytt\\tabell)\""), one("sokvag", 7));
        assert_eq!(told("\"\\\\server\\nytt\\tabell\""), one("sokvag", 9));
        assert_eq!(told("\"C:\\boken\""), one("sokvag", 3));
        assert_eq!(told("\"\"\"\nse mapp\\nytt\n\"\"\""), one("sokvag", 11));
        assert_eq!(told("\"År\\tKostnad\""), one("tabb", 4));
        assert_eq!(told("\"G:\\\\data\\nytt\""), one("sokvag", 9));
        assert_eq!(told("\"\\\\\\\\server\\\\data\\tabell\""), one("sokvag", 17));
        assert_eq!(told("\"se mappen\\ritningar\\bilder\""), one("tecken", 10));
        assert_eq!(told("\"a \\e b\""), one("tecken", 3));
        for meant in [
            "\"G:\\\\nytt\\\\tabell\"",
            "'G:\\nytt\\tabell'",
            "\"rad ett\\nrad två\"",
            "\"\"\"\nrad ett\\n\\nrad två\n\"\"\"",
            "\"se G:\\\\mapp\\nNästa rad\"",
            "\"sa \\\"ja\\\"\"",
            "\"\\u00e5\"",
            "\"G:\"",
        ] {
            assert_eq!(told(meant), [], "{meant}");
        }
    }

    #[test]
    fn broken_literals_are_survived() {
        for literal in ["", "\"", "\"\\", "\"\"\"", "\"\"\"\\", "\"\\å", "\"\"\"å\\\u{a0}\"\"\"", "\"\"\"\"\""] {
            told(literal);
        }
    }
}
