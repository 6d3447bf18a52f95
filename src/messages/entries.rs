//! The messages of a catalogue, each read when it is first asked for: a catalogue has a thousand, and a run tells some few.

use std::sync::{PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource};
use memchr::memmem;
use unic_langid::LanguageIdentifier;

use super::{Language, grouped};

/// Messages ready to be filled in.
type Bundle = FluentBundle<FluentResource>;

/// The messages of some catalogues in one language. None of them has another one in it, which a test holds.
pub(super) struct Entries {
    catalogues: Vec<&'static str>,
    /// Those that were asked for.
    read: RwLock<Bundle>,
}

impl Entries {
    pub(super) fn new(language: Language, catalogues: Vec<&'static str>) -> Self {
        let mut read = Bundle::new_concurrent(vec![language.tag().parse::<LanguageIdentifier>().unwrap_or_default()]);
        read.set_use_isolating(false);
        read.set_formatter(Some(match language {
            Language::Swedish => |value, _| grouped(value, Language::Swedish),
            Language::English => |value, _| grouped(value, Language::English),
        }));
        Self { catalogues, read: RwLock::new(read) }
    }

    /// A message, or an attribute of it, filled in; none where the catalogues have none.
    pub(super) fn filled(&self, name: &str, attribute: Option<&str>, values: &FluentArgs<'_>) -> Option<String> {
        self.with(name, |bundle, message| {
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            Some(bundle.format_pattern(pattern, Some(values), &mut Vec::new()).into_owned())
        })
    }

    /// Whether a message has an attribute.
    pub(super) fn has(&self, name: &str, attribute: &str) -> bool {
        self.with(name, |_, message| message.get_attribute(attribute).map(|_| ())).is_some()
    }

    fn with<T>(&self, name: &str, told: impl FnOnce(&Bundle, &FluentMessage<'_>) -> Option<T>) -> Option<T> {
        let is_read = self.read.read().unwrap_or_else(PoisonError::into_inner).has_message(name);
        if !is_read {
            let entry = self.catalogues.iter().find_map(|catalogue| entry(catalogue, name))?;
            // A mistake in it costs the message it stands in, and the tests find it.
            let resource = FluentResource::try_new(entry.to_owned()).unwrap_or_else(|(read, _)| read);
            // Somebody else may have read it meanwhile: then it is there.
            let _ = self.read.write().unwrap_or_else(PoisonError::into_inner).add_resource(resource);
        }
        let bundle = self.read.read().unwrap_or_else(PoisonError::into_inner);
        told(&bundle, &bundle.get_message(name)?)
    }
}

/// The lines of a message in a catalogue: its own, and those after it that do not begin at the edge.
fn entry<'c>(catalogue: &'c str, name: &str) -> Option<&'c str> {
    let own = format!("\n{name} =");
    let start =
        if catalogue.starts_with(&own[1..]) { 0 } else { memmem::find(catalogue.as_bytes(), own.as_bytes())? + 1 };
    let rest = &catalogue[start..];
    let mut lines = rest.split_inclusive('\n');
    let first = lines.next().map_or(0, str::len);
    let more = lines.take_while(|line| line.starts_with([' ', '\n', '\r'])).map(str::len);
    Some(&rest[..first + more.sum::<usize>()])
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentArgs;

    use super::{Entries, entry};
    use crate::messages::Language;

    #[test]
    fn a_message_is_found_with_its_lines_and_no_others() {
        let catalogue = "# Om\na = ett\n    .tips = två\n\nab = { $antal ->\n        [one] x\n       *[other] y\n    }\n# b = z\nb = c\n";
        assert_eq!(entry(catalogue, "a"), Some("a = ett\n    .tips = två\n\n"));
        assert_eq!(entry(catalogue, "ab"), Some("ab = { $antal ->\n        [one] x\n       *[other] y\n    }\n"));
        assert_eq!((entry(catalogue, "b"), entry(catalogue, "tips")), (Some("b = c\n"), None));
        assert_eq!(entry("b = c", "b"), Some("b = c"));
    }

    /// What is read by itself says what the whole catalogue would.
    #[test]
    fn no_message_has_another_one_in_it() {
        for language in [Language::Swedish, Language::English] {
            for catalogue in [language.catalogue(), language.help_catalogue()] {
                let refers = |line: &&str| {
                    line.split('{')
                        .skip(1)
                        .any(|part| part.trim_start().starts_with(|c: char| c == '-' || c.is_ascii_alphabetic()))
                };
                assert_eq!(catalogue.lines().filter(|line| !line.starts_with('#')).find(refers), None);
            }
        }
    }

    #[test]
    fn a_message_is_the_same_when_it_is_asked_for_again() {
        let entries = Entries::new(Language::Swedish, vec!["a = ett\nb = två\n    .tips = tre\n"]);
        let filled = |name: &str, attribute: Option<&str>| entries.filled(name, attribute, &FluentArgs::new());
        for _ in 0..2 {
            assert_eq!(
                (filled("a", None).as_deref(), filled("b", Some("tips")).as_deref()),
                (Some("ett"), Some("tre"))
            );
            assert_eq!((filled("c", None), filled("a", Some("tips"))), (None, None));
            assert!(entries.has("b", "tips") && !entries.has("b", "a") && !entries.has("c", "tips"));
        }
    }
}
