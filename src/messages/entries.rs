//! The messages of a catalogue, each read when it is first asked for: a catalogue has a thousand, and a run tells some few.

use std::sync::{OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource};
use hashbrown::HashMap;
use memchr::memchr_iter;
use unic_langid::LanguageIdentifier;

use super::{Language, grouped};

/// Messages ready to be filled in.
type Bundle = FluentBundle<FluentResource>;

/// The messages of some catalogues in one language. None of them has another one in it, which a test holds.
pub(super) struct Entries {
    catalogues: Vec<&'static str>,
    /// The lines of each by its name, found when one is asked for. Nothing goes through them, so that no order of hashes shows.
    lines: OnceLock<HashMap<&'static str, &'static str>>,
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
        Self { catalogues, lines: OnceLock::new(), read: RwLock::new(read) }
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
            let lines = self.lines.get_or_init(|| lines(&self.catalogues));
            let entry = *lines.get(name)?;
            // A mistake in it costs the message it stands in, and the tests find it.
            let resource = FluentResource::try_new(entry.to_owned()).unwrap_or_else(|(read, _)| read);
            // Somebody else may have read it meanwhile: then it is there.
            let _ = self.read.write().unwrap_or_else(PoisonError::into_inner).add_resource(resource);
        }
        let bundle = self.read.read().unwrap_or_else(PoisonError::into_inner);
        told(&bundle, &bundle.get_message(name)?)
    }
}

/// The lines of each message of some catalogues, by its name: its own, and those after it that do not begin at the edge. Of several
/// with one name the first is meant.
fn lines<'c>(catalogues: &[&'c str]) -> HashMap<&'c str, &'c str> {
    let mut lines = HashMap::new();
    for catalogue in catalogues {
        let is_at_edge = |at: &usize| !catalogue[*at..].starts_with([' ', '\n', '\r']);
        let starts = std::iter::once(0).chain(memchr_iter(b'\n', catalogue.as_bytes()).map(|end| end + 1));
        let mut starts = starts.filter(is_at_edge).peekable();
        while let Some(start) = starts.next() {
            let entry = &catalogue[start..starts.peek().copied().unwrap_or(catalogue.len())];
            if let Some((name, _)) = entry.split_once(" =") {
                lines.entry(name).or_insert(entry);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentArgs;

    use super::{Entries, lines};
    use crate::messages::Language;

    #[test]
    fn a_message_is_found_with_its_lines_and_no_others() {
        let catalogue = "# Om\na = ett\n    .tips = två\n\nab = { $antal ->\n        [one] x\n       *[other] y\n    }\n# b = z\nb = c\n";
        let entry = |catalogue: &'static str, name: &str| lines(&[catalogue, "a = andra"]).get(name).copied();
        assert_eq!(entry(catalogue, "a"), Some("a = ett\n    .tips = två\n\n"));
        assert_eq!(entry(catalogue, "ab"), Some("ab = { $antal ->\n        [one] x\n       *[other] y\n    }\n"));
        assert_eq!((entry(catalogue, "b"), entry(catalogue, "tips")), (Some("b = c\n"), None));
        assert_eq!((entry("b = c", "b"), entry("b = c", "a")), (Some("b = c"), Some("a = andra")));
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
