use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentArgs;
use regex::Regex;

use super::{Language, Messages, NUMBERS, PHRASES, one_line};
use crate::codes;
use crate::diagnostic::{Code, Diagnostic};

const LANGUAGES: [Language; 2] = [Language::Swedish, Language::English];

/// What one message of a catalogue is made of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    /// The variables of the message (`""`) and of each attribute.
    variables: BTreeMap<String, BTreeSet<String>>,
    /// The keys of selectors: their variable and the values named.
    choices: BTreeSet<(String, String)>,
}

/// Reads a catalogue by its lines, independently of the Fluent library.
fn catalogue(language: Language) -> BTreeMap<String, Parts> {
    let head = Regex::new(r"^(?:([A-Za-z][A-Za-z0-9-]*)|    \.([a-z-]+)) = ").unwrap();
    let variable = Regex::new(r"\{ \$([a-z]+)( ->)?").unwrap();
    let choice = Regex::new(r"^ +\*?\[([a-z-]+)\]").unwrap();
    let mut messages: BTreeMap<String, Parts> = BTreeMap::new();
    let (mut id, mut attribute, mut selector) = (String::new(), String::new(), String::new());
    for line in language.catalogue().source().lines().filter(|line| !line.starts_with('#')) {
        if let Some(found) = head.captures(line) {
            match (found.get(1), found.get(2)) {
                (Some(name), _) => {
                    (id, attribute) = (name.as_str().to_owned(), String::new());
                    assert!(!messages.contains_key(&id), "{id} stands twice in {language:?}");
                }
                (_, Some(name)) => attribute = name.as_str().to_owned(),
                _ => {}
            }
            messages.entry(id.clone()).or_default().variables.entry(attribute.clone()).or_default();
        }
        let Some(parts) = messages.get_mut(&id) else { continue };
        for found in variable.captures_iter(line) {
            parts.variables.get_mut(&attribute).unwrap().insert(found[1].to_owned());
            if found.get(2).is_some() {
                selector = found[1].to_owned();
            }
        }
        if let Some(found) = choice.captures(line) {
            parts.choices.insert((selector.clone(), found[1].to_owned()));
        }
    }
    messages
}

/// The messages that a code's arguments can make: one for each value that its selectors name, one for each argument
/// that may be empty, and one for the singular.
fn diagnostics(code: Code, parts: &Parts) -> Vec<Diagnostic> {
    let names: BTreeSet<&str> = parts.variables.values().flatten().map(String::as_str).collect();
    let value = |name: &str| if NUMBERS.contains(&name) { "7".to_owned() } else { format!("<{name}>") };
    let whole = names.iter().fold(Diagnostic::error(code), |d, name| d.with(leaked(name), value(name)));
    let chosen = parts.choices.iter().filter(|(name, _)| !NUMBERS.contains(&name.as_str()));
    let mut all = vec![whole.clone()];
    all.extend(chosen.map(|(name, choice)| whole.clone().with(leaked(name), choice)));
    let may_be_empty = parts.variables.keys().filter_map(|attribute| attribute.strip_prefix("tips-utan-"));
    all.extend(may_be_empty.map(|name| whole.clone().with(leaked(name), "")));
    all.extend(names.iter().filter(|name| NUMBERS.contains(name)).map(|name| whole.clone().with(leaked(name), 1)));
    all
}

fn leaked(name: &str) -> &'static str {
    Box::leak(name.to_owned().into_boxed_str())
}

