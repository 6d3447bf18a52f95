//! What the TOML parser's errors mean. Its words are English and for programmers; the catalogues have our own for those
//! that people make.

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::limits;
use crate::message::message;

/// The parser's words, by how they begin, and the name that ours go by.
const KNOWN: &[(&str, &str)] = &[
    ("key with no value", "likhetstecken"),
    ("missing assignment between key-value pairs", "likhetstecken"),
    ("missing value", "varde"),
    ("string values must be quoted", "citattecken"),
    ("missing opening quote", "citattecken"),
    ("missing escaped value", "omvant-streck"),
    ("too few unicode value digits", "omvant-streck"),
    ("invalid value", "omvant-streck"),
    ("invalid basic string", "text"),
    ("invalid multi-line basic string", "text"),
    ("invalid literal string", "text"),
    ("invalid multi-line literal string", "text"),
    ("duplicate key", "dubbel"),
    ("cannot extend value", "dubbel"),
    ("keys cannot be", "nyckel"),
    ("unquoted keys cannot be empty", "nyckel"),
    ("invalid unquoted key", "nyckel"),
    ("invalid key", "nyckel"),
    ("invalid integer", "tal"),
    ("invalid float", "tal"),
    ("invalid mantissa", "tal"),
    ("invalid fraction", "tal"),
    ("unexpected leading zero", "tal"),
    ("redundant", "tal"),
    ("invalid date", "datum"),
    ("invalid time", "datum"),
    ("missing comma", "komma"),
    ("unclosed array table", "rubrik"),
    ("unclosed table", "rubrik"),
    ("unclosed array", "lista"),
    ("extra `=`", "likhetstecken-fler"),
    ("extra assignment", "likhetstecken-fler"),
    ("unexpected `=` in array", "likhetstecken-fler"),
    ("extra comma", "komma-fler"),
    ("unclosed inline table", "klammer"),
    ("invalid inline table", "klammer"),
    ("missing key for inline table", "klammer"),
    ("`_` may only go between digits", "tal"),
    ("integers with a radix", "tal"),
    ("radix must be", "tal"),
    ("unexpected sign", "tal"),
    ("invalid comment", "kommentar"),
    ("carriage return", "radslut"),
    ("unexpected key or value", "mer"),
    ("unexpected content", "mer"),
];

/// How the parser says that something lies too deep.
const TOO_DEEP: [&str; 2] = ["recursion limit", "cannot recurse"];

/// Whether the parser says that something lies too deep.
pub(super) fn is_too_deep(message: &str) -> bool {
    TOO_DEEP.iter().any(|words| message.starts_with(words))
}

/// Whether the parser says that something is there already.
pub(super) fn is_double(message: &str) -> bool {
    KNOWN.iter().any(|(words, kind)| *kind == "dubbel" && message.starts_with(words))
}

/// The diagnostic of an error of the parser.
pub(super) fn syntax_problem(message: &str) -> Diagnostic {
    if is_too_deep(message) {
        return too_large("djup", limits::TOML_DEPTH);
    }
    let kind = KNOWN.iter().find(|(words, _)| message.starts_with(words)).map_or("annat", |(_, kind)| kind);
    Diagnostic::error(message!(codes::TOML_SYNTAX, slag = kind))
}

/// Says which bound of the file, or of something in it, is passed.
pub fn too_large(what: &str, bound: usize) -> Diagnostic {
    Diagnostic::error(message!(codes::TOML_TOO_LARGE, vad = what, grans = bound))
}

#[cfg(test)]
mod tests {
    use super::super::toml::read;
    use super::*;
    use crate::diagnostic::Diagnostics;

    fn first(text: &str) -> Diagnostic {
        let mut problems = Diagnostics::new();
        read("x.toml", text.as_bytes(), &mut problems);
        problems.into_iter().next().unwrap()
    }

    #[test]
    fn common_mistakes_have_words_of_ours() {
        let mistakes = [
            ("a", "likhetstecken"),
            ("a =", "citattecken"),
            ("a = \"b", "text"),
            ("a = 'b", "text"),
            ("a = \"\"\"b", "oppen"),
            ("a = \"C:\\q\"", "omvant-streck"),
            ("[a]\n[a]", "rubrik-igen"),
            ("[a]\nb = 1\n[a]\nc = 1", "rubrik-igen"),
            ("[a]\nb = 1\nc = 1\n[a]\nb = 2", "rubrik-kopia"),
            ("a = 1\n[a]", "dubbel"),
            ("å = 1", "nyckel"),
            (" = 1", "nyckel"),
            ("a = 01", "tal"),
            ("a = 2025-13-01", "datum"),
            ("a = [\"b\" \"c\"]", "komma"),
            ("a = [1", "lista"),
            ("[a", "rubrik"),
            ("[[a]", "rubrik"),
            ("a = \"b\" c", "mer"),
            ("a = = 1", "likhetstecken-fler"),
            ("a = [1,, 2]", "komma-fler"),
            ("a = { b = 1", "tabell"),
            ("a = 1__0", "tal"),
            ("a = 1\rb = 2", "radslut"),
        ];
        let wrong: Vec<String> = mistakes
            .iter()
            .map(|(text, kind)| (text, kind, first(text)))
            .filter(|(_, kind, told)| told.code != codes::TOML_SYNTAX || told.arguments["slag"] != **kind)
            .map(|(text, kind, told)| format!("{text:?}, wanted {kind}: {:?}", told.arguments))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// The reference tells the parser's bound as ours.
    #[test]
    fn the_bound_on_depth_is_the_parsers() {
        let nested = |depth: usize| format!("a = {}{}", "[".repeat(depth), "]".repeat(depth));
        let mut problems = Diagnostics::new();
        read("x.toml", nested(limits::TOML_DEPTH).as_bytes(), &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        let told = first(&nested(limits::TOML_DEPTH + 1));
        assert_eq!(told.code, codes::TOML_TOO_LARGE);
        assert_eq!(told.arguments["vad"], "djup");
    }
}
