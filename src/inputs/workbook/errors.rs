//! Error values that a file has as text: Google Sheets writes what a formula shows as its text, Excel saves an `.ods`
//! with the value 0 and the error beside it, and whoever pastes values pastes what was shown.

/// Errors that have no mark at their end, or have lost it, in the languages of Excel, and what a cell shows while its value
/// has not come.
const UNMARKED: [&str; 25] = [
    "#N/A",
    "#N/D",
    "#N/B",
    "#I/T",
    "#NV",
    "#NULL",
    "#DIV/0",
    "#DIVISION/0",
    "#VALUE",
    "#VÄRDEFEL",
    "#REF",
    "#REFERENS",
    "#NAME",
    "#NAMN",
    "#NUM",
    "#OGILTIGT",
    "#Н/Д",
    "#SAKNAS",
    "#GETTING_DATA",
    "#HÄMTAR_DATA",
    "Loading...",
    "Loading…",
    "Laddar...",
    "Laddar…",
    "Läser in...",
];

/// What a price or a rate that was not found begins with: `#N/A N/A`, `#N/A Requesting Data...`; a capital follows.
const NOT_FOUND: &str = "#N/A ";

/// What LibreOffice shows before the number of an error that has no name.
const NUMBERED: [&str; 6] = ["Err:", "Err :", "Fel:", "Fejl:", "Feil:", "Virhe:"];

/// The fewest letters of an error's name: `#N/D!`.
const LETTERS: usize = 2;

/// Whether a cell's whole text, without spaces around it, is an error value, or the signs of a column too narrow for its number. Most texts are told
/// apart by their first letter.
pub(crate) fn is_shown_error(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'N' | b'n' | b'u' | b'I' | b'i' | b'-' | b'+' | b'(' | b'<' | b'[' | b'\\' | b'1') => is_no_value(text),
        Some(b'#') if text.strip_prefix(NOT_FOUND).is_some_and(|what| what.starts_with(char::is_uppercase)) => true,
        Some(b'#') => is_named(text) || UNMARKED.contains(&text) || (text.len() > 2 && text.bytes().all(|b| b == b'#')),
        Some(b'E' | b'F' | b'L' | b'V') => {
            UNMARKED.contains(&text) || NUMBERED.iter().any(|prefix| is_numbered(text, prefix))
        }
        _ => false,
    }
}

/// Whether it is what programs write where they have no value, or a number that is none: Python, R, databases, JavaScript and C.
fn is_no_value(text: &str) -> bool {
    matches!(
        text,
        "NaN"
            | "nan"
            | "-nan"
            | "null"
            | "NULL"
            | "(null)"
            | "(NULL)"
            | "<null>"
            | "<NULL>"
            | "[NULL]"
            | "\\N"
            | "None"
            | "<NA>"
            | "NaT"
            | "undefined"
            | "inf"
            | "-inf"
            | "+inf"
            | "Infinity"
            | "-Infinity"
            | "[object Object]"
            | "1.#INF"
            | "-1.#INF"
            | "1.#IND"
            | "-1.#IND"
            | "1.#QNAN"
            | "-1.#QNAN"
    )
}

/// `#DIV/0!`, `#NOM?`, `#SKÄRNING!`: capitals of any language between the sign and a mark.
fn is_named(text: &str) -> bool {
    let Some(name) = text.strip_prefix('#').and_then(|name| name.strip_suffix(['!', '?'])) else { return false };
    let is_letter = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let letters = name.chars().filter(|c| is_letter(*c)).count();
    letters >= LETTERS
        && !name.starts_with(' ')
        && name.chars().all(|c| is_letter(c) || c.is_ascii_digit() || matches!(c, '/' | '_' | '.' | ' ' | '¡' | '¿'))
}

/// `Err:502`: three digits follow.
fn is_numbered(text: &str, prefix: &str) -> bool {
    let digits = text.strip_prefix(prefix).map(str::as_bytes);
    digits.is_some_and(|digits| digits.len() == 3 && digits.iter().all(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_show_for_an_error_is_one() {
        for text in [
            "#REF!",
            "#N/A",
            "#DIVISION/0!",
            "#SAKNAS!",
            "#NAMN?",
            "#SPILL!",
            "#ERROR!",
            "Err:502",
            "Fel:508",
            "Loading...",
            "########",
            "#BEZUG!",
            "#WERT!",
            "#NOM?",
            "#VALEUR!",
            "#N/A N/A",
            "#N/A Requesting Data...",
            "#VALUE",
            "NaN",
            "null",
            "(null)",
            "\\N",
            "None",
            "undefined",
            "-inf",
            "-1.#IND",
            "[object Object]",
            "#N/D",
            "#NV",
            "#I/T",
            "#PUUTTUU!",
            "#ЗНАЧ!",
            "#¡DIV/0!",
            "#SAKNAS",
            "Virhe:502",
            "Laddar...",
        ] {
            assert!(is_shown_error(text), "{text}");
        }
    }

    #[test]
    fn other_text_is_none() {
        for text in [
            "#",
            "##",
            "#metoo",
            "#Metoo!",
            "#1!",
            "#A!",
            "Nytt!",
            "#VAD HÄNDER",
            "# REF!",
            "#REF! i cellen",
            "Fel: 502",
            "Err:5020",
            "Fel",
            "Loading",
            "N/A",
            "#N/A i cellen",
            "Nordic",
            "none",
            "Nan",
            "NAN",
            "Inf",
            "NA",
            "null och intet",
            "None Nilsson",
            "-",
            "#1",
            "",
        ] {
            assert!(!is_shown_error(text), "{text}");
        }
    }
}