#[test]
fn the_catalogues_have_the_same_messages_attributes_and_arguments() {
    let (swedish, english) = (catalogue(Language::Swedish), catalogue(Language::English));
    assert_eq!(swedish.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (id, parts) in &swedish {
        assert_eq!(parts.variables, english[id].variables, "{id}");
        // A language may need fewer plural forms than the other, but the same named values.
        let named = |parts: &Parts| -> BTreeSet<_> {
            parts.choices.iter().filter(|(name, _)| !NUMBERS.contains(&name.as_str())).cloned().collect()
        };
        assert_eq!(named(parts), named(&english[id]), "{id}");
    }
}

#[test]
fn every_code_has_a_message_and_a_hint_and_nothing_else_is_there() {
    let wanted: BTreeSet<&str> = codes::ALL.iter().map(|code| code.0.as_ref()).chain(PHRASES.iter().copied()).collect();
    assert_eq!(wanted.len(), codes::ALL.len() + PHRASES.len(), "a code or phrase is listed twice");
    for language in LANGUAGES {
        let catalogue = catalogue(language);
        assert_eq!(catalogue.keys().map(String::as_str).collect::<BTreeSet<_>>(), wanted, "{language:?}");
        for code in codes::ALL {
            assert!(
                catalogue[code.0.as_ref()].variables.contains_key("tips"),
                "{} has no hint in {language:?}",
                code.0
            );
        }
    }
}

#[test]
fn every_message_formats_with_every_argument() {
    for language in LANGUAGES {
        let messages = Messages::new(language);
        let catalogue = catalogue(language);
        for code in codes::ALL {
            for diagnostic in diagnostics(code.clone(), &catalogue[code.0.as_ref()]) {
                let text = messages.text(&diagnostic);
                let hint = messages.hint(&diagnostic).unwrap_or_else(|| panic!("{} has no hint", code.0));
                for line in [&text, &hint] {
                    let plain = !line.contains("{$") && !line.contains('\n') && !line.ends_with('.');
                    assert!(plain && !line.starts_with(code.0.as_ref()) && !line.is_empty(), "{}: {line}", code.0);
                    assert!(!line.contains("``"), "{diagnostic:?}: {line}");
                }
            }
        }
        for phrase in PHRASES {
            let names: BTreeSet<&String> = catalogue[*phrase].variables.values().flatten().collect();
            let arguments: FluentArgs<'_> = names.iter().map(|name| (name.as_str(), "7")).collect();
            assert!(messages.format(phrase, None, &arguments).is_some(), "{phrase}");
        }
    }
}

#[test]
fn a_missing_argument_or_message_falls_back_to_the_code() {
    let messages = Messages::new(Language::Swedish);
    let diagnostic = Diagnostic::error(codes::CELL_TYPE).with("varde", "12\nst");
    assert_eq!(messages.text(&diagnostic), "W12 (varde: 12 st)");
    assert_eq!(messages.hint(&diagnostic), None);
    let unknown = Diagnostic::error(Code("X99".into()));
    assert_eq!((messages.text(&unknown), messages.hint(&unknown)), ("X99".to_owned(), None));
    assert_eq!(messages.phrase("okänd", &[]), "okänd");
}

#[test]
fn numbers_are_grouped_and_choose_the_plural() {
    let too_large = Diagnostic::error(codes::WORKBOOK_TOO_LARGE).with("vad", "celler").with("grans", 2_000_000);
    for (language, expected) in [
        (Language::Swedish, "arbetsboken har fler än 2\u{a0}000\u{a0}000 ifyllda celler"),
        (Language::English, "the workbook has more than 2,000,000 filled cells"),
    ] {
        assert_eq!(Messages::new(language).text(&too_large), expected);
    }
    let swedish = Messages::new(Language::Swedish);
    for (count, expected) in [(0, "0 varningar"), (1, "1 varning"), (2, "2 varningar"), (1234, "1234 varningar")] {
        assert_eq!(swedish.phrase("antal-varningar", &[("antal", &count)]), expected);
    }
}

/// A number where text belongs stays as it was typed.
#[test]
fn a_value_that_looks_like_a_number_is_text() {
    let typed = Diagnostic::error(codes::CELL_NOT_ALLOWED)
        .with("varde", "00012345")
        .with("kolumn", "1000000")
        .with("tillatna", "ja, nej");
    assert_eq!(Messages::new(Language::Swedish).text(&typed), "`00012345` är inte tillåtet (kolumnen `1000000`)");
}

#[test]
fn an_empty_argument_has_a_hint_of_its_own() {
    let swedish = Messages::new(Language::Swedish);
    let near = Diagnostic::error(codes::KEY_UNKNOWN).with("namn", "titl").with("forslag", "titel");
    assert_eq!(swedish.hint(&near).as_deref(), Some("skriv `titel`, eller ta bort nyckeln"));
    let far = near.with("forslag", "");
    assert_eq!(swedish.hint(&far).as_deref(), Some("rätta nyckeln eller ta bort den"));
}

#[test]
fn nothing_from_an_input_commands_the_terminal() {
    assert_eq!(one_line("a\nb\tc\r\u{1b}[31m\u{202e}d"), "a b c\u{fffd}\u{fffd}[31m\u{fffd}d");
    assert_eq!(one_line("Åsa – 115\u{a0}000 kr"), "Åsa – 115\u{a0}000 kr");
}

#[test]
fn what_cannot_be_seen_is_named() {
    assert_eq!(one_line("digital\u{200b}"), "digital␣U+200B");
    assert_eq!(one_line("\u{ad}fy\u{2060}sisk"), "␣U+00ADfy␣U+2060sisk");
    assert_eq!(one_line("hybrid\u{e0020}\u{fe0f}"), "hybrid␣U+E0020␣U+FE0F");
}

#[test]
fn the_locale_chooses_the_language() {
    for (locale, expected) in [
        ("sv", Language::Swedish),
        ("sv_SE.UTF-8", Language::Swedish),
        ("sv-FI", Language::Swedish),
        ("en_GB.UTF-8", Language::English),
        ("en-US", Language::English),
        ("C.UTF-8", Language::Swedish),
        ("engelska", Language::Swedish),
        ("", Language::Swedish),
    ] {
        assert_eq!(Language::of_locale(locale), expected, "{locale}");
    }
}
