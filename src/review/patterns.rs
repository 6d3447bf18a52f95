//! Patterns. Compiling one takes longer than matching it against a whole case, so those made of the house's words are compiled once in a
//! process, however many cases there are, and those that are always the same when a text first may have what they match.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regex::{Captures, Error, Regex};

/// No more patterns are remembered: three times what a house has, since each case adds some with its own names and terms.
const REMEMBERED: usize = 250;

/// A compiled pattern. It is shared, not cloned: a clone would begin with empty caches.
pub(super) type Pattern = Arc<Regex>;

/// A pattern that is always the same, and whether a text may have what it matches: most cases have none, and do not compile it.
pub(super) struct Fixed {
    may_be_in: fn(&str) -> bool,
    pattern: LazyLock<Option<Regex>>,
}

impl Fixed {
    /// Takes what tells of a text that it may have a match, and the pattern, which a test holds readable.
    pub(super) const fn new(may_be_in: fn(&str) -> bool, pattern: fn() -> Option<Regex>) -> Self {
        Self { may_be_in, pattern: LazyLock::new(pattern) }
    }

    /// The pattern for a text that may have what it matches.
    fn asked(&self, text: &str) -> Option<&Regex> {
        if (self.may_be_in)(text) { self.pattern.as_ref() } else { None }
    }

    /// All that a text has of it.
    pub(super) fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.asked(text).into_iter().flat_map(move |pattern| pattern.captures_iter(text))
    }

    /// Where a text has it.
    pub(super) fn ranges<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> {
        self.asked(text).into_iter().flat_map(move |pattern| pattern.find_iter(text)).map(|found| found.range())
    }

    /// Whether a text has it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.asked(text).is_some_and(|pattern| pattern.is_match(text))
    }

    /// The pattern by itself, for tests that no text with a match is passed by.
    #[cfg(test)]
    pub(super) fn pattern(&self) -> &Regex {
        self.pattern.as_ref().expect("a readable pattern")
    }
}

static COMPILED: Mutex<BTreeMap<String, Pattern>> = Mutex::new(BTreeMap::new());

/// A pattern, compiled now or before.
pub(super) fn compiled(pattern: &str) -> Result<Pattern, Error> {
    let mut remembered = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = remembered.get(pattern) {
        return Ok(known.clone());
    }
    if remembered.len() >= REMEMBERED {
        remembered.clear();
    }
    let new = Arc::new(Regex::new(pattern)?);
    remembered.insert(pattern.to_owned(), new.clone());
    Ok(new)
}
