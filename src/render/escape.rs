//! The only way from text to Typst source. Whatever a string holds, what Typst parses of it is text and nothing else;
//! property tests hold that.

/// Text as Typst markup that shows the same characters; a tab, which no font has, is a space. `line_break` stands for the space after a sentence, so that
/// sources read and compare sentence by sentence; Typst sets it as a space.
pub fn markup(text: &str, line_break: &str) -> String {
    let mut source = String::with_capacity(text.len() + text.len() / 8);
    markup_by_run(text, line_break, &mut |_, _, escaped| source.push_str(escaped));
    source
}

/// Text as Typst markup: characters that are written as they are in runs, others one at a time; where each stands in the text, how many
/// bytes it has there, and how it is written.
pub fn markup_by_run(text: &str, line_break: &str, write: &mut impl FnMut(usize, usize, &str)) {
    let mut at = 0;
    while let Some(typed) = text[at..].chars().next() {
        let run = text[at..].find(|c| !is_plain(c)).unwrap_or(text.len() - at);
        if run > 0 {
            write(at, run, &text[at..at + run]);
            at += run;
            continue;
        }
        let (before, rest) = (&text[..at], &text[at + typed.len_utf8()..]);
        let beside = || [before.chars().next_back(), rest.chars().next()].map(|beside| beside.map(spaced));
        let mut buffer = [0; 4];
        let mut write = |escaped: &str| write(at, typed.len_utf8(), escaped);
        match spaced(typed) {
            ' ' if ends_sentence(before) && rest.starts_with(starts_sentence) => write(line_break),
            ' ' if beside().into_iter().any(|c| c.is_none_or(|c| c == ' ')) => write("\\u{20}"),
            '.' if beside().into_iter().flatten().any(|c| c == '.' || c.is_numeric()) => write("\\."),
            c if is_special(c) => write(&format!("\\{c}")),
            c if is_invisible(c) => write(&code_point(c)),
            c => write(c.encode_utf8(&mut buffer)),
        }
        at += typed.len_utf8();
    }
}

/// Whether a character is written as it is, whatever stands beside it.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || !(matches!(character, ' ' | '\t' | '.') || is_special(character) || is_invisible(character))
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
fn ends_sentence(text: &str) -> bool {
    let mut last = text.strip_suffix('”').unwrap_or(text).chars().rev();
    let ends = matches!(last.next(), Some('.' | '!' | '?'));
    ends && last.next().is_some_and(|before| before.is_alphabetic() || matches!(before, ')' | '”' | '%'))
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
