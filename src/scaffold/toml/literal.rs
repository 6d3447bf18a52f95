//! TOML values as a person would write them: paragraphs between `"""`, long lines folded, the rest on one line.

use ::toml::Value;

/// Text of one line that is longer is folded.
const LONGEST_LINE: usize = 110;

/// A value; `long` text is set between `"""` even where it is short.
pub fn value(value: &Value, long: bool) -> String {
    match value {
        Value::String(text) => string(text, long),
        Value::Array(items) => array(items),
        Value::Table(table) => {
            let entries: Vec<String> =
                table.iter().map(|(name, inner)| format!("{} = {}", key(name), self::value(inner, false))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

/// A key, in quotes where it needs them.
pub fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { format!("\"{}\"", escaped(name, false)) }
}

/// Items that are not short stand on lines of their own.
fn array(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(|item| value(item, false)).collect();
    let line = format!("[{}]", items.join(", "));
    if line.chars().count() <= LONGEST_LINE && !line.contains('\n') {
        return line;
    }
    let lines: String = items.iter().map(|item| format!("    {item},\n")).collect();
    format!("[\n{lines}]")
}

fn string(text: &str, long: bool) -> String {
    if text.contains('\n') {
        return format!("\"\"\"\n{}\"\"\"", escaped(text, true));
    }
    if text.chars().count() > LONGEST_LINE && !text.starts_with(char::is_whitespace) {
        let lines: Vec<String> = folded(text).iter().map(|line| escaped(line, true)).collect();
        return format!("\"\"\"\\\n{}\"\"\"", lines.join("\\\n"));
    }
    if long { format!("\"\"\"\n{}\"\"\"", escaped(text, true)) } else { format!("\"{}\"", escaped(text, false)) }
}

/// Pieces of about a line, each but the last ending in a space. None begins with a space: TOML drops it after the `\` that
/// joins the lines.
fn folded(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut length) = (0, 0);
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        length += 1;
        let next_is_word = characters.peek().is_some_and(|(_, next)| !next.is_whitespace());
        let word = text[at + character.len_utf8()..].split(' ').next().unwrap_or_default();
        if character == ' ' && next_is_word && length + word.chars().count() > LONGEST_LINE {
            pieces.push(&text[start..=at]);
            (start, length) = (at + 1, 0);
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// The text as it stands between quotes. Between `"""` line breaks, tabs and up to two quotes in a row stay as they are.
fn escaped(text: &str, multi_line: bool) -> String {
    let mut result = String::with_capacity(text.len() + 8);
    let mut quotes = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        quotes = if character == '"' { quotes + 1 } else { 0 };
        match character {
            '\\' => result.push_str("\\\\"),
            '"' if !multi_line || quotes > 2 || characters.peek().is_none() => {
                result.push_str("\\\"");
                quotes = 0;
            }
            '\t' => result.push(character),
            '\n' if multi_line => result.push(character),
            '\n' => result.push_str("\\n"),
            control if control.is_control() => result.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => result.push(other),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::inputs::misdecoded;
    use crate::inputs::toml::{self, NodeValue};
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// What the reader makes of a text that was written.
    fn read(text: &str, long: bool) -> String {
        let file =
            format!("nyckel = {}\nnästa = 1\n", value(&Value::String(text.to_owned()), long)).replace("nästa", "b");
        let mut problems = Diagnostics::new();
        let read = toml::read("x.toml", file.as_bytes(), &mut problems).unwrap();
        assert!(problems.iter().all(|problem| problem.code == crate::codes::CHARACTER_REFUSED), "{file}\n{problems:?}");
        match &read.root.get("nyckel").unwrap().value {
            NodeValue::Text(text) => text.text.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn kept(text: &str, long: bool) {
        assert_eq!(read(text, long), text.nfc().collect::<String>());
    }

    #[test]
    fn text_stays_the_same() {
        let words = "Ett \"citat\" och en lång rad som måste delas, \\ med omvänt snedstreck. ".repeat(6);
        for text in
            ["", "\"", "\"\"\"", "a\"\"\"\"\"\"", "\\", "\\\n", "\n", "\n\n", " a", "a\r\nb", "\t", "\u{0}\u{7f}\u{85}"]
        {
            kept(text, false);
            kept(text, true);
            kept(&format!("{words}{text}"), false);
            kept(&format!("{text}{words}"), false);
        }
    }

    #[test]
    fn paragraphs_are_readable() {
        let text = "Stycke \"ett\".\n\nStycke två.\n";
        let written = value(&Value::String(text.to_owned()), true);
        assert_eq!(written, "\"\"\"\nStycke \"ett\".\n\nStycke två.\n\"\"\"");
        let long = value(&Value::String("ord ".repeat(60)), false);
        assert!(long.lines().all(|line| line.chars().count() <= LONGEST_LINE + 5), "{long}");
        assert_eq!(long.lines().count(), 4, "{long}");
    }

    proptest! {
        #[test]
        fn whatever_goes_in_comes_out(text in any::<String>(), long in any::<bool>()) {
            // A file of text in another encoding is told as that.
            prop_assume!(misdecoded::found(&text).is_empty());
            kept(&text, long);
        }

        #[test]
        fn quotes_spaces_and_line_ends_come_out(text in "[ \"\\\\\n\t\ra\u{a0}\u{2028}]{0,300}", long in any::<bool>()) {
            kept(&text, long);
        }
    }
}
