//! Error values that a file has as text: Google Sheets writes what a formula shows as its text, Excel saves an `.ods`
//! with the value 0 and the error beside it, and whoever pastes values pastes what was shown.

/// Errors as Excel, LibreOffice and Google Sheets show them, in English and in the languages that people here have; and what a
/// cell shows while its value has not come. A word in capitals with another mark is no error: it may be a hashtag.
const SHOWN: [&str; 13] = [
    "NULL! VALUE! REF! NAME? NUM! N/A N/A! SPILL! CALC! CONNECT! BLOCKED! UNKNOWN! FIELD! BUSY! PYTHON! EXTERNAL! TIMEOUT! ERROR! GETTING_DATA",
    "SKÄRNING! VÄRDEFEL! VÄRDE! REFERENS! NAMN? OGILTIGT! SAKNAS! SAKNAS SPILLT! SPILL! BERÄKNING! ANSLUT! BLOCKERAT! OKÄNT! FÄLT! UPPTAGEN! FEL! HÄMTAR_DATA",
    "VÆRDI! REFERENCE! NAVN? NUL! I/T OVERLØB! BEREGN!",
    "VERDI! REF! NAVN? OVERFLYT! BEREGN!",
    "TYHJÄ! ARVO! VIITTAUS! NIMI? LUKU! PUUTTUU! PUUTTUU VUOTO! LASKE!",
    "WERT! BEZUG! ZAHL! NV ÜBERLAUF! KALK!",
    "NUL! VALEUR! NOM? NOMBRE! EPARS! PROPAGATION!",
    "NULO! VALOR! NOMBRE? NÚM! NOME? N/D DESPEJAR! DESBORDAMIENTO!",
    "NULLO! VALORE! RIF! NOME? ESPANSIONE!",
    "LEEG! WAARDE! VERW! NAAM? GETAL! N/B OVERLOOP!",
    "ARG! ADR! NAZWA? LICZBA! ZERO! N/D! ROZLANIE!",
    "HODNOTA! ODKAZ! NÁZEV? ČÍSLO!",
    "ZNAČ! ПУСТО! ЗНАЧ! ССЫЛКА! ИМЯ? ЧИСЛО! Н/Д",
];

/// What LibreOffice shows before the number of an error that has no name.
const NUMBERED: [&str; 7] = ["Err:", "Fel:", "Fejl:", "Feil:", "Fehler:", "Virhe:", "Erreur:"];

/// What Google Sheets shows until a value has come.
const LOADING: [&str; 4] = ["Loading...", "Läser in...", "Laddar...", "Läser in …"];

/// Whether a cell's whole text, without spaces around it, is an error value, or the signs of a column too narrow for its
/// number. Most texts are told apart by their first letter.
pub(super) fn is_shown_error(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'#') => is_named(&text[1..]) || (text.len() > 2 && text.bytes().all(|byte| byte == b'#')),
        Some(b'E' | b'F' | b'L' | b'V') => {
            LOADING.contains(&text) || NUMBERED.iter().any(|prefix| is_numbered(text, prefix))
        }
        _ => false,
    }
}

/// Whether an error has this name: one of those known, a division by zero in any language, or one between Spanish marks.
fn is_named(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_uppercase);
    let spanish = name.strip_prefix(['¡', '¿']).and_then(|name| name.strip_suffix(['!', '?']));
    name.strip_suffix("/0!").is_some_and(is_word)
        || spanish.is_some_and(|name| is_word(name.strip_suffix("/0").unwrap_or(name)))
        || SHOWN.iter().any(|names| names.split(' ').any(|known| known == name))
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
            "#NULL!",
            "#BEZUG!",
            "#WERT!",
            "#NV",
            "#VALEUR!",
            "#NOM?",
            "#JAKO/0!",
            "#VIITTAUS!",
            "#I/T",
            "#VÆRDI!",
            "#¡DIV/0!",
            "#¿NOMBRE?",
            "#¡VALOR!",
            "#SAKNAS",
            "#DZIEL/0!",
            "Fejl:502",
            "Virhe:504",
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
        for text in [
            "#",
            "##",
            "#metoo",
            "#METOO!",
            "#VALET",
            "#NVA",
            "#1/0!",
            "#",
            "#¡",
            "# REF!",
            "#REF! i cellen",
            "Fel: 502",
            "Err:5020",
            "Fel",
            "Loading",
            "N/A",
            "#1",
            "",
        ] {
            assert!(!is_shown_error(text), "{text}");
        }
    }
}
