//! What the program says, in Swedish and English: the Fluent catalogues `sv.ftl` and `en.ftl`. A diagnostic's code is
//! the name of its message; tests hold both catalogues complete.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentValue};

use self::entries::Entries;
use crate::characters;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::message::{Arguments, Message};
use crate::personal_number;
use crate::reasons;

mod entries;
pub(crate) mod phrases;
#[cfg(test)]
mod tests;

/// Arguments that are numbers: they choose the plural, and are written in groups of three digits.
const NUMBERS: [&str; 9] = ["antal", "borta", "dagar", "decimaler", "fragor", "grans", "nya", "page", "sidor"];

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Swedish.
    Swedish,
    /// English.
    English,
}

impl Language {
    /// The language for a locale as the environment names it (`en_GB.UTF-8`): English for English, else Swedish, which
    /// is what the users write their cases in.
    pub fn of_locale(locale: &str) -> Self {
        match locale.split(['_', '-', '.', '@']).next() {
            Some("en") => Self::English,
            _ => Self::Swedish,
        }
    }

    /// The language with a tag as in BCP 47, which `--lang` takes.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        [Self::Swedish, Self::English].into_iter().find(|language| language.tag() == tag)
    }

    /// Its tag as in BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// Its catalogue.
    fn catalogue(self) -> &'static str {
        match self {
            Self::Swedish => include_str!("sv.ftl"),
            Self::English => include_str!("en.ftl"),
        }
    }

    /// Its texts of the command line's help, in a file of their own.
    fn help_catalogue(self) -> &'static str {
        match self {
            Self::Swedish => include_str!("help_sv.ftl"),
            Self::English => include_str!("help_en.ftl"),
        }
    }

    /// The messages of its catalogue.
    fn entries(self) -> &'static Entries {
        static SWEDISH: LazyLock<Entries> = LazyLock::new(|| Language::Swedish.read(false));
        static ENGLISH: LazyLock<Entries> = LazyLock::new(|| Language::English.read(false));
        match self {
            Self::Swedish => &SWEDISH,
            Self::English => &ENGLISH,
        }
    }

    /// The same, with its texts of the command line's help.
    fn entries_with_help(self) -> &'static Entries {
        static SWEDISH: LazyLock<Entries> = LazyLock::new(|| Language::Swedish.read(true));
        static ENGLISH: LazyLock<Entries> = LazyLock::new(|| Language::English.read(true));
        match self {
            Self::Swedish => &SWEDISH,
            Self::English => &ENGLISH,
        }
    }

    fn read(self, with_help: bool) -> Entries {
        let help = if with_help { Some(self.help_catalogue()) } else { None };
        // The short one first: all of its texts are asked for.
        Entries::new(self, help.into_iter().chain(std::iter::once(self.catalogue())).collect())
    }

    /// What stands between groups of three digits.
    fn separator(self) -> char {
        match self {
            Self::Swedish => '\u{a0}',
            Self::English => ',',
        }
    }
}

/// The messages of one language.
pub(crate) struct Messages {
    language: Language,
    entries: &'static Entries,
}

impl Messages {
    /// The messages as the catalogue has them.
    pub(crate) fn new(language: Language) -> Self {
        Self { language, entries: language.entries() }
    }

    /// These messages, and the texts of the command line's help.
    pub(crate) fn with_help(language: Language) -> Self {
        Self { language, entries: language.entries_with_help() }
    }

    /// A text of the command line's help by its id, or an attribute of it; none where the catalogue has none.
    pub(crate) fn help(&self, id: &str, attribute: Option<&str>) -> Option<String> {
        self.format(id, attribute, &Arguments::default())
    }

    /// What the problem is, on one line.
    pub(crate) fn text(&self, diagnostic: &Diagnostic) -> String {
        match diagnostic.wording() {
            Some(wording) => one_line(self.choose(&wording.sv, &wording.en)).into_owned(),
            None => self.told(diagnostic.code.name(), &diagnostic.arguments),
        }
    }

    /// How to mend it, on one line.
    pub(crate) fn hint(&self, diagnostic: &Diagnostic) -> Option<String> {
        if let Some(wording) = diagnostic.wording() {
            let hint = one_line(self.choose(&wording.hint_sv, &wording.hint_en));
            return Some(hint.into_owned()).filter(|hint| !hint.is_empty());
        }
        let name = diagnostic.code.name();
        let empty = diagnostic.arguments.iter().filter(|(_, value)| value.is_empty());
        let mut without = empty.map(|(name, _)| format!("tips-utan-{name}"));
        let attribute = without.find(|attribute| self.entries.has(name, attribute));
        self.format(name, Some(attribute.as_deref().unwrap_or("tips")), &diagnostic.arguments)
    }

