//! The only way from text to Typst source. Whatever a string holds, what Typst parses of it is text and nothing else;
//! property tests hold that.

/// Text as Typst markup that shows the same characters; a tab, which no font has, is a space. `line_break` stands for the space after a sentence, so that
/// sources read and compare sentence by sentence; Typst sets it as a space.
pub fn markup(text: &str, line_break: &str) -> String {
    let mut source = String::with_capacity(text.len() + text.len() / 8);
    markup_by_character(text, line_break, &mut |_, _, escaped| source.push_str(escaped));
    source
}

/// Text as Typst markup, a character at a time: where it stands in the text, how many bytes it has there, and how it is written.
pub fn markup_by_character(text: &str, line_break: &str, write: &mut impl FnMut(usize, usize, &str)) {
    let characters: Vec<char> = text.chars().map(spaced).collect();
    for (index, (at, typed)) in text.char_indices().enumerate() {
        let character = characters[index];
        let before = index.checked_sub(1).map(|index| characters[index]);
        let after = characters.get(index + 1).copied();
        let mut buffer = [0; 4];
        let mut write = |escaped: &str| write(at, typed.len_utf8(), escaped);
        match character {
            ' ' if ends_sentence(&characters[..index]) && after.is_some_and(starts_sentence) => write(line_break),
            ' ' if before.is_none_or(|c| c == ' ') || after.is_none_or(|c| c == ' ') => write("\\u{20}"),
            '.' if [before, after].into_iter().flatten().any(|c| c == '.' || c.is_numeric()) => write("\\."),
            c if is_special(c) => write(&format!("\\{c}")),
            c if is_invisible(c) => write(&code_point(c)),
            c => write(c.encode_utf8(&mut buffer)),
        }
    }
}

/// Text as a Typst string literal; a tab is a space here too.
pub fn literal(text: &str) -> String {
    let mut source = String::with_capacity(text.len() + 2);
    source.push('"');
    text.chars().for_each(|character| source.push_str(&in_literal(character)));
    source.push('"');
    source
}

/// A character as it stands in a string literal.
pub(super) fn in_literal(character: char) -> String {
    match spaced(character) {
        c @ ('"' | '\\') => format!("\\{c}"),
        c if is_invisible(c) => code_point(c),
        c => c.to_string(),
    }
}

/// Typst would set a tab with no width, and the words around it as one.
fn spaced(character: char) -> char {
    if character == '\t' { ' ' } else { character }
}

/// Characters that can mean something in markup, wherever they stand.
fn is_special(character: char) -> bool {
    matches!(
        character,
        '\\' | '#'
            | '$'
            | '*'
            | '_'
            | '`'
            | '@'
            | '<'
            | '>'
            | '['
            | ']'
            | '='
            | '-'
            | '+'
            | '/'
            | '~'
            | '\''
            | '"'
            | ':'
    )
}

/// Controls and the line ends that Typst knows.
fn is_invisible(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

fn code_point(character: char) -> String {
    format!("\\u{{{:x}}}", u32::from(character))
}

/// Whether text ends like a sentence; only then does a source line end there.
fn ends_sentence(text: &[char]) -> bool {
    let closed = text.strip_suffix(&['”']).unwrap_or(text);
    let [.., before, '.' | '!' | '?'] = closed else { return false };
    before.is_alphabetic() || matches!(before, ')' | '”' | '%')
}

fn starts_sentence(character: char) -> bool {
    character.is_uppercase() || character == '”'
}

#[cfg(test)]
mod tests {
    use super::{literal, markup};

    #[test]
    fn sentences_stand_on_lines_of_their_own() {
        assert_eq!(markup("Ett. Två 3. Fyra", "\n"), "Ett.\nTvå 3\\. Fyra");
    }

    #[test]
    fn markup_characters_are_escaped() {
        assert_eq!(markup("#x [y] 1. a--b", " "), "\\#x \\[y\\] 1\\. a\\-\\-b");
        assert_eq!(markup(" a  b ", " "), "\\u{20}a\\u{20}\\u{20}b\\u{20}");
    }

    #[test]
    fn literals_are_closed_only_by_us() {
        assert_eq!(literal("a\"; #x\\\n"), "\"a\\\"; #x\\\\\\u{a}\"");
    }
}
