//! Error values that a file has as text: Google Sheets writes what a formula shows as its text, Excel saves an `.ods`
//! with the value 0 and the error beside it, and whoever pastes values pastes what was shown.

/// Errors as Excel, LibreOffice and Google Sheets show them, in English and Swedish; and what a cell shows while its
/// value has not come.
const SHOWN: [&str; 38] = [
    "#NULL!",
    "#DIV/0!",
    "#VALUE!",
    "#REF!",
    "#NAME?",
    "#NUM!",
    "#N/A",
    "#N/A!",
    "#SPILL!",
    "#CALC!",
    "#CONNECT!",
    "#BLOCKED!",
    "#UNKNOWN!",
    "#FIELD!",
    "#BUSY!",
    "#PYTHON!",
    "#EXTERNAL!",
    "#TIMEOUT!",
    "#ERROR!",
    "#GETTING_DATA",
    "#SKÄRNING!",
    "#DIVISION/0!",
    "#VÄRDEFEL!",
    "#VÄRDE!",
    "#REFERENS!",
    "#NAMN?",
    "#OGILTIGT!",
    "#SAKNAS!",
    "#SPILLT!",
    "#BERÄKNING!",
    "#ANSLUT!",
    "#BLOCKERAT!",
    "#OKÄNT!",
    "#FÄLT!",
    "#UPPTAGEN!",
    "#FEL!",
    "#HÄMTAR_DATA",
    "Loading...",
];

/// What LibreOffice shows before the number of an error that has no name, in English and Swedish.
const NUMBERED: [&str; 2] = ["Err:", "Fel:"];

/// Whether a cell's whole text, without spaces around it, is an error value, or the signs of a column too narrow for its number. Most texts are told
/// apart by their first letter.
pub(super) fn is_shown_error(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'#') => SHOWN.contains(&text) || (text.len() > 2 && text.bytes().all(|byte| byte == b'#')),
        Some(b'E' | b'F' | b'L') => SHOWN.contains(&text) || NUMBERED.iter().any(|prefix| is_numbered(text, prefix)),
        _ => false,
    }
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
        ] {
            assert!(is_shown_error(text), "{text}");
        }
    }

    #[test]
    fn other_text_is_none() {
        for text in
            ["#", "##", "#metoo", "# REF!", "#REF! i cellen", "Fel: 502", "Err:5020", "Fel", "Loading", "N/A", "#1", ""]
        {
            assert!(!is_shown_error(text), "{text}");
        }
    }
}