    /// What every message of a code says, and how to mend it, with the names of its arguments for their values.
    pub(crate) fn described(&self, code: &str) -> Vec<(String, String)> {
        let of_code = codes::ALL.iter().filter(|declared| declared.shown().eq_ignore_ascii_case(code));
        let described = of_code.map(|declared| {
            let message = Message::filled(*declared, |name| format!("‹{name}›"));
            let hint = self.format(message.name, Some("tips"), &message.arguments);
            (self.phrase(&message), hint.unwrap_or_default())
        });
        described.collect()
    }

    /// The words of a rule that is data, in this language.
    fn choose<'w>(&self, swedish: &'w str, english: &'w str) -> &'w str {
        match self.language {
            Language::Swedish => swedish,
            Language::English => english,
        }
    }

    /// One of the console's own [`phrases`].
    pub(crate) fn phrase(&self, phrase: &Message) -> String {
        self.told(phrase.name, &phrase.arguments)
    }

    /// The text of a declared name. That every one has a text, which uses the arguments declared, is held by tests.
    fn told(&self, name: &str, arguments: &Arguments) -> String {
        self.format(name, None, arguments).unwrap_or_else(|| name.to_owned())
    }

    /// The words of a reason; none where the argument is no reason of ours.
    fn reason(&self, text: &str) -> Option<String> {
        let (name, values) = reasons::parted(text)?;
        let values: FluentArgs<'_> = values.into_iter().map(|(name, value)| (name, argument(name, value))).collect();
        self.entries.filled(name, None, &values)
    }

    /// Formats a message, or an attribute of it; none where the catalogue has none.
    fn format(&self, name: &str, attribute: Option<&str>, arguments: &Arguments) -> Option<String> {
        let reason = |name: &str, value| if matches!(name, "orsak" | "alla") { self.reason(value) } else { None };
        let filled = |name, value| reason(name, value).map_or_else(|| argument(name, value), FluentValue::from);
        let values = arguments.iter().map(|(name, value)| (*name, filled(*name, value))).collect();
        self.entries.filled(name, attribute, &values)
    }
}

/// Text from an input as it may stand on a line of a terminal: no line breaks, nothing that moves the cursor or reverses
/// what is read, what shows nothing by its number (`digital␣U+200B`), and no personnummer. All values come this way.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    match personal_number::masked(text) {
        Cow::Borrowed(text) => visible(text),
        Cow::Owned(text) => Cow::Owned(visible(&text).into_owned()),
    }
}

fn visible(text: &str) -> Cow<'_, str> {
    let is_other = |c| matches!(c, '\n' | '\t') || characters::refused(c) || characters::invisible(c);
    let is_plain = |c| matches!(c, ' '..='~') || !is_other(c);
    if is_of_letters(text) || text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut line = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\t' => line.push(' '),
            c if commands(c) => line.push(char::REPLACEMENT_CHARACTER),
            c if characters::refused(c) || characters::invisible(c) => {
                line.push_str(&format!("␣U+{:04X}", u32::from(c)))
            }
            c => line.push(c),
        }
    }
    Cow::Owned(line)
}

/// Whether a text has nothing but what ASCII shows and the letters from À to ÿ, as most have: that is seen of many bytes at once.
fn is_of_letters(text: &str) -> bool {
    text.bytes().fold(true, |all, byte| all & matches!(byte, b' '..=b'~' | 0xC3 | 0x80..=0xBF))
}

/// Whether a character is no text at all, but a command to a terminal, a program's own mark, or what was lost.
fn commands(c: char) -> bool {
    c.is_control() || characters::private_use(c) || c == char::REPLACEMENT_CHARACTER
}

fn argument<'a>(name: &str, value: &'a str) -> FluentValue<'a> {
    match value.parse::<u32>() {
        Ok(number) if NUMBERS.contains(&name) => FluentValue::from(number),
        _ => FluentValue::String(one_line(value)),
    }
}

/// Numbers in groups of three digits, from five digits on as Swedish writing rules have it; other values as they are.
fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.as_string();
    if digits.len() < 5 {
        return None;
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(language.separator());
        }
        text.push(digit);
    }
    Some(text)
}
