use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::{Language, Messages, NUMBERS, one_line, phrases};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::{Declared, Message, message};
use crate::reasons;

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
    for line in language.catalogue().lines().filter(|line| !line.starts_with('#')) {
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

/// The problems that a code's arguments can make: one for each value that its selectors name, one for each argument
/// that may be empty, and one for the singular.
fn diagnostics(code: Declared, parts: &Parts) -> Vec<Diagnostic> {
    let value = |name: &str| if NUMBERS.contains(&name) { "7".to_owned() } else { format!("<{name}>") };
    let with = |chosen: &str, choice: &str| {
        let value = |name: &str| if name == chosen { choice.to_owned() } else { value(name) };
        Diagnostic::error(Message::filled(code, value))
    };
    let mut all = vec![with("", "")];
    let chosen = parts.choices.iter().filter(|(name, _)| !NUMBERS.contains(&name.as_str()));
    all.extend(chosen.map(|(name, choice)| with(name, choice)));
    let may_be_empty = parts.variables.keys().filter_map(|attribute| attribute.strip_prefix("tips-utan-"));
    all.extend(may_be_empty.map(|name| with(name, "")));
    all.extend(code.arguments().iter().filter(|name| NUMBERS.contains(name)).map(|name| with(name, "1")));
    all
}

/// What the program declares: codes and phrases.
fn declared() -> impl Iterator<Item = &'static Declared> {
    codes::ALL.iter().chain(phrases::ALL).chain(reasons::ALL)
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
    let wanted: BTreeSet<&str> = declared().map(|declared| declared.name()).collect();
    assert_eq!(wanted.len(), declared().count(), "a code or phrase is listed twice");
    for language in LANGUAGES {
        let catalogue = catalogue(language);
        assert_eq!(catalogue.keys().map(String::as_str).collect::<BTreeSet<_>>(), wanted, "{language:?}");
        for code in codes::ALL.iter() {
            let has_hint = catalogue[code.name()].variables.contains_key("tips");
            assert!(has_hint, "{} has no hint in {language:?}", code.name());
        }
    }
}

/// With [`message!`], which holds a call to the declaration, this holds a call to the catalogues.
#[test]
fn every_message_declares_the_arguments_that_the_catalogues_use() {
    for language in LANGUAGES {
        let catalogue = catalogue(language);
        for declared in declared() {
            let used: BTreeSet<&str> =
                catalogue[declared.name()].variables.values().flatten().map(String::as_str).collect();
            let arguments: BTreeSet<&str> = declared.arguments().iter().copied().collect();
            assert_eq!(arguments, used, "{} in {language:?}", declared.name());
            assert_eq!(arguments.len(), declared.arguments().len(), "{} declares one twice", declared.name());
        }
    }
}

#[test]
fn every_message_formats_with_every_argument() {
    for language in LANGUAGES {
        let messages = Messages::new(language);
        let catalogue = catalogue(language);
        for code in codes::ALL.iter() {
            for diagnostic in diagnostics(*code, &catalogue[code.name()]) {
                let text = messages.text(&diagnostic);
                let hint = messages.hint(&diagnostic).unwrap_or_else(|| panic!("{} has no hint", code.name()));
                for line in [&text, &hint] {
                    let plain = !line.contains("{$") && !line.contains('\n') && !line.ends_with('.');
                    assert!(plain && !line.starts_with(code.name()) && !line.is_empty(), "{}: {line}", code.name());
                    assert!(!line.contains("``"), "{diagnostic:?}: {line}");
                }
            }
        }
        for phrase in phrases::ALL {
            let text = messages.phrase(&Message::filled(*phrase, |_| "7".to_owned()));
            assert!(!text.contains("{$") && !text.is_empty(), "{}: {text}", phrase.name());
        }
    }
}

#[test]
fn numbers_are_grouped_and_choose_the_plural() {
    let too_large = Diagnostic::error(message!(codes::WORKBOOK_TOO_LARGE, vad = "celler", grans = 2_000_000));
    for (language, expected) in [
        (Language::Swedish, "arbetsboken har fler än 2\u{a0}000\u{a0}000 ifyllda celler"),
        (Language::English, "the workbook has more than 2,000,000 filled cells"),
    ] {
        assert_eq!(Messages::new(language).text(&too_large), expected);
    }
    let swedish = Messages::new(Language::Swedish);
    for (count, expected) in [(0, "0 varningar"), (1, "1 varning"), (2, "2 varningar"), (1234, "1234 varningar")] {
        assert_eq!(swedish.phrase(&message!(phrases::WARNINGS, antal = count)), expected);
    }
}

/// A number where text belongs stays as it was typed.
#[test]
fn a_value_that_looks_like_a_number_is_text() {
    let typed = message!(codes::CELL_NOT_ALLOWED, varde = "00012345", kolumn = "1000000", tillatna = "ja, nej");
    let typed = Diagnostic::error(typed);
    assert_eq!(Messages::new(Language::Swedish).text(&typed), "`00012345` är inte tillåtet (kolumnen `1000000`)");
}

/// A brace that a merge has lost makes one message a code, and says so nowhere else.
#[test]
fn every_catalogue_is_read_whole() {
    for text in
        [include_str!("sv.ftl"), include_str!("en.ftl"), include_str!("help_sv.ftl"), include_str!("help_en.ftl")]
    {
        let errors = fluent_bundle::FluentResource::try_new(text.to_owned()).err().map(|(_, errors)| errors);
        assert_eq!(errors, None);
    }
}

#[test]
fn an_empty_argument_has_a_hint_of_its_own() {
    let swedish = Messages::new(Language::Swedish);
    let unknown = |near: &str| Diagnostic::error(message!(codes::KEY_UNKNOWN, namn = "titl", forslag = near));
    assert_eq!(
        swedish.hint(&unknown("titel")).as_deref(),
        Some("skriv `titel`; är det något annat, flytta det som står där till en nyckel som finns")
    );
    assert_eq!(
        swedish.hint(&unknown("")).as_deref(),
        Some("rätta nyckeln, eller flytta det som står där till en nyckel som finns")
    );
}

#[test]
fn nothing_from_an_input_commands_the_terminal() {
    assert_eq!(one_line("a\nb\tc\r\u{1b}[31m\u{202e}d"), "a b c\u{fffd}\u{fffd}[31m␣U+202Ed");
    assert_eq!(one_line("Åsa – 115\u{a0}000 kr"), "Åsa – 115\u{a0}000 kr");
}

#[test]
fn what_cannot_be_seen_is_named() {
    assert_eq!(one_line("digital\u{200b}"), "digital␣U+200B");
    assert_eq!(one_line("\u{ad}fy\u{2060}sisk"), "␣U+00ADfy␣U+2060sisk");
    assert_eq!(one_line("\u{feff}Belopp\u{200e}"), "␣U+FEFFBelopp␣U+200E");
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
